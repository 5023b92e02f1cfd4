//! Dates, numbers and names of languages in the reader's locale, by the browser's own `Intl`.

use super::surroundings::{call, make, member, options, window, words};
use crate::article::Stamp;
use crate::text::digits;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsValue;

/// The reader's locale and its formats.
pub(super) struct Calendar {
    locale: String,
    date: Function,
    minute: Function,
    second: Function,
    number: Function,
    languages: JsValue,
}

impl Calendar {
    pub(super) fn new() -> Self {
        let intl = member(&window(), "Intl");
        let make = |class, style: &[_]| {
            make(&intl, class, &Array::of2(&Array::new(), &options(style))).unwrap_or_default()
        };
        let format = |it: &JsValue| Function::from(member(it, "format"));
        // Dates are laid out in UTC because they are given as if their own offset were UTC: so no
        // reader's time zone can shift them.
        let day = [("dateStyle", "long"), ("timeZone", "UTC")];
        let style = |time| [("dateStyle", "long"), ("timeStyle", time), ("timeZone", "UTC")];
        let layout = |time| format(&make("DateTimeFormat", &style(time)));
        let date = make("DateTimeFormat", &day);
        Self {
            locale: words(&call(&date, "resolvedOptions", &JsValue::UNDEFINED), "locale"),
            date: format(&date),
            minute: layout("short"),
            second: layout("medium"),
            number: format(&make("NumberFormat", &[])),
            languages: make("DisplayNames", &[("type", "language")]),
        }
    }

    /// The locale that all of these are written in, as a language tag.
    pub(super) fn locale(&self) -> &str {
        &self.locale
    }

    /// The day, as the calendar of its own place had it.
    pub(super) fn day(&self, stamp: Stamp) -> String {
        format(&self.date, &as_if_utc(stamp))
    }

    /// The day, and the time with its offset if it has one, as exact as it is written.
    pub(super) fn moment(&self, stamp: Stamp) -> String {
        let Some(time) = stamp.time() else { return self.day(stamp) };
        let layout = if time.second() == 0 { &self.minute } else { &self.second };
        let moment = format(layout, &as_if_utc(stamp));
        [&moment, " (UTC", &offset(stamp.offset_minutes()), ")"].concat()
    }

    /// A whole number. Four digits need no grouping.
    pub(super) fn number(&self, number: usize) -> String {
        if number < 10_000 {
            return digits(number as u64, 0);
        }
        format(&self.number, &JsValue::from_f64(number as f64))
    }

    /// The name of a language, or its tag where it has no name.
    pub(super) fn language(&self, tag: &str) -> String {
        // `of` throws on what is no tag, so it is called where an error is a value.
        let name = Reflect::get(&self.languages, &"of".into())
            .and_then(|of| Function::from(of).call1(&self.languages, &tag.into()));
        name.ok().and_then(|it| it.as_string()).unwrap_or_else(|| tag.to_owned())
    }
}

fn format(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

fn as_if_utc(stamp: Stamp) -> JsValue {
    let seconds = stamp.moment().unix_timestamp() + i64::from(stamp.offset_minutes()) * 60;
    JsValue::from_f64(seconds as f64 * 1000.0)
}

/// An offset as people write it: `+8`, `−4:30`, nothing for UTC itself.
fn offset(minutes: i16) -> String {
    let sign = match minutes {
        0 => return String::new(),
        ..0 => "−",
        _ => "+",
    };
    let minutes = u64::from(minutes.unsigned_abs());
    let hours = digits(minutes / 60, 0);
    match minutes % 60 {
        0 => [sign, &hours].concat(),
        rest => [sign, &hours, ":", &digits(rest, 2)].concat(),
    }
}
