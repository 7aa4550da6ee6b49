//! Drawing pages with printpdf and finishing the file with lopdf.
//!
//! printpdf numbers fonts and files from a counter and takes the clock for dates; so the font names, the
//! file's identifier and its dates are set here, and the same pages give the same bytes. What is missing
//! in printpdf (language, form fields) is added here too.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, StringFormat, dictionary};
use printpdf::{
    Color, FontId, Greyscale, Line, LinePoint, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, WindingOrder,
};
use sha2::{Digest, Sha256};

use super::{
    DocumentError, MissingGlyph, Pdf,
    embed::{Source, embed},
    font::{Fonts, Weight, is_usual, plain},
    page::{Field, FieldKind, Ink, Mark, Node, Page},
};

/// What a file says of itself. The program's name stands here and nowhere on paper.
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) subject: String,
    pub(super) made: DateTime<Utc>,
}

const PROGRAM: &str = concat!("Portwright ", env!("CARGO_PKG_VERSION"));

/// The name of a font among the resources of a file.
fn font_id(weight: Weight) -> FontId {
    FontId(
        match weight {
            Weight::Regular => "PWSANS",
            Weight::Bold => "PWBOLD",
        }
        .to_owned(),
    )
}

/// The pages as a PDF file.
pub(super) fn write(
    fonts: &Fonts,
    pages: &[Page],
    metadata: &Metadata,
) -> Result<Pdf, DocumentError> {
    write_with(fonts, pages, metadata, &Beside::default())
}

/// What a file has beside its own pages.
#[derive(Default)]
pub(super) struct Beside {
    /// Files whose pages are drawn on ours.
    pub(super) sources: Vec<Source>,
    /// The parts of the file, each with its first page, from 0.
    pub(super) parts: Vec<(String, usize)>,
}

/// The pages as a PDF file, with pages of other files and a table of its parts.
pub(super) fn write_with(
    fonts: &Fonts,
    pages: &[Page],
    metadata: &Metadata,
    beside: &Beside,
) -> Result<Pdf, DocumentError> {
    let letters = letters(fonts, pages);
    if !letters.missing.is_empty() {
        return Err(DocumentError::MissingGlyphs {
            document: metadata.title.clone(),
            missing: letters.missing,
        });
    }
    let mut drawn = PdfDocument::new(&metadata.title);
    let mut parts = Vec::new();
    for weight in Weight::ALL {
        let part = fonts.part(weight, &letters.beyond)?;
        let font = PdfFont::new(part.font.clone());
        drawn.resources.fonts.map.insert(font_id(weight), font);
        parts.push(part);
    }
    drawn.pages = pages.iter().map(draw).collect();
    // The fonts are cut already.
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut file = drawn.to_lopdf_document(&options, &mut Vec::new());
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && let Some(part) = parts.iter().find(|it| it.program == stream.content)
        {
            *stream = part.packed.clone();
        }
    }
    embed(&mut file, pages, &beside.sources)
        .and_then(|()| outline(&mut file, &beside.parts))
        .and_then(|()| finish(&mut file, pages, metadata))
        .map_err(|error| DocumentError::Writing {
            document: metadata.title.clone(),
            reason: error.to_string(),
        })?;
    let bytes = bytes_of(&mut file).map_err(|error| DocumentError::Writing {
        document: metadata.title.clone(),
        reason: error.to_string(),
    })?;
    Ok(Pdf {
        bytes,
        pages: pages.len(),
        title: metadata.title.clone(),
    })
}

/// The letters of a document that ask for more than the usual part of the fonts.
struct Letters {
    /// Those that no file carries without need.
    beyond: BTreeSet<char>,
    /// Every character that cannot be printed, once, with the first text it stands in.
    missing: Vec<MissingGlyph>,
}

fn letters(fonts: &Fonts, pages: &[Page]) -> Letters {
    let (mut beyond, mut missing) = (BTreeSet::new(), BTreeMap::new());
    for mark in pages.iter().flat_map(|page| &page.marks) {
        if let Mark::Text { text, weight, .. } = mark {
            for c in text.chars() {
                if !fonts.draws(c, *weight) {
                    missing
                        .entry(c)
                        .or_insert_with(|| text.trim().chars().map(plain).collect());
                } else if !is_usual(plain(c)) {
                    beyond.insert(plain(c));
                }
            }
        }
    }
    Letters {
        beyond,
        missing: missing
            .into_iter()
            .map(|(character, text)| MissingGlyph { character, text })
            .collect(),
    }
}

fn color(ink: Ink) -> Color {
    let [r, g, b] = ink.rgb().map(|part| f32::from(part) / 255.0);
    let even = ink.rgb().windows(2).all(|pair| pair.first() == pair.last());
    if even {
        Color::Greyscale(Greyscale::new(r, None))
    } else {
        Color::Rgb(Rgb::new(r, g, b, None))
    }
}

/// Hundredths of a point are finer than any printer and keep the file small.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// The graphics state as it stands, so that it is set only when it changes.
#[derive(Default)]
struct Pen {
    fill: Option<Ink>,
    line: Option<(f32, Ink)>,
    font: Option<(Weight, f32)>,
    ops: Vec<Op>,
}

impl Pen {
    fn fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
            self.fill = Some(ink);
        }
    }

    fn line(&mut self, width: f32, ink: Ink) {
        if self.line.is_none_or(|(_, set)| set != ink) {
            self.ops.push(Op::SetOutlineColor { col: color(ink) });
        }
        if self.line != Some((width, ink)) {
            let pt = Pt(round(width));
            self.ops.push(Op::SetOutlineThickness { pt });
        }
        self.line = Some((width, ink));
    }

    fn font(&mut self, weight: Weight, size: f32) {
        if self.font != Some((weight, size)) {
            let font = PdfFontHandle::External(font_id(weight));
            let size = Pt(size);
            self.ops.push(Op::SetFont { font, size });
        }
        self.font = Some((weight, size));
    }
}

fn draw(page: &Page) -> PdfPage {
    let mut pen = Pen::default();
    for mark in &page.marks {
        match mark {
            Mark::Text {
                x,
                y,
                size,
                weight,
                ink,
                text,
            } => {
                pen.fill(*ink);
                pen.ops.push(Op::StartTextSection);
                pen.font(*weight, *size);
                let text: String = text.chars().map(plain).collect();
                pen.ops.extend([
                    Op::SetTextCursor {
                        pos: point(page, *x, *y),
                    },
                    Op::ShowText {
                        items: vec![TextItem::Text(text)],
                    },
                    Op::EndTextSection,
                ]);
            }
            Mark::Path {
                nodes,
                closed,
                fill,
                stroke,
            } => {
                if let Some(ink) = fill {
                    pen.fill(*ink);
                }
                if let Some((width, ink)) = stroke {
                    pen.line(*width, *ink);
                }
                pen.ops
                    .push(path(page, nodes, *closed, fill.is_some(), stroke.is_some()));
            }
            // Finished pages hold no brand; a picture is drawn with the pages of other files.
            Mark::Brand { .. } | Mark::Picture { .. } => {}
        }
    }
    let size = || Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(page.width),
        height: Pt(page.height),
        mode: None,
        winding_order: None,
    };
    PdfPage {
        media_box: size(),
        trim_box: size(),
        crop_box: size(),
        ops: pen.ops,
    }
}

fn point(page: &Page, x: f32, y: f32) -> Point {
    Point {
        x: Pt(round(x)),
        y: Pt(round(page.height - y)),
    }
}

fn path(page: &Page, nodes: &[Node], closed: bool, filled: bool, stroked: bool) -> Op {
    let points = nodes
        .iter()
        .map(|node| LinePoint {
            p: point(page, node.x, node.y),
            bezier: node.handle,
        })
        .collect();
    if !filled && !closed {
        return Op::DrawLine {
            line: Line {
                points,
                is_closed: false,
            },
        };
    }
    let mode = match (filled, stroked) {
        (true, true) => PaintMode::FillStroke,
        (true, false) => PaintMode::Fill,
        (false, _) => PaintMode::Stroke,
    };
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing { points }],
            mode,
            winding_order: WindingOrder::NonZero,
        },
    }
}

/// Version, language, metadata and form fields: what printpdf does not set, or sets from the clock.
fn finish(file: &mut lopdf::Document, pages: &[Page], metadata: &Metadata) -> lopdf::Result<()> {
    "1.7".clone_into(&mut file.version);
    let stamp = Object::String(
        metadata
            .made
            .format("D:%Y%m%d%H%M%SZ")
            .to_string()
            .into_bytes(),
        StringFormat::Literal,
    );
    let info = dictionary! {
        "Title" => text_string(&metadata.title),
        "Author" => text_string(&metadata.author),
        "Subject" => text_string(&metadata.subject),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
        "CreationDate" => stamp.clone(),
        "ModDate" => stamp,
    };
    let info = file.add_object(info);
    file.trailer.set("Info", info);
    let form = form(file, pages)?;
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text_string("en-US"));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    file.prune_objects();
    Ok(())
}

/// The parts of a file, as a reader shows them beside the pages.
fn outline(file: &mut lopdf::Document, parts: &[(String, usize)]) -> lopdf::Result<()> {
    let pages: Vec<_> = file.page_iter().collect();
    let parts: Vec<_> = parts
        .iter()
        .filter_map(|(title, page)| Some((title, *pages.get(*page)?)))
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    let items: Vec<_> = parts.iter().map(|_| file.new_object_id()).collect();
    for (at, ((title, page), id)) in parts.iter().zip(&items).enumerate() {
        let mut item = dictionary! {
            "Title" => text_string(title),
            "Parent" => root,
            "Dest" => vec![Object::Reference(*page), Object::Name(b"Fit".to_vec())],
        };
        if let Some(before) = at.checked_sub(1).and_then(|at| items.get(at)) {
            item.set("Prev", *before);
        }
        if let Some(after) = items.get(at + 1) {
            item.set("Next", *after);
        }
        file.objects.insert(*id, Object::Dictionary(item));
    }
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return Ok(());
    };
    let count = i64::try_from(items.len()).unwrap_or(0);
    let outlines = dictionary! {
        "Type" => "Outlines", "First" => *first, "Last" => *last, "Count" => count,
    };
    file.objects.insert(root, Object::Dictionary(outlines));
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// Adds the empty fields to their pages, and gives the form that lists them.
fn form(file: &mut lopdf::Document, pages: &[Page]) -> lopdf::Result<Option<Dictionary>> {
    let ids: Vec<_> = file.page_iter().collect();
    let mut fields = Vec::new();
    for (page, id) in pages.iter().zip(ids) {
        let mut annotations = Vec::new();
        for field in &page.fields {
            let field = file.add_object(widget(page, field, id));
            annotations.push(Object::Reference(field));
        }
        if !annotations.is_empty() {
            fields.extend(annotations.clone());
            file.get_object_mut(id)?
                .as_dict_mut()?
                .set("Annots", annotations);
        }
    }
    if fields.is_empty() {
        return Ok(None);
    }
    // A viewer sets what is typed in a font every viewer has; ours holds only the glyphs printed so far.
    let helvetica = file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    Ok(Some(dictionary! {
        "Fields" => fields,
        "NeedAppearances" => true,
        "DA" => Object::string_literal("/Helv 10 Tf 0 g"),
        "DR" => dictionary! { "Font" => dictionary! { "Helv" => helvetica } },
    }))
}

fn widget(page: &Page, field: &Field, on: lopdf::ObjectId) -> Dictionary {
    let bottom = page.height - field.y - field.height;
    let corners = [
        field.x,
        bottom,
        field.x + field.width,
        bottom + field.height,
    ];
    let mut widget = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "T" => text_string(field.name),
        "TU" => text_string(field.label),
        "Rect" => corners.iter().map(|v| Object::Real(round(*v))).collect::<Vec<_>>(),
        "F" => 4,
        "P" => on,
    };
    match field.kind {
        FieldKind::Signature => widget.set("FT", "Sig"),
        FieldKind::Date => {
            widget.set("FT", "Tx");
            widget.set("MaxLen", 30);
            widget.set("DA", Object::string_literal("/Helv 10 Tf 0 g"));
        }
    }
    widget
}

/// A string of the file's dictionaries: plain where it is ASCII, else UTF-16 with its mark.
fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// The file, with an identifier that is the hash of everything else in it.
fn bytes_of(file: &mut lopdf::Document) -> Result<Vec<u8>, std::io::Error> {
    const BLANK: [u8; 16] = [0; 16];
    let id = |id: &[u8]| Object::String(id.to_vec(), StringFormat::Hexadecimal);
    file.compress();
    file.trailer.set("ID", vec![id(&BLANK), id(&BLANK)]);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    let hash = Sha256::digest(&bytes);
    let blank: Vec<u8> = hex(&BLANK).collect();
    let hash: Vec<u8> = hash.get(..16).into_iter().flat_map(hex).collect();
    // Both stand in the trailer, behind everything else.
    for _ in 0..2 {
        if let Some(at) = bytes.windows(blank.len()).rposition(|found| found == blank)
            && let Some(place) = bytes.get_mut(at..at + hash.len())
        {
            place.copy_from_slice(&hash);
        }
    }
    Ok(bytes)
}

/// Bytes as a file's trailer writes them.
fn hex(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes
        .iter()
        .flat_map(|byte| format!("{byte:02X}").into_bytes())
}
