//! The project checklist, filled from the project's own state.
