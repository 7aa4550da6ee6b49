//! Attached files of an account or an order, the reading of a CSR among them, and how much is called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Fact, Mark};
use crate::evidence::{EvidenceKind, Media};
use crate::id::{AccountId, EvidenceId, NumberId, OrderId};

/// Attachments of an account or an order; of the whole project when neither is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct EvidenceOf {
    /// Which account.
    pub account: Option<AccountId>,
    /// Which order.
    pub order: Option<OrderId>,
}

/// Attached files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentsView {
    /// By kind, newest first.
    pub attachments: Vec<AttachmentRow>,
    /// What an attachment can be.
    pub kinds: Vec<KindChoice>,
    /// `2 files, 31 kB`; empty for none.
    pub note: String,
    /// What is not there and will be asked for: `No bill yet.`; empty when nothing is missing.
    pub missing: String,
}

/// A kind of evidence to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KindChoice {
    /// The kind.
    pub kind: EvidenceKind,
    /// As people say it.
    pub label: String,
}

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentRow {
    /// Which one.
    pub id: EvidenceId,
    /// What it proves.
    pub kind: EvidenceKind,
    /// The kind in words: `Bill`.
    pub kind_words: String,
    /// Its name.
    pub label: String,
    /// What it is by its content.
    pub media: Media,
    /// `PDF, 214 kB`.
    pub detail: String,
    /// Bytes.
    pub size: u32,
    /// The day printed on it, ISO; empty for none.
    pub dated: String,
    /// That day in words: `21 Oct`; `not dated` without one.
    pub dated_words: String,
    /// How old it is, with whether that is good enough; absent without a date.
    pub age: Option<Mark>,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// Its first 12 characters.
    pub hash: String,
    /// The account it is of.
    pub account: Option<AccountId>,
    /// The order it is of.
    pub order: Option<OrderId>,
    /// `Lakeland`, `Badger Valley, NDG-02`, or `project`.
    pub place: String,
    /// When it was taken in: `Mon 16 Nov 09:41`.
    pub taken: String,
    /// How it came.
    pub note: String,
    /// What is odd: `The name says .pdf, the content is a JPEG picture.`; empty when nothing is.
    pub odd: String,
    /// Whether it can be taken as the account's CSR.
    pub csr: CsrOffer,
}

/// What an attached CSR is to its account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CsrOffer {
    /// It is no CSR, of no account, or nothing that can be read.
    None,
    /// It can be taken in letter by letter.
    Offered,
    /// It was taken in.
    Taken,
}

/// A file that was chosen, before it is attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentLook {
    /// Its name, made safe.
    pub label: String,
    /// `PDF, 214 kB`.
    pub detail: String,
    /// What it most likely is.
    pub kind: EvidenceKind,
    /// The day printed on it where that can be read, ISO; empty otherwise.
    pub dated: String,
    /// What is odd; empty when nothing is.
    pub odd: String,
    /// What an attachment can be.
    pub kinds: Vec<KindChoice>,
}

/// Attach a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AttachmentAdd {
    /// Ticket of the file.
    pub ticket: u32,
    /// What it proves; absent takes what its name and content suggest.
    pub kind: Option<EvidenceKind>,
    /// The account it is of.
    pub account: Option<AccountId>,
    /// The order it is of.
    pub order: Option<OrderId>,
    /// The day printed on it, ISO; empty for none.
    pub dated: String,
    /// How it came.
    pub note: String,
}

/// A file that was attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentAdded {
    /// Label and changes.
    pub done: super::super::commands::Done,
    /// The attachment.
    pub attachment: AttachmentRow,
}

/// Change what is said of an attachment. What is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AttachmentChange {
    /// Which one.
    pub id: i64,
    /// What it proves.
    pub kind: Option<EvidenceKind>,
    /// The day printed on it, ISO; empty for none.
    pub dated: Option<String>,
    /// The account it is of; 0 for none.
    pub account: Option<AccountId>,
    /// The order it is of; 0 for none.
    pub order: Option<OrderId>,
    /// How it came.
    pub note: Option<String>,
}

/// Write the bytes of an attachment to a chosen place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentSave {
    /// Which one.
    pub id: EvidenceId,
    /// Ticket of a folder, or of the file to make.
    pub ticket: u32,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentSaved {
    /// Name of the file, without its folder.
    pub file: String,
    /// Bytes.
    pub bytes: u32,
    /// SHA-256, read back from the disk.
    pub sha256: String,
    /// It was there already with the same bytes.
    pub unchanged: bool,
}

/// What an attached CSR says, before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CsrReading {
    /// Which attachment.
    pub id: EvidenceId,
    /// Its name.
    pub label: String,
    /// The account in words.
    pub account: String,
    /// The text that is kept, letter by letter.
    pub text: String,
    /// What was recognised: BTN, account number, names, addresses, signer.
    pub fields: Vec<Fact>,
    /// The day the carrier made it, ISO; empty when neither the record nor the attachment says it.
    pub dated: String,
    /// `168 numbers, 3 of them new to the project`.
    pub numbers: String,
    /// What to look at before it is taken: another account's number, no field recognised; empty otherwise.
    pub warning: String,
    /// The account has a CSR already; this one takes its place.
    pub replaces: bool,
}

/// Take an attached CSR as the account's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeCsr {
    /// The attachment.
    pub id: EvidenceId,
    /// The day the carrier made it, ISO; empty takes the attachment's or the record's own.
    #[serde(default)]
    pub dated: String,
}

/// How much is called, by hour of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallsView {
    /// Whether anything is known.
    pub known: bool,
    /// `1,008 hourly counts of calls.csv, 5 Oct to 15 Nov, average of 6 weeks, hours in CT`.
    pub basis: String,
    /// `All calls`, or `Calls of 52 numbers`, or why it is all calls.
    pub scope: String,
    /// Monday to Sunday, each with 24 hours; empty while nothing is known.
    pub days: Vec<CallDay>,
    /// What each level stands for, from 0: `0–2`, `3–9`.
    pub legend: Vec<String>,
    /// `Busiest: Mon 09:00, about 80 calls an hour.`
    pub busiest: String,
    /// `Quietest between 18:00 and 23:00: Sun 18:00, no call.`
    pub quietest: String,
    /// Numbers that are called and stand on no list.
    pub unlisted: Vec<InUse>,
    /// Numbers of the project that are called and stand on no CSR, where their account has one.
    pub not_on_csr: Vec<InUse>,
}

/// A day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallDay {
    /// `Mon`.
    pub label: String,
    /// From midnight.
    pub hours: Vec<CallHour>,
}

/// An hour of a day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CallHour {
    /// How much, from 0 for hardly any to 4 for the busiest hours, as the legend says.
    pub level: u8,
    /// Calls as a round figure; empty for the quietest hours.
    pub calls: String,
    /// `Mon 09:00, about 80 calls`.
    pub text: String,
}

/// A number that is in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InUse {
    /// As people write it.
    pub number: String,
    /// Its row, where it has one.
    pub id: Option<NumberId>,
    /// `214 calls, last 30 Oct`.
    pub calls: String,
}
