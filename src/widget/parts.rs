//! Small pieces that several views are made of.

use super::focus::close_when_left;
use crate::kit::{El, IntoChild, el};
use crate::live::Fault;
use crate::membership::Group;
use crate::text::{self, Phrase};
use leptos::ev;
use std::cell::Cell;

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has, to tie a control to its label.
pub(super) fn unique_id(name: &str) -> String {
    let number = LAST_ID.get().wrapping_add(1);
    LAST_ID.set(number);
    format!("customer-groups-{name}-{number}")
}

/// The card's first line, a heading of this id and level.
pub(super) fn header(heading: String, level: u8) -> El {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let tag = TAGS.get(usize::from(level).wrapping_sub(1)).unwrap_or(&"h2");
    let title = el(tag).class("cg-heading").part("heading").attr("id", heading);
    el("header")
        .class("cg-header")
        .part("header")
        .child(title.child(text::CUSTOMER_GROUPS))
}

/// Bars in the place of rows that are on their way.
pub(crate) fn skeleton(label: Phrase) -> El {
    let bar = || el("div").class("cg-bar");
    el("div")
        .class("cg-skeleton")
        .part("skeleton")
        .child(el("span").class("cg-visually-hidden").child(label))
        .child(bar())
        .child(bar())
        .child(bar())
}

/// A name, for itself: written in its own direction, and not to be translated.
pub(crate) fn name(name: impl IntoChild) -> El {
    el("bdi").attr("translate", "no").child(name)
}

/// What [`text`] says, with each name in it as one.
pub(crate) fn sentence(words: &str) -> impl IntoChild + use<> {
    let mut pieces = Vec::new();
    for (piece, is_name) in text::pieces(words) {
        let words = piece.to_owned().into_child();
        pieces.push(if is_name { name(words).into_child() } else { words });
    }
    pieces
}

/// Nothing to list, and why.
pub(super) fn nothing(title: Phrase, hint: Phrase) -> El {
    el("div")
        .class("cg-nothing")
        .part("empty")
        .child(el("p").class("cg-title").child(title))
        .child(el("p").class("cg-hint").child(hint))
}

/// What could not be had, why, and the way to go on, if there is one.
pub(crate) fn failed(title: Phrase, fault: Fault, way_on: Option<El>) -> El {
    el("div")
        .class("cg-nothing")
        .part("error")
        .attr("role", "alert")
        .child(el("p").class("cg-title").child(title))
        .child(el("p").class("cg-hint").child(text::fault(&fault)))
        .child(details(fault.error.message))
        .child(way_on)
}

/// A problem beside what is shown all the same: what it is, in sentences, with the server's own words, and the ways to
/// go on.
pub(super) fn problem(title: Phrase, sentences: Vec<String>, own_words: String, ways_on: impl IntoChild) -> El {
    let sentences: Vec<El> = sentences.iter().map(|words| el("p").child(sentence(words))).collect();
    let words = el("div")
        .class("cg-words")
        .child(el("p").class("cg-title").child(title))
        .child(sentences)
        .child(details(own_words));
    el("div")
        .class("cg-message cg-problem")
        .part("message")
        .attr("role", "alert")
        .child(words)
        .child(ways_on)
}

/// The server's own words, for whoever wants them.
pub(super) fn details(message: String) -> Option<El> {
    let details = || {
        el("details")
            .class("cg-details")
            .child(el("summary").child(text::DETAILS))
            .child(el("p").child(message.clone()))
    };
    (!message.is_empty()).then(details)
}

/// Every one of the groups by name, where a sentence names but the first of them.
pub(super) fn all_of(groups: &[Group]) -> Option<El> {
    let name = |group: &Group| el("li").child(name(group.name.clone()));
    let all = || {
        el("details")
            .class("cg-details")
            .child(el("summary").child(text::ALL_OF_THEM.count(groups.len())))
            .child(el("ul").child(groups.iter().map(name).collect::<Vec<El>>()))
    };
    (groups.len() > text::NAMED).then(all)
}

/// `<button type="button">`: without the type, it would submit a form around it.
pub(super) fn plain_button(class: &'static str) -> El {
    el("button").attr("type", "button").class(class)
}

/// A button with a word on it.
pub(crate) fn button(label: Phrase, action: impl FnMut() + 'static) -> El {
    labelled("cg-button", label, action)
}

/// The button for what is most likely wanted.
pub(super) fn primary_button(label: Phrase, action: impl FnMut() + 'static) -> El {
    labelled("cg-button cg-primary", label, action)
}

/// A button that is a word in a line: Undo, Show more.
pub(crate) fn text_button(label: Phrase, action: impl FnMut() + 'static) -> El {
    labelled("cg-text-button", label, action)
}

fn labelled(class: &'static str, label: Phrase, mut action: impl FnMut() + 'static) -> El {
    plain_button(class)
        .part("button")
        .on(ev::click, move |_| action())
        .child(label)
}

/// What a button with `popovertarget` of this id opens, in the top layer. Opening, closing and giving the focus back
/// are the browser's; it closes, too, when the focus leaves it.
pub(super) fn popover(id: String, label: Phrase) -> El {
    el("div")
        .attr("id", id)
        .attr("popover", "auto")
        // What is clicked in it and takes no focus leaves that in it, whatever stands around.
        .attr("tabindex", "-1")
        .attr("role", "dialog")
        .attr("aria-label", label)
        .on(ev::focusout, |event| close_when_left(&event))
}

/// A button that is only its mark, named for those who do not see it.
pub(super) fn icon_button(class: &'static str, label: String) -> El {
    plain_button(class)
        .attr("aria-label", label.clone())
        .attr("title", label)
}
