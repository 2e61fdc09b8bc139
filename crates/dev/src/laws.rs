//! `cargo dev laws TABLE… OUT`: turns tables of facts about laws into the files that the program carries.
//!
//! `cargo dev laws ../shared/domain/laws.tsv ../shared/domain/local_laws.tsv src/lexicon` writes `laws.tsv` and `laws.daac`.

use std::path::Path;

/// Runs the command; the last argument is the folder to write to.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let (out, tables) = args.split_last().ok_or("expected tables and a folder")?;
    let tables: Vec<String> =
        tables.iter().map(|t| std::fs::read_to_string(t).map_err(|e| format!("{t}: {e}"))).collect::<Result<_, _>>()?;
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    let (table, automaton) = gongwen::lexicon::registry::compile(&tables)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    for (name, bytes) in [("laws.tsv", table.as_bytes()), ("laws.daac", &automaton)] {
        let path = Path::new(out).join(name);
        std::fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{} {} bytes", path.display(), bytes.len());
    }
    Ok(())
}
