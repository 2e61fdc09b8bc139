//! nom productions: what a stretch of text is, read from its first character.
//!
//! Each production takes the rest of the text and gives the form and what remains; none scans ahead
//! for a place to start, none knows the document. Above each stands the notation it implements.

pub mod citation;
pub mod doc_number;
pub(crate) mod form;
pub(crate) mod integer;
pub mod marker;
pub mod provision;
