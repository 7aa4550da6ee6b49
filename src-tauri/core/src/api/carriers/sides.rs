//! Who there is, and each rule in words: how it is known, what is used while it is not, and what the project put
//! in its place.

use std::collections::BTreeMap;

use super::super::{
    error::WireError,
    view::{CarrierRow, Icon, Jump, RuleGroup, RuleReading, RuleRow, RuleState},
    words::{mark, small},
};
use crate::{
    carrier::{self, CarrierId, Class, Override, PaperName, Profile, Role, RuleView, all_rules},
    order::Order,
    plan::{Step, StepKind},
    rules::{Rules, WhenAsked},
    snapshot::{OwnRules, Snapshot},
    window::date_words,
};

/// How many rules are known.
pub(super) fn stated(rules: &[RuleView]) -> u32 {
    small(rules.iter().filter(|rule| rule.value.is_some()).count())
}

/// Who there is, with or without an open project.
pub(super) struct Sides<'a> {
    pub(super) profiles: &'a BTreeMap<CarrierId, Profile>,
    pub(super) own: &'a OwnRules,
    pub(super) snapshot: Option<&'a Snapshot>,
}

impl<'a> Sides<'a> {
    pub(super) fn profile(&self, id: &str) -> Result<&'a Profile, WireError> {
        self.profiles.get(&CarrierId(id.to_owned())).ok_or_else(|| {
            WireError::user(
                "no_such_carrier",
                format!("There is no profile {id}."),
                "Choose one of the list of carriers.",
            )
        })
    }

    pub(super) fn row(&self, profile: &Profile, rules: &[RuleView]) -> CarrierRow {
        let via = profile
            .via
            .as_ref()
            .and_then(|via| self.profiles.get(&via.value));
        let count = |is: &dyn Fn(&RuleView) -> bool| small(rules.iter().filter(|r| is(r)).count());
        let own = self.own.overrides.iter();
        CarrierRow {
            id: profile.id.0.clone(),
            name: profile.name.clone(),
            role: profile.role,
            role_words: role_words(profile.role).to_owned(),
            via: via.map(|under| under.name.clone()).unwrap_or_default(),
            rules: stated(rules),
            example: profile.example,
            in_project: self.takes_part(profile),
            added: self.own.added.contains(&profile.id),
            conflicts: count(&|rule| !rule.conflicts.is_empty()),
            unknown: count(&|rule| rule.value.is_none()),
            own: small(own.filter(|change| change.carrier == profile.id).count()),
        }
    }

    fn takes_part(&self, profile: &Profile) -> bool {
        let Some(snapshot) = self.snapshot else {
            return false;
        };
        let id = &profile.id;
        snapshot.settings.gaining == *id
            || snapshot.gaining().is_some_and(|gaining| gaining.id == *id)
            || self.own.added.contains(id)
            || snapshot
                .accounts
                .values()
                .any(|account| account.carrier == *id)
            || snapshot
                .orders
                .values()
                .any(|order| order.key.carrier == *id)
    }

    pub(super) fn groups(
        &self,
        profile: &Profile,
        rules: Vec<RuleView>,
        can_change: bool,
    ) -> Vec<RuleGroup> {
        let before = self.own.replaced.get(&profile.id).map(all_rules);
        let mut groups: Vec<RuleGroup> = Vec::new();
        let mut put = |title: String, row: RuleRow| match groups.last_mut() {
            Some(group) if group.title == title => group.rules.push(row),
            _ => groups.push(RuleGroup {
                title,
                rules: vec![row],
            }),
        };
        for rule in with_gaps(profile, rules) {
            let was = before.as_deref().unwrap_or_default();
            let own = self.own.of(&profile.id, &rule.path);
            let title = rule.group.clone();
            let here = rule.key.clone();
            put(
                title.clone(),
                self.rule(profile, rule, own, was, can_change),
            );
            // Closed periods of the project that are about this carrier stand with its calendar.
            if here == "calendar" {
                for row in self.closed_by_project(&profile.id) {
                    put(title.clone(), row);
                }
            }
        }
        // A rule that the project takes away without a trace is still shown as what it replaces.
        let gone = self.own.overrides.iter().filter(|change| {
            change.carrier == profile.id
                && groups
                    .iter()
                    .flat_map(|group| &group.rules)
                    .all(|row| row.path != change.rule)
        });
        let was = before.as_deref().unwrap_or_default();
        let rows: Vec<(String, RuleRow)> = gone
            .filter_map(|change| {
                let rule = was.iter().find(|rule| rule.path == change.rule)?;
                let absent = RuleView {
                    value: None,
                    source: String::new(),
                    as_of: None,
                    note: String::new(),
                    conflicts: Vec::new(),
                    ..rule.clone()
                };
                let row = self.rule(profile, absent, Some(change), was, can_change);
                Some((rule.group.clone(), row))
            })
            .collect();
        for (title, row) in rows {
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.rules.push(row),
                None => groups.push(RuleGroup {
                    title,
                    rules: vec![row],
                }),
            }
        }
        groups
    }

    fn rule(
        &self,
        profile: &Profile,
        rule: RuleView,
        own: Option<&Override>,
        before: &[RuleView],
        can_change: bool,
    ) -> RuleRow {
        let state = match (own, &rule.value) {
            (Some(_), _) => RuleState::Own,
            (None, None) => RuleState::Unknown,
            (None, Some(_)) if !rule.conflicts.is_empty() => RuleState::Conflict,
            (None, Some(_)) => RuleState::Known,
        };
        let in_use = match &rule.value {
            None => self.in_use(profile, &rule),
            Some(_) => None,
        };
        let replaced = own.and_then(|_| {
            let was = before.iter().find(|was| was.path == rule.path)?;
            Some(reading(was))
        });
        RuleRow {
            value: rule.value.clone(),
            mark: match state {
                RuleState::Known => mark(Icon::Ok, "published"),
                RuleState::Conflict => mark(Icon::Warning, "sources differ"),
                RuleState::Unknown => mark(Icon::Info, "unknown"),
                RuleState::Own => mark(Icon::Sign, "project’s own"),
            },
            state,
            source: rule.source.clone(),
            as_of: rule.as_of,
            read: rule.as_of.map(date_words).unwrap_or_default(),
            note: rule.note.clone(),
            conflicts: rule
                .conflicts
                .iter()
                .map(|other| RuleReading {
                    value: other.value.clone(),
                    source: other.source.clone(),
                    read: date_words(other.as_of),
                    note: other.note.clone(),
                })
                .collect(),
            in_use,
            replaced,
            reason: own
                .map(|own| format!("{} ({}, {})", own.reason, own.by, date_words(own.as_of)))
                .unwrap_or_default(),
            removable: own.is_some() && can_change,
            form: rule.form.filter(|_| can_change),
            path: rule.path,
            rule: rule.rule,
        }
    }

    /// What the planner uses for a rule that nobody published: what the carrier behind a platform says, else
    /// our planning default.
    fn in_use(&self, profile: &Profile, rule: &RuleView) -> Option<RuleReading> {
        let under = profile
            .via
            .as_ref()
            .and_then(|via| self.profiles.get(&via.value));
        let sides = under.into_iter().chain(carrier::defaults(self.profiles));
        sides.filter(|side| side.id != profile.id).find_map(|side| {
            let stated: Vec<RuleView> = all_rules(side)
                .into_iter()
                .filter(|known| known.value.is_some() && stands_for(known, rule))
                .collect();
            let first = stated.first()?;
            let values: Vec<&str> = stated
                .iter()
                .filter_map(|known| known.value.as_deref())
                .collect();
            Some(RuleReading {
                value: values.join("; "),
                source: if side.role == Role::Common {
                    first.source.clone()
                } else {
                    format!("{}: {}", side.name, first.source)
                },
                read: first.as_of.map(date_words).unwrap_or_default(),
                note: if side.role == Role::Common {
                    let note = if stated.len() == 1 {
                        first.note.as_str()
                    } else {
                        ""
                    };
                    let end = if note.is_empty() || note.ends_with('.') {
                        " "
                    } else {
                        ". "
                    };
                    format!("{note}{end}Used unless another side of the order states one.")
                        .trim_start()
                        .to_owned()
                } else {
                    format!("{} files the orders.", side.name)
                },
            })
        })
    }

    fn closed_by_project(&self, id: &CarrierId) -> Vec<RuleRow> {
        let blackouts = self.snapshot.into_iter().flat_map(|s| &s.blackouts);
        blackouts
            .filter(|blackout| blackout.carrier.as_ref() == Some(id))
            .map(|blackout| RuleRow {
                path: format!("closed.{}", blackout.name),
                rule: "Closed period".to_owned(),
                value: Some(format!(
                    "{}, {} to {}",
                    blackout.name, blackout.from, blackout.to
                )),
                state: RuleState::Own,
                mark: mark(Icon::Sign, "project’s own"),
                source: "project: a closed period of this project’s calendar".to_owned(),
                as_of: None,
                read: String::new(),
                note: String::new(),
                conflicts: Vec::new(),
                in_use: None,
                replaced: None,
                reason: String::new(),
                removable: false,
                form: None,
            })
            .collect()
    }
}

fn reading(rule: &RuleView) -> RuleReading {
    RuleReading {
        value: rule.value.clone().unwrap_or_else(|| "unknown".to_owned()),
        source: rule.source.clone(),
        read: rule.as_of.map(date_words).unwrap_or_default(),
        note: rule.note.clone(),
    }
}

/// Whether a rule says what an unknown one leaves open.
fn stands_for(known: &RuleView, unknown: &RuleView) -> bool {
    let same = |key: &str| match unknown.key.as_str() {
        "rejection_days" => key == "rejection_times",
        other => key == other,
    };
    if unknown.path == unknown.key {
        known.key == unknown.key || same(&known.key)
    } else {
        known.path == unknown.path || known.path.starts_with(&format!("{}.", unknown.path))
    }
}

/// The rules, and one more for each class of order that the lead times leave out.
fn with_gaps(profile: &Profile, rules: Vec<RuleView>) -> Vec<RuleView> {
    let stated = |class| profile.lead_times.iter().any(|lead| lead.class == class);
    if profile.lead_times.is_empty() || profile.role == Role::Common {
        return rules;
    }
    let mut classes = vec![
        ("toll_free", Class::TollFree),
        ("wireless", Class::Wireless),
    ];
    if !stated(Class::NonSimple) {
        // Every other order takes the figure of wireline orders where it has none of its own.
        classes.extend([
            ("simple", Class::Simple),
            ("non_simple", Class::NonSimple),
            ("project", Class::Project),
            ("canada", Class::Canada),
        ]);
    }
    let mut with = Vec::with_capacity(rules.len());
    let mut rules = rules.into_iter().peekable();
    while let Some(rule) = rules.next() {
        let last =
            rule.key == "lead_times" && rules.peek().is_none_or(|next| next.key != "lead_times");
        let pattern = last.then(|| rule.clone());
        with.push(rule);
        let Some(pattern) = pattern else { continue };
        with.extend(
            classes
                .iter()
                .filter(|(_, class)| !stated(*class))
                .map(|(word, _)| RuleView {
                    path: format!("lead_times.{word}"),
                    rule: format!("Lead time, {}", word.replace('_', "-")),
                    value: None,
                    source: String::new(),
                    as_of: None,
                    note: String::new(),
                    conflicts: Vec::new(),
                    form: pattern.form.clone().map(|form| carrier::RuleForm {
                        current: String::new(),
                        ..form
                    }),
                    ..pattern.clone()
                }),
        );
    }
    with
}

/// The carrier's rule behind a step of an order's plan: the step says whose it is, its kind which.
pub(in crate::api) fn rule_of_step(
    snapshot: &Snapshot,
    order: &Order,
    step: &Step,
) -> Option<Jump> {
    let rules = Rules::of(snapshot, order);
    let window = order.confirmed.as_ref().or(order.requested.as_ref());
    let said = match step.kind {
        StepKind::Csr => rules.csr_days().map(|said| said.path()),
        StepKind::Unlock => rules.unlock_days().map(|said| said.path()),
        StepKind::Loa => rules
            .oldest_for_gaining(PaperName::Loa)
            .or_else(|| rules.signature_days())
            .map(|said| said.path()),
        StepKind::LoaEnds => rules
            .oldest_for_gaining(PaperName::Loa)
            .map(|said| said.path()),
        StepKind::Submission => rules
            .cut_offs()
            .first()
            .map(|cut_off| (&cut_off.by.id, cut_off.rule))
            .or_else(|| {
                // Without a cut-off it is what it waits for, by the source that it names.
                let collide = rules.orders_collide();
                let collide = collide.filter(|said| said.source() == step.source);
                let signed = rules.signature_days();
                let signed = signed.filter(|said| said.source() == step.source);
                collide
                    .map(|said| said.path())
                    .or_else(|| signed.map(|said| said.path()))
            }),
        StepKind::PassedOn => rules.sent_days_before().map(|said| said.path()),
        StepKind::Answer => rules.answer_days().map(|said| said.path()),
        StepKind::RepairEnds => rules.exception_days().map(|said| said.path()),
        StepKind::Snapback | StepKind::Validation => rules.snapback_hours().map(|said| said.path()),
        StepKind::Record911 => rules.record_911_hours().map(|said| said.path()),
        StepKind::Messages => rules.texting().map(|said| said.path()),
        StepKind::CallerName => rules.caller_name_hours().map(|said| said.path()),
        StepKind::Abandoned => rules.abandoned_days().map(|said| said.path()),
        StepKind::ChangeCutOff => {
            let day = window.map_or(step.to, |window| window.date);
            let starts = day.and_time(chrono::NaiveTime::MIN);
            rules
                .last_change(starts, &WhenAsked(snapshot, order))
                .map(|last| last.said.path())
        }
        StepKind::LeadTime => side_named(&rules, step)
            .or_else(|| rules.default_lead_time().map(|(profile, _)| profile))
            .map(|profile| (&profile.id, "lead_times")),
        StepKind::Cutover => side_named(&rules, step).map(|profile| (&profile.id, "windows")),
        StepKind::Rejected | StepKind::Disconnect => None,
    };
    // What has happened follows no rule.
    let (carrier, rule) = said.filter(|_| !step.source.is_empty())?;
    Some(Jump::Carriers {
        id: carrier.0.clone(),
        rule: rule.to_owned(),
    })
}

/// The side that a step's source names.
fn side_named<'a>(rules: &Rules<'a>, step: &Step) -> Option<&'a Profile> {
    rules
        .sides()
        .find(|side| step.source.starts_with(&format!("{}:", side.name)))
}

fn role_words(role: Role) -> &'static str {
    match role {
        Role::Gaining => "gaining carrier",
        Role::Losing => "losing carrier",
        Role::Platform => "platform",
        Role::Common => "for every carrier",
    }
}
