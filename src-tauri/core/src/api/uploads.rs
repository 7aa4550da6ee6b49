//! Upload files for gaining carriers: which format, its files with what was refused, and the record of written PINs.

use super::{
    commands::Nothing,
    error::WireError,
    session::{Call, Session, State},
    view::{UploadAsk, UploadFormatRow, UploadPart, UploadView},
    words::{count, finding},
};
use crate::{
    document::{
        Upload, UploadFormat, UploadInput, upload, upload_format_of, upload_formats, upload_names,
    },
    id::OrderId,
    order::{Order, OrderStatus},
    project::Op,
    task::SecretExport,
    window::date_words,
};

/// Characters of a file that the screen shows.
const SHOWN: usize = 4_000;

/// How uploads are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UploadChoice {
    /// The format's word; absent for the gaining side's own.
    pub format: Option<String>,
    /// PINs are written where the format asks for them, which goes on record.
    pub with_secrets: bool,
}

impl Session {
    pub(super) fn upload_formats(
        &mut self,
        _: Nothing,
        _: &mut Call<'_>,
    ) -> Result<Vec<UploadFormatRow>, WireError> {
        self.opened()?;
        Ok(upload_formats().iter().map(format_row).collect())
    }

    pub(super) fn upload_view(
        &mut self,
        request: UploadAsk,
        call: &mut Call<'_>,
    ) -> Result<UploadView, WireError> {
        let state = self.state(call.now)?;
        let order = match request.order {
            Some(id) => Some(
                state
                    .snapshot
                    .orders
                    .get(&id)
                    .ok_or_else(|| WireError::not_here("That order"))?,
            ),
            None => None,
        };
        let format = chosen(&state, order, request.format.as_deref())?;
        let orders = orders_in(&state, order.map(|order| order.id), format);
        let made = made(&state, &orders, format, false);
        let parts = made.files.iter().map(|file| UploadPart {
            name: file.name.clone(),
            detail: count(file.rows, "row"),
            text: String::from_utf8_lossy(&file.bytes)
                .chars()
                .take(SHOWN)
                .collect(),
        });
        Ok(UploadView {
            format: format_row(format),
            formats: upload_formats()
                .iter()
                .filter(|format| order.is_none_or(|order| format.takes(order.key.class)))
                .filter(|format| order.is_some() || format.joins_orders())
                .map(format_row)
                .collect(),
            files: parts.collect(),
            findings: made
                .findings
                .iter()
                .map(|noticed| finding(&state.snapshot, noticed))
                .collect(),
        })
    }

    /// Notes that a file with a PIN was written: nobody shall wonder later who has it.
    pub(super) fn note_secrets(&mut self, what: String, call: &Call<'_>) -> Result<(), WireError> {
        let made_on = self.state(call.now)?.today();
        let by = self.host.actor.clone();
        let op = Op::SecretExport(SecretExport { made_on, what, by });
        self.write(&op, call.now).map(|_| ())
    }
}

fn format_row(format: &UploadFormat) -> UploadFormatRow {
    UploadFormatRow {
        id: format.id.clone(),
        name: format.name.clone(),
        confidence: format.confidence,
        sure: format.confidence.words().to_owned(),
        cap: format.cap.map_or_else(
            || "no limit is known".to_owned(),
            |cap| format!("at most {cap} a file"),
        ),
        source: format.source.clone(),
        as_of: date_words(format.as_of),
        note: format.note.clone(),
        asks_pin: format.asks_pin(),
    }
}

/// The format that was asked for, else the gaining side's.
fn chosen(
    state: &State,
    order: Option<&Order>,
    asked: Option<&str>,
) -> Result<&'static UploadFormat, WireError> {
    let unknown = |word: &str| {
        WireError::user(
            "no_such_format",
            format!("There is no upload format “{word}”."),
            "`portwright-cli call FILE upload_formats` lists them.",
        )
    };
    match asked.filter(|word| !word.is_empty()) {
        Some(word) => upload_formats()
            .iter()
            .find(|format| format.id == word)
            .ok_or_else(|| unknown(word)),
        None => upload_format_of(&state.snapshot, order).ok_or_else(|| unknown("plain-ten")),
    }
}

/// The orders that go into a file: one, or all that are not given up where the format takes many.
fn orders_in(state: &State, one: Option<OrderId>, format: &UploadFormat) -> Vec<OrderId> {
    if let Some(one) = one {
        return vec![one];
    }
    let mut orders: Vec<&Order> = state
        .snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled && format.takes(order.key.class))
        .collect();
    orders.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    orders.into_iter().map(|order| order.id).collect()
}

fn made(state: &State, orders: &[OrderId], format: &UploadFormat, with_secrets: bool) -> Upload {
    let input = UploadInput {
        snapshot: &state.snapshot,
        plan: &state.plan,
        with_secrets,
    };
    upload(&input, orders, format)
}

/// A file of an upload that can be made: of one order, or of the whole project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UploadFileOf {
    /// The order; absent for the whole project.
    pub(super) order: Option<OrderId>,
    /// The format.
    format: &'static str,
    /// Which of its files.
    part: usize,
    /// PINs are written.
    with_secrets: bool,
}

/// The files of every order, then those of the whole project, each with its path.
pub(super) fn files(
    state: &State,
    choice: &UploadChoice,
) -> Result<Vec<(String, UploadFileOf)>, WireError> {
    let mut found = Vec::new();
    let mut all: Vec<&Order> = state
        .snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled)
        .collect();
    all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let mut put = |folder: &str, order: Option<OrderId>, format: &'static UploadFormat, numbers| {
        for (part, name) in upload_names(format, numbers).into_iter().enumerate() {
            let of = UploadFileOf {
                order,
                format: &format.id,
                part,
                with_secrets: choice.with_secrets,
            };
            found.push((format!("{folder}/{name}"), of));
        }
    };
    for order in &all {
        let format = chosen(state, Some(order), choice.format.as_deref())?;
        if format.takes(order.key.class) {
            let mut numbers: Vec<_> = state.numbers_of(order.id).iter().map(|it| it.tn).collect();
            numbers.dedup();
            put(&order.name, Some(order.id), format, numbers.len());
        }
    }
    let format = chosen(state, None, choice.format.as_deref())?;
    if format.joins_orders() {
        let numbers = all
            .iter()
            .filter(|order| format.takes(order.key.class))
            .map(|order| state.numbers_of(order.id).len())
            .sum();
        put("project", None, format, numbers);
    }
    Ok(found)
}

impl UploadFileOf {
    fn format(&self) -> Option<&'static UploadFormat> {
        upload_formats()
            .iter()
            .find(|format| format.id == self.format)
    }

    /// What it is: `Telnyx, porting order`.
    pub(super) fn title(&self) -> String {
        self.format().map_or_else(String::new, |it| it.name.clone())
    }

    /// Whether a PIN stands in it, were one known.
    pub(super) fn holds_secrets(&self) -> bool {
        self.with_secrets && self.format().is_some_and(UploadFormat::asks_pin)
    }

    /// Its bytes, and what was refused in all files of its order.
    pub(super) fn make(&self, state: &State) -> Result<(Vec<u8>, Upload), WireError> {
        let gone = || WireError::not_here("That upload file");
        let format = self.format().ok_or_else(gone)?;
        let orders = orders_in(state, self.order, format);
        let made = made(state, &orders, format, self.with_secrets);
        let file = made.files.get(self.part).ok_or_else(gone)?;
        Ok((file.bytes.clone(), made))
    }

    /// Rows in words, and how sure the format is, without making it.
    pub(super) fn detail(&self) -> String {
        match self.format() {
            Some(format) => match format.confidence {
                crate::document::Confidence::Medium => "to be tried".to_owned(),
                // A plain list says so in its name.
                crate::document::Confidence::High | crate::document::Confidence::None => {
                    String::new()
                }
            },
            None => String::new(),
        }
    }
}
