//! What went wrong, as far as a sentence with a remedy needs to know.

use crate::api::{Diagnosis, Error};

/// An error together with what could be found out about its cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The error.
    pub error: Error,
    /// For a network error: why no answer came.
    pub diagnosis: Option<Diagnosis>,
    /// The path that was asked: Medusa's CORS lists are one for `/admin` and one for `/auth`.
    pub area: Area,
}

/// The two parts of a Medusa server, each with a CORS list of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// `/admin`, by `ADMIN_CORS`.
    Admin,
    /// `/auth`, by `AUTH_CORS`.
    Auth,
}

/// Why a sign-in came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInError {
    /// Wrong email or password.
    Wrong,
    /// Medusa made a session, but the browser dropped its cookie.
    CookieDropped,
    /// The store asks for a second factor.
    MfaRequired,
    /// The account is not verified yet.
    VerificationRequired,
    /// The store signs in elsewhere.
    Redirect(String),
    /// Something failed on the way.
    Fault(Fault),
}
