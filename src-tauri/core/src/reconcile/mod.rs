//! Comparison of what we state with what the carrier holds, and of the lists with one another.
