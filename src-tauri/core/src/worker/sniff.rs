//! What a file is by its first bytes. Extensions are not asked: people rename files.

/// How many bytes from the start decide.
pub(super) const HEAD: usize = 4096;

/// What [`markup`] calls a sheet of OpenDocument in one piece of XML.
pub(super) const FLAT_ODS: &str = "a flat OpenDocument sheet";

/// What [`markup`] calls a workbook in one piece of XML.
pub(super) const SHEET_XML: &str = "an Excel 2003 XML file";

/// What [`markup`] calls a web page.
pub(super) const HTML: &str = "a web page (HTML)";

/// What the first bytes look like.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// A zip archive: a workbook, or something else in a zip.
    Zip,
    /// A compound file: an old workbook, an encrypted new one, or another Office document.
    Compound,
    /// Text, as far as can be seen.
    Text,
    /// A spreadsheet too old to be read, with its article.
    Old(&'static str),
    /// Something else, with its article.
    Else(&'static str),
    /// Nothing at all.
    Nothing,
}

impl Looks {
    /// What it is, with its article, to one who wanted text.
    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::Zip => "a workbook or another file of packed parts",
            Self::Compound => "a workbook or another Office file",
            Self::Text => "text",
            Self::Nothing => "an empty file",
            Self::Old(what) | Self::Else(what) => what,
        }
    }
}

const MAGIC: &[(&[u8], Looks)] = &[
    (b"PK\x03\x04", Looks::Zip),
    (b"PK\x05\x06", Looks::Zip),
    (b"PK\x07\x08", Looks::Zip),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Looks::Compound),
    // A workbook stream without its container, as Excel 2 to 5 wrote it.
    (b"\x09\x00\x04\x00", Looks::Old("an Excel 2 sheet")),
    (b"\x09\x02\x06\x00", Looks::Old("an Excel 3 sheet")),
    (b"\x09\x04\x06\x00", Looks::Old("an Excel 4 sheet")),
    (b"\x09\x08\x08\x00", Looks::Old("an Excel 5 workbook")),
    (b"\x09\x08\x10\x00", Looks::Old("a bare Excel 97 stream")),
    (
        b"\x00\x00\x02\x00\x20\x51",
        Looks::Old("a Quattro Pro sheet"),
    ),
    (
        b"\x00\x00\x02\x00\x01\x10",
        Looks::Old("a Quattro Pro sheet"),
    ),
    (
        b"\x00\x00\x02\x00\x02\x10",
        Looks::Old("a Quattro Pro sheet"),
    ),
    (b"\x00\x00\x02\x00", Looks::Old("a Lotus 1-2-3 sheet")),
    (b"\xFF\x00\x02\x00", Looks::Old("a Works sheet")),
    (b"\x00\x00\x1A\x00", Looks::Old("a Lotus 1-2-3 sheet")),
    (b"ID;P", Looks::Old("a SYLK sheet")),
    (b"%PDF", Looks::Else("a PDF")),
    (b"{\\rtf", Looks::Else("a rich-text document")),
    (b"\x1F\x8B", Looks::Else("a gzip archive")),
    (b"7z\xBC\xAF", Looks::Else("a 7z archive")),
    (b"Rar!", Looks::Else("a RAR archive")),
    (b"\x89PNG", Looks::Else("a picture")),
    (b"\xFF\xD8\xFF", Looks::Else("a picture")),
    (b"GIF8", Looks::Else("a picture")),
    (b"II*\x00", Looks::Else("a picture")),
    (b"MM\x00*", Looks::Else("a picture")),
    (b"SQLite format 3\x00", Looks::Else("a database")),
    (b"\x7FELF", Looks::Else("a program")),
    (b"MZ\x90", Looks::Else("a program")),
];

/// What a file with this head is.
pub(super) fn looks(head: &[u8]) -> Looks {
    if head.is_empty() {
        return Looks::Nothing;
    }
    for (magic, looks) in MAGIC {
        if head.starts_with(magic) {
            return match looks {
                Looks::Zip => Looks::Zip,
                Looks::Compound => Looks::Compound,
                Looks::Text => Looks::Text,
                Looks::Nothing => Looks::Nothing,
                Looks::Old(what) => Looks::Old(what),
                Looks::Else(what) => Looks::Else(what),
            };
        }
    }
    Looks::Text
}

/// What markup a decoded text begins with, with its article; absent for plain text.
pub(super) fn markup(text: &str) -> Option<&'static str> {
    let start: String = text
        .trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
        .chars()
        .take(HEAD)
        .collect::<String>()
        .to_ascii_lowercase();
    if start.starts_with("mime-version:") && start.contains("multipart/related") {
        return Some("a saved web page (MHTML)");
    }
    if !start.starts_with('<') {
        return None;
    }
    let known = [
        ("urn:schemas-microsoft-com:office:spreadsheet", SHEET_XML),
        ("application/vnd.oasis.opendocument.spreadsheet", FLAT_ODS),
        (
            "urn:oasis:names:tc:opendocument",
            "a flat OpenDocument file",
        ),
        ("<html", HTML),
        ("<!doctype html", HTML),
        ("<table", HTML),
        ("<head", HTML),
        ("<meta", HTML),
        ("<?xml", "an XML file"),
        ("<!doctype", "an XML file"),
    ];
    known
        .iter()
        .find(|(mark, _)| start.contains(mark))
        .map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::{HTML, Looks, SHEET_XML, looks, markup};

    #[test]
    fn the_content_says_what_a_file_is() {
        assert_eq!(looks(b"PK\x03\x04rest"), Looks::Zip);
        assert_eq!(looks(b"%PDF-1.7"), Looks::Else("a PDF"));
        assert_eq!(looks(b"number,name\n"), Looks::Text);
        assert_eq!(looks(b""), Looks::Nothing);
        assert_eq!(
            looks(b"\x09\x02\x06\x00\x00"),
            Looks::Old("an Excel 3 sheet")
        );
    }

    #[test]
    fn markup_under_a_spreadsheets_name_is_called_what_it_is() {
        assert_eq!(markup("\u{feff}\n<HTML><table>"), Some(HTML));
        assert_eq!(
            markup(
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            ),
            Some(SHEET_XML)
        );
        assert_eq!(markup("<414-555-0100>, main"), None);
        assert_eq!(markup("number"), None);
    }
}
