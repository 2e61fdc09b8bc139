//! The page of `gongwen compare --format html` in a browser: Debian's chromium, without a window.
//!
//! A second script is put behind the page's own; it searches and clicks, and leaves what it saw in the document, which
//! the browser then prints. Without a browser the test says so and ends.

use std::path::Path;
use std::process::Command;

const DRIVER: &str = r#"
const shown = () => [...document.querySelectorAll('tr[data-i]')].filter(row => row.offsetParent !== null);
const search = text => {
  const box = document.getElementById('search');
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return shown().length;
};
const seen = { all: shown().length, narrow: search('粮食 总产量'), none: search('没有这个指标'), told: !document.getElementById('nothing').hidden };
search('粮食');
seen.row = shown()[0].innerText;
shown()[0].click();
const panel = document.getElementById('evidence');
seen.marks = [...panel.querySelectorAll('blockquote mark')].map(m => m.textContent);
seen.sentences = [...panel.querySelectorAll('blockquote')].map(q => q.textContent);
seen.points = panel.querySelectorAll('svg circle').length;
seen.line = panel.querySelector('svg polyline').getAttribute('points').split(' ').length;
search('');
const link = document.querySelector('#contradictions a[data-i]');
link.click();
seen.followed = document.querySelector('tr.chosen').dataset.i === link.dataset.i;
seen.foreign = document.querySelectorAll('b.foreign').length;
seen.loaded = performance.getEntriesByType('resource').length;
seen.errors = window.errors;
document.documentElement.dataset.seen = JSON.stringify(seen);
"#;

/// What a browser reports from the first line on.
const WATCH: &str = "<script>window.errors = [];\
    addEventListener('error', e => errors.push(String(e.message)), true);\
    addEventListener('securitypolicyviolation', e => errors.push('policy ' + e.blockedURI));</script>";

fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|out| out.status.success()))
}

/// Two reports of an invented city, whose texts try to be markup.
fn page(folder: &Path) -> String {
    for (year, grain, grown) in [(2022, "41.5", "1.2"), (2023, "43.2", "9.9"), (2024, "44.0", "1.9")] {
        let text = format!(
            "澄江市农业农村局{year}年工作报告\n\n市政府：\n{year}年，全市粮食总产量{grain}万吨，同比增长{grown}%。\
             农产品加工企业</script><b class=\"foreign\">{year}家。\n\n澄江市农业农村局\n{}年1月10日\n",
            year + 1
        );
        std::fs::write(folder.join(format!("{year}.txt")), text).unwrap();
    }
    let out = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["compare", "--format", "html", folder.to_str().unwrap()])
        .output()
        .expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

#[test]
fn what_a_document_says_is_never_markup() {
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path());
    assert!(page.contains("43.2"), "the report is in the page");
    assert!(!page.contains("<b class=\"foreign\">"), "a document wrote an element");
    // its own two scripts, and no third end of one
    assert_eq!(page.matches("</script>").count(), 2);
    assert_eq!(
        page.matches("http").count(),
        page.matches("http-equiv").count() + page.matches("http://www.w3.org").count()
    );
}

#[test]
fn search_narrows_and_a_click_shows_the_evidence() {
    let Some(browser) = browser() else {
        eprintln!("skipped: no chromium on this machine");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path()).replacen("<meta charset", &format!("{WATCH}<meta charset"), 1).replacen(
        "</body>",
        &format!("<script>{DRIVER}</script></body>"),
        1,
    );
    let file = folder.path().join("page.html");
    std::fs::write(&file, page).unwrap();
    let out = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--window-size=1400,900"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("the browser runs");
    let console = String::from_utf8_lossy(&out.stderr);
    assert!(!console.contains("CONSOLE"), "the console says: {console}");
    let dom = String::from_utf8_lossy(&out.stdout);
    let from = dom.find("data-seen=\"").expect("the driver left what it saw") + "data-seen=\"".len();
    let seen = dom[from..].split('"').next().unwrap().replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    let seen: serde_json::Value = serde_json::from_str(&seen.replace("&amp;", "&")).expect("JSON");
    assert!(seen["narrow"].as_u64() < seen["all"].as_u64() && seen["narrow"].as_u64() > Some(0), "{seen}");
    assert_eq!(seen["none"], 0);
    assert_eq!(seen["told"], true);
    assert!(seen["row"].as_str().unwrap().contains("43.2"), "{seen}");
    assert_eq!(seen["marks"], serde_json::json!(["41.5万吨", "43.2万吨", "44.0万吨"]));
    assert!(seen["sentences"][1].as_str().unwrap().contains("2023年，全市粮食总产量43.2万吨，"), "{seen}");
    assert_eq!((&seen["points"], &seen["line"]), (&3.into(), &3.into()));
    assert_eq!(seen["followed"], true);
    assert_eq!(seen["foreign"], 0);
    assert_eq!(seen["loaded"], 0);
    assert_eq!(seen["errors"], serde_json::json!([]));
}
