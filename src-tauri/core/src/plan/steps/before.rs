//! Steps up to the sending of an order: papers, refused versions, submission.

use chrono::NaiveDate;

use crate::{
    carrier::{PaperName, RequestOn},
    order::{KeyClass, OrderStatus},
    window::day_words,
    zone,
};

use super::{
    super::{
        Owner, Step, StepKind, StepState, WaitKind,
        forward::{preparation, sent_day, signed_again},
    },
    Parts, step,
};

impl Parts<'_> {
    pub(super) fn rejected(&self) -> Vec<Step> {
        let order = self.order;
        let mut steps = Vec::new();
        for (index, rejection) in order.rejections.iter().enumerate() {
            let to = self.ground.local_day(rejection.at);
            let newest = index + 1 == order.rejections.len();
            // Only the newest version's day of sending is kept with the order.
            let from = order
                .submitted_at
                .filter(|sent| newest && *sent <= rejection.at)
                .map_or(to, |sent| self.ground.local_day(sent));
            let rule = format!(
                "{} refused version {}: {}",
                self.losing_name(),
                rejection.version,
                rejection.reason
            );
            steps.push(
                step(
                    StepKind::Rejected,
                    Owner::Carrier,
                    from,
                    to,
                    StepState::Failed,
                )
                .because(rule, ""),
            );
        }
        steps
    }

    fn csr_day(&self) -> Option<NaiveDate> {
        let account = self.order.key.account?;
        self.ground.snapshot.csr_date(account)
    }

    pub(super) fn csr(&self) -> Option<Step> {
        if self.order.key.class != KeyClass::Local {
            return None;
        }
        if let Some(day) = self.csr_day() {
            return Some(
                step(StepKind::Csr, Owner::Us, day, day, StepState::Done)
                    .because(format!("CSR of {}.", day_words(day)), ""),
            );
        }
        let preparation = preparation(self.ground, self.order);
        let preparation = preparation.last()?;
        let to = self.sides.offices.add(self.today(), preparation.days)?;
        Some(
            step(
                StepKind::Csr,
                Owner::Us,
                self.today(),
                to,
                StepState::Current,
            )
            .because(preparation.reason.clone(), preparation.source.clone()),
        )
    }

    pub(super) fn loa(&self) -> Option<Step> {
        let order = self.order;
        let rejected = order.status == OrderStatus::Rejected && !signed_again(self.ground, order);
        if let Some(signed) = order.signed_on
            && !rejected
        {
            return Some(
                step(
                    StepKind::Loa,
                    Owner::Client,
                    signed,
                    signed,
                    StepState::Done,
                )
                .because(format!("Signed {}.", day_words(signed)), ""),
            );
        }
        if self.is_sent() || self.is_over() {
            return None;
        }
        let sent = self.dates.sent?;
        let today = self.today();
        // Nobody signs on a day on which all offices are closed: what is asked for on a Saturday is done on Monday.
        let offices = &self.sides.offices;
        let open = offices.on_or_after(today).unwrap_or(today);
        let rules = self.ground.rules(order);
        let oldest = rules.oldest_for_gaining(PaperName::Loa);
        let age = oldest.map_or_else(String::new, |said| {
            format!(
                " {} takes it up to {} days after signing.",
                said.who(),
                said.value
            )
        });
        let signing = rules.signature_days();
        let (owner, from, to, rule) = match order.status {
            OrderStatus::Rejected => (
                Owner::Us,
                open,
                offices.before(sent).unwrap_or(sent).max(open),
                "What was refused is put right, and the letter is signed again.".to_owned(),
            ),
            OrderStatus::AwaitingSignature => (
                Owner::Client,
                open,
                sent.max(open),
                format!(
                    "A letter that is out is given {} business days to come back.",
                    signing.map_or(0, |said| said.value)
                ),
            ),
            _ => {
                let from = self.csr_day().filter(|day| *day <= today).unwrap_or(today);
                let rule = "Compared with the CSR and signed before it is sent.".to_owned();
                (Owner::Us, from, sent, rule)
            }
        };
        Some(
            step(StepKind::Loa, owner, from, to, StepState::Current).because(
                rule + &age,
                oldest
                    .or(signing.filter(|_| order.status == OrderStatus::AwaitingSignature))
                    .map_or_else(String::new, |said| said.source()),
            ),
        )
    }

    pub(super) fn submission(&self) -> Option<Step> {
        let order = self.order;
        if self.is_sent() {
            let at = order.submitted_at?;
            let day = self.ground.local_day(at);
            let counts = sent_day(self.ground, order, at)?;
            let clock = zone::to_local(at, self.ground.zone()).map_or_else(
                |_| String::new(),
                |local| {
                    let name = zone::short_name(self.ground.zone());
                    format!(", {} {name}", local.format("%H:%M"))
                },
            );
            let late = if counts > day {
                format!(" It counts for {}.", day_words(counts))
            } else {
                String::new()
            };
            let rule = format!("Sent {}{clock}.{late}", day_words(day));
            return Some(
                step(StepKind::Submission, Owner::Us, day, day, StepState::Done).because(rule, ""),
            );
        }
        let day = self.dates.sent?;
        let state = if self.send_by.is_some_and(|last| last < self.today()) {
            StepState::Late
        } else if day <= self.today() {
            StepState::Current
        } else {
            StepState::Planned
        };
        let rules = self.ground.rules(order);
        let cut_offs = rules.cut_offs();
        let cut_off = cut_offs.first();
        let waiting = self
            .waits
            .iter()
            .find(|wait| wait.kind == WaitKind::Sending)
            .map(|wait| wait.reason.clone());
        let mut rule = Vec::new();
        if order.status == OrderStatus::Rejected {
            rule.push(format!("Version {} goes out.", order.next_version()));
        }
        rule.extend(waiting);
        if let Some(cut_off) = cut_off {
            rule.push(format!(
                "What reaches {} by {} {} counts for the day.",
                if cut_off.is_law() {
                    self.losing_name()
                } else {
                    cut_off.who().to_owned()
                },
                cut_off.time.format("%H:%M"),
                zone::short_name(cut_off.zone)
            ));
        }
        if let Some(said) = rules.request_on() {
            match said.value {
                RequestOn::NotOffered => rule.push(format!(
                    "{} takes no date; it sets one itself [{}].",
                    said.who(),
                    said.source()
                )),
                RequestOn::Agreed => rule.push(format!(
                    "{} agrees on date and time with the customer before the FOC [{}].",
                    said.who(),
                    said.source()
                )),
                RequestOn::BusinessDay => {}
            }
        }
        if rule.is_empty() {
            rule.push("Sent as soon as it is ready.".to_owned());
        }
        Some(
            step(StepKind::Submission, Owner::Us, day, day, state).because(
                rule.join(" "),
                cut_off
                    .map(crate::rules::CutOffSaid::source)
                    .or_else(|| {
                        let waits = self.waits.iter().any(|wait| wait.kind == WaitKind::Sending);
                        let rule = rules.orders_collide().filter(|_| waits)?;
                        Some(rule.source())
                    })
                    .or_else(|| {
                        let out = order.status == OrderStatus::AwaitingSignature;
                        let rule = rules.signature_days().filter(|_| out)?;
                        Some(rule.source())
                    })
                    .unwrap_or_default(),
            ),
        )
    }
}
