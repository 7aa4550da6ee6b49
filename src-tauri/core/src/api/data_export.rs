//! Files for other programs: the workbook, CSV and JSON of the project's data.

use super::{checklist::built, error::WireError, session::State, words::count};
use crate::{
    cost::{self, Costs},
    document::{
        BookHead, DataInput, DataTable, DocumentError, RecordHead, checklist_sheets, data_csv,
        data_json, workbook,
    },
};

/// The slip that the sheet of costs shows: a week, as the screen does.
const SLIP_DAYS: u16 = 7;

/// A file of data that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataFile {
    /// Every table in one workbook.
    Workbook,
    /// One table as CSV.
    Csv(DataTable),
    /// Everything as JSON.
    Json,
    /// The checklist as a workbook.
    Checklist,
}

impl DataFile {
    /// Every file, in order of list.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let tables = DataTable::ALL.into_iter().map(Self::Csv);
        [Self::Workbook]
            .into_iter()
            .chain(tables)
            .chain([Self::Json, Self::Checklist])
    }

    /// Its path below the export folder.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Workbook => "project/inventory.xlsx",
            Self::Csv(DataTable::Numbers) => "project/inventory.csv",
            Self::Csv(DataTable::Orders) => "project/orders.csv",
            Self::Csv(DataTable::Plan) => "project/plan.csv",
            Self::Csv(DataTable::Findings) => "project/findings.csv",
            Self::Csv(DataTable::Costs) => "project/costs.csv",
            Self::Json => "project/project.json",
            Self::Checklist => "project/checklist.xlsx",
        }
    }

    /// What it is called.
    pub(super) fn title(self) -> String {
        match self {
            Self::Workbook => "All data, a workbook".to_owned(),
            Self::Csv(table) => format!("{}, CSV", table.title()),
            Self::Json => "Whole project, JSON".to_owned(),
            Self::Checklist => "Checklist, a workbook".to_owned(),
        }
    }
}

/// What the files are made of.
pub(super) struct DataDesk<'a> {
    state: &'a State,
    record: &'a RecordHead,
    costs: Costs,
}

impl<'a> DataDesk<'a> {
    pub(super) fn new(state: &'a State, record: &'a RecordHead) -> Self {
        Self {
            state,
            record,
            costs: cost::of(&state.snapshot, &state.plan, SLIP_DAYS),
        }
    }

    fn input(&self) -> DataInput<'_> {
        DataInput {
            snapshot: &self.state.snapshot,
            plan: &self.state.plan,
            findings: &self.state.findings,
            costs: &self.costs,
            record: self.record,
        }
    }

    fn head(&self, what: &str) -> BookHead<'_> {
        let settings = &self.state.snapshot.settings;
        BookHead {
            title: format!("{what}, {}", settings.client),
            author: &settings.consultant,
            record: self.record,
        }
    }

    /// How much it holds, without making it.
    pub(super) fn detail(&self, file: DataFile) -> String {
        match file {
            DataFile::Workbook => count(DataTable::ALL.len(), "sheet"),
            DataFile::Csv(table) => count(table.rows(&self.input()), "row"),
            DataFile::Json | DataFile::Checklist => String::new(),
        }
    }

    /// Its bytes.
    pub(super) fn make(&self, file: DataFile) -> Result<Vec<u8>, DocumentError> {
        let input = self.input();
        match file {
            DataFile::Workbook => {
                let sheets = DataTable::ALL.map(|table| table.sheet(&input));
                workbook(&sheets, &self.head("Inventory"))
            }
            DataFile::Checklist => {
                let list = built(self.state);
                workbook(&checklist_sheets(&list), &self.head("Porting checklist"))
            }
            DataFile::Csv(table) => Ok(data_csv(&table.sheet(&input))),
            DataFile::Json => data_json(&input),
        }
    }
}

/// Whether a document is among those that were asked for: by its word (`loa`, `inventory`), by its file's name, or by its
/// whole path.
pub(super) fn is_asked(only: &[String], name: &str) -> bool {
    // A path asks for that one document, or for everything below that folder.
    let below = |word: &str| {
        let folder = word.trim_end_matches('/');
        name.strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if only.iter().any(|word| word.contains('/') && below(word)) {
        return true;
    }
    // What went out before is asked for as one: a letter is the one of today.
    if name.contains("/sent-v") || name.contains("/sent/") {
        return only.is_empty() || only.iter().any(|word| word == "sent");
    }
    // The separate files of an order are asked for as one.
    if name.contains("/files/") {
        return only.is_empty() || only.iter().any(|word| word == "files");
    }
    let file = name.rsplit('/').next().unwrap_or(name);
    only.is_empty()
        || only
            .iter()
            .any(|word| word == file || word == name || word == kind(file))
}

/// The word of a file: `loa` of `loa.pdf`, `upload` of `upload-2.csv`.
fn kind(file: &str) -> &str {
    let stem = file.split('.').next().unwrap_or(file);
    if stem.starts_with("upload-") {
        "upload"
    } else {
        stem
    }
}

/// Refuses words that no document has.
pub(super) fn known_kinds(only: &[String], kinds: &[&str]) -> Result<(), WireError> {
    match only
        .iter()
        .find(|word| !word.contains('/') && !kinds.contains(&kind(word)))
    {
        Some(unknown) => Err(WireError::user(
            "no_such_kind",
            format!("There is no kind of document “{unknown}”."),
            format!("Choose of {}.", kinds.join(", ")),
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::is_asked;

    #[test]
    fn a_word_asks_for_every_file_of_its_kind_and_a_name_for_one() {
        let only = |word: &str| [word.to_owned()];
        for (word, name, asked) in [
            ("inventory", "project/inventory.xlsx", true),
            ("inventory", "project/inventory.csv", true),
            ("inventory.csv", "project/inventory.xlsx", false),
            ("upload", "NDG-01/upload-2.csv", true),
            ("upload", "NDG-01/upload.csv", true),
            ("loa", "NDG-01/loa.pdf", true),
            ("plan.csv", "project/plan.ics", false),
            ("files", "NDG-01/files/1-LOA.pdf", true),
            ("loa", "NDG-01/files/1-loa.pdf", false),
            ("loa", "NDG-02/sent-v1/loa.pdf", false),
            ("sent", "NDG-02/sent-v1/loa.pdf", true),
            ("NDG-02/sent-v1", "NDG-02/sent-v1/loa.pdf", true),
            ("NDG-01/files", "NDG-01/files/1-LOA.pdf", true),
            ("NDG-01/", "NDG-01/loa.pdf", true),
            ("NDG-01/loa.pdf", "NDG-01/loa.pdf", true),
            ("NDG-01/loa.pdf", "NDG-02/loa.pdf", false),
            ("NDG-01/upload.csv", "NDG-01/upload.csv", true),
            ("NDG-01/upload.csv", "NDG-02/upload.csv", false),
        ] {
            assert_eq!(is_asked(&only(word), name), asked, "{word} {name}");
        }
        assert!(is_asked(&[], "project/plan.ics"));
    }
}
