//! The page for a host of its own, apart from the backend.

use super::BackendUrl;
use crate::error::{Context, Result};
use std::fs;
use std::path::Path;

/// Copies the built page `from` to `to`, with `backend` written into its `<meta name="medusa-backend-url">`: what one
/// does who hosts the page apart from the backend.
pub fn copy_for_backend(from: &Path, to: &Path, backend: &BackendUrl) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).context(format!("emptying {}", to.display()))?;
    }
    copy_folder(from, to).context(format!("copying {}", from.display()))?;
    let index = to.join("index.html");
    let html = fs::read_to_string(&index).context(format!("reading {}", index.display()))?;
    let html = with_backend(&html, backend).ok_or("the built page has no <meta name=\"medusa-backend-url\">")?;
    fs::write(&index, html).context(format!("writing {}", index.display()))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// The minifier decides about quotes and the attributes' order, so the whole tag is replaced.
fn with_backend(html: &str, backend: &BackendUrl) -> Option<String> {
    let name = html.find("medusa-backend-url")?;
    let start = html[..name].rfind('<')?;
    let end = name + html[name..].find('>')? + 1;
    Some(format!(
        "{}<meta name=\"medusa-backend-url\" content=\"{backend}\">{}",
        &html[..start],
        &html[end..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backend_is_written_into_the_page_however_it_was_minified() {
        let backend = BackendUrl::local(9010);
        for html in [
            "<a><meta name=\"medusa-backend-url\" content=\"\"><b>",
            "<a><meta content name=medusa-backend-url><b>",
        ] {
            let expected = "<a><meta name=\"medusa-backend-url\" content=\"http://localhost:9010\"><b>";
            assert_eq!(with_backend(html, &backend).as_deref(), Some(expected));
        }
        assert_eq!(with_backend("<a>", &backend), None);
    }
}
