//! The slip behind a difference: the mismatch classes of the domain notes, 5.2, each with its sentence.
//!
//! A grade says how two readings differ, a slip why they probably do. It is a guess for a person, and changes no
//! verdict.

use super::{Grade, address::is_post_box, diff::DiffPiece, letters, parts, words, words::WordKind};
use crate::site::Address;

/// What probably happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// `Suite`, `Ste`, `#`, or no unit on one side.
    UnitWord,
    /// `N` on one side only, or another direction.
    Direction,
    /// `Street` against `St`, or `Ave` against `St`.
    StreetType,
    /// A comma, a full stop.
    Punctuation,
    /// `LLC` against `Inc`.
    LegalSuffix,
    /// The signer with and without a middle initial.
    MiddleInitial,
    /// ZIP with and without plus four.
    PlusFour,
    /// The billing address where the service address belongs.
    BillingAddress,
    /// A PO box.
    PostBox,
    /// The reseller's name instead of the customer's, or the reverse.
    Reseller,
    /// The trade name against the legal one.
    TradeName,
    /// Dashes and spaces of an account number.
    Dashes,
    /// Zeros before an account number.
    LeadingZeros,
    /// The invoice's number instead of the account's.
    InvoiceNumber,
    /// The BTN where the account number belongs.
    BtnAsAccount,
    /// Two neighbouring digits or letters swapped.
    Transposed,
    /// Business against residential.
    Class,
}

impl Slip {
    /// What probably happened, in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::UnitWord => {
                "The suite, floor or room is written otherwise, or stands on one side only."
            }
            Self::Direction => "The direction of the street differs or stands on one side only.",
            Self::StreetType => "The kind of street differs: Street, St, Avenue.",
            Self::Punctuation => "Only marks differ.",
            Self::LegalSuffix => "The legal form differs: LLC, Inc, Corp.",
            Self::MiddleInitial => "A middle initial stands on one side only.",
            Self::PlusFour => "The four digits behind the ZIP stand on one side only, or differ.",
            Self::BillingAddress => {
                "The CSR has this as its billing address; the service address is another."
            }
            Self::PostBox => "A PO box is no service address.",
            Self::Reseller => "One side has the reseller’s name, the other the customer’s.",
            Self::TradeName => "One side has the trade name, the other the legal name.",
            Self::Dashes => "Only dashes and spaces differ.",
            Self::LeadingZeros => "Zeros in front stand on one side only.",
            Self::InvoiceNumber => "The bill has this as its invoice number.",
            Self::BtnAsAccount => "This is the BTN, not the account number.",
            Self::Transposed => "Two neighbouring characters are swapped.",
            Self::Class => "One side is a business account, the other a residence.",
        }
    }
}

/// Letters and digits in small letters, look-alikes made plain.
fn bare(text: &str) -> String {
    letters::seen(text)
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The slip that any two readings may have.
fn any(ours: &str, theirs: &str, grade: Grade, pieces: &[DiffPiece]) -> Option<Slip> {
    if matches!(grade, Grade::Same | Grade::Missing | Grade::CaseOrSpace) {
        return None;
    }
    let marks = pieces.iter().all(|piece| {
        matches!(
            piece.grade,
            Grade::Same | Grade::CaseOrSpace | Grade::Punctuation
        )
    });
    if marks {
        return Some(Slip::Punctuation);
    }
    transposed(&bare(ours), &bare(theirs)).then_some(Slip::Transposed)
}

fn transposed(ours: &str, theirs: &str) -> bool {
    let (ours, theirs): (Vec<char>, Vec<char>) = (ours.chars().collect(), theirs.chars().collect());
    if ours.len() != theirs.len() {
        return false;
    }
    let apart: Vec<usize> = (0..ours.len())
        .filter(|at| ours.get(*at) != theirs.get(*at))
        .collect();
    match apart.as_slice() {
        [one, other] => {
            *other == one + 1
                && ours.get(*one) == theirs.get(*other)
                && ours.get(*other) == theirs.get(*one)
        }
        _ => false,
    }
}

/// The slip in a company's name. `others` are further names of the account with what they are.
pub(super) fn of_name(
    (ours, theirs): (&str, &str),
    (grade, pieces): (Grade, &[DiffPiece]),
    reseller: &[&str],
    other_names: &[&str],
) -> Option<Slip> {
    let is_one = |names: &[&str], text: &str| {
        names
            .iter()
            .any(|name| !name.is_empty() && bare(name) == bare(text))
    };
    if grade == Grade::Different {
        if is_one(reseller, ours) || is_one(reseller, theirs) {
            return Some(Slip::Reseller);
        }
        let trade = |text: &str| {
            let upper = text.to_uppercase();
            upper
                .split(|c: char| !(c.is_alphanumeric() || c == '/'))
                .any(|word| matches!(word, "DBA" | "D/B/A" | "AKA" | "T/A"))
        };
        let (a, b) = (without_legal_form(ours), without_legal_form(theirs));
        if !a.is_empty() && a == b {
            return Some(Slip::LegalSuffix);
        }
        if trade(ours) || trade(theirs) || is_one(other_names, ours) || is_one(other_names, theirs)
        {
            return Some(Slip::TradeName);
        }
    }
    any(ours, theirs, grade, pieces)
}

/// A company's name without its legal form, in small letters.
fn without_legal_form(name: &str) -> String {
    // Forms beside those that abbreviate a word of the table.
    const FORMS: [&str; 10] = [
        "llc", "llp", "lp", "pllc", "pc", "pa", "plc", "gmbh", "pvt", "ulc",
    ];
    let clean = name.replace(['.', ','], "").to_lowercase();
    let mut words: Vec<&str> = clean.split_whitespace().collect();
    while let Some(last) = words.last()
        && (FORMS.contains(last)
            || matches!(
                words::written_out(WordKind::Company, last),
                Some("incorporated" | "corporation" | "company" | "limited")
            ))
    {
        words.pop();
    }
    words.join(" ")
}

/// The slip in a person's name.
pub(super) fn of_person(
    (ours, theirs): (&str, &str),
    (grade, pieces): (Grade, &[DiffPiece]),
) -> Option<Slip> {
    let without_initials = |name: &str| -> Vec<String> {
        name.split_whitespace()
            .map(|word| word.replace(['.', ','], "").to_lowercase())
            .filter(|word| word.chars().count() > 1)
            .collect()
    };
    if grade == Grade::Different && without_initials(ours) == without_initials(theirs) {
        return Some(Slip::MiddleInitial);
    }
    any(ours, theirs, grade, pieces)
}

/// The slip in an address. `billing` is the CSR's billing address.
pub(super) fn of_address(
    (ours, theirs): (&Address, &Address),
    (grade, pieces): (Grade, &[DiffPiece]),
    billing: Option<&Address>,
) -> Option<Slip> {
    if matches!(grade, Grade::Same | Grade::CaseOrSpace | Grade::Missing) {
        return None;
    }
    if is_post_box(&ours.street) {
        return Some(Slip::PostBox);
    }
    if grade == Grade::Different
        && let Some(billing) = billing
        && same_place(ours, billing)
        && !same_place(theirs, billing)
    {
        return Some(Slip::BillingAddress);
    }
    let (a, b) = (parts(ours), parts(theirs));
    let differ: Vec<&str> = a
        .named()
        .into_iter()
        .zip(b.named())
        .filter(|((_, one), (_, other))| bare(one) != bare(other))
        .map(|((name, _), _)| name)
        .collect();
    let only =
        |names: &[&str]| !differ.is_empty() && differ.iter().all(|name| names.contains(name));
    if only(&["Plus four"]) {
        Some(Slip::PlusFour)
    } else if only(&["Second line"]) {
        Some(Slip::UnitWord)
    } else if only(&["Pre-directional", "Post-directional"]) {
        Some(Slip::Direction)
    } else if only(&["Suffix"]) {
        Some(Slip::StreetType)
    } else {
        any(&ours.street_line(), &theirs.street_line(), grade, pieces)
    }
}

fn same_place(one: &Address, other: &Address) -> bool {
    let (a, b) = (parts(one), parts(other));
    !a.street.is_empty()
        && bare(&a.house_number) == bare(&b.house_number)
        && bare(&a.street) == bare(&b.street)
}

/// The slip in an account number.
pub(super) fn of_account_number(
    (ours, theirs): (&str, &str),
    (grade, pieces): (Grade, &[DiffPiece]),
    btn: &str,
    bill: &str,
) -> Option<Slip> {
    if matches!(grade, Grade::Same | Grade::Missing) {
        return None;
    }
    let (a, b) = (bare(ours), bare(theirs));
    if a == b {
        return Some(Slip::Dashes);
    }
    if a.trim_start_matches('0') == b.trim_start_matches('0') {
        return Some(Slip::LeadingZeros);
    }
    if !btn.is_empty() && a == bare(btn) {
        return Some(Slip::BtnAsAccount);
    }
    let invoice = bill.lines().any(|line| {
        line.to_lowercase().contains("invoice") && !a.is_empty() && bare(line).contains(&a)
    });
    if invoice {
        return Some(Slip::InvoiceNumber);
    }
    any(ours, theirs, grade, pieces)
}

/// The slip in a telephone number.
pub(super) fn of_number(
    (ours, theirs): (&str, &str),
    (grade, pieces): (Grade, &[DiffPiece]),
) -> Option<Slip> {
    any(ours, theirs, grade, pieces)
}
