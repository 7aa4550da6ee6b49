//! The answer of a preview: the file's tables with what we think of their columns, and what comes out.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lines::cell_words,
    tables::{self, Chosen},
    view::{
        ColumnGuess, FaultGroup, FieldChoice, GridMark, ImportPreview, PassedOver, RefusedCell,
        RepairedCell, SheetChoice, TableInfo, TableView,
    },
    work::{Repairs, Work},
};
use crate::{
    api::{error::WireError, words::small},
    finding::Severity,
    intake::{
        Field, Region,
        grid::Sheet,
        layout::Column,
        merge::Change,
        suspect::{FaultKind, Suspect},
    },
    place::column_letters,
    worker,
};

/// Most characters of a cell that the grid shows.
const CHARS: usize = 400;
/// Most columns of a row that the grid shows.
const COLUMNS: u16 = 512;
/// Stands for a PIN.
const HIDDEN: &str = "••••";

/// Two fields that real lists write into one column.
const JOINED: [(Field, Field); 2] = [
    (Field::Number, Field::Extension),
    (Field::Site, Field::Floor),
];

pub(super) fn preview(work: &Work<'_>, repairs: &Repairs) -> Result<ImportPreview, WireError> {
    let read = &work.job.read;
    let request = &work.job.request;
    let Some(shown) = tables::shown(&work.tables, request.shown.as_ref()) else {
        return Err(WireError::file(
            "empty_file",
            format!("{} holds nothing to read.", read.workbook.file),
            "Choose another file.",
        ));
    };
    let most = work.most();
    let (mut refused, mut suspect) = cells(work);
    let marks = marks(work, &shown.sheet.name, &refused, &suspect);
    let faults = faults(&refused, &suspect);
    refused.truncate(most);
    suspect.truncate(most);
    let is_file_text = read.is_text() && read.path.is_some();
    Ok(ImportPreview {
        file: read.workbook.file.clone(),
        encoding: read.workbook.encoding.clone().unwrap_or_default(),
        encodings: if is_file_text {
            worker::ENCODINGS.map(str::to_owned).to_vec()
        } else {
            Vec::new()
        },
        limits: (read.workbook.limits.iter())
            .map(|limit| limit.message.clone())
            .collect(),
        sheets: sheets(work),
        shown: table_view(work, shown),
        fields: fields(),
        marks,
        outcome: work.outcome(),
        refused,
        suspect,
        faults,
        repaired: repaired(work, repairs),
        passed_over: (work.staged.iter())
            .flat_map(|staged| &staged.skipped)
            .take(most)
            .map(|row| PassedOver {
                sheet: row.sheet.clone(),
                row: row.row,
                column: row.column,
                cell: cell_words(&row.sheet, row.row, row.column),
                text: row.text.clone(),
                why: row.why.words().to_owned(),
            })
            .collect(),
        added: work.number_lines(Change::Added, most),
        changed: work.changed_lines(most),
        same: work.number_lines(Change::Same, most),
        duplicates: work.duplicate_lines(most),
        gone: work.gone_lines(most),
        earlier: work.earlier_lists(),
        newer_of: work.newer_of,
        summary: work.summary(),
        nothing: work.nothing,
    })
}

fn sheets(work: &Work<'_>) -> Vec<SheetChoice> {
    (work.job.read.workbook.sheets.iter())
        .map(|sheet| SheetChoice {
            name: sheet.name.clone(),
            visible: sheet.visible,
            cells: small(sheet.grid.len()),
            tables: (work.tables.iter())
                .filter(|table| std::ptr::eq(table.sheet, sheet))
                .map(table_info)
                .collect(),
        })
        .collect()
}

fn table_info(table: &Chosen<'_>) -> TableInfo {
    let Region {
        top,
        left,
        bottom,
        right,
    } = table.table.region;
    TableInfo {
        table: table.number,
        title: if table.table.title.is_empty() {
            format!(
                "{}{top}:{}{bottom}",
                column_letters(left.into()),
                column_letters(right.into())
            )
        } else {
            table.table.title.clone()
        },
        region: table.table.region,
        taken: table.taken,
        has_numbers: table.has_numbers(),
        reason: table.table.reason.clone(),
    }
}

fn table_view(work: &Work<'_>, shown: &Chosen<'_>) -> TableView {
    let sheets = &work.job.read.workbook.sheets;
    let at = sheets
        .iter()
        .position(|sheet| std::ptr::eq(shown.sheet, sheet));
    TableView {
        sheet: shown.sheet.name.clone(),
        table: shown.number,
        region: shown.table.region,
        taken: shown.taken,
        header_row: shown.mapping.header_row.unwrap_or(0),
        first_row: shown.mapping.first_row().max(shown.table.region.top),
        rows_total: shown.sheet.grid.last_row(),
        columns_total: work.last_column(at.unwrap_or(0)),
        columns: (shown.table.columns.iter())
            .map(|column| guess(shown, column))
            .collect(),
        remembered: shown.remembered.clone().unwrap_or_default(),
        merges: shown.sheet.grid.merges().to_vec(),
    }
}

fn guess(shown: &Chosen<'_>, column: &Column) -> ColumnGuess {
    let mut fields: Vec<Field> = (shown.mapping.columns.iter())
        .filter(|(_, at)| **at == column.column)
        .map(|(field, _)| *field)
        .collect();
    if shown.mapping.more_numbers.contains(&column.column) {
        fields.push(Field::Number);
    }
    let guessed: BTreeSet<Field> = [column.field, column.also].into_iter().flatten().collect();
    let is_guess = guessed == fields.iter().copied().collect();
    let pin = fields.contains(&Field::Pin);
    ColumnGuess {
        column: column.column.into(),
        letter: column.letter.clone(),
        header: column.header.clone(),
        field: joined(&fields),
        confidence: (is_guess && !fields.is_empty()).then(|| percent(column.confidence)),
        reason: if shown.corrected.contains(&column.column) {
            String::new()
        } else {
            column.reason.clone()
        },
        samples: if pin {
            vec![HIDDEN.to_owned()]
        } else {
            column.samples.clone()
        },
    }
}

fn joined(fields: &[Field]) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
    names.join("+")
}

fn fields() -> Vec<FieldChoice> {
    let mut choices = Vec::new();
    for field in Field::ALL {
        choices.push(FieldChoice {
            field: field.name().to_owned(),
            label: label(*field),
        });
        if let Some((one, other)) = JOINED.iter().find(|(one, _)| one == field) {
            choices.push(FieldChoice {
                field: joined(&[*one, *other]),
                label: format!("{}, {}", label(*one), label(*other).to_lowercase()),
            });
        }
    }
    choices
}

/// `address_911` → `911 address`, `resp_org` → `RespOrg`: the words of the field.
fn label(field: Field) -> String {
    match field {
        Field::Address911 => return "911 address".to_owned(),
        Field::RespOrg => return "RespOrg".to_owned(),
        Field::Btn => return "BTN".to_owned(),
        Field::Pin => return "PIN".to_owned(),
        Field::Zip => return "ZIP".to_owned(),
        Field::Line2 => return "Address line 2".to_owned(),
        Field::RingTo => return "Rings to".to_owned(),
        _ => {}
    }
    let mut words = field.name().replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn percent(confidence: f32) -> u8 {
    // From 0 to 1 by the guesser's own promise; steps of one in a hundred are all that is shown.
    (0..=100_u8)
        .rev()
        .find(|step| f32::from(*step) <= confidence * 100.0 + 0.5)
        .unwrap_or(0)
}

/// Refused cells, and those that are taken and odd.
pub(super) fn cells(work: &Work<'_>) -> (Vec<RefusedCell>, Vec<RefusedCell>) {
    if let Some(calls) = &work.calls {
        let refused = calls.refused.iter();
        let refused = refused.map(|cell| RefusedCell {
            sheet: cell.sheet.clone(),
            row: cell.row,
            column: cell.column,
            cell: cell_words(&cell.sheet, cell.row, cell.column),
            text: cell.text.clone(),
            code: cell.code.clone(),
            fault: FaultKind::of_code(&cell.code).unwrap_or(FaultKind::Other),
            message: sentence(&cell.message, &cell.hint),
            proposal: cell.proposal.clone().unwrap_or_default(),
        });
        return (refused.collect(), Vec::new());
    }
    let codes: BTreeMap<(&str, u32, u32), &str> = (work.staged.iter())
        .flat_map(|staged| &staged.refused)
        .map(|cell| {
            let at = (cell.sheet.as_str(), cell.row, cell.column);
            (at, cell.code.as_str())
        })
        .collect();
    let (refused, suspect): (Vec<&Suspect>, Vec<&Suspect>) =
        work.suspects.iter().partition(|cell| cell.is_refused());
    let view = |cell: &Suspect| {
        let place = &cell.place;
        let code = codes.get(&(place.sheet.as_str(), place.row, place.column));
        RefusedCell {
            sheet: place.sheet.clone(),
            row: place.row,
            column: place.column,
            cell: cell_words(&place.sheet, place.row, place.column),
            text: cell.text.clone(),
            code: match code {
                Some(code) => (*code).to_owned(),
                None => fault_word(cell.kind),
            },
            fault: cell.kind,
            message: sentence(&cell.reason, &cell.hint),
            proposal: (cell.proposal.as_ref())
                .map(|proposal| match proposal.number {
                    Some(tn) => tn.national(),
                    None => proposal.text.clone(),
                })
                .unwrap_or_default(),
        }
    };
    (
        refused.into_iter().map(view).collect(),
        suspect.into_iter().map(view).collect(),
    )
}

fn sentence(message: &str, hint: &str) -> String {
    [message, hint]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The fault by its stable name.
fn fault_word(fault: FaultKind) -> String {
    match serde_json::to_value(fault) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn faults(refused: &[RefusedCell], suspect: &[RefusedCell]) -> Vec<FaultGroup> {
    let mut groups: BTreeMap<FaultKind, (u32, u32)> = BTreeMap::new();
    for cell in refused.iter().chain(suspect) {
        let (cells, proposals) = groups.entry(cell.fault).or_default();
        *cells += 1;
        *proposals += u32::from(!cell.proposal.is_empty());
    }
    let mut groups: Vec<FaultGroup> = groups
        .into_iter()
        .map(|(fault, (cells, proposals))| FaultGroup {
            fault,
            words: fault.words().to_owned(),
            cells,
            proposals,
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.cells));
    groups
}

fn marks(
    work: &Work<'_>,
    sheet: &str,
    refused: &[RefusedCell],
    suspect: &[RefusedCell],
) -> Vec<GridMark> {
    let mut marks: BTreeMap<(u32, u32), GridMark> = BTreeMap::new();
    for ((row, column), first) in work.repeated_cells(sheet) {
        let mark = GridMark {
            row,
            column,
            severity: Severity::Warning,
            message: format!("The same number as in {first}. Both places are kept."),
        };
        marks.insert((row, column), mark);
    }
    let of = |severity| move |cell: &RefusedCell| (severity, cell.clone());
    let odd = suspect.iter().map(of(Severity::Warning));
    for (severity, cell) in odd.chain(refused.iter().map(of(Severity::Blocker))) {
        if cell.sheet == sheet {
            let mark = GridMark {
                row: cell.row,
                column: cell.column,
                severity,
                message: cell.message,
            };
            marks.insert((cell.row, cell.column), mark);
        }
    }
    marks.into_values().collect()
}

/// Cells that are read as something else than what stands in them, at most as many as lists hold.
fn repaired(work: &Work<'_>, repairs: &Repairs) -> Vec<RepairedCell> {
    let workbook = &work.job.read.workbook;
    let typed: BTreeSet<(&str, u32, u32)> = (work.job.request.repairs.iter())
        .map(|repair| (repair.sheet.as_str(), repair.row, repair.column))
        .collect();
    let mut cells = Vec::new();
    for (name, places) in repairs {
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == *name);
        for ((row, column), text) in places {
            let written = sheet
                .and_then(|sheet| sheet.grid.row(*row))
                .and_then(|row| row.get(*column));
            let column = u32::from(*column);
            let alone = typed.contains(&(name.as_str(), *row, column));
            cells.push(RepairedCell {
                sheet: name.clone(),
                row: *row,
                column,
                cell: cell_words(name, *row, column),
                text: written.unwrap_or_default().to_owned(),
                read_as: text.clone(),
                by_fault: !alone,
            });
        }
    }
    cells.truncate(work.most());
    cells
}

/// Rows of a sheet as they stand, empty ones too.
pub(super) fn rows(sheet: &Sheet, first: u32, count: u32, hidden: &[u32]) -> Vec<Vec<String>> {
    let last = first.saturating_add(count).min(sheet.grid.last_row() + 1);
    let mut rows: Vec<Vec<String>> = Vec::new();
    rows.resize_with(
        usize::try_from(last.saturating_sub(first)).unwrap_or(0),
        Vec::new,
    );
    for row in sheet.grid.rows_from(first) {
        let at = usize::try_from(row.number() - first).unwrap_or(usize::MAX);
        let Some(cells) = rows.get_mut(at) else {
            break;
        };
        for cell in row.cells().take_while(|cell| cell.column <= COLUMNS) {
            cells.resize(usize::from(cell.column), String::new());
            if let Some(slot) = cells.last_mut() {
                *slot = if hidden.contains(&u32::from(cell.column)) {
                    HIDDEN.to_owned()
                } else {
                    cell.text.chars().take(CHARS).collect()
                };
            }
        }
    }
    rows
}
