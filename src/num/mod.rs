//! Private kernels that know no word of the domain.

pub(crate) mod breaks;
pub(crate) mod counts;
pub(crate) mod extent;
pub(crate) mod grid;
pub(crate) mod histogram;
pub(crate) mod order;
pub(crate) mod power;
pub(crate) mod student;
pub(crate) mod sum;
