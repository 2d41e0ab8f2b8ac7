//! Reading the enums that name methods: by name alone where nothing has to be said, or as an object
//! of the name and its parameters.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::value::{MapAccessDeserializer, MapDeserializer};
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};

/// An enum with a variant for each method.
pub(crate) trait ByName: Sized {
    /// What is expected, for errors.
    const EXPECTED: &'static str;

    /// Reads a variant with parameters from an object, one without from its name.
    fn read<'de, D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error>;
}

/// Reads a variant from its name, if it can do without parameters, or from an object.
pub(crate) fn deserialize<'de, T: ByName, D: Deserializer<'de>>(reader: D) -> Result<T, D::Error> {
    if reader.is_human_readable() {
        reader.deserialize_any(NameOrObject(PhantomData))
    } else {
        T::read(reader)
    }
}

struct NameOrObject<T>(PhantomData<T>);

impl<'de, T: ByName> Visitor<'de> for NameOrObject<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: its name, or an object of its name and parameters", T::EXPECTED)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        T::read(IntoDeserializer::<E>::into_deserializer(name))
            // A name with parameters: whether all of them can be left out, it knows itself.
            .or_else(|_| T::read(MapAccessDeserializer::new(only(name, NoParameters))))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::read(MapAccessDeserializer::new(object))
    }
}

/// An object with one field.
fn only<'de, V, E>(name: &str, value: V) -> MapDeserializer<'de, std::iter::Once<(&str, V)>, E>
where
    V: IntoDeserializer<'de, E>,
    E: Error,
{
    MapDeserializer::new(std::iter::once((name, value)))
}

/// An object without fields.
struct NoParameters;

impl<'de, E: Error> IntoDeserializer<'de, E> for NoParameters {
    type Deserializer =
        MapAccessDeserializer<MapDeserializer<'de, std::iter::Empty<(&'de str, &'de str)>, E>>;

    fn into_deserializer(self) -> Self::Deserializer {
        MapAccessDeserializer::new(MapDeserializer::new(std::iter::empty()))
    }
}

/// Adds to the schema of an enum the names that can stand alone.
#[cfg(feature = "schema")]
pub(crate) fn add_names<T: ByName>(schema: &mut schemars::Schema) {
    let Some(forms) = schema.get_mut("oneOf").and_then(|forms| forms.as_array_mut()) else {
        return;
    };
    let stands_alone = |name: &&String| {
        let read: Result<T, serde::de::value::Error> =
            NameOrObject::<T>(PhantomData).visit_str(name.as_str());
        read.is_ok()
    };
    let objects = forms.iter().filter_map(|form| form["properties"].as_object());
    let names: Vec<serde_json::Value> = objects
        .flat_map(|fields| fields.keys().filter(stands_alone).cloned())
        .map(serde_json::Value::from)
        .collect();
    if !names.is_empty() {
        forms.push(serde_json::json!({
            "description": "Those that can do without parameters, by name.",
            "type": "string",
            "enum": names,
        }));
    }
}

/// Implements reading by name and writing as derived for an enum with `#[serde(remote = "Self")]`.
macro_rules! read_by_name {
    ($kind:ty, $expected:literal) => {
        impl $crate::model::ByName for $kind {
            const EXPECTED: &'static str = $expected;

            fn read<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                Self::deserialize(reader)
            }
        }

        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                $crate::model::deserialize_by_name(reader)
            }
        }

        impl Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, writer)
            }
        }
    };
}

pub(crate) use read_by_name;
