//! What the outside may ask: one list of commands.
