//! What stands behind a figure: counted by it, tied to it by 的, or done so often.
//!
//! Behind 719个 stands 精品示范村, behind 全长1.3万公里 的旅游公路, behind 召开4次 座谈会; behind 面积90平方米 的住房 stands whose it is.
//!
//! First the noun is made out ([`Reader::noun_behind`]), then whether the figure counts it, is told of it, or is of what stands before.

use std::ops::ControlFlow::{self, Break, Continue};

use super::super::clause::{self, Word};
use super::super::left::Left;
use super::super::right::{self, Right};
use super::super::segment::Class;
use super::super::{RUN, Reader, phrase};
use super::Choice;
use super::given::{grant_from, says_to_whom};
use crate::grammar::past_inclusion;
use crate::lexicon::clauses::{JOINTS, Role};
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{GOES_TO, GRANT, GRANT_VERB, KEEPS, ORGAN_TAIL, PERSON, TOLD_IN_MONEY};
use crate::resolve::FigureKind;

/// True for a phrase that can be what lasts: no people, no organ, no place (行政区域内).
fn may_last(phrase: &str) -> bool {
    !(phrase.ends_with(['内', '人', '员', '者']) || PERSON.ends(phrase) || ORGAN_TAIL.ends(phrase))
}

/// What is given by a sum, from the words behind it: 给予|购房补贴, 标准|补贴, 补贴|船公司.
fn given_by(text: &str, words: &[Word]) -> Option<String> {
    let word = |w: &Word| &text[w.span.range()];
    // 1000元标准|给予
    let norm = words.first().is_some_and(|w| word(w) == "标准");
    let from = usize::from(norm);
    let (verb, named) = words.get(from..)?.split_first()?;
    // 每吨30元|补贴船公司
    if GRANT_VERB.has(word(verb)) {
        return Some(word(verb).to_owned());
    }
    match word(verb) {
        "给予" | "予以" | "发放" => grant_from(text, words, from + 1),
        "处以" | "处" => named.first().map(word).filter(|what| *what == "罚款").map(str::to_owned),
        _ => None,
    }
}

/// True for names of what can be measured or told in money: 经营性收入, 建筑面积.
fn tells(name: &str) -> bool {
    phrase::is_measure(name) || name.ends_with("投入") || TOLD_IN_MONEY.ends(name)
}

impl Reader<'_> {
    /// The subject of the figure in front, where this one says in brackets whether that is included, or tells it in another currency.
    pub(super) fn restated(&self, i: usize) -> Option<String> {
        let (last, figure) = (self.given.figures.get(i.checked_sub(1)?)?, &self.given.figures[i]);
        let between = self.text.get(last.span.end()..figure.span.start())?;
        // 交易人民币5万元以上（含5万元）、外币等值1万美元以上: the same in another currency
        if between.strip_suffix("外币等值").is_some_and(|rest| rest.ends_with(['、', '或']) || rest.ends_with("或者"))
        {
            return self.metrics.last()?.subject.clone();
        }
        if !between.ends_with(['含', '括']) {
            return None;
        }
        let inside = ["含", "不含", "包括", "不包括"].iter().find_map(|w| between.strip_suffix(w))?;
        let bound = inside.strip_suffix(['（', '('])?;
        let same = figure.unit == last.unit && figure.value == last.value;
        (same && (bound.is_empty() || limit_after(bound) == Some(bound))).then_some(())?;
        self.metrics.last()?.subject.clone()
    }

    /// What stands behind the figure: tied to it by 的, counted, or done.
    pub(super) fn behind(&self, i: usize, left: &Left, right: &Right) -> Option<Choice> {
        let figure = &self.given.figures[i];
        // 对不合格的5卷下发通知: what follows is done to them
        let sort = left.part && left.attributive && left.phrase.is_empty();
        if (sort || self.of_those(i)) && self.right.first().is_some_and(|w| phrase::is_verb(w.class)) {
            return None;
        }
        if matches!(figure.kind, FigureKind::Percent | FigureKind::Money)
            && !left.measured
            && let Some(given) = self.given_share()
        {
            return Some((Some(given), "metric.counted"));
        }
        // 统一按1万元|给予|购房补贴
        let by = |w: &Word| matches!(&self.text[w.span.range()], "按" | "按照");
        let each = |w: &&Word| self.text[w.span.range()].starts_with('每');
        if figure.kind == FigureKind::Money
            && self.left.iter().rev().find(|w| !each(w)).is_some_and(by)
            && let Some(given) = given_by(self.text, &self.right).or_else(|| self.joined_given(i))
        {
            let listed = self.last_sum(i, false).is_some();
            return Some((Some(given), if listed { "metric.of" } else { "metric.did" }));
        }
        let counted = self.noun_behind(i, right);
        // 按照每个子女每月1000元的标准定额扣除
        let by = |w: &Word| matches!(&self.text[w.span.range()], "按" | "按照" | "减按" | "以");
        let named = !left.phrase.is_empty() && figure.kind == FigureKind::Percent;
        if counted.is_none()
            && !named
            && let Some(vague) = right.vague
            && self.left.iter().any(by)
        {
            // 按0.5个泊位/户的标准建设机动车位, 按5万元的标准给予购房补贴
            let done = phrase::phrase(self.text, &self.right, right.done.clone());
            return Some((done.or_else(|| Some(self.text[vague.range()].to_owned())), "metric.of"));
        }
        // 分别按3.5万元/列、6.5万元/架次的标准给予奖补
        if counted.is_none()
            && left.phrase.is_empty()
            && figure.kind == FigureKind::Money
            && self.left.iter().any(by)
            && let Some(done) = self.joined_norm(i)
        {
            return Some((Some(done), "metric.of"));
        }
        if let Some(noun) = self.joined_behind(i, left, right, counted)
            && let Break(choice) = self.tied(i, left, right, noun)
        {
            return choice;
        }
        self.done_behind(i, left, right)
    }

    /// The noun right behind the figure.
    fn noun_behind(&self, i: usize, right: &Right) -> Option<String> {
        let figure = &self.given.figures[i];
        let counted =
            phrase::phrase(self.text, &self.right, right.phrase.clone()).map(|noun| match noun.ends_with('级') {
                true => self.shared_head(i).map_or(noun.clone(), |head| noun.clone() + &head),
                false => noun,
            });
        // 可先按照50%|缴纳|城市基础设施配套费: what is done by the share
        let by_share = figure.kind == FigureKind::Percent
            && right.phrase.len() > 1
            && self.right[right.phrase.start].class == Class::Role(Role::Verb)
            && self.left.last().is_some_and(|w| matches!(&self.text[w.span.range()], "按" | "按照"));
        let counted = match by_share {
            true => phrase::phrase(self.text, &self.right, right.phrase.start + 1..right.phrase.end),
            false => counted,
        };
        // 其中有5起|发生|在铁路领域, 近七成|居住|在农村: where they are is no name
        let placed = right.phrase.len() == 1
            && phrase::is_verb(self.right[right.phrase.start].class)
            && self.right.get(right.phrase.end).is_some_and(|w| {
                w.class == Class::Role(Role::Prep)
                    && matches!(&self.text[w.span.range()], "在" | "于" | "自" | "到" | "至")
            });
        // 其中不少于40%|投向初创期企业: so does where it goes
        let goes = figure.kind == FigureKind::Percent
            && right.phrase.clone().next().is_some_and(|k| GOES_TO.has(&self.text[self.right[k].span.range()]));
        let placed = placed || goes;
        // 每招收1名博士后|奖10万元: the verb is of the money behind
        let next = self.given.figures.get(i + 1).filter(|f| f.kind == FigureKind::Money);
        let awarded =
            next.filter(|f| right.phrase.end > 0 && f.span.start() == self.right[right.phrase.end - 1].span.end());
        let counted = counted.map(|noun| match noun.strip_suffix(['奖', '补']) {
            Some(less) if awarded.is_some() && !less.is_empty() && !GRANT.ends(&noun) => less.to_owned(),
            _ => noun,
        });
        // 每满100万美元|奖励企业1万元: so it is where it says to whom
        let counted =
            counted.filter(|noun| awarded.is_none() || figure.kind != FigureKind::Money || !says_to_whom(noun));
        // 15%以上数量的外窗
        counted.filter(|_| !placed).map(|noun| {
            if let Some(rest) = ["数量的", "比例的"].iter().find_map(|how| noun.strip_prefix(how)) {
                return rest.to_owned();
            }
            // 十个镇区域范围|内
            let last = right.phrase.end.checked_sub(1).filter(|_| noun.ends_with("范围"));
            let inside = last.is_some_and(|k| self.text[self.right[k].span.end()..].starts_with('内'));
            match ["区域范围", "范围"].iter().find_map(|tail| noun.strip_suffix(tail)).filter(|place| !place.is_empty())
            {
                Some(place) if inside => place.to_owned(),
                _ => noun,
            }
        })
    }

    /// The same, or the noun that the last of several figures has.
    fn joined_behind(&self, i: usize, left: &Left, right: &Right, counted: Option<String>) -> Option<String> {
        let figure = &self.given.figures[i];
        // 首批12项及第二批14项改革: one noun behind counts that are joined
        let counted = counted.or_else(|| {
            let lone = figure.kind == FigureKind::Count && !left.measured;
            let last = left.phrase.end.checked_sub(1).filter(|_| lone && !left.phrase.is_empty());
            let batch = |k: usize| self.text[self.left[k].span.range()].ends_with(['批', '类']);
            last.filter(|k| batch(*k)).and_then(|_| self.joined_noun(i))
        });
        // 不少于300人、600人的|大型团队
        let counted = counted.or_else(|| {
            let nothing = self.left[left.phrase.clone()].iter().all(|w| phrase::is_verb(w.class));
            let bounded = figure.kind == FigureKind::Count && left.bound.is_some() && nothing;
            let (words, right) = self.right_of(bounded.then(|| self.last_sum(i, false)).flatten()?);
            phrase::phrase(self.text, &words, right.phrase.clone()).filter(|_| right.attributive)
        });
        // 3214户8765名|贫困人口, 326户、517名|低保对象: households and their people
        let counted = counted.or_else(|| {
            let nothing = left.phrase.is_empty()
                || self.left[left.phrase.clone()].iter().all(|w| w.class == Class::Role(Role::Scope));
            (nothing && &*figure.unit == "户").then(|| self.paired_noun(i)).flatten()
        });
        // 具有3年以上企业工作经历, but 停业1年以上门店: it is not the shop that lasts
        let kept = || left.predicate.is_some_and(|p| KEEPS.has(&self.text[p.range()]));
        let aged = matches!(&*figure.unit, "岁" | "周岁");
        let bare = figure.kind == FigureKind::Duration && !aged && !right.attributive && !kept();
        let counted = counted.filter(|_| !bare || limit_after(&self.text[figure.span.end()..]).is_none());
        // 逾期60日仍未拨付的市
        let waited = figure.kind == FigureKind::Duration && self.text[figure.span.end()..].starts_with(['仍', '尚']);
        let counted = counted.filter(|_| !waited);
        // 给予每平方米800元、500元的补贴: one noun behind sums that are joined
        counted.or_else(|| {
            // 分别给予经营团队50万元、100万元一次性奖励
            let sum = figure.kind == FigureKind::Money && (left.phrase.is_empty() || self.gives());
            sum.then(|| self.joined_grant(i)).flatten()
        })
    }

    /// Whether the noun is the figure's: broken off with the choice, or with none where what stands before is.
    fn tied(&self, i: usize, left: &Left, right: &Right, noun: String) -> ControlFlow<Option<Choice>> {
        let figure = &self.given.figures[i];
        // 长达3500多公里的干堤: how it is measured names nothing
        let measure = (right.attributive && left.measured).then(|| self.phrase(left)).flatten();
        if matches!(measure.as_deref(), Some("长" | "宽" | "高" | "深")) {
            return Break(Some((Some(noun), "metric.of")));
        }
        // 占全国人口65%的地区
        let share_of = left.share && self.opens_with_share(left);
        let told = left.measured && !share_of && !left.phrase.is_empty();
        // 给予每套住房不低于总房款0.5%的补贴
        if right.attributive && figure.kind == FigureKind::Percent && left.bound.is_some() && GRANT.ends(&noun) {
            return Break(Some((Some(noun), "metric.of")));
        }
        if self.is_threshold(i, left, right) {
            return Break(None);
        }
        // 旅游包机不少于80人的奖励2万元, 超1万张的补贴50万元: what is given is not what is counted
        if right.attributive && figure.kind == FigureKind::Count && GRANT.ends(&noun) {
            return Break(None);
        }
        // 10万元以上的支付70%, 使用费按28元/平方米计征: a verb is none of it
        let verbs = self.right[right.phrase.clone()].iter().all(|w| phrase::is_verb(w.class));
        let by = self.left.last().is_some_and(|w| matches!(&self.text[w.span.range()], "按" | "按照"));
        let bounded = limit_after(&self.text[figure.span.end()..]).is_some() && right.attributive;
        if figure.kind == FigureKind::Money && verbs && !tells(&noun) && (bounded || by && !left.phrase.is_empty()) {
            return Break(None);
        }
        // 对多子女家庭可提高20%贷款额度: the share is of what stands behind
        let grown = figure.kind == FigureKind::Percent
            && figure.change.is_some()
            && !right.attributive
            && tells(&noun)
            && self.left.last().is_some_and(|w| w.class == Class::Role(Role::Trend))
            && !self.phrase(left).is_some_and(|p| tells(&p));
        if grown {
            return Break(Some((Some(noun), "metric.counted")));
        }
        // 第五层次人才可上浮20%的贷款额度: whose it is stands before
        let owner = |p: String| p.ends_with("人才") || PERSON.ends(&p);
        let raised = told && right.attributive && tells(&noun) && self.phrase(left).is_some_and(owner);
        if raised {
            return Break(Some((Some(noun), "metric.of")));
        }
        if right.attributive && (!told || figure.kind == FigureKind::Money) {
            // 全国已有50%的县普及教育: whose figure it is names nothing of it
            let scope = |k: usize| self.left[k].class == Class::Role(Role::Scope);
            let attribute = self.phrase(left).filter(|a| {
                let how = matches!(a.as_str(), "基本" | "初步" | "全部" | "一个");
                let short = a.chars().count() <= 4 && left.phrase.len() == 1;
                let verb = phrase::is_verb(self.left[left.phrase.start].class) && !tells(a);
                // 个人购买144平方米以下的住房, 未获得户籍、40周岁以下的人员: neither is of the house nor of the age
                let parted = self.left[left.phrase.end..].iter().any(|w| w.class == Class::Enum);
                let verb = verb || parted || PERSON.ends(a);
                short && !how && !verb && !left.verbs_only && !scope(left.phrase.start)
            });
            // 给予购房款2%的购房补贴: what the share is taken of is not told of what is given
            // 养育着世界22%的人口: nor is what the verb governs
            let base = figure.kind == FigureKind::Percent && (GRANT.ends(&noun) || left.predicate.is_some());
            let whole = attribute.filter(|_| !base).map_or(noun.clone(), |a| noun + &a);
            return Break(Some((Some(whole), "metric.of")));
        }
        // 社会保险满1年及以上证明
        let full = self.text[..figure.span.start()].ends_with('满')
            && ["以上", "及以上"].iter().any(|w| self.text[figure.span.end()..].starts_with(w));
        if figure.kind == FigureKind::Duration && !right.attributive && full && !left.phrase.is_empty() {
            return Break(None);
        }
        let countable =
            matches!(figure.kind, FigureKind::Count | FigureKind::Money | FigureKind::Measure | FigureKind::Duration);
        // 覆盖所有城区和93%以上行政村
        let joined = figure.kind == FigureKind::Percent
            && !left.measured
            && self.text[..figure.span.start()].ends_with(JOINTS)
            && self.text[figure.span.end()..].starts_with("以上");
        if !right.attributive
            && (countable || joined || left.phrase.is_empty() || left.verbs_only || self.ends_with_verb())
            && !(left.measured && !left.phrase.is_empty() && figure.kind != FigureKind::Count)
        {
            return Break(Some((Some(noun), "metric.counted")));
        }
        Continue(())
    }

    /// The figure bounds what stands before it, and the noun behind is whose that is: 收入30万元以上的|村.
    fn is_threshold(&self, i: usize, left: &Left, right: &Right) -> bool {
        let figure = &self.given.figures[i];
        // 年经营性收入30万元以上的村: the threshold is of what is measured
        let after = &self.text[figure.span.end()..];
        // 月销售额10万元以下（含本数）的纳税人
        let past = |rest: &str| {
            let behind = past_inclusion(rest);
            // （含1万美元）的现金收支: an amount of its own
            let amount = rest[..rest.len() - behind.len()].contains(|c: char| c.is_ascii_digit());
            let behind = if amount || figure.kind == FigureKind::Duration { rest } else { behind };
            behind.starts_with('的')
        };
        let bound = limit_after(after).is_some_and(|word| past(&after[word.len()..]));
        // 合规费用0—5万元的部分
        let bound = bound || figure.low.is_some();
        // 路面宽度不足4.5米的路段
        let bound = bound || self.left.last().is_some_and(|w| w.class == Class::Role(Role::Bound));
        // 总投资达50亿元的项目, 年度纳税额突破500万元的企业
        let reach = |w: &Word| matches!(&self.text[w.span.range()], "达" | "达到" | "突破" | "首次突破");
        let reached = figure.kind == FigureKind::Money && right.attributive && self.left.last().is_some_and(reach);
        let bound = bound || reached;
        // 已缴纳土地总价款50%以上的项目
        // 商业比在10%以下的居住用地
        let paid = |p: &String| figure.kind == FigureKind::Percent && p.ends_with(['款', '价', '费', '税', '比', '率']);
        // 户籍人口超过100万的城市, 容积率低于1.0的地块
        // 常住人口20万人以上的县城, 供餐人数超过100人的食堂
        let people =
            figure.unit == "人" && self.phrase(left).is_some_and(|p| p.ends_with("人口") || p.ends_with("人数"));
        let number = figure.kind == FigureKind::Count && (figure.unit.is_empty() || people);
        // 用电量超过500万千瓦时的部分: a part names nothing
        let rest = right.phrase.len() == 1 && self.text[self.right[right.phrase.start].span.range()] == *"部分";
        if rest && right.attributive && !left.phrase.is_empty() && !left.verbs_only {
            return true;
        }
        let threshold = bound
            && ((matches!(figure.kind, FigureKind::Money | FigureKind::Measure) || number)
                && self.phrase(left).as_ref().is_some_and(|p| tells(p) || p.ends_with("人口"))
                || self.phrase(left).as_ref().is_some_and(paid)
                // 个人负担累计超过15000元的部分
                || figure.kind == FigureKind::Money && rest && !left.phrase.is_empty());
        let lasting = figure.kind == FigureKind::Duration;
        let said = |w: &Word| match w.class {
            Class::Role(Role::Bound) => true,
            // 主营业务收入首次突破10亿元的企业, 亩均税收连续两年达到30万元以上的企业
            Class::Role(Role::Adverb) | Class::Date | Class::Figure | Class::Other if reached => true,
            Class::Role(Role::Reach) => reached || bound && figure.kind == FigureKind::Money && reach(w),
            // 容积率不得低于1.0的地块
            Class::Role(Role::Adverb) => {
                !lasting && (self.text[w.span.range()].starts_with('不') || &self.text[w.span.range()] == "累计")
            }
            Class::Paren => figure.kind == FigureKind::Money,
            _ => false,
        };
        // nothing but 在 between: 投资在5亿元以上的项目, but 增量对10亿元以上的项目
        let beside = self.left[left.phrase.end..].iter().all(|w| self.text[w.span.range()] == *"在" || said(w));
        let named = !self.left[left.phrase.clone()].iter().any(|w| w.class == Class::Figure);
        let long = left.phrase.len() > 1
            || self.phrase(left).is_some_and(|p| p.chars().count() > 4 || TOLD_IN_MONEY.has(p.as_str()));
        if threshold && beside && named && long {
            return true;
        }
        // 缴纳社会保险6个月以上的职工: what lasts is what stands before
        let lasts = figure.kind == FigureKind::Duration && bound && beside && !left.verbs_only;
        if right.attributive && lasts && self.phrase(left).is_some_and(|p| may_last(&p)) {
            let words = &self.left[left.phrase.clone()];
            let prep = words[0].class == Class::Role(Role::Prep);
            let told = |w: &Word| w.class == Class::Role(Role::Adverb) || w.class == Class::Enum;
            let figure = |w: &Word| self.text[w.span.range()].starts_with(|c: char| c.is_ascii_digit());
            if !prep
                && !words.iter().any(|w| told(w) || figure(w))
                && (words.len() > 1 || !phrase::is_verb(words[0].class))
            {
                return true;
            }
        }
        false
    }

    /// What was done, where nothing is named.
    fn done_behind(&self, i: usize, left: &Left, right: &Right) -> Option<Choice> {
        let figure = &self.given.figures[i];
        // 4次召开会议 counts 会议, 300人参加培训 who did so; 市委两次召开会议: who did is not what was counted
        let times = matches!(&*figure.unit, "次" | "场" | "期" | "场次");
        let told = &*figure.unit == "次" && left.predicate.is_none() && right.did.len() > 1;
        if (left.phrase.is_empty() || left.verbs_only || told)
            && !left.measured
            && !right.did.is_empty()
            && figure.kind == FigureKind::Count
            && !left.part
        {
            let from = right.did.start + usize::from(times && right.did.len() > 1);
            if let Some(did) = phrase::phrase(self.text, &self.right, from..right.did.end) {
                return Some((Some(did), "metric.did"));
            }
        }
        None
    }

    /// True where some of those counted right before are told of: 抽查的32家单位中，有5家存在问题.
    fn of_those(&self, i: usize) -> bool {
        let figures = self.given.figures;
        let Some(last) = i.checked_sub(1).map(|j| &figures[j]).filter(|f| f.unit == figures[i].unit) else {
            return false;
        };
        let between = self.text.get(last.span.end()..figures[i].span.start()).unwrap_or("");
        let between = between.trim_end_matches(['有', '，', ',']);
        between.ends_with('中') && !between.contains(clause::is_stop)
    }

    /// True where the phrase begins with 占: what has the share stands elsewhere.
    pub(super) fn opens_with_share(&self, left: &Left) -> bool {
        left.phrase.clone().next().is_some_and(|k| self.left[k].class == Class::Role(Role::Share))
    }

    /// The head that counts of several grades share, which stands behind the last: 3个国家级、5个省级|产业集群.
    pub(super) fn shared_head(&self, i: usize) -> Option<String> {
        let figures = self.given.figures;
        for k in i + 1..=i + RUN {
            let (last, next) = (figures.get(k - 1)?, figures.get(k)?);
            let between = self.text.get(last.span.end()..next.span.start())?;
            let graded = between.trim_end_matches(JOINTS);
            if between.len() > 30 || graded == between || !graded.ends_with('级') || next.kind != FigureKind::Count {
                return None;
            }
            let (words, right) = self.right_of(k);
            let grade = right.phrase.clone().find(|&w| self.text[words[w].span.range()].ends_with('级'))?;
            if grade + 1 < right.phrase.end {
                return phrase::phrase(self.text, &words, grade + 1..right.phrase.end);
            }
        }
        None
    }

    /// The words right of figure `k`, and what they say, as behind a verb.
    pub(super) fn right_of(&self, k: usize) -> (Vec<Word>, Right) {
        let figure = &self.given.figures[k];
        let at = figure.span.end();
        let (end, _) = clause::right(self.text, at, self.next_start(k, at), false);
        let mut words = Vec::new();
        clause::words(self.text, at, end, &self.dates, &mut words);
        let right = right::right(self.text, &words, true, false, false, figure.kind);
        (words, right)
    }

    /// The noun behind the next count, where nothing but a joint and a batch stands between: 12项及第二批14项|改革.
    pub(super) fn joined_noun(&self, i: usize) -> Option<String> {
        let figures = self.given.figures;
        let (figure, next) = (&figures[i], figures.get(i + 1)?);
        let between = self.text.get(figure.span.end()..next.span.start())?;
        let joint = between.strip_prefix(JOINTS)?;
        if next.unit != figure.unit || joint.chars().count() > 4 || joint.contains(clause::is_stop) {
            return None;
        }
        let (words, right) = self.right_of(i + 1);
        phrase::phrase(self.text, &words, right.phrase)
    }

    /// The noun behind the people that stand right behind households: 326户、517名|低保对象.
    fn paired_noun(&self, i: usize) -> Option<String> {
        let (figure, next) = (&self.given.figures[i], self.given.figures.get(i + 1)?);
        let between = self.text.get(figure.span.end()..next.span.start())?;
        (matches!(between, "" | "、" | "，") && matches!(&*next.unit, "名" | "人" | "口")).then_some(())?;
        let (words, right) = self.right_of(i + 1);
        let named = words.get(right.phrase.clone())?.iter().any(|w| !phrase::is_verb(w.class));
        phrase::phrase(self.text, &words, right.phrase).filter(|_| named)
    }

    /// 给予 stands before the figure.
    pub(in super::super) fn gives(&self) -> bool {
        self.left.iter().any(|w| matches!(&self.text[w.span.range()], "给予" | "予以"))
    }

    /// What 给予 gives a share of, right behind the figure: 给予企业50%|租金减免.
    fn given_share(&self) -> Option<String> {
        self.gives().then_some(())?;
        grant_from(self.text, &self.right, 0)
    }

    /// What is given behind the last of sums that are joined: 3000元、1500元|发放生活补贴.
    fn joined_given(&self, i: usize) -> Option<String> {
        let last = self.last_sum(i, false)?;
        let at = self.given.figures[last].span.end();
        let (end, _) = clause::right(self.text, at, self.next_start(last, at), false);
        let mut words = Vec::new();
        clause::words(self.text, at, end, &self.dates, &mut words);
        given_by(self.text, &words)
    }

    /// The last of the sums from `i` on between which nothing but joints stands; `None` where this one stands alone. Their units may
    /// differ where `per` something (元/列, 元/架次).
    pub(super) fn last_sum(&self, i: usize, per: bool) -> Option<usize> {
        let figures = self.given.figures;
        let mut last = i;
        for k in i + 1..=i + RUN {
            let Some(next) = figures.get(k) else { break };
            let between = self.text.get(figures[last].span.end()..next.span.start())?;
            let alike = next.unit == figures[i].unit || per && next.kind == FigureKind::Money;
            if !between.chars().next().is_some_and(|c| JOINTS.contains(&c)) || between.chars().count() > 1 || !alike {
                break;
            }
            last = k;
        }
        (last > i).then_some(last)
    }

    /// What is done by norms that are joined: 3.5万元/列、6.5万元/架次的标准给予|奖补.
    fn joined_norm(&self, i: usize) -> Option<String> {
        let (words, right) = self.right_of(self.last_sum(i, true)?);
        let done = phrase::phrase(self.text, &words, right.done.clone()).filter(|_| right.vague.is_some())?;
        GRANT.ends(&done).then_some(done)
    }

    /// What is given as the last of such sums, where nothing but joints stands between: 5万元、3万元的|补贴.
    fn joined_grant(&self, i: usize) -> Option<String> {
        let last = self.last_sum(i, false)?;
        let (words, right) = self.right_of(last);
        let noun = phrase::phrase(self.text, &words, right.phrase.clone())?;
        let given = right.attributive || self.gives();
        (given && GRANT.ends(&noun)).then_some(noun)
    }
}
