//! Commands that take foreign files and pasted text in: look, preview, commit. A preview is the commit without the
//! writing: both compute the same [`work::Work`] of the same request.

mod csr;
mod earlier;
mod lines;
mod preview;
mod read;
mod tables;
pub mod view;
mod work;

use std::{collections::BTreeMap, path::Path, sync::Arc};

pub(super) use self::{
    csr::csr_numbers,
    read::{Read, Workbooks},
    work::{Job, Work},
};
use self::{
    read::Origin,
    view::{ImportPreview, ImportRequest, ImportRows, ImportRowsRequest, Imported},
    work::Known,
};
use super::{
    commands::{Done, ImportDone},
    error::WireError,
    session::{Call, Session},
};
use crate::intake::{self, Inspection};

/// Most rows that one answer carries.
const MOST_ROWS: u32 = 1_000;

impl Session {
    /// What an import would see of a file.
    pub fn inspect(&mut self, path: &Path, call: &mut Call<'_>) -> Result<Inspection, WireError> {
        Ok(intake::inspect(&self.read(path, None, call)?.workbook))
    }

    /// What an import would see of pasted text.
    pub fn inspect_text(
        &mut self,
        text: &str,
        call: &mut Call<'_>,
    ) -> Result<Inspection, WireError> {
        let origin = Origin {
            ticket: None,
            text: Some(text),
            encoding: None,
        };
        Ok(intake::inspect(&self.origin(&origin, call)?.workbook))
    }

    pub(super) fn import_preview(
        &mut self,
        request: ImportRequest,
        call: &mut Call<'_>,
    ) -> Result<ImportPreview, WireError> {
        let job = self.job(request, call)?;
        let repairs = job.repairs()?;
        let work = Work::new(&job, &repairs, call)?;
        preview::preview(&work, &repairs)
    }

    pub(super) fn import_rows(
        &mut self,
        request: ImportRowsRequest,
        call: &mut Call<'_>,
    ) -> Result<ImportRows, WireError> {
        let origin = Origin {
            ticket: request.ticket,
            text: request.text.as_deref(),
            encoding: request.encoding.as_deref(),
        };
        let read = self.origin(&origin, call)?;
        let mut hidden = read.pin_columns(&request.sheet);
        hidden.extend(&request.hidden);
        let first = request.first.max(1);
        let sheet = read
            .workbook
            .sheets
            .iter()
            .find(|one| one.name == request.sheet);
        let rows =
            sheet.map(|sheet| preview::rows(sheet, first, request.count.min(MOST_ROWS), &hidden));
        Ok(ImportRows {
            first,
            rows: rows.unwrap_or_default(),
        })
    }

    pub(super) fn import_commit(
        &mut self,
        request: ImportRequest,
        call: &mut Call<'_>,
    ) -> Result<ImportDone, WireError> {
        let job = self.job(request, call)?;
        let repairs = job.repairs()?;
        let work = Work::new(&job, &repairs, call)?;
        work.must_have_numbers()?;
        let imported = Imported::new(work.outcome(), preview::cells(&work));
        // A CSR as text is also kept letter by letter.
        let csr = csr::of_text(&job, work.account, call.now)?;
        let now = call.now;
        let file = job.read.workbook.file.clone();
        let nothing = work.nothing;
        let (op, rows) = work.into_op();
        let to_write = csr.is_none() && !nothing;
        let outcome = std::thread::scope(|scope| {
            // Letting go of 100,000 rows takes its time; the numbers made of them are written meanwhile.
            scope.spawn(move || drop(rows));
            to_write
                .then(|| self.write_import(&op, &file, call))
                .transpose()
        })?;
        // What the rows were held against goes first: the snapshot is then changed in place and nothing copied.
        drop(job);
        let done = match (csr, outcome) {
            (Some(csr), _) => self.write_csr(csr, &file, now)?,
            (None, Some(outcome)) => self.follow_import(op, outcome)?,
            // The very same list came in before: one more entry of the record would say nothing.
            (None, None) => Done {
                label: format!("import of {file}: nothing changes"),
                changes: Vec::new(),
            },
        };
        Ok(ImportDone { done, imported })
    }

    fn job(&mut self, request: ImportRequest, call: &mut Call<'_>) -> Result<Job, WireError> {
        let open = self.opened()?;
        let snapshot = Arc::clone(&open.snapshot);
        let known = Known {
            lists: open.project.taken_lists()?,
            edits: open.project.hand_edits()?,
            layouts: open.project.layouts()?,
        };
        let origin = Origin {
            ticket: request.ticket,
            text: request.text.as_deref(),
            encoding: request.encoding.as_deref(),
        };
        let read = self.origin(&origin, call)?;
        Ok(Job {
            snapshot,
            read,
            known,
            request,
        })
    }

    /// Column numbers for fields named by header text or letter, as the command line names them.
    pub fn columns_named(
        &mut self,
        request: &ImportRequest,
        named: &[(String, String)],
        call: &mut Call<'_>,
    ) -> Result<Vec<view::TableChoice>, WireError> {
        let origin = Origin {
            ticket: request.ticket,
            text: request.text.as_deref(),
            encoding: request.encoding.as_deref(),
        };
        let read = self.origin(&origin, call)?;
        let tables = tables::tables(&read, request, &BTreeMap::new())?;
        // A column is named in every table that has it, and in one at least.
        let mut choices: BTreeMap<(String, u32), BTreeMap<u32, String>> = BTreeMap::new();
        for (name, column) in named {
            let field = tables::field_named(name)?;
            let mut found = false;
            for table in tables.iter().filter(|table| table.is_offered(request)) {
                let mut mapping = table.mapping.clone();
                let before = mapping.column(field);
                if !mapping.set(table.sheet, field, column) {
                    continue;
                }
                found = true;
                let at = (table.sheet.name.clone(), table.number);
                let columns = choices.entry(at).or_default();
                // Named for one column, the field leaves the one it was guessed for.
                if let Some(before) = before.filter(|at| mapping.column(field) != Some(*at)) {
                    columns.entry(before.into()).or_default();
                }
                if let Some(column) = mapping.column(field) {
                    let fields = columns.entry(column.into()).or_default();
                    if !fields.is_empty() {
                        fields.push('+');
                    }
                    fields.push_str(field.name());
                }
            }
            if !found {
                return Err(WireError::user(
                    "no_such_column",
                    format!("{} has no column “{column}”.", read.workbook.file),
                    "Name it by its header text or its letter; `inspect` shows both.",
                ));
            }
        }
        Ok(choices
            .into_iter()
            .map(|((sheet, table), columns)| view::TableChoice {
                sheet,
                table,
                take: None,
                header_row: None,
                columns,
            })
            .collect())
    }
}
