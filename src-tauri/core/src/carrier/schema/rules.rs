//! The table of rules, in the order of the screen.
//!
//! A line is: name, what it is about, how it stands in a file, which of two readings is the stricter, and for whom
//! it is unknown where it is absent.

use super::{
    Group, Holds,
    Holds::{Entries, Listed, Many, Named, One},
    Missed::{Always, Gaining, Losing, Never, Platform},
    RuleKind,
    Shape::{self, Calendar, Carrier, Choice, Count, Flag, List, RespOrg, Table, Text, Zone},
    Stricter::{Less, More, Neither},
    Unit::{BusinessDays, BusinessHours, CalendarDays, Characters, Hours, Minutes, Numbers},
};

#[allow(
    clippy::wildcard_imports,
    reason = "the table is made of all the words there are"
)]
use super::{fields::*, words::*};

const YES_NO: Shape = Flag("yes", "no");

const fn entries(fields: &'static [super::Field], keys: &'static [&'static str]) -> Holds {
    Entries {
        fields,
        keys,
        conflicts: false,
    }
}

macro_rules! rules {
    ($($group:ident { $($key:ident $about:literal $holds:expr, $stricter:ident, $missed:ident;)* })*) => {
        /// Every rule.
        pub(in crate::carrier) const RULES: &[RuleKind] = &[$($(RuleKind {
            key: stringify!($key),
            group: Group::$group,
            about: $about,
            holds: $holds,
            stricter: $stricter,
            missed: $missed,
        },)*)*];
    };
}

rules! {
    Desk {
        via "Ports through" One(Carrier), Neither, Platform;
        countries "Countries it serves" One(List(&Text)), Neither, Never;
        calendar "Calendar of its offices" One(Calendar), Neither, Always;
        holidays "Also closed" entries(HOLIDAY, &["day"]), Neither, Never;
        closed "Closed period" entries(CLOSED, &["name"]), Neither, Never;
        maintenance "Its systems are at work" entries(MAINTENANCE, &["name"]), Neither, Never;
        zone "Time zone of its port desk" One(Zone), Neither, Always;
        desk_hours "Hours of its port desk" One(Table(DESK)), Neither, Always;
        cut_off "Latest time to submit" One(Table(ZONED)), Neither, Losing;
        cut_offs "Latest time to submit" entries(CUT_OFF, &["class"]), Neither, Never;
        contact "Port desk" One(Text), Neither, Losing;
    }
    Dates {
        lead_times "Lead time" Entries { fields: LEAD, keys: &["class", "from"], conflicts: true }, More, Always;
        answer_days "Answers within" One(Count(BusinessDays)), More, Losing;
        answers "Answers within" entries(ANSWER, &["class"]), Neither, Never;
        first_reply_days "Its own people first look within" One(Count(BusinessDays)), More, Never;
        chase_hours "Ask when there is no news for" One(Count(BusinessHours)), Less, Never;
        escalation_days "A silent RespOrg is overruled after" One(Count(BusinessDays)), More, Never;
        rejection_days "One rejection adds" One(Count(BusinessDays)), More, Losing;
        late_rejection "A rejection may come late" One(Table(LATE)), Neither, Never;
        repair_longest_days "What holds an order up is put right within, at the longest" One(Count(BusinessDays)), More, Never;
        rejection_times "One rejection adds" entries(REJECTION, &["class", "from"]), Neither, Never;
        csr_days "Gives a CSR within" One(Table(SPAN)), Neither, Losing;
        unlock_days "A lock comes off within" One(Table(SPAN)), Neither, Losing;
        exception_days "An unanswered rejection ends the order after" One(Count(CalendarDays)), Less, Always;
        draft_hours "A draft is thrown away after" One(Count(Hours)), Less, Gaining;
        abandoned_days "An order nobody activates is thrown away after" One(Count(CalendarDays)), Less, Never;
        aging_days "A disconnected {} number is given away after" Named(Count(CalendarDays)), Less, Never;
    }
    Changes {
        request_dates "Date that may be asked for" entries(REQUEST, &["class"]), Neither, Gaining;
        request_time "Time that may be asked for" One(Table(TIME)), Neither, Never;
        earliest_request_days "Earliest requested date after" One(Count(CalendarDays)), More, Gaining;
        latest_request_days "Latest requested date after" One(Count(CalendarDays)), Less, Gaining;
        new_date_days "A refused date moves by" One(Count(BusinessDays)), More, Never;
        short_notice_hours "A date may come as late as" One(Count(Hours)), More, Never;
        missed_foc "Not activated on its day" One(Choice(MISSED_FOC)), Neither, Never;
        change_cut_off_hours "No change in the last" One(Count(Hours)), More, Gaining;
        change_cut_off_days "No change in the last" One(Count(BusinessDays)), More, Never;
        cancel_cut_off_hours "No cancelling in the last" One(Count(Hours)), More, Gaining;
        cancel_cut_off_days "No cancelling in the last" One(Count(BusinessDays)), More, Never;
        changes "Change after submission" entries(CHANGE, &["what", "phase", "class", "mode"]), Neither, Gaining;
        orders_collide "Two open orders on one account" One(Flag("collide", "do not collide")), Neither, Never;
        refusals "Ground to refuse" entries(REFUSALS, &["ground"]), Neither, Never;
        unauthorised "A port nobody wanted" One(Table(UNAUTH)), Neither, Never;
    }
    Size {
        caps "Largest order" entries(CAP, &["class", "mode"]), Less, Gaining;
        project_from "A project from" One(Count(Numbers)), Less, Always;
        project_also "Also a project from" One(Table(ALSO)), Neither, Never;
    }
    Windows {
        windows "Activates" entries(WINDOW, &["mode", "classes"]), Neither, Gaining;
        activates_in "Activates in" One(Choice(ACTIVATES_IN)), Neither, Never;
        outage_minutes "Calls are lost for up to" One(Count(Minutes)), More, Never;
        activation_minutes "One activation takes up to" One(Count(Minutes)), More, Never;
        window_notice_hours "Notice for its window" Named(Count(Hours)), More, Never;
        window_slot_minutes "Starts that can be picked, every" Named(Count(Minutes)), Neither, Never;
    }
    Papers {
        loa "Whose LOA is signed" One(Choice(LOA)), Neither, Gaining;
        signature_days "Its own letter is signed within" One(Count(BusinessDays)), Less, Never;
        signature_longest_days "A letter comes back signed within, at the longest" One(Count(BusinessDays)), More, Never;
        loa_max_days "Oldest LOA taken" One(Count(CalendarDays)), Less, Always;
        bill_max_days "Oldest bill taken" One(Count(CalendarDays)), Less, Always;
        csr_max_days "Oldest CSR taken" One(Count(CalendarDays)), Less, Always;
        paper_ages "Oldest paper taken" entries(AGE, &["paper", "class", "country"]), Less, Never;
        papers "Papers it wants" entries(PAPERS, &["paper", "class"]), Neither, Gaining;
        signatures "Signature" entries(SIGNATURES, &["kind"]), Neither, Gaining;
        loa_locked "The signed form is locked against changes" One(YES_NO), Neither, Never;
        loa_exhibits_signed "Sheets of numbers are signed too" One(YES_NO), Neither, Never;
        loa_branded "The letter bears the gaining side’s head" One(YES_NO), Neither, Never;
        loa_demand_hours "A letter asked for is handed over within" One(Count(BusinessHours)), Less, Never;
        attachments "Files it takes" entries(FILES, &["paper", "class"]), Neither, Gaining;
        pin_required "Asks for a PIN" One(YES_NO), Neither, Losing;
        pin_days "A PIN lives" One(Count(CalendarDays)), Less, Losing;
        pin_shape "Shape of a PIN" One(Table(PIN)), Neither, Never;
        comparison "Compares names and addresses" One(Choice(COMPARISON)), Neither, Losing;
        btn "When the BTN leaves" One(Choice(BTN)), Neither, Always;
        gates "Before an order is taken" Many(Choice(GATE)), Neither, Platform;
        further_gates "Also confirmed before it is sent" entries(FURTHER, &["gate"]), Neither, Never;
    }
    Form {
        form_fields "Field of the form" entries(FORM, &["field", "class"]), Neither, Gaining;
        field_limits "Longest" Named(Count(Characters)), Less, Gaining;
        address_parts "Takes the address in parts" One(List(&Choice(ADDRESS_PART))), Neither, Gaining;
        account_number_form "Writes the account number" One(Choice(ACCOUNT_FORM)), Neither, Never;
        account_of "The record that has to match" One(Choice(ACCOUNT_OF)), Neither, Never;
        number_format "Writes numbers as" One(Choice(NUMBER_FORMAT)), Neither, Gaining;
        remaining "Numbers that stay" One(Choice(REMAINING)), Neither, Never;
        resp_org "RespOrg" One(RespOrg), Neither, Gaining;
    }
    Splits {
        split_keys "Also splits by" Many(Choice(SPLIT)), Neither, Gaining;
        line_uses "Lines that are no plain voice" entries(LINES, &["line"]), Neither, Never;
    }
    Words {
        status_words "Its word for" Named(Text), Neither, Gaining;
        number_status_words "Its word for one number that is" Named(Text), Neither, Never;
        sms_status_words "Its word for texting that is" Named(Text), Neither, Never;
    }
    After {
        test_code_911 "911 test code" One(Text), Neither, Platform;
        record_911_hours "The 911 database knows the new side within" One(Count(Hours)), More, Never;
        snapback_hours "Snapback within" One(Count(Hours)), Less, Gaining;
        sms_ports "Texting moves with voice" One(YES_NO), Neither, Never;
        sms_delays "Texting follows voice" entries(SMS, &["class"]), Neither, Never;
        caller_name_hours "A caller’s name is known everywhere within" One(Count(Hours)), More, Never;
    }
    Leaving {
        leaving_bill_max_days "Oldest bill taken" One(Count(CalendarDays)), Less, Never;
        leaving_pin_shape "Shape of its port-out PIN" One(Table(PIN)), Neither, Never;
        leaving_pin "PIN that is commonly taken" One(Text), Neither, Never;
        leaving_account_number "Account number" One(Text), Neither, Never;
        leaving_kept_days "Keeps the service up for" One(Count(CalendarDays)), Less, Never;
        leaving_csr "Gives CSRs" One(YES_NO), Neither, Never;
    }
    Fees {
        fees "Fee," Listed(Table(FEE), FEE_KIND), Neither, Never;
    }
    Notes {
        notes "Note" Many(Text), Neither, Never;
    }
}
