//! A reader's moves: clicking, ticking, typing, going back.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::{LOOK_EVERY, PATIENCE, Page, WORDS};

const FIND: &str = include_str!("find.js");
/// The name that WebDriver gives to a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A thing on the page, by its kind and name.
#[derive(Clone, Copy, Debug)]
pub enum Find<'a> {
    /// The link in the list with exactly this headline.
    Headline(&'a str),
    /// Any link whose name begins so.
    Link(&'a str),
    /// A button whose name begins so.
    Button(&'a str),
    /// A field or a select whose label begins so.
    Field(&'a str),
    /// The search field.
    Search,
    /// A checkbox: its group's legend, and its label without the count.
    Choice(&'a str, &'a str),
    /// The link to the previous article.
    Previous,
    /// The link to the next article.
    Next,
    /// A link in the breadcrumb.
    Crumb(&'a str),
    /// By a CSS selector of elements and attributes, for what has no name.
    Selector(&'a str),
}

impl Find<'_> {
    fn arguments(self) -> Vec<Value> {
        let (kind, name, group) = match self {
            Self::Headline(name) => ("headline", name, ""),
            Self::Link(name) => ("link", name, ""),
            Self::Button(name) => ("button", name, ""),
            Self::Field(name) => ("field", name, ""),
            Self::Search => ("search", "", ""),
            Self::Choice(group, name) => ("choice", name, group),
            Self::Previous => ("neighbour", "prev", ""),
            Self::Next => ("neighbour", "next", ""),
            Self::Crumb(name) => ("crumb", name, ""),
            Self::Selector(selector) => ("selector", selector, ""),
        };
        vec![kind.into(), name.into(), group.into()]
    }
}

impl Page {
    /// Waits for a thing to be there.
    pub async fn find(&self, thing: Find<'_>) -> Element {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let script = format!("{WORDS}{FIND}");
            let found = self.client.execute(&script, thing.arguments()).await;
            if let Ok(Value::Object(reference)) = &found
                && let Some(id) = reference.get(ELEMENT).and_then(Value::as_str)
            {
                return Element::from_element_id(
                    self.client.clone(),
                    ElementRef::from(id.to_owned()),
                );
            }
            assert!(Instant::now() < deadline, "never found: {thing:?} ({found:?})");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Clicks a thing.
    pub async fn click(&self, thing: Find<'_>) {
        let element = self.find(thing).await;
        element.click().await.unwrap_or_else(|error| panic!("clicking {thing:?}: {error}"));
    }

    /// Clicks a thing with the key held that opens links elsewhere.
    pub async fn click_with_control(&self, thing: Find<'_>) {
        let element = self.find(thing).await;
        let hold = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: Key::Control.into() })
            .then(KeyAction::Pause { duration: Duration::ZERO })
            .then(KeyAction::Pause { duration: Duration::ZERO })
            .then(KeyAction::Pause { duration: Duration::ZERO })
            .then(KeyAction::Up { value: Key::Control.into() });
        let click = MouseActions::new("mouse".into())
            .then(PointerAction::Pause { duration: Duration::ZERO })
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: fantoccini::actions::MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: fantoccini::actions::MOUSE_BUTTON_LEFT });
        let acted = self.client.perform_actions(vec![hold.into_sequence(), click.into_sequence()]);
        acted.await.unwrap_or_else(|error| panic!("control and click on {thing:?}: {error}"));
        self.client.release_actions().await.ok();
    }

    /// Types into a field, behind what stands there.
    pub async fn type_into(&self, thing: Find<'_>, keys: &str) {
        let element = self.find(thing).await;
        element.send_keys(keys).await.unwrap_or_else(|error| panic!("typing {keys:?}: {error}"));
    }

    /// Types into the search field.
    pub async fn type_query(&self, keys: &str) {
        self.type_into(Find::Search, keys).await;
    }

    /// Writes a date and leaves the field.
    pub async fn type_date(&self, label: &str, date: &str) {
        let keys = format!("{date}{}", char::from(Key::Tab));
        self.type_into(Find::Field(label), &keys).await;
    }

    /// Presses Enter on what has the focus.
    pub async fn press_enter(&self) {
        let focused = self.client.active_element().await;
        let focused = focused.unwrap_or_else(|error| panic!("no focus: {error}"));
        let pressed = focused.send_keys(&char::from(Key::Enter).to_string()).await;
        pressed.unwrap_or_else(|error| panic!("pressing Enter: {error}"));
    }

    /// Waits until there are so many windows.
    pub async fn until_windows(&self, count: usize) -> Vec<WindowHandle> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let windows = self.client.windows().await.unwrap_or_default();
            if windows.len() == count {
                return windows;
            }
            assert!(Instant::now() < deadline, "{} windows, not {count}", windows.len());
            sleep(LOOK_EVERY).await;
        }
    }

    /// Chooses an option of a select by its value.
    pub async fn choose(&self, label: &str, value: &str) {
        let select = self.find(Find::Field(label)).await;
        let chosen = select.select_by_value(value).await;
        chosen.unwrap_or_else(|error| panic!("choosing {value} of {label}: {error}"));
    }

    /// Goes back in the history.
    pub async fn back(&self) {
        self.client.back().await.unwrap_or_else(|error| panic!("back: {error}"));
    }

    /// Goes forward in the history.
    pub async fn forward(&self) {
        self.client.forward().await.unwrap_or_else(|error| panic!("forward: {error}"));
    }

    /// Scrolls the page to a height in CSS pixels.
    pub async fn scroll_to(&self, height: i64) {
        self.run("scrollTo({ top: arguments[0], behavior: 'instant' })", vec![json!(height)]).await;
    }
}

trait IntoSequence {
    fn into_sequence(self) -> fantoccini::actions::ActionSequence;
}

impl<S: Into<fantoccini::actions::ActionSequence>> IntoSequence for S {
    fn into_sequence(self) -> fantoccini::actions::ActionSequence {
        self.into()
    }
}
