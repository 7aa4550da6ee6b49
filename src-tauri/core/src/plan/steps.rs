//! The dated steps of one order, each with the rule its dates follow and where that was read.

use chrono::{Days, NaiveDate, TimeDelta};

use crate::{
    carrier::{Profile, Rule},
    order::{KeyClass, Order, OrderStatus},
    window::{Window, date_words, day_words},
    zone,
};

use super::{
    Lead, Owner, Step, StepKind, StepState, WaitKind, WaitsFor, WindowFit,
    forward::{Dates, SIGNING_DAYS, preparation, sent_day, snapback_ends},
    ground::{Ground, Sides, read_on},
};

/// Business days for an FOC or a rejection where no profile says: our allowance.
const ANSWER_DAYS: u16 = 5;
/// The same for a RespOrg [SOMOS-HDI].
const RESP_ORG_ANSWER_DAYS: u16 = 2;
/// Hours before the FOC after which nothing can be changed, where no profile says: the common figure of
/// 24, 48 and 72 hours [domain 2.4].
const CHANGE_CUT_OFF_HOURS: u16 = 48;

/// What the steps of one order are made of.
pub(super) struct Parts<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) sides: &'a Sides,
    pub(super) order: &'a Order,
    pub(super) lead: &'a Lead,
    pub(super) dates: &'a Dates,
    pub(super) fit: &'a WindowFit,
    pub(super) waits: &'a [WaitsFor],
    pub(super) send_by: Option<NaiveDate>,
    pub(super) critical: bool,
    /// The day of the losing service's end, where this is the last order of its account.
    pub(super) disconnect: Option<NaiveDate>,
}

/// A rule's source as people read it.
pub(super) fn source_of<T>(profile: &Profile, rule: &Rule<T>) -> String {
    format!("{}: {}", profile.name, read_on(&rule.source, rule.as_of))
}

/// Business days until the losing side answers, with the rule's source.
pub(super) fn answer_days(ground: &Ground<'_>, order: &Order) -> (u16, String) {
    let own = ground
        .profiles(order)
        .find_map(|profile| Some((profile, profile.answer_days.as_ref()?)));
    match own {
        Some((profile, rule)) => (rule.value, source_of(profile, rule)),
        None if order.key.class == KeyClass::TollFree => (
            RESP_ORG_ANSWER_DAYS,
            "registry rule, two business days".to_owned(),
        ),
        None => (ANSWER_DAYS, "our planning default".to_owned()),
    }
}

/// The version that goes out next: one more than the newest refused one.
pub fn next_version(order: &Order) -> u16 {
    order
        .rejections
        .iter()
        .map(|rejection| rejection.version)
        .max()
        .map_or(order.version.max(1), |refused| refused.saturating_add(1))
}

/// The steps in order of time.
pub(super) fn steps(parts: &Parts<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    steps.extend(parts.rejected());
    steps.extend(parts.csr());
    steps.extend(parts.loa());
    steps.extend(parts.submission());
    steps.extend(parts.answer());
    steps.extend(parts.lead_time());
    if let Some(day) = parts.dates.planned {
        steps.extend(parts.change_cut_off(day));
        steps.push(parts.cutover(day));
        steps.extend(parts.afterwards(day));
    }
    for step in &mut steps {
        step.critical =
            parts.critical && !matches!(step.state, StepState::Done | StepState::Failed);
    }
    steps.sort_by_key(|step| (step.from, step.to, step.kind));
    steps
}

fn step(kind: StepKind, owner: Owner, from: NaiveDate, to: NaiveDate, state: StepState) -> Step {
    Step {
        kind,
        owner,
        from,
        to: to.max(from),
        state,
        critical: false,
        rule: String::new(),
        source: String::new(),
    }
}

impl Step {
    fn because(mut self, rule: impl Into<String>, source: impl Into<String>) -> Self {
        self.rule = rule.into();
        self.source = source.into();
        self
    }
}

impl Parts<'_> {
    fn today(&self) -> NaiveDate {
        self.ground.today()
    }

    fn losing_name(&self) -> String {
        self.ground.losing(self.order).map_or_else(
            || self.order.key.carrier.to_string(),
            |losing| losing.name.clone(),
        )
    }

    fn is_sent(&self) -> bool {
        self.order.status.is_submitted() && self.order.status != OrderStatus::Rejected
    }

    fn is_over(&self) -> bool {
        matches!(
            self.order.status,
            OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
        )
    }

    /// Done before today, planned after it.
    fn by_date(&self, day: NaiveDate) -> StepState {
        if day < self.today() || self.is_over() {
            StepState::Done
        } else {
            StepState::Planned
        }
    }

    fn rejected(&self) -> Vec<Step> {
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
        Some(self.ground.snapshot.csrs.get(&account)?.dated)
    }

    fn csr(&self) -> Option<Step> {
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
        let (days, reason) = preparation.last()?;
        let to = self.sides.offices.add(self.today(), *days)?;
        Some(
            step(
                StepKind::Csr,
                Owner::Us,
                self.today(),
                to,
                StepState::Current,
            )
            .because(*reason, "our planning default"),
        )
    }

    fn loa(&self) -> Option<Step> {
        let order = self.order;
        let rejected = order.status == OrderStatus::Rejected;
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
        let oldest = self
            .ground
            .gaining_rule(|gaining| gaining.loa_max_days.as_ref());
        let age = oldest.map_or_else(String::new, |(gaining, rule)| {
            format!(
                " {} takes it up to {} days after signing.",
                gaining.name, rule.value
            )
        });
        let (owner, from, to, rule) = match order.status {
            OrderStatus::Rejected => (
                Owner::Us,
                today,
                sent.pred_opt().unwrap_or(sent).max(today),
                "What was refused is put right, and the letter is signed again.".to_owned(),
            ),
            OrderStatus::AwaitingSignature => (
                Owner::Client,
                today,
                sent,
                format!("A letter that is out is given {SIGNING_DAYS} business days to come back."),
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
                oldest.map_or_else(String::new, |(gaining, rule)| source_of(gaining, rule)),
            ),
        )
    }

    fn submission(&self) -> Option<Step> {
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
        let cut_off = self
            .ground
            .losing(order)
            .and_then(|losing| Some((losing, losing.cut_off.as_ref()?)));
        let waiting = self
            .waits
            .iter()
            .find(|wait| wait.kind == WaitKind::Sending)
            .map(|wait| wait.reason.clone());
        let mut rule = Vec::new();
        if order.status == OrderStatus::Rejected {
            rule.push(format!("Version {} goes out.", next_version(order)));
        }
        rule.extend(waiting);
        if let Some((losing, cut_off)) = cut_off {
            rule.push(format!(
                "What reaches {} by {} {} counts for the day.",
                losing.name,
                cut_off.value.time.format("%H:%M"),
                zone::short_name(&cut_off.value.zone)
            ));
        }
        if rule.is_empty() {
            rule.push("Sent as soon as it is ready.".to_owned());
        }
        Some(
            step(StepKind::Submission, Owner::Us, day, day, state).because(
                rule.join(" "),
                cut_off.map_or_else(String::new, |(losing, rule)| source_of(losing, rule)),
            ),
        )
    }

    fn answer(&self) -> Option<Step> {
        if self.dates.fixed {
            return None;
        }
        let sent = self.dates.sent?;
        let (days, source) = answer_days(self.ground, self.order);
        let from = self.sides.offices.after(sent)?;
        let to = self.sides.offices.add(sent, i32::from(days))?;
        let state = match self.order.status {
            OrderStatus::Submitted if to < self.today() => StepState::Late,
            OrderStatus::Submitted => StepState::Current,
            _ => StepState::Planned,
        };
        let rule = format!(
            "{} answers within {days} business days: a confirmed date (FOC) or a rejection.",
            self.losing_name()
        );
        Some(step(StepKind::Answer, Owner::Carrier, from.min(to), to, state).because(rule, source))
    }

    fn lead_time(&self) -> Option<Step> {
        let sent = self.dates.sent?;
        let to = self.dates.planned?.pred_opt()?;
        let from = self.sides.offices.after(sent)?;
        if from > to {
            return None;
        }
        let state = if self.is_over() {
            StepState::Done
        } else if self.is_sent() {
            StepState::Current
        } else {
            StepState::Planned
        };
        let rule = if self.dates.fixed {
            format!("{} works towards the confirmed date.", self.losing_name())
        } else {
            format!(
                "{} takes {} to {} business days for {} numbers, usually {}.",
                self.losing_name(),
                self.lead.min,
                self.lead.max,
                self.ground.size(self.order.id),
                self.lead.typical
            )
        };
        let source = if self.dates.fixed {
            String::new()
        } else {
            self.lead.source.clone()
        };
        Some(step(StepKind::LeadTime, Owner::Carrier, from, to, state).because(rule, source))
    }

    fn change_cut_off(&self, day: NaiveDate) -> Option<Step> {
        let own = self
            .ground
            .gaining_rule(|gaining| gaining.change_cut_off_hours.as_ref());
        let (hours, source) = own.map_or_else(
            || (CHANGE_CUT_OFF_HOURS, "our planning default".to_owned()),
            |(gaining, rule)| (rule.value, source_of(gaining, rule)),
        );
        let start = self.window_on(day).map(Window::starts);
        let last = match start {
            Some(start) => start.checked_sub_signed(TimeDelta::hours(i64::from(hours)))?,
            None => day
                .checked_sub_days(Days::new(u64::from(hours.div_ceil(24))))?
                .and_time(chrono::NaiveTime::MIN),
        };
        let clock = match start {
            Some(_) => format!(", {}", last.format("%H:%M")),
            None => String::new(),
        };
        let rule = format!(
            "Nothing can be changed or cancelled in the last {hours} hours: locked from {}{clock}.",
            day_words(last.date())
        );
        let state = self.by_date(last.date());
        let day = last.date();
        Some(step(StepKind::ChangeCutOff, Owner::Us, day, day, state).because(rule, source))
    }

    fn window_on(&self, day: NaiveDate) -> Option<&Window> {
        self.dates
            .window
            .as_ref()
            .filter(|window| window.date == day)
    }

    fn cutover(&self, day: NaiveDate) -> Step {
        let state = if self.is_over() || self.order.activated_at.is_some() {
            StepState::Done
        } else if day < self.today() {
            StepState::Late
        } else {
            StepState::Planned
        };
        let when = match self.window_on(day) {
            Some(window) => window.words(),
            None => format!("{}, hours open", day_words(day)),
        };
        let (what, source) = if state == StepState::Done {
            ("Activated", String::new())
        } else if self.dates.fixed {
            ("Confirmed for", String::new())
        } else if self.order.requested == self.dates.window && self.dates.window.is_some() {
            ("Asked for", self.fit.source.clone())
        } else {
            ("Planned for", self.fit.source.clone())
        };
        let hours = if self.fit.carrier_hours.is_empty() || state == StepState::Done {
            String::new()
        } else {
            let name = self.ground.gaining.map_or("", |gaining| &gaining.name);
            format!(
                " {name} activates {} on business days.",
                self.fit.carrier_hours
            )
        };
        step(StepKind::Cutover, Owner::Carrier, day, day, state)
            .because(format!("{what} {when}.{hours}"), source)
    }

    fn afterwards(&self, day: NaiveDate) -> Vec<Step> {
        let window = self.window_on(day);
        let end = window.map_or(day, |window| window.ends().date());
        let proven = matches!(
            self.order.status,
            OrderStatus::Verified | OrderStatus::Closed
        );
        let open = |last: NaiveDate| {
            if proven {
                StepState::Done
            } else if last < self.today() {
                StepState::Late
            } else if self.order.status == OrderStatus::Ported {
                StepState::Current
            } else {
                StepState::Planned
            }
        };
        let snapback = snapback_ends(self.ground, day, window);
        let own = self
            .ground
            .gaining_rule(|gaining| gaining.snapback_hours.as_ref());
        let source = own.map_or_else(
            || "our planning default".to_owned(),
            |(gaining, rule)| source_of(gaining, rule),
        );
        let mut steps = vec![
            step(StepKind::Validation, Owner::Us, day, end, open(snapback)).because(
                "Inbound, outbound caller ID and 911 are proven for every number before the \
                 snapback ends.",
                "",
            ),
            step(
                StepKind::Snapback,
                Owner::Carrier,
                day,
                snapback,
                self.by_date(snapback),
            )
            .because("Until here the numbers can be called back.", source),
        ];
        if let Some(day) = self.disconnect {
            let state = if self.order.status == OrderStatus::Closed {
                StepState::Done
            } else {
                StepState::Planned
            };
            let rule = format!(
                "What is left at {} ends only after every order of the account is proven.{}",
                self.losing_name(),
                self.notice()
            );
            steps.push(step(StepKind::Disconnect, Owner::Us, day, day, state).because(rule, ""));
        }
        steps
    }

    fn notice(&self) -> String {
        let Some((last, end)) = notice_by(self.ground, self.order) else {
            return String::new();
        };
        format!(
            " The contract ends {}: give notice by {}.",
            date_words(end),
            date_words(last)
        )
    }
}

/// The last day of notice for the contract of an order's account, and the day the contract ends.
pub(super) fn notice_by(ground: &Ground<'_>, order: &Order) -> Option<(NaiveDate, NaiveDate)> {
    let account = ground.snapshot.accounts.get(&order.key.account?)?;
    let end = account.contract_end?;
    let days = u64::from(account.notice_days.unwrap_or(0));
    Some((end.checked_sub_days(Days::new(days))?, end))
}
