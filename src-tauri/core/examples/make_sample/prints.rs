//! The customer service records on paper: each line of the text where a terminal's printer puts it.

use std::error::Error;

use crate::{
    records,
    sheet::{Ink, Sheet, Type, file, plain},
};

/// How a carrier's record is printed.
struct Print {
    title: &'static str,
    by: &'static str,
    /// Type, distance of lines and of columns, in points.
    set: Type,
    line: f32,
    column: f32,
    /// What begins a new sheet.
    breaks: fn(&str) -> bool,
    /// A ground behind every other group of so many lines, as on paper for printers.
    bars: Option<(usize, Ink)>,
}

const LEFT: f32 = 54.0;
const TOP: f32 = 54.0;

impl Print {
    fn file(&self, text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut sheets = vec![Sheet::default()];
        let mut y = TOP;
        let mut at = 0;
        for line in text.lines() {
            if at > 0 && (self.breaks)(line) {
                sheets.push(Sheet::default());
                (y, at) = (TOP, 0);
            }
            let Some(sheet) = sheets.last_mut() else {
                break;
            };
            if let Some((group, ink)) = self.bars
                && at % (2 * group) == 0
            {
                let high = self.line * f32::from(u16::try_from(group)?);
                sheet.fill((LEFT - 12.0, y - self.line * 0.78), (528.0, high), ink);
            }
            for (column, words) in apart(line) {
                let x = LEFT + self.column * f32::from(u16::try_from(column)?);
                sheet.text(x, y, self.set, words);
            }
            y += self.line;
            at += 1;
        }
        file(self.title, self.by, sheets)
    }
}

/// The words of a line that stand two spaces or more apart, each with its column.
fn apart(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut column = 0;
    for part in line.split("  ") {
        let words = part.trim_start();
        if !words.is_empty() {
            found.push((column + part.len() - words.len(), words.trim_end()));
        }
        column += part.len() + 2;
    }
    found
}

/// Lakeland, the mainframe's print on barred paper; its own pages.
pub(crate) fn lakeland() -> Result<Vec<u8>, Box<dyn Error>> {
    let print = Print {
        title: "Customer service record 414 555-0100 371",
        by: "Lakeland Telecom",
        set: plain(6.3),
        line: 6.9,
        column: 5.2,
        breaks: |line| line.starts_with("LAKELAND TELECOM"),
        bars: Some((4, [233, 242, 233])),
    };
    print.file(&records::lakeland())
}

/// Badger Valley, one sheet.
pub(crate) fn badger_valley() -> Result<Vec<u8>, Box<dyn Error>> {
    let print = Print {
        title: "Subscriber service record BV-20817",
        by: "Badger Valley Telephone Cooperative",
        set: plain(8.6),
        line: 11.5,
        column: 6.2,
        breaks: |_| false,
        bars: None,
    };
    print.file(&records::badger_valley())
}

/// Corvus, a sheet a location.
pub(crate) fn corvus() -> Result<Vec<u8>, Box<dyn Error>> {
    let print = Print {
        title: "Customer Service Record 88-114520-03",
        by: "Corvus Communications",
        set: plain(8.2),
        line: 10.4,
        column: 5.6,
        breaks: |line| line == "Location 002",
        bars: None,
    };
    print.file(&records::corvus())
}
