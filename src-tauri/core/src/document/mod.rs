//! Documents: values first, then PDF.
