//! Whole blocks into the fewest orders.
//!
//! Exact for up to two dozen blocks of one key, where the search stays small; beyond that the largest go first
//! into the first order with room, which needs at most two orders in nine more than the fewest. Numbers by themselves
//! are not packed here: they fill whatever room is left.

/// Ways looked at before the largest-first answer is taken.
const MOST_WAYS: u32 = 200_000;
/// Most blocks for which the fewest orders are searched.
const MOST_BLOCKS: usize = 24;

/// Blocks by the order they go into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packed {
    /// Orders in all, those that hold something before included.
    pub(super) orders: usize,
    /// The order of each block, in the order of the sizes given.
    pub(super) of: Vec<usize>,
}

/// Packs blocks of these sizes, the largest first, into orders of which some hold numbers already. No block is larger
/// than the cap.
pub(super) fn pack(sizes: &[usize], held: &[usize], cap: usize) -> Packed {
    let largest_first = first_fit(sizes, held, cap);
    if sizes.len() > MOST_BLOCKS {
        return largest_first;
    }
    // Without a cap there is room without end.
    let room = held
        .iter()
        .map(|held| cap.saturating_sub(*held))
        .fold(0_usize, usize::saturating_add);
    let over = sizes.iter().sum::<usize>().saturating_sub(room);
    let least = held.len() + over.div_ceil(cap.max(1));
    let mut ways = MOST_WAYS;
    for orders in least..largest_first.orders {
        let mut loads = held.to_vec();
        loads.resize(orders, 0);
        let mut of = Vec::with_capacity(sizes.len());
        match place(sizes, &mut loads, &mut of, cap, &mut ways) {
            Some(true) => return Packed { orders, of },
            Some(false) => {}
            None => break,
        }
    }
    largest_first
}

fn first_fit(sizes: &[usize], held: &[usize], cap: usize) -> Packed {
    let mut loads = held.to_vec();
    let of = sizes
        .iter()
        .map(|size| {
            let at = loads.iter().position(|load| load + size <= cap);
            let at = at.unwrap_or(loads.len());
            match loads.get_mut(at) {
                Some(load) => *load += size,
                None => loads.push(*size),
            }
            at
        })
        .collect();
    Packed {
        orders: loads.len(),
        of,
    }
}

/// Whether the rest of the blocks fits; `None` where too many ways were looked at to say.
fn place(
    sizes: &[usize],
    loads: &mut Vec<usize>,
    of: &mut Vec<usize>,
    cap: usize,
    ways: &mut u32,
) -> Option<bool> {
    let Some((size, rest)) = sizes.split_first() else {
        return Some(true);
    };
    *ways = ways.checked_sub(1)?;
    let mut tried = Vec::new();
    for at in 0..loads.len() {
        let Some(load) = loads.get(at).copied() else {
            continue;
        };
        // An order that holds as much as one tried before ends the same.
        if load + size > cap || tried.contains(&load) {
            continue;
        }
        tried.push(load);
        if let Some(load) = loads.get_mut(at) {
            *load += size;
        }
        of.push(at);
        if place(rest, loads, of, cap, ways)? {
            return Some(true);
        }
        of.pop();
        if let Some(load) = loads.get_mut(at) {
            *load -= size;
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_that_largest_first_would_spread_go_into_fewer_orders() {
        // 20 + 10 + 10 and 17 + 11 + 11: the two largest must not share an order.
        let sizes = [20, 17, 11, 11, 10, 10];
        assert_eq!(first_fit(&sizes, &[], 40).orders, 3);
        assert_eq!(pack(&sizes, &[], 40).orders, 2);
        assert_eq!(
            pack(&[30, 20], &[15], 40),
            Packed {
                orders: 2,
                of: vec![1, 0]
            }
        );
    }

    #[test]
    fn many_blocks_are_packed_all_the_same() {
        let mut sizes: Vec<usize> = (0..400).map(|n| 10 + n * 7 % 31).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        let packed = pack(&sizes, &[], 100);
        let mut loads = vec![0; packed.orders];
        for (size, at) in sizes.iter().zip(&packed.of) {
            loads[*at] += size;
        }
        assert!(loads.iter().all(|load| *load <= 100));
    }
}
