//! nom productions: what a stretch of text is, read from its first character.
//!
//! Each production takes the rest of the text and gives the form and what remains; none scans ahead
//! for a place to start, none knows the document. Above each stands the notation it implements.

pub(crate) mod form;
pub mod marker;
