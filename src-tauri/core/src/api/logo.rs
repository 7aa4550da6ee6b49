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
    id::EvidenceId,
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

    /// The logo as documents draw it. One that cannot be read any more leaves the letter mark: `verify` says why.
    pub(super) fn logo(&mut self) -> Option<Arc<Picture>> {
        let snapshot = Arc::clone(&self.opened().ok()?.snapshot);
        let attachment = snapshot
            .evidence
            .attachments
            .get(&snapshot.settings.logo?)?;
        let drawn = self.drawn_pages_of(attachment).ok()?;
        Picture::of((*drawn).clone().ok()?).ok().map(Arc::new)
    }
}
