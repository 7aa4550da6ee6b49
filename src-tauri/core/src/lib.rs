//! Portwright's core: plans, proves and runs the move of a client's telephone numbers.
//!
//! No window, no async, no clock, no network. The modules stand in layers, and a module uses only
//! what is listed above it (`tests/story/tidy.rs` reads the `use` lines):
//!
//! 1. `id`, `place`, `finding`
//! 2. `number`, `carrier`, `site`, `account`, `csr`, `loa`, `calendar`, `zone`, `window`, `order`, `task`,
//!    `night`, `evidence`
//! 3. `snapshot`, then the pure functions over it: `intake`, `reconcile`, `split`, `rules`, `life`, `readiness`,
//!    `plan`, `timeline`, `checklist`, `forecast`, `whatif`, `cost`, `finder`, `validation`, `runbook`
//! 4. what touches files: `worker`, `project`, `document`
//! 5. `api`, what the outside may ask
//!
//! `ARCHITECTURE.md` beside this crate has the map, the invariants and the glossary.

#![forbid(unsafe_code)]

pub mod finding;
pub mod id;
pub mod place;

pub mod account;
pub mod calendar;
pub mod carrier;
pub mod csr;
pub mod evidence;
pub mod loa;
pub mod night;
pub mod number;
pub mod order;
pub mod site;
pub mod task;
pub mod window;
pub mod zone;

pub mod snapshot;

pub mod checklist;
pub mod cost;
pub mod finder;
pub mod forecast;
pub mod intake;
pub mod life;
pub mod plan;
pub mod readiness;
pub mod reconcile;
pub mod rules;
pub mod runbook;
pub mod split;
pub mod timeline;
pub mod validation;
pub mod whatif;

pub mod document;
pub mod project;
pub mod worker;

pub mod api;
