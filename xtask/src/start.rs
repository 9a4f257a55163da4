//! `cargo xtask start`: the backend and the page, until Ctrl+C.

use crate::args::Args;
use crate::backend::{self, Backend};
use crate::error::Result;
use crate::page::{self, BackendUrl, Page};
use crate::{http, npm, paths, ports, process, progress, tools};
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

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
    let started = Instant::now();
    let mut wanted = vec![(options.port, "the page", "; choose another with --port")];
    if options.backend_url.is_none() {
        wanted.push((
            options.backend_port,
            "the backend",
            "; choose another with --backend-port",
        ));
    }
    ports::check_free(&wanted)?;
    npm::check_node()?;
    install(options.backend_url.is_none())?;

    // Both at once: Medusa's start is mostly waiting, the page's build mostly computing.
    let mut own_backend = match options.backend_url {
        Some(_) => None,
        None => {
            progress::line(
                "backend",
                "starting Medusa (the first start creates and fills its database)",
            );
            Some(Backend::spawn(options.backend_port, None)?)
        }
    };
    let backend = options
        .backend_url
        .unwrap_or_else(|| BackendUrl::local(options.backend_port));
    progress::line("page", "building it");
    let mut page = Page::spawn(&page::Options {
        port: options.port,
        backend: &backend,
        dist: paths::root().join("dist"),
        watch: true,
    })?;
    page.wait_ready()?;
    if let Some(backend) = &mut own_backend {
        backend.wait_ready()?;
    }
    check_proxy(options.port, &backend);

    println!();
    progress::line(
        "ready",
        &format!("after {}; Ctrl+C stops it", progress::human(started.elapsed())),
    );
    println!("\n    Page      http://localhost:{}", options.port);
    match own_backend {
        None => println!("    Backend   {backend}  (sign in with your own account there)\n"),
        Some(_) => {
            println!("    Backend   {backend}  (its own Admin: {backend}/app)");
            println!("    Sign in   {} / {}\n", backend::SIGN_IN.0, backend::SIGN_IN.1);
        }
    }

    loop {
        process::check_interrupted()?;
        page.check_alive()?;
        if let Some(backend) = &mut own_backend {
            backend.check_alive()?;
        }
        thread::sleep(process::TICK * 4);
    }
}

/// npm loads while cargo compiles.
fn install(own_backend: bool) -> Result<()> {
    thread::scope(|scope| {
        let npm = scope.spawn(move || {
            page::install()?;
            if own_backend { backend::install() } else { Ok(()) }
        });
        tools::install(&page::TOOLS)?;
        npm.join().map_err(|_| "installing npm packages crashed")?
    })?;
    tools::report(&page::TOOLS)
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
