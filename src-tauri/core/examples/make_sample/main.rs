//! Makes the sample client's files under `assets/sample`: the inventory workbook, CSRs, bills and call
//! counts that people really send, with the usual mistakes in them, and the same records and bills on paper.
//!
//! Run it with `cargo run -p portwright-core --example make_sample` after a change here and commit what
//! it writes. `sample.toml` beside the files is written by hand; it holds what no file carries. Same
//! program, same bytes; the tests hold the committed files against it and count them with a reader of
//! their own.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what is not as it shall be stops the generator, and nobody but us runs it"
)]

mod bills;
mod calls;
mod client;
mod inventory;
mod paper_bills;
mod prints;
mod records;
mod sheet;
#[cfg(test)]
mod tests;

use std::{error::Error, fs, path::Path};

/// A file's name and bytes.
type Made = (&'static str, Vec<u8>);

/// Every file the generator makes.
fn files() -> Result<Vec<Made>, Box<dyn Error>> {
    Ok(vec![
        ("northgate-inventory.xlsx", inventory::workbook()?),
        ("lakeland-csr.txt", records::lakeland().into_bytes()),
        (
            "badger-valley-csr.txt",
            records::badger_valley().into_bytes(),
        ),
        ("corvus-csr.txt", records::corvus().into_bytes()),
        ("lakeland-bill.csv", bills::lakeland().into_bytes()),
        (
            "badger-valley-bill.csv",
            bills::badger_valley().into_bytes(),
        ),
        ("corvus-bill.csv", bills::corvus().into_bytes()),
        ("tollway-bill.csv", bills::tollway().into_bytes()),
        ("calls.csv", calls::counts().into_bytes()),
        ("lakeland-csr.pdf", prints::lakeland()?),
        ("badger-valley-csr.pdf", prints::badger_valley()?),
        ("corvus-csr.pdf", prints::corvus()?),
        ("lakeland-bill.pdf", paper_bills::lakeland()?),
        ("badger-valley-bill.pdf", paper_bills::badger_valley()?),
        ("corvus-bill.pdf", paper_bills::corvus()?),
        ("tollway-bill.pdf", paper_bills::tollway()?),
    ])
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample"))
}

fn main() -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder())?;
    for (name, bytes) in files()? {
        fs::write(folder().join(name), &bytes)?;
        println!("{name}: {} bytes", bytes.len());
    }
    Ok(())
}
