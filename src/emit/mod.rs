//! Document → JSON, the JSON Schema of it, typed tables, and the marked page for a person.

mod compact;
pub(crate) mod findings;
mod html;
mod json;
mod schema;
pub mod tables;
pub mod wire;

pub use findings::Layer;
pub use html::{HtmlOptions, write_html};
pub(crate) use json::write_json_wire;
pub use json::{JsonOptions, append_json, write_json};
pub use schema::schema;
