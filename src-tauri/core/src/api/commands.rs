//! The one list of commands. It makes the dispatcher, the TypeScript map and `portwright-cli call`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use serde_json::Value;

use super::{
    error::WireError,
    import::view as import_view,
    session::{Call, Session},
    view,
};
use crate::{id, project, timeline, window};

/// A request without content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// One thing by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ById<T> {
    /// Which one.
    pub id: T,
}

/// A file or folder that the person chose, as a number: paths never pass through the webview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ByTicket {
    /// The ticket given by the host for the chosen path.
    pub ticket: u32,
}

/// Make a new project.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectCreate {
    /// Ticket of the file to make.
    pub ticket: u32,
    /// The client.
    pub client: String,
    /// Profile id of the platform or gaining carrier.
    pub gaining: String,
    /// Wished go-live, ISO date; empty for none yet.
    pub go_live: String,
    /// Home zone.
    pub zone: String,
    /// What order names start with; empty takes three letters of the client.
    #[serde(default)]
    pub prefix: String,
}

/// Change the project's settings. A field that is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsChange {
    /// The client.
    pub client: Option<String>,
    /// Profile id of the platform or gaining carrier.
    pub gaining: Option<String>,
    /// Wished go-live, ISO date; empty for none.
    pub go_live: Option<String>,
    /// Wished start of the window, `19:00`.
    pub window_start: Option<String>,
    /// Wished end of the window.
    pub window_end: Option<String>,
    /// Who plans the port.
    pub consultant: Option<String>,
    /// Home zone.
    pub zone: Option<String>,
    /// Orders in a hundred that are refused although nothing is open on them; empty for the published figure.
    pub rejection_percent: Option<String>,
    /// Confirmed dates in a hundred that are lost again; empty for our allowance.
    pub foc_lost_percent: Option<String>,
}

/// Take the carrier's spelling of one field, or of every field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeSpelling {
    /// Which account.
    pub id: id::AccountId,
    /// [`view::FieldPair::field`]; empty for all.
    pub field: String,
}

/// Keep our spelling of one field against the carrier's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepSpelling {
    /// Which account.
    pub id: id::AccountId,
    /// [`view::FieldPair::field`].
    pub field: String,
    /// Why; without a reason the carrier's spelling wins.
    pub reason: String,
}

/// Take in a CSR as the carrier sent it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CsrPaste {
    /// Which account.
    pub id: id::AccountId,
    /// The day the carrier made it, ISO.
    pub dated: String,
    /// Its text, letter by letter.
    pub text: String,
}

/// Ask for a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderRequest {
    /// Which order.
    pub id: id::OrderId,
    /// The window to ask for; absent takes back the wish.
    pub window: Option<window::Window>,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Done {
    /// What it was, as undo names it.
    pub label: String,
    /// Kinds of data that changed; the screen drops what it fetched of these.
    pub changes: Vec<project::Changed>,
}

/// An import with what it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDone {
    /// Label and changes.
    pub done: Done,
    /// The outcome.
    pub imported: import_view::Imported,
}

/// One command as `call --list` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommandInfo {
    /// Name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Shape of the request in TypeScript.
    pub request: String,
    /// Shape of the answer in TypeScript.
    pub answer: String,
}

impl Session {
    /// Carries out a command of the list by its name.
    pub fn call(
        &mut self,
        name: &str,
        request: Value,
        mut call: Call<'_>,
    ) -> Result<Value, WireError> {
        self.dispatch(name, request, &mut call)
    }
}

fn read<T: serde::de::DeserializeOwned>(name: &str, request: Value) -> Result<T, WireError> {
    // An absent request is an empty one.
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    serde_json::from_value(request).map_err(|cause| {
        WireError::user(
            "bad_request",
            format!("The request of {name} is not of its shape: {cause}."),
            "`portwright-cli call --list` prints the shape.",
        )
    })
}

fn write<T: Serialize>(name: &str, answer: &T) -> Result<Value, WireError> {
    serde_json::to_value(answer).map_err(|cause| WireError {
        kind: super::error::ErrorKind::Internal,
        code: "unwritable_answer".to_owned(),
        message: format!("The answer of {name} cannot be written: {cause}."),
        hint: "Report this with the command's name.".to_owned(),
    })
}

macro_rules! commands {
    ($($(#[doc = $about:literal])+ $name:ident($request:ty) -> $answer:ty;)*) => {
        /// Every command in order of the list.
        pub fn list() -> Vec<CommandInfo> {
            let config = super::typescript::config();
            vec![$(CommandInfo {
                name: stringify!($name),
                about: concat!($($about),+).trim_ascii(),
                request: <$request as TS>::name(&config),
                answer: <$answer as TS>::name(&config),
            }),*]
        }

        impl Session {
            fn dispatch(
                &mut self,
                name: &str,
                request: Value,
                call: &mut Call<'_>,
            ) -> Result<Value, WireError> {
                match name {
                    $(stringify!($name) => {
                        let request: $request = read(name, request)?;
                        let answer: $answer = self.$name(request, call)?;
                        write(name, &answer)
                    })*
                    _ => Err(WireError::user(
                        "no_such_command",
                        format!("There is no command {name}."),
                        "`portwright-cli call --list` prints the list.",
                    )),
                }
            }
        }

        /// Collects every type the commands speak of.
        pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$request>(); visitor.visit::<$answer>();)*
        }
    };
}

commands! {
    /// Version of the program, of the time-zone data and of the carrier rules.
    app_info(Nothing) -> view::AppInfo;
    /// Carriers and platforms with a profile.
    carriers_list(Nothing) -> Vec<view::CarrierRow>;
    /// One profile with every rule in words, its source and date.
    carrier_detail(ById<String>) -> view::CarrierView;
    /// Know a rule of a carrier otherwise in this project, with the reason.
    carrier_override(view::CarrierOverride) -> Done;
    /// Take the project's word on a rule back.
    carrier_override_remove(view::CarrierOverrideRemove) -> Done;
    /// Check the file of a profile: every mistake with its place.
    carrier_check(ByTicket) -> view::CarrierChecked;
    /// Add a carrier to the project from the file of its profile.
    carrier_add(ByTicket) -> view::CarrierAdded;

    /// Make a project file and open it.
    project_create(ProjectCreate) -> view::Head;
    /// Open a project file.
    project_open(ByTicket) -> view::Head;
    /// Make the sample project at the chosen place and open it.
    project_sample(ByTicket) -> view::Head;
    /// Close the project.
    project_close(Nothing) -> Nothing;
    /// What stands in the frame of every screen.
    project_head(Nothing) -> view::Head;
    /// Change the project's settings.
    project_update(SettingsChange) -> Done;

    /// The overview.
    overview(Nothing) -> view::Overview;
    /// All findings, blockers first; then those that were accepted.
    problems(Nothing) -> Vec<view::Problem>;
    /// Take the risk of a finding, with a reason.
    finding_accept(view::FindingAccept) -> Done;
    /// Take that word back.
    finding_reopen(ById<id::AcceptanceId>) -> Done;

    /// Rows of the grid of numbers.
    numbers_list(view::NumbersRequest) -> view::NumbersPage;
    /// Service locations.
    sites_list(Nothing) -> Vec<view::SiteRow>;
    /// Write what we state of a site, or make a new one.
    site_save(view::SiteForm) -> Done;
    /// Everything about one number.
    number_detail(ById<id::NumberId>) -> view::NumberDetail;
    /// Record a look-up made elsewhere, of one or many numbers.
    lookup_record(view::LookupRecord) -> Done;
    /// Record a pasted list of look-ups: a row a number, a column a kind, named in the first row.
    lookups_paste(view::LookupPaste) -> view::LookupsDone;
    /// Change fields of numbers.
    numbers_change(view::NumbersChange) -> Done;
    /// Change numbers in several ways in one step, as a pasted block does.
    numbers_edit(view::NumbersEdit) -> Done;

    /// Losing accounts.
    accounts_list(Nothing) -> Vec<view::AccountRow>;
    /// One account with its comparison, lists and BTN rule.
    account_detail(ById<id::AccountId>) -> view::AccountDetail;
    /// Write what we state of an account, or make a new one.
    account_save(view::AccountForm) -> Done;
    /// Take the carrier's spelling of one field or of all.
    account_take_spelling(TakeSpelling) -> Done;
    /// Keep our spelling of one field against the carrier's, with the reason.
    account_keep_spelling(KeepSpelling) -> Done;
    /// Take in a bill letter by letter.
    bill_save(CsrPaste) -> Done;
    /// What carriers reject for: every row of the catalogue with how the project stands to it.
    rejection_reasons(Nothing) -> Vec<view::RejectionReason>;
    /// Take in a CSR letter by letter.
    csr_save(CsrPaste) -> Done;

    /// Attached files of an account, an order or the project.
    attachments_list(view::EvidenceOf) -> view::AttachmentsView;
    /// What a chosen file is, before it is attached.
    attachment_look(ByTicket) -> view::AttachmentLook;
    /// Attach a file: its bytes are kept as they are; a bill's date becomes the account's.
    attachment_add(view::AttachmentAdd) -> view::AttachmentAdded;
    /// Change what is said of an attachment.
    attachment_change(view::AttachmentChange) -> Done;
    /// Take an attachment off its list; undo brings it again.
    attachment_remove(ById<id::EvidenceId>) -> Done;
    /// Write the bytes of an attachment to a chosen folder or file.
    attachment_save_as(view::AttachmentSave) -> view::AttachmentSaved;
    /// What an attached CSR says.
    attachment_csr(ById<id::EvidenceId>) -> view::CsrReading;
    /// Take an attached CSR as the account's, letter by letter.
    attachment_take_csr(view::TakeCsr) -> Done;
    /// Calls by hour of the week, of the client or of an account's or order's numbers.
    calls_view(view::EvidenceOf) -> view::CallsView;

    /// What an import would do.
    import_preview(import_view::ImportRequest) -> import_view::ImportPreview;
    /// Rows of a file to import, as they stand.
    import_rows(import_view::ImportRowsRequest) -> import_view::ImportRows;
    /// Import: one transaction, one undo.
    import_commit(import_view::ImportRequest) -> ImportDone;

    /// The split as a tree.
    orders_list(Nothing) -> view::OrdersView;
    /// Split the inventory into orders again; names and submitted orders stay.
    orders_split(Nothing) -> Done;
    /// Everything about one order.
    order_detail(ById<id::OrderId>) -> view::OrderDetail;
    /// Ask for a window.
    order_request(OrderRequest) -> Done;
    /// Record what happened to an order.
    order_record(view::OrderRecord) -> Done;
    /// Record how some numbers of an order fared apart from the rest.
    numbers_result(view::NumbersResult) -> Done;
    /// Record where texting or 911 of an order stands.
    order_track(view::OrderTrack) -> Done;
    /// Write an entry of an order's contact log, or change one.
    contact_save(view::ContactForm) -> Done;
    /// Confirm an item of the gate before sending.
    gate_confirm(view::GateForm) -> Done;
    /// Take that confirmation back.
    gate_open(ById<id::GateId>) -> Done;
    /// Where numbers may go, each order with the reason when they may not.
    orders_may_join(view::JoinAsk) -> view::JoinView;
    /// Move numbers into another order by hand, or into a new one.
    numbers_move(view::NumbersMove) -> Done;
    /// Make two drafts one.
    orders_merge(view::OrdersMerge) -> Done;
    /// Write a wave with the sites whose orders are of it.
    wave_save(view::WaveForm) -> Done;
    /// Put orders into a wave.
    orders_wave(view::OrdersWave) -> Done;
    /// Say of numbers what parts orders where a profile asks for it.
    numbers_mark(view::NumbersMark) -> Done;

    /// Windows for one order: calls, hours, rules and the best slots in rank.
    window_find(ById<id::OrderId>) -> view::FinderView;
    /// Take over what an order's windows mean by the zone data of this program.
    window_take_over(ById<id::OrderId>) -> Done;
    /// When our people and the client's are on duty.
    duty_hours(Nothing) -> view::DutyView;
    /// Enter on-duty hours, in place of those before.
    duty_set(view::DutyView) -> Done;

    /// What the move costs, and what a slip adds.
    costs(view::CostsRequest) -> view::CostsView;
    /// Enter a fee of the project, or take it back.
    fee_set(view::FeeSet) -> Done;
    /// Enter what an account costs a month and what ending it early costs.
    charges_set(view::ChargesSet) -> Done;

    /// The timeline, ready to draw, with its table.
    timeline(Nothing) -> timeline::Timeline;
    /// When orders and go-live will be, as chances, and what drives them.
    forecast(view::ForecastRequest) -> view::ForecastView;
    /// A second plan beside the first, after changes on a copy; nothing is written.
    what_if(view::WhatIfRequest) -> view::WhatIfView;
    /// Make a change of a what-if real: the wished go-live, a requested date, a blackout.
    what_if_apply(view::WhatIfApply) -> Done;
    /// What a rejection means, before it is recorded: what to put right, and the next date.
    rejection_outlook(view::RejectionAsk) -> view::RejectionOutlook;
    /// Put right what the last rejection of an order names, as the carrier or its CSR has it.
    rejection_take(ById<crate::id::OrderId>) -> Done;
    /// The same plan as a table, a row a step, with the rule of each date.
    plan_table(Nothing) -> Vec<view::PlanStep>;
    /// What another date for an order would move and break; nothing is written.
    plan_move(view::MoveAsk) -> view::MoveView;
    /// What has to be in place before the cutovers, by the day on which it has to.
    tasks_list(Nothing) -> view::TasksView;
    /// Say of a task when it is expected, that it is done, or that it is not needed.
    task_record(view::TaskForm) -> Done;
    /// Closed periods of the project.
    blackouts_list(Nothing) -> Vec<view::BlackoutRow>;
    /// Write a closed period, or make a new one.
    blackout_save(view::BlackoutForm) -> Done;
    /// Take a closed period away.
    blackout_remove(ById<id::BlackoutId>) -> Done;
    /// Keep the planned cutovers, to show later slips against them.
    baseline_save(view::BaselineForm) -> Done;

    /// A status report went to the client: it is kept as it stands now, and the next one counts from it.
    report_sent(view::ReportSend) -> Done;

    /// Every cutover, by day: of a wave, or of an order without one.
    nights_list(Nothing) -> Vec<view::NightRow>;
    /// A night as it is played: clocks, the step now and next, what is open.
    night_view(view::NightAsk) -> view::NightView;
    /// Record what happened on a night: a step begun, done or left out, a decision, a pause, a note.
    night_act(view::NightActForm) -> Done;
    /// Sign a night off; with 911 open only by name and with a reason.
    night_sign(view::NightSign) -> Done;
    /// The tests of a night, number by number.
    tests_list(view::TestsAsk) -> view::TestsView;
    /// Record a test of one or many numbers.
    tests_record(view::TestsRecord) -> Done;
    /// Decide on a sample of a large block, or on the areas of toll-free numbers; 911 is never sampled.
    tests_decide(view::TestsDecide) -> Done;
    /// The runbook of a night, from two weeks before to a month after.
    runbook_view(view::NightAsk) -> view::RunbookView;
    /// Change, add, drop or bring back steps of a runbook.
    runbook_change(view::RunbookChange) -> Done;
    /// Move a step of a runbook before or behind its neighbour.
    runbook_move(view::RunbookMove) -> Done;
    /// Write whom to call on the night.
    runbook_contacts(view::ContactsSave) -> Done;
    /// Write a runbook's changes as a template for the next client.
    runbook_template_save(view::TemplateAsk) -> view::RunbookTemplateSaved;
    /// Begin a runbook with a template.
    runbook_template_use(view::TemplateAsk) -> Done;
    /// Losing accounts with what they bill after the cut.
    final_bills(Nothing) -> Vec<view::AuditView>;
    /// Hold a bill after the cut against the ledger.
    final_bill_check(view::FinalBillForm) -> Done;
    /// Write down what was learnt of a carrier.
    carrier_note(view::CarrierNoteForm) -> Done;

    /// The checklist: what the project's state makes of it, with what people say over it.
    checklist(Nothing) -> view::ChecklistView;
    /// Add a line of one's own, or say one in other words.
    checklist_save(view::ChecklistForm) -> Done;
    /// Say that a line is done or open, with day and evidence, or let it go by the project again.
    checklist_done(view::ChecklistDone) -> Done;
    /// Put a line behind another of its phase.
    checklist_move(view::ChecklistMove) -> Done;
    /// Take a line off this project's list.
    checklist_drop(view::ChecklistKey) -> Done;
    /// A line as the program makes it, on the list.
    checklist_restore(view::ChecklistKey) -> Done;
    /// Keep what is one's own of the checklist for the next client, as a file.
    checklist_template_save(ByTicket) -> view::ChecklistTemplateSaved;
    /// Take a kept template over; what this project says itself stays.
    checklist_template_apply(ByTicket) -> Done;
    /// The consultant's logo for every document but the letter: a PNG or JPEG picture.
    logo_set(ByTicket) -> Done;
    /// Documents with the letter mark again.
    logo_remove(Nothing) -> Done;

    /// All documents that can be exported.
    documents_list(Nothing) -> view::DocumentsView;
    /// Sign the letter of an order: with the file as it came back, or with strokes drawn on screen.
    loa_sign(view::LoaSign) -> Done;
    /// Formats of upload files, each with its source.
    upload_formats(Nothing) -> Vec<view::UploadFormatRow>;
    /// What an upload of an order or of the project would be, and what it refuses.
    upload_view(view::UploadAsk) -> view::UploadView;
    /// Write documents into a folder.
    documents_export(view::ExportRequest) -> view::Exported;

    /// The record, newest first.
    history(Nothing) -> Vec<view::EventView>;
    /// Take back the last change.
    undo(Nothing) -> Done;
    /// Bring again what undo took back.
    redo(Nothing) -> Done;
}
