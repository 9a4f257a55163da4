use super::ErrorKind;
use super::client::{ApiFuture, Call, Client};
use super::encode::{Json, object};
use crate::browser::js::{get, text};
use gloo_net::http::Method;
use wasm_bindgen::JsValue;

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

impl User {
    /// What the user is called by.
    pub(crate) fn name(&self) -> &str {
        self.email.as_ref().unwrap_or(&self.id)
    }
}

impl Client {
    /// `POST /auth/user/emailpass`: checks an email and a password. Makes no session yet.
    ///
    /// # Errors
    /// [`ErrorKind::Unauthorized`] if they are wrong.
    pub fn login(&self, email: &str, password: &str) -> ApiFuture<Login> {
        let body = object(&[("email", Json::Text(email)), ("password", Json::Text(password))]);
        self.fetch(Call::post("/auth/user/emailpass", Some(body)), |answer| {
            LoginAnswer::of(&answer.json())
                .read()
                .ok_or_else(|| answer.error(ErrorKind::Malformed, "The sign-in's answer holds no token."))
        })
    }

    /// `POST /auth/session`: makes a cookie session from a login's token.
    ///
    /// A browser may drop the cookie and still report success: ask [`me`](Self::me) afterwards.
    pub fn create_session(&self, token: &str) -> ApiFuture<()> {
        let call = Call {
            token: Some(token),
            ..Call::post("/auth/session", None)
        };
        self.fetch(call, |_| Ok(()))
    }

    /// `DELETE /auth/session`: signs out.
    pub fn delete_session(&self) -> ApiFuture<()> {
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
    pub fn me(&self) -> ApiFuture<User> {
        let query = [("fields", "id,email,first_name,last_name")];
        let call = Call::get("/admin/users/me", &query);
        self.fetch(call, |answer| {
            let user = answer.get("user")?.map(|user| user.json()).unwrap_or_default();
            match text(&user, "id") {
                id if id.is_empty() => Err(answer.error(ErrorKind::Malformed, "“user” is missing")),
                id => Ok(User {
                    id,
                    email: get(&user, "email").as_string(),
                    first_name: get(&user, "first_name").as_string(),
                    last_name: get(&user, "last_name").as_string(),
                }),
            }
        })
    }
}

#[derive(Default)]
struct LoginAnswer {
    token: Option<String>,
    location: Option<String>,
    mfa_required: bool,
    verification_required: bool,
}

impl LoginAnswer {
    fn of(answer: &JsValue) -> Self {
        Self {
            token: get(answer, "token").as_string(),
            location: get(answer, "location").as_string(),
            mfa_required: get(answer, "mfa_required").is_truthy(),
            verification_required: get(answer, "verification_required").is_truthy(),
        }
    }

    /// The flags come first: a token beside one of them must not become a session.
    fn read(self) -> Option<Login> {
        if self.mfa_required {
            Some(Login::MfaRequired)
        } else if self.verification_required {
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

    fn token() -> LoginAnswer {
        LoginAnswer {
            token: Some("t".into()),
            ..LoginAnswer::default()
        }
    }

    #[test]
    fn a_token_alone_is_a_login() {
        assert_eq!(token().read(), Some(Login::Token("t".into())));
    }

    #[test]
    fn a_token_beside_a_flag_is_no_login() {
        let factor = LoginAnswer {
            mfa_required: true,
            ..token()
        };
        assert_eq!(factor.read(), Some(Login::MfaRequired));
        let verification = LoginAnswer {
            verification_required: true,
            ..token()
        };
        assert_eq!(verification.read(), Some(Login::VerificationRequired));
    }

    #[test]
    fn a_redirecting_provider_names_its_address() {
        let answer = LoginAnswer {
            location: Some("https://id.example".into()),
            ..LoginAnswer::default()
        };
        assert_eq!(answer.read(), Some(Login::Redirect("https://id.example".into())));
    }

    #[test]
    fn an_empty_answer_is_no_login() {
        assert_eq!(LoginAnswer::default().read(), None);
    }
}
