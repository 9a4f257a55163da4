//! What is said of faults: what happened, and what to do about it.

use super::english::*;
use super::name;
use crate::api::{Diagnosis, ErrorKind, User, page_origin};
use crate::live::{Area, Fault, SignInError};

/// What happened, and what to do about it.
pub fn fault(fault: &Fault) -> String {
    let sentence = match (fault.error.kind, fault.diagnosis) {
        (ErrorKind::Network, Some(Diagnosis::Offline)) => OFFLINE,
        (ErrorKind::Network, Some(Diagnosis::MixedContent)) => MIXED_CONTENT,
        (ErrorKind::Network, Some(Diagnosis::Refused)) => {
            let setting = match fault.area {
                Area::Admin => "ADMIN_CORS",
                Area::Auth => "AUTH_CORS",
            };
            return NOT_LET_IN.with(&[("origin", &page_origin()), ("setting", setting)]);
        }
        (ErrorKind::Network, _) => UNREACHABLE,
        (ErrorKind::Timeout, _) => TIMEOUT,
        (ErrorKind::Server, _) if fault.error.status == Some(429) => TOO_OFTEN,
        (ErrorKind::Server | ErrorKind::Conflict, _) => SERVER_PROBLEM,
        (ErrorKind::Gateway, _) => GATEWAY,
        (ErrorKind::Unauthorized, _) => SIGN_IN_AGAIN,
        (ErrorKind::Forbidden, _) => FORBIDDEN,
        (ErrorKind::NotFound, _) => NO_CUSTOMER,
        (ErrorKind::Malformed | ErrorKind::MissingCustomer, _) => NOT_MEDUSA,
        (ErrorKind::MissingGroups, _) => GROUPS_HIDDEN,
        // For whoever wrote the page, and in English in each language.
        (ErrorKind::Config, _) => return format!("\u{2068}{}\u{2069}", fault.error.message),
        (ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Aborted, _) => REFUSED,
    };
    sentence.say()
}

/// Why edits wait although somebody is signed in.
pub fn another_user(author: &User, user: &User) -> String {
    ANOTHER_USER.with(&[("author", &name(author.name())), ("user", &name(user.name()))])
}

/// Why a sign-in came to nothing, and what to do about it.
pub fn sign_in_error(error: &SignInError, email: &str, backend: &str) -> String {
    let admin = backend.to_owned() + "/app";
    let sentence = match error {
        SignInError::Wrong if email.bytes().any(|byte| byte.is_ascii_uppercase()) => WRONG_OR_CAPITALS,
        SignInError::Wrong => WRONG_PASSWORD,
        SignInError::CookieDropped if backend == page_origin() => COOKIE_DROPPED,
        SignInError::CookieDropped => {
            return COOKIE_DROPPED_ELSEWHERE.with(&[("backend", backend), ("page", &page_origin())]);
        }
        SignInError::MfaRequired => SECOND_FACTOR,
        SignInError::VerificationRequired => NOT_VERIFIED,
        SignInError::Redirect(location) => {
            let host = location.split('/').nth(2).unwrap_or(location);
            return SIGN_IN_ELSEWHERE.with(&[("host", host), ("admin", &admin)]);
        }
        SignInError::Fault(it) => return fault(it),
    };
    sentence.with(&[("admin", &admin)])
}
