//! The site that a page belongs to: its names, and headlines without them.

use super::wire::Page;
use broadsheet::text::{fold, is_unspaced};
use serde_json::Value;
use url::Url;

/// Signs that stand between a headline and the name of its site. A dash without spaces is a hyphen, but
/// in Chinese.
const BETWEEN: &[&str] = &[
    " - ", " | ", " – ", " — ", " · ", " :: ", " » ", " « ", " / ", " • ", "|", "_", "｜", "—", "-",
];

/// The names of a site, as they are compared.
#[derive(Debug, Default)]
pub(super) struct Site(Vec<String>);

impl Site {
    /// All names that a page gives its site.
    pub(super) fn of(page: &Page) -> Self {
        let declared =
            ["og:site_name", "application-name", "twitter:site", "apple-mobile-web-app-title"];
        let mut names: Vec<String> =
            declared.iter().filter_map(|name| page.metas(name).next()).map(str::to_owned).collect();
        let publisher = page.linked("publisher").and_then(|it| match it {
            Value::Object(members) => members.get("name")?.as_str(),
            other => other.as_str(),
        });
        names.extend(publisher.map(str::to_owned));
        let address = page.canonical.iter().chain(page.saved_from.iter()).map(String::as_str);
        for url in address.chain(page.metas("og:url")).filter_map(|it| Url::parse(it).ok()) {
            let host = url.host_str().unwrap_or_default().to_owned();
            let host = host.strip_prefix("www.").unwrap_or(&host);
            names.push(host.to_owned());
            // The label before `.com`, `.co.uk` and the like.
            let labels: Vec<&str> = host.split('.').collect();
            let own = labels.iter().rev().skip(1).find(|label| label.len() > 3);
            names.extend(own.or(labels.first()).map(|label| (*label).to_owned()));
        }
        let mut names: Vec<String> = names.iter().map(|name| compared(name)).collect();
        names.retain(|name| name.chars().count() >= 2);
        Self(names)
    }

    /// Whether a text is one of the names, or is plainly a site's.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = text.trim();
        let own = compared(text);
        let bare = own.strip_prefix("the").unwrap_or(&own);
        let is_own =
            |name: &String| *name == own || name.strip_prefix("the").unwrap_or(name) == bare;
        self.0.iter().any(is_own) || is_domain(text) || is_chinese_site(text)
    }

    /// Whether a part of the way through a site is the site itself, and no place on it.
    pub(super) fn is_whole(&self, part: &str) -> bool {
        self.is_declared(part) || self.is_name(part) && !names_place(part)
    }

    /// A headline without the names of the site before and behind it.
    pub(super) fn taken_off(&self, headline: &str) -> String {
        let mut headline = headline.trim();
        while let Some(rest) = self.once_taken_off(headline) {
            headline = rest;
        }
        headline.to_owned()
    }

    fn once_taken_off<'a>(&self, headline: &'a str) -> Option<&'a str> {
        let behind = |sign: &&str| {
            let (rest, name) = headline.rsplit_once(*sign)?;
            let is_name = self.is_name(name) && is_sign(sign, name);
            Some(rest.trim()).filter(|it| !it.is_empty() && is_name)
        };
        let before = |sign: &&str| {
            let (name, rest) = headline.split_once(*sign)?;
            Some(rest.trim()).filter(|it| !it.is_empty() && self.is_declared(name))
        };
        let behind = BETWEEN.iter().find_map(behind);
        behind.or_else(|| [" - ", " | ", " – ", " — ", ": "].iter().find_map(before))
    }

    /// Whether a text is a name that the page itself gives its site.
    fn is_declared(&self, text: &str) -> bool {
        self.0.contains(&compared(text))
    }
}

/// Signs without spaces around them stand before names only in Chinese and Japanese, but for `|`.
fn is_sign(sign: &str, name: &str) -> bool {
    sign.starts_with(' ') || matches!(sign, "|" | "｜") || name.chars().any(is_unspaced)
}

/// Whether what follows a headline in a title is told apart from it by a sign.
pub(super) fn is_apart(rest: &str) -> bool {
    BETWEEN.iter().any(|sign| rest.starts_with(*sign))
}

/// The letters and digits of a name, folded.
fn compared(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text is the name of a host.
pub(super) fn is_domain(text: &str) -> bool {
    const ENDINGS: &str = "com net org info biz tv news uk de fr es it pt nl pl ru ua cn jp kr br au ca in eu ch at \
        se no dk fi cz tr ir ae tw hk mx ar ng za ke";
    let text = text.to_lowercase();
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let known = |ending: &str| ENDINGS.split(' ').any(|it| it == ending);
    text.split('.').all(is_label) && text.rsplit_once('.').is_some_and(|(_, ending)| known(ending))
}

/// Whether a text is called as Chinese sites and papers are.
fn is_chinese_site(text: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "网",
        "網",
        "日报",
        "日報",
        "晚报",
        "晚報",
        "新闻网",
        "官网",
        "门户网站",
        "政府网站",
        "频道",
        "新闻中心",
        "集团",
        "公司",
    ];
    let length = text.chars().count();
    (2..=16).contains(&length)
        && text.chars().all(|c| is_unspaced(c) || c.is_ascii_alphanumeric())
        && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether a name may be that of a site's section as well as of a site.
fn names_place(text: &str) -> bool {
    let bare = text.trim();
    ["新闻中心", "频道", "頻道", "集团", "公司"].iter().any(|ending| bare.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_s_name_goes_from_both_ends_of_a_headline_and_nothing_else() {
        let meta = |name: &str, content: &str| (name.to_owned(), content.to_owned());
        let page = Page {
            meta: vec![meta("og:site_name", "The Village Paper"), meta("twitter:site", "@vpaper")],
            canonical: Some("https://www.villagepaper.co.uk/a".into()),
            ..Page::default()
        };
        let site = Site::of(&page);
        for (written, told) in [
            ("The bridge - Village Paper", "The bridge"),
            ("The bridge | News | villagepaper.co.uk", "The bridge | News"),
            ("The Village Paper: The bridge", "The bridge"),
            ("The bridge — VillagePaper — vpaper", "The bridge"),
            ("The bridge | example.com", "The bridge"),
            ("长江大桥通车_新闻频道_人民网", "长江大桥通车"),
            ("长江大桥通车-首钢集团", "长江大桥通车"),
            ("Roads - a study", "Roads - a study"),
            ("Take C.A.R.E. - comwrap 2018", "Take C.A.R.E. - comwrap 2018"),
            ("Village Paper", "Village Paper"),
            ("Twenty-one", "Twenty-one"),
        ] {
            assert_eq!(site.taken_off(written), told);
        }
        for place in ["新闻中心", "新闻频道", "News"] {
            assert!(!site.is_whole(place), "{place}");
        }
        for whole in ["人民网", "The Village Paper", "example.com"] {
            assert!(site.is_whole(whole), "{whole}");
        }
    }
}
