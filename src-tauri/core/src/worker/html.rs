//! Tables of a web page, which portals save under the name of a spreadsheet. Like Excel it takes the page for one
//! sheet: tables stand below each other, and so does the text between them. Nothing is fetched, no script is run.
//!
//! Reads tags as they stand, closed or not, and keeps no tree: one row of the outermost table at a time.

use std::io::Write;

use super::{
    decimal::general,
    format::loses_digits,
    serve::{Answer, Stop},
    wire::Refusal,
};
use crate::intake::grid::Container;

mod tokens;

use tokens::{Token, Tokens};

/// Columns that a cell may span, by the HTML standard (4.9.11).
const MAX_ACROSS: u32 = 1_000;
/// Rows that a cell may span, by the same.
const MAX_DOWN: u32 = 65_534;
/// Tables inside tables, at most: what lies deeper is read as text of its cell.
const MAX_DEPTH: usize = 16;
/// Looks at spans of rows above, at most, before the page is taken for a trap.
const MAX_LOOKS: u64 = 200_000_000;
/// Rows of a sheet, at most.
const MAX_ROWS: u32 = 1 << 20;

/// Reads the page; refused where it has no table.
pub(super) fn read<W: Write>(text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    let has_table =
        Tokens::new(text).any(|token| matches!(token, Token::Open(tag) if tag.name() == "table"));
    if !has_table {
        return Err(Refusal::OtherForm("a web page (HTML) without a table".into()).into());
    }
    answer.head(Container::Html, None)?;
    answer.sheet(&title(text), true)?;
    let mut page = Page {
        next: 0,
        words: String::new(),
        tables: Vec::new(),
        merges: Vec::new(),
        looks: 0,
    };
    page.read(text, answer)?;
    Ok(answer.merges(page.merges)?)
}

/// The name of the sheet: what Excel wrote for it, or none.
fn title(text: &str) -> String {
    let named = text
        .split_once("<x:Name>")
        .and_then(|(_, rest)| rest.split_once("</x:Name>"))
        .map(|(name, _)| name);
    let mut name = String::new();
    tokens::unescape(named.unwrap_or_default().trim(), &mut name);
    name.chars().take(100).collect()
}

/// A table that is open.
struct Table {
    /// The row that is being read, counted from 0.
    row: u32,
    /// Whether a row has begun, and the column of its next cell.
    column: Option<u32>,
    /// The cell that is open.
    cell: Option<Cell>,
    /// Whether something of the row has been sent, and whether it held a table.
    filled: bool,
    held: bool,
    /// Cells that reach down from above: columns from, to (excluded), and the row below the last.
    spans: Vec<(u32, u32, u32)>,
}

struct Cell {
    row: u32,
    column: u32,
    text: String,
    /// The number behind what is shown, as Excel writes it.
    number: Option<f64>,
}

struct Page {
    /// The first row of the sheet below everything so far.
    next: u32,
    /// Text outside every table.
    words: String,
    tables: Vec<Table>,
    merges: Vec<((u32, u32), (u32, u32))>,
    looks: u64,
}

impl Page {
    fn read<W: Write>(&mut self, text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
        let mut deeper = 0_u32;
        let mut tokens = Tokens::new(text);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) => tokens::push_text(text, self.out()),
                Token::Open(tag) => match tag.name() {
                    "table" if deeper > 0 || self.is_text(&tokens) => {
                        deeper = deeper.saturating_add(1);
                    }
                    "table" => self.open_table(answer)?,
                    "td" | "th" if deeper > 0 => tokens::push_text(" ", self.out()),
                    "tr" if deeper > 0 => self.line(answer)?,
                    "tr" => self.open_row(answer)?,
                    "td" | "th" => {
                        let span = |name: &str, most: u32| {
                            let told = tag.get(name).and_then(|n| n.trim().parse().ok());
                            told.unwrap_or(1_u32).clamp(1, most)
                        };
                        let number = tag.get("x:num").and_then(|n| n.trim().parse().ok());
                        let (down, across) =
                            (span("rowspan", MAX_DOWN), span("colspan", MAX_ACROSS));
                        self.open_cell(down, across, number, answer)?;
                    }
                    "br" => self.out().push('\n'),
                    name if breaks(name) => self.line(answer)?,
                    _ => {}
                },
                Token::Close(name) => match name {
                    "table" if deeper > 0 => deeper -= 1,
                    "table" => self.close_table(answer)?,
                    "td" | "th" | "tr" if deeper > 0 => {}
                    "tr" => self.close_row(answer)?,
                    "td" | "th" => self.close_cell(answer)?,
                    name if breaks(name) => self.line(answer)?,
                    _ => {}
                },
            }
        }
        while !self.tables.is_empty() {
            self.close_table(answer)?;
        }
        self.line(answer)
    }

    /// Whether the table that begins here is text of the cell it stands in: it has one row only, as a button or an
    /// icon beside its name does, or lies too deep.
    fn is_text(&self, rest: &Tokens<'_>) -> bool {
        if self.tables.last().is_none_or(|table| table.cell.is_none()) {
            return self.tables.len() >= MAX_DEPTH;
        }
        let mut rows = 0_u32;
        for token in rest.clone() {
            match token {
                Token::Open(tag) if tag.name() == "table" => break,
                Token::Open(tag) if tag.name() == "tr" && rows > 0 => break,
                Token::Open(tag) => rows += u32::from(tag.name() == "tr"),
                Token::Close("table") => return true,
                Token::Close(_) | Token::Text(_) => {}
            }
        }
        self.tables.len() >= MAX_DEPTH
    }

    /// Where text goes: the open cell, or the page.
    fn out(&mut self) -> &mut String {
        let cell = self
            .tables
            .iter_mut()
            .rev()
            .find_map(|table| table.cell.as_mut());
        cell.map_or(&mut self.words, |cell| &mut cell.text)
    }

    /// A paragraph ends or begins: a new line in a cell, a new row on the page.
    fn line<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        if !self.tables.is_empty() {
            let out = self.out();
            if !out.trim_end().is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            return Ok(());
        }
        let words = std::mem::take(&mut self.words);
        for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
            send(self.next, 0, line, answer)?;
            self.next = self.next.saturating_add(1);
        }
        Ok(())
    }

    fn open_table<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        if self.tables.is_empty() {
            self.line(answer)?;
            // A blank row parts it from what stands above.
            self.next = if self.next == 0 {
                0
            } else {
                self.next.saturating_add(1)
            };
        } else {
            // A table in a cell lays the page out: its rows are rows of the sheet, below what was said so far.
            for table in &mut self.tables {
                if let Some(cell) = &mut table.cell {
                    table.filled |= cell.send(answer)?;
                }
                table.held = true;
                let below = table.row.saturating_add(u32::from(table.filled));
                self.next = self.next.max(below);
            }
        }
        self.tables.push(Table {
            row: self.next,
            column: None,
            cell: None,
            filled: false,
            held: false,
            spans: Vec::new(),
        });
        Ok(())
    }

    fn close_table<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        self.close_row(answer)?;
        if let Some(table) = self.tables.pop() {
            self.next = self.next.max(table.row);
        }
        if let Some(outer) = self.tables.last_mut() {
            // The rest of the outer row stands below the table that it held.
            outer.row = outer.row.max(self.next);
            outer.filled = false;
            if let Some(cell) = &mut outer.cell {
                cell.row = outer.row;
            }
        }
        Ok(())
    }

    fn open_row<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        self.close_row(answer)?;
        if let Some(table) = self.tables.last_mut() {
            table.column = Some(0);
            let row = table.row;
            table.spans.retain(|(.., below)| *below > row);
        }
        Ok(())
    }

    fn close_row<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        self.close_cell(answer)?;
        if let Some(table) = self.tables.last_mut()
            && table.column.take().is_some()
        {
            let lays_out = table.held && !table.filled;
            table.row = table.row.saturating_add(u32::from(!lays_out));
            (table.held, table.filled) = (false, false);
            self.next = self.next.max(table.row);
        }
        Ok(())
    }

    fn open_cell<W: Write>(
        &mut self,
        down: u32,
        across: u32,
        number: Option<f64>,
        answer: &mut Answer<W>,
    ) -> Result<(), Stop> {
        self.close_cell(answer)?;
        if self
            .tables
            .last()
            .is_some_and(|table| table.column.is_none())
        {
            self.open_row(answer)?;
        }
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        let mut column = table.column.unwrap_or(0);
        // Columns that are taken by cells from above, again until none moves it.
        loop {
            self.looks = self
                .looks
                .saturating_add(table.spans.len().try_into().unwrap_or(u64::MAX));
            let taken = table
                .spans
                .iter()
                .find(|(from, to, below)| *below > table.row && (*from..*to).contains(&column));
            match taken {
                Some((_, to, _)) => column = *to,
                None => break,
            }
        }
        if self.looks > MAX_LOOKS {
            return Err(Refusal::Unreadable("its cells span each other without end".into()).into());
        }
        let end = column.saturating_add(across);
        if down > 1 {
            table
                .spans
                .push((column, end, table.row.saturating_add(down)));
        }
        if (down, across) != (1, 1) && self.merges.len() <= super::MAX_MERGES {
            let last = (
                table.row.saturating_add(down - 1).min(MAX_ROWS - 1),
                end - 1,
            );
            self.merges.push(((table.row, column), last));
        }
        table.column = Some(end);
        table.cell = Some(Cell {
            row: table.row,
            column,
            text: String::new(),
            number,
        });
        Ok(())
    }

    fn close_cell<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<(), Stop> {
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        if let Some(mut cell) = table.cell.take() {
            table.filled |= cell.send(answer)?;
        }
        Ok(())
    }
}

impl Cell {
    /// Sends what the cell shows, and says whether that is anything.
    fn send<W: Write>(&mut self, answer: &mut Answer<W>) -> Result<bool, Stop> {
        let mut text = std::mem::take(&mut self.text);
        if let Some(number) = self.number.take()
            && (text.trim().is_empty() || loses_digits(number, text.trim()))
        {
            text.clear();
            general(number, &mut text);
        }
        let shown = text.trim();
        send(self.row, self.column, shown, answer)?;
        Ok(!shown.is_empty())
    }
}

fn send<W: Write>(row: u32, column: u32, text: &str, answer: &mut Answer<W>) -> Result<(), Stop> {
    if row >= MAX_ROWS {
        let place = (row.saturating_add(1), column.saturating_add(1));
        return Ok(answer.limit(
            "row_out_of_reach",
            place,
            "Rows below 1,048,576 are left out.",
        )?);
    }
    answer.cell(row, column, text)
}

/// Elements that begin a line of their own.
fn breaks(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "hr"
            | "caption"
            | "pre"
            | "section"
            | "header"
            | "footer"
            | "nav"
            | "form"
            | "dt"
            | "dd"
            | "blockquote"
            | "body"
    )
}
