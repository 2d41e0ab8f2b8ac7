//! Plots: where labels stand, what stands in the SVG, and that it is SVG.

#![cfg(feature = "plot")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use common::{frame_on, likert, ok, rating};
use materiality::{
    AcceptabilityMap, Assessment, AxisNames, AxisScore, BumpChart, DataOrigin, GroupPanels,
    GroupScores, Interval, IntervalStyle, Issue, IssueCatalog, IssueId, LabelStyle, Lang,
    MaterialityMatrix, MatrixPlot, Mean, MovementPlot, Name, NoScore, PerAxis, Pillar, PlotError,
    PlotLayout, PlotRect, PlotView, Ranking, Score, ScoreMatrix, Tally, Thresholds, Tier,
    TwoAxisAnalysis, WeightLaw, WeightPlot, WeightedSum, catalog, demo, rank,
};
use proptest::prelude::*;

/// The demonstration's result.
fn demonstration() -> Assessment {
    ok(ok(demo::plan()).run(&ok(demo::survey()).tally()))
}

fn matrix(points: &[(String, f64, f64)]) -> MaterialityMatrix {
    ok(MaterialityMatrix::from_points(points.iter().map(|(id, x, y)| (id, *x, *y))))
}

/// The first issues of the 63 indicators at the given places.
fn indicators(points: &[(f64, f64)]) -> MaterialityMatrix {
    let catalog = catalog::fintech_indicators();
    let ids = catalog.iter().map(|issue| issue.id().as_str().to_owned());
    matrix(&ids.zip(points).map(|(id, &(x, y))| (id, x, y)).collect::<Vec<_>>())
}

/// The text of an SVG between its tags, after checking that it is well formed: tags balance,
/// attributes are quoted, entities are known, and nothing is drawn at NaN.
#[track_caller]
fn checked(svg: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut text = String::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(&unescaped(before));
        let end = tag.find('>').expect("every tag ends");
        let inside = &tag[1..end];
        rest = &tag[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closes what is open");
            continue;
        }
        let inside = inside.strip_suffix('/').unwrap_or_else(|| {
            open.push(inside.split(' ').next().unwrap());
            inside
        });
        let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let known = [
            "svg", "title", "desc", "g", "rect", "line", "circle", "polyline", "polygon", "path",
            "text",
        ];
        assert!(known.contains(&name), "unexpected element {name:?}");
        assert_eq!(attributes.matches('"').count() % 2, 0, "{inside}");
        for pair in attributes.split("\" ").filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once("=\"").unwrap_or_else(|| panic!("{inside}"));
            assert!(!key.starts_with("on") && !key.contains("href"), "{inside}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{inside}");
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    text
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains('>'), "{text}");
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let end = at + rest[at..].find(';').expect("every entity ends");
        plain.push_str(match &rest[at..=end] {
            "&amp;" => "&",
            "&lt;" => "<",
            "&gt;" => ">",
            "&quot;" => "\"",
            "&#39;" => "'",
            other => panic!("unknown entity {other}"),
        });
        rest = &rest[end + 1..];
    }
    plain + rest
}

/// How many elements of each kind and class an SVG has.
fn structure(svg: &str) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for tag in svg.split('<').skip(1).filter(|tag| !tag.starts_with('/')) {
        let name = tag.split([' ', '>', '/']).next().unwrap();
        let tag = tag.split('>').next().unwrap();
        let class = tag.split_once("class=\"").map(|(_, rest)| rest.split('"').next().unwrap());
        let key = class.map_or_else(|| name.to_owned(), |class| format!("{name}.{class}"));
        *counts.entry(key).or_default() += 1;
    }
    let mut text = String::new();
    for (key, count) in counts {
        let _ = writeln!(text, "{key}: {count}");
    }
    text
}

/// The part of an SVG in the first group of a class.
fn group<'a>(svg: &'a str, class: &str) -> &'a str {
    let start = svg.find(&format!("<g class=\"{class}\">")).expect("there is such a group");
    let mut depth = 0;
    for (at, _) in svg[start..].match_indices('<') {
        let tag = &svg[start + at..];
        depth += i32::from(tag.starts_with("<g ")) - i32::from(tag.starts_with("</g>"));
        if depth == 0 {
            return &svg[start..start + at];
        }
    }
    panic!("group {class} does not end");
}

/// No label covers another, a marker, or the border; every point has a label; every name is there.
#[track_caller]
fn assert_nothing_overlaps(layout: &PlotLayout) {
    let page = PlotRect { x: 0.0, y: 0.0, width: layout.width, height: layout.height };
    assert!(page.contains(&layout.frame));
    let marker = |point: &materiality::PlotPoint| {
        let radius = point.radius;
        PlotRect {
            x: point.x - radius,
            y: point.y - radius,
            width: 2.0 * radius,
            height: 2.0 * radius,
        }
    };
    let mut members: Vec<usize> = Vec::new();
    for (at, cluster) in layout.clusters.iter().enumerate() {
        let label = cluster.label.expect("every cluster has a label");
        assert!(layout.frame.contains(&label), "{label:?} in {:?}", layout.frame);
        for other in layout.clusters[..at].iter().filter_map(|other| other.label) {
            assert!(!other.overlaps(&label), "{other:?} and {label:?}");
        }
        for point in &layout.points {
            assert!(!marker(point).overlaps(&label), "{point:?} under {label:?}");
        }
        members.extend(&cluster.members);
    }
    members.sort_unstable();
    assert_eq!(members, (0..layout.points.len()).collect::<Vec<_>>());
    for point in &layout.points {
        assert!(layout.frame.contains(&marker(point)), "{point:?}");
    }
    if !layout.key.is_empty() {
        assert_eq!(layout.key.len(), layout.points.len());
    }
    for (at, entry) in layout.key.iter().enumerate() {
        assert!(page.contains(&entry.rect));
        assert!(!entry.rect.overlaps(&layout.frame));
        assert!(layout.key[..at].iter().all(|other| !other.rect.overlaps(&entry.rect)));
    }
}

/// A bar of n points from one place to another.
fn line(n: u32, from: (f64, f64), to: (f64, f64)) -> Vec<(f64, f64)> {
    let share = |k: u32| f64::from(k) / f64::from(n.max(2) - 1);
    let between = |a: f64, b: f64, k: u32| (a + (b - a) * share(k)).clamp(0.0, 1.0);
    (0..n).map(|k| (between(from.0, to.0, k), between(from.1, to.1, k))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Random matrices of up to 40 issues with long names, on the whole scale and zoomed in.
    #[test]
    fn labels_of_random_matrices_cover_nothing(
        points in prop::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 1..=40),
        zoomed in any::<bool>(),
        chinese in any::<bool>(),
    ) {
        let (catalog, matrix) = (catalog::fintech_indicators(), indicators(&points));
        let plot = MatrixPlot::new(&matrix, &catalog)
            .view(if zoomed { PlotView::Data } else { PlotView::Scale })
            .lang(if chinese { Lang::Zh } else { Lang::En });
        assert_nothing_overlaps(&plot.layout());
    }
}

/// All issues on one point, on one line, in one corner; 1, 10, 40 and 63 of them.
#[test]
fn labels_of_degenerate_matrices_cover_nothing() {
    let catalog = catalog::fintech_indicators();
    for n in [1, 10, 40, 63] {
        let shapes = [
            line(n, (0.5, 0.5), (0.5, 0.5)),
            line(n, (1.0, 1.0), (1.0, 1.0)),
            line(n, (0.0, 0.0), (0.0, 0.0)),
            line(n, (0.0, 0.3), (1.0, 0.3)),
            line(n, (0.7, 0.0), (0.7, 1.0)),
            line(n, (1.0, 0.0), (1.0, 1.0)),
            line(n, (0.0, 0.0), (1.0, 1.0)),
            line(n, (0.95, 1.0), (1.0, 0.95)),
            (0..n)
                .map(|k| (1.0 - f64::from(k % 8) / 150.0, 1.0 - f64::from(k / 8) / 150.0))
                .collect(),
        ];
        for points in shapes {
            let matrix = indicators(&points);
            for lang in [Lang::En, Lang::Zh] {
                assert_nothing_overlaps(&MatrixPlot::new(&matrix, &catalog).lang(lang).layout());
            }
        }
    }
}

/// Sixty-three issues are numbered, and the list names every one of them in full.
#[test]
fn numbers_are_all_named() {
    let catalog = catalog::fintech_indicators();
    let points: Vec<(f64, f64)> =
        (0..63).map(|k| (f64::from(k * 37 % 63) / 62.0, f64::from(k * 23 % 63) / 62.0)).collect();
    let matrix = indicators(&points);
    for lang in [Lang::En, Lang::Zh] {
        let plot = MatrixPlot::new(&matrix, &catalog).lang(lang).labels(LabelStyle::Numbers);
        let layout = plot.layout();
        assert_nothing_overlaps(&layout);
        for (issue, entry) in catalog.iter().zip(&layout.key) {
            let squeezed = |text: &str| text.replace(' ', "");
            assert_eq!(squeezed(&entry.lines.concat()), squeezed(issue.name().get(lang)));
        }
        let numbers: Vec<String> =
            layout.clusters.iter().flat_map(|cluster| cluster.lines.clone()).collect();
        assert!(layout.clusters.iter().all(|cluster| cluster.members.len() == 1));
        assert_eq!(numbers, (1..=63).map(|k| k.to_string()).collect::<Vec<_>>());
    }
}

/// Two issues in one place share a label with both names and a ring; nothing is moved apart.
#[test]
fn coincident_points_are_a_cluster_with_both_names() {
    let catalog = catalog::fintech();
    let ids: Vec<&str> = catalog.iter().take(3).map(|issue| issue.id().as_str()).collect();
    let matrix = ok(MaterialityMatrix::from_points([
        (ids[0], 0.5, 0.5),
        (ids[1], 0.2, 0.8),
        (ids[2], 0.5, 0.5),
    ]));
    let plot = MatrixPlot::new(&matrix, &catalog);
    let layout = plot.layout();
    assert_eq!(layout.clusters.len(), 2);
    assert_eq!(layout.clusters[0].members, [0, 2]);
    assert_eq!((layout.points[0].x, layout.points[0].y), (layout.points[2].x, layout.points[2].y));
    let label = layout.clusters[0].lines.join(" ");
    for id in [ids[0], ids[2]] {
        assert!(label.contains(catalog.get(id).unwrap().name().en()), "{label}");
    }
    assert!(checked(&plot.to_svg()).contains("several in one place"));
    let apart = ok(MaterialityMatrix::from_points([(ids[0], 0.5, 0.5), (ids[1], 0.2, 0.8)]));
    assert!(!MatrixPlot::new(&apart, &catalog).to_svg().contains("several in one place"));
}

/// Numbers of a cluster that follow each other are a run: 1 to 5 and 7, of seven issues.
#[test]
fn numbers_of_a_cluster_are_runs() {
    let points: Vec<(f64, f64)> =
        (1..=7).map(|k| if k == 6 { (0.1, 0.1) } else { (0.6, 0.6) }).collect();
    let (catalog, matrix) = (catalog::fintech_indicators(), indicators(&points));
    let layout = MatrixPlot::new(&matrix, &catalog).labels(LabelStyle::Numbers).layout();
    assert_eq!(layout.clusters[0].lines, ["1–5, 7"]);
    assert_eq!(layout.clusters[1].lines, ["6"]);
}

/// The middle of the scale is in the middle of the frame; coordinates are in units of the scale.
#[test]
fn points_stand_where_their_scores_are() {
    let issues = catalog::fintech();
    let matrix =
        ok(MaterialityMatrix::from_points([("a", 0.0, 0.0), ("b", 0.5, 0.75), ("c", 1.0, 1.0)]));
    let layout = MatrixPlot::new(&matrix, &issues).scale(&likert(5)).layout();
    let [a, b, c] = &layout.points[..] else { panic!("three points") };
    assert_eq!(b.importance, PerAxis { operational: Some(3.0), stakeholder: Some(4.0) });
    common::close(b.x, f64::midpoint(a.x, c.x), 1e-9);
    common::close(b.y, a.y + 0.75 * (c.y - a.y), 1e-9);
    common::close(b.x, layout.frame.x + layout.frame.width / 2.0, 1e-9);
    assert!(a.y > c.y, "higher is up");
}

/// A line runs through the points that are at it; tiers are those of the either-axis rule.
#[test]
fn lines_stand_where_their_scores_are() {
    let issues = catalog::fintech();
    let matrix = ok(MaterialityMatrix::from_points([("a", 0.6, 0.2), ("b", 0.3, 0.7)]));
    let lines = PerAxis { operational: ok(Score::new(0.6)), stakeholder: ok(Score::new(0.7)) };
    let thresholds = ok(Thresholds::new(lines, "agreed < in May"));
    let plot = MatrixPlot::new(&matrix, &issues).scale(&likert(5)).thresholds(&thresholds);
    let (svg, layout) = (plot.to_svg(), plot.layout());
    let drawn = group(&svg, "lines");
    let number =
        |value: f64| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    assert!(drawn.contains(&format!("x1=\"{}\"", number(layout.points[0].x))), "{drawn}");
    assert!(drawn.contains(&format!("y1=\"{}\"", number(layout.points[1].y))), "{drawn}");
    let text = checked(&svg);
    for expected in ["line 3.4", "line 3.8", "Impact on operations (1–5)", "Lines: agreed < in May"]
    {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    let tiers: Vec<Option<Tier>> = layout.points.iter().map(|point| point.tier).collect();
    assert_eq!(tiers, [Some(Tier::OperationalOnly), Some(Tier::StakeholderOnly)]);
}

/// Lines at both ends of the scale, where the shading has no width or all of it.
#[test]
fn lines_at_the_ends_of_the_scale() {
    let issues = catalog::fintech();
    let matrix = ok(MaterialityMatrix::from_points([("a", 0.6, 0.2)]));
    for end in [0.0, 1.0] {
        let thresholds = ok(Thresholds::new(PerAxis::both(ok(Score::new(end))), "end"));
        for view in [PlotView::Scale, PlotView::Data] {
            let plot = MatrixPlot::new(&matrix, &issues).thresholds(&thresholds).view(view);
            assert_nothing_overlaps(&plot.layout());
            checked(&plot.to_svg());
        }
    }
}

/// The staircase runs through the two issues that no other dominates and not through the third.
#[test]
fn the_front_joins_what_nothing_dominates() {
    let issues = catalog::fintech();
    let matrix =
        ok(MaterialityMatrix::from_points([("a", 0.9, 0.2), ("b", 0.3, 0.7), ("c", 0.2, 0.1)]));
    let plot = MatrixPlot::new(&matrix, &issues).front();
    let (svg, layout) = (plot.to_svg(), plot.layout());
    let front = group(&svg, "front");
    let number =
        |value: f64| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    let at = |k: usize| format!("{},{}", number(layout.points[k].x), number(layout.points[k].y));
    assert!(front.contains(&at(0)) && front.contains(&at(1)) && !front.contains(&at(2)), "{front}");
    assert!(!MatrixPlot::new(&matrix, &issues).to_svg().contains("class=\"front\""));
}

/// Areas are in the ratio of the values; an issue without a value is hollow and small.
#[test]
fn sizes_are_areas() {
    let issues = catalog::fintech();
    let matrix =
        ok(MaterialityMatrix::from_points([("a", 0.9, 0.2), ("b", 0.3, 0.7), ("c", 0.2, 0.1)]));
    let id = |text: &str| ok(IssueId::new(text));
    let (a, b) = (id("a"), id("b"));
    let plot = ok(MatrixPlot::new(&matrix, &issues).sizes("cost", [(&a, 40.0), (&b, 10.0)]));
    let layout = plot.layout();
    common::close(layout.points[0].radius, 2.0 * layout.points[1].radius, 1e-12);
    assert!(layout.points[2].radius < layout.points[1].radius);
    assert!(checked(&plot.to_svg()).contains("cost: not known"));
    let zero = ok(MatrixPlot::new(&matrix, &issues).sizes("cost", [(&a, 0.0)]));
    assert_nothing_overlaps(&zero.layout());
    let refused = MatrixPlot::new(&matrix, &issues).sizes("cost", [(&a, f64::NAN)]).unwrap_err();
    assert!(matches!(&refused, PlotError::InvalidSize { issue, .. } if *issue == a));
    assert_eq!(
        refused.to_string(),
        "the size of issue a is NaN, expected a finite number of at least 0"
    );
    let other = id("z");
    let refused = MatrixPlot::new(&matrix, &issues).sizes("cost", [(&other, 1.0)]).unwrap_err();
    assert_eq!(refused.to_string(), "the plot has no issue z");
}

/// Issues without a score on one axis stand in its strip, without any are named; never at zero.
#[test]
fn missing_scores_are_not_zero() {
    let issues = catalog::fintech();
    let given = |score: f64| Ok(AxisScore::given(ok(Score::new(score))));
    let none = || Err(NoScore::NoAnswers);
    let row = |id: &str, operational, stakeholder| {
        (ok(IssueId::new(id)), PerAxis { operational, stakeholder })
    };
    let matrix = ok(MaterialityMatrix::from_scores([
        row("both", given(0.0), given(0.0)),
        row("up", none(), given(0.5)),
        row("across", given(0.5), none()),
        row("nothing", none(), none()),
    ]));
    let plot = MatrixPlot::new(&matrix, &issues);
    let layout = plot.layout();
    assert_nothing_overlaps(&layout);
    let [both, up, across] = &layout.points[..] else { panic!("three points") };
    assert!(up.x < both.x && across.y > both.y, "{layout:?}");
    assert_eq!(up.importance, PerAxis { operational: None, stakeholder: Some(0.5) });
    assert_eq!(layout.without_score, [ok(IssueId::new("nothing"))]);
    let text = checked(&plot.to_svg());
    assert!(text.contains("Without a score on either axis: nothing"), "{text}");
    assert!(text.contains("no score"));
}

/// An axis that nobody rated says so and has no ticks.
#[test]
fn an_axis_not_assessed_says_so() {
    let issues = catalog::fintech();
    let rows = [("a", 0.2), ("b", 0.9)].map(|(id, score)| {
        let stakeholder = Ok(AxisScore::given(ok(Score::new(score))));
        (ok(IssueId::new(id)), PerAxis { operational: Err(NoScore::NotRated), stakeholder })
    });
    let matrix = ok(MaterialityMatrix::from_scores(rows));
    let thresholds = common::thresholds(0.6);
    let plot = MatrixPlot::new(&matrix, &issues).thresholds(&thresholds).front();
    assert_nothing_overlaps(&plot.layout());
    let svg = plot.to_svg();
    let text = checked(&svg);
    assert!(text.contains("Impact on operations: no scores"));
    assert!(!svg.contains("class=\"front\"") && !text.contains("at or above both lines"));
    assert_eq!(group(&svg, "lines").matches("<line").count(), 1);
}

/// Whiskers end where the intervals do; an interval without width has none.
#[test]
fn intervals_reach_as_far_as_they_are_wide() {
    let issues = catalog::fintech();
    let score = |low: f64, at: f64, high: f64| {
        let interval = ok(Interval::new(ok(Score::new(low)), ok(Score::new(high))));
        Ok(AxisScore::given(ok(Score::new(at))).with_interval(interval))
    };
    let row = PerAxis { operational: score(0.2, 0.4, 0.5), stakeholder: score(0.7, 0.7, 0.7) };
    let ends = PerAxis { operational: score(0.2, 0.2, 0.2), stakeholder: score(0.5, 0.5, 0.5) };
    let matrix = ok(MaterialityMatrix::from_scores([
        (ok(IssueId::new("a")), row),
        (ok(IssueId::new("b")), ends),
    ]));
    let plot = MatrixPlot::new(&matrix, &issues);
    let (svg, layout) = (plot.to_svg(), plot.layout());
    let drawn = group(&svg, "intervals");
    assert_eq!(drawn.matches("<line").count(), 1);
    let number =
        |value: f64| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    assert!(drawn.contains(&format!("x1=\"{}\"", number(layout.points[1].x))), "{drawn}");
    assert!(!plot.clone().intervals(IntervalStyle::None).to_svg().contains("class=\"intervals\""));
    let full = PerAxis { operational: score(0.2, 0.4, 0.5), stakeholder: score(0.6, 0.7, 0.75) };
    let matrix = ok(MaterialityMatrix::from_scores([(ok(IssueId::new("a")), full)]));
    let svg = MatrixPlot::new(&matrix, &issues).intervals(IntervalStyle::Ellipses).to_svg();
    assert_eq!(group(&svg, "intervals").matches("<path").count(), 1);
    checked(&svg);
}

/// Hostile names, titles, sources, groups and columns stay text in every plot.
#[test]
fn text_is_escaped_everywhere() {
    const EVIL: &str = "<script>alert('&\"')</script>\u{1}";
    let scale = likert(5);
    let issue = |id: &str| ok(Issue::new(id, EVIL)).with_pillar(Pillar::Social);
    let issues = ok(IssueCatalog::new([issue("a"), issue("b")]));
    let points =
        ok(MaterialityMatrix::from_points([("a", 0.2, 0.8), ("b", 0.9, 0.3), ("<c>", 0.5, 0.5)]));
    let names = AxisNames::new(PerAxis::both(ok(Name::new(EVIL))));
    let thresholds = ok(Thresholds::new(PerAxis::both(ok(Score::new(0.5))), EVIL));
    let a = ok(IssueId::new("a"));
    let (ranking, _) = ok(rank(&points, &WeightedSum, &PerAxis::both(0.5)));
    let scores = ok(points.complete()).scores;
    let analysis = ok(TwoAxisAnalysis::new(&scores, WeightLaw::uniform()));
    let frame = frame_on(&["a", "b"], &["<g>"], &scale);
    let mut tally = Tally::empty(&frame);
    ok(tally.add("<g>", "a", "stakeholder", rating(&scale, 4.0), 2));
    let group_scores = ok(GroupScores::new(&tally, &Mean));
    let plots = [
        ok(MatrixPlot::new(&points, &issues).sizes(EVIL, [(&a, 1.0)]))
            .axes(&names)
            .thresholds(&thresholds)
            .title(EVIL)
            .source(EVIL)
            .to_svg(),
        AcceptabilityMap::of(&analysis, &issues).title(EVIL).source(EVIL).to_svg(),
        ok(WeightPlot::new(&analysis, &issues)).axes(&names).title(EVIL).source(EVIL).to_svg(),
        ok(BumpChart::new(&[(EVIL, &ranking), (EVIL, &ranking)], &issues)).source(EVIL).to_svg(),
        MovementPlot::new(&points, &points, &issues).axes(&names).source(EVIL).to_svg(),
        ok(GroupPanels::new(&group_scores, &issues)).axes(&names).source(EVIL).to_svg(),
    ];
    for svg in plots {
        let text = checked(&svg);
        assert!(!svg.contains("<script") && !svg.contains('\u{1}'));
        assert!(text.contains("<script>alert"), "{text}");
    }
}

/// The same input gives the same bytes.
#[test]
fn the_same_bytes_at_every_call() {
    let result = demonstration();
    let draw = || MatrixPlot::of(&result).front().to_svg();
    assert_eq!(draw(), draw());
}

/// Kinds and numbers of elements of every plot of the demonstration.
#[test]
fn structure_of_the_demonstration() {
    let tally = ok(demo::survey()).tally();
    let result = demonstration();
    let issues = result.plan().issues();
    let scores = ok(result.matrix().complete()).scores;
    let analysis = ok(TwoAxisAnalysis::new(&scores, WeightLaw::uniform()));
    let plots = [
        ("matrix", MatrixPlot::of(&result).front().to_svg()),
        (
            "matrix, Chinese",
            MatrixPlot::of(&result).lang(Lang::Zh).intervals(IntervalStyle::Ellipses).to_svg(),
        ),
        ("matrix, numbers", MatrixPlot::of(&result).labels(LabelStyle::Numbers).to_svg()),
        ("acceptability", AcceptabilityMap::of(&analysis, issues).to_svg()),
        ("weights", ok(ok(WeightPlot::new(&analysis, issues)).weight(0.5)).to_svg()),
        (
            "bumps",
            ok(BumpChart::new(&[("a", result.ranking()), ("b", result.ranking())], issues))
                .to_svg(),
        ),
        ("movement", ok(MovementPlot::of(&result, &result)).to_svg()),
        ("groups", ok(GroupPanels::of(&result, &tally)).to_svg()),
    ];
    let mut all = String::new();
    for (name, svg) in plots {
        let text = checked(&svg);
        let is_marked = svg.contains("SYNTHETIC");
        let says_so = !["acceptability", "weights", "bumps"].contains(&name);
        assert_eq!(is_marked, says_so, "{name}");
        assert!(svg.contains("role=\"img\"") && !text.is_empty());
        let _ = writeln!(all, "# {name}\n{}", structure(&svg));
    }
    insta::assert_snapshot!("structure", all);
}

/// Made-up data are marked in both languages on every plot that is told so.
#[test]
fn made_up_data_are_marked() {
    let result = demonstration();
    let issues = result.plan().issues();
    let columns = [("a", result.ranking())];
    for (lang, words) in [(Lang::En, "SYNTHETIC DATA"), (Lang::Zh, "合成数据 SYNTHETIC")] {
        let chart = ok(BumpChart::new(&columns, issues)).lang(lang);
        assert!(!chart.to_svg().contains(words));
        assert!(checked(&chart.data(DataOrigin::Synthetic).to_svg()).contains(words));
        assert!(checked(&MatrixPlot::of(&result).lang(lang).to_svg()).contains(words));
    }
}

/// By hand: (1, 0) and (0, 1) swap at ½, so both have each of the first ranks with probability ½;
/// (0, 0) is last. Five cells are not blank: two by two, and one.
#[test]
fn acceptabilities_are_the_cells() {
    let issues = catalog::fintech();
    let scores = ok(ScoreMatrix::from_rows(&[[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]));
    let analysis = ok(TwoAxisAnalysis::new(&scores, WeightLaw::uniform()));
    let svg = AcceptabilityMap::of(&analysis, &issues).to_svg();
    let rows: usize =
        svg.split("<g class=\"row\">").skip(1).map(|row| row.matches("<rect").count()).sum();
    // The border of all cells follows the last row, and the legend has two boxes each for five
    // shares and one for the blank.
    assert_eq!(rows, 5 + 1 + 11);
    let text = checked(&svg);
    assert_eq!(text.matches("50\n").count(), 4, "{text}");
    assert_eq!(text.matches("100\n").count(), 1, "{text}");
    let ids = analysis.issues();
    let same = ok(AcceptabilityMap::from_rows(
        ids,
        vec![vec![0.5, 0.5, 0.0], vec![0.5, 0.5, 0.0], vec![0.0, 0.0, 1.0]],
        &issues,
    ));
    assert_eq!(same.to_svg(), svg);
}

#[test]
fn probabilities_that_are_none_are_refused() {
    let issues = catalog::fintech();
    let ids = [ok(IssueId::new("a")), ok(IssueId::new("b"))];
    let refused = |ids: &[IssueId], rows: Vec<Vec<f64>>| {
        AcceptabilityMap::from_rows(ids, rows, &issues).unwrap_err().to_string()
    };
    assert_eq!(refused(&[], vec![]), "there is nothing to draw: no issues");
    assert_eq!(refused(&ids, vec![vec![1.0, 0.0]]), "1 rows of probabilities for 2 issues");
    assert_eq!(
        refused(&ids, vec![vec![1.0, 0.0], vec![1.0]]),
        "probabilities of issue b: found 1, expected one for each of 2 ranks"
    );
    assert_eq!(
        refused(&ids, vec![vec![1.0, 0.0], vec![f64::NAN, 1.0]]),
        "probabilities of issue b: found NaN, expected numbers from 0 to 1"
    );
    assert_eq!(
        refused(&ids, vec![vec![0.5, 0.25], vec![0.0, 1.0]]),
        "probabilities of issue a: they sum to 0.75, expected 1"
    );
}

/// Every crossing of the exact sweep has its mark, and each pair of lines crosses at it.
#[test]
fn weights_show_every_crossing() {
    let issues = catalog::fintech();
    let scores = ok(ScoreMatrix::from_rows(&[[0.9, 0.3], [0.5, 0.7], [0.4, 0.2]]));
    let analysis = ok(TwoAxisAnalysis::new(&scores, WeightLaw::uniform()));
    let svg = ok(WeightPlot::new(&analysis, &issues)).to_svg();
    checked(&svg);
    assert_eq!(svg.matches("class=\"crossing\"").count(), 1);
    let mark = group(&svg, "crossings").split("x1=\"").nth(1).unwrap();
    let mark: f64 = mark.split('"').next().unwrap().parse().unwrap();
    // .9w + .3(1 − w) = .5w + .7(1 − w) at w = ½: in the middle of the axis.
    let ends: Vec<f64> =
        group(&svg, "axes").split(['"']).filter_map(|part| part.parse().ok()).collect();
    common::close(mark, f64::midpoint(ends[0], ends[2]), 0.02);
    // The two that swap have four corners, the third has two.
    let corners: Vec<usize> = svg
        .split("<polyline points=\"")
        .skip(1)
        .map(|line| line.split('"').next().unwrap().split(' ').count())
        .collect();
    assert_eq!(corners, [4, 4, 4, 4, 2, 2]); // each with its halo
}

#[test]
fn one_weight_or_no_swap_is_drawn_too() {
    let issues = catalog::fintech();
    let scores = ok(ScoreMatrix::from_rows(&[[0.9, 0.9], [0.5, 0.5], [0.5, 0.5]]));
    for law in [WeightLaw::uniform(), ok(WeightLaw::uniform().within(0.2, 0.4))] {
        let analysis = ok(TwoAxisAnalysis::new(&scores, law));
        let svg = ok(WeightPlot::new(&analysis, &issues)).to_svg();
        let text = checked(&svg);
        assert!(!svg.contains("class=\"crossing\"") && text.contains("0 weights at which"));
    }
    let one = ok(ScoreMatrix::from_rows(&[[0.9, 0.2]]));
    let analysis = ok(TwoAxisAnalysis::new(&one, WeightLaw::uniform()));
    let plot = ok(WeightPlot::new(&analysis, &issues));
    checked(&plot.to_svg());
    assert_eq!(
        plot.weight(1.5).unwrap_err().to_string(),
        "the weight is 1.5, expected a number from 0 to 1"
    );
}

/// An issue that one ranking lacks has no point there, and no label at an end that lacks it.
#[test]
fn bump_charts_leave_gaps_where_an_issue_is_missing() {
    let issues = catalog::fintech();
    let ranking = |utilities: &[(&str, f64)]| {
        let ids: Vec<IssueId> = utilities.iter().map(|(id, _)| ok(IssueId::new(*id))).collect();
        ok(Ranking::from_utilities(ids, utilities.iter().map(|&(_, value)| value).collect()))
    };
    let (first, second) =
        (ranking(&[("a", 0.9), ("b", 0.5), ("c", 0.1)]), ranking(&[("c", 0.9), ("a", 0.9)]));
    let chart = ok(BumpChart::new(&[("one", &first), ("two", &second)], &issues));
    let svg = chart.to_svg();
    checked(&svg);
    assert_eq!(svg.matches("class=\"name\"").count(), 5);
    let points: Vec<usize> = svg
        .split("<g class=\"issue\">")
        .skip(1)
        .map(|issue| issue.split("</g>").next().unwrap().matches("<polygon").count())
        .collect();
    assert_eq!(points, [2, 1, 2]);
    let refused = BumpChart::new::<&str>(&[], &issues).unwrap_err();
    assert_eq!(refused.to_string(), "there is nothing to draw: no rankings");
}

/// Long lists put numbers at the right and keep every name at the left.
#[test]
fn charts_of_many_issues_name_them_all() {
    let catalog = catalog::fintech_indicators();
    let ids: Vec<IssueId> = catalog.iter().map(|issue| issue.id().clone()).collect();
    let utilities: Vec<f64> = (0..63).map(|k| f64::from(k * 37 % 63)).collect();
    let ranking = ok(Ranking::from_utilities(ids, utilities));
    let svg = ok(BumpChart::new(&[("one", &ranking), ("two", &ranking)], &catalog)).to_svg();
    let text = checked(&svg).replace(['\n', ' '], "");
    for issue in &catalog {
        assert!(text.contains(&issue.name().en().replace(' ', "")), "{}", issue.name().en());
    }
}

/// An arrow for an issue in both periods, none for a new one or one that did not move; one that is
/// gone is named.
#[test]
fn movement_matches_issues_by_id() {
    let issues = catalog::fintech();
    let before =
        ok(MaterialityMatrix::from_points([("a", 0.2, 0.2), ("b", 0.5, 0.5), ("old", 0.7, 0.1)]));
    let after =
        ok(MaterialityMatrix::from_points([("b", 0.5, 0.5), ("new", 0.9, 0.9), ("a", 0.6, 0.3)]));
    let plot = MovementPlot::new(&before, &after, &issues);
    let (svg, layout) = (plot.to_svg(), plot.layout());
    assert_nothing_overlaps(&layout);
    assert_eq!(svg.matches("class=\"arrow\"").count(), 1);
    let text = checked(&svg);
    assert!(text.contains("new (new)"), "{text}");
    assert!(text.contains("no longer assessed or without a score: old"), "{text}");
    assert_eq!(layout.without_score, [ok(IssueId::new("old"))]);
    let names: Vec<&str> = layout.points.iter().map(|point| point.issue.as_str()).collect();
    assert_eq!(names, ["b", "new", "a"]);
}

#[test]
fn movement_between_scales_is_refused() {
    let run = |points: u8| {
        let plan =
            common::plan_on(likert(points), &["a"]).group(common::stakeholder("g"), 1.0).build();
        let plan = ok(plan);
        let mut tally = Tally::empty(plan.questionnaire());
        for criterion in ["operational", "stakeholder"] {
            ok(tally.add("g", "a", criterion, rating(plan.scale(), 2.0), 3));
        }
        ok(plan.run(&tally))
    };
    let refused = MovementPlot::of(&run(5), &run(7)).unwrap_err();
    assert_eq!(refused, PlotError::OtherScales);
    assert_eq!(
        refused.to_string(),
        "the two periods were rated on different scales; their scores cannot be compared"
    );
    assert!(MovementPlot::of(&run(5), &run(5)).is_ok());
}

/// Each panel shows what its group alone says, whatever the group weighs in the pooled result.
#[test]
fn panels_show_each_group_by_itself() {
    let scale = likert(5);
    let frame = frame_on(&["a"], &["high", "low", "silent"], &scale);
    let mut tally = Tally::empty(&frame);
    for criterion in ["operational", "stakeholder"] {
        ok(tally.add("high", "a", criterion, rating(&scale, 5.0), 3));
        ok(tally.add("low", "a", criterion, rating(&scale, 1.0), 9));
    }
    let issues = catalog::fintech();
    let scores = ok(GroupScores::new(&tally, &Mean));
    let svg = ok(GroupPanels::new(&scores, &issues)).to_svg();
    checked(&svg);
    let panels: Vec<&str> = svg.split("<g class=\"panel\">").skip(1).collect();
    assert_eq!(panels.len(), 3);
    let point = |panel: &str| -> Option<(f64, f64)> {
        let points = panel.split("<g class=\"point\">").nth(1)?;
        let first = points.split("points=\"").nth(1)?.split(' ').next()?;
        let (x, y) = first.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    let frame_of = |panel: &str| -> f64 {
        let at = panel.find("fill=\"none\" stroke=\"#555\"").unwrap();
        let y = panel[..at].rfind(" y=\"").unwrap();
        panel[y + 4..].split('"').next().unwrap().parse().unwrap()
    };
    let (high, low) = (point(panels[0]).unwrap(), point(panels[1]).unwrap());
    assert!(high.1 - frame_of(panels[0]) < 30.0, "at the top: {high:?}");
    assert!(low.1 - frame_of(panels[1]) > 150.0, "at the bottom: {low:?}");
    assert!(!panels[2].contains("class=\"point\""));
}

#[test]
fn panels_of_another_tally_are_refused() {
    let result = demonstration();
    let other = Tally::empty(&frame_on(&["a"], &["g"], &likert(5)));
    assert_eq!(
        common::error_of(GroupPanels::of(&result, &other)),
        "the tally was made with other issues, groups, criteria or scales than the plan has"
    );
}

/// Plots can be sent and shared between threads, and print.
#[test]
fn plots_are_plain_values() {
    fn is_plain<T: Send + Sync + std::fmt::Debug + Clone + Unpin>() {}
    is_plain::<MatrixPlot<'_>>();
    is_plain::<AcceptabilityMap<'_>>();
    is_plain::<WeightPlot>();
    is_plain::<BumpChart<'_>>();
    is_plain::<MovementPlot<'_>>();
    is_plain::<GroupPanels<'_>>();
    is_plain::<PlotLayout>();
    is_plain::<PlotError>();
    let umbrella: materiality::Error = PlotError::OtherScales.into();
    assert_eq!(umbrella.to_string(), PlotError::OtherScales.to_string());
}

/// The layout is data for other renderers.
#[test]
fn layouts_serialize() {
    let layout = MatrixPlot::of(&demonstration()).layout();
    let json = ok(serde_json::to_value(&layout));
    assert_eq!(json["points"].as_array().map(Vec::len), Some(10));
    assert_eq!(json["points"][0]["number"], 1);
    assert!(json["clusters"][0]["label"]["width"].as_f64().unwrap() > 0.0);
}

#[cfg(feature = "png")]
mod png {
    use materiality::svg_to_png;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\">\
                          <rect width=\"30\" height=\"20\" fill=\"#000\"/></svg>";

    /// Signature, and width and height in the header chunk (PNG, third edition, 5.2 and 11.2.1).
    #[test]
    fn a_drawing_without_text_needs_no_font() {
        let png = svg_to_png(SQUARE, &[], 2.0).unwrap();
        assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
        assert_eq!(png[16..24], [0, 0, 0, 60, 0, 0, 0, 40]);
        assert_eq!(png, svg_to_png(SQUARE, &[], 2.0).unwrap());
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let refused = |svg: &str, fonts: &[Vec<u8>], zoom: f32| {
            svg_to_png(svg, fonts, zoom).unwrap_err().to_string()
        };
        let text = SQUARE.replace("<rect", "<text>a</text><rect");
        assert_eq!(
            refused(&text, &[b"no font".to_vec()], 1.0),
            "a PNG needs a font, and none of the 1 files given is one"
        );
        for zoom in [0.0, -1.0, f32::NAN, f32::INFINITY, 8.5] {
            assert_eq!(
                refused(SQUARE, &[], zoom),
                format!("the enlargement is {zoom}, expected a number above 0 and at most 8")
            );
        }
        assert!(refused("<svg", &[], 1.0).starts_with("the SVG cannot be drawn: "));
    }
}
