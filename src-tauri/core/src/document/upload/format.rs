//! What a format is: its columns with what goes into them, its caps, where it was read. Data, read once from
//! `assets/uploads.toml`.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::order::KeyClass;

/// How well the columns of a format are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The vendor's page or specification says so.
    High,
    /// A partner or an old page says so.
    Medium,
    /// Not public: a plain list is written.
    None,
}

impl Confidence {
    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Self::High => "as published",
            Self::Medium => "from a partner or an old page: try with a few numbers first",
            Self::None => "its columns are not public: a plain list",
        }
    }
}

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shape {
    /// Comma-separated rows.
    Csv,
    /// One JSON object.
    Json,
    /// One XML element.
    Xml,
    /// Lines of `Field: value`.
    Form,
}

impl Shape {
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Form => "txt",
        }
    }
}

/// What a row, or a file, is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rows {
    /// A row a number.
    Numbers,
    /// A file an order, with its numbers inside.
    Order,
    /// A row an order.
    Orders,
    /// A row a step of the plan.
    Steps,
}

/// Where a field's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Source {
    NumberTen,
    NumberEleven,
    NumberE164,
    NumberDashed,
    /// As the gaining side's profile writes numbers.
    NumberNative,
    NumberName,
    NumberArea,
    RingsToTen,
    RingsToE164,
    SiteName,
    LocalVoiceTen,
    TollFreeTen,
    FaxMachineTen,
    EFaxTen,
    BtnTen,
    BtnE164,
    NewBtnTen,
    NewBtnE164,
    AccountNumber,
    Pin,
    BillingName,
    BusinessName,
    CustomerType,
    Wireless,
    SignerName,
    SignerEmail,
    SignerTelephone,
    ServiceStreet,
    ServiceLine2,
    ServiceCity,
    ServiceState,
    ServiceZip,
    ServiceZip5,
    ServicePlusFour,
    ServiceHouseNumber,
    ServiceHouseSuffix,
    ServicePreDirectional,
    ServiceStreetName,
    ServiceSuffix,
    /// All of the street but its number, with suite or floor.
    ServiceAfterNumber,
    ServicePostDirectional,
    ServiceSecondLine,
    BillingStreet,
    BillingLine2,
    BillingCity,
    BillingState,
    BillingZip,
    Country,
    FullOrPartial,
    Remaining,
    RequestedDate,
    RequestedTime,
    RequestedUsZone,
    RequestedInstant,
    RequestedStartOffset,
    RequestedEndOffset,
    OrderName,
    Pon,
    Version,
    Client,
    GainingName,
    NewRespOrg,
    StepId,
    StepTitle,
    StepAfter,
    StepRule,
    StepOwner,
    StepFrom,
    StepTo,
}

/// One field of a format.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    /// Its head; in JSON and XML its path, with `[]` behind what there is one of for each number.
    pub(super) head: String,
    /// What stands in it.
    #[serde(default)]
    pub(super) value: Option<Source>,
    /// The same text in every row.
    #[serde(default)]
    pub(super) text: Option<String>,
    /// Most characters.
    #[serde(default)]
    pub(super) max: Option<usize>,
    /// It may not be empty.
    #[serde(default)]
    pub(super) required: bool,
    /// The format's own words for ours.
    #[serde(default)]
    pub(super) words: BTreeMap<String, String>,
    /// Classes of order for which there is such a field; empty for all.
    #[serde(default)]
    pub(super) only: Vec<KeyClass>,
    /// Characters that it may not hold.
    #[serde(default)]
    pub(super) forbidden: String,
    /// In JSON it stands without quotes.
    #[serde(default)]
    pub(super) bare: bool,
}

/// A format.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// Its word.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// Profiles for which it is taken by itself.
    #[serde(default)]
    pub carriers: Vec<String>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// What to know of it.
    #[serde(default)]
    pub note: String,
    /// Classes of order it is for; empty for all.
    #[serde(default)]
    pub(super) classes: Vec<KeyClass>,
    pub(super) shape: Shape,
    /// The outermost element of XML.
    #[serde(default)]
    pub(super) root: String,
    pub(super) rows: Rows,
    /// Most numbers, or rows, of one file.
    #[serde(default)]
    pub cap: Option<usize>,
    /// Whether the first row holds the heads.
    #[serde(default = "yes")]
    pub(super) heads: bool,
    pub(super) columns: Vec<Column>,
}

fn yes() -> bool {
    true
}

impl Format {
    /// Whether orders of a class go into it.
    pub fn takes(&self, class: KeyClass) -> bool {
        self.classes.is_empty() || self.classes.contains(&class)
    }

    /// Whether many orders may share a file: it says nothing that is one order's own.
    pub fn joins_orders(&self) -> bool {
        self.rows != Rows::Order
    }

    /// Whether a PIN belongs into it.
    pub fn asks_pin(&self) -> bool {
        self.columns
            .iter()
            .any(|column| column.value == Some(Source::Pin))
    }
}

#[derive(Deserialize)]
struct File {
    format: Vec<Format>,
}

/// Every format that comes with the program.
pub fn formats() -> &'static [Format] {
    static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
        // A test reads it; a program with a damaged list has none.
        toml::from_str::<File>(include_str!("../../../../../assets/uploads.toml"))
            .map(|file| file.format)
            .unwrap_or_default()
    });
    &FORMATS
}
