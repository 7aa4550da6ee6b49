//! Commands about hand moves: where numbers may go, moving and merging, waves, and what a person says of numbers.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    commands::Done,
    error::WireError,
    session::{Call, Session},
    view::{
        JoinAsk, JoinTarget, JoinView, NumbersMark, NumbersMove, OrdersMerge, OrdersWave, WaveForm,
        WaveView,
    },
    words::{Places, count},
};
use crate::{
    id::{NumberId, OrderId},
    number::Disposition,
    order::{Mark, MarkKind, Order, OrderStatus, Wave},
    project::{Op, OrderOp},
    snapshot::Snapshot,
    split::{self, Joining},
};

impl Session {
    pub(super) fn orders_may_join(
        &mut self,
        request: JoinAsk,
        _: &mut Call<'_>,
    ) -> Result<JoinView, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let from = match request.order {
            Some(id) => Some(
                snapshot
                    .orders
                    .get(&id)
                    .ok_or_else(|| WireError::not_here("That order"))?,
            ),
            None => None,
        };
        let numbers = match from {
            Some(order) if request.numbers.is_empty() => numbers_of(&snapshot, order.id),
            _ => request.numbers,
        };
        let joining = Joining::new(&snapshot, &numbers);
        let many = count(joining.ids().len(), "number");
        let what = match from {
            Some(order) => format!("{}, {many}", order.name),
            None => many,
        };
        let mut targets = Vec::new();
        if from.is_none() {
            let refused = joining.alone().err().unwrap_or_default();
            targets.push(target(None, "a new order", refused));
        }
        let mut orders: Vec<&Order> = snapshot
            .orders
            .values()
            .filter(|order| Some(order.id) != request.order)
            .filter(|order| order.status != OrderStatus::Cancelled)
            .collect();
        orders.sort_by(|a, b| a.name.cmp(&b.name));
        let places = Places::new(&snapshot);
        for order in orders {
            let refused = joining.refused(order).or_else(|| {
                from.filter(|from| from.status.is_submitted())
                    .map(|from| format!("{} was sent.", from.name))
            });
            let mut found = target(Some(order.id), &order.name, refused.unwrap_or_default());
            found.name = format!("{} {}", order.name, places.of(order));
            targets.push(found);
        }
        Ok(JoinView { what, targets })
    }

    pub(super) fn numbers_move(
        &mut self,
        request: NumbersMove,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let joining = Joining::new(&snapshot, &request.numbers);
        let numbers = joining.ids();
        if numbers.is_empty() {
            return Err(WireError::not_here("None of these numbers"));
        }
        let (into, name) = if let Some(id) = request.order {
            let order = found(&snapshot, id)?;
            if let Some(reason) = joining.refused(order) {
                return Err(cannot_join(&order.name, reason));
            }
            (order.clone(), order.name.clone())
        } else {
            let key = joining
                .alone()
                .map_err(|reason| cannot_join("an order of their own", reason))?;
            let ordinal = snapshot
                .orders
                .values()
                .filter(|order| order.key == key)
                .map(|order| order.ordinal)
                .max()
                .unwrap_or(0);
            let wave = snapshot.by_hand.wave_of(key.site);
            let order = Order {
                wave,
                ..Order::draft(OrderId(-1), key, ordinal.saturating_add(1))
            };
            (order, "a new order".to_owned())
        };
        let op = Op::Orders(OrderOp::Move {
            emptied: emptied(&snapshot, &numbers, into.id),
            what: format!("{} moved to {name}", count(numbers.len(), "number")),
            into: Box::new(into),
            unpinned: Vec::new(),
            numbers,
        });
        self.write(&op, call.now)
    }

    pub(super) fn orders_merge(
        &mut self,
        request: OrdersMerge,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let (from, into) = (
            found(&snapshot, request.from)?,
            found(&snapshot, request.into)?,
        );
        if let Some(reason) = split::may_merge(&snapshot, from, into) {
            return Err(WireError::user(
                "cannot_join",
                format!("{} cannot join {}. {reason}", from.name, into.name),
                "Two orders on one account that cannot be merged are sent one after the other.",
            ));
        }
        let numbers = numbers_of(&snapshot, from.id);
        // Where the split would put a number there itself, it needs no pin: the order stays one by itself.
        let apart = snapshot
            .by_hand
            .pins
            .values()
            .any(|order| *order == into.id);
        let unpinned = numbers
            .iter()
            .copied()
            .filter(|id| {
                !apart
                    && snapshot
                        .numbers
                        .get(id)
                        .and_then(|number| split::key_of(&snapshot, number).ok())
                        .is_some_and(|key| key == into.key)
            })
            .collect();
        let op = Op::Orders(OrderOp::Move {
            emptied: vec![from.id],
            what: format!("{} merged into {}", from.name, into.name),
            into: Box::new(into.clone()),
            unpinned,
            numbers,
        });
        self.write(&op, call.now)
    }

    pub(super) fn wave_save(
        &mut self,
        request: WaveForm,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let number = in_range(request.number)?;
        let sites: BTreeSet<_> = request.sites.into_iter().collect();
        if sites.iter().any(|site| !snapshot.sites.contains_key(site)) {
            return Err(WireError::not_here("That site"));
        }
        // A site is of one wave.
        let mut waves: Vec<Wave> = snapshot
            .by_hand
            .waves
            .values()
            .filter(|wave| wave.number != number)
            .filter(|wave| wave.sites.iter().any(|site| sites.contains(site)))
            .map(|wave| Wave {
                sites: wave
                    .sites
                    .iter()
                    .copied()
                    .filter(|site| !sites.contains(site))
                    .collect(),
                ..wave.clone()
            })
            .collect();
        let before = snapshot.by_hand.waves.get(&number);
        let was: BTreeSet<_> = before
            .map(|wave| wave.sites.iter().copied().collect())
            .unwrap_or_default();
        waves.push(Wave {
            number,
            name: request.name.trim().to_owned(),
            sites: sites.iter().copied().collect(),
        });
        let orders = snapshot
            .orders
            .values()
            .filter(|order| can_wait(order))
            .filter_map(|order| {
                let site = order.key.site?;
                let wave = if sites.contains(&site) {
                    Some(number)
                } else if was.contains(&site) && order.wave == Some(number) {
                    None
                } else {
                    return None;
                };
                (order.wave != wave).then(|| Order {
                    wave,
                    ..order.clone()
                })
            })
            .collect();
        let op = Op::Orders(OrderOp::Waves {
            waves,
            orders,
            what: format!("wave {number}"),
        });
        self.write(&op, call.now)
    }

    pub(super) fn orders_wave(
        &mut self,
        request: OrdersWave,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        if let Some(number) = request.wave {
            in_range(number)?;
        }
        let mut orders = Vec::new();
        for id in &request.ids {
            let order = found(&snapshot, *id)?;
            if !can_wait(order) {
                return Err(WireError::user(
                    "order_is_over",
                    format!("{} has cut over; its wave is what it was.", order.name),
                    "Choose orders that are still to cut over.",
                ));
            }
            orders.push(Order {
                wave: request.wave,
                ..order.clone()
            });
        }
        let waves = request
            .wave
            .filter(|number| !snapshot.by_hand.waves.contains_key(number))
            .map(|number| Wave {
                number,
                name: String::new(),
                sites: Vec::new(),
            });
        let names: Vec<&str> = orders.iter().map(|order| order.name.as_str()).collect();
        let what = match request.wave {
            Some(number) => format!("{} in wave {number}", names.join(", ")),
            None => format!("{} in no wave", names.join(", ")),
        };
        let op = Op::Orders(OrderOp::Waves {
            waves: waves.into_iter().collect(),
            orders,
            what,
        });
        self.write(&op, call.now)
    }

    pub(super) fn numbers_mark(
        &mut self,
        request: NumbersMark,
        call: &mut Call<'_>,
    ) -> Result<Done, WireError> {
        let snapshot = Arc::clone(&self.opened()?.snapshot);
        let value = request.value.trim();
        if request.kind == MarkKind::UseOnTarget && !["", "user", "service"].contains(&value) {
            return Err(WireError::user(
                "not_a_use",
                format!("“{value}” is no use on the new platform."),
                "Say user or service.",
            ));
        }
        let marks: Vec<Mark> = request
            .numbers
            .iter()
            .filter(|id| snapshot.numbers.contains_key(id))
            .map(|id| Mark {
                number: *id,
                kind: request.kind,
                value: value.to_owned(),
            })
            .collect();
        let what = format!(
            "{} of {}",
            request.kind.words(),
            count(marks.len(), "number")
        );
        self.write(&Op::Orders(OrderOp::Marks { marks, what }), call.now)
    }
}

fn in_range(number: u8) -> Result<u8, WireError> {
    if (1..=99).contains(&number) {
        return Ok(number);
    }
    Err(WireError::user(
        "no_such_wave",
        format!("{number} is no wave."),
        "Waves are numbered 1 to 99.",
    ))
}

/// Whether an order is still to cut over.
fn can_wait(order: &Order) -> bool {
    order.activated_at.is_none() && order.status != OrderStatus::Cancelled
}

fn found(snapshot: &Snapshot, id: OrderId) -> Result<&Order, WireError> {
    snapshot
        .orders
        .get(&id)
        .ok_or_else(|| WireError::not_here("That order"))
}

fn cannot_join(name: &str, reason: String) -> WireError {
    WireError::user(
        "cannot_join",
        format!("Cannot join {name}. {reason}"),
        "`portwright-cli orders show` says what an order holds.",
    )
}

fn target(id: Option<OrderId>, name: &str, refused: String) -> JoinTarget {
    JoinTarget {
        id,
        name: name.to_owned(),
        title: if refused.is_empty() {
            String::new()
        } else if id.is_none() {
            "Cannot be an order of their own".to_owned()
        } else {
            format!("Cannot join {name}")
        },
        refused,
    }
}

fn numbers_of(snapshot: &Snapshot, order: OrderId) -> Vec<NumberId> {
    snapshot
        .numbers
        .of_order(order)
        .filter(|number| number.disposition == Disposition::Port)
        .map(|number| number.id)
        .collect()
}

/// Drafts that are left without numbers when these leave.
fn emptied(snapshot: &Snapshot, numbers: &[NumberId], into: OrderId) -> Vec<OrderId> {
    let leaving: BTreeSet<NumberId> = numbers.iter().copied().collect();
    let from: BTreeSet<OrderId> = numbers
        .iter()
        .filter_map(|id| snapshot.numbers.get(id)?.order)
        .filter(|order| *order != into)
        .filter(|order| {
            snapshot
                .orders
                .get(order)
                .is_some_and(|order| !order.status.is_submitted())
        })
        .collect();
    let staying: BTreeSet<OrderId> = snapshot
        .numbers
        .values()
        .filter(|number| !leaving.contains(&number.id))
        .filter_map(|number| number.order)
        .collect();
    from.difference(&staying).copied().collect()
}

/// The waves of a project, by number.
pub(super) fn waves(snapshot: &Snapshot) -> Vec<WaveView> {
    let mut numbers: BTreeSet<u8> = snapshot.by_hand.waves.keys().copied().collect();
    numbers.extend(snapshot.orders.values().filter_map(|order| order.wave));
    numbers
        .into_iter()
        .map(|number| {
            let wave = snapshot.by_hand.waves.get(&number);
            let mut orders: Vec<String> = snapshot
                .orders
                .values()
                .filter(|order| {
                    order.wave == Some(number) && order.status != OrderStatus::Cancelled
                })
                .map(|order| order.name.clone())
                .collect();
            orders.sort();
            WaveView {
                number,
                name: wave.map(|wave| wave.name.clone()).unwrap_or_default(),
                sites: wave.map(|wave| wave.sites.clone()).unwrap_or_default(),
                orders,
            }
        })
        .collect()
}

/// `Wave 2, West`; empty for none.
pub(super) fn wave_words(snapshot: &Snapshot, wave: Option<u8>) -> String {
    let Some(number) = wave else {
        return String::new();
    };
    let name = snapshot
        .by_hand
        .waves
        .get(&number)
        .map(|wave| wave.name.as_str())
        .filter(|name| !name.is_empty());
    match name {
        Some(name) => format!("Wave {number}, {name}"),
        None => format!("Wave {number}"),
    }
}
