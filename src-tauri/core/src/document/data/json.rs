//! The whole project as one JSON document with a version of its own.
//!
//! Fields are named one by one where a thing also holds a secret: what is not named here is not written, and no PIN
//! is. Numbers are E.164 texts, days ISO dates, instants UTC, money texts with two digits after the point.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::DataInput;
use crate::{
    account::Account, cost::Costs, document::DocumentError, finding::Finding, number::Number,
    order::Order, plan::Plan, site::Site, snapshot::Settings,
};

/// The version of this shape. A field that is added keeps it; one that changes its sense or goes raises it.
const VERSION: u32 = 1;

/// The document, its fields in the order in which they are written.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    program: &'static str,
    record: Value,
    today: NaiveDate,
    settings: &'a Settings,
    accounts: Vec<Value>,
    sites: Vec<&'a Site>,
    numbers: Vec<&'a Number>,
    orders: Vec<&'a Order>,
    plan: &'a Plan,
    findings: &'a [Finding],
    costs: &'a Costs,
}

/// The project as JSON: readable, with a line feed at its end.
pub fn json(input: &DataInput<'_>) -> Result<Vec<u8>, DocumentError> {
    let DataInput {
        snapshot,
        plan,
        findings,
        costs,
        record,
    } = *input;
    let document = Document {
        format: "portwright-project",
        version: VERSION,
        program: env!("CARGO_PKG_VERSION"),
        record: json!({ "sequence": record.sequence, "hash": record.hash, "made": record.made }),
        today: plan.today,
        settings: &snapshot.settings,
        accounts: snapshot.accounts.values().map(account).collect(),
        sites: snapshot.sites.values().collect(),
        numbers: snapshot.numbers.values().collect(),
        orders: snapshot.orders.values().collect(),
        plan,
        findings,
        costs,
    };
    let mut bytes =
        serde_json::to_vec_pretty(&document).map_err(|cause| DocumentError::Writing {
            document: "The project as JSON".to_owned(),
            reason: cause.to_string(),
        })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// An account without its PIN; whether one is known is said.
fn account(account: &Account) -> Value {
    json!({
        "id": account.id,
        "carrier": account.carrier,
        "account_number": account.account_number,
        "btn": account.btn,
        "new_btn": account.new_btn,
        "billing_name": account.billing_name,
        "business_name": account.business_name,
        "billing_address": account.billing_address,
        "service_address": account.service_address,
        "residential": account.residential,
        "reseller": account.reseller,
        "signer": account.signer,
        "pin_known": account.pin.is_known(),
        "pin_on": account.pin_on,
        "bill_date": account.bill_date,
        "lock_asked_on": account.lock_asked_on,
        "locked": account.locked,
        "contract_end": account.contract_end,
        "notice_days": account.notice_days,
    })
}
