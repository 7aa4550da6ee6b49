//! Attachments in finished words.

use super::super::{
    accounts::of_account,
    session::State,
    view::{AttachmentRow, CsrOffer, Icon, KindChoice, Mark},
    words::{count, mark, short_name},
};
use crate::{
    evidence::{Attachment, EvidenceKind, KnownPages, Media, PdfCondition},
    finding::Severity,
    snapshot::Snapshot,
    zone,
};

/// What an attachment can be.
pub(super) fn kinds() -> Vec<KindChoice> {
    EvidenceKind::ALL
        .iter()
        .map(|kind| KindChoice {
            kind: *kind,
            label: kind.words().to_owned(),
        })
        .collect()
}

/// `31 kB`, `1.2 MB`.
pub(in crate::api) fn size_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..999_500 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!(
            "{}.{} MB",
            (bytes + 50_000) / 1_000_000,
            (bytes + 50_000) / 100_000 % 10
        ),
    }
}

/// `PDF, 4 pages, 214 kB`.
pub(super) fn detail(media: Media, size: u64, pages: Option<KnownPages>) -> String {
    let size = size_words(size);
    let pages = match pages {
        Some(pages) if pages.condition == PdfCondition::Locked => ", locked".to_owned(),
        Some(pages) if pages.condition == PdfCondition::Damaged => ", damaged".to_owned(),
        Some(pages) => format!(", {}", count(usize_of(pages.count), "page")),
        None => String::new(),
    };
    format!("{}{pages}, {size}", media.words())
}

fn usize_of(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// What is odd about a file: its name, its lock, its pages.
pub(super) fn odd(media: Media, label: &str, pages: Option<KnownPages>) -> String {
    let said = [misnamed(media, label), pages.and_then(odd_pages)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn odd_pages(pages: KnownPages) -> Option<String> {
    match pages.condition {
        PdfCondition::Locked => Some("It is protected by a password.".to_owned()),
        PdfCondition::Damaged => Some("It is damaged: its pages cannot be found.".to_owned()),
        PdfCondition::Sound | PdfCondition::Restricted => {
            let missing = pages.missing()?;
            Some(format!(
                "It says that it has {}; {missing} {} missing.",
                count(usize_of(pages.printed.unwrap_or_default()), "page"),
                if missing == 1 { "is" } else { "are" }
            ))
        }
    }
}

fn misnamed(media: Media, label: &str) -> Option<String> {
    if !media.is_misnamed(label) {
        return None;
    }
    let extension = label.rsplit('.').next().unwrap_or_default();
    Some(format!(
        "The name says .{extension}, the content is {} {}.",
        if media.words().starts_with(['e', 'E', 'O', 'u']) {
            "an"
        } else {
            "a"
        },
        media.words()
    ))
}

/// `Lakeland`, `Badger Valley, NDG-02`, `project`.
pub(super) fn place(snapshot: &Snapshot, attachment: &Attachment) -> String {
    let account = attachment
        .account
        .and_then(|id| snapshot.accounts.get(&id))
        .map(|account| short_name(snapshot.carrier_name(&account.carrier)));
    let order = attachment
        .order
        .and_then(|id| snapshot.orders.get(&id))
        .map(|order| order.name.as_str());
    match (account, order) {
        (Some(account), Some(order)) => format!("{account}, {order}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "project".to_owned(),
    }
}

/// The age of a bill or CSR with what the checks say of it; other papers are only as old as they are.
fn age(state: &State, attachment: &Attachment) -> Option<Mark> {
    let dated = attachment.dated?;
    let days = (state.today() - dated).num_days();
    let Ok(days) = usize::try_from(days) else {
        return Some(mark(Icon::Warning, "dated ahead"));
    };
    let words = match days {
        0 => "of today".to_owned(),
        days => format!("{} old", count(days, "day")),
    };
    let account = attachment.account;
    let held = account.and_then(|id| match attachment.kind {
        EvidenceKind::Bill => state.snapshot.accounts.get(&id)?.bill_date,
        EvidenceKind::Csr => state.snapshot.csr_date(id),
        _ => None,
    });
    let code = match attachment.kind {
        EvidenceKind::Bill => "bill_",
        EvidenceKind::Csr => "csr_",
        _ => return Some(mark(Icon::Info, words)),
    };
    if held.is_some_and(|held| held > dated) {
        return Some(mark(Icon::Info, format!("{words}, a newer one is there")));
    }
    let worst = account.and_then(|account| {
        of_account(state, account)
            .into_iter()
            .filter(|finding| {
                let rest = finding.code.strip_prefix(code);
                matches!(rest, Some("too_old" | "ages" | "missing"))
            })
            .map(|finding| finding.severity)
            .min()
    });
    Some(match worst {
        Some(Severity::Blocker) => mark(Icon::Blocker, format!("{words}, too old")),
        Some(Severity::Warning) => mark(Icon::Warning, words),
        Some(Severity::Note) | None => mark(Icon::Ok, words),
    })
}

/// One attachment as shown.
pub(super) fn row(
    state: &State,
    attachment: &Attachment,
    taken_in: &std::collections::BTreeSet<String>,
) -> AttachmentRow {
    let zone = &state.snapshot.settings.zone;
    let taken = zone::on_clocks(attachment.taken_at, zone);
    let readable = attachment.kind == EvidenceKind::Csr
        && attachment.account.is_some()
        && attachment.media.is_readable();
    AttachmentRow {
        id: attachment.id,
        kind: attachment.kind,
        kind_words: attachment.kind.words().to_owned(),
        label: attachment.label.clone(),
        media: attachment.media,
        detail: detail(attachment.media, attachment.size, attachment.pages),
        size: u32::try_from(attachment.size).unwrap_or(u32::MAX),
        dated: attachment
            .dated
            .map(|dated| dated.to_string())
            .unwrap_or_default(),
        dated_words: attachment.dated.map_or_else(
            || "not dated".to_owned(),
            |dated| dated.format("%-d %b %Y").to_string(),
        ),
        age: age(state, attachment),
        sha256: attachment.sha256.clone(),
        hash: attachment.sha256.chars().take(12).collect(),
        account: attachment.account,
        order: attachment.order,
        place: place(&state.snapshot, attachment),
        taken: taken.format("%a %-d %b %H:%M").to_string(),
        note: attachment.note.clone(),
        odd: odd(attachment.media, &attachment.label, attachment.pages),
        csr: match (readable, taken_in.contains(&attachment.sha256)) {
            (true, true) => CsrOffer::Taken,
            (true, false) => CsrOffer::Offered,
            (false, _) => CsrOffer::None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{detail, odd, size_words};
    use crate::evidence::{KnownPages, Media, PdfCondition};

    #[test]
    fn sizes_and_oddities_are_said_in_few_words() {
        for (bytes, words) in [
            (1, "1 bytes"),
            (999, "999 bytes"),
            (1_499, "1 kB"),
            (213_600, "214 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (1_249_999, "1.2 MB"),
            (52_428_800, "52.4 MB"),
        ] {
            assert_eq!(size_words(bytes), words);
        }
        assert_eq!(
            odd(Media::Jpeg, "bill.pdf", None),
            "The name says .pdf, the content is a JPEG picture."
        );
        assert_eq!(odd(Media::Pdf, "bill.pdf", None), "");
    }

    #[test]
    fn the_pages_of_a_pdf_stand_beside_it() {
        let pages = |condition, count, printed| {
            Some(KnownPages {
                condition,
                count,
                printed,
            })
        };
        for (pages, words, oddity) in [
            (
                pages(PdfCondition::Sound, 4, Some(4)),
                "PDF, 4 pages, 31 kB",
                "",
            ),
            (
                pages(PdfCondition::Sound, 1, Some(4)),
                "PDF, 1 page, 31 kB",
                "It says that it has 4 pages; 3 are missing.",
            ),
            // Two bills in one file, each of which counts its own.
            (
                pages(PdfCondition::Restricted, 6, Some(3)),
                "PDF, 6 pages, 31 kB",
                "",
            ),
            (
                pages(PdfCondition::Locked, 0, None),
                "PDF, locked, 31 kB",
                "It is protected by a password.",
            ),
            (
                pages(PdfCondition::Damaged, 0, None),
                "PDF, damaged, 31 kB",
                "It is damaged: its pages cannot be found.",
            ),
        ] {
            assert_eq!(detail(Media::Pdf, 31_000, pages), words);
            assert_eq!(odd(Media::Pdf, "bill.pdf", pages), oddity);
        }
    }
}
