//! Lists, attaches, changes and removes files.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    super::{
        commands::{ById, ByTicket, Done},
        error::WireError,
        project::parse_date,
        session::{Call, Session, account_of},
        view::{
            AttachmentAdd, AttachmentAdded, AttachmentChange, AttachmentLook, AttachmentsView,
            EvidenceOf,
        },
        words::count,
    },
    file::read,
    words::{detail, kinds, odd, place, row, size_words},
};
use crate::{
    account::Account,
    evidence::{Attachment, Change, EvidenceKind, KnownPages, Media},
    id::{AccountId, EvidenceId, OrderId},
    intake::csr_text,
    project::{Attached, Bytes, Op},
    snapshot::Snapshot,
    worker,
};

impl Session {
    pub(in crate::api) fn attachments_list(
        &mut self,
        request: EvidenceOf,
        call: &mut Call<'_>,
    ) -> Result<AttachmentsView, WireError> {
        let state = self.state(call.now)?;
        let taken_in = self.opened()?.project.taken_in("csr")?;
        let wanted = |attachment: &&Attachment| {
            request
                .account
                .is_none_or(|id| attachment.account == Some(id))
                && request.order.is_none_or(|id| attachment.order == Some(id))
        };
        let mut chosen: Vec<&Attachment> = state
            .snapshot
            .evidence
            .attachments
            .values()
            .filter(wanted)
            .collect();
        chosen.sort_by_key(|attachment| {
            (
                attachment.kind,
                std::cmp::Reverse(attachment.dated),
                attachment.id,
            )
        });
        let bytes = chosen.iter().map(|attachment| attachment.size).sum();
        let note = match chosen.len() {
            0 => String::new(),
            n => format!("{}, {}", count(n, "file"), size_words(bytes)),
        };
        Ok(AttachmentsView {
            note,
            missing: match request {
                EvidenceOf {
                    account: Some(_),
                    order: None,
                } => missing(&chosen),
                _ => String::new(),
            },
            kinds: kinds(),
            attachments: chosen
                .into_iter()
                .map(|attachment| row(&state, attachment, &taken_in))
                .collect(),
        })
    }

    pub(in crate::api) fn attachment_look(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<AttachmentLook, WireError> {
        let path = self.chosen(request.ticket)?;
        let (label, bytes) = read(&path, call)?;
        let media = Media::of(&bytes);
        let kind = EvidenceKind::guess(&label, media);
        let text = std::str::from_utf8(&bytes)
            .ok()
            .filter(|_| kind == EvidenceKind::Csr && media == Media::Text);
        let dated = text.and_then(|text| csr_text::read(text, "US").dated);
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let pages = pages(self, media, &label, &bytes);
        Ok(AttachmentLook {
            detail: detail(media, size, pages),
            kind,
            dated: dated.map(|date| date.to_string()).unwrap_or_default(),
            odd: odd(media, &label, pages),
            label,
            kinds: kinds(),
        })
    }

    pub(in crate::api) fn attachment_add(
        &mut self,
        request: AttachmentAdd,
        call: &mut Call<'_>,
    ) -> Result<AttachmentAdded, WireError> {
        self.opened()?;
        let path = self.chosen(request.ticket)?;
        let dated = parse_date("date of the file", &request.dated)?;
        let (label, bytes) = read(&path, call)?;
        let kind = request
            .kind
            .unwrap_or_else(|| EvidenceKind::guess(&label, Media::of(&bytes)));
        let of = self.place_of(request.account, request.order)?;
        let paper = Paper {
            kind,
            label,
            dated,
            account: of.0,
            order: of.1,
            note: request.note,
        };
        let done = attach_bytes(self, paper, bytes, call.now)?;
        let state = self.state(call.now)?;
        let open = self.opened()?;
        let attachment = state
            .snapshot
            .evidence
            .attachments
            .values()
            .next_back()
            .ok_or_else(|| WireError::not_here("That attachment"))?;
        let attachment = row(&state, attachment, &open.project.taken_in("csr")?);
        Ok(AttachmentAdded { done, attachment })
    }

    pub(in crate::api) fn attachment_change(
        &mut self,
        request: AttachmentChange,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let before = held(&snapshot, EvidenceId(request.id))?;
        let mut after = before.clone();
        after.kind = request.kind.unwrap_or(after.kind);
        if let Some(dated) = &request.dated {
            after.dated = parse_date("date of the file", dated)?;
        }
        if let Some(account) = request.account {
            after.account = (account.0 != 0).then_some(account);
        }
        if let Some(order) = request.order {
            after.order = (order.0 != 0).then_some(order);
        }
        (after.account, after.order) = self.place_of(after.account, after.order)?;
        if let Some(note) = request.note {
            after.note = note;
        }
        if after == *before {
            return Ok(Done {
                label: String::new(),
                changes: Vec::new(),
            });
        }
        let change = Change {
            before: Some(before),
            after: Some(&after),
        };
        let mut accounts: Vec<AccountId> = [before.account, after.account]
            .into_iter()
            .flatten()
            .collect();
        accounts.dedup();
        let op = Op::Attachment {
            accounts: accounts
                .into_iter()
                .filter_map(|id| redated(&snapshot, id, change))
                .collect(),
            what: format!("change of {}", words(&snapshot, &after)),
            attachment: Box::new(after.clone()),
        };
        self.write(&op, call.now)
    }

    pub(in crate::api) fn attachment_remove(
        &mut self,
        request: ById<EvidenceId>,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let attachment = held(&snapshot, request.id)?;
        let change = Change {
            before: Some(attachment),
            after: None,
        };
        let account = attachment
            .account
            .and_then(|id| redated(&snapshot, id, change))
            .map(Box::new);
        let op = Op::Detach {
            what: format!("{} removed", words(&snapshot, attachment)),
            attachment: Box::new(attachment.clone()),
            account,
        };
        self.write(&op, call.now)
    }

    /// Checks that account and order are there; an order brings its account along.
    fn place_of(
        &self,
        account: Option<AccountId>,
        order: Option<OrderId>,
    ) -> Result<(Option<AccountId>, Option<OrderId>), WireError> {
        let snapshot = &self.opened()?.snapshot;
        let order = order
            .map(|id| {
                snapshot
                    .orders
                    .get(&id)
                    .ok_or_else(|| WireError::not_here("That order"))
            })
            .transpose()?;
        let account = account.or(order.and_then(|order| order.key.account));
        account.map(|id| account_of(snapshot, id)).transpose()?;
        if let (Some(account), Some(order)) = (account, order)
            && order.key.account.is_some_and(|of| of != account)
        {
            return Err(WireError::user(
                "order_of_another_account",
                format!("{} is not an order of that account.", order.name),
                "Name the order or the account alone.",
            ));
        }
        Ok((account, order.map(|order| order.id)))
    }
}

/// What a file is said to be, before it has a row.
pub(in crate::api) struct Paper {
    pub(in crate::api) kind: EvidenceKind,
    pub(in crate::api) label: String,
    pub(in crate::api) dated: Option<NaiveDate>,
    pub(in crate::api) account: Option<AccountId>,
    pub(in crate::api) order: Option<OrderId>,
    pub(in crate::api) note: String,
}

/// Attaches bytes: one transaction with the bill's date that they bring.
pub(in crate::api) fn attach_bytes(
    session: &mut Session,
    paper: Paper,
    bytes: Vec<u8>,
    now: DateTime<FixedOffset>,
) -> Result<Done, WireError> {
    let file = to_attach(session, paper, bytes, now)?;
    let snapshot = &session.opened()?.snapshot;
    if let Some(twin) = twin_of(snapshot, &file.attachment) {
        return Err(WireError::user(
            "attached_already",
            format!(
                "{} is attached already, as {}. The bytes are the same.",
                file.attachment.label, twin.label
            ),
            "Change the date or the note of that one.",
        ));
    }
    let op = Op::Attach {
        what: format!("{} attached", words(snapshot, &file.attachment)),
        file,
    };
    session.write(&op, now)
}

/// The same bytes, attached as the same thing before.
pub(in crate::api) fn twin_of<'a>(
    snapshot: &'a Snapshot,
    attachment: &Attachment,
) -> Option<&'a Attachment> {
    snapshot.evidence.attachments.values().find(|known| {
        known.sha256 == attachment.sha256
            && known.kind == attachment.kind
            && known.account == attachment.account
            && known.order == attachment.order
    })
}

/// A file as it is attached: looked at by the worker, with the bill's date that it brings to its account.
pub(in crate::api) fn to_attach(
    session: &Session,
    paper: Paper,
    bytes: Vec<u8>,
    now: DateTime<FixedOffset>,
) -> Result<Attached, WireError> {
    let snapshot = &session.opened()?.snapshot;
    let media = Media::of(&bytes);
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let pages = pages(session, media, &paper.label, &bytes);
    let bytes = Bytes::new(bytes);
    let attachment = Attachment {
        id: EvidenceId(-1),
        kind: paper.kind,
        label: paper.label,
        media,
        size,
        sha256: bytes.sha256().to_owned(),
        dated: paper.dated,
        account: paper.account,
        order: paper.order,
        taken_at: now.to_utc(),
        note: paper.note,
        pages,
    };
    let change = Change {
        before: None,
        after: Some(&attachment),
    };
    let account = attachment
        .account
        .and_then(|id| redated(snapshot, id, change))
        .map(Box::new);
    Ok(Attached {
        attachment: Box::new(attachment),
        bytes,
        account,
    })
}

/// What the worker sees of the pages of a PDF. Without a worker nothing is known, and the file is attached all the same.
fn pages(session: &Session, media: Media, label: &str, bytes: &[u8]) -> Option<KnownPages> {
    (media == Media::Pdf)
        .then(|| worker::pages_of(&session.host.worker, label, bytes).ok())
        .flatten()
        .map(|pages| pages.known())
}

pub(super) fn held(snapshot: &Snapshot, id: EvidenceId) -> Result<&Attachment, WireError> {
    snapshot
        .evidence
        .attachments
        .get(&id)
        .ok_or_else(|| WireError::not_here("That attachment"))
}

/// `bill of Lakeland`, `CSR of Corvus`, `e-mail of Badger Valley, NDG-02`.
fn words(snapshot: &Snapshot, attachment: &Attachment) -> String {
    let kind = match attachment.kind {
        EvidenceKind::Other => attachment.label.clone(),
        EvidenceKind::Bill => "bill".to_owned(),
        EvidenceKind::Mail => "e-mail".to_owned(),
        EvidenceKind::Loa => "signed LOA".to_owned(),
        kind => kind.words().to_owned(),
    };
    match place(snapshot, attachment).as_str() {
        "project" => kind,
        place => format!("{kind} of {place}"),
    }
}

/// The account with the date of its newest bill, where that differs from what it states.
fn redated(snapshot: &Snapshot, id: AccountId, change: Change<'_>) -> Option<Account> {
    let account = snapshot.accounts.get(&id)?;
    let bill_date = snapshot.evidence.bill_date(id, account.bill_date, change);
    (bill_date != account.bill_date).then(|| Account {
        bill_date,
        ..account.clone()
    })
}

/// What a port desk asks of every account and is not there.
fn missing(attachments: &[&Attachment]) -> String {
    let has = |kind| attachments.iter().any(|attachment| attachment.kind == kind);
    match (has(EvidenceKind::Bill), has(EvidenceKind::Csr)) {
        (true, true) => "",
        (true, false) => "No CSR file yet.",
        (false, true) => "No bill yet.",
        (false, false) => "No bill and no CSR file yet.",
    }
    .to_owned()
}
