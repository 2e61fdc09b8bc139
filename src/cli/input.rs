//! An input → bytes → text, with one sentence where that fails.

use std::io::{self, Read};

use super::hiargs::Input;
use crate::text::Text;

/// The text of a document; the error is a sentence that does not name the file.
pub(super) fn text<'b>(bytes: &'b [u8], input: &Input) -> Result<Text<'b>, String> {
    crate::source::read(bytes, &input.name()).map_err(|e| e.to_string())
}

/// The bytes of a document; the error is a sentence that does not name the file.
pub(super) fn bytes(input: &Input) -> Result<Vec<u8>, String> {
    match input {
        Input::Stdin => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map_err(|e| sentence(&e))?;
            Ok(bytes)
        }
        Input::Path(path) => {
            // opening a folder succeeds on some systems and fails later with less to say
            if path.is_dir() {
                return Err("expected a file, found a folder; name the files in it".to_owned());
            }
            std::fs::read(path).map_err(|e| sentence(&e))
        }
    }
}

fn sentence(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "expected a file, found nothing of this name".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => format!("could not be read: {error}"),
    }
}
