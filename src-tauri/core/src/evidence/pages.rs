//! What is known of the pages of an attached PDF. The worker finds it out; nothing here opens the file.

use serde::{Deserialize, Serialize};

/// Whether a PDF can be taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PdfCondition {
    /// Its pages are there.
    Sound,
    /// It opens without a password, and its author forbids changes to it.
    Restricted,
    /// Nothing of it is seen without a password.
    Locked,
    /// Its pages cannot be found.
    Damaged,
}

impl PdfCondition {
    /// Whether its pages are known.
    pub fn has_pages(self) -> bool {
        matches!(self, Self::Sound | Self::Restricted)
    }
}

/// The size of a page as it is seen, turned as it is turned, in points of 1/72 inch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PageSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// A PDF page by page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PdfPages {
    /// Whether it can be taken apart.
    pub condition: PdfCondition,
    /// What is wrong with a damaged one, as the rest of a sentence; else empty.
    pub why: String,
    /// How many pages it has; 0 where they cannot be found.
    pub count: u32,
    /// The sizes of its pages in order, of the first 10,000.
    pub sizes: Vec<PageSize>,
    /// How many pages it says it has, where one of its first pages prints "page 1 of 4".
    pub printed: Option<u32>,
}

impl PdfPages {
    /// One of which no page is known.
    pub(crate) fn without(condition: PdfCondition, why: &str) -> Self {
        Self {
            condition,
            why: why.to_owned(),
            count: 0,
            sizes: Vec::new(),
            printed: None,
        }
    }

    /// What is kept of it beside the attachment.
    pub fn known(&self) -> KnownPages {
        KnownPages {
            condition: self.condition,
            count: self.count,
            printed: self.printed,
        }
    }
}

/// What a project keeps of the pages of an attached PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPages {
    /// Whether it can be taken apart.
    pub condition: PdfCondition,
    /// How many pages it has.
    pub count: u32,
    /// How many it says it has.
    pub printed: Option<u32>,
}

impl KnownPages {
    /// How many pages are not there though the file itself counts them.
    pub fn missing(self) -> Option<u32> {
        let missing = self.printed?.checked_sub(self.count)?;
        (self.condition.has_pages() && missing > 0).then_some(missing)
    }
}
