"""Lasting references: written and read again, and found again in sources that change."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.model.document import Document, Provenance
from corpus.model.normalise import is_normalised, normalise
from corpus.model.quote import Quote
from corpus.model.span import Span
from corpus.reference.reference import LinkError, Reference
from corpus.reference.resolve import ReferenceStatus, ResolvedReference, resolve
from tests.corpus.strategies import texts_with_spans

SAID = "The bridge is safe, the mayor said on Tuesday."
TEXT = (
    "The council met in the spring, and few came to hear it.\n\n"
    f"{SAID} Nobody had asked the engineer.\n\n"
    "In the autumn the river rose, and the council met again."
)


def _document(text: str, identity: str = "essay") -> Document:
    return Document(Provenance(id=identity, file="x.txt", sha256="0" * 64), text)


def _said(text: str = TEXT, words: str = SAID) -> Reference:
    start = text.index(words)
    return Reference.at(Span(start, start + len(words)), _document(text))


# Normalised, as otherwise most texts that hold it are not.
_INSERTED = st.text(max_size=40).map(normalise)


@st.composite
def _references(draw: st.DrawFn) -> tuple[Document, Span, Reference]:
    """A document, a stretch of it with words in it, and the reference to that."""
    text, span = draw(texts_with_spans().filter(lambda case: case[1].of(case[0]).strip()))
    document = _document(text, draw(st.sampled_from(["essay", "ein Brief", "лист/1?&#"])))
    return document, span, Reference.at(span, document)


@given(_references())
def test_a_reference_is_found_again_where_it_was_taken(
    case: tuple[Document, Span, Reference],
) -> None:
    document, span, reference = case

    located = resolve(reference, document)

    assert (located.whereabouts, located.span) == (ReferenceStatus.THERE, span)


@given(_references())
def test_a_reference_is_read_as_it_was_written(case: tuple[Document, Span, Reference]) -> None:
    reference = case[-1]

    assert Reference.from_link(reference.link) == reference
    assert Reference.from_json(json.loads(json.dumps(reference.as_json()))) == reference


@given(_references())
def test_a_link_is_letters_and_digits_that_no_mail_program_breaks(
    case: tuple[Document, Span, Reference],
) -> None:
    link = case[-1].link

    assert link.isascii()
    assert link.replace("-", "").replace("_", "").isalnum()


@given(_references(), _INSERTED, st.data())
def test_after_an_insertion_before_or_after_it_a_quote_is_found_where_it_stands_now(
    case: tuple[Document, Span, Reference], added: str, data: st.DataObject
) -> None:
    document, span, reference = case
    text = document.text
    outside = st.integers(0, span.start) | st.integers(span.end, len(text))
    at = data.draw(outside)
    changed = text[:at] + added + text[at:]
    assume(is_normalised(changed))

    located = resolve(reference, _document(changed, document.id))

    now = span.start + (len(added) if at <= span.start else 0)
    assert located.span is not None
    assert located.span.of(changed) == reference.quote.exact
    assert located.whereabouts in (ReferenceStatus.THERE, ReferenceStatus.MOVED)
    if changed.count(reference.quote.exact) == 1:
        assert located.span.start == now


@given(_references(), _INSERTED, _INSERTED)
def test_far_from_an_insertion_the_context_tells_a_quote_from_its_likes(
    case: tuple[Document, Span, Reference], before: str, after: str
) -> None:
    document, span, reference = case
    changed = before + document.text + after
    assume(is_normalised(changed))
    assume(reference.quote.prefix or reference.quote.suffix)
    places = reference.quote.places_in(changed)
    assume(len(places) == 1)

    located = resolve(reference, _document(changed, document.id))

    assert located.span == Span(span.start + len(before), span.end + len(before)) == places[0]


@given(_references(), st.text(min_size=1, max_size=40))
def test_whatever_became_of_a_source_other_words_are_never_shown_as_the_quote(
    case: tuple[Document, Span, Reference], text: str
) -> None:
    _, _, reference = case
    text = normalise(text)
    assume(text.strip())

    located = resolve(reference, _document(text, reference.document))

    if located.span is None:
        assert located.whereabouts is ReferenceStatus.CHANGED
        assert located.near is None or 0 <= located.near <= len(text)
    else:
        assert located.span.of(text) == reference.quote.exact


@given(_references(), st.data())
def test_after_its_words_change_the_source_has_changed(
    case: tuple[Document, Span, Reference], data: st.DataObject
) -> None:
    document, span, reference = case
    at = data.draw(st.integers(span.start, span.end - 1))
    sign = data.draw(st.characters(categories=["L", "N", "P"]))
    changed = document.text[:at] + sign + document.text[at + 1 :]
    assume(is_normalised(changed) and changed.strip())
    assume(reference.quote.exact not in changed)

    located = resolve(reference, _document(changed, document.id))

    assert (located.whereabouts, located.span) == (ReferenceStatus.CHANGED, None)


def test_a_quote_that_moved_is_found_by_its_words() -> None:
    moved = "A new beginning.\n\n" + TEXT

    located = resolve(_said(), _document(moved))

    assert located.whereabouts is ReferenceStatus.MOVED
    assert located.span == Span(moved.index(SAID), moved.index(SAID) + len(SAID))


def test_of_two_places_the_one_whose_context_fits_is_the_quote_s() -> None:
    text = f"It was denied. {SAID} So it stood in the paper.\n\n{TEXT}"

    located = resolve(_said(), _document(text))

    assert located.span is not None
    assert located.span.start == text.rindex(SAID)


def test_of_two_places_that_fit_alike_the_nearer_is_the_quote_s() -> None:
    text = f"{TEXT}\n\n{TEXT}"

    located = resolve(_said(), _document(text))

    assert located.whereabouts is ReferenceStatus.THERE


def test_where_the_words_were_changed_the_place_is_told_by_what_is_left_around_them() -> None:
    text = "New.\n\n" + TEXT.replace("safe", "not safe")

    located = resolve(_said(), _document(text))

    assert located.whereabouts is ReferenceStatus.CHANGED
    assert located.near in (text.index("The bridge"), text.index(" Nobody had"))


def test_where_nothing_is_left_there_is_no_place() -> None:
    located = resolve(_said(), _document("A text on tea, and on nothing else."))

    assert located == ResolvedReference(_said(), _document("A text on tea, and on nothing else."))
    assert located.whereabouts is ReferenceStatus.CHANGED


def test_two_words_in_another_place_are_not_taken_for_the_quote() -> None:
    reference = _said("Was it safe? asked one. He said no. Nobody laughed at that.", "He said no.")
    text = "The mayor was asked of the tax. He said no. The council rose."

    assert resolve(reference, _document(text)).whereabouts is ReferenceStatus.CHANGED


def test_a_document_that_is_not_there_is_gone() -> None:
    assert resolve(_said(), None).whereabouts is ReferenceStatus.GONE


def test_a_reference_is_not_looked_for_in_another_document() -> None:
    with pytest.raises(ValueError, match="to essay, not to other"):
        resolve(_said(), _document(TEXT, "other"))


def test_what_was_located_wrongly_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="other words"):
        ResolvedReference(_said(), _document(TEXT), Span(0, 9))


def test_a_sentence_makes_a_link_that_fits_a_line_or_two() -> None:
    assert len(_said().link) < 260
    assert _said().link == _said().link


def test_letters_that_are_not_latin_cost_little() -> None:
    words = "Мост безопасен, сказал мэр вчера; никто ему больше не верил."

    assert len(_said(f"Было так. {words} Так стало.", words).link) < 6 * len(words)


def _packed(value: object) -> str:
    squeezed = zlib.compress(json.dumps(value).encode())
    return "1" + base64.urlsafe_b64encode(squeezed).decode().rstrip("=")


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("", "is empty"),
        ("1abc%20", "'%'"),
        ("1abc\n", "stands in no reference"),
        ("1é", "'é'"),
        ("2abc", "not known here"),
        ("1", "cut short"),
        ("1a", "cut short"),
        ("1abcd", "cut short or altered"),
        (_said().link[:-9], "cut short"),
        (_said().link[:-1] + "_", "cut short or altered"),
        (_said().link + "abcd", "cut short or altered"),
        (_packed("words"), "something else"),
        (_packed(["essay", 0, "words", ""]), "something else"),
        (_packed({"document": "essay"}), "something else"),
        (_packed(["essay", -1, "words", "", ""]), "start: "),
        (_packed(["essay", "0", "words", "", ""]), "start: "),
        (_packed(["essay", True, "words", "", ""]), "start: "),
        (_packed(["essay", 0, "", "", ""]), "no words"),
        (_packed(["essay", 0, " \n", "", ""]), "words to find"),
        (_packed([" ", 0, "words", "", ""]), "document's id"),
        (_packed(["essay", 0, "half \ud800", "", ""]), "half a character"),
        (_packed(["essay", 0, "a" * 1_000_000, "", ""]), "which no quote does"),
    ],
)
def test_a_link_that_came_to_harm_says_what_is_wrong(link: str, why: str) -> None:
    with pytest.raises(LinkError, match=why):
        Reference.from_link(link)


@given(st.text(max_size=60) | st.text("1eJAb-_", max_size=60))
def test_whatever_stands_in_a_link_it_is_a_reference_or_refused(link: str) -> None:
    with pytest.raises(LinkError):
        Reference.from_link(link)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "no reference"),
        ([], "no reference"),
        ({}, "document: Field required"),
        ({**_said().as_json(), "more": 1}, "more: "),
        ({**_said().as_json(), "end": 1}, "cannot stand at"),
        ({**_said().as_json(), "exact": 1}, "exact: "),
    ],
)
def test_json_that_is_no_reference_is_refused(value: object, why: str) -> None:
    with pytest.raises(LinkError, match=why):
        Reference.from_json(value)


def test_a_reference_that_cannot_be_is_refused() -> None:
    with pytest.raises(LinkError, match="begins at 0"):
        Reference("essay", -1, Quote("words", "", ""))
