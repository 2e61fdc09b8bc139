//! Files and members, one after another, cut into blocks of work.
//!
//! A block is what one thread reads at a time and what is written together: the first blocks hold
//! 256 KiB of source each, so that a small archive keeps all cores busy, later ones 8 MiB, so that
//! a large one gives few parts.
//!
//! The rule: where a block ends depends on its number and on the sources from its begin, on nothing
//! else: neither on the number of threads nor on what comes later. So a run that goes on where
//! another was killed cuts as that one would have.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::container::{self, Content, Member, Visitor, ZipFile};
use super::failure::Trouble;
use super::walk::{self, Filter, Found, Kind, Skipped, kind};

/// Sources in one block, at most.
const MAX_ITEMS: usize = 2048;

/// Bytes of source after which block `number` ends.
fn target(number: u32) -> u64 {
    match number {
        0..8 => 256 << 10,
        8..16 => 1 << 20,
        16..24 => 4 << 20,
        _ => 8 << 20,
    }
}

/// One source: a file or a member.
pub(super) struct Item {
    /// The name that the document carries: `a.txt`, `a.zip!/b.txt`.
    pub(super) source: String,
    /// Bytes of the name that are the file's; the member's name follows after `!/`.
    pub(super) file_len: usize,
    /// Bytes of the source, as far as they are known before it is read.
    pub(super) size: u64,
    pub(super) load: Load,
}

/// Where an item's bytes are.
pub(super) enum Load {
    File(PathBuf),
    Bytes(Vec<u8>),
    Zip(ZipFile, usize),
    Failed(Trouble),
}

/// Sources that are worked on together.
pub(super) struct Block {
    pub(super) number: u32,
    pub(super) items: Vec<Item>,
}

/// What the supply needs to know.
pub(super) struct Supply<'a> {
    pub(super) found: &'a [Found],
    pub(super) filter: &'a Filter,
    pub(super) max_size: u64,
    /// Sources that need not be read again.
    pub(super) intact: &'a HashSet<String>,
    /// The number of the first block.
    pub(super) first: u32,
    /// Set when no more is to be begun.
    pub(super) stop: &'a AtomicBool,
    /// Bytes read from archives, for whoever watches.
    pub(super) disk: &'a AtomicU64,
}

impl Supply<'_> {
    /// Hands out every block in order; ends early when `give` breaks or `stop` is set.
    pub(super) fn run(&self, skipped: &mut Skipped, give: &mut dyn FnMut(Block) -> ControlFlow<()>) {
        let mut cutter = Cutter { number: self.first, items: Vec::new(), bytes: 0, give };
        let done = self.found.iter().try_for_each(|found| self.file(found, skipped, &mut cutter));
        if done.is_continue() && !self.stop.load(Ordering::Relaxed) {
            let _ = cutter.end();
        }
    }

    fn file(&self, found: &Found, skipped: &mut Skipped, cutter: &mut Cutter<'_>) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let container = kind(&found.name);
        if found.trouble.is_none() && matches!(container, Kind::Zip | Kind::Tar(_)) {
            let mut members = Members { supply: self, file: &found.name, skipped, cutter };
            return container::read(&found.path, container, self.disk, &mut members);
        }
        if self.intact.contains(&found.name) {
            return ControlFlow::Continue(());
        }
        let load = match &found.trouble {
            Some(trouble) => Load::Failed(trouble.clone()),
            None if found.size > self.max_size => Load::Failed(Trouble::too_large(found.size, self.max_size)),
            None => Load::File(found.path.clone()),
        };
        let size = if matches!(load, Load::Failed(_)) { 0 } else { found.size };
        cutter.take(Item { source: found.name.clone(), file_len: found.name.len(), size, load })
    }
}

struct Cutter<'a> {
    number: u32,
    items: Vec<Item>,
    bytes: u64,
    give: &'a mut dyn FnMut(Block) -> ControlFlow<()>,
}

impl Cutter<'_> {
    fn take(&mut self, item: Item) -> ControlFlow<()> {
        self.bytes += item.size;
        self.items.push(item);
        if self.bytes >= target(self.number) || self.items.len() >= MAX_ITEMS {
            return self.end();
        }
        ControlFlow::Continue(())
    }

    fn end(&mut self) -> ControlFlow<()> {
        if self.items.is_empty() {
            return ControlFlow::Continue(());
        }
        let block = Block { number: self.number, items: std::mem::take(&mut self.items) };
        self.number += 1;
        self.bytes = 0;
        (self.give)(block)
    }
}

struct Members<'a, 'c> {
    supply: &'a Supply<'a>,
    file: &'a str,
    skipped: &'a mut Skipped,
    cutter: &'a mut Cutter<'c>,
}

impl Members<'_, '_> {
    fn source(&self, member: Option<&str>) -> String {
        member.map_or_else(|| self.file.to_owned(), |m| format!("{}!/{m}", self.file))
    }
}

impl Visitor for Members<'_, '_> {
    fn wants(&mut self, name: &str, own: &str) -> bool {
        if walk::is_hidden(own) {
            self.skipped.hidden += 1;
            return false;
        }
        let source = self.source(Some(name));
        match kind(own) {
            Kind::Zip | Kind::Tar(_) => return true,
            Kind::Unknown => {
                *self.skipped.unknown.entry(walk::extension(own)).or_default() += 1;
                return false;
            }
            Kind::Document => {}
        }
        if !self.supply.filter.takes(&source) {
            self.skipped.excluded += 1;
            return false;
        }
        !self.supply.intact.contains(&source)
    }

    fn take(&mut self, member: Member) -> ControlFlow<()> {
        if self.supply.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let source = self.source(member.name.as_deref());
        // failures of archives themselves were not asked for by `wants`
        if self.supply.intact.contains(&source) {
            return ControlFlow::Continue(());
        }
        let (size, load) = match member.content {
            Content::Bytes(bytes) => (bytes.len() as u64, Load::Bytes(bytes)),
            Content::Zip(archive, index, size) => (size, Load::Zip(archive, index)),
            Content::Failed(trouble) => (0, Load::Failed(trouble)),
        };
        self.cutter.take(Item { source, file_len: self.file.len(), size, load })
    }

    fn limit(&self) -> u64 {
        self.supply.max_size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(found: &[Found], intact: &HashSet<String>, first: u32) -> Vec<(u32, Vec<String>)> {
        let supply = Supply {
            found,
            filter: &Filter::default(),
            max_size: 1 << 20,
            intact,
            first,
            stop: &AtomicBool::new(false),
            disk: &AtomicU64::new(0),
        };
        let mut all = Vec::new();
        supply.run(&mut Skipped::default(), &mut |block| {
            all.push((block.number, block.items.into_iter().map(|i| i.source).collect()));
            ControlFlow::Continue(())
        });
        all
    }

    #[test]
    fn what_is_left_is_cut_as_the_whole_would_have_been() {
        let found: Vec<Found> = (0..200)
            .map(|i| Found { name: format!("{i}.txt"), path: PathBuf::new(), size: 30_000 + i, trouble: None })
            .collect();
        let whole = blocks(&found, &HashSet::new(), 0);
        assert!(whole.len() > 10);
        assert_eq!(whole.iter().map(|(_, names)| names.len()).sum::<usize>(), 200);
        for done in [1, 3, 9] {
            let intact: HashSet<String> = whole[..done].iter().flat_map(|(_, names)| names.clone()).collect();
            assert_eq!(blocks(&found, &intact, done as u32), whole[done..]);
        }
    }

    #[test]
    fn a_document_over_the_limit_is_a_failure_and_counts_no_bytes() {
        let found = [Found { name: "a.txt".into(), path: PathBuf::new(), size: 2 << 20, trouble: None }];
        let supply = Supply {
            found: &found,
            filter: &Filter::default(),
            max_size: 1 << 20,
            intact: &HashSet::new(),
            first: 0,
            stop: &AtomicBool::new(false),
            disk: &AtomicU64::new(0),
        };
        let mut codes = Vec::new();
        supply.run(&mut Skipped::default(), &mut |block| {
            for item in block.items {
                if let Load::Failed(trouble) = item.load {
                    codes.push(trouble.code);
                }
            }
            ControlFlow::Continue(())
        });
        assert_eq!(codes, ["too_large"]);
    }
}
