//! How the wished hours fit the hours in which the gaining side activates.
//!
//! Everything is compared on the clocks of the project's zone, day by day, since two zones need not
//! change their clocks together.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::{
    carrier::{ActivatesIn, ActivationWindow, Class, FeeKind, Profile, fee_in_use},
    rules::{self, Rules},
    window::{Window, hours_words},
    zone,
};

use super::{
    WindowFit,
    ground::{Ground, Sides, read_on},
};

/// Open days looked at before a wish is given up: two weeks hold every weekday twice.
const TRIES: usize = 14;

/// Activation hours of one carrier's day on the project's clocks.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: NaiveDateTime,
    end: NaiveDateTime,
    /// The carrier's own day, which must be open.
    day: NaiveDate,
}

type Spans = BTreeMap<(usize, Class, NaiveDate), Rc<[Span]>>;

/// The gaining side's activation hours by class, turned into the project's zone once for each day.
pub(super) struct Hours<'a> {
    ground: &'a Ground<'a>,
    spans: RefCell<Spans>,
}

impl<'a> Hours<'a> {
    pub(super) fn new(ground: &'a Ground<'a>) -> Self {
        Self {
            ground,
            spans: RefCell::new(BTreeMap::new()),
        }
    }

    /// The first window from `from` on in which the wished hours can be had, with its day. Where no
    /// day of two weeks has them, the first open day without a window. `None` past the plan's end.
    ///
    /// A wish across midnight may leave only hours behind it, so the night that began before `from` is asked too.
    /// A later `from` therefore never finds an earlier slot, and every day up to a slot finds that same one.
    pub(super) fn slot(
        &self,
        sides: &Sides,
        class: Class,
        from: NaiveDate,
    ) -> Option<(NaiveDate, Option<Window>)> {
        let first = sides.cutover.on_or_after(from)?;
        let days = std::iter::successors(Some(first), |day| sides.cutover.after(*day));
        let nights = sides.cutover.before(from).into_iter();
        let found = nights.chain(days.take(TRIES)).find_map(|day| {
            let window = self.window_on(sides, class, day)?;
            (window.date >= from).then_some(window)
        });
        Some(match found {
            Some(window) => (window.date, Some(window)),
            None => (first, None),
        })
    }

    /// The window of a day: what is left of the night that began the evening before, else of the day's own wish.
    fn window_of(&self, sides: &Sides, class: Class, day: NaiveDate) -> Option<Window> {
        let before = day.pred_opt().filter(|day| sides.cutover.is_open(*day));
        let night = before.and_then(|before| self.window_on(sides, class, before));
        night
            .filter(|window| window.date == day)
            .or_else(|| self.window_on(sides, class, day))
    }

    /// What is left of the wished hours that begin on a day; it may lie behind midnight.
    pub(super) fn window_on(&self, sides: &Sides, class: Class, day: NaiveDate) -> Option<Window> {
        let settings = &self.ground.snapshot.settings;
        let wish = Window {
            date: day,
            start: settings.window_start,
            end: settings.window_end,
            zone: settings.zone.clone(),
        };
        if modes(sides, class).is_empty() {
            return Some(wish);
        }
        let spans = self.spans_on(sides, class, day);
        let open = spans.iter().filter(|span| sides.cutover.is_open(span.day));
        if let Some(fixed) = fixed_for_toll_free(class, open.clone(), day) {
            return Some(self.window(fixed.start, fixed.end));
        }
        let (from, to) = (wish.starts(), wish.ends());
        open.filter_map(|span| {
            let (start, end) = (span.start.max(from), span.end.min(to));
            let instant = from == to || span.start == span.end;
            let some = start < end || (instant && start == end);
            // The carrier's evening may be the next day on the project's clocks; that day is open too.
            (some && sides.cutover.is_open(start.date())).then_some((start, end))
        })
        .max_by_key(|(start, end)| (*end - *start, std::cmp::Reverse(*start)))
        .map(|(start, end)| self.window(start, end))
    }

    /// Whether a window lies inside the gaining side's hours.
    pub(super) fn holds(&self, sides: &Sides, class: Class, window: &Window) -> bool {
        let here = |local| zone::convert(local, &window.zone, self.ground.zone()).ok();
        let (Some(start), Some(end)) = (here(window.starts()), here(window.ends())) else {
            return false;
        };
        self.spans_on(sides, class, start.date())
            .iter()
            .any(|span| span.start <= start && end <= span.end && sides.cutover.is_open(span.day))
    }

    /// The fit in words, for the day the plan has chosen.
    pub(super) fn fit(
        &self,
        (losing, sides): (Option<&Profile>, &Sides),
        rules: &Rules<'_>,
        day: NaiveDate,
    ) -> WindowFit {
        let class = rules.class();
        let settings = &self.ground.snapshot.settings;
        let wish = hours_words(settings.window_start, settings.window_end, &settings.zone);
        let modes = modes(sides, class);
        let (Some(gaining), Some(first)) = (self.ground.activating(), modes.first()) else {
            let (reason, source) = without_hours(rules);
            return WindowFit {
                window: self.window_of(sides, class, day),
                carrier_hours: String::new(),
                reason,
                ways_round: Vec::new(),
                source,
            };
        };
        let window = self.window_of(sides, class, day);
        let hours = self.hours_words(sides, class, day);
        let (reason, ways_round) = match &window {
            Some(window) if first.on_request => {
                let cut = self.what_was_cut(gaining, class, window);
                let asked = format!(
                    "{} activates in these hours only when asked. {cut}",
                    gaining.name
                );
                (asked.trim_end().to_owned(), Vec::new())
            }
            Some(window) => {
                let cut = self.what_was_cut(gaining, class, window);
                let reason = format!("{} {cut}", goes_by(gaining, losing, first));
                (reason.trim().to_owned(), Vec::new())
            }
            None => (
                format!(
                    "{} {} activates {hours} on business days. Nothing of the wished {wish} lies in \
                     that.",
                    goes_by(gaining, losing, first),
                    gaining.name
                )
                .trim_start()
                .to_owned(),
                self.ways_round((losing, gaining), class, &hours),
            ),
        };
        WindowFit {
            window,
            carrier_hours: hours,
            reason,
            ways_round,
            source: format!("{}: {}", gaining.name, read_on(&first.source, first.as_of)),
        }
    }

    fn what_was_cut(&self, gaining: &Profile, class: Class, window: &Window) -> String {
        let settings = &self.ground.snapshot.settings;
        if window.is_fixed() && settings.window_start != settings.window_end {
            let what = if class == Class::TollFree {
                "toll-free numbers"
            } else {
                "these numbers"
            };
            return format!(
                "{} moves {what} at {} and at no other time.",
                gaining.name,
                window.start.format("%H:%M")
            );
        }
        let mut parts = Vec::new();
        if window.start != settings.window_start {
            parts.push(format!("starts at {}", window.start.format("%H:%M")));
        }
        if window.end != settings.window_end {
            parts.push(format!("stops at {}", window.end.format("%H:%M")));
        }
        if parts.is_empty() {
            return String::new();
        }
        format!(
            "{} {}. The rest of the wished hours is cut off.",
            gaining.name,
            parts.join(" and ")
        )
    }

    /// `04:00–21:00 CT` or `at 10:30 CT`, one for each way of activating.
    fn hours_words(&self, sides: &Sides, class: Class, day: NaiveDate) -> String {
        let mut words: Vec<String> = modes(sides, class)
            .into_iter()
            .filter_map(|mode| self.span(mode, day))
            .map(|span| {
                let (start, end, zone) = (span.start.time(), span.end.time(), self.ground.zone());
                if start == end {
                    format!("at {} {}", start.format("%H:%M"), zone::short_name(zone))
                } else {
                    hours_words(start, end, zone)
                }
            })
            .collect();
        words.dedup();
        words.join(" or ")
    }

    fn spans_on(&self, sides: &Sides, class: Class, day: NaiveDate) -> Rc<[Span]> {
        let key = (sides.windows_of, class, day);
        if let Some(spans) = self.spans.borrow().get(&key) {
            return Rc::clone(spans);
        }
        // A carrier's day can reach into the days before and after on the project's clocks.
        let days = [day.pred_opt(), Some(day), day.succ_opt()];
        let spans: Rc<[Span]> = modes(sides, class)
            .into_iter()
            .flat_map(|mode| days.into_iter().flatten().map(move |day| (mode, day)))
            .filter(|(mode, day)| mode.days.contains(&day.weekday()))
            .filter_map(|(mode, day)| self.span(mode, day))
            .collect();
        self.spans.borrow_mut().insert(key, Rc::clone(&spans));
        spans
    }

    fn span(&self, mode: &ActivationWindow, day: NaiveDate) -> Option<Span> {
        let there = Window {
            date: day,
            start: mode.start,
            end: mode.end,
            zone: mode.zone.clone(),
        };
        let here = |local| zone::convert(local, &mode.zone, self.ground.zone()).ok();
        Some(Span {
            start: here(there.starts())?,
            end: here(there.ends())?,
            day,
        })
    }

    /// A carrier's hours of one of its days, on the project's clocks.
    pub(super) fn on_our_clocks(
        &self,
        mode: &ActivationWindow,
        day: NaiveDate,
    ) -> Option<(NaiveDateTime, NaiveDateTime)> {
        self.span(mode, day).map(|span| (span.start, span.end))
    }

    fn window(&self, start: NaiveDateTime, end: NaiveDateTime) -> Window {
        Window {
            date: start.date(),
            start: start.time(),
            end: end.time(),
            zone: self.ground.zone().to_owned(),
        }
    }

    /// What can be done where the wish and the usual hours do not meet, and what each way costs.
    fn ways_round(
        &self,
        (losing, gaining): (Option<&Profile>, &Profile),
        class: Class,
        hours: &str,
    ) -> Vec<String> {
        let mut ways: Vec<String> = gaining
            .windows_on_request(class)
            .map(|mode| {
                format!(
                    "Ask {} for activation on request: {}. {}",
                    gaining.name,
                    hours_words(mode.start, mode.end, &mode.zone),
                    self.fee_words(Some(gaining), FeeKind::OnDemand)
                )
            })
            .collect();
        ways.dedup();
        ways.push(format!(
            "Forward the numbers to temporary numbers on the evening itself, and port later, {hours}. {}",
            self.fee_words(losing, FeeKind::Forward)
        ));
        ways.push(format!(
            "Ask {} for an activation after hours. It is paid work, and the losing side need not \
             take part. {}",
            gaining.name,
            self.fee_words(Some(gaining), FeeKind::AfterHours)
        ));
        ways
    }

    /// What a way round costs: the fee of who does it, else of whoever of the gaining side states one.
    fn fee_words(&self, whose: Option<&Profile>, kind: FeeKind) -> String {
        let own = &self.ground.snapshot.fees;
        let known = whose
            .and_then(|profile| fee_in_use(own, profile, kind))
            .or_else(|| {
                self.ground
                    .gaining_side()
                    .find_map(|profile| fee_in_use(own, profile, kind))
            });
        match known {
            Some(known) => format!(
                "{} charges {} ({}).",
                known.name,
                known.fee.words(),
                known.source
            ),
            None => format!(
                "What {} charges for it is not known: ask first.",
                whose.map_or("the carrier", |profile| &profile.name)
            ),
        }
    }
}

/// The ways of activating that hold for a class without asking; where a side activates only on request, those.
pub(super) fn modes(sides: &Sides, class: Class) -> Vec<&ActivationWindow> {
    rules::modes(&sides.windows, class)
}

/// Whose hours bound the activation, where they are not the gaining side's own; empty where they are.
fn goes_by(gaining: &Profile, losing: Option<&Profile>, mode: &ActivationWindow) -> String {
    if mode.mode != rules::LOSING_HOURS {
        return String::new();
    }
    let own = losing.filter(|losing| losing.desk_hours.is_some());
    own.map_or_else(
        || {
            format!(
                "{} activates in the losing side’s business hours; the least that the law asks of them is used.",
                gaining.name
            )
        },
        |losing| {
            format!(
                "{} activates in the business hours of {}.",
                gaining.name, losing.name
            )
        },
    )
}

/// What is said of the hour where the gaining side publishes none, and where that was read.
fn without_hours(rules: &Rules<'_>) -> (String, String) {
    const ASK: &str = "Ask for the hour before promising these.";
    let usual = rules.request_time().map(|said| {
        let time = said.value;
        let usual = time.usual.map_or_else(String::new, |usual| {
            let zone = time.zones.first().map_or("", String::as_str);
            format!(
                " Where an order names none, it is {} {}.",
                usual.format("%H:%M"),
                zone::short_name(zone)
            )
        });
        let promised = if time.guaranteed {
            ""
        } else {
            " A time that is asked for is not promised."
        };
        (format!("{usual}{promised}"), said.source())
    });
    let when = rules.activates_in().map(|said| {
        let when = match said.value {
            ActivatesIn::LosingHours => "activates in the losing side’s business hours",
            ActivatesIn::BusinessDays => "activates on business days and names no hour",
            ActivatesIn::Agreed => "agrees on the hour with the client",
        };
        (format!("{} {when}.", said.who()), said.source())
    });
    match (when, usual) {
        (Some((when, source)), usual) => {
            let rest = usual.map_or_else(String::new, |(rest, _)| rest);
            (format!("{when}{rest} {ASK}"), source)
        }
        (None, Some((rest, source))) => (
            format!("No activation hours are known of the gaining side.{rest} {ASK}"),
            source,
        ),
        (None, None) => (
            "No activation hours are known of the gaining side. Ask for them before promising these."
                .to_owned(),
            String::new(),
        ),
    }
}

/// A change of RespOrg has no outage, so a fixed hour of the carrier is simply taken.
fn fixed_for_toll_free<'s>(
    class: Class,
    mut spans: impl Iterator<Item = &'s Span>,
    day: NaiveDate,
) -> Option<Span> {
    (class == Class::TollFree)
        .then(|| spans.find(|span| span.start == span.end && span.start.date() == day))
        .flatten()
        .copied()
}
