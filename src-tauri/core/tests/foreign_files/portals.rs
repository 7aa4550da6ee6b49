//! What portals save under the name of a spreadsheet: tables of a web page, and workbooks in one piece of XML.

use std::collections::BTreeMap;

use portwright_core::{
    intake::{
        self, List, StageContext,
        grid::{Container, Region, Workbook},
    },
    worker,
};

use crate::support::program;

fn read(name: &str, text: &str) -> Workbook {
    worker::read_pasted(program(), name, text.as_bytes(), &mut |_| true).unwrap()
}

/// The cells of a sheet, a line each.
fn lines(book: &Workbook, sheet: usize) -> Vec<String> {
    let rows = book.sheets[sheet].grid.rows();
    rows.map(|row| {
        let cells: Vec<_> = row.cells().collect();
        let texts = cells
            .iter()
            .map(|cell| format!("{}:{}", cell.column, cell.text));
        format!("{} {}", cells[0].row, texts.collect::<Vec<_>>().join(" | "))
    })
    .collect()
}

const PAGE: &str = r#"<!DOCTYPE html><html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">
<title>Inventory - Lakeland Telephone</title><style>td { mso-number-format:"\@"; }</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>TN &amp; Sites</x:Name>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><body>
<h2>Telephone number inventory</h2><p>Account 8210-44, as of 11/12/2026</p>
<table border=1><thead><tr><th colspan=2>Lines<th rowspan="2">Use<tr><th>Telephone Number<th>Location</thead><tbody>
<tr><td>414-555-0100</td><td rowspan=3>Water Street<br>2nd floor</td><td>Main&nbsp;line</td></tr>
<tr><td>(414)&nbsp;555&#45;0101<td>Fax
<TR><TD x:num="4145550102">4.15E+09<TD>R&amp;D <b>lab</b></TR>
<tr><td>414-555-0103</td><td>Elm <i>Avenue</i></td><td><table><tr><td><img src="x.png"></td><td>Alarm panel</td></tr></table></td></tr>
</table><script>document.write("<table><tr><td>414-555-0199</td></tr></table>")</script></body></html>"#;

#[test]
fn a_web_page_saved_as_a_spreadsheet_is_read_as_excel_shows_it() {
    let book = read("inventory.xls", PAGE);
    assert_eq!(book.container, Container::Html);
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].name, "TN & Sites");
    assert_eq!(
        lines(&book, 0),
        [
            "1 1:Telephone number inventory",
            "2 1:Account 8210-44, as of 11/12/2026",
            "4 1:Lines | 3:Use",
            "5 1:Telephone Number | 2:Location",
            "6 1:414-555-0100 | 2:Water Street\n2nd floor | 3:Main\u{a0}line",
            "7 1:(414)\u{a0}555-0101 | 3:Fax",
            "8 1:4145550102 | 3:R&D lab",
            "9 1:414-555-0103 | 2:Elm Avenue | 3:Alarm panel",
        ]
    );
    let region = |top, left, bottom, right| Region {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(
        book.sheets[0].grid.merges(),
        [region(4, 1, 4, 2), region(4, 3, 5, 3), region(6, 2, 8, 2)]
    );
    let tables = intake::tables(&book.sheets[0]);
    let repairs = BTreeMap::new();
    let context = StageContext {
        file: "inventory.xls",
        region: "US",
        repairs: &repairs,
        list: List::Inventory,
        running_text: false,
    };
    let staged = intake::stage(&book.sheets[0], &tables[0].mapping, &context);
    assert_eq!((staged.numbers, staged.refused.len()), (4, 0));
    assert!(staged.staged[2].site().starts_with("Water Street"));
}

#[test]
fn a_page_laid_out_with_tables_keeps_the_rows_of_the_list_within() {
    let page = "<table><tr><td><table><tr><td>logo<td>Lakeland</table><td>Page 1<tr><td><table>\
        <tr><th>Number<th>Name<tr><td>414-555-0100<td>Main<tr><td>414-555-0101<td>Fax</table></td></tr>\
        <tr><td>Printed by a portal</table>";
    assert_eq!(
        lines(&read("list.html", page), 0),
        [
            "1 1:logo Lakeland | 2:Page 1",
            "2 1:Number | 2:Name",
            "3 1:414-555-0100 | 2:Main",
            "4 1:414-555-0101 | 2:Fax",
            "5 1:Printed by a portal",
        ]
    );
}

const BOOK: &str = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
 <Styles><Style ss:ID="Default" ss:Name="Normal"/><Style ss:ID="s62"><NumberFormat ss:Format="000\-000\-0000"/></Style></Styles>
 <Worksheet ss:Name="DIDs"><Table ss:ExpandedColumnCount="3">
  <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">Northgate &amp; Sons</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">Number</Data></Cell><Cell><Data ss:Type="String">Site</Data></Cell><Cell><Data ss:Type="String">Since</Data></Cell></Row>
  <Row><Cell ss:StyleID="s62"><Data ss:Type="Number">4145550100</Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="String">Water Street</Data><Comment><ss:Data>ask 414-555-0199</ss:Data></Comment></Cell><Cell><Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data></Cell></Row>
  <Row ss:Span="1"/>
  <Row><Cell><Data ss:Type="Number">4.145550101E9</Data></Cell><Cell ss:Index="3"><ss:Data ss:Type="String"><html:B>new</html:B> line</ss:Data></Cell></Row>
  <Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell/><Cell><Data ss:Type="DateTime">1899-12-31T22:30:00.000</Data></Cell></Row>
 </Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Selected/></WorksheetOptions></Worksheet>
 <Worksheet ss:Name="Old"><Table><Row><Cell><Data ss:Type="String">414-555-0150</Data></Cell></Row></Table>
 <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"#;

#[test]
fn a_workbook_of_excel_2003_in_xml_is_read_with_its_formats_merges_and_hidden_sheets() {
    for name in ["list.xml", "list.xls"] {
        let book = read(name, BOOK);
        assert_eq!(book.container, Container::SheetXml);
        let sheets: Vec<_> = book
            .sheets
            .iter()
            .map(|s| (s.name.as_str(), s.visible))
            .collect();
        assert_eq!(sheets, [("DIDs", true), ("Old", false)]);
        assert_eq!(
            lines(&book, 0),
            [
                "1 1:Northgate & Sons",
                "3 1:Number | 2:Site | 3:Since",
                "4 1:414-555-0100 | 2:Water Street | 3:2024-03-01",
                "7 1:4145550101 | 3:new line",
                "8 1:TRUE | 3:22:30",
            ]
        );
        let region = |top, left, bottom, right| Region {
            top,
            left,
            bottom,
            right,
        };
        assert_eq!(
            book.sheets[0].grid.merges(),
            [region(1, 1, 1, 3), region(4, 2, 5, 2)]
        );
        assert_eq!(lines(&book, 1), ["1 1:414-555-0150"]);
    }
}
