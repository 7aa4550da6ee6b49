//! The list of problems, and a person's word that one of them may stand.

use super::{
    commands::{ById, Done, Nothing},
    error::WireError,
    session::{Call, Session, State},
    view::{AcceptanceView, FindingAccept, Problem},
    words::{finding, moment, subject},
};
use crate::{
    finding::{Acceptance, Finding},
    id::AcceptanceId,
    place::Place,
    project::Op,
    readiness,
};

impl Session {
    pub(super) fn problems(
        &mut self,
        _: Nothing,
        call: &mut Call<'_>,
    ) -> Result<Vec<Problem>, WireError> {
        let state = self.state(call.now)?;
        let word = |acceptance: &Acceptance| AcceptanceView {
            id: acceptance.id,
            reason: acceptance.reason.clone(),
            by: acceptance.by.clone(),
            when: moment(&state.snapshot, acceptance.at),
            said: acceptance.message.clone(),
        };
        let open = state.findings.iter().map(|noticed| Problem {
            lapsed: state
                .snapshot
                .acceptances
                .iter()
                .find(|acceptance| acceptance.is_about(noticed))
                .filter(|_| alone(&state, noticed))
                .map(word),
            ..problem(&state, noticed)
        });
        let accepted = state.accepted.iter().map(|(noticed, acceptance)| Problem {
            accepted: Some(word(acceptance)),
            ..problem(&state, noticed)
        });
        Ok(open.chain(accepted).collect())
    }

    pub(super) fn finding_accept(
        &mut self,
        request: FindingAccept,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let reason = request.reason.trim();
        if reason.is_empty() {
            return Err(WireError::user(
                "no_reason",
                "There is no reason.",
                "Say why it may stand: who said so, and when.",
            ));
        }
        let noticed = state
            .findings
            .iter()
            .find(|noticed| {
                noticed.code == request.code
                    && noticed.place == request.place
                    && noticed.severity == request.severity
                    && noticed.message == request.message
            })
            .ok_or_else(|| {
                WireError::user(
                    "finding_gone",
                    "That finding is no longer what it was.",
                    "Look at the list again.",
                )
            })?;
        if let Some(why) = readiness::may_not_accept(noticed) {
            return Err(WireError::user(
                "must_be_mended",
                format!("It cannot be accepted. {why}"),
                noticed.hint.clone(),
            ));
        }
        let older = state
            .snapshot
            .acceptances
            .iter()
            .find(|acceptance| acceptance.is_about(noticed))
            .filter(|_| alone(&state, noticed));
        let op = Op::Accept {
            acceptance: Acceptance {
                id: older.map_or(AcceptanceId(-1), |older| older.id),
                code: request.code,
                place: request.place,
                severity: noticed.severity,
                message: noticed.message.clone(),
                reason: reason.to_owned(),
                by: self.host.actor.clone(),
                at: call.now.to_utc(),
            },
            what: format!("acceptance of a {}", about(&state, noticed)),
        };
        self.write(&op, call.now)
    }

    pub(super) fn finding_reopen(
        &mut self,
        request: ById<AcceptanceId>,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let (noticed, _) = state
            .accepted
            .iter()
            .find(|(_, acceptance)| acceptance.id == request.id)
            .ok_or_else(|| WireError::not_here("That acceptance"))?;
        let op = Op::Reopen {
            id: request.id,
            what: format!("reopening of a {}", about(&state, noticed)),
        };
        self.write(&op, call.now)
    }
}

/// `warning on NDG-04`.
fn about(state: &State, noticed: &Finding) -> String {
    let severity = format!("{:?}", noticed.severity).to_lowercase();
    format!("{severity} on {}", subject(&state.snapshot, &noticed.place))
}

/// Whether no other finding has its code and place: only then an old word was about this one.
fn alone(state: &State, noticed: &Finding) -> bool {
    let same = |other: &Finding| other.code == noticed.code && other.place == noticed.place;
    !state.accepted.iter().any(|(other, _)| same(other))
        && state.findings.iter().filter(|other| same(other)).count() == 1
}

fn problem(state: &State, noticed: &Finding) -> Problem {
    Problem {
        finding: finding(&state.snapshot, noticed),
        place: noticed.place.clone(),
        about: match &noticed.place {
            Place::Project => "Project",
            Place::Order { .. } => "Order",
            Place::Account { .. } => "Account",
            Place::Site { .. } => "Site",
            Place::Number { .. } => "Number",
            Place::Carrier { .. } => "Carrier",
            Place::Cell(_) => "File",
        }
        .to_owned(),
        days: noticed.days,
        must: readiness::may_not_accept(noticed)
            .unwrap_or_default()
            .to_owned(),
        accepted: None,
        lapsed: None,
    }
}
