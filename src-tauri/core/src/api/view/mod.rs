//! What screens are shown: finished words and figures, so that the front end asks and shows and knows no
//! rule of porting and no date arithmetic. One file a screen.

mod accounts;
mod carriers;
mod documents;
mod evidence;
mod frame;
mod numbers;
mod orders;
mod overview;
mod problems;

pub use accounts::*;
pub use carriers::*;
pub use documents::*;
pub use evidence::*;
pub use frame::*;
pub use numbers::*;
pub use orders::*;
pub use overview::*;
pub use problems::*;
