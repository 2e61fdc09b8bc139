//! Document → JSON, and the JSON Schema of it.

mod json;
mod schema;
pub mod wire;

pub use json::{JsonOptions, write_json};
pub use schema::schema;
