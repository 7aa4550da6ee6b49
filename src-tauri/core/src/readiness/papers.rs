//! Ages of bill, CSR and LOA against the planned submission, and against a second one after a rejection.

use chrono::{Days, NaiveDate};

use crate::{
    carrier::PaperName,
    finding::{Finding, Severity},
    order::{KeyClass, Order, OrderStatus},
    place::Place,
    plan::{OrderPlan, StepKind},
    rules::{Rules, Said},
    snapshot::Snapshot,
    window::day_words,
};

/// A paper that goes with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// Letter of authorization.
    Loa,
    /// Newest bill.
    Bill,
    /// Customer service record.
    Csr,
    /// Transfer PIN: no paper, and it ages like one.
    Pin,
}

impl PaperKind {
    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Loa => "LOA",
            Self::Bill => "Bill",
            Self::Csr => "CSR",
            Self::Pin => "PIN",
        }
    }
}

/// A paper with its age on the day of sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Which paper.
    pub kind: PaperKind,
    /// Its date; absent while there is none.
    pub dated: Option<NaiveDate>,
    /// The day on which the order is planned to be sent, or was sent.
    pub sent: Option<NaiveDate>,
    /// Oldest age that is taken, in calendar days.
    pub limit: u16,
    /// Where the limit was read; says so when it is our safe default.
    pub source: String,
    /// The day on which it would be sent again after one rejection.
    pub sent_again: Option<NaiveDate>,
}

impl Paper {
    /// Age in days when the order is sent.
    pub fn age(&self) -> Option<i64> {
        Some((self.sent? - self.dated?).num_days())
    }

    /// Last day on which it is young enough.
    pub fn good_until(&self) -> Option<NaiveDate> {
        self.dated?.checked_add_days(Days::new(self.limit.into()))
    }

    /// Too old on the day of sending.
    pub fn is_too_old(&self) -> bool {
        matches!((self.good_until(), self.sent), (Some(until), Some(sent)) if sent > until)
    }

    /// Young enough at first, too old after one rejection.
    pub fn ages_with_a_rejection(&self) -> bool {
        !self.is_too_old()
            && matches!((self.good_until(), self.sent_again), (Some(until), Some(again)) if again > until)
    }
}

/// LOA, bill and CSR of an order. Toll-free orders go without a CSR.
pub fn papers(snapshot: &Snapshot, order: &Order, plan: Option<&OrderPlan>) -> Vec<Paper> {
    let account = order.key.account.and_then(|id| snapshot.accounts.get(&id));
    let step = |kind: StepKind| {
        plan.and_then(|plan| plan.steps.iter().rev().find(|step| step.kind == kind))
    };
    let sent = step(StepKind::Submission).map(|step| step.from);
    // A rejection comes with the answer; what is sent again goes out the day after.
    let answered = step(StepKind::Answer).map(|step| step.to);
    let sent_again = answered.and_then(|day| day.checked_add_days(Days::new(1)));
    let rules = Rules::of(snapshot, order);
    let paper = |kind, dated, said: Said<'_, u16>| Paper {
        kind,
        dated,
        sent,
        limit: said.value,
        source: if said.is_assumed() {
            format!(
                "safe default, no carrier of this order states one; {}",
                said.source()
            )
        } else {
            said.source()
        },
        sent_again,
    };
    let mut papers = Vec::with_capacity(4);
    let mut add = |kind, dated, said: Option<Said<'_, u16>>| {
        papers.extend(said.map(|said| paper(kind, dated, said)));
    };
    add(
        PaperKind::Loa,
        order.signed_on,
        rules.oldest(PaperName::Loa),
    );
    add(
        PaperKind::Bill,
        account.and_then(|account| account.bill_date),
        rules.oldest(PaperName::Bill),
    );
    if order.key.class != KeyClass::TollFree {
        let dated = account.and_then(|account| snapshot.csr_date(account.id));
        add(PaperKind::Csr, dated, rules.oldest(PaperName::Csr));
    }
    // A PIN without a known life is not dated; where one is asked for is the account's business.
    if let Some(account) = account.filter(|account| account.pin.is_known())
        && account.pin_on.is_some()
    {
        add(PaperKind::Pin, account.pin_on, rules.pin_days());
    }
    papers
}

/// Adds findings about the papers of an order that can still be changed.
pub(super) fn check(
    snapshot: &Snapshot,
    order: &Order,
    plan: Option<&OrderPlan>,
    today: NaiveDate,
    findings: &mut Vec<Finding>,
) {
    if !super::can_be_changed(order) || order.status == OrderStatus::Cancelled {
        return;
    }
    for paper in papers(snapshot, order, plan) {
        findings.extend(check_paper(order, &paper, today));
    }
}

fn check_paper(order: &Order, paper: &Paper, today: NaiveDate) -> Option<Finding> {
    let (name, field) = match paper.kind {
        PaperKind::Loa => ("LOA", "loa"),
        PaperKind::Bill => ("bill", "bill"),
        PaperKind::Csr => ("CSR", "csr"),
        PaperKind::Pin => ("PIN", "pin"),
    };
    let place = Place::Order {
        id: order.id,
        field: field.to_owned(),
    };
    let until = paper.good_until().map(day_words).unwrap_or_default();
    let limit = paper.limit;
    if paper.dated.is_none() {
        // A missing LOA is the normal state of a draft, and a missing CSR is found at the account.
        return (paper.kind == PaperKind::Bill).then(|| {
            Finding::warning(
                "bill_missing",
                place,
                "There is no bill of the account. Most gaining sides ask for one as proof.",
                "Ask the client for the newest full bill.",
            )
            .costs(3)
            .sourced("BW-ERR 7446")
        });
    }
    let expired = paper.good_until().is_some_and(|until| today > until);
    if paper.is_too_old() || expired {
        let code = match paper.kind {
            PaperKind::Loa => "loa_too_old",
            PaperKind::Bill => "bill_too_old",
            PaperKind::Csr => "csr_too_old",
            PaperKind::Pin => "pin_too_old",
        };
        // What is still good today only has to be renewed in time; what is not must not be sent.
        let severity = if expired {
            Severity::Blocker
        } else {
            Severity::Warning
        };
        let sent = paper.sent.map(day_words).unwrap_or_default();
        let message = if expired {
            format!("The {name} is too old: the limit is {limit} days, it was good until {until}.")
        } else {
            format!(
                "The {name} will be too old when the order goes out on {sent}: the limit is {limit} days, it is good until {until}."
            )
        };
        let hint = format!("Get a new {name} shortly before the order goes out.");
        return Some(
            Finding::new(severity, code, place, message, hint)
                .costs(3)
                .sourced(paper.source.clone()),
        );
    }
    if paper.ages_with_a_rejection() {
        let code = match paper.kind {
            PaperKind::Loa => "loa_ages",
            PaperKind::Bill => "bill_ages",
            PaperKind::Csr => "csr_ages",
            PaperKind::Pin => "pin_ages",
        };
        return Some(
            Finding::warning(
                code,
                place,
                format!("The {name} is too old after {until}. After one rejection it would no longer be taken."),
                format!("Have a new {name} at hand."),
            )
            .costs(3)
            .sourced(paper.source.clone()),
        );
    }
    None
}
