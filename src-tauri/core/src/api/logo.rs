//! The consultant's logo: a picture of the project that stands in the head of every document but the letter.

use std::sync::Arc;

use super::{
    commands::{ByTicket, Done, Nothing},
    error::WireError,
    evidence::read_file,
    session::{Call, Session},
};
use crate::{
    document::Picture,
    evidence::{Attachment, EvidenceKind, Media},
    finding::Finding,
    id::EvidenceId,
    place::Place,
    project::{Bytes, Op},
    worker,
};

impl Session {
    pub(super) fn logo_set(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let path = self.chosen(request.ticket)?;
        let (label, bytes) = read_file(&path, call)?;
        let drawn = match Media::of(&bytes) {
            Media::Png | Media::Jpeg => worker::drawn_pages(&self.host.worker, &label, &bytes),
            _ => Err("is no PNG and no JPEG picture".to_owned()),
        };
        if let Err(why) = drawn.and_then(Picture::of) {
            return Err(WireError::user(
                "no_logo",
                format!("{label} cannot be the logo: it {why}."),
                "Choose a PNG or JPEG picture of the logo.",
            ));
        }
        let media = Media::of(&bytes);
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let bytes = Bytes::new(bytes);
        let attachment = Attachment {
            id: EvidenceId(-1),
            kind: EvidenceKind::Other,
            label,
            media,
            size,
            sha256: bytes.sha256().to_owned(),
            dated: None,
            account: None,
            order: None,
            taken_at: call.now.to_utc(),
            note: "Logo for documents".to_owned(),
            pages: None,
        };
        let settings = Box::new(self.opened()?.snapshot.settings.clone());
        let file = Some((Box::new(attachment), bytes));
        self.write(&Op::Logo { file, settings }, call.now)
    }

    pub(super) fn logo_remove(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let settings = Box::new(self.opened()?.snapshot.settings.clone());
        let file = None;
        self.write(&Op::Logo { file, settings }, call.now)
    }

    /// The logo as documents draw it; absent where the project has none.
    pub(super) fn logo(&mut self) -> Result<Option<Arc<Picture>>, Undrawn> {
        let Ok(open) = self.opened() else {
            return Ok(None);
        };
        let snapshot = Arc::clone(&open.snapshot);
        let Some(id) = snapshot.settings.logo else {
            return Ok(None);
        };
        let Some(attachment) = snapshot.evidence.attachments.get(&id) else {
            return Err(Undrawn {
                label: "of the project".to_owned(),
                why: "is not in the file any more".to_owned(),
            });
        };
        let undrawn = |why: String| Undrawn {
            label: attachment.label.clone(),
            why,
        };
        let drawn = self
            .drawn_pages_of(attachment)
            .map_err(|error| undrawn(format!("is not handed out: {}", error.message)))?;
        let picture = (*drawn).clone().and_then(Picture::of).map_err(undrawn)?;
        Ok(Some(Arc::new(picture)))
    }
}

/// A logo that is set and cannot be drawn: documents have the letter mark in its place.
#[derive(Debug)]
pub(super) struct Undrawn {
    label: String,
    /// Behind “the logo x.png”.
    why: String,
}

impl Undrawn {
    /// What whoever exports documents is told.
    pub(super) fn finding(&self) -> Finding {
        let Self { label, why } = self;
        Finding::warning(
            "logo_not_drawn",
            Place::Project,
            format!(
                "The logo {label} {}. Documents have the first letter in a square in its place.",
                why.trim_end_matches('.')
            ),
            "Export again; where it stays so, choose the logo again.",
        )
    }
}
