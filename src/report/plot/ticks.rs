//! Where an axis has its ticks, and what stands at them.

/// At most this many intervals between ticks.
const MOST: f64 = 10.0;

/// Round numbers from `low` to `high`, both in units of the scale, as ticks: multiples of 1, 2 or 5
/// times a power of ten counted from `origin`, at most eleven of them; steps of the scale where
/// they are few enough.
pub(super) fn ticks(low: f64, high: f64, origin: f64, step: Option<f64>) -> Vec<f64> {
    let range = high - low;
    if !(range > 0.0 && range.is_finite()) {
        return vec![low];
    }
    let (origin, step) = match step {
        Some(step) if range / step <= MOST + 1e-9 && range / step >= 3.0 - 1e-9 => (origin, step),
        _ => (0.0, round_step(range / MOST)),
    };
    let first = ((low - origin) / step - 1e-9).ceil();
    let mut ticks = Vec::new();
    let mut at = 0.0;
    loop {
        let tick = origin + (first + at) * step;
        if tick > high + step * 1e-9 {
            return ticks;
        }
        // Rid of the rounding error, so that 0.30000000000000004 prints as 0.3.
        ticks.push((tick * 1e9).round() / 1e9);
        at += 1.0;
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is at least `least`.
fn round_step(least: f64) -> f64 {
    let power = 10.0_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// A number in units of a scale with as many of four decimals as it has.
pub(super) fn tick_text(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_the_scale_where_they_are_few() {
        assert_eq!(ticks(1.0, 5.0, 1.0, Some(1.0)), [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(ticks(0.5, 2.5, 0.5, Some(0.5)), [0.5, 1.0, 1.5, 2.0, 2.5]);
        assert_eq!(ticks(1.0, 3.0, 1.0, Some(1.0)).len(), 11);
    }

    #[test]
    fn round_numbers_otherwise() {
        assert_eq!(ticks(0.0, 100.0, 0.0, Some(1.0)).len(), 11);
        assert_eq!(
            ticks(0.0, 1.0, 0.0, None),
            [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
        );
        assert_eq!(ticks(3.42, 4.07, 1.0, Some(1.0)), [3.5, 3.6, 3.7, 3.8, 3.9, 4.0]);
        assert_eq!(ticks(2.0, 2.0, 1.0, None), [2.0]);
        assert!(ticks(-1e6, 1e6, -1e6, Some(1e4)).len() <= 11);
    }

    #[test]
    fn texts_are_short() {
        assert_eq!(tick_text(3.4), "3.4");
        assert_eq!(tick_text(-0.0), "0");
        assert_eq!(tick_text(1000.0), "1000");
        assert_eq!(tick_text(0.3 - 0.1 - 0.2), "0");
    }
}
