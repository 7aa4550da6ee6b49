//! Calendars: which days offices are closed, and business-day arithmetic.
