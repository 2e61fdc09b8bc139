//! Whole small documents, invented places and people, through reflow and lex as in the pipeline.

use super::{Frame, Part, frame};
use crate::resolve::document_year;
use crate::text::{Certainty, Clean, Provenance, Text};

fn clean(text: &str) -> Clean {
    let provenance = Provenance {
        name: "test".to_owned(),
        format: "txt",
        encoding: "UTF-8",
        certainty: Certainty::Certain,
        sha256: String::new(),
        pages: None,
    };
    crate::reflow::reflow(&Text::new(text.to_owned(), provenance, Vec::new()))
}

fn read(text: &str) -> (Clean, Frame) {
    let clean = clean(text);
    let frame = frame(&clean, &crate::lex::lex(&clean));
    (clean, frame)
}

fn texts(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|p| p.text.as_str()).collect()
}

fn text(part: &Option<Part>) -> Option<&str> {
    part.as_ref().map(|p| p.text.as_str())
}

fn issued(frame: &Frame) -> Option<&str> {
    frame.issued_on.as_ref().and_then(|d| d.value.as_deref())
}

fn number(frame: &Frame) -> Option<&str> {
    frame.doc_number.as_ref().map(|n| n.part.text.as_str())
}

fn year(text: &str) -> Option<(i32, &'static str)> {
    let (clean, frame) = read(text);
    document_year(&clean, &frame).map(|y| (y.year, y.rule))
}

/// First words of the paragraphs of the body, and of those from `tail` on.
fn zones(clean: &Clean, frame: &Frame) -> (Vec<String>, Vec<String>) {
    let start = |i: usize| clean.slice(clean.paragraphs()[i].span).chars().take(4).collect::<String>();
    (frame.body.clone().map(start).collect(), (frame.tail..clean.paragraphs().len()).map(start).collect())
}

const REPORT: &str = "\
000012
机密★1年
特急
清河市水务局文件

清水字〔2024〕7号　　　　签发人：林 青  周大山

清河市水务局2023年河道整治情况的报告

市委、市政府：

2023年，我局整治河道三条。现将有关情况报告如下：

一、主要做法

疏浚河道。

二、下一步打算

继续疏浚。

附件：1. 河道名录
2. 经费表

清河市水务局

2024年1月12日

（此件主动公开）

抄送：市人大常委会办公室，市政协办公室。

清河市水务局办公室　　2024年1月15日印发
";

#[test]
fn a_report_with_all_parts() {
    let (clean, f) = read(REPORT);
    assert_eq!(text(&f.copy_number), Some("000012"));
    assert_eq!(text(&f.secrecy), Some("机密★1年"));
    assert_eq!(text(&f.urgency), Some("特急"));
    let mark = f.issuer_mark.as_ref().expect("a mark");
    assert_eq!((mark.part.text.as_str(), mark.issuer.as_str()), ("清河市水务局文件", "清河市水务局"));
    let n = f.doc_number.as_ref().expect("a number");
    assert_eq!((n.prefix.as_deref(), n.year, n.number), (Some("清水字"), Some(2024), Some(7)));
    assert_eq!(texts(&f.signatories), ["林青", "周大山"]);
    assert_eq!(text(&f.title), Some("清河市水务局2023年河道整治情况的报告"));
    assert_eq!(texts(&f.addressees), ["市委", "市政府"]);
    let attached: Vec<_> = f.attachments.iter().map(|a| (a.number, a.part.text.as_str())).collect();
    assert_eq!(attached, [(Some(1), "河道名录"), (Some(2), "经费表")]);
    assert_eq!(texts(&f.issuers), ["清河市水务局"]);
    assert_eq!(issued(&f), Some("2024-01-12"));
    assert_eq!(text(&f.note), Some("此件主动公开"));
    assert_eq!(texts(&f.cc), ["市人大常委会办公室", "市政协办公室"]);
    assert_eq!(text(&f.printed_by), Some("清河市水务局办公室"));
    assert_eq!(f.printed_on.as_ref().and_then(|d| d.value.as_deref()), Some("2024-01-15"));
    assert_eq!(f.kind, Some("报告"));
    assert_eq!(year(REPORT), Some((2023, "year.title")));
    let (body, tail) = zones(&clean, &f);
    assert_eq!(body.first().map(String::as_str), Some("2023"));
    assert_eq!(body.last().map(String::as_str), Some("继续疏浚"));
    assert_eq!(tail.first().map(String::as_str), Some("抄送：市"));
}

#[test]
fn a_notice_that_binds_in_a_document() {
    let source = "清河市人民政府办公室转发\n市民政局关于整理地名意见的通知\n清政办发〔1997〕4号\n\n各县、区人民政府，市政府各部门、各直属机构：\n市民政局《关于整理地名的意见》已经市政府同意，现转发给你们。\n清河市人民政府办公室　　　　\n一九九七年四月三日　　　　\n\n关于整理地名的意见\n（民政局　一九九七年三月二十日）\n\n一、整理地名。\n清河市民政局\n一九九七年三月二十日\n";
    let (clean, f) = read(source);
    assert_eq!(text(&f.title), Some("清河市人民政府办公室转发市民政局关于整理地名意见的通知"));
    assert_eq!(texts(&f.addressees), ["各县、区人民政府", "市政府各部门", "各直属机构"]);
    assert_eq!(texts(&f.issuers), ["清河市人民政府办公室"]);
    assert_eq!(issued(&f), Some("1997-04-03"));
    assert_eq!(f.kind, Some("通知"));
    assert_eq!(year(source), Some((1997, "year.issued")));
    let (body, tail) = zones(&clean, &f);
    assert_eq!(body, ["市民政局"]);
    assert_eq!(tail.first().map(String::as_str), Some("关于整理"));
}

#[test]
fn an_order_is_signed_by_a_person() {
    let source = "清河省人民政府令\n第 23 号\n\n《清河省渡口管理办法》已经2018年9月6日省人民政府第3次常务会议通过，现予公布，自2019年1月1日起施行。\n\n　　省长　　林青山　　　　\n2018年11月6日　　　　\n\n清河省渡口管理办法\n\n第一条　为了加强渡口管理，制定本办法。\n第二条　本办法自2019年1月1日起施行。\n";
    let (_, f) = read(source);
    assert_eq!(f.issuer_mark.as_ref().map(|m| m.issuer.as_str()), Some("清河省人民政府"));
    assert_eq!(f.doc_number.as_ref().and_then(|n| n.number), Some(23));
    assert_eq!(f.doc_number.as_ref().and_then(|n| n.prefix.as_deref()), None);
    assert_eq!(texts(&f.signatories), ["林青山"]);
    assert_eq!(texts(&f.issuers), Vec::<&str>::new());
    assert_eq!(issued(&f), Some("2018-11-06"));
    assert_eq!((f.kind, text(&f.title)), (Some("命令"), None));
}

#[test]
fn a_reply_names_its_attachment() {
    let source = "清河省人民政府关于同意建立联席会议制度的批复\n清政函〔2018〕4号\n\n省教育厅：\n你厅《关于建立联席会议制度的请示》（清教〔2018〕8号）收悉。现批复如下：\n同意建立联席会议制度。\n\n附件：联席会议制度\n清河省人民政府\n2018年11月20日\n（此件公开发布）\n\n附件\n\n联席会议制度\n\n一、职责\n研究工作。\n";
    let (clean, f) = read(source);
    assert_eq!(f.kind, Some("批复"));
    assert_eq!(
        f.attachments.iter().map(|a| (a.number, a.part.text.as_str())).collect::<Vec<_>>(),
        [(None, "联席会议制度")]
    );
    assert_eq!(text(&f.note), Some("此件公开发布"));
    assert_eq!(zones(&clean, &f).1, ["附件", "联席会议", "一、职责", "研究工作"]);
}

#[test]
fn minutes_a_bulletin_and_a_request() {
    let (_, f) = read(
        "清河市人民政府常务会议纪要\n〔2024〕3号\n\n2024年3月1日，市长主持召开会议，听取了汇报。\n一、会议同意方案。\n",
    );
    assert_eq!(f.issuer_mark.as_ref().map(|m| m.part.text.as_str()), None);
    assert_eq!((number(&f), f.kind), (Some("〔2024〕3号"), Some("纪要")));
    let (_, f) = read(
        "清河市统计局公告\n2023年第5号\n\n关于公布名录的公告\n\n根据有关规定，现将名录公布。\n特此公告。\n\n清河市统计局\n2023年6月1日\n",
    );
    assert_eq!((text(&f.title), number(&f), f.kind), (Some("关于公布名录的公告"), Some("2023年第5号"), Some("公告")));
    assert_eq!(texts(&f.issuers), ["清河市统计局"]);
    let (_, f) = read(
        "清河县人民政府关于设立渡口的请示\n\n清河市人民政府：\n为方便群众出行，拟设立渡口。妥否，请批示。\n\n清河县人民政府\n2023年6月1日\n（联系人：周平，电话：555000）\n",
    );
    assert_eq!((f.kind, text(&f.note)), (Some("请示"), Some("联系人：周平，电话：555000")));
}

#[test]
fn a_bulletin_carries_organ_and_day_below_its_title() {
    let source = "清河市2023年国民经济和社会发展统计公报\n清河市统计局\n2024年3月1日\n\n2023年，全市生产总值增长5%。\n一、综合\n人口十万。\n";
    let (_, f) = read(source);
    assert_eq!((text(&f.title), f.kind), (Some("清河市2023年国民经济和社会发展统计公报"), Some("公报")));
    assert_eq!((texts(&f.issuers), issued(&f)), (vec!["清河市统计局"], Some("2024-03-01")));
    assert_eq!(year(source), Some((2023, "year.title")));
}

#[test]
fn joint_orders_and_spread_names() {
    let source = "清河省人民政府\n清河省军区\n令\n第12号\n《清河省征兵办法》现予公布。\n省长 林青山\n司令员 周大海\n二〇〇一年三月五日\n";
    let (_, f) = read(source);
    assert_eq!(f.issuer_mark.as_ref().map(|m| m.part.text.as_str()), Some("清河省人民政府清河省军区令"));
    assert_eq!((texts(&f.signatories), f.kind), (vec!["林青山", "周大海"], Some("命令")));
    let (_, f) = read("清河市水务局文件清水字〔2022〕2号★\n关于修桥的通知\n各单位∶\n请修桥。\n");
    assert_eq!(f.issuer_mark.as_ref().map(|m| m.issuer.as_str()), Some("清河市水务局"));
    assert_eq!((number(&f), texts(&f.addressees)), (Some("清水字〔2022〕2号"), vec!["各单位"]));
    let (_, f) = read("关于修桥的批复\n清河县：\n同意修桥。\n国 务 院\n一九八二年三月五日\n");
    assert_eq!(texts(&f.issuers), ["国务院"]);
    let (_, f) = read(
        "清河省人民政府批转计委关于修桥报告的通知\n（一九八二年三月五日）\n清政〔1982〕4号\n\n各市、县人民政府：\n现转发给你们。\n",
    );
    assert_eq!((issued(&f), number(&f)), (Some("1982-03-05"), Some("清政〔1982〕4号")));
}

#[test]
fn a_joint_issue() {
    let source = "清河市公安局\n清河市财政局\n关于开展检查的通知\n清公发〔2023〕9号\n各县(市、区)公安局、财政局:\n现就检查工作通知如下。\n清河市公安局 清河市财政局\n2023年5月15日\n";
    let (_, f) = read(source);
    assert_eq!(text(&f.title), Some("清河市公安局清河市财政局关于开展检查的通知"));
    assert_eq!(texts(&f.issuers), ["清河市公安局", "清河市财政局"]);
    assert_eq!(texts(&f.addressees), ["各县(市、区)公安局", "财政局"]);
}

#[test]
fn addressees_are_cut_by_organs() {
    let cut = |line: &str| {
        let (_, f) = read(&format!("关于开展检查的通知\n{line}\n现就检查工作通知如下。\n"));
        f.addressees.iter().map(|p| p.text.clone()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(
        cut("各省、自治区、直辖市人民政府，国务院各部委、各直属机构："),
        "各省、自治区、直辖市人民政府|国务院各部委|各直属机构"
    );
    assert_eq!(cut("市委、市政府："), "市委|市政府");
    assert_eq!(
        cut("各县(市、区)人民政府、开发区管委会,市人民政府各委、办、局:"),
        "各县(市、区)人民政府|开发区管委会|市人民政府各委、办、局"
    );
    assert_eq!(cut("清河县、各区人民政府，各镇、各街道："), "清河县、各区人民政府|各镇|各街道");
    assert_eq!(cut("各缴存单位、缴存人:为做好工作,现将有关事项通知如下。"), "各缴存单位|缴存人");
    assert_eq!(cut("各市、自治州财政厅（局）："), "各市、自治州财政厅（局）");
    // where no organ closes the list, each zone stands for its own
    assert_eq!(
        cut("各区人民政府，清河经济技术开发区、临江新区、南岸管理区，市直各单位："),
        "各区人民政府|清河经济技术开发区|临江新区|南岸管理区|市直各单位"
    );
    assert_eq!(cut("清河新区、高新区管委会，各管理区、开发区："), "清河新区、高新区管委会|各管理区、开发区");
    assert_eq!(cut("清河市、临江市、南岸新区，市直各单位："), "清河市、临江市、南岸新区|市直各单位");
    assert_eq!(cut("现将有关事项通知如下："), "");
}

#[test]
fn the_letter_wins_over_the_page() {
    let source = "索 引 号：\t000/1996-1\t主题分类：\t国防\n发文机关：\t清河省人民政府\t成文日期：\t1996年11月05日\n标　　题：\t清河省人民政府关于迁址的批复\n发文字号：\t清政函〔1996〕95号\t发布日期：\t2018年12月03日\n\n清河省人民政府关于同意迁址的批复\n\n省水利厅：\n同意迁址。\n";
    let (_, f) = read(source);
    assert_eq!(text(&f.title), Some("清河省人民政府关于同意迁址的批复"));
    assert_eq!(number(&f), Some("清政函〔1996〕95号"));
    assert_eq!(texts(&f.issuers), ["清河省人民政府"]);
    assert_eq!(issued(&f), Some("1996-11-05"));
    assert_eq!(texts(&f.addressees), ["省水利厅"]);
}

#[test]
fn speeches() {
    let source = "2026年清河省政府工作报告\n——2026年2月2日在清河省第十四届人民代表大会第五次会议上\n省长 林青山\n省长林青山作报告。本报记者周平摄\n各位代表：\n现在，我代表省人民政府向大会报告工作，请予审议。\n一、2025年工作回顾\n各位代表！我们迈出坚实步伐。\n";
    let (clean, f) = read(source);
    assert_eq!(text(&f.title), Some("2026年清河省政府工作报告"));
    assert_eq!(issued(&f), Some("2026-02-02"));
    assert_eq!(texts(&f.addressees), ["各位代表"]);
    assert_eq!(texts(&f.issuers), ["省长林青山"]);
    assert_eq!(f.kind, Some("报告"));
    assert_eq!(year(source), Some((2026, "year.session")));
    assert_eq!(zones(&clean, &f).0.first().map(String::as_str), Some("现在，我"));
    let run_together = "1986年政府工作报告关于计划的报告——1986年3月25日至26日在第六届清河大会第四次会议上　　　　　　省长林青山各位代表：　　现在，我代表政府向大会作报告，请审议。　　一、回顾　　五年来，上述要求已经圆满实现。";
    let (_, f) = read(run_together);
    assert_eq!(text(&f.title), Some("1986年政府工作报告关于计划的报告"));
    assert_eq!(issued(&f), Some("1986-03-25/1986-03-26"));
    assert_eq!((texts(&f.issuers), texts(&f.addressees)), (vec!["省长林青山"], vec!["各位代表"]));
    let untitled = "清河市市长　林 青  各位代表：  　　现在，我代表市人民政府向大会报告工作，请予审议。  　　一、2021年工作回顾  　　过去一年，成绩很大。  　　二、2022年主要任务  　　今年任务很重。";
    assert_eq!(year(untitled), Some((2022, "year.heading")));
    assert_eq!(texts(&read(untitled).1.issuers), ["清河市市长林青"]);
}

#[test]
fn a_document_without_title() {
    let source = "各县(市、区)人民政府:\n\n《清河市河道方案》已经市人民政府同意,现印发给你们。\n\n清河市人民政府办公室 \n\n2023年6月30日 \n\n(此件公开发布)\n\n清河市河道方案\n\n一、指导思想\n\n疏浚河道。\n";
    let (clean, f) = read(source);
    assert_eq!((text(&f.title), f.kind), (None, None));
    assert_eq!(issued(&f), Some("2023-06-30"));
    assert_eq!(text(&f.note), Some("此件公开发布"));
    assert_eq!(zones(&clean, &f).1.first().map(String::as_str), Some("清河市河"));
}

#[test]
fn a_regulation_alone() {
    let source = "清河市渡口管理办法\n（1991年3月4日清河市人民政府令第6号发布　2018年9月6日修订）\n\n第一章　总　则\n\n第一条　为了加强管理，制定本办法。\n第二条　本办法自2019年1月1日起施行。\n";
    let (clean, f) = read(source);
    assert_eq!((text(&f.title), f.kind), (Some("清河市渡口管理办法"), None));
    assert!(f.issuers.is_empty() && f.issued_on.is_none());
    assert_eq!(zones(&clean, &f).0.first().map(String::as_str), Some("第一章 "));
}

#[test]
fn old_keywords_and_an_organ_of_no_known_tail() {
    let source = "关于修桥的通知\n各单位：\n请尽快修桥。\n清河市修桥会战前线\n二〇〇三年五月一日\n主题词：桥梁 通知\n抄报：省人民政府。\n抄送：市法院，市检察院。\n清河市人民政府办公室\n2003年5月8日印发\n共印80份\n";
    let (clean, f) = read(source);
    assert_eq!(texts(&f.issuers), ["清河市修桥会战前线"]);
    assert_eq!(texts(&f.cc), ["省人民政府", "市法院", "市检察院"]);
    assert_eq!(text(&f.printed_by), Some("清河市人民政府办公室"));
    assert_eq!(f.printed_on.as_ref().and_then(|d| d.value.as_deref()), Some("2003-05-08"));
    assert_eq!(zones(&clean, &f).1.first().map(String::as_str), Some("主题词："));
}

#[test]
fn a_quoted_letter_is_not_the_end() {
    let source = "关于处理来信的通报\n各单位：\n一、来信全文\n我们请求修桥。\n清河县水利局\n2022年3月1日\n二、处理意见\n请尽快修桥。\n清河市水利局\n2022年5月1日\n";
    let (clean, f) = read(source);
    assert_eq!(texts(&f.issuers), ["清河市水利局"]);
    assert_eq!(issued(&f), Some("2022-05-01"));
    assert_eq!(zones(&clean, &f).1.len(), 0);
}

#[test]
fn years_that_are_not_the_documents() {
    let of = |title: &str, day: &str| year(&format!("{title}\n各单位：\n请遵照执行。\n清河市人民政府\n{day}\n"));
    assert_eq!(of("清河市人民政府关于总体规划（2018—2035年）的批复", "2018年12月25日"), Some((2018, "year.issued")));
    assert_eq!(of("清河市人民政府关于2030年前碳达峰的通知", "2021年10月24日"), Some((2021, "year.issued")));
    assert_eq!(of("清河市2023年度法治政府建设情况报告", "2024年1月9日"), Some((2023, "year.title")));
    assert_eq!(of("关于清河市2024年计划执行情况与2025年计划草案的报告", "2025年1月9日"), Some((2025, "year.title")));
    assert_eq!(year("一、总体情况\n2023年，我市公开信息十万条。\n"), Some((2023, "year.lead")));
    assert_eq!(year("请遵照执行，不得有误。\n"), None);
    assert_eq!(year("各单位：\n请修桥。\n本通知自2025年9月6日起施行，有效期5年。\n"), Some((2025, "year.in_force")));
    // a web page says when it was posted, and nothing else tells
    let page = |line: &str| format!("清河市水利局关于修桥的通知\n\n{line}\n\n各科室：\n请修桥。\n");
    assert_eq!(year(&page("日期：2023-05-31 16:20 来源：市水利局")), Some((2023, "year.posted")));
    assert_eq!(year(&page("2023-02-04 作者：点击数：18")), Some((2023, "year.posted")));
    assert_eq!(year(&page("市水利局于2023年5月建桥，浏览全市。")), None);
    assert_eq!(year(&page("编号：2023 来源：市水利局")), None);
    // what else a page dates is no day of posting
    for line in ["实施日期：2025-01-01 来源：市水利局", "2018-2022 作者：林青山", "日期：2023-13-45 来源：市水利局"]
    {
        assert_eq!(year(&page(line)), None, "{line}");
    }
    assert_eq!(
        year(&page("发布时间：2023-05-3116:20 浏览次数：5")),
        None,
        "the line is furniture, which is left out before"
    );
    assert_eq!(year("各单位：\n请修桥。\n本通知自2025年1月6日起施行。\n"), None);
    assert_eq!(year("各单位：\n请修桥。\n自2025年9月6日起施行新标准。\n"), None);
}

#[test]
fn notes_organs_and_comrades_in_a_head() {
    let source = "清河市2019年国民经济和社会发展统计公报[1]\n\n清河市统计局\n（2020年3月26日）\n\n2019年，全市生产总值增长5%。\n一、综合\n人口十万。\n";
    let (_, f) = read(source);
    assert_eq!((f.kind, texts(&f.issuers), issued(&f)), (Some("公报"), vec!["清河市统计局"], Some("2020-03-26")));
    assert_eq!(year(source), Some((2019, "year.title")));
    let source = "在清河市第八届纪律检查委员会第三次全体会议上的工作报告\n\n（2023年2月7日）\n\n林青山\n\n同志们：\n\n请予审议。\n一、2022年工作回顾\n办结十件。\n";
    let (_, f) = read(source);
    assert_eq!((texts(&f.addressees), texts(&f.issuers)), (vec!["同志们"], vec!["林青山"]));
    assert_eq!(year(source).map(|y| y.0), Some(2023));
    let source = "清河市农业局关于监控结果的通报（清农医<2011>63号）\n\n现将结果通报。\n";
    let (_, f) = read(source);
    assert_eq!(f.doc_number.as_ref().map(|n| (n.year, n.number)), Some((Some(2011), Some(63))));
    assert_eq!(
        year(
            "清河市餐厨废弃物管理办法\n\n（2014年8月22日清河市人民政府令第207号公布　自2014年11月1日起施行）\n\n第一章　总则\n第一条　为了规范处理，制定本办法。\n"
        ),
        Some((2014, "year.announced"))
    );
    // the last amendment, and nothing that is repealed
    let norm =
        |bracket: &str| year(&format!("清河市征地管理办法\n\n{bracket}\n\n第一条　为了规范处理，制定本办法。\n"));
    assert_eq!(norm("（2018年6月1日修订，1995年5月1日市政府令第3号发布）"), Some((2018, "year.announced")));
    assert_eq!(norm("（2016年5月20日通过，2018年修订）"), Some((2018, "year.announced")));
    // a 通报 says what is to be done in the weeks to come: its 今年 is the year of issue
    assert_eq!(
        year("关于2023年督查情况的通报\n\n请于2月20日前整改。\n\n清河市人民政府\n2024年1月9日\n"),
        Some((2024, "year.issued"))
    );
    assert_eq!(
        year("清河市民政局2022年度部门决算情况说明\n\n一、概况\n内设七科。\n\n清河市民政局\n2023年9月5日\n"),
        Some((2022, "year.title"))
    );
}

#[test]
fn any_text_is_read_without_fault() {
    for text in [
        "",
        "\n",
        "：",
        "（",
        "令",
        "附件：",
        "文件",
        "印发",
        "2024年",
        "各位代表",
        "——",
        "签发人：",
        "第号",
        "〔2024〕",
        "附件1",
        "抄送：",
        "（）",
    ] {
        let (clean, f) = read(text);
        assert!(f.body.end <= clean.paragraphs().len() && f.tail <= clean.paragraphs().len(), "{text}");
    }
    // cut and doubled
    let chars: Vec<char> = REPORT.chars().collect();
    for cut in 0..chars.len() {
        let part: String = chars[cut..].iter().chain(&chars[..cut]).collect();
        let (clean, f) = read(&part);
        assert!(f.body.start <= f.body.end && f.body.end <= f.tail && f.tail <= clean.paragraphs().len());
    }
}
