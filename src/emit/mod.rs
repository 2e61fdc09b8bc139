//! Document → JSON, the JSON Schema of it, and typed tables.

mod json;
mod schema;
pub mod tables;
pub mod wire;

pub(crate) use json::write_json_wire;
pub use json::{JsonOptions, write_json};
pub use schema::schema;
