//! What a person sees: the component, its settings, and the card with all that is in it. Views read the store's signals
//! and call its methods; what happens then is decided there.

mod announcements;
mod body;
mod card;
mod customer_groups;
mod focus;
mod gesture;
mod keys;
mod parts;
mod picker;
mod settings;
mod sign_in;
mod status_line;
mod table;
mod waiting;

pub use customer_groups::CustomerGroups;
pub(crate) use customer_groups::customer_groups;
pub(crate) use focus::{focus, is_plain_click, once_drawn};
pub(crate) use gesture::act_once_per_gesture;
pub(crate) use parts::{button, failed, name, skeleton, text_button};
pub(crate) use picker::forget_recent;
pub use settings::Mode;
pub(crate) use settings::{Settings, href};
pub(crate) use sign_in::sign_in;
pub(crate) use status_line::left_behind;
