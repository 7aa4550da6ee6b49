//! Which tests a number needs, by its kind and use.

use crate::{
    night::{DecisionKind, NightKey, Test},
    number::{Kind, Number, Use},
    order::{Track, TrackState},
    snapshot::Snapshot,
};

/// Whether a number needs a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It does.
    Yes,
    /// It does not, and why.
    No(&'static str),
}

/// The areas from which a night's toll-free numbers are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TollFreeAreas {
    /// Areas beside the United States that someone put in scope.
    pub more: Vec<Test>,
    /// Nobody said so: the United States alone are our assumption.
    pub assumed: bool,
}

/// The areas in scope of a night.
pub fn areas(snapshot: &Snapshot, night: NightKey) -> TollFreeAreas {
    match snapshot.nights.decision(night, DecisionKind::Areas, None) {
        Some(decision) => TollFreeAreas {
            more: decision
                .tests
                .iter()
                .copied()
                .filter(|test| test.is_area())
                .collect(),
            assumed: false,
        },
        None => TollFreeAreas {
            more: Vec::new(),
            assumed: true,
        },
    }
}

/// The platform's own 911 test code; absent where no profile states one.
pub fn test_code(snapshot: &Snapshot) -> Option<&str> {
    let platform = snapshot.platform()?;
    let rule = platform
        .test_code_911
        .as_ref()
        .or_else(|| snapshot.gaining()?.test_code_911.as_ref())?;
    Some(&rule.value)
}

/// A line that people talk on.
fn is_talked_on(usage: Use) -> bool {
    matches!(usage, Use::Voice | Use::Elevator | Use::Hotline | Use::Tty)
}

/// Whether a target is more than one telephone.
fn is_group(target: &str) -> bool {
    const WORDS: [&str; 8] = [
        "queue",
        "ivr",
        "hunt",
        "group",
        "menu",
        "attendant",
        "flow",
        "contact center",
    ];
    let target = target.to_lowercase();
    WORDS.iter().any(|word| target.contains(word))
}

/// Whether a number needs a test, and why not.
pub fn need(snapshot: &Snapshot, areas: &TollFreeAreas, number: &Number, test: Test) -> Need {
    let toll_free = number.kind == Kind::TollFree;
    let calls_out = number.usage.can_call_out(number.kind);
    let no = Need::No;
    match test {
        Test::Address911 | Test::Temporary911 | Test::Emergency if calls_out => Need::Yes,
        Test::Address911 | Test::Temporary911 | Test::Emergency => no("Places no calls"),
        Test::InboundMobile | Test::InboundLandline | Test::InboundLosing if toll_free => {
            no("Toll-free: called from each area in scope")
        }
        Test::InboundMobile | Test::InboundLandline | Test::InboundLosing => match number.usage {
            usage if is_talked_on(usage) => Need::Yes,
            Use::Fax | Use::EFax => no("Fax has a test of its own"),
            _ => no("A machine: its signal is confirmed"),
        },
        Test::CallerId if calls_out && is_talked_on(number.usage) => Need::Yes,
        Test::CallerId => no("Nobody sees its number"),
        Test::Reach if is_group(&number.target) => Need::Yes,
        Test::Reach => no("No queue or menu behind it"),
        Test::Voicemail if number.usage != Use::Voice || toll_free => no("Has no mailbox"),
        Test::Voicemail if is_group(&number.target) => no("The queue answers"),
        Test::Voicemail if number.target.is_empty() && number.extension.is_empty() => {
            no("No extension behind it")
        }
        Test::FaxOut if number.usage == Use::Fax => Need::Yes,
        Test::FaxOut => no("Sends no fax"),
        Test::FaxIn if matches!(number.usage, Use::Fax | Use::EFax) => Need::Yes,
        Test::FaxIn => no("Takes no fax"),
        Test::Signal if number.usage.is_machine() => Need::Yes,
        Test::Signal => no("No machine on it"),
        Test::TollFreeUs | Test::TollFreeMobile if toll_free => Need::Yes,
        Test::TollFreeCanada | Test::TollFreeCaribbean if toll_free => {
            if areas.more.contains(&test) {
                Need::Yes
            } else {
                no("Not in its area of service")
            }
        }
        Test::TollFreeUs
        | Test::TollFreeMobile
        | Test::TollFreeCanada
        | Test::TollFreeCaribbean => no("Not toll-free"),
        Test::Sms if number.usage != Use::Voice => no("Does not text"),
        Test::Sms if texts_nothing(snapshot, number) => no("The order has no texting"),
        Test::Voicemail | Test::Sms => Need::Yes,
        Test::CallerName if calls_out && number.usage == Use::Voice => Need::Yes,
        Test::CallerName => no("Nobody sees its name"),
    }
}

/// Somebody said that the numbers of its order do not text.
fn texts_nothing(snapshot: &Snapshot, number: &Number) -> bool {
    number
        .order
        .and_then(|id| snapshot.orders.get(&id))
        .and_then(|order| order.log.track(Track::Sms))
        .is_some_and(|record| record.state == TrackState::NotApplicable)
}
