//! The standalone page.

fn main() {
    medusa_customer_groups::app::start();
}

// With the feature, the library has it.
#[cfg(all(target_arch = "wasm32", not(feature = "element")))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
