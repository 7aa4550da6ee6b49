//! What a profile holds: the words and the shapes of a carrier's rules.
//!
//! Types only. Reading them from text stands in [`super::read`], choosing the rule for an order in
//! [`super::choose`], showing them in [`super::view`].

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AccountForm, AccountOf, ActivatesIn, AddressPart, AnswerTime, AttachmentRule, ChangeRule,
    CutOff, DaySpan, Fee, FeeKind, FormField, FurtherGate, Gate, LateRejection, LineUse,
    Maintenance, MissedFoc, PaperAge, PaperRule, ProjectAlso, Refusal, RejectionTime, Remaining,
    RequestDate, RequestTime, Rule, SignatureRule, SmsDelay, Unauthorised,
};

/// The word by which a profile is named everywhere: lower case with hyphens, such as `bandwidth`; of a carrier without a
/// profile the name that people give it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct CarrierId(pub String);

impl CarrierId {
    /// How a losing side is called of which nothing is said.
    pub(crate) const UNKNOWN: &str = "Unknown carrier";
}

impl std::fmt::Display for CarrierId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What a profile is to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Numbers go to it; it files the orders.
    Gaining,
    /// Numbers leave it; it answers the orders.
    Losing,
    /// What the client moves to; it may port through an underlying gaining carrier.
    Platform,
    /// No company: what law, industry practice or our planning defaults say of every carrier.
    Common,
}

/// What decides a lead time: the class of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// One line, no complex features, not resold (47 CFR 52.35).
    Simple,
    /// Every other wireline or VoIP order; its size picks the lead time.
    NonSimple,
    /// Above the size at which the gaining or losing side negotiates dates.
    Project,
    /// Leaves a mobile carrier; needs a transfer PIN.
    Wireless,
    /// A change of RespOrg.
    TollFree,
    /// A number on a fax machine, where a profile treats it apart.
    Fax,
    /// A Canadian number.
    Canada,
    /// A move inside one carrier.
    Internal,
}

/// Business days from a clean submission to activation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadTime {
    /// The class of order it holds for.
    pub class: Class,
    /// Smallest number of telephone numbers it holds for.
    #[serde(default = "one")]
    pub from: u32,
    /// Largest number of telephone numbers it holds for; absent means no upper end.
    #[serde(default)]
    pub to: Option<u32>,
    /// Shortest, in business days; absent where nobody says.
    #[serde(default)]
    pub min: Option<u16>,
    /// Usual, in business days.
    #[serde(default)]
    pub typical: Option<u16>,
    /// Longest that is still normal, in business days.
    #[serde(default)]
    pub max: Option<u16>,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording, how weeks were read as days.
    #[serde(default)]
    pub note: String,
    /// What other sources say instead; the figures in use are the stricter.
    #[serde(default)]
    pub conflicts: Vec<LeadReading>,
}

/// Another source's lead time for the same class and size, in business days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadReading {
    /// Shortest.
    #[serde(default)]
    pub min: Option<u16>,
    /// Usual.
    #[serde(default)]
    pub typical: Option<u16>,
    /// Longest that is still normal.
    #[serde(default)]
    pub max: Option<u16>,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording.
    #[serde(default)]
    pub note: String,
}

fn one() -> u32 {
    1
}

/// When the gaining side can switch numbers over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ActivationWindow {
    /// The way of activating: `automated`, `manual`, `on_demand`, `toll_free`, with the carrier's own
    /// distinction behind it where it makes one (`automated_on_net`).
    pub mode: String,
    /// Classes it holds for; empty means every class that no other window of the profile names.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// Days of the week, before holidays are taken away.
    #[ts(type = "string[]")]
    pub days: Vec<Weekday>,
    /// First moment at which activation may start, in `zone`.
    pub start: NaiveTime,
    /// End of the period. Equal to `start` when the carrier fixes one clock time.
    pub end: NaiveTime,
    /// IANA zone of `start` and `end`.
    pub zone: String,
    /// How long one activation may last, in minutes, where stated.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// Only by asking for it, by ticket or for money; never chosen by itself.
    #[serde(default)]
    pub on_request: bool,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording.
    #[serde(default)]
    pub note: String,
}

/// A daily time in a zone, such as a desk's cut-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ZonedTime {
    /// The clock time.
    pub time: NaiveTime,
    /// IANA zone of `time`.
    pub zone: String,
}

/// A closed period of a carrier's calendar: a freeze or a blackout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClosedPeriod {
    /// What the carrier calls it.
    pub name: String,
    /// First closed day.
    pub from: NaiveDate,
    /// Last closed day, inclusive.
    pub to: NaiveDate,
    /// Where it was read, or `project` with the reason.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording.
    #[serde(default)]
    pub note: String,
}

/// The hours in which a port desk works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskHours {
    /// Days of the week, before holidays are taken away.
    #[ts(type = "string[]")]
    pub days: Vec<Weekday>,
    /// When it opens, in `zone`.
    pub start: NaiveTime,
    /// When it closes.
    pub end: NaiveTime,
    /// IANA zone of both, or `local` for that of the numbers.
    pub zone: String,
}

/// How a losing side holds what we state against what its record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// Character by character; a comma is a difference.
    Literal,
    /// Known abbreviations and punctuation alone are no reason to refuse.
    Lenient,
}

/// How a list of numbers is written for a carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NumberFormat {
    /// `414-555-0100`
    #[default]
    Dashed,
    /// `4145550100`
    TenDigits,
    /// `+14145550100`
    E164,
    /// `(414) 555-0100`
    National,
}

/// Whose LOA the gaining side wants signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LoaForm {
    /// The one we make.
    Ours,
    /// Its own, mailed for signature after submission; ours is the rehearsal and the evidence.
    Theirs,
}

/// What happens to the rest of the account when the BTN is among the numbers that leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BtnRule {
    /// A new BTN that is active, stays and is in no order must be named.
    NewBtn,
    /// The BTN may only leave in a full port or with the last order of the account.
    Last,
}

/// The shape of a transfer PIN: digits alone, so many of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PinShape {
    /// Fewest digits.
    pub min: u16,
    /// Most digits.
    pub max: u16,
    /// What is never taken, such as `0000`.
    #[serde(default)]
    pub not: Vec<String>,
}

/// A key beyond losing carrier, account, class, country and address by which orders are split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SplitKey {
    /// Fax machines apart from voice.
    Fax,
    /// Numbers for services apart from numbers for users.
    UseOnTarget,
    /// One rate centre an order.
    RateCentre,
    /// One service address an order.
    ServiceAddress,
    /// One business name an order.
    BusinessName,
    /// One underlying carrier (SPID) an order, whatever the brand on the bill.
    Spid,
    /// One controlling RespOrg an order.
    RespOrg,
    /// Wireless apart from wireline.
    Wireless,
    /// Toll-free apart from local.
    TollFree,
    /// One country an order.
    Country,
    /// Numbers that the carrier moves by itself apart from those it works by hand.
    Automation,
    /// Numbers that cut over at different times apart.
    CutTime,
    /// Blocks of numbers are released whole.
    WholeBlocks,
}

/// Everything known of one carrier or platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The profile's word; equals the file's name.
    pub id: CarrierId,
    /// The name as people write it.
    pub name: String,
    /// The name for an LOA, where it differs.
    #[serde(default)]
    pub legal_name: String,
    /// What it is to a project.
    pub role: Role,
    /// Invented for the sample client; no real carrier.
    #[serde(default)]
    pub example: bool,
    /// The underlying gaining carrier of a platform, where known.
    #[serde(default)]
    pub via: Option<Rule<CarrierId>>,
    /// The calendar its offices keep, such as `us-federal` or `ca-on`, plus its own days below.
    #[serde(default)]
    pub calendar: Option<Rule<String>>,
    /// Days its offices close beside that calendar.
    #[serde(default)]
    pub holidays: Vec<CarrierHoliday>,
    /// Closed periods: freezes and blackouts.
    #[serde(default)]
    pub closed: Vec<ClosedPeriod>,
    /// IANA zone of its port desk.
    #[serde(default)]
    pub zone: Option<Rule<String>>,
    /// Latest clock time at which a submission still counts for the day.
    #[serde(default)]
    pub cut_off: Option<Rule<ZonedTime>>,
    /// Lead times by class and size.
    #[serde(default)]
    pub lead_times: Vec<LeadTime>,
    /// Business days until the carrier answers an order with an FOC or a rejection.
    #[serde(default)]
    pub answer_days: Option<Rule<u16>>,
    /// Business days added by one rejection and resubmission.
    #[serde(default)]
    pub rejection_days: Option<Rule<u16>>,
    /// How late a rejection may come.
    #[serde(default)]
    pub late_rejection: Option<Rule<LateRejection>>,
    /// Business days within which what holds an order up is put right, at the longest.
    #[serde(default)]
    pub repair_longest_days: Option<Rule<u16>>,
    /// Business days by which a requested date has to move after it was refused.
    #[serde(default)]
    pub new_date_days: Option<Rule<u16>>,
    /// Calendar days after which an unanswered rejection ends the order.
    #[serde(default)]
    pub exception_days: Option<Rule<u16>>,
    /// Hours without a change after which a draft is thrown away.
    #[serde(default)]
    pub draft_hours: Option<Rule<u16>>,
    /// Hours in which its port desk works.
    #[serde(default)]
    pub desk_hours: Option<Rule<DeskHours>>,
    /// How it compares names and addresses.
    #[serde(default)]
    pub comparison: Option<Rule<Comparison>>,
    /// Business days to get a CSR.
    #[serde(default)]
    pub csr_days: Option<Rule<DaySpan>>,
    /// Largest order, per class; `class` absent holds for every class.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// Number of telephone numbers from which an order is a project.
    #[serde(default)]
    pub project_from: Option<Rule<u32>>,
    /// Calendar days: the earliest requested date after submission.
    #[serde(default)]
    pub earliest_request_days: Option<Rule<u16>>,
    /// Calendar days: the latest requested date after submission.
    #[serde(default)]
    pub latest_request_days: Option<Rule<u16>>,
    /// Activation windows.
    #[serde(default)]
    pub windows: Vec<ActivationWindow>,
    /// Hours before the FOC after which nothing can be changed: the change cut-off.
    #[serde(default)]
    pub change_cut_off_hours: Option<Rule<u16>>,
    /// Hours before the FOC after which the order cannot be cancelled.
    #[serde(default)]
    pub cancel_cut_off_hours: Option<Rule<u16>>,
    /// Hours after activation in which a snapback can be asked for.
    #[serde(default)]
    pub snapback_hours: Option<Rule<u16>>,
    /// Oldest LOA taken, in calendar days since signing.
    #[serde(default)]
    pub loa_max_days: Option<Rule<u16>>,
    /// Oldest bill taken, in calendar days since the bill date.
    #[serde(default)]
    pub bill_max_days: Option<Rule<u16>>,
    /// Oldest CSR taken, in calendar days.
    #[serde(default)]
    pub csr_max_days: Option<Rule<u16>>,
    /// Life of a transfer PIN, in calendar days.
    #[serde(default)]
    pub pin_days: Option<Rule<u16>>,
    /// The shape of its transfer PINs.
    #[serde(default)]
    pub pin_shape: Option<Rule<PinShape>>,
    /// Whether a PIN or passcode is asked for; which classes of order stands in `note`.
    #[serde(default)]
    pub pin_required: Option<Rule<bool>>,
    /// Longest value a form field takes, by field: `business_name`, `authorised_person`, …
    #[serde(default)]
    pub field_limits: BTreeMap<String, Rule<u16>>,
    /// How lists of numbers are written.
    #[serde(default)]
    pub number_format: Option<Rule<NumberFormat>>,
    /// Whose LOA is signed.
    #[serde(default)]
    pub loa: Option<Rule<LoaForm>>,
    /// RespOrg id for toll-free orders, five characters.
    #[serde(default)]
    pub resp_org: Option<Rule<String>>,
    /// What a partial port with the BTN needs.
    #[serde(default)]
    pub btn: Option<Rule<BtnRule>>,
    /// Further keys by which orders are split.
    #[serde(default)]
    pub split_keys: Vec<Rule<SplitKey>>,
    /// The carrier's words for our order statuses, by our word.
    #[serde(default)]
    pub status_words: BTreeMap<String, Rule<String>>,
    /// The platform's own 911 test code.
    #[serde(default)]
    pub test_code_911: Option<Rule<String>>,
    /// Fees by what they are for; a fee that is absent is unknown, never nothing.
    #[serde(default)]
    pub fees: BTreeMap<FeeKind, Rule<Fee>>,
    /// Countries it serves, two letters; absent for the United States and Canada.
    #[serde(default)]
    pub countries: Option<Rule<Vec<String>>>,
    /// Cut-off times by class, where one clock time does not hold for all.
    #[serde(default)]
    pub cut_offs: Vec<CutOff>,
    /// Hours of the week in which its systems are at work.
    #[serde(default)]
    pub maintenance: Vec<Maintenance>,
    /// How long it takes to answer, by class.
    #[serde(default)]
    pub answers: Vec<AnswerTime>,
    /// Business days until its own people first look at an order.
    #[serde(default)]
    pub first_reply_days: Option<Rule<u16>>,
    /// Business days added by one rejection, by class and size.
    #[serde(default)]
    pub rejection_times: Vec<RejectionTime>,
    /// Business hours without news after which one asks.
    #[serde(default)]
    pub chase_hours: Option<Rule<u16>>,
    /// Business days after which a silent RespOrg is overruled.
    #[serde(default)]
    pub escalation_days: Option<Rule<u16>>,
    /// Which dates may be asked for, by class.
    #[serde(default)]
    pub request_dates: Vec<RequestDate>,
    /// Which clock time may be asked for.
    #[serde(default)]
    pub request_time: Option<Rule<RequestTime>>,
    /// Hours ahead at which a confirmed date may still be sprung on us.
    #[serde(default)]
    pub short_notice_hours: Option<Rule<u16>>,
    /// What comes of an order that is not activated on its day.
    #[serde(default)]
    pub missed_foc: Option<Rule<MissedFoc>>,
    /// Calendar days after the due date at which an order that nobody activated is thrown away.
    #[serde(default)]
    pub abandoned_days: Option<Rule<u16>>,
    /// Business days before the FOC after which nothing can be changed.
    #[serde(default)]
    pub change_cut_off_days: Option<Rule<u16>>,
    /// Business days before the FOC after which the order cannot be cancelled.
    #[serde(default)]
    pub cancel_cut_off_days: Option<Rule<u16>>,
    /// What may change after submission.
    #[serde(default)]
    pub changes: Vec<ChangeRule>,
    /// Two open orders on one account collide.
    #[serde(default)]
    pub orders_collide: Option<Rule<bool>>,
    /// Business days to have a lock taken off.
    #[serde(default)]
    pub unlock_days: Option<Rule<DaySpan>>,
    /// Calendar days before a disconnected number is given to someone else, by whose it was.
    #[serde(default)]
    pub aging_days: BTreeMap<String, Rule<u16>>,
    /// How long somebody has who did not want a port.
    #[serde(default)]
    pub unauthorised: Option<Rule<Unauthorised>>,
    /// On what grounds a port may be refused.
    #[serde(default)]
    pub refusals: Vec<Refusal>,
    /// A second way in which an order becomes a project.
    #[serde(default)]
    pub project_also: Option<Rule<ProjectAlso>>,
    /// When it activates, where it publishes no clock time.
    #[serde(default)]
    pub activates_in: Option<Rule<ActivatesIn>>,
    /// How long one activation may last, in minutes.
    #[serde(default)]
    pub activation_minutes: Option<Rule<u16>>,
    /// Minutes without calls that one activation brings.
    #[serde(default)]
    pub outage_minutes: Option<Rule<u16>>,
    /// Hours of notice that a window needs, by its mode.
    #[serde(default)]
    pub window_notice_hours: BTreeMap<String, Rule<u16>>,
    /// Minutes from one start that can be picked to the next, by the window's mode.
    #[serde(default)]
    pub window_slot_minutes: BTreeMap<String, Rule<u16>>,
    /// Oldest papers taken, where a class has a limit of its own.
    #[serde(default)]
    pub paper_ages: Vec<PaperAge>,
    /// Papers it wants beside the LOA.
    #[serde(default)]
    pub papers: Vec<PaperRule>,
    /// Which signatures it takes.
    #[serde(default)]
    pub signatures: Vec<SignatureRule>,
    /// Business days to sign the letter that it mails itself.
    #[serde(default)]
    pub signature_days: Option<Rule<u16>>,
    /// Business days within which a letter comes back signed, at the longest.
    #[serde(default)]
    pub signature_longest_days: Option<Rule<u16>>,
    /// The signed form has to be locked against changes.
    #[serde(default)]
    pub loa_locked: Option<Rule<bool>>,
    /// The sheets of numbers that go with the letter are signed and dated too.
    #[serde(default)]
    pub loa_exhibits_signed: Option<Rule<bool>>,
    /// The letter has to bear the gaining side's own head.
    #[serde(default)]
    pub loa_branded: Option<Rule<bool>>,
    /// Business hours within which a letter has to be handed over that is asked for.
    #[serde(default)]
    pub loa_demand_hours: Option<Rule<u16>>,
    /// Files it takes.
    #[serde(default)]
    pub attachments: Vec<AttachmentRule>,
    /// Fields of its form.
    #[serde(default)]
    pub form_fields: Vec<FormField>,
    /// The parts in which it takes an address, in order.
    #[serde(default)]
    pub address_parts: Option<Rule<Vec<AddressPart>>>,
    /// How it wants the account number.
    #[serde(default)]
    pub account_number_form: Option<Rule<AccountForm>>,
    /// Whose record has to match.
    #[serde(default)]
    pub account_of: Option<Rule<AccountOf>>,
    /// What has to be said of the numbers that stay.
    #[serde(default)]
    pub remaining: Option<Rule<Remaining>>,
    /// What has to be in order before it takes an order.
    #[serde(default)]
    pub gates: Vec<Rule<Gate>>,
    /// What a person confirms beside that, in the profile's own words.
    #[serde(default)]
    pub further_gates: Vec<FurtherGate>,
    /// What becomes of lines that are no plain voice.
    #[serde(default)]
    pub line_uses: Vec<LineUse>,
    /// Its words for the state of one number, by our word.
    #[serde(default)]
    pub number_status_words: BTreeMap<String, Rule<String>>,
    /// Its words for the state of texting, by our word.
    #[serde(default)]
    pub sms_status_words: BTreeMap<String, Rule<String>>,
    /// Whether texting moves with voice.
    #[serde(default)]
    pub sms_ports: Option<Rule<bool>>,
    /// When texting follows voice.
    #[serde(default)]
    pub sms_delays: Vec<SmsDelay>,
    /// Hours until a caller's name is known everywhere.
    #[serde(default)]
    pub caller_name_hours: Option<Rule<u16>>,
    /// Hours until the 911 database knows the new side.
    #[serde(default)]
    pub record_911_hours: Option<Rule<u16>>,
    /// Oldest bill taken when numbers leave it, in calendar days.
    #[serde(default)]
    pub leaving_bill_max_days: Option<Rule<u16>>,
    /// The shape of its port-out PINs.
    #[serde(default)]
    pub leaving_pin_shape: Option<Rule<PinShape>>,
    /// A PIN that is commonly taken when numbers leave it.
    #[serde(default)]
    pub leaving_pin: Option<Rule<String>>,
    /// What the account number is when numbers leave it.
    #[serde(default)]
    pub leaving_account_number: Option<Rule<String>>,
    /// Calendar days for which it keeps numbers up that have left.
    #[serde(default)]
    pub leaving_kept_days: Option<Rule<u16>>,
    /// Whether it gives CSRs when numbers leave it.
    #[serde(default)]
    pub leaving_csr: Option<Rule<bool>>,
    /// Telephone number or page of the port desk.
    #[serde(default)]
    pub contact: Option<Rule<String>>,
    /// What is known and fits no rule above, one sentence each.
    #[serde(default)]
    pub notes: Vec<Rule<String>>,
}

/// A day a carrier's offices close beside its calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CarrierHoliday {
    /// `MM-DD` for every year, `YYYY-MM-DD` for one, or `day-after-thanksgiving`.
    pub day: String,
    /// What the day is called.
    pub name: String,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
}

/// The largest order a carrier takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The class it holds for; absent for every class.
    #[serde(default)]
    pub class: Option<Class>,
    /// The way of porting it holds for, such as `off_net` or `bulk`; absent for every way. Nobody knows the
    /// way before the order is placed, so a cap of one way is shown and does not split orders.
    #[serde(default)]
    pub mode: Option<String>,
    /// Most telephone numbers in one order.
    pub numbers: u32,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions.
    #[serde(default)]
    pub note: String,
}
