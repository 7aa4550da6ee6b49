//! Findings where they stand on the pages of a letter: shown over the preview, never printed.

use crate::{
    api::view::PageMark,
    document::{LetterLaid, LetterSpot, PackageCount},
    finding::Finding,
    order::Order,
    place::Place,
};

/// The marks of an order's letter, alone and in its package.
pub(super) fn marks(
    order: &Order,
    noticed: &[&Finding],
    letter: &LetterLaid,
    package: PackageCount,
) -> Vec<PageMark> {
    let mut marks = Vec::new();
    for finding in noticed {
        let labels = labels_of(&finding.place);
        let Some(spot) = letter
            .spots
            .iter()
            .find(|spot| labels.contains(&spot.label))
        else {
            continue;
        };
        for (document, from) in [("loa.pdf", 0), ("package.pdf", package.letter_at)] {
            marks.push(mark(order, finding, spot, document, from));
        }
    }
    // What blocks lies above what warns of the same value.
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.severity));
    marks
}

fn mark(order: &Order, of: &Finding, spot: &LetterSpot, document: &str, from: usize) -> PageMark {
    PageMark {
        document: format!("{}/{document}", order.name),
        page: u32::try_from(from + spot.sheet).unwrap_or(u32::MAX),
        x: tenths(spot.at.0),
        y: tenths(spot.at.1),
        width: tenths(spot.size.0),
        height: tenths(spot.size.1),
        severity: of.severity,
        message: of.message.clone(),
    }
}

/// Tenths of a point are fine enough to look at.
fn tenths(points: f32) -> f32 {
    (points * 10.0).round() / 10.0
}

/// What stands above the value that a finding is about.
fn labels_of(place: &Place) -> &'static [&'static str] {
    let field = match place {
        Place::Account { field, .. } | Place::Order { field, .. } => field.as_str(),
        _ => "",
    };
    // `service_address:7` names the site too.
    match field.split(':').next().unwrap_or_default() {
        "billing_name" => &["Billing name", "Billing name (subscriber)"],
        "business_name" => &["Name at the service address"],
        "billing_address" | "billing_city" => &["Billing address"],
        "service_address" | "service_city" => &[
            "Service address (where the lines are installed)",
            "Business address",
        ],
        "account_number" => &["Account number", "Account number with the current provider"],
        "btn" => &["Billing telephone number (BTN)"],
        "new_btn" => &["New BTN for what remains"],
        "signer" => &["Authorized person on the account", "Authorized contact"],
        "authorised_email" => &["E-mail"],
        "class" | "customer_type" => &["Customer type"],
        "pin" => &["Account PIN", "Account or transfer PIN"],
        "undecided" => &["Extent"],
        "numbers" => &["Numbers that change carrier"],
        "requested" | "requested_date" => &["Requested date", "Requested effective date"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::labels_of;
    use crate::{
        id::{AccountId, SiteId},
        place::Place,
    };

    #[test]
    fn a_finding_of_a_field_finds_its_cell_and_others_none() {
        let at = |field: &str| Place::Account {
            id: AccountId(1),
            field: field.to_owned(),
        };
        for (place, label) in [
            (at("business_name"), Some("Name at the service address")),
            (
                at("service_address:3"),
                Some("Service address (where the lines are installed)"),
            ),
            (at("undecided"), Some("Extent")),
            (at("authorised_email"), Some("E-mail")),
            (at("requested_date"), Some("Requested date")),
            (at("bill"), None),
            // Phones to be installed are no word about the address.
            (Place::Site { id: SiteId(1) }, None),
            (Place::Project, None),
        ] {
            assert_eq!(labels_of(&place).first().copied(), label, "{place:?}");
        }
    }
}
