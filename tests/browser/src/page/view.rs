//! What the page shows at one moment, by the page contract: roles, labels and headings.

use serde::Deserialize;

/// All that a scenario asks about, taken in one answer so that it fits together.
#[derive(Clone, Debug, Deserialize)]
pub struct View {
    /// The document is about to be replaced.
    pub(super) stale: bool,
    /// The document's title.
    pub title: String,
    /// The address behind the site's folder.
    pub address: String,
    /// Every first-level heading.
    pub headings: Vec<String>,
    /// What every non-empty status says.
    pub status: Vec<String>,
    /// What went wrong.
    pub alert: Option<String>,
    /// The names of all buttons.
    pub buttons: Vec<String>,
    /// The articles in the list.
    pub rows: Vec<Row>,
    /// The groups of choices.
    pub groups: Vec<Group>,
    /// The names of the buttons that take a filter away.
    pub chips: Vec<String>,
    /// What stands in the search field.
    pub query: Option<String>,
    /// The first date.
    pub from: Option<String>,
    /// The last date.
    pub to: Option<String>,
    /// The order chosen.
    pub order: Option<String>,
    /// The open article.
    pub article: Option<Article>,
    /// Kind and name of what has the focus; `body` for nothing.
    pub focus: String,
    /// How far the page is scrolled, in CSS pixels.
    pub scroll: i64,
    /// The text on the page, its beginning.
    pub text: String,
}

/// One article in the list.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    /// The text of its link.
    pub headline: String,
    /// The link as it is written.
    pub href: Option<String>,
    /// The machine's date.
    pub datetime: Option<String>,
    /// The reader's date.
    pub date: String,
    /// All that it says.
    pub text: String,
    /// The language that the headline is in.
    pub lang: String,
    /// The direction that it runs in.
    pub direction: String,
}

/// A group of choices under a legend.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// What is chosen here.
    pub legend: String,
    /// In the order shown.
    pub choices: Vec<Choice>,
}

/// One checkbox.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Choice {
    /// Its label without the count.
    pub label: String,
    /// The count at the label's end.
    pub count: Option<usize>,
    /// Whether it is chosen.
    pub ticked: bool,
}

/// The open article.
#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    /// Its language.
    pub lang: String,
    /// The direction that it runs in.
    pub direction: String,
    /// The breadcrumb's parts.
    pub crumbs: Vec<String>,
    /// Its headline.
    pub heading: Option<String>,
    /// The machine's date.
    pub datetime: Option<String>,
    /// The reader's date.
    pub date: Option<String>,
    /// The numbered paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// All that it says.
    pub text: String,
    /// The way to the article before it.
    pub prev: Option<Link>,
    /// The way to the article after it.
    pub next: Option<Link>,
}

/// A paragraph that can be linked to.
#[derive(Clone, Debug, Deserialize)]
pub struct Paragraph {
    /// Such as `p1`.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    /// Its name.
    pub text: String,
    /// Where it leads, behind the site's folder.
    pub href: String,
}

impl View {
    /// The headlines from the top.
    pub fn headlines(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.headline.as_str()).collect()
    }

    /// Whether the count is this sentence, digits grouped or not.
    pub fn counts(&self, sentence: &str) -> bool {
        self.status.iter().any(|status| status.replace([',', '\u{a0}', '\u{202f}'], "") == sentence)
    }

    /// The choices under a legend, each as "label count", a star before the ticked ones.
    pub fn choices(&self, legend: &str) -> Vec<String> {
        let group = self.groups.iter().find(|group| group.legend == legend);
        group.map_or_else(Vec::new, |group| group.choices.iter().map(Choice::to_string).collect())
    }

    /// The headline of the open article.
    pub fn open_article(&self) -> Option<&str> {
        self.article.as_ref()?.heading.as_deref()
    }
}

impl std::fmt::Display for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let star = if self.ticked { "*" } else { "" };
        let count = self.count.map_or_else(String::new, |count| format!(" {count}"));
        write!(f, "{star}{}{count}", self.label)
    }
}
