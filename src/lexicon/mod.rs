//! Tables as data, each row with its source, and their one loader.
