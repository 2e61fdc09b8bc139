//! Lists of words that one rule asks for.
//!
//! “大关” names nothing (突破4万亿元大关); “社区” ends like a place and is none; “确保” makes a figure a target.
//!
//! A row of `word_lists.tsv` is a list, a word and a source. Inside a list the longer words come first, so that
//! the first that fits is the longest.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::columns;

type Words = &'static [&'static str];

static TABLE: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: HashMap<_, Vec<_>> = HashMap::new();
    for [list, word, _source] in columns(include_str!("word_lists.tsv")) {
        lists.entry(list).or_default().push(word);
    }
    lists
});

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $list:literal;)*) => {
        $($(#[$doc])* pub(crate) static $name: LazyLock<Words> = LazyLock::new(|| {
            TABLE.get($list).map_or(&[], Vec::as_slice)
        });)*

        /// The names that the table must hold, and no other.
        #[cfg(test)]
        const NAMES: &[&str] = &[$($list),*];
    };
}

lists! {
    /// Words with which a speech opens its account of a year: 首先报告2001年的工作.
    ACCOUNT = "account";
    /// Words that name the act itself before 自…起施行; norms with articles (条例, 办法 …) are left out, as they may wait
    /// long for their day.
    ACT_ITSELF = "act_itself";
    /// Words that a person or body addressed ends with, where the table of organs has none.
    ADDRESSED = "addressed";
    /// Words before a figure that make it a target.
    AIM_WORD = "aim";
    /// Words that end a sentence that announces what follows: …通知如下：
    ANNOUNCES = "announces";
    /// Measures that name nothing alone; whose they are stands before: 粮食播种面积…、总产量….
    BARE = "bare";
    /// Words before a number without unit by which it is a figure: 共计|1200.
    BARE_CUE = "bare_cue";
    /// The base of a comparison ends with one of these, before its date.
    BASE = "base";
    /// Times without a number that something is compared with: 比|解放前.
    BASE_TIME = "base_time";
    /// Verbs that 为 behind them makes verbs of a new level: 调整为8%.
    BECOMES = "becomes";
    /// Who stands behind 为 before what is done for them: 为|企业|减税降费.
    BENEFICIARY = "beneficiary";
    /// Verbs of comparison that may stand inside the name of a share: 优于|Ⅲ类水体比例.
    BETTER = "better";
    /// Bounds and comparisons that are verbs: what is measured 超, 不低于, 高于 the figure.
    BOUND_VERB = "bound_verb";
    /// Words of a clause by which its figure is carried over from the year before.
    CARRIED_IN = "carried_in";
    /// The same, to the year after.
    CARRIED_OUT = "carried_out";
    /// Verbs of what makes something else rise or fall.
    CAUSE = "cause";
    /// Words between a verb of change and its figure that keep it a change.
    CHANGE_FILLER = "change_filler";
    /// Tails of organs' full names before a title. One-character tails ask for three characters in all.
    CITED_ORGAN = "cited_organ";
    /// Nouns that close a compound whatever stands before them: 市级疏堵工程.
    COMPOUND = "compound";
    /// What meets for the how-manieth time, so that 次 before it counts nothing: 十次|全会.
    CONGRESS = "congress";
    /// Bodies whose 次 before 会议 says the same: 人大|五次会议.
    CONGRESS_BODY = "congress_body";
    /// Statistics whose growth is reckoned at constant prices by definition.
    CONSTANT_PRICE = "constant_price";
    /// Words before 12日 by which it is a number of days: 历时|12日.
    DAYS_COUNTED = "days_counted";
    /// What behind 内 says the same: 20日内|办结.
    DEADLINE_AFTER = "deadline_after";
    /// Words of a clause by which a stretch with 内 behind it is a term: 应当在20日内.
    DEADLINE_BEFORE = "deadline_before";
    /// Nouns that a verb before them describes, so that it is none of two verbs in a row: 新建|改造工程, 筹集|建设资金.
    DEED_HEAD = "deed_head";
    /// Words before a denial that make it a condition or a demand.
    DEMAND = "demand";
    /// Words that deny that something happened.
    DENIAL = "denial";
    /// Words before a Chinese numeral with 届 by which it counts: 连续|三届.
    EDITION = "edition";
    /// Words that say how a figure was counted, not what.
    EMPTY = "empty";
    /// Eras that years were counted in, so that 民国三十八年 is no stretch of time.
    ERA = "era";
    /// What happens, or does not: 无重大火灾, 零事故. 零距离, 零售 and 零容忍 say something else.
    EVENT = "event";
    /// Bounds that open the base of a comparison: 高于全国平均2个百分点.
    EXCEEDS = "exceeds";
    /// Words that open a line of the form.
    FORM_LINE = "form_line";
    /// Names of the state and its organs that only full titles begin with.
    FULL_TITLE_BEGIN = "full_title_begin";
    /// Verbs, often nouns, that govern a single noun too: 救助灾民.
    GOVERNS = "governs";
    /// 无 before these denies what it names, where that is something that happens: 无重大火灾.
    GRADE = "grade";
    /// Words of subjects and verbs that say a rate of change.
    GROWTH = "growth";
    /// Verbs of what one has, in a clause that describes: 拥有2套住房的|家庭.
    HAS = "has";
    /// What ends with one of these is measured, whatever verbs its name holds.
    HEAD_OF_MEASURE = "head_of_measure";
    /// Verbs of what is held again and again, so that digits with 届 count: 举办|2届亚欧博览会.
    HOLDS = "holds";
    /// Words that say what is part of a figure, or is not: 300亿元（不含中央资金）.
    INCLUDES = "includes";
    /// Verbs that take no object, so that a noun behind one is what it describes: 退税商店, 挂牌企业.
    INTRANSITIVE = "intransitive";
    /// Verbs of what comes in issues, so that a Chinese numeral with 期 counts: 编发|简报两期.
    ISSUE_VERB = "issue_verb";
    /// Verbs of what is issued; a verb behind one tells what it is for: 出台促进消费20条措施.
    ISSUES = "issues";
    /// Heads that the dictionary joins to some words and not to others.
    JOINED_HEAD = "joined_head";
    /// Words before a bare number that make a label of it: 附件|1, 电话|….
    LABEL = "label";
    /// Ends of titles of texts that lay down what is to be: 若干措施, 管理办法.
    LAYS_DOWN = "lays_down";
    /// What a text says near its beginning where it lays down what is to be.
    LAYS_DOWN_SAYS = "lays_down_says";
    /// Words that lead in a document number and stand in no code.
    LEAD_IN = "lead_in";
    /// Verbs that close the name of what is measured without being part of it: 利润|实现翻番.
    LIGHT_END = "light_end";
    /// Words of how something is done, which stand before the verb: 老年人|免费|体检.
    MANNER = "manner";
    /// Nouns that are measured: a thing that ends with one needs no other head.
    MEASURE = "measure";
    /// What behind 上下 makes another word of it: 上下|游.
    NO_ABOUT = "no_about";
    /// Words that open a sentence and never an addressee.
    NO_ADDRESSEE = "no_addressee";
    /// What behind 度 makes another word of it: 二度|过招, 三度|春.
    NO_DEGREE = "no_degree";
    /// What behind 元, 角 or 分 with a small numeral speaks of no money: 二元|结构, 三角|函数.
    NO_MONEY = "no_money";
    /// Words that end with 过 and bound nothing: 通过|亿元项目.
    NO_OVER = "no_over";
    /// Words that end like a place and are none.
    NO_PLACE = "no_place";
    /// Words that open a sentence and no signature.
    NO_SIGNATURE = "no_signature";
    /// Words that end with 自 and say not since when: 来自|2022年.
    NO_SINCE = "no_since";
    /// What 争取 obtains, so that a figure behind it is no aim: 争取上级资金23.4亿元.
    OBTAINED = "obtained";
    /// Measure words with which 一 is an adverb, or hands out: 一起, 一道, 一把.
    ONE_ADVERB = "one_adverb";
    /// Those of [`PLACE_TAIL`] that close names of any length.
    ORGAN_TAIL = "organ_tail";
    /// Words of a sentence by which a change is not that of the two levels printed.
    OTHER_BASIS = "other_basis";
    /// Measures behind the name of whose they are: 粮食|播种面积.
    OWNED = "owned";
    /// Nouns that are told in pairs of one owner: 金融机构资产和负债.
    PAIRED = "paired";
    /// Words that look back on five years.
    PAST_FIVE = "past_five";
    /// Words that look back on the year before.
    PAST_YEAR = "past_year";
    /// What ends with one of these pays, and is not what is paid.
    PAYER = "payer";
    /// Verbs of whoever pays: 中央财政安排150亿元.
    PAYS = "pays";
    /// Whose money is: what ends with one of these and holds no more is no subject of a sum.
    PERSON = "person";
    /// Verbs whose object does what follows: 选派300名特派员服务产业.
    PIVOT = "pivot";
    /// Tails of the names of organs and places.
    PLACE_TAIL = "place_tail";
    /// Words of where, between a verb and what it governs: 购买市区90平方米以下住宅.
    PLACES = "places";
    /// Words of headings under which figures are targets.
    PLAN_SECTION = "plan_section";
    /// Tails of titles of texts that plan a year.
    PLAN_TITLE = "plan_title";
    /// Verbs whose object is a plan: 围绕|“十四五”规划. Such a plan tells no time.
    PLAN_VERB = "plan_verb";
    /// Tails of what was planned: 完成年度计划的102%, 超预算3%.
    PLANNED = "planned";
    /// Words before provisions that are pointed at, so that they count nothing: 上述|一至三项补贴.
    POINTS_BACK = "points_back";
    /// The provinces without their tails, for titles that name one.
    PROVINCE = "province";
    /// What earthquakes and winds are called behind their 级: 5.2级|地震, 10级|大风.
    QUAKE = "quake";
    /// Verbs whose figure is no change where what is counted stands behind it: 提升|3个平台.
    RAISES = "raises";
    /// Tails of nouns that are told as a rate: a verb inside such a name governs nothing (政府承诺事项兑现率).
    RATE = "rate";
    /// Nouns of what is told by a number with a point and without unit: 系数|1.05.
    RATIO = "ratio";
    /// Tails of titles of texts that report on a year.
    REPORT_TITLE = "report_title";
    /// Words of a clause that tell what is, in a text that lays down what is to be.
    REPORTED = "reported";
    /// Words of headings under which figures are results, or say how things are.
    RESULT_SECTION = "result_section";
    /// Words before 分 by which it is a score: 得分|92分, 扣|2分.
    SCORED = "scored";
    /// Words of headings of sections that look ahead.
    SECTION_AHEAD = "section_ahead";
    /// Words of headings of sections that look back.
    SECTION_BACK = "section_back";
    /// Verbs whose object is those who are served, so that people counted behind one are not what stands before: 政策|惠及150万人.
    SERVES = "serves";
    /// Ends of names of shares: 占全国的比重.
    SHARE_NAME = "share_name";
    /// What the last of a list may share with the others beside what is measured: 汽车、锂电池出口.
    SHARED_HEAD = "shared_head";
    /// What stands behind a stretch that tells when: 五年|来, 三年|行动.
    SPAN_AFTER = "span_after";
    /// What stands before a stretch that tells when: 过去|五年, 连续|9年.
    SPAN_BEFORE = "span_before";
    /// What ends a description of a stretch: 极不寻常的|五年, 夯实基础的关键|五年.
    SPAN_OF = "span_of";
    /// Nouns of speed between a rate and its verb: 以8%的|速度|递增.
    SPEED = "speed";
    /// Begins of subjects that belong to the verb.
    STATED_HEAD = "stated_head";
    /// Ends of subjects that say what is stated of them, not what they are.
    STATED_TAIL = "stated_tail";
    /// What figures pass: 突破4万亿元大关.
    STEP = "step";
    /// Words before 级 by which it is that of an earthquake or of wind: 发生|5.2级, 风力|7级.
    TELLS_MAGNITUDE = "tells_magnitude";
    /// What names a stretch of time, so that it is measured: 审批期限15个工作日.
    TERM = "term";
    /// Verbs that say that there is something, which then acts: 有937项|获得奖励.
    THERE_IS = "there_is";
    /// Words that a document's title ends in.
    TITLE_END = "title_end";
    /// Words that titles of one kind have or have not.
    TITLE_FILLER = "title_filler";
    /// Verbs that are the name of the money they tell of: 罚款3万元, 出口56亿元.
    TOLD_IN_MONEY = "told_in_money";
    /// Words by which a figure is a sum.
    TOTAL = "total";
    /// Names of trade that take their partner in front: 对俄进出口.
    TRADE = "trade";
    /// Verbs that take a thing itself for their object, so that two in a row share it: 修复治理退化草原.
    TWIN = "twin";
    /// Words before a date up to which something holds: 有效期至|2025年底.
    UNTIL = "until";
    /// Verbs that may stand between 最高 and its figure: 最高|奖励|10万元.
    UP_TO = "up_to";
    /// Words that may stand behind 占 or 的 without naming anything: 占全国的30%, 5%的目标.
    VAGUE = "vague";
    /// What behind a number with a point makes a name of it: 4.0|时代.
    VERSION = "version";
    /// Short tails of organs that are whole names. Longer tails (街道办事处, 领导小组) always are.
    WHOLE_ORGAN = "whole_organ";
    /// Heads that the dictionary holds joined to what they are the head of: 治安案件.
    WITHIN = "within";
    /// Words of headings that look ahead to the year they name.
    YEAR_AHEAD = "year_ahead";
    /// Words of headings that look back on the year they name.
    YEAR_BACK = "year_back";
    /// Words that compare with the year before.
    YEAR_BEFORE = "year_before";
    /// Words by which a change is the mean of several years: 年均|增长5%.
    YEARLY = "yearly";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_list_has_its_rule_and_every_row_a_source() {
        let rows: Vec<[&str; 3]> = columns(include_str!("word_lists.tsv")).collect();
        let place = |[list, word, _]: &[&'static str; 3]| (*list, usize::MAX - word.chars().count(), *word);
        for pair in rows.windows(2) {
            assert!(place(&pair[0]) < place(&pair[1]), "{:?} before {:?}", pair[0], pair[1]);
        }
        assert!(rows.iter().all(|[list, word, source]| NAMES.contains(list) && !word.is_empty() && !source.is_empty()));
        let missing: Vec<_> = NAMES.iter().filter(|name| !rows.iter().any(|[list, ..]| list == *name)).collect();
        assert!(missing.is_empty(), "no words for {missing:?}");
    }
}
