//! One newtype per kind of id, so that an account can never be taken for an order.
//!
//! Ids are row numbers given by the project file in the order things were made, and are never given
//! twice. They mean nothing outside their file. Does not hold carrier ids: those are words
//! ([`crate::carrier::CarrierId`]).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A billing account at a losing carrier.
    AccountId
    /// A service location.
    SiteId
    /// A telephone number on any list of the project.
    NumberId
    /// A port order.
    OrderId
    /// A file or pasted text that numbers came from.
    SourceId
    /// A dated piece of evidence: a bill, a CSR, an LOA as signed.
    EvidenceId
    /// A period in which nothing of ours may be cut over.
    BlackoutId
    /// What someone said of a thing that has to be in place before a cutover.
    TaskId
    /// A date that was promised once.
    BaselineId
    /// A status report that went to the client.
    ReportId
    /// What a person says of a line of the checklist.
    ChecklistEditId
    /// A finding that a person took the risk of.
    AcceptanceId
    /// Something that happened to an order.
    ActId
    /// An entry of an order's contact log.
    ContactId
    /// A confirmation of the gate before submission.
    GateId
    /// Something recorded of a cutover: an event, a change of the runbook, a decision about tests.
    NightRowId
    /// A test of one number.
    TestEventId
    /// A final bill that was audited.
    FinalBillId
    /// What was learnt of a carrier.
    NoteId
    /// An entry of the record; also its place in the sequence, counted from 1.
    EventId
}
