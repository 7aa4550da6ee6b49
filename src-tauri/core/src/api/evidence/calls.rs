//! How much is called, as a picture of the week.

use std::collections::BTreeMap;

use super::super::{
    error::WireError,
    session::{Call, Session},
    view::{CallDay, CallHour, CallsView, EvidenceOf, InUse},
    words::count,
};
use crate::{
    evidence::{CallForm, CallVolume, NumberCalls, Slot},
    number::{Number, TelephoneNumber},
    snapshot::Snapshot,
    zone,
};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// Most numbers in use that are named one by one.
const NAMED: usize = 200;

impl Session {
    pub(in crate::api) fn calls_view(
        &mut self,
        request: EvidenceOf,
        call: &mut Call<'_>,
    ) -> Result<CallsView, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let Some(volume) = &snapshot.evidence.calls else {
            return Ok(CallsView {
                known: false,
                basis: String::new(),
                scope: String::new(),
                days: Vec::new(),
                legend: Vec::new(),
                busiest: String::new(),
                quietest: String::new(),
                unlisted: Vec::new(),
                not_on_csr: Vec::new(),
            });
        };
        let (scope, hours) = scoped(snapshot, volume, request);
        let (busiest, quietest) = ends(volume, &hours);
        Ok(CallsView {
            known: true,
            basis: basis(volume),
            scope,
            days: week(volume, &hours),
            legend: legend(most(volume, &hours)),
            busiest,
            quietest,
            unlisted: unlisted(snapshot, volume),
            not_on_csr: not_on_csr(snapshot, volume, request),
        })
    }
}

/// The hours of the numbers asked for; all calls where no number was counted apart.
fn scoped(
    snapshot: &Snapshot,
    volume: &CallVolume,
    request: EvidenceOf,
) -> (String, BTreeMap<Slot, u32>) {
    let all = || volume.hours.clone();
    if request == EvidenceOf::default() {
        return ("All calls".to_owned(), all());
    }
    let numbers: Vec<TelephoneNumber> = snapshot
        .numbers
        .values()
        .filter(|number| wanted(number, request))
        .map(|number| number.tn)
        .collect();
    match volume.of(numbers.iter().copied()) {
        Some(hours) => {
            let called = numbers
                .iter()
                .filter(|tn| volume.numbers.contains_key(tn))
                .count();
            let scope = format!("Calls of {called} of {}", count(numbers.len(), "number"));
            (scope, hours)
        }
        None => (
            "All calls of the client; the counts name no number of this list".to_owned(),
            all(),
        ),
    }
}

fn wanted(number: &Number, request: EvidenceOf) -> bool {
    request.account.is_none_or(|id| number.account == Some(id))
        && request.order.is_none_or(|id| number.order == Some(id))
}

/// `1,008 hourly counts of calls.csv, 5 Oct to 15 Nov, average of 6 weeks, hours in CT`
fn basis(volume: &CallVolume) -> String {
    let basis = &volume.basis;
    let what = match basis.form {
        CallForm::Table => "rows",
        CallForm::Counts => "hourly counts",
        CallForm::Records => "call records",
    };
    let days = match (basis.first, basis.last) {
        (Some(first), Some(last)) => {
            let weeks = (0..7).map(|day| basis.days(day)).min().unwrap_or(1);
            let average = if weeks > 1 {
                format!(", average of {weeks} weeks")
            } else {
                String::new()
            };
            format!(
                ", {} to {}{average}",
                first.format("%-d %b"),
                last.format("%-d %b")
            )
        }
        _ => ", no dates".to_owned(),
    };
    format!(
        "{} {what} of {}{days}, hours in {}",
        grouped(u64::from(basis.rows)),
        basis.file,
        zone::short_name(&basis.zone)
    )
}

fn week(volume: &CallVolume, hours: &BTreeMap<Slot, u32>) -> Vec<CallDay> {
    let usual = |slot| volume.usual_tenths(hours, slot);
    let most = most(volume, hours);
    (0_u8..)
        .zip(DAYS)
        .map(|(weekday, label)| CallDay {
            label: label.to_owned(),
            hours: (0..24)
                .map(|hour| {
                    let tenths = usual((weekday, hour));
                    CallHour {
                        level: level(tenths, most),
                        calls: match (tenths + 5) / 10 {
                            0 => String::new(),
                            calls => grouped(calls),
                        },
                        text: format!("{label} {hour:02}:00, {}", calls_words(tenths)),
                    }
                })
                .collect(),
        })
        .collect()
}

/// Shares of the busiest hour, in hundredths, from which a level begins: quiet hours are told apart finer, since
/// it is among them that someone chooses.
const LEVELS: [u64; 4] = [4, 13, 40, 74];

/// The busiest hour in tenths of a call.
fn most(volume: &CallVolume, hours: &BTreeMap<Slot, u32>) -> u64 {
    slots()
        .map(|slot| volume.usual_tenths(hours, slot))
        .max()
        .unwrap_or(0)
}

pub(in crate::api) fn level(tenths: u64, most: u64) -> u8 {
    let passed = LEVELS
        .iter()
        .filter(|share| tenths > 0 && tenths * 100 >= most * **share)
        .count();
    u8::try_from(passed).unwrap_or(4)
}

/// `0–2`, `3–9`, …, `55+`, in whole calls; where there are few calls, in tenths.
pub(in crate::api) fn legend(most: u64) -> Vec<String> {
    let whole = most >= 500;
    let unit = if whole { 10 } else { 1 };
    // First value of each level above the lowest, in the unit.
    let begins: Vec<u64> = LEVELS
        .iter()
        .map(|share| (most * share).div_ceil(100 * unit).max(1))
        .collect();
    let words = |value: u64| {
        if whole {
            grouped(value)
        } else {
            format!("{}.{}", value / 10, value % 10)
        }
    };
    let mut from = 0;
    let mut legend = Vec::new();
    for begin in begins {
        legend.push(match begin.saturating_sub(1) {
            last if last <= from => words(from),
            last => format!("{}–{}", words(from), words(last)),
        });
        from = begin;
    }
    legend.push(format!("{}+", words(from)));
    legend
}

fn slots() -> impl DoubleEndedIterator<Item = Slot> {
    (0..7).flat_map(|weekday| (0..24).map(move |hour| (weekday, hour)))
}

/// `about 80 calls`, `0.5 calls`, `no call`.
fn calls_words(tenths: u64) -> String {
    match tenths {
        0 => "no call".to_owned(),
        1..=99 => format!("{}.{} calls", tenths / 10, tenths % 10),
        _ => format!("about {} calls", grouped((tenths + 5) / 10)),
    }
}

/// `1,204`
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The busiest hour, and the quietest of those in which someone cuts over.
fn ends(volume: &CallVolume, hours: &BTreeMap<Slot, u32>) -> (String, String) {
    let usual = |slot: &Slot| volume.usual_tenths(hours, *slot);
    let words = |slot: Slot| {
        let day = DAYS.get(usize::from(slot.0)).copied().unwrap_or_default();
        format!("{day} {:02}:00, {}", slot.1, calls_words(usual(&slot)))
    };
    // The first of equals, as of the quietest.
    let busiest = slots()
        .rev()
        .max_by_key(usual)
        .map(words)
        .unwrap_or_default();
    let evening = slots()
        .filter(|(weekday, hour)| *weekday < 5 && (17..=22).contains(hour))
        .min_by_key(usual)
        .map(words)
        .unwrap_or_default();
    (
        format!("Busiest: {busiest}."),
        format!("Quietest evening hour of a working day: {evening}."),
    )
}

fn in_use(tn: TelephoneNumber, number: Option<&Number>, calls: &NumberCalls) -> InUse {
    let many = count(usize::try_from(calls.calls()).unwrap_or(usize::MAX), "call");
    InUse {
        number: tn.national(),
        id: number.map(|number| number.id),
        calls: match calls.last {
            Some(last) => format!("{many}, last {}", last.format("%-d %b")),
            None => many,
        },
    }
}

/// Called, and on no list of the project: perhaps a line that nobody listed.
fn unlisted(snapshot: &Snapshot, volume: &CallVolume) -> Vec<InUse> {
    let known: std::collections::BTreeSet<TelephoneNumber> =
        snapshot.numbers.values().map(|number| number.tn).collect();
    volume
        .numbers
        .iter()
        .filter(|(tn, _)| !known.contains(tn))
        .take(NAMED)
        .map(|(tn, calls)| in_use(*tn, None, calls))
        .collect()
}

/// Called, and missing on the CSR of its account: the losing carrier would refuse it.
fn not_on_csr(snapshot: &Snapshot, volume: &CallVolume, request: EvidenceOf) -> Vec<InUse> {
    snapshot
        .numbers
        .values()
        .filter(|number| wanted(number, request) && !number.on_csr)
        .filter(|number| {
            number
                .account
                .is_some_and(|account| snapshot.csrs.contains_key(&account))
        })
        .filter_map(|number| {
            let calls = volume.numbers.get(&number.tn)?;
            Some(in_use(number.tn, Some(number), calls))
        })
        .take(NAMED)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{calls_words, grouped, legend, level};

    #[test]
    fn quiet_hours_are_told_apart_finer_than_busy_ones() {
        let shown: Vec<u8> = [0, 20, 60, 280, 540, 740]
            .iter()
            .map(|tenths| level(*tenths, 740))
            .collect();
        assert_eq!(shown, [0, 0, 1, 2, 3, 4]);
        assert_eq!(legend(740), ["0–2", "3–9", "10–29", "30–54", "55+"]);
        assert_eq!(legend(10), ["0.0", "0.1", "0.2–0.3", "0.4–0.7", "0.8+"]);
        assert_eq!(level(0, 0), 0);
    }

    #[test]
    fn volumes_are_said_in_round_words() {
        for (tenths, words) in [
            (0, "no call"),
            (4, "0.4 calls"),
            (99, "9.9 calls"),
            (104, "about 10 calls"),
            (12_045, "about 1,205 calls"),
        ] {
            assert_eq!(calls_words(tenths), words);
        }
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
