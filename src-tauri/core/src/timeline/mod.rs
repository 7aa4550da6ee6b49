//! What the timeline view shows, computed from a plan.
