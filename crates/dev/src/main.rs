//! `cargo dev`: looks inside gongwen.

fn main() {}
