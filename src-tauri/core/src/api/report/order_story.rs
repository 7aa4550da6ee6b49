//! One order with everything that is kept of it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use super::orders::{OrderReport, order_named};
use crate::{
    api::{
        WireError,
        session::{Call, Session},
    },
    id::{NumberId, OrderId},
    life::{self, TimerState},
    number::{TelephoneNumber, read_cell},
    order::{Act, Contact, GateItem, ResultKind, Sent, TrackRecord},
};

/// An order with its story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderStory {
    /// The order.
    #[serde(flatten)]
    pub order: OrderReport,
    /// The gaining side's own word for where it stands, with its source; absent where unknown.
    pub carrier_word: Option<(String, String)>,
    /// What has happened, oldest first.
    pub acts: Vec<Act>,
    /// What each version said.
    pub sent: Vec<Sent>,
    /// Fields that are not any more what was sent: field, what was sent, what we state now.
    pub differs: Vec<(String, String, String)>,
    /// Who said what, oldest first.
    pub contacts: Vec<Contact>,
    /// Numbers that fared otherwise than the rest, oldest first.
    pub results: Vec<ResultReport>,
    /// Texting and 911, oldest first.
    pub tracks: Vec<TrackRecord>,
    /// What has to be confirmed before it is sent.
    pub gate: Vec<GateReport>,
    /// By when something has to happen, the most pressing first.
    pub timers: Vec<TimerReport>,
}

/// How one number fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultReport {
    /// The number.
    pub number: Option<TelephoneNumber>,
    /// How.
    pub kind: ResultKind,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
    /// The carrier's code.
    pub code: String,
    /// Why.
    pub reason: String,
}

/// An item of the gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateReport {
    /// Which.
    pub item: GateItem,
    /// What has to be confirmed.
    pub text: String,
    /// It is confirmed.
    pub confirmed: bool,
    /// Who confirmed it.
    pub who: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
    /// How.
    pub note: Option<String>,
}

/// A moment that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimerReport {
    /// Stable name.
    pub code: &'static str,
    /// What it is.
    pub label: String,
    /// The moment on the clocks of the project's zone.
    pub due: NaiveDateTime,
    /// Only the day counts.
    pub whole_day: bool,
    /// `late`, `due`, `running`, `over`.
    pub state: &'static str,
    /// The rule that sets it.
    pub rule: String,
    /// Where the rule was read.
    pub source: String,
}

impl Session {
    /// One order by its name, with everything that is kept of it.
    pub fn report_order(
        &mut self,
        name: &str,
        call: &mut Call<'_>,
    ) -> Result<OrderStory, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let order = order_named(snapshot, name)?;
        let mut numbers = state.numbers_of(order.id);
        numbers.sort_by_key(|number| number.tn);
        let differs = order.log.last_sent().map_or_else(Vec::new, |sent| {
            life::differences(sent, &crate::document::letter_of(snapshot, order))
        });
        Ok(OrderStory {
            order: OrderReport::of(snapshot, order, &numbers),
            carrier_word: life::carrier_words(snapshot, order, state.now)
                .map(|(_, rule)| (rule.value.clone(), rule.source.clone())),
            acts: order.log.acts.clone(),
            sent: order.log.sent.clone(),
            differs: differs
                .into_iter()
                .map(|differing| (differing.field, differing.sent, differing.now))
                .collect(),
            contacts: order.log.contacts.clone(),
            results: order
                .log
                .results
                .iter()
                .map(|result| ResultReport {
                    number: snapshot.numbers.get(&result.number).map(|number| number.tn),
                    kind: result.kind,
                    at: result.at,
                    code: result.code.clone(),
                    reason: result.reason.clone(),
                })
                .collect(),
            tracks: order.log.tracks.clone(),
            gate: life::gate(snapshot, order)
                .into_iter()
                .map(|standing| GateReport {
                    item: standing.item,
                    text: standing.text,
                    confirmed: standing.word.is_some(),
                    who: standing.word.map(|word| word.who.clone()),
                    on: standing.word.map(|word| word.on),
                    note: standing.word.map(|word| word.note.clone()),
                })
                .collect(),
            timers: life::timers(snapshot, order, state.now)
                .into_iter()
                .map(|timer| TimerReport {
                    code: timer.code,
                    label: timer.label,
                    due: timer.due,
                    whole_day: timer.whole_day,
                    state: match timer.state {
                        TimerState::Late => "late",
                        TimerState::Due => "due",
                        TimerState::Running => "running",
                        TimerState::Over => "over",
                    },
                    rule: timer.rule,
                    source: timer.source,
                })
                .collect(),
        })
    }

    /// The id of an order by its name.
    pub fn order_id(&self, name: &str) -> Result<OrderId, WireError> {
        Ok(order_named(&self.opened()?.snapshot, name)?.id)
    }

    /// The ids of numbers as people write them, ranges too. Of a number on two accounts the one that is in an order
    /// is meant.
    pub fn number_ids(&self, texts: &[String]) -> Result<Vec<NumberId>, WireError> {
        let snapshot = &self.opened()?.snapshot;
        let mut ids = Vec::new();
        for text in texts {
            let read = read_cell(text, "US");
            if read.numbers.is_empty() {
                return Err(WireError::user(
                    "not_a_number",
                    format!("“{text}” cannot be read as a telephone number."),
                    "Write area code and number: 414-555-0100, or a range: 414-555-0100 to 0109.",
                ));
            }
            for found in read.numbers {
                let known = snapshot
                    .numbers
                    .values()
                    .filter(|number| number.tn == found.tn)
                    .max_by_key(|number| number.order.is_some());
                let Some(known) = known else {
                    return Err(WireError::user(
                        "no_such_number",
                        format!("{} is not in this project.", found.tn.national()),
                        "`portwright-cli numbers` lists them.",
                    ));
                };
                ids.push(known.id);
            }
        }
        Ok(ids)
    }
}
