//! Small editions to publish: three written by hand, and any that a scenario makes up.

use serde_json::{Value, json};

/// The version that JSON Feed 1.1 prescribes.
pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A feed that is about to be published; wrong ones too.
#[derive(Clone, Debug)]
pub struct Edition(pub Value);

impl Edition {
    /// Fifteen articles of a harbour town: twelve English, two Chinese, one Arabic, one undated.
    pub fn english() -> Self {
        Self::written(include_str!("../editions/en.json"))
    }

    /// Eight articles, all Chinese.
    pub fn chinese() -> Self {
        Self::written(include_str!("../editions/zh.json"))
    }

    /// Eight articles, all Arabic.
    pub fn arabic() -> Self {
        Self::written(include_str!("../editions/ar.json"))
    }

    fn written(text: &str) -> Self {
        Self(
            serde_json::from_str(text).unwrap_or_else(|error| panic!("a written edition: {error}")),
        )
    }

    /// An edition of exactly these items.
    pub fn of(items: impl IntoIterator<Item = Value>) -> Self {
        let items: Vec<Value> = items.into_iter().collect();
        Self(
            json!({ "version": VERSION, "title": "The Test Sheet", "language": "en", "items": items }),
        )
    }

    /// So many articles, the first the newest: `Report 1`, `Report 2`, …, in five sections, one a
    /// day, the third of every three mentioning barley.
    pub fn numbered(count: usize) -> Self {
        Self::of((1..=count).map(numbered))
    }

    /// The bytes of `articles.json`.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.to_string().into_bytes()
    }
}

/// An item with what every good item has.
pub fn item(id: &str, title: &str, text: &str) -> Value {
    json!({ "id": id, "title": title, "content_text": text, "date_published": "2020-01-02T03:04:05Z" })
}

fn numbered(number: usize) -> Value {
    let section = ["North", "East", "South", "West", "Centre"][number % 5];
    let crop = if number.is_multiple_of(3) { "barley" } else { "rye" };
    let filler = "The field lies behind the mill and is ploughed in autumn, sown in spring and cut \
                  in August. ";
    let paragraphs: Vec<String> = (1..=12)
        .map(|p| format!("Paragraph {p} of report {number}. {}", filler.repeat(4)))
        .collect();
    let mut item = item(
        &format!("report-{number}"),
        &format!("Report {number}"),
        &format!("A field of {crop}.\n\n{}", paragraphs.join("\n\n")),
    );
    // Day by day backwards from the last day of 2025, in months of 28 days.
    let day = count_back(number);
    item["date_published"] = format!("{day}T12:00:00+08:00").into();
    item["tags"] = json!([section, crop]);
    item["_broadsheet"] =
        json!({ "section": section, "subtitle": format!("What grew in field {number}") });
    item
}

fn count_back(number: usize) -> String {
    let days = 2025 * 336 + 335 - number;
    format!("{:04}-{:02}-{:02}", days / 336, days % 336 / 28 + 1, days % 28 + 1)
}
