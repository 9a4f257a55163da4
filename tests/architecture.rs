#![cfg(not(target_arch = "wasm32"))]
//! ARCHITECTURE.md draws what may use what. Here the sources are held to it: arrows run one way, and none is missing.

#[path = "architecture/drawing.rs"]
mod drawing;
#[path = "architecture/graph.rs"]
mod graph;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/rust_modules.rs"]
mod rust_modules;
#[path = "architecture/rust_paths.rs"]
mod rust_paths;
#[path = "architecture/rust_words.rs"]
mod rust_words;
#[path = "architecture/typescript.rs"]
mod typescript;

use drawing::Drawing;
use rust_modules::Crate;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the room `membership` must not name: it decides, and would do so without a browser.
const WEB: [&str; 6] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "leptos",
    "gloo_net",
    "send_wrapper",
];

#[test]
fn every_import_between_rooms_is_drawn() {
    report(
        rules::undrawn(&drawing("arrows"), &sources().edges()),
        "Ask whether the room should know the other. If so, draw the arrow in ARCHITECTURE.md; if not, move what is \
         needed to a room below both, or hand it in from above.",
    );
}

#[test]
fn every_drawn_arrow_is_used() {
    report(
        rules::unused(&drawing("arrows"), &sources().edges()),
        "Take the arrow out, or correct its names.",
    );
}

#[test]
fn the_drawn_arrows_do_not_go_round() {
    report(
        rules::drawn_circles(&drawing("arrows")),
        "Take out one arrow of each circle, and what it allows out of the sources.",
    );
}

#[test]
fn inside_a_room_files_do_not_go_round() {
    let edges = sources().edges();
    report(
        rules::circles(edges.iter().filter(|edge| rules::is_inside_a_room(edge))),
        HOW_TO_OPEN,
    );
}

#[test]
fn the_room_membership_names_nothing_of_the_web() {
    let sources = sources();
    let files = sources.room("membership");
    assert!(
        !files.is_empty(),
        "there is no src/membership.rs, nor src/membership/: which room decides now?"
    );
    let named = files.iter().flat_map(|(file, tokens)| {
        let words = tokens.iter().filter(|token| WEB.contains(&&*token.text));
        words.map(move |token| format!("{file}:{}: `{}`", token.line, token.text))
    });
    report(
        named,
        "What needs the web belongs into a room that uses `membership`; hand its answers in.",
    );
}

#[test]
fn what_is_built_for_browsers_writes_no_value_as_debug_does() {
    let files = files("src", "rs");
    let built = files.iter().filter(|(file, _)| !file.ends_with("tests.rs"));
    let named = built.flat_map(|(file, text)| {
        let lines = text.lines().zip(1..).filter(|(line, _)| line.contains(":?}"));
        lines.map(move |(line, number)| format!("{file}:{number}: {}", line.trim()))
    });
    report(
        named,
        "xtask/glue leaves a trap in place of the code that would do it: write the value in words of its own.",
    );
}

#[test]
fn the_modules_of_the_package_do_not_go_round() {
    let edges = typescript::edges("package/src", &files("package/src", "ts"));
    report(rules::circles(&edges), HOW_TO_OPEN);
}

#[test]
fn the_modules_of_the_package_keep_to_their_arrows() {
    // They need not be drawn.
    let Some(drawing) = try_drawing("package-arrows") else {
        return;
    };
    let edges = typescript::edges("package/src", &files("package/src", "ts"));
    report(
        rules::undrawn(&drawing, &edges)
            .into_iter()
            .chain(rules::unused(&drawing, &edges)),
        "Draw the arrow in the block ```package-arrows of ARCHITECTURE.md or take it out, or change the import.",
    );
}

#[test]
fn the_modules_of_the_commands_do_not_go_round() {
    let xtask = Crate::new("xtask", "xtask/src", &files("xtask/src", "rs"));
    report(rules::circles(&xtask.edges()), HOW_TO_OPEN);
}

#[test]
fn the_modules_of_the_bench_do_not_go_round() {
    let edges = typescript::edges("bench", &files("bench", "ts"));
    report(rules::circles(&edges), HOW_TO_OPEN);
}

const HOW_TO_OPEN: &str =
    "Move what both need into a module of its own that uses neither, or hand one of them what it needs.";

fn sources() -> Crate {
    Crate::new("medusa_customer_groups", "src", &files("src", "rs"))
}

/// Fails if there is anything to report, and says what to do about it.
fn report(found: impl IntoIterator<Item = String>, advice: &str) {
    let found: BTreeSet<_> = found.into_iter().collect();
    let lines: String = found.iter().map(|line| format!("  {line}\n")).collect();
    assert!(found.is_empty(), "\n{lines}\n{advice}\n");
}

fn drawing(name: &str) -> Drawing {
    try_drawing(name)
        .unwrap_or_else(|| panic!("ARCHITECTURE.md has no block ```{name}: draw there what may import what"))
}

fn try_drawing(name: &str) -> Option<Drawing> {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    Drawing::read(&document, name).map(|drawing| drawing.unwrap_or_else(|error| panic!("{error}")))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below `folder` with that ending, by their paths from there, with their texts.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let top = root().join(folder);
    let mut files = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.map(|entry| entry.expect("an entry of a folder").path()) {
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == ending) {
                files.push((shown(&path, &top), fs::read_to_string(&path).expect("a text file")));
            }
        }
    }
    files.sort();
    files
}

fn shown(path: &Path, from: &Path) -> String {
    let parts = path.strip_prefix(from).unwrap_or(path).iter();
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
