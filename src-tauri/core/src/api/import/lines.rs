//! The numbers of an import as lines for people: what is new, what changes from what to what, what is gone.

use std::collections::BTreeMap;

use super::{
    view::{ChangedLine, DuplicateLine, EarlierList, FactLine, GoneLine, NumberLine},
    work::Work,
};
use crate::{
    api::words::{count, disposition_words, short_name, small, use_words},
    carrier::CarrierId,
    id::{AccountId, SiteId},
    intake::merge::{Change, Taken, Verdict},
    number::{Fact, Number, Use},
    place::CellPlace,
    window::date_words,
    zone,
};

impl Work<'_> {
    /// `Front desk · fax · Lakeland 4145550100371`
    fn words(&self, number: &Number) -> String {
        let usage = match number.usage {
            Use::Voice => "",
            usage => use_words(usage),
        };
        let account = number.account.map(|id| self.account_words(id));
        [number.name.as_str(), usage, &account.unwrap_or_default()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn account_words(&self, id: AccountId) -> String {
        let new = self.merged.accounts.iter().find(|one| one.id == id);
        let Some(account) = new.or_else(|| self.job.snapshot.accounts.get(&id)) else {
            return String::new();
        };
        let carrier = self.job.snapshot.carrier_name(&account.carrier);
        let carrier = if account.carrier.0 == CarrierId::UNKNOWN {
            ""
        } else {
            short_name(carrier)
        };
        [carrier, &account.account_number]
            .join(" ")
            .trim()
            .to_owned()
    }

    fn site_words(&self, id: SiteId) -> String {
        let new = self.merged.sites.iter().find(|one| one.id == id);
        new.or_else(|| self.job.snapshot.sites.get(&id))
            .map(|site| site.name.clone())
            .unwrap_or_default()
    }

    fn fact_words(&self, fact: Fact, number: &Number) -> String {
        match fact {
            Fact::Use => use_words(number.usage).to_owned(),
            Fact::Disposition => disposition_words(number.disposition).to_owned(),
            Fact::Account => number
                .account
                .map(|id| self.account_words(id))
                .unwrap_or_default(),
            Fact::Site => number
                .site
                .map(|id| self.site_words(id))
                .unwrap_or_default(),
            Fact::RingsTo => number
                .rings_to
                .map(crate::number::telephone::TelephoneNumber::national)
                .unwrap_or_default(),
            _ => fact.of(number),
        }
    }

    /// `A14`, with the sheet where the file has several; `line 14` for text.
    pub(super) fn cell_words(&self, sheet: &str, row: u32, column: u32) -> String {
        let several = self.job.read.workbook.sheets.len() > 1;
        let cell = cell_words(sheet, row, column);
        if several {
            format!("{sheet}!{cell}")
        } else {
            cell
        }
    }

    fn cells(&self, taken: &Taken<'_>) -> Vec<String> {
        (taken.cells.iter())
            .map(|cell| self.cell_words(&cell.sheet, cell.row, cell.column))
            .collect()
    }

    pub(super) fn number_lines(&self, state: Change, most: usize) -> Vec<NumberLine> {
        (self.merged.numbers.iter())
            .filter(|taken| taken.state == state && !(state == Change::Same && has_kept(taken)))
            .take(most)
            .map(|taken| NumberLine {
                number: taken.number.tn.national(),
                words: self.words(&taken.number),
                cells: self.cells(taken).join(", "),
            })
            .collect()
    }

    /// Numbers of which the list says something else; what was typed over by hand first, since a person decides there.
    pub(super) fn changed_lines(&self, most: usize) -> Vec<ChangedLine> {
        let mut changed: Vec<&Taken<'_>> = (self.merged.numbers.iter())
            .filter(|taken| !taken.changes.is_empty())
            .collect();
        changed.sort_by_key(|taken| !taken.changes.iter().any(|change| change.by_hand));
        changed
            .into_iter()
            .take(most)
            .filter_map(|taken| {
                let before = self.job.snapshot.numbers.get(&taken.number.id)?;
                let said = taken.said.as_deref()?;
                Some(ChangedLine {
                    id: before.id,
                    number: before.tn.national(),
                    words: self.words(before),
                    cells: self.cells(taken).join(", "),
                    facts: (taken.changes.iter())
                        .map(|change| FactLine {
                            fact: change.fact,
                            label: change.fact.words().to_owned(),
                            old: self.fact_words(change.fact, before),
                            new: self.fact_words(change.fact, said),
                            verdict: change.verdict,
                            by_hand: change.by_hand,
                        })
                        .collect(),
                })
            })
            .collect()
    }

    pub(super) fn duplicate_lines(&self, most: usize) -> Vec<DuplicateLine> {
        (self.merged.numbers.iter())
            .filter(|taken| taken.cells.len() > 1)
            .take(most)
            .map(|taken| DuplicateLine {
                number: taken.number.tn.national(),
                cells: self.cells(taken),
            })
            .collect()
    }

    pub(super) fn gone_lines(&self, most: usize) -> Vec<GoneLine> {
        let snapshot = &self.job.snapshot;
        (self.merged.gone.iter())
            .take(most)
            .filter_map(|left| {
                let number = snapshot.numbers.get(&left.id)?;
                let order = number.order.and_then(|id| snapshot.orders.get(&id));
                Some(GoneLine {
                    id: left.id,
                    number: number.tn.national(),
                    words: self.words(number),
                    disposition: disposition_words(number.disposition).to_owned(),
                    leaving: left.leaving,
                    sent: order
                        .filter(|_| left.sent)
                        .map(|order| order.name.clone())
                        .unwrap_or_default(),
                })
            })
            .collect()
    }

    pub(super) fn earlier_lists(&self) -> Vec<EarlierList> {
        let home = &self.job.snapshot.settings.zone;
        super::earlier::of_kind(&self.job.known.lists, self.job.request.list)
            .into_iter()
            .map(|one| {
                let local = zone::to_local(one.taken_at, home);
                let day = local.map_or_else(|_| one.taken_at.date_naive(), |local| local.date());
                EarlierList {
                    id: one.id,
                    file: one.file.clone(),
                    detail: format!(
                        "{}, {}",
                        date_words(day),
                        count(one.numbers.len(), "number")
                    ),
                }
            })
            .collect()
    }

    /// `152 rows become 163 numbers on 1 new account. One undo takes all of it back.`
    pub(super) fn summary(&self) -> String {
        if self.nothing {
            return "This list is in the project as it is. Importing it changes nothing."
                .to_owned();
        }
        let outcome = self.outcome();
        let new = |ids: &mut dyn Iterator<Item = i64>, word: &str| {
            let n = ids.filter(|id| *id < 0).count();
            (n > 0).then(|| count(n, &format!("new {word}")))
        };
        let accounts = new(
            &mut self.merged.accounts.iter().map(|it| it.id.0),
            "account",
        );
        let sites = new(&mut self.merged.sites.iter().map(|it| it.id.0), "site");
        let beside: Vec<String> = [accounts, sites].into_iter().flatten().collect();
        let beside = if beside.is_empty() {
            String::new()
        } else {
            format!(", with {}", beside.join(" and "))
        };
        let verb = if outcome.rows == 1 {
            "becomes"
        } else {
            "become"
        };
        format!(
            "{} {verb} {}{beside}. One undo takes all of it back. Every number remembers its file, sheet and row.",
            count(usize::try_from(outcome.rows).unwrap_or(0), "row"),
            count(usize::try_from(outcome.numbers).unwrap_or(0), "number"),
        )
    }

    /// First cell of each number that stands on several rows, for marks.
    pub(super) fn repeated_cells(&self, sheet: &str) -> BTreeMap<(u32, u32), String> {
        let mut cells = BTreeMap::new();
        for taken in self.merged.numbers.iter().filter(|it| it.cells.len() > 1) {
            let Some(first) = taken.cells.first() else {
                continue;
            };
            let first = self.cell_words(&first.sheet, first.row, first.column);
            let others = taken.cells.iter().skip(1);
            for cell in others.filter(|cell| *cell.sheet == *sheet) {
                cells.insert((cell.row, cell.column), first.clone());
            }
        }
        cells
    }

    pub(super) fn most(&self) -> usize {
        usize::try_from(self.job.request.most.unwrap_or(500)).unwrap_or(usize::MAX)
    }

    pub(super) fn last_column(&self, at: usize) -> u32 {
        let sheet = self.job.read.workbook.sheets.get(at);
        let columns = sheet.into_iter().flat_map(|sheet| sheet.grid.rows());
        let last = columns
            .filter_map(|row| row.cells().last())
            .map(|cell| cell.column)
            .max();
        small(usize::from(last.unwrap_or(0)))
    }
}

/// Nothing changes, but the list says something else than what was typed.
fn has_kept(taken: &Taken<'_>) -> bool {
    taken
        .changes
        .iter()
        .any(|change| change.verdict != Verdict::Taken)
}

/// `A14`; `line 14` for text, whose columns nobody letters.
pub(super) fn cell_words(sheet: &str, row: u32, column: u32) -> String {
    if sheet.is_empty() {
        return format!("line {row}");
    }
    CellPlace {
        file: String::new(),
        sheet: sheet.to_owned(),
        row,
        column,
    }
    .to_string()
}
