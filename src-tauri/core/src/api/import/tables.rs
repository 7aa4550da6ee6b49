//! The tables of a file with what a person chose for them, and what is remembered of their layout.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    read::Read,
    view::{ImportRequest, TableAt},
};
use crate::{
    api::{error::WireError, words::small},
    intake::{
        Field, Kept, Mapping, Table,
        grid::{Container, Sheet},
    },
    number,
    project::Remembered,
};

/// A table of the file as it will be read.
pub(super) struct Chosen<'a> {
    pub(super) sheet: &'a Sheet,
    /// Counted from 1 on its sheet.
    pub(super) number: u32,
    pub(super) table: Table,
    pub(super) mapping: Mapping,
    /// It is imported.
    pub(super) taken: bool,
    /// The file in which this layout was put right.
    pub(super) remembered: Option<String>,
    /// Columns that the person corrected.
    pub(super) corrected: BTreeSet<u16>,
}

impl Chosen<'_> {
    /// What is to be remembered of its columns, when the person put them right.
    pub(super) fn lesson(&self) -> Option<(String, Kept)> {
        let known = !self.table.fingerprint.is_empty();
        (self.taken && known && !self.corrected.is_empty()).then(|| {
            (
                self.table.fingerprint.clone(),
                self.table.keep(&self.mapping),
            )
        })
    }

    /// Whether an import takes it unless told otherwise, if it has numbers.
    pub(super) fn is_offered(&self, request: &ImportRequest) -> bool {
        is_offered(self.sheet, request)
    }

    pub(super) fn has_numbers(&self) -> bool {
        self.mapping.column(Field::Number).is_some()
    }
}

/// Every table of the file, in its order.
pub(super) fn tables<'a>(
    read: &'a Read,
    request: &ImportRequest,
    layouts: &BTreeMap<String, Remembered>,
) -> Result<Vec<Chosen<'a>>, WireError> {
    let named = |name: &str| read.workbook.sheets.iter().any(|sheet| sheet.name == name);
    let wanted = request.sheet.iter();
    let wanted = wanted.chain(request.tables.iter().map(|choice| &choice.sheet));
    for name in wanted.chain(request.shown.iter().map(|at| &at.sheet)) {
        if !named(name) {
            return Err(WireError::user(
                "no_such_sheet",
                format!("{} has no sheet “{name}”.", read.workbook.file),
                "`inspect` lists its sheets.",
            ));
        }
    }
    let running_text = read.workbook.container == Container::Txt;
    let mut all = Vec::new();
    for (sheet, tables) in read.workbook.sheets.iter().zip(read.tables()) {
        for (at, table) in tables.iter().enumerate() {
            let number = small(at + 1);
            all.push(chosen(
                (sheet, number, running_text),
                table,
                request,
                layouts,
            )?);
        }
    }
    Ok(all)
}

fn chosen<'a>(
    (sheet, number, running_text): (&'a Sheet, u32, bool),
    found: &Table,
    request: &ImportRequest,
    layouts: &BTreeMap<String, Remembered>,
) -> Result<Chosen<'a>, WireError> {
    let choice = request
        .tables
        .iter()
        .find(|choice| choice.sheet == sheet.name && choice.table == number);
    let mut table = found.clone();
    match choice.and_then(|choice| choice.header_row) {
        Some(row) => table = table.below(sheet, Some(row).filter(|row| *row > 0)),
        // A row that holds a number is no header, whatever its words say: its number would be lost in silence.
        None if header_holds_number(sheet, &table) => {
            table = table.below(sheet, None);
            if table.mapping.column(Field::Number).is_none() && running_text {
                table.mapping = Mapping::running_text();
            }
        }
        None => {}
    }
    let remembered = layouts.get(&table.fingerprint);
    let mut mapping = match remembered {
        Some(remembered) => table.recall(&remembered.kept),
        None => table.mapping.clone(),
    };
    let mut corrected = BTreeSet::new();
    for (column, fields) in choice.iter().flat_map(|choice| &choice.columns) {
        let Ok(column) = u16::try_from(*column) else {
            continue;
        };
        correct(&mut mapping, column, fields)?;
        corrected.insert(column);
    }
    let offered = is_offered(sheet, request);
    let has_numbers = mapping.column(Field::Number).is_some();
    let taken = has_numbers && choice.and_then(|choice| choice.take).unwrap_or(offered);
    Ok(Chosen {
        sheet,
        number,
        table,
        mapping,
        taken,
        remembered: remembered.map(|remembered| remembered.file.clone()),
        corrected,
    })
}

fn header_holds_number(sheet: &Sheet, table: &Table) -> bool {
    let row = table.mapping.header_row.and_then(|row| sheet.grid.row(row));
    let cell = row.and_then(|row| row.get(table.mapping.column(Field::Number)?));
    cell.is_some_and(|text| !number::find(text, "US").is_empty())
}

/// A hidden sheet is taken when it is named, never silently.
fn is_offered(sheet: &Sheet, request: &ImportRequest) -> bool {
    match &request.sheet {
        Some(name) => *name == sheet.name,
        None => sheet.visible,
    }
}

/// Makes a column what a person says it is: a field, two of them joined by `+`, or nothing.
fn correct(mapping: &mut Mapping, column: u16, fields: &str) -> Result<(), WireError> {
    let mut names = fields.split('+').filter(|name| !name.is_empty());
    let first = names.next().map(field_named).transpose()?;
    mapping.assign(column, first);
    for name in names {
        mapping.columns.insert(field_named(name)?, column);
    }
    Ok(())
}

pub(super) fn field_named(name: &str) -> Result<Field, WireError> {
    Field::named(name).ok_or_else(|| {
        WireError::user(
            "no_such_field",
            format!("There is no field “{name}”."),
            "`portwright-cli import --help` lists the fields.",
        )
    })
}

/// The table to look at: the one asked for, else of those that are taken the one with the most numbers.
pub(super) fn shown<'a, 'b>(
    tables: &'b [Chosen<'a>],
    at: Option<&TableAt>,
) -> Option<&'b Chosen<'a>> {
    let asked = at.and_then(|at| {
        tables
            .iter()
            .find(|table| table.sheet.name == at.sheet && table.number == at.table)
    });
    // Among equals the first: `max_by_key` keeps the last.
    asked.or_else(|| {
        tables.iter().rev().max_by_key(|one| {
            (
                one.taken,
                one.sheet.visible,
                one.has_numbers(),
                one.table.numbers,
                one.sheet.grid.len(),
            )
        })
    })
}
