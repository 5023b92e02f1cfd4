//! What the page of 16 November 2020 says in figures, copied out by hand: each figure, each date,
//! and the few set phrases that hold a number.

/// A figure and what it counts.
pub(crate) struct Fact {
    /// The row of the overview that shows it.
    pub(crate) counts: &'static str,
    /// As the overview writes it.
    pub(crate) figure: &'static str,
    /// The fewest words of the page that cannot mean another figure.
    pub(crate) page: &'static str,
    /// Of these, a line that gives the figure names at least one.
    pub(crate) subjects: Vec<&'static str>,
}

/// A date that something happened on, in each of its forms.
pub(crate) struct Date {
    pub(crate) page: &'static str,
    pub(crate) english: &'static str,
    pub(crate) chinese: &'static str,
    /// The `date_published` of an article about it; `None` where no article is dated by it.
    pub(crate) stamp: Option<&'static str>,
}

/// A row for each figure, in the order of the overview: what it counts, the figure, the page's
/// words for it, and what an English and a Chinese line must speak of to name it (any of several).
const TABLE: &str = "
Industrial projects taken forward | 2 | 2 industrial | project | 项目
Money invested | 33 million yuan | 33 million yuan | invest | 投
Workshops set up against poverty | 1 | 1 poverty | workshop | 车间
Local people in work as a direct result | 416 | 416 local | direct | 直接
People in work as an indirect result | 300 | 300 people | indirect | 间接
Holders of file cards among those in work | 15 | 15 of whom | file cards | 建档立卡
Raw and auxiliary materials for steel, bought in the areas that Beijing assists | 378,000 tons | 378,000 tons | tons | 吨
Price of those materials | 266 million yuan | 266 million yuan | materials | 原辅材料/原料
Welfare goods and canteen supplies, bought at a centre in Beijing and a union in Yangyuan | 3 million yuan | cost 3 million yuan | canteen/kitchen | 食堂
Farm produce bought in the partner village | 520,000 yuan | 520,000 yuan | farm | 农产品
Students from poor areas admitted to the technician college | 45 | 45 students | students/college | 学生/学院
Fresh graduates recruited who have file cards | 41 | 41 fresh | graduates | 毕业生
Present number of people with file cards | 204 | 204 people | file cards | 建档立卡
Donations and gifts of sympathy, in various forms | 1.05 million yuan | 1.05 million yuan | donations | 捐赠
Batch of young cadres called from Beijing to Tibet | 9th | ninth batch | batch | 批次
Length of the welding specialist’s posting to Tibet | 1 year | for one year | posting | 任期
First secretaries sent to Heiyukou, one after another | 3 | three comrades | secretaries | 第一书记
Time covered by their work there | 3.5 years | three and a half years | heiyukou/secretar/years | 帮扶
Special meetings held on the village’s Party branch | 3 | three special | meetings | 会议
Activities for Party members led by the resident secretary | 26 | 26 various | activities | 活动
Times that the volunteer team gave its services | over 200 | over 200 times | times | 服务
Stars awarded to the village’s Party branch | 5 | five-star | star | 星
Joint activities of the branch and Shougang’s park management department | 3 | three activities | joint activities | 活动
Money set aside for peony seedlings | 84,000 yuan | 84,000 yuan | seedlings/plants | 苗
Dutch peony seedlings bought | 1,200 | 1,200 dutch | seedlings | 苗
Farming households that received them | 40 | 40 peasant | households | 户
Average income of the villagers in the year | 16,000 yuan | 16,000 yuan | income | 收入
Distance of that income above Beijing’s low-income line | 4,840 yuan | 4,840 yuan | low income/low-income | 低收入
Local people employed through the mining project in Luanping | over 400 | over 400 | luanping | 滦平
Companies that became partners of poor villages | 5 | five companies | companies | 企业
Poor villages that they assist | 13 | 13 poor | villages | 村
Cadres sent to live in those villages | 12 | 12 resident | cadres | 干部
Money that the companies invested | 5 million yuan | invested 5 million yuan | companies/houses | 企业/修房
Planting projects | 4 | 4 planting | planting | 种植
Farm and sideline products bought by the companies | 2 million yuan | 2 million yuan | farm and sideline products | 农副产品
People hired | more than 2,000 | more than 2,000 | hired/given work | 用工
People helped out of poverty | 746 | 746 people | out of poverty | 脱贫
Villages helped out of poverty | 6 | 6 villages | out of poverty | 脱贫
";

/// The figures of the page, each with what it counts.
pub(crate) fn facts() -> Vec<Fact> {
    let rows = TABLE.lines().filter(|row| !row.is_empty());
    rows.map(|row| match row.split(" | ").collect::<Vec<_>>()[..] {
        [counts, figure, page, english, chinese] => {
            let subjects = english.split('/').chain(chinese.split('/')).collect();
            Fact { counts, figure, page, subjects }
        }
        _ => panic!("not five cells: {row}"),
    })
    .collect()
}

const fn date(
    page: &'static str,
    english: &'static str,
    chinese: &'static str,
    stamp: Option<&'static str>,
) -> Date {
    Date { page, english, chinese, stamp }
}

/// The longer ones first, so that no year is taken out of the middle of a date.
pub(crate) const DATES: [Date; 12] = [
    date(
        "2020-11-16 09:29:11",
        "16 November 2020, 09:29:11",
        "2020年11月16日 09:29:11",
        Some("2020-11-16T09:29:11+08:00"),
    ),
    date("2020-11-16", "16 November 2020", "2020年11月16日", None),
    date("december 2016", "December 2016", "2016年12月", Some("2016-12-01T00:00:00+08:00")),
    date("july 2018", "July 2018", "2018年7月", Some("2018-07-01T00:00:00+08:00")),
    date("may 2019", "May 2019", "2019年5月", Some("2019-05-01T00:00:00+08:00")),
    date("march 2020", "March 2020", "2020年3月", Some("2020-03-01T00:00:00+08:00")),
    // The page says "the end of" this month, and so the day is known.
    date("june 2020", "June 2020", "2020年6月", Some("2020-06-30T00:00:00+08:00")),
    date("july 1", "1 July", "7月1日", None),
    date("2017", "2017", "2017年", Some("2017-01-01T00:00:00+08:00")),
    date("2018", "2018", "2018年", Some("2018-01-01T00:00:00+08:00")),
    date("2019", "2019", "2019年", Some("2019-01-01T00:00:00+08:00")),
    date("2020", "2020", "2020年", None),
];

/// Names and set phrases in which a Chinese numeral counts nothing.
pub(crate) const CHINESE_NAMES: [&str; 2] = ["五星", "七一"];

/// The copyright line, the one place where its year stands.
pub(crate) const COPYRIGHT: &str = "Copyright © 2003, all rights reserved";
