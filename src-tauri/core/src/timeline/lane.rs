//! One lane an order: bars, ticks, diamonds, window, float, and the arrows between lanes.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Timelike};

use crate::{
    id::OrderId,
    order::{KeyClass, Order, OrderStatus},
    plan::{OrderPlan, Plan, Step, StepKind, StepState, Task, TaskNeed, WaitKind},
    rules::Rules,
    snapshot::Snapshot,
    task::BaselineKind,
    window::{Window, day_words},
    zone,
};

use super::{
    Arrow, Band, Bar, DayMark, Diamond, DiamondKind, Float, InPlace, InPlaceMark, Lane, Span, Tick,
};

/// The lane of an order.
pub(super) fn lane(
    span: Span,
    snapshot: &Snapshot,
    plan: &Plan,
    order_plan: &OrderPlan,
    tasks: &[&Task],
) -> Option<Lane> {
    let order = snapshot.orders.get(&order_plan.order)?;
    let draw = Draw {
        span,
        snapshot,
        plan,
        order,
        order_plan,
    };
    Some(Lane {
        order: order.id,
        name: order.name.clone(),
        numbers: order_plan.numbers,
        detail: draw.detail(),
        status: order.status,
        critical: order_plan.critical,
        bars: draw.bars(),
        ticks: draw.ticks(),
        diamonds: draw.diamonds(),
        window: order_plan
            .window
            .as_ref()
            .filter(|window| span.holds(window.date))
            .map(|window| band(span, window)),
        float: draw.float(),
        earliest: draw.earliest(),
        slip: draw.slip(),
        in_place: draw.in_place(tasks),
        carrier: draw.carrier(),
        site: draw.site(),
        wave: order
            .wave
            .map_or_else(|| "no wave".to_owned(), |wave| format!("Wave {wave}")),
        sentence: draw.sentence(),
    })
}

/// Arrows between the lanes, in the order of the waiting ones.
pub(super) fn arrows(span: Span, snapshot: &Snapshot, plan: &Plan) -> Vec<Arrow> {
    let cutovers: BTreeMap<OrderId, NaiveDate> = plan
        .orders
        .iter()
        .filter_map(|order| Some((order.order, order.cutover?)))
        .collect();
    plan.orders
        .iter()
        .flat_map(|order| order.waits_for.iter().map(move |wait| (order, wait)))
        .filter_map(|(order, wait)| {
            let from_day = *cutovers.get(&wait.order)?;
            let to_day = match wait.kind {
                WaitKind::Sending => order.sent_on?,
                WaitKind::Cutover => order.cutover?,
            };
            let name = &snapshot.orders.get(&order.order)?.name;
            Some(Arrow {
                from: wait.order,
                to: order.order,
                from_day: span.offset(from_day),
                to_day: span.offset(to_day),
                kind: wait.kind,
                label: wait.label.clone(),
                sentence: format!("{name}: {}", wait.reason),
            })
        })
        .collect()
}

fn band(span: Span, window: &Window) -> Band {
    let minute = i32::try_from(window.start.num_seconds_from_midnight() / 60).unwrap_or(0);
    let minutes = (window.ends() - window.starts()).num_minutes();
    Band {
        day: span.offset(window.date),
        start_minute: minute,
        minutes: i32::try_from(minutes).unwrap_or(0),
    }
}

struct Draw<'a> {
    span: Span,
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    order: &'a Order,
    order_plan: &'a OrderPlan,
}

impl Draw<'_> {
    fn carrier(&self) -> String {
        self.snapshot
            .carriers
            .get(&self.order.key.carrier)
            .map_or_else(
                || self.order.key.carrier.to_string(),
                |profile| profile.name.clone(),
            )
    }

    /// `Lakeland Telecom · Milwaukee`, or `Toll-free TWY01`.
    fn detail(&self) -> String {
        if self.order.key.class == KeyClass::TollFree {
            let whose = if self.order.key.resp_org.is_empty() {
                self.carrier()
            } else {
                self.order.key.resp_org.clone()
            };
            return format!("Toll-free {whose}");
        }
        let site = self
            .order
            .key
            .site
            .and_then(|site| self.snapshot.sites.get(&site));
        match site {
            Some(site) => format!("{} · {}", self.carrier(), site.name),
            None => self.carrier(),
        }
    }

    fn site(&self) -> String {
        let site = self.order.key.site;
        site.and_then(|id| self.snapshot.sites.get(&id))
            .map_or_else(|| "no site".to_owned(), |site| site.name.clone())
    }

    fn slip(&self) -> Option<DayMark> {
        let slip = self.order_plan.slip.as_ref()?;
        let now = self.order_plan.cutover?;
        let kept = match slip.kind {
            BaselineKind::Submission => {
                format!("asked for when it was sent {}", short(slip.taken_on))
            }
            BaselineKind::Saved => format!("kept as {} {}", slip.name, short(slip.taken_on)),
        };
        let by = match slip.days {
            0 => "on the same business day".to_owned(),
            days => {
                let count = days.unsigned_abs();
                let way = if days > 0 { "later" } else { "earlier" };
                let plural = if count == 1 { "" } else { "s" };
                format!("{count} business day{plural} {way}")
            }
        };
        self.span.holds(slip.was).then(|| DayMark {
            day: self.span.offset(slip.was),
            label: format!("was {}", short(slip.was)),
            sentence: format!(
                "{} was planned for {}, {kept}; now {}, {by}.",
                self.order.name,
                day_words(slip.was),
                day_words(now)
            ),
        })
    }

    /// What is required before the cutover: done where it was done, open where it is expected or has to be there.
    fn in_place(&self, tasks: &[&Task]) -> Option<InPlace> {
        let required = || tasks.iter().filter(|task| task.need == TaskNeed::Required);
        let mut marks: BTreeMap<(NaiveDate, StepState), Vec<&Task>> = BTreeMap::new();
        for task in required() {
            let state = match task.state {
                StepState::Done | StepState::Late => task.state,
                _ => StepState::Planned,
            };
            if let Some(day) = task.done_on.or(task.due).or(task.latest) {
                let shown = day.clamp(self.span.first, self.span.last);
                marks.entry((shown, state)).or_default().push(task);
            }
        }
        let all = required().count();
        let open = required()
            .filter(|task| task.state != StepState::Done)
            .count();
        let label = match (open, all - open) {
            (0, 0) => return None,
            (0, _) => format!("{all} in place"),
            (_, 0) => format!("{open} to be in place"),
            _ => format!("{open} of {all} to be in place"),
        };
        let marks: Vec<InPlaceMark> = marks
            .into_iter()
            .map(|((day, state), tasks)| InPlaceMark {
                day: self.span.offset(day),
                state,
                count: u32::try_from(tasks.len()).unwrap_or(u32::MAX),
                label: match state {
                    StepState::Done => format!("{} in place", tasks.len()),
                    StepState::Late => format!("{} late", tasks.len()),
                    _ => format!("{} to be in place", tasks.len()),
                },
                sentence: self.in_place_words(&tasks),
            })
            .collect();
        Some(InPlace {
            label,
            late: marks.iter().any(|mark| mark.state == StepState::Late),
            marks,
        })
    }

    /// `NDG-03 waits for: Phones installed at Madison by Mon 23 Nov; 911 address done Fri 13 Nov.`
    fn in_place_words(&self, tasks: &[&Task]) -> String {
        let each: Vec<String> = tasks
            .iter()
            .map(|task| {
                let when = match (task.done_on, task.due, task.latest) {
                    (Some(day), ..) => format!(" done {}", day_words(day)),
                    (_, Some(day), _) => format!(" expected {}", day_words(day)),
                    (.., Some(day)) => format!(" by {}", day_words(day)),
                    _ => String::new(),
                };
                let late = if task.state == StepState::Late {
                    ", late"
                } else {
                    ""
                };
                format!("{}{when}{late}", task.title)
            })
            .collect();
        let way = if tasks.iter().all(|task| task.state == StepState::Done) {
            "has in place"
        } else {
            "waits for"
        };
        format!("{} {way}: {}.", self.order.name, each.join("; "))
    }

    fn with_whom(&self) -> String {
        if self.order.key.class == KeyClass::TollFree && !self.order.key.resp_org.is_empty() {
            self.order.key.resp_org.clone()
        } else {
            self.carrier()
        }
    }

    fn bars(&self) -> Vec<Bar> {
        self.order_plan
            .steps
            .iter()
            .filter_map(|step| {
                let label = match step.kind {
                    StepKind::Loa => self.papers(step),
                    StepKind::Rejected => self.version(step),
                    StepKind::LeadTime => self.lead_time(),
                    StepKind::Csr
                    | StepKind::Submission
                    | StepKind::Answer
                    | StepKind::ChangeCutOff
                    | StepKind::Cutover
                    | StepKind::Validation
                    | StepKind::Snapback
                    | StepKind::Disconnect
                    | StepKind::LoaEnds
                    | StepKind::PassedOn
                    | StepKind::RepairEnds
                    | StepKind::Record911
                    | StepKind::Messages
                    | StepKind::CallerName
                    | StepKind::Abandoned => return None,
                    StepKind::Unlock => "Lock lifted".to_owned(),
                };
                let (from, days) = self.span.cut(step.from, step.to)?;
                Some(Bar {
                    kind: step.kind,
                    owner: step.owner,
                    state: step.state,
                    critical: step.critical,
                    from,
                    days,
                    label,
                    sentence: self.step_sentence(step),
                })
            })
            .collect()
    }

    fn papers(&self, step: &Step) -> String {
        match (step.state, self.order.status) {
            (StepState::Done, _) => "Papers",
            (_, OrderStatus::AwaitingSignature) => "Papers, sign",
            (_, OrderStatus::Rejected) => "Repair, sign",
            _ => "Papers, match",
        }
        .to_owned()
    }

    fn version(&self, step: &Step) -> String {
        let before = self
            .order_plan
            .steps
            .iter()
            .filter(|other| other.kind == StepKind::Rejected)
            .take_while(|other| *other != step)
            .count();
        let version = self
            .order
            .rejections
            .get(before)
            .map_or(1, |rejection| rejection.version);
        format!("Version {version}")
    }

    fn lead_time(&self) -> String {
        let whom = self.with_whom();
        match self.order.status {
            _ if self.order_plan.confirmed => format!("With {whom}, date confirmed"),
            OrderStatus::Rejected => {
                format!("With {whom}, version {}", self.order.next_version())
            }
            _ => format!(
                "With {whom}, {} business days",
                self.order_plan.lead.typical
            ),
        }
    }

    fn ticks(&self) -> Vec<Tick> {
        self.order_plan
            .steps
            .iter()
            .filter_map(|step| {
                let label = match step.kind {
                    StepKind::Submission => self.sending(step),
                    StepKind::Answer => format!("answer by {}", short(step.to)),
                    StepKind::ChangeCutOff => self.locked(step),
                    StepKind::Snapback => format!("snapback until {}", short(step.to)),
                    StepKind::Disconnect => format!("disconnect {}", short(step.to)),
                    StepKind::Csr
                    | StepKind::Loa
                    | StepKind::Rejected
                    | StepKind::LeadTime
                    | StepKind::Cutover
                    | StepKind::Unlock
                    | StepKind::LoaEnds
                    | StepKind::PassedOn
                    | StepKind::RepairEnds
                    | StepKind::Record911
                    | StepKind::Messages
                    | StepKind::CallerName
                    | StepKind::Abandoned
                    | StepKind::Validation => return None,
                };
                self.span.holds(step.to).then(|| Tick {
                    kind: step.kind,
                    state: step.state,
                    day: self.span.offset(step.to),
                    label,
                    sentence: self.step_sentence(step),
                })
            })
            .collect()
    }

    fn sending(&self, step: &Step) -> String {
        if step.state == StepState::Done {
            return format!("sent {}", short(step.to));
        }
        let day = if step.to == self.plan.today {
            "today".to_owned()
        } else {
            day_words(step.to)
        };
        let rules = Rules::of(self.snapshot, self.order);
        match rules.cut_offs().first() {
            Some(cut_off) => format!(
                "send {day} by {} {}",
                cut_off.time.format("%H:%M"),
                zone::short_name(cut_off.zone)
            ),
            None => format!("send {day}"),
        }
    }

    fn locked(&self, step: &Step) -> String {
        let from = short(step.to);
        match &self.order_plan.window {
            Some(window) => format!("locked from {from}, {}", window.start.format("%H:%M")),
            None => format!("locked from {from}"),
        }
    }

    fn diamonds(&self) -> Vec<Diamond> {
        let mut diamonds = Vec::new();
        let Some(day) = self.order_plan.cutover else {
            return diamonds;
        };
        if self.span.holds(day) {
            let hours = self.hours();
            let kind = if self.order_plan.confirmed {
                DiamondKind::Confirmed
            } else {
                DiamondKind::Planned
            };
            diamonds.push(Diamond {
                kind,
                day: self.span.offset(day),
                label: day_words(day),
                sentence: self.sentence(),
                hours,
            });
        }
        let safe = self
            .order_plan
            .maximum
            .filter(|safe| *safe > day && self.span.holds(*safe));
        if let Some(safe) = safe
            && self.plan.driven_by == Some(self.order.id)
        {
            diamonds.push(Diamond {
                kind: DiamondKind::Maximum,
                day: self.span.offset(safe),
                label: format!("maximum {}", day_words(safe)),
                hours: String::new(),
                sentence: format!(
                    "{} cuts over {} with the longest lead time.",
                    self.order.name,
                    day_words(safe)
                ),
            });
        }
        diamonds
    }

    fn hours(&self) -> String {
        self.order_plan
            .window
            .as_ref()
            .map_or_else(|| "no hours yet".to_owned(), Window::hours_words)
    }

    fn float(&self) -> Option<Float> {
        let cutover = self.order_plan.cutover?;
        let until = self.order_plan.float_until?;
        let float = self.order_plan.float_days?;
        let days = |count: u32| if count == 1 { "day" } else { "days" };
        if float < 0 {
            let (from, length) = self.span.cut(until, cutover.pred_opt()?)?;
            let late = float.unsigned_abs();
            return Some(Float {
                from,
                days: length,
                late: true,
                label: format!("{late} {} late", days(late)),
            });
        }
        let float = float.unsigned_abs();
        let then = self
            .order_plan
            .maximum
            .filter(|safe| *safe > until && self.plan.driven_by == Some(self.order.id))
            .map_or_else(String::new, |safe| format!(", then {}", short(safe)));
        let label = if float == 0 {
            format!("no float{then}")
        } else {
            format!("float {float} {}{then}", days(float))
        };
        let (from, length) = self
            .span
            .cut(cutover.succ_opt()?, until)
            .unwrap_or((self.span.offset(cutover) + 1, 0));
        Some(Float {
            from,
            days: length,
            late: false,
            label,
        })
    }

    fn earliest(&self) -> Option<DayMark> {
        let day = self.order_plan.minimum?;
        let before = self.order_plan.cutover.is_some_and(|cutover| day < cutover);
        (before && self.span.holds(day)).then(|| DayMark {
            day: self.span.offset(day),
            label: format!("{} earliest", short(day)),
            sentence: format!(
                "{} cuts over {} at the earliest.",
                self.order.name,
                day_words(day)
            ),
        })
    }

    fn sentence(&self) -> String {
        let order = self.order_plan;
        let name = &self.order.name;
        let state = if order.confirmed {
            "confirmed"
        } else {
            "planned"
        };
        match (&order.window, order.cutover) {
            (Some(window), _) => format!(
                "{name}, {} numbers, cutover {}, {state}.",
                order.numbers,
                window.words()
            ),
            (None, Some(day)) => format!(
                "{name}, {} numbers, cutover {}, {state}, no hours yet.",
                order.numbers,
                day_words(day)
            ),
            (None, None) => format!("{name}, {} numbers, no open day found.", order.numbers),
        }
    }

    fn step_sentence(&self, step: &Step) -> String {
        let days = if step.from == step.to {
            day_words(step.from)
        } else {
            format!("{} to {}", day_words(step.from), day_words(step.to))
        };
        format!(
            "{}, {}, {}, {days}. {}",
            self.order.name,
            step.kind.words(),
            step.state.words(),
            step.rule
        )
    }
}

/// `5 Jan`
fn short(day: NaiveDate) -> String {
    day.format("%-d %b").to_string()
}
