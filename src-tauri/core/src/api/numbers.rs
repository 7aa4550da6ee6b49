//! Commands about numbers: rows of the grid, one number, changes.

mod grouping;

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError},
};

use self::grouping::{Grouping, groups};
use super::{
    commands::{ById, Done, Nothing},
    error::WireError,
    number_history,
    project::known_zone,
    session::{Call, Session, State},
    view::{
        CellFinding, ListPresence, NumberDetail, NumberGroup, NumberRow, NumbersChange,
        NumbersEdit, NumbersPage, NumbersQuery, NumbersRequest, Pair, SiteForm, SiteRow,
        SourceView,
    },
    words::{count, disposition_words, finding, kind_words, short_name, small, use_words},
};
use crate::{
    id::{NumberId, SiteId},
    number::{Disposition, Kind, Number},
    place::{CellPlace, Place},
    project::{Op, Provenance},
    readiness,
    site::Site,
    snapshot::Snapshot,
    window, zone,
};

/// Most rows that one answer carries.
const MOST_ROWS: u32 = 1_000;

impl Session {
    pub(super) fn numbers_list(
        &mut self,
        request: NumbersRequest,
        call: &mut Call<'_>,
    ) -> Result<NumbersPage, WireError> {
        let state = self.state(call.now)?;
        let project = &self.opened()?.project;
        let snapshot = &state.snapshot;
        let listing = listing(&state, &request.query);
        let offset = usize::try_from(request.slice.offset).unwrap_or(usize::MAX);
        let limit = usize::try_from(request.slice.limit.min(MOST_ROWS)).unwrap_or(0);
        Ok(NumbersPage {
            total: small(snapshot.numbers.len()),
            matching: small(listing.ids.len()),
            groups: listing.groups.clone(),
            offset: request.slice.offset,
            rows: listing
                .ids
                .iter()
                .skip(offset)
                .take(limit)
                .filter_map(|id| snapshot.numbers.get(id))
                .map(|number| {
                    Ok(NumberRow {
                        edited: number_history::edited(&project.hand_edits_of(number.id)?),
                        ..row(snapshot, number)
                    })
                })
                .collect::<Result<_, WireError>>()?,
            with_problems: listing.with_problems,
        })
    }

    pub(super) fn sites_list(
        &mut self,
        _: Nothing,
        _: &mut Call<'_>,
    ) -> Result<Vec<SiteRow>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let mut served: BTreeMap<SiteId, usize> = BTreeMap::new();
        for number in snapshot.numbers.values() {
            if let Some(site) = number.site {
                *served.entry(site).or_default() += 1;
            }
        }
        Ok(snapshot
            .sites
            .values()
            .map(|site| SiteRow {
                id: site.id,
                name: site.name.clone(),
                address: [site.address.street_line(), site.address.city_line()].join(", "),
                parts: site.address.clone(),
                zone: site.zone.clone(),
                numbers: small(served.get(&site.id).copied().unwrap_or_default()),
            })
            .collect())
    }

    pub(super) fn site_save(
        &mut self,
        request: SiteForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = &self.opened()?.snapshot;
        if request
            .id
            .is_some_and(|id| !snapshot.sites.contains_key(&id))
        {
            return Err(WireError::not_here("That site"));
        }
        if request.name.trim().is_empty() {
            return Err(WireError::user(
                "no_site_name",
                "The site has no name.",
                "Enter what the client calls it.",
            ));
        }
        let site = Site {
            id: request.id.unwrap_or(SiteId(-1)),
            name: request.name.trim().to_owned(),
            address: request.address,
            zone: known_zone(&request.zone)?,
        };
        self.write(&Op::Site(site), call.now)
    }

    pub(super) fn number_detail(
        &mut self,
        request: ById<NumberId>,
        call: &mut Call<'_>,
    ) -> Result<NumberDetail, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let number = snapshot
            .numbers
            .get(&request.id)
            .ok_or_else(|| WireError::not_here("That number"))?;
        let project = &self.opened()?.project;
        let places = project.provenance(number.id)?;
        let touches = project.touches(number.id)?;
        let row = NumberRow {
            edited: number_history::edited(&project.hand_edits_of(number.id)?),
            ..row(snapshot, number)
        };
        let subtitle = [
            kind_words(number.kind),
            use_words(number.usage),
            &row.account,
            &row.site,
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
        let csr = places.iter().rev().find(|place| place.list == "csr");
        let mut findings: Vec<_> = readiness::marks(snapshot, number)
            .iter()
            .map(|(_, noticed)| finding(snapshot, noticed))
            .collect();
        findings.extend(
            state
                .findings
                .iter()
                .filter(|noticed| noticed.place == Place::Number { id: number.id })
                .filter(|noticed| !findings_hold(&row, &noticed.message))
                .map(|noticed| finding(snapshot, noticed)),
        );
        Ok(NumberDetail {
            subtitle,
            findings,
            lists: lists(snapshot, number, &places),
            csr_line: csr.map(|place| place.text.clone()).unwrap_or_default(),
            route: route(snapshot, number),
            sources: places.iter().map(|place| source(snapshot, place)).collect(),
            lookups: super::proof::lookups(snapshot, number),
            history: number_history::events(snapshot, &touches),
            row,
        })
    }

    pub(super) fn numbers_change(
        &mut self,
        request: NumbersChange,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        self.numbers_edit(
            NumbersEdit {
                changes: vec![request],
            },
            call,
        )
    }

    pub(super) fn numbers_edit(
        &mut self,
        request: NumbersEdit,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let mut numbers: BTreeMap<NumberId, Number> = BTreeMap::new();
        for change in &request.changes {
            for id in &change.ids {
                let known = snapshot
                    .numbers
                    .get(id)
                    .ok_or_else(|| WireError::not_here("A chosen number"))?;
                let number = changed(numbers.get(id).unwrap_or(known), change);
                may_change(&snapshot, known, &number)?;
                numbers.insert(*id, number);
            }
        }
        numbers.retain(|id, number| snapshot.numbers.get(id) != Some(number));
        let what = what_changed(&request.changes, numbers.len());
        let numbers = numbers.into_values().collect();
        // Nobody else's: then the write changes the snapshot where it lies.
        drop(snapshot);
        self.write(&Op::Numbers { numbers, what }, call.now)
    }
}

/// What an order was sent with stays as it is until the carrier answers.
fn may_change(snapshot: &Snapshot, known: &Number, changed: &Number) -> Result<(), WireError> {
    let sent = known
        .order
        .and_then(|order| snapshot.orders.get(&order))
        .filter(|order| order.status.is_submitted())
        .filter(|_| {
            changed.disposition != known.disposition
                || changed.account != known.account
                || changed.wireless != known.wireless
        });
    match sent {
        None => Ok(()),
        Some(order) => Err(WireError::user(
            "order_was_sent",
            format!(
                "{} is in {}, which was sent.",
                known.tn.national(),
                order.name
            ),
            "Record what the carrier answered, or cancel the order first.",
        )),
    }
}

/// The numbers of a question in the order of the grid, with their groups.
pub(super) struct Listing {
    query: NumbersQuery,
    ids: Vec<NumberId>,
    groups: Vec<NumberGroup>,
    with_problems: u32,
}

/// Answers a question of the grid once, however many pages of the answer are asked for.
fn listing(state: &State, query: &NumbersQuery) -> Arc<Listing> {
    let mut kept = state.listing.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.as_ref().filter(|known| known.query == *query) {
        return Arc::clone(known);
    }
    let snapshot = &state.snapshot;
    let mut rows: Vec<&Number> = matching(snapshot, query).collect();
    let grouping = Grouping::of(snapshot, &rows, query.group_by);
    rows.sort_by_cached_key(|number| (grouping.rank(number), number.tn, number.id));
    let marker = readiness::Marker::of(snapshot);
    let counts: Vec<(u32, u32)> = rows.iter().map(|number| marker.counts(number)).collect();
    let listing = Arc::new(Listing {
        query: query.clone(),
        groups: groups(state, &rows, &counts, &grouping),
        with_problems: small(counts.iter().filter(|count| **count != (0, 0)).count()),
        ids: rows.into_iter().map(|number| number.id).collect(),
    });
    *kept = Some(Arc::clone(&listing));
    listing
}

fn findings_hold(row: &NumberRow, message: &str) -> bool {
    row.findings
        .iter()
        .any(|finding| finding.message == message)
}

/// The numbers a query matches, in order of id.
pub(super) fn matching<'a>(
    snapshot: &'a Snapshot,
    query: &'a NumbersQuery,
) -> impl Iterator<Item = &'a Number> {
    let matches = matches(snapshot, query);
    snapshot
        .numbers
        .values()
        .filter(move |number| matches(number))
}

/// Whether a query matches a number.
pub(super) fn matches<'a>(
    snapshot: &'a Snapshot,
    query: &'a NumbersQuery,
) -> impl Fn(&Number) -> bool + use<'a> {
    let find = query.find.trim().to_lowercase();
    let digits: String = find.chars().filter(char::is_ascii_digit).collect();
    // A whole number pasted in any spelling lands on it, country code or not.
    let digits = if digits.len() == 11 {
        digits.trim_start_matches('1').to_owned()
    } else {
        digits
    };
    let by_digits = digits.len() >= 3 && find.chars().all(|c| !c.is_alphabetic());
    let marker = readiness::Marker::of(snapshot);
    move |number| {
        query
            .account
            .is_none_or(|account| number.account == Some(account))
            && query.kind.is_none_or(|kind| number.kind == kind)
            && (query.uses.is_empty() || query.uses.contains(&number.usage))
            && query.site.is_none_or(|site| number.site == Some(site))
            && query.order.is_none_or(|order| number.order == Some(order))
            && query
                .disposition
                .is_none_or(|disposition| number.disposition == disposition)
            && (!query.without_911 || needs_911(number))
            && (find.is_empty()
                || if by_digits {
                    format!("{:010} {}", number.tn.digits(), number.extension).contains(&digits)
                } else {
                    [
                        &number.name,
                        &number.note,
                        &number.target,
                        &number.extension,
                        &number.address_911,
                    ]
                    .iter()
                    .any(|text| text.to_lowercase().contains(&find))
                })
            && (!query.problems || marker.counts(number) != (0, 0))
    }
}

fn needs_911(number: &Number) -> bool {
    number.disposition == Disposition::Port
        && number.usage.can_call_out(number.kind)
        && number.address_911.is_empty()
}

pub(super) fn carrier_of<'a>(snapshot: &'a Snapshot, number: &Number) -> &'a str {
    number
        .account
        .and_then(|id| snapshot.accounts.get(&id))
        .map_or("no carrier", |account| {
            short_name(snapshot.carrier_name(&account.carrier))
        })
}

pub(super) fn account_words(snapshot: &Snapshot, number: &Number) -> String {
    let Some(account) = number.account.and_then(|id| snapshot.accounts.get(&id)) else {
        return String::new();
    };
    let carrier = short_name(snapshot.carrier_name(&account.carrier));
    let alone = snapshot
        .accounts
        .values()
        .filter(|other| other.carrier == account.carrier)
        .count()
        < 2;
    if alone {
        carrier.to_owned()
    } else {
        format!("{carrier} {}", account.account_number)
    }
}

/// One number as a row.
pub(super) fn row(snapshot: &Snapshot, number: &Number) -> NumberRow {
    let order = number.order.and_then(|id| snapshot.orders.get(&id));
    let site = number.site.and_then(|id| snapshot.sites.get(&id));
    NumberRow {
        id: number.id,
        national: number.tn.national(),
        e164: number.tn.to_string(),
        kind: number.kind,
        wireless: number.wireless,
        usage: number.usage,
        name: number.name.clone(),
        extension: number.extension.clone(),
        disposition: number.disposition,
        order: order.map(|order| order.name.clone()).unwrap_or_default(),
        order_id: number.order,
        account: account_words(snapshot, number),
        site: site.map(|site| site.name.clone()).unwrap_or_default(),
        site_id: number.site,
        rings_to: if number.target.is_empty() {
            number
                .rings_to
                .map(super::super::number::telephone::TelephoneNumber::national)
                .unwrap_or_default()
        } else {
            number.target.clone()
        },
        address_911: number.address_911.clone(),
        note: number.note.clone(),
        lists: [number.on_inventory, number.on_csr, number.on_bill],
        findings: readiness::marks(snapshot, number)
            .into_iter()
            .map(|(column, finding)| CellFinding {
                column: column.name().to_owned(),
                severity: finding.severity,
                message: finding.message,
                hint: finding.hint,
            })
            .collect(),
        edited: Vec::new(),
    }
}

fn lists(snapshot: &Snapshot, number: &Number, places: &[Provenance]) -> Vec<ListPresence> {
    let account = number.account.and_then(|id| snapshot.accounts.get(&id));
    let csr = account.and_then(|account| snapshot.csrs.get(&account.id));
    let where_on = |list: &str| {
        places
            .iter()
            .rev()
            .find(|place| place.list == list)
            .map_or_else(
                || "absent".to_owned(),
                |place| {
                    if place.sheet.is_empty() {
                        format!("line {}", place.row)
                    } else {
                        format!("{} {}", place.sheet, cell(place))
                    }
                },
            )
    };
    let dated = |name: &str, date: Option<chrono::NaiveDate>| {
        date.map_or_else(
            || name.to_owned(),
            |date| format!("{name}, {}", date.format("%-d %b %Y")),
        )
    };
    [
        ("Phone system".to_owned(), number.on_inventory, "inventory"),
        (dated("CSR", csr.map(|csr| csr.dated)), number.on_csr, "csr"),
        (
            dated("Bill", account.and_then(|account| account.bill_date)),
            number.on_bill,
            "bill",
        ),
    ]
    .into_iter()
    .map(|(list, present, kind)| ListPresence {
        list,
        present,
        detail: where_on(kind),
    })
    .collect()
}

fn cell(place: &Provenance) -> String {
    CellPlace {
        file: String::new(),
        sheet: String::new(),
        row: place.row,
        column: place.column,
    }
    .to_string()
}

fn route(snapshot: &Snapshot, number: &Number) -> Vec<Pair> {
    let pair = |label: &str, value: String, absent: &str| {
        let missing = value.is_empty();
        Pair {
            label: label.to_owned(),
            value: if missing { absent.to_owned() } else { value },
            absent: missing,
        }
    };
    let calls = number.usage.can_call_out(number.kind);
    let mut pairs = vec![
        pair("Name", number.name.clone(), "not in phone system"),
        pair("Extension", number.extension.clone(), "none"),
    ];
    if number.kind == Kind::TollFree {
        pairs.push(pair(
            "Rings to today",
            number
                .rings_to
                .map(super::super::number::telephone::TelephoneNumber::national)
                .unwrap_or_default(),
            "not known",
        ));
        pairs.push(pair("RespOrg", number.resp_org.clone(), "not known"));
    }
    pairs.push(pair("Rings to after", number.target.clone(), "not set"));
    pairs.push(pair(
        "911 address",
        number.address_911.clone(),
        if calls { "not set" } else { "not needed" },
    ));
    let site = number.site.and_then(|id| snapshot.sites.get(&id));
    pairs.push(pair(
        "Service address",
        site.map(|site| site.address.street_line())
            .unwrap_or_default(),
        "not set",
    ));
    pairs.push(pair(
        "Disposition",
        disposition_words(number.disposition).to_owned(),
        "",
    ));
    pairs
}

fn source(snapshot: &Snapshot, place: &Provenance) -> SourceView {
    let local = zone::to_local(place.taken_at, &snapshot.settings.zone);
    SourceView {
        file: place.file.clone(),
        cell: if place.sheet.is_empty() {
            format!("line {}", place.row)
        } else {
            format!("{} {}", place.sheet, cell(place))
        },
        text: place.text.clone(),
        when: local
            .map(|local| {
                format!(
                    "{} {}",
                    window::day_words(local.date()),
                    local.format("%H:%M")
                )
            })
            .unwrap_or_default(),
    }
}

fn changed(number: &Number, request: &NumbersChange) -> Number {
    let mut number = number.clone();
    if let Some(disposition) = request.disposition {
        number.disposition = disposition;
        // Off to another fate, it leaves its draft; splitting again would do the same.
        if disposition != Disposition::Port {
            number.order = None;
        }
    }
    number.usage = request.usage.unwrap_or(number.usage);
    number.wireless = request.wireless.unwrap_or(number.wireless);
    for (field, new) in [
        (&mut number.name, &request.name),
        (&mut number.extension, &request.extension),
        (&mut number.target, &request.target),
        (&mut number.address_911, &request.address_911),
        (&mut number.note, &request.note),
    ] {
        if let Some(text) = new {
            text.trim().clone_into(field);
        }
    }
    number.site = request.site.or(number.site);
    number.account = request.account.or(number.account);
    number
}

fn what_changed(changes: &[NumbersChange], n: usize) -> String {
    let n = count(n, "number");
    match changes {
        [
            NumbersChange {
                disposition: Some(disposition),
                ..
            },
        ] => format!("{n} to {}", disposition_words(*disposition)),
        _ => format!("change of {n}"),
    }
}
