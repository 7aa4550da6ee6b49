//! Wall time and instants: the only place where one becomes the other.
