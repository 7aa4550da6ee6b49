//! Two readings side by side, cut into aligned pieces, each with the grade of its difference.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Grade, words};

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

/// Compares two readings: the grade of the worst difference, and the pieces in order. Joined, the pieces
/// give back both readings letter by letter.
pub fn compare(ours: &str, theirs: &str) -> (Grade, Vec<DiffPiece>) {
    if ours == theirs {
        return (Grade::Same, vec![piece(ours, theirs, Grade::Same)]);
    }
    if ours.is_empty() || theirs.is_empty() {
        return (Grade::Missing, vec![piece(ours, theirs, Grade::Missing)]);
    }
    let (left, right) = (tokens(ours), tokens(theirs));
    let (left_keys, right_keys) = (keys(&left), keys(&right));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &left_keys, &right_keys) {
        let (old, new) = (op.old_range(), op.new_range());
        let (old, new) = (
            left.get(old).unwrap_or_default(),
            right.get(new).unwrap_or_default(),
        );
        if matches!(op, DiffOp::Equal { .. }) {
            pieces.extend(old.iter().zip(new).map(|(a, b)| piece(a, b, paired(a, b))));
        } else {
            unpaired(old, new, &mut pieces);
        }
    }
    let worst = pieces
        .iter()
        .map(|piece| piece.grade)
        .max()
        .unwrap_or(Grade::Same);
    (worst, joined(pieces))
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
                " ".to_owned()
            } else {
                words::canonical(token)
            }
        })
        .collect()
}

fn is_space(token: &str) -> bool {
    token.chars().all(char::is_whitespace)
}

fn is_mark(token: &str) -> bool {
    token.chars().all(|c| !c.is_alphanumeric())
}

/// The grade of two tokens that mean the same.
fn paired(ours: &str, theirs: &str) -> Grade {
    if ours == theirs {
        Grade::Same
    } else if ours.to_lowercase() == theirs.to_lowercase() || is_space(ours) {
        Grade::CaseOrSpace
    } else {
        Grade::Abbreviation
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
    let (left, right) = (ours.concat(), theirs.concat());
    let (left, right): (Vec<&str>, Vec<&str>) = (
        left.graphemes(true).collect(),
        right.graphemes(true).collect(),
    );
    let small = |letters: &[&str]| {
        letters
            .iter()
            .map(|letter| letter.to_lowercase())
            .collect::<Vec<_>>()
    };
    for op in capture_diff_slices(Algorithm::Myers, &small(&left), &small(&right)) {
        let old = left.get(op.old_range()).unwrap_or_default();
        let new = right.get(op.new_range()).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            pieces.extend(old.iter().zip(new).map(|(a, b)| piece(a, b, paired(a, b))));
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
    if is_space(token)
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

/// Neighbours of one grade in one piece, except abbreviations, which stay word by word.
fn joined(pieces: Vec<DiffPiece>) -> Vec<DiffPiece> {
    let mut out: Vec<DiffPiece> = Vec::new();
    for next in pieces {
        match out.last_mut() {
            Some(last) if last.grade == next.grade && next.grade != Grade::Abbreviation => {
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

    proptest! {
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
