//! `gongwen parse`: each document as JSON, one object per line.

use std::io::{self, Write};

use super::hiargs::Input;
use super::{Tally, each_document};
use crate::document::Options;
use crate::emit::{self, JsonOptions};

pub(super) fn run(inputs: &[Input], options: &Options, json: JsonOptions, out: &mut dyn Write) -> io::Result<Tally> {
    each_document(inputs, options, out, |document, buffer| {
        emit::append_json(document, json, buffer).map_err(|e| format!("could not be written as JSON: {e}"))?;
        buffer.push(b'\n');
        Ok(())
    })
}
