//! The words a profile may use, each with what a person reads for it.

use super::Choice;

pub(super) const ROLE: &[Choice] = &[
    ("gaining", "gaining carrier"),
    ("losing", "losing carrier"),
    ("platform", "platform"),
    ("common", "for every carrier"),
];

pub(super) const CLASS: &[Choice] = &[
    ("simple", "simple"),
    ("non_simple", "non-simple"),
    ("project", "project"),
    ("wireless", "wireless"),
    ("toll_free", "toll-free"),
    ("fax", "fax"),
    ("canada", "Canada"),
    ("internal", "internal"),
];

pub(super) const WEEKDAY: &[Choice] = &[
    ("Mon", "Mon"),
    ("Tue", "Tue"),
    ("Wed", "Wed"),
    ("Thu", "Thu"),
    ("Fri", "Fri"),
    ("Sat", "Sat"),
    ("Sun", "Sun"),
];

pub(super) const COMPARISON: &[Choice] = &[
    ("literal", "letter by letter"),
    ("lenient", "known abbreviations pass"),
];

pub(super) const NUMBER_FORMAT: &[Choice] = &[
    ("dashed", "414-555-0100"),
    ("ten_digits", "4145550100"),
    ("e164", "+14145550100"),
    ("national", "(414) 555-0100"),
];

pub(super) const LOA: &[Choice] = &[
    ("ours", "ours"),
    ("theirs", "its own, mailed after submission"),
];

pub(super) const BTN: &[Choice] = &[
    (
        "new_btn",
        "name a new BTN that is active, stays and is in no order",
    ),
    ("last", "the BTN leaves last, or with the whole account"),
];

pub(super) const SPLIT: &[Choice] = &[
    ("fax", "fax machines apart from voice"),
    (
        "use_on_target",
        "numbers for services apart from numbers for users",
    ),
    ("rate_centre", "one rate centre an order"),
    ("service_address", "one service address an order"),
    ("business_name", "one business name an order"),
    ("spid", "one underlying carrier (SPID) an order"),
    ("resp_org", "one controlling RespOrg an order"),
    ("wireless", "wireless apart from wireline"),
    ("toll_free", "toll-free apart from local"),
    ("country", "one country an order"),
    (
        "automation",
        "numbers that move by themselves apart from those worked by hand",
    ),
    ("cut_time", "one cutover time an order"),
    ("whole_blocks", "blocks of numbers go whole"),
];

pub(super) const REQUEST_ON: &[Choice] = &[
    ("business_day", "a business day that is no holiday"),
    ("agreed", "agreed with the customer before the FOC"),
    ("not_offered", "no date can be asked for"),
];

pub(super) const MISSED_FOC: &[Choice] = &[
    ("supplement", "it needs a supplement with a new date"),
    ("lapses", "the confirmation lapses"),
    ("may_be_cancelled", "it may be cancelled"),
    (
        "fires_by_itself",
        "it fires by itself at the end of the window",
    ),
];

pub(super) const ACTIVATES_IN: &[Choice] = &[
    ("losing_hours", "the losing side’s business hours"),
    ("business_days", "business days; the hour is not published"),
    ("agreed", "hours agreed with the customer"),
];

pub(super) const CHANGE_WHAT: &[Choice] = &[
    ("date", "the date"),
    ("add_numbers", "adding numbers"),
    ("remove_numbers", "taking numbers out"),
    ("address", "the address"),
    ("account_number", "the account number"),
    ("pin", "the PIN"),
    ("partial_flag", "full or partial"),
    ("routing", "its own routing fields"),
    ("other_fields", "other fields"),
    ("cancel", "cancelling"),
];

pub(super) const CHANGE_PHASE: &[Choice] = &[
    ("submitted", "once sent"),
    ("confirmed", "once confirmed"),
    ("inside_cut_off", "inside the change cut-off"),
];

pub(super) const CHANGE_MAY: &[Choice] = &[
    ("yes", "taken"),
    ("no", "not taken"),
    ("best_effort", "tried, not promised"),
    ("new_order", "needs a new order"),
    ("restarts", "taken, and the interval starts again"),
    ("for_fee", "taken for a fee"),
];

pub(super) const PAPER: &[Choice] = &[
    ("loa", "LOA"),
    ("bill", "bill"),
    ("csr", "CSR"),
    ("number_list", "list of the numbers"),
    ("mapping", "mapping of numbers to destinations"),
    ("remaining_lines", "list of the lines that stay"),
    ("reseller_name", "legal name of the reseller"),
    ("portal_screenshot", "screenshot of the losing portal"),
];

pub(super) const PAPER_NEED: &[Choice] = &[
    ("required", "required"),
    ("on_demand", "when the losing side asks"),
    ("in_place", "taken in place of a bill without numbers"),
];

pub(super) const SIGNATURE: &[Choice] = &[
    ("wet", "by hand"),
    ("electronic", "electronic, verifiable"),
    ("typed", "a typed name"),
    ("picture", "a pasted picture"),
];

pub(super) const FIELD_NEED: &[Choice] = &[
    ("required", "required"),
    ("optional", "optional"),
    ("refused", "must stay empty"),
];

pub(super) const ADDRESS_PART: &[Choice] = &[
    ("house_prefix", "house prefix"),
    ("house_number", "house number"),
    ("house_suffix", "house suffix"),
    ("pre_directional", "direction before the street"),
    ("street_name", "street"),
    ("street_suffix", "street type"),
    ("post_directional", "direction after the street"),
    ("line2", "second line"),
    ("city", "city"),
    ("state", "state"),
    ("zip", "ZIP"),
    ("plus_four", "ZIP+4"),
];

pub(super) const ACCOUNT_FORM: &[Choice] = &[
    ("as_printed", "as printed on the bill"),
    ("bare", "without spaces and dashes"),
];

pub(super) const REMAINING: &[Choice] = &[
    ("each_keep_or_disconnect", "keep or disconnect for each"),
    ("all_keep_or_disconnect", "keep or disconnect for all"),
];

pub(super) const GATE: &[Choice] = &[
    ("platform_account", "the account at the platform is set up"),
    ("portal_user", "the portal user is authorised to port"),
    (
        "account_active",
        "the losing account is active and in good standing",
    ),
    (
        "contract_end",
        "contract end and notice period are looked at",
    ),
    ("routing", "each number has its destination"),
    ("date_agreed", "date and time are agreed with the client"),
    (
        "texting_approved",
        "brand and campaign for texting are approved",
    ),
    ("portability", "the numbers are checked for portability"),
];

pub(super) const GATE_EACH: &[Choice] = &[
    ("project", "once for the project"),
    ("account", "for each losing account"),
];

pub(super) const ACCOUNT_OF: &[Choice] = &[
    ("end_user", "the end user’s, at the brand on the bill"),
    ("underlying", "that of the carrier behind the brand"),
];

pub(super) const LINE: &[Choice] = &[
    ("fax", "fax machine"),
    ("e_fax", "e-fax"),
    ("alarm", "alarm"),
    ("elevator", "elevator"),
    ("card_terminal", "card terminal"),
    ("postage", "postage meter"),
    ("broadband", "broadband on the number"),
];

pub(super) const LINE_RULE: &[Choice] = &[
    ("adapter", "needs an analog adapter"),
    ("no_device", "has no device"),
    ("stops_working", "the number ports, the service stops"),
    (
        "one_or_the_other",
        "voice or this, not both; if unsure, voice",
    ),
    ("replace_first", "stays analog or is replaced first"),
];

pub(super) const REFUSAL: &[Choice] = &[
    ("balance", "an open balance"),
    ("contract", "a contract that runs on"),
    ("termination_fee", "a termination fee"),
    ("inactive", "an account or number that is not active"),
];

pub(super) const FEE_KIND: &[Choice] = &[
    ("port_in", "port-in"),
    ("port_out", "port-out"),
    ("rejection", "rejection"),
    ("expedite", "expedite"),
    ("on_demand", "activation on demand"),
    ("after_hours", "activation after hours"),
    ("late_change", "change after the cut-off"),
    ("cancel", "cancelling"),
    ("snapback", "snapback"),
    ("forward", "forwarding to temporary numbers"),
];

pub(super) const FEE_PER: &[Choice] = &[
    ("number", "a number"),
    ("order", "an order"),
    ("event", "each time"),
    ("hour", "an hour"),
    ("month", "a number and month"),
];
