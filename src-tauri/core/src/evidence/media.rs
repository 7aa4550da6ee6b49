//! What a file is by its first bytes and a few words inside, whatever its name says. Looks, never parses: the
//! answer is a word beside the name, and nothing is decided by it but which files can be read as a CSR.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file is by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// PDF.
    Pdf,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// TIFF picture, as fax servers and scanners make them.
    Tiff,
    /// HEIC picture, as telephones take them.
    Heic,
    /// Plain text, CSV too.
    Text,
    /// A message as sent (`.eml`).
    Mail,
    /// A message as Outlook keeps it (`.msg`).
    OutlookMail,
    /// Excel workbook.
    Excel,
    /// Excel 97 to 2003 workbook.
    OldExcel,
    /// OpenDocument sheet.
    OpenSheet,
    /// Word document.
    Word,
    /// Anything else.
    Unknown,
}

/// How far into a file words are looked for.
const LOOKED_AT: usize = 1 << 16;

impl Media {
    /// Looks at the bytes of a whole file.
    pub fn of(bytes: &[u8]) -> Self {
        let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        let starts = |with: &[u8]| head.starts_with(with);
        if holds(head, b"%PDF-") {
            Self::Pdf
        } else if starts(b"\x89PNG\r\n\x1a\n") {
            Self::Png
        } else if starts(b"\xff\xd8\xff") {
            Self::Jpeg
        } else if starts(b"II*\0") || starts(b"MM\0*") {
            Self::Tiff
        } else if head.get(4..8) == Some(b"ftyp") && is_heif(head) {
            Self::Heic
        } else if starts(b"PK\x03\x04") {
            archive(bytes)
        } else if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            compound(bytes)
        } else if let Some(text) = text(bytes) {
            if is_mail(&text) {
                Self::Mail
            } else {
                Self::Text
            }
        } else {
            Self::Unknown
        }
    }

    /// As screens name it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG picture",
            Self::Jpeg => "JPEG picture",
            Self::Tiff => "TIFF picture",
            Self::Heic => "HEIC picture",
            Self::Text => "text",
            Self::Mail => "e-mail",
            Self::OutlookMail => "Outlook message",
            Self::Excel => "Excel workbook",
            Self::OldExcel => "Excel 97 workbook",
            Self::OpenSheet => "OpenDocument sheet",
            Self::Word => "Word document",
            Self::Unknown => "file of unknown kind",
        }
    }

    /// Extensions that such a file usually has; none for what we do not know.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Tiff => &["tif", "tiff"],
            Self::Heic => &["heic", "heif"],
            Self::Text => &[
                "txt", "csv", "tsv", "log", "md", "htm", "html", "xml", "rtf",
            ],
            Self::Mail => &["eml", "mht", "mhtml"],
            Self::OutlookMail => &["msg", "oft"],
            Self::Excel => &["xlsx", "xlsm", "xlsb"],
            Self::OldExcel => &["xls"],
            Self::OpenSheet => &["ods"],
            Self::Word => &["doc", "docx"],
            Self::Unknown => &[],
        }
    }

    /// Whether a customer service record can be read from it.
    pub fn is_readable(self) -> bool {
        matches!(
            self,
            Self::Text | Self::Excel | Self::OldExcel | Self::OpenSheet
        )
    }

    /// Whether the name's extension says something else than the content does.
    pub fn is_misnamed(self, label: &str) -> bool {
        let Some((_, extension)) = label.rsplit_once('.') else {
            return false;
        };
        let extension = extension.to_lowercase();
        let known = [
            Self::Pdf,
            Self::Png,
            Self::Jpeg,
            Self::Tiff,
            Self::Heic,
            Self::Mail,
            Self::OutlookMail,
            Self::Excel,
            Self::OldExcel,
            Self::OpenSheet,
            Self::Word,
        ]
        .iter()
        .find(|media| media.extensions().contains(&extension.as_str()));
        // Excel opens text and HTML that calls itself .xls, and carriers' portals make such files.
        known.is_some_and(|known| *known != self)
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn is_heif(head: &[u8]) -> bool {
    let brand = head.get(8..12).unwrap_or_default();
    [
        b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1",
    ]
    .iter()
    .any(|known| brand == *known)
}

/// A zip by the names of its parts: they stand in the clear at its end, and the first at its beginning.
fn archive(bytes: &[u8]) -> Media {
    let first = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let last = bytes
        .get(bytes.len().saturating_sub(LOOKED_AT)..)
        .unwrap_or_default();
    let names = |wanted: &[u8]| holds(last, wanted) || holds(first, wanted);
    if names(b"application/vnd.oasis.opendocument.spreadsheet") {
        Media::OpenSheet
    } else if names(b"xl/workbook") {
        Media::Excel
    } else if names(b"word/document") {
        Media::Word
    } else {
        Media::Unknown
    }
}

/// A compound file by the names of its streams, which are UTF-16.
fn compound(bytes: &[u8]) -> Media {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        holds(bytes, &wide)
    };
    if names("__properties_version") || names("__substg1.0_") {
        Media::OutlookMail
    } else if names("WordDocument") {
        Media::Word
    } else if names("Workbook") || names("Book") {
        Media::OldExcel
    } else {
        Media::Unknown
    }
}

/// The first part as text, when it is text in an encoding that shows itself.
fn text(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    if head.is_empty() {
        return None;
    }
    let pairs = |order: fn([u8; 2]) -> u16| -> Vec<u16> {
        head.get(2..)
            .unwrap_or_default()
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok().map(order))
            .collect()
    };
    let text = if head.starts_with(b"\xff\xfe") {
        String::from_utf16_lossy(&pairs(u16::from_le_bytes))
    } else if head.starts_with(b"\xfe\xff") {
        String::from_utf16_lossy(&pairs(u16::from_be_bytes))
    } else {
        // Eight-bit text of any code page: what matters here is that there are no control bytes in it.
        head.iter().map(|byte| char::from(*byte)).collect()
    };
    let odd = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1a');
    (!text.chars().any(odd)).then_some(text)
}

/// A message begins with header lines, and every message says from whom it is.
fn is_mail(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().peekable();
    if lines.peek().is_some_and(|first| first.starts_with("From ")) {
        lines.next();
    }
    let mut seen = Vec::new();
    for line in lines.take(200) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && !seen.is_empty() {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        let is_name = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
        if name.is_empty() || !name.bytes().all(is_name) {
            return false;
        }
        seen.push(name.to_ascii_lowercase());
    }
    let has = |name: &str| seen.iter().any(|seen| seen == name);
    has("from")
        && [
            "received",
            "message-id",
            "mime-version",
            "return-path",
            "x-mailer",
        ]
        .iter()
        .any(|name| has(name))
}

#[cfg(test)]
mod tests {
    use super::Media;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let compound = |name: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(vec![0; 600]);
            bytes.extend(wide(name));
            bytes
        };
        let utf16 = [b"\xff\xfe".to_vec(), wide("BTN\t414 555-0100\r\n")].concat();
        for (bytes, media) in [
            (&b"%PDF-1.7\n%\xe2\xe3"[..], Media::Pdf),
            (b"\r\n\r\n%PDF-1.3", Media::Pdf),
            (b"\x89PNG\r\n\x1a\n\0\0", Media::Png),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Media::Jpeg),
            (b"II*\0\x08\0\0\0", Media::Tiff),
            (b"MM\0*\0\0\0\x08", Media::Tiff),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Media::Heic),
            (b"\0\0\0\x18ftypmp42\0\0\0\0", Media::Unknown),
            (
                b"PK\x03\x04....[Content_Types].xml...xl/workbook.xml",
                Media::Excel,
            ),
            (b"PK\x03\x04....word/document.xml", Media::Word),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                Media::OpenSheet,
            ),
            (b"PK\x03\x04readme.txt", Media::Unknown),
            (
                b"CUSTOMER SERVICE RECORD\r\nBTN: 414 555-0100\r\n",
                Media::Text,
            ),
            (b"Name: N\xfcrnberg\n", Media::Text),
            (
                b"Received: from mx\r\nFrom: d@example.com\r\n to: x\r\nSubject: FOC\r\n\r\nHello",
                Media::Mail,
            ),
            (b"From: the desk\nBTN: 414 555-0100\n", Media::Text),
            (b"\0\x01\x02", Media::Unknown),
            (b"", Media::Unknown),
        ] {
            assert_eq!(
                Media::of(bytes),
                media,
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
        assert_eq!(
            Media::of(&compound("__substg1.0_0037001F")),
            Media::OutlookMail
        );
        assert_eq!(Media::of(&compound("Workbook")), Media::OldExcel);
        assert_eq!(Media::of(&utf16), Media::Text);
    }

    #[test]
    fn a_name_that_says_something_else_is_noticed() {
        assert!(Media::Jpeg.is_misnamed("bill.pdf"));
        assert!(!Media::Jpeg.is_misnamed("bill.JPG"));
        assert!(!Media::Pdf.is_misnamed("bill"));
        assert!(!Media::Text.is_misnamed("notes.md"));
        assert!(Media::Text.is_misnamed("report.xls"));
        assert!(!Media::Unknown.is_misnamed("voice.wav"));
    }
}
