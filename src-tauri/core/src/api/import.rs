//! Commands that take foreign files in: look, preview, commit.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, FixedOffset};
use sha2::{Digest as _, Sha256};

use super::{
    commands::{Done, ImportDone},
    error::WireError,
    import_view::{
        ColumnGuess, FieldChoice, GridMark, GridRow, ImportPreview, ImportRequest, Imported,
        Outcome, RefusedCell, Repair, SheetChoice,
    },
    session::{Call, Progress, Session},
    words::{count, small},
};
use crate::{
    csr::Csr,
    finding::Severity,
    id::{AccountId, NumberId, SiteId},
    intake::{
        self, Field, Inspection, List, Mapping, StageContext, Staged, csr_text,
        grid::{Container, Sheet, Workbook},
        layout::{self, Column},
        merge::{Change, Merged, merge},
        stage::{Refused, stage},
    },
    number::{Disposition, Number, Use},
    place::CellPlace,
    project::{ImportedCell, ImportedNumber, Op},
    snapshot::Snapshot,
    worker,
};

/// Rows of the file's own grid that one preview shows.
const SHOWN: usize = 500;

/// Files that were read, by path: previewing again does not parse again.
#[derive(Default)]
pub(super) struct Workbooks(BTreeMap<PathBuf, Arc<Read>>);

/// A file as it was read, with the hash of its bytes.
pub(super) struct Read {
    workbook: Workbook,
    sha256: String,
    /// Size and time of change, by which a newer version of the file is noticed.
    stamp: (u64, Option<std::time::SystemTime>),
}

impl Read {
    /// Bytes that came with the program instead of from a file.
    pub(super) fn of(workbook: Workbook, bytes: &[u8]) -> Self {
        Self {
            workbook,
            sha256: hex(&Sha256::digest(bytes)),
            stamp: (0, None),
        }
    }
}

impl Session {
    /// What an import would see of a file.
    pub fn inspect(&mut self, path: &Path, call: &mut Call<'_>) -> Result<Inspection, WireError> {
        Ok(intake::inspect(&self.read(path, call)?.workbook))
    }

    pub(super) fn import_preview(
        &mut self,
        request: ImportRequest,
        call: &mut Call<'_>,
    ) -> Result<ImportPreview, WireError> {
        let path = self.chosen(request.ticket)?;
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let read = self.read(&path, call)?;
        let sheet = shown_sheet(&read.workbook, &request)?;
        let (mapping, columns) = mapping_of(sheet, &request)?;
        let repairs = repairs_of(&request.repairs);
        let work = Work::new(&snapshot, &read, &request, &repairs)?;
        let (outcome, refused) = work.outcome();
        Ok(ImportPreview {
            file: read.workbook.file.clone(),
            sheets: read
                .workbook
                .sheets
                .iter()
                .map(|sheet| SheetChoice {
                    name: sheet.name.clone(),
                    visible: sheet.visible,
                    cells: small(sheet.grid.len()),
                })
                .collect(),
            sheet: sheet.name.clone(),
            header_row: mapping.header_row.unwrap_or(0),
            columns: columns_view(&columns, &mapping),
            fields: Field::ALL
                .iter()
                .map(|field| FieldChoice {
                    field: field.name().to_owned(),
                    label: label(*field),
                })
                .collect(),
            rows: grid_rows(sheet, &mapping, &refused),
            rows_total: sheet.grid.last_row(),
            summary: format!(
                "{} become {}. One undo takes all of it back.",
                count(usize::try_from(outcome.rows).unwrap_or(0), "row"),
                count(usize::try_from(outcome.numbers).unwrap_or(0), "number"),
            ),
            outcome,
            refused,
        })
    }

    pub(super) fn import_commit(
        &mut self,
        request: ImportRequest,
        call: &mut Call<'_>,
    ) -> Result<ImportDone, WireError> {
        let path = self.chosen(request.ticket)?;
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let read = self.read(&path, call)?;
        let repairs = repairs_of(&request.repairs);
        let work = Work::new(&snapshot, &read, &request, &repairs)?;
        let (outcome, refused) = work.outcome();
        let imported = Imported::new(outcome, refused);
        // A CSR as text is also kept letter by letter.
        let done = match work.csr(&path, &read, call.now)? {
            Some(csr) => self.write_csr(csr, &read.workbook.file, call.now)?,
            None => self.write(&work.into_op(&read), call.now)?,
        };
        Ok(ImportDone { done, imported })
    }

    /// Column numbers for fields named by header text or letter, as the command line names them.
    pub fn columns_named(
        &mut self,
        path: &Path,
        sheet: Option<&str>,
        named: &[(String, String)],
        call: &mut Call<'_>,
    ) -> Result<BTreeMap<String, u32>, WireError> {
        let read = self.read(path, call)?;
        let sheet = sheet
            .and_then(|name| read.workbook.sheets.iter().find(|sheet| sheet.name == name))
            .or_else(|| best_sheet(&read.workbook));
        let mut columns = BTreeMap::new();
        for (name, column) in named {
            let field = field_named(name)?;
            let found = sheet.and_then(|sheet| {
                let (mut mapping, _) = layout::guess(sheet);
                mapping
                    .set(sheet, field, column)
                    .then(|| mapping.column(field).unwrap_or(0))
            });
            let found = found.ok_or_else(|| {
                WireError::user(
                    "no_such_column",
                    format!("{} has no column “{column}”.", read.workbook.file),
                    "Name it by its header text or its letter; `inspect` shows both.",
                )
            })?;
            columns.insert(field.name().to_owned(), found.into());
        }
        Ok(columns)
    }

    fn read(&mut self, path: &Path, call: &mut Call<'_>) -> Result<Arc<Read>, WireError> {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let meta = std::fs::metadata(path).map_err(|cause| {
            WireError::file(
                "unopened",
                format!("{} cannot be opened: {cause}.", path.display()),
                "Check the path and who may read it.",
            )
        })?;
        let stamp = (meta.len(), meta.modified().ok());
        if let Some(read) = self
            .workbooks
            .0
            .get(path)
            .filter(|read| read.stamp == stamp)
        {
            return Ok(Arc::clone(read));
        }
        let what = format!("reading {name}");
        let mut progress = |done| {
            (call.progress)(Progress {
                what: what.clone(),
                done,
                total: None,
            })
        };
        let workbook = worker::read(&self.host.worker, path, &mut progress)
            .map_err(|error| WireError::file(error.code(), error.to_string(), String::new()))?;
        let read = Arc::new(Read {
            workbook,
            sha256: hash_of(path)?,
            stamp,
        });
        self.workbooks.0.insert(path.to_owned(), Arc::clone(&read));
        Ok(read)
    }

    /// Keeps a CSR letter by letter and takes in the numbers that its lines name.
    pub(super) fn write_csr(
        &mut self,
        csr: Csr,
        file: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let numbers = csr_numbers(&snapshot, &csr);
        let sha256 = hex(&Sha256::digest(csr.text.as_bytes()));
        self.write(
            &Op::Csr {
                csr,
                file: file.to_owned(),
                sha256,
                numbers,
            },
            now,
        )
    }
}

fn hash_of(path: &Path) -> Result<String, WireError> {
    let fail = |cause: std::io::Error| {
        WireError::file(
            "unopened",
            format!("{} cannot be read: {cause}.", path.display()),
            "Check the path and who may read it.",
        )
    };
    let mut file = std::fs::File::open(path).map_err(fail)?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0; 1 << 16];
    loop {
        let n = std::io::Read::read(&mut file, &mut chunk).map_err(fail)?;
        if n == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(chunk.get(..n).unwrap_or_default());
    }
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The lines of a CSR as numbers of its account.
pub(super) fn csr_numbers(snapshot: &Snapshot, csr: &Csr) -> Vec<ImportedNumber> {
    let said = csr_text::read(&csr.text, "US");
    said.numbers
        .into_iter()
        .map(|line| {
            let known = snapshot
                .numbers
                .values()
                .find(|number| number.tn == line.tn && number.account == Some(csr.account))
                .or_else(|| {
                    snapshot
                        .numbers
                        .values()
                        .find(|number| number.tn == line.tn && number.account.is_none())
                });
            let number = known.cloned().map_or_else(
                || Number {
                    id: NumberId(-1),
                    tn: line.tn,
                    kind: line.tn.kind(),
                    wireless: false,
                    usage: Use::Voice,
                    disposition: Disposition::Undecided,
                    account: Some(csr.account),
                    site: None,
                    order: None,
                    extension: String::new(),
                    name: String::new(),
                    rings_to: None,
                    target: String::new(),
                    address_911: String::new(),
                    resp_org: String::new(),
                    note: String::new(),
                    on_inventory: false,
                    on_csr: true,
                    on_bill: false,
                },
                |number| Number {
                    account: Some(csr.account),
                    ..number
                },
            );
            let cell = ImportedCell {
                sheet: String::new(),
                row: line.line.max(1),
                column: 1,
                text: line.text,
            };
            ImportedNumber {
                number,
                cells: vec![cell],
            }
        })
        .collect()
}

const NO_REPAIRS: &BTreeMap<(u32, u16), String> = &BTreeMap::new();

/// One import, computed.
pub(super) struct Work<'a> {
    snapshot: &'a Snapshot,
    list: List,
    account: Option<AccountId>,
    staged: Vec<Staged<'a>>,
    merged: Merged,
    calls: Option<intake::calls::CallCounts>,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        read: &'a Read,
        request: &ImportRequest,
        repairs: &'a Repairs,
    ) -> Result<Self, WireError> {
        let sheets = chosen_sheets(&read.workbook, request)?;
        let mut work = Self {
            snapshot,
            list: request.list,
            account: request.account.or_else(|| only_account(snapshot)),
            staged: Vec::new(),
            merged: Merged::default(),
            calls: None,
        };
        if request.list == List::Calls {
            let zone = match &request.zone {
                Some(zone) => super::project::known_zone(zone)?,
                None => String::new(),
            };
            let known: std::collections::BTreeSet<_> =
                snapshot.numbers.values().map(|number| number.tn).collect();
            let context = intake::calls::CallContext {
                zone: &snapshot.settings.zone,
                written_in: &zone,
                region: "US",
                known: &|tn| known.contains(&tn),
            };
            work.calls = sheets
                .iter()
                .find_map(|sheet| intake::calls::read(sheet, &context));
            if work.calls.is_none() {
                return Err(WireError::user(
                    "no_call_counts",
                    format!(
                        "{} holds no call counts or call records.",
                        read.workbook.file
                    ),
                    "Export calls per hour, or the raw call records with their times.",
                ));
            }
            return Ok(work);
        }
        for sheet in sheets {
            let (mapping, _) = mapping_of(sheet, request)?;
            if mapping.column(Field::Number).is_none() {
                continue;
            }
            let context = StageContext {
                file: &read.workbook.file,
                list: request.list,
                region: "US",
                repairs: repairs.get(&sheet.name).unwrap_or(NO_REPAIRS),
                running_text: read.workbook.container == Container::Txt,
            };
            work.staged.push(stage(sheet, &mapping, &context));
        }
        if work.staged.is_empty() {
            return Err(WireError::file(
                "no_number_column",
                format!(
                    "{} has no column that holds telephone numbers.",
                    read.workbook.file
                ),
                "Say which column it is.",
            ));
        }
        work.merged = merge(snapshot, &work.staged, request.list, work.account);
        Ok(work)
    }

    /// Puts every number of the import at one site.
    pub(super) fn at(&mut self, site: Option<SiteId>) {
        self.merged.sites.clear();
        for taken in &mut self.merged.numbers {
            taken.number.site = site.or(taken.number.site.filter(|id| id.0 > 0));
        }
    }

    fn outcome(&self) -> (Outcome, Vec<RefusedCell>) {
        let refused: Vec<&Refused> = match &self.calls {
            Some(calls) => calls.refused.iter().collect(),
            None => self
                .staged
                .iter()
                .flat_map(|sheet| &sheet.refused)
                .collect(),
        };
        let of = |change| {
            small(
                self.merged
                    .numbers
                    .iter()
                    .filter(|taken| taken.state == change)
                    .count(),
            )
        };
        let taken = self.merged.numbers.iter();
        let mut distinct: Vec<_> = taken.map(|taken| taken.number.tn).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let outcome = Outcome {
            rows: self.calls.as_ref().map_or_else(
                || self.staged.iter().map(|sheet| sheet.rows).sum(),
                |calls| calls.rows,
            ),
            numbers: small(
                self.calls
                    .as_ref()
                    .map_or(distinct.len(), |calls| calls.numbers.len()),
            ),
            added: of(Change::Added),
            changed: of(Change::Changed),
            unchanged: of(Change::Same),
            duplicates: self.merged.duplicates,
            refused: self
                .calls
                .as_ref()
                .map_or(small(refused.len()), |calls| calls.refused_in_all),
            gone: self.merged.gone,
        };
        (outcome, refused.into_iter().map(refused_view).collect())
    }

    /// What is to be written; what it was made of is let go, since a large list stands in memory once.
    pub(super) fn into_op(self, read: &Read) -> Op {
        let (file, sha256) = (read.workbook.file.clone(), read.sha256.clone());
        if let Some(calls) = self.calls {
            return Op::Calls {
                sha256,
                volume: Box::new(calls.into_volume(&file, &self.snapshot.settings.zone)),
            };
        }
        let cell = |(sheet, row, column, text)| ImportedCell {
            sheet,
            row,
            column,
            text,
        };
        let numbers = self.merged.numbers.into_iter().map(|taken| ImportedNumber {
            number: taken.number,
            cells: taken.cells.into_iter().map(cell).collect(),
        });
        Op::Import {
            file,
            list: match self.list {
                List::Inventory => "inventory",
                List::Csr => "csr",
                List::Bill => "bill",
                List::Calls => "calls",
            },
            sha256,
            accounts: self.merged.accounts,
            sites: self.merged.sites,
            numbers: numbers.collect(),
        }
    }

    /// A CSR that came as text, when the account it is of is known.
    fn csr(
        &self,
        path: &Path,
        read: &Read,
        now: DateTime<FixedOffset>,
    ) -> Result<Option<Csr>, WireError> {
        if self.list != List::Csr
            || !matches!(
                read.workbook.container,
                Container::Txt | Container::Csv | Container::Tsv
            )
        {
            return Ok(None);
        }
        let Ok(text) = std::fs::read_to_string(path) else {
            return Err(WireError::file(
                "not_utf8",
                format!(
                    "{} is not UTF-8 text, so it cannot be kept letter by letter.",
                    read.workbook.file
                ),
                "Open it, copy the text and paste it into the account.",
            ));
        };
        let said = csr_text::read(&text, "US");
        let key = intake::account_key(&said.account_number.text);
        let named = self
            .snapshot
            .accounts
            .values()
            .find(|account| !key.is_empty() && intake::account_key(&account.account_number) == key)
            .map(|account| account.id);
        let Some(account) = named.or(self.account) else {
            return Err(WireError::user(
                "which_account",
                format!(
                    "It is not clear which account {} is of.",
                    read.workbook.file
                ),
                "Choose the account.",
            ));
        };
        Ok(Some(Csr {
            account,
            dated: said.dated.unwrap_or_else(|| now.date_naive()),
            text,
        }))
    }
}

fn only_account(snapshot: &Snapshot) -> Option<AccountId> {
    match snapshot.accounts.len() {
        1 => snapshot.accounts.keys().next().copied(),
        _ => None,
    }
}

/// Texts that a person put in the place of cells, by sheet, row and column.
pub(super) type Repairs = BTreeMap<String, BTreeMap<(u32, u16), String>>;

fn repairs_of(repairs: &[Repair]) -> Repairs {
    let mut by_sheet = Repairs::new();
    for repair in repairs {
        if let Ok(column) = u16::try_from(repair.column) {
            let sheet = by_sheet.entry(repair.sheet.clone()).or_default();
            sheet.insert((repair.row, column), repair.text.clone());
        }
    }
    by_sheet
}

/// The sheets to take: the one asked for, else every visible one that has numbers.
fn chosen_sheets<'a>(
    workbook: &'a Workbook,
    request: &ImportRequest,
) -> Result<Vec<&'a Sheet>, WireError> {
    match &request.sheet {
        Some(name) => Ok(vec![named_sheet(workbook, name)?]),
        None => Ok(workbook
            .sheets
            .iter()
            .filter(|sheet| sheet.visible)
            .collect()),
    }
}

fn named_sheet<'a>(workbook: &'a Workbook, name: &str) -> Result<&'a Sheet, WireError> {
    workbook
        .sheets
        .iter()
        .find(|sheet| sheet.name == name)
        .ok_or_else(|| {
            WireError::user(
                "no_such_sheet",
                format!("{} has no sheet “{name}”.", workbook.file),
                "`inspect` lists its sheets.",
            )
        })
}

/// The sheet to show first: the visible one with most cells below a number column.
fn best_sheet(workbook: &Workbook) -> Option<&Sheet> {
    let has_numbers = |sheet: &Sheet| layout::guess(sheet).0.column(Field::Number).is_some();
    let visible = workbook.sheets.iter().filter(|sheet| sheet.visible);
    visible
        .max_by_key(|sheet| (has_numbers(sheet), sheet.grid.len()))
        .or_else(|| workbook.sheets.first())
}

fn shown_sheet<'a>(
    workbook: &'a Workbook,
    request: &ImportRequest,
) -> Result<&'a Sheet, WireError> {
    let sheet = match &request.sheet {
        Some(name) => Some(named_sheet(workbook, name)?),
        None => best_sheet(workbook),
    };
    sheet.ok_or_else(|| {
        WireError::file(
            "empty_file",
            format!("{} holds no sheet.", workbook.file),
            "Choose another file.",
        )
    })
}

fn field_named(name: &str) -> Result<Field, WireError> {
    Field::named(name).ok_or_else(|| {
        WireError::user(
            "no_such_field",
            format!("There is no field “{name}”."),
            "`portwright-cli import --help` lists the fields.",
        )
    })
}

/// The mapping as guessed, with the person's corrections.
fn mapping_of(sheet: &Sheet, request: &ImportRequest) -> Result<(Mapping, Vec<Column>), WireError> {
    let (mut mapping, columns) = match request.header_row {
        Some(0) => layout::guess_below(sheet, None),
        Some(row) => layout::guess_below(sheet, Some(row)),
        None => layout::guess(sheet),
    };
    for (name, column) in &request.columns {
        let field = field_named(name)?;
        match u16::try_from(*column) {
            Ok(0) | Err(_) => mapping.columns.remove(&field),
            Ok(column) => mapping.columns.insert(field, column),
        };
    }
    Ok((mapping, columns))
}

fn columns_view(columns: &[Column], mapping: &Mapping) -> Vec<ColumnGuess> {
    columns
        .iter()
        .map(|column| {
            let field = mapping
                .columns
                .iter()
                .find(|(_, at)| **at == column.column)
                .map(|(field, _)| *field);
            let guessed = column.field.is_some() && column.field == field;
            ColumnGuess {
                column: column.column.into(),
                letter: column.letter.clone(),
                header: column.header.clone(),
                field: field
                    .map(|field| field.name().to_owned())
                    .unwrap_or_default(),
                confidence: guessed.then(|| percent(column.confidence)),
                samples: column.samples.clone(),
            }
        })
        .collect()
}

fn percent(confidence: f32) -> u8 {
    // From 0 to 1 by the guesser's own promise; steps of one in a hundred are all that is shown.
    (0..=100_u8)
        .rev()
        .find(|step| f32::from(*step) <= confidence * 100.0 + 0.5)
        .unwrap_or(0)
}

/// `resp_org` → `Resp org`.
fn label(field: Field) -> String {
    let mut words = field.name().replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn grid_rows(sheet: &Sheet, mapping: &Mapping, refused: &[RefusedCell]) -> Vec<GridRow> {
    intake::inspect::preview(sheet, 1, SHOWN)
        .into_iter()
        .map(|row| GridRow {
            row: row.row,
            skipped: row.row < mapping.first_row() && Some(row.row) != mapping.header_row,
            marks: refused
                .iter()
                .filter(|cell| cell.sheet == sheet.name && cell.row == row.row)
                .map(|cell| GridMark {
                    column: cell.column,
                    severity: Severity::Blocker,
                    message: cell.message.clone(),
                })
                .collect(),
            cells: row.cells,
        })
        .collect()
}

fn refused_view(refused: &Refused) -> RefusedCell {
    let place = CellPlace {
        file: String::new(),
        sheet: String::new(),
        row: refused.row,
        column: refused.column,
    };
    RefusedCell {
        sheet: refused.sheet.clone(),
        row: refused.row,
        column: refused.column,
        cell: if refused.sheet.is_empty() {
            format!("line {}", refused.row)
        } else {
            place.to_string()
        },
        text: refused.text.clone(),
        code: refused.code.clone(),
        message: [refused.message.as_str(), refused.hint.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        proposal: refused.proposal.clone().unwrap_or_default(),
    }
}
