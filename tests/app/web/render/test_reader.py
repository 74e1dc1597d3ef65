"""The source beside the chat."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import reader_texts
from app.web.render.library import MAX_LISTED, render_library
from app.web.render.reader import ReaderView, render_reader, render_reader_text, render_speaker_list
from app.web.render.source_text import attributed_runs, render_source_text
from corpus.model.document import Document
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker
from corpus.model.utterance import Utterance
from tests.app.web.example_answers import FIRST, REPORTED, SECOND
from tests.app.web.hostile_documents import BARE, DOCUMENTS, HARM, HOSTILE, TWICE, provenance
from tests.app.web.markup import attributes_of, quoted_of, tags_of, text_of

_STRANGE = st.text(alphabet="aB .\n<>&\"'`${}/=\u202e\u0301😀", min_size=1, max_size=80)
_TAGS = {"p", "mark", "span"}
_ATTRIBUTES = {
    "dir",
    "class",
    "tabindex",
    "data-number",
    "data-quotes",
    "data-who",
    "data-part",
}


class _Case(NamedTuple):
    """A document with spans that nest, cross and cover lines, and with those who speak in it."""

    document: Document
    spans: dict[int, Span]
    told: tuple[Utterance, ...]

    @property
    def drawn(self) -> str:
        return render_source_text(self.document, self.spans, self.told)


@st.composite
def _cases(draw: st.DrawFn) -> _Case:
    texts = (_STRANGE | st.text(min_size=1, max_size=80)).map(normalise).filter(str.strip)
    text = draw(texts)
    starts = st.integers(0, len(text) - 1)
    spans = {}
    for number in range(1, draw(st.integers(0, 4)) + 1):
        start = draw(starts)
        spans[number] = Span(start, draw(st.integers(start + 1, len(text))))
    return _Case(Document(provenance("x"), text), spans, tuple(draw(_nested(0, len(text), 0))))


@st.composite
def _nested(draw: st.DrawFn, start: int, end: int, depth: int) -> list[Utterance]:
    """Utterances that nest and never cross, sorted by start and the longer first."""
    found: list[Utterance] = []
    at = start
    while depth < 3 and at < end and draw(st.booleans()):
        left = draw(st.integers(at, end - 1))
        right = draw(st.integers(left + 1, end))
        name = draw(st.none() | st.sampled_from(["Ann", HOSTILE]))
        speaker = Speaker(name, draw(st.sampled_from(Role)))
        found.append(Utterance(Span(left, right), speaker, reported=draw(st.booleans())))
        found += draw(_nested(left, right, depth + 1))
        at = right
    return found


@given(_cases())
def test_a_source_without_its_tags_is_the_text_letter_for_letter(case: _Case) -> None:
    assert text_of(case.drawn) == case.document.text


@given(_cases())
def test_the_words_marked_are_the_quotes_less_the_gaps_between_lines(case: _Case) -> None:
    for number, span in case.spans.items():
        marked = "".join(quoted_of(case.drawn, number))

        assert "".join(marked.split()) == "".join(span.of(case.document.text).split())


@given(_cases())
def test_no_text_becomes_a_tag_or_an_attribute(case: _Case) -> None:
    assert {tag for tag, _ in tags_of(case.drawn)} <= _TAGS
    assert attributes_of(case.drawn) <= _ATTRIBUTES


@given(_cases())
def test_whoever_speaks_innermost_owns_a_stretch_and_is_named_once(case: _Case) -> None:
    found = attributed_runs(case.told)

    owners: dict[int, Utterance] = {
        at: one for one in case.told for at in range(one.span.start, one.span.end)
    }
    covered = {at: one.utterance for one in found for at in range(one.start, one.end)}
    named = [id(one.utterance) for one in found if one.begins]
    assert covered == owners
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert sorted(named) == sorted({id(one) for one in owners.values()})


def test_the_place_is_marked_and_not_the_first_that_has_the_same_words() -> None:
    drawn = render_source_text(HARM, {1: SECOND.span})

    before = drawn.split("<mark", maxsplit=1)[0]
    assert quoted_of(drawn, 1) == [SECOND.quote.exact]
    assert TWICE in text_of(before)
    assert text_of(before).endswith("In the autumn he said it again.\n\n")


def test_two_quotes_that_cross_are_both_told() -> None:
    document = Document(provenance("x"), "one two three")

    drawn = render_source_text(document, {1: Span(0, 7), 2: Span(4, 13)})

    assert drawn == (
        '<p dir="auto"><mark data-quotes="1" data-number="1" tabindex="-1">one </mark>'
        '<mark data-quotes="1 2" data-number="2" tabindex="-1">two</mark>'
        '<mark data-quotes="2"> three</mark></p>'
    )


def test_a_quote_across_lines_is_marked_in_each() -> None:
    document = Document(provenance("x"), "one.\n\nTwo.\nThree.")

    drawn = render_source_text(document, {3: Span(0, 17)})

    assert quoted_of(drawn, 3) == ["one.", "Two.", "Three."]
    assert drawn.count("data-number") == 1


def test_who_speaks_is_named_in_the_margin_and_not_in_the_text() -> None:
    text = "Ann wrote this. “I did,” said Ben. So Ann went on."
    document = Document(provenance("x"), text)
    ann, ben = Speaker("Ann", Role.AUTHOR), Speaker("Ben", Role.QUOTED)
    told = (
        Utterance(Span(0, len(text)), ann),
        Utterance(Span(17, 22), ben),
        Utterance(Span(35, 50), Speaker("Ann", Role.QUOTED), reported=True),
    )

    drawn = render_source_text(document, {}, told)

    assert drawn == (
        '<p class="c0" dir="auto">'
        '<span class="turn-of c0" data-who="Ann" data-part="0">Ann wrote this. “</span>'
        '<span class="says c1" data-who="Ben" data-part="1">I did</span>,” said Ben. '
        '<span class="says c0 reported" data-who="Ann (reported)" data-part="0">'
        "So Ann went on.</span></p>"
    )


def test_who_speaks_is_listed_with_a_way_to_where_they_do() -> None:
    ann, reader = Speaker(f"Ann {HOSTILE}", Role.AUTHOR), Speaker(None, Role.COMMENTER)
    told = [Utterance(Span(at, at + 1), one) for at, one in enumerate([ann, reader, ann])]

    drawn = render_speaker_list(told)

    assert text_of(drawn) == f"Who speaks here (2)Ann {HOSTILE} 2 passagesa reader 1 passage"
    assert [one["data-part"] for tag, one in tags_of(drawn) if tag == "button"] == ["0", "1"]
    assert render_speaker_list([]) == ""


def test_the_sheet_is_the_same_while_another_of_its_quotes_is_shown() -> None:
    spans = {1: SECOND.span, 2: FIRST.span}

    first, second = (ReaderView(HARM, spans, turn=0, active=number) for number in spans)

    assert first.text_key == second.text_key
    assert first.text_key != ReaderView(HARM, {1: SECOND.span}, turn=0, active=1).text_key
    assert first.text_key != ReaderView(BARE, spans, turn=0, active=1).text_key
    assert render_reader(first) != render_reader(second)


@pytest.mark.parametrize(("active", "steps"), [(1, [2, 3]), (2, [3, 1]), (3, [1, 2])])
def test_the_quotes_before_and_after_are_those_of_the_text_and_go_round(
    active: int, steps: list[int]
) -> None:
    spans = {1: Span(10, 12), 2: Span(0, 2), 3: Span(20, 22)}

    drawn = render_reader(ReaderView(HARM, spans, turn=4, active=active))

    found = [
        one["data-open"]
        for tag, one in tags_of(drawn)
        if tag == "button" and "step" in (one.get("class") or "")
    ]
    assert found == [f"quote:4:{number}" for number in steps]


@pytest.mark.parametrize("whole", [True, False])
def test_how_a_quote_stands_is_told_beside_it(*, whole: bool) -> None:
    reported = ReaderView(
        BARE, {1: REPORTED.span}, turn=0, active=1, citation=REPORTED, is_whole=whole
    )

    words = text_of(render_reader(reported))

    assert reader_texts.EXACT in words
    assert (reader_texts.WHOLE in words) is whole
    assert (reader_texts.CUT in words) is not whole
    assert reader_texts.REPORT in words
    assert reader_texts.WORDS not in words


def test_what_is_not_known_of_a_document_is_shown_as_unknown() -> None:
    facts = text_of(render_reader(ReaderView(BARE)))

    assert "Authorunknown" in facts
    assert "Publisherunknown" in facts
    assert "Kindunknown" in facts
    assert "Dateunknown" in facts


def test_what_is_known_is_shown_with_its_grounds() -> None:
    document = Document(
        provenance("x", title="A title", published_from="after May 2020, which it names"), "Text."
    )

    facts = text_of(render_reader(ReaderView(document)))

    assert "A title" in facts
    assert "Dateunknown (after May 2020, which it names)" in facts
    assert "1 word" in facts


def test_a_hostile_provenance_stays_text() -> None:
    reading = ReaderView(HARM, {4: SECOND.span}, turn=0, active=4, citation=SECOND)
    drawn = render_reader(reading) + render_reader_text(reading) + render_library(DOCUMENTS)

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    for part in ("Title", "Author", "Publisher", "Interviewer", "Interviewee", "Grounds", "Titler"):
        assert f"{part} {HOSTILE}" in text_of(drawn)
    assert not set("${}`") & set(drawn)


def test_the_library_lists_length_and_what_is_known_of_title_author_kind_and_date() -> None:
    bare, known = text_of(render_library([BARE])), text_of(render_library([HARM]))

    assert "bare" in bare
    assert "7 words" in bare
    assert "unknown" not in bare
    assert "interview by Author" in known
    assert "17 February 2024" in known


def test_an_empty_library_says_what_to_do() -> None:
    drawn = text_of(render_library([]))

    assert "The library is empty" in drawn
    assert "onrecord ingest FOLDER" in drawn


def test_documents_that_a_list_leaves_out_are_counted() -> None:
    drawn = text_of(render_library([BARE] * (MAX_LISTED + 3)))

    assert "and 3 more documents" in drawn
