//! Format codes, taken apart: `[<=9999999]###\\-####;\\(###\\)\\ ###\\-####` into sections of places, letters and conditions.

use super::format::{Foreign, Section, Test, Token};

/// The sections of a code, parted at semicolons that are no text.
pub(super) fn split(code: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = code.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let Some(part) = parts.last_mut() else { break };
        match letter {
            ';' if !quoted => parts.push(String::new()),
            '\\' if !quoted => {
                part.push(letter);
                part.extend(letters.next());
            }
            _ => {
                quoted ^= letter == '"';
                part.push(letter);
            }
        }
    }
    parts
}

pub(super) fn section(code: &str) -> Section {
    let mut section = Section::default();
    let mut literal = String::new();
    let mut letters = code.chars().peekable();
    let mut commas = 0;
    let mut after_place = false;
    while let Some(letter) = letters.next() {
        let mut token = None;
        match letter {
            '"' => literal.extend(letters.by_ref().take_while(|c| *c != '"')),
            '\\' | '!' => literal.extend(letters.next()),
            '_' => {
                letters.next();
                literal.push(' ');
            }
            '*' => {
                letters.next();
            }
            '[' => bracket(
                &letters
                    .by_ref()
                    .take_while(|c| *c != ']')
                    .collect::<String>(),
                &mut section,
                &mut literal,
            ),
            '0' | '#' | '?' => {
                // A comma between places groups, one behind them scales.
                section.grouped |= commas > 0;
                commas = 0;
                token = Some(Token::Place(letter));
            }
            ',' if after_place => commas += 1,
            '.' => token = Some(Token::Point),
            '%' => {
                section.shift += 2;
                literal.push('%');
            }
            'E' | 'e' if matches!(letters.peek(), Some('+' | '-')) => {
                token = Some(Token::Exponent(letters.next() == Some('+')));
            }
            '@' => token = Some(Token::Text),
            'G' | 'g'
                if letters
                    .clone()
                    .take(6)
                    .collect::<String>()
                    .eq_ignore_ascii_case("eneral") =>
            {
                letters.nth(5);
                token = Some(Token::General);
            }
            '/' if section.tokens.iter().any(|t| matches!(t, Token::Place(_))) => {
                section.foreign.get_or_insert(Foreign::Fraction);
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                section.foreign.get_or_insert(Foreign::Moment);
            }
            _ => literal.push(letter),
        }
        if let Some(token) = token {
            if !literal.is_empty() {
                section
                    .tokens
                    .push(Token::Literal(std::mem::take(&mut literal)));
            }
            after_place = matches!(token, Token::Place(_));
            if !after_place {
                section.shift -= 3 * std::mem::take(&mut commas);
            }
            section.tokens.push(token);
        }
    }
    section.shift -= 3 * commas;
    if !literal.is_empty() {
        section.tokens.push(Token::Literal(literal));
    }
    section
}

/// What brackets say: a condition, a currency sign, an hour count; colours say nothing here.
fn bracket(inside: &str, section: &mut Section, literal: &mut String) {
    if let Some(currency) = inside.strip_prefix('$') {
        literal.push_str(currency.split('-').next().unwrap_or_default());
        return;
    }
    let tests = [
        ("<=", Test::LessOrEqual),
        (">=", Test::MoreOrEqual),
        ("<>", Test::NotEqual),
        ("<", Test::Less),
        (">", Test::More),
        ("=", Test::Equal),
    ];
    for (mark, test) in tests {
        if let Some(limit) = inside.strip_prefix(mark) {
            section.condition = limit.trim().parse().ok().map(|limit| (test, limit));
            return;
        }
    }
    let unit = inside.to_ascii_lowercase();
    if matches!(unit.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
        section.foreign = Some(Foreign::Elapsed);
    }
}

/// What a section for text puts around it.
pub(super) fn around(section: &Section) -> Option<(String, String)> {
    let (mut before, mut after, mut seen) = (String::new(), String::new(), false);
    for token in &section.tokens {
        match token {
            Token::Text => seen = true,
            Token::Literal(text) if seen => after.push_str(text),
            Token::Literal(text) => before.push_str(text),
            _ => {}
        }
    }
    let (before, after) = (before.trim_start().to_owned(), after.trim_end().to_owned());
    (seen && !(before.is_empty() && after.is_empty())).then_some((before, after))
}

/// The format of a number that Excel's binary files give to those it has built in (ECMA-376 18.8.30).
pub(super) fn built_in(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "\"$\"#,##0_);\\(\"$\"#,##0\\)",
        7 | 8 => "\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 | 13 => "# ?/?",
        14..=17 | 22 | 27..=36 | 50..=58 => "yyyy",
        18..=21 | 45 | 47 => "hh",
        37 | 38 => "#,##0_);\\(#,##0\\)",
        39 | 40 => "#,##0.00_);\\(#,##0.00\\)",
        41 => "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)",
        42 => "_(\"$\"* #,##0_);_(\"$\"* \\(#,##0\\);_(\"$\"* \"-\"_);_(@_)",
        43 => "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)",
        44 => "_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"??_);_(@_)",
        46 => "[h]",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    }
}
