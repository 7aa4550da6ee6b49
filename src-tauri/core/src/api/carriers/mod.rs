//! Carriers and their rules: what is published, what is not, and what the project knows otherwise.

mod sides;

use std::{collections::BTreeMap, io::Read as _, path::Path};

use super::{
    commands::{ById, ByTicket, Done, Nothing},
    error::WireError,
    session::{Call, Session, local_minute},
    view::{
        CarrierAdded, CarrierChecked, CarrierOverride, CarrierOverrideRemove, CarrierRow,
        CarrierView, ProfileMistake,
    },
    words::small,
};
use crate::{
    calendar::Calendar,
    carrier::{self, CarrierId, Known, Override, Profile, ProfileError, Role, all_rules},
    project::Op,
    snapshot::{AddedProfile, OwnRules},
    zone,
};
pub(super) use sides::rule_of_step;
use sides::{Sides, stated};

/// Largest file of a profile; the longest of ours has a tenth of it.
const MOST: u64 = 256 * 1024;

impl Session {
    pub(super) fn carriers_list(
        &mut self,
        _: Nothing,
        _: &mut Call<'_>,
    ) -> Result<Vec<CarrierRow>, WireError> {
        let sides = self.sides();
        let mut rows: Vec<CarrierRow> = sides
            .profiles
            .values()
            .map(|profile| sides.row(profile, &all_rules(profile)))
            .collect();
        rows.sort_by_key(|row| (!row.in_project, row.role, row.name.to_lowercase()));
        Ok(rows)
    }

    pub(super) fn carrier_detail(
        &mut self,
        request: ById<String>,
        _: &mut Call<'_>,
    ) -> Result<CarrierView, WireError> {
        let sides = self.sides();
        let profile = sides.profile(&request.id)?;
        let rules = all_rules(profile);
        let fixed = self.fixed(profile);
        let lessons = self.open.as_ref().map_or_else(Vec::new, |open| {
            super::night::lessons_of(&open.snapshot, &profile.id)
        });
        Ok(CarrierView {
            row: sides.row(profile, &rules),
            legal_name: profile.legal_name.clone(),
            groups: sides.groups(profile, rules, fixed.is_empty()),
            fixed,
            lessons,
        })
    }

    pub(super) fn carrier_override(
        &mut self,
        request: CarrierOverride,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let reason = request.reason.trim();
        if reason.is_empty() {
            return Err(WireError::user(
                "no_reason",
                "There is no reason.",
                "Say who told you so, and when.",
            ));
        }
        self.opened()?;
        let sides = self.sides();
        let profile = sides.profile(&request.carrier)?;
        not_common(profile)?;
        let (rule, value) = carrier::rule_form(request.rule.trim(), &request.value, known())
            .map_err(|why| {
                WireError::user(
                    "not_a_rule",
                    format!("The rule of {} cannot be that: {why}.", profile.name),
                    "The carrier’s rules and what they may say are on its page, and in `portwright-cli carriers ID`.",
                )
            })?;
        let zone = &self.opened()?.snapshot.settings.zone;
        let change = Override {
            carrier: profile.id.clone(),
            rule,
            value,
            reason: reason.to_owned(),
            as_of: local_minute(call.now, zone).date(),
            by: self.host.actor.clone(),
        };
        let base = sides.own.replaced.get(&profile.id).unwrap_or(profile);
        let others = sides
            .own
            .overrides
            .iter()
            .filter(|other| other.carrier == change.carrier && other.rule != change.rule);
        let (changed, unusable) = carrier::apply(base, others.chain([&change]));
        if let Some((_, why)) = unusable.iter().find(|(failed, _)| **failed == change) {
            return Err(WireError::user(
                "not_a_rule",
                format!("The rule of {} cannot be that: {why}.", profile.name),
                "Correct the value.",
            ));
        }
        let what = what_of(&change.rule, [&changed, base]);
        self.write(&Op::CarrierOverride { change, what }, call.now)
    }

    pub(super) fn carrier_override_remove(
        &mut self,
        request: CarrierOverrideRemove,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let open = self.opened()?;
        let id = CarrierId(request.carrier);
        if open.snapshot.own_rules.of(&id, &request.rule).is_none() {
            return Err(WireError::user(
                "no_such_override",
                format!(
                    "The project says nothing of its own about {} of {id}.",
                    request.rule
                ),
                "Name a rule that the project has changed.",
            ));
        }
        let snapshot = &open.snapshot;
        let known = [
            snapshot.carriers.get(&id),
            snapshot.own_rules.replaced.get(&id),
        ];
        let what = what_of(&request.rule, known.into_iter().flatten());
        let what = format!("{what}, as its profile says");
        let op = Op::CarrierOverrideRemove {
            carrier: id,
            rule: request.rule,
            what,
        };
        self.write(&op, call.now)
    }

    pub(super) fn carrier_check(
        &mut self,
        request: ByTicket,
        _: &mut Call<'_>,
    ) -> Result<CarrierChecked, WireError> {
        let path = self.chosen(request.ticket)?;
        let (file, text) = read(&path)?;
        Ok(match self.checked(&file, &text) {
            Ok(profile) => CarrierChecked {
                file,
                rules: stated(&all_rules(&profile)),
                name: profile.name,
                mistakes: Vec::new(),
            },
            Err(mistakes) => CarrierChecked {
                file,
                name: String::new(),
                rules: 0,
                mistakes: mistakes.iter().map(mistake).collect(),
            },
        })
    }

    pub(super) fn carrier_add(
        &mut self,
        request: ByTicket,
        call: &mut Call<'_>,
    ) -> Result<CarrierAdded, WireError> {
        let path = self.chosen(request.ticket)?;
        let (file, text) = read(&path)?;
        self.opened()?;
        let profile = self.checked(&file, &text).map_err(|mistakes| {
            let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
            WireError::user(
                "profile_has_mistakes",
                format!("The profile cannot be used.\n{}", said.join("\n")),
                "Correct the file and choose it again.",
            )
        })?;
        let id = profile.id.0.clone();
        let what = format!("carrier {}", profile.name);
        let profile = AddedProfile {
            carrier: profile.id,
            file,
            text,
        };
        let done = self.write(&Op::CarrierAdd { profile, what }, call.now)?;
        Ok(CarrierAdded { id, done })
    }

    /// The profile of a file, or everything wrong with it.
    fn checked(&self, file: &str, text: &str) -> Result<Profile, Vec<ProfileError>> {
        let profile = carrier::check(file, text, known())?;
        let refused = |message: String| ProfileError {
            file: file.to_owned(),
            line: 1,
            column: 1,
            message,
        };
        if self.profiles.contains_key(&profile.id) {
            return Err(vec![refused(format!(
                "id: `{}` comes with the program; change its rules instead, or take another id and file name",
                profile.id
            ))]);
        }
        if profile.role == Role::Common {
            return Err(vec![refused(
                "role: a carrier is gaining, losing or a platform".to_owned(),
            )]);
        }
        let sides = self.sides();
        if let Some(via) = &profile.via
            && sides
                .profiles
                .get(&via.value)
                .is_none_or(|under| under.role != Role::Gaining)
        {
            return Err(vec![refused(format!(
                "via: `{}` is no gaining carrier",
                via.value
            ))]);
        }
        Ok(profile)
    }

    fn fixed(&self, profile: &Profile) -> String {
        if let Err(why) = not_common(profile) {
            return why.hint;
        }
        match &self.open {
            None => "Open a project to change a rule for it.".to_owned(),
            Some(open) if open.project.read_only().is_some() => {
                "The project is open for reading only.".to_owned()
            }
            Some(_) => String::new(),
        }
    }

    fn sides(&self) -> Sides<'_> {
        static NONE: OwnRules = OwnRules {
            overrides: Vec::new(),
            added: std::collections::BTreeSet::new(),
            replaced: BTreeMap::new(),
            unusable: Vec::new(),
        };
        let snapshot = self.open.as_ref().map(|open| &*open.snapshot);
        Sides {
            profiles: snapshot.map_or(&self.profiles, |snapshot| &snapshot.carriers),
            own: snapshot.map_or(&NONE, |snapshot| &snapshot.own_rules),
            snapshot,
        }
    }
}

/// A rule of a carrier as undo names it: `oldest bill taken of Lakeland`.
fn what_of<'p>(path: &str, profiles: impl IntoIterator<Item = &'p Profile>) -> String {
    let mut said = path.to_owned();
    for profile in profiles {
        let rules = all_rules(profile);
        if let Some(rule) = rules.iter().find(|rule| rule.path == path) {
            let mut letters = rule.rule.chars();
            let first = letters
                .next()
                .map(|letter| letter.to_lowercase().to_string());
            said = first.unwrap_or_default() + letters.as_str() + " of " + &profile.name;
            break;
        }
    }
    said
}

fn not_common(profile: &Profile) -> Result<(), WireError> {
    if profile.role == Role::Common {
        return Err(WireError::user(
            "holds_for_everyone",
            format!("{} holds for every carrier.", profile.name),
            "Change the rule at the carrier it is about.",
        ));
    }
    Ok(())
}

/// Zones and calendars of this program.
fn known<'a>() -> Known<'a> {
    Known {
        zone: &zone::is_known,
        calendar: &|name| Calendar::named(name).is_some(),
    }
}

fn read(path: &Path) -> Result<(String, String), WireError> {
    let file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let fail = |why: &dyn std::fmt::Display| {
        WireError::file(
            "profile_unreadable",
            format!("{} cannot be read: {why}.", path.display()),
            "A profile is a text file such as fox-valley.toml.",
        )
    };
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|opened| opened.take(MOST + 1).read_to_end(&mut bytes))
        .map_err(|cause| fail(&cause))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > MOST) {
        return Err(fail(&"it is larger than a profile can be"));
    }
    let text = String::from_utf8(bytes).map_err(|_| fail(&"it is no UTF-8 text"))?;
    Ok((file, text))
}

fn mistake(error: &ProfileError) -> ProfileMistake {
    ProfileMistake {
        line: small(error.line),
        column: small(error.column),
        message: error.message.clone(),
    }
}
