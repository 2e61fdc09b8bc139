//! Document → JSON.

mod json;
pub mod wire;

pub use json::{JsonOptions, write_json};
