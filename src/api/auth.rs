use super::client::{Answering, Call, Client};
use super::{ErrorKind, json};
use gloo_net::http::Method;
use serde::Deserialize;

/// What Medusa answers to an email and a password that are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// A token to make a session from.
    Token(String),
    /// The provider wants the person at this address.
    Redirect(String),
    /// A second factor is asked for; the token that came along is not yet good for a session.
    MfaRequired,
    /// The account must be verified first.
    VerificationRequired,
}

/// The admin user that a session belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct User {
    /// `user_…`
    pub id: String,
    /// The address to sign in with.
    pub email: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
}

impl Client {
    /// `POST /auth/user/emailpass`: checks an email and a password. Makes no session yet.
    ///
    /// # Errors
    /// [`ErrorKind::Unauthorized`] if they are wrong.
    pub fn login(&self, email: &str, password: &str) -> Answering<Login> {
        let body = json::object(&[("email", email.into()), ("password", password.into())]);
        self.fetch(Call::post("/auth/user/emailpass", Some(body)), |answer| {
            let login: LoginAnswer = answer.read()?;
            login
                .read()
                .ok_or_else(|| answer.error(ErrorKind::Malformed, "The sign-in's answer holds no token."))
        })
    }

    /// `POST /auth/session`: makes a cookie session from a login's token.
    ///
    /// A browser may drop the cookie and still report success: ask [`me`](Self::me) afterwards.
    pub fn create_session(&self, token: &str) -> Answering<()> {
        let call = Call {
            token: Some(token),
            ..Call::post("/auth/session", None)
        };
        self.fetch(call, |_| Ok(()))
    }

    /// `DELETE /auth/session`: signs out.
    pub fn delete_session(&self) -> Answering<()> {
        let call = Call {
            method: Method::DELETE,
            ..Call::get("/auth/session", &[])
        };
        self.fetch(call, |_| Ok(()))
    }

    /// `GET /admin/users/me`: who is signed in.
    ///
    /// # Errors
    /// [`ErrorKind::Unauthorized`] if nobody is.
    pub fn me(&self) -> Answering<User> {
        let query = [("fields", "id,email,first_name,last_name")];
        let call = Call::get("/admin/users/me", &query);
        self.fetch(call, |answer| answer.part("user"))
    }
}

#[derive(Deserialize)]
struct LoginAnswer {
    token: Option<String>,
    location: Option<String>,
    mfa_required: Option<bool>,
    verification_required: Option<bool>,
}

impl LoginAnswer {
    /// The flags come first: a token beside one of them must not become a session.
    fn read(self) -> Option<Login> {
        if self.mfa_required == Some(true) {
            Some(Login::MfaRequired)
        } else if self.verification_required == Some(true) {
            Some(Login::VerificationRequired)
        } else if let Some(location) = self.location {
            Some(Login::Redirect(location))
        } else {
            self.token.map(Login::Token)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Login> {
        serde_json::from_str::<LoginAnswer>(json).unwrap().read()
    }

    #[test]
    fn a_token_alone_is_a_login() {
        assert_eq!(read(r#"{"token":"t"}"#), Some(Login::Token("t".into())));
    }

    #[test]
    fn a_token_beside_a_flag_is_no_login() {
        assert_eq!(
            read(r#"{"mfa_required":true,"mfa_challenge":{},"token":"t"}"#),
            Some(Login::MfaRequired)
        );
        assert_eq!(
            read(r#"{"verification_required":true,"token":"t"}"#),
            Some(Login::VerificationRequired)
        );
    }

    #[test]
    fn a_redirecting_provider_names_its_address() {
        assert_eq!(
            read(r#"{"location":"https://id.example"}"#),
            Some(Login::Redirect("https://id.example".into()))
        );
    }

    #[test]
    fn an_empty_answer_is_no_login() {
        assert_eq!(read("{}"), None);
    }
}
