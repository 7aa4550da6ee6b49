//! PDFs that people attach: every public one and traps made here. The program lives, and says what it saw.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    sync::Mutex,
    time::{Duration, Instant},
};

use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, StringFormat,
    dictionary,
};
use portwright_core::{
    evidence::{PdfCondition, PdfPages},
    worker,
};

use crate::support::{corpora, program, say};

#[allow(
    clippy::disallowed_methods,
    reason = "a test of time looks at the clock"
)]
fn look(name: &str, bytes: &[u8]) -> PdfPages {
    // Building it is not looking.
    let program = program();
    let started = Instant::now();
    let pages = worker::pages_of(program, name, bytes).unwrap();
    let took = started.elapsed();
    assert!(took < Duration::from_secs(25), "{name} took {took:?}");
    assert_eq!(pages.condition.has_pages(), pages.count > 0, "{name}");
    assert_eq!(
        usize::try_from(pages.count.min(10_000)).unwrap(),
        pages.sizes.len(),
        "{name}"
    );
    pages
}

#[test]
fn every_public_pdf_is_counted_or_said_to_be_locked_or_damaged() {
    let Some(corpora) = corpora() else { return };
    let mut paths: Vec<_> = fs::read_dir(corpora.join("pdf"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let all = paths.len();
    let queue = Mutex::new(paths.into_iter());
    let seen = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(path) = queue.lock().unwrap().next() else {
                        break;
                    };
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    let pages = look(&name, &fs::read(&path).unwrap());
                    seen.lock().unwrap().insert(name, pages);
                }
            });
        }
    });
    let seen = seen.into_inner().unwrap();
    let mut conditions: BTreeMap<PdfCondition, usize> = BTreeMap::new();
    for (name, pages) in &seen {
        *conditions.entry(pages.condition).or_default() += 1;
        if std::env::var_os("LIST_PDF").is_some() {
            eprintln!(
                "pdf/{name} {} {:?} {}",
                pages.count, pages.condition, pages.why
            );
        }
    }
    let pages: u32 = seen.values().map(|pages| pages.count).sum();
    say(&format!(
        "corpora: {all} PDFs looked at: {conditions:?}, {pages} pages; program died 0"
    ));
    assert_eq!(seen.len(), all);
    let counted = seen.values().filter(|pages| pages.count > 0).count();
    assert!(counted * 100 >= all * 95, "{conditions:?}");
}

/// A bill of so many pages that says in print how many it has.
fn bill(pages: usize, printed: usize) -> Document {
    let mut file = Document::with_version("1.5");
    let tree = file.new_object_id();
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let kids: Vec<Object> = (1..=pages)
        .map(|page| {
            let text = format!("BT /F1 10 Tf 72 72 Td (Page {page} of {printed}) Tj ET");
            let content = file.add_object(Stream::new(dictionary! {}, text.into_bytes()));
            let page = file.add_object(dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content,
                "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
            });
            page.into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    file.objects.insert(
        tree,
        dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "Rotate" => 90,
        }
        .into(),
    );
    let root = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", root);
    file.trailer.set(
        "ID",
        vec![
            Object::String(vec![7; 16], StringFormat::Hexadecimal),
            Object::String(vec![7; 16], StringFormat::Hexadecimal),
        ],
    );
    file
}

fn bytes(mut file: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn locked(user: &str) -> Vec<u8> {
    let mut file = bill(2, 2);
    let version = EncryptionVersion::V2 {
        document: &file,
        owner_password: "owner",
        user_password: user,
        key_length: 128,
        permissions: Permissions::empty(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    file.encrypt(&state).unwrap();
    bytes(file)
}

#[test]
fn a_bill_is_counted_and_what_it_says_of_itself_is_read() {
    let whole = look("bill.pdf", &bytes(bill(4, 4)));
    assert_eq!(
        (whole.condition, whole.count, whole.printed),
        (PdfCondition::Sound, 4, Some(4))
    );
    let first = whole.sizes[0];
    assert_eq!((first.width, first.height), (842.0, 595.0), "A4, turned");
    assert_eq!(whole.known().missing(), None);
    let first_page = look("bill.pdf", &bytes(bill(1, 4)));
    assert_eq!(first_page.known().missing(), Some(3));
    let restricted = look("bill.pdf", &locked(""));
    assert_eq!(
        (restricted.condition, restricted.count),
        (PdfCondition::Restricted, 2)
    );
    assert_eq!(
        look("bill.pdf", &locked("secret")).condition,
        PdfCondition::Locked
    );
}

/// A file whose parts stand as they are given; the list of parts is right.
fn raw(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut at = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        at.push(out.len());
        writeln!(out, "{} 0 obj", n + 1).unwrap();
        out.extend(part);
        out.extend(b"\nendobj\n");
    }
    let list = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", parts.len() + 1).unwrap();
    for at in at {
        writeln!(out, "{at:010} 00000 n ").unwrap();
    }
    write!(
        out,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{list}\n%%EOF\n",
        parts.len() + 1
    )
    .unwrap();
    out
}

fn stream(head: &str, inside: &[u8]) -> Vec<u8> {
    let mut out = format!("<< {head} /Length {} >>\nstream\n", inside.len()).into_bytes();
    out.extend(inside);
    out.extend(b"\nendstream");
    out
}

/// A gigabyte of spaces, packed.
fn bomb() -> Vec<u8> {
    let mut file = Stream::new(dictionary! {}, vec![b' '; 256 << 20]);
    file.compress().unwrap();
    file.content
}

#[test]
fn traps_leave_the_program_alive() {
    const ROOT: &[u8] = b"<< /Type /Catalog /Pages 2 0 R >>";
    let sound = bytes(bill(3, 3));
    let packed = bomb();
    let page = |contents: &str| format!("<< /Type /Page /Parent 2 0 R {contents} >>").into_bytes();
    let one = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec();
    let circle =
        b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 4294967295 /Parent 2 0 R >>".to_vec();
    let deep = |open: &str, close: &str| {
        let nested = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        raw(&[ROOT.to_vec(), one.clone(), page(""), nested.into_bytes()])
    };
    let damaged = PdfCondition::Damaged;
    for (name, bytes, condition) in [
        ("empty.pdf", Vec::new(), Some(damaged)),
        ("header.pdf", b"%PDF-1.7\n".to_vec(), Some(damaged)),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n".to_vec(), Some(damaged)),
        ("cut.pdf", sound[..sound.len() / 2].to_vec(), Some(damaged)),
        (
            "mail.pdf",
            [b"junk before\n".to_vec(), sound.clone()].concat(),
            None,
        ),
        ("circle.pdf", raw(&[ROOT.to_vec(), circle, page("")]), None),
        ("arrays.pdf", deep("[", "]"), None),
        ("dictionaries.pdf", deep("<</A", ">>"), None),
        ("strings.pdf", deep("(", ")"), None),
        (
            "bomb-in-objects.pdf",
            raw(&[
                ROOT.to_vec(),
                one.clone(),
                page(""),
                stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &packed),
            ]),
            None,
        ),
        (
            "bomb-on-the-page.pdf",
            raw(&[
                ROOT.to_vec(),
                one.clone(),
                page("/Contents 4 0 R"),
                stream("/Filter /FlateDecode", &packed),
            ]),
            Some(PdfCondition::Sound),
        ),
        (
            "parents.pdf",
            raw(&[
                ROOT.to_vec(),
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>".to_vec(),
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99999999999999999999999999999999999999999 -1] /UserUnit 999999999 >>"
                    .to_vec(),
            ]),
            None,
        ),
        (
            "no-pages.pdf",
            raw(&[
                ROOT.to_vec(),
                b"<< /Type /Pages /Kids [] /Count 9 >>".to_vec(),
            ]),
            Some(damaged),
        ),
    ] {
        let pages = look(name, &bytes);
        say(&format!(
            "pdf trap {name}: {:?} {} {}",
            pages.condition, pages.count, pages.why
        ));
        if let Some(condition) = condition {
            assert_eq!(pages.condition, condition, "{name}: {}", pages.why);
        }
        for size in pages.sizes {
            assert!(size.width.is_finite() && size.height.is_finite(), "{name}");
        }
    }
    // Nothing at any place of a sound file, when it is changed, ends the program.
    for at in (0..sound.len()).step_by(sound.len() / 60) {
        let mut changed = sound.clone();
        changed[at] ^= 0x55;
        look("changed.pdf", &changed);
    }
}
