//! Tags and text of a web page. Comments, declarations, scripts, styles and the page's title are passed over.

/// One step through a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends, by its name in small letters where it is one that is asked for.
    Close(&'static str),
    /// Text, with entities in it.
    Text(&'a str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    name: &'static str,
    rest: &'a str,
}

/// Elements that say where text goes; all others are seen through.
const KNOWN: &[&str] = &[
    "table",
    "tr",
    "td",
    "th",
    "br",
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "hr",
    "caption",
    "pre",
    "section",
    "header",
    "footer",
    "nav",
    "form",
    "dt",
    "dd",
    "blockquote",
    "body",
];

/// Elements whose content nobody sees.
const UNSEEN: &[&str] = &[
    "script", "style", "title", "template", "noscript", "textarea", "select", "svg",
];

impl<'a> Tag<'a> {
    /// Its name in small letters; empty where it is none that is asked for.
    pub(super) fn name(self) -> &'static str {
        self.name
    }

    /// The value of an attribute, by its name in small letters.
    pub(super) fn get(self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.rest;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
                .unwrap_or(rest.len());
            let (name, after) = rest
                .split_at_checked(end)
                .filter(|(name, _)| !name.is_empty())?;
            let spaced = after.trim_start();
            let Some(value) = spaced.strip_prefix('=') else {
                rest = after;
                continue;
            };
            let value = value.trim_start();
            let (value, left) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value.get(1..)?.split_once(quote)?,
                _ => value
                    .find(|c: char| c.is_ascii_whitespace())
                    .map_or((value, ""), |end| value.split_at(end)),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = left;
        }
    }
}

/// The page, step by step.
#[derive(Clone)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn pass(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    /// Passes over the content of an element up to its end tag.
    fn pass_element(&mut self, name: &str) {
        while let Some((_, rest)) = self.rest.split_once("</") {
            self.rest = rest;
            if rest
                .get(..name.len())
                .is_some_and(|end| end.eq_ignore_ascii_case(name))
            {
                return self.pass(">");
            }
        }
        self.rest = "";
    }
}

/// Where a tag ends: the first `>` outside quotes; a quote that never closes is none.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut equals = false;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            // A quote counts behind an equals sign only, as browsers have it.
            (None, b'"' | b'\'') if equals => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        equals = byte == b'=' || (equals && byte.is_ascii_whitespace());
        if quote.is_some() && at > 1 << 16 {
            break;
        }
    }
    text.find('>')
}

fn known(name: &str, names: &'static [&'static str]) -> Option<&'static str> {
    names
        .iter()
        .find(|known| known.eq_ignore_ascii_case(name))
        .copied()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(tag) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            if tag.starts_with("!--") {
                self.pass("-->");
                continue;
            }
            let closes = tag.starts_with('/');
            let body = tag.strip_prefix('/').unwrap_or(tag);
            if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
                if tag.starts_with(['!', '?', '/']) {
                    self.pass(">");
                    continue;
                }
                // A sign of its own, such as in "< 5".
                self.rest = tag;
                return Some(Token::Text("<"));
            }
            let Some(end) = tag_end(body) else {
                self.rest = "";
                return None;
            };
            let (inside, rest) = body.split_at(end);
            self.rest = rest.strip_prefix('>').unwrap_or(rest);
            let split = inside
                .find(|c: char| c.is_ascii_whitespace() || c == '/')
                .unwrap_or(inside.len());
            let (name, attributes) = inside.split_at(split);
            if closes {
                if let Some(name) = known(name, KNOWN) {
                    return Some(Token::Close(name));
                }
            } else if let Some(unseen) = known(name, UNSEEN) {
                if !inside.ends_with('/') {
                    self.pass_element(unseen);
                }
            } else if let Some(name) = known(name, KNOWN) {
                return Some(Token::Open(Tag {
                    name,
                    rest: attributes,
                }));
            }
        }
    }
}

/// Names of the letters from U+00A0 to U+00FF, in their order (HTML 4, 24.2).
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
    yacute thorn yuml";

fn letter(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "ldquo" => '\u{201c}',
        "rdquo" => '\u{201d}',
        "bull" => '\u{2022}',
        "hellip" => '\u{2026}',
        "trade" => '\u{2122}',
        "minus" => '\u{2212}',
        "ensp" | "emsp" | "thinsp" => ' ',
        "zwnj" => '\u{200c}',
        _ => {
            if let Some(number) = name.strip_prefix('#') {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                return char::from_u32(code.ok()?).filter(|c| *c != '\0');
            }
            let at = LATIN
                .split_ascii_whitespace()
                .position(|known| known == name)?;
            return char::from_u32(0xa0 + u32::try_from(at).ok()?);
        }
    })
}

/// Adds text without its entities.
pub(super) fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .unwrap_or(after.len());
        let (name, left) = after.split_at(end);
        if let Some(letter) = letter(name) {
            out.push(letter);
            rest = left.strip_prefix(';').unwrap_or(left);
        } else {
            // What is no entity that we know is kept as it stands.
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
}

/// Adds text as a browser shows it: without entities, each run of blanks as one.
pub(super) fn push_text(text: &str, out: &mut String) {
    let mut plain = String::new();
    let blank = |out: &mut String| {
        if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    };
    let (mut pending, mut first) = (false, true);
    for word in text.split(|c: char| c.is_ascii_whitespace()) {
        pending |= !first;
        first = false;
        if word.is_empty() {
            continue;
        }
        if pending {
            blank(out);
            pending = false;
        }
        plain.clear();
        unescape(word, &mut plain);
        out.push_str(&plain);
    }
    if pending {
        blank(out);
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens, push_text};

    #[test]
    fn a_page_is_taken_apart_however_carelessly_it_is_written() {
        let page = "<!DOCTYPE html><HEAD><title>x<y</title><style>td > p {}</style></HEAD><!-- <td> --><TABLE border=1>\
            <tr><td COLSPAN = '2' title=\"a>b\">A &amp; B<script>if (a<b) '</td>'</script><font color=red>5 < 6";
        let seen: Vec<String> = Tokens::new(page)
            .map(|token| match token {
                Token::Open(tag) => format!("<{} {:?}", tag.name(), tag.get("colspan")),
                Token::Close(name) => format!("/{name}"),
                Token::Text(text) => text.to_owned(),
            })
            .collect();
        assert_eq!(
            seen,
            [
                "<table None",
                "<tr None",
                "<td Some(\"2\")",
                "A &amp; B",
                "5 ",
                "<",
                " 6"
            ]
        );
    }

    #[test]
    fn text_is_what_a_browser_shows() {
        let mut out = String::new();
        for text in [
            "\n  Caf&eacute;&nbsp;&#8211;",
            " \r\n Water&#x20;St. ",
            "&copy",
            " &lol; R&D",
        ] {
            push_text(text, &mut out);
        }
        assert_eq!(out, "Caf\u{e9}\u{a0}\u{2013} Water St. \u{a9} &lol; R&D");
    }
}
