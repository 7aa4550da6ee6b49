//! Formats with fields inside fields: a path for each field makes a tree, which is written as JSON or XML.

use crate::{finding::Finding, number::Number};

use super::{
    field,
    format::{Column, Format, Shape},
    values::Facts,
};

/// A part of the tree, its fields in the order of the format.
enum Node {
    Text {
        text: String,
        bare: bool,
    },
    Fields(Vec<(String, Node)>),
    /// One for each number.
    Each(Vec<Node>),
}

/// The file of one order, or of a part of its numbers.
pub(super) fn text(
    format: &Format,
    facts: &Facts<'_>,
    numbers: &[&Number],
    findings: &mut Vec<Finding>,
) -> String {
    let mut root: Vec<(String, Node)> = Vec::new();
    for column in &format.columns {
        if !column.only.is_empty() && !column.only.contains(&facts.order.key.class) {
            continue;
        }
        if let Some((list, rest)) = column.head.split_once("{}") {
            let nodes = numbers.iter().map(|number| {
                let key = field(format, column, facts, Some(number), findings);
                (key, Node::Fields(Vec::new()))
            });
            let nodes = nodes.collect();
            debug_assert!(rest.is_empty(), "a key holds nothing else");
            put(&mut root, list, Node::Fields(nodes));
        } else if let Some((list, rest)) = column.head.split_once("[]") {
            let rest = rest.trim_start_matches('.');
            let texts: Vec<String> = numbers
                .iter()
                .map(|number| field(format, column, facts, Some(number), findings))
                .collect();
            each(&mut root, list, rest, texts, column);
        } else {
            let text = field(format, column, facts, None, findings);
            if !text.is_empty() {
                let bare = column.bare;
                put(&mut root, &column.head, Node::Text { text, bare });
            }
        }
    }
    let mut written = String::new();
    if format.shape == Shape::Xml {
        written.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml(&format.root, &Node::Fields(root), 0, &mut written);
    } else {
        json(&Node::Fields(root), 0, &mut written);
        written.push('\n');
    }
    written
}

/// The fields at a place, made where they are not there.
fn at<'n>(fields: &'n mut Vec<(String, Node)>, name: &str) -> Option<&'n mut Node> {
    if !fields.iter().any(|(known, _)| known == name) {
        fields.push((name.to_owned(), Node::Fields(Vec::new())));
    }
    let found = fields.iter_mut().find(|(known, _)| known == name)?;
    Some(&mut found.1)
}

fn put(fields: &mut Vec<(String, Node)>, path: &str, node: Node) {
    match path.split_once('.') {
        Some((first, rest)) => {
            if let Some(Node::Fields(inner)) = at(fields, first) {
                put(inner, rest, node);
            }
        }
        None => {
            if let Some(place) = at(fields, path) {
                *place = node;
            }
        }
    }
}

/// Puts a text into each entry of a list.
fn each(
    fields: &mut Vec<(String, Node)>,
    list: &str,
    rest: &str,
    texts: Vec<String>,
    column: &Column,
) {
    if let Some((first, deeper)) = list.split_once('.') {
        if let Some(Node::Fields(inner)) = at(fields, first) {
            each(inner, deeper, rest, texts, column);
        }
        return;
    }
    let Some(place) = at(fields, list) else {
        return;
    };
    let node = |text| Node::Text {
        text,
        bare: column.bare,
    };
    if rest.is_empty() {
        *place = Node::Each(texts.into_iter().map(node).collect());
        return;
    }
    if !matches!(place, Node::Each(_)) {
        let empty = texts.iter().map(|_| Node::Fields(Vec::new()));
        *place = Node::Each(empty.collect());
    }
    if let Node::Each(entries) = place {
        for (entry, text) in entries.iter_mut().zip(texts) {
            if let (Node::Fields(inner), false) = (entry, text.is_empty()) {
                put(inner, rest, node(text));
            }
        }
    }
}

fn indent(depth: usize, into: &mut String) {
    into.push_str(&"  ".repeat(depth));
}

fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

fn json(node: &Node, depth: usize, into: &mut String) {
    match node {
        Node::Text { text, bare: true } => into.push_str(text),
        Node::Text { text, .. } => into.push_str(&quoted(text)),
        Node::Fields(fields) if fields.is_empty() => into.push_str("{}"),
        Node::Each(entries) if entries.is_empty() => into.push_str("[]"),
        Node::Fields(fields) => {
            into.push_str("{\n");
            for (place, (name, node)) in fields.iter().enumerate() {
                indent(depth + 1, into);
                into.push_str(&quoted(name));
                into.push_str(": ");
                json(node, depth + 1, into);
                into.push_str(if place + 1 < fields.len() {
                    ",\n"
                } else {
                    "\n"
                });
            }
            indent(depth, into);
            into.push('}');
        }
        Node::Each(entries) => {
            into.push_str("[\n");
            for (place, node) in entries.iter().enumerate() {
                indent(depth + 1, into);
                json(node, depth + 1, into);
                into.push_str(if place + 1 < entries.len() {
                    ",\n"
                } else {
                    "\n"
                });
            }
            indent(depth, into);
            into.push(']');
        }
    }
}

fn xml(name: &str, node: &Node, depth: usize, into: &mut String) {
    match node {
        Node::Text { text, .. } => {
            let text = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            indent(depth, into);
            into.extend(["<", name, ">", &text, "</", name, ">\n"]);
        }
        Node::Each(entries) => {
            for entry in entries {
                xml(name, entry, depth, into);
            }
        }
        Node::Fields(fields) => {
            indent(depth, into);
            into.extend(["<", name, ">\n"]);
            for (name, node) in fields {
                xml(name, node, depth + 1, into);
            }
            indent(depth, into);
            into.extend(["</", name, ">\n"]);
        }
    }
}
