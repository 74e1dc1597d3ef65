"""An answer as text: prose or quotes with their numbers, and under it every reference."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from app.conversation.conversation import ConversationTurn, SavedConversation
from app.domain.numbering import citation_place, number_citations
from app.export.plain_text import answer_to_copy, plain_text, quote_to_copy
from app.messages import phrases
from app.text.unicode import isolate_bidi_lines
from tests.app.export.hostile import (
    ASKED,
    HOSTILE_TALK,
    ONE,
    PAID,
    QUOTED,
    SILENT,
    TOLL,
    WHEN,
    WRITTEN,
    alone,
)
from tests.app.export.strategies import cases

if TYPE_CHECKING:
    from corpus.model.document import Document


def test_prose_is_copied_with_its_numbers_its_writer_and_every_quote_with_its_place() -> None:
    words, by, quotes = answer_to_copy(WRITTEN, first=QUOTED).split("\n\n")

    assert words == "Nobody paid the toll. [3] It was three crowns. [1]"
    assert by == phrases.written_by("Quill")
    assert quotes.splitlines() == [f"[1] {quote_to_copy(TOLL)}", f"[3] {quote_to_copy(PAID)}"]


def test_quotes_are_copied_with_their_numbers_and_a_reference_for_each_place() -> None:
    first, second, references = answer_to_copy(QUOTED).split("\n\n")

    assert first == "“The toll was three crowns.” [1][2]"
    assert second == "“Nobody paid it.” [3]"
    assert references.splitlines() == [
        (
            "[1] Bo Marsh (interviewee), with words of Ines Tarrow, in “Of tolls” "
            "(The Lantern, interview, 21 May 2024) [talk:11-37]"
        ),
        "[2] the author (name unknown), in “note” (kind unknown, date unknown) [note:0-26]",
        (
            "[3] Ada Rill, reporting Bo Marsh (interviewee), in “Of tolls” "
            "(The Lantern, interview, 21 May 2024) [talk:38-53]"
        ),
    ]


def test_silence_is_copied_as_silence() -> None:
    assert answer_to_copy(SILENT) == phrases.ABSTAINED


@given(cases(answered=True))
def test_every_number_of_a_copied_answer_has_its_reference(
    case: tuple[dict[str, Document], ConversationTurn],
) -> None:
    answer, first = case[1].answer, case[1].quotes
    assert answer is not None
    copied = answer_to_copy(answer, first=first)
    claimed = {citation_place(cited) for claim in answer.claims for cited in claim.citations}

    for number, cited in number_citations(answer, first=first).items():
        assert (f"\n[{number}] " in copied) == (citation_place(cited) in claimed)
    for claim in answer.claims:
        assert all(isolate_bidi_lines(cited.quote.exact) in copied for cited in claim.citations)


def test_a_conversation_has_its_questions_numbered() -> None:
    text = plain_text(
        SavedConversation("A talk", WHEN, (ASKED, replace(ASKED, question="And why?")))
    )

    assert text.startswith("A talk\nExported from On Record on 1 May 2024, 12:30 UTC. Every quote ")
    assert "\n\n\n1. What was the toll?\nAsked: " in text
    assert "\n\n\n2. And why?\nAsked: " in text
    assert "[2.3] “Nobody paid it.” — " in text


def test_lists_have_their_headings() -> None:
    text = plain_text(alone(ASKED))

    for heading in (
        phrases.NOTICE,
        phrases.QUOTES,
        phrases.DIFFER,
        phrases.REFUSED,
    ):
        assert re.search(rf"^{re.escape(heading)}:$", text, re.MULTILINE)
    assert "- It was nine crowns. — Because no cited sentence holds nine." in text
    assert f"{phrases.SILENT}:\n- essay" in text


def test_hostile_words_turn_nothing_around_them() -> None:
    text = plain_text(HOSTILE_TALK)

    for line in text.splitlines():
        depth = 0
        for sign in line:
            depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
            assert depth >= 0
            assert depth or sign not in "\u202a\u202b\u202d\u202e"
        assert depth == 0
    assert isolate_bidi_lines(ONE.quote.exact) in text
