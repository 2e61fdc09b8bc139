//! Byte ranges: [`Span`] in the cleaned text, [`Origin`] in the source text.

use std::fmt;
use std::ops::Range;

macro_rules! range_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name {
            start: u32,
            end: u32,
        }

        impl $name {
            /// The range `[start, end)` in bytes.
            ///
            /// # Panics
            /// If `start > end` or `end` exceeds `u32`.
            #[inline]
            pub fn new(start: usize, end: usize) -> $name {
                assert!(start <= end && end <= u32::MAX as usize, "not a range: {start}..{end}");
                $name { start: start as u32, end: end as u32 }
            }

            /// First byte.
            #[inline]
            pub fn start(self) -> usize {
                self.start as usize
            }

            /// One past the last byte.
            #[inline]
            pub fn end(self) -> usize {
                self.end as usize
            }

            /// Length in bytes.
            #[inline]
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// True when no byte is covered.
            #[inline]
            pub fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// The range for slicing a string.
            #[inline]
            pub fn range(self) -> Range<usize> {
                self.start()..self.end()
            }

            /// True when at least one byte is in both.
            #[inline]
            pub fn overlaps(self, other: $name) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// True when `other` lies wholly inside.
            #[inline]
            pub fn contains(self, other: $name) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// True when the byte at `offset` is covered.
            #[inline]
            pub fn covers(self, offset: usize) -> bool {
                self.start() <= offset && offset < self.end()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}..{}", self.start, self.end)
            }
        }
    };
}

range_type! {
    /// A byte range `[start, end)` of the cleaned text ([`Clean`](super::Clean)).
    Span
}
range_type! {
    /// A byte range `[start, end)` of the source text ([`Text`](super::Text)).
    Origin
}
