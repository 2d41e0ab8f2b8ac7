//! From answers to counts: the survey, its readers, and the tally; how far people agree, and how well
//! they answered.

mod agreement;
mod cell;
#[cfg(feature = "csv")]
mod csv;
mod digest;
mod error;
mod quality;
mod questionnaire;
#[expect(clippy::module_inception, reason = "the noun of this room is the survey")]
mod survey;
mod tally;
mod tokens;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use self::agreement::{
    AlphaMetric, CellAgreement, Concordance, CronbachAlpha, GapInterval, GroupContrast, GroupGap,
    GroupRankings, GroupTau, IntraclassCorrelation, KendallW, KrippendorffAlpha, RankingPanel,
    RaterPanel, RejectedRanking, ScreenedRankings, r_wg, tastle_wierman, van_der_eijk,
    variance_ratio,
};
pub use self::cell::Cell;
#[cfg(feature = "csv")]
pub use self::csv::{
    BadRows, CsvReader, DuplicateCheck, ExtraColumns, Form, Progress, ReadReport, Reading,
    read_counts, read_rankings, write_counts,
};
pub use self::error::{RowError, RowProblem, SurveyError};
pub use self::quality::{
    CellQuality, CriterionQuality, DividedOpinion, FlaggedRespondent, IssueQuality,
    PeopleAgreement, QualityReport, QualityRules, ResponseFlag, ResponsePattern, ResponsePatterns,
    ResponseSummary,
};
pub use self::questionnaire::Questionnaire;
pub use self::survey::{Survey, SurveyBuilder};
pub use self::tally::{CountRow, Tally};
pub use self::tokens::MissingTokens;
#[cfg(feature = "xlsx")]
pub use self::xlsx::XlsxReader;

#[cfg(feature = "json")]
pub(crate) use self::digest::sha256;
