//! Reads with serde what the browser has parsed as JSON.
//!
//! A deserializer of our own, small on purpose: `serde-wasm-bindgen` words its errors with the value that was found,
//! and what it takes to print a number weighs more in wasm than all of this.

use js_sys::{Array, Object, Reflect};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Expected, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// A parsed JSON value as `T`; else what of it does not fit.
pub(crate) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    T::deserialize(Value(value)).map_err(|error| error.0)
}

struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let Self(value) = self;
        if value.is_null() || value.is_undefined() {
            visitor.visit_unit()
        } else if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(flag) = value.as_bool() {
            visitor.visit_bool(flag)
        } else if let Some(number) = value.as_f64() {
            // JSON as the browser reads it has one kind of number; serde tells whole ones apart.
            if number.fract() == 0.0 && number.abs() <= js_sys::Number::MAX_SAFE_INTEGER {
                visitor.visit_i64(number as i64)
            } else {
                visitor.visit_f64(number)
            }
        } else if value.is_array() {
            visitor.visit_seq(Items(value.unchecked_into(), 0))
        } else {
            let entries = Object::entries(value.unchecked_ref());
            visitor.visit_map(Entries(entries, 0))
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        // What is no object has none of the fields.
        let next = JsValue::UNDEFINED;
        visitor.visit_map(Fields {
            object: self.0,
            fields,
            next,
        })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map enum identifier
    }
}

/// The fields that a struct has, looked up one by one: what else the object holds is not even read.
struct Fields {
    object: JsValue,
    fields: &'static [&'static str],
    next: JsValue,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        while let Some((name, rest)) = self.fields.split_first() {
            self.fields = rest;
            self.next = Reflect::get(&self.object, &(*name).into()).unwrap_or_default();
            if !self.next.is_undefined() {
                return seed.deserialize(StrDeserializer::new(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(Value(std::mem::take(&mut self.next)))
    }
}

/// The entries of an object whose keys are not known beforehand: metadata.
struct Entries(Array, u32);

impl<'de> MapAccess<'de> for Entries {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        if self.1 >= self.0.length() {
            return Ok(None);
        }
        let entry: Array = self.0.get(self.1).unchecked_into();
        seed.deserialize(Value(entry.get(0))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let entry: Array = self.0.get(self.1).unchecked_into();
        self.1 += 1;
        seed.deserialize(Value(entry.get(1)))
    }
}

struct Items(Array, u32);

impl<'de> SeqAccess<'de> for Items {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        if self.1 >= self.0.length() {
            return Ok(None);
        }
        let item = self.0.get(self.1);
        self.1 += 1;
        seed.deserialize(Value(item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.length() as usize)
    }
}

/// What does not fit. Serde's own wording is overridden wherever it would print the value.
#[derive(Debug)]
struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn missing_field(field: &'static str) -> Self {
        Self(format!("“{field}” is missing"))
    }
}
