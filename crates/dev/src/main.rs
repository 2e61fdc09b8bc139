//! `cargo dev`: looks inside gongwen, for those who work on it.
//!
//! It uses the façade only: what it shows is what any caller can see.

mod bless;
mod cases;
mod laws;
mod report;
mod sample;
mod show;
mod sums;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Looks inside gongwen.
#[derive(Parser)]
#[command(name = "cargo dev", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show a document's paragraphs and tokens, one paragraph a line
    Tokens {
        /// A text file
        file: PathBuf,
    },
    /// Show the parts of a document's form
    Frame {
        /// A text file
        file: PathBuf,
    },
    /// Show a document's headings
    Outline {
        /// A text file
        file: PathBuf,
    },
    /// Show every finding of a document as marked cases show it
    Marks {
        /// A text file
        file: PathBuf,
        /// Layers, such as dates,figures; all unless told
        #[arg(long, value_delimiter = ',')]
        layers: Vec<String>,
    },
    /// Rewrite marks and expected values of marked cases as this build reads them; read the diff
    Bless {
        /// Case files; all of corpus/cases and corpus/documents unless told
        files: Vec<PathBuf>,
    },
    /// Compare two builds over a folder: what HEAD gains and loses against BASE
    Report {
        /// The program before the change
        base: PathBuf,
        /// The program after it
        head: PathBuf,
        /// A folder of documents
        folder: PathBuf,
        /// Layers, such as dates,figures; all unless told
        #[arg(long, value_delimiter = ',')]
        layers: Vec<String>,
    },
    /// List every stated total of a folder that agrees with its parts or does not
    Sums {
        /// A folder of documents
        folder: PathBuf,
    },
    /// Write the sample archive, corpus/archive
    Sample,
    /// Build the registry of laws from its tables of facts
    Laws {
        /// What it takes; without anything it says so
        args: Vec<String>,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Tokens { file } => show::tokens(&file),
        Command::Frame { file } => show::marks(&file, &["frame".to_owned()], false),
        Command::Outline { file } => show::outline(&file),
        Command::Marks { file, layers } => show::marks(&file, &layers, true),
        Command::Bless { files } => bless::run(&files),
        Command::Sums { folder } => sums::run(&folder),
        Command::Sample => sample::run(),
        Command::Laws { args } => laws::run(&args),
        Command::Report { base, head, folder, layers } => report::run(&base, &head, &folder, &layers),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("cargo dev: {sentence}");
            ExitCode::FAILURE
        }
    }
}
