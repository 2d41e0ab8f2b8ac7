//! Plain numbers in, arrays out: what the conversions give is what the constructors give.

mod common;

use common::error_of;
use materiality::ndarray::{Array2, array};
use materiality::{
    GroupScores, MaterialityMatrix, Mean, PerAxis, PoolingRules, Ranking, ScoreMatrix,
    TwoAxisAnalysis, WeightLaw, Weights, demo,
};

#[test]
fn plain_numbers_are_checked_like_anybodys() {
    let rows = [[0.4, 0.9], [0.8, 0.7]];
    assert_eq!(ScoreMatrix::try_from(&rows[..]), ScoreMatrix::from_rows(&rows));
    assert_eq!(
        ScoreMatrix::try_from(array![[0.4, 0.9], [0.8, 0.7]].view()),
        ScoreMatrix::from_rows(&rows)
    );
    assert_eq!(
        error_of(ScoreMatrix::try_from(array![[0.4, f64::NAN]].view())),
        error_of(ScoreMatrix::from_rows(&[[0.4, f64::NAN]]))
    );
    let nothing: Array2<f64> = Array2::zeros((0, 2));
    assert_eq!(
        error_of(ScoreMatrix::try_from(nothing.view())),
        error_of(ScoreMatrix::from_rows::<2>(&[]))
    );
    assert_eq!(Weights::try_from([0.25, 0.75]), Weights::new(vec![0.25, 0.75]));
    assert_eq!(Weights::try_from(&[0.25, 0.75][..]), Weights::new(vec![0.25, 0.75]));
    assert_eq!(error_of(Weights::try_from([0.5])), error_of(Weights::new(vec![0.5])));
    assert!(Ranking::try_from(&[0.5, f64::INFINITY][..]).is_err());
    assert_eq!(PerAxis::from((1, 2)), PerAxis { operational: 1, stakeholder: 2 });
    assert_eq!(PerAxis::from([1, 2]), PerAxis { operational: 1, stakeholder: 2 });
    let points = MaterialityMatrix::try_from(&rows[..]).unwrap();
    assert_eq!(points, MaterialityMatrix::from_points([("1", 0.4, 0.9), ("2", 0.8, 0.7)]).unwrap());
    assert!(MaterialityMatrix::try_from(&[[0.4, 1.1]][..]).is_err());
}

/// Arrays hold what the getters say, cell by cell.
#[test]
fn arrays_hold_what_the_types_say() {
    let plan = demo::plan().unwrap();
    let tally = demo::survey().unwrap().tally();
    let scores = GroupScores::new(&tally, &Mean).unwrap();
    let array = scores.to_array();
    let frame = plan.questionnaire();
    let mut cells = 0;
    for ((criterion, issue, group), cell) in array.indexed_iter() {
        let (issue, group) = (frame.issues()[issue].as_str(), frame.groups()[group].as_str());
        let criterion = frame.criteria().as_slice()[criterion].id().as_str();
        let known = scores.get(group, issue, criterion).map(materiality::Estimate::score);
        assert_eq!(*cell, known);
        cells += 1;
    }
    assert_eq!(cells, 2 * 10 * 8);
    let matrix = MaterialityMatrix::new(&scores, plan.group_weights(), &PoolingRules::default());
    let complete = matrix.complete().unwrap();
    let numbers = matrix.to_array().mapv(|cell| cell.unwrap().get());
    assert_eq!(numbers, complete.scores.view());
    let ranks =
        TwoAxisAnalysis::new(&complete.scores, WeightLaw::uniform()).unwrap().acceptability();
    for ((issue, rank), &probability) in ranks.view().indexed_iter() {
        assert_eq!(probability.to_bits(), ranks.probability(issue, rank + 1).to_bits());
    }
    for sum in ranks.view().rows().into_iter().chain(ranks.view().columns()) {
        assert!((sum.sum() - 1.0).abs() < 1e-12);
    }
}
