//! A snapshot: everything a project file holds that planning needs, as plain data without a connection.
//!
//! Every function of the third layer takes one of these and a date, and returns values. Attached bytes,
//! provenance of single cells and the record stay in the file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    account::{Account, Charges, KeptSpelling},
    carrier::{CarrierId, Override, Profile, ProjectFee, short_name},
    csr::{Bill, Csr},
    evidence::Evidence,
    finding::{Acceptance, Finding},
    id::{AccountId, BlackoutId, EvidenceId, OrderId, SiteId},
    night::Nights,
    number::{Lookup, LookupKind, Numbers, TelephoneNumber},
    order::{ByHand, GateWord, Order},
    place::Place,
    site::Site,
    task::{Baseline, ChecklistEdit, ReportSent, TaskRecord},
    window::{Agreed, Duty, KeptInstants},
};

/// The project as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// The client's name as people write it.
    pub client: String,
    /// Three letters or so that order names start with.
    pub prefix: String,
    /// Profile of the platform or gaining carrier the client moves to.
    pub gaining: CarrierId,
    /// Home zone of the project, IANA.
    pub zone: String,
    /// Wished go-live: the day on which the last order cuts over.
    pub go_live: Option<NaiveDate>,
    /// Wished start of the cutover window, local to the project's zone.
    pub window_start: NaiveTime,
    /// Wished end of the cutover window.
    pub window_end: NaiveTime,
    /// The sample client: numbers reserved for fiction are notes instead of blockers.
    pub sample: bool,
    /// Who plans the port; printed as the document's maker.
    pub consultant: String,
    /// People by what they do in the move: `implementation`, `signer`, `it`, `coordinator` → name.
    pub people: BTreeMap<String, String>,
    /// Orders in a hundred that the forecast takes as refused although nothing is open on them; absent for
    /// the published figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejection_percent: Option<u8>,
    /// Confirmed dates in a hundred that the forecast takes as lost again; absent for our allowance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foc_lost_percent: Option<u8>,
    /// The attachment that is the consultant’s logo on every document but the letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<EvidenceId>,
}

/// A period in which nothing of ours may be cut over: a trade fair, an inventory, a holiday of the client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Blackout {
    /// Its row.
    pub id: BlackoutId,
    /// Why.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub to: NaiveDate,
    /// The carrier it concerns; absent for the whole project.
    pub carrier: Option<CarrierId>,
}

/// A carrier that the project adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddedProfile {
    /// The profile's id.
    pub carrier: CarrierId,
    /// File name without folder.
    pub file: String,
    /// The file's text, letter by letter.
    pub text: String,
}

/// What a project says of carriers beside the profiles of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnRules {
    /// Rules that it knows otherwise, by carrier and rule.
    pub overrides: Vec<Override>,
    /// Carriers that it adds.
    pub added: BTreeSet<CarrierId>,
    /// Profiles with overrides as they were without them.
    pub replaced: BTreeMap<CarrierId, Profile>,
    /// What of it cannot be used.
    pub unusable: Vec<UnusableRule>,
}

/// A rule of the project that the program cannot use: it was made by another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnusableRule {
    /// Whose rule.
    pub carrier: CarrierId,
    /// Which rule; empty for a profile as a whole.
    pub rule: String,
    /// Why not.
    pub why: String,
}

impl OwnRules {
    /// The project's word on a rule.
    pub fn of(&self, carrier: &CarrierId, rule: &str) -> Option<&Override> {
        self.overrides
            .iter()
            .find(|change| change.carrier == *carrier && change.rule == rule)
    }

    /// What cannot be used, to be looked at.
    pub fn findings(&self) -> impl Iterator<Item = Finding> {
        self.unusable.iter().map(|unusable| {
            let what = if unusable.rule.is_empty() {
                "The project’s own profile".to_owned()
            } else {
                format!("The project’s own {}", unusable.rule)
            };
            Finding::warning(
                "own_rule_unusable",
                Place::Carrier {
                    id: unusable.carrier.0.clone(),
                    rule: unusable.rule.clone(),
                },
                format!(
                    "{what} of {} cannot be used: {}.",
                    unusable.carrier, unusable.why
                ),
                "Enter it again, or take it back.",
            )
        })
    }
}

/// The project as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The project as a whole.
    pub settings: Settings,
    /// Profiles by id, with the project's overrides applied.
    pub carriers: BTreeMap<CarrierId, Profile>,
    /// What the project itself says of carriers.
    pub own_rules: OwnRules,
    /// Losing accounts by id.
    pub accounts: BTreeMap<AccountId, Account>,
    /// Service locations by id.
    pub sites: BTreeMap<SiteId, Site>,
    /// CSRs by account.
    pub csrs: BTreeMap<AccountId, Csr>,
    /// Bills as pasted, by account.
    pub bills: BTreeMap<AccountId, Bill>,
    /// Spellings of ours that are kept against the carrier's.
    pub kept: Vec<KeptSpelling>,
    /// Look-ups made elsewhere, by number.
    pub lookups: BTreeMap<TelephoneNumber, Vec<Lookup>>,
    /// Numbers by id.
    pub numbers: Numbers,
    /// Orders by id.
    pub orders: BTreeMap<OrderId, Order>,
    /// Findings that someone took the risk of, by row.
    pub acceptances: Vec<Acceptance>,
    /// Periods closed by the project.
    pub blackouts: Vec<Blackout>,
    /// What was said of things that have to be in place before a cutover.
    pub tasks: Vec<TaskRecord>,
    /// Dates that were promised once.
    pub baselines: Vec<Baseline>,
    /// Status reports that went to the client, oldest first.
    pub reports: Vec<ReportSent>,
    /// What people say of lines of the checklist.
    pub checklist: Vec<ChecklistEdit>,
    /// Attached files without their bytes, and how much is called.
    pub evidence: Evidence,
    /// When our people and the client's are on duty.
    pub duty: Vec<Duty>,
    /// Fees of this project, which go before the profiles'.
    pub fees: Vec<ProjectFee>,
    /// What the losing accounts cost, by account.
    pub charges: BTreeMap<AccountId, Charges>,
    /// What requested and confirmed windows meant as instants when they were written down.
    pub instants: BTreeMap<(OrderId, Agreed), KeptInstants>,
    /// Hand moves, marks and waves of the split.
    pub by_hand: ByHand,
    /// What was confirmed of the gate before submission.
    pub gate: Vec<GateWord>,
    /// What was recorded of cutovers: runbooks, nights, tests.
    pub nights: Nights,
}

impl Settings {
    /// Those of a client in a zone, with everything else still to be said.
    pub fn new(client: &str, prefix: &str, gaining: CarrierId, zone: &str) -> Self {
        Self {
            client: client.to_owned(),
            prefix: prefix.to_owned(),
            gaining,
            zone: zone.to_owned(),
            go_live: None,
            window_start: NaiveTime::MIN,
            window_end: NaiveTime::MIN,
            sample: false,
            consultant: String::new(),
            people: BTreeMap::new(),
            rejection_percent: None,
            foc_lost_percent: None,
            logo: None,
        }
    }
}

impl Snapshot {
    /// A project with nothing in it, for whoever makes one without a file: no carrier is known either.
    pub fn empty(settings: Settings) -> Self {
        Self {
            settings,
            carriers: BTreeMap::new(),
            own_rules: OwnRules::default(),
            accounts: BTreeMap::new(),
            sites: BTreeMap::new(),
            csrs: BTreeMap::new(),
            bills: BTreeMap::new(),
            kept: Vec::new(),
            lookups: BTreeMap::new(),
            numbers: Numbers::default(),
            orders: BTreeMap::new(),
            acceptances: Vec::new(),
            checklist: Vec::new(),
            blackouts: Vec::new(),
            tasks: Vec::new(),
            baselines: Vec::new(),
            reports: Vec::new(),
            evidence: Evidence::default(),
            duty: Vec::new(),
            fees: Vec::new(),
            charges: BTreeMap::new(),
            instants: BTreeMap::new(),
            by_hand: ByHand::default(),
            gate: Vec::new(),
            nights: crate::night::Nights::default(),
        }
    }

    /// Profile of what the client moves to.
    pub fn platform(&self) -> Option<&Profile> {
        self.carriers.get(&self.settings.gaining)
    }

    /// Profile of the carrier that files the orders: the platform's underlying carrier where one is
    /// known, else the platform itself.
    pub fn gaining(&self) -> Option<&Profile> {
        let platform = self.platform()?;
        let under = platform
            .via
            .as_ref()
            .and_then(|via| self.carriers.get(&via.value));
        Some(under.unwrap_or(platform))
    }

    /// Date of the newest record of an account in hand: the one taken in, or one attached with its date, such as a PDF.
    pub fn csr_date(&self, account: AccountId) -> Option<NaiveDate> {
        let taken_in = self.csrs.get(&account).map(|csr| csr.dated);
        taken_in.max(self.evidence.csr_date(account))
    }

    /// The recorded look-up of a number.
    pub fn lookup(&self, tn: TelephoneNumber, kind: LookupKind) -> Option<&Lookup> {
        self.lookups
            .get(&tn)
            .and_then(|found| found.iter().find(|lookup| lookup.kind == kind))
    }

    /// The carrier's name as people write it; its id where there is no profile.
    pub fn carrier_name<'a>(&'a self, id: &'a CarrierId) -> &'a str {
        self.carriers.get(id).map_or(&id.0, |profile| &profile.name)
    }

    /// What a place is, in words.
    pub fn subject(&self, place: &Place) -> String {
        match place {
            Place::Project => "Project".to_owned(),
            Place::Order { id, .. } => self
                .orders
                .get(id)
                .map(|order| order.name.clone())
                .unwrap_or_default(),
            Place::Account { id, .. } => self
                .accounts
                .get(id)
                .map(|account| short_name(self.carrier_name(&account.carrier)).to_owned())
                .unwrap_or_default(),
            Place::Site { id } => self
                .sites
                .get(id)
                .map(|site| site.name.clone())
                .unwrap_or_default(),
            Place::Number { id } => self
                .numbers
                .get(id)
                .map(|number| number.tn.national())
                .unwrap_or_default(),
            Place::Carrier { id, .. } => self.carrier_name(&CarrierId(id.clone())).to_owned(),
            Place::Cell(cell) => format!("{} {cell}", cell.file),
        }
    }
}
