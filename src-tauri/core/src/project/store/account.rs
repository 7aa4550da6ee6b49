//! Losing accounts and their CSRs.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, project::address, words};
use crate::{
    account::{Account, Pin, Signer},
    carrier::CarrierId,
    csr::Csr,
    id::AccountId,
};

impl Record for Account {
    const TABLE: &'static str = "account";
    const COLUMNS: &'static [&'static str] = &[
        "carrier",
        "account_number",
        "btn",
        "new_btn",
        "billing_name",
        "business_name",
        "billing_street",
        "billing_line2",
        "billing_city",
        "billing_state",
        "billing_zip",
        "service_street",
        "service_line2",
        "service_city",
        "service_state",
        "service_zip",
        "residential",
        "reseller",
        "signer_name",
        "signer_title",
        "signer_telephone",
        "signer_email",
        "pin",
        "pin_on",
        "bill_date",
        "lock_asked_on",
        "locked",
        "contract_end",
        "notice_days",
    ];

    fn values(&self) -> Vec<Value> {
        let (billing, service) = (&self.billing_address, &self.service_address);
        vec![
            words::text(&self.carrier.0),
            words::text(&self.account_number),
            words::digits(self.btn),
            words::digits(self.new_btn),
            words::text(&self.billing_name),
            words::text(&self.business_name),
            words::text(&billing.street),
            words::text(&billing.line2),
            words::text(&billing.city),
            words::text(&billing.state),
            words::text(&billing.zip),
            words::text(&service.street),
            words::text(&service.line2),
            words::text(&service.city),
            words::text(&service.state),
            words::text(&service.zip),
            words::flag(self.residential),
            words::text(&self.reseller),
            words::text(&self.signer.name),
            words::text(&self.signer.title),
            words::text(&self.signer.telephone),
            words::text(&self.signer.email),
            words::text(self.pin.reveal()),
            words::date(self.pin_on),
            words::date(self.bill_date),
            words::date(self.lock_asked_on),
            words::flag(self.locked),
            words::date(self.contract_end),
            words::count(self.notice_days),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: AccountId(row.get(0)?),
            carrier: CarrierId(row.get(1)?),
            account_number: row.get(2)?,
            btn: words::read_digits(row, 3)?,
            new_btn: words::read_digits(row, 4)?,
            billing_name: row.get(5)?,
            business_name: row.get(6)?,
            billing_address: address(row, 7)?,
            service_address: address(row, 12)?,
            residential: row.get(17)?,
            reseller: row.get(18)?,
            signer: Signer {
                name: row.get(19)?,
                title: row.get(20)?,
                telephone: row.get(21)?,
                email: row.get(22)?,
            },
            pin: Pin::new(row.get::<_, String>(23)?),
            pin_on: words::read_date(row, 24)?,
            bill_date: words::read_date(row, 25)?,
            lock_asked_on: words::read_date(row, 26)?,
            locked: row.get(27)?,
            contract_end: words::read_date(row, 28)?,
            notice_days: row.get(29)?,
        })
    }
}

impl Record for Csr {
    const TABLE: &'static str = "csr";
    const COLUMNS: &'static [&'static str] = &["dated", "text"];

    fn values(&self) -> Vec<Value> {
        vec![words::date(Some(self.dated)), words::text(&self.text)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            account: AccountId(row.get(0)?),
            dated: words::needed(row, 1, words::read_date)?,
            text: row.get(2)?,
        })
    }
}
