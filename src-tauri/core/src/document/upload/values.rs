//! What stands in a field: taken literally from the order's letter, its number or a step of the plan.

use chrono::{DateTime, Utc};

use crate::{
    account::Pin,
    carrier::NumberFormat,
    loa::Letter,
    number::{Number, TelephoneNumber, Use},
    order::{KeyClass, Order},
    plan::Step,
    reconcile::{AddressParts, parts},
    rules::Rules,
    snapshot::Snapshot,
    window::Window,
    zone,
};

use super::format::Source;

/// One order with everything that fields are taken from.
pub(super) struct Facts<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) order: &'a Order,
    pub(super) letter: Letter,
    pub(super) numbers: Vec<&'a Number>,
    rules: Rules<'a>,
    service: AddressParts,
    /// Only where a person asked for it.
    pin: Option<&'a Pin>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, order: &'a Order, with_secrets: bool) -> Self {
        let letter = crate::document::letter_of(snapshot, order);
        let mut numbers: Vec<&Number> = snapshot.numbers.of_order(order.id).collect();
        numbers.sort_by_key(|number| (number.tn, number.id));
        numbers.dedup_by_key(|number| number.tn);
        let account = order.key.account.and_then(|id| snapshot.accounts.get(&id));
        Self {
            rules: Rules::of(snapshot, order),
            service: parts(&letter.service_address),
            pin: account
                .map(|account| &account.pin)
                .filter(|pin| with_secrets && pin.is_known()),
            snapshot,
            order,
            letter,
            numbers,
        }
    }

    /// The value of a field, for a number where the field is of one. Empty where nothing is known, and where the
    /// form of the gaining side refuses it.
    pub(super) fn value(&self, source: Source, number: Option<&Number>) -> String {
        if field_name(source).is_some_and(|field| self.rules.form_refuses(field)) {
            return String::new();
        }
        let of_number = number.and_then(|number| self.of_number(source, number));
        of_number
            .or_else(|| self.of_order(source))
            .or_else(|| self.of_place(source))
            .or_else(|| self.of_request(source))
            .unwrap_or_default()
    }

    fn of_number(&self, source: Source, number: &Number) -> Option<String> {
        let tn = number.tn;
        let rings_to = number.rings_to;
        Some(match source {
            Source::NumberTen => ten(tn),
            Source::NumberEleven => format!("1{}", ten(tn)),
            Source::NumberE164 => tn.to_string(),
            Source::NumberDashed => tn.dashed(),
            Source::NumberNative => match self.letter.format {
                NumberFormat::Dashed => tn.dashed(),
                NumberFormat::TenDigits => ten(tn),
                NumberFormat::E164 => tn.to_string(),
                NumberFormat::National => tn.national(),
            },
            Source::NumberName => number.name.clone(),
            Source::NumberArea => tn
                .area()
                .and_then(crate::number::area::Area::region)
                .unwrap_or_default()
                .to_owned(),
            Source::RingsToTen => rings_to.map(ten).unwrap_or_default(),
            Source::RingsToE164 => rings_to.map(|tn| tn.to_string()).unwrap_or_default(),
            Source::SiteName => {
                let site = number.site.and_then(|id| self.snapshot.sites.get(&id));
                site.map(|site| site.name.clone()).unwrap_or_default()
            }
            _ => return None,
        })
    }

    /// Whether a number belongs into a list of its own.
    pub(super) fn in_list(source: Source, number: &Number, class: KeyClass) -> Option<String> {
        let toll_free = class == KeyClass::TollFree;
        let fits = match source {
            Source::LocalVoiceTen => !toll_free && !matches!(number.usage, Use::Fax | Use::EFax),
            Source::TollFreeTen => toll_free,
            Source::FaxMachineTen => !toll_free && number.usage == Use::Fax,
            Source::EFaxTen => !toll_free && number.usage == Use::EFax,
            _ => return None,
        };
        fits.then(|| ten(number.tn))
    }

    fn of_order(&self, source: Source) -> Option<String> {
        let letter = &self.letter;
        let gaining = self.snapshot.gaining();
        let word = |yes: bool, one: &str, other: &str| if yes { one } else { other }.to_owned();
        Some(match source {
            Source::BtnTen => letter.btn.map(ten).unwrap_or_default(),
            Source::BtnE164 => letter.btn.map(|tn| tn.to_string()).unwrap_or_default(),
            Source::NewBtnTen => self.new_btn().map(ten).unwrap_or_default(),
            Source::NewBtnE164 => self.new_btn().map(|tn| tn.to_string()).unwrap_or_default(),
            Source::AccountNumber => self.rules.account_number_on_form(&letter.account_number),
            Source::Pin => self
                .pin
                .map(|pin| pin.reveal().to_owned())
                .unwrap_or_default(),
            Source::BillingName => letter.billing_name.clone(),
            Source::BusinessName => letter.service_name.clone(),
            Source::CustomerType => word(letter.residential, "residential", "business"),
            Source::Wireless => word(self.order.key.class == KeyClass::Wireless, "true", "false"),
            Source::SignerName => letter.signer.name.clone(),
            Source::SignerEmail => letter.signer.email.clone(),
            Source::SignerTelephone => letter.signer.telephone.clone(),
            Source::FullOrPartial => word(letter.is_partial(), "partial", "full"),
            Source::Remaining => self.remaining(),
            Source::OrderName => self.order.name.clone(),
            Source::Pon => letter.pon.clone(),
            Source::Version => letter.version.to_string(),
            Source::Client => letter.client.clone(),
            Source::GainingName => letter.to.name.clone(),
            Source::NewRespOrg => gaining
                .and_then(|profile| profile.resp_org.as_ref())
                .map(|rule| rule.value.clone())
                .unwrap_or_default(),
            _ => return None,
        })
    }

    /// Only named where the old one leaves: a new one beside a BTN that stays is a contradiction.
    fn new_btn(&self) -> Option<TelephoneNumber> {
        self.letter.new_btn.filter(|_| self.letter.btn_leaves())
    }

    /// `keep` where any number stays, else `disconnect`; nothing where none is left.
    fn remaining(&self) -> String {
        use crate::number::Disposition;
        let left = &self.letter.remaining;
        if !self.letter.is_partial() {
            return String::new();
        }
        let all_end = left
            .iter()
            .all(|number| number.fate == Disposition::Disconnect);
        if all_end { "disconnect" } else { "keep" }.to_owned()
    }

    fn of_place(&self, source: Source) -> Option<String> {
        let (service, billing) = (&self.letter.service_address, &self.letter.billing_address);
        let parts = &self.service;
        if source == Source::ServiceAfterNumber {
            let words = [
                &parts.house_suffix,
                &parts.pre_directional,
                &parts.street,
                &parts.suffix,
                &parts.post_directional,
                &parts.second_line,
            ];
            let words = words.into_iter().filter(|word| !word.is_empty());
            return Some(words.map(String::as_str).collect::<Vec<_>>().join(" "));
        }
        Some(
            match source {
                Source::ServiceStreet => &service.street,
                Source::ServiceLine2 => &service.line2,
                Source::ServiceCity => &service.city,
                Source::ServiceState => &service.state,
                Source::ServiceZip => &service.zip,
                Source::ServiceZip5 => &parts.zip,
                Source::ServicePlusFour => &parts.plus_four,
                Source::ServiceHouseNumber => &parts.house_number,
                Source::ServiceHouseSuffix => &parts.house_suffix,
                Source::ServicePreDirectional => &parts.pre_directional,
                Source::ServiceStreetName => &parts.street,
                Source::ServiceSuffix => &parts.suffix,
                Source::ServicePostDirectional => &parts.post_directional,
                Source::ServiceSecondLine => &parts.second_line,
                Source::BillingStreet => &billing.street,
                Source::BillingLine2 => &billing.line2,
                Source::BillingCity => &billing.city,
                Source::BillingState => &billing.state,
                Source::BillingZip => &billing.zip,
                Source::Country => &self.order.key.country,
                _ => return None,
            }
            .clone(),
        )
    }

    fn of_request(&self, source: Source) -> Option<String> {
        let window = self.order.requested.as_ref()?;
        let at = |end: bool| {
            let time = if end { window.end } else { window.start };
            instant(window, zone::wall(window.date, time))
        };
        Some(match source {
            Source::RequestedDate => window.date.to_string(),
            Source::RequestedTime => window.start.format("%H:%M").to_string(),
            Source::RequestedUsZone => us_zone(&window.zone).to_owned(),
            Source::RequestedInstant => {
                let at = at(false)?;
                at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
            }
            Source::RequestedStartOffset => with_offset(window, at(false)?)?,
            Source::RequestedEndOffset => with_offset(window, at(true)?)?,
            _ => return None,
        })
    }
}

fn instant(window: &Window, local: chrono::NaiveDateTime) -> Option<DateTime<Utc>> {
    zone::resolve(local, &window.zone)
        .ok()
        .map(zone::Local::earliest)
}

/// `10:30:00-06:00`
fn with_offset(window: &Window, at: DateTime<Utc>) -> Option<String> {
    let offset = zone::offset(at, &window.zone).ok()?;
    Some(at.with_timezone(&offset).format("%H:%M:%S%:z").to_string())
}

/// The four zones of the US as old programs name them; nothing for any other.
fn us_zone(zone: &str) -> &'static str {
    match zone::short_name(zone).as_str() {
        "ET" => "US/Eastern",
        "CT" => "US/Central",
        "MT" => "US/Mountain",
        "PT" => "US/Pacific",
        _ => "",
    }
}

fn ten(tn: TelephoneNumber) -> String {
    format!("{:010}", tn.digits())
}

/// What a field of a step says; `id` counts steps from 1 over all orders, `after` is the one before it.
pub(super) fn of_step(source: Source, order: &str, step: &Step, id: usize, first: bool) -> String {
    match source {
        Source::StepId => format!("#{id}"),
        Source::StepTitle => format!("{order}: {}", step.kind.words()),
        Source::StepAfter if first => String::new(),
        Source::StepAfter => format!("#{}", id - 1),
        Source::StepRule => step.rule.clone(),
        Source::StepOwner => step.owner.words().to_owned(),
        Source::StepFrom => step.from.to_string(),
        Source::StepTo => step.to.to_string(),
        Source::OrderName => order.to_owned(),
        _ => String::new(),
    }
}

/// The name by which a profile's form calls what may be refused.
fn field_name(source: Source) -> Option<&'static str> {
    match source {
        Source::BtnTen | Source::BtnE164 => Some("btn"),
        Source::NewBtnTen | Source::NewBtnE164 => Some("new_btn"),
        Source::Pin => Some("pin"),
        Source::FullOrPartial => Some("partial_flag"),
        _ => None,
    }
}
