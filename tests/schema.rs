//! What `parse` writes is what the schema says, no less and no more.

mod documents;

use std::collections::BTreeSet;

use gongwen::emit::{JsonOptions, schema, write_json};
use serde_json::Value;

fn json(bytes: &[u8], name: &str, options: JsonOptions) -> Option<Value> {
    let text = gongwen::read(bytes, name).ok()?;
    let document = gongwen::parse(text, &gongwen::Options::default());
    let mut out = Vec::new();
    write_json(&document, options, &mut out).unwrap();
    Some(serde_json::from_slice(&out).unwrap())
}

#[test]
fn every_document_is_valid() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut faults = Vec::new();
    for (name, bytes) in documents::documents() {
        let Some(value) = json(&bytes, &name, JsonOptions { with_text: true, ..JsonOptions::default() }) else {
            faults.push(format!("{name}: could not be read"));
            continue;
        };
        for error in validator.iter_errors(&value).take(3) {
            faults.push(format!("{name}: {}: {error}", error.instance_path()));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"));
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let good = json("关于检查的通知\n\n各科室：\n\n一、时间\n".as_bytes(), "a.txt", JsonOptions::default()).unwrap();
    assert!(validator.is_valid(&good));
    let with = |path: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value;
        bad
    };
    assert!(!validator.is_valid(&with("/schema", "gongwen/2".into())));
    assert!(!validator.is_valid(&with("/source/sha256", "abc".into())));
    assert!(!validator.is_valid(&with("/paragraphs/0/span", serde_json::json!([0]))));
    assert!(!validator.is_valid(&with("/paragraphs/0/span", serde_json::json!([-1, 3]))));
    assert!(!validator.is_valid(&with("/kind", "公文".into())));
    assert!(!validator.is_valid(&with("/year", "2023".into())));
    assert!(validator.is_valid(&with("/year", Value::Null)));
    let mut short = good.clone();
    short.as_object_mut().unwrap().remove("notes");
    assert!(!validator.is_valid(&short));
}

#[test]
fn exact_numbers_are_json_numbers() {
    let schema = schema();
    assert_eq!(schema.pointer("/$defs/Number/type"), Some(&Value::from("number")));
    for field in ["value", "low", "high"] {
        let alternatives = schema.pointer(&format!("/$defs/Figure/properties/{field}/anyOf")).unwrap();
        let text = alternatives.to_string();
        assert!(text.contains("#/$defs/Number") && text.contains("\"null\""), "{field}: {text}");
    }
}

/// Walks a value beside its schema: reports fields that one has and the other lacks.
fn compare(
    root: &Value,
    schema: &Value,
    value: &Value,
    at: &str,
    seen: &mut BTreeSet<String>,
    faults: &mut Vec<String>,
) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is missing"));
        seen.insert(name.rsplit('/').next().unwrap_or_default().to_owned());
        return compare(root, target, value, at, seen, faults);
    }
    if let Some(alternatives) = schema.get("anyOf").and_then(Value::as_array) {
        if !value.is_null() {
            compare(root, &alternatives[0], value, at, seen, faults);
        }
        return;
    }
    if let (Some(properties), Some(object)) = (schema.get("properties").and_then(Value::as_object), value.as_object()) {
        for (name, part) in properties {
            match object.get(name) {
                Some(inner) => compare(root, part, inner, &format!("{at}/{name}"), seen, faults),
                None => faults.push(format!("{at}: the schema has `{name}`, the wire lacks it")),
            }
        }
        for name in object.keys().filter(|name| !properties.contains_key(*name)) {
            faults.push(format!("{at}: the wire has `{name}`, the schema lacks it"));
        }
    }
    if let (Some(item), Some(array)) = (schema.get("items"), value.as_array()) {
        for inner in array {
            compare(root, item, inner, at, seen, faults);
        }
    }
}

#[test]
fn schema_and_wire_have_the_same_fields() {
    let schema = schema();
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, bytes) in documents::documents() {
        // with the text, so that the one optional field stands there too
        if let Some(value) = json(&bytes, &name, JsonOptions { with_text: true, ..JsonOptions::default() }) {
            compare(&schema, &schema, &value, &name, &mut seen, &mut faults);
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults[..faults.len().min(20)].join("\n"));
    let never: Vec<&String> =
        schema["$defs"].as_object().unwrap().keys().filter(|name| !seen.contains(name.as_str())).collect();
    // which kinds of objects no document held: for the reader of the output, no fault
    eprintln!("objects of the schema that no document held: {never:?}");
}
