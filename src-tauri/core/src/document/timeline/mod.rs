//! The timeline on paper: a drawn Gantt with its legend, then the same plan as a table, landscape.
//!
//! Places come from [`crate::timeline`], which reckons in whole days; here they only become points. No
//! meaning hangs on colour: owners differ by fill, moments by shape, and every date stands in words too.

use crate::{
    order::Order,
    plan::{Owner, Plan, StepKind},
    snapshot::Snapshot,
    timeline as view,
};

use super::{
    DocumentError, Paper, Pdf, RecordHead,
    flow::{Flow, Footer, Shape},
    font::Fonts,
    frame::{TEXT, brand, heading, running, title},
    page::{Ink, Page, Piece},
    pdf::{self, Metadata},
    table::{Cell, Column, Table},
    words::{count, date, day_date, days_on_paper, glue},
};

mod chart;

use chart::Chart;

const TITLE: &str = "Timeline";

/// The plan of the project, drawn and as a table.
pub fn timeline(
    snapshot: &Snapshot,
    plan: &Plan,
    record: &RecordHead,
    paper: Paper,
) -> Result<Pdf, DocumentError> {
    let fonts = Fonts::load()?;
    let pages = pages(fonts, snapshot, plan, record, paper);
    let metadata = Metadata {
        title: format!("{TITLE}, {}", snapshot.settings.client),
        author: snapshot.settings.consultant.clone(),
        subject: format!("State of {}", date(plan.today)).replace('\u{a0}', " "),
        made: record.made,
    };
    pdf::write(fonts, &pages, &metadata)
}

fn pages(
    fonts: &Fonts,
    snapshot: &Snapshot,
    plan: &Plan,
    record: &RecordHead,
    paper: Paper,
) -> Vec<Page> {
    let shape = Shape {
        paper,
        landscape: true,
        first_top: 40.0,
        later_top: 46.0,
    };
    let measure = shape.measure();
    let state = format!("State of {}", date(plan.today));
    let head = running(fonts, TITLE, &state, measure);
    let mut flow = Flow::new(fonts, shape, head, Piece::default());
    let settings = &snapshot.settings;
    flow.put(brand(fonts, &settings.consultant, &state, measure));
    let subtitle = format!(
        "{}, {}. Dates are business days of both carriers. Time zone data {}.",
        settings.client,
        count(plan.orders.len(), "order", "orders"),
        plan.tz_data
    );
    flow.put(title(fonts, TITLE, &subtitle, measure));
    let chart = Chart {
        fonts,
        snapshot,
        plan,
        view: view::view(snapshot, plan),
        measure,
    };
    chart.draw(&mut flow);
    steps(fonts, snapshot, plan, measure, &mut flow);
    flow.finish(&Footer {
        title: format!("{TITLE}\u{a0} ·\u{a0} {}", settings.client),
        record_word: "Record head",
        record,
    })
}

/// Every step with its dates and the rule behind them.
fn steps(fonts: &Fonts, snapshot: &Snapshot, plan: &Plan, measure: f32, flow: &mut Flow<'_>) {
    let columns = [
        Column::new("Order", 48.0),
        Column::new("Step", 84.0),
        Column::new("Who", 92.0),
        Column::new("Starts", 62.0),
        Column::new("Ends", 112.0),
        Column::new("State", 50.0),
        Column::new("Rule behind the dates", measure - 448.0).gap(0.0),
    ];
    let mut rows = Vec::new();
    for order_plan in &plan.orders {
        let Some(order) = snapshot.orders.get(&order_plan.order) else {
            continue;
        };
        // Limits and after-effects are for those who run the port, not for the page that goes round.
        for step in order_plan.steps.iter().filter(|step| !step.kind.is_aside()) {
            let style = if step.critical { TEXT.bold() } else { TEXT };
            let who = match step.owner {
                Owner::Carrier => carrier(snapshot, order, step.kind),
                Owner::Client => person(snapshot, "signer", "client"),
                Owner::Us => person(snapshot, "coordinator", "we"),
            };
            let mut ends = day_date(step.to);
            if let (StepKind::Cutover, Some(window)) = (step.kind, &order_plan.window) {
                ends = format!("{ends}, {}", window.hours_words().replace(' ', "\u{a0}"));
            }
            rows.push(vec![
                Cell::run(style.run(&order.name)),
                Cell::run(style.run(step.kind.words())),
                Cell::run(TEXT.run(who)),
                Cell::run(TEXT.run(day_date(step.from))),
                Cell::run(TEXT.run(ends)),
                Cell::run(TEXT.run(step.state.words())),
                Cell::run(TEXT.run(glue(&days_on_paper(&step.rule)))),
            ]);
        }
    }
    flow.turn();
    flow.table(
        0.0,
        Some(heading(
            fonts,
            "",
            "The same plan as a table",
            "bold: on the critical path of the go-live",
            measure,
        )),
        Table::lay(fonts, &columns, rows, Ink::Hair),
    );
}

/// The gaining side activates and takes numbers back; the losing side does the rest.
fn carrier(snapshot: &Snapshot, order: &Order, step: StepKind) -> String {
    let gaining = snapshot
        .gaining()
        .filter(|_| matches!(step, StepKind::Cutover | StepKind::Snapback));
    gaining.map_or_else(
        || snapshot.carrier_name(&order.key.carrier).to_owned(),
        |profile| profile.name.clone(),
    )
}

fn person(snapshot: &Snapshot, role: &str, otherwise: &str) -> String {
    let name = snapshot
        .settings
        .people
        .get(role)
        .and_then(|name| name.split(',').next())
        .map_or("", str::trim);
    if name.is_empty() { otherwise } else { name }.to_owned()
}
