//! Private kernels that know no word of the domain.

pub(crate) mod batch;
pub(crate) mod breaks;
pub(crate) mod concordance;
pub(crate) mod counts;
pub(crate) mod divergence;
pub(crate) mod draws;
pub(crate) mod extent;
pub(crate) mod game;
pub(crate) mod graph;
pub(crate) mod grid;
pub(crate) mod histogram;
pub(crate) mod lanes;
pub(crate) mod linear;
pub(crate) mod loss;
pub(crate) mod markov;
pub(crate) mod nearest;
pub(crate) mod order;
pub(crate) mod perron;
pub(crate) mod polygon;
pub(crate) mod positions;
pub(crate) mod power;
pub(crate) mod quadratic;
pub(crate) mod simplex;
pub(crate) mod student;
pub(crate) mod sum;
pub(crate) mod table;
