//! What the list of documents says of an order: where its papers stand, what is missing, and what goes to the carrier.

use super::{
    Bench, Of, Sheet, Unmade, changed, files as separate, limits, marks::marks, sheets, signed_file,
};
use crate::{
    api::{
        error::WireError,
        evidence::size_words,
        orders::age,
        session::{Session, State},
        view::{ChangedSince, DocumentEntry, Icon, Mark, PackageFile, PackageView, SignatureView},
        words::{count, finding, mark, order_place, status_words},
    },
    document::{LetterLaid, PackageCount},
    finding::Severity,
    life::{self, Asking},
    order::{Order, OrderAct, OrderStatus},
    readiness,
};

/// The papers of one order as the screen lists them.
pub(in crate::api) fn view(session: &mut Session, bench: Bench<'_>) -> Result<PackageView, Unmade> {
    let Bench { state, order, .. } = bench;
    let snapshot = &state.snapshot;
    let noticed = readiness::of_order(snapshot, &state.findings, order.id);
    let open = !order.status.is_submitted() || order.status == OrderStatus::Rejected;
    let noticed: Vec<_> = noticed
        .into_iter()
        .filter(|finding| open && finding.severity != Severity::Note)
        .collect();
    let all = sheets(state, order);
    let laid = if all.iter().any(|(_, sheet)| *sheet == Sheet::Package) {
        Some(session.laid(bench)?)
    } else {
        None
    };
    let marks = laid
        .as_ref()
        .filter(|_| order.signature().is_none())
        .map(|(letter, package)| marks(order, &noticed, letter, *package))
        .unwrap_or_default();
    let in_the_way: Vec<_> = noticed
        .iter()
        .map(|noticed| finding(snapshot, noticed))
        .collect();
    let blocked = in_the_way
        .iter()
        .any(|finding| finding.severity == Severity::Blocker);
    let papers = readiness::papers(snapshot, order, state.plan_of(order.id));
    let complete = papers
        .iter()
        .filter(|paper| paper.dated.is_some() && !paper.is_too_old())
        .map(|paper| {
            let shown = age(order, paper);
            format!("{}, {}", shown.name, shown.limit)
        })
        .chain([format!(
            "Attachment A, {}",
            count(state.numbers_of(order.id).len(), "number")
        )])
        .collect();
    let void = !changed(state, order).is_empty();
    let frozen = order.sent_files().next().map(|_| {
        let day = order.submitted_at.map(|at| {
            let local = crate::api::order_acts::local(state, at);
            local.format(" %-d %b").to_string()
        });
        format!("sent{}, kept as it went out", day.unwrap_or_default())
    });
    Ok(PackageView {
        id: order.id,
        name: order.name.clone(),
        place: order_place(snapshot, order),
        mark: package_mark(order, blocked, void),
        documents: entries(bench, all, laid.as_ref()),
        missing: in_the_way,
        marks,
        complete,
        signature: signature(session, state, order)?,
        signing: signing(state, order),
        files: files(bench),
        file_rule: limits::rule_words(state, order),
        frozen: frozen.unwrap_or_default(),
    })
}

fn entries(
    bench: Bench<'_>,
    all: Vec<(String, Sheet)>,
    laid: Option<&(LetterLaid, PackageCount)>,
) -> Vec<DocumentEntry> {
    let counts = laid.map_or((0, 0), |(letter, package)| (letter.sheets, package.pages));
    let version = bench.order.next_version();
    all.into_iter()
        .filter_map(|(name, sheet)| {
            let (title, detail, preview) = match &sheet {
                Sheet::Package => ("Package".to_owned(), count(counts.1, "page"), true),
                Sheet::Letter => ("LOA".to_owned(), count(counts.0, "page"), true),
                Sheet::Void => ("Signed LOA, void".to_owned(), String::new(), true),
                // Listed apart, with the carrier's limits.
                Sheet::File(_) => return None,
                Sheet::Sent(file) if file.name.starts_with("files/") => return None,
                Sheet::Sent(file) => {
                    let what = if file.name.starts_with("package") {
                        "Package"
                    } else {
                        "LOA"
                    };
                    let title = if file.version == version {
                        what.to_owned()
                    } else {
                        format!("{what}, version {} as sent", file.version)
                    };
                    let detail = match file.pages {
                        0 => size_words(file.size),
                        pages => count(usize::try_from(pages).unwrap_or(0), "page"),
                    };
                    (title, detail, true)
                }
            };
            Some(DocumentEntry {
                name,
                title,
                detail,
                preview,
            })
        })
        .collect()
}

/// The separate files with what speaks against them.
fn files(bench: Bench<'_>) -> Vec<PackageFile> {
    let Bench { state, order, .. } = bench;
    let sent: Vec<PackageFile> = order
        .sent_files()
        .filter_map(|file| {
            Some(PackageFile {
                name: file.name.strip_prefix("files/")?.to_owned(),
                detail: size_words(file.size),
                trouble: String::new(),
            })
        })
        .collect();
    if !sent.is_empty() {
        return sent;
    }
    separate(state, order)
        .into_iter()
        .map(|file| {
            let (detail, trouble) = match &file.of {
                Of::Attachment(attachment) => (
                    format!(
                        "{}, {}",
                        attachment.media.words(),
                        size_words(attachment.size)
                    ),
                    limits::trouble(
                        state,
                        order,
                        limits::Paper::of(attachment.kind),
                        &file.name,
                        attachment.size,
                    ),
                ),
                Of::Letter | Of::Map => ("PDF".to_owned(), String::new()),
            };
            PackageFile {
                name: file.name,
                detail,
                trouble,
            }
        })
        .collect()
}

fn package_mark(order: &Order, blocked: bool, void: bool) -> Mark {
    match order.status {
        OrderStatus::Rejected if blocked => mark(Icon::Rejected, "next version is blocked"),
        OrderStatus::Rejected => mark(Icon::Sign, "next version to sign"),
        OrderStatus::Draft | OrderStatus::AwaitingSignature if void => {
            mark(Icon::Blocker, "signature void")
        }
        OrderStatus::Draft | OrderStatus::AwaitingSignature if blocked => {
            mark(Icon::Blocker, "not ready to sign")
        }
        OrderStatus::AwaitingSignature => mark(Icon::Sign, "out for signature"),
        OrderStatus::Draft => match order.signed_on {
            Some(date) => mark(Icon::Ok, format!("signed {}", date.format("%-d %b"))),
            None => mark(Icon::Open, "ready to sign"),
        },
        status => mark(Icon::Frozen, status_words(status).to_lowercase()),
    }
}

fn signature(
    session: &Session,
    state: &State,
    order: &Order,
) -> Result<Option<SignatureView>, WireError> {
    let Some(signature) = order.signature() else {
        return Ok(None);
    };
    let file = signed_file(state, order);
    let changed = changed(state, order)
        .into_iter()
        .map(|one| {
            let shown = |text: &str| {
                if matches!(one.field.as_str(), "stays" | "disconnects" | "ring_to") {
                    count(
                        text.split([' ', ',']).filter(|it| it.len() == 10).count(),
                        "number",
                    )
                } else {
                    text.to_owned()
                }
            };
            ChangedSince {
                field: life::field_label(&one.field),
                signed: shown(&one.sent),
                now: shown(&one.now),
            }
        })
        .collect();
    let by = if signature.signer.is_empty() {
        String::new()
    } else {
        format!(" by {}", signature.signer)
    };
    Ok(Some(SignatureView {
        words: format!(
            "Signed {} {}{by}",
            signature.on.format("%-d %b"),
            signature.how.words()
        ),
        came: signature.came.clone(),
        file: file
            .map(|file| format!("{}, {}", file.label, size_words(file.size)))
            .unwrap_or_default(),
        attachment: file.map(|file| file.id),
        sha256: file.map(|file| file.sha256.clone()).unwrap_or_default(),
        void: session
            .void_words(state, order)?
            .map(|words| format!("VOID since {words}"))
            .unwrap_or_default(),
        changed,
    }))
}

fn signing(state: &State, order: &Order) -> crate::api::view::SigningView {
    let held: Vec<_> = state.held(order.id).collect();
    let asking = Asking {
        snapshot: &state.snapshot,
        held: &held,
        order,
        at: state.now,
        change: None,
    };
    let refused = life::may(&asking, OrderAct::Signed);
    let screen = super::sign::on_screen(state);
    crate::api::view::SigningView {
        refused: refused
            .as_ref()
            .map(|refused| refused.reason.clone())
            .unwrap_or_default(),
        hint: refused
            .map(|refused| refused.hint.to_owned())
            .unwrap_or_default(),
        signer: crate::document::letter_of(&state.snapshot, order)
            .signer
            .name,
        screen_refused: screen.refused,
        screen_words: screen.words,
        taken: screen.taken,
    }
}
