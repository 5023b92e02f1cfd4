//! The parts of the front page as HTML, in the very elements and classes that the reader's views
//! make (`src/web/view`). All that comes from the edition is escaped here.

use super::{Front, words};
use broadsheet::article::{Headline, Language};
use broadsheet::selection::{Facet, Order, Selection, Span};
use broadsheet::text::figures;

/// How many values of a facet the reader shows before it is asked for all.
const FEW: usize = 8;

/// A text, as HTML has it. Characters that no HTML document may have are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| is_allowed(*letter)) {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
    html
}

/// Neither a control character other than white space, nor a noncharacter (HTML, 13.1).
fn is_allowed(letter: char) -> bool {
    let is_noncharacter =
        matches!(letter, '\u{FDD0}'..='\u{FDEF}') || u32::from(letter) & 0xFFFE == 0xFFFE;
    !is_noncharacter && (!letter.is_control() || matches!(letter, '\t' | '\n' | '\u{C}' | '\r'))
}

/// A text of an article, whose figures keep their units on the same line.
fn prose(text: &str) -> String {
    let mut html = String::new();
    let mut from = 0;
    let part = |range: std::ops::Range<usize>| escaped(text.get(range).unwrap_or_default());
    for figure in figures(text) {
        html += &part(from..figure.start);
        from = figure.end;
        html += &format!("<span class=\"figure\">{}</span>", part(figure));
    }
    html + &part(from..text.len())
}

/// The attributes of a language, and of the direction that it is read in.
fn in_language(language: Option<&Language>) -> String {
    match language {
        Some(it) => format!(" lang=\"{}\" dir=\"{}\"", it.as_str(), it.direction().as_str()),
        None => " dir=\"auto\"".to_owned(),
    }
}

impl Front {
    /// The edition's title, or what stands for it.
    pub(super) fn title(&self) -> &str {
        match self.masthead.title.trim() {
            "" => words::UNTITLED,
            title => title,
        }
    }

    /// The way past the masthead.
    pub(super) fn skip_link(&self) -> String {
        format!("<a class=\"skip\" href=\"#main\">{}</a>", words::SKIP)
    }

    /// What stands in the header. The search field works before the reader is there, too: the form
    /// asks for the address that the reader reads.
    pub(super) fn header(&self) -> String {
        let motto = self.masthead.description.as_ref();
        format!(
            "<div{}><p class=\"nameplate\"><a href=\"./\">{}</a></p>{}</div>\
             <search role=\"search\"><form><label><span>{}</span><input type=\"search\" name=\"q\" \
             placeholder=\"{}\" autocomplete=\"off\" enterkeyhint=\"search\" dir=\"auto\"></label>\
             </form></search>",
            in_language(self.masthead.language.as_ref()),
            escaped(self.title()),
            motto.map(|it| format!("<p class=\"motto\">{}</p>", escaped(it))).unwrap_or_default(),
            words::SEARCH,
            words::SEARCH_HINT,
        )
    }

    /// The list with its title, its count and its filters.
    pub(super) fn list(&self) -> String {
        let language = self.masthead.language.as_ref();
        let dir = language.map(|it| format!(" dir=\"{}\"", it.direction().as_str()));
        let rows = self.headlines.iter().map(|it| row(it, language)).collect::<String>();
        format!(
            "<div class=\"front standing\"><div class=\"above\"><h1>{}</h1><p class=\"count\">{}</p>\
             </div>{}<div class=\"list\"><ol class=\"rows\" role=\"list\"{}>{rows}</ol></div></div>",
            words::ALL_ARTICLES,
            words::count(self.total),
            self.filters(),
            dir.unwrap_or_default(),
        )
    }

    /// The filters as they will be, not to be used yet.
    fn filters(&self) -> String {
        let facet = |facet| {
            let values = self.facets.values(facet, self.masthead.language.as_ref());
            if values.is_empty() { String::new() } else { fieldset(facet, &values) }
        };
        let option = |order: Order| {
            format!("<option value=\"{}\">{}</option>", order.as_str(), words::order(order))
        };
        format!(
            "<section class=\"filters\" aria-label=\"{0}\" inert><button type=\"button\" class=\"fold\" \
             aria-expanded=\"false\">{0}</button><form><label class=\"order\"><span>{1}</span>\
             <select>{2}</select></label>{3}<div class=\"dates\">{4}{5}{6}</div></form></section>",
            words::FILTERS,
            words::ORDER,
            Order::offered(false).iter().copied().map(option).collect::<String>(),
            Facet::ALL.map(facet).concat(),
            histogram(&self.facets.times()),
            date(words::FROM),
            date(words::TO),
        )
    }

    /// What stands in the footer.
    pub(super) fn footer(&self) -> String {
        let line = |it: &String| {
            format!("<p{}>{}</p>", in_language(self.masthead.language.as_ref()), escaped(it))
        };
        let line = self.masthead.copyright.as_ref().map(line).unwrap_or_default();
        format!("<footer class=\"imprint\">{line}</footer>")
    }
}

fn fieldset(facet: Facet, values: &[(String, usize)]) -> String {
    let choice = |(value, count): &(String, usize)| {
        // A language's name is the browser's to say (boot.js).
        let attribute = match facet {
            Facet::Language => format!(" data-language=\"{}\"", escaped(value)),
            Facet::Section | Facet::Tag => String::new(),
        };
        format!(
            "<li><label><input type=\"checkbox\"><bdi{attribute}>{} ({})</bdi></label></li>",
            escaped(value),
            words::number(*count)
        )
    };
    let unfold = (values.len() > FEW).then(|| {
        let all = words::all_values(values.len());
        format!("<button type=\"button\" class=\"unfold\">{all}</button>")
    });
    format!(
        "<fieldset><legend>{}</legend><ul>{}</ul>{}</fieldset>",
        words::facet(facet),
        values.iter().take(FEW).map(choice).collect::<String>(),
        unfold.unwrap_or_default(),
    )
}

/// A date field, and the room behind it where the reader says what is wrong with a date.
/// The bars of years or months, without their height: each would need a style of its own, which strict
/// headers refuse to a page.
fn histogram(times: &[(Span, usize)]) -> String {
    let ([(first, _), ..], [.., (last, _)]) = (times, times) else { return String::new() };
    let bar = |(span, count): &(Span, usize)| {
        format!("<button type=\"button\" aria-label=\"{span} ({count})\"></button>")
    };
    let bars = times.iter().map(bar).collect::<String>();
    format!(
        "<div><div class=\"histogram\" role=\"group\" aria-label=\"{}\">{bars}</div>\
         <p class=\"ends\" aria-hidden=\"true\"><span>{first}</span><span>{last}</span></p></div>",
        words::TIMES
    )
}

fn date(label: &str) -> String {
    format!(
        "<label><span>{label}</span><input type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" \
         maxlength=\"12\" placeholder=\"{}\"></label><div></div>",
        words::DATE_HINT
    )
}

fn row(headline: &Headline, edition: Option<&Language>) -> String {
    let link = Selection::default().opened(&headline.id).query_string();
    let standfirst = headline.standfirst().map(prose);
    let standfirst = standfirst.map(|it| format!("<p class=\"standfirst\">{it}</p>"));
    let section = headline.section.as_deref().map(escaped);
    let section = section.map(|it| format!("<span class=\"section\">{it}</span>"));
    format!(
        "<li><article{}><h2><a href=\"?{}\">{}</a></h2>{}<p class=\"about\">{}{}</p></article></li>",
        in_language(headline.language.as_ref().or(edition)),
        escaped(&link),
        prose(headline.heading()),
        standfirst.unwrap_or_default(),
        section.unwrap_or_default(),
        published(headline),
    )
}

/// The day as its place had it: in figures, which every reader understands, until boot.js writes it
/// as the visitor would.
fn published(headline: &Headline) -> String {
    match headline.published {
        Some(stamp) => {
            let day = stamp.day();
            let (year, month, day) = (day.year(), u8::from(day.month()), day.day());
            let datetime = stamp.to_rfc3339();
            format!("<time datetime=\"{datetime}\">{year:04}-{month:02}-{day:02}</time>")
        }
        None => format!("<span lang=\"en\">{}</span>", words::UNDATED),
    }
}
