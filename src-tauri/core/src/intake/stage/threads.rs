//! Reading the cells of a big sheet on more than one thread. It knows nothing of what a cell is.

/// How many cells are worth a thread of their own.
const SHARE: usize = 4_096;

/// Each cell by itself, on as many threads as it is worth; what comes out is in order and the same on any machine.
pub(super) fn side_by_side<C: Sync, T: Send>(cells: &[C], read: impl Fn(&C) -> T + Sync) -> Vec<T> {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = processors.min(4).min(cells.len() / SHARE).max(1);
    let share = cells.len().div_ceil(threads).max(1);
    let mut shares = cells.chunks(share);
    let first = shares.next().unwrap_or_default();
    let mut done: Vec<T> = Vec::with_capacity(cells.len());
    std::thread::scope(|scope| {
        let read = &read;
        let others: Vec<_> = shares
            .map(|share| {
                (
                    share,
                    scope.spawn(move || share.iter().map(read).collect::<Vec<T>>()),
                )
            })
            .collect();
        done.extend(first.iter().map(read));
        for (share, other) in others {
            // A thread ends badly only by a fault of ours; then the cells are read here, and the fault is seen.
            done.extend(
                other
                    .join()
                    .unwrap_or_else(|_| share.iter().map(read).collect()),
            );
        }
    });
    done
}
