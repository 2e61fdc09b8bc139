//! gongwen reads Chinese official documents (公文) and says, exactly and fast, what is in them.
//!
//! ```
//! let bytes = "关于开展检查的通知\n\n各科室：\n\n一、检查时间\n".as_bytes();
//! let text = gongwen::read(bytes, "notice.txt")?;
//! let document = gongwen::parse(text, &gongwen::Options::default());
//! assert_eq!(document.outline.nodes.len(), 1);
//! # Ok::<(), gongwen::source::Error>(())
//! ```
//!
//! The rooms stand in the order of the pipeline; `src/README.md` is the map.

pub mod archive;
pub mod cli;
pub mod compare;
mod document;
pub mod emit;
pub mod extract;
pub mod frame;
pub mod grammar;
pub mod lex;
pub mod lexicon;
pub mod metric;
pub mod outline;
pub mod reflow;
pub mod resolve;
pub mod source;
pub mod text;

pub use document::{Document, Options, parse};
pub use source::read;
