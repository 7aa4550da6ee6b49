//! What a rejection means: what to put right, when the next version can go out, and where the dates move.
//!
//! The same question as a what-if, asked while a rejection is entered, so that the dialog shows the next date
//! before it is written. It proposes the carrier's value for the field that was named; whether the carrier is
//! right is for a person to say.

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    id::{AccountId, OrderId, SiteId},
    number::TelephoneNumber,
    order::{Order, OrderStatus},
    plan::{Plan, StepKind, schedule, schedule_held},
    snapshot::Snapshot,
    window::day_words,
};

use super::{Change, Impossible, WhatIf};

/// What to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The account it stands on.
    pub account: AccountId,
    /// The site it stands on, where it is a site's address.
    pub site: Option<SiteId>,
    /// The field, as in the account.
    pub field: String,
    /// What we state.
    pub ours: String,
    /// What the carrier holds.
    pub holds: String,
    /// In one sentence.
    pub text: String,
}

/// What a rejection means for the dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The order's cutover without it.
    pub before: Option<NaiveDate>,
    /// The day on which the next version can be sent.
    pub send_again: Option<NaiveDate>,
    /// The order's cutover with it.
    pub after: Option<NaiveDate>,
    /// Go-live without it.
    pub go_live_before: Option<NaiveDate>,
    /// Go-live with it.
    pub go_live_after: Option<NaiveDate>,
    /// In words: what it costs and what moves with it.
    pub said: Vec<String>,
}

/// The fields of a letter that a carrier compares, with what a person calls them and what we state.
fn stated(
    snapshot: &Snapshot,
    order: &Order,
    field: &str,
) -> Option<(&'static str, String, Option<SiteId>)> {
    let account = snapshot.accounts.get(&order.key.account?)?;
    let site = order.key.site.and_then(|id| snapshot.sites.get(&id));
    Some(match field {
        "service_address" => (
            "service address",
            site.map_or(&account.service_address, |site| &site.address)
                .street_line(),
            site.map(|site| site.id),
        ),
        "business_name" => ("business name", account.business_name.clone(), None),
        "billing_name" => ("billing name", account.billing_name.clone(), None),
        "billing_address" => (
            "billing address",
            account.billing_address.street_line(),
            None,
        ),
        "account_number" => ("account number", account.account_number.clone(), None),
        "signer" => ("authorised signer", account.signer.name.clone(), None),
        "btn" => (
            "BTN",
            account.btn.map(TelephoneNumber::dashed).unwrap_or_default(),
            None,
        ),
        _ => return None,
    })
}

/// What to put right when a carrier names a field and what it holds; absent for a field that we do not state.
pub fn fix(snapshot: &Snapshot, order: &Order, field: &str, holds: &str) -> Option<Fix> {
    let (name, ours, site) = stated(snapshot, order, field)?;
    let text = if holds.is_empty() {
        format!("Ask what the carrier holds as the {name}. We state {ours}.")
    } else if holds == ours {
        format!("We state {ours} as the carrier does. Ask which record it compared.")
    } else if ours.is_empty() {
        format!("Enter {holds} as the {name}, and sign the LOA again.")
    } else {
        format!("Take {holds} instead of {ours} as the {name}, and sign the LOA again.")
    };
    Some(Fix {
        account: order.key.account?,
        site,
        field: field.to_owned(),
        ours,
        holds: holds.to_owned(),
        text,
    })
}

/// What a rejection of an order on a day means. Of an order that is refused already, what its plan says.
pub fn after_rejection(
    snapshot: &Snapshot,
    before: &Plan,
    order: OrderId,
    date: NaiveDate,
    now_local: NaiveDateTime,
) -> Result<Outlook, Impossible> {
    let Some(known) = snapshot.orders.get(&order) else {
        return Err(Impossible {
            message: "The order is not there any more.".to_owned(),
            hint: "Take a name from the list of orders.".to_owned(),
        });
    };
    let name = known.name.clone();
    let after = if known.status == OrderStatus::Rejected {
        schedule(snapshot, now_local)
    } else {
        let what_if = WhatIf {
            changes: vec![Change::Rejected {
                order: name.clone(),
                date: Some(date),
            }],
        };
        let changed = what_if.apply(snapshot, now_local)?;
        schedule_held(&changed.snapshot, now_local, &changed.holds)
    };
    let plan_of = |plan: &Plan| plan.orders.iter().find(|plan| plan.order == order).cloned();
    let (first, second) = (plan_of(before), plan_of(&after));
    let send_again = second.as_ref().and_then(|plan| {
        let mut steps = plan.steps.iter().rev();
        steps
            .find(|step| step.kind == StepKind::Submission)
            .map(|step| step.to)
    });
    let mut outlook = Outlook {
        before: first.and_then(|plan| plan.expected()),
        send_again,
        after: second.and_then(|plan| plan.expected()),
        go_live_before: before.typical,
        go_live_after: after.typical,
        said: Vec::new(),
    };
    outlook.said = said(&name, &outlook, before.go_live);
    Ok(outlook)
}

fn said(name: &str, outlook: &Outlook, wish: Option<NaiveDate>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(day) = outlook.send_again {
        said.push(format!(
            "{name} can go out again on {}, signed anew.",
            day_words(day)
        ));
    }
    said.push(match (outlook.before, outlook.after) {
        (Some(before), Some(after)) if before == after => {
            format!("Its cutover stays on {}.", day_words(after))
        }
        (Some(before), Some(after)) => format!(
            "Its cutover moves from {} to {}.",
            day_words(before),
            day_words(after)
        ),
        (None, Some(after)) => format!("Its cutover is {}.", day_words(after)),
        (_, None) => "It has no date then.".to_owned(),
    });
    match (outlook.go_live_before, outlook.go_live_after) {
        (before, Some(after)) if before != Some(after) => {
            said.push(format!("Go-live moves to {}.", day_words(after)));
        }
        (_, Some(after)) => said.push(format!("Go-live stays on {}.", day_words(after))),
        (_, None) => {}
    }
    if let (Some(wish), Some(after)) = (wish, outlook.go_live_after)
        && after > wish
    {
        said.push(format!(
            "The wished {} cannot be kept with usual lead times.",
            day_words(wish)
        ));
    }
    said
}
