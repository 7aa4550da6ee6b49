//! What a column can say of a number, and the header words by which real exports say it.
//!
//! The names are public: `--map FIELD=COLUMN` takes them. A word list, not a language model: headers of
//! exports are few and repeat.

use std::{collections::HashMap, sync::OnceLock};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal: $($word:literal)*;)*) => {
        /// What a column means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Field {
            /// Every field, in the order in which lists show them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its public name, as in `--map number=A`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What it is, for `import --help`.
            pub fn help(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),*).trim_ascii(),)*
                }
            }

            /// Header texts that mean it, in the form of [`plain`], the most usual first.
            pub fn words(self) -> &'static [&'static str] {
                match self {
                    $(Self::$variant => &[$($word),*],)*
                }
            }
        }
    };
}

fields! {
    /// Telephone number, or a written range of them.
    Number "number":
        "number" "phone number" "telephone number" "did" "dids" "tn" "tns" "phone" "telephone" "did number"
        "did tn" "tn did" "full number" "direct number" "direct dial" "direct line" "line number" "service number"
        "service telephone number" "working telephone number" "wtn" "ported number" "porting number" "number to port"
        "numbers to port" "line uri" "tel" "tel number" "tel no" "phone no" "telephone no" "number e164" "e164"
        "phone numbers" "telephone numbers" "assigned number" "destination number" "toll free number" "tfn"
        "wireless number" "mobile number" "subscriber number" "external phone number" "external phone number mask"
        "ddi" "ani" "number range" "did range" "tn range" "range" "station number" "dialed number" "mdn" "ctn"
        "tracking number" "tracking number to port" "friendly number" "charged number" "usage number" "phone line" "service no"
        "service number tn" "line no" "nbr" "phone nbr" "telephone nbr" "cell number" "trunk number" "number did"
        "line" "fax" "fax number" "fax no" "facsimile" "fax line" "efax" "fax did" "main" "main number" "main line" "main phone" "main did" "main telephone"
        "did 1" "did 2" "did 3" "did number 1" "did number 2" "phone 1" "phone 2" "phone 3" "phone number 1" "phone number 2" "phone number 3" "telephone 1" "telephone 2"
        "number 1" "number 2" "number 3" "line 1" "line 2" "line 3" "tn 1" "tn 2" "direct" "direct phone" "direct inward dial" "dids tns" "office phone" "business phone"
        "work phone" "desk phone" "desk number" "phone work" "work number" "local number" "did e164" "mobile" "cell" "cell phone" "mobile phone" "phone mobile"
        "external phone number mask 1" "external mask" "phone number mask" "did mask" "e164 mask" "e164 number" "e164 phone number" "outbound caller id" "outbound cid" "outboundcid"
        "effective caller id number" "outbound caller id number" "caller id number" "caller id"
        "start" "start number" "first number" "first did" "first tn" "begin" "begin number" "beginning number" "beginning did" "beginning tn" "range start" "did start"
        "starting number" "starting did" "starting tn" "start tn" "start did" "from" "from number" "number from" "block start" "block" "did block" "number block" "start of range" "low" "first phone number"
        "phone number start" "did begin" "did first" "msisdn" "usage telephone number" "usage tn" "working telephone number wtn" "working tn" "telephone number tn"
        "billed telephone number" "ported tn" "tn number" "destination number 1" "xxxx" "last four" "last 4" "line digits" "line part" "telephone number assigned"
        "published number" "listed number" "lines" "alarm line" "alarm number" "elevator line" "modem line" "hunt group number" "backup number" "secondary number" "second number"
        "additional number" "other number" "alternate number" "alternate phone" "toll free" "toll free did" "tollfree" "tollfree number" "toll free numbers" "800 number" "8xx number";
    /// Extension on the phone system.
    Extension "extension":
        "extension" "ext" "extn" "ext number" "extension number" "internal number" "internal extension" "station"
        "directory number" "directory number 1" "dn" "short number" "extension no" "exten" "ext no" "extension 1" "internal ext" "old ext" "old extension" "current extension" "current ext" "ext 1" "phone extension" "telephone extension" "user extension" "short dial" "4 digit ext" "extension dn" "directory number dn" "internal phone number";
    /// Who or what the number is assigned to.
    Name "name":
        "name" "assigned to" "user" "user name" "display name" "full name" "employee" "employee name" "owner" "assignee"
        "friendly name" "label" "line text label" "caller id name" "cnam" "callerid name" "description" "used by" "person" "contact"
        "agent" "assigned" "line description" "name location" "line name" "subscriber" "subscriber name" "user principal name"
        "department" "dept" "assigned user" "location or user" "function" "device name" "destination description" "listing name" "purpose"
        "who" "used for" "user room" "room name" "person name" "username" "employee or room" "assigned person" "line text label 1" "alerting name" "alerting name 1" "display 1" "display internal caller id 1" "display name 1" "assigned to name" "assignee name" "employee user" "user or device" "staff name" "staff" "teacher" "faculty" "occupant" "dept name" "department name" "effective caller id name" "number name" "nickname" "assigned to user" "person or place" "endpoint name";
    /// First name, where the name lies in two columns.
    FirstName "first_name": "first name" "first" "given name" "forename" "firstname";
    /// Last name, where the name lies in two columns.
    LastName "last_name": "last name" "last" "surname" "family name" "lastname";
    /// What the line is used for: voice, fax, e-fax, alarm, elevator, card terminal, modem, hotline, TTY.
    Use "use":
        "use" "usage" "type" "line type" "number type" "line use" "service type" "device type" "usage type" "category" "class of line"
        "phone type" "voice fax" "kind" "voice or fax" "line usage" "did type" "type of line" "type of service" "capability" "capabilities" "number usage" "phone number type" "telephone number type" "assignment category" "tn type" "telephone type" "use type" "line class" "service" "number category" "analog digital";
    /// Service location as the client calls it.
    Site "site":
        "site" "location" "building" "bldg" "office" "branch" "site name" "location name" "store" "campus" "facility"
        "place" "clinic" "premises" "region" "location id" "site id" "store number" "plant" "address name" "network site" "site code" "location code" "bldg name" "building name" "school" "emergency location description" "network site id" "office location" "work location" "zone";
    /// Floor or room.
    Floor "floor": "floor" "flr" "fl" "room" "rm" "suite room" "room number" "jack" "drop" "cubicle" "rm number" "rm no" "suite number" "floor room" "jack number" "jack no" "jack id" "workstation" "cube";
    /// Account number at the losing carrier.
    Account "account":
        "account" "acct" "account number" "acct number" "account no" "acct no" "billing account" "billing account number" "ban"
        "customer account" "carrier account" "account id" "customer number" "provider account number" "billing account no" "account num" "acct num" "billing account number ban" "ban number" "invoice account" "account nbr" "acct nbr" "master account" "sub account" "billing acct" "billing acct number" "parent account";
    /// Losing carrier.
    Carrier "carrier":
        "carrier" "provider" "vendor" "telco" "losing carrier" "current carrier" "service provider" "current provider" "phone company" "lec"
        "underlying carrier" "lsp" "losing provider" "operator" "pstn partner name" "partner name" "did provider" "carrier name" "trunk provider" "pstn provider" "source carrier" "current service provider" "service provider name";
    /// Billing telephone number of the account.
    Btn "btn":
        "btn" "billing telephone number" "billing number" "billing tn" "billing phone number" "billing phone" "main billing number" "bill to number"
        "account telephone number" "atn" "pilot number" "billing telephone" "billing telephone number btn" "billed number" "main billing telephone number" "main btn" "account btn" "billing no" "bill telephone number" "master btn";
    /// Remarks; marks such as BTN or "do not port" are read from them.
    Note "note": "note" "notes" "comment" "comments" "remark" "remarks" "memo" "details" "info" "additional information" "tags" "customer reference" "features" "note 1" "note 2" "special instructions" "remarks comments" "notes comments" "comments notes" "observations";
    /// What becomes of the number: port, stay, disconnect.
    Disposition "disposition":
        "disposition" "action" "port" "port y n" "porting" "to port" "port yes no" "keep" "decision" "port or disconnect" "plan" "port disconnect keep"
        "porting y n" "port this number" "status after migration";
    /// For a toll-free number, the number it rings to today.
    RingTo "ring_to":
        "ring to" "rings to" "ring to number" "rtn" "forward to" "forwards to" "forwarded to" "forwarding number" "terminating number" "terminates to" "points to"
        "termination number" "target number" "ring to tn" "routes to" "call forward" "receiving number" "forward";
    /// Where it rings on the new platform.
    Target "target":
        "target" "new destination" "destination" "new platform destination" "new queue" "queue" "ring group" "routing" "route" "call flow" "new extension" "new user" "ivr" "hunt group"
        "connection name" "voice url" "inbound flow" "destination 1" "destination actions" "destination app" "destination data" "active configuration" "call route" "inbound route" "assigned call flow" "architect flow" "new number" "new did" "new location" "new phone" "cut to";
    /// Street of the service address.
    Street "street":
        "street" "street address" "address" "address 1" "address line 1" "service street" "service address line 1" "addr" "addr 1" "street name" "address1";
    /// Second line of the service address.
    Line2 "line2": "address 2" "address line 2" "suite" "unit" "ste" "addr 2" "address2" "service address line 2";
    /// City of the service address.
    City "city": "city" "town" "municipality" "service city" "locality" "rate center" "ratecenter" "rate centre" "city name" "served city";
    /// State or province of the service address.
    State "state": "state" "province" "st" "state province" "prov" "service state" "state code" "administrative area" "state or province" "iso subdivision" "state abbreviation" "administrative area level 1";
    /// ZIP or postal code of the service address.
    Zip "zip": "zip" "zip code" "postal code" "zipcode" "postcode" "service zip" "zip postal" "zip postal code";
    /// Whole service address in one cell.
    ServiceAddress "service_address": "service address" "service location" "installation address" "site address" "location address" "service address full" "full address" "end user address" "serv addr" "svc address" "service addr" "physical address" "address service";
    /// Dispatchable location for 911.
    Address911 "address_911": "911 address" "e911 address" "911 location" "e911 location" "emergency address" "emergency location" "dispatchable location" "emergency address id" "e911";
    /// Whole billing address in one cell.
    BillingAddress "billing_address": "billing address" "bill to address" "mailing address" "remittance address";
    /// Name the account is billed under.
    BillingName "billing_name": "billing name" "bill name" "account name" "bill to" "bill to name" "customer name" "customer" "company name" "company" "entity name" "tenant" "end user name" "account holder";
    /// Name at the service address.
    BusinessName "business_name": "business name" "service name" "legal name" "dba" "business";
    /// Who may sign for the account.
    Signer "signer": "authorized signer" "authorised signer" "signer" "authorized user" "authorized contact" "authorized person" "authorized representative" "loa signer" "authorizing person" "auth person name" "authorized name";
    /// PIN or passcode of the account.
    Pin "pin": "pin" "passcode" "account pin" "port out pin" "transfer pin" "pin passcode" "port pin" "number transfer pin";
    /// Date printed on the bill.
    BillDate "bill_date": "bill date" "invoice date" "statement date" "billing date" "bill period" "date of bill" "statement" "billed on" "invoice";
    /// Controlling RespOrg of a toll-free number.
    RespOrg "resp_org": "resp org" "resporg" "resp org id" "resporg id" "responsible organization" "resporgid" "current resp org";
    /// Area code, where numbers are written in two columns.
    AreaCode "area_code": "area code" "npa" "areacode" "npa nxx" "npanxx" "city code";
    /// Exchange, where numbers are written in three columns.
    Exchange "exchange": "exchange" "nxx" "prefix" "nnx" "co code" "central office code" "exch";
    /// Country code, where it has a column of its own.
    CountryCode "country_code": "country code" "country prefix" "dial code" "international prefix" "intl code" "country calling code" "dialing code" "cc";
    /// How many numbers a block has, where its first stands in a column of its own.
    Quantity "quantity":
        "block size" "range size" "number of dids" "no of dids" "did count" "did qty" "did quantity" "number count" "tn count" "numbers in block"
        "quantity" "qty" "count" "size" "block qty" "numbers in range" "total dids" "of numbers" "of dids" "tn quantity" "how many";
    /// Last number of a range, where its ends lie in two columns.
    RangeEnd "range_end": "range end" "end" "to" "end number" "last number" "last phone number" "phone number end" "did last" "range to" "ending did number" "last tn" "end did" "stop" "finish" "high" "did end" "ending number" "end tn" "through" "number to" "end of range" "block end" "last did" "ending did";
}

impl Field {
    /// The field of that public name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A header text in plain form: words in lower case, `PhoneNumber`, `phone_number` and `Phone Number:` alike.
pub fn plain(header: &str) -> String {
    let mut out = String::with_capacity(header.len() + 4);
    let mut before = ' ';
    let mut chars = header.trim().chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\'' || c == '’' {
            continue;
        }
        if !c.is_alphanumeric() {
            before = ' ';
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        // PhoneNumber and LineURI, but not E164 and DIDs.
        let next_is_lower = chars.peek().is_some_and(|next| next.is_lowercase());
        let new_word = c.is_uppercase()
            && (before.is_lowercase()
                || (before.is_uppercase() && next_is_lower && chars.peek() != Some(&'s')));
        if new_word && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
        before = c;
    }
    out.truncate(out.trim_end().len());
    // E.164 and e-mail fall apart into single letters otherwise.
    out.replace("e 164", "e164")
}

/// What a header says: the fields and how sure that is, from 0 to 1. Two fields when one column holds both,
/// as `DID / Ext` does.
pub fn said_by(header: &str) -> (Vec<Field>, f32) {
    let whole = plain(header);
    if whole.is_empty() || whole.len() > 60 {
        return (Vec::new(), 0.0);
    }
    if let Some(field) = exact(&whole) {
        return (vec![field], 0.95);
    }
    // `DID / Ext`, `Bldg/Flr`, `Number & Extension`
    let parts: Vec<String> = header
        .split(['/', '&', ',', '+', '|', '('])
        .map(plain)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 1 {
        let mut fields: Vec<Field> = parts.iter().filter_map(|part| exact(part)).collect();
        fields.dedup();
        let all = fields.len() == parts.len();
        fields.truncate(2);
        if !fields.is_empty() {
            return (fields, if all { 0.9 } else { 0.7 });
        }
    }
    // `Current Carrier Name`, `Phone Number (old)`: the longest known phrase inside.
    let best = phrases_in(&whole)
        .filter(|(_, word)| word.len() > 2)
        .max_by_key(|(field, word)| (word.len(), std::cmp::Reverse(*field)));
    let of_a_thing = |word: &str| {
        (whole.split(' '))
            .any(|other| THINGS.contains(&other) && !word.split(' ').any(|own| own == other))
    };
    match best {
        Some((_, word)) if of_a_thing(word) => (Vec::new(), 0.0),
        Some((field, word)) if word.len() * 3 >= whole.len() => (vec![field], 0.6),
        _ => (Vec::new(), 0.0),
    }
}

/// Words that make another thing of a known word beside them: a service id is no use, a MAC address no street.
const THINGS: &[&str] = &[
    "id", "ids", "sid", "mac", "guid", "uuid", "ip", "serial", "imei", "circuit", "ckt", "order",
    "ticket", "invoice", "asset", "vlan", "switch", "patch", "panel", "email", "mail", "date",
    "password", "count", "model", "firmware",
];

/// The field of a plain text that is one of the known header words.
pub(super) fn exact(plain: &str) -> Option<Field> {
    ranked(plain).map(|(field, _)| field)
}

/// The field of a known header word, and how many of its words are more usual.
pub(super) fn ranked(plain: &str) -> Option<(Field, u16)> {
    let first = plain.split(' ').next()?;
    (dictionary().get(first)?.iter())
        .find(|known| known.word == plain)
        .map(|known| (known.field, known.rank))
}

/// A header word that is known.
struct Known {
    word: &'static str,
    field: Field,
    /// How many words of the field are more usual.
    rank: u16,
}

/// Every known header word by the first of its words.
fn dictionary() -> &'static HashMap<&'static str, Vec<Known>> {
    static WORDS: OnceLock<HashMap<&'static str, Vec<Known>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut dictionary: HashMap<_, Vec<Known>> = HashMap::new();
        for field in Field::ALL.iter().copied() {
            for (word, rank) in field.words().iter().zip(0_u16..) {
                let first = word.split(' ').next().unwrap_or(word);
                let known = Known { word, field, rank };
                dictionary.entry(first).or_default().push(known);
            }
        }
        dictionary
    })
}

/// The known header words that stand in a plain text as whole words.
fn phrases_in(text: &str) -> impl Iterator<Item = (Field, &'static str)> + '_ {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    starts.flat_map(move |at| {
        let rest = text.get(at..).unwrap_or_default();
        let first = rest.split(' ').next().unwrap_or(rest);
        let known = dictionary().get(first).map(Vec::as_slice);
        (known.unwrap_or_default().iter())
            .filter(move |known| {
                rest.strip_prefix(known.word)
                    .is_some_and(|after| after.is_empty() || after.starts_with(' '))
            })
            .map(|known| (known.field, known.word))
    })
}

/// Whether a plain text holds a phrase as whole words.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Field, plain, said_by};

    #[test]
    fn no_header_word_means_two_things() {
        let mut meanings = BTreeMap::new();
        for field in Field::ALL {
            assert_eq!(Field::named(field.name()), Some(*field));
            assert!(!field.help().is_empty());
            for word in field.words() {
                assert_eq!(plain(word), *word, "the list holds plain forms");
                assert_eq!(meanings.insert(*word, *field), None, "{word}");
            }
        }
    }

    #[test]
    fn headers_are_plain_whatever_the_programs_taste() {
        for (header, words) in [
            ("PhoneNumber", "phone number"),
            ("phone_number", "phone number"),
            (" Phone Number: ", "phone number"),
            ("LineURI", "line uri"),
            ("DIDs", "dids"),
            ("E.164", "e164"),
            ("Billing Telephone # (BTN)", "billing telephone btn"),
        ] {
            assert_eq!(plain(header), words, "{header}");
        }
    }

    #[test]
    fn headers_of_real_exports_say_what_the_column_is() {
        use Field::{
            Account, Btn, Carrier, Disposition, Extension, Floor, Name, Note, Number, RingTo, Site,
            Use,
        };
        for (header, fields) in [
            // The mock's inventory.
            ("DID / Ext", &[Number, Extension][..]),
            ("Assigned to", &[Name]),
            ("Type", &[Use]),
            ("Bldg/Flr", &[Site, Floor]),
            ("Acct", &[Account]),
            ("Notes", &[Note]),
            ("Ticket", &[]),
            // Microsoft Teams, Twilio, Telnyx, Bandwidth, RingCentral, Zoom, Genesys.
            ("TelephoneNumber", &[Number]),
            ("LineURI", &[Number]),
            ("NumberType", &[Use]),
            ("AssignedTo", &[Name]),
            ("Friendly Name", &[Name]),
            ("phone_number", &[Number]),
            ("FullNumber", &[Number]),
            ("Ext.", &[Extension]),
            ("Assignee", &[Name]),
            ("Current Carrier Name", &[Carrier]),
            // CUCM, NetBox, bills.
            ("Directory Number 1", &[Extension]),
            ("External Phone Number Mask", &[Number]),
            ("forward_to", &[RingTo]),
            ("Billing Telephone Number", &[Btn]),
            ("Port? (Y/N)", &[Disposition]),
            ("Monthly charge", &[]),
        ] {
            assert_eq!(said_by(header).0, fields, "{header}");
        }
    }
}
