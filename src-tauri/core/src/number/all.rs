//! All numbers of a project by row, and whose they are.
//!
//! It reads and is changed as the map it holds. Which numbers an order and an account have is worked out in
//! one pass when first asked for, and forgotten by any change: nobody looks through all numbers for each order.

use std::{
    collections::BTreeMap,
    fmt,
    ops::{Deref, DerefMut},
    sync::{Arc, OnceLock},
};

use crate::id::{AccountId, NumberId, OrderId};

use super::Number;

/// The numbers of a project, by row.
#[derive(Clone, Default)]
pub struct Numbers {
    by_row: BTreeMap<NumberId, Number>,
    owners: OnceLock<Arc<Owners>>,
}

/// The rows that each order and account has, in order of number.
#[derive(Default)]
struct Owners {
    orders: BTreeMap<OrderId, Vec<NumberId>>,
    accounts: BTreeMap<AccountId, Vec<NumberId>>,
}

impl Numbers {
    /// The numbers of an order, in order of number.
    pub fn of_order(&self, order: OrderId) -> impl Iterator<Item = &Number> {
        self.found(self.owners().orders.get(&order))
    }

    /// The numbers of an account, in order of number.
    pub fn of_account(&self, account: AccountId) -> impl Iterator<Item = &Number> {
        self.found(self.owners().accounts.get(&account))
    }

    fn found<'a>(&'a self, rows: Option<&'a Vec<NumberId>>) -> impl Iterator<Item = &'a Number> {
        let rows = rows.into_iter().flatten();
        rows.filter_map(|row| self.by_row.get(row))
    }

    fn owners(&self) -> &Owners {
        self.owners
            .get_or_init(|| Arc::new(Owners::of(&self.by_row)))
    }
}

impl Owners {
    fn of(numbers: &BTreeMap<NumberId, Number>) -> Self {
        let mut in_order: Vec<_> = numbers
            .iter()
            .map(|(row, number)| (number.tn, *row, number.order, number.account))
            .collect();
        in_order.sort_unstable();
        let mut owners = Self::default();
        for (_, row, order, account) in in_order {
            if let Some(order) = order {
                owners.orders.entry(order).or_default().push(row);
            }
            if let Some(account) = account {
                owners.accounts.entry(account).or_default().push(row);
            }
        }
        owners
    }
}

impl Deref for Numbers {
    type Target = BTreeMap<NumberId, Number>;

    fn deref(&self) -> &Self::Target {
        &self.by_row
    }
}

impl DerefMut for Numbers {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.owners.take();
        &mut self.by_row
    }
}

impl From<BTreeMap<NumberId, Number>> for Numbers {
    fn from(by_row: BTreeMap<NumberId, Number>) -> Self {
        Self {
            by_row,
            owners: OnceLock::new(),
        }
    }
}

impl FromIterator<(NumberId, Number)> for Numbers {
    fn from_iter<I: IntoIterator<Item = (NumberId, Number)>>(rows: I) -> Self {
        BTreeMap::from_iter(rows).into()
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.by_row == other.by_row
    }
}

impl Eq for Numbers {}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.by_row.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use crate::number::TelephoneNumber;

    use super::*;

    fn number(row: i64, digits: u64, order: Option<i64>, account: i64) -> (NumberId, Number) {
        let number = Number {
            id: NumberId(row),
            order: order.map(OrderId),
            account: Some(AccountId(account)),
            ..Number::blank(TelephoneNumber::from_digits(digits).unwrap())
        };
        (number.id, number)
    }

    fn rows<'a>(numbers: impl Iterator<Item = &'a Number>) -> Vec<i64> {
        numbers.map(|number| number.id.0).collect()
    }

    #[test]
    fn orders_and_accounts_have_their_numbers_in_order_of_number() {
        let numbers: Numbers = [
            number(1, 4_145_550_199, Some(7), 3),
            number(2, 4_145_550_100, Some(7), 3),
            number(3, 4_145_550_150, None, 3),
        ]
        .into_iter()
        .collect();
        assert_eq!(rows(numbers.of_order(OrderId(7))), [2, 1]);
        assert_eq!(rows(numbers.of_account(AccountId(3))), [2, 3, 1]);
        assert!(rows(numbers.of_order(OrderId(8))).is_empty());
    }

    #[test]
    fn any_change_is_seen_at_once() {
        let mut numbers: Numbers = [number(1, 4_145_550_100, Some(7), 3)].into_iter().collect();
        assert_eq!(rows(numbers.of_order(OrderId(7))), [1]);
        let before = numbers.clone();
        numbers.get_mut(&NumberId(1)).unwrap().order = Some(OrderId(8));
        assert!(rows(numbers.of_order(OrderId(7))).is_empty());
        assert_eq!(rows(numbers.of_order(OrderId(8))), [1]);
        assert_eq!(rows(before.of_order(OrderId(7))), [1]);
        numbers.remove(&NumberId(1));
        assert!(rows(numbers.of_account(AccountId(3))).is_empty());
        assert_ne!(numbers, before);
    }
}
