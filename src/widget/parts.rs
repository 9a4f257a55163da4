//! Small pieces that several views are made of.

use crate::kit::el::{El, IntoMarkup, Markup, el, plain_button};
use crate::live::session::Fault;
use crate::membership::Group;
use crate::text;

/// Bars in the place of rows that are on their way.
pub fn skeleton(label: &'static str) -> Markup {
    let bar = || el("div").class("bar");
    el("div")
        .class("skeleton")
        .part("skeleton")
        .child(el("span").class("visually-hidden").attr("role", "status").child(label))
        .child(bar())
        .child(bar())
        .child(bar())
        .markup()
}

/// Nothing to list, and why.
pub fn nothing(title: &'static str, hint: &'static str) -> Markup {
    el("div")
        .class("nothing")
        .part("empty")
        .child(el("p").class("title").child(title))
        .child(el("p").class("hint").child(hint))
        .markup()
}

/// What could not be had, why, and the way to go on, if there is one.
pub fn failed(title: &'static str, fault: Fault, way_on: Markup) -> Markup {
    el("div")
        .class("nothing")
        .part("error")
        .attr("role", "alert")
        .child(el("p").class("title").child(title))
        .child(el("p").class("hint").child(text::fault(&fault)))
        .child(details(fault.error.message))
        .child(way_on)
        .markup()
}

/// A problem beside what is shown all the same.
pub fn problem(title: &'static str, words: Vec<String>, details_of: String, ways_on: Vec<Markup>) -> Markup {
    let mut said = el("div").class("words").child(el("p").class("title").child(title));
    for words in words {
        said = said.child(el("p").child(words));
    }
    el("div")
        .class("message problem")
        .part("message")
        .attr("role", "alert")
        .child(said.child(details(details_of)))
        .child(ways_on)
        .markup()
}

/// The server's own words, for whoever wants them.
pub fn details(message: String) -> Markup {
    if message.is_empty() {
        return ().markup();
    }
    el("details")
        .class("details")
        .child(el("summary").child(text::DETAILS))
        .child(el("p").child(message))
        .markup()
}

/// Every one of the groups by name, where a sentence names but the first of them.
pub fn all_of(groups: &[Group]) -> Markup {
    if groups.len() <= text::NAMED {
        return ().markup();
    }
    let mut names = el("ul");
    for group in groups {
        names = names.child(el("li").child(el("bdi").child(group.name.clone())));
    }
    el("details")
        .class("details")
        .child(el("summary").child(text::all(groups.len())))
        .child(names)
        .markup()
}

/// A plain button.
pub fn button(label: &'static str, action: impl FnMut() + 'static) -> Markup {
    plain_button("button")
        .part("button")
        .on_click(action)
        .child(label)
        .markup()
}

/// A button that is a word in a line: Undo, Show more.
pub fn text_button(label: &'static str, action: impl FnMut() + 'static) -> Markup {
    plain_button("text-button")
        .part("button")
        .on_click(action)
        .child(label)
        .markup()
}

/// A button that is only its mark, named for those who do not see it.
pub fn icon_button(class: &'static str, label: String) -> El {
    plain_button(class)
        .attr("aria-label", label.clone())
        .attr("title", label)
}

/// The card's first line, a heading of this id and level.
pub fn header(heading: String, level: u8) -> El {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let tag = TAGS.get(usize::from(level).wrapping_sub(1)).unwrap_or(&"h2");
    let title = el(tag).class("heading").part("heading").attr("id", heading);
    el("header")
        .class("header")
        .part("header")
        .child(title.child(text::CUSTOMER_GROUPS))
}
