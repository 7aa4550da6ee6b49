//! What may be accepted with a reason, and what was: the open findings parted from the accepted ones.
//!
//! A finding is a forecast, and a person may know more: a port desk that said on the telephone that it takes
//! the older bill. What law or life asks for, and what cannot be computed without, is no forecast.

use crate::{
    finding::{Acceptance, Finding, Severity},
    snapshot::Snapshot,
};

/// Why no one may accept findings of some codes, with the codes.
const MUST_BE_MENDED: &[(&str, &[&str])] = &[
    // Dispatchable location, RAY BAUM’s Act section 506. [911SECURE]
    (
        "A 911 call must find the caller. Enter the address.",
        &["no_911_address"],
    ),
    // Content and signature of a letter of agency, 47 CFR 64.1130. [CFR-64.1130]
    (
        "The law asks for it on the letter; without it the letter is not valid.",
        &[
            "missing_signer",
            "missing_billing_name",
            "missing_business_name",
            "missing_billing_address",
            "signature_void",
        ],
    ),
    (
        "Every number ends as port, stay or disconnect before an order goes out.",
        &["undecided_numbers", "in_no_order", "on_two_accounts"],
    ),
    // A provider has to honour a lock. [FCC-23-95]
    (
        "The carrier refuses every order of a locked account.",
        &["account_locked"],
    ),
    (
        "Nothing can be planned without it.",
        &[
            "not_split",
            "no_date",
            "zone_unknown",
            "gaining_unknown",
            "losing_unknown",
            "orders_wait_in_a_ring",
            "window_in_gap",
            "window_empty",
        ],
    ),
];

/// Why a finding may not be accepted; absent when it may.
pub fn may_not_accept(finding: &Finding) -> Option<&'static str> {
    if finding.severity == Severity::Note {
        return Some("A note holds nothing up.");
    }
    MUST_BE_MENDED
        .iter()
        .find(|(_, codes)| codes.contains(&finding.code.as_ref()))
        .map(|(why, _)| *why)
}

/// Parts findings into those that are open and those that someone accepted as they are now.
pub fn part(
    snapshot: &Snapshot,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<(Finding, Acceptance)>) {
    let mut open = Vec::with_capacity(findings.len());
    let mut accepted = Vec::new();
    for finding in findings {
        let held = snapshot
            .acceptances
            .iter()
            .find(|acceptance| acceptance.holds_for(&finding))
            .filter(|_| may_not_accept(&finding).is_none());
        match held {
            Some(acceptance) => accepted.push((finding, acceptance.clone())),
            None => open.push(finding),
        }
    }
    (open, accepted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{id::AcceptanceId, place::Place, plan::sample::northgate};

    fn accept(finding: &Finding) -> Acceptance {
        Acceptance {
            id: AcceptanceId(1),
            code: finding.code.to_string(),
            place: finding.place.clone(),
            severity: finding.severity,
            message: finding.message.clone(),
            reason: "Their port desk takes it.".into(),
            by: "dana@frontdesk".into(),
            at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    fn old_bill(message: &str) -> Finding {
        Finding::blocker("bill_too_old", Place::Project, message, "Get a new bill.")
    }

    #[test]
    fn an_accepted_finding_is_open_again_when_its_facts_change() {
        let mut snapshot = northgate();
        let finding = old_bill("The bill is too old after Fri 20 Nov.");
        snapshot.acceptances = vec![accept(&finding)];
        let parted = |finding: &Finding| {
            let (open, accepted) = part(&snapshot, vec![finding.clone()]);
            (open.len(), accepted.len())
        };
        assert_eq!(parted(&finding), (0, 1));
        assert_eq!(
            parted(&old_bill("The bill is too old after Mon 14 Dec.")),
            (1, 0)
        );
        let elsewhere = Finding {
            place: Place::Carrier {
                id: "lakeland".into(),
                rule: String::new(),
            },
            ..finding.clone()
        };
        assert_eq!(parted(&elsewhere), (1, 0));
        let graver = Finding {
            severity: Severity::Warning,
            ..finding
        };
        assert_eq!(parted(&graver), (1, 0));
    }

    #[test]
    fn what_law_and_life_ask_for_stays_open_whatever_the_file_says() {
        for (_, codes) in MUST_BE_MENDED {
            for code in *codes {
                let finding = Finding::blocker(code, Place::Project, "It is so.", "Mend it.");
                let mut snapshot = northgate();
                snapshot.acceptances = vec![accept(&finding)];
                assert!(may_not_accept(&finding).is_some(), "{code}");
                assert_eq!(part(&snapshot, vec![finding]).0.len(), 1, "{code}");
            }
        }
    }
}
