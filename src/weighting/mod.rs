//! Weights for groups, criteria and axes: every scheme on one trait.

mod direct;
mod equal;
mod error;
mod scheme;

pub use direct::Direct;
pub use equal::Equal;
pub use error::WeightingError;
pub use scheme::{Degenerate, Scheme, Weighting, WeightingScheme};
