//! Setting text: measured runs broken into lines at spaces, never inside a number, a date or a word.

use super::{
    font::{Fonts, Weight},
    page::{Ink, Mark, Piece},
};

/// Type size, line distance, weight and ink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) weight: Weight,
    pub(super) ink: Ink,
}

impl Style {
    pub(super) const fn new(size: f32, leading: f32) -> Self {
        Self {
            size,
            leading,
            weight: Weight::Regular,
            ink: Ink::Black,
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub(super) fn run(self, text: impl Into<String>) -> Run {
        Run {
            text: text.into(),
            style: self,
        }
    }

    /// Where the baseline lies below the top of a line: Noto Sans rises 1.069 and falls 0.293 of its size,
    /// and a line of text sits in the middle of its leading.
    pub(super) fn baseline(self) -> f32 {
        self.leading / 2.0 + 0.388 * self.size
    }
}

/// Text in one style. An ordinary space may break, U+00A0 never does, a line feed always does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) style: Style,
}

/// Where a line stands in its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

/// A word: pieces of text that stand together, and their width.
#[derive(Default, Clone)]
struct Word {
    pieces: Vec<(String, Style)>,
    width: f32,
}

/// Sets runs as one paragraph in a measure. Lines are as far apart as the first run says.
pub(super) fn paragraph(fonts: &Fonts, runs: &[Run], measure: f32, align: Align) -> Piece {
    let mut piece = Piece::default();
    let Some(first) = runs.first().map(|run| run.style) else {
        return piece;
    };
    for line in lines(fonts, runs, measure) {
        let width: f32 = line.iter().map(|(_, _, width)| width).sum();
        let mut x = match align {
            Align::Left => 0.0,
            Align::Center => (measure - width) / 2.0,
            Align::Right => measure - width,
        };
        for (text, style, width) in line {
            if !text.trim().is_empty() {
                piece.marks.push(Mark::Text {
                    x,
                    y: piece.height + first.baseline(),
                    size: style.size,
                    weight: style.weight,
                    ink: style.ink,
                    text,
                });
            }
            x += width;
        }
        piece.height += first.leading;
    }
    piece
}

/// One style, one paragraph, from the left.
pub(super) fn plain(fonts: &Fonts, text: &str, style: Style, measure: f32) -> Piece {
    paragraph(fonts, &[style.run(text)], measure, Align::Left)
}

/// The lines of a paragraph, each a row of pieces with their widths; neighbours of one style are joined.
fn lines(fonts: &Fonts, runs: &[Run], measure: f32) -> Vec<Vec<(String, Style, f32)>> {
    let mut lines: Vec<Vec<Word>> = vec![Vec::new()];
    let mut filled = 0.0;
    for (word, ends_line) in words(fonts, runs, measure) {
        let space = word
            .pieces
            .first()
            .map_or(0.0, |(_, style)| fonts.width(" ", style.size, style.weight));
        let fresh = lines.last().is_none_or(Vec::is_empty);
        // Half a hundredth of a point: sums of widths are not exact.
        if !fresh && filled + space + word.width > measure + 0.005 {
            lines.push(Vec::new());
            filled = 0.0;
        } else if !fresh {
            filled += space;
        }
        filled += word.width;
        if let Some(line) = lines.last_mut() {
            line.push(word);
        }
        if ends_line {
            lines.push(Vec::new());
            filled = 0.0;
        }
    }
    lines.into_iter().map(|line| joined(fonts, line)).collect()
}

/// The words of the runs, each with whether a line feed follows. A word wider than the measure is cut:
/// nothing may be clipped.
fn words(fonts: &Fonts, runs: &[Run], measure: f32) -> Vec<(Word, bool)> {
    let mut words = Vec::new();
    let mut word = Word::default();
    let push = |word: &mut Word, fed: bool, words: &mut Vec<(Word, bool)>| {
        if !word.pieces.is_empty() || fed {
            words.push((std::mem::take(word), fed));
        }
    };
    for run in runs {
        for c in run.text.chars() {
            match c {
                ' ' | '\t' => push(&mut word, false, &mut words),
                '\n' => push(&mut word, true, &mut words),
                _ => {
                    let width =
                        fonts.width(c.encode_utf8(&mut [0; 4]), run.style.size, run.style.weight);
                    if word.width + width > measure {
                        push(&mut word, false, &mut words);
                    }
                    match word.pieces.last_mut() {
                        Some((text, style)) if *style == run.style => text.push(c),
                        _ => word.pieces.push((c.to_string(), run.style)),
                    }
                    word.width += width;
                }
            }
        }
    }
    push(&mut word, false, &mut words);
    words
}

fn joined(fonts: &Fonts, line: Vec<Word>) -> Vec<(String, Style, f32)> {
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (place, word) in line.into_iter().enumerate() {
        for (inside, (text, style)) in word.pieces.into_iter().enumerate() {
            let lead = if place > 0 && inside == 0 { " " } else { "" };
            match pieces.last_mut() {
                Some((before, other)) if *other == style => {
                    before.push_str(lead);
                    before.push_str(&text);
                }
                _ => pieces.push((format!("{lead}{text}"), style)),
            }
        }
    }
    pieces
        .into_iter()
        .map(|(text, style)| {
            let width = fonts.width(&text, style.size, style.weight);
            (text, style, width)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Align, Fonts, Mark, Piece, Style, paragraph, plain};

    const STYLE: Style = Style::new(10.0, 13.0);

    fn texts(piece: &Piece) -> Vec<(&str, f32)> {
        piece
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text { text, y, .. } => Some((text.as_str(), *y)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_only_and_fit_the_measure() {
        let fonts = Fonts::load().unwrap();
        let text = "From (414)\u{a0}555-0100 to (262)\u{a0}555-0199 on November\u{a0}24,\u{a0}2026";
        for measure in [110.0_f32, 120.0, 160.0, 400.0] {
            let piece = plain(fonts, text, STYLE, measure);
            let lines = texts(&piece);
            let joined = lines.iter().map(|(t, _)| *t).collect::<Vec<_>>().join(" ");
            assert_eq!(joined, text);
            for (line, _) in lines {
                assert!(
                    fonts.width(line, 10.0, STYLE.weight) <= measure + 0.01,
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn a_word_wider_than_the_measure_is_cut_and_nothing_is_lost() {
        let fonts = Fonts::load().unwrap();
        let piece = plain(
            fonts,
            "a.very.long.name@a.very.long.domain.example",
            STYLE,
            80.0,
        );
        let joined: String = texts(&piece).into_iter().map(|(t, _)| t).collect();
        assert_eq!(joined, "a.very.long.name@a.very.long.domain.example");
        assert!(piece.height > 13.0);
    }

    #[test]
    fn bold_and_regular_share_a_line_and_a_baseline() {
        let fonts = Fonts::load().unwrap();
        let runs = [STYLE.bold().run("My agent."), STYLE.run(" I appoint them.")];
        let piece = paragraph(fonts, &runs, 400.0, Align::Left);
        let marks = texts(&piece);
        assert_eq!(marks.len(), 2);
        assert!((piece.height - 13.0).abs() < 0.001);
        let (Some(first), Some(second)) = (marks.first(), marks.get(1)) else {
            panic!("two runs");
        };
        assert!((first.1 - second.1).abs() < f32::EPSILON);
        assert_eq!(second.0, " I appoint them.");
    }
}
