//! `cargo dev sample`: writes the sample archive, `corpus/archive/` and `corpus/archive.md`.
//!
//! 78 documents of one invented city over six years: annual reports on law-based government and on
//! open information, work summaries, notices, decisions and replies, in the form of GB/T 9704—2012.
//! Metrics come from the series below and recur from year to year; every stated change is computed
//! from them, every target is met and every count carried over is taken up, but for six
//! contradictions, each there once, so that a comparison over the years can be held to them.
//!
//! The same program writes the same bytes: no clock, no chance.

use std::fmt::Write as _;
use std::path::Path;

/// The years that the archive reports on.
const YEARS: std::ops::RangeInclusive<i32> = 2019..=2024;

/// Where the archive stands.
pub(crate) const FOLDER: &str = "corpus/archive";

/// One file: its name below the project's folder, and its bytes.
pub(crate) type File = (String, Vec<u8>);

pub(crate) fn run() -> Result<(), String> {
    let files = files();
    let _ = std::fs::remove_dir_all(FOLDER);
    for (name, bytes) in &files {
        let path = Path::new(name);
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        std::fs::write(path, bytes).map_err(|e| format!("{name}: {e}"))?;
    }
    println!("{} files", files.len());
    Ok(())
}

/// Every file of the archive and what is said about it.
pub(crate) fn files() -> Vec<File> {
    let mut files = Vec::new();
    for year in YEARS {
        let mut put = |folder: &str, name: String, text: String| {
            let bytes = if folder == "市教育局" && year == 2019 { gb18030(&text) } else { text.into_bytes() };
            files.push((format!("{FOLDER}/{year}/{folder}/{name}.txt"), bytes));
        };
        for (folder, name, text) in [
            ("市水务局", format!("{year}年度法治政府建设年度报告"), water(year)),
            ("市交通运输局", format!("{year}年度法治政府建设年度报告"), transport(year)),
            ("市市场监督管理局", format!("{year}年度法治政府建设年度报告"), market(year)),
            ("市人民防空办公室", format!("{year}年度法治政府建设工作报告"), defence(year)),
            ("市水务局", format!("{year}年政府信息公开工作年度报告"), open_information(&OPEN_WATER, year)),
            ("市交通运输局", format!("{year}年政府信息公开工作年度报告"), open_information(&OPEN_TRANSPORT, year)),
            ("市教育局", format!("{year}年政府信息公开工作年度报告"), open_information(&OPEN_EDUCATION, year)),
            ("市教育局", format!("{year}年工作总结"), education(year)),
            ("市应急管理局", format!("{year}年工作总结"), emergency(year)),
            ("市政府", "防汛检查通知".to_owned(), flood_notice(year)),
            ("市政府", "规范性文件清理通知".to_owned(), review_notice(year)),
            ("市政府", "表彰决定".to_owned(), decision(year)),
            ("市政府", "水源地批复".to_owned(), reply(year)),
        ] {
            put(folder, name, text);
        }
    }
    files.push(("corpus/archive.md".to_owned(), ABOUT.as_bytes().to_vec()));
    files.push(("docs/tables.md".to_owned(), tables().into_bytes()));
    files
}

/// What the tables of `gongwen batch` hold, from their definition.
fn tables() -> String {
    let mut out = String::from(
        "# The tables of `gongwen batch`\n\nWritten by `cargo dev sample` from the definition in `src/emit/tables.rs`. Each stands in \
         `tables/NAME/year=YYYY/part-NNNNN.parquet` and, with `--format csv`, in `csv/NAME/year=YYYY/part-NNNNN.csv`; the folder's \
         `year` is the document's, `unknown` where its text does not settle one. Join on `document`, and on `source` where an archive \
         holds the same bytes twice. Decimals have ten digits after the point; a value with more is empty and its `text` stands \
         beside it. An empty cell is null.\n",
    );
    for table in gongwen::emit::tables::TABLES {
        let _ = write!(out, "\n## {table}\n\n| column | holds | meaning |\n|---|---|---|\n");
        for column in gongwen::emit::tables::columns(table).unwrap_or_default() {
            let _ = writeln!(out, "| `{}` | {} | {} |", column.name, column.holds.as_str(), column.meaning);
        }
    }
    out
}

const ABOUT: &str = "\
# The sample archive

`corpus/archive/` holds 78 documents of the invented city 澜宁市, 2019–2024, written for this project by
`cargo dev sample` (`crates/dev/src/sample.rs`, which holds every series; do not edit the files by hand). Places, people and
figures are invented; laws and forms are real. A folder is a year reported on or issued in.

What a year holds: reports on law-based government of four departments, reports on open information
of three, work summaries of two, and of the city two notices, a decision and a reply.

For reading: the education bureau's files of 2019 are in GB18030; the reports of the office of
civil air defence of 2020 and 2021 are broken into lines and pages as a printed letter is;
the flood notice of 2019 has full-width digits.

The report of 市交通运输局 on open information of 2023 has no signature and no date.

For comparing, six contradictions, each once:

| what | where | says | against |
|---|---|---|---|
| a stated change that the two years' figures contradict | 市交通运输局 2022, 法治政府建设年度报告 | 查处交通运输违法案件412件，同比增长15.2% | 386件 in 2021: 6.7% |
| last year's value restated | 市水务局 2021, 法治政府建设年度报告 | 2020年为1.86亿立方米 | 1.92亿立方米 in the report on 2020 |
| a target against the result | 市市场监督管理局 2022 → 2023 | 2023年食品安全抽检不少于6000批次 | 5320批次 in 2023 |
| what was carried over against what was taken up | 市水务局 2021 → 2022, 政府信息公开 | 结转下年度继续办理7件 | 上年结转9件 |
| the same body under two years | 市应急管理局 2020 and 2021, 工作总结 | | |
| the year of the title against the year of the body | 市人民防空办公室 2023 | 2023年度…的报告 | 2022年，我办… |

Everything else agrees: changes are computed from the series and rounded half up to one digit, targets are
met, counts are taken up as they were carried over.
";

/// A series over the six years: whole numbers, `point` digits of which stand after the point.
struct Series {
    values: [i64; 6],
    point: usize,
}

const fn series(values: [i64; 6]) -> Series {
    Series { values, point: 0 }
}

const fn decimal(point: usize, values: [i64; 6]) -> Series {
    Series { values, point }
}

impl Series {
    fn raw(&self, year: i32) -> i64 {
        self.values[usize::try_from(year - 2019).unwrap_or(0).min(5)]
    }

    fn at(&self, year: i32) -> String {
        written(self.raw(year), self.point)
    }

    /// 同比增长6.7%, nothing for the first year.
    fn change(&self, year: i32) -> String {
        if year == 2019 {
            return String::new();
        }
        let (now, before) = (self.raw(year), self.raw(year - 1));
        let permille = (2000 * (now - before).abs() + before) / (2 * before);
        match now.cmp(&before) {
            std::cmp::Ordering::Equal => "，与上年持平".to_owned(),
            std::cmp::Ordering::Greater => format!("，同比增长{}%", written(permille, 1)),
            std::cmp::Ordering::Less => format!("，同比下降{}%", written(permille, 1)),
        }
    }

    /// 比上年增加12件.
    fn difference(&self, year: i32, unit: &str) -> String {
        if year == 2019 {
            return String::new();
        }
        let by = self.raw(year) - self.raw(year - 1);
        let word = if by >= 0 { "增加" } else { "减少" };
        format!("，比上年{word}{}{unit}", written(by.abs(), self.point))
    }
}

fn written(value: i64, point: usize) -> String {
    if point == 0 {
        return value.to_string();
    }
    let unit = 10i64.pow(point as u32);
    format!("{}.{:0point$}", value / unit, value % unit)
}

/// One of several ways to say it, another one each year.
fn turn<'t>(year: i32, ways: &[&'t str]) -> &'t str {
    ways[year as usize % ways.len()]
}

/// A letter to a higher organ: number, title, addressee, body, signature.
fn letter(number: &str, title: &str, to: &str, body: &str, from: &str, date: &str) -> String {
    format!("{number}\n\n{title}\n\n{to}：\n{body}\n\n{from}\n{date}\n")
}

/// A paragraph with its two blanks.
fn p(text: impl AsRef<str>) -> String {
    format!("　　{}\n", text.as_ref())
}

fn water(y: i32) -> String {
    let checks = series([286, 301, 295, 312, 338, 352]);
    let cases = series([31, 28, 26, 23, 21, 19]);
    let fines = decimal(1, [1024, 968, 931, 864, 802, 755]);
    let supply = decimal(2, [185, 192, 197, 203, 208, 214]);
    let trained = series([640, 680, 720, 760, 805, 850]);
    let orders = series([1820, 1906, 2015, 2146, 2208, 2317]);
    // contradiction: the report on 2021 gives another value for 2020 than the report on 2020 did
    let before = match y {
        2019 => String::new(),
        2021 => "（2020年为1.86亿立方米）".to_owned(),
        _ => format!("（{}年为{}亿立方米）", y - 1, supply.at(y - 1)),
    };
    let mut b = p(format!(
        "{y}年，我局{}，法治政府建设取得新进展。现将有关情况报告如下。",
        turn(y, &["坚持以水定城、依法治水", "认真落实法治政府建设各项部署", "把依法治水贯穿供水、节水、排水全过程"])
    ));
    b += &p("一、主要工作");
    b += &p(format!(
        "（一）健全依法决策机制。全年召开局长办公会{}次，审查规范性文件{}件，出具法律意见书{}份。",
        16 + y % 5,
        3 + y % 3,
        30 + y % 7
    ));
    b += &p(format!(
        "（二）严格规范行政执法。依据《中华人民共和国水法》《取水许可和水资源费征收管理条例》，开展水事执法检查{}次{}，立案查处水事违法案件{}件{}，罚款{}万元{}。",
        checks.at(y),
        checks.change(y),
        cases.at(y),
        cases.change(y),
        fines.at(y),
        fines.change(y)
    ));
    b += &p(format!(
        "（三）提升供水保障能力。全市供水总量{}亿立方米{before}，供水水质综合合格率{}%。",
        supply.at(y),
        written(992 + i64::from(y - 2019), 1)
    ));
    b += &p(format!(
        "（四）加强普法宣传。培训执法人员{}人次{}，围绕“世界水日”开展宣传活动{}场。",
        trained.at(y),
        trained.difference(y, "人次"),
        10 + y % 4
    ));
    b += &p(format!(
        "（五）化解涉水矛盾。受理12345热线涉水工单{}件{}，办理行政复议案件{}件，未发生行政诉讼败诉案件。",
        orders.at(y),
        orders.change(y),
        1 + y % 3
    ));
    b += &p("二、存在的问题");
    b += &p(turn(
        y,
        &[
            "基层执法力量不足，部分区县水务站持证人员偏少。",
            "农村供水管护制度还不健全，水价改革推进不够平衡。",
            "智慧水务建设滞后，取水在线计量覆盖面不广。",
        ],
    ));
    b += &p(format!("三、{}年工作安排", y + 1));
    b += &p(format!(
        "（一）继续加强执法。{}年开展水事执法检查不少于{}次。\n　　（二）{}",
        y + 1,
        [280, 290, 300, 320, 340, 360][(y - 2019) as usize],
        turn(
            y,
            &[
                "修订农村供水管护办法，上半年完成意见征集。",
                "完善再生水利用制度，年底前出台实施细则。",
                "推进节水型机关建设，6月底前完成验收。"
            ]
        )
    ));
    letter(
        &format!("澜水发〔{}〕{}号", y + 1, 2 + y % 4),
        &format!("澜宁市水务局关于{y}年度法治政府建设情况的报告"),
        "市委、市政府",
        &b,
        "澜宁市水务局",
        &format!("{}年1月{}日", y + 1, 8 + y % 9),
    )
}

fn transport(y: i32) -> String {
    let cases = series([341, 362, 386, 412, 398, 421]);
    let roads = series([120, 135, 142, 150, 156, 163]);
    let inspections = series([1180, 1240, 1302, 1366, 1420, 1488]);
    let hours = series([8, 7, 6, 5, 5, 4]);
    let training = series([520, 548, 590, 612, 640, 668]);
    // contradiction: 412 against 386 is 6.7 percent
    let change = if y == 2022 { "，同比增长15.2%".to_owned() } else { cases.change(y) };
    let mut b = p(format!(
        "根据《法治政府建设与责任落实督察工作规定》要求，现将我局{y}年法治政府建设情况报告如下。{}",
        turn(y, &["", "全年工作以交通强市建设为主线。", "各项任务总体完成较好。"])
    ));
    b += &p("一、年度工作情况");
    b += &p(format!(
        "1．严格公正文明执法。落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，出动执法人员{}人次{}，查处交通运输违法案件{}件{change}。",
        inspections.at(y),
        inspections.change(y),
        cases.at(y)
    ));
    b += &p(format!(
        "2．依法推进公路建设。新改建农村公路{}公里{}，依照《中华人民共和国公路法》第四十四条办理涉路施工许可{}件。",
        roads.at(y),
        roads.difference(y, "公里"),
        41 + y % 8
    ));
    b += &p(format!(
        "3．优化法治化营商环境。道路运输经营许可平均办理时限压缩至{}个工作日，“一网通办”办理率{}%。",
        hours.at(y),
        written(910 + 13 * i64::from(y - 2019), 1)
    ));
    b +=
        &p(format!("4．加强法治教育。举办执法培训{}期，培训{}人次{}。", 6 + y % 3, training.at(y), training.change(y)));
    b += &p("二、存在问题");
    b += &p(turn(
        y,
        &["非法营运取证难的问题依然存在。", "执法信息化水平有待提高，非现场执法比例偏低。", "法治宣传形式较为单一。"],
    ));
    b += &p(format!("三、{}年重点工作", y + 1));
    b += &p(format!(
        "{}年新改建农村公路{}公里以上，{}",
        y + 1,
        [125, 138, 145, 152, 158, 165][(y - 2019) as usize],
        turn(y, &["全面推行柔性执法清单。", "深化治超联合执法。", "完成执法服务站标准化建设。"])
    ));
    letter(
        &format!("澜交〔{}〕{}号", y + 1, 5 + y % 6),
        &format!("澜宁市交通运输局{y}年度法治政府建设年度报告"),
        "市政府",
        &b,
        "澜宁市交通运输局",
        &format!("{}年1月{}日", y + 1, 10 + y % 7),
    )
}

fn market(y: i32) -> String {
    let samples = series([4600, 4900, 5150, 5400, 5320, 5800]);
    let cases = series([612, 587, 640, 658, 671, 690]);
    let firms = decimal(2, [612, 668, 731, 795, 864, 931]);
    let calls = series([9820, 10340, 11260, 11875, 12410, 13005]);
    let recovered = decimal(1, [2861, 3024, 3316, 3570, 3718, 3995]);
    // targets for the year after; the one of 2022 is not met in 2023: contradiction
    let target = [4800, 5000, 5200, 6000, 5500, 6000][(y - 2019) as usize];
    let mut b = p(format!(
        "{y}年，市市场监督管理局{}，统筹推进法治建设与市场监管各项工作。",
        turn(y, &["深入学习贯彻习近平法治思想", "紧扣高质量发展要求", "坚持监管与服务并重"])
    ));
    b += &p("一、工作举措和成效");
    b += &p(format!("（一）持续优化准入服务。截至{y}年底，全市实有经营主体{}万户{}。", firms.at(y), firms.change(y)));
    b += &p(format!(
        "（二）守牢安全底线。完成食品安全抽检{}批次，问题产品处置率100%。根据《中华人民共和国食品安全法》第一百二十四条，查办食品案件{}件。",
        samples.at(y),
        80 + y % 11
    ));
    b += &p(format!(
        "（三）加大执法力度。查办各类违法案件{}件{}，其中移送公安机关{}件。",
        cases.at(y),
        cases.change(y),
        4 + y % 3
    ));
    b += &p(format!(
        "（四）畅通投诉渠道。处理消费者投诉{}件{}，挽回经济损失{}万元{}。",
        calls.at(y),
        calls.change(y),
        recovered.at(y),
        recovered.change(y)
    ));
    b += &p(turn(
        y,
        &[
            "（五）强化法制审核。一是审核重大执法决定42件，二是开展案卷评查2次，三是组织旁听庭审3次。",
            "（五）强化法制审核。一是修订裁量基准，二是开展案卷评查3次，三是开展法律知识测试。",
            "（五）强化法制审核。一是推行轻微违法不予处罚清单，二是开展案卷评查4次，三是公开典型案例12件。",
        ],
    ));
    b += &p("二、不足和原因");
    b += &p(turn(y, &["基层监管所专业人员缺口较大。", "信用监管手段运用不够充分。", "部分执法文书说理性不强。"]));
    b += &p("三、下一年度工作安排");
    b += &p(format!(
        "{}年食品安全抽检不少于{target}批次；{}",
        y + 1,
        turn(y, &["全面实施分级分类监管。", "建成放心消费示范店200家。", "推进“双随机、一公开”跨部门抽查。"])
    ));
    letter(
        &format!("澜市监〔{}〕{}号", y + 1, 11 + y % 5),
        &format!("澜宁市市场监督管理局{y}年度法治政府建设年度报告"),
        "市委全面依法治市委员会办公室",
        &b,
        "澜宁市市场监督管理局",
        &format!("{}年1月{}日", y + 1, 12 + y % 6),
    )
}

fn defence(y: i32) -> String {
    let slogans = series([26, 28, 30, 32, 35, 36]);
    let leaflets = series([5200, 5600, 6000, 6400, 6900, 7300]);
    let fee = decimal(2, [251_320, 263_875, 274_406, 286_949, 291_254, 302_618]);
    let drills = series([3, 3, 4, 4, 5, 5]);
    // contradiction: the body of the report on 2023 begins with the year before
    let told = if y == 2023 { 2022 } else { y };
    let mut b = p(format!(
        "{told}年，我办{}，较好完成了法治政府建设各项任务。现将有关情况报告如下。",
        turn(y, &["坚持党的全面领导", "以学促干、依法履职", "聚焦主责主业"])
    ));
    b += &p("一、工作开展情况");
    b += &p(format!(
        "（一）落实普法责任。悬挂宣传标语{}条，发放宣传资料{}份{}，举办《中华人民共和国国防法》《中华人民共和国人民防空法》专题讲座{}次。",
        slogans.at(y),
        leaflets.at(y),
        leaflets.change(y),
        2 + y % 2
    ));
    b += &p(format!(
        "（二）依法征收管理。全年追缴人防易地建设费{}万元{}，办理行政许可事项{}件。",
        fee.at(y),
        fee.change(y),
        61 + y % 9
    ));
    b += &p(format!(
        "（三）组织训练演练。开展防空防灾演练{}次，参演{}人次，警报鸣响率达到{}%。",
        drills.at(y),
        1500 + 40 * (y - 2019),
        written(981 + 2 * i64::from(y - 2019), 1)
    ));
    b += &p("二、存在的主要问题");
    b += &p(turn(y, &["法律顾问作用发挥不够充分。", "个别人防工程维护管理不到位。", "执法程序意识仍需加强。"]));
    b += &p("三、下步工作打算");
    b += &p(turn(
        y,
        &[
            "（一）健全制度体系。\n　　（二）加强队伍建设。",
            "（一）完善应急预案。\n　　（二）推进信息化建设。",
            "（一）规范执法流程。\n　　（二）加大宣传力度。",
        ],
    ));
    let title = format!("澜宁市人民防空办公室关于{y}年度法治政府建设工作情况的报告");
    let number = format!("澜人防〔{}〕{}号", y + 1, 1 + y % 3);
    let date = format!("{}年1月{}日", y + 1, 9 + y % 8);
    if y == 2020 || y == 2021 {
        return printed(&number, &title, "市委全面依法治市委员会办公室", &b, "澜宁市人民防空办公室", &date);
    }
    letter(&number, &title, "市委全面依法治市委员会办公室", &b, "澜宁市人民防空办公室", &date)
}

/// As text comes out of a printed letter: lines of 28 characters, pages of 22 lines.
fn printed(number: &str, title: &str, to: &str, body: &str, from: &str, date: &str) -> String {
    let mut lines =
        vec![format!("{from}文件"), String::new(), format!("{number}                  签发人：周明远"), String::new()];
    let head: Vec<char> = title.chars().collect();
    let half = head.iter().position(|c| *c == '度').map_or(head.len() / 2, |i| i + 1);
    lines.extend([head[..half].iter().collect(), head[half..].iter().collect(), String::new(), format!("{to}：")]);
    for paragraph in body.lines() {
        let mut line = String::new();
        let mut cells = 0;
        for c in paragraph.chars() {
            let width = if c.is_ascii() { 1 } else { 2 };
            if cells + width > 56 && !"，。、；：）”》%".contains(c) {
                lines.push(std::mem::take(&mut line));
                cells = 0;
            }
            line.push(c);
            cells += width;
        }
        lines.push(line);
    }
    lines.extend([String::new(), format!("{:>28}{from}", ""), format!("{:>28}{date}", "")]);
    let mut out = String::new();
    for (i, line) in lines.iter().enumerate() {
        let _ = writeln!(out, "{line}");
        if i % 22 == 21 {
            let _ = writeln!(out, "                          — {} —", i / 22 + 1);
        }
    }
    out
}

/// One department's requests for information.
struct Open {
    organ: &'static str,
    published: [i64; 6],
    received: [i64; 6],
    /// Carried over into each year; the seventh is what the last year leaves.
    carried: [i64; 7],
    /// What a report says was carried into its year, where that is not what the one before left.
    said: Option<(i32, i64)>,
    refused: [i64; 6],
}

const OPEN_WATER: Open = Open {
    organ: "澜宁市水务局",
    published: [1206, 1254, 1311, 1360, 1422, 1475],
    received: [38, 42, 47, 51, 49, 55],
    carried: [3, 4, 5, 7, 4, 6, 5],
    // contradiction: the report on 2021 leaves 7, the one on 2022 takes up 9
    said: Some((2022, 9)),
    refused: [2, 3, 2, 4, 3, 3],
};

const OPEN_TRANSPORT: Open = Open {
    organ: "澜宁市交通运输局",
    published: [1530, 1588, 1647, 1702, 1766, 1810],
    received: [64, 71, 69, 77, 82, 88],
    carried: [5, 6, 4, 8, 7, 9, 6],
    said: None,
    refused: [5, 4, 6, 5, 7, 6],
};

const OPEN_EDUCATION: Open = Open {
    organ: "澜宁市教育局",
    published: [2012, 2130, 2245, 2318, 2401, 2496],
    received: [91, 98, 105, 112, 118, 126],
    carried: [8, 6, 9, 7, 10, 8, 11],
    said: None,
    refused: [9, 8, 10, 9, 11, 12],
};

fn open_information(of: &Open, y: i32) -> String {
    let i = (y - 2019) as usize;
    let received = series(of.received);
    let taken = match of.said {
        Some((year, said)) if year == y => said,
        _ => of.carried[i],
    };
    let left = of.carried[i + 1];
    let handled = of.received[i] + taken - left;
    let refused = of.refused[i];
    let partly = 2 + i as i64;
    let mut b = format!(
        "{}{y}年政府信息公开工作年度报告\n\n　　根据《中华人民共和国政府信息公开条例》第五十条规定，现公布本机关{y}年政府信息公开工作年度报告。本报告所列数据的统计期限自{y}年1月1日起至{y}年12月31日止。\n",
        of.organ
    );
    b += &p("一、总体情况");
    b += &p(format!("（一）主动公开。全年主动公开政府信息{}条{}。", of.published[i], series(of.published).change(y)));
    b +=
        &p(format!("（二）依申请公开。本年新收政府信息公开申请{}件{}。", of.received[i], received.difference(y, "件")));
    b += &p(turn(
        y,
        &[
            "（三）平台建设。完成门户网站适老化改造。",
            "（三）监督保障。组织业务培训2次。",
            "（三）信息管理。修订主动公开基本目录。",
        ],
    ));
    b += &p("二、收到和处理政府信息公开申请情况");
    b += &p(format!(
        "本年新收申请{}件，上年结转{taken}件。本年度办理结果：予以公开{}件，部分公开{partly}件，不予公开{refused}件，总计{handled}件。结转下年度继续办理{left}件。",
        of.received[i],
        handled - refused - partly
    ));
    b += &p("三、行政复议、行政诉讼情况");
    b += &p(format!("因政府信息公开被申请行政复议{}件，结果维持{}件，被提起行政诉讼0件。", i % 3, i % 3));
    b += &p("四、存在的主要问题及改进情况");
    b += &p(turn(
        y,
        &[
            "政策解读形式不够丰富。下一步将增加图解和视频解读。",
            "公开内容更新不够及时。下一步将健全审核机制。",
            "基层公开标准不够统一。下一步将加强指导。",
        ],
    ));
    b += &p("五、其他需要报告的事项");
    b += &p("本年度未收取信息处理费。");
    // one report without a signature date, for those who look for such
    if of.organ != OPEN_TRANSPORT.organ || y != 2023 {
        let _ = write!(b, "\n{}\n{}年1月{}日\n", of.organ, y + 1, 20 + y % 6);
    }
    b
}

fn education(y: i32) -> String {
    let schools = series([212, 216, 219, 223, 226, 230]);
    let places = series([3200, 3600, 4100, 4500, 4800, 5200]);
    let teachers = series([5400, 5720, 6010, 6350, 6600, 6940]);
    let money = decimal(2, [2631, 2784, 2926, 3105, 3248, 3397]);
    let mut b = format!("澜宁市教育局{y}年工作总结和{}年工作打算\n\n", y + 1);
    b += &p(format!(
        "{y}年，全市教育系统{}，各项事业稳步发展。",
        turn(y, &["落实立德树人根本任务", "扎实推进“双减”工作", "加快建设高质量教育体系"])
    ));
    b += &p("一、主要工作完成情况");
    b += &p(format!(
        "（一）扩大优质资源。全市共有义务教育学校{}所，新增学位{}个{}。",
        schools.at(y),
        places.at(y),
        places.change(y)
    ));
    b += &p(format!(
        "（二）加强教师队伍。培训教师{}人次{}，招聘教师{}名。",
        teachers.at(y),
        teachers.change(y),
        260 + 15 * (y % 5)
    ));
    b += &p(format!("（三）保障教育投入。一般公共预算教育支出{}亿元{}。", money.at(y), money.change(y)));
    b += &p(turn(
        y,
        &[
            "（四）推进依法治教。开展《中华人民共和国义务教育法》执法检查1次，整改问题9个。",
            "（四）推进依法治教。聘请法治副校长230名，开展法治讲座410场。",
            "（四）推进依法治教。依据《中华人民共和国民办教育促进法》查处违规培训机构6家。",
        ],
    ));
    b += &p(format!("二、{}年工作打算", y + 1));
    b += &p(format!("——新增学位不少于{}个。", [3500, 4000, 4300, 4700, 5000, 5500][(y - 2019) as usize]));
    b += &p(format!(
        "——{}",
        turn(
            y,
            &["推进集团化办学，覆盖率达到80%以上。", "建成智慧校园20所。", "实施校园食堂提升行动，6月底前全部完成。"]
        )
    ));
    let _ = write!(b, "\n澜宁市教育局\n{}年12月{}日\n", y, 20 + y % 8);
    b
}

fn emergency(y: i32) -> String {
    // contradiction: the summary of 2021 is that of 2020 under another title and date; it names no
    // year and no change, so that nothing else in it disagrees
    let told = if y == 2021 { 2020 } else { y };
    let drills = series([38, 42, 42, 46, 48, 51]);
    let checks = series([2680, 2755, 2755, 2930, 3012, 3096]);
    let hazards = series([5120, 5344, 5344, 5610, 5702, 5838]);
    let mut b = format!("澜宁市应急管理局{y}年工作总结\n\n");
    b += &p(format!(
        "今年以来，全局上下{}，全市安全生产形势总体平稳。",
        turn(told, &["压紧压实安全责任", "树牢安全发展理念", "坚持人民至上、生命至上"])
    ));
    b += &p("一、工作成效");
    b += &p(format!(
        "（一）狠抓隐患整治。检查生产经营单位{}家次，排查整改隐患{}处，未发生较大以上生产安全事故。",
        checks.at(told),
        hazards.at(told)
    ));
    b += &p(format!("（二）提升应急能力。组织应急演练{}场，储备应急物资{}类。", drills.at(told), 60 + told % 7));
    b += &p(format!(
        "（三）强化宣传教育。围绕《中华人民共和国安全生产法》《生产安全事故应急条例》开展“安全生产月”活动，发放资料{}万份。",
        written(120 + 4 * i64::from(told - 2019), 1)
    ));
    b += &p("二、明年思路");
    b += &p(format!(
        "（一）深化专项整治。\n　　（二）组织应急演练不少于{}场。",
        [40, 40, 40, 45, 50, 52][(told - 2019) as usize]
    ));
    let _ = write!(b, "\n澜宁市应急管理局\n{y}年12月{}日\n", 18 + y % 9);
    b
}

fn flood_notice(y: i32) -> String {
    let day = 2 + y % 6;
    let text = letter(
        &format!("澜政办发〔{y}〕{}号", 12 + y % 5),
        &format!("澜宁市人民政府办公室关于开展{y}年汛前检查的通知"),
        "各区县人民政府，市政府有关部门",
        &format!(
            "{}{}{}{}{}{}{}",
            p(format!(
                "为做好{y}年防汛工作，依据《中华人民共和国防洪法》《中华人民共和国防汛条例》，经市政府同意，现就开展汛前检查有关事项通知如下。"
            )),
            p("一、检查时间"),
            p(format!("{y}年4月{day}日至4月{}日，分{}个组进行。", day + 12, 4 + y % 3)),
            p("二、检查内容"),
            p(format!("1．检查水库{}座、泵站{}座、堤防{}公里。", 18 + y % 4, 46 + y % 6, 210 + y % 13)),
            p(format!("2．检查应急预案{}个，防汛物资{}类。", 30 + y % 5, 12 + y % 4)),
            p(format!("请各单位于4月{}日前报送自查报告。", day + 15)),
        ),
        "澜宁市人民政府办公室",
        &format!("{y}年3月{}日", 18 + y % 9),
    );
    if y == 2019 { wide(&text) } else { text }
}

fn review_notice(y: i32) -> String {
    letter(
        &format!("澜政办函〔{y}〕{}号", 30 + y % 9),
        &format!("澜宁市人民政府办公室关于开展{y}年行政规范性文件清理工作的通知"),
        "市政府各部门",
        &format!(
            "{}{}{}{}",
            p(format!(
                "根据《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）要求，决定对{}年12月31日前印发的行政规范性文件进行清理。",
                y - 1
            )),
            p(turn(
                y,
                &[
                    "一、清理范围包括市政府及其办公室制定的文件。",
                    "一、清理重点是涉及公平竞争的文件。",
                    "一、清理重点是涉及营商环境的文件。"
                ]
            )),
            p(format!(
                "二、{}",
                turn(y, &["坚持“谁起草、谁清理”。", "坚持应清尽清、立改废并举。", "清理结果向社会公布。"])
            )),
            p(format!("三、请于{y}年9月{}日前将清理结果报市司法局，逾期{}个工作日的予以通报。", 10 + y % 9, 5 + y % 3)),
        ),
        "澜宁市人民政府办公室",
        &format!("{y}年7月{}日", 6 + y % 11),
    )
}

fn decision(y: i32) -> String {
    let field = turn(y, &["质量强市", "安全生产", "科技创新", "乡村振兴", "生态环境保护"]);
    letter(
        &format!("澜政发〔{y}〕{}号", 3 + y % 5),
        &format!("澜宁市人民政府关于表彰{}年度{field}工作先进集体和先进个人的决定", y - 1),
        "各区县人民政府，市政府各部门",
        &format!(
            "{}{}{}",
            p(format!("{}年，全市上下扎实推进{field}各项工作，涌现出一批先进典型。为表彰先进，市政府决定：", y - 1)),
            p(format!(
                "授予{}个单位“{field}工作先进集体”称号，授予{}名同志“{field}工作先进个人”称号，奖励资金{}万元。",
                12 + y % 4,
                25 + y % 6,
                40 + y % 7
            )),
            p("希望受表彰的集体和个人珍惜荣誉、再接再厉。"),
        ),
        "澜宁市人民政府",
        &format!("{y}年2月{}日", 15 + y % 10),
    )
}

fn reply(y: i32) -> String {
    let place = turn(y, &["青浦湾", "石门岭", "白鹭洲", "云溪口", "南屏山", "柳河"]);
    letter(
        &format!("澜政函〔{y}〕{}号", 20 + y % 8),
        &format!("澜宁市人民政府关于划定{place}饮用水水源保护区的批复"),
        "市生态环境局",
        &format!(
            "{}{}{}{}",
            p(format!(
                "你局《关于划定{place}饮用水水源保护区的请示》（澜环〔{y}〕{}号）收悉。经研究，批复如下：",
                14 + y % 7
            )),
            p(format!(
                "一、原则同意划定方案。一级保护区面积{}平方公里，二级保护区面积{}平方公里。",
                written(84 + i64::from(y % 9), 1),
                written(312 + i64::from(y % 17), 1)
            )),
            p("二、严格执行《中华人民共和国水污染防治法》第六十五条、第六十六条规定。"),
            p(format!("三、请于批复之日起{}日内设立界标，{y}年底前完成隔离防护工程。", 30 + 10 * (y % 3))),
        ),
        "澜宁市人民政府",
        &format!("{y}年5月{}日", 6 + y % 12),
    )
}

/// ASCII digits as full-width ones.
fn wide(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0xFF10 + d)).unwrap_or(c)).collect()
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::{files, series};

    #[test]
    fn the_committed_archive_is_what_the_program_writes() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let files = files();
        assert!(files.len() > 60);
        for (name, bytes) in files {
            let found = std::fs::read(root.join(&name)).unwrap_or_default();
            assert!(found == bytes, "{name} is not what `cargo dev sample` writes: run it and look at the difference");
        }
    }

    #[test]
    fn changes_are_rounded_half_up_to_one_digit() {
        assert_eq!(series([1000, 1067, 1067, 900, 1, 1]).change(2020), "，同比增长6.7%");
        assert_eq!(series([2000, 1999, 1999, 900, 1, 1]).change(2020), "，同比下降0.1%");
        assert_eq!(series([2000, 1999, 1999, 900, 1, 1]).change(2021), "，与上年持平");
    }
}
