//! The fields of rules that say several things.
//!
//! A line is: key, what stands around its value, its shape; `!` marks what must be there, `>` what the rule says.

use super::{
    Field,
    Shape::{
        Choice, Clock, Count, Currency, Day, Flag, Holiday, HomeZone, List, Money, Text, Zone,
    },
    Unit::{
        BusinessDays, CalendarDays, Carriers, Digits, Hours, Megabytes, Minutes, Numbers, Times,
    },
};

#[allow(
    clippy::wildcard_imports,
    reason = "the table is made of all the words there are"
)]
use super::words::*;

macro_rules! fields {
    ($($name:ident { $($key:ident $(!$need:tt)? $(>$says:tt)? $about:literal $shape:expr;)* })*) => {$(
        pub(in crate::carrier) const $name: &[Field] = &[$(Field {
            key: stringify!($key),
            about: $about,
            shape: $shape,
            need: fields!(@ $($need)?),
            outcome: fields!(@ $($says)?),
        }),*];
    )*};
    (@) => { false };
    (@ $yes:tt) => { true };
}

fields! {
    ZONED {
        time !_ "" Clock;
        zone !_ "" Zone;
    }
    DESK {
        days !_ "" List(&Choice(WEEKDAY));
        start !_ "" Clock;
        end !_ "" Clock;
        zone !_ "" HomeZone;
    }
    PIN {
        min !_ "" Count(Digits);
        max !_ "" Count(Digits);
        not "" List(&Text);
    }
    UNAUTH {
        report_hours !_ "reported within {}" Count(Hours);
        last_days !_ "nothing is taken back after {}" Count(CalendarDays);
    }
    SPAN {
        min !_ "" Count(BusinessDays);
        typical "" Count(BusinessDays);
        max !_ "" Count(BusinessDays);
    }
    LATE {
        times !_ "up to {} as long as usual" Count(Times);
        days !_ "at most {}" Count(BusinessDays);
    }
    ALSO {
        from !_ "{} or more" Count(Numbers);
        carriers !_ "of {} or more" Count(Carriers);
        each_above !_ "each with more than {}" Count(Numbers);
    }
    TIME {
        usual "{} where none is named" Clock;
        zones "zones {}" List(&Zone);
        guaranteed !_ "" Flag("guaranteed", "not guaranteed");
    }
    HOLIDAY {
        day !_ >_ "" Holiday;
        name !_ >_ "" Text;
    }
    CLOSED {
        name !_ >_ "" Text;
        from !_ >_ "" Day;
        to !_ >_ "" Day;
    }
    LEAD {
        class !_ "" Choice(CLASS);
        from "" Count(Numbers);
        to "" Count(Numbers);
        min >_ "" Count(BusinessDays);
        typical >_ "" Count(BusinessDays);
        max >_ "" Count(BusinessDays);
    }
    CAP {
        class "" Choice(CLASS);
        mode "" Text;
        numbers !_ >_ "" Count(Numbers);
    }
    WINDOW {
        mode !_ "" Text;
        classes "" List(&Choice(CLASS));
        days !_ >_ "" List(&Choice(WEEKDAY));
        start !_ >_ "" Clock;
        end !_ >_ "" Clock;
        zone !_ >_ "" Zone;
        minutes >_ "" Count(Minutes);
        on_request >_ "" Flag("on request", "as usual");
    }
    CUT_OFF {
        class "" Choice(CLASS);
        time !_ >_ "" Clock;
        zone >_ "" Zone;
    }
    MAINTENANCE {
        name !_ "" Text;
        days !_ >_ "" List(&Choice(WEEKDAY));
        start !_ >_ "" Clock;
        end !_ >_ "" Clock;
        until >_ "" Choice(WEEKDAY);
        zone >_ "" Zone;
    }
    ANSWER {
        class "" Choice(CLASS);
        from_hours >_ "" Count(Hours);
        hours !_ >_ "" Count(Hours);
        business >_ "" Flag("on business days", "");
    }
    REJECTION {
        class !_ "" Choice(CLASS);
        from "" Count(Numbers);
        to "" Count(Numbers);
        days !_ >_ "" Count(BusinessDays);
    }
    REQUEST {
        class "" Choice(CLASS);
        on !_ >_ "" Choice(REQUEST_ON);
        earliest_days >_ "at least {} ahead" Count(CalendarDays);
        latest_days >_ "at most {} ahead" Count(CalendarDays);
        sent_days_before >_ "sent to the losing side at most {} before" Count(CalendarDays);
    }
    CHANGE {
        what !_ "" Choice(CHANGE_WHAT);
        phase !_ "" Choice(CHANGE_PHASE);
        class "" Choice(CLASS);
        mode "" Text;
        may !_ >_ "" Choice(CHANGE_MAY);
    }
    AGE {
        paper !_ "" Choice(PAPER);
        class "" Choice(CLASS);
        country "" Text;
        days !_ >_ "" Count(CalendarDays);
    }
    PAPERS {
        paper !_ "" Choice(PAPER);
        class "" Choice(CLASS);
        need !_ >_ "" Choice(PAPER_NEED);
    }
    SIGNATURES {
        kind !_ "" Choice(SIGNATURE);
        taken !_ >_ "" Flag("taken", "refused");
    }
    FILES {
        paper "" Choice(PAPER);
        class "" Choice(CLASS);
        types !_ >_ "" List(&Text);
        megabytes >_ "at most {}" Count(Megabytes);
        labels >_ "marked as one of {}" List(&Text);
    }
    FORM {
        field !_ "" Text;
        class "" Choice(CLASS);
        need !_ >_ "" Choice(FIELD_NEED);
        value >_ "always “{}”" Text;
    }
    FURTHER {
        gate !_ "" Text;
        words !_ >_ "" Text;
        each !_ >_ "" Choice(GATE_EACH);
        class "" Choice(CLASS);
    }
    LINES {
        line !_ "" Choice(LINE);
        rule !_ >_ "" Choice(LINE_RULE);
    }
    REFUSALS {
        ground !_ "" Choice(REFUSAL);
        may !_ >_ "" Flag("it may refuse", "no ground to refuse or delay");
    }
    FEE {
        amount !_ "" Money;
        currency !_ "" Currency;
        per !_ "" Choice(FEE_PER);
        even_if_unavailable "" Flag("even for a number that proves unavailable", "");
    }
    SMS {
        class "" Choice(CLASS);
        from_hours >_ "from {}" Count(Hours);
        hours !_ >_ "up to {}" Count(Hours);
        business >_ "" Flag("on business days", "");
    }
}
