//! What the typed words mean: inputs, options, and how to write.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

use clap::CommandFactory;
use clap::error::ErrorKind;

pub(super) use super::lowargs::SeriesFormat as CompareFormat;
use super::lowargs::{
    BatchArgs, Command, CompareArgs, Compression, Format, LayerName, LowArgs, MarkArgs, ReadingArgs, When,
};
use crate::archive::{Compress, Filter, Formats, Gathering, Job};
use crate::compare::{Aliases, Choice};
use crate::document::Options;
use crate::emit::{JsonOptions, Layer};
use crate::lexicon::registry::Registry;

/// One command with all that it needs.
#[derive(Debug)]
pub(super) enum HiArgs {
    Parse { inputs: Vec<Input>, options: Options, json: JsonOptions },
    Outline { inputs: Vec<Input>, options: Options, style: Style },
    Mark { inputs: Vec<Input>, options: Options, how: Marking },
    Page { input: Input, options: Options, layers: Vec<Layer>, output: Option<PathBuf> },
    Explain { input: Input, options: Options, at: usize },
    Batch { job: Box<Job>, quiet: bool },
    Compare(Box<Comparing>),
    Schema,
}

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Stdin,
    Path(PathBuf),
}

impl Input {
    /// The document's name: the path as typed, or `-`.
    pub(super) fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_owned(),
            Input::Path(path) => path.to_string_lossy().into_owned(),
        }
    }
}

/// How text for a person is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) color: bool,
    /// Columns that a line may take; `usize::MAX` where there is no limit.
    pub(super) width: usize,
}

/// How findings are marked for a person.
#[derive(Debug, Clone)]
pub(super) struct Marking {
    pub(super) style: Style,
    pub(super) layers: Vec<Layer>,
    /// Adds what each finding means.
    pub(super) values: bool,
}

/// One comparison.
#[derive(Debug)]
pub(super) struct Comparing {
    pub(super) gathering: Gathering,
    pub(super) aliases: Aliases,
    pub(super) choice: Choice,
    pub(super) format: CompareFormat,
    pub(super) output: Option<PathBuf>,
    pub(super) outline: bool,
    pub(super) bom: bool,
}

impl HiArgs {
    /// Gives the typed words their meaning.
    ///
    /// # Errors
    /// When words contradict each other; the error prints as a usage error.
    pub(super) fn new(low: LowArgs) -> Result<HiArgs, clap::Error> {
        Ok(match low.command {
            Command::Parse(args) => {
                if args.pretty && args.files.len() > 1 {
                    return Err(usage("--pretty needs a single FILE: several are written as JSON Lines"));
                }
                HiArgs::Parse {
                    inputs: inputs(args.files)?,
                    options: options(&args.reading)?,
                    json: JsonOptions { pretty: args.pretty, with_text: args.with_text },
                }
            }
            Command::Outline(args) => HiArgs::Outline {
                inputs: inputs(args.files)?,
                options: options(&args.reading)?,
                style: Style { color: color(args.color), width: width(args.width) },
            },
            Command::Mark(args) => mark(args)?,
            Command::Explain(args) => {
                HiArgs::Explain { input: input(args.file), options: options(&args.reading)?, at: args.at }
            }
            Command::Batch(args) => HiArgs::Batch { quiet: args.quiet, job: Box::new(job(args)?) },
            Command::Compare(args) => HiArgs::Compare(Box::new(comparing(args)?)),
            Command::Schema => HiArgs::Schema,
        })
    }
}

fn mark(args: MarkArgs) -> Result<HiArgs, clap::Error> {
    let all = |layer: &Layer| args.html || !matches!(layer, Layer::Metric | Layer::Note);
    let layers: Vec<Layer> = match args.layers[..] {
        [] => Layer::ALL.into_iter().filter(all).collect(),
        _ => args.layers.iter().map(|&name| layer(name)).collect(),
    };
    let mut inputs = inputs(args.files)?;
    let options = options(&args.reading)?;
    if !args.html {
        let style = Style { color: color(args.color), width: width(args.width) };
        return Ok(HiArgs::Mark { inputs, options, how: Marking { style, layers, values: args.values } });
    }
    let input = match inputs.pop() {
        Some(input) if inputs.is_empty() => input,
        _ => return Err(usage("--html needs a single FILE: a page shows one document")),
    };
    if let (Input::Path(document), Some(page)) = (&input, &args.output) {
        let same = |a: &PathBuf, b: &PathBuf| Some(a.canonicalize().ok()? == b.canonicalize().ok()?);
        if same(document, page) == Some(true) {
            return Err(usage("--output names the document itself, which the page would replace"));
        }
    }
    Ok(HiArgs::Page { input, options, layers, output: args.output })
}

fn layer(name: LayerName) -> Layer {
    match name {
        LayerName::Dates => Layer::Date,
        LayerName::Figures => Layer::Figure,
        LayerName::Metrics => Layer::Metric,
        LayerName::Citations => Layer::Citation,
        LayerName::Frame => Layer::Frame,
        LayerName::Outline => Layer::Outline,
    }
}

fn usage(message: &str) -> clap::Error {
    LowArgs::command().error(ErrorKind::ArgumentConflict, message)
}

fn input(path: PathBuf) -> Input {
    if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path) }
}

fn inputs(paths: Vec<PathBuf>) -> Result<Vec<Input>, clap::Error> {
    let inputs: Vec<Input> = paths.into_iter().map(input).collect();
    if inputs.iter().filter(|i| **i == Input::Stdin).count() > 1 {
        return Err(usage("standard input (-) can be read only once"));
    }
    Ok(inputs)
}

/// Reads the tables of laws. A row that cannot be read is named on standard error and left out; a table
/// that cannot be read is a usage error.
fn options(reading: &ReadingArgs) -> Result<Options, clap::Error> {
    let mut registry = Registry::default();
    for path in &reading.laws {
        let table = std::fs::read_to_string(path).map_err(|e| {
            let message = format!("--laws {}: expected a table in UTF-8, could not read it: {e}", path.display());
            LowArgs::command().error(ErrorKind::Io, message)
        })?;
        for error in registry.extend_from_tsv(&table) {
            eprintln!("gongwen: {}: {error}; the row is left out", path.display());
        }
    }
    let laws = (!reading.laws.is_empty()).then(|| Arc::new(registry));
    Ok(Options { reference_date: reading.reference_date, laws })
}

/// One run of `batch`.
fn job(args: BatchArgs) -> Result<Job, clap::Error> {
    let mut inputs = args.archives;
    if let Some(list) = &args.files_from {
        inputs.extend(names(list)?);
    }
    let sum = |path: &PathBuf| {
        use sha2::Digest as _;
        let table = std::fs::read(path).unwrap_or_default();
        sha2::Sha256::digest(table).iter().map(|b| format!("{b:02x}")).collect()
    };
    Ok(Job {
        inputs,
        filter: Filter::new(&args.include, &args.exclude).map_err(|sentence| usage(&sentence))?,
        out: args.out,
        reading: options(&args.reading)?,
        laws: args.reading.laws.iter().map(sum).collect(),
        formats: Formats {
            jsonl: args.format.contains(&Format::Jsonl),
            parquet: args.format.contains(&Format::Parquet),
            csv: args.format.contains(&Format::Csv),
        },
        compress: match args.compress {
            Compression::None => Compress::None,
            Compression::Gzip => Compress::Gzip,
            Compression::Zstd => Compress::Zstd,
        },
        bom: args.bom,
        with_text: args.with_text,
        max_size: args.max_size,
        jobs: jobs(args.jobs),
        resume: args.resume,
        prune: args.prune,
    })
}

/// As many threads as asked for, else as there are cores.
fn jobs(typed: Option<u16>) -> usize {
    typed.map(usize::from).or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(1)
}

fn comparing(args: CompareArgs) -> Result<Comparing, clap::Error> {
    let aliases = match &args.aliases {
        None => Aliases::default(),
        Some(path) => {
            let table = std::fs::read_to_string(path).map_err(|e| {
                let message =
                    format!("--aliases {}: expected a table in UTF-8, could not read it: {e}", path.display());
                LowArgs::command().error(ErrorKind::Io, message)
            })?;
            Aliases::from_toml(&table).map_err(|e| usage(&format!("--aliases {}: {e}", path.display())))?
        }
    };
    let people = matches!(args.format, CompareFormat::Table | CompareFormat::Html);
    Ok(Comparing {
        gathering: Gathering {
            inputs: args.reports,
            filter: Filter::new(&args.include, &args.exclude).map_err(|sentence| usage(&sentence))?,
            reading: options(&args.reading)?,
            max_size: args.max_size,
            jobs: jobs(args.jobs),
        },
        aliases,
        choice: Choice {
            metric: args.metric,
            years: args.years,
            issuer: args.issuer,
            min_years: args.min_years.unwrap_or(if people { 2 } else { 1 }),
        },
        format: args.format,
        output: args.output,
        outline: args.outline,
        bom: args.bom,
    })
}

/// Names from a list: parted by NUL where there is one, else by line ends.
fn names(list: &PathBuf) -> Result<Vec<PathBuf>, clap::Error> {
    let read = if list.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(list)
    };
    let bytes = read.map_err(|e| {
        LowArgs::command().error(ErrorKind::Io, format!("--files-from {}: could not be read: {e}", list.display()))
    })?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    Ok(bytes
        .split(|b| *b == end)
        .map(|name| if end == 0 { name } else { name.strip_suffix(b"\r").unwrap_or(name) })
        .filter(|name| !name.is_empty())
        .map(path)
        .collect())
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

fn color(when: When) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            std::io::stdout().is_terminal()
                && !set("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

fn width(typed: Option<u16>) -> usize {
    let terminal = || {
        if !std::io::stdout().is_terminal() {
            return None;
        }
        terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns)
    };
    typed.or_else(terminal).map_or(usize::MAX, usize::from)
}
