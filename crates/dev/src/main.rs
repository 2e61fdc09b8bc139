//! `cargo dev`: looks inside gongwen, for those who work on it.
//!
//! It uses the façade only: what it shows is what any caller can see.

mod bless;
mod cases;
mod laws;
mod numerals;
mod report;
mod reports;
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
    /// Read random numerals in great number and hold the laws of figures against them
    Numerals {
        /// How many
        #[arg(long, default_value_t = 10_000_000)]
        count: u64,
        /// Where the drawing begins
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Write reports of invented bureaus into a folder by year: what archives and comparisons are measured on
    Reports {
        /// Where the folders of years go
        folder: PathBuf,
        /// Bureaus, at most 2000
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=2000))]
        bureaus: u16,
        /// Years up to 2024, at most 24
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=24))]
        years: u16,
        /// Metrics of each report, at most 200
        #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=200))]
        metrics: u16,
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
        Command::Numerals { count, seed } => numerals::run(count, seed),
        Command::Reports { folder, bureaus, years, metrics } => {
            write_reports(&folder, bureaus.into(), years.into(), metrics.into())
        }
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

fn write_reports(folder: &std::path::Path, bureaus: usize, years: i32, metrics: usize) -> Result<(), String> {
    let mut bytes = 0;
    for year in 2025 - years..2025 {
        let place = folder.join(year.to_string());
        std::fs::create_dir_all(&place).map_err(|e| format!("{}: {e}", place.display()))?;
        for i in 0..bureaus {
            let file = place.join(format!("{}{year}年工作总结.txt", reports::bureau(i)));
            let text = reports::report(i, year, metrics);
            bytes += text.len();
            std::fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))?;
        }
    }
    println!("{} reports, {bytes} bytes", bureaus * years.unsigned_abs() as usize);
    Ok(())
}
