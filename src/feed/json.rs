//! JSON values (RFC 8259), as much of them as a feed needs.
//!
//! In place of `serde_json::Value`, whose map and numbers would bring 12 kB more to the wasm. The
//! items of a feed are handed over one by one while the file is read, so that a large one is
//! never held in memory twice.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    /// `true` or `false`: no member of a feed is either.
    Bool,
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

/// The members of an object, in the order of the file.
pub(super) type Object = Vec<(String, Json)>;

/// Reads one value. The elements of the list that the outermost object has under a name are handed
/// over instead of being kept.
pub(super) struct Reading<'a> {
    role: Role,
    name: &'static str,
    each: &'a mut dyn FnMut(Json),
}

#[derive(Clone, Copy)]
enum Role {
    Whole,
    Listed,
    Inner,
}

impl<'a> Reading<'a> {
    /// Reads a file whose list of this name is handed over piece by piece.
    pub(super) fn new(name: &'static str, each: &'a mut dyn FnMut(Json)) -> Self {
        Self { role: Role::Whole, name, each }
    }

    fn inner(&mut self, role: Role) -> Reading<'_> {
        Reading { role, name: self.name, each: self.each }
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Json, A::Error> {
        let mut object = Object::new();
        while let Some(name) = map.next_key::<String>()? {
            let handed_over = matches!(self.role, Role::Whole) && name == self.name;
            let role = if handed_over { Role::Listed } else { Role::Inner };
            let value = map.next_value_seed(self.inner(role))?;
            object.push((name, value));
        }
        Ok(Json::Object(object))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(self.inner(Role::Inner))? {
            match self.role {
                Role::Listed => (self.each)(value),
                Role::Whole | Role::Inner => list.push(value),
            }
        }
        Ok(Json::List(list))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        Ok(i64::try_from(number).map_or(Json::Number(number as f64), Json::Whole))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Bool)
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
}
