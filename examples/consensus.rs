//! One ranking out of several published lists, and how far to trust it.
//!
//! ```text
//! cargo run --release --example consensus
//! ```
//!
//! First the built-in evidence: which company the report behind the catalog shows at work on which
//! issue. That is coverage of the report; it does not reproduce the report's order and is not how
//! the report came to it. Then five MADE-UP lists of the kind companies publish: ranked, with ties,
//! without order, of some issues only.

use std::error::Error;

use materiality::catalog::{self, Evidence};
use materiality::{
    Borda, ConsensusMethod, Frequency, IssueId, ListProfile, PublishedList, RankAggregator,
    RankBiasedOverlap, Ranking, Similarity, Unlisted, bootstrap_inclusion, leave_one_list_out,
};

fn main() -> Result<(), Box<dyn Error>> {
    coverage()?;
    published()
}

/// The order by coverage against the ranks as printed.
fn coverage() -> Result<(), Box<dyn Error>> {
    let issues = || catalog::priority_issues().iter();
    let slugs: Vec<&str> = issues().map(|issue| issue.slug).collect();
    let companies = catalog::companies().iter().map(|company| {
        let is_named = |issue: &&catalog::PriorityIssue| company.evidence(issue) != Evidence::None;
        (company.name.en(), issues().filter(is_named).map(|issue| issue.slug).collect::<Vec<_>>())
    });
    let cases = issues().flat_map(|issue| issue.cases.iter().map(|case| (case.id, [issue.slug])));
    let profiles = [
        ("companies named", ListProfile::from_mentions(&slugs, companies)?),
        ("case studies", ListProfile::from_mentions(&slugs, cases)?),
    ];

    println!("Coverage of the report, not its order of priority:\n");
    for (what, profile) in profiles {
        let ranking = Frequency.aggregate(&profile)?.ranking;
        let printed = issues().map(|issue| -f64::from(issue.rank)).collect();
        let printed = Ranking::from_utilities(profile.issues().to_vec(), printed)?;
        let spearman = Similarity::new(&printed, &ranking)?.spearman();
        let spearman = spearman.map_or("undefined".to_owned(), |rho| format!("{rho:.3}"));
        println!("  {what}: Spearman with the ranks as printed {spearman}");
    }
    Ok(())
}

/// Every method on lists of different kinds.
fn published() -> Result<(), Box<dyn Error>> {
    let issues = ["privacy", "fraud", "access", "climate", "talent", "ethics", "ai", "water"];
    let lists = [
        PublishedList::ranked("Acme", ["privacy", "fraud", "ai", "access"])?,
        PublishedList::tied("Bolt", [vec!["fraud"], vec!["privacy", "ethics"], vec!["talent"]])?,
        PublishedList::unordered("Crux", ["ai", "climate", "privacy"])?,
        PublishedList::ranked("Dune", ["access", "privacy", "climate", "fraud", "talent"])?
            .weighted(2.0)?,
        // A survey that asked about four issues only.
        PublishedList::ranked("Echo", ["ethics", "ai", "water", "fraud"])?
            .with_unlisted(Unlisted::Unknown),
    ];
    let profile = ListProfile::new(issues, lists.clone())?;

    println!("\nMADE-UP lists, ranks by every method:\n");
    print!("  {:<24}", "");
    for issue in issues {
        print!("{issue:>8}");
    }
    println!();
    let borda = Borda::default().aggregate(&profile)?.ranking;
    for method in ConsensusMethod::all() {
        let consensus = method.aggregate(&profile)?;
        print!("  {:<24}", method.name());
        for rank in consensus.ranking.competition_ranks() {
            print!("{rank:>8}");
        }
        let optima = consensus.optimum.map(|optimum| format!("   {} best", optimum.count));
        println!("{}", optima.unwrap_or_default());
    }

    println!("\nBorda count, the first three:\n");
    let inclusion = bootstrap_inclusion(&profile, &Borda::default(), 3, 2_000, 1)?;
    for place in borda.iter() {
        let share = 100.0 * inclusion[place.index];
        println!(
            "  {:>2}  {:<8} among them in {share:5.1} % of bootstrap draws",
            place.rank, place.issue
        );
    }
    for without in leave_one_list_out(&profile, &Borda::default(), 3)? {
        let names =
            |issues: &[IssueId]| issues.iter().map(IssueId::as_str).collect::<Vec<_>>().join(", ");
        if !without.entering.is_empty() || !without.leaving.is_empty() {
            let (entering, leaving) = (names(&without.entering), names(&without.leaving));
            println!("  without {}: in {entering}; out {leaving}", without.list);
        }
    }

    println!("\nRank-biased overlap of the lists with Acme's:\n");
    for list in &lists[1..] {
        let overlap = RankBiasedOverlap::default().of_lists(&lists[0], list);
        println!("  {}: {overlap:.3}", list.name());
    }
    Ok(())
}
