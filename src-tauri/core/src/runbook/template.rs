//! A runbook as people want it, kept for the next client: their own steps and words, without anything of this client.

use serde::{Deserialize, Serialize};

use crate::night::{KeptEdit, NightKey, StepEdit};

/// What the file says of itself.
const FORMAT: &str = "portwright-runbook-template";
const VERSION: u32 = 1;
/// More steps than this no runbook has; a foreign file must not fill the project.
const MOST: usize = 500;
const LONGEST: usize = 2_000;

/// Changes of a runbook to begin the next one with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    format: String,
    version: u32,
    /// The changes, by step.
    pub steps: Vec<StepEdit>,
}

/// Why a file is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It cannot be read.
    #[error("it is not a runbook template: {0}")]
    Form(String),
    /// It is of a later program.
    #[error("it was made by a later version of the program")]
    Newer,
    /// It is too large.
    #[error("it has more than {MOST} steps or a text of more than {LONGEST} letters")]
    Large,
}

impl Template {
    /// The template of a night: owners are people of this client and stay behind, and so does what is one order's alone.
    pub fn of(edits: &[KeptEdit], night: NightKey) -> Self {
        let mut steps: Vec<StepEdit> = edits
            .iter()
            .filter(|kept| kept.night == night && !kept.edit.step.contains(':'))
            .map(|kept| StepEdit {
                owner: None,
                ..kept.edit.clone()
            })
            .collect();
        steps.sort_by(|a, b| a.step.cmp(&b.step));
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            steps,
        }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a file.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        let template: Self =
            serde_json::from_str(text).map_err(|cause| TemplateError::Form(cause.to_string()))?;
        if template.format != FORMAT {
            return Err(TemplateError::Form(
                "its format has another name".to_owned(),
            ));
        }
        if template.version > VERSION {
            return Err(TemplateError::Newer);
        }
        let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.len() > LONGEST);
        let too_large = |edit: &StepEdit| {
            edit.step.is_empty()
                || edit.step.len() > LONGEST
                || long(&edit.title)
                || long(&edit.detail)
                || long(&edit.owner)
        };
        if template.steps.len() > MOST || template.steps.iter().any(too_large) {
            return Err(TemplateError::Large);
        }
        Ok(template)
    }
}
