//! One gesture, one act: however an act is repeated by the same hand in one go, by a double click, a double tap or a
//! key that is held, it is done once. What slides under the pointer or takes the focus after the first is not hit by
//! the rest. Clicks on two things, however quick, are two acts.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, KeyboardEvent, MouseEvent, PointerEvent};

/// How long after a tap another one belongs to it, in milliseconds, and how near to it, in pixels. Of a mouse the
/// browser says so itself, by its owner's own settings.
const TAP_MS: f64 = 350.0;
const TAP_PX: i32 = 24;

/// What a hand did last. A page has one.
struct Hand {
    is_mouse: bool,
    /// When and where it tapped.
    tap: (f64, i32, i32),
    /// Whether a key is held that was not let through again: then its release is not either, by which Firefox clicks a
    /// button.
    is_held: bool,
}

thread_local! {
    static HAND: RefCell<Hand> = const {
        RefCell::new(Hand {
            is_mouse: true,
            tap: (f64::NEG_INFINITY, 0, 0),
            is_held: false,
        })
    };
}

/// Whether an event belongs to a gesture that has acted.
type Check = fn(&mut Hand, &Event) -> bool;

/// What listens, as long as it is kept.
pub(crate) type Guard = [Closure<dyn FnMut(Event)>; 4];

/// Has a gesture act once on what is in the element.
pub(crate) fn act_once_per_gesture(element: &EventTarget) -> Guard {
    let checks: [(&str, Check); 4] = [
        ("pointerdown", Hand::points),
        ("click", Hand::clicks_again),
        ("keydown", Hand::presses_again),
        ("keyup", Hand::releases),
    ];
    checks.map(|(name, is_again)| {
        let check = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // Looked at by one event at a time: a page's own functions, called on the way, may have fired another.
            let look = |hand: &RefCell<Hand>| hand.try_borrow_mut().is_ok_and(|mut hand| is_again(&mut hand, &event));
            if HAND.with(look) {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
        let listener = check.as_ref().unchecked_ref();
        // Before what is in the element hears of it.
        let _ = element.add_event_listener_with_callback_and_bool(name, listener, true);
        check
    })
}

impl Hand {
    fn points(&mut self, event: &Event) -> bool {
        self.is_mouse = event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse";
        false
    }

    fn clicks_again(&mut self, event: &Event) -> bool {
        let click: &MouseEvent = event.unchecked_ref();
        // A click without a count comes from a key, a script or a screen reader.
        if self.is_mouse || click.detail() == 0 {
            return click.detail() > 1;
        }
        let (now, x, y) = (click.time_stamp(), click.client_x(), click.client_y());
        let (before, before_x, before_y) = self.tap;
        self.tap = (now, x, y);
        let is_near = x.abs_diff(before_x).max(y.abs_diff(before_y)) <= TAP_PX.unsigned_abs();
        // The very same tap, where one guarded element is in another.
        now > before && now < before + TAP_MS && is_near
    }

    /// Pressed once more it acts once more: only what a held key repeats is not meant.
    fn presses_again(&mut self, event: &Event) -> bool {
        let press: &KeyboardEvent = event.unchecked_ref();
        self.is_held = press.repeat() && acts(&press.key(), event);
        self.is_held
    }

    fn releases(&mut self, _: &Event) -> bool {
        std::mem::take(&mut self.is_held)
    }
}

/// Whether a key does something, as far as it is not meant for a text.
fn acts(key: &str, event: &Event) -> bool {
    let target = event.target();
    let is_text = || {
        let target = target.as_ref().map(EventTarget::unchecked_ref::<Element>);
        target.is_some_and(|element| element.matches("input:not([type=checkbox])").unwrap_or_default())
    };
    match key {
        "Enter" => true,
        " " | "Delete" | "z" | "Z" => !is_text(),
        _ => false,
    }
}
