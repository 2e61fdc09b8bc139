//! The stretch right of a figure.
//!
//! Behind 719个 stands 精品示范村; behind 13个 县, up to 被命名; behind 4次 专题学习, as a verb governs the figure; behind 建设市区90平方米以下
//! 住宅, past the bound.
//!
//! It counts when it begins right at the figure with a noun and ends where a verb, an adverb or a preposition begins; behind a governing
//! verb the whole object counts, whatever describes it ([`is_object`]).

use super::clause::Word;
use super::phrase::{is_kinds, is_measure, is_nominal, is_verb};
use super::segment::Class;
use crate::lexicon::clauses::Role;
use crate::lexicon::divisions::DIVISIONS;
use crate::lexicon::figures::bound_after;
use crate::lexicon::lists::{COMPOUND, MANNER, MEAN, PAIRED, PERSON, PIVOT, STEP, TOLD_IN_MONEY, VAGUE};
use crate::resolve::FigureKind;
use crate::text::Span;

/// What the stretch right of a figure says.
#[derive(Debug, Default)]
pub(super) struct Right {
    /// The noun phrase, as a range of words; empty when there is none.
    pub(super) phrase: std::ops::Range<usize>,
    /// 的 (or 左右的) stands between: 全长1.3万公里的旅游公路.
    pub(super) attributive: bool,
    /// 标准, 比例, 额度 behind 的: a name only where nothing else is named (按每月1000元的标准).
    pub(super) vague: Option<Span>,
    /// The object of what is done by such a measure: 按5万元的标准给予|购房补贴.
    pub(super) done: std::ops::Range<usize>,
    /// A verb right behind the figure with its object: 2200万人|完成全程接种.
    pub(super) did: std::ops::Range<usize>,
    /// The verb after the phrase.
    pub(super) predicate: Option<Span>,
}

/// Bytes of the longest name of a rate that may follow a percentage: 城镇土地使用税率.
const LONGEST_RATE: usize = 24;

/// True for words that name people: 人员, 职工.
fn is_person(word: &str) -> bool {
    word.ends_with(['人', '员']) || PERSON.ends(word)
}

/// Reads the stretch to the right. `governed`: a verb stands before the figure, so a verb at the end of
/// the stretch is part of the phrase (4次专题学习). `actors`: the
/// unit counts people, households or firms, which act (50人学习党史).
pub(super) fn right(text: &str, words: &[Word], governed: bool, actors: bool, pivot: bool, kind: FigureKind) -> Right {
    let mut out = Right::default();
    let word = |i: usize| &text[words[i].span.range()];
    let n = words.len();
    let mut s = 0;
    // 45周岁（含）以下缴存职工
    if n > 1 && words[0].class == Class::Paren && bound_after(&text[words[1].span.start()..]).is_some() {
        s = 1;
    }
    let bounds = |i: usize| {
        // 一天之内|办完: what is done within a stretch governs it
        let bound = |w: &str| bound_after(w).is_some_and(|(bound, _)| bound == w && bound != "之内");
        i < n && (bound(word(i)) || matches!(word(i), "多" | "余" | "出头"))
    };
    while bounds(s) || s < n && word(s) == "及" && bounds(s + 1) {
        s += 1;
    }
    // 购买90平方米以下（含90平方米）住宅
    if s > 0 && s + 1 < n && words[s].class == Class::Paren {
        s += 1;
    }
    // 购买90平方米以下新建商品住宅, 单笔50万元以下拖欠账款: all that stands behind the bound
    let tail = &words[s.min(n)..];
    // 购买90平方米以下新建商品住宅|的家庭
    let of = tail.iter().position(|w| w.class == Class::Of && !actors).unwrap_or(tail.len());
    let tail = &tail[..of];
    let closes =
        tail.len() > 1 && tail.last().is_some_and(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
    if s > 0
        && governed
        && closes
        && is_verb(tail[0].class)
        && tail.iter().all(|w| is_nominal(w.class) || is_verb(w.class))
    {
        out.phrase = s..s + tail.len();
        return out;
    }
    // 覆盖93%以上行政村, 八成以上资金用于民生, 参加50个左右重点展会
    // 具有3年以上企业工作经历, but 登记失业半年以上人员就业
    let lasts = kind == FigureKind::Duration;
    let of = words.iter().position(|w| lasts && w.class == Class::Of).unwrap_or(n);
    let lasting = lasts
        && s < of
        && words[s..of].iter().take_while(|w| is_nominal(w.class)).all(|w| !is_person(&text[w.span.range()]));
    let share_of = s > 0
        && s < n
        && (governed && (matches!(kind, FigureKind::Count | FigureKind::Money) || lasting)
            || kind == FigureKind::Percent)
        && is_nominal(words[s].class)
        && !is_verb(words[s].class);
    if s < n && words[s].class == Class::Of {
        out.attributive = true;
        s += 1;
    } else if s > 0 && !share_of {
        // 处1000元以上5000元以下|罚款
        if kind == FigureKind::Money && s < n && word(s) == "罚款" {
            out.phrase = s..s + 1;
        }
        return out;
    }
    // 连续缴纳3个月以上社会保险|的人员
    let n = if s > 0 && lasting { of } else { n };
    let words = &words[..n];
    while s < n && matches!(words[s].class, Class::Date) {
        s += 1;
    }
    // 10万元一次性奖励; 20万吨级泊位; 12条等政策举措
    if s + 1 < n && matches!(word(s), "级" | "一次性" | "等") {
        s += 1;
    }
    // 260份|集中评查: how it is done names nothing
    let deed = s + 1 < n && is_verb(words[s + 1].class) && words.get(s + 2).is_none_or(|w| !is_nominal(w.class));
    if deed && MANNER.has(word(s)) && !governed {
        out.predicate = Some(words[s + 1].span);
        return out;
    }
    // 11个逾期未更新
    if s + 1 < n && word(s) == "逾期" && word(s + 1).starts_with('未') {
        return out;
    }
    // 存在三方面不足
    if kind == FigureKind::Count && s + 1 == n && matches!(word(s), "不足" | "差距" | "短板") {
        out.phrase = s..n;
        return out;
    }
    // 11万余名各族青少年
    let each = |i: usize| matches!(word(i), "各" | "各类" | "各种" | "各族" | "各民族" | "各级");
    if s + 1 < n && each(s) && is_nominal(words[s + 1].class) && !is_verb(words[s + 1].class) {
        s += 1;
    }
    // 重点做好六个方面工作
    let named = s + 1 < n && words[s + 1..].iter().all(|w| is_nominal(w.class) && !is_verb(w.class));
    if kind == FigureKind::Count && named && word(s) == "方面" {
        s += 1;
    }
    let from = s;
    // 其中5起|发生在铁路领域: where it was names nothing
    let placed = s + 1 < n && matches!(word(s + 1), "在" | "于" | "自") || s < n && word(s) == "发生于";
    let which = words[s.min(n)..].iter().any(|w| w.class == Class::Of);
    if placed && !which && !out.attributive && words[s].class == Class::Role(Role::Verb) {
        out.predicate = Some(words[s].span);
        return out;
    }
    // 2200万人|完成全程接种: what they did
    // 三次|提高职工工资标准
    let raises = s + 1 < n && words[s].class == Class::Role(Role::Trend);
    let raises = raises && word(s).chars().count() > 1 && is_nominal(words[s + 1].class);
    let acts =
        s < n && (matches!(words[s].class, Class::Role(Role::Verb)) || actors && is_verb(words[s].class) || raises);
    if acts && !out.attributive && !words[s..].iter().any(|w| w.class == Class::Of) {
        let end = (s + 1..n)
            .find(|&k| {
                !matches!(
                    words[k].class,
                    Class::Noun
                        | Class::Quote
                        | Class::Place
                        | Class::Adjective
                        | Class::Action
                        | Class::Role(Role::Noun | Role::Weak | Role::Adverb | Role::Scope)
                )
            })
            .unwrap_or(n);
        out.did = s..end;
        out.predicate = Some(words[s].span);
        if actors && !governed {
            return out;
        }
    }
    // 抓好三个方面
    if kind == FigureKind::Count
        && s < n
        && word(s) == "方面"
        && (s + 1 == n
            || !is_nominal(words[s + 1].class)
            || is_verb(words[s + 1].class)
            || words[s + 1].class == Class::Adjective)
    {
        out.phrase = s..s + 1;
        // 从三个方面认真解决问题
        let acts = |w: &&Word| matches!(w.class, Class::Role(Role::Verb | Role::Trend));
        out.predicate = words[s + 1..].iter().take(3).find(acts).filter(|_| !governed).map(|w| w.span);
        return out;
    }
    // 支持1万名未就业高校毕业生|到基层就业
    // 1名, 3人; but 4家未聘用专职人员: there the firms did not
    let people = words.first().is_some_and(|w| text[..w.span.start()].ends_with(['人', '名', '位']));
    let not_yet = people && s + 2 < n && word(s) == "未" && is_verb(words[s + 1].class);
    let noun = |w: &&Word| matches!(w.class, Class::Noun | Class::Adjective | Class::Role(Role::Noun));
    let named = if not_yet { words[s + 2..].iter().take_while(noun).count() } else { 0 };
    if named > 0 && is_person(word(s + 1 + named)) {
        out.phrase = s..s + 2 + named;
        return out;
    }
    // 适用3%征收率|的应税销售收入
    let rate = words[s..].iter().position(|w| w.class == Class::Of).unwrap_or(0);
    // but 压缩30%时间提高效率的措施
    let act = |w: &Word| w.class == Class::Action || !is_nominal(w.class);
    let long = rate.checked_sub(1).map(|k| words[s + k].span.end() - words[s].span.start());
    let short = long.is_some_and(|long| long <= 12 || long <= LONGEST_RATE && !words[s..s + rate].iter().any(act));
    if kind == FigureKind::Percent && !out.attributive && short && word(s + rate - 1).ends_with('率') {
        out.phrase = s..s + rate;
        return out;
    }
    // 专门为浦东制定的法规
    let described = s < n
        && matches!(words[s].class, Class::Role(Role::Verb | Role::Adverb | Role::Prep))
        && words[s..].iter().any(|w| w.class == Class::Of);
    // 安排219亿元支持企业: what money is for is not what is counted
    let object = !actors && kind != FigureKind::Money;
    // 332个其他面上项目, 326项两岸共通标准, 5个高能级平台
    let leads = s + 1 < n
        && (matches!(word(s), "高" | "低" | "多")
            && matches!(words[s + 1].class, Class::Noun | Class::Role(Role::Noun))
            || matches!(word(s), "其他" | "其它")
            || words[s].class == Class::Role(Role::Place) && words[s].span.len() > 3 && is_nominal(words[s + 1].class));
    if s >= n || !is_nominal(words[s].class) && !described && !leads {
        // 排查风险点43个|并逐一制定措施, 收购住房3000套|用于安置
        let goes_on = || {
            s < n
                && ["并", "并且", "且", "均", "逐一", "全部", "已", "正", "都", "按", "按照", "正在", "用于"]
                    .contains(&word(s))
        };
        if governed && object && is_object(words, s) && !goes_on() {
            out.phrase = s..n;
        }
        return out;
    }
    out.vague = Some(words[s].span)
        .filter(|_| out.attributive && matches!(word(s), "标准" | "比例" | "额度" | "税率" | "费率"));
    // 50万元的额度 is of 额度, 按10万元的额度发放|消费券 of what is handed out
    let mut handed_out = false;
    if out.vague.is_some() {
        let gives = |k: usize| matches!(word(k), "给予" | "予以" | "发放");
        let verb = (s + 1..n).find(|&k| gives(k) || words[k].class != Class::Role(Role::Adverb));
        let verb = verb.filter(|&k| gives(k) || words[k].class == Class::Role(Role::Verb));
        let named = |w: &Word| matches!(w.class, Class::Noun | Class::Role(Role::Noun | Role::Weak));
        // 的标准给予一次性|创业补贴
        let from = verb.map(|k| k + 1 + usize::from(k + 1 < n && word(k + 1) == "一次性"));
        out.done = from.filter(|&k| k < n && words[k..].iter().all(named)).map_or(0..0, |k| k..n);
        handed_out = word(s) == "额度" && !out.done.is_empty() && verb.is_some_and(gives);
    }
    // 留抵退税21亿元的分行业情况: what is told of it names nothing
    let told_of = kind == FigureKind::Money && word(n - 1).ends_with("情况");
    if told_of && out.attributive {
        return out;
    }
    if (out.attributive || STEP.has(word(s))) && (VAGUE.has(word(s)) || handed_out) {
        return out;
    }
    let mut e = s;
    // one past the last word that may end the phrase
    let mut good = s;
    // inside what describes, up to 的: 专门为浦东制定的法规
    let mut relative = false;
    while e < n {
        let w = words[e];
        match w.class {
            // 3000户农民|人均增收
            _ if e > from && (MEAN.has(word(e)) || word(e) == "平均") => break,
            // 9部门|《关于…的意见》
            Class::Quote if e > from && word(e).starts_with("《关于") => break,
            // 地区|基本普及义务教育
            Class::Role(Role::Noun)
                if word(e) == "基本" && e > from && words.get(e + 1).is_some_and(|w| is_verb(w.class)) =>
            {
                out.predicate = Some(words[e + 1].span);
                break;
            }
            Class::Noun
            | Class::Quote
            | Class::Place
            | Class::Figure
            | Class::Other
            | Class::Role(Role::Noun | Role::Scope) => good = e + 1,
            // 21家省|高|能级创新发展区
            _ if e > from
                && matches!(word(e), "高" | "低")
                && words.get(e + 1).is_some_and(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun))) => {}
            Class::Adjective if word(e) == "相对" => break,
            // 四个主要方面|是基础
            Class::Role(Role::Place)
                if kind == FigureKind::Count
                    && e == from + 1
                    && (words[from].class == Class::Adjective || word(from) == "主要")
                    && word(e) == "方面"
                    && words.get(e + 1).is_none_or(|w| !is_nominal(w.class) || is_verb(w.class)) =>
            {
                good = e + 1;
                break;
            }
            Class::Adjective => {}
            // 安排9亿元资金|支持再就业
            Class::Role(Role::Weak | Role::Verb)
                if kind == FigureKind::Money && good == e && e + 1 < n && PIVOT.has(word(e)) =>
            {
                break;
            }
            // 赴11个省（区、市）|检查《公路法》实施情况
            Class::Role(Role::Weak) | Class::Action
                if kind == FigureKind::Count
                    && e > from
                    && e + 1 < n
                    && (words[e - 1].class == Class::Paren && is_kinds(&text[words[e - 1].span.range()])
                        || words[e + 1].class == Class::Quote && word(e - 1).ends_with(DIVISIONS)) =>
            {
                break;
            }
            Class::Role(Role::Weak) | Class::Action => {
                // 第二批14项重点|改革, 6项专项|附加扣除
                let closes = e == from + 1 && n <= e + 2 && words[e..].iter().all(|w| is_verb(w.class));
                if closes && kind == FigureKind::Count && !actors && matches!(word(from), "重点" | "重大" | "专项")
                {
                    good = n;
                    e = n;
                    continue;
                }
                // 5项指挥通信工作制度: things do not act
                // 30项市级疏堵工程
                // 增加2次预售款|提取|次数
                let head = e + 2 == n && (COMPOUND.has(word(e + 1)) || word(e + 1) == "次数");
                let compound = !actors && e > from && head;
                // 选派300名科技特派员|服务产业, but 省级|共享农庄
                let serves = pivot && actors && e > from && words[e - 1].class == Class::Noun;
                // 8项全球首发技术
                let scoped = e > from && words[from..e].iter().all(|w| w.class == Class::Role(Role::Scope));
                let goes_on = compound
                    || scoped && e + 1 < n && matches!(words[e + 1].class, Class::Noun | Class::Role(Role::Noun))
                    || !serves && continues(words, e + 1)
                    || e == from
                        && !actors
                        && e + 1 < n
                        && !is_verb(words[e + 1].class)
                        // 其中65.8%|分布在西部
                        && !(word(e) == "分布" && words[e + 1].class == Class::Role(Role::Prep));
                if !goes_on && !governed {
                    out.predicate = Some(w.span);
                    break;
                }
                // the last word of an object: 4次专题学习
                if governed && (e > from || e + 1 < n) {
                    good = e + 1;
                }
            }
            Class::Role(Role::Verb) => {
                relative |= e == from && words[e..].iter().any(|w| w.class == Class::Of);
                if !relative {
                    out.predicate = Some(w.span);
                    break;
                }
            }
            Class::Role(Role::Reach) if word(e) == "为" && words[e..].iter().any(|w| w.class == Class::Of) => {}
            Class::Role(Role::Compare | Role::Trend) if relative => {}
            Class::Role(Role::Part | Role::Place | Role::Trend) if leads && e == from => {}
            // 300个乡村全民健身|提升|工程
            Class::Role(Role::Trend)
                if !actors
                    && kind == FigureKind::Count
                    && e > from
                    && e + 2 == n
                    && matches!(word(e), "提升" | "改善" | "提高" | "降低")
                    && matches!(word(e + 1), "工程" | "行动" | "项目" | "计划") => {}
            Class::Role(Role::Trend | Role::Reach | Role::Share) => {
                // 稳定消除, 为企业设立: the verb stands behind
                let verb = matches!(word(e), "稳定" | "为");
                let behind = words[e + 1..].iter().take(4).find(|w| matches!(w.class, Class::Role(Role::Verb)));
                out.predicate = behind.filter(|_| verb).map(|w| w.span).or(Some(w.span));
                break;
            }
            // 校企|联合|实验室
            Class::Role(Role::Adverb)
                if e > from
                    && word(e) == "联合"
                    && e + 1 < n
                    && is_nominal(words[e + 1].class)
                    && !is_verb(words[e + 1].class) => {}
            // 14个配套保障计划
            Class::Role(Role::Adverb) if word(e) == "计划" && e > from && e + 1 == n => good = e + 1,
            Class::Role(Role::Prep | Role::Adverb) => {
                // 专门为浦东制定的法规, 符合条件且基础较好的开发区: a phrase that describes
                // but 1套住房且贷款未结清的家庭: what stands before is a name
                let whole = words[from..e].iter().all(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
                let joins = matches!(word(e), "且" | "并且" | "又") && !(governed && whole);
                relative |= (e == from || joins) && words[e..].iter().any(|w| w.class == Class::Of);
                if !relative {
                    // 300个项目陆续开工, 16个区均被评为先进
                    let told = words[e + 1..].iter().take(3).find(|w| {
                        is_verb(w.class) || matches!(w.class, Class::Role(Role::Trend | Role::Reach | Role::Share))
                    });
                    if e > from && !governed {
                        out.predicate = told.map(|w| w.span);
                    }
                    break;
                }
            }
            Class::Of => relative = false,
            Class::Date => {}
            Class::Role(Role::Place)
                if words[e + 1..].iter().take(2).any(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun))) => {}
            Class::Role(Role::Conj) => {
                let short = e - from <= 1 && e + 1 < n;
                // 推出118项学习外省经验政策和举措: the object is all that follows
                let closes = governed
                    && (1..=2).contains(&(n - e - 1))
                    && words[e + 1..].iter().all(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
                if !short && !closes {
                    break;
                }
            }
            Class::Paren => {
                if e > from && (w.span.len() <= 12 || is_kinds(&text[w.span.range()])) {
                    good = e + 1;
                }
            }
            _ => {
                break;
            }
        }
        e += 1;
    }
    // 老年人免费|体检: how it is done is none of who it is done for
    // 执法站实战化|运行
    let manner =
        |k: usize| MANNER.has(word(k)) || e + 1 == n && word(k).ends_with('化') && word(k).chars().count() == 3;
    if good == e && e > from + 1 && out.predicate.is_some() && manner(e - 1) {
        good = e - 1;
    }
    // 17个传统制造业增加值增长5%: what is measured of them is told by the next figure
    // 8个产业规模超千亿元
    let told = good < n && words[good].class == Class::Role(Role::Bound)
        || out.predicate.is_some_and(|p| {
            words.iter().any(|w| w.span == p && matches!(w.class, Class::Role(Role::Trend | Role::Reach)))
        });
    let measure = |k: usize| is_measure(word(k)) || PAIRED.has(word(k));
    if kind == FigureKind::Count && told && !governed && good > from + 1 && good == e && measure(good - 1) {
        good -= 1;
        while good > from + 1
            && (is_verb(words[good - 1].class) || words[good - 1].class == Class::Of || measure(good - 1))
        {
            good -= 1;
        }
    }
    // 不少于1次的栏目检查
    let noun = || words[from..e].iter().all(|w| is_nominal(w.class) && !is_verb(w.class));
    let deed = e + 1 == n && matches!(words[e].class, Class::Role(Role::Weak) | Class::Action);
    if out.attributive && e > from && deed && kind == FigureKind::Count && governed && noun() {
        good = n;
        out.predicate = None;
    }
    // 总规模10亿元的产业引导基金
    let ends = words.last().is_some_and(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
    if out.attributive
        && e < n
        && e > from
        && n == e + 2
        && n < from + 5
        && ends
        && (kind == FigureKind::Money || super::phrase::described(word(n - 1)))
        && words[from..].iter().all(|w| is_nominal(w.class))
    {
        good = n;
        out.predicate = None;
    }
    // 不超过6000元的补贴, 3000元补贴
    let named = || out.attributive || TOLD_IN_MONEY.has(word(from));
    if good == from && n == from + 1 && is_verb(words[from].class) && named() {
        good = n;
        out.predicate = None;
    }
    // 给予总房款1%的消费补贴
    let noun = |w: &Word| matches!(w.class, Class::Noun | Class::Role(Role::Noun | Role::Weak));
    if good == from && out.attributive && (from + 2..from + 4).contains(&n) && words[from..].iter().all(noun) {
        good = n;
        out.predicate = None;
    }
    if good == from && e == from && governed && object && is_object(words, from) {
        good = n;
    }
    if good == from
        && e > from
        && (governed || !actors && is_verb(words[from].class) && !matches!(words[from].class, Class::Role(Role::Verb)))
    {
        good = e;
    }
    // 散货泊位等7个项目
    while good > from + 1 && word(good - 1) == "等" {
        good -= 1;
    }
    // 10万吨级、5万吨级航道
    if good == from + 1 && word(from) == "级" {
        good = from;
    }
    // 连跨两个万亿元台阶: a step names nothing
    if good > from && STEP.ends(word(good - 1)) {
        return out;
    }
    // 各民族家庭, but 各类园区
    let whole = from > 0 && good > from && matches!(word(from - 1), "各" | "各族" | "各民族");
    out.phrase = from - usize::from(whole)..good;
    out
}

/// The noun phrase that a list behind a figure makes up: what follows 等 where that is more than one word, else all
/// of it. `None` where a verb begins, that is where the list is one of clauses.
pub(super) fn list(text: &str, words: &[Word]) -> Option<std::ops::Range<usize>> {
    let word = |i: usize| &text[words[i].span.range()];
    let rest = |i: usize| matches!(word(i), "等");
    let joins = |w: &Word| matches!(w.class, Class::Enum | Class::Role(Role::Conj));
    let starts = |k: usize| k > 0 && words[k - 1].class == Class::Enum;
    let fits = (0..words.len()).all(|k| {
        let verb = matches!(words[k].class, Class::Role(Role::Verb)) || is_verb(words[k].class) && starts(k);
        rest(k) || joins(&words[k]) || is_nominal(words[k].class) && !verb
    });
    let noun = |w: &Word| matches!(w.class, Class::Noun | Class::Quote | Class::Role(Role::Noun));
    if !fits || !words.last().is_some_and(noun) || VAGUE.has(word(0)) {
        return None;
    }
    match (0..words.len()).rev().find(|&k| rest(k)) {
        Some(k) if words.len() - k > 2 => Some(k + 1..words.len()),
        _ => Some(0..words.len()),
    }
}

/// True when all words from `from` on are the object of the verb before the figure, whatever describes it: 推出12批
/// 对照学习外省经验举措.
fn is_object(words: &[Word], from: usize) -> bool {
    let says = |w: &Word| matches!(w.class, Class::Role(Role::Reach | Role::Trend | Role::Share | Role::Compare));
    words.len() >= from + 3
        && matches!(words[from].class, Class::Role(Role::Prep | Role::Verb | Role::Weak | Role::Adverb) | Class::Action)
        && words
            .last()
            .is_some_and(|w| matches!(w.class, Class::Noun | Class::Quote | Class::Role(Role::Noun) | Class::Action))
        && !words[from..].iter().any(says)
}

/// True when a verb that stands before `i` is part of a noun phrase: a noun follows, and behind it a verb
/// that governs, or 的.
fn continues(words: &[Word], i: usize) -> bool {
    let Some(noun) = (i..words.len()).find(|&k| !is_verb(words[k].class)) else { return false };
    if !matches!(words[noun].class, Class::Noun | Class::Quote | Class::Figure | Class::Role(Role::Noun) | Class::Of) {
        return false;
    }
    words[noun + 1..].iter().any(|w| {
        is_verb(w.class)
            || matches!(w.class, Class::Of | Class::Role(Role::Adverb | Role::Trend | Role::Reach | Role::Prep))
    })
}
