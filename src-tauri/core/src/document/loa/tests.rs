//! The letter at its edges: long lists, long names, drafts, each form.

use super::*;
use crate::carrier::NumberFormat;
use crate::document::{attachments::sheets_of_a, sample};
use crate::loa;
use crate::number::{Disposition, TelephoneNumber, Use};

const PAPERS: [Paper; 2] = [Paper::Letter, Paper::A4];

fn tn(index: usize, gap: usize) -> TelephoneNumber {
    let line = u64::try_from(index + index / gap).unwrap();
    sample::tn(4_145_550_000 + line)
}

/// Nothing may be clipped: every mark stands inside the margins and above the foot.
fn nothing_is_clipped(pages: &[Page], what: &str) {
    for (index, page) in pages.iter().enumerate() {
        let foot = page.height - 48.0;
        let mut in_foot = 0;
        let edges = |x: f32, y: f32| {
            assert!(
                x >= 18.0 && x <= page.width - 18.0,
                "{what}, page {index}: x {x}"
            );
            assert!(
                y >= 17.9 && y <= page.height - 18.0,
                "{what}, page {index}: y {y}"
            );
            let between = y > foot - 11.5 && y < foot - 0.5;
            assert!(
                !between,
                "{what}, page {index}: y {y} lies in the bottom margin"
            );
            y >= foot - 0.5
        };
        for mark in &page.marks {
            let low = match mark {
                crate::document::page::Mark::Text {
                    x,
                    y,
                    size,
                    weight,
                    text,
                    ..
                } => {
                    let fonts = Fonts::load().unwrap();
                    edges(x + fonts.width(text, *size, *weight), *y);
                    edges(*x, *y)
                }
                crate::document::page::Mark::Path { nodes, .. } => {
                    nodes.iter().any(|node| edges(node.x, node.y))
                }
                _ => false,
            };
            in_foot += usize::from(low);
        }
        assert_eq!(
            in_foot, 4,
            "{what}, page {index}: the foot is a rule and three texts"
        );
    }
}

/// Whether two texts of a page lie over each other.
fn one_over_another(page: &Page) -> Option<(&str, &str)> {
    let fonts = Fonts::load().unwrap();
    let boxes: Vec<_> = page
        .marks
        .iter()
        .filter_map(|mark| match mark {
            crate::document::page::Mark::Text {
                x,
                y,
                size,
                weight,
                text,
                ..
            } if !text.trim().is_empty() => {
                let right = x + fonts.width(text, *size, *weight);
                // Small letters without their tails: lines may come close.
                Some((*x, right, y - 0.5 * size, *y, text.as_str()))
            }
            _ => None,
        })
        .collect();
    boxes.iter().enumerate().find_map(|(at, one)| {
        let other = boxes.iter().skip(at + 1).find(|other| {
            let apart = other.0 >= one.1 - 0.1
                || one.0 >= other.1 - 0.1
                || other.2 >= one.3
                || one.2 >= other.3;
            !apart
        })?;
        Some((one.4, other.4))
    })
}

fn drawn(letter: &Letter, blockers: &[Finding], paper: Paper) -> Vec<Page> {
    let record = sample::record();
    let input = LoaInput {
        blockers,
        record: &record,
        paper,
    };
    pages(Fonts::load().unwrap(), letter, blockers, &input)
}

fn sample_letter(order: OrderId) -> Letter {
    let snapshot = sample::project();
    super::letter(&snapshot, snapshot.orders.get(&order).unwrap())
}

#[test]
fn lists_of_every_length_stay_inside_the_page() {
    for (numbers, gap, sheets) in [
        (1, 100, 1),
        (139, 200, 2),
        (140, 200, 2),
        (141, 200, 2),
        (60, 1, 4),
        (560, 7, 7),
    ] {
        let mut letter = sample_letter(sample::LOCAL);
        letter.numbers = (0..numbers)
            .map(|index| loa::Listed {
                tn: tn(index, gap),
                rings_to: None,
            })
            .collect();
        letter.remaining.clear();
        assert_eq!(
            sheets_of_a(Fonts::load().unwrap(), &letter, 504.0),
            sheets,
            "{numbers} numbers"
        );
        for paper in PAPERS {
            let pages = drawn(&letter, &[], paper);
            assert_eq!(pages.len(), 1 + sheets, "{numbers} numbers");
            nothing_is_clipped(&pages, &format!("{numbers} numbers"));
        }
    }
}

#[test]
fn every_remaining_number_is_listed_on_as_many_sheets_as_it_takes() {
    for (remaining, sheets) in [(1, 1), (24, 1), (25, 2), (50, 2), (51, 3)] {
        let mut letter = sample_letter(sample::LOCAL);
        letter.remaining = (0..remaining)
            .map(|index| loa::Remaining {
                tn: tn(index, 50),
                line: Use::Voice,
                fate: Disposition::Stay,
            })
            .collect();
        for paper in PAPERS {
            let pages = drawn(&letter, &[], paper);
            assert_eq!(pages.len(), 1 + 2 + sheets, "{remaining} remain");
            nothing_is_clipped(&pages, &format!("{remaining} remain"));
        }
    }
}

#[test]
fn long_toll_free_lists_move_to_an_attachment() {
    for (numbers, sheets) in [(6, 0), (7, 1), (58, 1), (59, 2)] {
        let mut letter = sample_letter(sample::TOLL_FREE);
        letter.numbers = (0..numbers)
            .map(|index| loa::Listed {
                tn: tn(index, 50),
                rings_to: Some(tn(index, 50)),
            })
            .collect();
        for paper in PAPERS {
            let pages = drawn(&letter, &[], paper);
            assert_eq!(pages.len(), 1 + sheets, "{numbers} numbers");
            nothing_is_clipped(&pages, &format!("{numbers} toll-free"));
        }
    }
}

#[test]
fn long_names_wrap_and_many_blockers_are_counted() {
    let long = "The Very Long and Honourable Association of Dental Practitioners and \
                Orthodontists of Greater Milwaukee and Waukesha Counties, Incorporated";
    for order in [sample::LOCAL, sample::TOLL_FREE] {
        let mut letter = sample_letter(order);
        for name in [
            &mut letter.billing_name,
            &mut letter.service_name,
            &mut letter.signer.name,
            &mut letter.from.name,
            &mut letter.to.name,
            &mut letter.to.contact,
        ] {
            long.clone_into(name);
        }
        letter.signer.email = format!("{}@example.com", "x".repeat(120));
        let blockers: Vec<_> = (0..12)
            .map(|_| {
                let place = crate::place::Place::Project;
                Finding::blocker("code", place, long, "Say it in fewer words.")
            })
            .collect();
        for paper in PAPERS {
            nothing_is_clipped(&drawn(&letter, &[], paper), "long names");
            nothing_is_clipped(&drawn(&letter, &blockers, paper), "blockers");
        }
    }
}

#[test]
fn a_draft_has_the_lines_and_pages_of_the_final() {
    let letter = sample_letter(sample::LOCAL);
    let place = crate::place::Place::Project;
    let blocker = Finding::blocker("code", place, "It is open.", "Close it.");
    let last = drawn(&letter, &[], Paper::Letter);
    let draft = drawn(&letter, &[blocker], Paper::Letter);
    assert_eq!(last.len(), draft.len());
    // Every sheet after the first has the final's marks, and the bar's two before them.
    for (last, draft) in last.iter().zip(&draft).skip(1) {
        let body = draft.marks.len() - 3;
        assert_eq!(
            draft.marks.get(2..body),
            last.marks.get(..last.marks.len() - 3)
        );
    }
}

#[test]
fn each_form_has_the_fields_of_its_kind() {
    let words = |variant, canada_full: bool| -> String {
        let mut letter = sample_letter(sample::LOCAL);
        letter.variant = variant;
        if canada_full {
            letter.remaining.clear();
        }
        drawn(&letter, &[], Paper::Letter)
            .iter()
            .flat_map(|page| &page.marks)
            .filter_map(|mark| match mark {
                crate::document::page::Mark::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    let local = words(Variant::Local, false);
    for field in [
        "Billing telephone number (BTN)",
        "New BTN for what remains",
        "Attachment B",
    ] {
        assert!(local.contains(field), "{field}");
    }
    let wireless = words(Variant::Wireless, false);
    assert!(wireless.contains("Account or transfer PIN"));
    assert!(!wireless.contains("New BTN for what remains"));
    let full = words(Variant::Canada, true);
    assert!(full.contains("not needed, nothing remains"));
    // A Canadian letter always says what remains, if only that nothing does.
    assert!(full.contains("After the change no number of this account remains"));
    let whole = words(Variant::Local, true);
    assert!(!whole.contains("Attachment B"));
}

#[test]
fn a_canadian_letter_names_the_reseller_or_says_that_there_is_none() {
    let mut letter = sample_letter(sample::LOCAL);
    letter.variant = Variant::Canada;
    let lacks = |letter: &Letter| {
        let missing = letter.missing(sample::LOCAL);
        missing
            .iter()
            .any(|finding| finding.message.contains("reseller"))
    };
    assert!(lacks(&letter));
    letter.reseller = "none".to_owned();
    assert!(!lacks(&letter));
    letter.variant = Variant::Local;
    letter.reseller.clear();
    assert!(!lacks(&letter));
}

#[test]
fn exhibits_are_signed_where_the_new_carrier_asks_for_it() {
    let mut letter = sample_letter(sample::LOCAL);
    let says = |letter: &Letter, words: &str| {
        let pages = drawn(letter, &[], Paper::Letter);
        let on = |page: &Page| {
            page.marks.iter().any(|mark| matches!(mark, crate::document::page::Mark::Text { text, .. } if text == words))
        };
        pages.iter().filter(|page| on(page)).count()
    };
    assert_eq!(says(&letter, "Initials of the signer"), 3);
    letter.exhibits_signed = true;
    assert_eq!(says(&letter, "Initials of the signer"), 0);
    assert_eq!(says(&letter, "Signature of the signer"), 3);
}

/// Every form there is, as a file to look at in `target/documents`.
#[test]
fn every_form_of_the_letter_is_a_sound_file() {
    type Change = fn(&mut Letter);
    let forms: [(&str, OrderId, Change); 9] = [
        ("full", sample::LOCAL, |letter| letter.remaining.clear()),
        ("wireless", sample::LOCAL, |letter| {
            letter.variant = Variant::Wireless;
            letter.numbers.truncate(4);
            letter.remaining.clear();
        }),
        ("canada", sample::LOCAL, |letter| {
            letter.variant = Variant::Canada;
            letter.reseller = "Northern Reach Communications Inc.".to_owned();
        }),
        ("canada-full", sample::LOCAL, |letter| {
            letter.variant = Variant::Canada;
            letter.reseller = "none".to_owned();
            letter.remaining.clear();
        }),
        ("residence", sample::LOCAL, |letter| {
            letter.residential = true;
        }),
        ("long", sample::LOCAL, |letter| {
            let long = "The Orthodontists and Oral Surgeons of Greater Milwaukee and Waukesha Counties, S.C.";
            long.clone_into(&mut letter.billing_name);
            long.clone_into(&mut letter.service_name);
            "Suite 400, North Tower, Third Entrance".clone_into(&mut letter.service_address.line2);
            "Maria-Theresia Papadopoulou-Vandenberghe".clone_into(&mut letter.signer.name);
        }),
        ("exhibits", sample::LOCAL, |letter| {
            letter.exhibits_signed = true;
        }),
        ("e164", sample::LOCAL, |letter| {
            letter.format = NumberFormat::E164;
        }),
        ("tollfree-many", sample::TOLL_FREE, |letter| {
            letter.numbers = (0..60)
                .map(|at| loa::Listed {
                    tn: sample::tn(8_005_550_100 + at),
                    rings_to: Some(sample::tn(3_125_550_100 + at)),
                })
                .collect();
        }),
    ];
    for (name, order, change) in forms {
        let mut letter = sample_letter(order);
        change(&mut letter);
        for paper in PAPERS {
            let pages = drawn(&letter, &[], paper);
            nothing_is_clipped(&pages, name);
            for page in &pages {
                assert_eq!(one_over_another(page), None, "{name}");
            }
            let metadata = Metadata {
                title: title(&letter).to_owned(),
                author: letter.client.clone(),
                subject: letter.order.clone(),
                made: sample::record().made,
            };
            let pdf = pdf::write(Fonts::load().unwrap(), &pages, &metadata).unwrap();
            crate::document::tests::sound(&pdf, &format!("loa-{name}"));
            let fields: Vec<_> = pages.iter().flat_map(|page| &page.fields).collect();
            assert!(
                fields
                    .iter()
                    .any(|field| field.kind == FieldKind::Signature)
                    && fields.iter().any(|field| field.kind == FieldKind::Date),
                "{name}: a field to sign in"
            );
        }
    }
}
