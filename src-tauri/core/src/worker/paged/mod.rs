//! Pages of foreign files made fit to be drawn on ours: a PDF or a picture goes in, a PDF comes out in which each page
//! is one drawing without scripts, links, fields, layers and embedded files, upright and from its own lower left
//! corner. What cannot be made so is refused with the reason; the file itself is never changed.

use std::io::{self, Read as _, Write};

use super::{
    Error, MAX_FILE, PAGED, Program,
    parent::{Ending, lent, talk},
    serve::Stop,
    wire::{self, Frame, MAX_FRAME, Refusal, Writer},
};
use crate::evidence::Media;

mod copy;
mod pdf;
mod picture;
#[cfg(test)]
mod tests;

/// Most pages that are taken over of one file.
const MAX_PAGES: usize = 2_000;
/// Most bytes that all content of one file may inflate to.
const MAX_CONTENT: usize = 256 << 20;

/// Why a file cannot be drawn page by page, as the rest of a sentence: `is protected by a password`.
type Why = String;

/// The pages of a file as drawings, made by a worker; else why not, as the rest of a sentence.
pub fn drawn_pages(program: &Program, name: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    match Media::of(bytes) {
        Media::Pdf | Media::Jpeg | Media::Png => {}
        other => return Err(format!("is {}", article(other))),
    }
    let file = lent(name, bytes).map_err(|_| "cannot be handed to the reader".to_owned())?;
    let made = talk(
        program,
        file,
        name.to_owned(),
        PAGED,
        super::DEADLINE,
        collect,
    );
    made.map_err(|error| match error {
        Error::Unreadable { detail, .. } => detail,
        Error::TooLarge { what, .. } => what,
        Error::Crashed { .. } => "stops its reader".to_owned(),
        Error::TimedOut { .. } => "takes longer than 30 seconds to read".to_owned(),
        Error::OutOfMemory { .. } => "needs more than 1 GB of memory to read".to_owned(),
        Error::NoWorker { .. } => "was not read, since the reader does not start".to_owned(),
        _ => "cannot be read".to_owned(),
    })
}

fn article(media: Media) -> String {
    let words = media.words();
    match media {
        Media::Text => "a text file".to_owned(),
        Media::Mail | Media::Excel | Media::OldExcel | Media::OpenSheet | Media::OutlookMail => {
            format!("an {words}")
        }
        _ => format!("a {words}"),
    }
}

fn collect(input: &mut impl io::Read) -> Ending<Vec<u8>> {
    let mut made = Vec::new();
    loop {
        match wire::read(input) {
            Ok(Some(Frame::Bytes(bytes))) => {
                made.extend_from_slice(&bytes);
                if u64::try_from(made.len()).is_ok_and(|len| len > 2 * MAX_FILE) {
                    return Ending::Broken;
                }
            }
            Ok(Some(Frame::Done)) if !made.is_empty() => return Ending::Whole(made),
            Ok(Some(Frame::Refused(refusal))) => return Ending::Refused(refusal),
            _ => return Ending::Broken,
        }
    }
}

/// The worker's side.
pub(super) fn serve<W: Write>(mut file: std::fs::File, out: &mut Writer<W>) -> Result<(), Stop> {
    if file.metadata()?.len() > MAX_FILE {
        return Err(Refusal::TooLarge("is larger than 200 MB".into()).into());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let made = make(&bytes).map_err(Refusal::Unreadable)?;
    for part in made.chunks(MAX_FRAME) {
        out.send(&Frame::Bytes(part.to_vec()))?;
    }
    Ok(())
}

/// The pages of the file as drawings.
pub(crate) fn make(bytes: &[u8]) -> Result<Vec<u8>, Why> {
    match Media::of(bytes) {
        Media::Pdf => pdf::drawings(bytes),
        Media::Jpeg => picture::jpeg(bytes),
        Media::Png => picture::png(bytes),
        _ => Err("is no PDF and no JPEG or PNG picture".to_owned()),
    }
}
