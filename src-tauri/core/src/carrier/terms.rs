//! The shapes of a carrier's further rules: what may change when, which papers and fields it wants, how it
//! answers, and what it says of lines that are no plain voice.
//!
//! Types only, as in [`super::profile`]. The words that a file may use stand in [`super::schema`]; a test holds
//! the two against each other.

use std::fmt;

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use ts_rs::TS;

use super::Class;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$word:meta])* $variant:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$word])* $variant),* }
    )*};
}

macro_rules! entries {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field:meta])* $key:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field])* pub $key: $kind,)*
            /// Where it was read.
            pub source: String,
            /// When it was read.
            pub as_of: NaiveDate,
            /// Conditions, exact wording.
            #[serde(default)]
            pub note: String,
        }
    )*};
}

words! {
    /// On which days a date can be asked for.
    RequestOn {
        /// Business days that are no holiday of either side.
        BusinessDay,
        /// The date is agreed with the customer before the FOC.
        Agreed,
        /// No date can be asked for.
        NotOffered,
    }
    /// What comes of an order that is not activated on its confirmed day.
    MissedFoc {
        /// It needs a supplement with a new date.
        Supplement,
        /// The confirmation lapses.
        Lapses,
        /// The carrier may cancel it.
        MayBeCancelled,
        /// It fires by itself at the end of the window.
        FiresByItself,
    }
    /// When the gaining side activates, where it publishes no clock time.
    ActivatesIn {
        /// In the losing side's business hours.
        LosingHours,
        /// On business days; the hour is not said.
        BusinessDays,
        /// At a time agreed with the customer.
        Agreed,
    }
    /// What somebody may want to change of an order that was sent.
    ChangeWhat {
        /// The requested date.
        Date,
        /// Numbers added.
        AddNumbers,
        /// Numbers taken out.
        RemoveNumbers,
        /// The service address.
        Address,
        /// The account number.
        AccountNumber,
        /// The PIN.
        Pin,
        /// Whether the port is full or partial.
        PartialFlag,
        /// Routing fields of the gaining side's own.
        Routing,
        /// Anything else of the form.
        OtherFields,
        /// The order as a whole.
        Cancel,
    }
    /// How far the order is.
    ChangePhase {
        /// Sent, not yet confirmed.
        Submitted,
        /// Confirmed, before the change cut-off.
        Confirmed,
        /// Within the change cut-off.
        InsideCutOff,
    }
    /// Whether a change is taken.
    ChangeMay {
        /// It is taken.
        Yes,
        /// It is not taken.
        No,
        /// The carrier tries, and promises nothing.
        BestEffort,
        /// It needs a new order.
        NewOrder,
        /// It is taken, and the interval starts again.
        Restarts,
        /// It is taken for a fee.
        ForFee,
    }
    /// A paper that goes with an order.
    PaperName {
        /// The letter of authorization.
        Loa,
        /// The bill.
        Bill,
        /// The CSR.
        Csr,
        /// A list of the numbers.
        NumberList,
        /// Each number with its new destination.
        Mapping,
        /// Every number that stays, with its fate.
        RemainingLines,
        /// The legal name of the reseller.
        ResellerName,
        /// A picture of the losing side's portal.
        PortalScreenshot,
    }
    /// Whether a paper is wanted.
    PaperNeed {
        /// The order does not go without it.
        Required,
        /// When the losing side asks.
        OnDemand,
        /// Taken instead of a bill without numbers.
        InPlace,
    }
    /// How a letter is signed.
    SignatureKind {
        /// By hand.
        Wet,
        /// Electronically, in a way that can be verified.
        Electronic,
        /// A name that was typed.
        Typed,
        /// A pasted picture of a signature.
        Picture,
    }
    /// Whether a form asks for a field.
    FieldNeed {
        /// It has to be filled in.
        Required,
        /// It may be.
        Optional,
        /// It must stay empty.
        Refused,
    }
    /// A part of an address that a form takes apart.
    AddressPart {
        /// Letters before the house number.
        HousePrefix,
        /// The house number.
        HouseNumber,
        /// What follows the house number.
        HouseSuffix,
        /// A direction before the street's name.
        PreDirectional,
        /// The street's name.
        StreetName,
        /// Street, Avenue, Road.
        StreetSuffix,
        /// A direction after it.
        PostDirectional,
        /// Suite, floor, unit.
        Line2,
        /// City.
        City,
        /// State or province.
        State,
        /// ZIP or postal code.
        Zip,
        /// The four digits behind a ZIP.
        PlusFour,
    }
    /// How an account number is written.
    AccountForm {
        /// As it is printed on the bill.
        AsPrinted,
        /// Without spaces and dashes.
        Bare,
    }
    /// What has to be said of numbers that stay.
    Remaining {
        /// Keep or disconnect for each.
        EachKeepOrDisconnect,
        /// Keep or disconnect for all of them at once.
        AllKeepOrDisconnect,
    }
    /// What has to be in order before the gaining side takes an order.
    Gate {
        /// The client's account at the platform is set up.
        PlatformAccount,
        /// The user of its portal is authorised to port.
        PortalUser,
        /// The losing account is active and in good standing, and stays so.
        AccountActive,
        /// Contract end and notice period were looked at.
        ContractEnd,
        /// Each number has its destination on the platform.
        Routing,
        /// Date and time are agreed with the client.
        DateAgreed,
        /// Brand and campaign for texting are approved.
        TextingApproved,
        /// The portability of the numbers was checked.
        Portability,
    }
    /// How often something of the gate is confirmed.
    GateEach {
        /// Once for the project.
        Project,
        /// For each losing account.
        Account,
    }
    /// Whose record has to match.
    AccountOf {
        /// The end user's at the brand on the bill.
        EndUser,
        /// That of the carrier behind the brand.
        Underlying,
    }
    /// A line that is no plain voice.
    LineKind {
        /// A fax machine.
        Fax,
        /// Fax by mail, no device.
        EFax,
        /// Alarm.
        Alarm,
        /// Elevator.
        Elevator,
        /// Card terminal.
        CardTerminal,
        /// Postage meter.
        Postage,
        /// Broadband on the number.
        Broadband,
    }
    /// What becomes of such a line.
    LineRule {
        /// It needs an analog adapter.
        Adapter,
        /// It has no device and needs none.
        NoDevice,
        /// The number ports, and the service will not work.
        StopsWorking,
        /// A number is ported for voice or for it, not for both.
        OneOrTheOther,
        /// It stays analog or is replaced first.
        ReplaceFirst,
    }
    /// A ground on which a port could be refused.
    RefusalGround {
        /// A balance is open.
        Balance,
        /// The contract runs on.
        Contract,
        /// A termination fee is due.
        TerminationFee,
        /// The account or the number is not active.
        Inactive,
    }
}

entries! {
    /// The latest clock time at which an order of a class still counts for the day.
    CutOff {
        /// The class it holds for; absent for every class without one of its own.
        #[serde(default)]
        class: Option<Class>,
        /// The clock time.
        time: NaiveTime,
        /// IANA zone of `time`; absent where it is local to the numbers.
        #[serde(default)]
        zone: Option<String>,
    }
    /// Hours of a week in which nothing is worked.
    Maintenance {
        /// What is at work.
        name: String,
        /// Days on which it begins.
        #[ts(type = "string[]")]
        days: Vec<Weekday>,
        /// When it begins.
        start: NaiveTime,
        /// When it ends; not after `start` means on another day.
        end: NaiveTime,
        /// The day on which it ends, where that is not the next one.
        #[serde(default)]
        #[ts(type = "string | null")]
        until: Option<Weekday>,
        /// IANA zone; absent where the page names none.
        #[serde(default)]
        zone: Option<String>,
    }
    /// How long the carrier takes to answer an order.
    AnswerTime {
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// Shortest, in hours.
        #[serde(default)]
        from_hours: Option<u16>,
        /// Longest that is still normal, in hours.
        hours: u16,
        /// Hours on business days only.
        #[serde(default)]
        business: bool,
    }
    /// What one rejection and resubmission add, by class and size.
    RejectionTime {
        /// The class it holds for.
        class: Class,
        /// Smallest number of telephone numbers it holds for.
        #[serde(default = "one")]
        from: u32,
        /// Largest number of telephone numbers it holds for; absent means no upper end.
        #[serde(default)]
        to: Option<u32>,
        /// Business days.
        days: u16,
    }
    /// Which dates may be asked for.
    RequestDate {
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// On which days.
        on: RequestOn,
        /// Earliest, in calendar days after submission.
        #[serde(default)]
        earliest_days: Option<u16>,
        /// Latest, in calendar days after submission.
        #[serde(default)]
        latest_days: Option<u16>,
        /// Calendar days before its date at which the order goes to the losing side.
        #[serde(default)]
        sent_days_before: Option<u16>,
    }
    /// Whether a change is taken, by what it is and how far the order is.
    ChangeRule {
        /// What is changed.
        what: ChangeWhat,
        /// How far the order is.
        phase: ChangePhase,
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// The way of porting it holds for, such as `off_net`; absent for every way.
        #[serde(default)]
        mode: Option<String>,
        /// Whether it is taken.
        may: ChangeMay,
    }
    /// The oldest paper taken, where a class has a limit of its own.
    PaperAge {
        /// Which paper.
        paper: PaperName,
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// Country of the numbers, two letters; absent for every country.
        #[serde(default)]
        country: Option<String>,
        /// Calendar days.
        days: u16,
    }
    /// A paper that the carrier wants.
    PaperRule {
        /// Which paper.
        paper: PaperName,
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// Whether it is wanted.
        need: PaperNeed,
    }
    /// Whether a kind of signature is taken.
    SignatureRule {
        /// How it is signed.
        kind: SignatureKind,
        /// Whether it is taken.
        taken: bool,
    }
    /// Which files the carrier takes.
    AttachmentRule {
        /// The paper it holds for; absent for every paper.
        #[serde(default)]
        paper: Option<PaperName>,
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// File types without the dot, such as `pdf`.
        types: Vec<String>,
        /// Largest file, in megabytes.
        #[serde(default)]
        megabytes: Option<u16>,
        /// The carrier's words for what a file is.
        #[serde(default)]
        labels: Vec<String>,
    }
    /// Whether the form asks for a field.
    FormField {
        /// The field: `business_name`, `btn`, `pin`, …
        field: String,
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// Whether it asks.
        need: FieldNeed,
        /// The only value it takes, where there is one.
        #[serde(default)]
        value: Option<String>,
    }
    /// Something more that a person confirms before an order is sent.
    FurtherGate {
        /// Its word: lower case with underscores.
        gate: String,
        /// What is confirmed, as a sentence without its full stop.
        words: String,
        /// How often.
        each: GateEach,
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
    }
    /// What becomes of a line that is no plain voice.
    LineUse {
        /// Which line.
        line: LineKind,
        /// What becomes of it.
        rule: LineRule,
    }
    /// Whether a port may be refused on a ground.
    Refusal {
        /// The ground.
        ground: RefusalGround,
        /// Whether it may be refused or delayed for it.
        may: bool,
    }
    /// When texting follows voice.
    SmsDelay {
        /// The class it holds for; absent for every class.
        #[serde(default)]
        class: Option<Class>,
        /// Shortest, in hours after activation.
        #[serde(default)]
        from_hours: Option<u16>,
        /// Longest that is still normal, in hours after activation.
        hours: u16,
        /// Hours on business days only.
        #[serde(default)]
        business: bool,
    }
}

fn one() -> u32 {
    1
}

/// The clock time that an order may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestTime {
    /// Used where the order names none.
    #[serde(default)]
    pub usual: Option<NaiveTime>,
    /// Zones the form offers; the first is that of `usual`.
    #[serde(default)]
    pub zones: Vec<String>,
    /// Whether the carrier promises it.
    pub guaranteed: bool,
}

/// Business days: shortest, usual and longest. One number alone stands for all three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DaySpan {
    /// Shortest.
    pub min: u16,
    /// Usual.
    pub typical: Option<u16>,
    /// Longest that is still normal.
    pub max: u16,
}

impl<'de> Deserialize<'de> for DaySpan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SpanOrDays)
    }
}

struct SpanOrDays;

impl<'de> Visitor<'de> for SpanOrDays {
    type Value = DaySpan;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`min`, `typical` and `max` in business days, or one number for all of them")
    }

    fn visit_u64<E: de::Error>(self, days: u64) -> Result<DaySpan, E> {
        let days = u16::try_from(days)
            .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(days), &self))?;
        Ok(DaySpan {
            min: days,
            typical: Some(days),
            max: days,
        })
    }

    fn visit_i64<E: de::Error>(self, days: i64) -> Result<DaySpan, E> {
        let days = u64::try_from(days)
            .map_err(|_| E::invalid_value(de::Unexpected::Signed(days), &self))?;
        self.visit_u64(days)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<DaySpan, M::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Span {
            min: u16,
            #[serde(default)]
            typical: Option<u16>,
            max: u16,
        }
        let Span { min, typical, max } = Span::deserialize(MapAccessDeserializer::new(map))?;
        Ok(DaySpan { min, typical, max })
    }
}

/// How late a rejection may come: so many times the usual answer, and at most so many business days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LateRejection {
    /// Times the usual time.
    pub times: u16,
    /// Business days, at most.
    pub days: u16,
}

/// A second way in which an order becomes a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectAlso {
    /// Numbers in all.
    pub from: u32,
    /// Losing carriers among them.
    pub carriers: u16,
    /// Each with more numbers than this.
    pub each_above: u32,
}

/// How long somebody has who did not want a port.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unauthorised {
    /// To be reported within so many hours.
    pub report_hours: u16,
    /// After so many calendar days nothing is taken back.
    pub last_days: u16,
}
