//! What changed from one period to the next, and whether it is more than chance.

mod change_tests;
mod comparability;
mod decomposition;
mod detection;
mod multiple_testing;
mod paired;
mod period_change;
mod unpaired;

pub use change_tests::{ChangeTest, ChangeTests, NoTest, TestLaw, UntestedChange};
pub use comparability::{OnDifference, PeriodDifference};
pub use decomposition::ScoreChange;
pub use detection::Detection;
pub use multiple_testing::MultipleTesting;
pub use period_change::{AxisChange, Crossing, IssueChange, PeriodChange, Presence};
