//! The inventory workbook as the client's front offices keep it: a sheet a place, each made by somebody
//! else, and an old one that is hidden.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::client::{self, Tn, Use};

/// The workbook's bytes. Its creation date is the day of the list, so that the bytes never change.
pub(crate) fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 11, 6)?;
    book.set_properties(
        &DocProperties::new()
            .set_title("Phone inventory")
            .set_author("Northgate Dental, front office")
            .set_creation_datetime(&made),
    );
    milwaukee(book.add_worksheet())?;
    green_bay(book.add_worksheet())?;
    madison(book.add_worksheet())?;
    evanston(book.add_worksheet())?;
    toll_free(book.add_worksheet())?;
    old(book.add_worksheet())?;
    book.save_to_buffer()
}

/// One row of the Milwaukee sheet as somebody typed it.
struct Row {
    number: String,
    who: String,
    kind: &'static str,
    floor: u8,
    note: &'static str,
    ticket: &'static str,
}

impl Row {
    fn new(number: impl Into<String>, who: impl Into<String>, floor: u8) -> Self {
        Self {
            number: number.into(),
            who: who.into(),
            kind: "V",
            floor,
            note: "",
            ticket: "",
        }
    }

    fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    fn ticket(mut self, ticket: &'static str) -> Self {
        self.ticket = ticket;
        self
    }
}

/// Three title rows, the header in row 4, numbers as people write them, four cells that hold none.
fn milwaukee(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Milwaukee")?;
    let bold = Format::new().set_bold();
    let account = Format::new().set_num_format("0");
    sheet.write_string(0, 0, "Northgate Dental \u{2014} phone inventory")?;
    sheet.write_string(1, 0, "as of 6 Nov 2026, front office")?;
    let head = [
        "DID / Ext",
        "Assigned to",
        "Type",
        "Bldg/Flr",
        "Acct",
        "Notes",
        "Ticket",
    ];
    for (column, text) in (0..).zip(head) {
        sheet.write_string_with_format(3, column, text, &bold)?;
    }
    let sections = [front_office(), operatories(), machines_and_spares()];
    let mut at = 4;
    for row in sections.into_iter().flatten() {
        write_row(sheet, at, &row, &account)?;
        at += 1;
    }
    // One row is left free before the numbers of the second area code.
    at += 1;
    for row in waukesha() {
        write_row(sheet, at, &row, &account)?;
        at += 1;
    }
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 24)?;
    Ok(())
}

fn write_row(sheet: &mut Worksheet, at: u32, row: &Row, account: &Format) -> Result<(), XlsxError> {
    // Digits alone are what a spreadsheet program turns into a number as they are typed.
    if row.number.len() == 10 && row.number.bytes().all(|byte| byte.is_ascii_digit()) {
        sheet.write_number(at, 0, row.number.parse::<f64>().unwrap_or_default())?;
    } else {
        sheet.write_string(at, 0, &row.number)?;
    }
    sheet.write_string(at, 1, &row.who)?;
    sheet.write_string(at, 2, row.kind)?;
    sheet.write_string(at, 3, format!("330 NW / {}", row.floor))?;
    sheet.write_number_with_format(at, 4, 4_145_550_100_371.0, account)?;
    if !row.note.is_empty() {
        sheet.write_string(at, 5, row.note)?;
    }
    if !row.ticket.is_empty() {
        sheet.write_string(at, 6, row.ticket)?;
    }
    Ok(())
}

/// Rows 5 to 20: 414-555-0100 to 0141.
fn front_office() -> Vec<Row> {
    vec![
        Row::new("414-555-0100", "Main reception", 4).note("BTN"),
        Row::new("(414) 555-0101 x2101", "Front desk 1", 4).ticket("T-1180"),
        Row::new("(414) 555-0102 x2102", "Front desk 2", 4),
        Row::new("414.555.0103", "Billing", 4).note("queue"),
        Row::new("414-555-0104", "Referrals", 4)
            .note("queue")
            .ticket("T-1204"),
        Row::new("414-555-0105 thru 0109", "Ortho, surgery, lab", 2).note("range of 5"),
        Row::new("414 555 0110 FAX", "Records", 2).kind("F"),
        Row::new("414 555 0111 FAX", "Billing", 2).kind("F"),
        Row::new("4145550112", "Referrals", 2)
            .kind("EF")
            .note("e-fax"),
        Row::new("555-0113", "Sterilization", 2).ticket("T-1011"),
        Row::new("414-555-0114 / 15 / 16", "Hygiene 1-3", 2),
        Row::new("414-555-0117", "Break room", 2),
        Row::new("414-555-0118", "Pilot group A", 4).note("hunt pilot"),
        Row::new("414-555-0118", "Pilot", 4).note("dup?"),
        Row::new("1-414-555-0120", "Call center 1", 3),
        Row::new("414-555-0121 thru 0141", "Call center", 3).note("range of 21"),
    ]
}

/// Rows 21 to 64: 414-555-0144 to 0186 one by one, in turn in the ways people write them, with the letter
/// O in row 61.
fn operatories() -> Vec<Row> {
    let mut rows = Vec::new();
    for line in 144..=186 {
        if line == 184 {
            rows.push(Row::new("414-555-01O4", "Referrals, 2nd line", 4));
        }
        let tn = Tn { area: 414, line };
        let floor = if line <= 165 { 2 } else { 3 };
        let row = match tn.usage() {
            Use::Fax => Row::new(format!("414 555 0{line} FAX"), fax_room(line), floor).kind("F"),
            _ if line <= 165 => Row::new(written(tn), format!("Operatory {}", line - 143), floor),
            _ => Row::new(written(tn), format!("Office 3{:02}", line - 165), floor),
        };
        rows.push(row);
    }
    rows
}

fn fax_room(line: u16) -> &'static str {
    match line {
        150 => "Fax, sterilization",
        151 => "Fax, lab orders",
        _ => "Fax, insurance",
    }
}

/// A number with its extension in one of the ways people write it.
fn written(tn: Tn) -> String {
    let line = tn.line;
    let area = tn.area;
    match line % 6 {
        0 => format!("{area}-555-0{line} x2{line}"),
        1 => format!("({area}) 555-0{line} x2{line}"),
        2 => format!("{area}.555.0{line} ext 2{line}"),
        3 => format!("{area} 555 0{line}"),
        4 => tn.digits(),
        _ => format!("+1 {area} 555 0{line}"),
    }
}

/// Rows 65 to 78: the alarm and elevator lines, the last of area code 414, and a second handset.
fn machines_and_spares() -> Vec<Row> {
    vec![
        Row::new("414-555-0187", "Fire panel, line 1", 1)
            .kind("A")
            .note("alarm, keep analog"),
        Row::new("414-555-0188", "Fire panel, line 2", 1)
            .kind("A")
            .note("alarm, keep analog"),
        Row::new("414-555-0189", "Burglar alarm", 1)
            .kind("A")
            .note("alarm, monitoring center calls back"),
        Row::new("414-555-0190", "Medical gas alarm", 2)
            .kind("A")
            .note("alarm, keep analog"),
        Row::new("414-555-0191", "Vaccine fridge alarm", 2)
            .kind("A")
            .note("alarm, keep analog"),
        Row::new("414-555-0192", "Elevator 1", 1)
            .kind("E")
            .note("elevator phone, keep analog"),
        Row::new("414-555-0193", "Elevator 2", 1)
            .kind("E")
            .note("elevator phone, keep analog"),
        Row::new("414-555-0194", "Conference A", 4),
        Row::new("414-555-0195", "Conference B", 4),
        Row::new("414-555-0196", "HR", 4),
        Row::new("414-555-0197", "Compliance", 4),
        Row::new("414-555-0198", "spare", 4).note("not used"),
        Row::new("414-555-0199", "spare", 4).note("not used"),
        Row::new("414-555-0113", "Sterilization, 2nd handset", 2),
    ]
}

/// Rows 80 to 135: the block of area code 262, nine digits in row 97, no number in row 132.
fn waukesha() -> Vec<Row> {
    let mut rows = vec![
        Row::new("262-555-0100", "Waukesha line, rings here", 3)
            .note("262 block, on the trunk here"),
        Row::new("262-555-0101", "Waukesha desk 1", 3),
        Row::new("262-555-0102", "Waukesha desk 2", 3),
        Row::new("262-555-0103", "Waukesha recall", 3),
        Row::new("262-555-0104 thru 0118", "Waukesha call group", 3).note("range of 15"),
        Row::new("262 555 0119 FAX", "old copier 2F", 2).kind("F"),
    ];
    for line in 120..=123 {
        let who = format!("Fax, Waukesha {}", line - 119);
        rows.push(Row::new(format!("262 555 0{line} FAX"), who, 3).kind("F"));
    }
    for line in 124..=165 {
        if line == 131 {
            rows.push(Row::new("414-555-019", "Security desk", 1));
        }
        if line == 165 {
            rows.push(Row::new("see Bob", "Server room", 1));
        }
        let tn = Tn { area: 262, line };
        rows.push(match line {
            164 | 165 => Row::new(tn.dashed(), "spare", 3).note("not used"),
            _ => Row::new(written(tn), format!("Scheduling {}", line - 123), 3),
        });
    }
    rows.push(Row::new("(262) 555-0100", "Waukesha line", 3).note("see above"));
    rows.push(Row::new("414-555-0120", "Call center lead", 3));
    rows
}

fn table<const N: usize>(
    sheet: &mut Worksheet,
    first_row: u32,
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (column, text) in (0..).zip(head) {
        sheet.write_string_with_format(first_row, column, text, &bold)?;
        sheet.set_column_width(column, 18)?;
    }
    for (at, row) in (first_row + 1..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            if !text.is_empty() {
                sheet.write_string(at, column, text)?;
            }
        }
    }
    Ok(())
}

fn green_bay(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Green Bay")?;
    let head = [
        "Number",
        "Ext",
        "User / room",
        "Kind",
        "Account #",
        "911 location",
        "Comments",
    ];
    let rows = client::badger_valley().into_iter().map(|tn| {
        let (who, kind, comment) = match tn.line {
            140 => ("Reception".to_owned(), "Voice", "main number, BTN"),
            161..=164 => (format!("Fax {}", tn.line - 160), "Fax", ""),
            165 | 166 => (format!("E-fax {}", tn.line - 164), "E-fax", "by mail"),
            181 => ("spare".to_owned(), "Voice", "not used"),
            182 => (
                "Elevator".to_owned(),
                "Elevator",
                "stays with Badger Valley",
            ),
            183 => ("Fire panel".to_owned(), "Alarm", "stays with Badger Valley"),
            line => (format!("Room {}", line - 140), "Voice", ""),
        };
        let extension = match tn.usage() {
            Use::Voice if tn.line != 181 => format!("4{}", tn.line),
            _ => String::new(),
        };
        let place = match tn.usage() {
            Use::EFax => "",
            _ => "2140 E Main St Ste B",
        };
        [
            tn.national(),
            extension,
            who,
            kind.to_owned(),
            "BV-20817".to_owned(),
            place.to_owned(),
            comment.to_owned(),
        ]
    });
    table(sheet, 0, head, rows)
}

fn madison(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Madison")?;
    sheet.write_string(0, 0, "Madison, 41 W Mifflin, export of the PBX")?;
    let head = [
        "TN",
        "Display name",
        "Ext",
        "Floor",
        "Acct",
        "911 address",
        "Remark",
    ];
    let mut rows = Vec::new();
    for tn in client::madison() {
        let spare = tn.line >= 162;
        let floor = if tn.line < 136 { 1 } else { 2 };
        rows.push([
            format!("+1{}", tn.digits()),
            match tn.line {
                110 => "Reception Madison".to_owned(),
                _ if spare => "spare".to_owned(),
                line => format!("Madison {}", line - 110),
            },
            if spare {
                String::new()
            } else {
                format!("6{}", tn.line)
            },
            floor.to_string(),
            "88-114520-03".to_owned(),
            format!("41 W Mifflin St, fl {floor}"),
            if spare {
                "not used".to_owned()
            } else {
                String::new()
            },
        ]);
        if tn.line == 140 {
            // What a spreadsheet program leaves of a number that was saved as text once too often.
            let bad = ["6.08555E+09", "Lab", "", "2", "88-114520-03", "", ""];
            rows.push(bad.map(str::to_owned));
        }
    }
    table(sheet, 1, head, rows)
}

fn evanston(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Evanston")?;
    let head = ["Phone", "Who", "Type", "Floor", "Account", "911 address"];
    let rows = client::evanston().into_iter().map(|tn| {
        let floor = if tn.line < 120 { 1 } else { 2 };
        // Nobody has measured the new rooms on the second floor yet.
        let place = match tn.line {
            132..=136 => String::new(),
            _ => format!("1580 Maple Ave Ste 210, fl {floor}"),
        };
        [
            tn.dashed(),
            match tn.line {
                100 => "Reception Evanston (BTN)".to_owned(),
                132..=136 => format!("New room {}", tn.line - 131),
                137 => "spare, not used".to_owned(),
                line => format!("Evanston {}", line - 100),
            },
            "voice".to_owned(),
            floor.to_string(),
            "88-114520-03".to_owned(),
            place,
        ]
    });
    table(sheet, 0, head, rows)
}

fn toll_free(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Toll-free")?;
    let head = [
        "Toll-free number",
        "Rings to",
        "RespOrg",
        "Used for",
        "Provider",
        "Account",
    ];
    let rows = client::toll_free()
        .into_iter()
        .map(|(tn, rings_to, resp_org, what)| {
            [
                format!("1-{}", tn.dashed()),
                rings_to.national(),
                resp_org.to_owned(),
                what.to_owned(),
                "Tollway".to_owned(),
                "TLW-60114".to_owned(),
            ]
        });
    table(sheet, 0, head, rows)
}

/// A list of two years ago that somebody hid instead of deleting it. Its numbers are all on other sheets,
/// its names are stale.
fn old(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("OLD 2024 do not use")?;
    let rows = (100..118).map(|line| {
        let tn = Tn { area: 414, line };
        [tn.dashed(), format!("desk {}", line - 99)]
    });
    table(sheet, 0, ["Number", "Name"], rows)?;
    sheet.set_hidden(true);
    Ok(())
}
