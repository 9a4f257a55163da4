import assert from "node:assert/strict"
import { test } from "node:test"
import {
  classFaults,
  classesIn,
  customPropertiesIn,
  customPropertyFaults,
  errorKindFaults,
  errorKindsIn,
  eventFaults,
  eventsIn,
  partFaults,
  partsIn,
  readFaults,
  readIn,
  settingsFaults,
  settingsIn,
  withoutComments,
} from "./sources.mjs"

const element = `
fn open(settings: &JsValue) {
    // get(&settings, "comment")
    let fetch = js::get(&settings, "fetch");
    let other = get(settings, "other").is_truthy();
    let id = text(settings, "customerId");
    let none = get(&answer, "groups");
}

fn tell(listener: &Function, event: Event) -> bool {
    let (name, detail) = match event {
        Event::Load { customer } => ("load", object(&[("customer", customer)])),
        Event::Change { customer, added } => {
            let detail = [
                ("customer", customer),
                ("added", groups(&added)),
            ];
            ("change", object(&detail))
        }
        Event::Error(error) => ("error", error_detail(&error)),
        Event::Unauthorized => ("unauthorized", object(&[])),
    };
    listener.call2(&JsValue::NULL, &name.into(), &detail).is_ok()
}

fn error_detail(error: &Error) -> JsValue {
    object(&[("kind", error.kind.as_str().into()), ("message", words(error).into())])
}
`

test("the keys that Rust reads of the settings are those that it gets of them", () => {
  assert.deepEqual(settingsIn(element), ["fetch", "other", "customerId"])
})

test("a setting that only one side has is a fault", () => {
  const SETTINGS = { customerId: "customer-id", staged: "mode" }
  assert.deepEqual(settingsFaults({ SETTINGS }, ["customerId", "staged"]), [])
  assert.deepEqual(settingsFaults({ SETTINGS }, ["customerId", "isStaged"]), [
    "the setting “staged” is in SETTINGS of src/contract.ts, but not in src/element.rs",
    "src/element.rs reads the setting “isStaged”, which is not in SETTINGS of src/contract.ts",
  ])
})

const EVENT_DETAILS = {
  load: { customer: "" },
  change: { customer: "", added: "" },
  error: { kind: "", message: "" },
  unauthorized: {},
}

test("the events and the keys of their details are those of fn tell", () => {
  assert.deepEqual(eventFaults({ EVENT_DETAILS }, eventsIn(element)), [])
})

test("an event that only one side has, by its name or a key, is a fault", () => {
  const [loadRenamed] = eventFaults({ EVENT_DETAILS }, eventsIn(element.replace('("load"', '("loaded"')))
  assert.match(loadRenamed, /needs one event of EVENTS .* but names “loaded”, “customer”/)

  const keyRenamed = eventFaults({ EVENT_DETAILS }, eventsIn(element.replace('("added"', '("plus"')))
  assert.deepEqual(keyRenamed, [
    "the key “added” is in EVENT_DETAILS.change of src/contract.ts, but not in fn tell of src/element.rs",
    "fn tell of src/element.rs tells the key “plus”, which is not in EVENT_DETAILS.change of src/contract.ts",
  ])

  const more = { EVENT_DETAILS: { ...EVENT_DETAILS, select: {} } }
  const [lacking] = eventFaults(more, eventsIn(element))
  assert.equal(lacking, "the event “select” is in EVENTS of src/contract.ts, but not in fn tell of src/element.rs")
})

test("a Rust source without the function has no event, and that is a fault for each", () => {
  assert.equal(eventFaults({ EVENT_DETAILS }, eventsIn("")).length, 4)
})

test("the kinds of errors are those of as_str and of the element alone", () => {
  const rust = `impl ErrorKind { pub fn as_str(self) -> &'static str { match self {
    Self::Config => "config", // => "comment"
    Self::NotFound => "not_found",
  } } }`
  assert.deepEqual(errorKindsIn(rust), ["config", "not_found"])
  const ERROR_KINDS = { config: {}, not_found: {}, load: { isOfElementOnly: true } }
  assert.deepEqual(errorKindFaults({ ERROR_KINDS }, errorKindsIn(rust)), [])
  assert.equal(errorKindFaults({ ERROR_KINDS }, ["config", "not_found", "load"]).length, 1)
  assert.equal(errorKindFaults({ ERROR_KINDS }, ["config"]).length, 1)
})

test("parts are found in views, and not in a server's answers or in comments", () => {
  const rust = `el("p").part("message"); made(el("ul").part(
    "group")); set(&button, &[("class", "back"), ("part", "keep-button")]); answer.field("customers")?;
    // .part("comment")`
  const names = partsIn(rust)
  assert.deepEqual(names, ["message", "group", "keep-button"])
  const PARTS = { message: "", group: "", "keep-button": "" }
  assert.deepEqual(partFaults({ PARTS }, names), [])
  assert.equal(partFaults({ PARTS: { ...PARTS, row: "" } }, names).length, 1)
  assert.equal(partFaults({ PARTS }, [...names, "row"]).length, 1)
})

test("custom properties are compared with the variable that counts instead", () => {
  const found = customPropertiesIn(`a {
    color: var(--customer-groups-fg, var(--fg-base, black));
    border-radius: var(--customer-groups-radius, 8px);
  }`)
  const CUSTOM_PROPERTIES = {
    "--customer-groups-fg": { of: "", else: "--fg-base" },
    "--customer-groups-radius": { of: "" },
  }
  assert.deepEqual(customPropertyFaults({ CUSTOM_PROPERTIES }, found), [])
  CUSTOM_PROPERTIES["--customer-groups-fg"].else = "--fg"
  assert.equal(customPropertyFaults({ CUSTOM_PROPERTIES }, found).length, 1)
})

test("only comments are taken out of Rust", () => {
  const rust = `let a = "https://x"; // one\nlet b = '"'; /* two */ let c: &'a str = r#"// "kept""#;`
  assert.equal(withoutComments(rust), `let a = "https://x"; \nlet b = '"';  let c: &'a str = r#"// "kept""#;`)
})

test("a rule for a class that no view has is a fault, in compound selectors, too", () => {
  const css = `/* .comment */ .cg-button.primary:hover, & > .cg-row { clip-path: polygon(0 0.5%); margin: .5px }
    @media (width < 4.5px) { :is(.page-list):not(.page) { color: red } }`
  const classes = classesIn(css)
  assert.deepEqual(classes, ["cg-button", "primary", "cg-row", "page-list", "page"])
  const rust = ['el("p").class("cg-button cg-primary"); // primary', 'x.class("cg-row"); y.class("page-list page")']
  assert.deepEqual(classFaults(classes, rust), [
    "a style sheet has a rule for the class “primary”, which no view in src has",
  ])
})

test("the fields that are read first are the same on both sides, in the same order", () => {
  const rust = 'const READ: [&str; 2] = [\n    "id",\n    "groups.id", // and\n];\nconst EDIT: [&str; 1] = ["id"];'
  assert.deepEqual(readIn(rust), ["id", "groups.id"])
  assert.deepEqual(readFaults({ READ_FIELDS: ["id", "groups.id"] }, readIn(rust)), [])
  assert.equal(readFaults({ READ_FIELDS: ["groups.id", "id"] }, readIn(rust)).length, 1)
  assert.equal(readFaults({ READ_FIELDS: ["id"] }, readIn("")).length, 1)
})
