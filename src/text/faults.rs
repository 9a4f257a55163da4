//! What is said of faults: what happened, and what to do about it.

use super::{NO_CUSTOMER, SIGN_IN_AGAIN, name};
use crate::api::{Diagnosis, ErrorKind, User, page_origin};
use crate::live::{Area, Fault, SignInError};

/// What happened, and what to do about it.
pub fn fault(fault: &Fault) -> String {
    match (fault.error.kind, fault.diagnosis) {
        (ErrorKind::Network, Some(Diagnosis::Offline)) => "You are offline. Check your connection.".into(),
        (ErrorKind::Network, Some(Diagnosis::MixedContent)) => {
            "This page is on https and the backend on http, which browsers refuse. Use the backend's https address."
                .into()
        }
        (ErrorKind::Network, Some(Diagnosis::Refused)) => {
            let list = match fault.area {
                Area::Admin => "ADMIN_CORS",
                Area::Auth => "AUTH_CORS",
            };
            format!(
                "The server answers, but not to this page. Add {} to {list} in the backend's configuration.",
                page_origin()
            )
        }
        (ErrorKind::Network, _) => "The server cannot be reached. Check that it is running.".into(),
        (ErrorKind::Timeout, _) => "The server took too long to answer.".into(),
        (ErrorKind::Server, _) if fault.error.status == Some(429) => {
            "The server was asked too often, and wants to be left alone for a while. Try again later.".into()
        }
        (ErrorKind::Server | ErrorKind::Conflict, _) => "The server has a problem.".into(),
        (ErrorKind::Gateway, _) => {
            "Something before the Medusa server refused this: a proxy, a firewall or a sign-in page.".into()
        }
        (ErrorKind::Unauthorized, _) => SIGN_IN_AGAIN.into(),
        (ErrorKind::Forbidden, _) => "You do not have the right to do this. Ask an admin of the store.".into(),
        (ErrorKind::NotFound, _) => NO_CUSTOMER.into(),
        (ErrorKind::Malformed | ErrorKind::MissingCustomer, _) => {
            "The answer is not from a Medusa Admin API. Check the backend's address.".into()
        }
        (ErrorKind::MissingGroups, _) => {
            "The server does not show this customer's groups. Your account may lack the right to see them.".into()
        }
        (ErrorKind::Config, _) => fault.error.message.clone(),
        (ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Aborted, _) => "The server refused the request.".into(),
    }
}

/// Why edits wait although somebody is signed in.
pub fn another_user(author: &User, user: &User) -> String {
    format!(
        "{} made these changes. Save sends them as {}.",
        name(author.name()),
        name(user.name())
    )
}

/// Why a sign-in came to nothing, and what to do about it.
pub fn sign_in_error(error: &SignInError, email: &str, backend: &str) -> String {
    match error {
        SignInError::Wrong if email.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            "Wrong email or password. Medusa tells capital letters in an email from small ones.".into()
        }
        SignInError::Wrong => "Wrong email or password.".into(),
        SignInError::CookieDropped if backend == page_origin() => {
            "The password is right, but the browser did not keep the session cookie. Let it keep cookies of this site, \
             and open the page by https if the store does."
                .into()
        }
        SignInError::CookieDropped => format!(
            "The password is right, but the browser did not keep the session cookie of {backend}, because {} is another \
             site. Serve this page from the backend's own site, or set the backend's cookie to SameSite=None; Secure.",
            page_origin()
        ),
        SignInError::MfaRequired => {
            format!("This account needs a second factor. Sign in to the Medusa Admin at {backend}/app, then come back.")
        }
        SignInError::VerificationRequired => {
            format!("This account is not verified yet. Open the Medusa Admin at {backend}/app and follow its steps.")
        }
        SignInError::Redirect(location) => {
            let host = location.split('/').nth(2).unwrap_or(location);
            format!("This store signs in through {host}. Sign in to the Medusa Admin at {backend}/app, then come back.")
        }
        SignInError::Fault(it) => fault(it),
    }
}
