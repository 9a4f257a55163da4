//! `glue <program.wasm> <folder>`: puts the wasm, made ready for a browser, into the folder, beside the JavaScript that
//! loads it. wasm-bindgen's command line does the same, and takes minutes to compile.

use std::env;
use std::error::Error;
use std::ops::Range;
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionKind, Module};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args_os().skip(1);
    let (Some(wasm), Some(folder)) = (args.next(), args.next()) else {
        return Err("usage: glue <program.wasm> <folder>".into());
    };
    let mut bindgen = Bindgen::new();
    // Without the wasm's name in the JavaScript: whoever loads it says where it is, and bundlers would look for it.
    bindgen
        .input_path(wasm)
        .omit_default_module_path(true)
        .typescript(false);
    let mut output = bindgen.web(true)?.generate_output()?;
    empty_functions(output.wasm_mut());
    empty_locations(output.wasm_mut());
    Ok(output.emit(folder)?)
}

/// What a crate of streams exports, whether or not somebody uses it, and nobody here does. The shrinking drops these
/// exports, but what they call through a table would stay: 2.4 kB in brotli.
const UNUSED: [&str; 2] = ["wasm_streams::", "js_sys::futures::future_to_promise"];

/// What ends the program with a message that nobody hears: a browser has no standard error, and reports every such end
/// alike, as "unreachable". What only puts these messages together goes with it: 2.7 kB. Values are written as `Debug`
/// says for nothing else; `tests/architecture.rs` sees to that.
const PANICS: [&str; 11] = [
    "::panicking::panic",
    "::panicking::assert_failed",
    "::assert_failed",
    "::unwrap_failed",
    "::expect_failed",
    "::slice_index_fail",
    "::panic_",
    "::raw_vec::handle_error",
    "::handle_alloc_error",
    "::handle_uninitialized_spawn_local",
    "::fmt::Debug>::fmt",
];

/// Leaves nothing but a trap of the functions that are never called, and of those that end in one.
fn empty_functions(module: &mut Module) {
    let is_meant = |name: &str| UNUSED.iter().chain(&PANICS).any(|part| name.contains(part));
    for function in module.funcs.iter_mut() {
        let FunctionKind::Local(local) = &mut function.kind else {
            continue;
        };
        if function.name.as_deref().is_some_and(is_meant) {
            let kind = module.types.get(local.ty());
            let (params, results) = (kind.params().to_vec(), kind.results().to_vec());
            let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
            builder.func_body().unreachable();
            *local = builder.local_func(local.args.clone());
        }
    }
}

/// Overwrites with zeros what a panic would say of its place in the sources, each a [`Location`](std::panic::Location)
/// and the file's name: nobody reads them any more, and they are 1.8 kB in brotli.
fn empty_locations(module: &mut Module) {
    let segments: Vec<_> = module.data.iter().map(|segment| segment.id()).collect();
    for id in segments {
        let segment = module.data.get_mut(id);
        let DataKind::Active { offset, .. } = &segment.kind else {
            continue;
        };
        let ConstExpr::Value(Value::I32(start)) = *offset else {
            continue;
        };
        let bytes = &mut segment.value;
        let mut names = Vec::new();
        for at in (0..bytes.len().saturating_sub(LOCATION_SIZE)).step_by(4) {
            if let Some(name) = file_name(bytes, start, at) {
                bytes[at..at + LOCATION_SIZE].fill(0);
                names.push(name);
            }
        }
        names.into_iter().for_each(|name| bytes[name].fill(0));
    }
}

/// In bytes: where the file's name is, its length, the line and the column.
const LOCATION_SIZE: usize = 16;

/// Where the name of the file is, among these bytes, if a location stands at this place. The first byte is that of the
/// address `start`.
fn file_name(bytes: &[u8], start: i32, at: usize) -> Option<Range<usize>> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let name = word(at)?.checked_sub(start as usize)?;
    let range = name..name.checked_add(word(at + 4)?)?;
    bytes.get(range.clone())?.ends_with(b".rs").then_some(range)
}
