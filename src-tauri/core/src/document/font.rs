//! The two embedded fonts: what they can draw and how wide it is, and the part of them that a file carries.
//!
//! Widths come from the fonts' own tables; there is no kerning and no shaping, one glyph a character.
//! Scripts that need shaping are refused even where the font has some of their glyphs.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use lopdf::Stream;
use printpdf::{ParsedFont, subset_font};

use super::DocumentError;

/// The two weights every document is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub(super) const ALL: [Self; 2] = [Self::Regular, Self::Bold];
}

/// Both fonts, parsed.
pub(super) struct Fonts {
    regular: Face,
    bold: Face,
}

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf");

/// Noto Sans has 1000 units to the em.
const UNITS: f32 = 1000.0;

/// Parts of a font that are kept.
const KEPT: usize = 8;

/// The first character behind all that [`printable_script`] lets through.
const BEHIND_ALL: u32 = 0xfb07;

impl Fonts {
    /// The fonts, parsed once in the life of the program.
    pub(super) fn load() -> Result<&'static Self, DocumentError> {
        static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
        FONTS
            .get_or_init(|| {
                Some(Self {
                    regular: Face::parse(REGULAR, "PWSANS")?,
                    bold: Face::parse(BOLD, "PWBOLD")?,
                })
            })
            .as_ref()
            .ok_or(DocumentError::Font("Noto Sans"))
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Width of a text in points. A character without a glyph counts as the font's empty box, so that
    /// laying out always ends; writing refuses it.
    pub(super) fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        let face = self.face(weight);
        let units: u32 = text
            .chars()
            .map(|c| u32::from(face.advance(plain(c)).unwrap_or(face.empty_box)))
            .sum();
        // Lines are far below 65,535 units; a longer text only has to be wider than any page.
        f32::from(u16::try_from(units).unwrap_or(u16::MAX)) / UNITS * size
    }

    /// Whether the character can be printed in this weight.
    pub(super) fn draws(&self, c: char, weight: Weight) -> bool {
        self.face(weight).advance(plain(c)).is_some()
    }

    /// The part of a font that a file carries: the usual letters, and what the file has beyond them.
    pub(super) fn part(
        &self,
        weight: Weight,
        beyond: &BTreeSet<char>,
    ) -> Result<Arc<Part>, DocumentError> {
        let face = self.face(weight);
        let mut kept = face.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(part) = kept.get(beyond) {
            return Ok(Arc::clone(part));
        }
        let part = face.cut(beyond).ok_or(DocumentError::Font("Noto Sans"))?;
        let part = Arc::new(part);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(beyond.clone(), Arc::clone(&part));
        Ok(part)
    }
}

/// One weight.
struct Face {
    whole: ParsedFont,
    /// The tag that marks a part of a font in a file: six capitals.
    tag: &'static str,
    /// How far each printable character advances, by its code point.
    advances: Vec<Option<u16>>,
    /// How wide the box is that stands for a missing character.
    empty_box: u16,
    /// Parts that were cut, by what they have beyond the usual letters: the files of a project mostly ask for the same.
    kept: Mutex<BTreeMap<BTreeSet<char>, Arc<Part>>>,
}

/// A part of a font.
pub(super) struct Part {
    /// What text is set in.
    pub(super) font: ParsedFont,
    /// Its bytes.
    pub(super) program: Vec<u8>,
    /// The same as they stand in a file, compressed once for all files.
    pub(super) packed: Stream,
}

impl Face {
    fn parse(bytes: &[u8], tag: &'static str) -> Option<Self> {
        let whole = ParsedFont::from_bytes(bytes, 0, &mut Vec::new())?;
        let advances = (0..BEHIND_ALL)
            .map(|code| {
                char::from_u32(code).filter(|c| printable_script(*c))?;
                let glyph = whole.lookup_glyph_index(code).filter(|glyph| *glyph != 0)?;
                Some(whole.get_horizontal_advance(glyph))
            })
            .collect();
        Some(Self {
            empty_box: whole.get_horizontal_advance(0),
            whole,
            tag,
            advances,
            kept: Mutex::default(),
        })
    }

    fn advance(&self, c: char) -> Option<u16> {
        let code = usize::try_from(u32::from(c)).ok()?;
        self.advances.get(code).copied().flatten()
    }

    /// The font with the usual letters and some others. It keeps the measures of the whole one, which its
    /// own tables no longer tell.
    fn cut(&self, beyond: &BTreeSet<char>) -> Option<Part> {
        let glyphs = (0..BEHIND_ALL)
            .filter_map(char::from_u32)
            .filter(|c| is_usual(*c) || beyond.contains(c))
            .filter(|c| self.advance(*c).is_some())
            .filter_map(|c| Some((self.whole.lookup_glyph_index(c.into())?, c.to_string())))
            .collect();
        let part = subset_font(&self.whole, &glyphs).ok()?;
        let mut font = ParsedFont::from_bytes(&part.bytes, 0, &mut Vec::new())?;
        font.font_metrics = self.whole.font_metrics;
        font.pdf_font_metrics = self.whole.pdf_font_metrics;
        let name = self.whole.font_name.as_deref().unwrap_or("NotoSans");
        font.font_name = Some(format!("{}+{name}", self.tag));
        let program = part.bytes;
        let length = i64::try_from(program.len()).ok()?;
        let mut packed = Stream::new(lopdf::dictionary! { "Length1" => length }, program.clone());
        packed.compress().ok()?;
        Some(Part {
            font,
            program,
            packed,
        })
    }
}

/// The letters that every file carries, used or not, so that its part of the font need not be cut anew: those
/// of plain English, and what our own texts have beside them.
pub(super) fn is_usual(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '·'
            | '×'
            | '§'
            | '‑'
            | '–'
            | '—'
            | '‘'
            | '’'
            | '“'
            | '”'
            | '•'
            | '…'
            | '€'
    )
}

/// What is printed for a character: a space that must not break is an ordinary one, so that copied text
/// stays searchable, and the true minus, which the font lacks, is a hyphen.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{a0}' => ' ',
        '\u{2212}' => '-',
        other => other,
    }
}

/// Latin, Greek and Cyrillic with their diacritics, and general punctuation: what can be set one glyph a
/// character. The font has some Devanagari too, which would come out wrong without shaping.
fn printable_script(c: char) -> bool {
    matches!(u32::from(c),
        0x0020..=0x007e
        | 0x00a1..=0x052f
        | 0x1c80..=0x1c8f
        | 0x1d00..=0x1fff
        | 0x2010..=0x2027
        | 0x2030..=0x205e
        | 0x2070..=0x20cf
        | 0x2100..=0x214f
        | 0x2c60..=0x2c7f
        | 0xa640..=0xa69f
        | 0xa720..=0xa7ff
        | 0xfb00..=0xfb06)
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Weight};

    #[test]
    fn digits_are_all_equally_wide() {
        let fonts = Fonts::load().unwrap();
        for weight in [Weight::Regular, Weight::Bold] {
            let one = fonts.width("1", 10.0, weight);
            assert!(one > 5.0);
            for digit in '0'..='9' {
                let width = fonts.width(&digit.to_string(), 10.0, weight);
                assert!((width - one).abs() < f32::EPSILON, "{digit}");
            }
        }
    }

    #[test]
    fn european_names_can_be_printed_and_other_scripts_cannot() {
        let fonts = Fonts::load().unwrap();
        for good in "Renée Łódź Ðorđe Żółć Ñuñoa Nguyễn Thị Bưởi Ελένη Щербакова “–” № € −".chars()
        {
            assert!(fonts.draws(good, Weight::Regular), "{good}");
            assert!(fonts.draws(good, Weight::Bold), "{good}");
        }
        for bad in "漢かنשאनमस्ते☐→✓≥🙂\u{200b}\u{202e}\t".chars() {
            assert!(!fonts.draws(bad, Weight::Regular), "{bad:?}");
        }
    }
}
