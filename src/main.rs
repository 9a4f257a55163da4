//! The standalone page.

fn main() {
    medusa_customer_groups::app::start();
}
