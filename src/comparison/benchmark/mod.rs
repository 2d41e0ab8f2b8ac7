//! What another weighting scheme, method or estimator would say.

mod builder;
mod contender;
mod factor;
mod influence;
mod leave_out;
mod pairwise;
mod result;
mod run;
mod setting;
mod stability;
mod truth;
mod truth_trial;
mod weighing;

pub use builder::SchemeBenchmark;
pub use contender::SchemeLevel;
pub use factor::{BenchmarkFactor, FactorKind};
pub use influence::{EffectShare, IssueSpread};
pub use leave_out::LeaveOneOut;
pub use pairwise::PairwiseSimilarity;
pub use result::{BenchmarkOrder, BenchmarkResult, BenchmarkVariant};
pub use truth::{Elicited, TruthResult, TruthScore, TruthStudy};
pub use weighing::{BenchmarkWeighing, BlockMember, TierChange, WeightBlock};
