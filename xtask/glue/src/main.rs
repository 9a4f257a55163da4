//! `glue <program.wasm> <folder>`: puts the wasm, made ready for a browser, into the folder, beside the JavaScript that
//! loads it. wasm-bindgen's command line does the same, and takes minutes to compile.

use std::env;
use std::error::Error;
use walrus::{FunctionBuilder, FunctionKind, Module};
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
    empty_unused(output.wasm_mut());
    Ok(output.emit(folder)?)
}

/// What a crate of streams exports, whether or not somebody uses it, and nobody here does. The shrinking drops these
/// exports, but what they call through a table would stay: 2.4 kB in brotli.
const UNUSED: [&str; 2] = ["wasm_streams::", "js_sys::futures::future_to_promise"];

/// Leaves nothing of the functions that are never called but a trap.
fn empty_unused(module: &mut Module) {
    let is_unused = |name: &str| UNUSED.iter().any(|unused| name.contains(unused));
    for function in module.funcs.iter_mut() {
        let FunctionKind::Local(local) = &mut function.kind else {
            continue;
        };
        if function.name.as_deref().is_some_and(is_unused) {
            let kind = module.types.get(local.ty());
            let (params, results) = (kind.params().to_vec(), kind.results().to_vec());
            let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
            builder.func_body().unreachable();
            *local = builder.local_func(local.args.clone());
        }
    }
}
