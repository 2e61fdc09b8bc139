//! `gongwen mark` from outside: marks on a terminal, and the page.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const NOTICE: &str = "\
关于开展２０２４年夏季防汛检查的通知

各科室：

    一、检查时间
    各检查组逐库查看坝体、闸门和泄洪通道的运行状况，2024
年6月5日至9日，共检查水库1２座，依据《澜宁市2023年防汛办
法》（澜政发〔2023〕7号）逐项打分，发现隐患的，当场下达
整改通知单并限期办结，逾期未办结的，在全系统范围内予以通
报，并约谈有关单位的主要负责人，整改情况同时报送市防汛抗
旱指挥部办公室备案。
    二、经费
    不超过3万元。
";

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    command.env_remove("NO_COLOR").stdin(Stdio::null()).current_dir(folder).args(words).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program was ended by a signal")
}

fn folder(text: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    folder
}

/// What `mark` writes for a text; it must succeed without a word on standard error.
fn mark(text: &str, words: &[&str]) -> String {
    let folder = folder(text);
    let output = run(folder.path(), &[&["mark", "a.txt"], words].concat());
    assert_eq!((code(&output), std::str::from_utf8(&output.stderr).unwrap()), (0, ""));
    out(&output).to_owned()
}

fn parsed(text: &str) -> Value {
    let folder = folder(text);
    serde_json::from_str(out(&run(folder.path(), &["parse", "--with-text", "a.txt"]))).unwrap()
}

#[test]
fn brackets_stand_around_findings_in_the_characters_of_the_source() {
    assert_eq!(
        mark(NOTICE, &[]),
        "⟦关于开展⟦２０２４年⟧夏季防汛检查的通知⟧\n\n⟦各科室⟧：\n\n⟦一、检查时间⟧\n\
         各检查组逐库查看坝体、闸门和泄洪通道的运行状况，⟦2024年6月5日至9日⟧，共检查水库⟦1２座⟧，依据\
         ⟦《澜宁市⟦2023年⟧防汛办法》⟧（⟦澜政发〔2023〕7号⟧）逐项打分，发现隐患的，当场下达整改通知单并限期办结，\
         逾期未办结的，在全系统范围内予以通报，并约谈有关单位的主要负责人，整改情况同时报送市防汛抗旱指挥部办公室备案。\n\
         ⟦二、经费⟧\n不超过⟦3万元⟧。\n"
    );
}

#[test]
fn values_follow_their_marks_and_layers_can_be_chosen() {
    assert_eq!(
        mark(NOTICE, &["--layers", "dates,figures", "--values"]),
        "关于开展⟦２０２４年⟧‹2024›夏季防汛检查的通知\n\n各科室：\n\n一、检查时间\n\
         各检查组逐库查看坝体、闸门和泄洪通道的运行状况，⟦2024年6月5日至9日⟧‹2024-06-05/2024-06-09›，\
         共检查水库⟦1２座⟧‹12 座›，依据《澜宁市⟦2023年⟧‹2023›防汛办法》（澜政发〔2023〕7号）逐项打分，发现隐患的，当场下达整改通知单并限期办结，\
         逾期未办结的，在全系统范围内予以通报，并约谈有关单位的主要负责人，整改情况同时报送市防汛抗旱指挥部办公室备案。\n\
         二、经费\n不超过⟦3万元⟧‹30000 元, under›。\n"
    );
    let metrics = mark(NOTICE, &["--layers", "metrics", "--values"]);
    let said = metrics.split("水库⟦1２座⟧‹").nth(1).and_then(|rest| rest.split('›').next()).expect("a metric");
    assert!(said.contains("水库 12 座, 2024"), "{said}");
    let frame = mark(NOTICE, &["--layers", "frame", "--values"]);
    assert!(frame.starts_with("⟦关于开展２０２４年夏季防汛检查的通知⟧‹title›\n"), "{frame}");
}

#[test]
fn a_terminal_gets_colours_and_a_legend_instead_of_brackets() {
    let shown = mark(NOTICE, &["--color", "always"]);
    let mut lines = shown.lines();
    let legend = lines.next().unwrap();
    for layer in ["dates", "figures", "citations", "frame", "outline"] {
        assert!(legend.contains(&format!("m{layer}\x1b[0m ")), "{legend}");
    }
    assert!(!shown.contains('⟦'));
    // a date inside the title keeps its own colour, and the title goes on behind it
    assert!(
        shown.contains("\x1b[34m关于开展\x1b[0m\x1b[36m２０２４年\x1b[0m\x1b[34m夏季防汛检查的通知\x1b[0m"),
        "{shown:?}"
    );
    assert!(shown.contains("\x1b[1m一、检查时间\x1b[0m\n"), "{shown:?}");
}

#[test]
fn lines_are_broken_at_columns_and_a_colour_ends_with_its_line() {
    let shown = mark(NOTICE, &["--width", "20"]);
    assert!(shown.lines().all(|line| unicode_width::UnicodeWidthStr::width(line.trim_end()) <= 20), "{shown}");
    assert!(shown.lines().all(|line| !line.starts_with(['。', '，', '⟧', '》'])), "{shown}");
    assert_eq!(shown.replace('\n', ""), mark(NOTICE, &[]).replace('\n', ""));
    for line in mark(NOTICE, &["--width", "20", "--color", "always"]).lines() {
        assert_eq!(line.matches("\x1b[0m").count() * 2, line.matches("\x1b[").count(), "{line:?}");
    }
}

#[test]
fn a_document_cannot_steer_the_terminal() {
    let shown = mark("关于检查的通知\n\n拨付\u{1b}[2J\u{7}共3万元\u{9b}31m。\n", &["--values"]);
    assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
    assert!(shown.contains("⟦3万元⟧"), "{shown:?}");
}

#[test]
fn several_documents_are_named() {
    let folder = folder(NOTICE);
    let output = run(folder.path(), &["mark", "a.txt", "none.txt", "a.txt"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).starts_with("a.txt\n⟦关于"));
    assert!(out(&output).contains("\n\na.txt\n⟦关于"));
}

// The page.

/// Every element's name and opening tag, in order; panics where one is not closed in its place.
fn elements(html: &str) -> Vec<(String, String)> {
    const VOID: &[&str] = &["meta", "input", "br"];
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a document type");
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>') || open.last() == Some(&"style"), "a stray > in {:?}", &rest[..at]);
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(
                open.pop(),
                Some(name),
                "closed out of order before {:?}",
                rest.chars().take(60).collect::<String>()
            );
            continue;
        }
        let name = tag.split([' ', '\n']).next().unwrap();
        found.push((name.to_owned(), tag.to_owned()));
        if VOID.contains(&name) {
            continue;
        }
        open.push(name);
        if name == "script" || name == "style" {
            rest = &rest[rest.find(&format!("</{name}>")).expect("it ends")..];
        }
    }
    assert_eq!(open, [""; 0], "all elements are closed");
    found
}

/// The characters of the article less what was left out of the text; per mark its class, finding and text.
fn article(html: &str) -> (String, Vec<(String, usize, String)>) {
    let body = &html[html.find("<article").unwrap()..html.find("</article>").unwrap()];
    let mut text = String::new();
    let mut marks: Vec<(String, usize, String)> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        if tag.starts_with("mark ") {
            let field = |name: &str| tag.split_once(&format!(" {name}=\"")).unwrap().1.split('"').next().unwrap();
            open.push((marks.len(), text.len()));
            marks.push((field("class").to_owned(), field("data-f").parse().unwrap(), String::new()));
        } else if tag == "/mark" {
            let (mark, from) = open.pop().unwrap();
            marks[mark].2 = text[from..].to_owned();
        } else if tag.contains("left-out") {
            continue;
        }
        let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        text.push_str(&words);
    }
    (text, marks)
}

/// Every finding of the JSON is a mark of its layer with its characters.
fn holds_every_finding(text: &str) {
    let html = mark(text, &["--html"]);
    elements(&html);
    let (_, marks) = article(&html);
    // pieces of one finding together, in text order
    let mut whole: Vec<(String, usize, String)> = Vec::new();
    for (class, finding, text) in marks {
        match whole.iter_mut().find(|w| w.1 == finding) {
            Some(w) => w.2.push_str(&text),
            None => whole.push((class, finding, text)),
        }
    }
    // the page shows what is written, the JSON what is read: １２ and 12, GB 5749—2022 and GB5749-2022
    let narrow = |c: char| match u32::from(c) {
        0x2013 | 0x2014 => '-',
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap(),
        _ => c,
    };
    let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).map(narrow).collect::<String>();
    let document = parsed(text);
    let source: Vec<char> = document["source_text"].as_str().unwrap().chars().collect();
    for (layer, class) in [("dates", "date"), ("figures", "figure"), ("metrics", "metric"), ("citations", "citation")] {
        let marked: Vec<String> = whole.iter().filter(|w| w.0 == class).map(|w| squeeze(&w.2)).collect();
        let found: Vec<String> = document[layer]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| {
                let number = match &m["doc_number"] {
                    Value::Object(number) if layer == "citations" && !m["title"].is_null() => {
                        number["text"].as_str().unwrap().to_owned()
                    }
                    _ => String::new(),
                };
                let text = match &m["figure"] {
                    // a metric stands at its figure
                    Value::Number(index) => &document["figures"][index.as_u64().unwrap() as usize]["text"],
                    _ => &m["text"],
                };
                match text.as_str() {
                    Some(text) => squeeze(text) + &squeeze(&number),
                    // or it is a zero by negation, at the words that deny
                    None => {
                        let end = |i: usize| m["span"][i].as_u64().unwrap() as usize;
                        squeeze(&source[end(0)..end(1)].iter().collect::<String>())
                    }
                }
            })
            .collect();
        assert_eq!(marked, found, "{layer}");
    }
    let mut nodes = 0;
    let mut stack: Vec<&Value> = document["outline"].as_array().unwrap().iter().collect();
    while let Some(node) = stack.pop() {
        nodes += 1;
        stack.extend(node["children"].as_array().unwrap());
        let id = format!(" id=\"n{}\"", node["id"].as_str().unwrap());
        assert_eq!(html.matches(&id).count(), 1, "{id}");
        assert!(html.contains(&format!("href=\"#n{}\"", node["id"].as_str().unwrap())));
    }
    assert_eq!(whole.iter().filter(|w| w.0 == "outline").count(), nodes);
    for (_, finding, _) in &whole {
        assert!(html.contains(&format!("<section id=\"c{finding}\"")), "a card for {finding}");
    }
    // every link leads somewhere
    for link in html.split("href=\"#").skip(1) {
        let target = link.split('"').next().unwrap();
        assert!(html.contains(&format!(" id=\"{target}\"")), "#{target}");
    }
}

#[test]
fn every_finding_is_a_mark_of_the_page() {
    holds_every_finding(NOTICE);
    for name in ["report", "notice", "speech"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/documents").join(name).join("document.txt");
        holds_every_finding(&fs::read_to_string(path).unwrap());
    }
}

#[test]
fn the_page_asks_for_nothing() {
    let html = mark(NOTICE, &["--html"]);
    for word in ["http:", "https:", "//www", "@import", "url(", " src=", "<link", "<img", "<iframe"] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains("content=\"default-src 'none'; "));
}

#[test]
fn what_a_document_says_is_never_markup() {
    let text = "关于<script>alert(1)</script>的通知\n\n各科室：\n\n一、<img src=x onerror=\"alert(2)\">\n\n依据《</mark><script>2024年》“A&B”<!--拨付3万元\0。\n";
    let html = mark(text, &["--html"]);
    let found = elements(&html);
    assert_eq!(found.iter().filter(|e| e.0 == "script").count(), 1, "only the page's own");
    assert!(found.iter().all(|e| e.0 != "img"));
    assert!(!html.contains('\0') && html.contains('\u{FFFD}'));
    let (shown, _) = article(&html);
    assert!(shown.contains("关于<script>alert(1)</script>的通知"), "{shown}");
    assert!(shown.contains("《</mark><script>2024年》“A&B”<!--拨付3万元。"), "{shown}");
    // a name of a file is as foreign as its text
    let folder = folder(text);
    let name = "<b>&.txt";
    fs::rename(folder.path().join("a.txt"), folder.path().join(name)).unwrap();
    let html = run(folder.path(), &["mark", "--html", name]);
    assert!(out(&html).contains("&lt;b&gt;&amp;.txt") && !out(&html).contains("<b>&amp;"));
}

#[test]
fn a_date_inside_a_citation_nests_and_the_card_says_both() {
    let html = mark(NOTICE, &["--html"]);
    let (_, marks) = article(&html);
    assert!(marks.iter().any(|m| m.0 == "citation" && m.2 == "《澜宁市2023年防汛办法》"), "{marks:?}");
    assert!(marks.iter().any(|m| m.0 == "date" && m.2 == "2023年"));
    assert!(marks.iter().any(|m| m.0 == "date" && m.2 == "2024年6月5日至9日"), "joined over a line end: {marks:?}");
    // one stop of the keyboard for a figure and what it says
    assert_eq!(html.matches("<mark class=\"metric\"").count(), html.matches("\"><mark class=\"figure\"").count());
    for part in ["2024-06-05/2024-06-09", "30000 元", "澜政发", "<code>date."] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn left_out_text_shows_and_notes_lead_to_it() {
    let text = "关于检查的通知\n\n各科室：\n\n    现将有关事项通知如下，请认真落实并于本月底前将\n              — 1 —\n结果报送办公室。\n\n一、时间\n\n三、地点\n";
    let html = mark(text, &["--html"]);
    elements(&html);
    assert!(html.contains("<code>numbering_gap</code>"), "{html}");
    assert!(html.matches(">where</a>").count() >= 2, "{html}");
    assert!(html.contains("title=\"left out of the text\">— 1 —<"), "{html}");
}

#[test]
fn odd_documents_are_pages() {
    for text in
        ["", "\n\n", "一", "\u{FEFF}", "\u{1b}\u{85}二", "一、\n（一）\n1.\n", "《《《2024年3月》", "１\r２\u{c}３"]
    {
        elements(&mark(text, &["--html"]));
        mark(text, &["--values", "--width", "1"]);
    }
}

#[test]
fn the_page_goes_to_a_file_and_never_over_the_document() {
    let folder = folder(NOTICE);
    let output = run(folder.path(), &["mark", "--html", "--output", "p.html", "a.txt"]);
    assert_eq!((code(&output), out(&output)), (0, ""));
    let page = fs::read_to_string(folder.path().join("p.html")).unwrap();
    assert_eq!(page, out(&run(folder.path(), &["mark", "--html", "a.txt"])));
    let output = run(folder.path(), &["mark", "--html", "--output", "./a.txt", "a.txt"]);
    assert_eq!(code(&output), 2);
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), NOTICE);
    let output = run(folder.path(), &["mark", "--html", "--output", "no/p.html", "a.txt"]);
    assert_eq!(code(&output), 3);
    let output = run(folder.path(), &["mark", "--html", "--output", "q.html", "none.txt"]);
    assert_eq!(code(&output), 1);
    assert!(!folder.path().join("q.html").exists());
}

#[test]
fn layers_of_a_page_are_what_is_switched_on() {
    let html = mark(NOTICE, &["--html", "--layers", "figures"]);
    assert!(html.contains("id=\"show-figure\" checked"));
    assert!(html.contains("id=\"show-date\">") && html.contains("<mark class=\"date\""));
    assert_eq!(mark(NOTICE, &["--html"]).matches(" checked>").count(), 7);
}

#[test]
fn words_that_contradict_each_other_are_usage_errors() {
    let folder = folder(NOTICE);
    for words in [
        &["mark"][..],
        &["mark", "--output", "p.html", "a.txt"],
        &["mark", "--html", "a.txt", "a.txt"],
        &["mark", "--html", "--values", "a.txt"],
        &["mark", "--layers", "metres", "a.txt"],
    ] {
        let output = run(folder.path(), words);
        assert_eq!((code(&output), out(&output)), (2, ""), "{words:?}");
    }
}
