//! How far people agree: over all issues, about one issue, and between groups.
//!
//! | question | measure | takes |
//! |---|---|---|
//! | do respondents put the issues in the same order? | [`KendallW`] | a [`RaterPanel`], a [`RankingPanel`] |
//! | do they give the same ratings? | [`IntraclassCorrelation`], [`KrippendorffAlpha`] | a panel; alpha also a tally |
//! | do the answers of one person hang together? | [`CronbachAlpha`] | a [`RaterPanel`] |
//! | do the people of one cell agree on one issue? | [`CellAgreement`] | a [`Cell`](crate::Cell) |
//! | do groups differ about one issue? | [`GroupContrast`] | a [`Tally`](crate::Tally) |
//! | do groups put the issues in the same order? | [`GroupRankings`] | a [`Tally`](crate::Tally) |

mod cell_agreement;
mod concordance;
mod cronbach;
mod group_contrast;
mod group_rankings;
mod intraclass;
mod kendall_w;
mod krippendorff;
mod r_wg;
mod ranking_panel;
mod rater_panel;
mod tastle_wierman;
mod van_der_eijk;
mod variance_ratio;

pub use self::cell_agreement::CellAgreement;
pub use self::concordance::Concordance;
pub use self::cronbach::CronbachAlpha;
pub use self::group_contrast::{GapInterval, GroupContrast, GroupGap};
pub use self::group_rankings::{GroupRankings, GroupTau};
pub use self::intraclass::IntraclassCorrelation;
pub use self::kendall_w::KendallW;
pub use self::krippendorff::{AlphaMetric, KrippendorffAlpha};
pub use self::r_wg::r_wg;
#[cfg(feature = "csv")]
pub(super) use self::ranking_panel::PanelBuilder;
pub use self::ranking_panel::{RankingPanel, RejectedRanking, ScreenedRankings};
pub use self::rater_panel::RaterPanel;
pub use self::tastle_wierman::tastle_wierman;
pub use self::van_der_eijk::van_der_eijk;
pub use self::variance_ratio::variance_ratio;
