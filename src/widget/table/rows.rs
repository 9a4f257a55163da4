//! The rows on display, kept in step with the list and with the state of each group.

use super::TableContext;
use super::listing::Line;
use super::row::{self, Look, Row};
use crate::kit::order::position_from;
use crate::kit::{Computed, El, Stored, computed, el};
use crate::live::event::Event;
use crate::membership::Group;
use crate::text::Language;
use crate::widget::focus::{add_button, card_of, focus, is_focused, is_plain_click};
use crate::widget::keys::is_composing;
use crate::widget::settings::Settings;
use leptos::ev::{self, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The rows of one table. Copies are the same.
#[derive(Clone, Copy)]
struct Rows {
    context: TableContext,
    is_staged: Computed<bool>,
    drawn: Stored<RefCell<Drawn>>,
}

/// What is on the page.
struct Drawn {
    /// What rows are copies of, and what it was made for: whether they can be edited, and where names lead.
    template: Option<((bool, String), Element)>,
    rows: Vec<Row>,
}

/// The table's body.
pub fn rows(context: TableContext) -> El {
    let state = context.store.state();
    let rows = Rows {
        context,
        is_staged: computed(move || state.with(|state| state.membership.is_staged())),
        drawn: Stored::new(RefCell::new(Drawn {
            template: None,
            rows: Vec::new(),
        })),
    };
    el("tbody")
        .on(ev::click, move |event| rows.clicked(&event))
        .on(ev::keydown, move |event| rows.pressed(&event))
        .directive(move |body| rows.follow(body))
}

impl Rows {
    fn follow(self, body: Element) {
        let (drawn_in, language) = (body.clone(), Language::current());
        let effect = RenderEffect::new(move |_: Option<()>| language.speak(|| self.draw(&drawn_in)));
        // Ends with the table, whose owner this is.
        Stored::new(effect);
        // When the table goes with its last row, the focus goes to where groups are added.
        let body = SendWrapper::new(body);
        on_cleanup(move || {
            if is_focused(&body) {
                focus(add_button(&body));
            }
        });
    }

    /// Brings the rows up to what is listed and to how each stands.
    fn draw(self, body: &Element) {
        let TableContext {
            browse,
            settings,
            can_edit,
            counts,
            ..
        } = self.context;
        let focused = body.query_selector("tr:focus-within").ok().flatten();
        let focused = focused.and_then(|row| self.place_of(&row));
        let made_for = (can_edit.get(), settings.with(|settings| settings.group_href.clone()));
        let lines = browse.shown.get();
        let is_staged = self.is_staged.get();
        let bring_up = |drawn: &mut Drawn| {
            drawn.prepare(made_for, settings);
            let is_same = |(row, line): (&Row, &Arc<Line>)| row.group.id == line.row.group.id;
            if drawn.rows.len() != lines.len() || !drawn.rows.iter().zip(&lines).all(is_same) {
                drawn.arrange(&lines, body, self.context);
            }
            browse.with_selected(|is_selected| {
                for (row, line) in drawn.rows.iter_mut().zip(&lines) {
                    let group = &line.row.group;
                    if row.group != *group {
                        fill(row, group, settings);
                    }
                    row.show(Look {
                        is_selected: is_selected(&group.id),
                        change: line.row.change,
                        is_staged,
                    });
                    row.count(counts);
                }
            });
            focused.and_then(|(place, id)| next_focus(body, &drawn.rows, place, &id))
        };
        // A host may listen to where the focus goes, and call us: all is drawn by then.
        focus(self.drawn.try_update(bring_up).flatten());
    }

    /// Which row the element is, and its group's id.
    fn place_of(self, element: &Element) -> Option<(usize, String)> {
        self.drawn
            .try_with(|drawn| {
                let place = drawn.rows.iter().position(|row| row.element == *element)?;
                Some((place, drawn.rows[place].group.id.clone()))
            })
            .flatten()
    }

    fn clicked(self, event: &MouseEvent) {
        let Some((target, group, is_out)) = self.target_row(event) else {
            return;
        };
        let TableContext {
            store,
            browse,
            listener,
            ..
        } = self.context;
        if is_in(&target, "input") {
            let check = target.unchecked_ref::<HtmlInputElement>();
            // Not on "change": that does not say whether Shift was held.
            browse.select(&group.id, check.checked(), event.shift_key());
        } else if let Some(button) = target.closest("button").ok().flatten() {
            // Safari does not focus a button that is clicked. From it the focus moves on when the row goes.
            focus(Some(button));
            if is_out {
                store.add(vec![group]);
            } else {
                store.remove(vec![group.id]);
            }
        } else if is_in(&target, "a") && is_plain_click(event) && listener.tell(Event::Select(group)) {
            event.prevent_default();
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        if is_composing(event) || event.key() != "Delete" || !self.context.can_edit.get_untracked() {
            return;
        }
        if let Some((_, group, false)) = self.target_row(event) {
            event.prevent_default();
            self.context.store.remove(vec![group.id]);
        }
    }

    /// The target of an event, the group of the row it is in, and whether that is to be removed.
    fn target_row(self, event: &ev::Event) -> Option<(Element, Group, bool)> {
        let target: Element = event.target()?.unchecked_into();
        let (place, _) = self.place_of(&target.closest("tr").ok()??)?;
        let row = |drawn: &Drawn| drawn.rows.get(place).map(|row| (row.group.clone(), row.is_out()));
        let (group, is_out) = self.drawn.try_with(row).flatten()?;
        Some((target, group, is_out))
    }
}

impl Drawn {
    /// Makes the template anew if what all rows have in common has changed; then all rows are made anew, too.
    fn prepare(&mut self, made_for: (bool, String), settings: Computed<Settings>) {
        if self.template.as_ref().is_some_and(|(before, _)| *before == made_for) {
            return;
        }
        let is_linked = settings.with_untracked(|settings| settings.href_of("").is_some());
        let template = row::template(made_for.0, is_linked);
        self.template = Some((made_for, template));
        self.rows.drain(..).for_each(|row| row.element.remove());
    }

    /// Puts the rows of these lines in their order: those that are there already, and new ones.
    fn arrange(&mut self, lines: &[Arc<Line>], body: &Element, context: TableContext) {
        let mut before: Vec<Option<Row>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        let mut at = 0;
        for line in lines {
            let is_its = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.group.id == line.row.group.id);
            let found = position_from(at, before.len(), &mut |at| is_its(&before[at]));
            at = found.map_or(at, |found| found + 1);
            let kept = found.and_then(|found| before[found].take());
            let row = kept.or_else(|| self.new_row(line, context));
            self.rows.extend(row);
        }
        let mut has_gone = false;
        for row in before.into_iter().flatten() {
            row.element.remove();
            has_gone = true;
        }
        // What stands in its place is not touched, and keeps the focus.
        let mut next = body.first_element_child();
        for row in &self.rows {
            if next.as_ref() == Some(&row.element) {
                next = row.element.next_element_sibling();
            } else {
                let _ = body.insert_before(&row.element, next.as_deref());
            }
        }
        if has_gone {
            context.counts.tidy();
        }
    }

    fn new_row(&self, line: &Line, context: TableContext) -> Option<Row> {
        let mut row = Row::new(&self.template.as_ref()?.1)?;
        fill(&mut row, &line.row.group, context.settings);
        Some(row)
    }
}

fn fill(row: &mut Row, group: &Group, settings: Computed<Settings>) {
    let href = settings.with_untracked(|settings| settings.href_of(&group.id));
    row.fill(group, href);
}

/// What the focus goes to if it has gone with its row, by whatever took that away: the button of the same group's row,
/// else of the row that stands in its place now.
fn next_focus(body: &Element, rows: &[Row], place: usize, id: &str) -> Option<Element> {
    if card_of(body).is_some_and(|card| is_focused(&card)) {
        return None;
    }
    let row = rows.iter().find(|row| row.group.id == id);
    let row = row.or_else(|| rows.get(place)).or_else(|| rows.last());
    let button = row.and_then(|row| row.find("button"));
    button.or_else(|| add_button(body))
}

fn is_in(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}
