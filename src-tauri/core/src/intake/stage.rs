//! Mapped rows become staged rows: numbers read, words understood, every cell accounted for.
//!
//! Nothing is written and nothing is decided here. A cell that holds no sure number is refused with its
//! place and a reason; a number that stands twice is kept twice and named. What a row gives away about accounts
//! and sites is gathered beside it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, hash_map::Entry},
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    field::Field,
    found::{FoundAccount, FoundSite, Gatherer},
    grid::{Row, Sheet},
    layout::Mapping,
    numbers::{self, CellNumber, Remark},
    words,
};
use crate::{
    account::Pin,
    number::{Disposition, Kind, TelephoneNumber, Use, telephone::with_area_code},
    place::CellPlace,
};

mod reader;
mod sections;
mod skip;
mod threads;
mod written;

use reader::{Meanings, Read, Reader};
use sections::Sections;
pub use skip::{Skip, Skipped};
use threads::side_by_side;

/// What a file is taken for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// The phone system's list.
    #[default]
    Inventory,
    /// A customer service record, as text or as a list of numbers.
    Csr,
    /// A bill's list of numbers.
    Bill,
    /// Call counts; read by [`super::calls`] instead.
    Calls,
}

/// What staging has to know besides the cells.
#[derive(Debug, Clone, Copy)]
pub struct StageContext<'a> {
    /// The file's name without its folder.
    pub file: &'a str,
    /// Country whose numbers are written without country code, `US` for all of the plan.
    pub region: &'a str,
    /// What a person put in the place of cells, by row and column counted from 1.
    pub repairs: &'a BTreeMap<(u32, u16), String>,
    /// What the file is taken for. A bill names a number on every charge; that is no duplicate.
    pub list: List,
    /// The file is text without fields; as in [`Mapping::running_text`].
    pub running_text: bool,
}

/// What a sheet comes to.
#[derive(Debug, Default)]
pub struct Staged<'a> {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// What its columns mean.
    pub fields: Vec<Field>,
    /// Rows with something in their number cell, refused ones too.
    pub rows: u32,
    /// Distinct telephone numbers taken.
    pub numbers: usize,
    /// Rows with numbers, in order.
    pub staged: Vec<StagedRow<'a>>,
    /// Cells that were not taken, in order.
    pub refused: Vec<Refused>,
    /// Rows that are none of the list's: totals, footers, the header again. In order.
    pub skipped: Vec<Skipped>,
    /// Numbers that stand more than once on one account.
    pub duplicates: Vec<Duplicate>,
    /// Accounts that rows name.
    pub accounts: Vec<FoundAccount>,
    /// Sites that rows name.
    pub sites: Vec<FoundSite>,
}

/// A row with numbers.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four marks of a row that say nothing of each other"
)]
#[derive(Debug)]
pub struct StagedRow<'a> {
    /// Row, counted from 1.
    pub row: u32,
    /// Column of the number cell, counted from 1.
    pub column: u16,
    /// The number cell as it stands in the file, whatever was put in its place.
    pub text: &'a str,
    /// Somebody put another text in the number cell's place.
    pub repaired: bool,
    /// Its numbers in their order, ranges written out.
    pub numbers: Vec<CellNumber>,
    /// Where the number cell itself says that its number rings.
    pub forwards_to: Option<TelephoneNumber>,
    /// What was noticed about them.
    pub findings: Vec<Remark>,
    /// What the line is used for, by its column or its words; absent where nothing says so.
    pub usage: Option<Use>,
    /// The row marks its number as billing telephone number.
    pub btn: bool,
    /// The row marks its number as the client's main number.
    pub main: bool,
    /// What its disposition column says.
    pub disposition: Option<Disposition>,
    /// What its words let one expect of the disposition; a person decides.
    pub hint: Option<Disposition>,
    /// PIN of the account, kept out of every list of cells.
    pub pin: Pin,
    /// Every mapped cell with text, number cell included, PIN excluded; texts as they stand in the file.
    pub cells: Vec<Used<'a>>,
    /// What a person put in the place of its cells.
    repairs: Vec<(Field, &'a str)>,
    /// Its number stands in a further column of the row, so the row's extension is not its own.
    further: bool,
    /// Which of [`Staged::accounts`] it names.
    pub(super) account: Option<usize>,
    /// The same for rows that say the same of where they are.
    pub(super) place: Option<usize>,
}

/// A cell that a row was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used<'a> {
    /// What its column means.
    pub field: Field,
    /// Row, counted from 1: another than the row's own where a merged cell covers both.
    pub row: u32,
    /// Column, counted from 1.
    pub column: u16,
    /// Its text as it stands in the file.
    pub text: &'a str,
}

/// A cell that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Refused {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// Row, counted from 1.
    pub row: u32,
    /// Column, counted from 1.
    pub column: u32,
    /// The cell as it stands.
    pub text: String,
    /// Stable name of the reason.
    pub code: String,
    /// Why.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// What was probably meant; a person accepts it.
    pub proposal: Option<String>,
}

/// A number that stands twice on one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Duplicate {
    /// The number.
    pub tn: TelephoneNumber,
    /// Where it stands first.
    pub first: CellPlace,
    /// Where it stands again.
    pub again: CellPlace,
}

impl<'a> StagedRow<'a> {
    /// Text of a field, trimmed, repairs applied; empty where the row has none.
    pub fn get(&self, field: Field) -> &'a str {
        let repaired = self
            .repairs
            .iter()
            .find(|(of, _)| *of == field)
            .map(|(_, text)| *text);
        repaired
            .or_else(|| {
                self.cells
                    .iter()
                    .find(|cell| cell.field == field)
                    .map(|cell| cell.text)
            })
            .unwrap_or_default()
            .trim()
    }

    /// Whom or what the number is assigned to.
    pub fn name(&self) -> Cow<'a, str> {
        let (first, last) = (self.get(Field::FirstName), self.get(Field::LastName));
        match (self.get(Field::Name), first.is_empty(), last.is_empty()) {
            ("", false, false) => Cow::Owned(format!("{first} {last}")),
            ("", true, _) => Cow::Borrowed(last),
            ("", _, true) => Cow::Borrowed(first),
            (name, ..) => Cow::Borrowed(name),
        }
    }

    /// The site's name; where site and floor share a cell, the part before the last slash.
    pub fn site(&self) -> &'a str {
        self.site_and_floor().0
    }

    /// Floor or room.
    pub fn floor(&self) -> &'a str {
        self.site_and_floor().1
    }

    fn site_and_floor(&self) -> (&'a str, &'a str) {
        let column = |field| {
            self.cells
                .iter()
                .find(|cell| cell.field == field)
                .map(|cell| (cell.row, cell.column))
        };
        let (site, floor) = (self.get(Field::Site), self.get(Field::Floor));
        if column(Field::Site).is_some() && column(Field::Site) == column(Field::Floor) {
            return match site.rsplit_once('/') {
                Some((site, floor)) => (site.trim(), floor.trim()),
                None => (site, ""),
            };
        }
        (site, floor)
    }

    /// Extension of one of the row's numbers: as written with the number, or in its own column.
    pub fn extension<'b>(&'b self, number: &'b CellNumber) -> &'b str {
        match &number.extension {
            Some(extension) => extension,
            // An extension column beside a range says nothing of its single numbers.
            None if self.numbers.len() == 1 && !self.further => {
                let column = if self.shares_column(Field::Extension) {
                    ""
                } else {
                    self.get(Field::Extension)
                };
                match column {
                    "" => self.named_extension(),
                    column => column,
                }
            }
            None => "",
        }
    }

    /// The extension that the row's words name.
    fn named_extension(&self) -> &'a str {
        [Field::Name, Field::Note]
            .into_iter()
            .find_map(|field| words::extension(self.get(field)))
            .unwrap_or_default()
    }

    fn shares_column(&self, field: Field) -> bool {
        self.cells
            .iter()
            .any(|cell| cell.field == field && cell.column == self.column)
    }

    /// The number it rings to today, as its column, its own cell or its words say.
    pub fn rings_to(&self, region: &str) -> Option<TelephoneNumber> {
        let named =
            |field| words::sent_on(self.get(field)).and_then(|target| single(target, region));
        single(self.get(Field::RingTo), region)
            .or(self.forwards_to)
            .or_else(|| [Field::Note, Field::Name].into_iter().find_map(named))
            .filter(|target| self.numbers.iter().all(|one| one.tn != *target))
    }

    /// BTN of the account, where a column says it.
    pub fn account_btn(&self, region: &str) -> Option<TelephoneNumber> {
        single(self.get(Field::Btn), region)
    }
}

fn single(text: &str, region: &str) -> Option<TelephoneNumber> {
    if text.is_empty() {
        return None;
    }
    match numbers::read_cell(text, region).numbers.as_slice() {
        [one] => Some(one.tn),
        _ => None,
    }
}

impl Staged<'_> {
    /// A place of this sheet.
    pub fn place(&self, row: u32, column: u16) -> CellPlace {
        CellPlace {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
            column: column.into(),
        }
    }
}

/// Reads the rows of a sheet by a mapping.
pub fn stage<'a>(sheet: &'a Sheet, mapping: &Mapping, context: &StageContext<'a>) -> Staged<'a> {
    let mut staged = Staged {
        file: context.file.to_owned(),
        sheet: sheet.name.clone(),
        fields: mapping.columns.keys().copied().collect(),
        ..Staged::default()
    };
    if mapping.column(Field::Number).is_none() {
        return staged;
    }
    let reader = Reader::of(sheet, mapping, context);
    staged.skipped.extend(reader.above());
    let sections = Sections::of(sheet, mapping, context.running_text);
    let mut seen = Seen::default();
    let mut gatherer = Gatherer::of(mapping, sections.fields());
    let cells: Vec<(Row<'a>, u16)> = reader.cells().collect();
    let read = side_by_side(&cells, Meanings::default, |meanings, (row, column)| {
        reader.read(meanings, *row, *column)
    });
    staged.staged.reserve(cells.len());
    for ((row, column), read) in cells.iter().zip(read.into_iter().flatten()) {
        let column = *column;
        let mut staged_row = match read {
            Some(Read::Row(mut staged_row)) => {
                sections.add_to(&mut staged_row);
                staged_row
            }
            // Told with the headings below.
            Some(Read::Refused(_) | Read::Skipped(_)) if sections.has(row.number()) => continue,
            Some(Read::Refused(refused)) => {
                staged.rows += 1;
                staged.refused.push(refused);
                continue;
            }
            Some(Read::Skipped(skipped)) => {
                staged.skipped.push(skipped);
                continue;
            }
            None => continue,
        };
        staged.rows += 1;
        gatherer.take(&mut staged_row, context.region);
        for number in &staged_row.numbers {
            let here = (row.number(), column);
            if let Some((row, column)) = seen.first(number.tn, &staged_row, here)
                && context.list != List::Bill
            {
                let duplicate = Duplicate {
                    tn: number.tn,
                    first: staged.place(row, column),
                    again: staged.place(here.0, here.1),
                };
                staged.duplicates.push(duplicate);
            }
        }
        staged.staged.push(staged_row);
    }
    staged.skipped.extend(sections.told(sheet));
    staged.skipped.sort_by_key(|row| (row.row, row.column));
    staged.numbers = seen.numbers.len();
    propose_area_code(&mut staged.refused, &staged.staged);
    (staged.accounts, staged.sites) = gatherer.done();
    staged
}

/// The account as its row writes it, its place among the sheet's accounts, and where the number stood.
type First<'a> = (&'a str, Option<usize>, (u32, u16));

/// Where each number stood first on each account.
#[derive(Default)]
struct Seen<'a> {
    /// By the account that named it first. Nearly every number is on one.
    numbers: HashMap<TelephoneNumber, First<'a>>,
    others: HashMap<(TelephoneNumber, &'a str), (u32, u16)>,
}

impl<'a> Seen<'a> {
    /// The place where the number stood before on the account of this row, if it did.
    fn first(
        &mut self,
        tn: TelephoneNumber,
        row: &StagedRow<'a>,
        here: (u32, u16),
    ) -> Option<(u32, u16)> {
        match self.numbers.entry(tn) {
            Entry::Vacant(slot) => {
                slot.insert((row.get(Field::Account), row.account, here));
                None
            }
            Entry::Occupied(first) => {
                let (account, of, place) = *first.get();
                if of == row.account || account == row.get(Field::Account) {
                    return Some(place);
                }
                match self.others.entry((tn, row.get(Field::Account))) {
                    Entry::Vacant(slot) => {
                        slot.insert(here);
                        None
                    }
                    Entry::Occupied(first) => Some(*first.get()),
                }
            }
        }
    }
}

/// How many rows on either side speak for a number without area code.
const NEIGHBOURS: usize = 8;

/// Seven digits in a file, or among rows, whose other numbers share one area code.
fn propose_area_code(refused: &mut [Refused], staged: &[StagedRow<'_>]) {
    let all = one_area_code(staged.iter());
    for cell in refused {
        let digits: String = cell.text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != 7 || cell.text.chars().any(char::is_alphabetic) {
            continue;
        }
        let at = staged.partition_point(|row| row.row < cell.row);
        let around = staged.get(at.saturating_sub(NEIGHBOURS)..staged.len().min(at + NEIGHBOURS));
        let near = || one_area_code(around.unwrap_or_default().iter());
        let (npa, who) = match (all, near()) {
            (Some(npa), _) => (npa, "All other numbers in this file are"),
            (None, Some(npa)) => (npa, "The numbers around it are"),
            (None, None) => continue,
        };
        if let Some(number) = with_area_code(&digits, npa) {
            cell.code = "no_area_code".into();
            cell.message = format!("No area code. {who} {npa}.");
            cell.hint = "Accept the number with that area code if it is meant.".into();
            cell.proposal = Some(number.national());
        }
    }
}

/// The area code that all local numbers of these rows share.
fn one_area_code<'a, 'b: 'a>(rows: impl Iterator<Item = &'a StagedRow<'b>>) -> Option<u16> {
    let mut shared = None;
    for number in rows.flat_map(|row| &row.numbers) {
        let npa = number.tn.npa();
        if number.tn.kind() == Kind::TollFree {
            continue;
        }
        if *shared.get_or_insert(npa) != npa {
            return None;
        }
    }
    shared
}

#[cfg(test)]
mod tests;
