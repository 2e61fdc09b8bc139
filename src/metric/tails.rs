//! Word lists that are asked whether they hold a word, or what a text ends or begins with, by that one character.
//!
//! “建筑面积” ends with 面积, which is measured; most phrases end with a character that no word of the list ends with, and
//! one look-up tells so.

use std::sync::LazyLock;

use crate::lexicon::ByChar;
use crate::lexicon::lists::{
    AIMED, BASE, BOUND_VERB, COMPOUND, DEED_HEAD, DENIAL, GOVERNS, GRANT, HEAD_OF_MEASURE, INTRANSITIVE, MEASURE,
    NO_PLACE, ORGAN_TAIL, PERSON, PLACE_TAIL, RATE, SPAN_AFTER, SPAN_BEFORE, STANDS, STEP, TAKES_OBJECT, TWIN,
};

/// Words by their last character.
type Tails = LazyLock<ByChar<()>>;
/// Words by their first character.
type Heads = LazyLock<ByChar<()>>;

fn tails<'l>(words: impl IntoIterator<Item = &'l &'static str>) -> ByChar<()> {
    ByChar::tails(words.into_iter().map(|w| (*w, ())))
}

fn heads<'l>(words: impl IntoIterator<Item = &'l &'static str>) -> ByChar<()> {
    ByChar::heads(words.into_iter().map(|w| (*w, ())))
}

/// [`AIMED`].
pub(super) static AIMED_TAILS: Tails = LazyLock::new(|| tails(*AIMED));
/// [`BASE`].
pub(super) static BASE_TAILS: Tails = LazyLock::new(|| tails(*BASE));
/// [`DENIAL`].
pub(super) static DENIAL_HEADS: Heads = LazyLock::new(|| heads(*DENIAL));
/// [`GRANT`].
pub(super) static GRANT_TAILS: Tails = LazyLock::new(|| tails(*GRANT));
/// [`HEAD_OF_MEASURE`].
pub(super) static HEAD_TAILS: Tails = LazyLock::new(|| tails(*HEAD_OF_MEASURE));
/// [`MEASURE`].
pub(super) static MEASURE_TAILS: Tails = LazyLock::new(|| tails(*MEASURE));
/// [`HEAD_OF_MEASURE`] and [`MEASURE`].
pub(super) static MEASURED_TAILS: Tails = LazyLock::new(|| tails(HEAD_OF_MEASURE.iter().chain(*MEASURE)));
/// [`NO_PLACE`].
pub(super) static NO_PLACE_TAILS: Tails = LazyLock::new(|| tails(*NO_PLACE));
/// [`ORGAN_TAIL`].
pub(super) static ORGAN_TAILS: Tails = LazyLock::new(|| tails(*ORGAN_TAIL));
/// [`PERSON`].
pub(super) static PERSON_TAILS: Tails = LazyLock::new(|| tails(*PERSON));
/// [`PLACE_TAIL`].
pub(super) static PLACE_TAILS: Tails = LazyLock::new(|| tails(*PLACE_TAIL));
/// [`RATE`].
pub(super) static RATE_TAILS: Tails = LazyLock::new(|| tails(*RATE));
/// [`SPAN_AFTER`].
pub(super) static SPAN_AFTER_HEADS: Heads = LazyLock::new(|| heads(*SPAN_AFTER));
/// [`SPAN_BEFORE`].
pub(super) static SPAN_BEFORE_TAILS: Tails = LazyLock::new(|| tails(*SPAN_BEFORE));
/// [`STANDS`].
pub(super) static STANDS_TAILS: Tails = LazyLock::new(|| tails(*STANDS));
/// [`STEP`].
pub(super) static STEP_TAILS: Tails = LazyLock::new(|| tails(*STEP));

/// [`BOUND_VERB`].
pub(super) static BOUND_VERBS: Heads = LazyLock::new(|| heads(*BOUND_VERB));
/// [`COMPOUND`] and [`DEED_HEAD`].
pub(super) static DESCRIBED: Heads = LazyLock::new(|| heads(COMPOUND.iter().chain(*DEED_HEAD)));
/// [`GOVERNS`].
pub(super) static GOVERNING: Heads = LazyLock::new(|| heads(*GOVERNS));
/// [`INTRANSITIVE`].
pub(super) static INTRANSITIVES: Heads = LazyLock::new(|| heads(*INTRANSITIVE));
/// [`TAKES_OBJECT`].
pub(super) static TAKING_OBJECT: Heads = LazyLock::new(|| heads(*TAKES_OBJECT));
/// [`TWIN`].
pub(super) static TWINS: Heads = LazyLock::new(|| heads(*TWIN));

/// True for one of the words.
pub(super) fn is_in(word: &str, heads: &Heads) -> bool {
    heads.get(word).is_some()
}

/// True where the text ends with one of the words.
pub(super) fn ends_in(text: &str, tails: &Tails) -> bool {
    tails.ending(text).is_some()
}
