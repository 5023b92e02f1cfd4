use super::*;
use crate::draft::{Draft, Origin};
use broadsheet::article::Body;
use proptest::prelude::*;
use std::sync::Arc;

fn draft(text: &str) -> Draft {
    let origin = Arc::new(Origin { name: "page.txt".into(), ..Origin::default() });
    let file = File::new(origin, text.as_bytes().to_vec());
    parse(&file).unwrap().drafts.remove(0)
}

/// A draft as short as it can be compared.
fn told(text: &str) -> String {
    let draft = draft(text);
    let said = |name: &str, said: Option<crate::draft::Said<String>>| {
        said.map(|said| format!("{name}: {}\n", said.value)).unwrap_or_default()
    };
    let authors: Vec<_> = draft.authors.iter().filter_map(|author| author.name.clone()).collect();
    let notes: Vec<_> = draft.notes.iter().map(|note| note.code).collect();
    let Some(Body::Text(body)) = draft.body else { panic!("no text") };
    [
        said("title", draft.title),
        said("subtitle", draft.subtitle),
        said("section", draft.section),
        format!("breadcrumb: {}\n", draft.breadcrumb.join(" > ")),
        said("published", draft.published),
        said("modified", draft.modified),
        said("source", draft.source),
        format!("authors: {}\n", authors.join(", ")),
        said("copyright", draft.copyright),
        format!("notes: {}\n", notes.join(", ")),
        body,
    ]
    .concat()
}

const LONG: &str = "The group's party committee has put the plan into practice, adhered to its own \
                    lead, and promoted the smooth progress of all of the work in the villages.";

#[test]
fn an_english_page_with_an_injected_name() {
    let page = format!(
        "a flag flutters over the village -k8大象会网址\n\n\nworks news\n\nnews center> works news\n\n\
         a flag flutters over the village\n\nrelease time:2020-11-16 09:29:11\n\n\
         ——report on the works and its village\n\n{LONG}\n\nsecond. {LONG}\n\n\
         previous: a bridge\n\nnext: a road\n\n大象会k8官网 copyright © 2003, all rights reserved\n"
    );
    insta::assert_snapshot!(told(&page), @r#"
    title: a flag flutters over the village
    subtitle: report on the works and its village
    section: works news
    breadcrumb: news center > works news
    published: 2020-11-16 09:29:11
    authors: 
    copyright: copyright © 2003, all rights reserved
    notes: spam-removed
    The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.

    second. The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.
    "#);
}

#[test]
fn a_chinese_page_with_its_labels_in_one_line() {
    let page = "首钢红旗飘扬在脱贫路上_首钢新闻_首钢集团\n首页 新闻中心 联系我们\n\
                您的位置：首页 > 新闻中心 > 首钢新闻 > 正文\n首钢红旗飘扬在脱贫路上\n\
                发布时间：2020-11-16 09:29  来源：首钢日报  作者：张三、李四  浏览次数：123  字号：[大 中 小]\n\
                ——首钢加强党建引领扶贫工作纪实\n\
                助力脱贫攻坚是国有企业义不容辞的责任。首钢集团党委认真贯彻落实中央和北京市委市政府关于脱贫攻坚的部署要求。\n\
                加强组织领导\n\
                首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，以更大的决心、更精准的举措抓好扶贫工作。\n\
                （责任编辑：王五）\n上一篇：一座桥\n下一篇：一条路\n\
                版权所有 © 首钢集团有限公司 京ICP备05004567号\n技术支持：某某公司\n";
    insta::assert_snapshot!(told(page), @r#"
    title: 首钢红旗飘扬在脱贫路上
    subtitle: 首钢加强党建引领扶贫工作纪实
    section: 首钢新闻
    breadcrumb: 新闻中心 > 首钢新闻
    published: 2020-11-16 09:29
    source: 首钢日报
    authors: 张三, 李四
    copyright: 版权所有 © 首钢集团有限公司
    notes: 
    助力脱贫攻坚是国有企业义不容辞的责任。首钢集团党委认真贯彻落实中央和北京市委市政府关于脱贫攻坚的部署要求。

    加强组织领导

    首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，以更大的决心、更精准的举措抓好扶贫工作。
    "#);
}

#[test]
fn a_page_in_traditional_characters_with_names_injected_all_over_it() {
    let page = "集團召開年度會議-开云体育官网入口\n首頁 > 新聞中心 > 要聞\n集團召開年度會議\n\
                發布時間：2021年01月08日 16:05    來源：辦公室\n\
                集團召開年度工作會議，總結去年工作，部署今年任務，各單位負責人參加會議。\n\
                开云體育\n會議指出，三年來累計投入資金五千二百萬元，帶動就業四百人。开云体育app下载\n\
                上一條：走訪\n下一條：沒有了\n开云体育官网入口 版权所有 © 2003 集团 京ICP备05004567号-1\n\
                友情链接：开云体育 | kaiyun\n";
    insta::assert_snapshot!(told(page), @r#"
    title: 集團召開年度會議
    section: 要聞
    breadcrumb: 新聞中心 > 要聞
    published: 2021年01月08日 16:05
    authors: 
    copyright: 版权所有 © 2003 集团
    notes: spam-removed
    集團召開年度工作會議，總結去年工作，部署今年任務，各單位負責人參加會議。

    會議指出，三年來累計投入資金五千二百萬元，帶動就業四百人。
    "#);
}

#[test]
fn a_page_with_much_around_its_article() {
    let menu =
        "Front\nWorld today\nSport\nMoney matters\nArts\nShare on this\nVideos\nJobs\nShop here\n";
    let page = format!(
        "Bridge opened | The Daily\n\n{menu}\nBridge opened\n\nBy Jane Doe\n\nPublished: 16 Nov 2020\n\n\
         {LONG}\n\n{LONG}\n\nSubscribe to our letter\n\n{menu}\nA man has bitten a dog in the park, it \
         was said today.\n\n© 2020 The Daily\n"
    );
    insta::assert_snapshot!(told(&page), @r#"
    title: Bridge opened
    breadcrumb: 
    published: 16 Nov 2020
    authors: Jane Doe
    copyright: © 2020 The Daily
    notes: text-left-out
    The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.

    The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.
    "#);
}

#[test]
fn a_page_whose_window_names_the_site_alone() {
    let page = format!(
        "Works Online\nHome | News | Products | Contact\nBridge opened over the river after two years\n\
         By Jane Doe and John Roe\nPosted on 16 November 2020 | Source: The Daily\n\n{LONG}\n\nA subhead\n\n\
         {LONG}\n\nRelated news\n\nAnother bridge\n\n© 2020 Works Online"
    );
    insta::assert_snapshot!(told(&page), @r#"
    title: Bridge opened over the river after two years
    breadcrumb: 
    published: 16 November 2020
    source: The Daily
    authors: Jane Doe, John Roe
    copyright: © 2020 Works Online
    notes: 
    The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.

    A subhead

    The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.
    "#);
}

#[test]
fn a_text_without_a_page_around_it() {
    let page = format!("Bridge opened - and closed again\n\n{LONG}\n\nTime will tell.\n");
    insta::assert_snapshot!(told(&page), @r#"
    title: Bridge opened - and closed again
    breadcrumb: 
    authors: 
    notes: 
    The group's party committee has put the plan into practice, adhered to its own lead, and promoted the smooth progress of all of the work in the villages.

    Time will tell.
    "#);
}

#[test]
fn a_headline_may_have_a_dash_in_it() {
    let page = format!("Bridge opened - and closed again - The Daily News\n\n{LONG}\n");
    assert_eq!(draft(&page).title.unwrap().value, "Bridge opened - and closed again");
}

#[test]
fn a_blank_file_is_left_out() {
    let file = File::new(Arc::default(), b" \n \r\n".to_vec());
    assert_eq!(parse(&file).unwrap_err().code, "blank");
}

/// The page that the product began from, where it lies beside the repository.
#[test]
fn the_first_page_comes_out_as_it_should() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/seeds");
    let folder = std::env::var("BROADSHEET_SEEDS").unwrap_or_else(|_| beside.to_owned());
    let page = std::path::Path::new(&folder).join("000_79fd6c96de6d5118.txt");
    let Ok(text) = std::fs::read_to_string(page) else { return println!("skipped: no seeds") };
    let draft = draft(&text);
    let said = |said: &Option<crate::draft::Said<String>>| said.as_ref().unwrap().value.clone();
    assert_eq!(
        said(&draft.title),
        "the red party flag is fluttering on the road to poverty alleviation"
    );
    assert_eq!(said(&draft.section), "shougang news");
    assert_eq!(draft.breadcrumb, ["news center", "shougang news"]);
    assert!(said(&draft.subtitle).starts_with("report on shougang’s"));
    assert_eq!(said(&draft.published), "2020-11-16 09:29:11");
    assert_eq!(said(&draft.copyright), "copyright © 2003, all rights reserved");
    let Some(Body::Text(body)) = &draft.body else { panic!("no text") };
    let paragraphs: Vec<&str> = body.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 6);
    assert!(
        paragraphs[0].starts_with("a bounden duty")
            && paragraphs[5].starts_with("2020 is the last")
    );
    assert!(
        !format!("{body}{draft:?}").replace(&format!("{:?}", draft.notes), "").contains("九游")
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_crash(text in any::<String>()) {
        let _ = page(&text);
    }

    #[test]
    fn odd_pages_are_read_without_a_crash(
        lines in proptest::collection::vec("[a-z>:|©年：— -]{0,12}|release time:2020|上一篇：|首页 > 新闻", 0..12),
    ) {
        let _ = page(&lines.join("\n"));
    }
}

#[test]
fn the_words_before_a_way_through_the_site_are_no_place() {
    for lead in
        ["your position: home", "current position：home", "当前位置：首页", "Location: Home"]
    {
        let page = format!(
            "the bridge\n\n{lead} > news center > media focus\n\nthe bridge\n\nrelease time:2020-11-16\n\n\
             the village has a bridge now, and the road is two minutes away from every house of it.\n"
        );
        let file = File::new(Arc::default(), page.into_bytes());
        let draft = parse(&file).unwrap().drafts.remove(0);
        assert_eq!(draft.breadcrumb, ["news center", "media focus"], "{lead}");
    }
}

/// The paragraphs of an article.
fn paragraphs(text: &str) -> Vec<String> {
    let Some(Body::Text(body)) = draft(text).body else { panic!("no text") };
    body.split("\n\n").map(str::to_owned).collect()
}

#[test]
fn a_first_paragraph_that_begins_with_a_date_is_text() {
    for text in [
        "On 2 March 2021, after a long debate, the council met and approved the budget.",
        "March 2, 2021 was the day when the council met and approved it.",
        "At 10:30 on 5 May 2020 the council met and approved it.",
        "2021-03-02 was the day.",
        "15 June 2020: the council meets in the hall of the village",
        "2021年3月2日，市议会批准了预算。",
    ] {
        for time in ["", "release time:2020-01-01 09:00:00\n\n"] {
            let page =
                format!("Budget approved\n\n{time}{text}\n\nSecond paragraph of the text.\n");
            assert_eq!(paragraphs(&page), [text, "Second paragraph of the text."], "{page}");
            assert_eq!(draft(&page).published.is_some(), !time.is_empty(), "{page}");
            assert_eq!(draft(&page).source, None, "{page}");
        }
    }
}

#[test]
fn a_first_paragraph_with_arrows_or_strokes_is_no_breadcrumb() {
    for text in [
        "The council found that income > costs in all of the three years before.",
        "Beijing -> Luanping -> Chengde, and home again",
        "北京->滦平->承德",
        "The council / the mayor / the press were present…",
        "File > Open > Recent",
        "A bold <b>word</b> stands in it",
    ] {
        for time in ["", "release time:2020-01-01 09:00:00\n\n"] {
            let page = format!("Budget approved\n\n{time}{text}\n\n{LONG}\n");
            assert_eq!(paragraphs(&page), [text, LONG], "{page}");
            assert!(draft(&page).breadcrumb.is_empty(), "{page}");
            let last = format!("Budget approved\n\n{time}{LONG}\n\n{text}\n");
            assert_eq!(paragraphs(&last), [LONG, text], "{last}");
        }
    }
}

#[test]
fn a_breadcrumb_stands_above_the_headline_or_says_what_it_is() {
    for (above, below, parts) in [
        ("works > villages\n\n", "", vec!["works", "villages"]),
        ("", "Home > Villages\n\n", vec!["Villages"]),
        ("", "News Center > Villages\n\n", vec!["News Center", "Villages"]),
        ("", "位置：党建 > 扶贫\n\n", vec!["党建", "扶贫"]),
    ] {
        let page = format!("Bridge opened | The Daily\n\n{above}Bridge opened\n\n{below}{LONG}\n");
        assert_eq!(draft(&page).breadcrumb, parts, "{page}");
    }
}

#[test]
fn a_last_paragraph_that_begins_like_furniture_is_text() {
    for text in [
        "Copyright law was changed in 2019, said the minister.",
        "All rights reserved for the people, he said.",
        "Next: the vote in May.",
        "Related news from the valley is good.",
        "Share this view, he asked.",
        "Most readers of the paper agree",
        "上一篇文章说过这件事。",
        "下一篇章正在开启。",
        "这本书的版权所有人已经变更。",
        "网站ICP备案制度将于明年修改。",
        "记者：您怎么看这件事？",
    ] {
        let page = format!("Budget approved\n\n{LONG}\n\n{text}\n");
        assert_eq!(paragraphs(&page), [LONG, text], "{page}");
    }
}

#[test]
fn a_foot_goes_though_it_ends_in_a_stop() {
    for foot in [
        "© 2020 The Example Daily of the Village. All rights reserved.",
        "Copyright 2020 by the Example Daily of the Village.",
        "版权所有，未经授权，不得转载。",
        "上一篇：首钢召开年度工作会议。",
        "Previous: who will pay for the bridge?",
        "Related articles",
        "下一篇没有了",
    ] {
        assert_eq!(paragraphs(&format!("Budget approved\n\n{LONG}\n\n{foot}\n")), [LONG], "{foot}");
    }
}

#[test]
fn a_sentence_is_no_author() {
    let text = "Author: nobody knows who wrote the letter to the council, which came on Monday.";
    let page = format!("Budget approved\n\n{text}\n\n{LONG}\n");
    assert_eq!(paragraphs(&page), [text, LONG]);
    assert!(draft(&page).authors.is_empty());
}

#[test]
fn a_first_paragraph_that_begins_with_the_headline_is_text() {
    let text = "Budget approved by the council, which sat for nine hours until it was done.";
    assert_eq!(paragraphs(&format!("Budget approved\n\n{text}\n\n{LONG}\n")), [text, LONG]);
}

#[test]
fn text_behind_the_article_is_left_out_and_reported() {
    let page = format!("Budget approved\n\n{LONG}\n\nRelated news\n\n{LONG}\n");
    assert_eq!(paragraphs(&page), [LONG]);
    assert_eq!(draft(&page).notes.first().map(|note| note.code), Some("text-left-out"));
}

#[test]
fn a_line_of_author_and_date_is_read_whole() {
    for (line, date, source) in [
        (
            "Source: Daily   Release time: 2019-08-03 09:05   Author: J. Smith",
            "2019-08-03 09:05",
            Some("Daily"),
        ),
        ("By J. Smith | August 3, 2019", "August 3, 2019", None),
        ("By J. Smith - 3 August 2019 10:15", "3 August 2019 10:15", None),
        ("By J. Smith, Example Daily, Aug 3, 2019", "Aug 3, 2019", Some("Example Daily")),
        ("August 3, 2019 | By J. Smith", "August 3, 2019", None),
        ("By J. Smith Published: August 3, 2019", "August 3, 2019", None),
    ] {
        let page = format!("Budget approved\n\n{line}\n\n{LONG}\n");
        let draft = draft(&page);
        let authors: Vec<_> = draft.authors.iter().filter_map(|it| it.name.as_deref()).collect();
        assert_eq!(authors, ["J. Smith"], "{line}");
        assert_eq!(draft.published.unwrap().value, date, "{line}");
        assert_eq!(draft.source.map(|said| said.value).as_deref(), source, "{line}");
        assert_eq!(paragraphs(&page), [LONG], "{line}");
    }
}

#[test]
fn the_headline_at_the_end_of_its_breadcrumb_is_no_section() {
    let page = format!(
        "Home > News > Company News > Steel output rises\n\nSteel output rises\n\n{LONG}\n"
    );
    assert_eq!(draft(&page).breadcrumb, ["News", "Company News"]);
    assert_eq!(draft(&page).section.unwrap().value, "Company News");
}

#[test]
fn a_label_may_stand_on_a_line_of_its_own() {
    let page = format!(
        "Budget approved\n\n来源:\n首钢日报\n发布时间：\n2020-11-16 09:29\n作者：\n张三\n\n{LONG}\n"
    );
    let told = draft(&page);
    assert_eq!(told.source.unwrap().value, "首钢日报");
    assert_eq!(told.published.unwrap().value, "2020-11-16 09:29");
    assert_eq!(told.authors.len(), 1);
    assert_eq!((told.subtitle, paragraphs(&page)), (None, vec![LONG.to_owned()]));
}

#[test]
fn a_label_that_was_left_blank_takes_nothing_of_the_text() {
    let text = "集团召开会议，总结去年工作。";
    let page = format!("Budget approved\n\n来源：\n作者：\n{text}\n\n{LONG}\n");
    assert_eq!(paragraphs(&page), [text, LONG]);
}

/// Title, section and body: what must not get lost.
#[track_caller]
fn read_as(text: &str, title: Option<&str>, body: &[&str]) -> Draft {
    let draft = draft(text);
    assert_eq!(draft.title.as_ref().map(|said| said.value.as_str()), title, "{text}");
    assert_eq!(paragraphs(text), body, "{text}");
    draft
}

#[test]
fn labels_at_the_end_took_the_last_paragraph_for_the_headline() {
    let again = format!("{LONG} Again.");
    for foot in [
        "Editor: John Roe",
        "Source: Valley News",
        "Photo: Jane Doe\nSource: Valley News",
        "（责任编辑：李四）",
        "Editor: John Roe\n\nRelated news\n\nAnother bridge",
        "Editor: John Roe\n\n© 2020 The Daily",
    ] {
        let page = format!("Budget approved\n\n{LONG}\n\n{again}\n\n{foot}\n");
        read_as(&page, Some("Budget approved"), &[LONG, &again]);
        let short =
            format!("Budget approved\n\nThe council met.\n\nIt said yes to all.\n\n{foot}\n");
        read_as(&short, Some("Budget approved"), &["The council met.", "It said yes to all."]);
    }
    let page = format!("Budget approved\n\n{LONG}\n\nPhotos: Jane Doe\nSource: Valley News\n");
    let told = read_as(&page, Some("Budget approved"), &[LONG, "Photos: Jane Doe"]);
    assert_eq!(told.source.unwrap().value, "Valley News");
    let page = format!("Budget approved\n\n{LONG}\n\nContact: Jane\nPhone: 1\nEmail: a@b.c\n");
    read_as(&page, Some("Budget approved"), &[LONG, "Contact: Jane", "Phone: 1", "Email: a@b.c"]);
    let text =
        "首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，以更大的决心抓好扶贫工作。";
    let page =
        format!("首钢召开会议\n\n{text}\n\n{text}会议强调安全生产。\n\n（责任编辑：李四）\n");
    read_as(&page, Some("首钢召开会议"), &[text, &format!("{text}会议强调安全生产。")]);
    let author = "Author: the clerk of the council, who wrote it all down";
    let summary = "Summary: the council met.";
    let page = format!(
        "Minutes of the meeting\n\n{LONG}\n\n{summary}\n\n{author}\n\nSource: own research\n"
    );
    read_as(&page, Some("Minutes of the meeting"), &[LONG, summary, author]);
}

#[test]
fn a_headline_that_looks_like_something_else_was_dropped() {
    for headline in [
        "Apples > pears, says minister",
        "East / West relations improve",
        "Steel 2020 > 2019: output grows",
        "Copyright reform passes",
        "Copyright reform of 2020 passes",
        "Source: ministry plans tax cut",
        "版权所有：谁的歌",
        "记者：我在现场",
        "Jobs » wages: what matters",
        "Home",
    ] {
        for between in ["", "2020-01-01\n\n", "Home > News\n\n2020-01-01\n\n"] {
            for below in [LONG, "The council has met.", &LONG.repeat(3)] {
                let page = format!("{headline}\n\n{between}{below}\n");
                let told = read_as(&page, Some(headline), &[below]);
                assert_eq!(told.published.is_some(), !between.is_empty(), "{page}");
                let section = told.section.map(|said| said.value);
                assert_eq!(section.is_some(), between.starts_with('H'), "{page}");
                assert!(told.notes.iter().any(|note| note.code == "headline-doubted"), "{page}");
            }
        }
    }
    let twice = "Steel 2020 > 2019: output grows";
    read_as(&format!("{twice}\n\n{twice}\n\n2020-01-01\n\n{LONG}\n"), Some(twice), &[LONG]);
    let page = format!("{twice} | The Daily\n\n{twice}\n\n2020-01-01\n\n{LONG}\n");
    read_as(&page, Some(twice), &[LONG]);
    let page = format!("Copyright reform passes\n\nNine to two\n\n2020-01-01\n\n{LONG}\n");
    let told = read_as(&page, Some("Copyright reform passes"), &[LONG]);
    assert_eq!(told.subtitle.unwrap().value, "Nine to two");
}

#[test]
fn the_only_paragraph_became_the_headline_of_nothing() {
    for above in ["", "2020-01-01\n\n", "Home > News\n\n2020-01-01\n\n", "By Jane Doe\n\n"] {
        for text in [LONG, &LONG.repeat(3)] {
            let told = read_as(&format!("{above}{text}\n"), None, &[text]);
            assert_eq!(told.published.is_some(), above.contains("2020"), "{above}");
        }
    }
}

#[test]
fn a_line_with_an_arrow_below_the_headline_became_the_section() {
    let page = format!("Budget approved\n\nIncome > costs\n\n2020-01-01\n\n{LONG}\n");
    let told = read_as(&page, Some("Budget approved"), &[LONG]);
    assert_eq!((told.section, told.breadcrumb), (None, vec![]));
    assert_eq!(told.subtitle.unwrap().value, "Income > costs");
    let page = format!("Budget approved\n\ncouncil > Budget approved\n\n2020-01-01\n\n{LONG}\n");
    assert_eq!(draft(&page).breadcrumb, ["council"]);
}

#[test]
fn a_first_line_that_may_be_the_headline_is_reported() {
    let page = format!("Villages\n\nBridge opened over the river\n\n2020-01-01\n\n{LONG}\n");
    let told = read_as(&page, Some("Bridge opened over the river"), &[LONG]);
    assert_eq!(told.notes.first().map(|note| note.code), Some("text-left-out"));
}

#[test]
fn a_page_whose_headline_names_a_betting_site_lost_it() {
    for headline in [
        "Siyabonga Mthembu wins the valley marathon",
        "Betway Premiership: Pirates beat Chiefs",
        "澳门太阳城集团创始人周焯华被判十八年",
        "威廉希尔公司收购案获批",
        "开云官网遭黑客攻击",
        "九游会",
    ] {
        let text = format!("{headline} {LONG}");
        let page = format!("{headline}\n\n2020-01-01\n\n{text}\n");
        read_as(&page, Some(headline), &[&text]);
        let page = format!("{headline} -j9九游会网址\n\n{headline}\n\n2020-01-01\n\n{text}\n");
        read_as(&page, Some(headline), &[&text]);
    }
}
