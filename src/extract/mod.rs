//! Blocks → mentions: where a form may start, call the grammar, settle overlaps by one table.
