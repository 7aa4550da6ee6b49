//! How long things take: lead times, answers, rejections, papers that have to be fetched, and what follows the voice.

use crate::{
    account::Account,
    carrier::{
        ActivationWindow, Class, DaySpan, LateRejection, LeadTime, MissedFoc, Profile, Rule,
        Unauthorised,
    },
    snapshot::Snapshot,
};

use super::{Common, Rules, Said, of_class, plain, read_of};

const HOURS_A_DAY: u16 = 24;

/// When something has happened after the activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// So many hours later.
    Hours(u16),
    /// So many business days later.
    BusinessDays(u16),
}

impl<'a> Rules<'a> {
    /// The lead time that a side states for this class and size, the losing side first.
    pub fn lead_time(&self) -> Option<(&'a Profile, &'a LeadTime)> {
        self.sides()
            .find_map(|profile| Some((profile, stated(profile, self.class, self.size)?)))
    }

    /// Our own lead time for this class and size.
    pub fn default_lead_time(&self) -> Option<(&'a Profile, &'a LeadTime)> {
        let ours = [self.common.defaults, self.common.last];
        ours.into_iter()
            .flatten()
            .find_map(|profile| Some((profile, stated(profile, self.class, self.size)?)))
    }

    /// Telephone numbers from which an order is a project: the fewest that a side says.
    pub fn project_from(&self) -> Option<Said<'a, u32>> {
        let says = |profile: &'a Profile| {
            let rule = profile.project_from.as_ref()?;
            Some(Said::new(
                profile,
                "project_from",
                rule.value,
                read_of(rule),
            ))
        };
        self.strictest(says, |value| *value)
    }

    /// Business days until an order or a supplement is answered.
    pub fn answer_days(&self) -> Option<Said<'a, u16>> {
        self.first(|profile| {
            let entries = &profile.answers;
            let in_days = |entry: &'a crate::carrier::AnswerTime| {
                Said::new(
                    profile,
                    "answers",
                    entry.hours.div_ceil(HOURS_A_DAY),
                    (&entry.source, entry.as_of),
                )
            };
            let own = entries.iter().find(|entry| entry.class == Some(self.class));
            own.map(in_days)
                .or_else(|| plain(profile, "answer_days", profile.answer_days.as_ref()))
                .or_else(|| of_class(entries, self.class, |entry| entry.class).map(in_days))
        })
    }

    /// Business days until the gaining side's own people have looked at an order, where one says.
    pub fn first_reply_days(&self) -> Option<Said<'a, u16>> {
        self.longest("first_reply_days", |profile| {
            profile.first_reply_days.as_ref()
        })
    }

    /// Business hours without news after which one asks, where a side says.
    pub fn chase_hours(&self) -> Option<Said<'a, u16>> {
        self.least("chase_hours", |profile| profile.chase_hours.as_ref())
    }

    /// Business days after which a silent RespOrg is overruled, where the registry says.
    pub fn escalation_days(&self) -> Option<Said<'a, u16>> {
        self.least("escalation_days", |profile| {
            profile.escalation_days.as_ref()
        })
    }

    /// Business days that one rejection and resubmission add.
    pub fn rejection_days(&self) -> Option<Said<'a, u16>> {
        self.first(|profile| {
            let holds = |class: Class| {
                profile.rejection_times.iter().find(move |entry| {
                    entry.class == class
                        && entry.from <= self.size
                        && entry.to.is_none_or(|to| self.size <= to)
                })
            };
            let entry = holds(self.class).or_else(|| match self.class {
                Class::Simple | Class::Fax => holds(Class::NonSimple),
                _ => None,
            });
            entry
                .map(|entry| {
                    let read = (entry.source.as_str(), entry.as_of);
                    Said::new(profile, "rejection_times", entry.days, read)
                })
                .or_else(|| plain(profile, "rejection_days", profile.rejection_days.as_ref()))
        })
    }

    /// Business days by which a date has to move after it was refused, where a side says.
    pub fn new_date_days(&self) -> Option<Said<'a, u16>> {
        self.longest("new_date_days", |profile| profile.new_date_days.as_ref())
    }

    /// Business days to get a CSR: shortest, usual, longest.
    pub fn csr_days(&self) -> Option<Said<'a, [u16; 3]>> {
        self.first(|profile| span(profile, "csr_days", profile.csr_days.as_ref()))
    }

    /// Business days to have a lock taken off: shortest, usual, longest.
    pub fn unlock_days(&self) -> Option<Said<'a, [u16; 3]>> {
        self.first(|profile| span(profile, "unlock_days", profile.unlock_days.as_ref()))
    }

    /// Minutes without calls that an activation in a window brings: what the project or a side says, else as long as
    /// the window says that one may last, else what holds for all.
    pub fn outage_minutes<'w>(
        &self,
        window: Option<(&'w Profile, &'w ActivationWindow)>,
    ) -> Option<Said<'w, u16>>
    where
        'a: 'w,
    {
        let stated = |profile: &'a Profile| {
            plain(profile, "outage_minutes", profile.outage_minutes.as_ref())
        };
        self.gaining_side()
            .find_map(stated)
            .or_else(|| {
                let (profile, window) = window?;
                let read = (window.source.as_str(), window.as_of);
                Some(Said::new(profile, "windows", window.minutes?, read))
            })
            .or_else(|| self.common().find_map(stated))
    }

    /// Business days that a letter which is out is given to come back signed.
    pub fn signature_days(&self) -> Option<Said<'a, u16>> {
        self.first(|profile| plain(profile, "signature_days", profile.signature_days.as_ref()))
    }

    /// Business days within which a letter comes back signed, at the longest.
    pub fn signature_longest_days(&self) -> Option<Said<'a, u16>> {
        self.first(|profile| {
            plain(
                profile,
                "signature_longest_days",
                profile.signature_longest_days.as_ref(),
            )
        })
    }

    /// Business days within which what holds an order up is put right, at the longest.
    pub fn repair_longest_days(&self) -> Option<Said<'a, u16>> {
        self.first(|profile| {
            plain(
                profile,
                "repair_longest_days",
                profile.repair_longest_days.as_ref(),
            )
        })
    }

    /// How late a rejection may come.
    pub fn late_rejection(&self) -> Option<Said<'a, LateRejection>> {
        self.first(|profile| {
            let rule = profile.late_rejection.as_ref()?;
            Some(Said::new(
                profile,
                "late_rejection",
                rule.value,
                read_of(rule),
            ))
        })
    }

    /// Minutes that one activation takes: what the gaining side says, else what holds for all.
    pub fn activation_minutes(&self) -> Option<Said<'a, u16>> {
        let says = |profile: &'a Profile| {
            plain(
                profile,
                "activation_minutes",
                profile.activation_minutes.as_ref(),
            )
        };
        self.gaining_side()
            .find_map(says)
            .or_else(|| self.common().find_map(says))
    }

    /// Hours without a change after which a draft is thrown away, where a side says.
    pub fn draft_hours(&self) -> Option<Said<'a, u16>> {
        self.least("draft_hours", |profile| profile.draft_hours.as_ref())
    }

    /// Calendar days after which an unanswered rejection ends the order, where a side says.
    pub fn exception_days(&self) -> Option<Said<'a, u16>> {
        self.least("exception_days", |profile| profile.exception_days.as_ref())
    }

    /// Hours after activation in which a snapback can be asked for.
    pub fn snapback_hours(&self) -> Option<Said<'a, u16>> {
        self.least("snapback_hours", |profile| profile.snapback_hours.as_ref())
    }

    /// Calendar days after its date at which an order that nobody activated is thrown away.
    pub fn abandoned_days(&self) -> Option<Said<'a, u16>> {
        self.least("abandoned_days", |profile| profile.abandoned_days.as_ref())
    }

    /// How long somebody has who did not want the port, where a side says, else by practice.
    pub fn unauthorised(&self) -> Option<Said<'a, &'a Unauthorised>> {
        self.strictest(
            |profile: &'a Profile| {
                let rule: &'a Rule<Unauthorised> = profile.unauthorised.as_ref()?;
                Some(Said::new(
                    profile,
                    "unauthorised",
                    &rule.value,
                    read_of(rule),
                ))
            },
            |value| value.last_days,
        )
    }

    /// What comes of an order that is not activated on its day: the losing side's word first.
    pub fn missed_foc(&self) -> Option<Said<'a, MissedFoc>> {
        self.first(|profile| {
            let rule = profile.missed_foc.as_ref()?;
            Some(Said::new(profile, "missed_foc", rule.value, read_of(rule)))
        })
    }

    /// Hours ahead at which a confirmed date is short notice: the widest that a side says.
    pub fn short_notice_hours(&self) -> Option<Said<'a, u16>> {
        self.longest("short_notice_hours", |profile| {
            profile.short_notice_hours.as_ref()
        })
    }

    /// Hours until the 911 database knows the new side.
    pub fn record_911_hours(&self) -> Option<Said<'a, u16>> {
        self.longest("record_911_hours", |profile| {
            profile.record_911_hours.as_ref()
        })
    }

    /// Hours until a caller's name is known everywhere.
    pub fn caller_name_hours(&self) -> Option<Said<'a, u16>> {
        self.longest("caller_name_hours", |profile| {
            profile.caller_name_hours.as_ref()
        })
    }

    /// Hours before which no answer is usual, where whoever says how long it takes says that too.
    pub fn answer_from_hours(&self) -> Option<u16> {
        let said = self.answer_days()?;
        let entry = of_class(&said.by.answers, self.class, |entry| entry.class)?;
        entry.from_hours.filter(|_| said.rule == "answers")
    }

    /// Hours before which texting has not followed the voice, where whoever says how long it takes says that too.
    pub fn texting_from_hours(&self) -> Option<u16> {
        let said = self.texting()?;
        of_class(&said.by.sms_delays, self.class, |entry| entry.class)?.from_hours
    }

    /// When texting has followed the voice, the longest that a side states.
    pub fn texting(&self) -> Option<Said<'a, After>> {
        let says = |profile: &'a Profile| {
            let entry = of_class(&profile.sms_delays, self.class, |entry| entry.class)?;
            let after = if entry.business {
                After::BusinessDays(entry.hours.div_ceil(HOURS_A_DAY))
            } else {
                After::Hours(entry.hours)
            };
            let read = (entry.source.as_str(), entry.as_of);
            Some(Said::new(profile, "sms_delays", after, read))
        };
        self.strictest(says, |after| {
            std::cmp::Reverse(match *after {
                After::Hours(hours) => u32::from(hours),
                After::BusinessDays(days) => u32::from(days) * u32::from(HOURS_A_DAY),
            })
        })
    }

    /// Whether texting moves with the voice, where the gaining side says.
    pub fn texting_ports(&self) -> Option<Said<'a, bool>> {
        self.gaining_side().find_map(|profile| {
            let rule = profile.sms_ports.as_ref()?;
            Some(Said::new(profile, "sms_ports", rule.value, read_of(rule)))
        })
    }

    /// Calendar days for which the losing side keeps numbers up that have left it.
    pub fn kept_up_days(&self) -> Option<Said<'a, u16>> {
        let losing = self.losing?;
        plain(
            losing,
            "leaving_kept_days",
            losing.leaving_kept_days.as_ref(),
        )
    }

    /// Whether two open orders on one account collide; the losing side's word, else that of practice.
    pub fn collide(&self) -> bool {
        self.orders_collide().is_none_or(|said| said.value)
    }

    /// The same with who says so.
    pub fn orders_collide(&self) -> Option<Said<'a, bool>> {
        let says = |profile: &'a Profile| {
            let rule = profile.orders_collide.as_ref()?;
            Some(Said::new(
                profile,
                "orders_collide",
                rule.value,
                read_of(rule),
            ))
        };
        self.losing
            .and_then(says)
            .or_else(|| self.common().find_map(says))
    }
}

/// The entry of a profile for a class and size. A profile that does not tell projects or Canadian numbers
/// apart answers with its figure for other orders of that size.
fn stated(profile: &Profile, class: Class, size: u32) -> Option<&LeadTime> {
    let stated =
        |entry: &&LeadTime| entry.min.is_some() || entry.typical.is_some() || entry.max.is_some();
    profile
        .lead_time(class, size)
        .filter(stated)
        .or_else(|| match class {
            Class::Project | Class::Canada => {
                profile.lead_time(Class::NonSimple, size).filter(stated)
            }
            _ => None,
        })
}

/// The usual figure is the middle where only the ends are stated, and never lies outside them.
fn span<'a>(
    by: &'a Profile,
    name: &'static str,
    rule: Option<&'a Rule<DaySpan>>,
) -> Option<Said<'a, [u16; 3]>> {
    let rule = rule?;
    let (min, max) = (rule.value.min, rule.value.max.max(rule.value.min));
    let usual = rule.value.typical.unwrap_or(min.midpoint(max));
    let days = [min, usual.clamp(min, max), max];
    Some(Said::new(by, name, days, read_of(rule)))
}

/// Calendar days after which a disconnected number of an account is given to somebody else, with whose number that is:
/// the losing side's own word, else the registry's or that of practice.
pub(crate) fn aging_days<'a>(
    snapshot: &'a Snapshot,
    account: &Account,
    toll_free: bool,
) -> Option<(&'static str, Said<'a, u16>)> {
    let (name, words) = match (toll_free, account.residential) {
        (true, _) => ("toll_free", "toll-free"),
        (false, true) => ("residential", "residential"),
        (false, false) => ("business", "business"),
    };
    let common = Common::of(snapshot);
    let losing = snapshot.carriers.get(&account.carrier);
    [losing, common.registry, common.us]
        .into_iter()
        .flatten()
        .find_map(|profile| plain(profile, "aging_days", profile.aging_days.get(name)))
        .map(|said| (words, said))
}
