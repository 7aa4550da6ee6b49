//! The two embedded fonts: what they can draw and how wide it is.
//!
//! Widths come from the fonts' own tables; there is no kerning and no shaping, one glyph a character.
//! Scripts that need shaping are refused even where the font has some of their glyphs.

use std::sync::OnceLock;

use printpdf::ParsedFont;

use super::DocumentError;

/// The two weights every document is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Both fonts, parsed.
pub(super) struct Fonts {
    regular: ParsedFont,
    bold: ParsedFont,
}

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Bold.ttf");

/// Noto Sans has 1000 units to the em.
const UNITS: f32 = 1000.0;

impl Fonts {
    /// The fonts, parsed once in the life of the program.
    pub(super) fn load() -> Result<&'static Self, DocumentError> {
        static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
        FONTS
            .get_or_init(|| {
                let parse = |bytes| ParsedFont::from_bytes(bytes, 0, &mut Vec::new());
                Some(Self {
                    regular: parse(REGULAR)?,
                    bold: parse(BOLD)?,
                })
            })
            .as_ref()
            .ok_or(DocumentError::Font("Noto Sans"))
    }

    pub(super) fn face(&self, weight: Weight) -> &ParsedFont {
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
            .map(|c| {
                let glyph = face.lookup_glyph_index(u32::from(plain(c))).unwrap_or(0);
                u32::from(face.get_horizontal_advance(glyph))
            })
            .sum();
        // Lines are far below 65,535 units; a longer text only has to be wider than any page.
        f32::from(u16::try_from(units).unwrap_or(u16::MAX)) / UNITS * size
    }

    /// Whether the character can be printed in this weight.
    pub(super) fn draws(&self, c: char, weight: Weight) -> bool {
        let c = plain(c);
        printable_script(c)
            && self
                .face(weight)
                .lookup_glyph_index(u32::from(c))
                .is_some_and(|glyph| glyph != 0)
    }
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
