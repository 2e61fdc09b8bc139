//! Reports of invented bureaus, as many as a measurement needs: every year each of them states the same metrics.
//!
//! The numbers follow from bureau, year and metric, so two runs write the same bytes. The stated growth is that of the
//! stated numbers: nothing in it contradicts itself.

const FIRST: [char; 50] = [
    '澄', '沅', '泠', '溧', '洮', '涪', '漳', '沭', '潍', '淄', '澧', '浔', '湟', '滦', '沁', '沂', '泗', '汶', '洵',
    '涞', '滁', '漯', '澜', '濮', '灞', '瀛', '汾', '沣', '沱', '泸', '洛', '洹', '浏', '浚', '涟', '淇', '淮', '渭',
    '湄', '溆', '滏', '漓', '潞', '澎', '濉', '瀍', '洧', '汝', '汧', '沔',
];
const SECOND: [char; 40] = [
    '宁', '安', '平', '川', '原', '源', '江', '河', '湖', '山', '岭', '州', '阳', '阴', '城', '泉', '塘', '港', '桥',
    '关', '林', '田', '谷', '溪', '湾', '洲', '浦', '台', '岗', '堡', '庄', '屏', '峰', '岩', '沙', '坪', '坝', '渡',
    '口', '门',
];
const GOODS: [&str; 20] = [
    "粮食",
    "蔬菜",
    "水果",
    "茶叶",
    "油料",
    "水产品",
    "生猪",
    "禽蛋",
    "牛奶",
    "木材",
    "棉花",
    "药材",
    "花卉",
    "食用菌",
    "蜂蜜",
    "毛竹",
    "蚕茧",
    "饲料",
    "种子",
    "化肥",
];
/// Behind each of the goods; the unit; how large at first.
const SIDES: [(&str, &str, u64); 10] = [
    ("总产量", "万吨", 420),
    ("总产值", "亿元", 880),
    ("零售额", "万元", 61_000),
    ("出口额", "万美元", 2_400),
    ("加工企业", "家", 140),
    ("从业人员", "人", 18_300),
    ("种植养殖户", "户", 9_100),
    ("仓储面积", "平方米", 47_000),
    ("技术人员", "名", 320),
    ("抽检批次", "批次", 1_250),
];

/// The name of a bureau; there are 2000 of them, then they begin again.
pub(crate) fn bureau(i: usize) -> String {
    format!("{}{}市农业农村局", FIRST[i % FIRST.len()], SECOND[i / FIRST.len() % SECOND.len()])
}

/// Metric `k` of a bureau in a year: its number times ten.
fn number(bureau: usize, year: i32, k: usize) -> u64 {
    let mut value = SIDES[k % SIDES.len()].2 * 10 + (bureau as u64 * 37 + k as u64 * 91) % 500 * 10;
    for passed in 2000..year.max(2000) {
        let step = (bureau as u64 * 7 + k as u64 * 13 + passed as u64 * 29) % 60;
        value += value * step / 1000;
    }
    // things are counted in wholes
    if k % SIDES.len() >= 4 { value / 10 * 10 } else { value }
}

/// The report of a bureau on a year with so many metrics, at most 200 of them different.
pub(crate) fn report(i: usize, year: i32, metrics: usize) -> String {
    let name = bureau(i);
    let mut text = format!(
        "{name}\n{year}年农业农村工作总结\n\n市政府：\n\n{year}年，全局认真履行职责，现将有关情况报告如下。\n\n"
    );
    for k in 0..metrics {
        if k % 40 == 0 {
            text += &format!("{}、第{}组指标\n", numeral(k / 40 + 1), numeral(k / 40 + 1));
        }
        let (side, unit, _) = SIDES[k % SIDES.len()];
        let goods = GOODS[k / SIDES.len() % GOODS.len()];
        let (now, before) = (number(i, year, k), number(i, year - 1, k));
        let grown = (now as i64 - before as i64) * 2000 / before as i64;
        let (grown, word) = (grown.unsigned_abs().div_ceil(2), if grown < 0 { "下降" } else { "增长" });
        let digit = if now % 10 == 0 { String::new() } else { format!(".{}", now % 10) };
        text += &format!("{goods}{side}{}{digit}{unit}，比上年{word}{}.{}%。", now / 10, grown / 10, grown % 10);
        if k % 5 == 4 {
            text.push('\n');
        }
    }
    text + &format!("\n\n{name}\n{}年1月12日\n", year + 1)
}

fn numeral(n: usize) -> char {
    "一二三四五六七八九十".chars().nth((n - 1) % 10).unwrap_or('一')
}
