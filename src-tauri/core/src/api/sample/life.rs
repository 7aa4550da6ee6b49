//! What happened to the sample's orders, who said what of them, and what was confirmed before anything was sent.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Shift, Story, StoryOrder, damaged, place};
use crate::{
    api::{
        error::WireError,
        order_acts::{frozen, signed},
        order_life::gate_words,
    },
    carrier::CarrierId,
    id::{AccountId, ActId, ContactId, GateId},
    order::{Act, Contact, GateWord, Order, OrderAct, OrderStatus, Rejection, Sent, SignedHow},
    project::{Op, OrderOp},
    snapshot::Snapshot,
    window::Window,
    zone,
};

/// What happened to an order, one write each, oldest first.
pub(super) fn life(
    snapshot: &Snapshot,
    said: &StoryOrder,
    shift: &Shift,
) -> Result<Vec<Op>, WireError> {
    let order = snapshot
        .orders
        .values()
        .find(|order| order.name == said.name)
        .ok_or_else(|| damaged(format!("the split made no {}", said.name)))?;
    let mut teller = Teller {
        snapshot,
        order: Order {
            pon: said.pon.clone(),
            ..order.clone()
        },
        ops: Vec::new(),
    };
    let noon = |date: NaiveDate| {
        let local = date.and_hms_opt(12, 0, 0).unwrap_or_default();
        zone::resolve(local, &snapshot.settings.zone)
            .map_or_else(|_| local.and_utc(), zone::Local::earliest)
    };
    for sent in &said.sent {
        // The letter that was signed names the window that is asked for.
        let asked = shift.window(&sent.requested)?;
        teller.order.requested = Some(asked.clone());
        let signed = shift.date(sent.signed_on);
        teller.order.signed_on = Some(signed);
        teller.tell(OrderAct::Signed, noon(signed), None, "LOA signed");
        let at = shift.instant(sent.at).to_utc();
        teller.order.submitted_at = Some(at);
        teller.order.status = OrderStatus::Submitted;
        teller.tell(OrderAct::Submitted, at, Some(asked), "sent");
    }
    for refused in &said.rejection {
        teller.order.status = OrderStatus::Rejected;
        teller.order.carrier_number.clone_from(&said.carrier_number);
        let at = shift.instant(refused.at).to_utc();
        let rejection = Rejection {
            at,
            version: refused.version,
            code: refused.code.clone(),
            reason: refused.reason.clone(),
            field: refused.field.clone(),
            sent: refused.sent.clone(),
            holds: refused.holds.clone(),
        };
        teller.refuse(at, rejection);
    }
    if let Some(confirmed) = &said.confirmed {
        let window = shift.window(confirmed)?;
        let at = confirmed.at.map(|at| shift.instant(at).to_utc());
        teller.order.confirmed = Some(window.clone());
        teller.order.carrier_number.clone_from(&said.carrier_number);
        teller.order.status = OrderStatus::Confirmed;
        let at = at.or(teller.order.submitted_at).unwrap_or_default();
        teller.tell(OrderAct::Confirmed, at, Some(window), "confirmed");
        return Ok(teller.ops);
    }
    teller.order.requested = Some(shift.window(&said.requested)?);
    teller.ops.push(Op::Order {
        order: Box::new(teller.order.clone()),
        rejection: None,
        what: format!("{} asks for a window", teller.order.name),
    });
    if said.status == OrderStatus::AwaitingSignature {
        teller.order.status = OrderStatus::AwaitingSignature;
        let at = noon(shift.date(said.out_on.unwrap_or_default()));
        teller.tell(OrderAct::AskSignature, at, None, "out for signature");
    }
    if let Some(signed) = said.signed_on {
        let signed = shift.date(signed);
        teller.order.signed_on = Some(signed);
        teller.tell(OrderAct::Signed, noon(signed), None, "LOA signed");
    }
    Ok(teller.ops)
}

/// Tells the life of one order, act by act.
struct Teller<'a> {
    snapshot: &'a Snapshot,
    order: Order,
    ops: Vec<Op>,
}

impl Teller<'_> {
    fn act(&self, kind: OrderAct, at: DateTime<Utc>) -> Act {
        Act {
            id: ActId(-1),
            kind,
            at,
            version: self.order.version,
            window: None,
            was: None,
            text: String::new(),
            in_spite: String::new(),
            attachment: None,
        }
    }

    fn tell(&mut self, kind: OrderAct, at: DateTime<Utc>, window: Option<Window>, what: &str) {
        let act = Act {
            window,
            ..self.act(kind, at)
        };
        let sent = (kind == OrderAct::Submitted).then(|| frozen(self.snapshot, &self.order, at));
        self.push(act, None, sent, what);
    }

    fn refuse(&mut self, at: DateTime<Utc>, rejection: Rejection) {
        let act = Act {
            text: rejection.reason.clone(),
            ..self.act(OrderAct::Rejected, at)
        };
        self.push(act, Some(rejection), None, "rejected");
    }

    fn push(&mut self, act: Act, rejection: Option<Rejection>, sent: Option<Sent>, what: &str) {
        if act.kind == OrderAct::Signed {
            let signature = signed(self.snapshot, &self.order, SignedHow::Paper, act.at);
            self.ops.push(Op::Orders(OrderOp::Sign {
                order: Box::new(self.order.clone()),
                act: Box::new(act),
                signature: Box::new(signature),
                file: None,
                what: format!("{} {what}", self.order.name),
            }));
            return;
        }
        self.ops.push(Op::Orders(OrderOp::Act {
            order: Box::new(self.order.clone()),
            act: Box::new(act),
            rejection,
            sent: sent.map(Box::new),
            files: Vec::new(),
            what: format!("{} {what}", self.order.name),
        }));
    }
}

/// Who said what, and what was confirmed before anything was sent.
pub(super) fn kept(
    snapshot: &Snapshot,
    story: &Story,
    shift: &Shift,
) -> Result<Vec<Op>, WireError> {
    let mut ops = Vec::new();
    for said in &story.contact {
        let order = snapshot
            .orders
            .values()
            .find(|order| order.name == said.order)
            .ok_or_else(|| damaged(format!("the split made no {}", said.order)))?;
        let contact = Contact {
            id: ContactId(-1),
            at: shift.instant(said.at).to_utc(),
            who: said.who.clone(),
            whom: said.whom.clone(),
            channel: said.channel,
            text: said.text.clone(),
            promised: String::new(),
            due: None,
            settled_on: None,
        };
        ops.push(Op::Orders(OrderOp::Contact {
            order: order.id,
            contact: Box::new(contact),
            what: format!("contact about {}", order.name),
        }));
    }
    for said in &story.confirmed {
        let accounts: Vec<Option<AccountId>> = if said.accounts.is_empty() {
            vec![None]
        } else {
            said.accounts
                .iter()
                .map(|key| place(&story.account, |account| account.key == *key).map(AccountId))
                .collect()
        };
        for account in accounts {
            let what = gate_words(snapshot, &said.item, account);
            ops.push(Op::Orders(OrderOp::Gate {
                word: GateWord {
                    id: GateId(-1),
                    item: said.item.clone(),
                    account,
                    gaining: account
                        .is_none()
                        .then(|| CarrierId(story.project.gaining.clone())),
                    who: said.who.clone(),
                    on: shift.date(said.on),
                    note: said.note.clone(),
                },
                what: format!("{what} confirmed"),
            }));
        }
    }
    Ok(ops)
}
