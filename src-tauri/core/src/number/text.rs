//! A text made plain before it is read: Unicode digits, dashes and spaces become ASCII, what cannot be
//! seen goes. Each character remembers where it stood, so nothing of the original is lost.

/// A text as plain characters with their places in the original.
pub(super) struct Plain<'a> {
    original: &'a str,
    chars: Vec<char>,
    starts: Vec<usize>,
}

impl<'a> Plain<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        let mut chars = Vec::with_capacity(original.len());
        let mut starts = Vec::with_capacity(original.len());
        for (start, char) in original.char_indices() {
            if let Some(plain) = plain(char) {
                chars.push(plain);
                starts.push(start);
            }
        }
        Self {
            original,
            chars,
            starts,
        }
    }

    /// The character at an index; NUL behind either end.
    pub(super) fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The character before an index; NUL at the beginning.
    pub(super) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |index| self.at(index))
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &[char] {
        self.chars.get(start..end).unwrap_or_default()
    }

    /// The index behind any spaces from here on.
    pub(super) fn skip_spaces(&self, mut index: usize) -> usize {
        while self.at(index) == ' ' {
            index += 1;
        }
        index
    }

    /// The index behind the digits from here on.
    pub(super) fn skip_digits(&self, mut index: usize) -> usize {
        while self.at(index).is_ascii_digit() {
            index += 1;
        }
        index
    }

    /// The index behind the letters from here on.
    pub(super) fn skip_letters(&self, mut index: usize) -> usize {
        while self.at(index).is_alphabetic() {
            index += 1;
        }
        index
    }

    /// The byte of the original where a character stands; its end for one behind the last.
    pub(super) fn byte(&self, index: usize) -> usize {
        self.starts
            .get(index)
            .copied()
            .unwrap_or(self.original.len())
    }

    /// The byte behind a character's last, without what cannot be seen after it.
    pub(super) fn byte_end(&self, end: usize) -> usize {
        let Some(last) = end.checked_sub(1).and_then(|index| self.starts.get(index)) else {
            return 0;
        };
        let width = self
            .original
            .get(*last..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        last + width
    }

    /// The original between two characters.
    pub(super) fn original(&self, start: usize, end: usize) -> &'a str {
        self.original
            .get(self.byte(start)..self.byte_end(end).max(self.byte(start)))
            .unwrap_or_default()
    }

    pub(super) fn trimmed(&self) -> String {
        let text: String = self.chars.iter().collect();
        text.trim_matches(|c: char| c.is_whitespace() || "'\"".contains(c))
            .to_owned()
    }
}

/// Where the ten digits of a script begin. Spreadsheets from abroad and copies from the web hold them.
const ZEROS: [u32; 15] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
    0x0ED0, 0x1D7CE, 0x1D7F6,
];

fn plain(char: char) -> Option<char> {
    if char.is_ascii() {
        return match char {
            '\t' | '\u{b}' | '\u{c}' => Some(' '),
            '\r' => Some('\n'),
            '\n' | ' '..='~' => Some(char),
            _ => None,
        };
    }
    match char {
        // Soft hyphen, zero-width characters, direction marks, byte order mark, variation selectors.
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{180e}' => None,
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{30fc}' => Some('-'),
        '\u{2018}' | '\u{2019}' => Some('\''),
        '\u{201c}' | '\u{201d}' => Some('"'),
        '\u{b7}' | '\u{2024}' | '\u{2219}' | '\u{22c5}' => Some('.'),
        '\u{2215}' | '\u{2044}' => Some('/'),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xFEE0),
        _ if char.is_whitespace() => Some(' '),
        _ => {
            let code = u32::from(char);
            ZEROS
                .iter()
                .filter_map(|zero| code.checked_sub(*zero))
                .find(|digit| *digit < 10)
                .and_then(|digit| char::from_digit(digit, 10))
                .or(Some(char))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_digit_a_dash_or_a_space_becomes_one_and_the_rest_keeps_its_place() {
        let plain = Plain::new("\u{feff}４１４\u{2011}555\u{a0}0100 é");
        assert_eq!(plain.trimmed(), "414-555 0100 é");
        assert_eq!(plain.byte(0), 3);
        assert_eq!(plain.original(0, 3), "４１４");
        assert_eq!(plain.original(13, 14), "é");
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(Plain::new("٤١٥ ४१५ ۴۱۵").trimmed(), "415 415 415");
    }
}
