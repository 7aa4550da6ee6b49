//! What carriers reject for: the rejection catalogue of the domain notes, section 6, row by row.
//!
//! Codes and reasons are Bandwidth's [BW-ERR] and Telnyx's [TELNYX-ERR][TELNYX-EXC][TELNYX-KB]; days are planning
//! values in business days, from resubmission and a new FOC clock. A row is either foreseen by checks, whose
//! codes it names, or cannot be known in a project file; then it says whom to ask what.

use crate::finding::{Finding, Severity};

/// How a reason can be met before the order goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foresight {
    /// By checks with these codes.
    Checked(&'static [&'static str]),
    /// By asking.
    Asked {
        /// Whom.
        whom: &'static str,
        /// What.
        question: &'static str,
    },
}

/// One row of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rejection {
    /// Its row, from 1.
    pub row: u16,
    /// What carriers reject for.
    pub reason: &'static str,
    /// Bandwidth's codes.
    pub bandwidth: &'static str,
    /// Telnyx's words.
    pub telnyx: &'static str,
    /// What to do about it.
    pub fix: &'static str,
    /// Business days usually lost, least and most; 0 where it is not a matter of days.
    pub days: (u16, u16),
    /// How it is met beforehand.
    pub foresight: Foresight,
}

impl Rejection {
    /// Whether a check foresees it.
    pub fn is_foreseen(&self) -> bool {
        matches!(self.foresight, Foresight::Checked(_))
    }

    /// Codes of the checks that foresee it.
    pub fn codes(&self) -> &'static [&'static str] {
        match self.foresight {
            Foresight::Checked(codes) => codes,
            Foresight::Asked { .. } => &[],
        }
    }

    /// Whom to ask what, where it cannot be known here.
    pub fn ask(&self) -> Option<(&'static str, &'static str)> {
        match self.foresight {
            Foresight::Checked(_) => None,
            Foresight::Asked { whom, question } => Some((whom, question)),
        }
    }

    /// Days lost in words: `3–5`, `1`, `–`.
    pub fn days_words(&self) -> String {
        match self.days {
            (_, 0) => "–".to_owned(),
            (least, most) if least == most => most.to_string(),
            (least, most) => format!("{least}–{most}"),
        }
    }

    /// Where the row was read.
    pub fn source(&self) -> String {
        if self.bandwidth.is_empty() {
            "TELNYX-ERR, TELNYX-EXC".to_owned()
        } else {
            format!("BW-ERR {}", self.bandwidth)
        }
    }
}

/// How a project stands to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The row.
    pub entry: &'static Rejection,
    /// Findings that foresee it now.
    pub findings: usize,
}

/// Every row with the findings that foresee it.
pub fn standings(findings: &[Finding]) -> Vec<Standing> {
    CATALOGUE
        .iter()
        .map(|entry| Standing {
            entry,
            findings: findings
                .iter()
                .filter(|finding| entry.codes().contains(&finding.code.as_ref()))
                .count(),
        })
        .collect()
}

/// A row by its number.
pub fn row(row: u16) -> Option<&'static Rejection> {
    CATALOGUE.iter().find(|entry| entry.row == row)
}

/// The row that a carrier's code stands for: Bandwidth's number or Telnyx's word, however it is written. A code that
/// two rows bear is the first one's.
pub fn row_of_code(code: &str) -> Option<&'static Rejection> {
    let said = code.trim().replace([' ', '-'], "_");
    let is = |codes: &str| {
        codes
            .split(", ")
            .any(|known| known.eq_ignore_ascii_case(&said))
    };
    CATALOGUE
        .iter()
        .find(|entry| !said.is_empty() && (is(entry.bandwidth) || is(entry.telnyx)))
}

/// The finding with the days and the source of its row.
pub(super) fn of_row(finding: Finding, number: u16) -> Finding {
    match row(number) {
        Some(entry) if entry.days.1 > 0 => finding.costs(entry.days.1).sourced(entry.source()),
        Some(entry) => finding.sourced(entry.source()),
        None => finding,
    }
}

/// The finding with the days and the source of the row that it foresees, where it says none of its own.
pub(super) fn complete(mut finding: Finding) -> Finding {
    let entry = CATALOGUE
        .iter()
        .find(|entry| entry.codes().contains(&finding.code.as_ref()))
        // A note says that nothing has to be done, so nothing is at stake.
        .filter(|_| finding.severity != Severity::Note);
    if let Some(entry) = entry {
        if finding.days.is_none() && entry.days.1 > 0 {
            finding.days = Some(entry.days.1);
        }
        if finding.source.is_empty() {
            finding.source = entry.source();
        }
    }
    finding
}

const fn checked(
    row: u16,
    reason: &'static str,
    (bandwidth, telnyx): (&'static str, &'static str),
    fix: &'static str,
    days: (u16, u16),
    codes: &'static [&'static str],
) -> Rejection {
    Rejection {
        row,
        reason,
        bandwidth,
        telnyx,
        fix,
        days,
        foresight: Foresight::Checked(codes),
    }
}

const fn asked(
    row: u16,
    reason: &'static str,
    (bandwidth, telnyx): (&'static str, &'static str),
    fix: &'static str,
    days: (u16, u16),
    (whom, question): (&'static str, &'static str),
) -> Rejection {
    Rejection {
        row,
        reason,
        bandwidth,
        telnyx,
        fix,
        days,
        foresight: Foresight::Asked { whom, question },
    }
}

/// The 45 rows.
pub const CATALOGUE: &[Rejection] = &[
    checked(
        1,
        "Service address or ZIP differs",
        (
            "7402",
            "SERVICE_ADDRESS_MISMATCH, LOCATION_MISMATCH, ZIP_POSTAL_CODE_MISMATCH",
        ),
        "Copy the CSR",
        (3, 5),
        &["address_mismatch", "missing_service_address", "po_box"],
    ),
    checked(
        2,
        "Business name differs",
        ("7404, 7429", "BUSINESS_NAME_MISMATCH, ENTITY_NAME_MISMATCH"),
        "Copy the CSR",
        (3, 5),
        &[
            "name_mismatch",
            "billing_name_mismatch",
            "missing_business_name",
        ],
    ),
    checked(
        3,
        "Signer not on the account",
        ("7462, 7473", "AUTH_NAME_MISMATCH, AUTH_PERSON_MISMATCH"),
        "Have the signer added",
        (3, 10),
        &["signer_mismatch", "missing_signer"],
    ),
    checked(
        4,
        "Account number wrong",
        (
            "7401, 7465",
            "ACCOUNT_NUMBER_MISMATCH, ACCOUNT_NUMBER_REQUIRED",
        ),
        "Take it from the CSR",
        (3, 5),
        &["account_number_mismatch", "missing_account_number"],
    ),
    checked(
        5,
        "PIN wrong or expired",
        ("7435, 7467, 7610", "PASSCODE_PIN_INVALID"),
        "New PIN",
        (1, 3),
        &[
            "missing_pin",
            "pin_unfit",
            "pin_undated",
            "pin_too_old",
            "pin_ages",
        ],
    ),
    asked(
        6,
        "Tax ID or last digits of the SSN missing",
        ("7443, 7466", ""),
        "Supply them",
        (1, 3),
        (
            "the losing carrier",
            "Does it want a tax ID or the last four digits of an SSN? We do not keep them here.",
        ),
    ),
    checked(
        7,
        "BTN wrong",
        ("7445", "BTN_ATN_MISMATCH"),
        "Take it from the CSR",
        (3, 5),
        &["btn_mismatch", "missing_btn", "btn_not_listed"],
    ),
    checked(
        8,
        "Several BTNs in one order",
        ("7447", "DIFFERENT_ACCOUNTS, PORTING_ORDER_SPLIT_REQUIRED"),
        "Split, with a new LOA each",
        (5, 10),
        &["order_mixes_accounts"],
    ),
    checked(
        9,
        "BTN moves while services remain",
        ("7434", "PORTING_MAIN_BTN, MAIN_BTN_PORTING"),
        "Name a new BTN",
        (3, 5),
        &["btn_leaves", "new_btn_unfit", "btn_before_rest"],
    ),
    checked(
        10,
        "Full or partial marked wrong",
        ("7434", "REQUEST_INCORRECT, PORT_TYPE_INCORRECT"),
        "Correct the mark",
        (2, 3),
        &["record_lists_more"],
    ),
    checked(
        11,
        "Fate of remaining numbers unknown",
        ("", ""),
        "List keep or disconnect for each",
        (3, 5),
        &["undecided_numbers"],
    ),
    checked(
        12,
        "Pending order on the account",
        ("7407", "PENDING_ORDER, LSR_PENDING"),
        "Finish or cancel it",
        (3, 10),
        &["pending_order"],
    ),
    asked(
        13,
        "Already porting to someone else",
        ("7407", "PENDING_ORDER"),
        "Cancel the other",
        (3, 10),
        (
            "the client",
            "Has anyone else been told to move these numbers?",
        ),
    ),
    checked(
        14,
        "Lock or port protection",
        ("7416, 7425, 7520", ""),
        "Customer lifts it",
        (5, 15),
        &["account_locked", "lock_not_asked", "record_says_frozen"],
    ),
    checked(
        15,
        "Number disconnected or not in service",
        ("7409, 7378, 7518", "TN_NOT_PORTABLE"),
        "Reactivate it, else it is lost",
        (5, 10),
        &["not_in_service"],
    ),
    checked(
        16,
        "Number not on this account",
        ("7427, 7453, 7516", "TN_MISMATCH, PHONE_NUMBER_MISMATCH"),
        "Reconcile with the CSR",
        (3, 5),
        &["not_on_csr", "on_two_accounts"],
    ),
    checked(
        17,
        "Number not portable",
        ("7403, 7470, 7503", "PHONE_NUMBER_NOT_PORTABLE"),
        "Ask for release, or keep and forward it",
        (5, 5),
        &["not_portable", "in_no_order", "fiction_number"],
    ),
    checked(
        18,
        "Rate centre not covered",
        (
            "7004, 7331",
            "UNSUPPORTED_RATE_CENTER, RATE_CENTER_NOT_PORTABLE",
        ),
        "Another gaining carrier, or forward it",
        (0, 0),
        &["not_covered"],
    ),
    checked(
        19,
        "Different rate centres in one order",
        ("", "DIFFERENT_RATE_CENTERS"),
        "Split",
        (1, 2),
        &["order_mixes_rate_centres"],
    ),
    checked(
        20,
        "Hunt group",
        ("7419", "TN_HAS_SPECIAL_FEATURE"),
        "Remove before the port",
        (3, 10),
        &["feature_hunt_group"],
    ),
    checked(
        21,
        "Distinctive ring",
        ("7410, 7452", "TN_HAS_SPECIAL_FEATURE"),
        "Remove or convert",
        (3, 10),
        &["feature_distinctive_ring"],
    ),
    checked(
        22,
        "Centrex",
        ("7406", "TN_HAS_SPECIAL_FEATURE"),
        "Agree to the disconnect, name a new BTN",
        (5, 10),
        &["feature_centrex"],
    ),
    checked(
        23,
        "ISDN or PRI",
        ("7421", "TN_HAS_SPECIAL_FEATURE"),
        "Agree or rework",
        (5, 10),
        &["feature_isdn"],
    ),
    checked(
        24,
        "DSL or broadband on the line",
        ("7411", "TN_HAS_SPECIAL_FEATURE"),
        "Move the DSL, name a new BTN",
        (5, 15),
        &["feature_dsl"],
    ),
    checked(
        25,
        "Remote call forwarding",
        ("7437", "TN_HAS_SPECIAL_FEATURE"),
        "State the address of the real line",
        (3, 5),
        &["feature_remote_forward"],
    ),
    checked(
        26,
        "Foreign exchange",
        ("7415", "TN_HAS_SPECIAL_FEATURE"),
        "Case by case",
        (5, 5),
        &["feature_foreign_exchange"],
    ),
    checked(
        27,
        "Requested date too soon",
        ("7209, 7412, 7439", "FOC_REJECTED"),
        "Ask for a later day",
        (3, 3),
        &["requested_too_early", "requested_before_usual"],
    ),
    checked(
        28,
        "Requested date past, too far, weekend or holiday",
        ("7208, 7210, 7315, 7387", "FOC_REJECTED"),
        "Choose a business day",
        (0, 1),
        &["requested_on_closed_day", "requested_too_far"],
    ),
    checked(
        29,
        "FOC expired",
        ("7450", "FOC_EXPIRED"),
        "Supplement with a new date",
        (3, 5),
        &["confirmed_day_passed"],
    ),
    checked(
        30,
        "LOA old, illegible or signed by another",
        ("7424, 7461, 7462, 7464", "ILLEGIBLE_LOA"),
        "New LOA",
        (2, 5),
        &["loa_too_old", "loa_ages"],
    ),
    checked(
        31,
        "Bill copy demanded",
        ("7446", ""),
        "Bill of the last 30 days",
        (1, 3),
        &[
            "bill_missing",
            "bill_too_old",
            "bill_ages",
            "bill_incomplete",
            "bill_unopenable",
        ],
    ),
    checked(
        32,
        "Reseller is customer of record",
        ("7449", "INVALID_RESELLER"),
        "Use the reseller’s data and name",
        (5, 10),
        &["reseller_differs", "underlying_carrier_differs"],
    ),
    checked(
        33,
        "Business or residential wrong",
        ("7463", ""),
        "Correct it",
        (2, 3),
        &["class_mismatch"],
    ),
    checked(
        34,
        "Too many numbers in one order",
        ("7405, 7517", ""),
        "Split, or make it a project",
        (3, 10),
        &["order_over_cap"],
    ),
    asked(
        35,
        "Losing carrier does not answer",
        ("", "LOSING_CARRIER_NO_RESPONSE, OSP_IRRESPONSIVE"),
        "The gaining side escalates",
        (2, 10),
        (
            "the gaining carrier",
            "After how many days without an answer does it escalate, and who starts that?",
        ),
    ),
    asked(
        36,
        "Conflict in the NPAC",
        ("7454", "SV_CONFLICT"),
        "Both carriers resolve it",
        (2, 5),
        (
            "the gaining carrier",
            "Is any of these numbers in conflict or pending in the NPAC?",
        ),
    ),
    asked(
        37,
        "Customer told the losing side to stay",
        ("7448", ""),
        "Confirm or cancel",
        (3, 5),
        (
            "the client",
            "Who may be called by the losing carrier, and do they know to say that the move stands?",
        ),
    ),
    checked(
        38,
        "Outside business hours, or in a closed period",
        ("7438, 7442, 7444, 7451, 7460", ""),
        "Wait, or ask for another time",
        (0, 0),
        &["requested_outside_hours", "lands_in_freeze"],
    ),
    asked(
        39,
        "No interconnection or trading agreement",
        ("7456", ""),
        "Another gaining carrier",
        (0, 0),
        (
            "the gaining carrier",
            "Does it have an agreement with each losing side, small ones too?",
        ),
    ),
    checked(
        40,
        "Toll-free and local mixed",
        ("7386", ""),
        "Split",
        (1, 1),
        &["order_mixes_classes"],
    ),
    checked(
        41,
        "Toll-free numbers of several RespOrgs",
        ("7391", "INVALID_TFNS"),
        "Split",
        (1, 3),
        &["no_resp_org", "order_mixes_resp_orgs"],
    ),
    checked(
        42,
        "Already on the gaining platform",
        ("7206, 7320, 7431, 7441", ""),
        "Ticket for an internal move",
        (1, 2),
        &["already_at_gaining"],
    ),
    checked(
        43,
        "Everything differs: another account’s record",
        ("7408", ""),
        "Start again with the right CSR",
        (5, 10),
        &["wrong_record"],
    ),
    asked(
        44,
        "Cannot be cancelled or supplemented any more",
        ("7432, 7433", ""),
        "Snapback after completion",
        (0, 0),
        (
            "the losing carrier",
            "Until when does it take a change or a cancel after the FOC?",
        ),
    ),
    asked(
        45,
        "Prepaid mobile number",
        ("7436", ""),
        "The carrier’s own data",
        (1, 3),
        (
            "the client",
            "Is any mobile number prepaid? Then which data does its carrier want?",
        ),
    ),
];
