//! nom productions for numbers, quantities, dates, document numbers, markers, citations, provisions.

pub(crate) mod form;
