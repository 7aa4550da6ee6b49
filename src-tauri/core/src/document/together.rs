//! Many documents at once: each is made of its own input alone, so they are shared out among the processors.

use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{Mutex, PoisonError},
    thread,
};

/// Work that gives a document.
pub type Job<'a, T> = Box<dyn FnOnce() -> T + Send + 'a>;

/// Does all jobs; what they give comes in the order of the jobs. Where the machine gives no more threads, they are done
/// one after the other.
pub fn together<T: Send>(jobs: Vec<Job<'_, T>>) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let hands = processors.min(jobs.len());
    let waiting = Mutex::new(jobs.into_iter().enumerate());
    let done = Mutex::new(BTreeMap::new());
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next()
    };
    let work = || {
        while let Some((place, job)) = next() {
            let made = job();
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.insert(place, made);
        }
    };
    thread::scope(|scope| {
        for _ in 1..hands {
            // Whoever is here does what nobody takes.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::{Job, together};

    #[test]
    fn what_is_made_comes_in_the_order_it_was_asked_for() {
        let jobs: Vec<Job<'_, u64>> = (0..50_u64)
            .map(|place| -> Job<'_, u64> {
                Box::new(move || {
                    // The first take longest.
                    std::thread::sleep(std::time::Duration::from_micros(500 - place * 10));
                    place
                })
            })
            .collect();
        assert_eq!(together(jobs), (0..50).collect::<Vec<_>>());
        assert!(together::<u64>(Vec::new()).is_empty());
    }
}
