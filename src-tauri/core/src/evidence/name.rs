//! Names of attachments: a foreign file name becomes a label that no file system trips over. Bytes are kept by
//! their hash, so a name never says where anything is written but by an explicit save.

/// Longest label, bytes of UTF-8.
const MAX_NAME: usize = 120;

/// A name that can be written on any file system: no folder, drive, stream, device, control or
/// direction-turning character, no dots or spaces at its ends, at most 120 bytes.
pub fn safe_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    // `C:bill.pdf` names a drive, `bill.pdf:hidden` a stream of the file.
    let plain = match last.split_once(':') {
        Some((drive, rest)) if drive.chars().count() <= 1 => {
            rest.split(':').next().unwrap_or_default()
        }
        Some((name, _)) => name,
        None => last,
    };
    let kept: String = plain
        .chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| if "<>\"|?*".contains(c) { '_' } else { c })
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let trimmed = kept
        .trim_start_matches(['.', ' '])
        .trim_end_matches(['.', ' ']);
    let short = shortened(trimmed, MAX_NAME);
    if short.is_empty() {
        "attachment".to_owned()
    } else if is_device(&short) {
        shortened(&format!("_{short}"), MAX_NAME)
    } else {
        short
    }
}

/// A path below a folder, its parts apart by slashes: each part as safe as [`safe_name`] makes it, so that it leads
/// nowhere else.
pub fn safe_path(given: &str) -> String {
    let parts: Vec<String> = given.split('/').map(safe_name).collect();
    parts.join("/")
}

/// The name with a count before its extension, for when it is taken: `bill (2).pdf`.
pub fn suffixed(name: &str, n: u32) -> String {
    let (stem, extension) = parts(name);
    let tail = format!(" ({n}){extension}");
    let stem = cut(stem, MAX_NAME.saturating_sub(tail.len()));
    format!("{}{tail}", stem.trim_end_matches(['.', ' ']))
}

/// Control characters, and those that turn the direction of a line around or show nothing.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(
            c,
            '\u{061c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

/// Names that Windows keeps for devices, with any extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let upper = stem.to_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(&upper.as_str()) {
        return true;
    }
    ["COM", "LPT"].iter().any(|port| {
        upper.strip_prefix(port).is_some_and(|number| {
            let mut digits = number.chars();
            let one = digits
                .next()
                .is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'));
            one && digits.next().is_none()
        })
    })
}

/// Stem and extension with its dot; a tail that is too long or has spaces is no extension.
fn parts(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 12 => name
            .split_at_checked(at)
            .filter(|(_, extension)| !extension.contains(' '))
            .unwrap_or((name, "")),
        _ => (name, ""),
    }
}

fn shortened(name: &str, most: usize) -> String {
    if name.len() <= most {
        return name.to_owned();
    }
    let (stem, extension) = parts(name);
    let stem = cut(stem, most.saturating_sub(extension.len())).trim_end_matches(['.', ' ']);
    format!("{stem}{extension}")
}

/// At most so many bytes, never in the middle of what people see as one letter.
fn cut(text: &str, most: usize) -> &str {
    use unicode_segmentation::UnicodeSegmentation as _;
    let end = text
        .grapheme_indices(true)
        .map(|(at, letter)| at + letter.len())
        .take_while(|end| *end <= most)
        .last()
        .unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MAX_NAME, is_unseen, safe_name, safe_path, suffixed};

    #[test]
    fn foreign_names_become_labels_that_no_file_system_trips_over() {
        for (given, safe) in [
            ("bill.pdf", "bill.pdf"),
            ("../../etc/passwd", "passwd"),
            (r"..\..\Windows\system32\evil.dll", "evil.dll"),
            (r"C:\Users\dana\bill.pdf", "bill.pdf"),
            ("C:bill.pdf", "bill.pdf"),
            (r"\\server\share\bill.pdf", "bill.pdf"),
            ("bill.pdf:hidden:$DATA", "bill.pdf"),
            (".bashrc", "bashrc"),
            ("...", "attachment"),
            ("", "attachment"),
            ("a/", "attachment"),
            ("bill.pdf. . .", "bill.pdf"),
            ("  bill.pdf  ", "bill.pdf"),
            ("bill\u{202e}fdp.exe", "billfdp.exe"),
            ("bi\u{0}ll\u{7}.pdf", "bill.pdf"),
            ("bill\r\nX: y.pdf", "bill  X"),
            ("CON", "_CON"),
            ("con.pdf", "_con.pdf"),
            ("Com1.txt", "_Com1.txt"),
            ("COM¹", "_COM¹"),
            ("nul .txt", "_nul .txt"),
            ("COM10.txt", "COM10.txt"),
            ("console.txt", "console.txt"),
            ("a<b>c|d?e*f\"g.pdf", "a_b_c_d_e_f_g.pdf"),
            ("Rechnung März 2026.pdf", "Rechnung März 2026.pdf"),
        ] {
            assert_eq!(safe_name(given), safe, "{given:?}");
        }
        let long = safe_name(&format!("{}.pdf", "ü".repeat(150)));
        assert_eq!((long.len(), long.ends_with("ü.pdf")), (120, true));
        let accents = safe_name(&format!("{}.pdf", "e\u{301}".repeat(80)));
        assert!(
            accents.len() <= MAX_NAME && accents.ends_with("e\u{301}.pdf"),
            "{accents}"
        );
    }

    #[test]
    fn a_path_leads_nowhere_but_below() {
        for (given, safe) in [
            ("NDG-01/files/1-loa.pdf", "NDG-01/files/1-loa.pdf"),
            (
                "../../home/.ssh/loa.pdf",
                "attachment/attachment/home/ssh/loa.pdf",
            ),
            ("/etc/loa.pdf", "attachment/etc/loa.pdf"),
            (r"..\..\evil/loa.pdf", "evil/loa.pdf"),
            ("C:/loa.pdf", "attachment/loa.pdf"),
            ("nul/loa.pdf", "_nul/loa.pdf"),
        ] {
            assert_eq!(safe_path(given), safe, "{given:?}");
        }
    }

    #[test]
    fn a_taken_name_gets_a_count_before_its_extension() {
        assert_eq!(suffixed("bill.pdf", 2), "bill (2).pdf");
        assert_eq!(suffixed("bill", 3), "bill (3)");
        assert_eq!(suffixed("bill of 9. October", 2), "bill of 9. October (2)");
        let long = safe_name(&format!("{}.pdf", "x".repeat(200)));
        assert_eq!(suffixed(&long, 17).len(), MAX_NAME);
    }

    proptest! {
        #[test]
        fn whatever_the_name_the_label_is_safe_and_stays_as_it_is(given in "\\PC{0,200}|[./\\\\: a-zA-Z0-9\u{202e}\u{0}-\u{1f}]{0,60}") {
            let safe = safe_name(&given);
            prop_assert!(!safe.is_empty() && safe.len() <= MAX_NAME);
            prop_assert!(!safe.contains(['/', '\\', ':']) && !safe.starts_with(['.', ' ']) && !safe.ends_with(['.', ' ']));
            prop_assert!(!safe.chars().any(|c| is_unseen(c) || c.is_control()));
            prop_assert_eq!(safe_name(&safe), safe.clone());
            let second = suffixed(&safe, 2);
            prop_assert!(second != safe && second.len() <= MAX_NAME);
        }
    }
}
