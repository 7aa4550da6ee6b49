//! Two readings side by side, cut into aligned pieces, each with the grade of its difference.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Grade, letters, words};

/// An aligned piece of two readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiffPiece {
    /// Our letters; empty where only the carrier has some.
    pub ours: String,
    /// The carrier's letters; empty where only we have some.
    pub theirs: String,
    /// How they differ.
    pub grade: Grade,
}

/// One difference, located in both readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Difference {
    /// First grapheme of ours it concerns, counted from 0.
    pub ours_from: u32,
    /// Behind its last grapheme of ours.
    pub ours_to: u32,
    /// First grapheme of the carrier's.
    pub theirs_from: u32,
    /// Behind its last grapheme of the carrier's.
    pub theirs_to: u32,
    /// How they differ there.
    pub grade: Grade,
    /// Our letters, the carrier's letters, and what they are where that cannot be seen.
    pub words: String,
}

/// Where two readings differ, in order, from their aligned pieces.
pub fn differences(pieces: &[DiffPiece]) -> Vec<Difference> {
    let count = |text: &str| u32::try_from(text.graphemes(true).count()).unwrap_or(u32::MAX);
    // Counted over what stands before, since a letter and its accent may lie in two pieces.
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut found = Vec::new();
    for piece in pieces {
        let (ours_from, theirs_from) = (count(&ours), count(&theirs));
        ours.push_str(&piece.ours);
        theirs.push_str(&piece.theirs);
        if piece.grade != Grade::Same {
            found.push(Difference {
                ours_from,
                ours_to: count(&ours),
                theirs_from,
                theirs_to: count(&theirs),
                grade: piece.grade,
                words: piece_words(piece),
            });
        }
    }
    found
}

fn piece_words(piece: &DiffPiece) -> String {
    let shown = |text: &str| match (text, piece.grade) {
        ("", _) => "nothing".to_owned(),
        (text, Grade::LookAlike) => letters::named(text),
        (text, _) if text.chars().all(char::is_whitespace) => match text.chars().count() {
            1 => "a space".to_owned(),
            many => format!("{many} spaces"),
        },
        (text, _) => format!("“{text}”"),
    };
    format!("{} against {}", shown(&piece.ours), shown(&piece.theirs))
}

/// Compares two readings: the grade of the worst difference, and the pieces in order. Joined, the pieces
/// give back both readings letter by letter. Turned around, the grade is the same.
pub fn compare(ours: &str, theirs: &str) -> (Grade, Vec<DiffPiece>) {
    if ours == theirs {
        return (Grade::Same, vec![piece(ours, theirs, Grade::Same)]);
    }
    if ours.is_empty() || theirs.is_empty() {
        return (Grade::Missing, vec![piece(ours, theirs, Grade::Missing)]);
    }
    // Always from the same side, so that the grade does not depend on who is asked first.
    let turned = ours > theirs;
    let (one, other) = if turned {
        (theirs, ours)
    } else {
        (ours, theirs)
    };
    let mut pieces = aligned(one, other);
    if turned {
        for piece in &mut pieces {
            std::mem::swap(&mut piece.ours, &mut piece.theirs);
        }
    }
    let mut worst = pieces
        .iter()
        .map(|piece| piece.grade)
        .max()
        .unwrap_or(Grade::Same);
    if worst == Grade::Different && in_other_order(ours, theirs) {
        worst = Grade::Order;
        for piece in &mut pieces {
            piece.grade = piece.grade.min(Grade::Order);
        }
    }
    (worst, joined(pieces))
}

fn aligned(ours: &str, theirs: &str) -> Vec<DiffPiece> {
    let (left, right) = (tokens(ours), tokens(theirs));
    let (left_keys, right_keys) = (keys(&left), keys(&right));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &left_keys, &right_keys) {
        let (old, new) = (
            left.get(op.old_range()).unwrap_or_default(),
            right.get(op.new_range()).unwrap_or_default(),
        );
        if matches!(op, DiffOp::Equal { .. }) {
            for (a, b) in old.iter().zip(new) {
                paired(a, b, &mut pieces);
            }
        } else {
            unpaired(old, new, &mut pieces);
        }
    }
    pieces
}

/// The same words, two or more, in another order: `Smith, John` and `John Smith`.
fn in_other_order(ours: &str, theirs: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.unicode_words()
            .map(|word| letters::seen(word).to_lowercase())
            .collect()
    };
    let (ours, mut rest) = (words(ours), words(theirs));
    let mut known = |word: &String| {
        let at = rest
            .iter()
            .position(|other| other == word)
            .or_else(|| rest.iter().position(|other| words::are_alike(other, word)));
        at.map(|at| rest.remove(at)).is_some()
    };
    ours.len() > 1 && ours.iter().all(&mut known) && rest.is_empty()
}

fn piece(ours: &str, theirs: &str, grade: Grade) -> DiffPiece {
    DiffPiece {
        ours: ours.to_owned(),
        theirs: theirs.to_owned(),
        grade,
    }
}

/// Words, runs of spaces, and single marks.
fn tokens(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

fn keys(tokens: &[&str]) -> Vec<String> {
    tokens
        .iter()
        .map(|token| {
            if is_space(token) {
                return " ".to_owned();
            }
            let small = token.to_lowercase();
            words::group(&small).map_or_else(|| letters::key(token), |group| format!("={group}"))
        })
        .collect()
}

fn is_space(token: &str) -> bool {
    token.chars().all(char::is_whitespace)
}

fn is_mark(token: &str) -> bool {
    token.chars().all(|c| !c.is_alphanumeric())
}

/// Two tokens that are lined up: they are the same, or look so, or one abbreviates the other.
fn paired(ours: &str, theirs: &str, pieces: &mut Vec<DiffPiece>) {
    let (small, other) = (ours.to_lowercase(), theirs.to_lowercase());
    if ours == theirs {
        pieces.push(piece(ours, theirs, Grade::Same));
    } else if small == other {
        pieces.push(piece(ours, theirs, Grade::CaseOrSpace));
    } else if is_space(ours) {
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_whitespace());
        let grade = if plain(ours) && plain(theirs) {
            Grade::CaseOrSpace
        } else {
            Grade::LookAlike
        };
        pieces.push(piece(ours, theirs, grade));
    } else if words::are_alike(&small, &other) {
        pieces.push(piece(ours, theirs, Grade::Abbreviation));
    } else {
        by_letter(ours, theirs, pieces);
    }
}

/// Two letters, one of each reading, that are lined up.
fn letter(ours: &str, theirs: &str) -> Grade {
    if ours == theirs {
        Grade::Same
    } else if ours.to_lowercase() == theirs.to_lowercase() {
        Grade::CaseOrSpace
    } else if letters::look_alike(ours, theirs)
        || letters::look_alike(&ours.to_lowercase(), &theirs.to_lowercase())
    {
        Grade::LookAlike
    } else {
        Grade::Different
    }
}

/// Tokens without a partner: marks and spaces alone, or words compared letter by letter.
fn unpaired(ours: &[&str], theirs: &[&str], pieces: &mut Vec<DiffPiece>) {
    let marks_only = ours.iter().chain(theirs).all(|token| is_mark(token));
    if marks_only || ours.is_empty() || theirs.is_empty() {
        pieces.extend(ours.iter().map(|token| piece(token, "", lone(token))));
        pieces.extend(theirs.iter().map(|token| piece("", token, lone(token))));
        return;
    }
    by_letter(&ours.concat(), &theirs.concat(), pieces);
}

fn by_letter(ours: &str, theirs: &str, pieces: &mut Vec<DiffPiece>) {
    let (left, right): (Vec<&str>, Vec<&str>) = (
        ours.graphemes(true).collect(),
        theirs.graphemes(true).collect(),
    );
    let keys = |letters: &[&str]| {
        letters
            .iter()
            .map(|one| letters::key(one))
            .collect::<Vec<_>>()
    };
    for op in capture_diff_slices(Algorithm::Myers, &keys(&left), &keys(&right)) {
        let old = left.get(op.old_range()).unwrap_or_default();
        let new = right.get(op.new_range()).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            pieces.extend(old.iter().zip(new).map(|(a, b)| piece(a, b, letter(a, b))));
        } else {
            let grade = old
                .iter()
                .chain(new)
                .map(|letter| lone(letter))
                .max()
                .unwrap_or(Grade::Same);
            pieces.push(piece(&old.concat(), &new.concat(), grade));
        }
    }
}

/// The grade of a token that only one reading has. A dash parts groups of digits and words as a space does.
fn lone(token: &str) -> Grade {
    if letters::is_unseen(token) {
        Grade::LookAlike
    } else if is_space(token)
        || token
            .chars()
            .all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}'))
    {
        Grade::CaseOrSpace
    } else if is_mark(token) {
        Grade::Punctuation
    } else {
        Grade::Different
    }
}

/// Neighbours of one grade in one piece, except abbreviations, which stay word by word, and look-alikes, which
/// stay letter by letter.
fn joined(pieces: Vec<DiffPiece>) -> Vec<DiffPiece> {
    let mut out: Vec<DiffPiece> = Vec::new();
    for next in pieces {
        match out.last_mut() {
            Some(last)
                if last.grade == next.grade
                    // What only one side has stands alone, so that letters stay under letters.
                    && last.ours.is_empty() == next.ours.is_empty()
                    && last.theirs.is_empty() == next.theirs.is_empty()
                    && !matches!(next.grade, Grade::Abbreviation | Grade::LookAlike) =>
            {
                last.ours.push_str(&next.ours);
                last.theirs.push_str(&next.theirs);
            }
            _ => out.push(next),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grade(ours: &str, theirs: &str) -> Grade {
        compare(ours, theirs).0
    }

    #[test]
    fn the_grade_says_why_two_readings_differ() {
        for (ours, theirs, expected) in [
            (
                "NORTHGATE DENTAL GROUP LLC",
                "NORTHGATE DENTAL GROUP LLC",
                Grade::Same,
            ),
            (
                "Northgate Dental Group LLC",
                "NORTHGATE DENTAL GROUP LLC",
                Grade::CaseOrSpace,
            ),
            (
                "Northgate Dental Group, LLC",
                "NORTHGATE DENTAL GROUP LLC",
                Grade::Punctuation,
            ),
            (
                "330 North Water Street, Suite 400",
                "330 N WATER ST STE 400",
                Grade::Punctuation,
            ),
            (
                "330 North Water Street Suite 400",
                "330 N WATER ST STE 400",
                Grade::Abbreviation,
            ),
            (
                "2140 Main St Ste B",
                "2140 E MAIN ST STE B",
                Grade::Different,
            ),
            ("4145550100371", "414 555-0100 371", Grade::CaseOrSpace),
            ("Darin Ward", "Darin L. Ward", Grade::Different),
            (
                "ABC Company Inc",
                "ABC COMPANY INCORPORATED",
                Grade::Abbreviation,
            ),
            ("O'Brien LLC", "OBrien LLC", Grade::Punctuation),
            ("88-114520-03", "88-114520-08", Grade::Different),
            ("Zoë Ltd", "Zoe Ltd", Grade::Different),
            ("", "330 N WATER ST", Grade::Missing),
            ("33O N WATER ST", "330 N WATER ST", Grade::LookAlike),
            ("BV-2081l", "BV-20811", Grade::LookAlike),
            ("\u{410}BC Dental", "ABC DENTAL", Grade::LookAlike),
            ("O\u{2019}Brien LLC", "O'BRIEN LLC", Grade::LookAlike),
            ("Suite\u{a0}400", "SUITE 400", Grade::LookAlike),
            ("Zo\u{eb} Ltd", "Zoe\u{308} Ltd", Grade::LookAlike),
            ("Smith, John", "JOHN SMITH", Grade::Order),
            (
                "Ste 400, 330 N Water St",
                "330 N WATER ST STE 400",
                Grade::Order,
            ),
            ("12 Oak Court", "12 OAK CONNECTICUT", Grade::Different),
        ] {
            assert_eq!(grade(ours, theirs), expected, "{ours} | {theirs}");
        }
    }

    #[test]
    fn a_comma_is_shown_at_its_place() {
        let (_, pieces) = compare("Northgate Dental Group, LLC", "NORTHGATE DENTAL GROUP LLC");
        let marked: Vec<_> = pieces
            .iter()
            .filter(|piece| piece.grade == Grade::Punctuation)
            .collect();
        assert_eq!(
            marked,
            [&DiffPiece {
                ours: ",".into(),
                theirs: String::new(),
                grade: Grade::Punctuation
            }]
        );
    }

    #[test]
    fn each_difference_is_located_in_both_readings_by_graphemes() {
        let (_, pieces) = compare("Zoe\u{308}, LLC", "ZOE\u{308} LLC");
        let found = differences(&pieces);
        let comma = found
            .iter()
            .find(|it| it.grade == Grade::Punctuation)
            .unwrap();
        assert_eq!((comma.ours_from, comma.ours_to), (3, 4));
        assert_eq!((comma.theirs_from, comma.theirs_to), (3, 3));
        assert_eq!(comma.words, "“,” against nothing");
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        let (_, pieces) = compare("\u{410}BC", "ABC");
        let words: Vec<_> = differences(&pieces)
            .into_iter()
            .map(|it| it.words)
            .collect();
        assert_eq!(
            words,
            ["“\u{410}” (U+0410, Cyrillic capital letter a) against “A” (U+0041)"]
        );
    }

    proptest! {
        #[test]
        fn turned_around_the_grade_stays(ours in "[A-Za-z0-9 ,.'\u{410}\u{a0}é-]{0,24}", theirs in "[A-Za-z0-9 ,.'\u{410}\u{a0}é-]{0,24}") {
            prop_assert_eq!(compare(&ours, &theirs).0, compare(&theirs, &ours).0);
        }

        #[test]
        fn differences_lie_in_order_and_within_both(ours in "\\PC{0,16}", theirs in "\\PC{0,16}") {
            let (_, pieces) = compare(&ours, &theirs);
            let ends = (ours.graphemes(true).count(), theirs.graphemes(true).count());
            let mut last = (0, 0);
            for found in differences(&pieces) {
                prop_assert!(found.ours_from >= last.0 && found.theirs_from >= last.1);
                last = (found.ours_to, found.theirs_to);
                prop_assert!(last.0 as usize <= ends.0 && last.1 as usize <= ends.1);
            }
        }

        #[test]
        fn pieces_joined_give_back_both_readings(ours in "[A-Za-z ,.&é'-]{0,24}", theirs in "[A-Za-z ,.&é'-]{0,24}") {
            let (grade, pieces) = compare(&ours, &theirs);
            let join = |pick: fn(&DiffPiece) -> &str| pieces.iter().map(pick).collect::<String>();
            prop_assert_eq!(join(|piece| &piece.ours), ours.clone());
            prop_assert_eq!(join(|piece| &piece.theirs), theirs.clone());
            prop_assert_eq!(grade == Grade::Same, ours == theirs);
        }
    }
}
