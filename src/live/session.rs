//! Who is signed in at a backend: shared by everything on the page that talks to it.

use super::fault::{Area, Fault, SignInError};
pub use super::rights::Rights;
use crate::api::{BaseUrl, Client, Error, ErrorKind, Login, User};
use crate::kit::stored::Stored;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::{Rc, Weak};

/// Whether somebody is signed in, as far as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SignedIn {
    /// Nothing was asked yet.
    #[default]
    Unknown,
    /// A session works; the user, where asked for.
    In(Option<User>),
    /// The server answered 401.
    Out,
}

/// A future of a cause that is being looked for: boxed, as [`ApiFuture`](crate::api::ApiFuture) is.
pub type LocalBoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// The session with one backend, shared by all on the page that ask it in the same way.
///
/// A copyable handle, as Leptos's signals are: it belongs to the reactive owner that it was made in. After that owner's
/// end nobody is signed in, as far as it tells, and its calls end with [`ErrorKind::Aborted`].
#[derive(Clone, Copy)]
pub struct Session(Stored<Inner>);

struct Inner {
    client: Client,
    /// Whether the host sees to signing in: then no form asks for it.
    is_hosted: bool,
    signed_in: ArcRwSignal<SignedIn>,
    rights: ArcRwSignal<Rights>,
    /// How often a session has ended or begun anew.
    turn: Cell<u32>,
    /// How often it came out that nobody is signed in.
    ends: Cell<u32>,
    /// How often the rights were asked for. Only the last answer counts: another admin may have signed in since.
    asked: Cell<u32>,
}

impl Inner {
    fn set(&self, signed_in: SignedIn) {
        let is_end = signed_in == SignedIn::Out;
        if is_end != (self.signed_in.get_untracked() == SignedIn::Out) {
            self.turn.set(self.turn.get() + 1);
            self.ends.set(self.ends.get() + u32::from(is_end));
        }
        self.signed_in.set(signed_in);
    }
}

thread_local! {
    static SESSIONS: RefCell<Vec<Weak<Inner>>> = const { RefCell::new(Vec::new()) };
}

impl Session {
    /// The page's session with the backend at `base`, by cookie.
    pub fn open(base: BaseUrl) -> Self {
        Self::of(Client::new(base), false)
    }

    /// The page's session with a client's backend; with `is_hosted` it is the host's, who signs in, too.
    pub fn of(client: Client, is_hosted: bool) -> Self {
        SESSIONS.with_borrow_mut(|sessions| {
            sessions.retain(|session| session.strong_count() > 0);
            let mut open = sessions.iter().filter_map(Weak::upgrade);
            let open = open.find(|session| session.client.is_like(&client) && session.is_hosted == is_hosted);
            let inner = open.unwrap_or_else(|| {
                let inner = Rc::new(Inner {
                    client,
                    is_hosted,
                    signed_in: ArcRwSignal::new(SignedIn::Unknown),
                    rights: ArcRwSignal::new(Rights::ALL),
                    turn: Cell::new(0),
                    ends: Cell::new(0),
                    asked: Cell::new(0),
                });
                sessions.push(Rc::downgrade(&inner));
                inner
            });
            Self(Stored::of(inner))
        })
    }

    /// The same session, for as long as the current owner lives.
    pub(crate) fn owned(self) -> Self {
        self.0.try_get().map_or(self, |inner| Self(Stored::of(inner)))
    }

    fn with<R>(self, read: impl FnOnce(&Inner) -> R) -> Option<R> {
        // Not while it is borrowed from the arena: what it does may make and end other values there.
        Some(read(&*self.0.try_get()?))
    }

    /// The client that this session's cookie signs in.
    pub fn client(self) -> Client {
        self.with(|session| session.client.clone())
            .unwrap_or_else(Client::ended)
    }

    /// Whether the host sees to signing in.
    pub fn is_hosted(self) -> bool {
        self.with(|session| session.is_hosted).unwrap_or_default()
    }

    /// Whether it is the very same session.
    pub(crate) fn is(self, other: Self) -> bool {
        match (self.0.try_get(), other.0.try_get()) {
            (Some(this), Some(other)) => Rc::ptr_eq(&this, &other),
            _ => false,
        }
    }

    /// Who is signed in, if that is known.
    pub(crate) fn user(self) -> Option<User> {
        match untrack(|| self.signed_in()) {
            SignedIn::In(user) => user,
            SignedIn::Unknown | SignedIn::Out => None,
        }
    }

    /// Whether somebody is signed in. Follows it where signals are followed.
    pub fn signed_in(self) -> SignedIn {
        self.with(|session| session.signed_in.get()).unwrap_or_default()
    }

    /// Whether the server has answered that nobody is; likewise.
    pub fn is_signed_out(self) -> bool {
        self.signed_in() == SignedIn::Out
    }

    /// What the admin may do; likewise.
    pub fn rights(self) -> Rights {
        self.with(|session| session.rights.get()).unwrap_or(Rights::ALL)
    }

    /// Asks the server for the rights and for who is signed in, once.
    pub fn need_rights(self) {
        if self.with(|session| session.asked.get()) == Some(0) {
            self.ask_rights();
            self.need_user();
        }
    }

    /// It is signed in anew by its host, perhaps as somebody else.
    #[cfg(feature = "element")]
    pub(crate) fn renew(self) {
        self.with(|session| session.turn.set(session.turn.get() + 1));
        if self.user().is_some() {
            set_signed_in(&self.0.try_get(), SignedIn::In(None));
        }
        self.ask_rights();
        self.need_user();
    }

    /// Asks who is signed in, unless that is known.
    fn need_user(self) {
        if !matches!(untrack(|| self.signed_in()), SignedIn::In(Some(_)) | SignedIn::Out) {
            spawn_local(self.ask_user());
        }
    }

    /// Asks who is signed in now. Without an answer it stays as it is known.
    pub(crate) fn ask_user(self) -> LocalBoxFuture<()> {
        let session = self.0.try_get();
        Box::pin(async move {
            let Some(session) = session else { return };
            let turn = session.turn.get();
            if let Ok(user) = session.client.me().await
                // Somebody may have signed in or out in the meantime, or the host has signed in anew.
                && turn == session.turn.get()
            {
                session.set(SignedIn::In(Some(user)));
            }
        })
    }

    /// Asks again where a right is missing: it may have been given in the meantime.
    pub fn review_rights(self) {
        if untrack(|| self.rights()) != Rights::ALL {
            self.ask_rights();
        }
    }

    /// Notes that the server refused something for want of a right.
    pub fn deny(self, right: impl FnOnce(&mut Rights)) {
        self.with(|session| session.rights.update(right));
    }

    fn ask_rights(self) {
        let Some(session) = self.0.try_get() else {
            return;
        };
        let number = session.asked.get() + 1;
        session.asked.set(number);
        spawn_local(async move {
            let client = &session.client;
            // Without an answer all stays as it is: what is not allowed will be refused, and said then.
            let rights = match client.has_rbac().await {
                Ok(true) => client.permissions().await.map(|list| Rights::of(&list)),
                Ok(false) => Ok(Rights::ALL),
                Err(error) => Err(error),
            };
            if let Ok(rights) = rights
                && session.asked.get() == number
            {
                session.rights.set(rights);
            }
        });
    }

    /// How often a session has ended or begun anew: to be taken before a call whose outcome is noted.
    pub fn turn(self) -> u32 {
        self.with(|session| session.turn.get()).unwrap_or_default()
    }

    /// How often it came out that nobody is signed in: after that somebody else may.
    pub(crate) fn ends(self) -> u32 {
        self.with(|session| session.ends.get()).unwrap_or_default()
    }

    /// Takes note of a call's outcome: a 401 ends the session, an answer shows that there is one. What was asked in an
    /// earlier `turn` says nothing of now.
    fn note<T>(self, turn: u32, result: &Result<T, Error>) {
        if turn != self.turn() {
            return;
        }
        let was = untrack(|| self.signed_in());
        let is = match result {
            Err(error) if error.kind == ErrorKind::Unauthorized => SignedIn::Out,
            Ok(_) if !matches!(was, SignedIn::In(_)) => SignedIn::In(None),
            _ => return,
        };
        if is != was {
            set_signed_in(&self.0.try_get(), is);
        }
        if was == SignedIn::Out {
            // Perhaps another admin, with other rights.
            self.ask_rights();
            self.need_user();
        }
    }

    /// Asks the server who is signed in.
    ///
    /// # Errors
    /// Any but 401, which is an answer.
    pub async fn check(self) -> Result<(), Fault> {
        // Whoever else shares the session learns of it, even if this handle ends meanwhile.
        let session = self.0.try_get();
        match self.client().me().await {
            Ok(user) => {
                set_signed_in(&session, SignedIn::In(Some(user)));
                Ok(())
            }
            Err(error) if error.kind == ErrorKind::Unauthorized => {
                set_signed_in(&session, SignedIn::Out);
                Ok(())
            }
            Err(error) => Err(self.explain(error, Area::Admin).await),
        }
    }

    /// Signs in and makes sure that the session holds.
    ///
    /// # Errors
    /// [`SignInError`] says why not.
    pub async fn sign_in(self, email: &str, password: &str) -> Result<(), SignInError> {
        let client = self.client();
        let token = match client.login(email, password).await {
            Ok(Login::Token(token)) => token,
            Ok(Login::Redirect(location)) => return Err(SignInError::Redirect(location)),
            Ok(Login::MfaRequired) => return Err(SignInError::MfaRequired),
            Ok(Login::VerificationRequired) => return Err(SignInError::VerificationRequired),
            Err(error) if error.kind == ErrorKind::Unauthorized => return Err(SignInError::Wrong),
            Err(error) => return Err(SignInError::Fault(self.explain(error, Area::Auth).await)),
        };
        if let Err(error) = client.create_session(&token).await {
            return Err(SignInError::Fault(self.explain(error, Area::Auth).await));
        }
        let user = match client.me().await {
            Ok(user) => user,
            // The session was made a moment ago: its cookie did not come back.
            Err(error) if error.kind == ErrorKind::Unauthorized => return Err(SignInError::CookieDropped),
            Err(error) => return Err(SignInError::Fault(self.explain(error, Area::Admin).await)),
        };
        for session in sessions_at(&client) {
            session.set(SignedIn::In(Some(user.clone())));
        }
        // Another admin may have other rights.
        self.ask_rights();
        Ok(())
    }

    /// Ends the session, here and on the server.
    ///
    /// # Errors
    /// If the server could not be told: then the session still stands.
    pub async fn sign_out(self) -> Result<(), Fault> {
        let session = self.0.try_get();
        match self.client().delete_session().await {
            Err(error) if error.kind != ErrorKind::Unauthorized => Err(self.explain(error, Area::Auth).await),
            _ => {
                set_signed_in(&session, SignedIn::Out);
                Ok(())
            }
        }
    }

    /// Takes note of an answer of the Admin API, and finds out what can be known of an error's cause.
    pub fn explain_failure<T>(self, turn: u32, answer: &Result<T, Error>) -> LocalBoxFuture<Option<Fault>> {
        self.note(turn, answer);
        let fault = answer
            .as_ref()
            .err()
            .map(|error| self.explain(error.clone(), Area::Admin));
        Box::pin(async {
            match fault {
                Some(fault) => Some(fault.await),
                None => None,
            }
        })
    }

    /// Finds out what can be known of an error's cause.
    pub fn explain(self, error: Error, area: Area) -> LocalBoxFuture<Fault> {
        let client = self.client();
        Box::pin(async move {
            let diagnosis = client.diagnose(&error).await;
            Fault { error, diagnosis, area }
        })
    }
}

/// The sessions that a cookie of this client's backend signs in: it is the browser's, and all of them send it.
fn sessions_at(client: &Client) -> Vec<Rc<Inner>> {
    let is_meant = |session: &Rc<Inner>| session.client.base_url() == client.base_url() && !session.is_hosted;
    SESSIONS.with_borrow(|sessions| sessions.iter().filter_map(Weak::upgrade).filter(is_meant).collect())
}

fn set_signed_in(session: &Option<Rc<Inner>>, signed_in: SignedIn) {
    if let Some(session) = session {
        session.set(signed_in);
    }
}
