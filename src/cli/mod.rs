//! What was typed → what it means → run; one file per command.
//!
//! A document that cannot be read is named on standard error and counted, and the run goes on with
//! the others. A closed pipe is success: whoever reads the output has had enough.

mod batch;
mod compare;
mod explain;
mod hiargs;
mod input;
mod lowargs;
mod mark;
mod outline;
mod parse;
mod person;
mod schema;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::archive::{isolate, quiet};
use crate::document::{Document, Options};
use hiargs::{HiArgs, Input};
use lowargs::LowArgs;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    // clap writes help and usage errors itself and ends the process with 0 or 2
    let low = LowArgs::parse();
    let args = HiArgs::new(low).unwrap_or_else(|error| error.exit());
    quiet();
    let mut out = io::BufWriter::with_capacity(64 << 10, io::stdout().lock());
    let done = match args {
        HiArgs::Parse { inputs, options, json } => parse::run(&inputs, &options, json, &mut out),
        HiArgs::Outline { inputs, options, style } => outline::run(&inputs, &options, style, &mut out),
        HiArgs::Mark { inputs, options, how } => mark::run(&inputs, &options, &how, &mut out),
        HiArgs::Page { input, options, layers, output } => {
            mark::page(&input, &options, &layers, output.as_deref(), &mut out)
        }
        HiArgs::Explain { input, options, at } => explain::run(&input, &options, at, &mut out),
        HiArgs::Batch { job, quiet } => return batch::run(&job, quiet),
        HiArgs::Compare(how) => match compare::run(&how, &mut out) {
            Ok(code) => return code,
            Err(error) => Err(error),
        },
        HiArgs::Schema => schema::run(&mut out),
    };
    match done.and_then(|tally| out.flush().map(|()| tally)) {
        Ok(tally) => tally.exit_code(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("the output could not be written: {error}"));
            ExitCode::from(3)
        }
    }
}

/// How many documents were asked for and how many failed.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    failed: usize,
}

impl Tally {
    fn exit_code(&self) -> ExitCode {
        if self.failed == 0 {
            return ExitCode::SUCCESS;
        }
        if self.all > 1 {
            complain(&format!("{} of {} documents could not be read", self.failed, self.all));
        }
        ExitCode::from(1)
    }
}

/// Reads each input, lets `write` put it into a buffer, and writes the buffer out whole, so that a
/// failure leaves no half of a document behind.
fn each_document(
    inputs: &[Input],
    options: &Options,
    out: &mut dyn Write,
    mut write: impl FnMut(&Document, &mut Vec<u8>) -> Result<(), String>,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut buffer = Vec::new();
    for input in inputs {
        tally.all += 1;
        buffer.clear();
        let done = input::bytes(input).and_then(|bytes| {
            let text = input::text(&bytes, input)?;
            isolate(|| write(&crate::document::parse(text, options), &mut buffer)).and_then(|done| done)
        });
        match done {
            Ok(()) => out.write_all(&buffer)?,
            Err(sentence) => {
                tally.failed += 1;
                // what was written before stands before the complaint when both go to one place
                out.flush()?;
                complain(&format!("{}: {sentence}", input.name()));
            }
        }
    }
    Ok(tally)
}

/// One line on standard error; control characters of a file name do not reach the terminal.
fn complain(sentence: &str) {
    // standard error may be closed: then nobody wants to hear it
    let _ = writeln!(io::stderr(), "gongwen: {}", person::printable(sentence));
}
