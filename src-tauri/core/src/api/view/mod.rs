//! What screens are shown: finished words and figures, so that the front end asks and shows and knows no
//! rule of porting and no date arithmetic. One file a screen.

mod accounts;
mod carriers;
mod checklist;
mod costs;
mod documents;
mod evidence;
mod finder;
mod forecast;
mod frame;
mod night;
mod numbers;
mod order_life;
mod orders;
mod overview;
mod plan;
mod problems;
mod what_if;

pub use accounts::*;
pub use carriers::*;
pub use checklist::*;
pub use costs::*;
pub use documents::*;
pub use evidence::*;
pub use finder::*;
pub use forecast::*;
pub use frame::*;
pub use night::*;
pub use numbers::*;
pub use order_life::*;
pub use orders::*;
pub use overview::*;
pub use plan::*;
pub use problems::*;
pub use what_if::*;
