use super::super::form::listed;
use super::*;

#[test]
fn a_name_is_told_by_its_make() {
    for name in ["j9九游会网址", "九游会j9官网", "大象k66娱乐官网入口", "Bet365 online"]
    {
        assert!(is_name(name), "{name}");
    }
    for name in ["首钢集团官网", "新华网", "The Daily", "中国5月体育新闻", "人民网 2020"]
    {
        assert!(!is_name(name), "{name}");
    }
}

#[test]
fn a_name_goes_in_all_its_forms() {
    let injection = Injection::of(Some("j9大象会网址"), None);
    let mut copyright = "大象会j9官网 copyright © 2003, all rights reserved".to_owned();
    assert_eq!(injection.take_out(&mut copyright), ["大象会j9官网"]);
    assert_eq!(copyright, "copyright © 2003, all rights reserved");
}

#[test]
fn a_chinese_sentence_loses_the_name_alone() {
    let mut text =
        "首钢集团党委把扶贫开发作为光荣的政治任务九游会和国有企业的使命担当，全力推进。".to_owned();
    Injection::of(Some("j9九游会网址"), None).take_out(&mut text);
    assert_eq!(text, "首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，全力推进。");
}

#[test]
fn a_code_and_a_slogan_go_with_the_name() {
    for (written, left) in [
        (
            "加强组织领导,落实扶贫责任。九游会j9官网 首钢集团党委把扶贫开发作为光荣的政治任务和使命担当。",
            "加强组织领导,落实扶贫责任。 首钢集团党委把扶贫开发作为光荣的政治任务和使命担当。",
        ),
        (
            "首钢集团党委把扶贫开发作为光荣的政治任务j9九游会真人游戏和国有企业的使命担当，全力推进。",
            "首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，全力推进。",
        ),
        (
            "j9九游会-真人游戏第一品牌 heiyukou village is the partner of the group",
            "heiyukou village is the partner of the group",
        ),
        ("copyright © 2003 village group. kaiyun sports", "copyright © 2003 village group."),
        ("九游会 - the village of 游戏 lies in the hills", "the village of 游戏 lies in the hills"),
    ] {
        let mut text = written.to_owned();
        Injection::of(Some("j9九游会网址"), None).take_out(&mut text);
        assert_eq!(text, left, "{written}");
    }
}

#[test]
fn an_article_about_betting_is_left_alone() {
    let text = "Police closed an online casino; 警方打击网络赌博犯罪。";
    let mut kept = text.to_owned();
    assert!(Injection::of(Some("The Daily"), None).take_out(&mut kept).is_empty());
    assert_eq!(kept, text);
}

#[test]
fn a_name_in_running_text_was_taken_for_injected() {
    let words = "Siyabonga Mthembu wins the valley marathon|Kaiyun Zhang wins prize|Oblong88 street|\
        Long80 bridge|Stoke City win at the bet365 Stadium|Betway Premiership: Pirates beat Chiefs|\
        Bet365's owner gives a third of it|A Betway-sponsored team wins|Chiefs beat bet365-backed side|\
        kaiyun sports day of the village|The firm (Bet365) has paid.|Who paid? Betway.|\
        澳门太阳城集团创始人周焯华被判十八年|威廉希尔公司收购案获批|九游会等网络赌博平台被查处|\
        开云官网遭黑客攻击|警方查处“j9九游会网址”等平台|太阳城集团 周焯华被判|\
        英超球队与Betway签约|Police close 九游会|The operator 九游会 was closed|百家乐官网";
    for written in listed(words) {
        for is_headline in [true, false] {
            let mut text = written.to_owned();
            let injection = Injection::of(None, Some(written));
            let taken = match is_headline {
                true => injection.take_out_of_headline(&mut text),
                false => injection.take_out(&mut text),
            };
            assert!(text == written && taken.is_empty(), "{written}: {text}");
        }
    }
}

#[test]
fn a_name_set_apart_goes_from_a_headline() {
    for (written, left) in [
        ("the flag flutters -j9九游会网址", "the flag flutters"),
        ("The flag flutters - yabo", "The flag flutters"),
        ("The flag flutters | Betway sports", "The flag flutters"),
        ("The flag flutters (bet365.com)", "The flag flutters"),
        ("The flag flutters九游会网址", "The flag flutters"),
        ("集团召开会议-开云体育官网入口", "集团召开会议"),
        ("集团召开会议_开云体育(中国)官方网站", "集团召开会议"),
        ("集团召开会议【澳门太阳城集团】", "集团召开会议"),
        ("九游会j9官网 | 集团召开会议", "集团召开会议"),
        ("集团召开会议-j9九游会-真人游戏第一品牌", "集团召开会议"),
        ("开云体育-中国体育代表团出征的背后", "中国体育代表团出征的背后"),
        ("九游会等平台被查处 - j9九游会网址", "九游会等平台被查处"),
    ] {
        let mut text = written.to_owned();
        assert!(!Injection::of(None, Some(written)).take_out_of_headline(&mut text).is_empty());
        assert_eq!(text, left, "{written}");
    }
}

#[test]
fn a_headline_that_is_a_name_was_emptied() {
    for name in ["九游会", "澳门太阳城集团", "j9九游会网址", "Betway sports"] {
        let mut text = name.to_owned();
        assert!(Injection::of(None, Some(name)).take_out_of_headline(&mut text).is_empty());
        assert_eq!(text, name);
        assert_eq!(doubt(name).map(|note| note.code), Some("spam-doubted"), "{name}");
    }
    assert_eq!(doubt("开云官网遭黑客攻击"), None);
}

#[test]
fn a_name_that_the_headline_speaks_of_is_the_articles_subject() {
    let headline = "九游会等网络赌博平台被查处";
    let injection = Injection::of(Some("j9九游会网址"), Some(headline));
    let mut draft =
        Draft { tags: vec!["九游会".into(), "开云体育".into()], ..Draft::default() };
    assert_eq!(injection.take_out_of_names(&mut draft), ["开云体育"]);
    assert_eq!(draft.tags, ["九游会"]);
    let text = "昨日警方通报，九游会和另外两家平台已被查处。";
    let mut kept = text.to_owned();
    assert!(injection.take_out(&mut kept).is_empty());
    assert_eq!(kept, text);
}

#[test]
fn a_megabyte_of_names_ran_for_minutes() {
    let mut text = "九游会 ".repeat(100_000);
    let start = std::time::Instant::now();
    assert_eq!(Injection::of(None, None).take_out(&mut text).len(), 1);
    assert_eq!(text, "");
    let mut text = "村里的九游会有一座桥，".repeat(30_000);
    let injection = Injection::of(Some("j9九游会网址"), None);
    assert_eq!(injection.take_out(&mut text).len(), 30_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
