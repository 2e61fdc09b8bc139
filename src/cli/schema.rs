//! `gongwen schema`: the JSON Schema of what `parse` writes.

use std::io::{self, Write};

use super::Tally;
use crate::emit;

pub(super) fn run(out: &mut dyn Write) -> io::Result<Tally> {
    serde_json::to_writer_pretty(&mut *out, &emit::schema())?;
    out.write_all(b"\n")?;
    Ok(Tally::default())
}
