"""Accounts side by side: by speaker and document, in order of date, and without a verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.numbering import number_citations
from app.domain.views import Difference
from app.messages import phrases, texts
from app.web.render.cards import render_answer
from corpus.model.document import Document
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role, Speaker, Voice
from tests.app.web.example_answers import (
    ABSTAINED,
    DIFFERING,
    FIRST,
    REPORTED,
    SECOND,
    WRITTEN,
    cited,
    quoting,
)
from tests.app.web.hostile_documents import BARE, DOCUMENTS, HARM, HOSTILE, provenance
from tests.app.web.library_view import LIBRARY_VIEW
from tests.app.web.markup import attributes_of, tags_of, text_of

if TYPE_CHECKING:
    from app.domain.answer import Answer

OLD = Document(
    provenance("old", title="The old one", published=PublicationDate("1999-01-02")),
    "One said so. Two said so. Three said so. Four said so.",
)
ANN = Speaker("Ann Orr", Role.AUTHOR)

_QUOTED = re.compile("<blockquote[^>]*>")


def _drawn(answer: Answer) -> str:
    return render_answer(answer, turn=0, library=LIBRARY_VIEW)


def _in_order(drawn: str, *words: str) -> bool:
    places = [drawn.index(one) for one in words]
    return places == sorted(places)


def test_the_oldest_account_comes_first_and_one_without_a_date_last() -> None:
    quotes = (cited(BARE, "Nobody signed this."), SECOND, cited(OLD, "One said so."))
    answer = quoting("Who?", *quotes, asked=(*DOCUMENTS, OLD))

    shown = text_of(_drawn(answer))

    assert _in_order(shown, "One said so.", SECOND.quote.exact, "Nobody signed this.")
    assert texts.in_order(undated=True) in shown
    assert [citation.document for citation in number_citations(answer).values()] == [
        OLD,
        HARM,
        BARE,
    ]


def test_one_speaker_s_quotes_in_a_document_hold_together_and_none_is_dropped() -> None:
    said = [f"{number} said so." for number in ("One", "Two", "Three", "Four")]
    answer = quoting("Who?", *(cited(OLD, words, ANN) for words in said), asked=(OLD,))

    drawn = _drawn(answer)

    assert drawn.count('class="view"') == 1
    assert 'aria-label="Ann Orr, in “The old one”"' in drawn
    in_order = (said[0], said[1], texts.more_quotes(2), said[2], said[3])
    quoted = [f"“{words}" if words in said else words for words in in_order]
    assert _in_order(_QUOTED.sub("“", drawn), *quoted)
    # Above, and once more in the fold.
    assert drawn.count('class="title"') == drawn.count('class="day"') == 2
    assert list(number_citations(answer)) == [1, 2, 3, 4]


def test_what_differs_stands_above_with_both_quotes_and_no_verdict() -> None:
    drawn = _drawn(DIFFERING)

    differ, _, rest = drawn.partition('<section class="view"')
    shown = text_of(differ)
    assert phrases.DIFFER in shown
    assert "Which is right is not judged." in shown
    assert SECOND.quote.exact in shown
    assert REPORTED.quote.exact in shown
    assert f"the author, reporting Clerk {HOSTILE}" in shown
    assert SECOND.quote.exact in text_of(rest)


def test_both_quotes_that_differ_are_drawn_alike() -> None:
    drawn = _drawn(DIFFERING)
    sides = drawn.split('<div class="pair">')[1].split('<div class="side">')[1:]

    one, other = ([tag for tag, _ in tags_of(side)][:6] for side in sides)
    assert one == other


def test_a_quote_that_only_differs_has_a_number_and_can_be_opened() -> None:
    answer = replace(quoting("Who?", SECOND), differ=(Difference(SECOND, REPORTED),))

    opened = [attributes.get("data-open") for _, attributes in tags_of(_drawn(answer))]

    assert number_citations(answer) == {1: SECOND, 2: REPORTED}
    assert "quote:0:2" in opened


def test_prose_is_numbered_as_it_was_written_and_shows_what_differs() -> None:
    answer = replace(WRITTEN, differ=(Difference(SECOND, REPORTED),))

    assert list(number_citations(answer).values()) == [FIRST, SECOND, REPORTED]
    assert phrases.DIFFER in text_of(_drawn(answer))


def test_a_notice_stands_above_the_standing_and_the_quotes() -> None:
    shown = text_of(_drawn(DIFFERING))

    notice = f"The library does not hold that they agree. {HOSTILE}"
    assert _in_order(shown, phrases.NOTICE, notice, "Answered from", SECOND.quote.exact)
    assert phrases.NOTICE not in text_of(_drawn(quoting("Who?", SECOND)))


def test_the_coverage_says_who_speaks_and_who_is_silent() -> None:
    voice = Voice(Speaker("Ann Orr", Role.QUOTED), reported=True, via=(ANN,))
    shown = text_of(_drawn(quoting("Who?", cited(BARE, "Nobody signed this.", voice))))

    assert f"{texts.WHO_SPEAKS}Ann Orr, in bare" in shown
    assert "1 of 2 documents is not quoted on this" in shown
    assert f"Title {HOSTILE}" in shown
    assert texts.WHO_SPEAKS not in text_of(_drawn(ABSTAINED))


def test_those_who_speak_besides_are_named_on_the_card() -> None:
    quote = replace(cited(OLD, "One said so.", ANN), others=(Speaker("Bo", Role.INTERVIEWER),))

    drawn = _drawn(quoting("Who?", quote, asked=(OLD,)))

    assert "Also speaking here: Bo, interviewer" in text_of(drawn)


def test_each_quote_can_be_copied_with_and_without_its_words() -> None:
    drawn = _drawn(quoting("Who?", SECOND))

    links = [attributes for _, attributes in tags_of(drawn) if "data-link" in attributes]
    assert [bool(attributes["data-copy"]) for attributes in links] == [True, False]
    assert len({attributes["data-link"] for attributes in links}) == 1


def test_nothing_in_accounts_becomes_a_tag_or_a_handler() -> None:
    drawn = _drawn(DIFFERING)

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert not set("${}`") & set(drawn)
