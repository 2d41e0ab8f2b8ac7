//! From SVG text to a PNG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::error::PlotError;

/// The largest enlargement.
const MOST: f32 = 8.0;

/// A plot as a PNG, enlarged `zoom` times, with text in the fonts that are handed in.
///
/// `fonts` are the contents of font files (TTF, OTF or collections), the preferred one first. No
/// font of the system is looked at, so the picture depends on the input alone; a character that no
/// font has is left out or drawn as a box.
///
/// # Errors
///
/// [`PlotError::InvalidZoom`] unless `zoom` is above 0 and at most 8, [`PlotError::NoFont`] if
/// text is to be drawn and no font can be read, [`PlotError::Svg`] for text that is no SVG.
///
/// # Examples
///
/// ```no_run
/// use materiality::{MatrixPlot, demo, svg_to_png};
///
/// let result = demo::plan()?.run(&demo::survey()?.tally())?;
/// let font = std::fs::read("DejaVuSans.ttf")?;
/// let png = svg_to_png(&MatrixPlot::of(&result).to_svg(), &[font], 2.0)?;
/// std::fs::write("matrix.png", png)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn svg_to_png(svg: &str, fonts: &[Vec<u8>], zoom: f32) -> Result<Vec<u8>, PlotError> {
    if !(f32::MIN_POSITIVE..=MOST).contains(&zoom) {
        return Err(PlotError::InvalidZoom { found: zoom, most: MOST });
    }
    let mut known = fontdb::Database::new();
    for font in fonts {
        known.load_font_data(font.clone());
    }
    let first = known.faces().next().and_then(|face| face.families.first());
    let family = first.map(|(family, _)| family.clone());
    if family.is_none() && svg.contains("<text") {
        return Err(PlotError::NoFont { given: fonts.len() });
    }
    let family = family.unwrap_or_default();
    // The last resort of the text layout is the serif family.
    known.set_sans_serif_family(family.clone());
    known.set_serif_family(family.clone());
    let options = Options { font_family: family, fontdb: Arc::new(known), ..Options::default() };
    let refuse = |problem: &dyn std::fmt::Display| PlotError::Svg { problem: problem.to_string() };
    let tree = Tree::from_str(svg, &options).map_err(|problem| refuse(&problem))?;
    let size = tree.size().to_int_size().scale_by(zoom);
    let empty = size.and_then(|size| Pixmap::new(size.width(), size.height()));
    let mut picture = empty.ok_or_else(|| refuse(&"it has no size"))?;
    resvg::render(&tree, Transform::from_scale(zoom, zoom), &mut picture.as_mut());
    picture.encode_png().map_err(|problem| refuse(&problem))
}
