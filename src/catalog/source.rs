//! Where the catalog comes from and what it cannot be asked.

/// What the facts of this catalog rest on: how to cite them.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let caption = format!("Issues: {}.", catalog::SOURCE);
/// assert!(caption.ends_with("first half of 2023."));
/// ```
pub const SOURCE: &str = "a Chinese research report on ESG in fintech, first half of 2023";

/// What the source does not give, one sentence each, to print below a result that uses it.
///
/// # Examples
///
/// ```
/// use materiality::catalog;
///
/// let footnotes: Vec<String> = catalog::LIMITS.iter().map(|limit| format!("- {limit}")).collect();
/// assert_eq!(footnotes.len(), 5);
/// ```
pub const LIMITS: &[&str] = &[
    "The source gives no scores, scales, weights, thresholds, matrix, survey, sample or rule of \
     aggregation for its issues.",
    "That its issues 1 to 10 stand in order of priority is the natural reading of its \
     introduction, not an explicit definition; ties and distances between ranks are not given.",
    "The source assigns no pillar to the ten issues; the pillars are a reading of their titles \
     and sections.",
    "Links from issues to indicators, stakeholders, policy directions, recommendations and \
     industry features are a reading, not part of the source.",
    "The source never lists the ten companies it studied: nine are named, six of them as one of \
     the ten; the tenth is not named.",
];
