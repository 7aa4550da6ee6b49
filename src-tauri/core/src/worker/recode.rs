//! Text in an encoding that a person names, where the guess is wrong.

/// Encodings offered for text files, by their WHATWG names: what the programs of the field write.
pub const ENCODINGS: [&str; 8] = [
    "UTF-8",
    "windows-1252",
    "UTF-16LE",
    "UTF-16BE",
    "macintosh",
    "windows-1250",
    "windows-1251",
    "ISO-8859-15",
];

/// The bytes of a text as UTF-8 with a byte order mark, read in the encoding of that name. Absent for a name that
/// nobody knows. What is no text in that encoding becomes U+FFFD, as in every reader.
pub fn recode(bytes: &[u8], encoding: &str) -> Option<Vec<u8>> {
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes())?;
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let mut out = Vec::with_capacity(text.len() + 3);
    out.extend_from_slice(b"\xEF\xBB\xBF");
    out.extend_from_slice(text.as_bytes());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{ENCODINGS, recode};

    #[test]
    fn a_name_written_on_a_mac_is_read_as_one_when_told_so() {
        let bytes = b"Ren\x8e,4147204100";
        assert_eq!(
            recode(bytes, "macintosh").unwrap(),
            "\u{feff}René,4147204100".as_bytes()
        );
        assert!(recode(bytes, "klingon").is_none());
        for name in ENCODINGS {
            assert!(recode(bytes, name).is_some(), "{name}");
        }
    }
}
