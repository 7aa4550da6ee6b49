//! A thousand names in twelve scripts on letters: what the fonts can draw comes back letter by letter, what they cannot
//! stops the letter with the list. And what a library does when nobody asks for sameness.

use std::collections::BTreeSet;

use lopdf::{Document, Object, Stream, content::Content, dictionary};

use super::{keep, text_of, tool};
use crate::{
    document::{
        DocumentError, LoaInput, Paper, Pdf, loa,
        sample::{TOLL_FREE, project, record},
    },
    id::AccountId,
};

/// A script's given and family names: 7 × 12 make 84.
type Script = (&'static str, [&'static str; 7], [&'static str; 12]);

const DRAWN: [Script; 4] = [
    (
        "Latin",
        ["Renée", "Łukasz", "Åsa", "Jürgen", "Þórunn", "Zoë", "Íñigo"],
        [
            "Żółkiewski",
            "Güneşoğlu",
            "Șerban",
            "Šćepanović",
            "Ďurčák",
            "Ångström",
            "Øvergård",
            "Ñuñez",
            "Çelik",
            "Ķēniņš",
            "Ąžuolas",
            "Őrségi",
        ],
    ),
    (
        "Vietnamese",
        ["Bưởi", "Thảo", "Dũng", "Ngọc", "Hằng", "Phượng", "Tuệ"],
        [
            "Nguyễn Thị",
            "Trần Văn",
            "Lê Đức",
            "Phạm Quốc",
            "Hoàng Mỹ",
            "Huỳnh Kiều",
            "Phan Hữu",
            "Vũ Tiến",
            "Võ Thế",
            "Đặng Như",
            "Bùi Xuân",
            "Đỗ Khắc",
        ],
    ),
    (
        "Greek",
        [
            "Ελένη",
            "Γιώργος",
            "Ζωή",
            "Ιωάννης",
            "Φωτεινή",
            "Νίκος",
            "Χρήστος",
        ],
        [
            "Παπαδάκης",
            "Οικονόμου",
            "Ξανθάκης",
            "Ψαρρός",
            "Μάρκου",
            "Βασιλείου",
            "Αγγελής",
            "Δημητρίου",
            "Θεοδώρου",
            "Λάμπρου",
            "Σταύρου",
            "Ϊσαάκ",
        ],
    ),
    (
        "Cyrillic",
        [
            "Щербан",
            "Юлія",
            "Љубица",
            "Ђорђе",
            "Ғалым",
            "Ўткир",
            "Жанна",
        ],
        [
            "Щукін",
            "Ющенко",
            "Ґрищенко",
            "Єфремов",
            "Їжакевич",
            "Његош",
            "Џаџић",
            "Қасымов",
            "Өмүров",
            "Эйзен",
            "Ѓорѓиев",
            "Ќосев",
        ],
    ),
];

const REFUSED: [Script; 8] = [
    (
        "Arabic",
        ["محمد", "فاطمة", "يوسف", "زينب", "خالد", "ليلى", "سمير"],
        [
            "الأحمد",
            "الحسن",
            "منصور",
            "شريف",
            "قاسم",
            "طه",
            "ناصر",
            "صالح",
            "غانم",
            "ظاهر",
            "ضياء",
            "ثابت",
        ],
    ),
    (
        "Hebrew",
        ["אברהם", "שרה", "יעקב", "רבקה", "משה", "מרים", "דוד"],
        [
            "כהן",
            "לוי",
            "מזרחי",
            "פרץ",
            "ביטון",
            "אזולאי",
            "פרידמן",
            "מלכה",
            "צדוק",
            "גבאי",
            "חדד",
            "סגל",
        ],
    ),
    (
        "Devanagari",
        ["राजेश", "सुनीता", "अमित", "प्रिया", "विकास", "कविता", "श्रेया"],
        [
            "शर्मा",
            "वर्मा",
            "गुप्ता",
            "सिंह",
            "मिश्रा",
            "जोशी",
            "पाटिल",
            "देशमुख",
            "कुलकर्णी",
            "त्रिपाठी",
            "चौधरी",
            "ठाकुर",
        ],
    ),
    (
        "Thai",
        ["สมชาย", "สมหญิง", "ประเสริฐ", "วิไล", "อนันต์", "สุดา", "กิตติ"],
        [
            "ใจดี",
            "แสงทอง",
            "ศรีสุข",
            "วงศ์ใหญ่",
            "ทองคำ",
            "พงษ์ไพร",
            "เจริญ",
            "บุญมา",
            "สุขสันต์",
            "รักไทย",
            "ชัยชนะ",
            "เพชรรัตน์",
        ],
    ),
    (
        "Han",
        ["小明", "美玲", "志强", "秀英", "建国", "丽华", "俊杰"],
        [
            "王", "李", "張", "劉", "陳", "楊", "趙", "黃", "周", "吳", "歐陽", "司馬",
        ],
    ),
    (
        "Kana",
        [
            "さくら",
            "たろう",
            "はなこ",
            "ケンジ",
            "ユウコ",
            "みどり",
            "アキラ",
        ],
        [
            "サトウ",
            "スズキ",
            "たかはし",
            "タナカ",
            "わたなべ",
            "イトウ",
            "やまもと",
            "ナカムラ",
            "こばやし",
            "カトウ",
            "ヨシダ",
            "まつもと",
        ],
    ),
    (
        "Hangul",
        ["민준", "서연", "지훈", "수빈", "예은", "도윤", "하은"],
        [
            "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "황보", "남궁",
        ],
    ),
    (
        "pictures",
        ["🦷", "🙂", "👩\u{200d}⚕\u{fe0f}", "🏥", "📞", "🪥", "⭐"],
        [
            "Dental", "Smile", "Care", "Clinic", "Group", "Office", "Desk", "Partners", "Studio",
            "Lab", "Center", "Family",
        ],
    ),
];

fn names((_, given, family): &Script) -> Vec<String> {
    family
        .iter()
        .flat_map(|family| given.iter().map(move |given| format!("{given} {family}")))
        .collect()
}

/// A letter that names up to six people and places.
fn naming(names: &[String]) -> Result<Pdf, DocumentError> {
    let mut snapshot = project();
    let account = snapshot.accounts.get_mut(&AccountId(2)).unwrap();
    let places = [
        &mut account.billing_name,
        &mut account.billing_address.street,
        &mut account.billing_address.line2,
        &mut account.service_address.street,
        &mut account.signer.name,
        &mut account.signer.title,
    ];
    for (place, name) in places.into_iter().zip(names) {
        place.clone_from(name);
    }
    let record = record();
    let input = LoaInput {
        blockers: &[],
        record: &record,
        paper: Paper::Letter,
    };
    loa(&snapshot, TOLL_FREE, &input)
}

/// How many glyphs a file draws, and how many of them are the font's empty box.
fn glyphs(pdf: &Pdf) -> (usize, usize) {
    let file = Document::load_mem(&pdf.bytes).unwrap();
    let (mut all, mut empty) = (0, 0);
    for page in file.page_iter() {
        let content = Content::decode(&file.get_page_content(page)).unwrap();
        let texts = content
            .operations
            .iter()
            .filter(|one| matches!(one.operator.as_str(), "Tj" | "TJ"))
            .flat_map(|one| &one.operands)
            .flat_map(|operand| match operand {
                Object::Array(parts) => parts.as_slice(),
                other => std::slice::from_ref(other),
            });
        for text in texts {
            if let Object::String(bytes, _) = text {
                all += bytes.len() / 2;
                empty += bytes.chunks(2).filter(|glyph| *glyph == [0, 0]).count();
            }
        }
    }
    (all, empty)
}

#[test]
fn names_in_latin_greek_and_cyrillic_letters_come_back_from_their_letters_one_by_one() {
    let mut met = 0;
    for script in &DRAWN {
        for (at, six) in names(script).chunks(6).enumerate() {
            let name = format!("names-{}-{at}", script.0);
            let pdf = naming(six).unwrap_or_else(|error| panic!("{name}: {error}"));
            let (all, empty) = glyphs(&pdf);
            assert!(all > 1_000 && empty == 0, "{name}: {empty} of {all}");
            met += six.len();
            let (Some(text), Some((clean, said))) = (
                text_of(&pdf, &name),
                tool("qpdf", &["--check", keep(&pdf, &name).to_str().unwrap()]),
            ) else {
                continue;
            };
            assert!(clean, "{name}: {said}");
            for one in six {
                assert!(text.contains(one), "{name}: {one} is not in\n{text}");
            }
            std::fs::remove_file(keep(&pdf, &name)).unwrap();
        }
    }
    assert_eq!(met, 4 * 84);
}

#[test]
fn names_in_other_scripts_stop_the_letter_with_the_list_of_their_letters() {
    let mut met = 0;
    for script in &REFUSED {
        for six in names(script).chunks(6) {
            let Err(DocumentError::MissingGlyphs { missing, .. }) = naming(six) else {
                panic!("{}: {six:?} was drawn", script.0);
            };
            let listed: BTreeSet<char> = missing.iter().map(|glyph| glyph.character).collect();
            let foreign = six.iter().flat_map(|name| name.chars());
            let foreign: BTreeSet<char> = foreign.filter(|c| !c.is_ascii()).collect();
            assert_eq!(listed, foreign, "{}", script.0);
            for glyph in &missing {
                assert!(glyph.text.contains(glyph.character), "{glyph:?}");
            }
            met += six.len();
        }
    }
    assert_eq!(met + 4 * 84, 1_008, "names in twelve scripts");
}

/// The control: with a font that every reader has, and nobody asking, names lose their letters.
#[test]
fn a_font_of_the_reader_would_lose_most_of_these_names() {
    let names: Vec<String> = DRAWN.iter().flat_map(names).collect();
    let mut content = b"BT /F 8 Tf 20 2000 Td 9 TL\n".to_vec();
    for name in &names {
        // One byte a letter, as such fonts have it.
        let bytes = name
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'));
        content.push(b'(');
        content.extend(bytes);
        content.extend(b") ' \n");
    }
    content.extend(b"ET");
    let mut file = Document::with_version("1.7");
    let tree = file.new_object_id();
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let content = file.add_object(Stream::new(lopdf::Dictionary::new(), content));
    let page = file.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 612.into(), 3200.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    file.objects.insert(
        tree,
        Object::Dictionary(
            dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 },
        ),
    );
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let pdf = Pdf {
        bytes,
        pages: 1,
        title: String::new(),
    };
    let Some(text) = text_of(&pdf, "names-naive") else {
        return;
    };
    let lost = names
        .iter()
        .filter(|name| !text.contains(name.as_str()))
        .count();
    assert!(lost > 250, "{lost} of {} names lose letters", names.len());
}

/// The control of sameness: the library alone makes another file each time.
#[test]
fn the_pdf_library_alone_makes_other_bytes_each_time() {
    let made = || {
        let mut file = printpdf::PdfDocument::new("Letter");
        file.pages = vec![printpdf::PdfPage::new(
            printpdf::Mm(216.0),
            printpdf::Mm(279.0),
            Vec::new(),
        )];
        file.save(&printpdf::PdfSaveOptions::default(), &mut Vec::new())
    };
    assert_ne!(made(), made());
}
