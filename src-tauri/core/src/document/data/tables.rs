//! What stands in each table: one row a number, order, step, finding or line of cost, in words that filter well.

use crate::{
    cost::{Line, Sure},
    finding::Severity,
    order::{KeyClass, Order},
    place::Place,
    plan::OrderPlan,
    window::Window,
    zone,
};

use super::{DataInput, Sheet, Value};

fn sheet(title: &str, columns: &[&'static str], rows: impl Iterator<Item = Vec<Value>>) -> Sheet {
    Sheet {
        title: title.to_owned(),
        columns: columns.to_vec(),
        rows: rows.collect(),
    }
}

pub(super) fn numbers(input: &DataInput<'_>) -> Sheet {
    let snapshot = input.snapshot;
    let mut numbers: Vec<_> = snapshot.numbers.values().collect();
    numbers.sort_by_key(|number| (number.tn, number.id));
    sheet(
        "Numbers",
        &[
            "Number",
            "Kind",
            "Use",
            "Disposition",
            "Carrier",
            "Account",
            "Site",
            "Order",
            "Extension",
            "Name",
            "Rings to",
            "Target",
            "911 address",
            "RespOrg",
            "Wireless",
            "On phone system",
            "On CSR",
            "On bill",
            "Note",
        ],
        numbers.into_iter().map(|number| {
            let account = number.account.and_then(|id| snapshot.accounts.get(&id));
            let site = number.site.and_then(|id| snapshot.sites.get(&id));
            let order = number.order.and_then(|id| snapshot.orders.get(&id));
            let carrier = account.map(|account| snapshot.carrier_name(&account.carrier));
            vec![
                Value::Text(number.tn.dashed()),
                Value::text(number.kind.words()),
                Value::text(number.usage.words()),
                Value::text(number.disposition.words()),
                Value::text(carrier.unwrap_or_default()),
                Value::text(account.map_or("", |account| account.account_number.as_str())),
                Value::text(site.map_or("", |site| site.name.as_str())),
                Value::text(order.map_or("", |order| order.name.as_str())),
                Value::text(&number.extension),
                Value::text(&number.name),
                number
                    .rings_to
                    .map_or(Value::Empty, |tn| Value::Text(tn.dashed())),
                Value::text(&number.target),
                Value::text(&number.address_911),
                Value::text(&number.resp_org),
                Value::flag(number.wireless),
                Value::flag(number.on_inventory),
                Value::flag(number.on_csr),
                Value::flag(number.on_bill),
                Value::text(&number.note),
            ]
        }),
    )
}

pub(super) fn orders(input: &DataInput<'_>) -> Sheet {
    let snapshot = input.snapshot;
    let mut orders: Vec<&Order> = snapshot.orders.values().collect();
    orders.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    sheet(
        "Orders",
        &[
            "Order",
            "Losing carrier",
            "Account",
            "Class",
            "Site",
            "RespOrg",
            "Numbers",
            "Status",
            "Version",
            "PON",
            "Carrier’s number",
            "Wave",
            "Signed",
            "Sent",
            "Asked for",
            "Hours asked for",
            "Confirmed",
            "Hours confirmed",
            "Activated",
            "Earliest",
            "Usual",
            "Longest",
            "Float, business days",
            "Rejections",
            "Last rejection",
        ],
        orders.into_iter().map(|order| {
            let of_plan = input.plan.orders.iter().find(|plan| plan.order == order.id);
            let numbers = snapshot.numbers.of_order(order.id).count();
            order_row(input, order, of_plan, numbers)
        }),
    )
}

fn order_row(
    input: &DataInput<'_>,
    order: &Order,
    of_plan: Option<&OrderPlan>,
    numbers: usize,
) -> Vec<Value> {
    let snapshot = input.snapshot;
    let account = order.key.account.and_then(|id| snapshot.accounts.get(&id));
    let site = order.key.site.and_then(|id| snapshot.sites.get(&id));
    let local_day = |at| {
        zone::to_local(at, &snapshot.settings.zone)
            .ok()
            .map(|local| local.date())
    };
    let window = |window: Option<&Window>| {
        [
            Value::day(window.map(|window| window.date)),
            Value::text(window.map_or_else(String::new, Window::hours_words)),
        ]
    };
    let [asked, asked_hours] = window(order.requested.as_ref());
    let [confirmed, confirmed_hours] = window(order.confirmed.as_ref());
    vec![
        Value::text(&order.name),
        Value::text(snapshot.carrier_name(&order.key.carrier)),
        Value::text(account.map_or("", |account| account.account_number.as_str())),
        Value::text(class_words(order.key.class)),
        Value::text(site.map_or("", |site| site.name.as_str())),
        Value::text(&order.key.resp_org),
        Value::count(numbers),
        Value::text(order.status.words()),
        Value::Count(i64::from(order.version)),
        Value::text(&order.pon),
        Value::text(&order.carrier_number),
        order
            .wave
            .map_or(Value::Empty, |wave| Value::Count(i64::from(wave))),
        Value::day(order.signed_on),
        Value::day(order.submitted_at.and_then(local_day)),
        asked,
        asked_hours,
        confirmed,
        confirmed_hours,
        Value::day(order.activated_at.and_then(local_day)),
        Value::day(of_plan.and_then(|plan| plan.minimum)),
        Value::day(of_plan.and_then(|plan| plan.typical)),
        Value::day(of_plan.and_then(|plan| plan.maximum)),
        of_plan
            .and_then(|plan| plan.float_days)
            .map_or(Value::Empty, |days| Value::Count(i64::from(days))),
        Value::count(order.rejections.len()),
        Value::text(
            order
                .rejections
                .last()
                .map_or("", |last| last.reason.as_str()),
        ),
    ]
}

fn class_words(class: KeyClass) -> &'static str {
    match class {
        KeyClass::Local => "local",
        KeyClass::Wireless => "wireless",
        KeyClass::TollFree => "toll-free",
    }
}

pub(super) fn plan(input: &DataInput<'_>) -> Sheet {
    let snapshot = input.snapshot;
    let steps = input.plan.orders.iter().flat_map(|of| {
        let name = snapshot.orders.get(&of.order).map_or("", |it| &it.name);
        of.steps.iter().map(move |step| (name, step))
    });
    sheet(
        "Plan",
        &[
            "Order", "Step", "Who", "From", "To", "State", "Critical", "Rule", "Source",
        ],
        steps.map(|(order, step)| {
            vec![
                Value::text(order),
                Value::text(step.kind.words()),
                Value::text(step.owner.words()),
                Value::Day(step.from),
                Value::Day(step.to),
                Value::text(step.state.words()),
                Value::flag(step.critical),
                Value::text(&step.rule),
                Value::text(&step.source),
            ]
        }),
    )
}

pub(super) fn findings(input: &DataInput<'_>) -> Sheet {
    let snapshot = input.snapshot;
    sheet(
        "Findings",
        &[
            "Severity",
            "About",
            "Field",
            "What is wrong",
            "What to do",
            "Business days at stake",
            "Rule",
            "Source",
        ],
        input.findings.iter().map(|finding| {
            let field = match &finding.place {
                Place::Order { field, .. } | Place::Account { field, .. } => field.as_str(),
                Place::Carrier { rule, .. } => rule.as_str(),
                _ => "",
            };
            vec![
                Value::text(severity_words(finding.severity)),
                Value::text(snapshot.subject(&finding.place)),
                Value::text(field),
                Value::text(&finding.message),
                Value::text(&finding.hint),
                finding
                    .days
                    .map_or(Value::Empty, |days| Value::Count(i64::from(days))),
                Value::text(finding.code.as_ref()),
                Value::text(&finding.source),
            ]
        }),
    )
}

fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "blocker",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Every line of the cost sheet with what it is of.
pub(super) fn cost_lines<'a>(
    input: &DataInput<'a>,
) -> impl Iterator<Item = (&'a str, &'a Line)> + use<'a> {
    let costs = input.costs;
    let of_orders = costs.orders.iter().flat_map(|order| {
        let lines = order.sheet.lines.iter();
        lines.map(move |line| (order.name.as_str(), line))
    });
    let of_accounts = costs.accounts.iter().flat_map(|account| {
        let lines = account.sheet.lines.iter();
        lines.map(move |line| (account.name.as_str(), line))
    });
    let perhaps = costs.perhaps.iter().map(|line| ("", line));
    of_orders.chain(of_accounts).chain(perhaps)
}

pub(super) fn costs(input: &DataInput<'_>) -> Sheet {
    sheet(
        "Costs",
        &[
            "Of", "What", "How sure", "Amount", "Currency", "Basis", "Source",
        ],
        cost_lines(input).map(|(of, line)| {
            vec![
                Value::text(of),
                Value::text(&line.what),
                Value::text(sure_words(line)),
                line.amount.map_or(Value::Empty, Value::Money),
                // A currency without an amount would read as nothing owed.
                Value::text(line.amount.map_or("", |_| line.currency.as_str())),
                Value::text(&line.basis),
                Value::text(&line.source),
            ]
        }),
    )
}

fn sure_words(line: &Line) -> &'static str {
    match line.sure {
        _ if line.is_unknown() => "not known",
        Sure::Owed => "owed",
        Sure::Planned => "planned",
        Sure::Perhaps => "only if it happens",
        Sure::Nothing => "nothing",
    }
}
