//! The browser for the tests, and its driver.

use crate::error::{Error, Result};
use crate::{npm, paths, process, progress};
use std::env;
use std::path::{Path, PathBuf};

/// A browser and the driver that fits it.
pub struct Browser {
    /// Chrome or Chromium.
    pub chrome: PathBuf,
    /// ChromeDriver of the same major version.
    pub driver: PathBuf,
    /// The same Chromium without windows, as Playwright's own is: on two cores the specs take half the time in it.
    /// Where there is none, the browser itself.
    pub headless: PathBuf,
}

/// A browser that is not Chromium, in which the page and the element are tested, too.
#[derive(Clone, Copy)]
pub enum Other {
    /// Driven by WebDriver BiDi, which it has itself.
    Firefox,
    /// WebKitGTK, which has Safari's engine. Driven by WebKitWebDriver, on a display by Xvfb.
    WebKit,
}

impl Other {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Firefox, Self::WebKit];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// Debian's packages of it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// Its program, if all that it needs is installed.
    fn find(self) -> Option<PathBuf> {
        match self {
            Self::Firefox => on_path("firefox-esr").or_else(|| on_path("firefox")),
            Self::WebKit => {
                on_path("WebKitWebDriver")?;
                on_path("Xvfb")?;
                let libraries = Path::new("/usr/lib").join(format!("{}-linux-gnu", env::consts::ARCH));
                let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
                let mut browsers = versions
                    .iter()
                    .map(|version| libraries.join(version).join("MiniBrowser"));
                browsers.find(|path| path.is_file())
            }
        }
    }
}

/// Its program. None where it is missing and cannot be installed.
pub fn find_or_install_other(other: Other) -> Result<Option<PathBuf>> {
    if let Some(program) = other.find() {
        return Ok(Some(program));
    }
    if !is_debian_root() {
        return Ok(None);
    }
    install_by_apt(other.name(), other.packages())?;
    let reason = || Error::Failed(format!("apt installed no {}", other.name()));
    other.find().map(Some).ok_or_else(reason)
}

/// Names under which a Chrome or Chromium is installed.
const CHROMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Names of the program without a window.
const HEADLESS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// `CHROME` and `CHROMEDRIVER` if set, else what PATH has, else installs both. Of Debian's Chromium, the one without
/// windows comes with it.
pub fn find_or_install() -> Result<Browser> {
    let found = find()?;
    if !is_debian_root() || found.as_ref().is_some_and(|browser| !lacks_shell(browser)) {
        return found.map_or_else(install_by_npm, Ok);
    }
    if let Err(error) = install_by_apt("Chromium, its driver, and the one without windows", &PACKAGES) {
        // What was there will do, or what there always is.
        progress::line("browser", &format!("without a headless shell: {error}"));
        if found.is_none() {
            install_by_apt("Chromium and its driver", &PACKAGES[..2])?;
        }
    }
    find()?.ok_or_else(|| help("apt installed no chromium and chromedriver"))
}

/// Debian's packages. Named together, they are of one version.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "chromium-headless-shell"];

/// Whether this is Debian's, whose shell is not installed. Nobody's own choice is touched.
fn lacks_shell(browser: &Browser) -> bool {
    let is_debians = browser.chrome.ends_with("chromium") && browser.driver.starts_with("/usr/bin");
    is_debians && !is_named() && browser.headless == browser.chrome
}

/// Whether somebody wants a certain browser.
fn is_named() -> bool {
    env::var_os("CHROME").is_some_and(|value| !value.is_empty())
}

fn find() -> Result<Option<Browser>> {
    let chrome = from_env("CHROME")?.or_else(|| CHROMES.iter().find_map(|name| on_path(name)));
    let Some(chrome) = chrome else { return Ok(None) };
    let driver = match from_env("CHROMEDRIVER")?.or_else(|| on_path("chromedriver")) {
        Some(driver) => driver,
        // Debian's packages: the driver of the version that is installed.
        None if is_debian_root() && !is_named() => return Ok(None),
        None => match major(&chrome) {
            Some(major) => download(&format!("chromedriver@{major}"))?,
            None => return Err(help(&format!("{} does not tell its version", chrome.display()))),
        },
    };
    match (major(&chrome), major(&driver)) {
        (Some(ours), Some(theirs)) if ours != theirs => Err(help(&format!(
            "{} is version {ours}, but {} is for version {theirs}",
            chrome.display(),
            driver.display()
        ))),
        _ => Ok(Some(Browser {
            headless: headless(&chrome),
            chrome,
            driver,
        })),
    }
}

/// The one of the same major version, if PATH has it and nobody wants this one.
fn headless(chrome: &Path) -> PathBuf {
    let fits = |program: &PathBuf| !is_named() && major(program).is_some_and(|ours| major(chrome) == Some(ours));
    let mut programs = HEADLESS.iter().filter_map(|name| on_path(name));
    programs.find(fits).unwrap_or_else(|| chrome.to_owned())
}

fn from_env(name: &str) -> Result<Option<PathBuf>> {
    match env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from) {
        Some(path) if !path.exists() => Err(format!("{name} is {}, which does not exist", path.display()).into()),
        path => Ok(path),
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    if Path::new(name).is_absolute() {
        return Some(PathBuf::from(name)).filter(|path| path.exists());
    }
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(name))
        .find(|path| path.is_file())
}

/// The major version that `program --version` prints.
fn major(program: &Path) -> Option<u32> {
    first_number(&process::output(program, &["--version"])?)
}

fn first_number(text: &str) -> Option<u32> {
    text.split_whitespace()
        .find_map(|word| word.split('.').next()?.parse().ok())
}

fn is_debian_root() -> bool {
    Path::new("/etc/debian_version").exists() && process::output("id", &["-u"]).as_deref() == Some("0")
}

fn install_by_apt(what: &str, packages: &[&str]) -> Result<()> {
    let mut update = process::command("apt-get");
    update.arg("update");
    process::step("browser", "asking apt what there is", "apt-update", update)?;
    let mut install = process::command("apt-get");
    install
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    process::step("browser", &format!("{what}, by apt"), "apt-install", install)
}

/// Chrome and ChromeDriver of one version, from Chrome for Testing, into `.tools`.
fn install_by_npm() -> Result<Browser> {
    let chrome = match from_env("CHROME")? {
        Some(chrome) => chrome,
        None => download("chrome@stable")?,
    };
    let major = major(&chrome).ok_or_else(|| help("the downloaded Chrome does not start"))?;
    Ok(Browser {
        driver: download(&format!("chromedriver@{major}"))?,
        headless: headless(&chrome),
        chrome,
    })
}

fn download(what: &str) -> Result<PathBuf> {
    npm::check_node()?;
    npm::install("tools", "xtask")?;
    let mut command = process::command("browsers");
    command
        .args(["install", what, "--path"])
        .arg(paths::tools().join("browsers"));
    let log = format!("install-{}", what.split('@').next().unwrap_or(what));
    process::step("browser", what, &log, command).map_err(|error| match error {
        Error::Failed(reason) => help(&reason),
        Error::Interrupted => Error::Interrupted,
    })?;
    // Its last line is `chrome@150.0.1.2 /path/to/it`.
    let printed = paths::tail(&paths::target().join("logs").join(format!("{log}.log")), 1);
    let path = printed
        .split_once(' ')
        .map(|(_, path)| PathBuf::from(path.trim()))
        .filter(|path| path.exists());
    let path = path.ok_or_else(|| help(&format!("installing {what} printed `{printed}`, which is no path")))?;
    progress::line("browser", &paths::shown(&path));
    Ok(path)
}

fn help(reason: &str) -> Error {
    Error::Failed(format!(
        "no usable browser: {reason}\n\nInstall Chrome or Chromium with a ChromeDriver of the same version, or set CHROME and CHROMEDRIVER to their paths."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_each_program_prints() {
        assert_eq!(first_number("Chromium 156.0.8078.73 built on Debian"), Some(156));
        assert_eq!(first_number("ChromeDriver 156.0.8078.73 (0a1b2c)"), Some(156));
        assert_eq!(first_number("Google Chrome 150.0.1.2"), Some(150));
        assert_eq!(first_number("nothing"), None);
    }
}
