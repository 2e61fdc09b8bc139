//! A panic in one document is that document's failure, not the run's.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics from being printed by the runtime: [`isolate`] reports them in one line.
pub fn quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line()));
        PLACE.with(|cell| *cell.borrow_mut() = place);
    }));
}

/// Runs the work for one document; a panic becomes a sentence.
///
/// # Errors
/// With that sentence, which names the place in the program.
pub fn isolate<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let message = payload
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "panic".to_owned());
        let place = PLACE.with(|cell| cell.borrow_mut().take());
        let first = message.lines().next().unwrap_or_default();
        format!(
            "gongwen itself failed on it ({}{first}); this is a bug of the program, please report it",
            place.map(|p| p + ": ").unwrap_or_default()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::isolate;

    #[test]
    fn a_panic_is_a_sentence_and_the_next_document_goes_on() {
        let text = "公文";
        let error = isolate(|| text[1..].len()).unwrap_err();
        assert!(error.contains("gongwen itself failed") && !error.contains('\n'), "{error}");
        assert_eq!(isolate(|| text.len()), Ok(6));
    }
}
