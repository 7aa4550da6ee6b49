//! Evidence of an account or an order: bills, CSRs, letters and messages as they came, and how much is called.
//!
//! An attachment is a label over bytes that are kept elsewhere and known by their hash. Nothing here opens what
//! it names: a PDF is opaque, and parsing it is the worker's.

mod media;
mod name;
mod pages;
mod volume;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use media::Media;
pub use name::{safe_name, safe_path, suffixed};
pub use pages::{KnownPages, PageSize, PdfCondition, PdfPages};
pub use volume::{CallBasis, CallForm, CallVolume, NumberCalls, Slot};

use crate::id::{AccountId, EvidenceId, OrderId};

/// Largest attachment, bytes. Gaining carriers take 3 to 10 MB a file [BW-PORTIN]; a full scanned bill has more.
pub const MAX_ATTACHMENT: u64 = 50 << 20;

/// What an attachment proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A bill of the losing carrier.
    Bill,
    /// A customer service record.
    Csr,
    /// A letter of authorization as signed.
    Loa,
    /// The written confirmation of a date.
    Foc,
    /// A message: what someone promised.
    Mail,
    /// Anything else.
    Other,
}

impl EvidenceKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Self; 6] = [
        Self::Bill,
        Self::Csr,
        Self::Loa,
        Self::Foc,
        Self::Mail,
        Self::Other,
    ];

    /// As screens name it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Bill => "Bill",
            Self::Csr => "CSR",
            Self::Loa => "Signed LOA",
            Self::Foc => "FOC",
            Self::Mail => "E-mail",
            Self::Other => "Other",
        }
    }

    /// What a file of that name and content most likely is. A proposal: a person decides.
    pub fn guess(label: &str, media: Media) -> Self {
        let lower = label.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
        let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
        if says(&["csr", "csrs"]) || lower.contains("service record") {
            Self::Csr
        } else if says(&["loa", "loas"]) || lower.contains("letter of auth") {
            Self::Loa
        } else if says(&["foc"]) || lower.contains("confirmation") {
            Self::Foc
        } else if says(&[
            "bill",
            "bills",
            "invoice",
            "invoices",
            "statement",
            "billing",
        ]) {
            Self::Bill
        } else if matches!(media, Media::Mail | Media::OutlookMail) {
            Self::Mail
        } else {
            Self::Other
        }
    }
}

/// A file kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its row.
    pub id: EvidenceId,
    /// What it proves.
    pub kind: EvidenceKind,
    /// Its file name, made safe; only a label, the bytes are known by their hash.
    pub label: String,
    /// What it is by its content.
    pub media: Media,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes in lower-case hex.
    pub sha256: String,
    /// The day printed on it.
    pub dated: Option<NaiveDate>,
    /// The account it is of.
    pub account: Option<AccountId>,
    /// The order it is of.
    pub order: Option<OrderId>,
    /// When it was taken in.
    pub taken_at: DateTime<Utc>,
    /// How it came, or what to know of it.
    pub note: String,
    /// What the worker saw of its pages, for a PDF that it looked at.
    pub pages: Option<KnownPages>,
}

/// All evidence of a project, without the bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Attachments by id.
    pub attachments: BTreeMap<EvidenceId, Attachment>,
    /// How much is called, when counts or records were taken in.
    pub calls: Option<CallVolume>,
}

impl Evidence {
    /// Attachments of an account, oldest first.
    pub fn of_account(&self, account: AccountId) -> impl Iterator<Item = &Attachment> {
        self.attachments
            .values()
            .filter(move |attachment| attachment.account == Some(account))
    }

    /// Attachments of an order, oldest first.
    pub fn of_order(&self, order: OrderId) -> impl Iterator<Item = &Attachment> {
        self.attachments
            .values()
            .filter(move |attachment| attachment.order == Some(order))
    }

    /// Date of the newest attached record of an account that has one.
    pub fn csr_date(&self, account: AccountId) -> Option<NaiveDate> {
        self.attachments
            .values()
            .filter(|it| it.kind == EvidenceKind::Csr && it.account == Some(account))
            .filter_map(|it| it.dated)
            .max()
    }

    /// The date of an account's bill after one of its attachments changed: the newest bill in hand says it. A date
    /// that was entered by hand and is newer stays, since nobody says that it was wrong.
    pub fn bill_date(
        &self,
        account: AccountId,
        known: Option<NaiveDate>,
        changed: Change<'_>,
    ) -> Option<NaiveDate> {
        let is_bill = |attachment: &&Attachment| {
            attachment.kind == EvidenceKind::Bill && attachment.account == Some(account)
        };
        let gave = changed.before.filter(is_bill).and_then(|bill| bill.dated);
        let others = self
            .attachments
            .values()
            .filter(|other| changed.before.is_none_or(|before| before.id != other.id));
        let newest = others
            .chain(changed.after)
            .filter(is_bill)
            .filter_map(|bill| bill.dated)
            .max();
        // The date in the account came from the bill that changes: it goes where the bills go.
        if gave.is_some() && gave == known {
            newest
        } else {
            known.max(newest)
        }
    }
}

/// An attachment before and after; absent before it came and after it went.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// As it was.
    pub before: Option<&'a Attachment>,
    /// As it shall be.
    pub after: Option<&'a Attachment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(id: i64, dated: &str) -> Attachment {
        Attachment {
            id: EvidenceId(id),
            kind: EvidenceKind::Bill,
            label: "bill.pdf".into(),
            media: Media::Pdf,
            size: 3,
            sha256: "00".into(),
            dated: dated.parse().ok(),
            account: Some(AccountId(1)),
            order: None,
            taken_at: DateTime::default(),
            note: String::new(),
            pages: None,
        }
    }

    fn with(bills: &[Attachment]) -> Evidence {
        Evidence {
            attachments: bills.iter().map(|bill| (bill.id, bill.clone())).collect(),
            calls: None,
        }
    }

    #[test]
    fn the_newest_bill_in_hand_says_the_date_of_the_account() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let (old, new) = (bill(1, "2026-09-21"), bill(2, "2026-10-21"));
        let came = |bill| Change {
            before: None,
            after: Some(bill),
        };
        let went = |bill| Change {
            before: Some(bill),
            after: None,
        };
        let none = Evidence::default();
        let account = AccountId(1);
        assert_eq!(none.bill_date(account, None, came(&old)), day("2026-09-21"));
        let one = with(std::slice::from_ref(&old));
        assert_eq!(
            one.bill_date(account, day("2026-09-21"), came(&new)),
            day("2026-10-21")
        );
        let two = with(&[old.clone(), new.clone()]);
        assert_eq!(
            two.bill_date(account, day("2026-10-21"), went(&new)),
            day("2026-09-21"),
            "an older bill is left"
        );
        assert_eq!(one.bill_date(account, day("2026-09-21"), went(&old)), None);
        assert_eq!(
            none.bill_date(account, day("2026-11-01"), came(&old)),
            day("2026-11-01"),
            "an older bill does not age the account"
        );
        let corrected = Change {
            before: Some(&new),
            after: Some(&old),
        };
        let wrong = with(std::slice::from_ref(&new));
        assert_eq!(
            wrong.bill_date(account, day("2026-10-21"), corrected),
            day("2026-09-21"),
            "a wrong date is corrected"
        );
        assert_eq!(
            none.bill_date(AccountId(2), None, came(&old)),
            None,
            "another account's bill"
        );
    }

    #[test]
    fn the_kind_is_guessed_from_the_name() {
        for (name, kind) in [
            ("Lakeland bill Oct.pdf", EvidenceKind::Bill),
            ("INVOICE_10-2026.pdf", EvidenceKind::Bill),
            ("badger-valley-csr.txt", EvidenceKind::Csr),
            ("NDG-01 LOA signed.pdf", EvidenceKind::Loa),
            ("FOC 24 Nov.eml", EvidenceKind::Foc),
            ("scsrf.pdf", EvidenceKind::Other),
        ] {
            assert_eq!(EvidenceKind::guess(name, Media::Pdf), kind, "{name}");
        }
        assert_eq!(
            EvidenceKind::guess("Re: your order.eml", Media::Mail),
            EvidenceKind::Mail
        );
    }
}
