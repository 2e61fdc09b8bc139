//! Marked cases: Chinese text with ⟦marks⟧ and the expected values below it, never an offset.
//!
//! A file of cases holds prose, which is not read, and then cases:
//!
//! ```text
//! === 月日取文件的年份 [dates]
//! ⟦2023年⟧工作总结
//! ⟦3月2日⟧召开动员会。
//! ---
//! date 2023年 → 2023
//! date 3月2日 → 2023-03-02, document
//! ```
//!
//! `[dates]` names the layers that the case is about: `kind`, `year`, `frame`, `paragraphs`,
//! `outline`, `dates`, `figures`, `citations`, `metrics`, `notes`. In these layers everything found must be
//! marked, and everything marked must be found: a case without marks yields nothing. The k-th line
//! below `---` belongs to the k-th opening mark; lines of `kind`, `year` and `note` come last and
//! have no mark. A mark stands around the characters of a mention or a part; for a node, around its
//! title, or around its marker when it has no title. Layer names may be followed by
//! `@2024-05-01`, the day that the text is read as of.
//!
//! A line says what was found in one form, so that two lines are equal exactly when the findings
//! are: name, text, `→`, value, and what else is not the common case.

use serde_json::Value;

/// Everything that a case can be about, in the order in which marks at one place open.
pub(crate) const LAYERS: &[&str] =
    &["kind", "year", "frame", "paragraphs", "outline", "dates", "figures", "citations", "metrics", "notes"];

/// One marked case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Case {
    /// What it shows.
    pub(crate) name: String,
    /// The layers that it is about.
    pub(crate) layers: Vec<String>,
    /// The day that the text is read as of.
    pub(crate) reference_date: Option<(i32, u8, u8)>,
    /// The text with its marks.
    pub(crate) marked: String,
    /// The expected lines.
    pub(crate) lines: Vec<String>,
}

/// Something that was found, in the form of a case's line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// Where, in code points of the text without marks; `None` for what has no place.
    pub(crate) span: Option<(usize, usize)>,
    /// What.
    pub(crate) line: String,
}

/// Reads a file of cases: the prose before the first, and the cases.
pub(crate) fn read(file: &str) -> Result<(String, Vec<Case>), String> {
    let mut prose = String::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut below = false;
    for (i, line) in file.lines().enumerate() {
        if let Some(head) = line.strip_prefix("=== ") {
            cases.push(case(head).map_err(|e| format!("line {}: {e}", i + 1))?);
            below = false;
            continue;
        }
        match cases.last_mut() {
            None => prose.push_str(&format!("{line}\n")),
            Some(_) if line == "---" && !below => below = true,
            Some(case) if below => {
                if !line.trim().is_empty() {
                    case.lines.push(line.trim().to_owned());
                }
            }
            Some(case) => case.marked.push_str(&format!("{line}\n")),
        }
    }
    Ok((prose, cases))
}

fn case(head: &str) -> Result<Case, String> {
    let expected = || format!("expected `=== name [layers]`, found {head:?}");
    let (name, rest) = head.rsplit_once(" [").ok_or_else(expected)?;
    let inside = rest.trim_end().strip_suffix(']').ok_or_else(expected)?;
    let (mut layers, mut reference_date) = (Vec::new(), None);
    for word in inside.split_whitespace() {
        if let Some(day) = word.strip_prefix('@') {
            let parts: Vec<&str> = day.split('-').collect();
            let [year, month, day] = parts[..] else { return Err(expected()) };
            let day = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
            reference_date = Some(day.map(|((y, m), d)| (y, m, d)).ok_or_else(expected)?);
        } else if LAYERS.contains(&word) {
            layers.push(word.to_owned());
        } else {
            return Err(format!("expected layers out of {LAYERS:?}, found {word:?}"));
        }
    }
    if layers.is_empty() {
        return Err(expected());
    }
    Ok(Case { name: name.trim().to_owned(), layers, reference_date, marked: String::new(), lines: Vec::new() })
}

/// A text without its marks, and the places of the marks in the order in which they open.
pub(crate) fn unmark(marked: &str) -> Result<(String, Vec<(usize, usize)>), String> {
    let (mut text, mut at) = (String::new(), 0);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut open = Vec::new();
    for c in marked.chars() {
        match c {
            '⟦' => {
                open.push(spans.len());
                spans.push((at, at));
            }
            '⟧' => {
                let i = open.pop().ok_or_else(|| format!("a mark closes that was not opened, after {text:?}"))?;
                spans[i].1 = at;
            }
            c => {
                text.push(c);
                at += 1;
            }
        }
    }
    if open.is_empty() { Ok((text, spans)) } else { Err("a mark is not closed".to_owned()) }
}

/// A text with marks around the findings that have a place.
pub(crate) fn mark(text: &str, findings: &[Finding]) -> Result<String, String> {
    let spans: Vec<(usize, usize)> = findings.iter().filter_map(|f| f.span).collect();
    let mut out = String::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut next = 0;
    let characters: Vec<char> = text.chars().collect();
    for at in 0..=characters.len() {
        while ends.last() == Some(&at) {
            ends.pop();
            out.push('⟧');
        }
        while next < spans.len() && spans[next].0 == at {
            if ends.last().is_some_and(|end| *end < spans[next].1) {
                return Err(format!("marks cross: {:?}", findings[next]));
            }
            out.push('⟦');
            ends.push(spans[next].1);
            next += 1;
        }
        if let Some(c) = characters.get(at) {
            out.push(*c);
        }
    }
    Ok(out)
}

/// Parses a text and gives its findings in the layers, sorted as their marks open.
pub(crate) fn find(
    text: &str,
    layers: &[String],
    reference_date: Option<(i32, u8, u8)>,
) -> Result<Vec<Finding>, String> {
    let source = gongwen::read(text.as_bytes(), "case").map_err(|e| e.to_string())?;
    let document = gongwen::parse(source, &gongwen::Options { reference_date, ..Default::default() });
    let mut json = Vec::new();
    gongwen::emit::write_json(&document, Default::default(), &mut json).map_err(|e| e.to_string())?;
    let json: Value = serde_json::from_slice(&json).map_err(|e| e.to_string())?;
    Ok(findings(&json, layers))
}

/// The findings of a document's JSON, sorted as their marks open.
pub(crate) fn findings(json: &Value, layers: &[String]) -> Vec<Finding> {
    let mut all: Vec<(usize, Finding)> = Vec::new();
    for (rank, layer) in LAYERS.iter().enumerate().filter(|(_, layer)| layers.iter().any(|l| l == *layer)) {
        let mut add = |span: &Value, line: String| all.push((rank, Finding { span: place(span), line }));
        match *layer {
            "kind" | "year" => {
                if !json[layer].is_null() {
                    add(&Value::Null, format!("{layer} {}", plain(&json[layer])));
                }
            }
            "frame" => frame(&json["frame"], &mut add),
            "outline" => outline(&json["outline"], &mut add),
            "paragraphs" => items(json, layer).for_each(|p| add(&p["span"], "paragraph".to_owned())),
            "dates" => items(json, layer).for_each(|d| add(&d["span"], date(d))),
            "figures" => items(json, layer).for_each(|f| add(&f["span"], figure(f))),
            "citations" => items(json, layer).for_each(|c| add(&c["span"], citation(c))),
            "metrics" => items(json, layer).for_each(|m| add(&m["span"], metric(m))),
            _ => items(json, layer).for_each(|n| add(&Value::Null, format!("note {}", plain(&n["code"])))),
        }
    }
    // what has no place comes last; at one place the longer opens first
    all.sort_by_key(|(rank, f)| match f.span {
        Some((start, end)) => (0, start, usize::MAX - end, *rank),
        None => (1, 0, 0, *rank),
    });
    all.into_iter().map(|(_, finding)| finding).collect()
}

fn items<'j>(json: &'j Value, layer: &str) -> impl Iterator<Item = &'j Value> {
    json[layer].as_array().into_iter().flatten()
}

fn place(span: &Value) -> Option<(usize, usize)> {
    let end = |i: usize| span.get(i).and_then(Value::as_u64).map(|n| n as usize);
    end(0).zip(end(1))
}

/// A value without quotation marks; "" for null.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        other => other.to_string(),
    }
}

/// `name text → value, more, more`, empty pieces left out.
fn line(name: &str, text: &str, value: String, more: Vec<String>) -> String {
    let mut out = name.to_owned();
    if !text.is_empty() {
        out.push_str(&format!(" {text}"));
    }
    let said: Vec<String> = std::iter::once(value).chain(more).filter(|s| !s.is_empty()).collect();
    if !said.is_empty() {
        out.push_str(&format!(" → {}", said.join(", ")));
    }
    out
}

fn frame(frame: &Value, add: &mut impl FnMut(&Value, String)) {
    let Some(parts) = frame.as_object() else { return };
    for (name, value) in parts {
        let list = match value {
            Value::Array(list) => list.iter().collect(),
            Value::Null => Vec::new(),
            one => vec![one],
        };
        for part in list {
            let said = ["prefix", "year", "number", "issuer", "value"]
                .iter()
                .map(|key| plain(&part[*key]))
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            add(&part["span"], line(name, &plain(&part["text"]), said, Vec::new()));
        }
    }
}

fn outline(nodes: &Value, add: &mut impl FnMut(&Value, String)) {
    for node in nodes.as_array().into_iter().flatten() {
        let (title, marker) = (plain(&node["title"]), plain(&node["marker"]));
        let run_in = if node["run_in"] == true { "run_in" } else { "" };
        let value = format!("{} {marker}", plain(&node["id"])).trim_end().to_owned();
        let span = match place(&node["title_span"]) {
            Some(_) => node["title_span"].clone(),
            // without a title, the marker: the node begins with it
            None => {
                let start = node["span"][0].as_u64().unwrap_or_default();
                Value::from(vec![start, start + marker.chars().count() as u64])
            }
        };
        add(&span, line(&plain(&node["style"]), &title, value, vec![run_in.to_owned()]));
        outline(&node["children"], add);
    }
}

fn date(date: &Value) -> String {
    let value = if date["value"].is_null() { "open".to_owned() } else { plain(&date["value"]) };
    let basis = match plain(&date["basis"]) {
        basis if basis == "explicit" => String::new(),
        basis => basis,
    };
    let modifier = plain(&date["modifier"]);
    // the value of 上旬 is the month: only the days say which part
    let days = if ["early", "mid", "late"].contains(&modifier.as_str()) {
        format!("{} to {}", plain(&date["start"]), plain(&date["end"]))
    } else {
        String::new()
    };
    line("date", &plain(&date["text"]), value, vec![basis, modifier, days])
}

fn quantity(item: &Value) -> String {
    let number = match (&item["value"], &item["low"], &item["high"]) {
        (Value::Null, Value::Null, Value::Null) => "open".to_owned(),
        (Value::Null, low, high) => format!("{}..{}", plain(low), plain(high)),
        (value, ..) => plain(value),
    };
    format!("{number} {}", plain(&item["unit"])).trim_end().to_owned()
}

fn change(item: &Value) -> String {
    let change = &item["change"];
    format!("{} {}", plain(&change["direction"]), plain(&change["basis"])).trim().to_owned()
}

fn figure(figure: &Value) -> String {
    let more = vec![plain(&figure["kind"]), plain(&figure["qualifier"]), change(figure)];
    line("figure", &plain(&figure["text"]), quantity(figure), more)
}

fn citation(citation: &Value) -> String {
    let provisions = citation["provisions"].as_array().into_iter().flatten().map(|p| {
        [("article", "条"), ("paragraph", "款"), ("item", "项")]
            .iter()
            .filter(|(key, _)| !p[*key].is_null())
            .map(|(key, unit)| format!("{}{unit}", plain(&p[*key])))
            .collect::<String>()
    });
    let full = match (&citation["canonical"], &citation["title"]) {
        (Value::Null, _) => String::new(),
        (canonical, title) if canonical == title => "full".to_owned(),
        (canonical, _) => plain(canonical),
    };
    let bare = if citation["quoted"] == false && !citation["title"].is_null() { "bare" } else { "" };
    let mut more = vec![full, plain(&citation["doc_number"]["text"])];
    more.extend(provisions);
    more.push(bare.to_owned());
    line("citation", &plain(&citation["text"]), plain(&citation["kind"]), more)
}

fn metric(metric: &Value) -> String {
    let about = format!("{} {}", plain(&metric["subject"]), plain(&metric["predicate"]));
    line("metric", about.trim(), quantity(metric), vec![plain(&metric["period"]), change(metric)])
}

/// What a case lacks and what it has too much; empty when it holds.
pub(crate) fn check(case: &Case) -> Result<Vec<String>, String> {
    let (text, spans) = unmark(&case.marked)?;
    let found = find(&text, &case.layers, case.reference_date)?;
    let marked = spans.len();
    if case.lines.len() < marked {
        return Err(format!("{marked} marks and only {} lines below them", case.lines.len()));
    }
    let expected: Vec<Finding> = case
        .lines
        .iter()
        .enumerate()
        .map(|(i, line)| Finding { span: spans.get(i).copied(), line: line.clone() })
        .collect();
    let characters: Vec<char> = text.chars().collect();
    let shown = |f: &Finding| match f.span {
        Some((start, end)) => {
            let before: String = characters[start.saturating_sub(6)..start].iter().collect();
            let inside: String = characters[start..end].iter().collect();
            format!("{}    at {}⟦{}⟧", f.line, before.replace('\n', "⏎"), inside.replace('\n', "⏎"))
        }
        None => f.line.clone(),
    };
    let mut faults = Vec::new();
    let mut rest = found.clone();
    for finding in &expected {
        match rest.iter().position(|f| f == finding) {
            Some(i) => _ = rest.remove(i),
            None => faults.push(format!("expected {}", shown(finding))),
        }
    }
    faults.extend(rest.iter().map(|f| format!("found    {}", shown(f))));
    Ok(faults)
}

/// The case with marks and lines as this build reads the text.
pub(crate) fn blessed(case: &Case) -> Result<Case, String> {
    let (text, _) = unmark(&case.marked)?;
    let found = find(&text, &case.layers, case.reference_date)?;
    Ok(Case { marked: mark(&text, &found)?, lines: found.into_iter().map(|f| f.line).collect(), ..case.clone() })
}

/// A file of cases as it is written.
pub(crate) fn write(prose: &str, cases: &[Case]) -> String {
    let mut out = prose.to_owned();
    for (i, case) in cases.iter().enumerate() {
        let day = case.reference_date.map(|(y, m, d)| format!(" @{y:04}-{m:02}-{d:02}")).unwrap_or_default();
        out.push_str(&format!("=== {} [{}{day}]\n{}---\n", case.name, case.layers.join(" "), case.marked));
        for line in &case.lines {
            out.push_str(&format!("{line}\n"));
        }
        if i + 1 < cases.len() {
            out.push('\n');
        }
    }
    out
}
