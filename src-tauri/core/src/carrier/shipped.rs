//! The profiles that come with the program, embedded when it is built.
//!
//! The list is kept by hand; a test holds it against the folder.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{CarrierId, Profile, ProfileError, parse_all};

macro_rules! shipped {
    ($($file:literal)*) => {
        const FILES: &[(&str, &str)] = &[$((
            $file,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/carriers/", $file)),
        )),*];
    };
}

shipped! {
    "8x8.toml"
    "activepbx.toml"
    "aircall.toml"
    "allstream.toml"
    "amazon-connect.toml"
    "att.toml"
    "avoxi.toml"
    "badger-valley.toml"
    "bandwidth.toml"
    "bright-pattern.toml"
    "ca-rules.toml"
    "calltower.toml"
    "calyx-cloud.toml"
    "clearfly.toml"
    "cloudtalk.toml"
    "comcast.toml"
    "commio.toml"
    "corvus.toml"
    "dial-plus.toml"
    "dialpad.toml"
    "dialstack.toml"
    "fairpoint.toml"
    "five9.toml"
    "gamma.toml"
    "genesys-cloud.toml"
    "i800.toml"
    "intermedia.toml"
    "kazoo.toml"
    "lakeland.toml"
    "line2.toml"
    "lumen.toml"
    "meridian.toml"
    "microsoft-teams.toml"
    "nationsline.toml"
    "nextiva.toml"
    "numberbarn.toml"
    "oit.toml"
    "onsip.toml"
    "planning-default.toml"
    "portcontrol.toml"
    "ringcentral.toml"
    "simplevoip.toml"
    "simwood.toml"
    "sinch.toml"
    "sipcity.toml"
    "somos.toml"
    "spectrum.toml"
    "t-mobile.toml"
    "t38fax.toml"
    "talkdesk-express.toml"
    "talkdesk.toml"
    "telnyx.toml"
    "tollway.toml"
    "twilio.toml"
    "us-rules.toml"
    "verizon.toml"
    "voicemeup.toml"
    "voip-ms.toml"
    "vonage.toml"
    "voxox.toml"
    "zoom.toml"
}

/// The profile of what we use where nobody publishes a rule.
pub const DEFAULTS: &str = "planning-default";

type Read = Result<BTreeMap<CarrierId, Profile>, ProfileError>;

fn read() -> &'static Read {
    // They are the same for the life of the program, and many ask for them.
    static READ: OnceLock<Read> = OnceLock::new();
    READ.get_or_init(|| parse_all(FILES.iter().copied()))
}

/// The profiles that come with the program, by id. Fails only where a profile of this build is wrong.
pub fn load() -> Result<BTreeMap<CarrierId, Profile>, ProfileError> {
    read().clone()
}

/// One of them as it ships, whatever a project says of it.
pub fn shipped_profile(id: &str) -> Option<&'static Profile> {
    read().as_ref().ok()?.get(&CarrierId(id.to_owned()))
}

/// Our planning defaults: what is used where no carrier publishes a rule, each with its own source.
pub fn defaults(profiles: &BTreeMap<CarrierId, Profile>) -> Option<&Profile> {
    profiles.get(&CarrierId(DEFAULTS.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::{FILES, load};
    use crate::carrier::{CarrierId, Class, FeeKind, Role};

    fn id(word: &str) -> CarrierId {
        CarrierId(word.to_owned())
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_list() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/carriers");
        let on_disk: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let listed: BTreeSet<String> = FILES.iter().map(|(file, _)| (*file).to_owned()).collect();
        assert_eq!(on_disk, listed);
        assert!(FILES.is_sorted(), "the list is in order");
    }

    #[test]
    fn every_shipped_profile_can_be_read() {
        let profiles = load().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(profiles.len(), FILES.len());
    }

    #[test]
    fn the_carriers_of_the_first_release_are_there_in_their_roles() {
        let profiles = load().unwrap();
        let to = "bandwidth telnyx twilio microsoft-teams zoom ringcentral genesys-cloud talkdesk nextiva \
                  cloudtalk five9 activepbx";
        for word in to.split_whitespace() {
            let role = profiles.get(&id(word)).map(|profile| profile.role);
            assert!(
                matches!(role, Some(Role::Gaining | Role::Platform)),
                "{word}: {role:?}"
            );
        }
        for word in ["att", "comcast", "lumen", "verizon", "spectrum"] {
            let role = profiles.get(&id(word)).map(|profile| profile.role);
            assert_eq!(role, Some(Role::Losing), "{word}");
        }
    }

    #[test]
    fn only_the_sample_clients_carriers_are_invented() {
        let invented: Vec<_> = load()
            .unwrap()
            .into_values()
            .filter(|profile| profile.example)
            .map(|profile| profile.id.0)
            .collect();
        let sample = [
            "badger-valley",
            "calyx-cloud",
            "corvus",
            "lakeland",
            "meridian",
            "tollway",
        ];
        assert_eq!(invented, sample);
    }

    #[test]
    fn known_limits_of_the_field_are_in_the_data() {
        let profiles = load().unwrap();
        let cap = |word: &str| {
            profiles[&id(word)]
                .cap(Class::NonSimple)
                .map(|cap| cap.numbers)
        };
        // field.md (d): the caps for which lists have to be split.
        assert_eq!(cap("zoom"), Some(100));
        assert_eq!(cap("genesys-cloud"), Some(100));
        assert_eq!(cap("sinch"), Some(500));
        assert_eq!(cap("microsoft-teams"), Some(999));
        assert_eq!(cap("twilio"), Some(1000));
        assert_eq!(cap("five9"), None, "unknown stays unknown");
        let zoom = profiles[&id("zoom")].window_for(Class::NonSimple).unwrap();
        assert_eq!(zoom.start, zoom.end, "11:30 ET, fixed");
        assert_eq!(zoom.zone, "America/New_York");
        let bill = profiles[&id("zoom")].bill_max_days.as_ref().unwrap();
        assert_eq!(bill.value, 30, "the stricter of two sources");
        assert_eq!(bill.conflicts.first().map(|other| other.value), Some(45));
        let fee = &profiles[&id("activepbx")].fees[&FeeKind::PortIn].value;
        assert_eq!(fee.words(), "25.00 USD a number");
        assert!(
            fee.even_if_unavailable,
            "charged even if the number proves unavailable"
        );
    }

    #[test]
    fn a_sample_order_finds_its_lead_time() {
        let profiles = load().unwrap();
        let days = |word: &str, class, size| {
            let lead = profiles[&id(word)].lead_time(class, size)?;
            Some((lead.min?, lead.typical?, lead.max?))
        };
        assert_eq!(days("lakeland", Class::Project, 151), Some((15, 20, 30)));
        assert_eq!(
            days("badger-valley", Class::NonSimple, 41),
            Some((10, 15, 21))
        );
        assert_eq!(days("corvus", Class::NonSimple, 52), Some((5, 10, 15)));
        assert_eq!(days("tollway", Class::TollFree, 2), Some((3, 7, 20)));
    }
}
