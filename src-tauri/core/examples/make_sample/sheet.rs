//! Sheets of paper as other companies' systems print them: text, rules and grounds at places, written as a PDF whose
//! bytes are the same each time. It knows nothing of telephone numbers.

use std::{error::Error, sync::OnceLock};

use lopdf::{Object, StringFormat, dictionary};
use printpdf::{
    Color, FontId, LinePoint, Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, WindingOrder,
};
use sha2::{Digest, Sha256};

/// A colour, 0 to 255 each.
pub(crate) type Ink = [u8; 3];
pub(crate) const BLACK: Ink = [0, 0, 0];
pub(crate) const GRAY: Ink = [96, 96, 96];
pub(crate) const WHITE: Ink = [255, 255, 255];

/// Letter, in points.
pub(crate) const WIDE: f32 = 612.0;
const HIGH: f32 = 792.0;

/// The faces and the names under which they stand in the file: tags of subsets are six capitals.
const REGULAR: &str = "PAPERS";
const BOLD: &str = "PAPERB";

fn face(bold: bool) -> &'static ParsedFont {
    static FACES: OnceLock<[ParsedFont; 2]> = OnceLock::new();
    let [regular, heavy] = FACES.get_or_init(|| {
        [
            include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf").as_slice(),
            include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf").as_slice(),
        ]
        .map(|bytes| ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).expect("a font"))
    });
    if bold { heavy } else { regular }
}

/// Size and weight of type, and its colour.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) ink: Ink,
}

/// Plain black type.
pub(crate) const fn plain(size: f32) -> Type {
    Type {
        size,
        bold: false,
        ink: BLACK,
    }
}

impl Type {
    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    fn width(self, text: &str) -> f32 {
        let face = face(self.bold);
        let advance = |c: char| {
            let glyph = face.lookup_glyph_index(u32::from(c)).unwrap_or(0);
            f32::from(face.get_horizontal_advance(glyph))
        };
        text.chars().map(advance).sum::<f32>() / 1000.0 * self.size
    }
}

/// One page; places are points from its upper left corner.
#[derive(Default)]
pub(crate) struct Sheet {
    ops: Vec<Op>,
}

impl Sheet {
    /// Text from a place to the right; `y` is its baseline.
    pub(crate) fn text(&mut self, x: f32, y: f32, set: Type, text: &str) {
        let id = FontId(if set.bold { BOLD } else { REGULAR }.to_owned());
        self.ops.extend([
            Op::SetFillColor {
                col: color(set.ink),
            },
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(id),
                size: Pt(set.size),
            },
            Op::SetTextCursor { pos: point(x, y) },
            Op::ShowText {
                items: vec![TextItem::Text(text.to_owned())],
            },
            Op::EndTextSection,
        ]);
    }

    /// Text that ends at a place.
    pub(crate) fn until(&mut self, x: f32, y: f32, set: Type, text: &str) {
        self.text(x - set.width(text), y, set, text);
    }

    /// A filled rectangle; a rule is a low one.
    pub(crate) fn fill(&mut self, (x, y): (f32, f32), (w, h): (f32, f32), ink: Ink) {
        let corner = |x, y| LinePoint {
            p: point(x, y),
            bezier: false,
        };
        let points = vec![
            corner(x, y),
            corner(x + w, y),
            corner(x + w, y + h),
            corner(x, y + h),
        ];
        self.ops.extend([
            Op::SetFillColor { col: color(ink) },
            Op::DrawPolygon {
                polygon: Polygon {
                    rings: vec![PolygonRing { points }],
                    mode: PaintMode::Fill,
                    winding_order: WindingOrder::NonZero,
                },
            },
        ]);
    }
}

fn point(x: f32, y: f32) -> Point {
    let hundredths = |value: f32| Pt((value * 100.0).round() / 100.0);
    Point {
        x: hundredths(x),
        y: hundredths(HIGH - y),
    }
}

fn color(ink: Ink) -> Color {
    let [r, g, b] = ink.map(|part| f32::from(part) / 255.0);
    Color::Rgb(Rgb::new(r, g, b, None))
}

/// The sheets as one file. The library counts names and takes the clock; here both are fixed.
pub(crate) fn file(title: &str, by: &str, sheets: Vec<Sheet>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut drawn = PdfDocument::new(title);
    for (name, bold) in [(REGULAR, false), (BOLD, true)] {
        let font = PdfFont::new(face(bold).clone());
        drawn.resources.fonts.map.insert(FontId(name.into()), font);
    }
    let size = || Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(WIDE),
        height: Pt(HIGH),
        mode: None,
        winding_order: None,
    };
    drawn.pages = sheets
        .into_iter()
        .map(|sheet| PdfPage {
            media_box: size(),
            trim_box: size(),
            crop_box: size(),
            ops: sheet.ops,
        })
        .collect();
    let mut file = drawn.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    "1.7".clone_into(&mut file.version);
    let info = file.add_object(dictionary! {
        "Title" => Object::string_literal(title),
        "Author" => Object::string_literal(by),
    });
    file.trailer.set("Info", info);
    file.prune_objects();
    file.compress();
    file.trailer.remove(b"ID");
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    let hash: Vec<u8> = Sha256::digest(&bytes).iter().take(16).copied().collect();
    let id = Object::String(hash, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    bytes.clear();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}
