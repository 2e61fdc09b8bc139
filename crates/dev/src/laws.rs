//! `cargo dev laws TABLE… OUT`: turns tables of facts about laws into the table that the program carries.
//!
//! `cargo dev laws ../shared/domain/laws.tsv ../shared/domain/local_laws.tsv src/lexicon/laws.tsv`

/// Runs the command; the last argument is the file to write.
pub(crate) fn run(args: &[String]) -> Result<(), String> {
    let (out, tables) = args.split_last().ok_or("expected tables and a file")?;
    let tables: Vec<String> =
        tables.iter().map(|t| std::fs::read_to_string(t).map_err(|e| format!("{t}: {e}"))).collect::<Result<_, _>>()?;
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    let table = gongwen::lexicon::registry::compile(&tables)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    std::fs::write(out, &table).map_err(|e| format!("{out}: {e}"))?;
    println!("{out}: {} bytes", table.len());
    Ok(())
}
