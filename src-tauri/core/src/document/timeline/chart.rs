//! The drawn part: lanes over days, with legend. Lanes that do not fit go on the next page with a head of
//! their own.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::{
    document::{
        flow::{Flow, unbroken},
        font::Fonts,
        frame::SMALL,
        marks::{self, Fill},
        page::{Ink, Piece},
        text::{Align, Style, paragraph, plain},
        words::{glue, short_date},
    },
    id::OrderId,
    order::Order,
    plan::{OrderPlan, Owner, Plan, StepKind, StepState, WaitKind},
    snapshot::Snapshot,
    timeline::{Arrow, Bar, Lane, ShadeKind, Timeline},
};

const ROW: f32 = 15.0;
/// Left column, before the days begin.
const NAMES: f32 = 150.0;
const LABEL: Style = Style::new(7.0, 10.0);

/// A lane laid out, and where arrows meet it, below its top.
struct Drawn {
    piece: Piece,
    order: OrderId,
    /// Middle of the row in which it is sent.
    sending: f32,
    /// Middle of the row of its cutover.
    cutover: f32,
}

pub(super) struct Chart<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) snapshot: &'a Snapshot,
    pub(super) plan: &'a Plan,
    pub(super) view: Timeline,
    pub(super) measure: f32,
}

fn length(days: i32) -> f32 {
    // A plan of more than 32,767 days is drawn no better than one of that many.
    f32::from(i16::try_from(days).unwrap_or(i16::MAX))
}

impl Chart<'_> {
    /// The left edge of a day.
    fn x(&self, day: i32) -> f32 {
        let width = (self.measure - NAMES) / length(self.view.days.max(1));
        NAMES + length(day) * width
    }

    fn middle(&self, day: i32) -> f32 {
        f32::midpoint(self.x(day), self.x(day + 1))
    }

    fn date(&self, day: i32) -> Option<NaiveDate> {
        let days = Days::new(u64::try_from(day).ok()?);
        self.view.first.checked_add_days(days)
    }

    /// Lanes in as many charts as pages need; each has its own head and ground.
    pub(super) fn draw(&self, flow: &mut Flow<'_>) {
        let legend = self.legend();
        let mut lanes: Vec<Drawn> = self.view.lanes.iter().map(|lane| self.lane(lane)).collect();
        while !lanes.is_empty() {
            let room = flow.room() - HEAD - FOOT - legend.height;
            let mut fits = 0;
            let mut used = 0.0;
            for lane in &lanes {
                used += lane.piece.height;
                if used > room && fits > 0 {
                    break;
                }
                fits += 1;
            }
            let rest = lanes.split_off(fits);
            flow.put(self.chart(lanes));
            flow.put(legend.clone());
            lanes = rest;
            if !lanes.is_empty() {
                flow.turn();
            }
        }
    }

    fn chart(&self, lanes: Vec<Drawn>) -> Piece {
        let depth: f32 = lanes.iter().map(|lane| lane.piece.height).sum();
        let mut piece = self.head();
        let top = piece.height;
        for shade in &self.view.shades {
            let ink = match shade.kind {
                ShadeKind::Weekend => Ink::Weekend,
                ShadeKind::Holiday | ShadeKind::Closed => Ink::Closed,
            };
            let (from, to) = (self.x(shade.from), self.x(shade.from + shade.days));
            piece.fill(from, top, to - from, depth, ink);
        }
        for week in &self.view.weeks {
            let x = self.x(week.from);
            piece.line((x, top), (x, top + depth), 0.35, Ink::Hair);
        }
        piece.rule(0.0, top, self.measure, 1.0, Ink::Black);
        let mut places = BTreeMap::new();
        for lane in lanes {
            let top = piece.height;
            places.insert(lane.order, (top + lane.sending, top + lane.cutover));
            piece.stack(lane.piece);
            let bottom = piece.height;
            piece.rule(0.0, bottom - 0.6, self.measure, 0.6, Ink::Black);
        }
        self.arrows(&mut piece, &places);
        self.today(&mut piece, top);
        piece.height += FOOT;
        piece
    }

    /// From one order's cutover to what waits for it; the rule stands in the table.
    fn arrows(&self, piece: &mut Piece, places: &BTreeMap<OrderId, (f32, f32)>) {
        for arrow in &self.view.arrows {
            let (Some((_, from)), Some((sending, cutover))) =
                (places.get(&arrow.from), places.get(&arrow.to))
            else {
                continue;
            };
            let to = match arrow.kind {
                WaitKind::Sending => *sending,
                WaitKind::Cutover => *cutover,
            };
            let x = self.middle(arrow.from_day);
            let (target, side) = match arrow.kind {
                WaitKind::Sending => (self.x(arrow.to_day), -1.0),
                WaitKind::Cutover => {
                    let middle = self.middle(arrow.to_day);
                    let side = if middle < x { 1.0 } else { -1.0 };
                    (middle + 5.5 * side, side)
                }
            };
            let start = if to < *from { from - 5.5 } else { from + 5.5 };
            let corner = [(x, start), (x, to), (target + 4.0 * side, to)];
            piece.path(&corner, false, None, Some((0.9, Ink::Black)));
            let tip = [
                (target, to),
                (target + 5.0 * side, to - 2.6),
                (target + 5.0 * side, to + 2.6),
            ];
            piece.path(&tip, true, Some(Ink::Black), None);
        }
    }

    /// Months above weeks. Weeks that would run together are left unnamed.
    fn head(&self) -> Piece {
        let mut piece = Piece::space(HEAD);
        let month = Style::new(8.5, 12.0).bold();
        for stretch in &self.view.months {
            let x = self.x(stretch.from);
            let room = self.x(stretch.from + stretch.days) - x - 4.0;
            let words = self
                .date(stretch.from)
                .map(|day| day.format("%B %Y").to_string())
                .unwrap_or_default();
            piece.line((x, 0.0), (x, 11.0), 1.0, Ink::Black);
            if self.fonts.width(&words, month.size, month.weight) <= room {
                piece.place(plain(self.fonts, &words, month, room), x + 3.0, 0.0);
            }
        }
        let mut free = 0.0;
        for week in &self.view.weeks {
            let x = self.x(week.from);
            let Some(day) = self.date(week.from) else {
                continue;
            };
            let words = short_date(day);
            let width = self.fonts.width(&words, LABEL.size, LABEL.weight);
            piece.line((x, 16.0), (x, HEAD), 0.35, Ink::Soft);
            if x >= free && x + 3.0 + width <= self.measure {
                piece.place(plain(self.fonts, &words, LABEL, width + 1.0), x + 3.0, 16.5);
                free = x + width + 8.0;
            }
        }
        piece
    }

    /// A dashed line through all lanes and its word below them.
    fn today(&self, piece: &mut Piece, top: f32) {
        let x = self.middle(self.view.today.day);
        let bottom = piece.height;
        let mut y = top;
        while y < bottom {
            piece.line((x, y), (x, (y + 3.0).min(bottom)), 1.3, Ink::Accent);
            y += 5.0;
        }
        let words = format!("today, {}", short_date(self.plan.today));
        let style = LABEL.bold().ink(Ink::White);
        let width = self.fonts.width(&words, style.size, style.weight) + 10.0;
        let left = (x - width / 2.0).clamp(0.0, self.measure - width);
        piece.fill(left, bottom + 3.0, width, 11.0, Ink::Accent);
        let words = paragraph(self.fonts, &[style.run(words)], width, Align::Center);
        piece.place(words, left, bottom + 3.5);
    }

    /// One order: its papers beside its name, what the carrier does below, the cutover last.
    fn lane(&self, lane: &Lane) -> Drawn {
        let order = self.snapshot.orders.get(&lane.order);
        let plan = self
            .plan
            .orders
            .iter()
            .find(|plan| plan.order == lane.order);
        let mut piece = Piece::space(2.0);
        let numbers = if lane.numbers == 1 {
            "number"
        } else {
            "numbers"
        };
        let name = [
            Style::new(8.0, 11.0).bold().run(&lane.name),
            LABEL.run(format!(
                "\u{a0}  {} {numbers}, {}",
                lane.numbers, lane.detail
            )),
        ];
        let mut first = paragraph(self.fonts, &name, NAMES - 6.0, Align::Left);
        first.height = first.height.max(ROW - 2.0);
        let (waiting, working): (Vec<&Bar>, Vec<&Bar>) = lane
            .bars
            .iter()
            .partition(|bar| bar.owner != Owner::Carrier);
        let mut free = 0.0;
        for bar in waiting {
            free = self.bar(&mut first, bar, 2.0);
        }
        let mut sending = piece.height + 6.0;
        if let Some(label) = lane.bars.iter().rfind(|bar| bar.owner != Owner::Carrier) {
            self.beside(&mut first, (free - 10.0, free), 0.5, &label.label);
        }
        piece.stack(first);
        for bar in working {
            let mut row = self.named_row(&bar.label);
            self.bar(&mut row, bar, 3.0);
            if bar.kind == StepKind::LeadTime {
                sending = piece.height + 7.0;
                let x = self.x(bar.from);
                row.path(
                    &[(x + 1.0, 3.5), (x + 7.0, 7.0), (x + 1.0, 10.5)],
                    true,
                    Some(Ink::Black),
                    None,
                );
            }
            piece.stack(row);
        }
        let cutover = piece.height + 7.0;
        piece.stack(self.cutover(lane, order, plan));
        piece.height += 2.0;
        Drawn {
            piece,
            order: lane.order,
            sending,
            cutover,
        }
    }

    fn named_row(&self, words: &str) -> Piece {
        let mut row = plain(self.fonts, words, SMALL, NAMES - 14.0);
        let height = row.height.max(ROW - 2.0);
        let mut piece = Piece::space(height);
        row.height = 0.0;
        piece.place(row, 8.0, 1.5);
        piece
    }

    /// Draws a bar and gives where it ends.
    fn bar(&self, piece: &mut Piece, bar: &Bar, top: f32) -> f32 {
        let (from, to) = (self.x(bar.from), self.x(bar.from + bar.days));
        let fill = match bar.owner {
            Owner::Us => Fill::Solid,
            Owner::Carrier => Fill::Hatched,
            Owner::Client => Fill::Outlined,
        };
        marks::bar(piece, (from, top), (to - from, 8.0), fill);
        if bar.critical {
            piece.rule(from, top + 9.0, to - from, 1.8, Ink::Black);
        }
        if bar.state == StepState::Failed {
            piece.place(marks::crossed(), to - 9.0, top - 0.5);
        }
        to
    }

    /// Words to the right of a mark, to its left where the page ends, below it where neither has room.
    fn beside(&self, piece: &mut Piece, (left, right): (f32, f32), top: f32, words: &str) {
        let words = glue(words);
        let width = self.fonts.width(&words, LABEL.size, LABEL.weight) + 1.0;
        let words = plain(self.fonts, &unbroken(&words), LABEL, width);
        if right + 4.0 + width <= self.measure {
            piece.place(words, right + 4.0, top);
        } else if left - 4.0 - width >= NAMES {
            piece.place(words, left - 4.0 - width, top);
        } else {
            piece.place(words, (self.measure - width).max(0.0), top + 10.0);
            piece.height = piece.height.max(top + 20.0);
        }
    }

    /// The diamond of the cutover with its hours, and the spread of the date while it is not confirmed.
    fn cutover(&self, lane: &Lane, order: Option<&Order>, plan: Option<&OrderPlan>) -> Piece {
        let mut row = self.named_row("Port and prove");
        let y = 7.0;
        let Some(diamond) = lane.diamonds.first() else {
            self.beside(&mut row, (NAMES, NAMES), 2.0, "no date can be had yet");
            return row;
        };
        let x = self.middle(diamond.day);
        let confirmed = plan.is_some_and(|plan| plan.confirmed);
        let (mut start, mut end) = (x - 5.0, x + 5.0);
        if !confirmed {
            if let Some(earliest) = &lane.earliest {
                let from = self.middle(earliest.day);
                row.line((from, y), (x, y), 0.9, Ink::Black);
                row.line((from, y - 3.5), (from, y + 3.5), 0.9, Ink::Black);
                start = from;
            }
            if let Some(safe) = lane.diamonds.get(1) {
                let to = self.middle(safe.day);
                row.line((x, y), (to, y), 0.9, Ink::Black);
                row.circle((to, y), 3.6, Some(Ink::Black), None);
                end = to + 4.0;
            }
        }
        marks::diamond(&mut row, (x, y), confirmed);
        let asked = order.is_some_and(|order| order.requested.is_some());
        let word = match (confirmed, asked) {
            (true, _) => "confirmed",
            (false, true) => "asked for",
            (false, false) => "planned",
        };
        let day = self.date(diamond.day).map(short_date).unwrap_or_default();
        let mut words = format!("{word} {day}, {}", diamond.hours);
        if let Some(safe) = plan
            .and_then(|plan| plan.maximum)
            .filter(|_| lane.diamonds.len() > 1)
        {
            words.push_str(", maximum ");
            words.push_str(&short_date(safe));
        }
        if let Some(way_back) = plan.and_then(way_back) {
            words.push_str("; way back closes ");
            words.push_str(&short_date(way_back));
        }
        // An arrow comes in from the left: no words there.
        let met = |arrow: &Arrow| arrow.to == lane.order && arrow.kind == WaitKind::Cutover;
        if self.view.arrows.iter().any(met) {
            start = 0.0;
        }
        self.beside(&mut row, (start, end), 2.0, &words);
        row
    }

    /// What every fill and shape means.
    fn legend(&self) -> Piece {
        let fill = |fill| {
            let mut piece = Piece::default();
            marks::bar(&mut piece, (0.0, 1.5), (20.0, 8.0), fill);
            (piece, 20.0)
        };
        let shape = |draw: &dyn Fn(&mut Piece), width| {
            let mut piece = Piece::default();
            draw(&mut piece);
            (piece, width)
        };
        let entries = [
            (fill(Fill::Solid), "our work"),
            (fill(Fill::Hatched), "carrier works or answers"),
            (fill(Fill::Outlined), "client"),
            (
                shape(&|piece| piece.rule(0.0, 5.0, 20.0, 1.8, Ink::Black), 20.0),
                "sets the go-live (critical path)",
            ),
            (
                shape(
                    &|piece| {
                        let tip = [(0.0, 2.0), (6.0, 5.5), (0.0, 9.0)];
                        piece.path(&tip, true, Some(Ink::Black), None);
                    },
                    7.0,
                ),
                "sent",
            ),
            ((marks::crossed(), 9.0), "rejected"),
            ((waits_mark(), 20.0), "must come before"),
            (
                shape(&|piece| marks::diamond(piece, (5.0, 5.5), false), 10.0),
                "date asked for or planned",
            ),
            (
                shape(&|piece| marks::diamond(piece, (5.0, 5.5), true), 10.0),
                "date confirmed",
            ),
            (
                shape(
                    &|piece| {
                        piece.line((0.0, 5.5), (18.0, 5.5), 0.9, Ink::Black);
                        piece.line((0.0, 2.0), (0.0, 9.0), 0.9, Ink::Black);
                    },
                    18.0,
                ),
                "from the earliest date",
            ),
            (
                shape(
                    &|piece| piece.circle((4.0, 5.5), 3.6, Some(Ink::Black), None),
                    8.0,
                ),
                "maximum date",
            ),
            (
                shape(&|piece| piece.fill(0.0, 1.5, 9.0, 8.0, Ink::Weekend), 9.0),
                "weekend",
            ),
            (
                shape(&|piece| piece.fill(0.0, 1.5, 9.0, 8.0, Ink::Closed), 9.0),
                "closed day",
            ),
        ];
        let mut piece = Piece::space(13.0);
        let mut x = 0.0;
        for ((mark, width), words) in entries {
            let text = self.fonts.width(words, SMALL.size, SMALL.weight);
            if x + width + 5.0 + text > self.measure {
                x = 0.0;
                piece.height += 13.0;
            }
            let top = piece.height - 13.0;
            piece.place(mark, x, top);
            piece.place(
                plain(self.fonts, words, SMALL, text + 1.0),
                x + width + 5.0,
                top + 0.5,
            );
            x += width + 5.0 + text + 14.0;
        }
        piece
    }
}

fn waits_mark() -> Piece {
    let mut piece = Piece::default();
    piece.line((0.0, 5.5), (15.0, 5.5), 0.9, Ink::Black);
    let tip = [(20.0, 5.5), (15.0, 2.9), (15.0, 8.1)];
    piece.path(&tip, true, Some(Ink::Black), None);
    piece
}

const HEAD: f32 = 28.0;
const FOOT: f32 = 22.0;

/// The last day on which a snapback can be asked for.
fn way_back(plan: &OrderPlan) -> Option<NaiveDate> {
    plan.steps
        .iter()
        .rfind(|step| step.kind == StepKind::Snapback)
        .map(|step| step.to)
}
