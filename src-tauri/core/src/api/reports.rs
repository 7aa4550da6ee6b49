//! Status reports: the page of today, and those that went to the client. The program sends nothing and does not see
//! what a person mails: it keeps the report as it stands when they say that it was sent.

use super::{
    checklist::built,
    commands::Done,
    documents::{not_made, paper_of},
    error::WireError,
    forecast::{asked, of_state},
    session::{Call, Session, State},
    view::ReportSend,
    words::moment,
};
use crate::{
    document::{self, Paper, Pdf, RecordHead, StatusInput},
    forecast::Forecast,
    id::ReportId,
    project::{Bytes, Op},
    task::ReportSent,
    window::day_words,
    zone,
};

impl Session {
    pub(super) fn report_sent(
        &mut self,
        request: ReportSend,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let to = request.to.trim().to_owned();
        if to.is_empty() {
            return Err(WireError::user(
                "no_reader",
                "It is not said to whom the report went.",
                "Write the name, or who of the client gets it.",
            ));
        }
        let state = self.state(call.now)?;
        let head = self.record_head()?;
        let (pdf, chances) = made(&state, &head, paper_of(request.paper))?;
        let bytes = Bytes::new(pdf.bytes);
        let report = ReportSent {
            id: ReportId(-1),
            at: call.now.to_utc(),
            by: self.host.actor.clone(),
            to,
            sha256: bytes.sha256().to_owned(),
            size: u64::try_from(bytes.as_slice().len()).unwrap_or(u64::MAX),
            days: document::report_days(&state.snapshot, &state.plan, &chances),
        };
        drop(state);
        self.write(&Op::ReportSent { report, bytes }, call.now)
    }
}

/// The report of today, with the chances that it rests on.
pub(super) fn made(
    state: &State,
    head: &RecordHead,
    paper: Paper,
) -> Result<(Pdf, Forecast), WireError> {
    let list = built(state);
    let input = StatusInput {
        snapshot: &state.snapshot,
        plan: &state.plan,
        findings: &state.findings,
        checklist: &list,
    };
    let chances = of_state(state, asked(None, None));
    let pdf = document::status(&input, &chances, head, paper).map_err(not_made)?;
    Ok((pdf, chances))
}

/// The reports that went out, each by the name of its file: `project/sent/status-2026-11-16.pdf`, the second of a day
/// with `-2`.
pub(super) fn sent(state: &State) -> impl Iterator<Item = (String, &ReportSent)> {
    let reports = &state.snapshot.reports;
    let day = |sent: &ReportSent| zone::on_clocks(sent.at, &state.snapshot.settings.zone).date();
    reports.iter().enumerate().map(move |(at, report)| {
        let today = day(report);
        let earlier = reports
            .iter()
            .take(at)
            .filter(|other| day(other) == today)
            .count();
        let second = match earlier {
            0 => String::new(),
            n => format!("-{}", n + 1),
        };
        (format!("project/sent/status-{today}{second}.pdf"), report)
    })
}

/// `Status report of Mon 16 Nov`, `as it stood Mon 16 Nov 09:41, to Dana Whitfield`.
pub(super) fn words(state: &State, report: &ReportSent) -> (String, String) {
    let day = zone::on_clocks(report.at, &state.snapshot.settings.zone).date();
    (
        format!("Status report of {}", day_words(day)),
        format!(
            "as it stood {}, to {}",
            moment(&state.snapshot, report.at),
            report.to
        ),
    )
}
