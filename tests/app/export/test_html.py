"""A page to print: numbered quotes and their sources, and nothing that runs or is fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.export.html import html
from app.messages import phrases
from app.text.unicode import isolate_bidi_lines
from tests.app.export.hostile import ASKED, HOSTILE_TALK, ONE, OTHER, SILENT, WHEN, alone
from tests.app.export.strategies import cases
from tests.app.web.markup import tags_of, text_of

if TYPE_CHECKING:
    from corpus.model.document import Document

_TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "section", "dl",
    "dt", "dd", "bdi", "sup", "figure", "blockquote", "figcaption", "div", "ul", "ol", "li",
    "footer",
}  # fmt: skip
_QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)


def _quotes(page: str) -> list[str]:
    return [text_of(one) for one in _QUOTE.findall(page)]


@given(cases(answered=True))
def test_each_quote_stands_on_the_page_letter_for_letter(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    page = html(SavedConversation("A talk", WHEN, (case[1],)))

    answer = case[1].answer
    assert answer is not None
    cited = [one for claim in answer.claims for one in claim.citations]
    assert {isolate_bidi_lines(one.quote.exact) for one in cited} <= set(_quotes(page))
    assert {tag for tag, _ in tags_of(page)} <= _TAGS


def test_nothing_hostile_becomes_a_tag_or_an_attribute() -> None:
    page = html(HOSTILE_TALK)
    tags = tags_of(page)

    assert {tag for tag, _ in tags} <= _TAGS
    assert {name for tag, has in tags for name in has if tag != "meta"} <= {"dir", "lang"}
    assert sum(tag == "style" for tag, _ in tags) == 1
    assert {isolate_bidi_lines(ONE.quote.exact), isolate_bidi_lines(OTHER.quote.exact)} == set(
        _quotes(page)
    )


def test_the_page_names_no_address_and_lets_nothing_in() -> None:
    page = html(alone(ASKED))
    metas = [has for tag, has in tags_of(page) if tag == "meta"]

    assert {"http-equiv": "Content-Security-Policy"}.items() <= metas[1].items()
    assert metas[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not re.search(r"https?:|//|url\(|@import|src=|href=", page)
    assert page.startswith("<!DOCTYPE html>")


def test_quotes_bear_the_numbers_of_the_page_and_sources_list_theirs() -> None:
    shown = text_of(html(alone(ASKED)))

    assert "Nobody paid the toll.[3] It was three crowns.[1]" in shown
    assert "[3] Ada Rill, reporting Bo Marsh (interviewee), in “Of tolls”" in shown
    listed = shown[shown.index(phrases.SOURCES) :]
    assert "“Of tolls” (The Lantern, interview, 21 May 2024), by Ada Rill [talk]" in listed
    assert "Quotes: [1], [3]" in listed
    assert "author unknown [note]. Quotes: [2]" in listed


def test_silence_is_printed_as_silence() -> None:
    shown = text_of(html(alone(replace(ASKED, answer=SILENT, quotes=None))))

    assert "Not on record" in shown
    assert "The nearest passages" in shown
    assert phrases.QUOTES not in shown
