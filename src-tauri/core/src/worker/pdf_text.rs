//! The words of a PDF, page by page in the order in which its program wrote them, as lines of text. Pictures of text have
//! none; where words stand on the page is not looked at.

use std::io::Write;

use lopdf::{Document, LoadOptions};

use super::{
    pdf::{MAX_STREAM, is_lock, said},
    serve::{Answer, Stop},
    text,
    wire::Refusal,
};
use crate::intake::grid::Container;

/// Most pages that are read: a bill of 10,000 lines has fewer.
const MAX_PAGES: usize = 2_000;
/// Most bytes of one page's content.
const MAX_CONTENT: usize = 16 << 20;

/// Sends the lines of all pages.
pub(super) fn read<W: Write>(bytes: &[u8], answer: &mut Answer<W>) -> Result<(), Stop> {
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM),
        ..LoadOptions::default()
    };
    let file = match Document::load_mem_with_options(bytes, options) {
        Ok(file) if file.is_encrypted() => return Err(Refusal::Encrypted.into()),
        Ok(file) => file,
        Err(error) if is_lock(&error) => return Err(Refusal::Encrypted.into()),
        Err(error) => return Err(Refusal::Unreadable(said(&error).into()).into()),
    };
    answer.head(Container::Txt, None)?;
    answer.sheet("", true)?;
    let mut words = String::new();
    for page in file.get_pages().into_keys().take(MAX_PAGES) {
        // A page that cannot be read leaves the others readable.
        if let Ok(text) = file.extract_text_with_limit(&[page], MAX_CONTENT) {
            words.push_str(&text);
            words.push('\n');
        }
    }
    text::whole(&words, answer)
}
