//! What was typed → what it means → run; one file per command.

use std::io::Write;
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let stdout = std::io::stdout();
    let mut out = std::io::BufWriter::new(stdout.lock());
    for path in args.iter().skip(1) {
        let read = std::fs::read(path)
            .map_err(|e| e.to_string())
            .and_then(|b| crate::read(&b, path).map_err(|e| e.to_string()));
        match read {
            Ok(text) => {
                let document = crate::parse(text, &crate::Options::default());
                if crate::emit::write_json(&document, Default::default(), &mut out)
                    .and_then(|()| out.write_all(b"\n"))
                    .is_err()
                {
                    return ExitCode::FAILURE;
                }
            }
            Err(e) => {
                eprintln!("gongwen: {path}: {e}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
