"""Markdown with footnotes: every mark has its note, every quote its words, and nothing runs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.export.markdown import markdown
from app.text.unicode import isolate_bidi_lines
from tests.app.export.hostile import ASKED, HOSTILE_TALK, ONE, OTHER, QUOTED, SILENT, WHEN, alone
from tests.app.export.strategies import cases
from tests.app.export.test_markdown_escape import MARKDOWN, blocks
from tests.app.web.markup import attributes_of, tags_of

if TYPE_CHECKING:
    from corpus.model.document import Document

_MARK = re.compile(r"(?<!\\)\[\^([\d.]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([\d.]+)\]: ", re.MULTILINE)
_TAGS = {"h1", "h2", "h3", "p", "ul", "li", "blockquote", "br"}


@given(cases())
def test_every_mark_has_a_note_and_every_note_a_mark(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    written = markdown(SavedConversation("A talk", WHEN, (case[1], case[1])))

    notes = _NOTE.findall(written)
    assert len(notes) == len(set(notes))
    assert set(_MARK.findall(written)) == set(notes)


@given(cases(answered=True))
def test_each_quote_is_a_block_of_its_own_that_renders_as_its_words(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    written = markdown(alone(case[1]))

    shown = [block.rpartition("\n\n— [")[0].partition("\n— [")[0] for block in blocks(written)]
    answer = case[1].answer
    assert answer is not None
    cited = [one for claim in answer.claims for one in claim.citations]
    assert {isolate_bidi_lines(one.quote.exact) for one in cited} <= {*shown}
    assert {tag for tag, _ in tags_of(MARKDOWN.render(written))} <= _TAGS


def test_the_notes_of_one_answer_are_the_numbers_of_the_page() -> None:
    written = markdown(alone(ASKED))

    assert _NOTE.findall(written) == ["1", "2", "3"]
    assert "Nobody paid the toll.[^3] It was three crowns.[^1]" in written
    assert "[^3]: \\[3\\] Ada Rill, reporting Bo Marsh (interviewee), in “Of tolls”" in written


def test_one_wording_in_several_places_is_one_block_with_a_line_for_each() -> None:
    first, second = blocks(markdown(alone(replace(ASKED, answer=QUOTED, quotes=None))))

    assert first.startswith("The toll was three crowns.\n\n— [1] Bo Marsh")
    assert first.splitlines()[-1] == "— [2] the author (name unknown)[^2]"
    assert second.startswith("Nobody paid it.\n\n— [3] ")


def test_a_passage_that_came_near_is_no_answer() -> None:
    written = markdown(alone(replace(ASKED, answer=SILENT, quotes=None)))

    assert written.index("does not answer this") < written.index("### The nearest passages")
    assert "### The quotes" not in written


def test_nothing_hostile_becomes_a_tag() -> None:
    rendered = MARKDOWN.render(markdown(HOSTILE_TALK))

    assert {tag for tag, _ in tags_of(rendered)} <= _TAGS
    assert not attributes_of(rendered)
    shown = [block.split("\n\n— [")[0] for block in blocks(markdown(HOSTILE_TALK))]
    assert {isolate_bidi_lines(ONE.quote.exact), isolate_bidi_lines(OTHER.quote.exact)} == {*shown}
