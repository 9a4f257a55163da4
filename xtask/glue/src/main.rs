//! `glue <program.wasm> <folder>`: puts the wasm, made ready for a browser, into the folder, beside the JavaScript that
//! loads it. wasm-bindgen's command line does the same, and takes minutes to compile.

use std::env;
use std::error::Error;
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
    Ok(bindgen.web(true)?.generate(folder)?)
}
