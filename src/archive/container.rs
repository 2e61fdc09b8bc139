//! Archives as streams: members one after another, nothing unpacked to disk.
//!
//! `下载.zip` with names in GBK; `年报.tar.gz` read once from its begin to its end; `汇总.zip` that
//! holds `2019.tar`, one level deep.
//!
//! The rule: a member's name is UTF-8 when it can be, else GB18030. A name that is absolute or
//! holds `..`, a link, a device, an encrypted member is refused with its reason and the next one is
//! read. A stream that breaks off ends its archive with one failure; what came before it stays.
//! Sizes are never believed: reading stops at the limit, and an archive that has given more than
//! [`BOMB_BYTES`] and more than [`BOMB_RATIO`] times what was read from disk is a bomb.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::failure::Trouble;
use super::walk::{Kind, Packing, kind};

/// No archive that has given less is a bomb.
pub(super) const BOMB_BYTES: u64 = 1 << 30;

/// Text packs to a tenth, rarely to a thirtieth; what gives more than this is no archive of texts.
pub(super) const BOMB_RATIO: u64 = 100;

/// The largest archive inside an archive, which is held in memory while it is read.
const NESTED_BYTES: u64 = 256 << 20;

/// A member, or a failure that stands in its place.
pub(super) struct Member {
    /// The name inside the archive, parts of nested archives joined by `!/`; `None` when the
    /// failure is of the archive itself.
    pub(super) name: Option<String>,
    pub(super) content: Content,
}

/// What is known of a member's bytes.
pub(super) enum Content {
    Bytes(Vec<u8>),
    /// To be read by whoever works on it: index and declared size.
    Zip(ZipFile, usize, u64),
    Failed(Trouble),
}

/// What the reader of an archive asks its caller.
pub(super) trait Visitor {
    /// Whether the member is wanted; counts what is passed over. `own` is its name in its own archive.
    fn wants(&mut self, name: &str, own: &str) -> bool;
    /// Takes a member.
    fn take(&mut self, member: Member) -> ControlFlow<()>;
    /// The longest document, in bytes.
    fn limit(&self) -> u64;
}

/// A zip archive that many threads read at once.
pub(super) type ZipFile = zip::ZipArchive<Shared>;

/// A file with a position of its own: clones read the same file side by side.
#[derive(Clone)]
pub(super) struct Shared {
    file: Arc<File>,
    at: u64,
    len: u64,
}

impl Shared {
    fn open(path: &Path) -> io::Result<Shared> {
        let file = File::open(path)?;
        let len = file.metadata()?.len();
        Ok(Shared { file: Arc::new(file), at: 0, len })
    }
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(&*self.file, buffer, self.at)?;
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(&*self.file, buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = to.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a place before the begin"))?;
        Ok(self.at)
    }
}

/// Counts what was read from disk.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Ends a stream that gives far more than it was made from.
struct Guarded<R> {
    inner: R,
    given: u64,
    read: Arc<AtomicU64>,
}

/// The words by which a bomb is known again behind the readers that pass errors on.
const BOMB: &str = "the archive gives more than a hundred times its size";

fn is_bomb(given: u64, read: u64) -> bool {
    given > BOMB_BYTES && given / BOMB_RATIO > read
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        if is_bomb(self.given, self.read.load(Ordering::Relaxed)) {
            return Err(io::Error::other(BOMB));
        }
        Ok(read)
    }
}

/// What an error inside an archive means.
fn trouble(error: &io::Error) -> Trouble {
    let text = error.to_string();
    if text.contains(BOMB) {
        return Trouble::new("bomb", format!("expected an archive of texts: {BOMB}, reading stops"));
    }
    Trouble::new("damaged", format!("the archive breaks off or is damaged: {}", text.to_lowercase()))
}

fn zip_trouble(error: zip::result::ZipError) -> Trouble {
    use zip::result::ZipError;
    match error {
        ZipError::Io(error) => trouble(&error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Trouble::new("encrypted", "the member is encrypted")
        }
        ZipError::CompressionMethodNotSupported(method) => {
            Trouble::new("compression", format!("expected deflate or no compression, found method {method}"))
        }
        ZipError::UnsupportedArchive(what) => Trouble::new("compression", what.to_lowercase()),
        other => Trouble::new("damaged", format!("expected a zip archive: {}", other.to_string().to_lowercase())),
    }
}

/// A member's name in characters: UTF-8 when it can be, else GB18030.
fn name_of(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// The name with `/` between its parts, or why it leads out of the archive.
fn safe_name(raw: &[u8]) -> (String, Option<Trouble>) {
    let name = name_of(raw).replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes()[0].is_ascii_alphabetic();
    let found = if name.is_empty() {
        "an empty name"
    } else if name.starts_with('/') || drive {
        "an absolute path"
    } else if name.contains('\0') {
        "a NUL in the name"
    } else if name.split('/').any(|part| part == "..") {
        "a path with .."
    } else {
        return (name.trim_start_matches("./").to_owned(), None);
    };
    (name, Some(Trouble::new("unsafe_path", format!("expected a path inside the archive, found {found}"))))
}

/// Reads at most `limit` bytes, or says that there are more.
fn read_limited(from: &mut impl Read, hint: u64, limit: u64) -> io::Result<Result<Vec<u8>, Trouble>> {
    let mut bytes = Vec::with_capacity(hint.min(limit).min(1 << 20) as usize);
    from.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let reason = format!("expected at most {limit} bytes (--max-size), found more");
        return Ok(Err(Trouble::new("too_large", reason)));
    }
    Ok(Ok(bytes))
}

/// Gives each name that comes again a number: `a.txt`, `a.txt#2`.
#[derive(Default)]
struct Names(HashMap<String, u32>);

impl Names {
    fn unique(&mut self, name: String) -> String {
        let times = self.0.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name}#{times}") }
    }
}

/// Reads the archive `path`, member by member. `disk` counts the bytes read of it.
pub(super) fn read(path: &Path, packing: Kind, disk: &AtomicU64, visitor: &mut dyn Visitor) -> ControlFlow<()> {
    let failed =
        |visitor: &mut dyn Visitor, trouble| visitor.take(Member { name: None, content: Content::Failed(trouble) });
    match packing {
        Kind::Zip => {
            let archive = Shared::open(path)
                .map_err(|e| Trouble::from_io(&e))
                .and_then(|file| zip::ZipArchive::new(file).map_err(zip_trouble));
            match archive {
                Ok(archive) => zip_file(&archive, visitor),
                Err(trouble) => failed(visitor, trouble),
            }
        }
        Kind::Tar(packing) => match File::open(path) {
            Ok(file) => {
                let read = Arc::new(AtomicU64::new(0));
                let counted = Counted { inner: file, read: read.clone() };
                let done = tar(counted, packing, read.clone(), None, &mut Names::default(), visitor);
                disk.fetch_add(read.load(Ordering::Relaxed), Ordering::Relaxed);
                done
            }
            Err(error) => failed(visitor, Trouble::from_io(&error)),
        },
        Kind::Document | Kind::Unknown => ControlFlow::Continue(()),
    }
}

/// Walks the directory of a zip file; its members are read by whoever works on them.
fn zip_file(archive: &ZipFile, visitor: &mut dyn Visitor) -> ControlFlow<()> {
    let disk = archive.clone().into_inner().len;
    let mut reader = archive.clone();
    let mut declared = 0u64;
    if archive.has_duplicate_names() {
        let reason = "several members have the same name; only the last of them is read";
        visitor.take(Member { name: None, content: Content::Failed(Trouble::new("duplicate_name", reason)) })?;
    }
    for index in 0..archive.len() {
        let (name, size, refused) = match reader.by_index_raw(index) {
            Ok(entry) => {
                let (name, unsafe_name) = safe_name(entry.name_raw());
                if entry.is_dir() {
                    continue;
                }
                let refused = unsafe_name.or_else(|| entry_trouble(&entry, visitor.limit()));
                (name, entry.size(), refused)
            }
            Err(error) => (format!("member {}", index + 1), 0, Some(zip_trouble(error))),
        };
        if !visitor.wants(&name, &name) {
            continue;
        }
        // what a member may give: no more than it declares, which the reader of it enforces
        declared = declared.saturating_add(if refused.is_none() { size } else { 0 });
        if is_bomb(declared, disk) {
            let reason = format!("expected an archive of texts: {BOMB}, reading stops");
            return visitor.take(Member { name: None, content: Content::Failed(Trouble::new("bomb", reason)) });
        }
        match (refused, kind(&name)) {
            (Some(trouble), _) => visitor.take(Member { name: Some(name), content: Content::Failed(trouble) })?,
            (None, inner @ (Kind::Zip | Kind::Tar(_))) => match zip_bytes(&mut reader, index, NESTED_BYTES) {
                Ok(bytes) => nested(&name, inner, bytes, visitor)?,
                Err(trouble) => visitor.take(Member { name: Some(name), content: Content::Failed(trouble) })?,
            },
            (None, _) => {
                visitor.take(Member { name: Some(name), content: Content::Zip(archive.clone(), index, size) })?
            }
        }
    }
    ControlFlow::Continue(())
}

/// What can be said against a member before it is read.
fn entry_trouble<R: Read>(entry: &zip::read::ZipFile<'_, R>, limit: u64) -> Option<Trouble> {
    // the upper half of the attributes is a Unix mode where the packer has one; S_IFMT tells what it is
    let mode = entry.unix_mode().map_or(0, |m| m & 0o170_000);
    if entry.is_symlink() || mode == 0o120_000 {
        return Some(Trouble::new("link", "expected a file, found a link"));
    }
    if !matches!(mode, 0 | 0o100_000) {
        return Some(Trouble::new("device", "expected a file, found a device or a pipe"));
    }
    if entry.encrypted() {
        return Some(Trouble::new("encrypted", "the member is encrypted"));
    }
    let (size, packed) = (entry.size(), entry.compressed_size());
    // deflate gives 1032 to 1 at most, and only for one repeated byte
    if size > (1 << 20) && size / 200 > packed {
        let reason = format!("expected a text, found {size} bytes packed into {packed}: a bomb");
        return Some(Trouble::new("bomb", reason));
    }
    let is_container = !matches!(kind(&name_of(entry.name_raw())), Kind::Document | Kind::Unknown);
    let limit = if is_container { NESTED_BYTES } else { limit };
    (size > limit).then(|| Trouble::too_large(size, limit))
}

/// One member's bytes; never more than `limit`, nor than it declares.
fn zip_bytes<R: Read + Seek>(archive: &mut zip::ZipArchive<R>, index: usize, limit: u64) -> Result<Vec<u8>, Trouble> {
    let mut entry = archive.by_index(index).map_err(zip_trouble)?;
    let size = entry.size();
    read_limited(&mut entry, size, limit.min(size)).map_err(|e| trouble(&e))?.map_err(|_| {
        Trouble::new("damaged", format!("the archive is damaged: expected {size} bytes as declared, found more"))
    })
}

/// One member of a zip file that is read by many threads.
pub(super) fn zip_member(archive: &ZipFile, index: usize, limit: u64) -> Result<Vec<u8>, Trouble> {
    zip_bytes(&mut archive.clone(), index, limit)
}

/// An archive inside an archive, in memory.
fn nested(outer: &str, packing: Kind, bytes: Vec<u8>, visitor: &mut dyn Visitor) -> ControlFlow<()> {
    let read = Arc::new(AtomicU64::new(bytes.len() as u64));
    let mut names = Names::default();
    match packing {
        Kind::Tar(packing) => tar(io::Cursor::new(bytes), packing, read, Some(outer), &mut names, visitor),
        _ => {
            let size = bytes.len() as u64;
            match zip::ZipArchive::new(io::Cursor::new(bytes)) {
                Ok(archive) => zip_inner(archive, size, outer, &mut names, visitor),
                Err(error) => {
                    let content = Content::Failed(zip_trouble(error));
                    visitor.take(Member { name: Some(outer.to_owned()), content })
                }
            }
        }
    }
}

fn zip_inner(
    mut archive: zip::ZipArchive<io::Cursor<Vec<u8>>>,
    size: u64,
    outer: &str,
    names: &mut Names,
    visitor: &mut dyn Visitor,
) -> ControlFlow<()> {
    let mut given = 0u64;
    for index in 0..archive.len() {
        let (name, refused) = match archive.by_index_raw(index) {
            Ok(entry) => {
                let (name, unsafe_name) = safe_name(entry.name_raw());
                if entry.is_dir() {
                    continue;
                }
                (name, unsafe_name.or_else(|| entry_trouble(&entry, visitor.limit())))
            }
            Err(error) => (format!("member {}", index + 1), Some(zip_trouble(error))),
        };
        let inner = kind(&name);
        let own = name;
        let name = names.unique(format!("{outer}!/{own}"));
        if !visitor.wants(&name, &own) {
            continue;
        }
        let content = match (refused, inner) {
            (Some(trouble), _) => Content::Failed(trouble),
            (None, Kind::Zip | Kind::Tar(_)) => Content::Failed(too_deep()),
            (None, _) => match zip_bytes(&mut archive, index, visitor.limit()) {
                Ok(bytes) => {
                    given += bytes.len() as u64;
                    if is_bomb(given, size) {
                        let reason = format!("expected an archive of texts: {BOMB}, reading stops");
                        let content = Content::Failed(Trouble::new("bomb", reason));
                        return visitor.take(Member { name: Some(outer.to_owned()), content });
                    }
                    Content::Bytes(bytes)
                }
                Err(trouble) => Content::Failed(trouble),
            },
        };
        visitor.take(Member { name: Some(name), content })?;
    }
    ControlFlow::Continue(())
}

fn too_deep() -> Trouble {
    Trouble::new("nesting", "expected at most one archive inside another, found a third level")
}

fn tar<'r>(
    from: impl Read + 'r,
    packing: Packing,
    read: Arc<AtomicU64>,
    outer: Option<&str>,
    names: &mut Names,
    visitor: &mut dyn Visitor,
) -> ControlFlow<()> {
    let stream: Box<dyn Read + 'r> = match packing {
        Packing::Plain => Box::new(BufReader::with_capacity(256 << 10, from)),
        Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(BufReader::with_capacity(64 << 10, from))),
        Packing::Zstd => match zstd::stream::read::Decoder::new(from) {
            Ok(mut decoder) => match decoder.window_log_max(27) {
                Ok(()) => Box::new(decoder),
                Err(error) => return broken(outer, &error, visitor),
            },
            Err(error) => return broken(outer, &error, visitor),
        },
    };
    let mut archive = tar::Archive::new(Guarded { inner: stream, given: 0, read });
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return broken(outer, &error, visitor),
    };
    for entry in entries {
        let mut entry = match entry {
            Ok(entry) => entry,
            Err(error) => return broken(outer, &error, visitor),
        };
        let header = entry.header().entry_type();
        if header.is_dir() || header.is_pax_global_extensions() {
            continue;
        }
        let (name, unsafe_name) = safe_name(&entry.path_bytes());
        let (inner, own) = (kind(&name), name);
        let name = names.unique(match outer {
            Some(outer) => format!("{outer}!/{own}"),
            None => own.clone(),
        });
        if !visitor.wants(&name, &own) {
            continue;
        }
        let refused = unsafe_name.or_else(|| {
            if header.is_hard_link() || header.is_symlink() {
                Some(Trouble::new("link", "expected a file, found a link"))
            } else if !header.is_file() && !header.is_contiguous() && !header.is_gnu_sparse() {
                Some(Trouble::new("device", "expected a file, found a device or a pipe"))
            } else {
                None
            }
        });
        let is_container = matches!(inner, Kind::Zip | Kind::Tar(_));
        let size = entry.size();
        let limit = if is_container { NESTED_BYTES } else { visitor.limit() };
        let content = match refused {
            Some(trouble) => Content::Failed(trouble),
            None if is_container && outer.is_some() => Content::Failed(too_deep()),
            None if size > limit => Content::Failed(Trouble::too_large(size, limit)),
            None => match read_limited(&mut entry, size, limit) {
                Ok(Ok(bytes)) if bytes.len() as u64 == size => Content::Bytes(bytes),
                Ok(Err(trouble)) => Content::Failed(trouble),
                Ok(Ok(bytes)) => {
                    let reason = format!(
                        "the archive breaks off or is damaged: expected {size} bytes of this member, found {}",
                        bytes.len()
                    );
                    // what follows a member that is cut short cannot be found
                    visitor
                        .take(Member { name: Some(name), content: Content::Failed(Trouble::new("damaged", reason)) })?;
                    return ControlFlow::Continue(());
                }
                Err(error) => {
                    visitor.take(Member { name: Some(name), content: Content::Failed(trouble(&error)) })?;
                    return ControlFlow::Continue(());
                }
            },
        };
        match content {
            Content::Bytes(bytes) if is_container => nested(&name, inner, bytes, visitor)?,
            content => visitor.take(Member { name: Some(name), content })?,
        }
    }
    ControlFlow::Continue(())
}

fn broken(outer: Option<&str>, error: &io::Error, visitor: &mut dyn Visitor) -> ControlFlow<()> {
    visitor.take(Member { name: outer.map(str::to_owned), content: Content::Failed(trouble(error)) })
}

#[cfg(test)]
mod tests {
    use super::{is_bomb, name_of, safe_name};

    #[test]
    fn names_are_utf8_or_gb18030() {
        assert_eq!(name_of("年报/a.txt".as_bytes()), "年报/a.txt");
        assert_eq!(name_of(&encoding_rs::GB18030.encode("年报/通知.txt").0), "年报/通知.txt");
    }

    #[test]
    fn a_name_that_leads_out_is_refused() {
        for bad in ["/etc/passwd", "../a.txt", "a/../../b.txt", "C:\\a.txt", "a\\..\\b", "", "a\0.txt"] {
            assert_eq!(safe_name(bad.as_bytes()).1.map(|t| t.code), Some("unsafe_path"), "{bad:?}");
        }
        for (good, name) in [("./a.txt", "a.txt"), ("a/b..txt", "a/b..txt"), ("a\\b.txt", "a/b.txt"), ("…/a", "…/a")]
        {
            assert_eq!(safe_name(good.as_bytes()), (name.to_owned(), None));
        }
    }

    #[test]
    fn a_bomb_is_large_and_dense() {
        assert!(!is_bomb(1 << 30, 1));
        assert!(is_bomb((1 << 30) + 1, 1 << 20));
        assert!(!is_bomb((2 << 30) + 1, 1 << 28));
    }
}
