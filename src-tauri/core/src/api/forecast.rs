//! The forecast for screens: marks, columns and chances in finished words.

use chrono::{Days, NaiveDate};

use super::{
    error::WireError,
    session::{Call, Session, State},
    view::{
        DateChance, Day, DriverView, ForecastMark, ForecastRequest, ForecastView, Histogram,
        HistogramColumn, HistogramPeriod, Jump, OrderChances, RiskView,
    },
    words::{count, day},
};
use crate::{
    finding::Finding,
    forecast::{BASE_SOURCE, Factor, Forecast, OrderForecast, Request, Spread, forecast},
    plan::{Holds, calendar_of},
    window::{date_words, day_words},
};

/// Columns of the histogram; a longer spread is drawn by weeks.
const MOST_DAYS: i64 = 120;
/// Days drawn at the least, so that one bar is not the whole width.
const LEAST_DAYS: i64 = 28;

impl Session {
    pub(super) fn forecast(
        &mut self,
        request: ForecastRequest,
        call: &mut Call<'_>,
    ) -> Result<ForecastView, WireError> {
        let state = self.state(call.now)?;
        let made = of_state(&state, asked(request.runs, request.seed));
        Ok(view(&state, &made))
    }
}

/// What is asked, with what is usual in place of what is left out.
pub(super) fn asked(runs: Option<u32>, seed: Option<u32>) -> Request {
    let usual = Request::default();
    Request {
        runs: runs.unwrap_or(usual.runs),
        seed: seed.map_or(usual.seed, u64::from),
    }
}

/// The forecast of the project as it is.
pub(super) fn of_state(state: &State, request: Request) -> Forecast {
    let accepted: Vec<&Finding> = state.accepted.iter().map(|(finding, _)| finding).collect();
    forecast(
        &crate::forecast::State {
            snapshot: &state.snapshot,
            now_local: state.now,
            open: &state.findings,
            accepted: &accepted,
            holds: &Holds::new(),
        },
        request,
    )
}

fn view(state: &State, made: &Forecast) -> ForecastView {
    let settings = &state.snapshot.settings;
    let own = "set for this project";
    let rejection_source = match settings.rejection_percent {
        Some(_) => own,
        None => BASE_SOURCE,
    };
    let foc_lost_source = match settings.foc_lost_percent {
        Some(_) => own,
        None => "our allowance; nobody publishes a share",
    };
    let mut basis = format!(
        "{} runs, seed {}. {} in 100 orders without a finding are refused ({rejection_source}). {} in 100 \
         confirmed dates are lost ({foc_lost_source}).",
        thousands(made.runs),
        made.seed,
        made.basis.rejection_percent,
        made.basis.foc_lost_percent,
    );
    for range in &made.fetched {
        basis.push(' ');
        basis.push_str(range);
    }
    let drawn = Drawn::new(state, made);
    let today = state.today();
    let marks = [
        ("P50", "half of the runs", made.go_live.p50),
        ("P80", "four of five", made.go_live.p80),
        ("P95", "nineteen of twenty", made.go_live.p95),
    ]
    .map(|(name, words, date)| ForecastMark {
        name: name.to_owned(),
        words: words.to_owned(),
        day: date.map(|date| day(date, today)),
        column: date.and_then(|date| drawn.column(date)),
    });
    let plan = &state.plan;
    let plan_dates = [plan.minimum, plan.typical, plan.maximum].map(|date| DateChance {
        day: date.map(|date| day(date, today)),
        percent: date.map_or(0, |date| made.go_live.percent_by(date)),
        column: date.and_then(|date| drawn.column(date)),
    });
    let mut orders: Vec<OrderChances> = made
        .orders
        .iter()
        .map(|order| chances(state, order))
        .collect();
    orders.sort_by(|a, b| a.name.cmp(&b.name));
    ForecastView {
        slip: made.slip.clone(),
        dates: made.dates.clone(),
        basis,
        marks: marks.to_vec(),
        plan_dates: plan_dates.to_vec(),
        histogram: drawn.histogram(state, made),
        drivers: made
            .drivers
            .iter()
            .map(|driver| DriverView {
                text: driver.words.clone(),
                percent: driver.percent,
                jump: jump(state, driver),
            })
            .collect(),
        orders,
        rejection_percent: made.basis.rejection_percent,
        rejection_source: rejection_source.to_owned(),
        foc_lost_percent: made.basis.foc_lost_percent,
        foc_lost_source: foc_lost_source.to_owned(),
    }
}

/// What can be done about it stands with the account, all else with the order.
fn jump(state: &State, driver: &crate::forecast::Driver) -> Jump {
    let account = state
        .snapshot
        .orders
        .get(&driver.order)
        .and_then(|order| order.key.account);
    match driver.factor {
        Factor::Csr | Factor::Lock if account.is_some() => Jump::Accounts { id: account },
        _ => Jump::Orders {
            id: Some(driver.order),
        },
    }
}

fn chances(state: &State, order: &OrderForecast) -> OrderChances {
    let today = state.today();
    let words = |date: Option<NaiveDate>| -> Option<Day> { date.map(|date| day(date, today)) };
    let Spread { p50, p80, p95, .. } = &order.spread;
    OrderChances {
        id: order.order,
        name: state
            .snapshot
            .orders
            .get(&order.order)
            .map(|order| order.name.clone())
            .unwrap_or_default(),
        planned: words(state.plan_of(order.order).and_then(|plan| plan.cutover)),
        p50: words(*p50),
        p80: words(*p80),
        p95: words(*p95),
        refused_percent: order.refused_percent,
        late_percent: order.late_percent,
        reasons: order
            .reasons
            .iter()
            .map(|reason| RiskView {
                reason: reason.reason.to_owned(),
                message: reason.message.clone(),
                percent: reason.percent,
            })
            .collect(),
        holding: match order.holding {
            0 => String::new(),
            1 => "1 blocker holds it".to_owned(),
            holding => format!("{} hold it", count(holding.into(), "blocker")),
        },
    }
}

/// The days that the histogram shows.
struct Drawn {
    first: NaiveDate,
    /// Days in all.
    days: i64,
    step: i64,
}

impl Drawn {
    fn new(state: &State, made: &Forecast) -> Self {
        let days = &made.go_live.days;
        let plan = &state.plan;
        let known = [
            plan.minimum,
            plan.typical,
            plan.maximum,
            made.go_live.p50,
            made.go_live.p80,
            made.go_live.p95,
        ];
        let marks = || known.into_iter().flatten();
        // The last hundredth is a long way out and is said in words.
        let enough = u64::from(made.runs) * 99;
        let mut done = 0_u64;
        let most = days.iter().find_map(|count| {
            done += u64::from(count.runs);
            (done * 100 >= enough).then_some(count.day)
        });
        let today = state.today();
        let first = days.first().map(|count| count.day).into_iter();
        let first = first.chain(marks()).min().unwrap_or(today);
        let last = most.into_iter().chain(marks()).max().unwrap_or(today);
        // Two days of air on either side.
        let first = first.checked_sub_days(Days::new(2)).unwrap_or(first);
        let days = ((last - first).num_days() + 3).max(LEAST_DAYS);
        Self {
            first,
            days,
            step: if days > MOST_DAYS { 7 } else { 1 },
        }
    }

    fn column(&self, date: NaiveDate) -> Option<u32> {
        let at = (date - self.first).num_days();
        if !(0..self.days).contains(&at) {
            return None;
        }
        u32::try_from(at / self.step).ok()
    }

    fn histogram(&self, state: &State, made: &Forecast) -> Histogram {
        let columns = usize::try_from((self.days + self.step - 1) / self.step).unwrap_or(0);
        let mut runs = vec![0_u32; columns];
        let mut later = made.go_live.nowhere;
        for count in &made.go_live.days {
            let column = self
                .column(count.day)
                .and_then(|column| runs.get_mut(usize::try_from(column).ok()?));
            match column {
                Some(column) => *column += count.runs,
                None => later += count.runs,
            }
        }
        let highest = runs.iter().copied().max().unwrap_or(0).max(1);
        let calendar = calendar_of(state.snapshot.gaining(), false);
        let columns = self
            .first
            .iter_days()
            .step_by(usize::try_from(self.step).unwrap_or(1))
            .zip(&runs)
            .map(|(date, runs)| HistogramColumn {
                day: Day {
                    iso: date.to_string(),
                    text: if self.step == 1 {
                        day_words(date)
                    } else {
                        format!("week from {}", date_words(date))
                    },
                },
                share: tenths(*runs, made.runs),
                height: u16::try_from(u64::from(*runs) * 1_000 / u64::from(highest)).unwrap_or(0),
                late: made.limit.is_some_and(|limit| date > limit),
                closed: self.step == 1 && !calendar.is_business_day(date),
            })
            .collect();
        Histogram {
            step: u32::try_from(self.step).unwrap_or(1),
            columns,
            periods: self.periods(state),
            later: if later == 0 {
                String::new()
            } else {
                format!("{} later", tenths(later, made.runs))
            },
        }
    }

    fn periods(&self, state: &State) -> Vec<HistogramPeriod> {
        let last = self
            .first
            .checked_add_days(Days::new(u64::try_from(self.days - 1).unwrap_or(0)))
            .unwrap_or(self.first);
        let gaining = state.snapshot.gaining().map(|profile| &profile.id);
        let blackouts = state
            .snapshot
            .blackouts
            .iter()
            .filter(|period| period.carrier.is_none() || period.carrier.as_ref() == gaining)
            .map(|period| (&period.name, period.from, period.to));
        let freezes = state
            .snapshot
            .gaining()
            .into_iter()
            .flat_map(|profile| &profile.closed)
            .map(|period| (&period.name, period.from, period.to));
        blackouts
            .chain(freezes)
            .filter(|(_, from, to)| *from <= last && *to >= self.first)
            .filter_map(|(name, from, to)| {
                Some(HistogramPeriod {
                    text: format!(
                        "{name}, {} – {}",
                        from.format("%-d %b"),
                        to.format("%-d %b")
                    ),
                    from: self.column(from.max(self.first))?,
                    to: self.column(to.min(last))?,
                })
            })
            .collect()
    }
}

/// `12.4 %`.
fn tenths(part: u32, whole: u32) -> String {
    let thousandths = (u64::from(part) * 2_000 + u64::from(whole)) / (u64::from(whole.max(1)) * 2);
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// `10,000`.
fn thousands(figure: u32) -> String {
    if figure < 1_000 {
        return figure.to_string();
    }
    format!("{},{:03}", figure / 1_000, figure % 1_000)
}
