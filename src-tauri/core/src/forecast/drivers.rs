//! What makes runs late: each late order of a late run is laid again with one thing as planned, all else as
//! it was.
//!
//! A late run is one unit of blame, shared evenly by its late orders. An order gives its share to the things
//! that would each alone have kept it in time; where none would, to all that went worse than planned on the
//! way to it. So the shares of all things add up to all late runs, and a thing that pushes several orders
//! gathers theirs. Whole numbers, runs in their order: the same shares everywhere.
//!
//! Only what a late order waits for can save it, so only that is laid again; and of a project with many orders
//! a run asks some of its late ones, others in another run. So asking costs what laying does, not its square.

use std::collections::BTreeMap;

use crate::snapshot::Snapshot;

use super::{
    Driver, Factor,
    model::{Model, Placed},
    words,
};

/// One late run: it can be parted evenly among up to ten orders, and theirs among up to ten things.
const UNIT: u64 = 2_520 * 2_520;
/// Late runs that are asked again; more move no share by a hundredth.
const ASKED: u32 = 4_000;
/// Late orders of one run that are asked; the next run asks others.
const ASKED_ORDERS: usize = 32;
/// Orders that are laid again in all, at most: where thousands stand in one row behind each other, fewer runs
/// are asked instead of a person waiting.
const LAID_AGAIN: u64 = 5_000_000;

/// The late runs, while they are looked at.
pub(super) struct Late<'a> {
    model: &'a Model,
    /// Behind this day a run is late; absent where nothing has a date, so nothing can be in time.
    limit: Option<u16>,
    runs: u32,
    asked: u32,
    laid_again: u64,
    blame: BTreeMap<(usize, Factor), u64>,
    /// Kept between runs, so that a run takes no memory.
    saving: Vec<(usize, Factor)>,
    worse: Vec<(usize, Factor)>,
    again: Vec<Placed>,
    seen: Vec<bool>,
    upstream: Vec<usize>,
}

impl<'a> Late<'a> {
    pub(super) fn new(model: &'a Model, limit: Option<u16>) -> Self {
        Self {
            model,
            limit,
            runs: 0,
            asked: 0,
            laid_again: 0,
            blame: BTreeMap::new(),
            saving: Vec::new(),
            worse: Vec::new(),
            again: Vec::new(),
            seen: Vec::new(),
            upstream: Vec::new(),
        }
    }

    /// Looks at a run whose last order ends on `last`.
    pub(super) fn look(&mut self, run: u32, placed: &[Placed], last: u16) {
        let Some(limit) = self.limit.filter(|limit| last > *limit) else {
            return;
        };
        self.runs += 1;
        if self.asked >= ASKED || self.laid_again > LAID_AGAIN {
            return;
        }
        self.asked += 1;
        self.again.clear();
        self.again.extend_from_slice(placed);
        let late = || {
            let late = placed.iter().enumerate();
            late.filter(|(_, laid)| laid.slot.day > limit)
        };
        // So many apart, beginning with another one in each run.
        let apart = late().count().div_ceil(ASKED_ORDERS).max(1);
        let first = usize::try_from(run).unwrap_or(0) % apart;
        let chosen = || late().skip(first).step_by(apart);
        let share = UNIT / u64::try_from(chosen().count().max(1)).unwrap_or(1);
        for (place, _) in chosen() {
            self.ask(run, place, placed, limit);
            let to = if self.saving.is_empty() {
                &self.worse
            } else {
                &self.saving
            };
            let part = share / u64::try_from(to.len().max(1)).unwrap_or(1);
            for thing in to {
                *self.blame.entry(*thing).or_default() += part;
            }
        }
    }

    /// What went worse than planned on the way to a late order, and what of it alone would have saved it.
    fn ask(&mut self, run: u32, late: usize, placed: &[Placed], limit: u16) {
        self.saving.clear();
        self.worse.clear();
        self.model
            .upstream(late, &mut self.seen, &mut self.upstream);
        let on_the_way = std::iter::successors(Some(late), |place| {
            placed.get(*place).and_then(|laid| laid.by)
        });
        for place in on_the_way {
            for factor in self.model.burdens(place, run) {
                self.worse.push((place, factor));
                if self.would_save(run, late, (place, factor), placed, limit) {
                    self.saving.push((place, factor));
                }
            }
        }
    }

    /// Whether a late order keeps the limit with one thing as planned.
    fn would_save(
        &mut self,
        run: u32,
        late: usize,
        thing: (usize, Factor),
        placed: &[Placed],
        limit: u16,
    ) -> bool {
        // Orders that stand before it do not know of it.
        let from = self.upstream.partition_point(|place| *place < thing.0);
        let upstream = self.upstream.get(from..).unwrap_or_default();
        let mut done = 0;
        for place in upstream {
            let laid = self.model.lay_again(run, &self.again, *place, Some(thing));
            let (Some(laid), Some(again)) = (laid, self.again.get_mut(*place)) else {
                break;
            };
            *again = laid;
            done += 1;
            if *place == thing.0 && placed.get(*place).is_some_and(|was| was.slot == laid.slot) {
                // It hides behind something else: nobody behind it sees a difference.
                break;
            }
        }
        self.laid_again += done;
        let saved = self
            .again
            .get(late)
            .is_some_and(|laid| laid.slot.day <= limit);
        for place in upstream {
            if let (Some(again), Some(was)) = (self.again.get_mut(*place), placed.get(*place)) {
                *again = *was;
            }
        }
        saved
    }

    pub(super) fn runs(&self) -> u32 {
        self.runs
    }

    /// The weightiest first.
    pub(super) fn drivers(&self, snapshot: &Snapshot) -> Vec<Driver> {
        let whole = u64::from(self.asked).saturating_mul(UNIT);
        let mut shares: Vec<_> = self
            .blame
            .iter()
            .filter_map(|((place, factor), blame)| {
                Some((*blame, self.model.order_at(*place)?, *factor))
            })
            .collect();
        shares.sort_by_key(|(blame, order, factor)| (std::cmp::Reverse(*blame), *order, *factor));
        shares
            .into_iter()
            .map(|(blame, order, factor)| Driver {
                order,
                factor,
                percent: u8::try_from((blame * 200 + whole) / (whole * 2).max(1)).unwrap_or(100),
                words: words::driver(snapshot, order, factor),
            })
            .filter(|driver| driver.percent > 0)
            .collect()
    }
}
