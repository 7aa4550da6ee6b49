//! Labels that records write before a value, and what they mean.

/// What a label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Btn,
    Account,
    BusinessName,
    BillingName,
    /// Name first, then the address below.
    BillTo,
    ServiceAddress,
    ServiceCity,
    BillingAddress,
    /// A second line of the billing address.
    BillingMore,
    BillingCity,
    /// A second line of the address before.
    AddressMore,
    /// City, state and ZIP of the address before, each by itself.
    City,
    State,
    Zip,
    Signer,
    Freeze,
    Dated,
    /// Known, and of no use to us; it ends what stood before.
    Other,
}

/// Labels in capitals by their meaning, as records of many carriers write them: the codes of the old Bell records
/// (`LN`, `SA`, `BN1`, `BA1`), and the words of the others.
const LABELS: &[(Label, &[&str])] = &[
    (
        Label::Btn,
        &[
            "BILLING TELEPHONE NUMBER",
            "BILLING TELEPHONE",
            "BILLING NUMBER",
            "BILLING TN",
            "MAIN BTN",
            "BTN",
            "BILLED TELEPHONE NUMBER",
            "BILL TELEPHONE NUMBER",
            "MAIN TELEPHONE NUMBER",
            "MAIN TN",
            "PILOT",
            "ATN",
        ],
    ),
    (
        Label::Account,
        &[
            "BILLING ACCOUNT NUMBER",
            "ACCOUNT NUMBER",
            "ACCT NUMBER",
            "ACCOUNT NO",
            "ACCT NO",
            "ACCOUNT",
            "ACCT",
            "BAN",
            "ACCOUNT ID",
            "CUSTOMER ACCOUNT",
            "CUSTOMER NUMBER",
            "CUSTOMER ID",
        ],
    ),
    (
        Label::BusinessName,
        &[
            "BUSINESS NAME",
            "CUSTOMER NAME",
            "CUSTOMER",
            "SERVICE NAME",
            "SVC NAME",
            "NAME",
            "END USER NAME",
            "END USER",
            "EU NAME",
            "LISTED NAME",
            "SUBSCRIBER NAME",
            "SUBSCRIBER",
            "COMPANY NAME",
            "COMPANY",
            "LN",
        ],
    ),
    (
        Label::BillingName,
        &[
            "ACCOUNT NAME",
            "BILLING NAME",
            "BILL NAME",
            "BILLED NAME",
            "BN1",
            "BN",
        ],
    ),
    (Label::BillTo, &["BILL TO"]),
    (
        Label::ServiceAddress,
        &[
            "SERVICE ADDRESS",
            "SERVICE ADDR",
            "SERVICE AT",
            "SERVICE LOCATION",
            "SVC ADDRESS",
            "SVC ADDR",
            "SVC LOC",
            "INSTALLATION ADDRESS",
            "PREMISES ADDRESS",
            "PREMISE ADDRESS",
            "PREM ADDR",
            "SERV ADDR",
            "SVC ADD",
            "PHYSICAL ADDRESS",
            "LOCATION ADDRESS",
            "SA",
        ],
    ),
    (Label::ServiceCity, &["SERVICE CITY", "SVC CITY"]),
    (
        Label::BillingAddress,
        &[
            "BILLING ADDRESS",
            "BILLING ADDR",
            "BILL ADDRESS",
            "BILL ADDR",
            "MAILING ADDRESS",
            "BILLED ADDRESS",
            "BA1",
            "BA",
        ],
    ),
    (Label::BillingMore, &["BA2", "BILL ADDRESS 2"]),
    (Label::BillingCity, &["BILLING CITY", "BILL CITY"]),
    (Label::AddressMore, &["LOC", "SUITE", "UNIT"]),
    (
        Label::City,
        &[
            "CITY STATE ZIP",
            "CITY/STATE/ZIP",
            "CITY, STATE, ZIP",
            "CITY",
        ],
    ),
    (Label::State, &["STATE"]),
    (Label::Zip, &["ZIP CODE", "ZIP", "POSTAL CODE"]),
    (
        Label::Signer,
        &[
            "AUTHORIZED CONTACT",
            "AUTHORIZED SIGNER",
            "AUTHORIZED USER",
            "AUTHORIZED NAME",
            "AUTHORIZED",
            "AUTH CONTACT",
            "CONTACT NAME",
            "CONTACT",
            "AUTHORIZED REPRESENTATIVE",
            "AUTHORISED CONTACT",
            "AUTHORIZED BY",
            "AUTH NAME",
            "AUTH",
            "LCON",
        ],
    ),
    (
        Label::Freeze,
        &[
            "PORT PROTECTION",
            "PORT FREEZE",
            "LOCAL FREEZE",
            "FREEZE",
            "FRZ",
            "NUMBER LOCK",
            "PORT LOCK",
            "PORT OUT PROTECTION",
            "LOCAL SERVICE FREEZE",
        ],
    ),
    (
        Label::Dated,
        &[
            "CSR DATE",
            "RECORD DATE",
            "PRINTED",
            "AS OF",
            "PRINT DATE",
            "DATE PRINTED",
            "CSR AS OF",
            "DATE OF RECORD",
            "DATE",
        ],
    ),
    (
        Label::Other,
        &[
            "ACCOUNT TYPE",
            "ACCOUNT STATUS",
            "CUSTOMER SERVICE RECORD",
            "BILL CYCLE",
            "BILL DATE",
            "CLASS",
            "STATUS",
            "RESELLER",
            "PASSCODE",
            "PIN",
            "LINES",
            "TERM",
            "PAGE",
            "LPIC",
            "PIC",
            "TELEPHONE",
            "RCF",
            "CUSTOMER CODE",
            "CUST CODE",
            "CUSTOMER TYPE",
            "CUSTOMER SINCE",
            "CLASS OF SERVICE",
            "PIC FREEZE",
            "LPIC FREEZE",
            "SUBSCRIBER SERVICE RECORD",
            "LISTED ADDRESS",
            "LA",
            "ACNA",
            "YPH",
            "TAR",
            "SIC",
            "DIR",
            "DSL",
            "PENDING",
            "TITLE",
            "TAX",
            "CS",
            "BN2",
        ],
    ),
];

/// The label a part begins with, and what follows it. The longest that fits counts: `PIC FREEZE` is no `PIC`.
pub(super) fn label(part: &str) -> Option<(Label, &str)> {
    let (label, length) = LABELS
        .iter()
        .flat_map(|(label, words)| words.iter().map(move |words| (*label, *words)))
        .filter(|(_, words)| {
            part.get(..words.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(words))
                && part.get(words.len()..).is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with([' ', ':', '#', '.', '='])
                })
        })
        .map(|(label, words)| (label, words.len()))
        .max_by_key(|(_, length)| *length)?;
    let rest = part.get(length..)?;
    // `City of Milwaukee`, `Unit 4 of …`, `Suite 400`: two letters are a code, and a word alone is a word.
    let spelled = part.get(..length)?.chars().any(char::is_lowercase);
    if spelled && !rest.trim_start().starts_with([':', '#', '.', '=']) && is_shy(label) {
        return None;
    }
    let value = rest.trim_start_matches([' ', ':', '#', '.', '=']);
    Some((label, value.trim()))
}

/// Labels whose words begin sentences and values too; these need a colon where they are not in capitals.
fn is_shy(label: Label) -> bool {
    matches!(
        label,
        Label::City | Label::State | Label::Zip | Label::AddressMore | Label::Other
    )
}
