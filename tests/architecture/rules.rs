//! What is wrong with how modules use each other, as lines to show.

use crate::drawing::Drawing;
use crate::graph::Graph;

/// One module names something of another. Modules are named like `store::wire`; a crate's root is "".
pub struct Edge {
    pub from: String,
    /// The module that the path names. A name that the root passes on counts for where the root has it from.
    pub named: String,
    /// The module that the thing is from, past every `use` that passes it on.
    pub defined: String,
    /// File and line.
    pub place: String,
    /// The path as it is written.
    pub path: String,
}

/// Imports from room to room that no arrow allows.
pub fn undrawn(drawing: &Drawing, edges: &[Edge]) -> Vec<String> {
    let edges = edges.iter().filter(|edge| is_between_rooms(edge));
    let undrawn = edges.filter(|edge| !drawing.allows(room(&edge.from), shown(&edge.named)));
    let tell = |edge: &Edge| {
        let (from, to) = (room(&edge.from), shown(&edge.named));
        format!(
            "{}: `{}`: no arrow leads from `{from}` to `{to}`",
            edge.place, edge.path
        )
    };
    undrawn.map(tell).collect()
}

/// Arrows that no import needs.
pub fn unused(drawing: &Drawing, edges: &[Edge]) -> Vec<String> {
    let unused = drawing.arrows.iter().filter(|arrow| {
        let mut edges = edges.iter().filter(|edge| is_between_rooms(edge));
        !edges.any(|edge| room(&edge.from) == arrow.from && arrow.covers(shown(&edge.named)))
    });
    let unused = unused.map(|arrow| {
        let (from, to) = (&arrow.from, &arrow.to);
        format!("ARCHITECTURE.md:{}: nothing in `{from}` imports `{to}`", arrow.line)
    });
    unused.collect()
}

/// Circles of the drawn arrows, from room to room.
pub fn drawn_circles(drawing: &Drawing) -> Vec<String> {
    let mut graph = Graph::default();
    for arrow in &drawing.arrows {
        graph.add(&arrow.from, room(&arrow.to), format!("ARCHITECTURE.md:{}", arrow.line));
    }
    graph.circles()
}

/// Circles among modules that stand side by side.
pub fn circles<'a>(edges: impl IntoIterator<Item = &'a Edge>) -> Vec<String> {
    let mut graph = Graph::default();
    for edge in edges {
        if let Some((from, to)) = siblings(&edge.from, &edge.defined) {
            graph.add(&from, &to, format!("{}: `{}`", edge.place, edge.path));
        }
    }
    graph.circles()
}

/// Whether both ends are in the same room.
pub fn is_inside_a_room(edge: &Edge) -> bool {
    !edge.from.is_empty() && room(&edge.from) == room(&edge.defined)
}

/// The root may name every room.
fn is_between_rooms(edge: &Edge) -> bool {
    !edge.from.is_empty() && room(&edge.from) != room(&edge.named)
}

/// The room of a module: its first part.
fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

/// A module as an arrow names it.
fn shown(module: &str) -> &str {
    if module.is_empty() { "lib" } else { module }
}

/// Whether `module` is `outer`, or inside of it.
pub fn is_within(module: &str, outer: &str) -> bool {
    outer.is_empty() || module == outer || module.starts_with(&format!("{outer}::"))
}

/// The two modules side by side that an edge joins, which are `from` and `to` themselves or hold them. `None` if one of
/// the two is inside the other: those may use each other.
fn siblings(from: &str, to: &str) -> Option<(String, String)> {
    if is_within(from, to) || is_within(to, from) {
        return None;
    }
    let parts = |module: &str| module.split("::").map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (parts(from), parts(to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    Some((from[..=shared].join("::"), to[..=shared].join("::")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: &str, to: &str) -> Edge {
        Edge {
            from: from.to_owned(),
            named: to.to_owned(),
            defined: to.to_owned(),
            place: format!("src/{from}.rs:1"),
            path: format!("crate::{to}"),
        }
    }

    fn drawing(lines: &str) -> Drawing {
        Drawing::read(&format!("```arrows\n{lines}\n```"), "arrows")
            .unwrap()
            .unwrap()
    }

    #[test]
    fn an_import_without_an_arrow_is_told_with_its_place() {
        let drawing = drawing("app -> widget, kit::order\nwidget -> kit");
        let fine = [
            edge("", "app"),
            edge("app::top", "widget::table"),
            edge("app", "app::top"),
            edge("app", "kit::order"),
            edge("widget", "kit::el"),
        ];
        assert!(undrawn(&drawing, &fine).is_empty());
        let wrong = [edge("app", "kit::el"), edge("kit", "widget"), edge("widget::row", "")];
        assert_eq!(
            undrawn(&drawing, &wrong),
            [
                "src/app.rs:1: `crate::kit::el`: no arrow leads from `app` to `kit::el`",
                "src/kit.rs:1: `crate::widget`: no arrow leads from `kit` to `widget`",
                "src/widget::row.rs:1: `crate::`: no arrow leads from `widget` to `lib`",
            ]
        );
    }

    #[test]
    fn an_arrow_that_nothing_needs_is_told() {
        let drawing = drawing("app -> widget, kit::order, api\n\nwidget -> kit");
        let edges = [
            edge("app::top", "widget::table"),
            edge("app", "kit::el"),
            edge("", "api"),
        ];
        assert_eq!(
            unused(&drawing, &edges),
            [
                "ARCHITECTURE.md:2: nothing in `app` imports `kit::order`",
                "ARCHITECTURE.md:2: nothing in `app` imports `api`",
                "ARCHITECTURE.md:4: nothing in `widget` imports `kit`",
            ]
        );
    }

    #[test]
    fn arrows_to_modules_go_round_like_those_to_rooms() {
        assert_eq!(
            drawn_circles(&drawing("app -> kit\nkit -> text::dates\ntext -> app")).len(),
            1
        );
        assert!(drawn_circles(&drawing("app -> kit, text\nkit -> text::dates")).is_empty());
    }

    #[test]
    fn a_folder_goes_round_with_its_neighbour_and_not_with_what_it_holds() {
        let round = [edge("a::b::c", "a::d"), edge("a::d::e", "a::b")];
        assert_eq!(circles(&round).len(), 1);
        let held = [
            edge("a::b::c", "a::b"),
            edge("a::b", "a::b::c"),
            edge("a::b", "a"),
            edge("a", "a::b"),
        ];
        assert!(circles(&held).is_empty());
    }

    #[test]
    fn modules_stand_side_by_side_below_what_they_share() {
        let pair = |one: &str, other: &str| Some((one.to_owned(), other.to_owned()));
        assert_eq!(siblings("a::b::c", "a::d"), pair("a::b", "a::d"));
        assert_eq!(siblings("a::b", "ab"), pair("a", "ab"));
        assert_eq!(siblings("a::b", "a"), None);
        assert_eq!(siblings("a", "a::b::c"), None);
    }
}
