//! Lists of words that one rule asks for.
//!
//! “大关” names nothing (突破4万亿元大关); “社区” ends like a place and is none; “确保” makes a figure a target.
//!
//! A row of `word_lists.tsv` is a list, a word and a source. Inside a list the longer words come first, so that
//! the first that fits is the longest.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

use super::{ByChar, columns};

/// The words of a list, in the order of the table; what a text begins or ends with is asked by one character.
#[derive(Debug)]
pub(crate) struct Words {
    /// Longer ones first.
    all: &'static [&'static str],
    /// By their first character, once that was asked for.
    heads: OnceLock<ByChar<()>>,
    /// By their last.
    tails: OnceLock<ByChar<()>>,
}

impl Words {
    /// The words by their first character.
    fn heads(&self) -> &ByChar<()> {
        self.heads.get_or_init(|| ByChar::heads(self.all.iter().map(|w| (*w, ()))))
    }

    /// The words by their last character.
    fn tails(&self) -> &ByChar<()> {
        self.tails.get_or_init(|| ByChar::tails(self.all.iter().map(|w| (*w, ()))))
    }

    /// True for one of the words.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.heads().get(word).is_some()
    }

    /// The longest word that `text` begins with.
    pub(crate) fn beginning(&self, text: &str) -> Option<&'static str> {
        self.heads().beginning(text).map(|w| w.0)
    }

    /// The longest word that `text` ends with.
    pub(crate) fn ending(&self, text: &str) -> Option<&'static str> {
        self.tails().ending(text).map(|w| w.0)
    }

    /// True where one of the words stands in `text`.
    pub(crate) fn any_in(&self, text: &str) -> bool {
        self.all.iter().any(|w| text.contains(w))
    }

    /// The words that end with the character, longer ones first.
    pub(crate) fn ending_with(&self, last: char) -> impl Iterator<Item = &'static str> {
        self.tails().of(last).iter().map(|w| w.0)
    }

    /// True where `text` begins with one of the words.
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.beginning(text).is_some()
    }

    /// True where `text` ends with one of the words.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.ending(text).is_some()
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.all
    }
}

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
            let all = TABLE.get($list).map_or(&[][..], Vec::as_slice);
            Words { all, heads: OnceLock::new(), tails: OnceLock::new() }
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
    /// What with 后 before it is another word, so that no date stands before it: 12月1日后|勤.
    AFTER_WORD = "after_word";
    /// Words right before a figure that say the same: 目标任务|300户.
    AIMED = "aimed";
    /// What behind a figure and 的 says that it was aimed at: 增长4%的|预期目标.
    AIMS_AT = "aims_at";
    /// Words before a figure that make it a target.
    AIM_WORD = "aim";
    /// Ends of names of what is lent or given to someone: 二孩家庭|最高贷款额度.
    ALLOWANCE = "allowance";
    /// Words that end a sentence that announces what follows: …通知如下：
    ANNOUNCES = "announces";
    /// Ends of titles with 意见 that lay nothing down: …建议的|答复意见.
    ANSWERS = "answers";
    /// Words that open with a numeral and count nothing: 7月1日后|一律.
    AT_ONCE = "at_once";
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
    /// What a year is the year of, so that it tells no time: 公开2021年度部门|决算.
    BOOKS = "books";
    /// Bounds and comparisons that are verbs: what is measured 超, 不低于, 高于 the figure.
    BOUND_VERB = "bound_verb";
    /// Words of a clause by which its figure is carried over from the year before.
    CARRIED_IN = "carried_in";
    /// The same, to the year after.
    CARRIED_OUT = "carried_out";
    /// Verbs whose object is what is done: 完成|种草改良5万亩.
    CARRIES_OUT = "carries_out";
    /// Deeds of courts, procurators and petition offices that are counted under their own names: 立案638件, 来访714批.
    CASE_DEED = "case_deed";
    /// Verbs of what makes something else rise or fall.
    CAUSE = "cause";
    /// Nouns that a verb of cause before them describes: 带动|作用, 支撑|能力.
    CAUSED = "caused";
    /// Words between a verb of change and its figure that keep it a change.
    CHANGE_FILLER = "change_filler";
    /// Tails of organs' full names before a title. One-character tails ask for three characters in all.
    CITED_ORGAN = "cited_organ";
    /// Nouns that close a compound whatever stands before them: 市级疏堵工程.
    COMPOUND = "compound";
    /// What meets again and again, so that 次 before it is an ordinal: 十次|全会.
    CONGRESS = "congress";
    /// Bodies before 次 and 会议 by which it is one too: 人大|五次会议.
    CONGRESS_BODY = "congress_body";
    /// Statistics whose growth is reckoned at constant prices by definition.
    CONSTANT_PRICE = "constant_price";
    /// What 无 at the head of a clause says that there was none of, where what is counted ends it: 本年度无|行政复议案件.
    COUNTED_NONE = "counted_none";
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
    /// Words that deny what was done or is so: 未按期|完成, 不合格|产品.
    DENIES = "denies";
    /// Verbs that tell which people and firms are counted: 享受低保的|居民.
    DESCRIBES = "describes";
    /// Words that open what was done with some of those counted before: 申请200件，不予公开142件.
    DISPOSES = "disposes";
    /// Words before a verb that say how it was done and name nothing: 直接|纠错132件.
    DONE_HOW = "done_how";
    /// What behind the last word of a title says that it is a draft: 《…条例|征求意见稿》.
    DRAFT_TAIL = "draft_tail";
    /// Words before 每 that name nothing: 一般每人不超过500元.
    EACH_HOW = "each_how";
    /// Whom 每 singles out, so that nothing is named: 每个家庭只能享受一次.
    EACH_ONE = "each_one";
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
    /// Ways in which a thing is measured, which name no thing: 堤防27处、长11.8公里.
    EXTENT = "extent";
    /// Which end of its range a figure is; names nothing alone nor at the end: 最长不超过6个月.
    EXTREME = "extreme";
    /// Nouns of what examples are of, so that these stay with what they describe: 消费等|领域|应用.
    FIELD = "field";
    /// Verbs between a date and what was named then: 年初|确定|的10件实事.
    FIXED_THEN = "fixed_then";
    /// Words that forbid or end the deed behind them: 不得|超过, 不再|收取.
    FORBIDS = "forbids";
    /// Words that open a line of the form.
    FORM_LINE = "form_line";
    /// Names of the state and its organs that only full titles begin with.
    FULL_TITLE_BEGIN = "full_title_begin";
    /// Words of a clause that says what is given, so that it tells no result: 给予|每户2万元.
    GIVEN = "given";
    /// Verbs that say where a share goes or comes from: 其中不少于40%投向初创企业.
    GOES_TO = "goes_to";
    /// Verbs, often nouns, that govern a single noun too: 救助灾民.
    GOVERNS = "governs";
    /// 无 before these denies what it names, where that is something that happens: 无重大火灾.
    GRADE = "grade";
    /// What is given out of public money, a share of something else: 按契税的50%给予补贴.
    GRANT = "grant";
    /// Verbs of granting that name what is granted: 按售票收入的5%|奖励.
    GRANT_VERB = "grant_verb";
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
    /// Words of where some of those counted before are: 务工13万人，其中|省外|5万人.
    IN_OR_OUT = "in_or_out";
    /// What closes the title of a text that issues another: 关于印发《…办法》|的通知.
    ISSUED_AS = "issued_as";
    /// Verbs of what is issued; a verb behind one tells what it is for: 出台促进消费20条措施.
    ISSUES = "issues";
    /// Verbs of what comes in issues, so that a Chinese numeral with 期 counts: 编发|简报两期.
    ISSUE_VERB = "issue_verb";
    /// Heads that the dictionary joins to some words and not to others.
    JOINED_HEAD = "joined_head";
    /// Organs that issue a document together, counted behind 等: 发展改革委等|9|部门.
    JOINT_ISSUERS = "joint_issuers";
    /// Verbs with which something lasts that stands behind how long: 具有|3年以上企业工作经历.
    KEEPS = "keeps";
    /// Words before a bare number that make a label of it: 附件|1, 电话|….
    LABEL = "label";
    /// Ends of titles of texts that lay down what is to be: 若干措施, 管理办法.
    LAYS_DOWN = "lays_down";
    /// What a text says near its beginning where it lays down what is to be.
    LAYS_DOWN_SAYS = "lays_down_says";
    /// Words that lead in a document number and stand in no code.
    LEAD_IN = "lead_in";
    /// Words before a figure or a norm that make it a level: 达到|45%, 为|2018年的3.2倍.
    LEVEL = "level";
    /// Verbs that close the name of what is measured without being part of it: 利润|实现翻番.
    LIGHT_END = "light_end";
    /// Words of how something is done, which stand before the verb: 老年人|免费|体检.
    MANNER = "manner";
    /// Means that name nothing by themselves: 接待20场、人均460元.
    MEAN = "mean";
    /// Nouns of the means by which something is done; a verb behind one acts: 通过各种|形式|使用外资.
    MEANS = "means";
    /// Nouns that are measured: a thing that ends with one needs no other head.
    MEASURE = "measure";
    /// Words that open what the next plan is about: 今后五年|，….
    NEXT_FIVE = "next_five";
    /// What behind 上下 makes another word of it: 上下|游.
    NO_ABOUT = "no_about";
    /// Words that open a sentence and never an addressee.
    NO_ADDRESSEE = "no_addressee";
    /// What behind 度 makes another word of it: 二度|过招, 三度|春.
    NO_DEGREE = "no_degree";
    /// Words that open a title which is none in full: 《|实施|办法》.
    NO_FULL_TITLE = "no_full_title";
    /// What behind 元, 角 or 分 with a small numeral speaks of no money: 二元|结构, 三角|函数.
    NO_MONEY = "no_money";
    /// Words that end with 过 and bound nothing: 通过|亿元项目.
    NO_OVER = "no_over";
    /// Words that end like a place and are none.
    NO_PLACE = "no_place";
    /// Kinds of documents that are no reports, whatever their titles end with.
    NO_REPORT_KIND = "no_report_kind";
    /// Words that open a sentence and no signature.
    NO_SIGNATURE = "no_signature";
    /// Words that end with 自 and say not since when: 来自|2022年.
    NO_SINCE = "no_since";
    /// What behind a date makes it none of the figure: 2035年|远景目标, “十四五”|收官.
    NO_TIME = "no_time";
    /// What 争取 obtains, so that a figure behind it is no aim: 争取上级资金23.4亿元.
    OBTAINED = "obtained";
    /// What 每 counts by, so that nothing is named: 每年度不超过14400元.
    OCCASION = "occasion";
    /// What organs that are counted behind 等 have, so that it is counted and not they: 等3部门|规章.
    OF_ORGANS = "of_organs";
    /// Measure words with which 一 is an adverb, or hands out: 一起, 一道, 一把.
    ONE_ADVERB = "one_adverb";
    /// Adverbs that are part of the name of a rate: 按时|办结率.
    ON_TIME = "on_time";
    /// Those of [`PLACE_TAIL`] that close names of any length.
    ORGAN_TAIL = "organ_tail";
    /// Words of a sentence by which a change is not that of the two levels printed.
    OTHER_BASIS = "other_basis";
    /// Measures behind the name of whose they are: 粮食|播种面积.
    OWNED = "owned";
    /// Nouns that are told in pairs of one owner: 金融机构资产和负债.
    PAIRED = "paired";
    /// What rules of the party are about: 《…党风廉政|建设规定》.
    PARTY_MATTER = "party_matter";
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
    /// Words of where, between a verb and what it governs: 购买市区90平方米以下住宅.
    PLACES = "places";
    /// Tails of the names of organs and places.
    PLACE_TAIL = "place_tail";
    /// Tails of what was planned: 完成年度计划的102%, 超预算3%.
    PLANNED = "planned";
    /// Words of the name of a plan that do not say what is planned: 完成|年度|计划的102%.
    PLAN_PART = "plan_part";
    /// Words of headings under which figures are targets.
    PLAN_SECTION = "plan_section";
    /// Tails of titles of texts that plan a year.
    PLAN_TITLE = "plan_title";
    /// Verbs whose object is a plan: 围绕|“十四五”规划. Such a plan tells no time.
    PLAN_VERB = "plan_verb";
    /// Words before provisions that are pointed at, so that they count nothing: 上述|一至三项补贴.
    POINTS_BACK = "points_back";
    /// The provinces without their tails, for titles that name one.
    PROVINCE = "province";
    /// Verbs of what is moved by a stretch of time: 再|延长|30年.
    PUT_OFF = "put_off";
    /// Deeds that are done to what was counted before: 反馈问题5个，完成|整改|4个.
    PUT_RIGHT = "put_right";
    /// What earthquakes and winds are called behind their 级: 5.2级|地震, 10级|大风.
    QUAKE = "quake";
    /// Verbs whose figure is no change where what is counted stands behind it: 提升|3个平台.
    RAISES = "raises";
    /// Tails of nouns that are told as a rate: a verb inside such a name governs nothing (政府承诺事项兑现率).
    RATE = "rate";
    /// Rates of change, which name nothing by themselves: 降幅收窄6.5个百分点.
    RATE_OF_CHANGE = "rate_of_change";
    /// Nouns of what is told by a number with a point and without unit: 系数|1.05.
    RATIO = "ratio";
    /// Words right before a figure that make it a condition where 的 follows: 达到5亿元的，….
    REACHED_BY = "reached_by";
    /// Words of a clause that tell what is, in a text that lays down what is to be.
    REPORTED = "reported";
    /// Tails of titles of texts that report on a year.
    REPORT_TITLE = "report_title";
    /// Words of headings under which figures are results, or say how things are.
    RESULT_SECTION = "result_section";
    /// Deeds that look through what is counted behind them: 开展文件|清理|，继续有效29件.
    REVIEW = "review";
    /// Words before 分 by which it is a score: 得分|92分, 扣|2分.
    SCORED = "scored";
    /// Words of headings of sections that look ahead.
    SECTION_AHEAD = "section_ahead";
    /// Words of headings of sections that look back.
    SECTION_BACK = "section_back";
    /// Words of [`SECTION_BACK`] that name what is aimed at too: 加快释放改革|成效.
    SECTION_EFFECT = "section_effect";
    /// Words of [`SECTION_AHEAD`] that name what was done too: 重点|建设步伐加快.
    SECTION_MATTER = "section_matter";
    /// Tails of whom a case is sent to: 移送|司法机关|3件.
    SENT_TO = "sent_to";
    /// Verbs whose object is those who are served, so that people counted behind one are not what stands before: 政策|惠及150万人.
    SERVES = "serves";
    /// What the last of a list may share with the others beside what is measured: 汽车、锂电池出口.
    SHARED_HEAD = "shared_head";
    /// Ends of names of shares: 占全国的比重.
    SHARE_NAME = "share_name";
    /// Words of which sort some of those counted are: 优秀|的31卷.
    SORT = "sort";
    /// What stands behind a stretch that tells when: 五年|来, 三年|行动.
    SPAN_AFTER = "span_after";
    /// What stands before a stretch that tells when: 过去|五年, 连续|9年.
    SPAN_BEFORE = "span_before";
    /// What stands before a stretch that lies behind: 过去|五年, 连续|9年.
    SPAN_GONE = "span_gone";
    /// What behind a stretch makes a name or a condition of it: 五年|规划, 三年|期.
    SPAN_NAMED = "span_named";
    /// What ends a description of a stretch: 极不寻常的|五年, 夯实基础的关键|五年.
    SPAN_OF = "span_of";
    /// Nouns of speed between a rate and its verb: 以8%的|速度|递增.
    SPEED = "speed";
    /// Ends of headings under which a plan tells what is: 一、面临形势.
    STANDS = "stands";
    /// Deeds behind which a term runs: 出售|后一年内.
    STARTS_TERM = "starts_term";
    /// Begins of subjects that belong to the verb.
    STATED_HEAD = "stated_head";
    /// Ends of subjects that say what is stated of them, not what they are.
    STATED_TAIL = "stated_tail";
    /// What figures pass: 突破4万亿元大关.
    STEP = "step";
    /// What one may do at most so far or so long: 最多提取7800元, 最长延期6个月.
    TAKES = "takes";
    /// Verbs of a clause of commencement: 自2025年9月6日起|施行.
    TAKES_EFFECT = "takes_effect";
    /// Verbs of change that act where a noun stands behind them: 各单位|减少|租赁费1.2亿元.
    TAKES_OBJECT = "takes_object";
    /// What a 规范 is of that is a standard: 《建筑|设计|规范》.
    TECHNICAL = "technical";
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
    /// Words of whose level it is, where the level stands before: 增加到8.7平方米，|农村|增加到22平方米.
    TOWN_OR_COUNTRY = "town_or_country";
    /// Names of trade that take their partner in front: 对俄进出口.
    TRADE = "trade";
    /// Verbs that take a thing itself for their object, so that two in a row share it: 修复治理退化草原.
    TWIN = "twin";
    /// Words of how far works are, where they stand for what was counted before: 建成4座、|在建|8座.
    UNDER_WAY = "under_way";
    /// Words before a date up to which something holds: 有效期至|2025年底.
    UNTIL = "until";
    /// What opens the upper end of a step, behind the bound of the lower: 1万元以上不足3万元的.
    UPPER_END = "upper_end";
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
    /// Words by which a change is the mean of several years: 年均|增长5%.
    YEARLY = "yearly";
    /// Words of headings that look ahead to the year they name.
    YEAR_AHEAD = "year_ahead";
    /// Words of headings that look back on the year they name.
    YEAR_BACK = "year_back";
    /// Words that compare with the year before.
    YEAR_BEFORE = "year_before";
    /// What may stand before the year that a paragraph is about: 刚刚过去的|2025年，….
    YEAR_LEAD = "year_lead";
    /// Tails of the names of zones, which are addressed as organs are.
    ZONE = "zone";
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
