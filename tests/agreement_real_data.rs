//! Agreement and response quality of real answers: the environment module of ISSP 2000 and
//! rankings of corporate social responsibility topics.
//!
//! ISSP Research Group (2003), ISSP 2000 Environment II, GESIS ZA3440 v1.0.0, doi:10.4232/1.3440.
//! Mair et al., CRAN package smacof 2.1-7, data csrranking. Expected figures were computed from the
//! raw files in rational arithmetic by a script that is not part of the crate. The raw files are not
//! part of it either: tests that need them look in the folder `MATERIALITY_RAW_DATA` names, which
//! then has to have them, or beside the repository, and go without if they are not there.

#![cfg(feature = "csv")]

mod common;

use std::fmt::Write as _;
use std::path::PathBuf;

use common::{close, frame_on, ok};
use materiality::{
    AlphaMetric, CriterionQuality, CsvReader, Direction, KendallW, Lang, MissingTokens,
    QualityReport, QualityRules, Questionnaire, Scale, Survey, read_counts, read_rankings,
};

const ISSUES: [&str; 6] = ["car", "ind", "farm", "water", "temp", "gene"];

fn raw(name: &str) -> Option<String> {
    if let Ok(folder) = std::env::var("MATERIALITY_RAW_DATA") {
        let path = PathBuf::from(folder).join(name);
        return Some(
            std::fs::read_to_string(&path).expect("MATERIALITY_RAW_DATA has the raw file"),
        );
    }
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    std::fs::read_to_string(beside).ok()
}

/// Six problems, two countries, 1 = extremely dangerous to 5 = not dangerous at all.
fn frame() -> Questionnaire {
    let scale = ok(Scale::new(1.0, 5.0, 1.0, Direction::LowerIsMore));
    frame_on(&ISSUES, &["gb", "at"], &scale)
}

/// The raw answers as a survey.
fn issp() -> Option<Survey> {
    let raw = raw("issp2000_environment_items.csv")?;
    let mut lines = raw.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name: &str| header.iter().position(|&column| column == name).unwrap();
    let mut file = "respondent,group,issue,axis,rating\n".to_owned();
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let group = if fields[place("CNTRY")] == "1" { "gb" } else { "at" };
        for issue in ISSUES {
            let rating = fields[place(&issue.to_uppercase())];
            let person = fields[place("respondent")];
            let _ = writeln!(file, "{person},{group},{issue},stakeholder,{rating}");
        }
    }
    Some(ok(CsvReader::new(&frame()).read_survey(file.as_bytes())).data)
}

/// Kendall's τ between the countries is 1/15 = .067: eight of fifteen pairs of problems stand in the
/// same order.
#[track_caller]
fn assert_tau(criterion: &CriterionQuality) {
    let [pair] = criterion.rankings().pairs() else { panic!("two groups are one pair") };
    close(pair.tau_b().unwrap(), 1.0 / 15.0, 1e-15);
    assert!(pair.is_apart(&QualityRules::default()));
}

/// α, η² and shares at the top level need the sixty counts only.
#[test]
fn issp2000_from_counts() {
    let counts = include_str!("fixtures/issp2000_counts.csv");
    let tally = ok(read_counts(counts.as_bytes(), &frame(), &MissingTokens::default()));
    let report = QualityReport::of_tally(&tally, &QualityRules::default());
    let criterion = report.criterion("stakeholder").unwrap();
    assert_tau(criterion);
    for (metric, expected) in [
        (AlphaMetric::Nominal, 0.007_471_166_9),
        (AlphaMetric::Ordinal, 0.011_879_089_5),
        (AlphaMetric::Interval, 0.012_090_274_4),
    ] {
        close(criterion.krippendorff(metric).unwrap().get(), expected, 1e-9);
    }
    #[rustfmt::skip]
    let expected = [ // η², gap in scores, its standard error, share at the top level
        (0.011_004_84, 0.043_754_31, 0.010_369_27, 0.195_611_29),
        (0.007_216_13, 0.033_905_16, 0.009_931_01, 0.302_821_32),
        (0.013_878_34, 0.052_530_33, 0.011_074_49, 0.247_021_94),
        (0.009_685_44, 0.045_390_91, 0.011_515_11, 0.278_369_91),
        (0.033_607_76, 0.081_546_51, 0.010_926_30, 0.273_981_19),
        (0.060_509_21, 0.127_233_13, 0.012_555_02, 0.280_250_78),
    ];
    for (issue, (eta, gap, error, top)) in criterion.issues().iter().zip(expected) {
        close(issue.contrast().eta_squared().unwrap(), eta, 1e-8);
        close(issue.all().ceiling().unwrap(), top, 1e-8);
        let found = issue.contrast().largest_gap().unwrap();
        close(found.gap(), gap, 1e-8);
        // About 1,590 degrees of freedom: t is 1.9615.
        close(found.gap() - found.interval().lower(), 1.9615 * error, 1e-5);
        // Significant differences, all of them too small to divide anybody.
        assert!(found.interval().lower() > 0.0 && !issue.is_divided());
    }
    // Great Britain is more afraid of cars and water pollution only.
    let higher = criterion
        .issues()
        .iter()
        .map(|issue| issue.contrast().largest_gap().unwrap().higher().as_str());
    assert_eq!(higher.collect::<Vec<_>>(), ["gb", "at", "at", "gb", "at", "at"]);
}

/// W of all and of each country, intraclass correlations, Cronbach's α, and the 161 respondents who
/// gave all six problems the same answer.
#[test]
fn issp2000_from_the_raw_file() {
    let Some(survey) = issp() else { return };
    let report = QualityReport::of(&survey);
    let criterion = report.criterion("stakeholder").unwrap();
    assert_tau(criterion);
    let people = criterion.people().unwrap();
    let w = people.kendall_w().unwrap();
    close(w.get(), 0.024_022_473_24, 1e-11);
    close(w.chi_squared(), 191.579_224_085, 1e-9);
    close(w.f().unwrap(), 39.234_327_936_8, 1e-9);
    assert!(w.p_value().unwrap() < 1e-30);
    assert_eq!((w.raters(), w.left_out()), (1595, 0));
    let icc = people.intraclass().unwrap();
    close(icc.agreement().unwrap(), 0.014_690_757_75, 1e-11);
    close(icc.consistency().unwrap(), 0.022_751_632_94, 1e-11);
    close(icc.mean_agreement().unwrap(), 0.959_646_700_90, 1e-11);
    close(icc.mean_consistency().unwrap(), 0.973_776_480_74, 1e-11);
    close(people.cronbach().unwrap().get(), 0.771_107_878_70, 1e-11);
    for ((_, people), (w, cronbach)) in criterion
        .group_people()
        .iter()
        .zip([(0.055_195_172_09, 0.815_310_957_28), (0.073_580_276_06, 0.718_844_309_73)])
    {
        close(people.kendall_w().unwrap().get(), w, 1e-11);
        close(people.cronbach().unwrap().get(), cronbach, 1e-11);
    }
    let summary = criterion.responses().unwrap();
    assert_eq!((summary.answering(), summary.straight_lines()), (1595, 161));
    let in_gb = summary.flagged().iter().filter(|one| one.group.as_str() == "gb").count();
    assert_eq!((in_gb, summary.flagged().len()), (94, 161));
    close(summary.mean_longest_run().unwrap(), 3.163_636_363_6, 1e-9);
    close(summary.mean_modal_share().unwrap(), 0.644_514_106_58, 1e-9);
    close(summary.mean_within_sd().unwrap(), 0.161_957_176_99, 1e-9);
    let lines = report.lines(Lang::En);
    let says = |text: &str| assert!(lines.iter().any(|line| line == text), "{text}\n{report}");
    says(
        "stakeholder: Kendall's W = 0.0240 (1595 raters, 6 items, p < 0.001): significant but no \
         consensus",
    );
    says(
        "stakeholder: orders of gb and at: Kendall's tau = 0.067; little in common, a pooled order \
         stands for neither",
    );
    says(
        "stakeholder: 161 of 1595 respondents gave every issue the same rating (10.1%); 0 others \
         gave many equal ratings in a row, 0 others nearly always the same; nobody was removed",
    );
}

/// A hundred respondents rank five topics; 82 and 83 do not, and are named.
#[test]
fn csr_rankings_from_the_raw_file() {
    let Some(raw) = raw("smacof_csrranking.csv") else { return };
    let rankings = ok(read_rankings(raw.as_bytes()));
    let rejects: Vec<String> = rankings.rejects.iter().map(ToString::to_string).collect();
    assert_eq!(
        rejects,
        [
            r#"respondent "82": found the ranks 2 1 4 5 2, expected each of 1 to 5 once"#,
            r#"respondent "83": found the ranks 1 1 1 1 1, expected each of 1 to 5 once"#,
        ]
    );
    assert_eq!(rankings.panel.len(), 98);
    assert_eq!(rankings.panel.rank_sums(), [253.0, 247.0, 375.0, 338.0, 257.0]);
    let w = KendallW::of_rankings(&rankings.panel).unwrap();
    close(w.get(), 0.143_231_986_67, 1e-11);
    close(w.chi_squared(), 56.146_938_775_5, 1e-9);
    close(w.f().unwrap(), 16.216_178_114_8, 1e-9);
}
