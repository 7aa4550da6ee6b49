//! The fields of an account, ours against the CSR's, and the lists its numbers stand on.

use super::{DiffPiece, FieldKind, Grade, compare};
use crate::{
    account::Account,
    carrier::Profile,
    csr::Csr,
    finding::Severity,
    id::{AccountId, SiteId},
    intake::csr_text,
    number::Number,
    site::{Address, Site},
    snapshot::Snapshot,
};

/// What a CSR says of an account, as recognised; an empty text is something it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarrierRecord {
    /// Billing name.
    pub billing_name: String,
    /// Name at the service address.
    pub business_name: String,
    /// Account number.
    pub account_number: String,
    /// Billing telephone number.
    pub btn: String,
    /// Authorised person.
    pub signer: String,
    /// Billing address.
    pub billing_address: Address,
    /// Service addresses, one a location.
    pub service_addresses: Vec<Address>,
}

/// What a CSR says, read from its text.
pub fn record(csr: &Csr) -> CarrierRecord {
    let said = csr_text::read(&csr.text, "US");
    CarrierRecord {
        billing_name: said.billing_name.text,
        business_name: said.business_name.text,
        account_number: said.account_number.text,
        btn: said
            .btn
            .map(super::super::number::telephone::TelephoneNumber::dashed)
            .unwrap_or_default(),
        signer: said.signer.text,
        billing_address: said.billing_address.address,
        service_addresses: said
            .service_addresses
            .into_iter()
            .map(|said| said.address)
            .collect(),
    }
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
    /// How much it matters.
    pub severity: Option<Severity>,
    /// Aligned pieces.
    pub pieces: Vec<DiffPiece>,
    /// How many characters the carrier's form takes.
    pub limit: Option<u16>,
}

/// All fields of an account against its CSR, in the order of an order form.
pub fn account(
    snapshot: &Snapshot,
    account: &Account,
    record: &CarrierRecord,
) -> Vec<FieldComparison> {
    let profile = snapshot.carriers.get(&account.carrier);
    let field = |name: &str, label: &str, kind, ours: &str, theirs: &str| {
        compared(
            name.to_owned(),
            label.to_owned(),
            kind,
            ours,
            theirs,
            profile,
        )
    };
    let mut fields = vec![
        field(
            "business_name",
            "Business name",
            FieldKind::Name,
            &account.business_name,
            &record.business_name,
        ),
        field(
            "billing_name",
            "Billing name",
            FieldKind::Name,
            &account.billing_name,
            &record.billing_name,
        ),
    ];
    for (name, label, site, ours) in service_addresses(snapshot, account) {
        let theirs = nearest(&ours, &record.service_addresses);
        let (street, city) = (ours.street_line(), ours.city_line());
        let at = site.map_or_else(String::new, |id| format!(":{id}"));
        let kind = FieldKind::Address;
        fields.push(compared(
            format!("service_address{at}"),
            label,
            kind,
            &street,
            &theirs.street_line(),
            profile,
        ));
        fields.push(compared(
            format!("service_city{at}"),
            if name.is_empty() {
                "City, state, ZIP".to_owned()
            } else {
                format!("City, state, ZIP, {name}")
            },
            kind,
            &city,
            &theirs.city_line(),
            profile,
        ));
    }
    let (billing, held) = (&account.billing_address, &record.billing_address);
    fields.push(field(
        "billing_address",
        "Billing address",
        FieldKind::Address,
        &[billing.street_line(), billing.city_line()].join(" "),
        &[held.street_line(), held.city_line()].join(" "),
    ));
    let btn = account
        .btn
        .map(super::super::number::telephone::TelephoneNumber::dashed)
        .unwrap_or_default();
    fields.extend([
        field(
            "account_number",
            "Account number",
            FieldKind::Digits,
            &account.account_number,
            &record.account_number,
        ),
        field("btn", "BTN", FieldKind::Digits, &btn, &record.btn),
        field(
            "signer",
            "Authorised signer",
            FieldKind::Name,
            &account.signer.name,
            &record.signer,
        ),
    ]);
    fields
}

fn compared(
    field: String,
    label: String,
    kind: FieldKind,
    ours: &str,
    theirs: &str,
    profile: Option<&Profile>,
) -> FieldComparison {
    let (ours, theirs) = (ours.trim(), theirs.trim());
    let (mut grade, pieces) = compare(ours, theirs);
    if kind == FieldKind::Digits && grade == Grade::Punctuation {
        grade = Grade::CaseOrSpace;
    }
    let written_out = pieces
        .iter()
        .any(|piece| piece.grade == Grade::Abbreviation);
    if kind == FieldKind::Address && grade == Grade::Punctuation && written_out {
        // `North Water Street, Suite`: the comma came with the words that are written out.
        grade = Grade::Abbreviation;
    }
    if ours.is_empty() && theirs.is_empty() {
        grade = Grade::Missing;
    }
    let severity = match grade {
        // We state nothing where the carrier holds something: that is a gap of ours.
        Grade::Missing if ours.is_empty() && !theirs.is_empty() => Some(Severity::Blocker),
        grade => kind.severity(grade),
    };
    let limit = profile
        .and_then(|profile| {
            profile
                .field_limits
                .get(field.split(':').next().unwrap_or(&field))
        })
        .map(|rule| rule.value);
    FieldComparison {
        field,
        label,
        ours: ours.to_owned(),
        theirs: theirs.to_owned(),
        grade,
        severity,
        pieces,
        limit,
    }
}

/// The service addresses we state for an account: one a site on which it has numbers to port, or the
/// account's own where no site is known.
fn service_addresses(
    snapshot: &Snapshot,
    account: &Account,
) -> Vec<(String, String, Option<SiteId>, Address)> {
    let sites = sites_of(snapshot, account.id);
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
        .into_iter()
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
pub(crate) fn sites_of(snapshot: &Snapshot, account: AccountId) -> Vec<&Site> {
    let ids: std::collections::BTreeSet<SiteId> = snapshot
        .numbers
        .values()
        .filter(|number| number.account == Some(account))
        .filter_map(|number| number.site)
        .collect();
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

/// How many numbers of an account stand on each combination of lists (phone system, CSR, bill), with the
/// numbers themselves.
pub fn lists(snapshot: &Snapshot, account: AccountId) -> Vec<([bool; 3], Vec<&Number>)> {
    let mut groups: std::collections::BTreeMap<[bool; 3], Vec<&Number>> =
        std::collections::BTreeMap::new();
    for number in snapshot
        .numbers
        .values()
        .filter(|number| number.account == Some(account))
    {
        groups
            .entry([number.on_inventory, number.on_csr, number.on_bill])
            .or_default()
            .push(number);
    }
    groups.into_iter().rev().collect()
}
