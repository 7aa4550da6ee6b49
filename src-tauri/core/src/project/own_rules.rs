//! What a project says of carriers, laid over the profiles of the program: its own carriers, rules that it knows
//! otherwise, and the closed periods that such a rule takes the place of.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::store;
use crate::{
    carrier::{self, CarrierId, Override, Profile},
    snapshot::{AddedProfile, Blackout, OwnRules, UnusableRule},
};

/// The profiles as the project knows them: those of the program, its own, and its overrides on top.
pub(super) fn carriers(
    connection: &Connection,
    profiles: &BTreeMap<CarrierId, Profile>,
) -> rusqlite::Result<(BTreeMap<CarrierId, Profile>, OwnRules)> {
    let mut carriers = profiles.clone();
    let mut own = OwnRules::default();
    for added in store::all::<AddedProfile>(connection)? {
        match carrier::parse(&format!("{}.toml", added.carrier), &added.text) {
            Ok(profile) => {
                own.added.insert(profile.id.clone());
                carriers.insert(profile.id.clone(), profile);
            }
            Err(why) => own.unusable.push(UnusableRule {
                carrier: added.carrier,
                rule: String::new(),
                why: why.to_string(),
            }),
        }
    }
    own.overrides = store::all(connection)?;
    own.overrides.sort();
    for changes in own
        .overrides
        .chunk_by(|one, next| one.carrier == next.carrier)
    {
        let Some(id) = changes.first().map(|change| &change.carrier) else {
            continue;
        };
        let unusable = |change: &Override, why: String| UnusableRule {
            carrier: change.carrier.clone(),
            rule: change.rule.clone(),
            why,
        };
        let Some(profile) = carriers.get_mut(id) else {
            let gone = changes.iter();
            own.unusable
                .extend(gone.map(|change| unusable(change, "there is no such carrier".to_owned())));
            continue;
        };
        let (now, failed) = carrier::apply(profile, changes);
        own.unusable.extend(
            failed
                .into_iter()
                .map(|(change, why)| unusable(change, why)),
        );
        own.replaced
            .insert(id.clone(), std::mem::replace(profile, now));
    }
    Ok((carriers, own))
}

/// The closed periods, without those of a carrier that an override of the same name takes the place of.
pub(super) fn blackouts(
    connection: &Connection,
    own: &OwnRules,
) -> rusqlite::Result<Vec<Blackout>> {
    let mut blackouts: Vec<Blackout> = store::all(connection)?;
    blackouts.retain(|blackout| {
        blackout.carrier.as_ref().is_none_or(|carrier| {
            own.of(carrier, &format!("closed.{}", blackout.name))
                .is_none()
        })
    });
    Ok(blackouts)
}
