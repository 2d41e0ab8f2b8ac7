//! What a report says, one section per file.

pub(super) mod agreement;
pub(super) mod changes;
pub(super) mod checklist;
pub(super) mod consistency;
pub(super) mod decisions;
pub(super) mod input;
pub(super) mod limits;
pub(super) mod matrix;
pub(super) mod method;
pub(super) mod method_words;
pub(super) mod period_words;
pub(super) mod quality;
pub(super) mod ranking;
pub(super) mod robustness;
pub(super) mod scheme_words;
pub(super) mod summary;
pub(super) mod thresholds;
pub(super) mod weights;
