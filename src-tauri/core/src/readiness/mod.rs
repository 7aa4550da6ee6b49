//! What must be true before an order may be signed and sent.
