//! The sample's on-duty hours and what its accounts cost.

use chrono::{DateTime, FixedOffset, NaiveTime};
use serde::Deserialize;

use super::{Story, damaged, place};
use crate::{
    account::Charges,
    api::{error::WireError, session::Session},
    carrier::Cents,
    id::AccountId,
    project::{Op, Terms},
    window::{Duty, Staff},
};

#[derive(Deserialize)]
pub(super) struct StoryDuty {
    staff: Staff,
    weekdays: Vec<u8>,
    start: String,
    end: String,
}

#[derive(Deserialize)]
pub(super) struct StoryCharge {
    account: String,
    monthly: Option<Cents>,
    termination: Option<Cents>,
    source: String,
}

impl Session {
    pub(super) fn tell_terms(
        &mut self,
        story: &Story,
        now: DateTime<FixedOffset>,
    ) -> Result<(), WireError> {
        let mut duty = Vec::new();
        for said in &story.duty {
            let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").map_err(damaged);
            let (start, end) = (time(&said.start)?, time(&said.end)?);
            duty.extend(said.weekdays.iter().map(|weekday| Duty {
                staff: said.staff,
                weekday: *weekday,
                start,
                end,
            }));
        }
        self.write(&Op::Terms(Terms::Duty(duty)), now)?;
        for said in &story.charge {
            let account = place(&story.account, |account| account.key == said.account);
            let account = account
                .map(AccountId)
                .ok_or_else(|| damaged(&said.account))?;
            let charges = Charges {
                account,
                monthly: said.monthly,
                termination: said.termination,
                currency: "USD".to_owned(),
                source: said.source.clone(),
            };
            let what = format!("what the account at {} costs", said.account);
            self.write(&Op::Terms(Terms::Charges { charges, what }), now)?;
        }
        Ok(())
    }
}
