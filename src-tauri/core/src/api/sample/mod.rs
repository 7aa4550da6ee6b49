//! The sample client: made from the kind of files people really send, through the program's ordinary
//! operations, and from `assets/sample/sample.toml` for what no file carries.
//!
//! Its story is told on one Monday; on another day its dates are laid from the next business day.

mod done;
mod life;
mod shift;
mod terms;

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::Deserialize;

use self::{
    done::done,
    life::{kept, life},
    shift::Shift,
};
use super::{
    commands::{ByTicket, Nothing},
    error::{ErrorKind, WireError},
    evidence::{Paper, attach_bytes},
    import::{Job, Read, Work, view::ImportRequest},
    session::{Call, Progress, Session},
    view::Head,
};
use crate::{
    account::{Account, Signer},
    carrier::CarrierId,
    csr::Csr,
    evidence::EvidenceKind,
    id::{AccountId, BlackoutId, SiteId},
    intake::List,
    number::{Disposition, Number, TelephoneNumber, Use, read_cell},
    order::{Channel, GateItem, OrderStatus},
    project::{Op, Project, Stamp},
    site::{Address, Site},
    snapshot::{Blackout, Settings, Snapshot},
    split, worker, zone,
};

const STORY: &str = include_str!("../../../../../assets/sample/sample.toml");

macro_rules! files {
    ($($name:literal)*) => {
        /// The sample's files, by name.
        pub(super) const FILES: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("../../../../../assets/sample/", $name)))),*];
    };
}

files! {
    "northgate-inventory.xlsx"
    "lakeland-csr.txt"
    "badger-valley-csr.txt"
    "corvus-csr.txt"
    "lakeland-bill.csv"
    "badger-valley-bill.csv"
    "corvus-bill.csv"
    "tollway-bill.csv"
    "lakeland-csr.pdf"
    "badger-valley-csr.pdf"
    "corvus-csr.pdf"
    "lakeland-bill.pdf"
    "badger-valley-bill.pdf"
    "corvus-bill.pdf"
    "tollway-bill.pdf"
    "calls.csv"
}

#[derive(Deserialize)]
struct Story {
    #[serde(rename = "story_day")]
    told_on: NaiveDate,
    project: StoryProject,
    closed: Vec<StoryClosed>,
    duty: Vec<terms::StoryDuty>,
    charge: Vec<terms::StoryCharge>,
    site: Vec<StorySite>,
    account: Vec<StoryAccount>,
    import: Vec<StoryImport>,
    disposition: Vec<StoryDisposition>,
    set: Vec<StorySet>,
    order: Vec<StoryOrder>,
    contact: Vec<StoryContact>,
    confirmed: Vec<StoryConfirmed>,
    done: Vec<done::StoryDone>,
}

#[derive(Deserialize)]
struct StoryContact {
    order: String,
    at: DateTime<FixedOffset>,
    who: String,
    whom: String,
    channel: Channel,
    text: String,
}

#[derive(Deserialize)]
struct StoryConfirmed {
    item: GateItem,
    /// Keys of accounts; none for an item of the project.
    #[serde(default)]
    accounts: Vec<String>,
    who: String,
    on: NaiveDate,
    note: String,
}

#[derive(Deserialize)]
struct StoryProject {
    client: String,
    prefix: String,
    gaining: String,
    zone: String,
    go_live: NaiveDate,
    window_start: String,
    window_end: String,
    consultant: String,
    people: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct StoryClosed {
    carrier: String,
    name: String,
    from: NaiveDate,
    to: NaiveDate,
}

#[derive(Deserialize)]
struct StorySite {
    key: String,
    name: String,
    street: String,
    city: String,
    state: String,
    zip: String,
    zone: String,
}

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
struct StoryAddress {
    street: String,
    line2: String,
    city: String,
    state: String,
    zip: String,
}

impl From<StoryAddress> for Address {
    fn from(said: StoryAddress) -> Self {
        Self {
            street: said.street,
            line2: said.line2,
            city: said.city,
            state: said.state,
            zip: said.zip,
        }
    }
}

#[derive(Deserialize)]
struct StoryAccount {
    key: String,
    carrier: String,
    account_number: String,
    #[serde(default)]
    btn: String,
    #[serde(default)]
    new_btn: String,
    business_name: String,
    billing_name: String,
    billing_address: StoryAddress,
    #[serde(default)]
    service_address: StoryAddress,
    signer: Signer,
    bill_date: NaiveDate,
    lock_asked_on: Option<NaiveDate>,
    contract_end: Option<NaiveDate>,
    notice_days: Option<u16>,
    csr: Option<StoryCsr>,
}

#[derive(Deserialize)]
struct StoryCsr {
    dated: NaiveDate,
}

#[derive(Deserialize)]
struct StoryImport {
    file: String,
    /// The same as the carrier printed it: what is attached to the account.
    #[serde(default)]
    paper: String,
    sheet: Option<String>,
    #[serde(rename = "as")]
    list: List,
    account: Option<String>,
    site: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum StoryNumbers {
    All(AllOfThem),
    These(Vec<String>),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum AllOfThem {
    All,
}

#[derive(Deserialize)]
struct StoryDisposition {
    numbers: StoryNumbers,
    disposition: Disposition,
}

#[derive(Deserialize)]
struct StorySet {
    numbers: StoryNumbers,
    #[serde(rename = "use")]
    usage: Option<Use>,
    address_911: Option<String>,
    target: Option<String>,
    resp_org: Option<String>,
    rings_to: Option<String>,
}

#[derive(Deserialize)]
struct StoryOrder {
    name: String,
    pon: String,
    status: OrderStatus,
    #[serde(default)]
    carrier_number: String,
    signed_on: Option<NaiveDate>,
    /// The day on which the LOA went out for signature.
    out_on: Option<NaiveDate>,
    requested: StoryWindow,
    confirmed: Option<StoryWindow>,
    #[serde(default)]
    sent: Vec<StorySent>,
    #[serde(default)]
    rejection: Vec<StoryRejection>,
}

#[derive(Deserialize, Clone)]
struct StoryWindow {
    date: NaiveDate,
    start: String,
    end: String,
    zone: String,
    /// When it was confirmed.
    at: Option<DateTime<FixedOffset>>,
}

#[derive(Deserialize)]
struct StorySent {
    signed_on: NaiveDate,
    at: DateTime<FixedOffset>,
    requested: StoryWindow,
}

#[derive(Deserialize)]
struct StoryRejection {
    version: u16,
    at: DateTime<FixedOffset>,
    code: String,
    reason: String,
    field: String,
    sent: String,
    holds: String,
}

impl Session {
    pub(super) fn project_sample(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<Head, WireError> {
        let path = self.chosen(request.ticket)?;
        let story: Story = toml::from_str(STORY).map_err(damaged)?;
        // Today where the client is: the host's clock may be a day ahead of it.
        let today = zone::to_local(call.now.to_utc(), &story.project.zone)
            .map_or_else(|_| call.now.date_naive(), |local| local.date());
        let shift = Shift::new(story.told_on, today);
        let settings = settings(&story.project, &shift)?;
        // The same sample is the same project wherever it is made: its name needs no chance.
        let project = Project::create(
            &path,
            "sample-northgate-dental-group",
            &settings,
            Stamp {
                at: call.now,
                actor: &self.host.actor,
            },
        )?;
        self.adopt(project)?;
        let told = self.tell(&story, &shift, call);
        if told.is_err() {
            // Half a sample is worse than none; the file was new and is ours.
            self.open = None;
            let _ = std::fs::remove_file(&path);
        }
        told?;
        self.project_head(Nothing {}, call)
    }

    fn tell(&mut self, story: &Story, shift: &Shift, call: &mut Call<'_>) -> Result<(), WireError> {
        let now = call.now;
        for closed in &story.closed {
            self.write(&Op::Blackout(blackout(closed, shift)), now)?;
        }
        for site in &story.site {
            self.write(&Op::Site(made_site(site)), now)?;
        }
        for account in &story.account {
            let what = format!("new account {}", account.carrier);
            self.write(
                &Op::Account {
                    account: Box::new(made_account(account, shift)),
                    what,
                },
                now,
            )?;
        }
        self.tell_terms(story, now)?;
        for (n, import) in story.import.iter().enumerate() {
            let total = u64::try_from(story.import.len()).ok();
            let what = format!("reading {}", import.file);
            (call.progress)(Progress {
                what,
                done: u64::try_from(n).unwrap_or(0),
                total,
            });
            self.take_in(story, import, shift, call)?;
        }
        let numbers = decided(&self.opened()?.snapshot, story)?;
        self.write(
            &Op::Numbers {
                numbers,
                what: "dispositions, targets and 911 addresses".to_owned(),
            },
            now,
        )?;
        let split = split::split(&self.opened()?.snapshot);
        self.write(
            &Op::Split {
                orders: split.orders,
                moves: split.moves,
                emptied: split.emptied,
            },
            now,
        )?;
        // Confirmed before anything goes out, so before the orders live.
        for op in kept(&self.opened()?.snapshot, story, shift)? {
            self.write(&op, now)?;
        }
        for op in done(&self.opened()?.snapshot, story, shift)? {
            self.write(&op, now)?;
        }
        for order in &story.order {
            for mut op in life(&self.opened()?.snapshot, order, shift)? {
                let state = self.state(now)?;
                self.keep_what_goes_out(&state, &mut op)?;
                drop(state);
                self.write(&op, now)?;
            }
        }
        Ok(())
    }

    fn take_in(
        &mut self,
        story: &Story,
        import: &StoryImport,
        shift: &Shift,
        call: &mut Call<'_>,
    ) -> Result<(), WireError> {
        let bytes = bytes_of(&import.file);
        let key = import.account.as_deref();
        let account = key
            .and_then(|key| place(&story.account, |account| account.key == key))
            .map(AccountId);
        let site = import
            .site
            .as_deref()
            .and_then(|key| place(&story.site, |site| site.key == key))
            .map(SiteId);
        if let (List::Csr, Some(account)) = (import.list, account) {
            let said = story
                .account
                .iter()
                .find(|said| Some(said.key.as_str()) == key);
            let dated = said
                .and_then(|said| said.csr.as_ref())
                .map(|csr| shift.date(csr.dated))
                .unwrap_or_default();
            self.keep(import, EvidenceKind::Csr, account, dated, call)?;
            let text = String::from_utf8_lossy(bytes).into_owned();
            self.write_csr(
                Csr {
                    account,
                    dated,
                    text,
                },
                &import.file,
                call.now,
            )?;
            return self.at_site(site, account, call.now);
        }
        let workbook =
            worker::read_pasted(&self.host.worker, &import.file, bytes, &mut |_| true)
                .map_err(|error| WireError::file(error.code(), error.to_string(), String::new()))?;
        let request = ImportRequest {
            sheet: import.sheet.clone(),
            list: import.list,
            account,
            ..ImportRequest::default()
        };
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let job = Job::first(snapshot, Read::of(workbook, bytes), request);
        let repairs = job.repairs()?;
        let mut work = Work::new(&job, &repairs, call)?;
        // The sheets name buildings and floors in the client's short hand; the sites are entered with their
        // addresses before, and each sheet is of one of them.
        work.at(site);
        let (op, _) = work.into_op();
        self.write(&op, call.now)?;
        let said = story
            .account
            .iter()
            .find(|said| Some(said.key.as_str()) == key);
        if let (List::Bill, Some(account), Some(said)) = (import.list, account, said) {
            self.keep(
                import,
                EvidenceKind::Bill,
                account,
                shift.date(said.bill_date),
                call,
            )?;
        }
        Ok(())
    }

    /// Attaches the paper to its account.
    fn keep(
        &mut self,
        import: &StoryImport,
        kind: EvidenceKind,
        account: AccountId,
        dated: NaiveDate,
        call: &Call<'_>,
    ) -> Result<(), WireError> {
        let paper = Paper {
            kind,
            label: import.paper.clone(),
            dated: Some(dated),
            account: Some(account),
            order: None,
            note: String::new(),
        };
        attach_bytes(self, paper, bytes_of(&import.paper).to_vec(), call.now).map(|_| ())
    }

    /// Numbers that only a CSR names are served at the site of their sheet.
    fn at_site(
        &mut self,
        site: Option<SiteId>,
        account: AccountId,
        now: DateTime<FixedOffset>,
    ) -> Result<(), WireError> {
        let Some(site) = site else { return Ok(()) };
        let numbers: Vec<Number> = self
            .opened()?
            .snapshot
            .numbers
            .values()
            .filter(|number| number.account == Some(account) && number.site.is_none())
            .map(|number| Number {
                site: Some(site),
                ..number.clone()
            })
            .collect();
        if !numbers.is_empty() {
            let what = format!("site of {} numbers", numbers.len());
            self.write(&Op::Numbers { numbers, what }, now)?;
        }
        Ok(())
    }
}

fn bytes_of(file: &str) -> &'static [u8] {
    FILES
        .iter()
        .find(|(name, _)| *name == file)
        .map(|(_, bytes)| *bytes)
        .unwrap_or_default()
}

/// Row number that the file gives the n-th thing of its kind.
fn place<T>(things: &[T], is: impl FnMut(&T) -> bool) -> Option<i64> {
    things
        .iter()
        .position(is)
        .and_then(|at| i64::try_from(at + 1).ok())
}

fn damaged(cause: impl std::fmt::Display) -> WireError {
    WireError {
        kind: ErrorKind::Internal,
        code: "sample_damaged".to_owned(),
        message: format!("The sample inside the program cannot be read: {cause}."),
        hint: "Install the program again.".to_owned(),
    }
}

fn time(text: &str) -> Result<NaiveTime, WireError> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(damaged)
}

fn settings(said: &StoryProject, shift: &Shift) -> Result<Settings, WireError> {
    Ok(Settings {
        client: said.client.clone(),
        prefix: said.prefix.clone(),
        gaining: CarrierId(said.gaining.clone()),
        zone: said.zone.clone(),
        go_live: Some(shift.date(said.go_live)),
        window_start: time(&said.window_start)?,
        window_end: time(&said.window_end)?,
        sample: true,
        consultant: said.consultant.clone(),
        people: said.people.clone(),
        rejection_percent: None,
        foc_lost_percent: None,
        logo: None,
    })
}

fn blackout(said: &StoryClosed, shift: &Shift) -> Blackout {
    Blackout {
        id: BlackoutId(-1),
        name: said.name.clone(),
        from: shift.date(said.from),
        to: shift.date(said.to),
        carrier: Some(CarrierId(said.carrier.clone())),
    }
}

fn made_site(said: &StorySite) -> Site {
    let address = Address {
        street: said.street.clone(),
        line2: String::new(),
        city: said.city.clone(),
        state: said.state.clone(),
        zip: said.zip.clone(),
    };
    Site {
        id: SiteId(-1),
        name: said.name.clone(),
        address,
        zone: said.zone.clone(),
    }
}

fn made_account(said: &StoryAccount, shift: &Shift) -> Account {
    Account {
        account_number: said.account_number.clone(),
        btn: numbers(&said.btn).first().copied(),
        new_btn: numbers(&said.new_btn).first().copied(),
        billing_name: said.billing_name.clone(),
        business_name: said.business_name.clone(),
        billing_address: said.billing_address.clone().into(),
        service_address: said.service_address.clone().into(),
        signer: said.signer.clone(),
        bill_date: Some(shift.date(said.bill_date)),
        lock_asked_on: said.lock_asked_on.map(|date| shift.date(date)),
        contract_end: said.contract_end.map(|date| shift.date(date)),
        notice_days: said.notice_days,
        ..Account::blank(CarrierId(said.carrier.clone()))
    }
}

fn numbers(text: &str) -> Vec<TelephoneNumber> {
    if text.is_empty() {
        return Vec::new();
    }
    read_cell(text, "US")
        .numbers
        .into_iter()
        .map(|number| number.tn)
        .collect()
}

/// Every number with its disposition, use, target and 911 address; later entries win.
fn decided(snapshot: &Snapshot, story: &Story) -> Result<Vec<Number>, WireError> {
    let mut by_tn: BTreeMap<TelephoneNumber, Number> = snapshot
        .numbers
        .values()
        .map(|number| (number.tn, number.clone()))
        .collect();
    let all: Vec<TelephoneNumber> = by_tn.keys().copied().collect();
    let meant = |said: &StoryNumbers| match said {
        StoryNumbers::All(AllOfThem::All) => all.clone(),
        StoryNumbers::These(texts) => texts.iter().flat_map(|text| numbers(text)).collect(),
    };
    for entry in &story.disposition {
        for tn in meant(&entry.numbers) {
            let number = by_tn
                .get_mut(&tn)
                .ok_or_else(|| damaged(format!("{tn} is on no list")))?;
            number.disposition = entry.disposition;
        }
    }
    for entry in &story.set {
        for tn in meant(&entry.numbers) {
            let number = by_tn
                .get_mut(&tn)
                .ok_or_else(|| damaged(format!("{tn} is on no list")))?;
            number.usage = entry.usage.unwrap_or(number.usage);
            if let Some(address) = &entry.address_911 {
                number.address_911.clone_from(address);
            }
            if let Some(target) = &entry.target {
                number.target = target.replace("{last3}", &format!("{:03}", tn.line() % 1000));
            }
            if let Some(resp_org) = &entry.resp_org {
                number.resp_org.clone_from(resp_org);
            }
            if let Some(rings_to) = &entry.rings_to {
                number.rings_to = numbers(rings_to).first().copied();
            }
        }
    }
    Ok(by_tn.into_values().collect())
}
