//! What was typed: the words of the command line, checked one by one and nothing more.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const AFTER: &str = "\
Exit codes:
  0  every document was read (also when whoever reads the output closes it early)
  1  some documents could not be read; each is named on standard error, the others are written
  2  the command line was not understood
  3  nothing could be written: the output failed";

const BATCH_AFTER: &str = "\
What is written to DIR:
  documents/year=YYYY/part-NNNNN.jsonl        one document a line, as `gongwen parse` writes it
  tables/TABLE/year=YYYY/part-NNNNN.parquet   documents, nodes, dates, figures, citations, metrics, notes
  failures.jsonl                              what could not be read, why, and what to do
  manifest.json                               version, options, counts, sums by year

Exit codes:
  0  every document was read
  1  some could not be read; they are in failures.jsonl, the others are written
  2  the command line was not understood, or DIR holds something else
  3  nothing could be written: the output failed; --resume goes on
  130  stopped by Ctrl-C; --resume goes on";

const COMPARE_AFTER: &str = "\
What is compared: documents of one issuer and one kind (title less year and issuer) over the years.
A number with * is stated again by a later document with another value.

--aliases FILE is TOML:
  [[same]]                                  these are one series
  names = [\"经济增长\", \"国内生产总值\"]
  issuer = \"国务院\"                        of this issuer only; may be left out
  [[different]]                             these are never one
  names = [\"城镇登记失业率\", \"失业率\"]
  [[issuer]]                                these are one issuer, known by the last name
  names = [\"清河市林场\", \"清河市林业发展中心\"]

Exit codes:
  0  every document was read
  1  some could not be read, or none; each is named on standard error, the others are compared
  2  the command line was not understood
  3  nothing could be written: the output failed";

/// Reads Chinese official documents (公文) and says, exactly and fast, what is in them.
#[derive(Debug, Parser)]
#[command(name = "gongwen", version, about, after_help = AFTER, subcommand_required = true, arg_required_else_help = true)]
pub(super) struct LowArgs {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// One command each; every one has its own file beside this.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write what is in each document as JSON: one object, or JSON Lines for several files
    #[command(after_help = AFTER)]
    Parse(ParseArgs),
    /// Show the headings of each document as a tree
    #[command(after_help = AFTER)]
    Outline(OutlineArgs),
    /// Show the text of each document with its findings marked, or write it as a page
    #[command(after_help = AFTER)]
    Mark(MarkArgs),
    /// Say which rules read the characters at one place, and why they mean what they mean
    #[command(after_help = AFTER)]
    Explain(ExplainArgs),
    /// Read whole archives in parallel: JSON Lines and typed tables, a list of failures, a manifest
    #[command(after_help = BATCH_AFTER)]
    Batch(BatchArgs),
    /// Line up what reports state from year to year, and say where they contradict each other
    #[command(after_help = COMPARE_AFTER)]
    Compare(CompareArgs),
    /// Write the JSON Schema (2020-12) of what `parse` writes
    Schema,
}

#[derive(Debug, Args)]
pub(super) struct ParseArgs {
    /// Documents to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    /// Add `source_text`, the text that spans count in
    #[arg(long)]
    pub(super) with_text: bool,
    /// Indent the JSON for people (one file only)
    #[arg(long)]
    pub(super) pretty: bool,
}

#[derive(Debug, Args)]
pub(super) struct OutlineArgs {
    /// Documents to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    /// Columns to cut lines to; the terminal's width unless told, and no limit elsewhere
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<u16>,
    /// Colour: auto means a terminal without NO_COLOR
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(super) color: When,
}

#[derive(Debug, Args)]
pub(super) struct MarkArgs {
    /// Documents to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    /// What to mark, and in a page what is switched on when it opens; unless told, a page shows all and a
    /// terminal all but metrics
    #[arg(long, value_enum, value_delimiter = ',', value_name = "LAYERS")]
    pub(super) layers: Vec<LayerName>,
    /// Add what each finding means behind its mark
    #[arg(long, conflicts_with = "html")]
    pub(super) values: bool,
    /// Columns to break lines at; the terminal's width unless told, and no limit elsewhere
    #[arg(long, value_name = "COLUMNS", conflicts_with = "html")]
    pub(super) width: Option<u16>,
    /// Colour instead of brackets: auto means a terminal without NO_COLOR
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(super) color: When,
    /// Write one self-contained page: outline left, marked text right, values on hover (one file only)
    #[arg(long)]
    pub(super) html: bool,
    /// Where the page goes instead of standard output; a file of this name is replaced
    #[arg(long, value_name = "PAGE", requires = "html")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The document to read; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The place: a code point offset in the source text, from 0, as spans of `parse` count
    #[arg(long, value_name = "N")]
    pub(super) at: usize,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub(super) struct BatchArgs {
    /// Files, folders, patterns, and archives: .zip, .tar, .tar.gz, .tar.zst
    #[arg(required_unless_present = "files_from", value_name = "ARCHIVE")]
    pub(super) archives: Vec<PathBuf>,
    /// The folder to write to: new, empty, or of an earlier run
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Read names from a file, `-` for standard input: one a line, or parted by NUL
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,
    /// Read only names that match; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(super) include: Vec<String>,
    /// Leave out names that match; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Threads; as many as there are cores unless told
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,
    /// The longest document, in bytes or with K, M, G (1024 each)
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size)]
    pub(super) max_size: u64,
    /// What to write
    #[arg(long, value_enum, value_delimiter = ',', default_value = "jsonl,parquet", value_name = "FORMAT")]
    pub(super) format: Vec<Format>,
    /// Compress the JSON Lines
    #[arg(long, value_enum, default_value_t = Compression::None, value_name = "HOW")]
    pub(super) compress: Compression,
    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub(super) bom: bool,
    /// Go on with the run that DIR holds: read what is new or has changed
    #[arg(long)]
    pub(super) resume: bool,
    /// With --resume: drop the rows of documents that are gone
    #[arg(long, requires = "resume")]
    pub(super) prune: bool,
    /// No progress, no summary
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Add `source_text`, the text that spans count in, to the JSON
    #[arg(long)]
    pub(super) with_text: bool,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// Files, folders, patterns, archives, or folders that `gongwen batch` wrote
    #[arg(required = true, value_name = "REPORTS")]
    pub(super) reports: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = SeriesFormat::Table, value_name = "FORMAT")]
    pub(super) format: SeriesFormat,
    /// Where it goes instead of standard output; a file of this name is replaced
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Only series whose label holds this, or whose subject has it as a word
    #[arg(long, value_name = "TEXT")]
    pub(super) metric: Option<String>,
    /// Only these years: 2019-2024, or 2019,2021
    #[arg(long, value_name = "YEARS", value_parser = years, value_delimiter = ',')]
    pub(super) years: Vec<(i32, i32)>,
    /// Only issuers whose name holds this
    #[arg(long, value_name = "TEXT")]
    pub(super) issuer: Option<String>,
    /// Only series from documents of so many years; 2 for people (table, html) and 1 for programs unless told
    #[arg(long, value_name = "N")]
    pub(super) min_years: Option<usize>,
    /// Names that are one and names that are not
    #[arg(long, value_name = "TOML")]
    pub(super) aliases: Option<PathBuf>,
    /// In a table: show what became of each section from year to year
    #[arg(long)]
    pub(super) outline: bool,
    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub(super) bom: bool,
    /// Read only names that match; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(super) include: Vec<String>,
    /// Leave out names that match; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Threads; as many as there are cores unless told
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,
    /// The longest document, in bytes or with K, M, G (1024 each)
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size)]
    pub(super) max_size: u64,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SeriesFormat {
    /// For people: years as columns
    Table,
    /// One object: series, candidates, contradictions, outlines
    Json,
    /// One series a line
    Jsonl,
    /// One cell a row
    Csv,
    /// One cell a row, typed
    Parquet,
    /// One self-contained page
    Html,
}

fn years(typed: &str) -> Result<(i32, i32), String> {
    let year = |s: &str| s.parse::<i32>().ok().filter(|y| (1..10_000).contains(y));
    let pair = match typed.split_once(['-', '–']) {
        Some((a, b)) => year(a).zip(year(b)),
        None => year(typed).map(|y| (y, y)),
    };
    pair.filter(|(a, b)| a <= b).ok_or_else(|| "expected years as 2019-2024 or 2019,2021".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Jsonl,
    Parquet,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Compression {
    None,
    Gzip,
    Zstd,
}

fn size(typed: &str) -> Result<u64, String> {
    let (digits, shift) = match typed.to_ascii_uppercase().chars().last() {
        Some('K') => (&typed[..typed.len() - 1], 10),
        Some('M') => (&typed[..typed.len() - 1], 20),
        Some('G') => (&typed[..typed.len() - 1], 30),
        _ => (typed, 0),
    };
    let number: u64 = digits.parse().map_err(|_| "expected bytes as 1000000, 64M or 1G".to_owned())?;
    number.checked_mul(1 << shift).filter(|n| *n > 0).ok_or_else(|| "expected more than 0 and less than 16E".to_owned())
}

/// What every command that reads documents takes.
#[derive(Debug, Args)]
pub(super) struct ReadingArgs {
    /// The day that a document is read as of, for 今年 where its text settles no year
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) reference_date: Option<(i32, u8, u8)>,
    /// A table of laws that come before the ones inside: tab-separated, with the columns full_title
    /// and level, and short_titles, versions, effective, status as far as known; may be repeated
    #[arg(long, value_name = "TSV")]
    pub(super) laws: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LayerName {
    Dates,
    Figures,
    Metrics,
    Citations,
    Frame,
    Outline,
}

fn date(typed: &str) -> Result<(i32, u8, u8), String> {
    let shape = |i: usize, b: u8| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() };
    if typed.len() != 10 || !typed.bytes().enumerate().all(|(i, b)| shape(i, b)) {
        return Err("expected a day as YYYY-MM-DD, such as 2024-03-01".to_owned());
    }
    let date: jiff::civil::Date = typed.parse().map_err(|_| format!("there is no day {typed} in the calendar"))?;
    Ok((i32::from(date.year()), date.month() as u8, date.day() as u8))
}

#[cfg(test)]
mod tests {
    use super::{LowArgs, date, size};
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        LowArgs::command().debug_assert();
    }

    #[test]
    fn sizes_have_units_of_1024() {
        assert_eq!(["7", "2k", "64M", "1G"].map(|s| size(s).unwrap()), [7, 2048, 64 << 20, 1 << 30]);
        for bad in ["", "M", "0", "1T", "-1", "99999999999G", "兆"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_reference_date_is_a_day_of_the_calendar() {
        assert_eq!(date("2024-02-29"), Ok((2024, 2, 29)));
        for bad in ["2023-02-29", "2024-2-9", "20240209", "2024-13-01", "今天", "", "2024-02-29T00"] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }
}
