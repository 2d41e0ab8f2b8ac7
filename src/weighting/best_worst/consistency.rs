//! How far comparisons with best and worst contradict each other.

use super::judgments::BestWorstJudgments;

/// Thresholds of the input-based ratio: rows for the best over the worst from 3 to 9, columns for
/// 3 to 9 items.
const THRESHOLDS: [[f64; 7]; 7] = [
    [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667],
    [0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683],
    [0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960],
    [0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262],
    [0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403],
    [0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657],
    [0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662],
];

impl BestWorstJudgments {
    /// The input-based consistency ratio, which needs no weights: 0 if judgments do not contradict
    /// each other.
    ///
    /// ```text
    /// CR = max_j |a_Bj a_jW − a_BW| / (a_BW² − a_BW)      0 if a_BW = 1
    /// ```
    ///
    /// Reference: Liang, Brunelli and Rezaei 2020, *Consistency issues in the best worst method:
    /// measurements and thresholds*, doi:10.1016/j.omega.2019.102175.
    pub fn input_ratio(&self) -> f64 {
        let most = self.best_to_worst();
        if most <= 1.0 {
            return 0.0;
        }
        let gap = |(_, of_best, over_worst): (usize, f64, f64)| (of_best * over_worst - most).abs();
        self.between().map(gap).fold(0.0, f64::max) / (most * most - most)
    }

    /// The input-based ratio up to which judgments are acceptable; `None` where no value was
    /// published, that is unless the best over the worst is a whole number from 2 to 9 and 3 to 9
    /// columns are compared.
    ///
    /// Reference: Liang, Brunelli and Rezaei 2020, as above.
    pub fn input_threshold(&self) -> Option<f64> {
        let most = self.best_to_worst();
        let columns = (3..=9).position(|n| n == self.len())?;
        // Exact: only whole numbers are in the table.
        let row = (2_u8..=9).position(|whole| f64::from(whole).total_cmp(&most).is_eq())?;
        Some(row.checked_sub(1).map_or(0.0, |row| THRESHOLDS[row][columns]))
    }

    /// The consistency index by which the deviation of the nonlinear model is divided: the largest
    /// deviation that judgments with this best over worst can have.
    ///
    /// ```text
    /// CI(a) = ((2a + 1) − √(8a + 1)) / 2      0 .44 1 1.63 2.30 3 3.73 4.47 5.23 for a = 1…9
    /// ```
    ///
    /// Reference: Rezaei 2015, *Best-worst multi-criteria decision-making method*, where it is a
    /// table; doi:10.1016/j.omega.2014.11.009.
    pub fn consistency_index(&self) -> f64 {
        let most = self.best_to_worst();
        f64::midpoint(2.0 * most + 1.0, -(8.0 * most + 1.0).sqrt())
    }
}
