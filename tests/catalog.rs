//! The built-in catalog: its counts, its inner agreement, and what can be done with it.

use std::collections::{BTreeMap, BTreeSet};

use materiality::catalog::{
    self, Confidence, Entry, Evidence, FintechSpecific, Headquarters, LinkBasis, NoteKind,
    OneOfTen, Relevance, framework, priority_issue, priority_issues,
};
use materiality::{Issue, IssueCatalog, Lang, Name, Pillar};

/// Fails on the second of two equal ids.
fn all_different<'a>(ids: impl IntoIterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{id} stands twice");
    }
}

fn is_chinese(letter: char) -> bool {
    ('\u{3000}'..='\u{9fff}').contains(&letter) || ('\u{ff00}'..='\u{ffef}').contains(&letter)
}

fn is_bilingual(name: &Name) -> bool {
    !name.en().is_empty() && !name.en().chars().any(is_chinese) && name.zh().is_some()
}

#[test]
fn the_framework_has_its_printed_size() {
    let table = framework();
    assert_eq!(table.dimensions().len(), 3);
    assert_eq!(table.themes().count(), 20);
    assert_eq!(table.indicators().count(), 63);
    assert_eq!(table.descriptions().count(), 96);
    assert_eq!(table.entries().count(), 3 + 20 + 63 + 96);

    let size = |at: usize| {
        let dimension = &table.dimensions()[at];
        let indicators = dimension.themes.iter().flat_map(|theme| theme.indicators);
        let descriptions = indicators.clone().flat_map(|indicator| indicator.descriptions);
        (dimension.id, dimension.themes.len(), indicators.count(), descriptions.count())
    };
    assert_eq!(size(0), ("E", 4, 15, 22));
    assert_eq!(size(1), ("S", 9, 24, 47));
    assert_eq!(size(2), ("G", 7, 24, 27));
}

#[test]
fn stars_stand_where_they_are_printed() {
    let starred: Vec<_> =
        framework().indicators().filter(|it| it.starred).map(|it| it.id).collect();
    assert_eq!(
        starred,
        ["E-2-2", "S-2-2", "G-3-1", "G-3-2", "G-3-3", "G-5-4", "G-5-5", "G-5-6", "G-6-6"]
    );
    let described: Vec<_> =
        framework().descriptions().filter(|it| it.starred).map(|it| it.id).collect();
    assert_eq!(described, ["E-2-2-a", "S-2-2-a", "S-2-2-b", "S-2-2-c", "S-7-2-a"]);

    let count = |kind| framework().indicators().filter(|it| it.fintech_specific() == kind).count();
    assert_eq!(count(FintechSpecific::Yes), 9);
    assert_eq!(count(FintechSpecific::Partly), 1);
    assert_eq!(count(FintechSpecific::No), 53);
}

#[test]
fn ids_of_the_framework_are_places_in_the_table() {
    let mut expected = Vec::new();
    for dimension in framework().dimensions() {
        expected.push(dimension.id.to_owned());
        for (t, theme) in (1..).zip(dimension.themes) {
            assert_eq!(theme.pillar, dimension.pillar, "{}", theme.id);
            expected.push(format!("{}-{t}", dimension.id));
            for (i, indicator) in (1..).zip(theme.indicators) {
                assert_eq!(indicator.pillar, dimension.pillar, "{}", indicator.id);
                expected.push(format!("{}-{t}-{i}", dimension.id));
                for (letter, _) in ('a'..).zip(indicator.descriptions) {
                    expected.push(format!("{}-{t}-{i}-{letter}", dimension.id));
                }
            }
        }
    }
    let found: Vec<_> = framework().entries().map(Entry::id).collect();
    assert_eq!(found, expected);
    all_different(found);
    let pillars = framework().dimensions().iter().map(|dimension| dimension.pillar);
    assert!(pillars.eq([Pillar::Environmental, Pillar::Social, Pillar::Governance]));
}

#[test]
fn every_entry_is_found_by_id_and_name() {
    for entry in framework().entries() {
        let id = entry.id();
        assert_eq!(framework().get(id).map(Entry::id), Some(id));
        assert_eq!(framework().find(id).map(Entry::id), Some(id));
        let Some(name) = entry.name() else { continue };
        assert!(is_bilingual(name), "{id}");
        assert_eq!(framework().find(&name.en().to_uppercase()).map(Entry::id), Some(id));
        assert_eq!(framework().find(name.get(Lang::Zh)).map(Entry::id), Some(id));
    }
    for theme in framework().themes() {
        assert_eq!(framework().theme(theme.id).map(|it| it.id), Some(theme.id));
        assert!(framework().indicator(theme.id).is_none());
    }
    for text in ["", "G-4-3", "g-4", "G-4 ", "数据"] {
        assert!(framework().find(text).is_none(), "{text:?}");
    }
}

#[test]
fn descriptions_are_in_english_only() {
    for description in framework().descriptions() {
        assert!(!description.text.is_empty(), "{}", description.id);
        assert!(!description.text.chars().any(is_chinese), "{}", description.id);
    }
    for issue in priority_issues() {
        let texts = issue.risks.iter().chain(issue.opportunities).chain([&issue.description]);
        for text in texts {
            assert!(!text.is_empty() && !text.chars().any(is_chinese), "{}: {text}", issue.slug);
        }
    }
    for stakeholder in catalog::stakeholders() {
        for text in stakeholder.demands.iter().chain([&stakeholder.relation]) {
            assert!(!text.is_empty() && !text.chars().any(is_chinese), "{}", stakeholder.id);
        }
    }
    // Chinese in notes is names alone; a note on a description must not quote it.
    for note in catalog::notes() {
        assert!(!note.decision.is_some_and(|text| text.chars().any(is_chinese)), "{note:?}");
        if note.kind != NoteKind::LabelVariant {
            assert!(!note.finding.chars().any(is_chinese), "{note:?}");
        }
    }
}

#[test]
fn ten_issues_stand_in_rank_order() {
    assert!(priority_issues().iter().map(|issue| issue.rank).eq(1..=10));
    assert!(priority_issues().iter().map(|issue| issue.slug).eq([
        "data-security-privacy-tech-ethics",
        "green-service-system",
        "industrial-digitalisation",
        "inclusive-technology",
        "consumer-protection",
        "employee-care-development",
        "international-industry-cooperation",
        "responsible-supply-chain",
        "risk-management",
        "green-operations",
    ]));
    let pillars: Vec<_> = priority_issues().iter().map(|issue| issue.pillar).collect();
    let (e, s, g) = (Pillar::Environmental, Pillar::Social, Pillar::Governance);
    assert_eq!(pillars, [g, e, s, s, s, s, s, s, g, e]);
    for issue in priority_issues() {
        assert_eq!(issue.section, format!("3.2.{}", issue.rank));
        assert!(!issue.secondary_pillars.contains(&issue.pillar), "{}", issue.slug);
        assert!(!issue.pillar_basis.is_empty(), "{}", issue.slug);
        assert!(is_bilingual(&issue.title) && issue.sub_issues.iter().all(is_bilingual));
        assert!(issue.cases.iter().all(|case| is_bilingual(&case.title)));
    }
    let unsure = priority_issues().iter().filter(|it| it.pillar_confidence == Confidence::Low);
    assert!(unsure.map(|issue| issue.rank).eq([3]));
    let sub_issues = priority_issues().iter().map(|issue| issue.sub_issues.len());
    assert!(sub_issues.eq([2, 2, 2, 4, 4, 4, 2, 3, 6, 2]));
}

#[test]
fn issues_are_found_by_slug_and_titles() {
    for issue in priority_issues() {
        let titles = [issue.title.en().to_lowercase(), issue.title.get(Lang::Zh).to_owned()];
        for text in titles.iter().map(String::as_str).chain([issue.slug]) {
            assert_eq!(priority_issue(text).map(|found| found.rank), Some(issue.rank), "{text}");
        }
    }
    for text in ["", "1", "Green-Operations", " green-operations", "绿色"] {
        assert!(priority_issue(text).is_none(), "{text:?}");
    }
}

#[test]
fn the_ten_are_a_catalog_like_any_other() {
    let ten = catalog::fintech();
    assert_eq!(ten.len(), 10);
    for (issue, source) in ten.iter().zip(priority_issues()) {
        assert_eq!(issue.id().as_str(), source.slug);
        assert_eq!(issue.name(), &source.title);
        assert_eq!(issue.pillar(), Some(source.pillar));
        assert_eq!(issue.description(), Some(source.description));
        assert_eq!(issue, &source.to_issue());
    }
    assert_eq!(ten.find("开展绿色运营").unwrap().id().as_str(), "green-operations");

    let own = ten
        .clone()
        .with(Issue::new("ai-energy", "Energy use of AI").unwrap())
        .unwrap()
        .without("green-operations")
        .unwrap();
    assert_eq!(own.len(), 10);
    assert_eq!(own.position("ai-energy"), Some(9));
    assert!(own.get("green-operations").is_none());
    assert!(ten.clone().with(priority_issues()[0].to_issue()).is_err());
    assert!(ten.clone().without("no-such-issue").is_err());

    let text = serde_json::to_string(&ten).unwrap();
    assert_eq!(serde_json::from_str::<IssueCatalog>(&text).unwrap(), ten);
}

#[test]
fn the_indicators_are_a_catalog_too() {
    let all = catalog::fintech_indicators();
    assert!(all.iter().map(|it| it.id().as_str()).eq(framework().indicators().map(|it| it.id)));
    let energy = all.get("E-1-2").unwrap();
    assert_eq!(
        energy.description(),
        Some(
            "Build green data centres; Save energy in offices; Set targets for renewable-energy use"
        )
    );
}

#[test]
fn every_link_leads_to_something_that_exists() {
    // Dropped links would change these counts: links are looked up when they are asked for.
    let mut counts = [0; 7];
    for issue in priority_issues() {
        counts[0] += issue.themes().count();
        for (_, relevance) in issue.indicators() {
            counts[if relevance == Relevance::Core { 1 } else { 2 }] += 1;
        }
        counts[3] += issue.stakeholders().count();
        counts[4] += issue.policy_directions().count();
        counts[5] += issue.recommendations().count();
        counts[6] += issue.industry_features().count();
    }
    assert_eq!(counts, [18, 40, 19, 21, 12, 12, 11]);

    let bases = priority_issues().iter().flat_map(|issue| {
        let stakeholders = issue.stakeholders().map(|(_, basis)| basis);
        let policies = issue.policy_directions().map(|(_, basis)| basis);
        stakeholders.chain(policies).chain(issue.recommendations().map(|(_, basis)| basis))
    });
    let mut by_basis = BTreeMap::new();
    for basis in bases {
        *by_basis.entry(basis).or_insert(0) += 1;
    }
    assert_eq!(
        by_basis.into_iter().collect::<Vec<_>>(),
        [
            (LinkBasis::Direct, 23),
            (LinkBasis::Partial, 11),
            (LinkBasis::SectionOnly, 6),
            (LinkBasis::CaseOnly, 4),
            (LinkBasis::Inferred, 1),
        ]
    );
}

#[test]
fn an_issue_links_to_indicators_of_its_own_themes() {
    for issue in priority_issues() {
        let themes: Vec<_> = issue.themes().map(|theme| theme.id).collect();
        for (indicator, relevance) in issue.indicators() {
            let (theme, _) = indicator.id.rsplit_once('-').unwrap();
            if relevance == Relevance::Core {
                assert!(themes.contains(&theme), "{}: {}", issue.slug, indicator.id);
            }
        }
        assert!(issue.themes().any(|theme| theme.pillar == issue.pillar), "{}", issue.slug);
    }
}

#[test]
fn links_can_be_followed_back() {
    for issue in priority_issues() {
        for (indicator, relevance) in issue.indicators() {
            let mut back = indicator.issues();
            assert!(back.any(|(it, how)| it.rank == issue.rank && how == relevance));
        }
        for (stakeholder, basis) in issue.stakeholders() {
            let mut back = stakeholder.issues();
            assert!(back.any(|(it, how)| it.rank == issue.rank && how == basis));
        }
        for (policy, basis) in issue.policy_directions() {
            assert!(policy.issues().any(|(it, how)| it.rank == issue.rank && how == basis));
        }
        for (advice, basis) in issue.recommendations() {
            assert!(advice.issues().any(|(it, how)| it.rank == issue.rank && how == basis));
        }
        for feature in issue.industry_features() {
            assert!(feature.issues().any(|it| it.rank == issue.rank));
        }
    }
    let forth: usize = priority_issues().iter().map(|issue| issue.indicators().count()).sum();
    let back: usize = framework().indicators().map(|indicator| indicator.issues().count()).sum();
    assert_eq!(forth, back);
}

#[test]
fn the_evidence_matrix_has_its_printed_cells() {
    let mut cells = BTreeMap::new();
    for company in catalog::companies() {
        for issue in priority_issues() {
            let evidence = company.evidence(issue);
            assert_eq!(catalog::evidence(company.name.en(), issue.slug), Some(evidence));
            *cells.entry(evidence).or_insert(0) += 1;
        }
    }
    assert_eq!(cells[&Evidence::Case], 22);
    assert_eq!(cells[&Evidence::Mention], 18);
    assert_eq!(cells[&Evidence::None], 50);

    let counts: Vec<_> = priority_issues()
        .iter()
        .map(catalog::PriorityIssue::evidence_counts)
        .map(|counts| (counts.cases, counts.mentions, counts.none))
        .collect();
    assert_eq!(
        counts,
        [
            (2, 2, 5),
            (3, 3, 3),
            (2, 1, 6),
            (4, 0, 5),
            (1, 0, 8),
            (2, 2, 5),
            (1, 4, 4),
            (3, 1, 5),
            (2, 5, 2),
            (2, 0, 7),
        ]
    );
    assert_eq!(catalog::evidence("Acme", "green-operations"), None);
    assert_eq!(catalog::evidence("Apple", "no-such-issue"), None);
}

#[test]
fn evidence_and_case_studies_agree() {
    let cases = || priority_issues().iter().flat_map(|issue| issue.cases);
    assert_eq!(cases().count(), 24);
    all_different(cases().map(|case| case.id));
    for issue in priority_issues() {
        for (at, case) in (1..).zip(issue.cases) {
            assert_eq!(case.id, format!("case-{}-{at}", issue.rank));
            assert_eq!(catalog::company(case.company).unwrap().name.en(), case.company);
        }
        let with_case = issue.companies().filter(|&(_, evidence)| evidence == Evidence::Case);
        let shown: BTreeSet<_> = with_case.map(|(company, _)| company.name.en()).collect();
        assert_eq!(shown, issue.cases.iter().map(|case| case.company).collect(), "{}", issue.slug);
    }
    let of = |issue: &str| -> Vec<_> {
        let issue = priority_issue(issue).unwrap();
        issue.companies().map(|(company, evidence)| (company.name.en(), evidence)).collect()
    };
    assert_eq!(
        of("employee-care-development"),
        [
            ("PayPal", Evidence::Mention),
            ("Visa", Evidence::Case),
            ("Ant Group", Evidence::Mention),
            ("Tencent", Evidence::Case),
        ]
    );
}

#[test]
fn nine_companies_are_named() {
    let companies = catalog::companies();
    assert_eq!(companies.len(), 9);
    all_different(companies.iter().map(|company| company.name.en()));
    assert_eq!(companies.iter().filter(|it| it.one_of_ten == OneOfTen::Stated).count(), 6);
    let domestic = companies.iter().filter(|it| it.headquarters == Headquarters::Domestic);
    assert!(domestic.map(|it| it.name.en()).eq(["Hundsun", "Ant Group", "Tencent", "Ping An"]));
    for company in companies {
        assert!(company.enterprise_type().is_some(), "{}", company.name.en());
        for text in [company.name.en().to_lowercase(), company.name.get(Lang::Zh).to_owned()] {
            let found = catalog::company(&text).unwrap();
            assert_eq!(found.name, company.name);
        }
    }
}

#[test]
fn stakeholders_serve_as_groups() {
    let stakeholders = catalog::stakeholders();
    assert_eq!(stakeholders.len(), 13);
    all_different(stakeholders.iter().map(|it| it.id));
    all_different(stakeholders.iter().map(|it| it.group.en()));
    for (group, stakeholder) in catalog::stakeholder_groups().iter().zip(stakeholders) {
        assert_eq!(group.id().as_str(), stakeholder.id);
        assert_eq!(group.name(), &stakeholder.group);
        assert!(group.roles().is_empty() && group.population().is_none());
        assert!(is_bilingual(&stakeholder.name) && is_bilingual(&stakeholder.group));
        assert!(!stakeholder.demands.is_empty() || stakeholder.demands_note.is_some());
        assert!(stakeholder.indicators().count() > 0, "{}", stakeholder.id);
        let names = [&stakeholder.name, &stakeholder.group];
        for text in names.into_iter().flat_map(|it| [it.en(), it.get(Lang::Zh)]) {
            assert_eq!(catalog::stakeholder(text).map(|it| it.id), Some(stakeholder.id), "{text}");
        }
    }
}

#[test]
fn the_short_lists_are_complete() {
    let policies = catalog::policy_directions();
    assert!(policies.iter().map(|it| it.id).eq(["P1", "P2", "P3", "P4", "P5", "P6"]));
    all_different(policies.iter().map(|it| it.slug));
    for policy in policies {
        assert!(is_bilingual(&policy.name), "{}", policy.id);
        assert_eq!(catalog::policy_direction(policy.id).unwrap().slug, policy.slug);
        assert_eq!(catalog::policy_direction(policy.slug).unwrap().id, policy.id);
    }
    let advice = catalog::recommendations();
    assert!(advice.iter().map(|it| it.id).eq(["R1", "R2", "R3", "R4", "R5", "R6"]));
    assert!(advice.iter().all(|it| is_bilingual(&it.name)));
    assert!(catalog::industry_features().iter().map(|it| it.id).eq(["F1", "F2", "F3", "F4"]));
    assert!(catalog::industry_features().iter().all(|it| is_bilingual(&it.name)));
    assert!(catalog::enterprise_types().iter().map(|it| it.id).eq(["T1", "T2", "T3"]));
    assert!(catalog::enterprise_types().iter().all(|it| is_bilingual(&it.name)));
}

#[test]
fn notes_are_about_entries_that_exist() {
    let notes = catalog::notes();
    assert_eq!(notes.iter().filter(|note| note.kind == NoteKind::LabelVariant).count(), 7);
    assert_eq!(notes.iter().filter(|note| note.kind == NoteKind::Ambiguity).count(), 16);
    let missing = catalog::notes_on("green-service-system").map(|note| note.kind);
    assert!(missing.eq([NoteKind::MissingStakeholder]));
    assert_eq!(notes.len(), 7 + 16 + 1);
    for note in notes {
        assert!(!note.about.is_empty() && !note.finding.is_empty());
        assert_eq!(note.decision.is_none(), note.kind == NoteKind::LabelVariant, "{note:?}");
        for id in note.about {
            assert!(framework().get(id).is_some() || priority_issue(id).is_some(), "{id}");
            assert!(catalog::notes_on(id).any(|found| std::ptr::eq(found, note)), "{id}");
        }
    }
}

#[test]
fn the_source_is_cited_by_subject_and_year() {
    assert!(catalog::SOURCE.contains("ESG in fintech") && catalog::SOURCE.contains("2023"));
    assert!(catalog::LIMITS.iter().any(|limit| limit.contains("no scores")));
    assert!(catalog::LIMITS.iter().any(|limit| limit.contains("tenth is not named")));
}
