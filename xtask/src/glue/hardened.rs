//! What a page has done to the browser's own functions and classes may make them throw, wherever the wasm calls them.
//! An exception must not run through the wasm: nothing there would be tidied up, and the next call would find a cell
//! still borrowed, and trap. Rust's bindings catch what may fail by itself; here all others are made to, in the glue.

/// What its handlers call: for a call whose error Rust asks for, for any other, and for one of these that gives a text,
/// for which Rust looks in its memory: an empty one.
const HANDLERS: &str = r#"
function handleError(error) {
    wasm.__wbindgen_exn_store(addToExternrefTable0(error));
}
let isTold = false;
function passOver(error, text) {
    // Of the wasm itself, which was called in turn, and has crashed.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    if (text) {
        getDataViewMemory0().setInt32(text, 1, true);
        getDataViewMemory0().setInt32(text + 4, 0, true);
    }
    if (isTold) return;
    isTold = true;
    try { console.error("medusa-customer-groups", error); } catch {}
}
"#;

/// Those that are there to throw.
const THROWING: [&str; 2] = ["__wbindgen_throw", "__wbindgen_rethrow"];

/// What tells a window or an element from all else, whatever class of that name a page may have. Leptos asks for both.
const KINDS: [(&str, &str); 2] = [("Window", "arg0.window === arg0"), ("Element", "arg0.nodeType === 1")];

/// Those that make a node, without which Leptos panics. They give one that nobody sees.
const MAKING: [&str; 2] = ["__wbg_cloneNode_", "__wbg_createElement_"];

/// The glue as wasm-bindgen writes it, with a handler in each function that the wasm imports.
pub fn hardened(glue: &str) -> Result<String, String> {
    let (before, rest) = glue.split_once(FIRST).ok_or("the glue has no imports")?;
    let (imports, after) = rest.split_once(LAST).ok_or("the imports have no end")?;
    let imports = KINDS.iter().fold(imports.to_owned(), |imports, (class, is_one)| {
        imports.replace(&format!("arg0 instanceof {class};"), &format!("{is_one};"))
    });
    let mut out = format!("{before}{FIRST}");
    let mut lines = imports.lines();
    while let Some(line) = lines.next() {
        let Some((name, params, is_caught)) = head(line) else {
            return Err(format!("this is no import: {line}"));
        };
        let end = if is_caught { CAUGHT_END } else { END };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
        let body = body.join("\n");
        let handler = match () {
            () if THROWING.iter().any(|throwing| name.contains(throwing)) => None,
            () if MAKING.iter().any(|making| name.contains(making)) => Some("passOver(error); return new Comment()"),
            () if is_caught => Some("handleError(error)"),
            () if body.contains("setInt32((arg0 ") => Some("passOver(error, arg0 >>> 0)"),
            () => Some("passOver(error)"),
        };
        out += &match handler {
            Some(handler) => {
                let end = format!("        }} catch (error) {{ {handler}; }} }},\n");
                format!("        {name}: function({params}) {{ try {{\n{body}\n{end}")
            }
            None => format!("        {name}: function({params}) {{\n{body}\n        }},\n"),
        };
    }
    let own = after.find("function handleError(").ok_or("the glue has no handler")?;
    let length = after[own..].find("\n}\n").ok_or("the handler has no end")? + 3;
    Ok(out + LAST + &after[..own] + HANDLERS.trim_start() + &after[own + length..])
}

/// Before the first import, and after the last.
const FIRST: &str = "    const import0 = {\n        __proto__: null,\n";
const LAST: &str = "    };\n    return {\n";

/// How an import ends, and one whose error Rust asks for.
const END: &str = "        },";
const CAUGHT_END: &str = "        }, arguments); },";

/// The name and the parameters in an import's first line, and whether Rust asks for its error.
fn head(line: &str) -> Option<(&str, &str, bool)> {
    let (name, function) = line.trim_start().split_once(": function(")?;
    let caught = function.strip_prefix(") { return handleError(function (");
    let params = caught.unwrap_or(function).strip_suffix(") {")?;
    Some((name, params, caught.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export function mount() {}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_getItem_1: function() { return handleError(function (arg0, arg1) {
            const ret = localStorage.getItem(arg1);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ret, true);
        }, arguments); },
        __wbg_cloneNode_6: function() { return handleError(function (arg0) {
            const ret = arg0.cloneNode();
            return ret;
        }, arguments); },
        __wbg_id_2: function(arg0, arg1) {
            const ret = arg1.id;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ret, true);
        },
        __wbg___wbindgen_throw_3: function(arg0, arg1) {
            throw new Error(getStringFromWasm0(arg0, arg1));
        },
        __wbg_remove_4: function(arg0) {
            arg0.remove();
        },
        __wbg_instanceof_Window_5: function(arg0) {
            result = arg0 instanceof Window;
        },
    };
    return {
        __proto__: null,
    };
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}

let wasm;
";

    #[test]
    fn every_import_but_those_that_are_there_to_throw_gets_a_handler() {
        let made = hardened(GLUE).unwrap();
        for expected in [
            "__wbg_getItem_1: function(arg0, arg1) { try {\n            const ret = localStorage.getItem(arg1);",
            "} catch (error) { handleError(error); } },",
            "__wbg_id_2: function(arg0, arg1) { try {\n            const ret = arg1.id;",
            "} catch (error) { passOver(error, arg0 >>> 0); } },",
            "__wbg_remove_4: function(arg0) { try {\n            arg0.remove();\n        } catch (error) { passOver(error); } },",
            "__wbg___wbindgen_throw_3: function(arg0, arg1) {\n            throw new Error",
            "} catch (error) { passOver(error); return new Comment(); } },",
            "result = arg0.window === arg0;",
            "\nlet wasm;\n",
        ] {
            assert!(made.contains(expected), "{expected}\nin\n{made}");
        }
        assert!(!made.contains("apply"), "{made}");
        assert_eq!(made.matches("function handleError(").count(), 1);
    }

    #[test]
    fn a_glue_of_another_form_is_a_fault() {
        assert!(hardened("").is_err());
        assert!(hardened(&GLUE.replace("function(arg0) {", "(arg0) => {")).is_err());
        assert!(hardened(&GLUE.replace("function handleError", "function other")).is_err());
    }
}
