//! What the desktop around the page shows of a project: title, menu, and its line among the recent
//! ones. It is read off the answer that the page draws its own frame from, so the two agree.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// The part of the core's `Head` that the desktop shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Frame {
    /// The client.
    pub(crate) client: String,
    /// `to Calyx Cloud via Meridian`.
    pub(crate) route: String,
    /// Numbers in all.
    pub(crate) numbers: u32,
    /// Blockers among the findings.
    pub(crate) blockers: u32,
    /// What undo would take back, as "import of inventory.xlsx".
    pub(crate) undo: Option<String>,
    /// What redo would do again.
    pub(crate) redo: Option<String>,
    /// Today in the project's zone.
    pub(crate) today: Today,
}

/// A day in the words of the core.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Today {
    /// `Mon 16 Nov`.
    pub(crate) text: String,
}

impl Frame {
    /// The frame in the answer to a command, where that answer has one.
    pub(crate) fn read(answer: &Value) -> Option<Self> {
        // Cheap to refuse: pages of numbers pass here too.
        answer.get("client")?;
        Self::deserialize(answer).ok()
    }

    /// The words of the window's title.
    pub(crate) fn title(&self) -> String {
        let words: Vec<_> = self
            .client
            .split(|it: char| it.is_whitespace() || it.is_control())
            .collect();
        let line = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let short: String = line.chars().take(120).collect();
        if short.is_empty() {
            "Portwright".to_owned()
        } else {
            format!("{short} — Portwright")
        }
    }

    /// The second line of a recent project.
    pub(crate) fn detail(&self) -> String {
        let route = self.route.trim_start_matches("to ").to_owned();
        let numbers = match self.numbers {
            0 => "no numbers yet".to_owned(),
            1 => "1 number".to_owned(),
            count => format!("{count} numbers"),
        };
        [route, numbers]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// What stood in its way when it was last open.
    pub(crate) fn state(&self) -> String {
        match self.blockers {
            0 => String::new(),
            1 => "1 blocker".to_owned(),
            count => format!("{count} blockers"),
        }
    }
}

/// The name of a project nobody has opened yet: its file's.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn head() -> Value {
        json!({
            "client": "Northgate Dental Group", "route": "to Calyx Cloud via Meridian",
            "numbers": 312, "blockers": 4, "undo": "import of inventory.xlsx", "redo": null,
            "today": { "iso": "2026-11-16", "text": "Mon 16 Nov" }, "tz_data": "2026e",
        })
    }

    #[test]
    fn title_and_recent_line_say_what_the_page_says() {
        let frame = Frame::read(&head()).expect("a frame");
        assert_eq!(frame.title(), "Northgate Dental Group — Portwright");
        assert_eq!(frame.detail(), "Calyx Cloud via Meridian · 312 numbers");
        assert_eq!(frame.state(), "4 blockers");
        assert_eq!(frame.undo.as_deref(), Some("import of inventory.xlsx"));
    }

    #[test]
    fn other_answers_are_no_frame() {
        for answer in [json!(null), json!([]), json!({}), json!({ "client": "A" })] {
            assert_eq!(Frame::read(&answer), None, "{answer}");
        }
    }

    #[test]
    fn a_title_is_one_short_line() {
        let titled = |client: &str| {
            let client = client.to_owned();
            Frame {
                client,
                ..Frame::default()
            }
            .title()
        };
        assert_eq!(
            titled(" Northgate\n Dental\u{0} Group "),
            "Northgate Dental Group — Portwright"
        );
        assert_eq!(titled(" \n"), "Portwright");
        assert!(titled(&"x".repeat(500)).chars().count() < 140);
    }
}
