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
};

impl Session {
    pub(super) fn logo_set(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let path = self.chosen(request.ticket)?;
        let (label, bytes) = read_file(&path, call)?;
        if let Err(why) = Picture::read(&bytes) {
            return Err(WireError::user(
                "no_logo",
                format!("{label} cannot be the logo: {why}."),
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
    pub(super) fn logo(&self) -> Option<Arc<Picture>> {
        let open = self.opened().ok()?;
        let id = open.snapshot.settings.logo?;
        let attachment = open.snapshot.evidence.attachments.get(&id)?;
        let bytes = open.project.attachment_bytes(attachment).ok()?;
        Picture::read(&bytes).ok().map(Arc::new)
    }
}
