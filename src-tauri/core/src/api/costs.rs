//! Commands about money: the cost sheet, fees of the project, and what accounts cost.

use super::{
    commands::Done,
    error::WireError,
    session::{Call, Session, State},
    view::{
        AccountCostView, ChargesSet, CostsRequest, CostsView, FeeChoice, FeeSet, LineView,
        OrderCostView, PerChoice,
    },
    words::{Places, count},
};
use crate::{
    account::Charges,
    carrier::{CarrierId, Cents, Fee, FeeKind, FeePer, ProjectFee},
    cost::{self, AccountCost, Costs, Line, OrderCost, Sure, Total, sum_words},
    project::{Op, Terms},
    window::date_words,
};

/// A slip that nobody named a length of.
const WEEK: u16 = 7;
/// The longest slip that is worked out: beyond a year nothing of the plan holds.
const YEAR: u16 = 366;

const PERS: [FeePer; 5] = [
    FeePer::Number,
    FeePer::Order,
    FeePer::Event,
    FeePer::Hour,
    FeePer::Month,
];

impl Session {
    pub(super) fn costs(
        &mut self,
        request: CostsRequest,
        call: &mut Call<'_>,
    ) -> Result<CostsView, WireError> {
        let state = self.state(call.now)?;
        let costs = worked_out(&state, request.slip_days);
        Ok(view(&state, costs))
    }

    pub(super) fn fee_set(
        &mut self,
        request: FeeSet,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let snapshot = &state.snapshot;
        let carrier = CarrierId(request.carrier.clone());
        let Some(profile) = snapshot.carriers.get(&carrier) else {
            return Err(WireError::user(
                "no_such_carrier",
                format!("There is no profile {}.", request.carrier),
                "Choose one of the list of carriers.",
            ));
        };
        let kind = request.kind.words().to_lowercase();
        let of = format!("{kind} fee of {}", profile.name);
        let known = snapshot
            .fees
            .iter()
            .find(|fee| fee.carrier == carrier && fee.kind == request.kind);
        if request.amount.trim().is_empty() {
            let Some(known) = known else {
                return Err(WireError::user(
                    "no_own_fee",
                    format!("The project has no {of} of its own."),
                    "Enter an amount to set one.",
                ));
            };
            let (id, what) = (known.id, format!("own {of} taken back"));
            return self.write(&Op::Terms(Terms::NoFee { id, what }), call.now);
        }
        let reason = request.reason.trim();
        if reason.is_empty() {
            return Err(WireError::user(
                "no_reason",
                "Nobody will know where this fee comes from.",
                "Write where it stands: the contract’s page, an offer, who said it.",
            ));
        }
        let fee = ProjectFee {
            id: -1,
            carrier,
            kind: request.kind,
            fee: Fee {
                amount: amount(&request.amount)?,
                currency: currency(&request.currency)?,
                per: request.per,
                even_if_unavailable: profile
                    .fees
                    .get(&request.kind)
                    .is_some_and(|rule| rule.value.even_if_unavailable),
            },
            reason: reason.to_owned(),
            set_on: state.today(),
        };
        let what = format!("{of}: {}", fee.fee.words());
        self.write(&Op::Terms(Terms::Fee { fee, what }), call.now)
    }

    pub(super) fn charges_set(
        &mut self,
        request: ChargesSet,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let account = state
            .snapshot
            .accounts
            .get(&request.id)
            .ok_or_else(|| WireError::not_here("That account"))?;
        let given = |text: &str| {
            if text.trim().is_empty() {
                Ok(None)
            } else {
                amount(text).map(Some)
            }
        };
        let charges = Charges {
            account: account.id,
            monthly: given(&request.monthly)?,
            termination: given(&request.termination)?,
            currency: currency(&request.currency)?,
            source: request.source.trim().to_owned(),
        };
        let name = state.snapshot.carrier_name(&account.carrier);
        let what = format!("what the account at {name} costs");
        self.write(&Op::Terms(Terms::Charges { charges, what }), call.now)
    }
}

fn amount(text: &str) -> Result<Cents, WireError> {
    Cents::parse(text).map_err(|_| {
        WireError::user(
            "not_an_amount",
            format!("“{}” is no amount.", text.trim()),
            "Write it as 25 or 25.00, without a currency.",
        )
    })
}

fn currency(text: &str) -> Result<String, WireError> {
    let code = text.trim().to_ascii_uppercase();
    if code.is_empty() {
        return Ok("USD".to_owned());
    }
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(WireError::user(
        "not_a_currency",
        format!("“{}” is no currency.", text.trim()),
        "Write three letters, such as USD or CAD.",
    ))
}

pub(super) fn worked_out(state: &State, slip_days: u16) -> Costs {
    let days = if slip_days == 0 {
        WEEK
    } else {
        slip_days.min(YEAR)
    };
    cost::of(&state.snapshot, &state.plan, days)
}

fn view(state: &State, costs: Costs) -> CostsView {
    let known = sum_words(&costs.total, costs.unknown);
    let days = count(usize::from(costs.slip_days), "day");
    let slip = sum_words(&costs.slip_total, costs.slip_unknown);
    let each = match costs.slip_days {
        1 => String::new(),
        _ => format!(", a day {}", sum_words(&costs.slip_day, costs.slip_unknown)),
    };
    let places = Places::new(&state.snapshot);
    CostsView {
        total: with_unknown(capital(&known), costs.unknown),
        slip: format!("A slip of {days} adds {slip}{each}."),
        slip_days: costs.slip_days,
        orders: costs
            .orders
            .into_iter()
            .map(|cost| order_view(state, &places, cost))
            .collect(),
        accounts: costs.accounts.into_iter().map(account_view).collect(),
        perhaps: costs.perhaps.into_iter().map(line_view).collect(),
        fees: costs.fees,
        kinds: FeeKind::ALL
            .map(|kind| FeeChoice {
                kind,
                label: kind.words().to_owned(),
            })
            .to_vec(),
        pers: PERS
            .map(|per| PerChoice {
                per,
                label: per.words().to_owned(),
            })
            .to_vec(),
    }
}

fn with_unknown(known: String, unknown: u32) -> String {
    match unknown {
        0 => format!("{known}."),
        1 => format!("{known}; 1 item is not known."),
        many => format!("{known}; {many} items are not known."),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn known_words(total: &[Total], unknown: u32) -> String {
    match sum_words(total, unknown) {
        words if words.starts_with("an amount") => "not known".to_owned(),
        words => words,
    }
}

fn order_view(state: &State, places: &Places<'_>, cost: OrderCost) -> OrderCostView {
    let order = state.snapshot.orders.get(&cost.order);
    OrderCostView {
        place: order.map(|order| places.of(order)).unwrap_or_default(),
        lines: (cost.sheet.lines.iter().chain(&cost.shares))
            .cloned()
            .map(line_view)
            .collect(),
        total: known_words(&cost.in_all, cost.in_all_unknown),
        perhaps: cost.perhaps.iter().cloned().map(line_view).collect(),
        slip: line_view(cost.slip.clone()),
        cost,
    }
}

fn account_view(cost: AccountCost) -> AccountCostView {
    let money = |amount: Option<Cents>| match amount {
        Some(amount) => format!("{} {}", amount.words(), cost.currency),
        None => "not known".to_owned(),
    };
    AccountCostView {
        lines: cost.sheet.lines.iter().cloned().map(line_view).collect(),
        monthly: money(cost.monthly),
        termination: money(cost.termination),
        contract_end: cost
            .contract_end
            .map_or_else(|| "not known".to_owned(), date_words),
        cost,
    }
}

fn line_view(line: Line) -> LineView {
    let amount = match (line.amount, line.sure) {
        (Some(amount), _) => format!("{} {}", amount.words(), line.currency),
        (None, Sure::Nothing) => "none".to_owned(),
        (None, _) => "not known".to_owned(),
    };
    LineView { line, amount }
}
