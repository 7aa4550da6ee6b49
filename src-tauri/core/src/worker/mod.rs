//! The worker process, the only place where foreign files are parsed.
