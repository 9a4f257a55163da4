//! `cargo xtask start`: the backend and the page, until Ctrl+C.

use crate::args::Args;
use crate::backend::{self, Backend};
use crate::error::Result;
use crate::page::{self, BackendUrl, Page, Profile};
use crate::{http, ports, process, progress};
use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

/// `cargo xtask start`'s options.
pub struct Options {
    port: u16,
    backend_port: u16,
    /// Someone else's Medusa.
    backend_url: Option<BackendUrl>,
}

impl Options {
    /// From the command line.
    pub fn parse(args: Vec<String>) -> Result<Self> {
        let mut args = Args::new(args);
        let backend_url = args
            .value("--backend-url")?
            .map(|url| BackendUrl::parse(&url))
            .transpose()?;
        let backend_port = args.port("--backend-port")?;
        if backend_url.is_some() && backend_port.is_some() {
            return Err(
                "--backend-port is for our own backend, --backend-url for another one: give one of them".into(),
            );
        }
        let options = Self {
            port: args.port("--port")?.unwrap_or(8080),
            backend_port: backend_port.unwrap_or(9000),
            backend_url,
        };
        args.finish()?;
        if options.backend_url.is_none() && options.port == options.backend_port {
            return Err("the page and the backend cannot have the same port".into());
        }
        Ok(options)
    }
}

/// Runs until the user stops it or one of the two ends.
pub fn run(options: Options) -> Result<ExitCode> {
    let mut servers = Servers::start(options, None)?;
    loop {
        process::check_interrupted()?;
        servers.check_alive()?;
        thread::sleep(process::TICK * 4);
    }
}

/// The page's server, and the backend if it is ours.
pub struct Servers {
    /// Serves what is in the folder of the quick profile.
    pub page: Page,
    /// Where the backend's own Admin is, if that is known.
    pub admin_url: Option<String>,
    backend: Option<Backend>,
}

impl Servers {
    /// Installs, builds and starts both, and says where they are. If `live`, the page is served even if it could not be
    /// built, and says why; beside it is that of the custom element, which is in that folder once it was built.
    pub fn start(options: Options, live: Option<&Path>) -> Result<Self> {
        let started = Instant::now();
        let own_port = options.backend_url.is_none().then_some(options.backend_port);
        let mut wanted = vec![(options.port, "the page", "; choose another with --port")];
        wanted.extend(own_port.map(|port| (port, "the backend", "; choose another with --backend-port")));
        ports::check_free(&wanted)?;

        let dist = Profile::Quick.dist();
        let admin_url = match own_port {
            Some(port) => Some(format!("{}/app", BackendUrl::local(port))),
            None => env::var("MEDUSA_ADMIN_URL").ok(),
        };
        let (own_backend, built) = thread::scope(|scope| {
            // npm loads and Medusa makes its database while cargo compiles.
            let own_backend = own_port.map(|port| scope.spawn(move || start_backend(port)));
            page::install(Profile::Quick)?;
            let built = page::build(Profile::Quick, &dist);
            let built = match built.and_then(|()| page::write_admin_url(&dist, admin_url.as_deref())) {
                Err(error) if live.is_none() => return Err(error),
                built => built,
            };
            let own_backend = own_backend.map(|thread| thread.join().map_err(|_| "starting the backend crashed")?);
            Result::Ok((own_backend.transpose()?, built))
        })?;
        let url = options
            .backend_url
            .unwrap_or_else(|| BackendUrl::local(options.backend_port));
        let mut page = Page::serve(options.port, &url, &dist, live)?;
        if live.is_some() {
            page.tell("page", built)?;
        }
        let mut servers = Self {
            page,
            admin_url,
            backend: own_backend,
        };
        if let Some(backend) = &mut servers.backend {
            backend.wait_ready()?;
        }
        check_proxy(options.port, &url);
        servers.report(options.port, &url, started.elapsed(), live.is_some());
        if let Some(backend) = &mut servers.backend {
            backend.bundle_admin()?;
        }
        Ok(servers)
    }

    fn report(&self, port: u16, backend: &BackendUrl, took: Duration, live: bool) {
        println!();
        progress::line("ready", &format!("after {}; Ctrl+C stops it", progress::human(took)));
        println!("\n    Page      http://localhost:{port}");
        if live {
            let element = format!("http://localhost:{port}/element.html?customer=…");
            println!("    Element   {element} (soon; as in the page's address)");
        }
        match self.backend {
            None => println!("    Backend   {backend}  (sign in with your own account there)\n"),
            Some(_) => {
                println!("    Backend   {backend}  (its own Admin: {backend}/app)");
                println!("    Sign in   {} / {}\n", backend::SIGN_IN.0, backend::SIGN_IN.1);
            }
        }
    }

    /// An error if one of them has ended.
    pub fn check_alive(&mut self) -> Result<()> {
        self.page.check_alive()?;
        self.backend.as_mut().map_or(Ok(()), Backend::check_alive)
    }
}

fn start_backend(port: u16) -> Result<Backend> {
    backend::install()?;
    progress::line(
        "backend",
        "starting Medusa (the first start creates and fills its database)",
    );
    Backend::spawn_soon(port)
}

/// Someone else's backend may be down, or not be a Medusa; the page is of use all the same, as it explains that.
fn check_proxy(port: u16, backend: &BackendUrl) {
    match http::get(port, "/health") {
        Some(answer) if answer.status == 200 => {}
        Some(answer) => progress::line(
            "warning",
            &format!(
                "{backend}/health answers {} through the page's proxy: is it a Medusa, and is it up?",
                answer.status
            ),
        ),
        None => progress::line(
            "warning",
            &format!("{backend}/health does not answer through the page's proxy"),
        ),
    }
}
