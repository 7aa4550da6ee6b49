//! The time, read where it may be read: the core takes it as an argument.

use chrono::{DateTime, FixedOffset, Utc};

/// Now, with the offset of UTC. A build for tests takes it from `PORTWRIGHT_NOW` (RFC 3339) when that is set.
pub(crate) fn now() -> DateTime<FixedOffset> {
    #[cfg(feature = "e2e")]
    if let Some(fixed) = crate::native::e2e::now() {
        return fixed;
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the host reads the clock, nobody else does"
    )]
    let now = std::time::SystemTime::now();
    DateTime::<Utc>::from(now).fixed_offset()
}
