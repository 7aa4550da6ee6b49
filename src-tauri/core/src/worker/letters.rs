//! What stands between two tags, as letters: entities, line ends, and the escapes that Excel has of its own. The
//! answer is that of the library word for word; what it would not take is not taken here either.

/// Blanks that do not count at the ends of a text, unless it says that they do.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// Adds the text of an element as it is written; absent where an entity in it is unknown.
pub(super) fn add(raw: &str, keeps_blanks: bool, out: &mut String) -> Option<()> {
    let trimmed = |text: &'_ str| -> std::ops::Range<usize> {
        if keeps_blanks {
            return 0..text.len();
        }
        let start = text.len() - text.trim_start_matches(BLANKS).len();
        start..text.trim_end_matches(BLANKS).len().max(start)
    };
    if !raw.bytes().any(|byte| matches!(byte, b'&' | b'\r' | b'_')) {
        out.push_str(raw.get(trimmed(raw))?);
        return Some(());
    }
    let mut plain = String::with_capacity(raw.len());
    let mut pieces = raw.split('&');
    line_ends(pieces.next()?, &mut plain);
    for piece in pieces {
        let (name, text) = piece.split_once(';')?;
        plain.push(entity(name)?);
        line_ends(text, &mut plain);
    }
    escapes(plain.get(trimmed(&plain))?, out);
    Some(())
}

/// An attribute's value without its entities; absent where one of them is unknown.
pub(super) fn value(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let mut pieces = raw.split('&');
    out.push_str(pieces.next()?);
    for piece in pieces {
        let (name, text) = piece.split_once(';')?;
        out.push(entity(name)?);
        out.push_str(text);
    }
    Some(out)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let (digits, base) = match number.strip_prefix('x') {
                Some(hex) => (hex, 16),
                None => (number, 10),
            };
            if !digits.starts_with(|c: char| c.is_ascii_hexdigit()) {
                return None;
            }
            let code = u32::from_str_radix(digits, base).ok()?;
            char::from_u32(code).filter(|letter| *letter != '\0')?
        }
    })
}

/// Every way to end a line is one line feed (XML 1.0, 2.11).
fn line_ends(raw: &str, out: &mut String) {
    let mut lines = raw.split('\r');
    out.push_str(lines.next().unwrap_or_default());
    for line in lines {
        out.push('\n');
        out.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
}

/// `_x000D_` is a letter by its UTF-16 unit (ECMA-376 22.4.2.4); half a pair is no letter.
fn escapes(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('_') {
        out.push_str(before);
        let Some((first, left)) = unit(after) else {
            out.push('_');
            rest = after;
            continue;
        };
        rest = left;
        let mut units = vec![first];
        if (0xD800..0xDC00).contains(&first)
            && let Some((second, left)) = left.strip_prefix('_').and_then(unit)
            && (0xDC00..0xE000).contains(&second)
        {
            units.push(second);
            rest = left;
        }
        out.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')));
    }
    out.push_str(rest);
}

/// The unit of an escape, behind its first line.
fn unit(after: &str) -> Option<(u16, &str)> {
    let (digits, rest) = after.strip_prefix('x')?.split_at_checked(4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some((
        u16::from_str_radix(digits, 16).ok()?,
        rest.strip_prefix('_')?,
    ))
}

#[cfg(test)]
mod tests {
    use super::{add, value};

    #[test]
    fn what_stands_between_tags_is_read_as_excel_wrote_it() {
        let read = |raw: &str, keeps: bool| {
            let mut out = String::new();
            add(raw, keeps, &mut out).map(|()| out)
        };
        for (raw, keeps, text) in [
            (" 414 ", false, "414"),
            (" 414 ", true, " 414 "),
            (" \u{a0}414 ", false, "\u{a0}414"),
            (" \n", false, ""),
            ("a &amp; b &#65;&#x42;", false, "a & b AB"),
            ("&amp;amp;", false, "&amp;"),
            ("a\r\nb\rc", false, "a\nb\nc"),
            ("a&#13;&#10;b&#13;", false, "a\r\nb"),
            ("a_x000D_b", false, "a\rb"),
            ("_x005F_x000D_", false, "_x000D_"),
            ("_xD83D__xDE00__xD83D_x", false, "😀\u{fffd}x"),
            ("_xDE00__x00g0_ _x41_", false, "\u{fffd}_x00g0_ _x41_"),
            ("__x0041__", false, "_A_"),
            ("&#95;x0041_ ", false, "A"),
        ] {
            assert_eq!(read(raw, keeps).as_deref(), Some(text), "{raw:?}");
        }
        for odd in [
            "&lol;", "a & b", "&amp", "&#0;", "&#xD800;", "&#+65;", "&#X41;",
        ] {
            assert_eq!(read(odd, false), None, "{odd}");
        }
        assert_eq!(value("&quot;Ext &quot;0").as_deref(), Some("\"Ext \"0"));
        assert_eq!(value("&nbsp;"), None);
    }
}
