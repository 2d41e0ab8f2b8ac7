//! Convex polygons in the plane, and what a straight line cuts off.

/// A point of the plane.
pub(crate) type Point = [f64; 2];

/// A line: `a·x + b·y + c`, of which the sign tells the sides.
pub(crate) type Line = [f64; 3];

/// A vertex so near to a line, relative to the line's coefficients, is on it; without this, lines
/// through one point would cut slivers off each other.
const ON_LINE: f64 = 1e-13;

/// Twice the area and the area's centroid times it: sums over the triangles from the first vertex.
pub(crate) fn area_and_moment(polygon: &[Point]) -> (f64, Point) {
    let Some((&[x0, y0], rest)) = polygon.split_first() else { return (0.0, [0.0; 2]) };
    let (mut area, mut moment) = (0.0, [0.0; 2]);
    for pair in rest.windows(2) {
        let ([x1, y1], [x2, y2]) = (pair[0], pair[1]);
        let part = ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)).abs();
        area += part;
        moment[0] += part * (x0 + x1 + x2) / 3.0;
        moment[1] += part * (y0 + y1 + y2) / 3.0;
    }
    (area, moment)
}

/// Adds to `above` the vertices of the part of a polygon on the positive side of a line, to `below`
/// those of the other part, and says whether each part has any area to speak of (three vertices).
///
/// Reference: Sutherland & Hodgman 1974, *Reentrant polygon clipping*,
/// <https://doi.org/10.1145/360767.360802>. Complexity: O(vertices).
pub(crate) fn cut(
    polygon: &[Point],
    line: Line,
    above: &mut Vec<Point>,
    below: &mut Vec<Point>,
) -> (bool, bool) {
    let scale = line.iter().fold(0.0_f64, |most, c| most.max(c.abs()));
    let side = |[x, y]: Point| {
        let value = line[0] * x + line[1] * y + line[2];
        if value.abs() <= ON_LINE * scale { 0.0 } else { value }
    };
    let starts = (above.len(), below.len());
    let Some(&last) = polygon.last() else { return (false, false) };
    let (mut from, mut from_side) = (last, side(last));
    for &to in polygon {
        let to_side = side(to);
        if (from_side > 0.0 && to_side < 0.0) || (from_side < 0.0 && to_side > 0.0) {
            let t = from_side / (from_side - to_side);
            let crossing = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
            above.push(crossing);
            below.push(crossing);
        }
        if to_side >= 0.0 {
            above.push(to);
        }
        if to_side <= 0.0 {
            below.push(to);
        }
        (from, from_side) = (to, to_side);
    }
    let has_area = |vertices: &mut Vec<Point>, start: usize| {
        let is_polygon = vertices.len() - start > 2;
        if !is_polygon {
            vertices.truncate(start);
        }
        is_polygon
    };
    (has_area(above, starts.0), has_area(below, starts.1))
}

#[cfg(test)]
mod tests {
    use super::{Point, area_and_moment, cut};
    use proptest::prelude::*;

    const TRIANGLE: [Point; 3] = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];

    /// By hand: x > ½ is a quarter of the triangle, with its centroid at (2/3, 1/6).
    #[test]
    fn a_corner_by_hand() {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        assert_eq!(cut(&TRIANGLE, [1.0, 0.0, -0.5], &mut above, &mut below), (true, true));
        let (area, moment) = area_and_moment(&above);
        assert_eq!(area, 0.25);
        assert!((moment[0] / area - 2.0 / 3.0).abs() < 1e-15);
        assert!((moment[1] / area - 1.0 / 6.0).abs() < 1e-15);
        assert_eq!(area_and_moment(&below).0, 0.75);
    }

    /// A line through a side or outside cuts nothing off.
    #[test]
    fn lines_that_do_not_cut() {
        for (line, parts) in [
            ([1.0, 0.0, 0.0], (true, false)),
            ([-1.0, 0.0, 0.0], (false, true)),
            ([1.0, 1.0, 1.0], (true, false)),
            ([1.0, 1.0, -1.0], (false, true)),
        ] {
            let (mut above, mut below) = (Vec::new(), Vec::new());
            assert_eq!(cut(&TRIANGLE, line, &mut above, &mut below), parts, "{line:?}");
            assert_eq!((above.is_empty(), below.is_empty()), (!parts.0, !parts.1));
        }
    }

    proptest! {
        /// Areas and moments of the parts sum to those of the whole, over a series of cuts.
        #[test]
        fn parts_sum_to_the_whole(lines in prop::collection::vec(prop::array::uniform3(-1.0..1.0_f64), 1..6)) {
            let mut parts = vec![TRIANGLE.to_vec()];
            for line in lines {
                let mut next = Vec::new();
                for part in &parts {
                    let (mut above, mut below) = (Vec::new(), Vec::new());
                    let (has_above, has_below) = cut(part, line, &mut above, &mut below);
                    next.extend(has_above.then_some(above));
                    next.extend(has_below.then_some(below));
                }
                parts = next;
            }
            let sums = parts.iter().map(|part| area_and_moment(part)).fold([0.0; 3], |sum, (area, moment)| {
                [sum[0] + area, sum[1] + moment[0], sum[2] + moment[1]]
            });
            prop_assert!((sums[0] - 1.0).abs() < 1e-12);
            prop_assert!((sums[1] - 1.0 / 3.0).abs() < 1e-12 && (sums[2] - 1.0 / 3.0).abs() < 1e-12);
        }
    }
}
