//! The JSON Schema (2020-12) of the wire format, from the serialised types themselves.

use schemars::generate::SchemaSettings;

use super::wire;

/// The schema of one document as `gongwen parse` writes it.
pub fn schema() -> serde_json::Value {
    // "for serialize": a field that is always written is required, also when it may be null
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<wire::Document<'static>>().to_value()
}
