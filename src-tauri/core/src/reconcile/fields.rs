//! The fields of an account, ours against the CSR's, and the lists its numbers stand on.

use super::{
    CarrierRecord, Cut, DiffPiece, FieldKind, Grade, Slip, compare, form, letters, parts, slip,
};
use crate::{
    account::Account,
    carrier::Comparison,
    finding::Severity,
    id::{AccountId, SiteId},
    number::{Number, TelephoneNumber},
    site::{Address, Site},
    snapshot::Snapshot,
};

/// A part of an address in both readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartComparison {
    /// `House number`, `Pre-directional`…
    pub part: &'static str,
    /// Ours.
    pub ours: String,
    /// The carrier's.
    pub theirs: String,
    /// How they differ.
    pub grade: Grade,
}

/// One field compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldComparison {
    /// Stable name: `business_name`, `service_address:3` for the site with that id.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What we state.
    pub ours: String,
    /// What the CSR says.
    pub theirs: String,
    /// The worst difference.
    pub grade: Grade,
    /// How much it matters; a kept spelling matters one step less.
    pub severity: Option<Severity>,
    /// Aligned pieces.
    pub pieces: Vec<DiffPiece>,
    /// How many characters the strictest form takes.
    pub limit: Option<u16>,
    /// What that form cuts off; absent where it takes all.
    pub cut: Option<Cut>,
    /// The slip behind the difference.
    pub slip: Option<Slip>,
    /// An address in the parts of a form; those that neither side has are left out.
    pub parts: Vec<PartComparison>,
    /// What the bill says; empty when it does not say.
    pub bill: String,
    /// How ours differs from the bill.
    pub bill_grade: Option<Grade>,
    /// Why ours is kept; empty when nobody said so.
    pub kept: String,
}

impl FieldComparison {
    /// Two readings of a field outside an account's comparison, such as those of a rejection.
    pub fn alone(field: &str, label: &str, kind: FieldKind, (ours, theirs): (&str, &str)) -> Self {
        let (grade, pieces) = compare(ours, theirs);
        Self {
            field: field.to_owned(),
            label: label.to_owned(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
            grade,
            severity: kind.severity(grade),
            pieces,
            limit: None,
            cut: None,
            slip: None,
            parts: Vec::new(),
            bill: String::new(),
            bill_grade: None,
            kept: String::new(),
        }
    }
}

/// A field before it is compared.
struct Asked<'a> {
    name: String,
    label: String,
    kind: FieldKind,
    ours: &'a str,
    theirs: &'a str,
    bill: &'a str,
}

/// What the comparison of an account looks at beside the two readings.
struct Around<'a> {
    snapshot: &'a Snapshot,
    account: &'a Account,
    record: &'a CarrierRecord,
    bill_text: &'a str,
}

/// All fields of an account against its CSR, in the order of an order form, with what the bill says.
pub fn account(
    snapshot: &Snapshot,
    account: &Account,
    record: &CarrierRecord,
) -> Vec<FieldComparison> {
    account_at(snapshot, account, &sites_of(snapshot, account.id), record)
}

/// The same where it is known on which sites the account has numbers.
pub(crate) fn account_at(
    snapshot: &Snapshot,
    account: &Account,
    sites: &[&Site],
    record: &CarrierRecord,
) -> Vec<FieldComparison> {
    let bill = snapshot.bills.get(&account.id);
    let billed = bill
        .map(|bill| super::record::read(&bill.text))
        .unwrap_or_default();
    let around = Around {
        snapshot,
        account,
        record,
        bill_text: bill.map(|bill| bill.text.as_str()).unwrap_or_default(),
    };
    let named = |mut found: FieldComparison, others: &[&str]| {
        found.slip = slip::of_name(
            (&found.ours, &found.theirs),
            (found.grade, &found.pieces),
            &[&account.reseller, &record.reseller],
            others,
        );
        found
    };
    let mut fields = vec![
        named(
            around.field(
                ("business_name", "Business name"),
                FieldKind::Name,
                [
                    &account.business_name,
                    &record.business_name,
                    &billed.business_name,
                ],
            ),
            &[&record.billing_name],
        ),
        named(
            around.field(
                ("billing_name", "Billing name"),
                FieldKind::Name,
                [
                    &account.billing_name,
                    &record.billing_name,
                    &billed.billing_name,
                ],
            ),
            &[&record.business_name],
        ),
    ];
    for (name, label, site, ours) in service_addresses(account, sites) {
        let theirs = nearest(&ours, &record.service_addresses);
        let printed = nearest(&ours, &billed.service_addresses);
        fields.extend(around.place(&name, label, site, (&ours, &theirs, &printed)));
    }
    let (billing, held) = (&account.billing_address, &record.billing_address);
    let whole = |address: &Address| {
        let lines = [address.street_line(), address.city_line()];
        lines.join(" ").trim().to_owned()
    };
    let mut address = around.field(
        ("billing_address", "Billing address"),
        FieldKind::Address,
        [
            &whole(billing),
            &whole(held),
            &whole(&billed.billing_address),
        ],
    );
    address_slip(&mut address, (billing, held), None);
    fields.push(address);
    fields.extend(around.account_and_signer(&billed));
    fields.extend(around.class());
    fields
}

/// The parts of an address, and the slip that they show.
fn address_slip(
    field: &mut FieldComparison,
    (ours, theirs): (&Address, &Address),
    billing: Option<&Address>,
) {
    if field.ours.is_empty() && field.theirs.is_empty() {
        return;
    }
    field.slip = slip::of_address((ours, theirs), (field.grade, &field.pieces), billing);
    field.parts = parts(ours)
        .named()
        .into_iter()
        .zip(parts(theirs).named())
        .filter(|((_, ours), (_, theirs))| !(ours.is_empty() && theirs.is_empty()))
        .map(|((part, ours), (_, theirs))| PartComparison {
            part,
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
            grade: compare(ours, theirs).0,
        })
        .collect();
}

impl Around<'_> {
    /// Account number, BTN and signer.
    fn account_and_signer(&self, billed: &CarrierRecord) -> [FieldComparison; 3] {
        let (account, record) = (self.account, self.record);
        let btn = account.btn.map(TelephoneNumber::dashed).unwrap_or_default();
        let mut number = self.field(
            ("account_number", "Account number"),
            FieldKind::Digits,
            [
                &account.account_number,
                &record.account_number,
                &billed.account_number,
            ],
        );
        let of_btn = if record.btn.is_empty() {
            &btn
        } else {
            &record.btn
        };
        number.slip = slip::of_account_number(
            (&number.ours, &number.theirs),
            (number.grade, &number.pieces),
            of_btn,
            self.bill_text,
        );
        let mut of_btn = self.field(
            ("btn", "BTN"),
            FieldKind::Digits,
            [&btn, &record.btn, &billed.btn],
        );
        of_btn.slip = slip::of_number(
            (&of_btn.ours, &of_btn.theirs),
            (of_btn.grade, &of_btn.pieces),
        );
        let mut signer = self.field(
            ("signer", "Authorised signer"),
            FieldKind::Name,
            [&account.signer.name, &record.signer, &billed.signer],
        );
        signer.slip = slip::of_person(
            (&signer.ours, &signer.theirs),
            (signer.grade, &signer.pieces),
        );
        [number, of_btn, signer]
    }

    /// One field: its name and label, and what we, the CSR and the bill say.
    fn field(
        &self,
        (name, label): (&str, &str),
        kind: FieldKind,
        [ours, theirs, bill]: [&str; 3],
    ) -> FieldComparison {
        self.compared(&Asked {
            name: name.to_owned(),
            label: label.to_owned(),
            kind,
            ours,
            theirs,
            bill,
        })
    }

    /// Street and city of one service address.
    fn place(
        &self,
        name: &str,
        label: String,
        site: Option<SiteId>,
        (ours, theirs, printed): (&Address, &Address, &Address),
    ) -> [FieldComparison; 2] {
        let at = site.map_or_else(String::new, |id| format!(":{id}"));
        let kind = FieldKind::Address;
        let (theirs, printed) = (&parted(theirs, ours), &parted(printed, ours));
        let mut street = self.compared(&Asked {
            name: format!("service_address{at}"),
            label,
            kind,
            ours: &ours.street_line(),
            theirs: &theirs.street_line(),
            bill: &printed.street_line(),
        });
        let mut city = self.compared(&Asked {
            name: format!("service_city{at}"),
            label: if name.is_empty() {
                "City, state, ZIP".to_owned()
            } else {
                format!("City, state, ZIP, {name}")
            },
            kind,
            ours: &ours.city_line(),
            theirs: &theirs.city_line(),
            bill: &printed.city_line(),
        });
        let billing = Some(&self.record.billing_address);
        address_slip(&mut street, (ours, theirs), billing);
        let of_city = |address: &Address| Address {
            street: String::new(),
            line2: String::new(),
            ..address.clone()
        };
        let (a, b) = (of_city(ours), of_city(theirs));
        city.slip = slip::of_address((&a, &b), (city.grade, &city.pieces), None);
        [street, city]
    }

    /// Business or residence, where the record says which.
    fn class(&self) -> Option<FieldComparison> {
        let (said, residential) = self.record.class.as_ref()?;
        let word = |residential: bool| {
            if residential {
                "Residential"
            } else {
                "Business"
            }
        };
        let same = *residential == self.account.residential;
        let mut field = self.compared(&Asked {
            name: "class".to_owned(),
            // The record's own word is often a code; what counts is which of the two it means.
            label: format!("Class ({said})"),
            kind: FieldKind::Class,
            ours: word(self.account.residential),
            theirs: word(*residential),
            bill: "",
        });
        field.slip = (!same).then_some(Slip::Class);
        Some(field)
    }

    fn compared(&self, asked: &Asked<'_>) -> FieldComparison {
        let (ours, theirs, bill) = (asked.ours.trim(), asked.theirs.trim(), asked.bill.trim());
        let kind = asked.kind;
        let name = asked.name.split(':').next().unwrap_or(&asked.name);
        let (mut grade, pieces) = graded(kind, ours, theirs);
        let limits = form::limits(self.snapshot, self.account, name);
        let strictest = limits.iter().min_by_key(|(_, rule)| rule.value);
        if grade == Grade::Different
            && limits
                .iter()
                .any(|(_, rule)| form::same_when_cut(ours, theirs, rule.value))
        {
            grade = Grade::Truncated;
        }
        if ours.is_empty() && theirs.is_empty() {
            grade = Grade::Missing;
        }
        let mut severity = match grade {
            // We state nothing where the carrier holds something: that is a gap of ours.
            Grade::Missing if ours.is_empty() && !theirs.is_empty() => Some(Severity::Blocker),
            grade => self.severity(kind, grade, &pieces),
        };
        let kept = self.snapshot.kept.iter().find(|kept| {
            kept.account == self.account.id
                && kept.field == asked.name
                && kept.ours == ours
                && kept.theirs == theirs
        });
        if kept.is_some() {
            severity = severity.map(|severity| match severity {
                Severity::Blocker => Severity::Warning,
                Severity::Warning | Severity::Note => Severity::Note,
            });
        }
        FieldComparison {
            field: asked.name.clone(),
            label: asked.label.clone(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
            grade,
            severity,
            pieces,
            limit: strictest.map(|(_, rule)| rule.value),
            cut: strictest.and_then(|(profile, rule)| form::cut(profile, rule, ours)),
            slip: None,
            parts: Vec::new(),
            bill: bill.to_owned(),
            bill_grade: (!bill.is_empty()).then(|| graded(kind, ours, bill).0),
            kept: kept.map(|kept| kept.reason.clone()).unwrap_or_default(),
        }
    }

    /// How much a difference matters, as the losing carrier compares.
    fn severity(&self, kind: FieldKind, grade: Grade, pieces: &[DiffPiece]) -> Option<Severity> {
        let carriers = &self.snapshot.carriers;
        let way = carriers
            .get(&self.account.carrier)
            .and_then(|profile| profile.comparison.as_ref())
            .map(|rule| rule.value);
        match (grade, kind, way) {
            // Nobody sees it; a form may still refuse it.
            (Grade::LookAlike, ..)
                if !pieces.iter().any(|piece| {
                    piece.grade == Grade::LookAlike
                        && letters::other_letter(&piece.ours, &piece.theirs)
                }) =>
            {
                Some(Severity::Warning)
            }
            (Grade::Abbreviation, FieldKind::Name, Some(Comparison::Literal)) => {
                Some(Severity::Blocker)
            }
            (Grade::Punctuation, FieldKind::Name, Some(Comparison::Lenient)) => {
                Some(Severity::Warning)
            }
            _ => kind.severity(grade),
        }
    }
}

/// The grade of two readings in a field of this kind.
fn graded(kind: FieldKind, ours: &str, theirs: &str) -> (Grade, Vec<DiffPiece>) {
    let (mut grade, pieces) = compare(ours, theirs);
    let only = |grades: &[Grade]| {
        pieces
            .iter()
            .all(|piece| piece.grade == Grade::Same || grades.contains(&piece.grade))
    };
    let marks = |piece: &DiffPiece| {
        let text = format!("{}{}", piece.ours, piece.theirs);
        text.chars().all(|c| !c.is_alphanumeric())
    };
    if kind == FieldKind::Digits
        && only(&[Grade::CaseOrSpace, Grade::Punctuation, Grade::LookAlike])
        && grade > Grade::CaseOrSpace
        && pieces
            .iter()
            .all(|piece| piece.grade <= Grade::CaseOrSpace || marks(piece))
    {
        grade = Grade::CaseOrSpace;
    }
    let written_out = pieces
        .iter()
        .any(|piece| piece.grade == Grade::Abbreviation);
    if kind == FieldKind::Address && grade == Grade::Punctuation && written_out {
        // `North Water Street, Suite`: the comma came with the words that are written out.
        grade = Grade::Abbreviation;
    }
    (grade, pieces)
}

/// The service addresses we state for an account: one a site on which it has numbers to port, or the
/// account's own where no site is known.
fn service_addresses(
    account: &Account,
    sites: &[&Site],
) -> Vec<(String, String, Option<SiteId>, Address)> {
    if sites.is_empty() {
        return vec![(
            String::new(),
            "Service address".to_owned(),
            None,
            account.service_address.clone(),
        )];
    }
    let several = sites.len() > 1;
    sites
        .iter()
        .map(|site| {
            let name = if several {
                site.name.clone()
            } else {
                String::new()
            };
            let label = if several {
                format!("Service address, {}", site.name)
            } else {
                "Service address".to_owned()
            };
            (name, label, Some(site.id), site.address.clone())
        })
        .collect()
}

/// Sites on which an account has numbers.
fn sites_of(snapshot: &Snapshot, account: AccountId) -> Vec<&Site> {
    sites_among(snapshot, snapshot.numbers.of_account(account))
}

/// The sites of some numbers, by row.
pub(crate) fn sites_among<'a>(
    snapshot: &'a Snapshot,
    numbers: impl Iterator<Item = &'a Number>,
) -> Vec<&'a Site> {
    let mut ids: Vec<SiteId> = numbers.filter_map(|number| number.site).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.iter().filter_map(|id| snapshot.sites.get(id)).collect()
}

/// The address of the CSR that differs least from ours; with several, that is the one meant.
fn nearest(ours: &Address, held: &[Address]) -> Address {
    held.iter()
        .min_by_key(|address| {
            let city = compare(&ours.city_line(), &address.city_line()).0;
            let street = compare(&ours.street_line(), &address.street_line());
            let apart: usize = street
                .1
                .iter()
                .filter(|piece| piece.grade == Grade::Different)
                .map(|piece| piece.ours.len().max(piece.theirs.len()))
                .sum();
            (city, apart)
        })
        .cloned()
        .unwrap_or_default()
}

/// An address that stands in one line without a comma, parted before our own city: `330 N WATER ST MILWAUKEE WI 53202`
/// is a street and a city. Where another city stands there, the line stays whole and differs.
fn parted(said: &Address, ours: &Address) -> Address {
    let whole = || said.clone();
    if !said.city.is_empty() || !said.line2.is_empty() || ours.city.is_empty() {
        return whole();
    }
    let words: Vec<&str> = said.street.split_whitespace().collect();
    let city: Vec<&str> = ours.city.split_whitespace().collect();
    // A Canadian postal code is two words.
    let zip = match words.last() {
        Some(last) if last.len() == 3 => 2,
        Some(last) if last.len() >= 5 => 1,
        _ => return whole(),
    };
    let Some(at) = words
        .len()
        .checked_sub(zip + 1 + city.len())
        .filter(|at| *at > 0)
    else {
        return whole();
    };
    let (street, rest) = words.split_at(at);
    let (their_city, tail) = rest.split_at(city.len());
    let same = (their_city.iter().zip(&city))
        .all(|(a, b)| a.trim_end_matches(',').eq_ignore_ascii_case(b));
    let Some((state, zip)) = tail
        .split_first()
        .filter(|(state, _)| same && state.len() == 2)
    else {
        return whole();
    };
    Address {
        street: street.join(" "),
        city: their_city.join(" "),
        state: (*state).to_owned(),
        zip: zip.join(" "),
        ..said.clone()
    }
}
