//! The five statements of 47 CFR 64.1130(e) and what else that rule asks of the wording.
//!
//! (a), (b): written, separate, sole purpose, signed and dated: the title line and the signature block.
//! (c), (d): no inducement on the same sheet, no check: nothing but the letter is printed.
//! (e): legible type, and each of the five below. (f): for one service on one number one carrier, so
//! local, local toll and long distance are chosen separately. (g): no wording that makes the signer act to
//! keep the present carrier. (h): one language throughout. (i): an electronic signature is the signing
//! service's disclosure to make; we are none. (j): sent within 60 days of signing, which `readiness` watches.

use super::{Letter, Variant};

/// One statement: its heading, its text, and services to choose below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Heading, with its full stop.
    pub heading: &'static str,
    /// The statement in the first person.
    pub text: String,
    /// Services chosen separately, where the statement asks for them.
    pub services: &'static [&'static str],
}

/// Ends a sentence, without a second full stop after `Inc.` or `LLC.`.
pub fn sentence(text: &str) -> String {
    if text.ends_with('.') {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The five statements of the letter, in order.
pub fn statements(letter: &Letter) -> Vec<Statement> {
    let new = letter.to.name.as_str();
    let old = letter.from.name.as_str();
    let plain = |heading, text| Statement {
        heading,
        text,
        services: &[],
    };
    let charges = plain(
        "Charges.",
        format!("I understand that I may ask {new} whether a fee applies to this change."),
    );
    if letter.variant == Variant::TollFree {
        let (was, is) = (&letter.from.resp_org, &letter.to.resp_org);
        return vec![
            plain(
                "What is covered.",
                format!(
                    "The billing name and billing address above are those of this service. This letter covers each toll-free number listed {} and no other number.",
                    if letter.numbers.len() > 6 {
                        "in Attachment A"
                    } else {
                        "above"
                    }
                ),
            ),
            plain(
                "My decision.",
                sentence(&format!(
                    "I have decided to change the Responsible Organization and carrier of these numbers from {old} ({was}) to {new} ({is})"
                )),
            ),
            plain(
                "My agent.",
                format!(
                    "I appoint {new} as my agent to carry out this change. For that purpose it may submit the change to the toll-free registry and ask the current Responsible Organization to release the numbers."
                ),
            ),
            plain(
                "One at a time.",
                format!(
                    "I understand that a toll-free number has one Responsible Organization at a time, and that only one carrier may be chosen for this service on any one number. I choose {new} for toll-free service."
                ),
            ),
            charges,
        ];
    }
    vec![
        plain(
            "What is covered.",
            "The billing name and billing address above are those of this account. This letter covers each telephone number listed in Attachment A, which is part of this letter, and no other number.".to_owned(),
        ),
        plain(
            "My decision.",
            sentence(&format!(
                "I have decided to change the carrier of these numbers from {old} to {new}"
            )),
        ),
        plain(
            "My agent.",
            format!(
                "I appoint {new} as my agent to carry out this change. For that purpose it may place the order, obtain the service record of the account and agree the date with the current carrier."
            ),
        ),
        Statement {
            heading: "One carrier for each service.",
            text: format!(
                "I understand that for any one telephone number only one carrier may be chosen for each service. For the numbers covered I choose {new} separately for each service marked:"
            ),
            services: &[
                "local service",
                "local toll (intraLATA) calls",
                "long distance (interLATA, interstate, international)",
            ],
        },
        charges,
    ]
}
