//! What the gaining side wants with an order: fields of its form, papers, how its letter looks, whose record counts.
//!
//! Only what a profile states and nothing else checks: what every order needs is asked of the account, and what our
//! own package always holds (list of numbers, numbers that stay) is not asked for again.

use crate::{
    account::Account,
    carrier::{
        AccountOf, AddressPart, Class, FieldNeed, FormField, PaperName, PaperNeed, Profile,
        Remaining, Rule,
    },
    evidence::EvidenceKind,
    finding::Finding,
    number::{Disposition, LookupKind, Number},
    order::{KeyClass, Order, OrderStatus},
    place::Place,
    reconcile,
    rules::{Rules, source_words},
    site::Address,
    snapshot::Snapshot,
};

/// An order with everything that is asked about it.
struct Asked<'a> {
    snapshot: &'a Snapshot,
    order: &'a Order,
    rules: Rules<'a>,
    account: Option<&'a Account>,
    numbers: &'a [&'a Number],
    /// All numbers of its account.
    of_account: &'a [&'a Number],
}

/// Adds findings about an order that can still be changed.
pub(super) fn check(
    snapshot: &Snapshot,
    order: &Order,
    (numbers, of_account): (&[&Number], &[&Number]),
    findings: &mut Vec<Finding>,
) {
    if !super::can_be_changed(order) || order.status == OrderStatus::Cancelled || numbers.is_empty()
    {
        return;
    }
    let asked = Asked {
        snapshot,
        order,
        rules: Rules::of(snapshot, order),
        account: order.key.account.and_then(|id| snapshot.accounts.get(&id)),
        numbers,
        of_account,
    };
    let mut told = Vec::new();
    for side in asked.rules.gaining_side().chain(asked.rules.of_kind()) {
        asked.papers(side, &mut told, findings);
    }
    for side in asked.rules.gaining_side() {
        asked.fields(side, findings);
        asked.letter(side, findings);
        findings.extend(asked.address(side));
        findings.extend(asked.record(side));
        findings.extend(asked.remaining(side));
    }
}

fn read<T>(side: &Profile, rule: &Rule<T>) -> String {
    source_words(side, &rule.source, rule.as_of)
}

/// Why a rule holds, behind the sentence that says it.
fn noted(sentence: &str, note: &str) -> String {
    format!("{sentence} {note}").trim_end().to_owned()
}

impl Asked<'_> {
    fn at(&self, field: &str) -> Place {
        Place::Order {
            id: self.order.id,
            field: field.to_owned(),
        }
    }

    fn is_toll_free(&self) -> bool {
        self.order.key.class == KeyClass::TollFree
    }

    /// Whether an entry of a profile holds for this order; wireline rules hold for Canadian numbers too.
    fn holds(&self, class: Option<Class>) -> bool {
        class.is_none_or(|class| {
            class == self.rules.class()
                || (class == Class::NonSimple && self.rules.class() == Class::Canada)
        })
    }

    /// Fields of the form that are empty or must be.
    fn fields(&self, side: &Profile, findings: &mut Vec<Finding>) {
        for entry in &side.form_fields {
            let general = entry.class.is_none();
            let of_class = |other: &FormField| {
                other.field == entry.field && other.class == Some(self.rules.class())
            };
            if !self.holds(entry.class) || (general && side.form_fields.iter().any(of_class)) {
                continue;
            }
            let source = source_words(side, &entry.source, entry.as_of);
            if entry.need == FieldNeed::Required
                && let Some((what, hint)) = self.open_field(&entry.field)
            {
                findings.push(
                    Finding::warning(
                        "form_field_open",
                        self.at(&entry.field),
                        format!(
                            "{}’s form asks for {what}, and {} has none.",
                            side.name, self.order.name
                        ),
                        hint,
                    )
                    .costs(3)
                    .sourced(source.clone()),
                );
            }
            let residential = self.account.is_some_and(|account| account.residential);
            if entry.field == "customer_type"
                && entry.value.as_deref() == Some("business")
                && residential
            {
                findings.push(
                    Finding::warning(
                        "form_value_refused",
                        self.at(&entry.field),
                        format!(
                            "{} takes {} only of a business, and the account is a residence.",
                            side.name, self.order.name
                        ),
                        "Ask who the subscriber is, and mark the account as a business where it is one.",
                    )
                    .costs(3)
                    .sourced(source),
                );
            }
        }
    }

    /// A field that is empty here and that no other check asks for: what it is and what to do.
    fn open_field(&self, field: &str) -> Option<(&'static str, &'static str)> {
        let of_account = |is_open: fn(&Account) -> bool| self.account.is_some_and(is_open);
        let (is_open, what, hint) = match field {
            "requested_date" => (
                self.order.requested.is_none(),
                "a requested date",
                "Settle the window and enter it.",
            ),
            "authorised_email" => (
                of_account(|account| account.signer.email.is_empty()),
                "the signer’s mail address",
                "Enter it with the account’s signer.",
            ),
            // The letter of a toll-free order needs no name at the service address; some forms do.
            "business_name" => (
                self.is_toll_free() && of_account(|account| account.business_name.is_empty()),
                "the business name",
                "Enter it as the RespOrg holds it.",
            ),
            "ring_to" => {
                let open = |number: &&Number| number.rings_to.is_none() && number.target.is_empty();
                (
                    self.numbers.iter().any(open),
                    "the number that each toll-free number rings to",
                    "Enter the ring-to number or the target of each.",
                )
            }
            _ => return None,
        };
        is_open.then_some((what, hint))
    }

    /// Papers that the package does not hold by itself.
    fn papers(&self, side: &Profile, told: &mut Vec<PaperName>, findings: &mut Vec<Finding>) {
        for entry in &side.papers {
            let asked = entry.need == PaperNeed::Required && self.holds(entry.class);
            if !asked || told.contains(&entry.paper) {
                continue;
            }
            let attached = |kind: EvidenceKind| {
                let of_account = self
                    .account
                    .into_iter()
                    .flat_map(|account| self.snapshot.evidence.of_account(account.id));
                of_account
                    .chain(self.snapshot.evidence.of_order(self.order.id))
                    .any(|file| file.kind == kind)
            };
            // What the side takes in place of a bill.
            let instead: Vec<(EvidenceKind, &str)> = [
                (PaperName::Csr, EvidenceKind::Csr, ", or the CSR"),
                (
                    PaperName::PortalScreenshot,
                    EvidenceKind::Other,
                    ", or a screenshot of the losing portal",
                ),
            ]
            .into_iter()
            .filter(|(paper, ..)| {
                side.papers.iter().any(|other| {
                    other.paper == *paper
                        && other.need == PaperNeed::InPlace
                        && self.holds(other.class)
                })
            })
            .map(|(_, kind, words)| (kind, words))
            .collect();
            let (what, hint) = match entry.paper {
                PaperName::Bill
                    if !attached(EvidenceKind::Bill)
                        && !instead.iter().any(|(kind, _)| attached(*kind)) =>
                {
                    let others: String = instead.iter().map(|(_, words)| *words).collect();
                    ("the bill", format!("Attach the newest bill{others}."))
                }
                PaperName::Csr if !attached(EvidenceKind::Csr) => {
                    ("the CSR", "Attach the CSR.".to_owned())
                }
                PaperName::ResellerName
                    if self
                        .account
                        .is_some_and(|account| account.reseller.is_empty()) =>
                {
                    (
                        "the legal name of the reseller",
                        "Enter it with the account, or note that the line is bought from the carrier itself.".to_owned(),
                    )
                }
                PaperName::PortalScreenshot if !attached(EvidenceKind::Other) => (
                    "a screenshot of the losing portal",
                    "Attach it to the order.".to_owned(),
                ),
                // Made by us with every package, or asked for number by number.
                _ => continue,
            };
            told.push(entry.paper);
            let message = format!(
                "{} wants {what} with {}, and none is here.",
                side.name, self.order.name
            );
            findings.push(
                Finding::warning(
                    "paper_wanted",
                    self.at("papers"),
                    noted(&message, &entry.note),
                    hint,
                )
                .costs(2)
                .sourced(source_words(side, &entry.source, entry.as_of)),
            );
        }
    }

    /// How the letter has to look, and how soon it has to be at hand.
    fn letter(&self, side: &Profile, findings: &mut Vec<Finding>) {
        let is_so = |rule: &Option<Rule<bool>>| rule.as_ref().is_some_and(|rule| rule.value);
        let mut note = |sentence: &str, rule_note: &str, hint: &str, source: String| {
            findings.push(
                Finding::note(
                    "letter_form",
                    self.at("loa"),
                    noted(sentence, rule_note),
                    hint,
                )
                .sourced(source),
            );
        };
        if let Some(rule) = side.loa_locked.as_ref().filter(|rule| rule.value) {
            note(
                &format!(
                    "{} takes the signed letter only locked against changes.",
                    side.name
                ),
                &rule.note,
                "Lock the signed file in the program that signs it, then attach it.",
                read(side, rule),
            );
        }
        if self.is_toll_free()
            && is_so(&side.loa_branded)
            && let Some(rule) = &side.loa_branded
        {
            note(
                &format!("{} wants its own head on the letter.", side.name),
                &rule.note,
                "Ask it for its form, and have that one signed where the RespOrg insists.",
                read(side, rule),
            );
        }
        if let Some(rule) = &side.loa_demand_hours {
            let hours = rule.value;
            note(
                &format!(
                    "{} has to hand the letter over within {hours} business hour{} when it is asked for.",
                    side.name,
                    if hours == 1 { "" } else { "s" }
                ),
                &rule.note,
                "Have the letter signed before the order goes out, and the file at hand.",
                read(side, rule),
            );
        }
    }

    /// An address that does not fall into the parts that the form takes.
    fn address(&self, side: &Profile) -> Option<Finding> {
        let rule = side.address_parts.as_ref()?;
        if self.is_toll_free() {
            return None;
        }
        let address = self
            .service_address()
            .filter(|address| !address.is_empty())?;
        let parts = reconcile::parts(address);
        let open: Vec<&str> = rule
            .value
            .iter()
            .filter_map(|part| match part {
                AddressPart::HouseNumber if parts.house_number.is_empty() => Some("house number"),
                AddressPart::StreetName if parts.street.is_empty() => Some("street"),
                AddressPart::City if parts.city.is_empty() => Some("city"),
                AddressPart::State if parts.state.is_empty() => Some("state"),
                AddressPart::Zip if parts.zip.is_empty() => Some("ZIP"),
                _ => None,
            })
            .collect();
        (!open.is_empty()).then(|| {
            Finding::warning(
                "address_unparted",
                self.at("service_address"),
                format!(
                    "{}’s form takes the address in parts. In “{}” no {} can be read.",
                    side.name,
                    address.street_line(),
                    open.join(" and no ")
                ),
                "Write the address so that each part can be told, as the CSR has it.",
            )
            .costs(5)
            .sourced(read(side, rule))
        })
    }

    fn service_address(&self) -> Option<&Address> {
        let site = self
            .order
            .key
            .site
            .and_then(|id| self.snapshot.sites.get(&id));
        site.map(|site| &site.address)
            .or_else(|| Some(&self.account?.service_address))
    }

    /// Whose record has to match, where nobody has looked up who holds the numbers.
    fn record(&self, side: &Profile) -> Option<Finding> {
        let rule = side.account_of.as_ref()?;
        let known = |number: &&Number| {
            self.snapshot
                .lookup(number.tn, LookupKind::Carrier)
                .is_some()
        };
        let open = self.numbers.iter().filter(|number| !known(number)).count();
        (rule.value == AccountOf::Underlying && !self.is_toll_free() && open > 0).then(|| {
            let sentence = format!(
                "{} compares with the record of the carrier behind the brand on the bill. Who holds {open} of {} of {} was not looked up.",
                side.name,
                self.numbers.len(),
                self.order.name
            );
            Finding::note(
                "underlying_not_asked",
                self.at("numbers"),
                noted(&sentence, &rule.note),
                "Ask which carrier holds them, enter it as a look-up, and state the record of that one.",
            )
            .sourced(read(side, rule))
        })
    }

    /// One word for all numbers that stay, where their fates differ.
    fn remaining(&self, side: &Profile) -> Option<Finding> {
        let rule = side.remaining.as_ref()?;
        if rule.value != Remaining::AllKeepOrDisconnect || self.is_toll_free() {
            return None;
        }
        let count = |fate: Disposition| {
            let all = self.of_account.iter();
            all.filter(|number| number.disposition == fate).count()
        };
        let (stay, end) = (count(Disposition::Stay), count(Disposition::Disconnect));
        (stay > 0 && end > 0).then(|| {
            Finding::warning(
                "remaining_mixed",
                self.at("remaining"),
                format!(
                    "{} takes one word for all numbers that are left: keep or disconnect. Here {stay} stay and {end} end.",
                    side.name
                ),
                "Say keep, and have the others disconnected by an order of their own after the port.",
            )
            .costs(3)
            .sourced(read(side, rule))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evidence::{Attachment, Media},
        id::{EvidenceId, OrderId},
        readiness::tests::codes_at,
    };

    /// Codes that an order of the sample gets with this gaining side.
    fn codes(gaining: &str, order: i64, change: impl Fn(&mut Snapshot)) -> Vec<String> {
        codes_at((gaining, OrderId(order)), change, |asked, findings| {
            let of_account: Vec<&Number> = asked
                .snapshot
                .numbers
                .values()
                .filter(|number| number.account == asked.order.key.account)
                .collect();
            check(
                asked.snapshot,
                asked.order,
                (asked.numbers, &of_account),
                findings,
            );
        })
    }

    #[test]
    fn a_form_asks_for_its_own_fields_and_papers() {
        let nothing = |_: &mut Snapshot| {};
        assert_eq!(codes("calyx-cloud", 2, nothing), [""; 0]);
        let undated = |snapshot: &mut Snapshot| {
            snapshot.orders.get_mut(&OrderId(2)).unwrap().requested = None;
        };
        assert!(codes("bandwidth", 2, undated).contains(&"form_field_open".to_owned()));
        assert!(!codes("bandwidth", 2, nothing).contains(&"form_field_open".to_owned()));
        assert!(codes("genesys-cloud", 2, nothing).contains(&"letter_form".to_owned()));
        assert!(codes("kazoo", 2, nothing).contains(&"paper_wanted".to_owned()));
        assert!(codes("cloudtalk", 2, nothing).contains(&"underlying_not_asked".to_owned()));
    }

    #[test]
    fn what_a_side_takes_in_place_of_a_bill_clears_what_asks_for_one() {
        let with = |kind: Option<EvidenceKind>| {
            move |snapshot: &mut Snapshot| {
                snapshot.evidence.attachments = kind
                    .into_iter()
                    .map(|kind| Attachment {
                        id: EvidenceId(1),
                        kind,
                        label: "portal.png".to_owned(),
                        media: Media::Png,
                        size: 1,
                        sha256: String::new(),
                        dated: None,
                        account: None,
                        order: Some(OrderId(2)),
                        taken_at: "2026-11-16T15:41:00Z".parse().unwrap(),
                        note: String::new(),
                        pages: None,
                    })
                    .map(|attachment| (attachment.id, attachment))
                    .collect();
            }
        };
        for (gaining, kind, asks) in [
            ("telnyx", None, true),
            ("telnyx", Some(EvidenceKind::Other), false),
            ("telnyx", Some(EvidenceKind::Csr), false),
            ("telnyx", Some(EvidenceKind::Mail), true),
            ("telnyx", Some(EvidenceKind::Bill), false),
            ("kazoo", Some(EvidenceKind::Other), true),
            ("kazoo", Some(EvidenceKind::Bill), false),
        ] {
            let codes = codes(gaining, 2, with(kind));
            let asked = codes.contains(&"paper_wanted".to_owned());
            assert_eq!(asked, asks, "{gaining} {kind:?}: {codes:?}");
        }
    }

    #[test]
    fn an_address_without_a_house_number_does_not_fit_a_form_in_parts() {
        let nameless = |snapshot: &mut Snapshot| {
            for site in snapshot.sites.values_mut() {
                site.address.street = "Industrial Park".to_owned();
                site.address.city = "Madison".to_owned();
            }
            for account in snapshot.accounts.values_mut() {
                account.service_address.street = "Industrial Park".to_owned();
            }
        };
        assert!(codes("bandwidth", 2, nameless).contains(&"address_unparted".to_owned()));
        let numbered = |snapshot: &mut Snapshot| {
            for site in snapshot.sites.values_mut() {
                site.address = Address {
                    street: "330 S Whitney Way".to_owned(),
                    line2: String::new(),
                    city: "Madison".to_owned(),
                    state: "WI".to_owned(),
                    zip: "53705".to_owned(),
                };
            }
            let address = snapshot.sites.values().next().unwrap().address.clone();
            for account in snapshot.accounts.values_mut() {
                account.service_address = address.clone();
            }
        };
        assert!(!codes("bandwidth", 2, numbered).contains(&"address_unparted".to_owned()));
    }

    #[test]
    fn one_word_for_all_that_is_left_does_not_say_two_fates() {
        let mixed = |snapshot: &mut Snapshot| {
            let account = snapshot.orders[&OrderId(2)].key.account;
            let fates = [Disposition::Stay, Disposition::Disconnect];
            let spare: Vec<_> = snapshot
                .numbers
                .values()
                .filter(|number| number.account == account && number.order == Some(OrderId(2)))
                .map(|number| number.id)
                .take(2)
                .collect();
            for (id, fate) in spare.into_iter().zip(fates) {
                let number = snapshot.numbers.get_mut(&id).unwrap();
                number.order = None;
                number.disposition = fate;
            }
        };
        assert!(codes("telnyx", 2, mixed).contains(&"remaining_mixed".to_owned()));
        assert!(!codes("bandwidth", 2, mixed).contains(&"remaining_mixed".to_owned()));
    }
}
