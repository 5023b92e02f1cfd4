//! The time of day and the zone within a date's tokens; what remains is the calendar's.

use super::lexicon;
use super::token::Token;
use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};

/// What was found, and the tokens that are left.
pub(super) struct Clock {
    pub(super) time: Option<Time>,
    pub(super) zone: Option<TimeZone>,
    pub(super) rest: Vec<Token>,
}

/// Takes time and zone out. `None` when there is a time that no clock shows, or a broken zone.
pub(super) fn take(tokens: Vec<Token>) -> Option<Clock> {
    let mut clock = Clock { time: None, zone: None, rest: Vec::new() };
    let mut half = None;
    let mut cursor = tokens.as_slice();
    while let [first, after @ ..] = cursor {
        if clock.time.is_none()
            && starts_time(&clock.rest)
            && let Some((time, after)) = time(cursor, half)
        {
            clock.time = Some(time?);
            cursor = after;
            continue;
        }
        let settled = clock.time.is_some() || clock.rest.len() > 2;
        if settled && let Some((zone, after)) = zone(cursor, clock.time.is_some()) {
            // `+0300 MSK` says the same thing twice.
            clock.zone = clock.zone.or(Some(zone?));
            cursor = after;
            continue;
        }
        match first {
            Token::Word(word) if lexicon::half(word).is_some() => half = lexicon::half(word),
            _ => clock.rest.push(first.clone()),
        }
        cursor = after;
    }
    Some(clock)
}

/// Whether a time may start behind these tokens: not in the middle of a date, though a server's log
/// has a colon between the two.
fn starts_time(before: &[Token]) -> bool {
    !matches!(before, [.., Token::Sign('.' | '/')] | [Token::Number { .. }, Token::Sign(':')])
}

/// A time at the start of the tokens, and what follows it. The inner `None` is a time that no clock
/// shows.
fn time(tokens: &[Token], half: Option<bool>) -> Option<(Option<Time>, &[Token])> {
    let [Token::Number { value: hour, width: 1..=2 }, rest @ ..] = tokens else { return None };
    let Some((minute, mut rest)) = sexagesimal(rest, true) else {
        // `5pm`, `5 pm`: the half of the day alone makes an hour of a number.
        let (half, rest) = half_of_day(rest)?;
        return Some((clock_time(*hour, 0, 0, 0, Some(half)), rest));
    };
    let (mut second, mut nanosecond) = (0, 0);
    if let Some((found, after)) = sexagesimal(rest, false) {
        second = found;
        rest = after;
        if let Some((found, after)) = fraction(rest) {
            nanosecond = found;
            rest = after;
        }
    }
    if let [Token::Sign(':'), ..] = rest {
        return None;
    }
    let mut half = half;
    if let Some((found, after)) = half_of_day(rest) {
        half = Some(found);
        rest = after;
    }
    Some((clock_time(*hour, minute, second, nanosecond, half), rest))
}

/// `:59`, or between hour and minute also the `h` of French times.
fn sexagesimal(tokens: &[Token], is_minute: bool) -> Option<(u64, &[Token])> {
    match tokens {
        [sign, Token::Number { value, width: 1..=2 }, rest @ ..]
            if sign.is(':') || is_minute && *sign == Token::Word("h".to_owned()) =>
        {
            Some((*value, rest))
        }
        _ => None,
    }
}

fn fraction(tokens: &[Token]) -> Option<(i32, &[Token])> {
    let [Token::Sign(sign), Token::Number { value, width }, rest @ ..] = tokens else {
        return None;
    };
    let is_fraction = matches!((sign, width), ('.' | ',', 1..=9) | (':', 3..=9));
    let scale = 10_u64.checked_pow(9_u32.checked_sub(u32::try_from(*width).ok()?)?)?;
    is_fraction.then_some((i32::try_from(value * scale).ok()?, rest))
}

fn half_of_day(tokens: &[Token]) -> Option<(bool, &[Token])> {
    let tokens = tokens.strip_prefix([Token::Gap].as_slice()).unwrap_or(tokens);
    let [Token::Word(word), rest @ ..] = tokens else { return None };
    let rest = rest.strip_prefix([Token::Sign('.')].as_slice()).unwrap_or(rest);
    // The Chinese, Japanese and Korean words stand before the hour.
    let follows = matches!(word.as_str(), "am" | "pm" | "ص" | "م");
    lexicon::half(word).filter(|_| follows).map(|half| (half, rest))
}

fn clock_time(hour: u64, minute: u64, second: u64, nano: i32, half: Option<bool>) -> Option<Time> {
    let hour = match half {
        Some(false) if hour == 12 => 0,
        Some(true) if hour < 12 => hour + 12,
        _ => hour,
    };
    // A leap second is a real time, though no clock here shows it.
    let second = if second == 60 { 59 } else { second };
    let part = |value: u64| i8::try_from(value).ok();
    Time::new(part(hour)?, part(minute)?, part(second)?, nano).ok()
}

/// A zone at the start of the tokens, and what follows it. The inner `None` is a zone that does not
/// exist.
fn zone(tokens: &[Token], timed: bool) -> Option<(Option<TimeZone>, &[Token])> {
    let start = tokens.strip_prefix([Token::Gap].as_slice()).unwrap_or(tokens);
    match start {
        [Token::Word(area), Token::Sign('/'), ..] => place(area, start),
        [Token::Word(word), rest @ ..] => {
            let minutes = lexicon::zone(word)?;
            // `at 5:00 pm` has no zone in it, and `GMT+0100` is what follows the letters.
            if word == "at" && !timed {
                return None;
            }
            match offset(rest, timed) {
                Some((offset, rest)) => Some((offset, rest)),
                None => Some((fixed(minutes), rest)),
            }
        }
        _ => offset(start, timed).filter(|_| timed || start.len() == tokens.len()),
    }
}

/// A place of the time zone database, such as `Europe/Brussels`.
fn place<'a>(area: &str, tokens: &'a [Token]) -> Option<(Option<TimeZone>, &'a [Token])> {
    let end = tokens.iter().position(|token| *token == Token::Gap).unwrap_or(tokens.len());
    let (name, rest) = tokens.split_at_checked(end)?;
    let name: String = name
        .iter()
        .map(|token| match token {
            Token::Word(word) => word.clone(),
            Token::Sign(sign) => sign.to_string(),
            Token::Number { value, .. } => value.to_string(),
            Token::Gap => String::new(),
        })
        .collect();
    let known = area.len() > 2 && lexicon::month(area).is_none();
    known.then(|| (TimeZone::get(&name).ok(), rest))
}

/// `+0800`, `+08:00`, `-05`, `-4`. Without a time before it only the first two, for `-2004` may be
/// a year.
fn offset(tokens: &[Token], timed: bool) -> Option<(Option<TimeZone>, &[Token])> {
    let [Token::Sign(sign @ ('+' | '-')), Token::Number { value, width }, rest @ ..] = tokens
    else {
        return None;
    };
    let (hours, minutes, rest) = match (width, rest) {
        (1..=2, [Token::Sign(':'), Token::Number { value: minutes, width: 2 }, rest @ ..]) => {
            (*value, *minutes, rest)
        }
        (4, _) if timed || *sign == '+' => (value / 100, value % 100, rest),
        (1..=2, _) if timed => (*value, 0, rest),
        _ => return None,
    };
    if matches!(rest, [Token::Sign(':' | '-'), ..]) {
        return None;
    }
    let sign = if *sign == '-' { -1 } else { 1 };
    let minutes = i32::try_from(hours * 60 + minutes).ok().filter(|_| minutes < 60 && hours < 16);
    Some((minutes.and_then(|minutes| fixed(sign * minutes)), rest))
}

fn fixed(minutes: i32) -> Option<TimeZone> {
    Offset::from_seconds(minutes * 60).ok().map(TimeZone::fixed)
}
