//! Foreign files through a real worker process: public ones by the thousand, and hostile ones made here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "foreign_files/corpora.rs"]
mod corpora;
#[path = "foreign_files/hostile.rs"]
mod hostile;
#[path = "foreign_files/make.rs"]
mod make;
#[path = "foreign_files/merged.rs"]
mod merged;
#[path = "foreign_files/pdf.rs"]
mod pdf;
#[path = "foreign_files/portals.rs"]
mod portals;
#[path = "foreign_files/spellings.rs"]
mod spellings;
#[path = "foreign_files/support.rs"]
mod support;
#[path = "foreign_files/twins.rs"]
mod twins;
