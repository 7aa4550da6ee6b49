//! Reading the cells of a big sheet on more than one thread. It knows nothing of what a cell is.

/// How many cells are worth a thread of their own.
const SHARE: usize = 4_096;

/// Each cell by itself, on as many threads as it is worth, a share each; share after share, what comes out is in order
/// and the same on any machine. `memory` makes what one thread keeps from cell to cell.
pub(super) fn side_by_side<C: Sync, M, T: Send>(
    cells: &[C],
    memory: impl Fn() -> M + Sync,
    read: impl Fn(&mut M, &C) -> T + Sync,
) -> Vec<Vec<T>> {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = processors.min(4).min(cells.len() / SHARE).max(1);
    let share = cells.len().div_ceil(threads).max(1);
    let mut shares = cells.chunks(share);
    let first = shares.next().unwrap_or_default();
    let all = |share: &[C]| -> Vec<T> {
        let mut memory = memory();
        share.iter().map(|cell| read(&mut memory, cell)).collect()
    };
    std::thread::scope(|scope| {
        let all = &all;
        let others: Vec<_> = shares
            .map(|share| {
                let thread = scope.spawn(move || all(share));
                (share, thread)
            })
            .collect();
        let mut done = vec![all(first)];
        for (share, other) in others {
            // A thread ends badly only by a fault of ours; then the cells are read here, and the fault is seen.
            done.push(other.join().unwrap_or_else(|_| all(share)));
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::{SHARE, side_by_side};

    #[test]
    fn many_threads_read_what_one_reads_and_in_its_order() {
        for length in [0, 1, SHARE - 1, SHARE, 2 * SHARE + 1, 9 * SHARE + 7] {
            let cells: Vec<usize> = (0..length).collect();
            // What a thread remembers must not show in what it reads.
            let read = side_by_side(&cells, Vec::new, |memory, cell| {
                memory.push(*cell);
                (cell * 7, *memory.last().unwrap())
            });
            let one: Vec<_> = cells.iter().map(|cell| (cell * 7, *cell)).collect();
            assert_eq!(read.concat(), one, "{length}");
        }
    }
}
