//! The time, read where it may be read: the core takes it as an argument.

use chrono::{DateTime, Utc};

/// Now, in UTC. A build for tests takes it from `PORTWRIGHT_NOW` (RFC 3339) when that is set.
pub(crate) fn now() -> DateTime<Utc> {
    #[cfg(feature = "e2e")]
    if let Some(fixed) = crate::native::e2e::now() {
        return fixed;
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the host reads the clock, nobody else does"
    )]
    let now = std::time::SystemTime::now();
    now.into()
}
