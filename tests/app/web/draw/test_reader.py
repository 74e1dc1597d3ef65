"""The source beside the chat."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.web.draw.library import MAX_LISTED, render_library
from app.web.draw.reader import render_reader, render_source
from corpus.document import Document
from corpus.normalise import normalise
from corpus.span import Span
from tests.app.web.markup import active_of, attributes_of, tags_of, text_of
from tests.app.web.scripted import BARE, DOCUMENTS, HARM, HOSTILE, SECOND, TWICE, provenance

_STRANGE = st.text(alphabet="aB .\n<>&\"'`${}/=\u202e\u0301😀", min_size=1, max_size=80)
_TAGS = {"p", "mark"}


@st.composite
def _documents_with_spans(draw: st.DrawFn) -> tuple[Document, dict[int, Span], int | None]:
    """A document, spans that nest, cross and cover paragraphs, and the one that is asked for."""
    texts = (_STRANGE | st.text(min_size=1, max_size=80)).map(normalise).filter(str.strip)
    text = draw(texts)
    starts = st.integers(0, len(text) - 1)
    spans = {}
    for number in range(1, draw(st.integers(0, 4)) + 1):
        start = draw(starts)
        spans[number] = Span(start, draw(st.integers(start + 1, len(text))))
    active = draw(st.none() | st.sampled_from([*spans, 99]))
    return Document(provenance("x"), text), spans, active


@given(_documents_with_spans())
def test_a_source_without_its_tags_is_the_text_letter_for_letter(
    case: tuple[Document, dict[int, Span], int | None],
) -> None:
    document, spans, active = case

    assert text_of(render_source(document, spans, active)) == document.text


@given(_documents_with_spans())
def test_the_words_marked_strongly_are_the_quote_less_the_gaps_between_paragraphs(
    case: tuple[Document, dict[int, Span], int | None],
) -> None:
    document, spans, active = case

    marked = "".join(active_of(render_source(document, spans, active)))

    expected = spans[active].of(document.text) if active in spans else ""
    assert "".join(marked.split()) == "".join(expected.split())


@given(_documents_with_spans())
def test_no_text_becomes_a_tag_or_an_attribute(
    case: tuple[Document, dict[int, Span], int | None],
) -> None:
    drawn = render_source(*case)

    assert {tag for tag, _ in tags_of(drawn)} <= _TAGS
    assert attributes_of(drawn) <= {"dir", "class", "id", "tabindex", "data-number"}


def test_the_place_is_marked_and_not_the_first_that_has_the_same_words() -> None:
    drawn = render_source(HARM, {1: SECOND.span}, 1)

    before = drawn.split("<mark", maxsplit=1)[0]
    assert active_of(drawn) == [SECOND.quote.exact]
    assert TWICE in text_of(before)
    assert text_of(before).endswith("In the autumn he said it again.\n\n")


def test_two_quotes_that_cross_are_both_told() -> None:
    document = Document(provenance("x"), "one two three")

    drawn = render_source(document, {1: Span(0, 7), 2: Span(4, 13)}, 2)

    assert drawn == (
        "<p dir='auto'><mark data-number=\"1\">one </mark>"
        '<mark class="active" id="quoted" tabindex="-1" data-number="2">two</mark>'
        '<mark class="active"> three</mark></p>'
    )


def test_a_quote_across_paragraphs_is_marked_in_each() -> None:
    document = Document(provenance("x"), "one.\n\nTwo.")

    drawn = render_source(document, {3: Span(0, 10)}, 3)

    assert active_of(drawn) == ["one.", "Two."]
    assert drawn.count('id="quoted"') == 1


def test_what_is_not_known_of_a_document_is_shown_as_unknown() -> None:
    facts = text_of(render_reader(BARE, {}))

    assert "Authorunknown" in facts
    assert "Publisherunknown" in facts
    assert "Kindunknown" in facts
    assert "Dateunknown" in facts


def test_what_is_known_is_shown_with_its_grounds() -> None:
    document = Document(
        provenance("x", title="A title", published_from="after May 2020, which it names"), "Text."
    )

    facts = text_of(render_reader(document, {}))

    assert "A title" in facts
    assert "Dateunknown (after May 2020, which it names)" in facts
    assert "1 word" in facts


def test_a_hostile_provenance_stays_text() -> None:
    drawn = render_reader(HARM, {4: SECOND.span}, turn=0, active=4) + render_library(DOCUMENTS)

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    for part in ("Title", "Author", "Publisher", "Interviewer", "Interviewee", "Grounds", "Titler"):
        assert f"{part} {HOSTILE}" in text_of(drawn)
    assert not set("${}`") & set(drawn)


def test_the_library_lists_title_author_kind_date_and_length() -> None:
    listed = text_of(render_library([BARE]))

    assert "bare" in listed
    assert "kind unknown author unknown date unknown 7 words" in listed


def test_an_empty_library_says_what_to_do() -> None:
    drawn = text_of(render_library([]))

    assert "The library is empty" in drawn
    assert "onrecord ingest FOLDER" in drawn


def test_documents_that_a_list_leaves_out_are_counted() -> None:
    drawn = text_of(render_library([BARE] * (MAX_LISTED + 3)))

    assert "and 3 more documents" in drawn
