//! Signing: the signed file taken in as it came, or strokes drawn on screen where the person chooses so and no rule of
//! the carrier speaks against it. We are no signing service: we keep what was signed, by whom, when and how.

use super::{Bench, Unmade, order_of};
use crate::{
    api::{
        commands::Done,
        documents::{not_made, paper_of},
        error::WireError,
        evidence::read_file,
        order_acts::{local, moment, signed},
        project::parse_date,
        session::{Call, Session, State},
        view::LoaSign,
    },
    carrier::SignatureKind,
    document::{self, Drawn},
    evidence::{Attachment, EvidenceKind, Media},
    id::EvidenceId,
    life::{self, Asking, Happened, happen},
    order::{OrderAct, Signature, SignedHow},
    project::{Bytes, Op, OrderOp},
    worker,
};

/// Most points of a signature: a minute of drawing.
const MOST_POINTS: usize = 20_000;

/// What is known of signatures drawn on screen.
pub(super) struct OnScreen {
    pub(super) refused: String,
    pub(super) words: String,
    pub(super) taken: String,
}

/// Whether the sides that take the letter take a signature drawn on screen: it is a picture of a signature, in lines.
pub(super) fn on_screen(state: &State) -> OnScreen {
    let sides = [state.snapshot.gaining(), state.snapshot.platform()];
    let rules = || {
        let sides = sides.into_iter().flatten();
        sides.flat_map(|side| side.signatures.iter().map(move |rule| (side, rule)))
    };
    let picture = rules().find(|(_, rule)| rule.kind == SignatureKind::Picture);
    let refused = picture
        .filter(|(_, rule)| !rule.taken)
        .map(|(side, rule)| {
            format!(
                "{} refuses pictures of signatures. [{}, {}]",
                side.name, rule.source, rule.as_of
            )
        })
        .unwrap_or_default();
    let words = match picture {
        Some((side, rule)) if rule.taken => {
            format!("{} takes it. [{}, {}]", side.name, rule.source, rule.as_of)
        }
        Some(_) => String::new(),
        None => {
            let whose = sides
                .into_iter()
                .flatten()
                .next()
                .map_or("The carrier", |side| side.name.as_str());
            format!(
                "{whose} does not say whether it takes a signature drawn on screen. Paper or a signing service is the safe way."
            )
        }
    };
    let mut taken: Vec<String> = rules()
        .filter(|(_, rule)| rule.taken)
        .map(|(side, rule)| {
            let how = match rule.kind {
                SignatureKind::Wet => "by hand",
                SignatureKind::Electronic => "electronic, verifiable",
                SignatureKind::Typed => "typed",
                SignatureKind::Picture => "a picture",
            };
            format!("{} takes: {how}. [{}]", side.name, rule.source)
        })
        .collect();
    taken.dedup();
    OnScreen {
        refused,
        words,
        taken: taken.join(" "),
    }
}

/// The file that bears a signature.
enum File {
    /// Attached already.
    Known(EvidenceId),
    /// Comes with the signature.
    New(Box<Attachment>, Bytes),
}

impl Session {
    pub(in crate::api) fn loa_sign(
        &mut self,
        request: LoaSign,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let state = self.state(call.now)?;
        let order = order_of(&state, request.id)?;
        let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
        let at = moment(&state, date, call.now)?;
        let held: Vec<_> = state.held(order.id).collect();
        let asking = Asking {
            snapshot: &state.snapshot,
            held: &held,
            order,
            at: local(&state, at),
            change: None,
        };
        if let Some(refusal) = life::may(&asking, OrderAct::Signed) {
            return Err(WireError::user("act_refused", refusal.reason, refusal.hint));
        }
        let mut what = Happened {
            act: OrderAct::Signed,
            at,
            on: date,
            window: None,
            carrier_number: String::new(),
            text: request.came.trim().to_owned(),
            in_spite: String::new(),
            attachment: None,
        };
        let file = match (request.how, request.attachment, request.ticket) {
            (SignedHow::OnScreen, _, _) => self.drawn_file(&state, &request, call)?,
            (_, Some(id), _) => {
                if !state.snapshot.evidence.attachments.contains_key(&id) {
                    return Err(WireError::not_here("That attachment"));
                }
                File::Known(id)
            }
            (_, None, Some(ticket)) => self.signed_copy(&state, &request, ticket, call)?,
            (_, None, None) => {
                return Err(WireError::user(
                    "no_signed_file",
                    format!("No signed file of {} was chosen.", order.name),
                    "Choose the file as it came back, or record the signature without it under Orders.",
                ));
            }
        };
        let (attachment, new) = match file {
            File::Known(id) => (Some(id), None),
            File::New(attachment, bytes) => (None, Some((attachment, bytes))),
        };
        what.attachment = attachment;
        let (after, act) = happen(&state.snapshot, order, &what);
        let own = signed(&state.snapshot, &after, request.how, at);
        let signer = request.signer.trim();
        let signature = Signature {
            came: what.text.clone(),
            signer: if signer.is_empty() {
                own.signer.clone()
            } else {
                signer.to_owned()
            },
            attachment,
            ..own
        };
        let op = Op::Orders(OrderOp::Sign {
            what: format!("{} LOA signed {}", after.name, request.how.words()),
            order: Box::new(after),
            act: Box::new(act),
            signature: Box::new(signature),
            file: new,
        });
        drop(held);
        drop(state);
        self.write(&op, call.now)
    }

    /// The signed file as it came; the same bytes are not kept twice.
    fn signed_copy(
        &self,
        state: &State,
        request: &LoaSign,
        ticket: u32,
        call: &mut Call<'_>,
    ) -> Result<File, WireError> {
        let path = self.chosen(ticket)?;
        let (label, bytes) = read_file(&path, call)?;
        let media = Media::of(&bytes);
        if !matches!(
            media,
            Media::Pdf | Media::Png | Media::Jpeg | Media::Tiff | Media::Heic
        ) {
            return Err(WireError::user(
                "no_signed_paper",
                format!("{label} is {}, no PDF and no picture.", media.words()),
                "A signed letter is a PDF, a scan or a photograph. Carriers refuse files that can be edited. [AWS-LOA]",
            ));
        }
        Ok(self.attach(state, request, label, media, bytes, call))
    }

    fn attach(
        &self,
        state: &State,
        request: &LoaSign,
        label: String,
        media: Media,
        bytes: Vec<u8>,
        call: &Call<'_>,
    ) -> File {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let pages = (media == Media::Pdf)
            .then(|| worker::pages_of(&self.host.worker, &label, &bytes).ok())
            .flatten()
            .map(|pages| pages.known());
        let bytes = Bytes::new(bytes);
        let twin = state
            .snapshot
            .evidence
            .of_order(request.id)
            .find(|known| known.sha256 == bytes.sha256());
        if let Some(twin) = twin {
            return File::Known(twin.id);
        }
        let order = state.snapshot.orders.get(&request.id);
        let attachment = Attachment {
            id: EvidenceId(-1),
            kind: EvidenceKind::Loa,
            label,
            media,
            size,
            sha256: bytes.sha256().to_owned(),
            dated: parse_date("date", &request.date)
                .ok()
                .flatten()
                .or(Some(state.today())),
            account: order.and_then(|order| order.key.account),
            order: Some(request.id),
            taken_at: call.now.to_utc(),
            note: request.came.trim().to_owned(),
            pages,
        };
        File::New(Box::new(attachment), bytes)
    }

    /// The letter with what was drawn on screen.
    fn drawn_file(
        &mut self,
        state: &State,
        request: &LoaSign,
        call: &Call<'_>,
    ) -> Result<File, WireError> {
        let order = order_of(state, request.id)?;
        let screen = on_screen(state);
        if !screen.refused.is_empty() {
            return Err(WireError::user(
                "signature_not_taken",
                screen.refused,
                "Have the letter signed on paper or with a signing service, and attach the file.",
            ));
        }
        let points: usize = request.strokes.iter().map(Vec::len).sum();
        if !(2..=MOST_POINTS).contains(&points) {
            return Err(WireError::user(
                "no_signature",
                "Nothing was drawn that could be a signature.",
                "Sign on the pad, or attach the signed file.",
            ));
        }
        let date = parse_date("date", &request.date)?.unwrap_or_else(|| state.today());
        let head = self.record_head()?;
        let bench = Bench {
            state,
            order,
            head: &head,
            paper: paper_of(request.paper),
            sends: false,
        };
        let blockers = bench.blockers();
        let drawn = Drawn {
            strokes: request
                .strokes
                .iter()
                .map(|stroke| stroke.iter().map(|[x, y]| (*x, *y)).collect())
                .collect(),
            ratio: if request.ratio > 0.0 {
                request.ratio
            } else {
                4.0
            },
            on: date,
        };
        let pdf =
            document::loa_signed(&state.snapshot, request.id, &bench.input(&blockers), &drawn)
                .map_err(not_made)?;
        let label = format!("{} LOA signed on screen.pdf", order.name);
        Ok(self.attach(state, request, label, Media::Pdf, pdf.bytes, call))
    }
}

impl From<Unmade> for WireError {
    fn from(unmade: Unmade) -> Self {
        match unmade {
            Unmade::Document(error) => not_made(error),
            Unmade::Wire(error) => error,
        }
    }
}
