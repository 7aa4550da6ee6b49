//! What the gaining side's order form takes, as far as it decides what is written into it.

use crate::carrier::{AccountForm, FieldNeed};

use super::Rules;

impl Rules<'_> {
    /// Whether a field has to stay empty on the form of an order of this class. [BW-ERR]
    pub fn form_refuses(&self, field: &str) -> bool {
        self.gaining_side().any(|side| {
            side.form_fields.iter().any(|entry| {
                entry.field == field
                    && entry.need == FieldNeed::Refused
                    && entry.class.is_none_or(|class| class == self.class())
            })
        })
    }

    /// An account number as the form takes it: as printed, or without what stands between its characters. [MS-MOREINFO]
    pub fn account_number_on_form(&self, printed: &str) -> String {
        let bare = self.gaining_side().find_map(|side| {
            let rule = side.account_number_form.as_ref()?;
            Some(rule.value == AccountForm::Bare)
        });
        if bare == Some(true) {
            printed.chars().filter(|c| c.is_alphanumeric()).collect()
        } else {
            printed.to_owned()
        }
    }
}
