use super::*;
use crate::text::{Certainty, Provenance};

fn clean(source: &str) -> Clean {
    let provenance = Provenance {
        name: "t".into(),
        format: "txt",
        encoding: "UTF-8",
        certainty: Certainty::Certain,
        sha256: String::new(),
        pages: None,
    };
    reflow(&Text::new(source.to_owned(), provenance, Vec::new()))
}

fn paragraphs(source: &str) -> Vec<String> {
    let c = clean(source);
    c.paragraphs().iter().map(|p| c.slice(p.span).to_owned()).collect()
}

#[test]
fn a_page_break_inside_a_sentence() {
    assert_eq!(
        paragraphs("一、基本情况\n\n全年检查了三次。今年是改革的\n\n第一年，成效明显。\n\n二、下一步打算\n"),
        ["一、基本情况", "全年检查了三次。今年是改革的第一年，成效明显。", "二、下一步打算"]
    );
}

#[test]
fn a_page_number_inside_a_sentence_goes() {
    assert_eq!(paragraphs("增强了群众的了解，\n— 3 —\n同时提高了能力。\n"), ["增强了群众的了解，同时提高了能力。"]);
    assert_eq!(paragraphs("- 1 -\n一、总体情况\n第 2 页 共 9 页\n二、不足\n"), ["一、总体情况", "二、不足"]);
}

#[test]
fn headings_and_signatures_stay_apart() {
    assert_eq!(
        paragraphs("（一）加强组织领导，明确责任\n\n为切实提升水平，成立领导小组。\n\n本意见自印发之日起施行。有效期三年\n\n青禾市人民政府办公室\n\n2023年6月30日\n").len(),
        5
    );
}

#[test]
fn a_title_over_lines_is_one() {
    assert_eq!(
        paragraphs("青禾市人民政府办公室关于\n 印 发 防 汛 预 案 的 通 知\n 青政办〔2020〕3号\n\n 各科室：\n"),
        ["青禾市人民政府办公室关于印发防汛预案的通知", "青政办〔2020〕3号", "各科室："]
    );
}

#[test]
fn run_together_lines_are_parted() {
    let body = "过去一年，全市上下团结奋斗，各项工作取得新的进展，群众生活继续改善，城乡面貌发生了可喜的变化，社会大局保持稳定，全面完成了既定的各项目标任务。";
    let text = format!(
        "　　各位代表：　　现在报告工作。　　一、过去的工作　　{body}　　第一章　总　　则　　第一条　　为了规范。"
    );
    assert_eq!(
        paragraphs(&text),
        ["各位代表：", "现在报告工作。", "一、过去的工作", body, "第一章 总则", "第一条 为了规范。"]
    );
}

#[test]
fn blanks_and_widths() {
    assert_eq!(paragraphs("3 月 2 日，制作 宣传册 3000 份"), ["3月2日，制作 宣传册3000份"]);
    assert_eq!(paragraphs("从1 9 9 3 年3 月起，２０２３年增长８．７％"), ["从1993年3月起，2023年增长8.7%"]);
    assert_eq!(paragraphs("增加到4 6 2 8 0 亿元，增长1 5 ．3 ％"), ["增加到46280亿元，增长15.3%"]);
    assert_eq!(paragraphs("1 9 9 3 年起，青禾县 3 5 2"), ["1993年起，青禾县3 5 2"]);
    assert_eq!(paragraphs("国 家 粮 食 应急"), ["国家粮食应急"]);
    assert_eq!(paragraphs("省长 卢青山"), ["省长 卢青山"]);
    assert_eq!(paragraphs("第一条　为了规范"), ["第一条 为了规范"]);
    assert_eq!(paragraphs("共10 438人"), ["共10 438人"]);
}

#[test]
fn every_span_finds_its_way_back() {
    let source = "　　３ 月 2 日，\u{0}在⏎会上\r\n国 务 院\u{2028}结束";
    let c = clean(source);
    for (at, ch) in c.as_str().char_indices() {
        if ch == '\n' || ch == ' ' {
            continue;
        }
        let origin = c.origin(Span::new(at, at + ch.len_utf8()));
        let read = &source[origin.range()];
        assert!(read == ch.to_string() || (read == "３" && ch == '3'), "{read:?} for {ch:?}");
    }
    let whole = c.origin(c.paragraphs()[0].span);
    assert_eq!(&source[whole.range()], "３ 月 2 日，\u{0}在⏎会上");
}

#[test]
fn wrapped_lines_are_joined_and_headings_kept() {
    let text = "一、总体情况\n今年以来全市各级各部门认真贯彻落实上级的部署要求，围绕\n中心工作大局，坚持稳中求进的工作总的基调，持续深化改革\n开放，各项工作都取得了新的明显成效，群众满意度不断提升\n，为全市经济社会的发展作出了积极的贡献，得到了充分的肯\n定。\n（一）公开方面。坚持公开为常态、不公开为例外的原则，通\n过网站和公报等多种渠道，向社会主动公开信息十八万余条。\n二是强化培训。举办了专题的培训班，课程设计坚持问题导向\n，切实突出针对性和实际操作性，提升了干部的专业化水平。\n";
    let got = paragraphs(text);
    assert_eq!(got.len(), 3, "{got:#?}");
    assert!(got[2].ends_with("专业化水平。"));
}

#[test]
fn a_full_first_line_stands_two_characters_in() {
    // the second paragraph's first line holds no comma and is as full as its indent lets it be
    let text = "  第一条  为了提高水资源透明度，维护供水秩序、用水秩序，预\n防和遏制浪费水资源的行为，根据反浪费和供水登记管理的有关\n法律、行政法规，结合本市供水工作的实际，制定本办法，并由\n市水务局负责解释。\n  第二条  下列用户（以下统称备案用户）应当根据本办法规\n定通过相关登记系统备案用水信息：\n  （一）工业用户；\n  （二）农业用户。\n  第三条  市水务局统筹指导全市用水登记系统的建设，指导\n各县水务局开展用水信息的备案工作，及时将归集的信息推送到\n市统计局。各县水务局督促用户及时备案用水信息，对于不备案\n的用户，应当责令改正，逾期不改正的，依照有关法律和法规的\n规定给予处罚。\n";
    let got = paragraphs(text);
    assert!(got[1].ends_with("规定通过相关登记系统备案用水信息："), "{got:#?}");
    assert_eq!(got.len(), 5, "{got:#?}");
}

#[test]
fn a_marker_behind_a_wide_gap_opens_a_paragraph() {
    let got = paragraphs(
        "身份证件的复印件或者影印件。     第十五条  供水单位应当登记用户。\n单位名称：供水公司。  电话：123。\n",
    );
    assert_eq!(
        got,
        ["身份证件的复印件或者影印件。", "第十五条 供水单位应当登记用户。", "单位名称：供水公司。电话：123。"]
    );
}

#[test]
fn chrome_goes_only_at_the_ends() {
    assert_eq!(
        paragraphs(
            "下载\n打印\n【字号：\n加大\n】\n2026年青禾省政府工作报告\n来源：青禾日报\n各位代表：\n下载\n现在报告工作。\n全年增长。\n成效明显。\n相关报道：\n"
        ),
        ["2026年青禾省政府工作报告", "各位代表：", "下载", "现在报告工作。", "全年增长。", "成效明显。"]
    );
}

#[test]
fn no_paragraph_begins_with_a_closing_mark() {
    assert_eq!(
        paragraphs("《青岭市金融运行报告（2024）\n\n        》摘要\n\n青岭市统计局"),
        ["《青岭市金融运行报告（2024）》摘要", "青岭市统计局"]
    );
}

#[test]
fn page_numbers_hard_against_the_text_go() {
    // six pages of ten lines; every second begins inside a sentence
    let opens = [
        "金融机构应当登记。",
        "户资料应当保存，",
        "登记簿由专人保管。",
        "方资料也应当保存，",
        "申请人应当到场。",
        "体资料应当移交，",
    ];
    let page = |n: usize| {
        let body = "登记机构应当核对申请人提交的全部资料，并且保存有关记录。\n".repeat(8);
        let ends = if n.is_multiple_of(2) {
            "资料由专人保管。\n"
        } else {
            "登记机构应当核对全部资料，并且按照规定保存客\n"
        };
        format!("{n}{}\n{body}{ends}", opens[n - 1])
    };
    let read = clean(&(1..=6).map(page).collect::<String>());
    assert!(!read.as_str().contains(|c: char| c.is_ascii_digit()), "{}", read.as_str());
    assert_eq!(read.as_str().matches("户资料应当保存").count(), 1);
    assert_eq!(read.notes()[0].message, "6 page numbers were left out of the text");
    let kept = |line: fn(usize) -> String, body: &str, kept: &str| {
        let text: String = (1..=8).map(|n| format!("{}\n{}", line(n), body.repeat(9))).collect();
        assert!(clean(&text).as_str().contains(kept), "{kept}");
    };
    // headings of so many chapters break no sentence, a list of units counts them
    kept(|n| format!("{n}总则"), "登记机构应当核对全部资料，并且保存。\n", "3总则");
    kept(|n| format!("{n}号楼居民应当登记"), "登记机构应当核对，并且登记\n", "3号楼");
    kept(|n| format!("{n}.登记"), "登记机构应当核对，并且登记\n", "3.登记");
}

#[test]
fn what_stands_among_page_numbers_stays() {
    let body = "登记机构应当核对申请人提交的全部资料，并且按照规定保存客\n户资料由专人保管，不得销毁。\n".repeat(5);
    let broken = format!("{body}登记机构应当核对申请人提交的全部资料，并且按照规定保存客\n");
    let pages = |odd: &str| {
        let page = |n: usize| format!("{broken}{n}\n户资料由专人保管。\n{}", if n == 2 { odd } else { "" });
        (1..=5).map(page).collect::<String>()
    };
    // the mark of a note
    assert_eq!(clean(&pages("1\n见清河市统计年鉴。\n")).notes()[0].message, "5 page numbers were left out of the text");
    // a line that opens with a figure is none
    let read = clean(&pages("3个百分点，由专人核对。\n"));
    assert!(read.as_str().contains("3个百分点"), "{}", read.as_str());
    assert_eq!(read.notes()[0].message, "5 page numbers were left out of the text");
}

#[test]
fn a_list_runs_on_over_the_margin() {
    let wrapped = "登记机构应当核对申请人提交的全部资料，并且按照规定保存全部\n的有关记录，未经批准不得销毁，也不得向其他单位或者个人提供\n这些有关记录。\n";
    let list = "第二条保险资产管理公司、金融资产管理公司、金融租赁\n公司、汽车金融公司、货币经纪公司、理财公司以及本办法列明的从\n事金融业务的机构适用本办法。\n";
    let text = format!("第一条{wrapped}{wrapped}{list}第三条{wrapped}{wrapped}");
    let read = paragraphs(&text);
    assert!(read.iter().any(|p| p.contains("金融租赁公司、汽车金融公司") && p.ends_with("适用本办法。")), "{read:?}");
}
