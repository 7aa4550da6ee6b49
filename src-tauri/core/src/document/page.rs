//! Pages as values: marks of ink at places, measured in points from the top left corner.

use std::sync::Arc;

use super::{Paper, font::Weight, picture::Picture};

/// The inks of the documents. Black is exactly black: gray breaks into dots on a fax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    White,
    /// Secondary text; never on an LOA.
    Soft,
    /// Rules between rows; never on an LOA.
    Hair,
    /// The one accent.
    Accent,
    /// Ground of a weekend.
    Weekend,
    /// Ground of a closed day.
    Closed,
    /// Ground of a test that failed or is open.
    Marked,
}

impl Ink {
    pub(super) fn rgb(self) -> [u8; 3] {
        match self {
            Self::Black => [0, 0, 0],
            Self::White => [255, 255, 255],
            Self::Soft => [74, 74, 74],
            Self::Hair => [168, 168, 168],
            Self::Accent => [14, 74, 102],
            Self::Weekend => [239, 239, 239],
            Self::Closed => [207, 207, 207],
            Self::Marked => [221, 221, 221],
        }
    }
}

/// A point of a path; a handle bends the curve towards itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Node {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) handle: bool,
}

/// One thing printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A run of text in one style; `y` is its baseline.
    Text {
        x: f32,
        y: f32,
        size: f32,
        weight: Weight,
        ink: Ink,
        text: String,
    },
    /// A line or an outline.
    Path {
        nodes: Vec<Node>,
        closed: bool,
        fill: Option<Ink>,
        stroke: Option<(f32, Ink)>,
    },
    /// The consultant's mark and name in the head of a document; drawn when the pages are finished, since only then
    /// is known whether there is a logo.
    Brand {
        x: f32,
        y: f32,
        name: String,
        width: f32,
    },
    /// A picture; `y` is its upper edge.
    Picture {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        picture: Arc<Picture>,
    },
}

/// What is filled in on screen or by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Signature,
    Date,
}

/// A place to fill in, left empty by the program.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub(super) kind: FieldKind,
    /// Unique in the document.
    pub(super) name: &'static str,
    /// What a screen reader says.
    pub(super) label: &'static str,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A cell of a form: its label, and where it lies. Nothing of it is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) label: &'static str,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// A piece of a page: marks relative to its own top left corner, and its height.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Piece {
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    pub(super) fields: Vec<Field>,
    pub(super) spots: Vec<Spot>,
}

impl Piece {
    /// Empty room.
    pub(super) fn space(height: f32) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    /// Puts another piece into this one; the height stays.
    pub(super) fn place(&mut self, piece: Piece, dx: f32, dy: f32) {
        self.marks
            .extend(piece.marks.into_iter().map(|mark| moved(mark, dx, dy)));
        self.fields
            .extend(piece.fields.into_iter().map(|field| Field {
                x: field.x + dx,
                y: field.y + dy,
                ..field
            }));
        self.spots.extend(piece.spots.into_iter().map(|spot| Spot {
            x: spot.x + dx,
            y: spot.y + dy,
            ..spot
        }));
    }

    /// Puts another piece below everything so far.
    pub(super) fn stack(&mut self, piece: Piece) {
        let (top, height) = (self.height, piece.height);
        self.place(piece, 0.0, top);
        self.height += height;
    }

    /// A straight line, `y` being its middle.
    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.path(&[from, to], false, None, Some((width, ink)));
    }

    /// A horizontal rule of the given thickness, `y` being its upper edge.
    pub(super) fn rule(&mut self, x: f32, y: f32, length: f32, thickness: f32, ink: Ink) {
        let middle = y + thickness / 2.0;
        self.line((x, middle), (x + length, middle), thickness, ink);
    }

    /// A filled rectangle.
    pub(super) fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        self.path(&corners(x, y, width, height), true, Some(ink), None);
    }

    /// An outlined rectangle; the line lies on its edges.
    pub(super) fn frame(&mut self, (x, y): (f32, f32), (w, h): (f32, f32), line: f32, ink: Ink) {
        self.path(&corners(x, y, w, h), true, None, Some((line, ink)));
    }

    /// Straight lines through the points.
    pub(super) fn path(
        &mut self,
        points: &[(f32, f32)],
        closed: bool,
        fill: Option<Ink>,
        stroke: Option<(f32, Ink)>,
    ) {
        let nodes = points
            .iter()
            .map(|&(x, y)| Node {
                x,
                y,
                handle: false,
            })
            .collect();
        self.marks.push(Mark::Path {
            nodes,
            closed,
            fill,
            stroke,
        });
    }

    /// A circle around a point.
    pub(super) fn circle(
        &mut self,
        (x, y): (f32, f32),
        radius: f32,
        fill: Option<Ink>,
        stroke: Option<(f32, Ink)>,
    ) {
        // Four cubic curves come within a thousandth of the radius with handles this far out.
        let k = radius * 0.552_285;
        let node = |dx: f32, dy: f32, handle| Node {
            x: x + dx,
            y: y + dy,
            handle,
        };
        let r = radius;
        let nodes = vec![
            node(r, 0.0, false),
            node(r, k, true),
            node(k, r, true),
            node(0.0, r, false),
            node(-k, r, true),
            node(-r, k, true),
            node(-r, 0.0, false),
            node(-r, -k, true),
            node(-k, -r, true),
            node(0.0, -r, false),
            node(k, -r, true),
            node(r, -k, true),
            node(r, 0.0, false),
        ];
        self.marks.push(Mark::Path {
            nodes,
            closed: true,
            fill,
            stroke,
        });
    }
}

fn corners(x: f32, y: f32, width: f32, height: f32) -> [(f32, f32); 4] {
    [
        (x, y),
        (x + width, y),
        (x + width, y + height),
        (x, y + height),
    ]
}

fn moved(mark: Mark, dx: f32, dy: f32) -> Mark {
    match mark {
        Mark::Text {
            x,
            y,
            size,
            weight,
            ink,
            text,
        } => Mark::Text {
            x: x + dx,
            y: y + dy,
            size,
            weight,
            ink,
            text,
        },
        Mark::Path {
            nodes,
            closed,
            fill,
            stroke,
        } => Mark::Path {
            nodes: nodes
                .into_iter()
                .map(|node| Node {
                    x: node.x + dx,
                    y: node.y + dy,
                    ..node
                })
                .collect(),
            closed,
            fill,
            stroke,
        },
        Mark::Brand { x, y, name, width } => Mark::Brand {
            x: x + dx,
            y: y + dy,
            name,
            width,
        },
        Mark::Picture {
            x,
            y,
            width,
            height,
            picture,
        } => Mark::Picture {
            x: x + dx,
            y: y + dy,
            width,
            height,
            picture,
        },
    }
}

/// A page of another file, drawn below the marks of one of ours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Embed {
    /// Which of the files that are at hand.
    pub(super) source: usize,
    /// Which of its pages, from 0.
    pub(super) page: usize,
    /// Its upper left corner on our page.
    pub(super) x: f32,
    pub(super) y: f32,
    /// Points of ours to one of its own.
    pub(super) scale: f32,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    pub(super) fields: Vec<Field>,
    pub(super) spots: Vec<Spot>,
    pub(super) embed: Option<Embed>,
}

impl Page {
    /// An empty page of this paper, upright.
    pub(super) fn blank(paper: Paper) -> Self {
        let (width, height) = paper_size(paper);
        Self {
            width,
            height,
            marks: Vec::new(),
            fields: Vec::new(),
            spots: Vec::new(),
            embed: None,
        }
    }

    /// Draws a piece with its upper left corner there.
    pub(super) fn draw(&mut self, piece: Piece, x: f32, y: f32) {
        let mut canvas = Piece::default();
        canvas.place(piece, x, y);
        self.marks.extend(canvas.marks);
        self.fields.extend(canvas.fields);
        self.spots.extend(canvas.spots);
    }
}

/// Width and depth of the paper in points, upright.
pub(super) fn paper_size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::Letter => (612.0, 792.0),
        Paper::A4 => (595.28, 841.89),
    }
}
