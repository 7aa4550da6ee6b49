//! "Page 1 of 4" as bills print it at the head or foot of a page.

/// Most pages that a bill may say it has; more is a number that happens to stand there.
const MOST: u32 = 5_000;

/// How many pages a text says there are, where it says so of one of its own pages.
pub(super) fn of_pages(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(4)
        .find_map(|four| {
            let [page, this, of, all] = four else {
                return None;
            };
            // `Page` and its number may have grown together in what is taken out of a page.
            if !page.ends_with("page") || *of != "of" {
                return None;
            }
            counted(this, all)
        })
        .or_else(|| {
            words.windows(3).find_map(|three| {
                let [page, of, all] = three else { return None };
                let this = page.strip_prefix("page")?;
                (*of == "of").then(|| counted(this, all)).flatten()
            })
        })
}

fn counted(this: &str, all: &str) -> Option<u32> {
    // What follows may have grown to the number: `4Account`.
    let digits: String = all.chars().take_while(char::is_ascii_digit).collect();
    let (this, all): (u32, u32) = (this.parse().ok()?, digits.parse().ok()?);
    (1..=all)
        .contains(&this)
        .then_some(all)
        .filter(|all| *all <= MOST)
}

#[cfg(test)]
mod tests {
    use super::of_pages;

    #[test]
    fn the_count_of_pages_is_read_where_a_bill_prints_it() {
        for (text, pages) in [
            ("Page 1 of 4", Some(4)),
            (
                "Lakeland Communications\nPAGE: 2 of 12\nAccount 17-33",
                Some(12),
            ),
            ("Invoice 88Page 1 of 4Account number", Some(4)),
            ("Page1 of 6", Some(6)),
            ("page 3 of 4 of your bill", Some(4)),
            ("Page 5 of 4", None),
            ("Page 0 of 4", None),
            ("See page 2 of the terms", None),
            ("1 of 4 lines", None),
            ("Page 1 of 250000", None),
            ("", None),
        ] {
            assert_eq!(of_pages(text), pages, "{text}");
        }
    }
}
