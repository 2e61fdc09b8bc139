//! What is found in short texts, and that nothing breaks the way to values.

use proptest::prelude::*;

use crate::document::{Document, Options, parse};
use crate::text::{Certainty, Provenance, Text};

fn document(text: &str) -> Document<'_> {
    let provenance = Provenance {
        name: "test".to_owned(),
        format: "txt",
        encoding: "UTF-8",
        certainty: Certainty::Certain,
        sha256: String::new(),
        pages: None,
    };
    parse(Text::new(text.to_owned(), provenance, Vec::new()), &Options::default())
}

fn figures(text: &str) -> Vec<String> {
    // a second paragraph, so that no number is the whole text
    let text = format!("{text}\n\n其余事项另行通知。\n");
    let d = document(&text);
    d.figures
        .iter()
        .map(|f| {
            let value = match (f.value, f.low, f.high) {
                (Some(v), ..) => v.normalize().to_string(),
                (None, Some(a), Some(b)) => format!("{}..{}", a.normalize(), b.normalize()),
                _ => "?".to_owned(),
            };
            let bound = f.qualifier.map_or(String::new(), |q| format!(" {}", q.as_str()));
            let change = f.change.map_or(String::new(), |c| {
                format!(" {} {}", c.direction.as_str(), c.basis.map_or("-", |b| b.as_str()))
            });
            format!("{}={value}{}{bound}{change}", d.clean.slice(f.span), f.unit)
        })
        .collect()
}

fn dates(text: &str) -> Vec<String> {
    let d = document(text);
    d.dates
        .iter()
        .map(|m| {
            let side = m.modifier.map_or(String::new(), |s| format!(" {}", s.as_str()));
            format!("{}={}{side}", d.clean.slice(m.span), m.value.as_deref().unwrap_or("?"))
        })
        .collect()
}

#[test]
fn what_counts_is_a_figure() {
    assert_eq!(
        figures("全年制作展板66块，追缴费用2869.49万元，覆盖300多所学校。"),
        ["66块=66块", "2869.49万元=28694900元", "300多所=300所 over"]
    );
    assert_eq!(figures("向四个公司送达文书，其余5 个公司另行处理。"), ["四个=4个", "5个=5个"]);
    assert_eq!(figures("聘请顾问一名，召开两次会议。"), ["一名=1名", "两次=2次"]);
    assert_eq!(figures("收入增加一倍多。"), ["一倍=1倍 over increase -"]);
    assert_eq!(figures("增加值分别增长5%左右、6%以上。"), ["5%=5% about increase -", "6%=6% over increase -"]);
    // 每一 is every, 头一年 the first
    assert!(figures("把每一分钱花在刀刃上，今年是计划的头一年。").is_empty());
    assert_eq!(figures("自受理之日起20日内办结，三年内不得申请。"), ["20日=20日 under", "三年=3年 under"]);
    assert_eq!(figures("处50万元以上100万元以下的罚款。"), ["50万元以上100万元=500000..1000000元"]);
    assert_eq!(figures("约占三分之二，近三成的村超过5%。"), ["三分之二=0.6667 about", "三成=30% about", "5%=5% over"]);
    assert_eq!(figures("用电量3.2亿度，最低气温零下12度。"), ["3.2亿度=320000000千瓦时", "零下12度=-12度"]);
}

#[test]
fn what_is_reckoned_with_bounded_from_afar_or_included() {
    assert_eq!(figures("下限为贷款市场报价利率减20个基点。"), ["20个基点=20基点"]);
    assert_eq!(figures("贷款利率减20个基点。"), ["20个基点=20基点 decrease -"]);
    assert_eq!(figures("保证金最低可按30%执行，可最多提取7800元。"), ["30%=30% at_least", "7800元=7800元 at_most"]);
    assert_eq!(figures("人口最多的县50万人，企业数量最多共300家。"), ["50万人=500000人", "300家=300家"]);
    assert_eq!(figures("但不超监管资金总额的95%，浮动范围应在15%内。"), ["95%=95% under", "15%=15% under"]);
    assert_eq!(figures("容积率不增加且不低于1.0。"), ["1.0=1 at_least"]);
    assert_eq!(figures("面积144(含144)平方米以上。"), ["144(含144)平方米=144平方米 over"]);
    assert_eq!(figures("额度由20万调整为30万元。"), ["20万=200000元", "30万元=300000元"]);
    assert_eq!(figures("市发展改革委等9部门印发，教育等3部门规章废止。"), ["9=9"]);
    assert_eq!(figures("明确“执行期限暂定为2年”，落实“六稳6项”。"), ["2年=2年"]);
    assert_eq!(figures("住房出售后一年内重新购房，今后五年内，持续投入。"), ["一年=1年 under", "五年=5年"]);
    assert_eq!(figures("享受满一定期限的一年以内的，有效期一年。"), ["一年=1年 under", "一年=1年"]);
    assert_eq!(figures("担保期限为届满之日起的一年。过渡期是政策实施后的一年；"), ["一年=1年", "一年=1年"]);
    assert_eq!(figures("缴纳比例最低为起始价的20%，最低为-3度。"), ["20%=20% at_least", "-3度=-3度"]);
    assert_eq!(figures("不超期办理12件，不超标企业占90%。"), ["12件=12件", "90%=90%"]);
    assert_eq!(
        figures("受伤20（含3名重伤）人，投资5000（含）万元以上。"),
        ["3名=3名", "5000（含）万元=50000000元 over"]
    );
    assert_eq!(figures("改革开放后二十年内增长。"), ["二十年=20年"]);
    let item = "清河市通知\n\n一、条件\n1.高校教师。\n2.35岁以下人员。\n3.其他人员。";
    assert_eq!(figures(item), ["35岁=35岁 under"]);
}

#[test]
fn initials_before_money_and_shares_are_no_part_of_a_name() {
    assert_eq!(figures("拉动GDP0.2个百分点。"), ["0.2个百分点=0.2百分点"]);
    assert_eq!(figures("折合USD500万元，CPI上涨2%。"), ["500万元=5000000元", "2%=2% increase -"]);
    assert_eq!(figures("生产T1000万米，型号A30%，编号B2B5元。"), Vec::<String>::new());
}

#[test]
fn what_only_looks_like_a_figure_is_none() {
    for text in [
        "进一步统一思想，一级抓一级，落实第一责任人职责。",
        "牢固树立“四个意识”，严守八项规定，用好一把手。",
        "建设5G基地，治理PM2.5，生产T1000纤维，拨打12345热线。",
        "根据清政发〔2024〕1号和第三方评估，在2号线沿线开展。",
        "召开十二届十次全会，发展二级医院，红十字会参加。",
        "实施《城市更新三年行动》和“1+6+5”规划，第15个站点启用。",
        "每月10日前报送，上午9:30集合，比例为1:2。",
        "一年比一年好，一项一项落实，五年计划完成。",
        "去年是深化改革的一年。今年是关键的一年，新的一年，要更好。",
    ] {
        assert_eq!(figures(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_change_is_told_from_a_level() {
    assert_eq!(
        figures("产值同比增长5.2%，占比由28%提高到45%，新增站点30个。"),
        ["5.2%=5.2% increase yoy", "28%=28%", "45%=45%", "30个=30个"]
    );
    assert_eq!(
        figures("两项收入年均分别增长7%、6.8%，净增户数12万户、车辆3万辆。"),
        [
            "两项=2项",
            "7%=7% increase annual_average",
            "6.8%=6.8% increase annual_average",
            "12万户=120000户 increase -",
            "3万辆=30000辆 increase -"
        ]
    );
    assert_eq!(
        figures("比2020年下降20.9、36.2个百分点。"),
        ["20.9=20.9百分点 decrease since", "36.2个百分点=36.2百分点 decrease since"]
    );
    assert_eq!(figures("快于全省3.4个、1个百分点。"), ["3.4个=3.4百分点", "1个百分点=1百分点"]);
    assert_eq!(figures("收入增长5.8%、快于经济增速1个百分点。")[1], "1个百分点=1百分点");
    assert_eq!(figures("收入快于经济增长2个百分点。"), ["2个百分点=2百分点"]);
    assert_eq!(figures("在高于全国的基础上增长5%。"), ["5%=5% increase -"]);
    assert_eq!(figures("同比增长分别为12.5%和8.6%。"), ["12.5%=12.5% increase yoy", "8.6%=8.6% increase yoy"]);
    assert_eq!(figures("占比上升为12.5%。"), ["12.5%=12.5%"]);
    assert_eq!(figures("下调个人住房公积金贷款利率0.25个百分点。"), ["0.25个百分点=0.25百分点 decrease -"]);
    assert_eq!(figures("新建提升310公里农村公路。"), ["310公里=310千米"]);
    assert_eq!(figures("年均浓度为27微克/立方米、下降15%。"), ["27微克/立方米=27微克/立方米", "15%=15% decrease -"]);
}

#[test]
fn a_change_against_another_time() {
    assert_eq!(
        figures("占比比去年同期低2.9个百分点，同比高3个百分点。"),
        ["2.9个百分点=2.9百分点 decrease yoy", "3个百分点=3百分点 increase yoy"]
    );
    assert_eq!(figures("比全省平均水平高2个百分点。"), ["2个百分点=2百分点"]);
    assert_eq!(
        figures("比上年提高0.3个和1.1个百分点。"),
        ["0.3个=0.3百分点 increase yoy", "1.1个百分点=1.1百分点 increase yoy"]
    );
    // how long something takes changes only against another time
    assert_eq!(figures("污染3天，比上年减少4天；时限缩短为3天。"), ["3天=3日", "4天=4日 decrease yoy", "3天=3日"]);
    assert_eq!(
        figures("支出同比增支5.1亿元；减收增支9亿元。"),
        ["5.1亿元=510000000元 increase yoy", "9亿元=900000000元"]
    );
}

#[test]
fn limits_and_rare_measures() {
    assert_eq!(
        figures("总额不突破30万元，未超过5家，最多补3场，最长3年，最高可获1亿元资助。"),
        ["30万元=300000元 under", "5家=5家 under", "3场=3场 at_most", "3年=3年 at_most", "1亿元=100000000元 at_most"]
    );
    assert_eq!(
        figures("受理214案309人，检查126轮次，下拨棉被3200床，酸度范围在5.87～7.03之间。"),
        ["214案=214案", "309人=309人", "126轮次=126轮次", "3200床=3200床", "5.87～7.03=5.87..7.03"]
    );
    assert_eq!(figures("审阅方案3案例，参考第12案。"), Vec::<String>::new());
}

#[test]
fn a_list_lends_its_scale_and_its_bound() {
    // the numbers are of one size, or the scale says nothing of the first
    assert_eq!(figures("建成11.4和23.6万平方米。"), ["11.4=114000平方米", "23.6万平方米=236000平方米"]);
    assert_eq!(figures("产量分别为5200、1.3万吨。"), ["5200=5200吨", "1.3万吨=13000吨"]);
    assert_eq!(figures("面积分别为1.5和2300万平方米。")[0], "1.5=1.5");
    assert_eq!(figures("采购限额标准1、50万元以上招标。"), ["50万元=500000元 over"]);
    assert_eq!(figures("每项资助50、30、10万元。"), ["50=500000元", "30=300000元", "10万元=100000元"]);
    assert_eq!(figures("见附件1、5万元。"), ["5万元=50000元"]);
    // a member with a scale of its own, or of another size, tells nothing of the others
    assert_eq!(figures("每项资助50、3万、10万元。"), ["3万=30000", "10万元=100000元"]);
    assert_eq!(figures("每项资助5、3000、10万元。"), ["10万元=100000元"]);
    assert_eq!(figures("支出分别为8000、9000和1.5万元。"), ["8000=8000元", "9000=9000元", "1.5万元=15000元"]);
    assert_eq!(figures("建成最长3公里隧道。"), ["3公里=3千米"]);
    assert_eq!(figures("占编制的六成多。"), ["六成=60% over"]);
    assert_eq!(figures("惠及3500万、2300万人次。")[1], "2300万人次=23000000人次");
    assert_eq!(figures("首次突破10亿元、50亿元的企业。"), ["10亿元=1000000000元 over", "50亿元=5000000000元 over"]);
    assert_eq!(
        figures("每个展位限2人，每项5万元封顶，以9万元为上限，限期90天。"),
        ["2人=2人 at_most", "5万元=50000元 at_most", "9万元=90000元 at_most", "90天=90日"]
    );
}

#[test]
fn words_that_hold_last_but_one_year() {
    assert!(dates("税前年薪高，改革前年均五件，解放前年产三吨。").is_empty());
    assert_eq!(dates("前年收入120万元，后年利润5亿元。"), ["前年=?", "后年=?"]);
    assert_eq!(dates("母猪是1990年的三倍，年末存栏8头。")[1], "年末=? end");
}

#[test]
fn a_title_may_be_about_the_year_after() {
    let holiday = "关于2025年部分节假日安排的通知\n\n各县人民政府：\n\n安排如下。\n一、1月28日（农历除夕、周二）至2月4日（周二）放假。\n二、12月1日上班。\n\n清河市人民政府\n2024年11月12日\n";
    let found = dates(holiday);
    assert!(found.contains(&"1月28日（农历除夕、周二）至2月4日=2025-01-28/2025-02-04".to_owned()), "{found:?}");
    assert!(found.contains(&"12月1日=2024-12-01".to_owned()), "{found:?}");
    // the whole year of a 通报 is told of, its weeks to come are not
    let told = "关于2023年督查情况的通报\n\n各县人民政府：\n\n全年查处问题二百起。请于2月20日前整改。\n\n清河市人民政府\n2024年1月9日\n";
    let found = dates(told);
    assert_eq!(found[..2], ["2023年=2023", "全年=2023"]);
    assert!(found.contains(&"2月20日=2024-02-20 by".to_owned()), "{found:?}");
    // in a plan 明年 is the year that its heading names
    let report = "清河市民政局关于2008年工作情况的报告\n\n一、存在问题及2009年打算\n明年拟新建敬老院4所。\n\n清河市民政局\n2008年12月22日\n";
    assert!(dates(report).contains(&"明年=2009".to_owned()));
}

#[test]
fn a_year_is_found_for_dates() {
    let report = "清河市2023年工作情况报告\n\n市委：\n\n今年3月2日开会。全年培训5次，比上年增加2次。\n\n四、2024年工作安排\n\n年底前完成。3月启动。\n\n清河市财政局\n2024年1月9日\n";
    assert_eq!(
        dates(report),
        [
            "2023年=2023",
            "今年3月2日=2023-03-02",
            "全年=2023",
            "上年=2022",
            "2024年=2024",
            "年底=2024-12 by",
            "3月=2024-03",
            "2024年1月9日=2024-01-09"
        ]
    );
}

#[test]
fn what_is_counted_from_a_year_does_not_shift_it() {
    let report =
        "清河市2023年工作情况报告\n\n完成对上一年度账目的核对，并公布上一年度结果。每年1月31日前报送。\n\n无。";
    assert_eq!(dates(report), ["2023年=2023", "上一年度=2022", "上一年度=2022"]);
    assert_eq!(figures("期限不能超过48个月，于每年1月31日前报送。"), ["48个月=48月 under"]);
}

#[test]
fn stretches_and_plans() {
    assert_eq!(
        dates("2021—2025年，1996年1月8日至12日，“十四五”时期，“八五”普法，截至2023年底，2020年以来。\n\n无。"),
        [
            "2021—2025年=2021/2025",
            "1996年1月8日至12日=1996-01-08/1996-01-12",
            "“十四五”时期=2021/2025",
            "“八五”=2021/2025",
            "2023年底=2023-12 until",
            "2020年=2020 since"
        ]
    );
    assert_eq!(dates("2023年2月30日。\n\n无。"), ["2023年2月30日=?"]);
    assert_eq!(
        dates("2022年前三季度增长，12月至次年3月停工。\n\n无。"),
        ["2022年前三季度=2022-01/2022-09", "12月至次年3月=2022-12/2023-03"]
    );
}

#[test]
fn words_that_hold_a_year_word_are_none() {
    for text in [
        "健全年度考核，安全年检，透明年报，过去年均，3年以上年限。\n\n无。",
        "按照历年惯例，每年底总结，青少年初试。\n\n无。",
    ] {
        assert_eq!(dates(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn bounds_from_afar_and_for_a_list() {
    assert_eq!(
        figures("不少于30人、60人、90人，不低于500万元、3名工程师，抽调20人制定方案。"),
        [
            "30人=30人 at_least",
            "60人=60人 at_least",
            "90人=90人 at_least",
            "500万元=5000000元 at_least",
            "3名=3名",
            "20人=20人"
        ]
    );
    assert_eq!(
        figures("额度不高于借款人（夫妻双方）账户余额的15倍，不少于300人、600人的团队，接近在校学生人数的50%。"),
        ["15倍=15倍 at_most", "300人=300人 at_least", "600人=600人 at_least", "50%=50% about"]
    );
    assert_eq!(
        figures("赡养一位及以上老人，举办2届博览会、3届商会，建成三人制篮球场。"),
        ["一位=1位 over", "2届=2届", "3届=3届"]
    );
    assert_eq!(dates("2025年3月31日（含）前完成。\n\n无。"), ["2025年3月31日=2025-03-31 by"]);
}

#[test]
fn a_word_of_bound_may_stand_before_its_verb() {
    assert_eq!(
        figures("资料至少保存 5年，每季至少约谈3次，占比不小于屋顶面积60%，且不大于该栋面积的25%。"),
        ["5年=5年 at_least", "3次=3次 at_least", "60%=60% at_least", "25%=25% at_most"]
    );
    assert_eq!(
        figures("个贷率≥96%，缴存时间‹24个月，补贴上限1万元，在800元限额内，不低于每平方米800元、500元。"),
        [
            "96%=96% at_least",
            "24个月=24月 under",
            "1万元=10000元 at_most",
            "800元=800元 under",
            "800元=800元 at_least",
            "500元=500元 at_least"
        ]
    );
    // a figure between has the bound, and 增产技术 is no change
    assert_eq!(
        figures("至少三次检查发现问题8个，今后五年内新增5座，推广增产技术12项。"),
        ["三次=3次 at_least", "8个=8个", "五年=5年", "5座=5座", "12项=12项"]
    );
    // 五年内 of a plan is a stretch, 在三年内 a term
    assert_eq!(figures("五年内增加产能，在三年内统筹补足。"), ["五年=5年", "三年=3年 under"]);
    assert_eq!(figures("根据水务局公告2024年第11号、国务院1980年23号文件。"), Vec::<String>::new());
    assert_eq!(
        figures("最低执行20%，期限最长可为7年，不超出套内面积20%，超过人民币5000元。"),
        ["20%=20% at_least", "7年=7年 at_most", "20%=20% under", "5000元=5000元 over"]
    );
    assert_eq!(
        figures("加点高于-30BP，下浮15%，贬值2.1%，每年增产原煤500万吨。"),
        [
            "-30BP=-30基点 over",
            "15%=15% decrease -",
            "2.1%=2.1% decrease -",
            "500万吨=5000000吨 increase annual_average"
        ]
    );
}

#[test]
fn a_range_of_ranks_or_articles_counts_nothing() {
    for text in ["第一至三名。", "第1至3名。", "第一至四条。", "上述一至三项补贴。", "第1—5年。"]
    {
        assert_eq!(figures(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(figures("配备一至二名律师，为期三至五年。"), ["一至二名=1..2名", "三至五年=3..5年"]);
}

#[test]
fn what_is_compared_with_holds_over_a_colon() {
    assert_eq!(
        figures("同1954年比较，产量都有增长：原煤增长17%，焦炭增长22%。"),
        ["17%=17% increase since", "22%=22% increase since"]
    );
}

#[test]
fn what_comes_again_each_year_is_left_open() {
    assert_eq!(
        dates("每年7月1日至次年6月30日调整，每年2月底前报送上年度报告，3月底前公布。\n\n取得证书的当年申请。"),
        ["次年6月30日=?", "上年度=?", "当年=?"]
    );
    // what only stands near 每年 is of its own year
    assert_eq!(
        dates("2023年，连续三年每年增长5%，上年完成3亿元，坚持每年办10件实事，全年完成5亿元。\n\n无。"),
        ["2023年=2023", "上年=2022", "全年=2023"]
    );
    assert_eq!(
        dates("2023年，今年要做实每年一次的检查，6月底前完成。每年新增一万人，二〇二五年达标，6月底前完成。\n\n无。"),
        ["2023年=2023", "今年=2023", "6月底=2023-06 by", "二〇二五年=2025", "6月底=2025-06 by"]
    );
    assert_eq!(
        dates(
            "2023年情况：每年新增1万人，2025年6月达标。\n\n2023年，评价期为前一年度。\n\n自发布之日起至2026年12月31日。"
        ),
        ["2023年=2023", "2025年6月=2025-06", "2023年=2023", "前一年度=2022", "2026年12月31日=2026-12-31 until"]
    );
}

#[test]
fn inclusion_parts_no_stretch() {
    // the end prints its year: the start lies before it
    let text =
        "清河市2025年工作情况报告\n\n11月1日至2025年3月31日开放，2月1日至2025年3月31日关闭，11月1日至3月31日检修。\n";
    assert_eq!(
        dates(text)[1..],
        [
            "11月1日至2025年3月31日=2024-11-01/2025-03-31",
            "2月1日至2025年3月31日=2025-02-01/2025-03-31",
            "11月1日至3月31日=2025-11-01/2026-03-31",
        ]
    );
    assert_eq!(
        dates("2024年7月25日(含)至2024年12月31日(含)，2024年10月24日(含当日)之前申请，暂定至2025年1月1日。\n\n无。"),
        [
            "2024年7月25日(含)至2024年12月31日=2024-07-25/2024-12-31",
            "2024年10月24日=2024-10-24 by",
            "2025年1月1日=2025-01-01 until"
        ]
    );
    assert_eq!(figures("建筑面积90(含90)--144平方米。"), ["90(含90)--144平方米=90..144平方米"]);
    // a frequency and a stretch of days are no dates
    assert_eq!(dates("一月一通报，2023年5月1日起交付，可顺延30日。\n\n无。"), ["2023年5月1日=2023-05-01 since"]);
}

#[test]
fn lone_numerals_and_wide_commas() {
    let lone = |text: &str| -> Vec<String> {
        let d = document(text);
        d.figures.iter().map(|f| format!("{}={}", d.clean.slice(f.span), f.value.unwrap().normalize())).collect()
    };
    assert_eq!(lone("４，５６５"), ["4，565=4565"]);
    assert_eq!(lone("两百点两"), ["两百=200", "两=2"]);
    assert_eq!(lone("第4，565"), Vec::<String>::new());
}

#[test]
fn later_than_a_date() {
    assert_eq!(
        dates("在2022年1月1日后购房，2016年5月1日及以后出生。").concat(),
        "2022年1月1日=2022-01-01 since2016年5月1日=2016-05-01 since"
    );
    assert_eq!(
        dates("2023年12月1日后勤部门检查，2023年6月30日后10日内提交。").concat(),
        "2023年12月1日=2023-12-012023年6月30日=2023-06-30"
    );
    assert_eq!(dates("2023年7月1日后方可申领，2023年8月1日后一律停用。").concat().matches("since").count(), 2);
    let hours = dates("申领时间为2023年2月11日上午9点至2023年6月30日24点。");
    assert_eq!(hours, ["2023年2月11日上午9点至2023年6月30日=2023-02-11/2023-06-30"]);
    assert_eq!(dates("优惠券申领后10日不使用的自动回收。"), Vec::<String>::new());
    assert_eq!(dates("自政策出台至2022年12月31日期间购房。"), ["2022年12月31日=2022-12-31 until"]);
    assert_eq!(dates("于2023年1月租房，2023年6月租金。")[0], "2023年1月=2023-01");
}

proptest! {
    #[test]
    fn nothing_breaks_the_way_to_values(text in "[0-9a-zA-Z〇零一二三四五六七八九十百千万亿两半几多余点分之年月日度成倍个元第前后上下今去全底初末至到—\\-.,，、。；：%‰（）《》“”比增长同\n 　]{0,80}") {
        let d = document(&text);
        for w in d.dates.windows(2) {
            prop_assert!(w[0].span.end() <= w[1].span.start());
        }
        for w in d.figures.windows(2) {
            prop_assert!(w[0].span.end() <= w[1].span.start());
        }
        for f in &d.figures {
            prop_assert!(!d.dates.iter().any(|m| m.span.overlaps(f.span)), "{}", text);
            prop_assert!(!d.clean.slice(f.span).is_empty());
        }
    }
}

#[test]
fn cells_that_lost_their_table_are_noted_once() {
    let codes = |text: &str| {
        let d = parse(crate::source::read(text.as_bytes(), "t.txt").unwrap().into_owned(), &Options::default());
        let at = |n: &crate::text::Note| text[n.at.unwrap().range()].to_owned();
        d.notes.iter().filter(|n| n.code == "table_unread").map(at).collect::<Vec<_>>()
    };
    let table = "清河\n100\n1,200\n15.5\n沙湾\n90\n80\n70\n云岭\n60\n50\n合计";
    let text = format!("招生计划表\n\n{table}\n\n以上计划请各地遵照执行。\n");
    assert_eq!(codes(&text), [&table[table.find("100").unwrap()..table.find("\n合计").unwrap()]]);
    // a text between parts the cells: neither half is a table
    let parted = table.replace("沙湾", "以上为清河市的招生人数，以下为沙湾县的。");
    assert!(codes(&parted).is_empty());
    assert!(codes("一、总则\n1\n2\n3\n二、附则\n").is_empty());
    // what is read, or is a number of another kind
    assert!(codes(&"1.5%\n".repeat(12)).is_empty());
    assert!(codes(&"13900000000\n".repeat(12)).is_empty());
}

#[test]
fn within_a_distance_and_a_highest_amount() {
    assert_eq!(
        figures("公交站500米内有公园，铺设5米内径的管道，新建20公里内环路。"),
        ["500米=500米 under", "5米=5米", "20公里=20千米"]
    );
    assert_eq!(figures("贷款期限最长为30年，气温最低为-3度。"), ["30年=30年 at_most", "-3度=-3度"]);
    assert_eq!(figures("C919三年交付。"), [""; 0]);
    assert_eq!(figures("补助最高为50万元，比例最低为20%。"), ["50万元=500000元 at_most", "20%=20% at_least"]);
    assert_eq!(figures("让人民的生活一年更比一年好。"), [""; 0]);
}
