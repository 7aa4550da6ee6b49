//! Letter of authorization: which form an order needs and what it must say.
