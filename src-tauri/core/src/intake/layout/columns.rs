//! What each column of a table means: by the words over it and by its values together, with how sure that is
//! and why.
//!
//! A column of ten digits is no telephone number because it has ten digits: an order id has them too. Header
//! words decide, values confirm, and only values that are telephone numbers nearly everywhere, of area codes in
//! use, are taken without a word.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Mapping, extra, header::Heading, part::Part};
use crate::{
    intake::{
        field::{self, Field, plain},
        grid::Row,
        moments,
        values::{self, Evidence},
    },
    place::column_letters,
};

/// How many rows of data are looked at.
const SAMPLE: usize = 200;
/// How many columns are guessed; wider sheets hold no numbers out there.
pub(super) const MAX_COLUMNS: usize = 512;
/// Less than this is no guess.
const LEAST: f32 = 0.25;

/// One column while it is thought about.
pub(super) struct Candidate<'a> {
    pub(super) column: u16,
    pub(super) heading: Heading,
    pub(super) texts: Vec<&'a str>,
    pub(super) evidence: Evidence,
    pub(super) fields: Vec<Field>,
    pub(super) sure: f32,
    pub(super) reason: String,
}

/// What the columns of a part mean below its header rows.
pub(super) fn of(
    part: Part<'_>,
    header: &[u32],
    headings: &BTreeMap<u16, Heading>,
) -> (Mapping, Vec<Column>) {
    let first = header.last().map_or(part.at.top, |row| row + 1);
    let rows: Vec<Row<'_>> = part.rows_from(first).take(SAMPLE).collect();
    let mut present: BTreeSet<u16> = headings.keys().copied().collect();
    present.extend(rows.iter().flat_map(Row::cells).map(|cell| cell.column));
    let mut candidates: Vec<Candidate<'_>> = present
        .into_iter()
        .take(MAX_COLUMNS)
        .map(|column| {
            let heading = headings.get(&column).cloned().unwrap_or_default();
            let texts: Vec<&str> = rows.iter().filter_map(|row| row.get(column)).collect();
            let evidence = values::evidence(&texts);
            let mut candidate = Candidate {
                column,
                heading,
                texts,
                evidence,
                fields: Vec::new(),
                sure: 0.0,
                reason: String::new(),
            };
            candidate.think();
            candidate
        })
        .collect();
    extra::put_together(&mut candidates);
    extra::ranges(&mut candidates);
    let more_numbers = extra::settle_numbers(&mut candidates, &rows);
    settle(&mut candidates);
    let mut mapping = Mapping {
        header_row: header.last().copied(),
        header_rows: u32::try_from(header.len()).unwrap_or(0),
        region: Some(part.at),
        more_numbers,
        ..Mapping::default()
    };
    for candidate in &candidates {
        for field in &candidate.fields {
            mapping.columns.entry(*field).or_insert(candidate.column);
        }
    }
    (mapping, candidates.into_iter().map(column).collect())
}

fn column(candidate: Candidate<'_>) -> Column {
    let mut fields = candidate.fields.into_iter();
    Column {
        column: candidate.column,
        letter: column_letters(candidate.column.into()),
        header: candidate.heading.text(),
        field: fields.next(),
        also: fields.next(),
        confidence: (candidate.sure * 100.0).round() / 100.0,
        reason: candidate.reason,
        samples: samples(&candidate.texts),
    }
}

fn samples(texts: &[&str]) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts {
        let short: String = text.trim().chars().take(60).collect();
        if !short.is_empty() && !seen.contains(&short) {
            seen.push(short);
        }
        if seen.len() == 3 {
            break;
        }
    }
    seen
}

impl Candidate<'_> {
    /// Takes a meaning.
    pub(super) fn is(&mut self, field: Field, sure: f32, reason: String) {
        self.fields = vec![field];
        self.sure = sure.clamp(0.0, 0.99);
        self.reason = reason;
    }

    /// Gives its meaning up.
    pub(super) fn is_not(&mut self, reason: String) {
        self.fields.clear();
        self.sure = 0.0;
        self.reason = reason;
    }

    pub(super) fn means(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    /// `48 of 50 values look like telephone numbers`
    pub(super) fn share_of_numbers(&self) -> String {
        let all = self.texts.len();
        let like = self
            .texts
            .iter()
            .filter(|text| values::looks_like_number(text))
            .count();
        match (like, all) {
            (0, _) => "none of its values looks like a telephone number".to_owned(),
            (1, 1) => "its value looks like a telephone number".to_owned(),
            (like, all) if like == all => {
                format!("all {all} values looked at are telephone numbers")
            }
            (like, all) => format!("{like} of {all} values look like telephone numbers"),
        }
    }

    fn says(&self) -> String {
        format!("The header says “{}”", self.heading.text())
    }

    /// What header and values together say.
    fn think(&mut self) {
        let plain_header = plain(&self.heading.text());
        let (fields, said) = self.heading.said();
        let evidence = self.evidence;
        let none = self.texts.is_empty();
        let no_number = is_no_number(&plain_header);
        let telephone = is_telephone(&plain_header);
        match fields.first().copied() {
            // Ids of a program's own are no names, places or accounts.
            Some(_) if evidence.guids > 0.5 => self.is_not(String::new()),
            // FreePBX calls the DID an extension; CUCM lists ten digits as directory number.
            Some(Field::Extension) if evidence.numbers > 0.6 => {
                let reason = format!("{}, but {}.", self.says(), self.share_of_numbers());
                self.is(Field::Number, 0.7, reason);
            }
            // `First` and `Last` over numbers are the ends of a range.
            Some(Field::FirstName) if evidence.numbers > 0.6 => {
                self.is(
                    Field::Number,
                    0.8,
                    format!("{}, and {}.", self.says(), self.share_of_numbers()),
                );
            }
            Some(Field::LastName) if evidence.numbers > 0.6 => {
                self.is(
                    Field::RangeEnd,
                    0.8,
                    format!("{}, and {}.", self.says(), self.share_of_numbers()),
                );
            }
            Some(Field::Number) => {
                self.number(&fields, said, no_number, telephone);
            }
            // `From` and `To` on a bill are dates.
            Some(Field::RangeEnd) if evidence.numbers < 0.3 && evidence.extensions < 0.3 => {
                self.is_not(String::new());
            }
            Some(Field::BillDate)
                if !none && !self.texts.iter().any(|text| moments::date(text).is_some()) =>
            {
                self.is_not(String::new());
            }
            Some(Field::AreaCode | Field::Exchange) if !none && evidence.short < 0.6 => {
                self.is_not(String::new());
            }
            Some(field) => {
                let sure = values::agree(field, &evidence, &self.texts)
                    .map_or(said * 0.95, |good| said * 0.8 + good * 0.2);
                let rank = field::ranked(&plain(&self.heading.own)).map_or(0, |(_, rank)| rank);
                // Among two that say the same, the more usual word.
                let sure = sure - f32::from(rank.min(100)) * 0.000_5;
                if sure < LEAST {
                    return;
                }
                self.fields = fields;
                self.sure = sure.clamp(0.0, 0.99);
                self.reason = format!("{}.", self.says());
            }
            None => self.by_values(no_number),
        }
    }

    /// A header that promises numbers.
    fn number(&mut self, fields: &[Field], said: f32, no_number: bool, telephone: bool) {
        let evidence = self.evidence;
        let none = self.texts.is_empty();
        let exact = said > 0.85;
        // A column of `Line` or `Station` with short digits.
        if evidence.numbers < 0.1 && evidence.extensions > 0.6 && fields.len() == 1 {
            self.is(
                Field::Extension,
                0.6,
                format!(
                    "{}, and its values are as short as extensions.",
                    self.says()
                ),
            );
            return;
        }
        if no_number && !exact && (evidence.numbers < 0.6 || !telephone) {
            let reason = if evidence.numbers > 0.3 {
                format!(
                    "{}, but {}.",
                    self.share_of_numbers(),
                    self.heading_no_number()
                )
            } else {
                String::new()
            };
            self.is_not(sentence(&reason));
            return;
        }
        // `Number` over account numbers, tickets or names.
        if !none && evidence.holds < 0.1 {
            let digits = |text: &&str| text.bytes().filter(u8::is_ascii_digit).count() >= 6;
            let still = telephone
                && (evidence.near > 0.0 || self.texts.len() <= 5 && self.texts.iter().any(digits));
            // `020 7946 0123` under `Number` is a telephone number, only of another country.
            let abroad = values::abroad(&self.texts) > 0.8;
            if !still && evidence.near < 0.5 || !telephone && !abroad && evidence.masks < 0.5 {
                self.is_not(sentence(&format!(
                    "{}, but {}.",
                    self.says(),
                    self.share_of_numbers()
                )));
                return;
            }
            let sure = if evidence.masks > 0.5 { 0.7 } else { 0.3 };
            let reason = format!("{}, but {}.", self.says(), self.share_of_numbers());
            self.fields = fields.to_vec();
            self.sure = sure;
            self.reason = reason;
            return;
        }
        let sure = if none {
            said * 0.7
        } else {
            said * 0.7 + evidence.numbers.max(evidence.holds * 0.9) * 0.3
        };
        self.fields = fields.to_vec();
        self.sure = sure.min(0.99);
        self.reason = if none {
            format!("{}.", self.says())
        } else {
            format!("{}, and {}.", self.says(), self.share_of_numbers())
        };
    }

    fn heading_no_number(&self) -> String {
        format!("the header says “{}”", self.heading.text())
    }

    /// What the values alone say.
    fn by_values(&mut self, no_number: bool) {
        let headless = self.heading.text().is_empty();
        // Under a header of its own words, short digits are minutes as likely as extensions.
        let Some((field, good)) =
            (self.evidence.best()).filter(|(field, _)| headless || *field != Field::Extension)
        else {
            return;
        };
        if field == Field::Number {
            if no_number {
                let reason = format!(
                    "{}, but {}.",
                    self.share_of_numbers(),
                    self.heading_no_number()
                );
                self.is_not(sentence(&reason));
                return;
            }
            // Ten digits of an id fit the plan by chance; area codes in use do not come by chance.
            if self.evidence.assigned < 0.8 {
                self.is_not(
                    "Its values have ten digits, but too few begin with an area code in use."
                        .into(),
                );
                return;
            }
        }
        // Without a header word the values alone have to convince.
        let sure = if headless { good * 0.8 } else { good * 0.6 };
        if sure < LEAST {
            return;
        }
        let reason = match field {
            Field::Number if headless => format!("No header; {}.", self.share_of_numbers()),
            Field::Number => format!(
                "The header “{}” is not known, but {}.",
                self.heading.text(),
                self.share_of_numbers()
            ),
            _ => "Its values look like it.".to_owned(),
        };
        self.is(field, sure, reason);
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// Words over telephone numbers.
const TELEPHONE: &[&str] = &[
    "phone",
    "phones",
    "telephone",
    "telephones",
    "tel",
    "did",
    "dids",
    "tn",
    "tns",
    "wtn",
    "ddi",
    "fax",
    "uri",
    "dial",
    "mobile",
    "cell",
    "tfn",
    "mdn",
    "ctn",
    "e164",
    "ani",
    "msisdn",
    "tollfree",
    "btn",
    "caller",
    "cid",
    "outboundcid",
    "facsimile",
    "efax",
    "wireless",
];

/// Words over numbers that are no telephone numbers.
const OTHER: &[&str] = &[
    "id",
    "ids",
    "sid",
    "account",
    "acct",
    "circuit",
    "ckt",
    "order",
    "invoice",
    "ticket",
    "mac",
    "imei",
    "imsi",
    "iccid",
    "esn",
    "meid",
    "sim",
    "serial",
    "zip",
    "postal",
    "postcode",
    "port",
    "pon",
    "po",
    "asset",
    "tag",
    "ein",
    "tax",
    "ssn",
    "code",
    "ref",
    "reference",
    "date",
    "time",
    "amount",
    "charge",
    "charges",
    "price",
    "cost",
    "total",
    "minutes",
    "duration",
    "usoc",
    "npi",
    "lat",
    "latitude",
    "lon",
    "long",
    "longitude",
    "ip",
    "vlan",
    "rack",
    "model",
    "license",
    "licence",
    "contract",
    "case",
    "badge",
    "clli",
    "guid",
    "uuid",
    "key",
    "seq",
    "sequence",
    "timestamp",
    "created",
    "updated",
    "modified",
    "seconds",
    "bytes",
    "isbn",
    "upc",
    "sku",
    "barcode",
    "population",
    "revenue",
    "salary",
    "sales",
    "card",
    "policy",
    "claim",
    "patient",
    "mrn",
    "member",
    "student",
    "transaction",
    "confirmation",
    "tracking",
    "check",
    "cheque",
    "routing",
    "version",
    "hash",
    "size",
    "count",
    "epoch",
    "unix",
];

fn is_telephone(plain: &str) -> bool {
    plain.split(' ').any(|word| TELEPHONE.contains(&word)) || plain.contains("toll free")
}

fn is_no_number(plain: &str) -> bool {
    plain.split(' ').any(|word| OTHER.contains(&word))
}

/// One column a field: the surest, then the leftmost. Numbers are settled before.
fn settle(candidates: &mut [Candidate<'_>]) {
    for field in Field::ALL.iter().filter(|field| **field != Field::Number) {
        let best = candidates
            .iter()
            .filter(|candidate| candidate.means(*field))
            .max_by(|a, b| a.sure.total_cmp(&b.sure).then(b.column.cmp(&a.column)))
            .map(|candidate| (candidate.column, column_letters(candidate.column.into())));
        let Some((best, letter)) = best else { continue };
        for candidate in candidates
            .iter_mut()
            .filter(|candidate| candidate.column != best && candidate.means(*field))
        {
            candidate.fields.retain(|kept| kept != field);
            if candidate.fields.is_empty() {
                candidate.is_not(format!("Column {letter} says it more clearly."));
            }
        }
    }
}
