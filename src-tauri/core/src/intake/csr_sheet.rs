//! A customer service record that came as a sheet: labels with values beside them, a list of working numbers, or
//! both. It is written out as lines in the carrier's own words, so that one reader and one comparison serve every
//! record; the place of each line in the sheet is kept for provenance.

use super::{
    csr_text,
    field::Field,
    grid::{Row, Sheet, Workbook},
    layout::{self, Mapping},
};

/// A record as lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CsrLines {
    /// The lines.
    pub text: String,
    /// The sheet.
    pub sheet: String,
    /// Row and column, from 1, that each line was written from.
    pub places: Vec<(u32, u16)>,
}

impl CsrLines {
    fn push(&mut self, text: &str, row: u32, column: u16) {
        self.text.push_str(text);
        self.text.push('\n');
        self.places.push((row, column));
    }

    /// Where a line of the text, counted from 1, stands in the sheet.
    pub fn place(&self, line: u32) -> Option<(u32, u16)> {
        let at = usize::try_from(line).ok()?.checked_sub(1)?;
        self.places.get(at).copied()
    }
}

/// How much a reading of a record has found, for choosing between two: a labelled field says more than a number.
pub fn weight(fields: &csr_text::CsrFields) -> usize {
    let said = [
        &fields.account_number,
        &fields.business_name,
        &fields.billing_name,
        &fields.signer,
    ];
    let labelled = said.iter().filter(|said| said.line > 0).count()
        + usize::from(fields.btn.is_some())
        + fields.service_addresses.len();
    labelled * 5 + fields.numbers.len()
}

/// The visible sheet that reads best as a record.
pub fn lines(workbook: &Workbook, region: &str) -> Option<CsrLines> {
    workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.visible)
        .map(sheet_lines)
        .max_by_key(|lines| weight(&csr_text::read(&lines.text, region)))
}

/// Fields whose value on a row of a list is of the account or the address, and the label that says so.
const OF_THE_ACCOUNT: &[(Field, &str)] = &[
    (Field::Btn, "BTN"),
    (Field::Account, "ACCOUNT NUMBER"),
    (Field::BusinessName, "BUSINESS NAME"),
    (Field::BillingName, "BILLING NAME"),
    (Field::BillingAddress, "BILLING ADDRESS"),
    (Field::Signer, "AUTHORIZED SIGNER"),
];

fn sheet_lines(sheet: &Sheet) -> CsrLines {
    let mut lines = CsrLines {
        sheet: sheet.name.clone(),
        ..CsrLines::default()
    };
    let (mapping, _) = layout::guess(sheet);
    let list = mapping
        .header_row
        .filter(|_| !mapping.running_text)
        .zip(mapping.column(Field::Number));
    let mut said = Said::default();
    for row in sheet.grid.rows() {
        match list {
            Some((header, _)) if row.number() == header => {}
            Some((header, column)) if row.number() > header => {
                said.account(row, &mapping, &mut lines);
                number_line(row, column, &said, &mut lines);
            }
            _ => lines.push(&lead_line(row), row.number(), first(row)),
        }
    }
    lines
}

/// What a list said last of the account and the address, so that each is written once.
#[derive(Default)]
struct Said {
    values: Vec<(&'static str, String)>,
    columns: Vec<u16>,
}

impl Said {
    fn account(&mut self, row: Row<'_>, mapping: &Mapping, lines: &mut CsrLines) {
        let cell = |field| mapping.column(field).and_then(|column| row.get(column));
        let mut found: Vec<(&'static str, String)> = OF_THE_ACCOUNT
            .iter()
            .filter_map(|(field, label)| Some((*label, cell(*field)?.to_owned())))
            .collect();
        let street = [Field::ServiceAddress, Field::Street]
            .into_iter()
            .find_map(cell);
        if let Some(street) = street {
            let second = cell(Field::Line2).map(|second| format!(" {second}"));
            let street = format!("{street}{}", second.unwrap_or_default());
            found.push(("SERVICE ADDRESS", street));
        }
        let city: Vec<&str> = [Field::City, Field::State, Field::Zip]
            .into_iter()
            .filter_map(cell)
            .collect();
        if !city.is_empty() {
            found.push(("SERVICE CITY", city.join(" ")));
        }
        let moved = |known: &[(&str, String)]| {
            ["SERVICE ADDRESS", "SERVICE CITY"]
                .iter()
                .any(|label| pick(known, label) != pick(&found, label))
        };
        let address_moved = moved(&self.values);
        for (label, value) in &found {
            let is_address = label.starts_with("SERVICE");
            if (is_address && address_moved)
                || (!is_address && pick(&self.values, label) != Some(value))
            {
                lines.push(
                    &format!("{label}\t{}", flat(value)),
                    row.number(),
                    first(row),
                );
            }
        }
        self.columns = OF_THE_ACCOUNT
            .iter()
            .map(|(field, _)| *field)
            .chain([
                Field::ServiceAddress,
                Field::Street,
                Field::Line2,
                Field::City,
                Field::State,
                Field::Zip,
            ])
            .filter_map(|field| mapping.column(field))
            .collect();
        if !found.is_empty() {
            self.values = found;
        }
    }
}

fn pick<'a>(known: &'a [(&str, String)], label: &str) -> Option<&'a String> {
    known
        .iter()
        .find(|(of, _)| *of == label)
        .map(|(_, value)| value)
}

/// The working number first, as the reader of records wants it, and behind it what else its row says of it.
fn number_line(row: Row<'_>, column: u16, said: &Said, lines: &mut CsrLines) {
    let rest = joined(row, |other| {
        other != column && !said.columns.contains(&other)
    });
    match row.get(column) {
        Some(number) if rest.is_empty() => lines.push(&flat(number), row.number(), column),
        Some(number) => lines.push(&format!("{}\t{rest}", flat(number)), row.number(), column),
        // A feature on a row below its number.
        None if !rest.is_empty() => lines.push(&format!("\t{rest}"), row.number(), first(row)),
        None => {}
    }
}

/// A row outside a list. `WTN` in a cell of its own belongs to the number beside it.
fn lead_line(row: Row<'_>) -> String {
    let line = joined(row, |_| true);
    match line.split_once('\t') {
        Some((lead, rest)) if csr_text::LEADS.contains(&lead.to_uppercase().as_str()) => {
            format!("{lead} {rest}")
        }
        _ => line,
    }
}

fn first(row: Row<'_>) -> u16 {
    row.cells().next().map_or(1, |cell| cell.column)
}

fn joined(row: Row<'_>, wanted: impl Fn(u16) -> bool) -> String {
    let cells: Vec<String> = row
        .cells()
        .filter(|cell| wanted(cell.column))
        .map(|cell| flat(cell.text))
        .collect();
    cells.join("\t")
}

/// A cell of several lines in one.
fn flat(text: &str) -> String {
    text.split(['\n', '\r', '\t'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::fixtures::sheet;

    fn read(rows: &[&str]) -> (csr_text::CsrFields, CsrLines) {
        let lines = sheet_lines(&sheet(rows));
        (csr_text::read(&lines.text, "US"), lines)
    }

    #[test]
    fn labels_with_values_beside_them_are_fields() {
        let (fields, lines) = read(&[
            "CUSTOMER SERVICE RECORD",
            "BTN|414 555-0100",
            "Account Number|414 555-0100 371",
            "Customer Name|NORTHGATE DENTAL GROUP LLC",
            "Service Address|330 N WATER ST STE 400",
            "Service City|MILWAUKEE WI 53202",
            "Authorized Contact||DANA WHITFIELD",
            "",
            "WTN|414 555-0100|1FB",
            "WTN|414 555-0101|HUNTING",
        ]);
        assert_eq!(
            fields
                .btn
                .map(crate::number::telephone::TelephoneNumber::digits),
            Some(4_145_550_100)
        );
        assert_eq!(fields.account_number.text, "414 555-0100 371");
        assert_eq!(fields.business_name.text, "NORTHGATE DENTAL GROUP LLC");
        assert_eq!(fields.service_addresses[0].address.city, "MILWAUKEE");
        assert_eq!(fields.signer.text, "DANA WHITFIELD");
        assert_eq!(fields.numbers.len(), 2, "{}", lines.text);
        assert_eq!(lines.place(fields.numbers[1].line), Some((10, 1)));
    }

    #[test]
    fn a_list_of_working_numbers_says_account_and_address_once() {
        let (fields, lines) = read(&[
            "Lakeland Telecom|service record",
            "Account Number|Business Name|Service Address|City|State|Zip|WTN|Feature",
            "BV-20817|NORTHGATE DENTAL GROUP LLC|2140 E MAIN ST STE B|GREEN BAY|WI|54302|920-555-0140|1FB",
            "BV-20817|NORTHGATE DENTAL GROUP LLC|2140 E MAIN ST STE B|GREEN BAY|WI|54302|920-555-0141|Fax line",
            "BV-20817|NORTHGATE DENTAL GROUP LLC|2140 E MAIN ST STE B|GREEN BAY|WI|54302|920-555-0182|Elevator",
        ]);
        assert_eq!(fields.account_number.text, "BV-20817");
        assert_eq!(fields.business_name.text, "NORTHGATE DENTAL GROUP LLC");
        assert_eq!(fields.service_addresses.len(), 1, "{}", lines.text);
        let address = &fields.service_addresses[0].address;
        assert_eq!(
            (address.street.as_str(), address.zip.as_str()),
            ("2140 E MAIN ST STE B", "54302")
        );
        let numbers: Vec<_> = fields
            .numbers
            .iter()
            .map(|number| number.tn.dashed())
            .collect();
        assert_eq!(numbers, ["920-555-0140", "920-555-0141", "920-555-0182"]);
        assert_eq!(lines.place(fields.numbers[1].line), Some((4, 7)));
        assert!(
            fields.numbers[1].usage.is_some(),
            "the feature says what the line is"
        );
    }
}
