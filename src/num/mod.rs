//! Private kernels that know no word of the domain.

pub(crate) mod breaks;
pub(crate) mod coincidence;
pub(crate) mod concordance;
pub(crate) mod counts;
pub(crate) mod divergence;
pub(crate) mod extent;
pub(crate) mod graph;
pub(crate) mod grid;
pub(crate) mod histogram;
pub(crate) mod linear;
pub(crate) mod loss;
pub(crate) mod markov;
pub(crate) mod order;
pub(crate) mod perron;
pub(crate) mod positions;
pub(crate) mod power;
pub(crate) mod rank_sums;
pub(crate) mod simplex;
pub(crate) mod student;
pub(crate) mod sum;
pub(crate) mod table;
pub(crate) mod tail;
pub(crate) mod two_way;
