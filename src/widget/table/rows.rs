//! The rows on display: brought up to what is listed and to how each stands.

use super::Context;
use super::row::{self, Look, Row};
use crate::kit::el::{El, el};
use crate::kit::order::position_from;
use crate::kit::reactive::{Memo, RwSignal, memo};
use crate::membership::{EditKind, Group};
use crate::text;
use crate::text::locale;
use crate::widget::table::listing::Line;
use crate::widget::{add_button, focus, is_plain_click};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The rows of one table. Clones are the same.
#[derive(Clone)]
struct Rows(SendWrapper<Rc<Inner>>);

struct Inner {
    context: Context,
    language: String,
    is_staged: Memo<bool>,
    /// What rows are copies of, and what it was made for: whether they can be edited, and where names lead.
    template: RefCell<Option<((bool, String), Element)>>,
    rows: RefCell<Vec<Row>>,
}

impl Deref for Rows {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The table's body.
pub fn rows(context: &Context) -> El {
    let state = context.store.state();
    let it = Rows(SendWrapper::new(Rc::new(Inner {
        context: context.clone(),
        language: locale::language(),
        is_staged: memo(move || state.with(|state| state.membership.is_staged())),
        template: RefCell::default(),
        rows: RefCell::default(),
    })));
    let (clicked, pressed) = (it.clone(), it.clone());
    el("tbody")
        .on("click", move |event| clicked.clicked(event))
        .on("keydown", move |event| pressed.pressed(event))
        .with(move |body| it.follow(body))
}

impl Rows {
    fn follow(&self, body: Element) {
        let (it, drawn) = (self.clone(), body.clone());
        let effect = RenderEffect::new(move |_: Option<()>| it.draw(&drawn));
        // Lives as long as what it is a part of.
        RwSignal::new(effect);
        // When the table goes with its last row, the focus goes to where groups are added.
        let body = SendWrapper::new(body);
        on_cleanup(move || {
            if is_focused(&body) {
                focus(add_button(&body));
            }
        });
    }

    fn draw(&self, body: &Element) {
        let browse = self.context.browse;
        let focused = body.query_selector("tr:focus-within").ok().flatten();
        let focused = focused.and_then(|row| self.place_of(&row));
        let is_other = self.prepare();
        let lines = browse.shown.get();
        let is_staged = self.is_staged.get();
        let mut rows = self.rows.borrow_mut();
        if is_other {
            rows.drain(..).for_each(|row| row.element.remove());
        }
        let is_same = |(row, line): (&Row, &Arc<Line>)| row.group.id == line.row.group.id;
        if rows.len() != lines.len() || !rows.iter().zip(&lines).all(is_same) {
            self.arrange(&mut rows, &lines, body);
        }
        browse.with_selected(|is_selected| {
            for (row, line) in rows.iter_mut().zip(&lines) {
                let group = &line.row.group;
                if row.group != *group {
                    self.name(row, group);
                }
                row.show(Look {
                    is_selected: is_selected(&group.id),
                    change: line.row.change,
                    is_staged,
                });
            }
        });
        if let Some((place, id)) = focused {
            keep_focus(body, &rows, place, &id);
        }
    }

    /// Follows what all rows have in common. Tells whether they are to be made anew.
    fn prepare(&self) -> bool {
        let Context { settings, can_edit, .. } = &self.context;
        let common = (can_edit.get(), settings.with(|settings| settings.group_href.clone()));
        let mut template = self.template.borrow_mut();
        let is_other = template.as_ref().is_none_or(|(made_for, _)| *made_for != common);
        if is_other {
            let is_linked = settings.with_untracked(|settings| settings.href_of("").is_some());
            *template = row::template(common.0, is_linked).map(|row| (common, row));
        }
        is_other
    }

    /// Puts the rows of these lines in their order: those that are there already, and new ones.
    fn arrange(&self, rows: &mut Vec<Row>, lines: &[Arc<Line>], body: &Element) {
        let mut before: Vec<Option<Row>> = std::mem::take(rows).into_iter().map(Some).collect();
        let mut at = 0;
        for line in lines {
            let is_its = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.group.id == line.row.group.id);
            let found = position_from(at, before.len(), &mut |at| is_its(&before[at]));
            at = found.map_or(at, |found| found + 1);
            let kept = found.and_then(|found| before[found].take());
            rows.extend(kept.or_else(|| self.begin(line)));
        }
        let mut has_gone = false;
        for row in before.into_iter().flatten() {
            row.element.remove();
            has_gone = true;
        }
        // What stands in its place is not touched, and keeps the focus.
        let mut next = body.first_element_child();
        for row in rows {
            if next.as_ref() == Some(&row.element) {
                next = row.element.next_element_sibling();
            } else {
                let _ = body.insert_before(&row.element, next.as_deref());
            }
        }
        if has_gone {
            self.context.counts.tidy();
        }
    }

    fn begin(&self, line: &Line) -> Option<Row> {
        let mut row = Row::new(&self.template.borrow().as_ref()?.1)?;
        self.name(&mut row, &line.row.group);
        // Not asked of a group that was just added: an edit is one request.
        if line.row.change == Some(EditKind::Add) {
            row.write(".customers", text::UNKNOWN);
        } else if let Some(cell) = row.find(".customers") {
            self.context.counts.watch(cell, &line.row.group.id);
        }
        Some(row)
    }

    fn name(&self, row: &mut Row, group: &Group) {
        let href = self
            .context
            .settings
            .with_untracked(|settings| settings.href_of(&group.id));
        row.name(group, href, &self.language);
    }

    /// Which row the element is, and its group's id.
    fn place_of(&self, element: &Element) -> Option<(usize, String)> {
        let rows = self.rows.borrow();
        let place = rows.iter().position(|row| row.element == *element)?;
        Some((place, rows[place].group.id.clone()))
    }

    fn clicked(&self, event: Event) {
        let Some((target, group, is_out)) = self.meant(&event) else {
            return;
        };
        let Context {
            store,
            browse,
            listener,
            ..
        } = &self.context;
        if let Some(check) = target.dyn_ref::<HtmlInputElement>() {
            // Not on "change": that does not say whether Shift was held.
            let to_range = event.unchecked_ref::<MouseEvent>().shift_key();
            browse.select(&group.id, check.checked(), to_range);
        } else if let Some(button) = target.closest("button").ok().flatten() {
            // Not every browser does when it is clicked; from there it moves on when the row goes.
            focus(Some(button));
            if is_out {
                store.add(vec![group]);
            } else {
                store.remove(vec![group.id]);
            }
        } else if is_in(&target, "a") && is_plain_click(&event) && listener.tell(crate::Event::Select(group)) {
            event.prevent_default();
        }
    }

    fn pressed(&self, event: Event) {
        let key: &KeyboardEvent = event.unchecked_ref();
        if key.key() != "Delete" || !self.context.can_edit.get_untracked() {
            return;
        }
        if let Some((_, group, false)) = self.meant(&event) {
            event.prevent_default();
            self.context.store.remove(vec![group.id]);
        }
    }

    /// What an event is about: its target, the group of its row, and whether that is to be removed.
    fn meant(&self, event: &Event) -> Option<(Element, Group, bool)> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let (place, _) = self.place_of(&target.closest("tr").ok()??)?;
        let rows = self.rows.borrow();
        let row = rows.get(place)?;
        Some((target, row.group.clone(), row.is_out()))
    }
}

/// To be called after rows have changed or gone, by whomever: a click, an answer, another tab. If that took the focus with it,
/// the focus goes to the button of the row, or else of the row in its place.
fn keep_focus(body: &Element, rows: &[Row], place: usize, id: &str) {
    let card = body.closest(".customer-groups").ok().flatten();
    if card.is_some_and(|card| is_focused(&card)) {
        return;
    }
    let row = rows.iter().find(|row| row.group.id == id);
    let row = row.or_else(|| rows.get(place)).or_else(|| rows.last());
    let button = row.and_then(|row| row.find("button"));
    focus(button.or_else(|| add_button(body)));
}

fn is_focused(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

fn is_in(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}
