use super::client::{Call, Client};
use super::{Error, ErrorKind, json};
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
    pub async fn login(&self, email: &str, password: &str) -> Result<Login, Error> {
        let body = json::object(&[("email", email.into()), ("password", password.into())]);
        let answer = self.send(Call::post("/auth/user/emailpass", Some(body))).await?;
        let login: LoginAnswer = answer.read()?;
        login
            .read()
            .ok_or_else(|| answer.error(ErrorKind::Malformed, "The sign-in's answer holds no token."))
    }

    /// `POST /auth/session`: makes a cookie session from a login's token.
    ///
    /// A browser may drop the cookie and still report success: ask [`me`](Self::me) afterwards.
    pub async fn create_session(&self, token: &str) -> Result<(), Error> {
        let call = Call {
            token: Some(token),
            ..Call::post("/auth/session", None)
        };
        self.send(call).await.map(drop)
    }

    /// `DELETE /auth/session`: signs out.
    pub async fn delete_session(&self) -> Result<(), Error> {
        let call = Call {
            method: Method::DELETE,
            ..Call::get("/auth/session", &[])
        };
        self.send(call).await.map(drop)
    }

    /// `GET /admin/users/me`: who is signed in.
    ///
    /// # Errors
    /// [`ErrorKind::Unauthorized`] if nobody is.
    pub async fn me(&self) -> Result<User, Error> {
        let query = [("fields", "id,email,first_name,last_name")];
        let answer: UserAnswer = self.fetch(Call::get("/admin/users/me", &query)).await?;
        Ok(answer.user)
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

#[derive(Deserialize)]
struct UserAnswer {
    user: User,
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
