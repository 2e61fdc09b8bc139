//! Whole sentences → metrics, through the whole pipeline. Places and figures are invented.

use crate::document::{Document, Options, parse};

fn read(body: &str) -> Document<'static> {
    let text = format!("清河市2023年工作情况报告\n\n{body}\n");
    parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default())
}

/// `figure subject` for each metric.
fn said(body: &str) -> Vec<String> {
    let d = read(body);
    d.metrics.iter().map(|m| format!("{} {}", d.clean.slice(m.span), m.subject.as_deref().unwrap_or("-"))).collect()
}

#[test]
fn noun_number_classifier_with_one_verb_for_all() {
    let d = read("悬挂横幅12条，发放宣传册3000份，宣传折页2000份，宣传手提袋500个。");
    let subjects: Vec<_> = d.metrics.iter().map(|m| m.subject.as_deref().unwrap()).collect();
    assert_eq!(subjects, ["横幅", "宣传册", "宣传折页", "宣传手提袋"]);
    let verbs: Vec<_> = d.metrics.iter().map(|m| m.predicate.map(|p| d.clean.slice(p))).collect();
    assert_eq!(verbs, [Some("悬挂"), Some("发放"), Some("发放"), Some("发放")]);
}

#[test]
fn verb_number_classifier_noun() {
    assert_eq!(said("聘请1名法律顾问参与执法。"), ["1名 法律顾问"]);
    assert_eq!(said("建成719个精品示范村、30个特色小镇。"), ["719个 精品示范村", "30个 特色小镇"]);
    assert_eq!(said("13个县被命名为示范区。"), ["13个 县"]);
    assert_eq!(said("出台6部专门为高新区制定的规章。"), ["6部 专门为高新区制定的规章"]);
}

#[test]
fn noun_reaches_and_is_carried_over() {
    assert_eq!(
        said("地区生产总值超过2.5万亿元、年均增长5%，高于全国1个百分点。"),
        ["2.5万亿元 地区生产总值", "5% 地区生产总值", "1个百分点 地区生产总值"]
    );
    assert_eq!(said("城乡居民储蓄大幅度增加。年末达到1623亿元。"), ["1623亿元 城乡居民储蓄"]);
    assert_eq!(said("地区生产总值连跨两个万亿元台阶。"), ["两个 地区生产总值"]);
}

#[test]
fn two_levels_of_one_metric() {
    let d = read("人均收入由2020年的5.2万元提高到2023年的7.4万元。");
    let said: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref(), m.period.as_deref())).collect();
    assert_eq!(said, [(Some("人均收入"), Some("2020")), (Some("人均收入"), Some("2023"))]);
}

#[test]
fn respectively() {
    assert_eq!(
        said("炼铁、炼钢先进产能占比分别达到64.3%、62.3%。"),
        ["64.3% 炼铁先进产能占比", "62.3% 炼钢先进产能占比"]
    );
    assert_eq!(said("煤炭、钢铁产量分别为3亿吨和2亿吨。"), ["3亿吨 煤炭产量", "2亿吨 钢铁产量"]);
    assert_eq!(said("事故起数、死亡人数分别下降12%、11%。"), ["12% 事故起数", "11% 死亡人数"]);
    assert_eq!(
        said("新建改造城市道路47公里，更新改造地下管网18公里，分别增长4.8%、50%。"),
        ["47公里 城市道路", "18公里 地下管网", "4.8% 城市道路", "50% 地下管网"]
    );
    assert_eq!(
        said("第一、二、三产业增加值分别增长3%、4%、5%。"),
        ["3% 第一产业增加值", "4% 第二产业增加值", "5% 第三产业增加值"]
    );
    // as many figures as things, or nothing is handed out
    assert_eq!(said("煤炭、钢铁、水泥产量分别为3亿吨和2亿吨。")[0], "3亿吨 煤炭、钢铁、水泥产量");
}

#[test]
fn shares_parts_and_scopes() {
    assert_eq!(said("收购原煤65亿吨，占全国三成。"), ["65亿吨 原煤", "三成 原煤"]);
    let d = read("全市共收到申请案件36件，其中，东山县30件、西岭区6件。");
    let said: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref(), m.scope.as_deref())).collect();
    assert_eq!(
        said,
        [(Some("申请案件"), Some("全市")), (Some("申请案件"), Some("东山县")), (Some("申请案件"), Some("西岭区"))]
    );
}

#[test]
fn what_an_attribute_measures() {
    assert_eq!(said("全长1.3万公里的旅游公路贯通。"), ["1.3万公里 旅游公路全长"]);
    assert_eq!(said("七成左右的中小企业实现盈利。"), ["七成 中小企业"]);
}

#[test]
fn what_there_is_acts_and_plans_are_no_subjects() {
    let told = |text: &str| -> Vec<String> {
        let d = read(text);
        let each = d.metrics.iter().map(|m| {
            let verb = m.predicate.map_or("-", |p| d.clean.slice(p));
            format!("{} {} {verb}", d.clean.slice(m.span), m.subject.as_deref().unwrap_or("-"))
        });
        each.collect()
    };
    assert_eq!(told("全市有937项成果获得奖励，有24%的国有企业存在亏损。"), ["937项 成果 获得", "24% 国有企业 存在"]);
    assert_eq!(
        told("各项税收共收到300亿元，完成预算数的92%，比上年增长9%。"),
        ["300亿元 税收 收到", "92% 税收 完成", "9% 税收 增长"]
    );
    assert_eq!(told("货物周转量，由于运距缩短，只增长5%。"), ["5% 货物周转量 增长"]);
    assert_eq!(told("三次提高职工工资标准，市委两次召开工作会议。"), ["三次 职工工资标准 提高", "两次 工作会议 召开"]);
    assert_eq!(told("主要领导访问了46个县，本年收入合计300亿元。"), ["46个 县 访问", "300亿元 收入 合计"]);
    assert_eq!(told("对580户企业实施检查，调动八亿农民的积极性。"), ["580户 企业 实施", "八亿 农民 调动"]);
    assert_eq!(told("五年全市公路投资300亿元。"), ["五年 - -", "300亿元 公路投资 -"]);
    assert_eq!(told("要求具有本科学历，5年工作经历。"), ["5年 工作经历 -"]);
    assert_eq!(told("政府供应化肥450万吨，市财政还支出救济费3亿元。"), ["450万吨 化肥 供应", "3亿元 救济费 支出"]);
    assert!(!told("公司没有职工200名。")[0].ends_with("有"));
    assert!(crate::lexicon::lists::THERE_IS.iter().all(|w| w.ends_with('有')));
    // whose level it is, where the level stands before
    assert_eq!(
        told("森林覆盖率，清河市由29%升到36%，云岭县为15%。"),
        ["29% 森林覆盖率 升到", "36% 森林覆盖率 升到", "15% 森林覆盖率 为"]
    );
}

#[test]
fn nothing_is_invented() {
    assert_eq!(said("增长5%。"), ["5% -"]);
    let d = read("增长5%。");
    assert_eq!(d.metrics[0].key, None);
}

#[test]
fn zeros() {
    let d = read("今年我办未发生行政复议违法案件和行政诉讼败诉案件。");
    let zeros: Vec<_> =
        d.metrics.iter().map(|m| (m.subject.as_deref().unwrap(), m.figure, m.scope.as_deref())).collect();
    assert_eq!(zeros, [("行政复议违法案件", None, Some("我办")), ("行政诉讼败诉案件", None, Some("我办"))]);
    assert_eq!(d.metrics[0].value, Some(rust_decimal::Decimal::ZERO));
    assert_eq!(d.metrics[0].period.as_deref(), Some("2023"));
    assert_eq!(d.clean.slice(d.metrics[0].span), "未发生行政复议违法案件和行政诉讼败诉案件");
    // a demand and a condition count nothing
    assert!(read("确保未发生安全事故。").metrics.is_empty());
    assert!(read("如未发生事故，予以奖励。").metrics.is_empty());
}

#[test]
fn periods_and_targets() {
    let d = read("2022年受理案件5件，办结4件，比2020年增长5%。新增企业3家。");
    let periods: Vec<_> = d.metrics.iter().map(|m| m.period.as_deref().unwrap()).collect();
    assert_eq!(periods, ["2022", "2022", "2022", "2023"]);
    let d = read("一、主要成效\n\n新建公园3个。\n\n二、2024年工作安排\n\n新建公园5个。力争培育企业20家。");
    let said: Vec<_> = d.metrics.iter().map(|m| (m.period.as_deref().unwrap(), m.status.as_str())).collect();
    assert_eq!(said, [("2023", "actual"), ("2024", "target"), ("2024", "target")]);
}

#[test]
fn keys_join_years() {
    let key = |body: &str| read(body).metrics[0].key.clone().unwrap();
    assert_eq!(key("全年追缴人防易地建设费28万元。"), key("累计追缴人防易地建设费31万元。"));
    assert_eq!(key("粮食的年平均产量达到3万吨。"), key("年平均粮食产量达到4万吨。"));
    assert_eq!(key("GDP增长5%。"), key("地区生产总值增长6%。"));
    assert_ne!(key("粮食产量达到3万吨。"), key("棉花产量达到3万吨。"));
}

fn sums(body: &str) -> Vec<(&'static str, String)> {
    read(body).notes.into_iter().filter(|n| n.code.starts_with("sum_")).map(|n| (n.code, n.message)).collect()
}

#[test]
fn stated_totals() {
    let agree = |body: &str| assert_eq!(sums(body).iter().map(|n| n.0).collect::<Vec<_>>(), ["sum_ok"], "{body}");
    let differ =
        |body: &str| assert_eq!(sums(body).iter().map(|n| n.0).collect::<Vec<_>>(), ["sum_mismatch"], "{body}");
    let silent = |body: &str| assert!(sums(body).is_empty(), "{body}: {:?}", sums(body));
    agree("对18项纪律制度、5项财务制度、2项保密制度，共25项制度，实行上墙。");
    differ("对18项纪律制度、5项财务制度、2项保密制度，共26项制度，实行上墙。");
    agree("向9个企业下达了决定书，其中四个企业送达法院。其余5个企业，按规定处理。");
    differ("向9个企业下达了决定书，其中四个企业送达法院。其余6个企业，按规定处理。");
    agree("办理申请36件（东山县30件、西岭区6件）。");
    differ("办理申请37件（东山县20件、西岭区6件、北原县10件）。");
    // parts that need not be all
    silent("办理申请37件（其中东山县20件、西岭区6件、北原县10件）。");
    silent("培训干部60人，其中女性20人、党员50人。");
    silent("新增企业5家、项目3家，全市共有企业100家。");
    silent("约有18项纪律制度、5项财务制度、2项保密制度，共30余项制度。");
}

#[test]
fn stated_counts_of_lists() {
    assert_eq!(sums("落实“公示制度、记录制度、审核制度”三项制度。").len(), 1);
    assert_eq!(sums("落实公示、记录、审核三项制度。").len(), 1);
    assert!(sums("落实公示、记录、审核等三项制度。").is_empty());
    assert!(sums("四、延长两项政策。").is_empty());
}

#[test]
fn a_text_without_figures_says_nothing() {
    assert!(read("各科室要认真学习，抓好落实。").metrics.is_empty());
}

#[test]
fn odd_input_is_read_without_panic() {
    for body in [
        "5%",
        "）5个（",
        "“5个",
        "、5个、",
        "，，5个，，6个",
        "共5个共6个共",
        "5个5个5个",
        "分别5%、6%",
        "A、B分别",
        "占5%占6%",
    ] {
        let _ = said(body);
    }
}

#[test]
fn names_do_not_grow_with_their_sentence() {
    for body in [
        "占1%占2%",
        "原煤产量5亿吨，占全国1%，占全省2%，",
        "贸易总额1元，总额1元，",
        "城乡收入分别达6万元、3万元，增长4%、5%，",
    ] {
        let d = read(&body.repeat(60));
        let longest = d.metrics.iter().filter_map(|m| m.subject.as_deref()).map(|s| s.chars().count()).max();
        assert!(longest < Some(40), "{body}: {longest:?}");
    }
}

#[test]
fn a_count_and_the_list_behind_it() {
    let notes = |body: &str| -> Vec<String> {
        read(body).notes.iter().filter(|n| n.code == "sum_ok").map(|n| n.message.clone()).collect()
    };
    let agrees = |n: u32| vec![format!("the stated count agrees with the list behind it: {n} names")];
    assert_eq!(notes("落实三项制度：公示制度、记录制度和审核制度。"), agrees(3));
    assert_eq!(notes("做好两项工作：一是加强培训。二是加强考核。"), agrees(2));
    assert_eq!(notes("做好三项工作：一是加强培训。二是加强考核。"), Vec::<String>::new());
    assert_eq!(notes("落实三项制度：公示制度、记录制度。"), Vec::<String>::new());
}

#[test]
fn more_zeros_in_words() {
    let zeros = |body: &str| -> Vec<String> {
        let d = read(body);
        d.metrics
            .iter()
            .filter(|m| m.figure.is_none())
            .map(|m| format!("{} {}", d.clean.slice(m.span), m.subject.as_deref().unwrap()))
            .collect()
    };
    assert_eq!(zeros("全年实现零事故、零投诉。"), ["零事故 事故", "零投诉 投诉"]);
    assert_eq!(zeros("连续五年无重大森林火灾。"), ["无重大森林火灾 重大森林火灾"]);
    assert_eq!(zeros("服务群众零距离，无重大变化，社会消费品零售总额持平，确保零事故。"), Vec::<String>::new());
}

#[test]
fn a_name_is_never_made_up() {
    assert_eq!(said("煤、天然气产销分别增长2%、3%。")[1], "3% 天然气产销");
    for (text, first) in [
        ("煤、天然气分别增长2%、3%。", "2% 煤"),
        ("汽车、集成电路分别增长2%、3%。", "2% 汽车"),
        ("水泥、平板玻璃分别增长2%、3%。", "2% 水泥"),
    ] {
        assert_eq!(said(text)[0], first);
    }
    assert_eq!(said("金融机构的资产和负债分别增长9%、8%。")[1], "8% 金融机构的负债");
    assert_eq!(said("科技支撑能力提升30%。"), ["30% 科技支撑能力"]);
    assert_eq!(said("完成总产值300亿元3个项目投产。")[0], "300亿元 总产值");
    assert_eq!(said("建成12个项目、道路和桥梁建设。"), ["12个 项目"]);
    let d = read("提高森林覆盖率2个百分点。");
    let m = &d.metrics[0];
    assert_eq!(m.subject.as_deref(), Some("森林覆盖率"));
    assert_eq!(m.predicate.map(|p| d.clean.slice(p)), Some("提高"));
    let d = read("收到申请40件，其中市级部门30件。");
    assert_eq!(d.metrics[1].subject.as_deref(), Some("申请"));
}

#[test]
fn counts_that_stand_on_end_count_one_thing() {
    assert_eq!(
        said("推出12批118项对照学习外省经验举措。"),
        ["12批 对照学习外省经验举措", "118项 对照学习外省经验举措"]
    );
}

#[test]
fn a_rate_is_named_with_the_verbs_inside_its_name() {
    assert_eq!(
        said("负责人出庭率保持100%，政府承诺事项兑现率95.3%。"),
        ["100% 负责人出庭率", "95.3% 政府承诺事项兑现率"]
    );
    assert_eq!(said("主营业务收入占比8%，其他业务收入占比15.3%。"), ["8% 主营业务收入占比", "15.3% 其他业务收入占比"]);
    assert_eq!(said("城镇居民收入扣除价格因素实际增长5%。"), ["5% 城镇居民收入"]);
}

#[test]
fn the_base_of_a_share_or_multiple_is_not_what_is_measured() {
    assert_eq!(said("利用外资60亿元，相当于上一个五年总和的1.6倍。").last().unwrap(), "1.6倍 利用外资");
    assert_eq!(said("由申请人按扣除标准的50%扣除。"), ["50% 扣除标准"]);
    assert_eq!(said("重点实验室助力页岩油产量突破100万吨。"), ["100万吨 页岩油产量"]);
}

#[test]
fn what_is_given_stands_behind_the_sum() {
    assert_eq!(said("给予10万元一次性奖励。"), ["10万元 奖励"]);
    assert_eq!(said("给予一次性奖励20万元。"), ["20万元 奖励"]);
    assert_eq!(said("分别给予50万元、20万元补贴。"), ["50万元 补贴", "20万元 补贴"]);
    assert_eq!(said("按照每人每月1000元的标准发放。"), ["1000元 标准"]);
    // what money is for is not what is counted, nor is who pays
    assert_eq!(said("市财政安排219亿元支持116户企业改造。")[0], "219亿元 -");
}

#[test]
fn a_list_behind_its_count() {
    assert_eq!(said("启动178项节能、节水和资源利用等重大项目。"), ["178项 节能、节水和资源利用等重大项目"]);
    assert_eq!(said("聘请1名法律顾问、开展培训。"), ["1名 法律顾问"]);
    assert_eq!(said("开工25个骨干水源工程及332个其他水利项目。"), ["25个 骨干水源工程", "332个 其他水利项目"]);
}

#[test]
fn a_clause_between_names_what_goes_on() {
    assert_eq!(said("原煤产量增长3%，原油产量继续增长，达到1.4亿吨。"), ["3% 原煤产量", "1.4亿吨 原油产量"]);
    assert_eq!(
        said("由市场决定价格的比重，已经由五年前的50%扩大到80%。")[1..],
        ["50% 由市场决定价格的比重", "80% 由市场决定价格的比重"]
    );
    assert_eq!(said("粮食产量在上年增长的基础上，又增产14万吨。"), ["14万吨 粮食产量"]);
}

#[test]
fn one_owner_of_two_measures() {
    assert_eq!(said("金融机构资产和负债分别增长9.5%和9.4%。"), ["9.5% 金融机构资产", "9.4% 金融机构负债"]);
    assert_eq!(
        said("道路交通事故起数和死亡人数分别下降2%、31%。"),
        ["2% 道路交通事故起数", "31% 道路交通事故死亡人数"]
    );
    assert_eq!(said("刑事、治安案件分别下降12%、3%。"), ["12% 刑事案件", "3% 治安案件"]);
}

#[test]
fn a_stretch_with_both_ends_is_the_period() {
    let d = read("从1978年到1985年八年间，农业总产值每年增长4%。");
    assert_eq!(d.metrics.last().unwrap().period.as_deref(), Some("1978/1985"));
}

#[test]
fn phrases_of_the_dictionary_are_parted() {
    let verb = |body: &str| {
        let d = read(body);
        let m = &d.metrics[0];
        format!("{} {}", m.subject.as_deref().unwrap_or("-"), m.predicate.map_or("-", |p| d.clean.slice(p)))
    };
    assert_eq!(verb("全年累计发放贷款3000万元。"), "贷款 发放");
    assert_eq!(verb("财政收入同比增加200万元。"), "财政收入 增加");
    assert_eq!(verb("居民消费价格上涨0.2%。"), "居民消费价格 上涨");
    assert_eq!(verb("化解矛盾30起。"), "矛盾 化解");
    assert_eq!(verb("粮食产量比上年增加3万吨。"), "粮食产量 增加");
    assert_eq!(verb("新开通国际航线3条。"), "国际航线 开通");
    // a name that only looks like one
    assert_eq!(verb("实施为民办实事项目30项。"), "为民办实事项目 实施");
    assert_eq!(verb("在岗职工平均工资8万元。"), "在岗职工平均工资 -");
}

#[test]
fn money_is_named_by_its_verb() {
    assert_eq!(
        said("进出口总额78.9亿元，其中出口56.7亿元，增长10.1%，进口22.2亿元，下降3.4%。"),
        ["78.9亿元 进出口总额", "56.7亿元 出口", "10.1% 出口", "22.2亿元 进口", "3.4% 进口"]
    );
    assert_eq!(said("立案56起，罚款78.9万元。")[1], "78.9万元 罚款");
    assert_eq!(said("给予每人3000元补贴。"), ["3000元 补贴"]);
    // a count is of what was named
    assert_eq!(said("新增整车12万辆，出口3万辆。")[1], "3万辆 整车");
}

#[test]
fn each_ratio_and_base() {
    assert_eq!(said("补助标准由每人每月500元提高到600元。"), ["500元 补助标准", "600元 补助标准"]);
    assert_eq!(said("城乡居民收入比由上年的2.25缩小至2.21。"), ["2.25 城乡居民收入比", "2.21 城乡居民收入比"]);
    assert_eq!(said("实习期限一般为6个月。"), ["6个月 实习期限"]);
    assert_eq!(said("缴存基数上限为36921元，下限为2690元。"), ["36921元 缴存基数上限", "2690元 下限"]);
    assert_eq!(said("当个贷率达到85%时暂停。"), ["85% 个贷率"]);
    assert_eq!(said("处5万元以上10万元以下的罚款。"), ["5万元以上10万元 罚款"]);
    assert_eq!(said("审批期限自收到材料之日起15个工作日。")[0], "15个工作日 审批期限");
    let d = read("拥有省级以上研发平台45个。");
    assert_eq!(d.metrics[0].subject.as_deref(), Some("省级以上研发平台"));
    assert_eq!(d.metrics[0].key.as_deref(), Some("平台 省级以上 研发"));
    assert_eq!(said("新登记市场主体3.4万户，日均新增93户。")[1], "93户 市场主体");
    assert_eq!(
        said("接待游客1234万人次，旅游收入98亿元，分别恢复到2019年同期的95%和88%。")[2..],
        ["95% 游客", "88% 旅游收入"]
    );
    let d = read("城乡居民收入比由上年的2.25缩小至2.21。");
    assert_eq!(d.metrics.iter().map(|m| m.period.as_deref()).collect::<Vec<_>>(), [Some("2022"), Some("2023")]);
    let d = read("到2027年，产业比重达到12%以上。覆盖率达到65%以上。");
    assert_eq!(d.metrics.iter().map(|m| m.period.as_deref()).collect::<Vec<_>>(), [Some("2027"), Some("2027")]);
    let d = read("企业总数达234家，是2018年的3.2倍。");
    assert_eq!(d.metrics[1].period.as_deref(), Some("2023"));
    let d = read("为经营主体减负1000亿元。");
    assert_eq!(d.clean.slice(d.metrics[0].span), "1000亿元");
}

#[test]
fn a_verb_governs_its_like_only() {
    let verbs = |body: &str| -> Vec<String> {
        let d = read(body);
        d.metrics.iter().map(|m| m.predicate.map_or("-".to_owned(), |p| d.clean.slice(p).to_owned())).collect()
    };
    assert_eq!(verbs("中小企业入库200家，技术合同成交额8.9亿元。"), ["入库", "-"]);
    assert_eq!(verbs("新增采煤能力8000万吨，发电能力200万千瓦。"), ["新增", "新增"]);
    assert_eq!(verbs("查处案件45件，给予政务处分56人。"), ["查处", "给予"]);
}

#[test]
fn what_was_obtained_is_no_aim() {
    let status = |body: &str| read(body).metrics[0].status;
    assert_eq!(status("争取上级资金23.4亿元。"), super::Status::Actual);
    assert_eq!(status("争取实现产值23.4亿元。"), super::Status::Target);
}

/// `figure subject verb` for each metric.
fn told(body: &str) -> Vec<String> {
    let d = read(body);
    let verb = |p: Option<crate::text::Span>| p.map_or("-", |p| d.clean.slice(p));
    d.metrics
        .iter()
        .map(|m| format!("{} {} {}", d.clean.slice(m.span), m.subject.as_deref().unwrap_or("-"), verb(m.predicate)))
        .collect()
}

#[test]
fn two_verbs_share_their_object() {
    assert_eq!(
        told("修复治理退化草原12万亩，制定、修订政府规章12件。"),
        ["12万亩 退化草原 修复", "12件 政府规章 制定"]
    );
    assert_eq!(told("排查整治安全隐患300处。"), ["300处 安全隐患 排查"]);
    // what the second verb describes is the object
    assert_eq!(told("新建改造工程5个，筹集建设资金3亿元。")[1], "3亿元 建设资金 筹集");
    // a verb without object describes the noun behind it
    assert_eq!(told("新增离境退税商店5家。"), ["5家 离境退税商店 新增"]);
    assert_eq!(told("救助灾民900人次，投入国债资金15亿元。"), ["900人次 灾民 救助", "15亿元 国债资金 投入"]);
}

#[test]
fn bounds_are_verbs_and_verbs_stand_before_them() {
    assert_eq!(told("经济总量超5万亿元。"), ["5万亿元 经济总量 超"]);
    assert_eq!(told("研发大模型产品超20个。"), ["20个 大模型产品 研发"]);
    assert_eq!(told("国际陆港开行货运班列突破300列。"), ["300列 货运班列 突破"]);
    // the name of a measure keeps its verbs
    assert_eq!(told("科技成果转化合同成交额超5亿元。"), ["5亿元 科技成果转化合同成交额 超"]);
    assert_eq!(told("食品安全抽检不少于400批次。"), ["400批次 食品安全抽检 不少于"]);
    assert_eq!(told("工业增加值占比提高2个百分点，达到15%。")[0], "2个百分点 工业增加值占比 提高");
    assert_eq!(told("装机占比达63%。"), ["63% 装机占比 达"]);
    assert_eq!(told("工作时间由8小时延长到10小时。"), ["8小时 工作时间 延长到", "10小时 工作时间 延长到"]);
}

#[test]
fn verbs_of_a_list_and_behind_what_they_tell_of() {
    assert_eq!(
        told("对口帮扶217所学校，建成4座大桥和2条隧道。"),
        ["217所 学校 帮扶", "4座 大桥 建成", "2条 隧道 建成"]
    );
    assert_eq!(told("6个县、2个镇入选试点。"), ["6个 县 入选", "2个 镇 入选"]);
    assert_eq!(told("300个项目陆续开工。"), ["300个 项目 开工"]);
    // a verb of change goes no further
    assert_eq!(told("地区生产总值增长5%左右，城镇新增就业48万人。")[1], "48万人 城镇新增就业 -");
    assert_eq!(told("为5万名老年人免费体检。"), ["5万名 老年人 体检"]);
    assert_eq!(told("选派300名科技特派员服务县域产业。"), ["300名 科技特派员 选派"]);
    // who pays is not what is paid, and a verb is no name of money
    assert_eq!(told("中央财政安排150亿元。"), ["150亿元 - 安排"]);
    assert_eq!(told("筹措7亿元实施惠民工程。"), ["7亿元 - 筹措"]);
}

#[test]
fn what_分别_hands_out() {
    assert_eq!(
        told("城乡居民人均可支配收入分别增长5%和6%。"),
        ["5% 城镇居民人均可支配收入 增长", "6% 农村居民人均可支配收入 增长"]
    );
    assert_eq!(said("城镇和农村居民人均可支配收入分别增长5%、6%。")[0], "5% 城镇居民人均可支配收入");
    assert_eq!(told("一产、二产增加值分别增长5%左右、6%以上。"), ["5% 一产增加值 增长", "6% 二产增加值 增长"]);
    // a comma behind 、 ends the list
    assert_eq!(said("文明城市、卫生城市分别增至7座、4座，6部作品获奖。")[..2], ["7座 文明城市", "4座 卫生城市"]);
    // whole things share no head
    assert_eq!(said("高新技术企业、科技型中小企业分别达到5家、8家。")[0], "5家 高新技术企业");
    assert_eq!(said("接待游客、旅游总花费分别增长12%、15%。"), ["12% 接待游客", "15% 旅游总花费"]);
    assert_eq!(said("入境游客数量和花费分别增长5%和6%。")[1], "6% 入境游客花费");
    assert_eq!(said("新增2家国家级、24家省级产业集群。"), ["2家 国家级产业集群", "24家 省级产业集群"]);
    assert_eq!(said("完成首批12项及第二批14项改革任务。")[0], "12项 改革任务");
    assert_eq!(said("对东盟国家、非洲出口分别增长10%、20%。")[0], "10% 对东盟国家出口");
}

#[test]
fn spans_of_time_measure_nothing() {
    for body in [
        "自治县成立60周年。",
        "这是极不寻常的五年。",
        "全市连续9年获评优秀。",
        "实施提升三年行动。",
        "在新的一年里，要抓好落实。",
    ] {
        assert!(said(body).iter().all(|m| m.ends_with(" -")), "{:?}", said(body));
    }
    // what a stretch is the measure of is named
    assert_eq!(said("项目建设工期为3年。"), ["3年 项目建设工期"]);
    // and what stands beside it still serves what follows
    assert_eq!(said("粮食产量在八年间平均每年增长3%。")[1], "3% 粮食产量");
    let d = read("今后五年目标：农业已经连续两年丰收。");
    assert_eq!(d.metrics.last().map(|m| m.status), Some(super::Status::Actual));
}

#[test]
fn first_levels_and_what_is_said_of_the_period() {
    let d = read("一产比重由上年的40%上升到42%，二产由30%上升到33%。");
    let periods: Vec<_> = d.metrics.iter().filter_map(|m| m.period.as_deref()).collect();
    assert_eq!(periods, ["2022", "2023", "2022", "2023"]);
    let d = read("城乡居民收入从2021年的4万元和1万元分别提高到5万元和2万元，其中民营企业占96%。");
    let said: Vec<_> = d.metrics.iter().filter_map(|m| Some((m.subject.as_deref()?, m.period.as_deref()?))).collect();
    assert_eq!(
        said,
        [
            ("城镇居民收入", "2021"),
            ("农村居民收入", "2021"),
            ("城镇居民收入", "2023"),
            ("农村居民收入", "2023"),
            ("民营企业占比", "2023")
        ]
    );
    let d = read("产值增长7%，超过计划增长6%的要求。");
    assert_eq!(d.metrics[1].status, super::Status::Target);
    // a day to come bounds a rule
    let d = read("自发布之日起至2025年6月30日，给予每户3000元补贴。");
    assert_eq!(d.metrics[0].status, super::Status::Actual);
    let d = read("17个制造业增加值增长5%。");
    assert_eq!(d.metrics[0].subject.as_deref(), Some("制造业"));
    assert_eq!(d.metrics[1].subject.as_deref(), Some("制造业增加值"));
}

#[test]
fn a_speech_that_speaks_of_the_next_plan() {
    let text = "2026年清河省政府工作报告\n——2026年2月2日在清河省第十四届人民代表大会第五次会议上\n省长 林青山\n各位代表：\n\
        现在，我代表省人民政府向大会报告工作，请予审议。\n“十四五”时期工作回顾\n过去五年，地区生产总值年均增长6%。\n\
        “十五五”时期的主要目标任务\n“十五五”时期，要努力实现以下目标任务：\n一是质量明显提升。地区生产总值年均增长5%以上。\n\
        二是环境明显改善。森林覆盖率达到20%。\n2026年重点工作\n今年是“十五五”开局之年，要抓好各项工作。地区生产总值增长7%。\n\
        七是完成改造5000户。\n";
    let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
    let said: Vec<_> = d
        .metrics
        .iter()
        .filter(|m| m.subject.is_some())
        .map(|m| (d.clean.slice(m.span), m.period.as_deref().unwrap_or("-"), m.status.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("6%", "2021/2025", "actual"),
            ("5%", "2026/2030", "target"),
            ("20%", "2026/2030", "target"),
            ("7%", "2026", "target"),
            ("5000户", "2026", "target"),
        ]
    );
}

#[test]
fn what_a_reader_with_fresh_eyes_asked() {
    assert_eq!(said("新建超充站500座。"), ["500座 超充站"]);
    assert_eq!(said("完成投资29亿元、超年度计划28%。")[1], "28% 投资");
    // 与 opens a base behind 相比 only
    assert_eq!(said("工业与服务业增加值比上年增长6%。")[0], "6% 工业与服务业增加值");
    assert_eq!(said("增速超出全国平均水平2个百分点。")[0], "2个百分点 增速");
    // 第二产业 is no rank
    assert_eq!(said("第二产业、第三产业分别增长5%、6%。"), ["5% 第二产业", "6% 第三产业"]);
    assert_eq!(said("通车里程全国第四、突破1万公里。"), ["1万公里 通车里程"]);
    // a total of a total is the total, and a share of a share is none
    let d = read(&format!("进出口总额80亿元{}。", "，总额90亿元".repeat(50)));
    assert!(d.metrics.iter().all(|m| m.subject.as_deref().is_some_and(|s| s.len() < 60)));
    // the verb says that they are shares, the keys of what
    let d = read("原煤产量5亿吨，占全国20%，占全省30%，比重提高1个百分点。");
    let shares: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref().unwrap(), m.key.as_deref().unwrap())).collect();
    assert_eq!(shares[0].0, "原煤产量");
    assert_eq!((shares[1].0, shares[2].0, shares[3].0), ("原煤产量", "原煤产量", "原煤产量比重"));
    assert!(shares[0].1 != shares[1].1 && shares[1].1 != shares[2].1, "{shares:?}");
    // who is served is counted, not what serves them; over a comma a verb goes on with its like only
    assert_eq!(told("民生政策惠及150万人。"), ["150万人 - 惠及"]);
    assert_eq!(told("落实补贴资金110亿元，城镇新增就业75万人。")[1], "75万人 城镇新增就业 -");
    // what was reached is a result
    let d = read("圆满完成了新增就业10万人的目标。");
    assert_eq!(d.metrics[0].status, super::Status::Actual);
}

#[test]
fn five_years_gone_and_five_to_come() {
    let text = "2003年清河省政府工作报告\n——2003年1月20日在清河省第十届人民代表大会第一次会议上\n省长 林青山\n各位代表：\n\
        现在，我代表省人民政府报告工作。\n一、过去五年的回顾\n\
        五年来，经济持续增长，建成公路3000公里。2002年在校生达到16万人。五年间，毕业生达到13万人。\n\
        这两年中，粮食产量由300万吨增加到350万吨，增长17%。同2000年比较，原煤增长9%。2002年同1997年相比，产值由30亿元增加到50亿元。\n\
        从1998年到2002年，医院由20所增加到28所。\n\
        二、今后五年的任务\n\
        今后五年，新建水库6座。\n";
    let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
    let told: Vec<String> = d
        .metrics
        .iter()
        .filter(|m| m.subject.is_some())
        .map(|m| format!("{} {} {:?}", d.clean.slice(m.span), m.period.as_deref().unwrap_or("-"), m.status))
        .collect();
    assert_eq!(
        told,
        [
            "3000公里 1998/2002 Actual",
            "16万人 2002 Actual",
            "13万人 1998/2002 Actual",
            "300万吨 2000 Actual",
            "350万吨 2002 Actual",
            "17% 2001/2002 Actual",
            "9% 1998/2002 Actual",
            "30亿元 1997 Actual",
            "50亿元 2002 Actual",
            "20所 1998 Actual",
            "28所 2002 Actual",
            "6座 2003/2007 Target"
        ]
    );
}

#[test]
fn who_states_or_does_it_is_none_of_the_subject() {
    assert_eq!(said("省里提出今年经济增长预期目标为6%。"), ["6% 经济增长预期目标"]);
    assert_eq!(said("南屿实验室集聚科研人员110人。"), ["110人 科研人员"]);
    assert_eq!(said("为企业减税降费4亿元。"), ["4亿元 减税降费"]);
    assert_eq!(said("零基预算改革优化支出结构、清收各类资金5亿元。"), ["5亿元 资金"]);
    assert_eq!(said("安排9亿元资金支持就业，比上年增加2亿元。"), ["9亿元 资金", "2亿元 资金"]);
    assert_eq!(said("完成裁减员额两千人的任务。"), ["两千人 员额"]);
    assert_eq!(said("实施博士科研启动基金项目100项。"), ["100项 博士科研启动基金项目"]);
    assert_eq!(said("八成以上财政资金用于民生。"), ["八成 财政资金"]);
}

#[test]
fn what_carries_over_suits_the_figure() {
    assert_eq!(said("优良天数比例达到77%、增加13天。"), ["77% 优良天数比例", "13天 优良天数"]);
    assert_eq!(said("森林覆盖率达到36%、增加3万亩。"), ["36% 森林覆盖率", "3万亩 -"]);
    assert_eq!(said("每10万人口在校生增长27%。")[1], "27% 每10万人口在校生");
    assert_eq!(said("排名前1%的学科数量增长两倍。")[1], "两倍 排名前1%的学科数量");
    assert_eq!(said("8个产业规模超千亿元。"), ["8个 产业", "千亿元 产业规模"]);
}

#[test]
fn lists_share_what_is_theirs() {
    assert_eq!(
        said("金融机构存、贷款余额分别突破1.5万亿元、1.4万亿元。"),
        ["1.5万亿元 金融机构存款余额", "1.4万亿元 金融机构贷款余额"]
    );
    assert_eq!(
        said("进口货值、入境游客、离岛免税销售额分别增长3%、6%、4%。"),
        ["3% 进口货值", "6% 入境游客", "4% 离岛免税销售额"]
    );
    assert_eq!(said("制造业、普惠小微贷款余额分别增长10%、13%。"), ["10% 制造业贷款余额", "13% 普惠小微贷款余额"]);
    assert_eq!(said("开展9个城乡融合试点和10个城镇化试点。"), ["9个 城乡融合试点", "10个 城镇化试点"]);
    assert_eq!(said("建设20个校企联合实验室。"), ["20个 校企联合实验室"]);
}

#[test]
fn an_effect_under_what_is_planned_is_aimed_at() {
    let text = "2023年清河省政府工作报告\n——2023年1月12日在清河省第十四届人民代表大会第一次会议上\n省长 林青山\n各位代表：\n\
        现在，我代表省人民政府报告工作。\n一、2022年工作回顾\n（一）改革成效明显\n实际使用外资3亿美元。\n\
        二、2023年重点工作\n（一）加快释放改革成效\n服务好外资企业，实际使用外资4亿美元。\n";
    let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
    let told: Vec<_> = d.metrics.iter().map(|m| (m.period.as_deref(), m.status)).collect();
    assert_eq!(told, [(Some("2022"), super::Status::Actual), (Some("2023"), super::Status::Target)]);
}

#[test]
fn what_is_laid_down_is_no_result() {
    let status = |title: &str, body: &str| {
        let text = format!("{title}\n\n{body}\n");
        let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
        d.metrics.iter().map(|m| m.status).collect::<Vec<_>>()
    };
    use super::Status::{Actual, Target};
    let body = "近年来，全市新增住房2万套。\n一、支持购房。对首次购房家庭给予补贴2万元。\n二、加快建设。全市已建成公寓300套。对已缴纳50%价款的项目，优先办理。";
    assert_eq!(status("清河市促进住房消费若干措施", body), [Actual, Target, Actual, Target]);
    assert_eq!(status("清河市2023年住房工作情况报告", body), [Actual; 4]);
    // articles, and what a text says of itself
    let articles = "第一条　本规定适用于本市。\n第二条　补贴为2万元。\n第三条　申请由市住房局受理。";
    assert_eq!(status("清河市购房补贴", articles), [Target]);
    assert_eq!(status("清河市住房局", "现将有关事项通知如下：\n一、补贴标准为每户2万元。"), [Target]);
}

#[test]
fn what_is_said_of_a_place_a_share_or_a_part() {
    assert_eq!(said("建成过江通道4座、在建8座。"), ["4座 过江通道", "8座 过江通道"]);
    assert_eq!(
        said("城镇人均居住面积增加到8平方米，农村增加到22平方米。"),
        ["8平方米 城镇人均居住面积", "22平方米 城镇人均居住面积"]
    );
    assert_eq!(said("占全国人口65%的地区普及义务教育。"), ["65% 地区"]);
    assert_eq!(said("城镇新增就业超690万人、稳定在全国1/10以上。")[1], "1/10 城镇新增就业");
    assert_eq!(said("覆盖所有城区和93%以上行政村。"), ["93% 行政村"]);
    assert_eq!(said("国考断面优于Ⅲ类水体比例达94%。"), ["94% 国考断面优于Ⅲ类水体比例"]);
    assert_eq!(said("公交与轨道50米内换乘比例达91%。")[1], "91% 公交与轨道50米内换乘比例");
    assert_eq!(said("11万余名各族青少年赴省城参观。"), ["11万余名 各族青少年"]);
    assert_eq!(said("新增入驻企业132家。"), ["132家 入驻企业"]);
}

#[test]
fn names_examples_and_thresholds() {
    assert_eq!(said("图文、视频等多元化解读197篇。"), ["197篇 多元化解读"]);
    assert_eq!(said("新设“优化营商环境”等专题9个。"), ["9个 专题"]);
    assert_eq!(said("按时办结率、满意率分别达99%和97%。"), ["99% 按时办结率", "97% 满意率"]);
    assert_eq!(said("办理人大建议、政协提案189件、276件。"), ["189件 人大建议", "276件 政协提案"]);
    assert_eq!(said("政策类1863条、服务类1200条，分别占5%和3%。")[2..], ["5% 政策类", "3% 服务类"]);
    assert_eq!(said("村集体经营性收入50万元以上的村达到173个。"), ["50万元 村集体经营性收入", "173个 村"]);
    assert_eq!(said("全市8个县（市、区）和37个部门参加。")[0], "8个 县（市、区）");
    assert_eq!(said("实施重点项目1126个，建成投产784个。"), ["1126个 重点项目", "784个 重点项目"]);
    assert_eq!(said("审结案件948件，其中直接纠错132件。")[1], "132件 案件");
    assert_eq!(said("仍存在三方面不足。"), ["三方面 不足"]);
}

#[test]
fn a_plan_that_is_spoken_of_tells_no_time() {
    let period = |s: &str| read(s).metrics.last().unwrap().period.clone().unwrap();
    assert_eq!(period("围绕“十四五”规划实施，公开程度提升，较上年前移2个位次。"), "2023");
    assert_eq!(period("达到“十四五”序时要求；治理率由2021年的28%提高到34%。"), "2023");
    assert_eq!(period("到2022年，治理率由2021年的28%提高到34%。"), "2022");
    assert_eq!(period("参保率由2022年的3%提高到5%。6月，检查企业58家。"), "2023-06");
    assert_eq!(period("针对2021年度报告指出的问题，专职人员由19名增加到31名。"), "2023");
}

#[test]
fn those_that_are_told_of() {
    assert_eq!(said("在编执法人员中取得资格的仅42人。"), ["42人 在编执法人员"]);
    assert_eq!(said("执法人员41名，其中具有专业背景的只占26%。")[1], "26% 执法人员");
    assert_eq!(said("梳理文件1864件，对其中存在问题的127件逐一整改。")[1], "127件 文件");
    assert_eq!(said("抽查的32家单位中，有5家存在超期问题。"), ["32家 单位", "5家 单位"]);
    assert_eq!(said("整改隐患2951项，整改率99.4%，其余19项均落实责任。")[2], "19项 隐患");
    assert_eq!(said("反馈问题46条，已整改到位43条。")[1], "43条 反馈问题");
    assert_eq!(said("取消事项9项，调整后共保留3764项。")[1], "3764项 事项");
    assert_eq!(
        said("公开率分别为92%和90%，比上年分别提高1.2个和0.8个百分点。")[2..],
        ["1.2个 公开率", "0.8个百分点 公开率"]
    );
    assert_eq!(said("集中公布17个市、134个县（市、区）的招生方案。")[1], "134个 县（市、区）");
    assert_eq!(said("平均用时由法定的20个工作日压缩至11个工作日。"), ["20个工作日 平均用时", "11个工作日 平均用时"]);
    assert_eq!(said("举办培训班两期。"), ["两期 培训班"]);
    let period = |s: &str| read(s).metrics.last().unwrap().period.clone().unwrap();
    assert_eq!(period("总产值（按2020年不变价格计算）达到238亿元。"), "2023");
    assert_eq!(period("年初确定的10件民生实事全部办结。"), "2023");
    assert_eq!(period("对2010年以来印发的文件开展清理，梳理文件1864件。"), "2023");
}

#[test]
fn fresh_readers_of_invented_reports() {
    assert_eq!(said("增值税、企业所得税分别完成38亿元、21亿元。"), ["38亿元 增值税", "21亿元 企业所得税"]);
    assert_eq!(
        said("智能终端、生物医药、时尚消费品三大主导产业产值分别增长7%、12%和-1.6%。"),
        ["7% 智能终端主导产业产值", "12% 生物医药主导产业产值", "-1.6% 时尚消费品主导产业产值"]
    );
    assert_eq!(said("路面宽度不足4.5米的路段较多。"), ["4.5米 路面宽度"]);
    assert_eq!(said("罚款10万元以上的案件45件。")[0], "10万元 罚款");
    assert_eq!(said("行政权力事项由412项压减至356项。"), ["412项 行政权力事项", "356项 行政权力事项"]);
    assert_eq!(said("抽取13个县的执法案卷260份集中评查。")[1], "260份 执法案卷");
    assert_eq!(said("检查组赴11个省（区、市）检查《公路法》实施情况。"), ["11个 省（区、市）"]);
    assert_eq!(said("建成500亩以上种植基地63个。"), ["500亩 种植基地", "63个 500亩以上种植基地"]);
    assert_eq!(said("完成年度投资的45%。"), ["45% 年度投资"]);
    assert_eq!(said("每年为乡镇卫生院定向培养康复人员2000名。"), ["2000名 康复人员"]);
    assert_eq!(said("务工13万人，其中省外5万人。").len(), 2);
    assert_eq!(said("平台联通426个县，累计会诊18万例次，同比增长30%。")[1..], ["18万例次 会诊", "30% 会诊"]);
    assert_eq!(said("需养护资金1650亿元，实际到位不足六成。"), ["1650亿元 养护资金", "六成 养护资金"]);
    assert_eq!(
        said("城镇居民收入4000元，农民收入1300元，年均增长6.1%和4.3%。")[2..],
        ["6.1% 城镇居民收入", "4.3% 农民收入"]
    );
}

#[test]
fn headings_that_tell_are_no_plans() {
    let text = "1996年清河省政府工作报告\n——1996年2月8日在清河省第八届人民代表大会第四次会议上\n省长 林青山\n各位代表：\n\
        现在，我代表省人民政府报告工作。\n一、“八五”计划胜利完成，1995年各项工作取得新的成绩\n（一）重点建设步伐加快\n五年间，新建公路520公里。\n\
        二、1996年的主要工作\n（一）加强农业\n新建水库6座。\n";
    let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
    let told: Vec<_> =
        d.metrics.iter().filter(|m| m.subject.is_some()).map(|m| (m.period.as_deref(), m.status)).collect();
    use super::Status::{Actual, Target};
    assert_eq!(told, [(Some("1991/1995"), Actual), (Some("1996"), Target)]);
    let status = |s: &str| read(s).metrics.last().unwrap().status;
    assert_eq!(status("开展涉及计划生育的清理，文件从93件减少到71件。"), Actual);
    assert_eq!(status("优良天数比率目标86.5%。"), Target);
    assert_eq!(status("方案编制完成，其中二级目标4家。"), Actual);
}

#[test]
fn plain_names_and_what_was_reviewed() {
    assert_eq!(said("处理好两个大国的关系。"), ["两个 大国"]);
    assert_eq!(said("有两个截然不同的主张。"), ["两个 截然不同的主张"]);
    assert_eq!(said("开展规范性文件清理，继续有效29件、修改6件。"), ["29件 规范性文件", "6件 规范性文件"]);
    assert_eq!(said("受理教师资格认定、民办学校变更登记等申请5863件。"), ["5863件 申请"]);
    assert_eq!(said("完成投资占年度计划的108%。"), ["108% 完成投资"]);
    assert_eq!(said("调查失业率、消费价格涨幅分别控制在5.5%以内和3%左右。")[1], "3% 消费价格涨幅");
    assert_eq!(said("一、二、三产业增加值分别增长4%、5%、6%。")[0], "4% 第一产业增加值");
    assert_eq!(said("新创建绿色工厂54家、绿色园区2家。"), ["54家 绿色工厂", "2家 绿色园区"]);
    assert_eq!(said("分值权重由3分提高到5分。"), ["3分 分值权重", "5分 分值权重"]);
}

#[test]
fn what_a_second_reader_showed() {
    // a clause that opens with a comparison and ends with a share
    assert_eq!(said("民营经济税收20亿元，较上年占比提高2个百分点。")[1], "2个百分点 民营经济税收占比");
    assert_eq!(said("比全省占比高2个百分点。"), ["2个百分点 -"]);
    assert_eq!(said("出口20亿元，与上年同期相比占60%。").len(), 2);
    // grades are no scopes, alone they are
    assert_eq!(
        said("培育县级龙头企业20家、市级龙头企业10家、省级龙头企业5家。"),
        ["20家 县级龙头企业", "10家 市级龙头企业", "5家 省级龙头企业"]
    );
    assert_eq!(said("政策解读119期，其中市级47期。")[1], "47期 政策解读");
    assert_eq!(said("现代农业、扩大产能分别增长3%、5%。")[1], "5% 扩大产能");
    assert_eq!(said("一、二线城市房价分别上涨3%、2%。"), ["3% 一线城市房价", "2% 二线城市房价"]);
    assert_eq!(said("国考断面优于Ⅲ类水体比例80%。"), ["80% 国考断面优于Ⅲ类水体比例"]);
    assert_eq!(said("通过各种形式使用国外贷款20亿元。"), ["20亿元 使用国外贷款"]);
    let d = read("在2021年，全市农业在稳产保供的基础上，增加粮食产量20万吨。");
    assert_eq!(d.metrics[0].period.as_deref(), Some("2021"));
    let d = read("五年来的实践让我们认识到，贫困人口减少5万人。");
    assert_eq!(d.metrics.last().unwrap().status, super::Status::Actual);
}

#[test]
fn what_is_put_between_a_subject_and_its_figure() {
    for (text, subject) in [
        ("提取额度以家庭为单位由原6000元调整为9600元。", "提取额度"),
        ("最高可贷比例由现行的总房价的70%提高为总房价的80%。", "最高可贷比例"),
        ("三孩家庭最高贷款额度在我市最高额度基础上提高20万元。", "三孩家庭最高贷款额度"),
        ("承诺办结时限在法定办结时限的基础上压缩50%。", "承诺办结时限"),
        ("贷款利率下限为相应期限贷款市场报价利率减20个基点。", "贷款利率下限"),
        ("月缴存额上限为缴存基数上限乘以24%。", "月缴存额上限"),
        ("单身职工由1000元上调至1200元，每年度不超过14400元。", "单身职工"),
        ("每名人才购房补贴只享受1次。", "人才购房补贴"),
        ("二套房首付比例最低可按30%执行。", "二套房首付比例"),
        ("提高补贴标准，由500元提高到600元。", "补贴标准"),
        ("缴存人应在不动产登记过户满6个月后办理。", "不动产登记过户"),
        // what is counted by nothing keeps its 以, and a clause that changes nothing lends nothing
        ("农村公路以奖代补资金达到3亿元。", "农村公路以奖代补资金"),
        ("推进审批改革，由20个工作日压缩至5个工作日。", "-"),
        ("企业可申请分期缴纳配套费，最长不超过6个月。", "-"),
    ] {
        for line in said(text) {
            assert_eq!(line.split_once(' ').unwrap().1, subject, "{text}");
        }
    }
    let d = read("双缴存职工最高贷款额度从50万元调至60万元。");
    let verbs: Vec<_> = d.metrics.iter().map(|m| m.predicate.map(|p| d.clean.slice(p))).collect();
    assert_eq!(verbs, [Some("调至"), Some("调至")]);
}

#[test]
fn what_is_given_and_what_lasts() {
    assert_eq!(said("给予购房款2%的购房补贴。"), ["2% 购房补贴"]);
    assert_eq!(said("由财政给予50%契税补贴。"), ["50% 契税补贴"]);
    assert_eq!(said("业主按已缴契税的50%给予补贴，最高不超过3万元。"), ["50% 补贴", "3万元 补贴"]);
    assert_eq!(said("再给予每平方米800元、500元的补贴。"), ["800元 补贴", "500元 补贴"]);
    assert_eq!(said("按5万元的标准给予购房补贴。"), ["5万元 购房补贴"]);
    assert_eq!(said("具有3年以上企业工作经历。"), ["3年 企业工作经历"]);
    assert_eq!(said("停业1年以上门店30家。"), ["1年 -", "30家 门店"]);
    assert_eq!(said("连续缴纳社会保险6个月以上的职工。"), ["6个月 社会保险"]);
    assert_eq!(said("商品住宅去化周期超过36个月的县。"), ["36个月 商品住宅去化周期"]);
    assert_eq!(said("一套房有两家及以上装修公司。"), ["两家 装修公司"]);
    assert_eq!(said("抽取15%以上数量的样品。"), ["15% 样品"]);
    assert_eq!(said("计划收购二手住房3000套用于租赁。"), ["3000套 二手住房"]);
    assert_eq!(said("市发展改革委等9部门《关于稳岗的通知》。"), ["9 部门"]);
    assert_eq!(said("城区500米以内站点覆盖率达到100%。")[1], "100% 500米以内站点覆盖率");
}

#[test]
fn whose_a_long_measure_is() {
    let told = |text: &str| -> Vec<(Option<String>, Option<String>)> {
        read(text).metrics.iter().map(|m| (m.subject.clone(), m.scope.clone())).collect()
    };
    let pair = |subject: &str, scope: &str| (Some(subject.to_owned()), Some(scope.to_owned()));
    // both levels are of the same households
    let levels = told("二孩及以上家庭、双缴存职工、高层次人才家庭最高贷款额度由60万元提高到70万元。");
    assert_eq!(levels, vec![pair("最高贷款额度", "二孩及以上家庭、双缴存职工、高层次人才家庭"); 2]);
    let bought = told("三孩家庭购买自住住房申请公积金贷款最高额度上浮20%。");
    assert_eq!(bought, [pair("公积金贷款最高额度", "三孩家庭购买自住住房")]);
    assert_eq!(told("全市粮食产量由200万吨提高到220万吨。"), vec![pair("粮食产量", "全市"); 2]);
    // short names keep who is in them, and two names are not one owner's
    assert_eq!(said("脱贫县农村居民人均可支配收入增长8.8%。"), ["8.8% 脱贫县农村居民人均可支配收入"]);
    let two = said("单位住房公积金缴存比例和职工住房公积金缴存比例均为12%。");
    assert_eq!(two, ["12% 单位住房公积金缴存比例和职工住房公积金缴存比例"]);
}

#[test]
fn what_a_bracket_includes_and_the_clause_before_changes() {
    assert_eq!(
        said("购买144平方米以下（不含144平方米）新建商品住宅的家庭。")[..2],
        ["144平方米 新建商品住宅", "144平方米 新建商品住宅"]
    );
    assert_eq!(said("降低首付比例，从当前执行的三成降至二成。"), ["三成 首付比例", "二成 首付比例"]);
    assert_eq!(said("按企业收购旧房发票注明的购房款总额的1.5%给予补贴。"), ["1.5% 补贴"]);
    assert_eq!(said("已缴纳土地总价款50%以上的项目。"), ["50% 土地总价款"]);
    assert_eq!(said("优惠券单张面值20000元，共计发放2500张。")[1], "2500张 -");
    // what is raised tells nothing of days or sums, and who takes part is of the number's name
    assert_eq!(said("提高服务质量，由5天压缩到2天。"), ["5天 -", "2天 -"]);
    assert_eq!(said("加大投入力度，由300万元增加到500万元。"), ["300万元 -", "500万元 -"]);
    let insured = said("非公有制企业职工参加工伤保险人数比例为90%。");
    assert_eq!(insured, ["90% 非公有制企业职工参加工伤保险人数比例"]);
    assert_eq!(said("对新认定高新技术企业给予30%税收减免。"), ["30% 税收减免"]);
    // the age is of no 户籍 that 、 parts off
    assert_eq!(said("未获得户籍、40周岁以下的人员。"), ["40周岁 人员"]);
}

#[test]
fn any_words_in_any_order_are_read() {
    let table: Vec<&str> = crate::lexicon::clauses::words().map(|(word, _)| word).collect();
    let marks = [
        "，",
        "、",
        "。",
        "的",
        "和",
        "其中",
        "中",
        "比",
        "较上年",
        "占",
        "占比",
        "分别",
        "等",
        "由",
        "到",
        "了",
        "“甲”",
        "（含乙）",
    ];
    let figures = [
        "20亿元",
        "3%",
        "5个",
        "2个百分点",
        "12家",
        "2023年",
        "90平方米以下",
        "一倍",
        "6月",
        "三成以上",
        "-1.5%",
        "8岁",
    ];
    // a fixed generator: the same sentences each time
    let mut state = 20_261_130_u64;
    let mut next = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for _ in 0..150 {
        let mut text = String::from("清河市2023年工作情况报告\n\n");
        for _ in 0..200 {
            for _ in 0..next(7) {
                text.push_str(if next(3) == 0 { marks[next(marks.len())] } else { table[next(table.len())] });
            }
            text.push_str(figures[next(figures.len())]);
            if next(3) == 0 {
                text.push_str(["，", "。", "、", "的", "和", "\n"][next(6)]);
            }
        }
        let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
        assert_eq!(d.metrics.iter().filter(|m| m.figure.is_some()).count(), d.figures.len());
    }
}

#[test]
fn brackets_books_and_sorts() {
    let period = |s: &str| read(s).metrics.last().unwrap().period.clone().unwrap();
    assert_eq!(period("供水总量2亿立方米（2022年为1.9亿立方米），合格率99.6%。"), "2023");
    assert_eq!(period("落实《建设实施纲要（2021—2025年）》，满意度达96%。"), "2023");
    assert_eq!(period("今年汛期（5月1日至9月30日），降雨量892毫米。"), "2023-05-01/2023-09-30");
    assert_eq!(period("公开2021年度部门决算；抽检单位1326家。"), "2023");
    assert_eq!(period("水位为2003年以来最高。10月，解决了2万人饮水困难。"), "2023-10");
    assert_eq!(said("评查案卷120卷，对不合格的5卷下发通知。")[1], "5卷 评查案卷");
    assert_eq!(said("完成造林328万亩、防沙治沙1960万亩。"), ["328万亩 造林", "1960万亩 防沙治沙"]);
    assert_eq!(said("就业率达到83%，比上年增加60万人。")[1], "60万人 -");
    assert_eq!(said("即办件占比48%。"), ["48% 即办件占比"]);
}

#[test]
fn the_clause_before_names_what_this_one_tells() {
    assert_eq!(said("全年社会商品零售总额，比上年增长7.8%。"), ["7.8% 社会商品零售总额"]);
    assert_eq!(
        said("城乡居民的平均消费水平，由175元提高到288元。"),
        ["175元 城乡居民的平均消费水平", "288元 城乡居民的平均消费水平"]
    );
    assert_eq!(said("农民的纯收入，全市平均每人达到355元。"), ["355元 农民的纯收入"]);
    // what is to be done names nothing
    assert_eq!(said("1.调整房租提取标准，城区为每月1500元。"), ["1500元 城区"]);
    assert_eq!(said("给予装修补贴，每套最高不超过2万元。"), ["2万元 装修补贴"]);
    assert_eq!(said("提高服务质量，每套最高不超过2万元。"), ["2万元 -"]);
    assert_eq!(said("一、对外开放方面（共5项）"), ["5项 对外开放方面"]);
    assert_eq!(said("（二）完善信用监管（4分）"), ["4分 完善信用监管"]);
}

#[test]
fn what_a_bound_is_of_and_what_a_share_is_called() {
    assert_eq!(said("户籍人口超过100万的城市每年报告。"), ["100万 户籍人口"]);
    assert_eq!(said("住宅项目容积率不得低于1.2的地块可以出让。"), ["1.2 住宅项目容积率"]);
    assert_eq!(said("个人负担（自付部分）累计超过15000元的部分予以补助。"), ["15000元 个人负担"]);
    assert_eq!(said("适用3%征收率的应税收入减半。"), ["3% 征收率"]);
    assert_eq!(said("商业比在10%以下的居住用地可以调整。"), ["10% 商业比"]);
    assert_eq!(said("住房按照1万元标准发放消费券。"), ["1万元 消费券"]);
    assert_eq!(said("用于农业建设的资金80亿元。"), ["80亿元 用于农业建设的资金"]);
    assert_eq!(said("竞买保证金最低可按起始价的20%缴纳。"), ["20% 竞买保证金"]);
    assert_eq!(said("按扣除标准的50%扣除。"), ["50% 扣除标准"]);
    assert_eq!(said("对多子女家庭可提高20%贷款额度。"), ["20% 贷款额度"]);
    assert_eq!(said("住房价款自签约之日起1个月内缴至不低于50%。")[1], "50% 住房价款");
}

#[test]
fn deeds_that_are_part_of_a_name() {
    assert_eq!(said("帮助300名未就业毕业生到基层就业。"), ["300名 未就业毕业生"]);
    assert_eq!(said("3人未参加会议。"), ["3人 -"]);
    assert_eq!(said("建设30个乡村健身提升工程。"), ["30个 乡村健身提升工程"]);
    assert_eq!(said("推进首批12项及第二批14项重点改革。"), ["12项 重点改革", "14项 重点改革"]);
    assert_eq!(said("全市已批准的发明103项。"), ["103项 发明"]);
}

#[test]
fn to_whom_by_what_and_under_which_reckoning() {
    assert_eq!(said("移交给企业和地方的职能200多项。"), ["200多项 职能"]);
    assert_eq!(said("撤并不具备条件的公司17家。"), ["17家 不具备条件的公司"]);
    assert_eq!(said("关闭没有资质的机构5家。"), ["5家 没有资质的机构"]);
    assert_eq!(said("农村居民人均纯收入，考虑价格因素，比上年增长4.3%。"), ["4.3% 农村居民人均纯收入"]);
    assert_eq!(said("提高职工提取公积金的最高限额，城区由1万元提高到2万元。")[0], "1万元 职工提取公积金的最高限额");
    assert_eq!(said("贷款额度不得超过规定的最高额度，且不得超过总价的80%。")[0], "80% 贷款额度");
    assert_eq!(said("属首次购买的，按300元/平方米给予补贴。"), ["300元/平方米 补贴"]);
    assert_eq!(said("当日单笔或者累计交易人民币5万元以上。"), ["5万元 当日单笔或者累计交易"]);
    assert_eq!(said("推动21家省高能级服务业创新发展区提能升级。"), ["21家 省高能级服务业创新发展区"]);
    let d = read("没有实现年初确定的单位能耗降低4%左右的目标。");
    assert_eq!(d.metrics[0].period.as_deref(), Some("2023"));
}

#[test]
fn what_is_compared_with_a_year_is_not_of_it() {
    let d = read("一、财政\n\n2022年，全市收支平衡。\n\n预算支出比2022年减少4%，为30亿元。\n\n收入20亿元。");
    let periods: Vec<_> = d.metrics.iter().map(|m| m.period.as_deref()).collect();
    assert_eq!(periods, [Some("2023"), Some("2023"), Some("2022")]);
}

#[test]
fn a_verb_may_tell_which_of_those_who_act_are_counted() {
    assert_eq!(said("享受低保的居民1200人。"), ["1200人 享受低保的居民"]);
    assert_eq!(said("参加合作社的农户达到1692万户。"), ["1692万户 参加合作社的农户"]);
    assert_eq!(said("发放困难群众的补助30万元。"), ["30万元 困难群众的补助"]);
    assert_eq!(said("积累所占的比重，在调整初期由36.5%降到28.5%。")[1], "28.5% 积累所占的比重");
    assert_eq!(said("社会商品零售总额，由于前面说过的原因，只完成计划的94%。"), ["94% 社会商品零售总额"]);
}

#[test]
fn a_long_name_leaves_whose_it_is_to_the_scope() {
    let d = read("夫妻双方均正常缴存住房公积金的最高贷款额度调整为100万元。");
    let scope = d.metrics[0].scope.as_deref();
    assert_eq!((d.metrics[0].subject.as_deref(), scope), (Some("最高贷款额度"), Some("夫妻双方均正常缴存住房公积金")));
    assert_eq!(said("民间资本参与海上风电、核电等重大项目参股比例不低于10%。").len(), 1);
}

#[test]
fn the_cells_of_a_table_are_named_by_its_column_or_its_row() {
    let d = read(
        "| 违规行为 | 罚款幅度 | 情节 |\n|---|---|---|\n| 未按规定登记 | 2万元至5万元 | 严重 |\n| 逾期报告 | 1万元以下 | 轻微 |",
    );
    let cells: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref(), m.scope.as_deref())).collect();
    assert_eq!(cells, [(Some("罚款幅度"), Some("未按规定登记")), (Some("罚款幅度"), Some("逾期报告"))]);
    assert_eq!(
        said("| 指标 | 2023年末 | 同比增长 |\n|---|---|---|\n| 资产总额 | 319.75万亿元 | 9.8% |"),
        ["319.75万亿元 资产总额", "9.8% 资产总额"]
    );
    // the cell speaks for itself; and a row without a head has only its own name
    assert_eq!(said("| 项目 | 内容 |\n| 诊疗 | 每人补贴300元 |"), ["300元 补贴"]);
    assert_eq!(said("| 人口 | 12万人 |"), ["12万人 人口"]);
}

#[test]
fn a_cell_is_no_running_number_and_a_head_no_generic_word() {
    assert_eq!(
        said("| 序号 | 指标 | 数值 |\n|---|---|---|\n| 1 | 常住人口 | 300万人 |\n| 二 | 税收 | 人民币20亿元 |"),
        ["300万人 常住人口", "20亿元 税收"]
    );
    assert_eq!(said("| 行业 | 指标 | 完成情况 |\n| 工业 | 总产值 | 约30亿元 |"), ["30亿元 总产值"]);
    // a rule without a head above it
    assert_eq!(said("下列面积\n\n|---|---|\n| 林地 | 3公顷 |"), ["3公顷 林地"]);
    // two tables, one below the other
    let d = read(
        "| 单位 | 人数 |\n|---|---|\n| 水务局 | 30人 |\n\n| 单位 | 面积 |\n|---|---|\n| 水务局 | 不少于3公顷 |\n| 合计 | 5公顷 |",
    );
    let cells: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref().unwrap(), m.scope.as_deref())).collect();
    assert_eq!(cells, [("人数", Some("水务局")), ("面积", Some("水务局")), ("面积", None)]);
}

#[test]
fn what_new_rules_leave_alone() {
    // what opens a name is part of it, a remark is none, and nothing is carried into a bracket
    assert_eq!(said("不合格的产品数量，比上年减少12件。"), ["12件 -"]);
    assert_eq!(said("粮食总产量32万吨，历史新高，比上年增长4%。")[1], "4% 粮食总产量");
    assert_eq!(said("加大对教育的投入力度，全市平均增长8%。"), ["8% 全市"]);
    assert_eq!(said("工业项目（共12个）、农业项目（共30个）。"), ["12个 工业项目", "30个 农业项目"]);
    assert_eq!(said("第一批（共20个）"), ["20个 -"]);
    // firms that did not, and what was done since a day
    assert_eq!(said("抽查30家企业，有4家未聘用专职人员。")[1], "4家 企业");
    assert_eq!(said("企业自投产之日起累计缴纳税款500万元。"), ["500万元 税款"]);
    assert_eq!(said("15个市提高标准。"), ["15个 市"]);
    assert_eq!(said("尚未办结的投诉28件。"), ["28件 尚未办结的投诉"]);
    let d = read("2020年下达的专项资金为3亿元。");
    assert_eq!(d.metrics[0].period.as_deref(), Some("2020"));
}

#[test]
fn captions_before_a_colon() {
    assert_eq!(
        said("主要指标。线路等级：三级。设计速度：60公里/小时。最小曲线半径：一般地段300米。站台有效长度：120米。"),
        ["60公里/小时 设计速度", "300米 最小曲线半径", "120米 站台有效长度"]
    );
    assert_eq!(said("项目总投资：约3.5亿元；占地面积：120亩。"), ["3.5亿元 项目总投资", "120亩 占地面积"]);
    // what acts is no caption, and a prize has a name of its own
    assert_eq!(said("现已完成：5个。"), ["5个 -"]);
    assert_eq!(said("奖励标准：一等奖5万元，二等奖3万元。"), ["5万元 一等奖", "3万元 二等奖"]);
}

#[test]
fn what_is_denied_or_exceeds_is_counted_as_such() {
    assert_eq!(
        said("检测样品620批，其中未检出样品600批，检出但低于限量标准的样品17批；超过限量标准的样品3批。"),
        ["620批 检测样品", "600批 未检出样品", "17批 检出但低于限量标准的样品", "3批 超过限量标准的样品"]
    );
    assert_eq!(said("未取得资格证12人，未开工项目5个。"), ["12人 未取得资格证", "5个 未开工项目"]);
    assert_eq!(said("新增企业数超过全省平均水平的2个百分点。"), ["2个百分点 新增企业数"]);
}

#[test]
fn accounts_and_budgets() {
    assert_eq!(
        said(
            "其中教育、社会保障和就业、卫生健康支出分别完成82万元、69万元和40万元，同比分别增长2.9%、5.6%和下降11.4%。"
        ),
        [
            "82万元 教育支出",
            "69万元 社会保障和就业支出",
            "40万元 卫生健康支出",
            "2.9% 教育支出",
            "5.6% 社会保障和就业支出",
            "11.4% 卫生健康支出"
        ]
    );
    let d = read("政府性基金收入完成2.4亿元，仅为年初预算的61.5%，短收近1.5亿元。上年结转5件。");
    let said_of: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref(), m.period.as_deref())).collect();
    assert_eq!(said_of[1], (Some("政府性基金收入"), Some("2023")));
    assert_eq!(said_of[2], (Some("政府性基金收入"), Some("2023")));
    assert_eq!(said_of[3], (Some("结转"), Some("2023")));
    assert_eq!(
        said("总收入186亿元（含上级补助31亿元）。面积144平方米以下（不含144平方米）。"),
        ["186亿元 总收入", "31亿元 上级补助", "144平方米 面积", "144平方米 面积"]
    );
    let d = read("衔接资金1.5亿元，其中中央0.8亿元、省级0.4亿元、市县0.3亿元。");
    let parts: Vec<_> = d.metrics.iter().map(|m| (m.subject.as_deref(), m.scope.as_deref())).collect();
    assert_eq!(
        parts[1..],
        [(Some("衔接资金"), Some("中央")), (Some("衔接资金"), Some("省级")), (Some("衔接资金"), Some("市县"))]
    );
    assert_eq!(said("所需资金由政府、集体、个人分别承担30%、40%、30%。"), ["30% 资金", "40% 资金", "30% 资金"]);
    assert_eq!(said("总收入增长5%，降幅收窄6个百分点；剔除不可比因素，实际增长2%。")[2], "2% 总收入");
}

#[test]
fn lists_of_ranks_regions_and_indexes() {
    assert_eq!(
        said("第二、第三、第四种形态分别为589人次、97人次和67人次，占比依次为25%、4%、3%。"),
        [
            "589人次 第二种形态",
            "97人次 第三种形态",
            "67人次 第四种形态",
            "25% 第二种形态",
            "4% 第三种形态",
            "3% 第四种形态"
        ]
    );
    assert_eq!(
        said("东部、中部、西部地区承担比例分别为85%、90%、95%。"),
        ["85% 东部地区承担比例", "90% 中部地区承担比例", "95% 西部地区承担比例"]
    );
    assert_eq!(
        said("钢材、水泥、化肥（折纯）产量分别为18万吨、74万吨和2万吨。"),
        ["18万吨 钢材产量", "74万吨 水泥产量", "2万吨 化肥（折纯）产量"]
    );
    assert_eq!(
        said("处理交通事故87起，造成19人死亡、96人受伤，直接财产损失41万元，四项指数同比分别下降12%、13%、9%和7%。")
            [5..],
        ["12% 交通事故", "13% 死亡", "9% 受伤", "7% 直接财产损失"]
    );
    assert_eq!(said("第一、第二、第三产业分别增长3%、5%、7%。"), ["3% 第一产业", "5% 第二产业", "7% 第三产业"]);
    let d = read("2018年、2019年分别起诉58人、214人。");
    let periods: Vec<_> = d.metrics.iter().map(|m| m.period.as_deref()).collect();
    assert_eq!(periods, [Some("2018"), Some("2019")]);
}

#[test]
fn awards_and_thresholds() {
    assert_eq!(
        said("对年销售额首次突破10亿元、50亿元、100亿元的制造企业，分别给予50万元、100万元、200万元奖励。")[..3],
        ["10亿元 年销售额", "50亿元 年销售额", "100亿元 年销售额"]
    );
    let levels = "对年收入首次突破1亿元、2亿元、3亿元、4亿元、5亿元、6亿元、7亿元、8亿元、9亿元的企业给予奖励。";
    assert!(said(levels).iter().all(|s| s.ends_with(" 年收入")), "{:?}", said(levels));
    assert_eq!(said("亩均税收连续两年达到30万元以上的企业优先供地。")[1], "30万元 亩均税收");
    assert_eq!(said("总投资达50亿元的项目3个。"), ["50亿元 总投资", "3个 项目"]);
    assert_eq!(
        said(
            "按实际投入的8%给予补助，单个项目最高不超过600万元；列入省计划的，补助比例提高2个百分点，最高可达800万元。"
        ),
        ["8% 补助", "600万元 补助", "2个百分点 补助比例", "800万元 补助"]
    );
    assert_eq!(said("费用按年度实际支出的30%补贴，每户每年不超过5万元。")[1], "5万元 补贴");
    assert_eq!(said("单套最高补贴不超过5万元。"), ["5万元 单套最高补贴"]);
    assert_eq!(
        said("对旅行社分别按3.5万元/列、6.5万元/架次的标准给予奖补。"),
        ["3.5万元/列 奖补", "6.5万元/架次 奖补"]
    );
    assert_eq!(said("年产值达到3500亿元、百亿元以上产业链达到8条。")[2], "8条 百亿元以上产业链");
}

#[test]
fn cases_pairs_and_places() {
    assert_eq!(
        said("处置问题线索1863件，立案638件，来访714批。侦查终结21件，其中移送起诉16件，免予起诉3件。"),
        ["1863件 问题线索", "638件 立案", "714批 来访", "21件 侦查终结", "16件 移送起诉", "3件 免予起诉"]
    );
    assert_eq!(said("全区3214户8765名贫困人口脱贫。"), ["3214户 贫困人口", "8765名 贫困人口"]);
    assert_eq!(said("企业发生了8起较大事故，其中有5起发生在铁路领域。"), ["8起 较大事故", "5起 较大事故"]);
    assert_eq!(said("损坏堤防27处、长11.8公里。"), ["27处 损坏堤防", "11.8公里 损坏堤防"]);
    assert_eq!(said("锅炉47台，供热面积312万平方米，其中10蒸吨/小时及以下的31台。")[3], "31台 锅炉");
    assert_eq!(said("平均办理时限压缩至4.2个工作日，较法定时限减少78%。")[1], "78% 办理时限");
    assert_eq!(said("电话普及率由上年的每百人1.9部提高到3.2部。")[1], "3.2部 电话普及率");
}

#[test]
fn brackets_rests_and_rates_of_change() {
    assert_eq!(
        said("流通环节1189批次；餐饮环节（含网络订餐560批次）3642批次。"),
        ["1189批次 流通环节", "560批次 网络订餐", "3642批次 餐饮环节"]
    );
    assert_eq!(said("收入30人（其中女性12人）。"), ["30人 收入", "12人 女性"]);
    assert_eq!(said("程序违法19件、事实不清15件、其他9件。")[2], "9件 -");
    assert_eq!(said("案件由52件降至37件，降幅达28.8%。")[2], "28.8% 案件降幅");
    assert_eq!(said("本科上线2826人，上线率51.3%，同比增加194人。")[2], "194人 本科");
    assert_eq!(said("受理人犯1247人，经审查批准逮捕1098人。")[1], "1098人 批准逮捕");
}

#[test]
fn what_is_given_by_a_share_or_to_somebody() {
    assert_eq!(
        said("按新增费用的10%给予后补助，上限200万元。按销售额的5%给予配套补助，单台最高50万元。"),
        ["10% 后补助", "200万元 后补助", "5% 配套补助", "50万元 配套补助"]
    );
    assert_eq!(said("分别给予企业经营团队50万元、100万元一次性奖励。"), ["50万元 奖励", "100万元 奖励"]);
    assert_eq!(
        said(
            "处1000元以上5000元以下罚款；并处违法所得一倍以上三倍以下罚款，但最高不得超过10万元；按每吨2000元处以罚款。"
        ),
        ["1000元以上5000元 罚款", "一倍以上三倍 违法所得", "10万元 罚款", "2000元 罚款"]
    );
    assert_eq!(said("供餐人数超过100人的食堂。"), ["100人 供餐人数"]);
}

#[test]
fn which_things_and_which_budget_tell_no_period() {
    let periods = |body: &str| -> Vec<Option<String>> { read(body).metrics.into_iter().map(|m| m.period).collect() };
    let of = |year: &str| Some(year.to_owned());
    assert_eq!(periods("清理2016年以来制发的文件127件，保留84件。"), [of("2023"), of("2023")]);
    assert_eq!(periods("2000年底前建成的小区共164个。"), [of("2023")]);
    assert_eq!(periods("在2022年6月30日前缴清契税的，按50%给予补贴。"), [of("2022-06-30")]);
    assert_eq!(periods("事故自2016年起上升；较大事故32起。"), [of("2023")]);
    assert_eq!(periods("到案率由2017年的36%、2018年的58%提高到81%。"), [of("2017"), of("2018"), of("2023")]);
    assert_eq!(periods("剔除上年退税因素后收入增长4.1%。"), [of("2023")]);
    assert_eq!(periods("负担控制在上年收入的5%以内，损失相当于我县去年收入的5倍。"), [of("2023"), of("2023")]);
}

#[test]
fn money_by_the_head_and_by_the_square_metre() {
    assert_eq!(said("对企业按每人每月500元标准补贴，按每吨30元补贴船公司。"), ["500元 补贴", "30元 补贴"]);
    assert_eq!(said("对硕士、博士按每人每月3000元、1500元发放生活补贴。"), ["3000元 生活补贴", "1500元 生活补贴"]);
    assert_eq!(
        said("90平方米以下的，每平方米补200元；每招收1名博士后奖10万元。")[1..],
        ["200元 补", "1名 博士后", "10万元 奖"]
    );
    assert_eq!(said("按投资额20%给予补助。"), ["20% 补助"]);
    assert_eq!(said("检察机关以污染环境罪批捕389人、起诉702人。"), ["389人 批捕", "702人 起诉"]);
    assert_eq!(said("摩托车、电动车肇事占57.1%，七成多事故发生在农村。")[1], "七成 事故");
    assert_eq!(said("接待20余场、人均最高达460元，退赔2.2万元。")[1..], ["460元 接待", "2.2万元 退赔"]);
}

#[test]
fn denials_stay_with_what_they_deny() {
    let verb = |body: &str| {
        let d = read(body);
        d.metrics.first().and_then(|m| m.predicate).map(|p| d.clean.slice(p).to_owned()).unwrap_or_default()
    };
    for (body, predicate) in [
        ("未按期完成任务5项。", "未按期完成"),
        ("有5个项目未按期开工。", "未按期开工"),
        ("3项约束性指标未能如期完成。", "未能如期完成"),
        ("住房面积不得超过90平方米。", "不得超过"),
        ("不断提高补助标准300元。", "提高"),
        ("按期完成任务5项。", "完成"),
        ("未按规定发放津补贴300万元。", "未按规定发放"),
        ("不得以任何理由收取费用300元。", "不得以任何理由收取"),
        ("不只完成项目3个。", "完成"),
        ("能不能完成投资3亿元。", "完成"),
        ("设备功能不能完成检测3项。", "不能完成"),
        ("未央区完成投资3亿元。", "完成"),
        ("未就业毕业生领取补贴300元。", "领取"),
    ] {
        assert_eq!(verb(body), predicate, "{body}");
    }
    assert_eq!(said("检出不合格产品12批次，发现不达标水体3处。"), ["12批次 不合格产品", "3处 不达标水体"]);
    assert_eq!(said("未登记的租房提取限额为900元。"), ["900元 未登记的租房提取限额"]);
    assert_eq!(said("未达标企业产值3亿元。"), ["3亿元 未达标企业产值"]);
    assert_eq!(said("不再收取费用12项，不予公开信息12条。"), ["12项 费用", "12条 不予公开信息"]);
    // the verb is the same only with its denial
    assert_eq!(said("2021年未拨付资金300万元。2022年未拨付200万元。"), ["300万元 资金", "200万元 资金"]);
    assert_eq!(said("落实资金300万元。2022年没有落实200万元。")[1], "200万元 -");
    assert_eq!(said("不断完善制度12项。"), ["12项 完善制度"]);
}

#[test]
fn dates_joined_to_the_one_compared_with_are_no_periods() {
    let periods = |body: &str| {
        let d = read(body);
        d.metrics.iter().map(|m| m.period.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(periods("全市税收比2021年、2022年分别增长3%、4%。"), ["2023", "2023"]);
    assert_eq!(periods("税收较2020年、2021年和2022年均增长3%。"), ["2023"]);
    assert_eq!(periods("2021年、2022年税收分别增长3%、4%。"), ["2021", "2022"]);
}

#[test]
fn what_a_limit_goes_by_a_share_is_of_and_a_unit_counts() {
    assert_eq!(said("青年家庭贷款额度可按家庭申请贷款时计算的额度合计数上浮20%确定。"), ["20% 青年家庭贷款额度"]);
    assert_eq!(said("组成合作社的农户还只占农户总数的2%左右。"), ["2% 组成合作社的农户占农户总数"]);
    assert_eq!(said("我国有十亿人口，两亿多户。"), ["十亿人口 人口", "两亿多户 -"]);
    assert_eq!(said("我国有十亿人口，比上年增加1000万。")[1], "1000万 人口");
    assert_eq!(said("民营企业约占企业总数的90%。"), ["90% 民营企业占企业总数"]);
    assert_eq!(said("研发费用加计扣除100%。"), ["100% 研发费用加计扣除"]);
    assert_eq!(said("本年发生数3亿元。3起发生于施工现场。"), ["3亿元 发生数", "3起 -"]);
    assert_eq!(said("三个重要方面经验，发行3年期债券50亿元。")[0], "三个 重要方面经验");
    assert_eq!(said("发行3年期债券50亿元。"), ["3年 -", "50亿元 3年期债券"]);
    assert_eq!(said("每人对家庭名下1套住房给予补贴。")[0], "1套 住房");
    assert_eq!(said("解决980万农村人口饮水困难和饮水安全问题。"), ["980万 农村人口"]);
    assert_eq!(said("新增2名人口普查员。"), ["2名 人口普查员"]);
    assert_eq!(said("这四个主要方面是基础，建设三项企业方面的标准。")[0], "四个 主要方面");
    assert_eq!(said("纳税人赡养一位及以上被赡养人的支出。"), ["一位 被赡养人"]);
    assert_eq!(said("账户与其他账户发生累计交易人民币200万元以上的。"), ["200万元 交易"]);
    assert_eq!(said("发生较大事故8起，其中5起发生在铁路领域。"), ["8起 较大事故", "5起 较大事故"]);
    assert_eq!(
        said("全社会研究与试验开发经费，从2002年1288亿元增加到2007年的3664亿元。"),
        ["1288亿元 全社会研究与试验开发经费", "3664亿元 全社会研究与试验开发经费"]
    );
    assert_eq!(
        said("减免27万名幼儿保教费、300名学生学费；5年期以上LPR为3.95%。"),
        ["27万名 幼儿", "300名 学生", "5年 -", "3.95% 5年期以上LPR"]
    );
    // a clause that tells a deed is no name
    assert_eq!(said("进一步拓展对外开放的广度和深度，提前实现翻两番。"), ["两番 -"]);
}

#[test]
fn what_the_rules_above_leave_alone() {
    assert_eq!(said("不批准逮捕20人，未立案3件，依法不批捕12人。"), ["20人 不批准逮捕", "3件 未立案", "12人 不批捕"]);
    assert_eq!(
        said("尚未脱贫人口1200人，没有资格证的人员12人，未能通过验收项目6个。"),
        ["1200人 尚未脱贫人口", "12人 没有资格证的人员", "6个 未能通过验收项目"]
    );
    // a condition is no grant
    assert_eq!(said("按投资的10%给予补助，单套设备不低于500万元。")[1], "500万元 单套设备");
    assert_eq!(said("按房价的1%给予补贴，单套住房总价不超过100万元。")[1], "100万元 单套住房总价");
    assert_eq!(said("粮食产量50万吨，价格上涨，涨幅达12%。")[1], "12% 涨幅");
    assert_eq!(said("超计划完成投资30亿元，超计划用水单位20家。"), ["30亿元 投资", "20家 超计划用水单位"]);
    assert_eq!(said("粮食产量：小麦5万吨，玉米8万吨。"), ["5万吨 小麦", "8万吨 玉米"]);
    assert_eq!(said("总体情况：95%。"), ["95% -"]);
    assert_eq!(said("2家公司（注册资本500万元）投资3亿元。"), ["2家 公司", "500万元 注册资本", "3亿元 公司"]);
    let d = read("2025年底前建成的充电站达到100座。2022年和2023年，产量分别达到50万吨、52万吨。");
    let periods: Vec<_> = d.metrics.iter().map(|m| m.period.as_deref()).collect();
    assert_eq!(periods, [Some("2025-12"), Some("2022"), Some("2023")]);
}

#[test]
fn zeros_of_accounts_and_requests() {
    let zeros = |body: &str| -> Vec<String> {
        let d = read(body);
        let zeros = d.metrics.iter().filter(|m| m.figure.is_none());
        zeros.map(|m| m.subject.clone().unwrap()).collect()
    };
    assert_eq!(zeros("本年度无行政复议案件。全年没有收到复议申请。"), ["行政复议案件", "复议申请"]);
    assert_eq!(zeros("全年无出国（境）团组。"), ["出国（境）团组"]);
    let none = "无论何种申请，无法办理的申请，本年无收费情况。无症状感染，均已痊愈。无证经营违法案件，依法查处。没有收到预期效果。";
    assert!(zeros(none).is_empty());
}

#[test]
fn counts_among_sums() {
    assert_eq!(
        said("专列一次载客300人的，每列奖3万元；500人以上的，每列奖5万元。包机不少于80人的奖励2万元。"),
        ["300人 专列一次载客", "3万元 奖", "500人 专列一次载客", "5万元 奖", "80人 包机", "2万元 奖励"]
    );
    assert_eq!(
        said("合规费用5万元以下的部分支付50%；使用费按28元/平方米计征；每人补贴500元，单户封顶10万元。"),
        ["5万元 合规费用", "50% 部分支付", "28元/平方米 使用费", "500元 补贴", "10万元 补贴"]
    );
    // what a bracket counts is not told of behind it
    assert_eq!(said("受理申请17件（自然人15件、法人2件），比上年减少5件。")[3], "5件 申请");
    assert_eq!(said("处10万元以下的罚款。"), ["10万元 罚款"]);
}

#[test]
fn steps_of_conditions() {
    let steps = "年销售额在100万元（含）至500万元之间的，按2%补助；500万元至2000万元之间的，按3%补助；2000万元以上的，按4%补助。";
    let said_of = said(steps);
    assert_eq!(said_of[2], "500万元至2000万元 年销售额");
    assert_eq!(said_of[4], "2000万元 年销售额");
    assert_eq!(
        said("医疗费用1万元以上不足3万元的，给予1000元救助；3万元以上不足5万元的，给予3000元救助。"),
        ["1万元 医疗费用", "3万元 医疗费用", "1000元 救助", "3万元 医疗费用", "5万元 医疗费用", "3000元 救助"]
    );
    assert_eq!(
        said("年交易额达到3亿元的，给予150万元奖励；达到5亿元的，再奖励50万元。"),
        ["3亿元 年交易额", "150万元 奖励", "5亿元 年交易额", "50万元 奖励"]
    );
    // what is given is none of what its condition is of
    let given = said(
        "年交易额达到3亿元的，给予150万元一次性奖励；达到5亿元的，给予300万元。出口额每满100万美元奖励企业1万元。",
    );
    assert_eq!(given[3..], ["300万元 奖励", "100万美元 出口额", "1万元 奖励"]);
    // a noun of its own behind it, and what another unit counts
    assert_eq!(said("产值10亿元以上的，奖励20万元；500人以上的企业，奖励5万元。")[2], "500人 企业");
    assert_eq!(said("用电量超过500万千瓦时的部分，每千瓦时补贴0.03元。"), ["500万千瓦时 用电量", "0.03元 补贴"]);
}

#[test]
fn who_gets_it_and_each_of_what_name_nothing() {
    assert_eq!(
        said("发明专利每件奖励3000元，每引进一家奖励50万元，单户企业每年补贴不超过60万元。"),
        ["3000元 奖励", "50万元 奖励", "60万元 补贴"]
    );
    assert_eq!(said("资信报告费用每份不超过600元，奖励企业1万元。"), ["600元 资信报告费用", "1万元 奖励"]);
    assert_eq!(
        said("每接收1名脱贫人口，补贴企业2000元。对完成固定资产投资1亿元以上的乡镇奖励10万元，最高奖补50万元。"),
        ["1名 脱贫人口", "2000元 补贴", "1亿元 固定资产投资", "10万元 奖励", "50万元 奖补"]
    );
    assert_eq!(said("对固定资产投资5000万元以上的工业项目给予补助。"), ["5000万元 固定资产投资"]);
    assert_eq!(said("按每户8000元的标准给予一次性创业补贴。"), ["8000元 创业补贴"]);
    assert_eq!(said("购房补贴首次拨付40%，考核合格后拨付剩余60%。")[1], "60% 购房补贴");
}

#[test]
fn terms_are_of_nothing_before() {
    assert_eq!(
        said("对骗取补贴2万元的单位，3年内不得申请。市财政局在20个工作日内完成审核。")[1..],
        ["3年 -", "20个工作日 -"]
    );
    assert_eq!(said("对资金逾期60日仍未拨付的市予以通报。"), ["60日 资金逾期"]);
    assert_eq!(said("奖励资金分两年等额拨付。"), ["两年 资金"]);
}

#[test]
fn done_by_whom_and_already() {
    assert_eq!(said("问题已整改138个，隐患已整改32处。"), ["138个 问题", "32处 隐患"]);
    assert_eq!(said("推动市政府将助餐点由64个增至103个。"), ["64个 助餐点", "103个 助餐点"]);
    assert_eq!(said("我市将补助标准由每人50元提高到80元。"), ["50元 补助标准", "80元 补助标准"]);
    assert_eq!(said("全市将新建公园12个。"), ["12个 公园"]);
    assert_eq!(said("带动3000户农民人均增收2000元。")[0], "3000户 农民");
    assert_eq!(
        said("征集意见1870条，培训代表620人次，培训机构20家。"),
        ["1870条 意见", "620人次 代表", "20家 培训机构"]
    );
    assert_eq!(said("查验率控制在5%以内。"), ["5% 查验率"]);
    assert_eq!(said("设立产业基金20亿元，其中不少于40%投向初创企业。")[1], "40% 产业基金");
}

#[test]
fn a_share_by_which_something_is_granted_is_of_the_grant() {
    assert_eq!(said("首套和第二套分别按总房价1.5%和2%的比例给予购房补贴。"), ["1.5% 购房补贴", "2% 购房补贴"]);
    assert_eq!(
        said("按售票收入的5%奖励，在省级补贴基础上再按20%的比例补贴，由财政按其所缴契税额的50%对购房人予以补贴。"),
        ["5% 奖励", "20% 补贴", "50% 补贴"]
    );
    // a rate is told, or nothing granted
    assert_eq!(said("按年化利率2%给予贴息。可按转让收入的1%核定征收。"), ["2% 年化利率", "1% 转让收入"]);
    assert_eq!(said("补贴金额按贷款总额的1%计算。"), ["1% 贷款总额"]);
    assert_eq!(said("按年利率不超过2%给予贴息。按3%的年利率给予贴息。"), ["2% 年利率", "3% 年利率"]);
    // the share is of who gets it
    assert_eq!(said("按照规定对入驻率达到80%以上的园区给予奖励。"), ["80% 入驻率"]);
}

#[test]
fn deeds_that_are_joined_and_words_of_reports() {
    assert_eq!(
        said("停建、缓建了大中型项目295个，进一步停建、缓建小型项目38个。"),
        ["295个 大中型项目", "38个 小型项目"]
    );
    assert_eq!(
        said("疏解提质一般制造业企业104家，通过房票去化商品住宅超3.5万套。"),
        ["104家 一般制造业企业", "3.5万套 商品住宅"]
    );
    assert_eq!(said("商品住宅去化周期超过36个月。"), ["36个月 商品住宅去化周期"]);
    assert_eq!(
        said("保障重大项目用能1302万吨标准煤、金融工具投放金额89亿元。"),
        ["1302万吨标准煤 重大项目用能", "89亿元 金融工具投放金额"]
    );
    assert_eq!(said("对正高职称人才给予补贴20万元。")[0], "20万元 补贴");
    assert_eq!(said("人均纯收入，扣除价格因素，比上年实际增长4.3%。"), ["4.3% 人均纯收入"]);
    assert_eq!(said("1978、1979两年共增产粮食4900万吨。")[1], "4900万吨 粮食");
}

#[test]
fn another_currency_this_share_and_what_is_new() {
    assert_eq!(
        said("当日累计交易人民币5万元以上（含5万元）、外币等值1万美元以上（含1万美元）的现金缴存。"),
        ["5万元 当日累计交易", "5万元 当日累计交易", "1万美元 当日累计交易", "1万美元 当日累计交易"]
    );
    assert_eq!(said("交易金额人民币5万元以上或者外币等值1万美元以上的。"), ["5万元 交易金额", "1万美元 交易金额"]);
    assert_eq!(
        said("提高了投资比重。这个比重，1978年为17%，1979年达到27%。这一比例2023年达到55%。这一比重，1978年为18%。"),
        ["17% 比重", "27% 比重", "55% 比例", "18% 比重"]
    );
    assert_eq!(said("企业总数达3000家，新增200家。"), ["3000家 企业总数", "200家 企业"]);
    assert_eq!(
        said("争取用于项目建设的债券额度3150亿元。全市共试制成功了重要的新产品945种。"),
        ["3150亿元 用于项目建设的债券额度", "945种 重要的新产品"]
    );
}

#[test]
fn bounds_that_are_joined_and_what_is_handed_out() {
    assert_eq!(said("一次性组织不少于300人、600人的大型团队。"), ["300人 大型团队", "600人 大型团队"]);
    assert_eq!(
        said("分别按不超过50万元、30万元和10万元的额度发放消费券。"),
        ["50万元 消费券", "30万元 消费券", "10万元 消费券"]
    );
    assert_eq!(said("给予最高50万元的额度。每户获得50万元的额度用于生产经营。"), ["50万元 额度", "50万元 额度"]);
    assert_eq!(said("会员企业不少于50家、100家的协会。")[0], "50家 会员企业");
    assert_eq!(said("5300多栋楼宇拔地而起，开展10场市场推介活动。"), ["5300多栋 楼宇", "10场 市场推介活动"]);
    assert_eq!(said("比起原定的计划还少3%。"), ["3% -"]);
}
