//! Which encoding a text is in: what its byte order mark says, what its bytes allow, and last a guess among those
//! that people in North America meet. A guess is said to be one.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::sniff;

/// A text with the name of its encoding.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// By the WHATWG list, or by IANA's where that has none.
    pub(super) encoding: &'static str,
    /// False for a guess by letter frequencies.
    pub(super) sure: bool,
}

/// Byte order mark, then UTF-8 by its form, then UTF-16 by its zeros, then a guess.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(decoded) = utf_32(bytes) {
        return decoded;
    }
    let by = |encoding: &'static Encoding, sure| Decoded {
        text: encoding.decode_with_bom_removal(bytes).0,
        encoding: encoding.name(),
        sure,
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return by(encoding, true);
    }
    if let Some(encoding) = utf_16(bytes) {
        return by(encoding, true);
    }
    if is_mostly_utf_8(bytes) {
        return by(UTF_8, true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    western(bytes).unwrap_or_else(|| by(guess, false))
}

/// UTF-32 with its mark, which some database tools write.
fn utf_32(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (read, encoding): (fn([u8; 4]) -> u32, _) = match bytes.first_chunk()? {
        [0xff, 0xfe, 0, 0] => (u32::from_le_bytes, "UTF-32LE"),
        [0, 0, 0xfe, 0xff] => (u32::from_be_bytes, "UTF-32BE"),
        _ => return None,
    };
    let (units, rest) = bytes.as_chunks::<4>();
    let letters = units.iter().skip(1).map(|unit| char::from_u32(read(*unit)));
    let mut text: String = letters
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Some(Decoded {
        text: Cow::Owned(text),
        encoding,
        sure: true,
    })
}

/// UTF-16 without a mark, by the zeros beside ASCII letters.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..sniff::HEAD.min(bytes.len()))?;
    let pairs = head.len() / 2;
    let zeros = |at: usize| {
        head.chunks_exact(2)
            .filter(|pair| pair.get(at) == Some(&0))
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    if pairs < 2 {
        return None;
    }
    if low * 10 >= pairs * 4 && high * 20 <= pairs {
        Some(UTF_16LE)
    } else if high * 10 >= pairs * 4 && low * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8, or so many of its letters that the few bytes that are none are damage: no other encoding looks like it.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut letters, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong * 8 <= letters
}

/// Upper half of the page that Excel's "CSV (MS-DOS)" uses in the United States.
const DOS_437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
    áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Upper half of the DOS page of Canada and Western Europe.
const DOS_850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The Western page under which the words read like words; absent where none does, or more than one letter in
/// three is no ASCII (another script).
fn western(bytes: &[u8]) -> Option<Decoded<'_>> {
    let dos = |page: &str| {
        let upper: Vec<char> = page.chars().collect();
        let letter = |byte: &u8| match byte.checked_sub(128) {
            None => char::from(*byte),
            Some(at) => upper
                .get(usize::from(at))
                .copied()
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        bytes.iter().map(letter).collect::<String>()
    };
    let by = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0;
    let mac_first = !bytes.windows(2).any(|pair| pair == b"\r\n");
    // Of pages that read as well, the first stands.
    let mut pages = [
        (by(WINDOWS_1252), WINDOWS_1252.name()),
        (Cow::Owned(dos(DOS_437)), "IBM437"),
        (Cow::Owned(dos(DOS_850)), "IBM850"),
        (by(MACINTOSH), MACINTOSH.name()),
    ];
    if let (true, Some(others)) = (mac_first, pages.get_mut(1..)) {
        others.rotate_right(1);
    }
    let mut best: Option<(usize, Cow<'_, str>, &'static str)> = None;
    for (text, name) in pages {
        let (strange, odd) = oddities(&text)?;
        // A page that makes nonsense of every tenth letter is not the page.
        if odd * 10 <= strange && best.as_ref().is_none_or(|best| odd < best.0) {
            best = Some((odd, text, name));
        }
    }
    best.map(|(_, text, encoding)| Decoded {
        text,
        encoding,
        sure: false,
    })
}

/// Letters with accents that Western names have.
const ACCENTED: &str = "\u{e0}\u{e1}\u{e2}\u{e3}\u{e4}\u{e5}\u{e6}\u{e7}\u{e8}\u{e9}\u{ea}\u{eb}\u{ec}\u{ed}\u{ee}\u{ef}\u{f1}\u{f2}\u{f3}\u{f4}\u{f5}\u{f6}\u{f8}\u{f9}\u{fa}\u{fb}\u{fc}\u{fd}\u{ff}\u{153}\u{161}\u{17e}\u{df}";

/// How many characters are no ASCII, and how many of them stand where no writer puts them. Absent for a text that is
/// not Western: too few ASCII letters among them.
fn oddities(text: &str) -> Option<(usize, usize)> {
    let (mut strange, mut odd, mut accented, mut plain) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if letter.is_ascii() {
            plain += usize::from(letter.is_ascii_alphabetic());
        } else {
            strange += 1;
            accented += usize::from(letter.is_alphabetic());
            odd += usize::from(!fits(before, letter, after));
        }
        before = letter;
    }
    (accented * 3 <= plain + 3).then_some((strange, odd))
}

/// Whether a character that is no ASCII may stand between these two.
fn fits(before: char, letter: char, after: char) -> bool {
    let inside = before.is_alphabetic() && after.is_alphabetic();
    match letter {
        '\u{2019}' => before.is_alphanumeric() || after.is_alphanumeric(),
        '\u{2018}' | '\u{201c}' | '\u{ab}' | '\u{201e}' | '\u{2022}' | '\u{b7}' | '\u{bf}'
        | '\u{a1}' => !before.is_alphanumeric(),
        '\u{201d}' | '\u{bb}' => !after.is_alphanumeric() && !before.is_whitespace(),
        '\u{2013}' | '\u{2014}' => !inside || after.is_uppercase(),
        '\u{2026}' | '\u{a0}' | '\u{bc}' | '\u{bd}' | '\u{be}' => !inside,
        '\u{ae}' | '\u{2122}' => before.is_alphanumeric() && !after.is_alphanumeric(),
        '\u{b0}' => before.is_numeric() || before == ' ' || before == 'N' || before == 'n',
        '\u{a9}' | '\u{a7}' | '\u{20ac}' | '\u{a2}' | '\u{a3}' | '\u{a5}' => {
            !before.is_alphabetic()
        }
        _ => {
            let small = letter
                .to_lowercase()
                .next()
                .is_some_and(|l| ACCENTED.contains(l));
            let in_case = !letter.is_uppercase() || !before.is_lowercase();
            small && in_case && (before.is_alphabetic() || after.is_alphabetic())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DOS_437, DOS_850, decode};

    /// As a DOS program writes it.
    fn dos(page: &str, text: &str) -> Vec<u8> {
        text.chars()
            .map(|c| match page.chars().position(|p| p == c) {
                Some(at) if !c.is_ascii() => u8::try_from(at + 128).unwrap(),
                _ => u8::try_from(c).unwrap(),
            })
            .collect()
    }

    const LIST: &str = "Number,Name\r\n414-555-0100,Caf\u{e9} Z\u{fc}rich\r\n414-555-0101,Fran\u{e7}ois Mu\u{f1}oz\r\n";

    #[test]
    fn a_list_of_any_western_page_reads_as_it_was_written() {
        for page in [DOS_437, DOS_850] {
            assert_eq!(page.chars().count(), 128);
        }
        let encoded = |encoding: &'static encoding_rs::Encoding, text: &str| {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable);
            bytes.into_owned()
        };
        let mac = LIST.replace("\r\n", "\r");
        let more = LIST.replace("Caf\u{e9}", "\u{c1}lvarez \u{2019}n\u{b0}");
        let typed =
            "Name\r\nO\u{2019}Brien \u{2013} lobby\r\n\u{201c}Main\u{201d} No\u{eb}l\u{2026}\r\n";
        for (bytes, text, encoding) in [
            (
                encoded(encoding_rs::WINDOWS_1252, LIST),
                LIST,
                "windows-1252",
            ),
            (
                encoded(encoding_rs::WINDOWS_1252, &more),
                &more,
                "windows-1252",
            ),
            (
                encoded(encoding_rs::WINDOWS_1252, typed),
                typed,
                "windows-1252",
            ),
            (encoded(encoding_rs::MACINTOSH, &mac), &mac, "macintosh"),
            (dos(DOS_437, LIST), LIST, "IBM437"),
            (
                dos(DOS_850, &LIST.replace("Caf\u{e9}", "\u{c1}lvarez")),
                &LIST.replace("Caf\u{e9}", "\u{c1}lvarez"),
                "IBM850",
            ),
        ] {
            let decoded = decode(&bytes);
            assert_eq!(
                (&*decoded.text, decoded.encoding, decoded.sure),
                (text, encoding, false)
            );
        }
    }

    #[test]
    fn other_scripts_are_left_to_the_frequencies() {
        let text = "\u{41d}\u{43e}\u{43c}\u{435}\u{440}, \u{418}\u{43c}\u{44f} \u{438} \u{444}\u{430}\u{43c}\u{438}\u{43b}\u{438}\u{44f}\n";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
        let decoded = decode(&bytes);
        assert_eq!((&*decoded.text, decoded.encoding), (text, "windows-1251"));
    }

    #[test]
    fn a_stray_byte_does_not_make_another_encoding_of_utf_8() {
        let bytes = ["No\u{eb}l, Zo\u{eb}, ".repeat(20).as_bytes(), b"Caf\xe9"].concat();
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.sure), ("UTF-8", true));
        assert!(decoded.text.ends_with("Caf\u{fffd}"));
    }

    #[test]
    fn utf_32_is_read_by_its_mark() {
        for (encoding, bytes) in [
            ("UTF-32LE", u32::to_le_bytes as fn(u32) -> [u8; 4]),
            ("UTF-32BE", u32::to_be_bytes),
        ] {
            let text: Vec<u8> = "\u{feff}Caf\u{e9},1\n"
                .chars()
                .flat_map(|c| bytes(u32::from(c)))
                .collect();
            let decoded = decode(&text);
            assert_eq!(
                (&*decoded.text, decoded.encoding),
                ("Caf\u{e9},1\n", encoding)
            );
        }
    }
}
