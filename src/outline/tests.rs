use super::*;
use crate::text::{Certainty, Provenance, Text};

fn parsed(source: &str) -> (Clean, Outline) {
    let provenance = Provenance {
        name: "t".into(),
        format: "txt",
        encoding: "UTF-8",
        certainty: Certainty::Certain,
        sha256: String::new(),
        pages: None,
    };
    let clean = crate::reflow::reflow(&Text::new(source.to_owned(), provenance, Vec::new()));
    let tokens = crate::lex::lex(&clean);
    let frame = crate::frame::frame(&clean, &tokens);
    let (outline, _) = outline(&clean, &tokens, &frame);
    (clean, outline)
}

fn read(source: &str) -> Vec<String> {
    let (clean, outline) = parsed(source);
    for n in &outline.nodes {
        if let Some(p) = n.parent {
            assert!(outline.nodes[p].span.contains(n.span), "a node lies in its parent");
            assert_eq!(outline.nodes[p].level + 1, n.level);
        }
    }
    outline
        .nodes
        .iter()
        .map(|n| {
            let title = n.title.map_or("", |t| clean.slice(t));
            format!("{} {} {}{}", n.level, clean.slice(n.marker), title, if n.run_in { "…" } else { "" })
        })
        .collect()
}

#[test]
fn where_the_search_begins_changes_no_answer() {
    let node = |start: usize, end: usize, parent: Option<usize>| Node {
        style: Style::Han,
        marker: Span::new(start, start),
        number: None,
        level: 1,
        title: None,
        run_in: false,
        span: Span::new(start, end),
        parent,
    };
    let mut nodes = vec![node(3, 300, None)];
    nodes.extend((1..20).map(|i| node(10 * i, 10 * i + 4, Some(0))));
    let outline = Outline { nodes, paragraph_nodes: Vec::new() };
    let slow = |at: usize| outline.nodes.iter().rposition(|n| n.span.start() <= at && at < n.span.end());
    for near in 0..=20 {
        for at in 0..310 {
            assert_eq!(outline.node_near(&mut near.clone(), at), slow(at), "{near} {at}");
            assert_eq!(outline.node_at(at), slow(at));
        }
    }
    assert_eq!(Outline::default().node_near(&mut 0, 5), None);
}

#[test]
fn run_in_and_stand_alone_headings_on_one_level() {
    assert_eq!(
        read("一、总体情况\n（一）公开\n全年公开信息。\n（二）培训。举办培训班。\n1. 学习。组织学习。\n二、不足\n"),
        ["1 一、 总体情况", "2 （一） 公开", "2 （二） 培训…", "3 1. 学习…", "1 二、 不足"]
    );
}

#[test]
fn enumerations_hang_under_the_heading_that_holds_them() {
    assert_eq!(
        read("一、情况。有三点：一是抓学习。二是抓培训；三是抓考核。\n第一责任人履职。一是讲话。\n"),
        ["1 一、 情况…", "2 一是 抓学习", "2 二是 抓培训", "2 三是 抓考核"]
    );
    assert_eq!(read("首先，要学习。其次，要考核。最后，要总结。\n").len(), 3);
    assert_eq!(read("首先，要学习。其次，要考核。第三，要总结。第四，要公开。\n").len(), 4);
    // 第二， goes on from 第一，
    assert_eq!(read("首先是任务。第一，要学习。第二，要考核。\n").len(), 2);
    assert_eq!(read("**一是**要学习。**二是**要考核。\n").len(), 2);
    assert_eq!(read("一是学习先进。\n"), Vec::<String>::new());
    // 一以贯之 is a word of the item, 一是一 is none
    assert_eq!(read("一是学习先进。二是一以贯之抓落实。三是总结。\n").len(), 3);
    assert_eq!(read("一是一，二是二，讲清楚。\n"), Vec::<String>::new());
}

#[test]
fn the_last_of_headings_on_lines_of_their_own_has_its_text() {
    let nodes = |text: &str| {
        let (clean, outline) = parsed(text);
        let end = |n: &Node| clean.slice(n.span).trim_end().chars().nth_back(1);
        outline.nodes.iter().map(end).collect::<Vec<_>>()
    };
    let last = "一、体会\n\n第一，学习\n\n要学甲。\n\n第二，考核\n\n要考乙。\n\n以上各项丙。\n";
    assert_eq!(nodes(last), [Some('丙'), Some('甲'), Some('乙')]);
    let dashes = "一、体会\n——坚持开放。\n要学丁。\n——坚持改革。\n要学戊。\n各项工作丙。\n";
    assert_eq!(nodes(dashes), [Some('丙'), Some('丁'), Some('戊')]);
    // a list of sentences has no texts
    assert_eq!(nodes("一、体会\n——坚持甲。\n——坚持乙。\n各项工作丙。\n"), [Some('丙'), Some('甲'), Some('乙')]);
}

#[test]
fn a_table_of_contents_is_not_the_outline() {
    assert_eq!(
        read(
            "办法\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　为了规范。\n第二章　附则\n第二条　自印发之日起施行。\n"
        ),
        ["1 第一章 总则", "2 第一条 …", "1 第二章 附则", "2 第二条 …"]
    );
}

#[test]
fn a_marker_hard_against_a_number() {
    assert_eq!(
        read("一、条件\n1.在本市工作的教师；\n2.35岁以下的专科毕业生；\n3.退役军人。\n"),
        ["1 一、 条件", "2 1. 在本市工作的教师", "2 2. 35岁以下的专科毕业生", "2 3. 退役军人"]
    );
    // nothing before it counts to one: a decimal
    assert_eq!(read("一、情况\n2.35岁以下人员参加培训。\n"), ["1 一、 情况"]);
    assert_eq!(read("1.扩大道路建设。\n2.5公里道路通车。\n"), ["1 1. 扩大道路建设"]);
}

#[test]
fn false_markers() {
    assert_eq!(
        read("——2026年2月2日在会议上\n2.5亿元用于建设。\n二、三产业发展。\n（三）项规定的情形。\n"),
        Vec::<String>::new()
    );
    assert_eq!(read("附件：1. 名单\n"), Vec::<String>::new());
    assert_eq!(
        read(
            "关于开展检查的通知\n\n各科室：\n\n请按时完成。\n\n附件：1. 名单\n　　　2. 计划表\n\n云岭县水务局\n2024年1月2日\n"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn a_decimal_scheme_has_bare_chapters() {
    let text = "目　录\n\n1　总则\n1.1　目的\n2　附则\n\n1　总则\n1.1　目的\n为了供水。\n1.2　原则\n2　附则\n2.1　解释\n3 附件清单\n";
    assert_eq!(read(text), ["1 1 总则", "2 1.1 目的", "2 1.2 原则", "1 2 附则", "2 2.1 解释", "1 3 附件清单"]);
    // a list that repeats the numbers of chapters to come
    let list = "清河市供水应急预案\n\n为了供水，制定本预案。\n1　总则\n1.1　目的\n2 清河水库\n3 云岭水库\n2　体系\n2.1　组织\n3　附则\n";
    assert_eq!(read(list), ["1 1 总则", "2 1.1 目的", "1 2 体系", "2 2.1 组织", "1 3 附则"]);
    // no scheme: a number before a name in a table or a list of places
    assert_eq!(read("水库名单如下。\n\n1 清河水库\n\n3 上游水库\n"), Vec::<String>::new());
}

#[test]
fn the_annex_of_a_text_without_signature() {
    let text = "清河市供水办法\n\n第一条　为了供水，制定本办法。\n\n第二条　本办法自发布之日起施行。\n\n附件：罚款基准表\n\n一、水费\n\n欠缴水费的，处一百元罚款。\n\n二、电费\n\n欠缴电费的，处一百元罚款。\n";
    assert_eq!(read(text), ["1 第一条 …", "1 第二条 …", "1 附件 罚款基准表", "2 一、 水费", "2 二、 电费"]);
    let bare = text.replace("附件：罚款基准表", "附\n\n基准表");
    assert_eq!(read(&bare)[2..], ["1 附 基准表", "2 一、 水费", "2 二、 电费"]);
}

#[test]
fn cells_that_stand_one_to_a_line_are_no_headings() {
    let text = "一、总体要求\n加强考核。\n\n指标\n \t 类别\n \t 性质\n \t 说明\n二、质量\n \t （一）功能\n \t 定量\n \t 比例\n三、效率\n \t （二）床位\n \t 定性\n \t 周转\n";
    assert_eq!(read(text), ["1 一、 总体要求"]);
    // names of persons and sentences are no rows
    let names = "组成名单\n\t组长：张三\n\t副组长：李四\n\t成员：王五\n一、任务\n\t加强巡查，落实责任。\n（一）排查\n\t全面排查。\n";
    assert_eq!(read(names), ["1 一、 任务", "2 （一） 排查"]);
    // paragraphs that a tab indents are paragraphs
    let indented = "\t一、要求\n\t加强考核，严格奖惩。\n\t二、质量\n\t（一）功能\n\t（二）床位\n";
    assert_eq!(read(indented), ["1 一、 要求", "1 二、 质量", "2 （一） 功能", "2 （二） 床位"]);
}

#[test]
fn a_list_of_one_sentence_ends_with_its_last_item() {
    let source = "第一条　下列用户应当备案：\n（一）工业用户；\n（二）农业用户。\n居民用户无需备案。\n第二条　本办法自发布之日起施行。\n";
    let (clean, outline) = parsed(source);
    let of = |text: &str| outline.node_at(clean.as_str().find(text).unwrap()).unwrap();
    assert_eq!(of("居民用户"), of("下列用户"));
    assert_eq!(clean.slice(outline.nodes[of("农业用户")].span), "（二）农业用户。");
}

#[test]
fn a_list_of_annexes_binds_nothing_in() {
    let text = "清河市供水办法\n\n第一条　为了供水，制定本办法。\n\n第二条　本办法自发布之日起施行。\n\n附：1.申请表\n2.登记表\n\n附1\n\n申请表\n\n附2\n\n登记表\n";
    assert_eq!(read(text), ["1 第一条 …", "1 第二条 …", "1 附1 申请表", "1 附2 登记表"]);
}
