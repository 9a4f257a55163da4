//! The Medusa Admin API, typed: what this crate's widget needs of it, for whoever needs the same.
//!
//! It knows HTTP and JSON, and no user interface. Methods mirror the Medusa JS SDK: `sdk.auth`, `sdk.admin.customer`,
//! `sdk.admin.customerGroup`. What a server answers was read off Medusa 2.21.2, and is asserted by the contract tests.

mod answer;
mod auth;
mod base_url;
mod client;
mod customer_groups;
mod customers;
mod diagnosis;
mod encode;
mod error;
mod fields;
mod permissions;

pub use auth::{Login, User};
pub use base_url::{BaseUrl, page_origin};
pub use client::{ApiFuture, Client, TIMEOUT_MS};
pub use customer_groups::{CustomerGroup, CustomerGroupList, CustomerGroupQuery, GroupKey, literal};
pub(crate) use customers::display_name;
pub use customers::{Answered, Batch, Customer, CustomerAddress, CustomerList};
pub use diagnosis::Diagnosis;
pub(crate) use encode::segment as encoded;
pub use error::{Error, ErrorKind};
pub use fields::Fields;

/// Free data that a store keeps with a record.
pub type Metadata = serde_json::Map<String, serde_json::Value>;
