//! What every respondent contributes to the error of a score.

use super::linear_score::CellPart;
use super::recipe::Recipe;
use crate::model::Rating;
use crate::num::counts;
use crate::scoring::FinitePopulation;
use crate::survey::Survey;

/// Adds every member's contribution to the error of one issue's score, for the parts of one group.
///
/// ```text
/// φ_r = Σ_c w_c · (x_rc − x̄_c) / √(n_c·(n_c − 1)) · √(1 − n_c/N)      over the c that r answered
/// ```
///
/// The sum of squares of φ over members is the group's part of the variance. For the difference of
/// two issues, that of φ − φ′ is `s²_d/n` for complete pairs, and s²/n + s′²/n′ where nobody answered
/// both: the paired and Welch's variance are its two ends. A cell with one answer contributes
/// nothing here; its error is not known, which callers check.
pub(super) fn add_influences(
    survey: &Survey,
    recipe: &Recipe,
    issue: usize,
    parts: &[CellPart],
    members: &mut [f64],
) {
    let frame = survey.questionnaire();
    for part in parts.iter().filter(|part| part.estimate.answers() > 1) {
        let column = survey.column(frame.question(part.criterion, issue));
        let column = &column[survey.members(part.group)];
        let steps = (frame.criterion(part.criterion).scale().levels() - 1) as f64;
        let mut levels = vec![0; frame.criterion(part.criterion).scale().levels()];
        for level in column.iter().filter_map(|&code| Rating::from_code(code).level()) {
            levels[level.index()] += 1;
        }
        let Some((mean, _)) = counts::moments(&levels) else { continue };
        let n = part.estimate.answers() as f64;
        let unseen = unseen(recipe, frame.groups()[part.group].as_str(), n);
        let own = part.weight / steps / (n * (n - 1.0)).sqrt() * unseen.sqrt();
        for (member, &code) in members.iter_mut().zip(column) {
            if let Some(level) = Rating::from_code(code).level() {
                *member += own * (level.index() as f64 - mean);
            }
        }
    }
}

/// The share of a group's population that did not answer, if it counts as finite.
fn unseen(recipe: &Recipe, group: &str, answers: f64) -> f64 {
    let declared = recipe.group_list().iter().find(|one| one.id().as_str() == group);
    let population = declared.and_then(crate::model::StakeholderGroup::population);
    match (recipe.population_choice(), population) {
        (FinitePopulation::Correct, Some(people)) => 1.0 - answers / people.get() as f64,
        _ => 1.0,
    }
}
