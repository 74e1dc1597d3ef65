"""Answers as cards."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Answer, Coverage
from app.domain.claim import Claim
from app.domain.numbering import number_citations
from app.domain.verdict import ReaderVerdict
from app.messages import case_texts, phrases, texts
from app.text.html_escape import escape_html
from app.web.conversation import ChatTurn
from app.web.examples import Examples
from app.web.render.cards import render_answer, render_conversation
from corpus.model.document import Document, DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role, Speaker
from tests.app.web.example_answers import ABSTAINED, ANSWERED, FIRST, WRITTEN, cited, quoting
from tests.app.web.hostile_documents import BARE, HARM, HOSTILE, provenance
from tests.app.web.library_view import LIBRARY_VIEW
from tests.app.web.markup import attributes_of, tags_of, text_of


def _drawn(answer: Answer) -> str:
    return render_answer(answer, turn=0, library=LIBRARY_VIEW)


@given(st.text())
def test_escaping_loses_nothing_and_leaves_nothing_to_run(words: str) -> None:
    safe = escape_html(words)

    assert unescape(safe) == words
    assert not set("<>\"'`${}\\") & set(safe)


def test_a_card_shows_words_number_speaker_title_and_date_and_its_fold_the_rest() -> None:
    known = provenance(
        "talk",
        title="A talk by the river",
        author="Ines Tarrow",
        publisher="Low Water Notes",
        kind=DocumentKind.INTERVIEW,
        published=PublicationDate("2024-02-17"),
    )
    document = Document(known, "First.\nI sent the letter\ntwice.")
    quote = cited(document, "I sent the letter\ntwice.", Speaker("Orsolya Kemp", Role.INTERVIEWEE))

    drawn = _drawn(quoting("Who?", quote, asked=(document,)))

    shown = text_of(drawn)
    assert "I sent the letter\ntwice." in shown
    assert "1Orsolya Kemp A talk by the river 17 February 2024Copy" in shown
    assert "interview by Ines Tarrow Low Water Notes 17 February 2024" in shown


def test_what_is_not_known_of_a_source_is_not_listed_and_a_speaker_is_said_to_be_unclear() -> None:
    shown = text_of(_drawn(quoting("Who?", cited(BARE, "Nobody signed this."))))

    assert "1speaker unclear bareCopy" in shown
    assert "unknown" not in shown


def test_the_same_words_in_two_sources_are_shown_once_with_both() -> None:
    other = Document(provenance("other", title="The other"), BARE.text)
    here, there = cited(BARE, "Nobody signed this."), cited(other, "Nobody signed this.")
    answer = Answer(
        question="Who?",
        claims=(Claim("Nobody signed this.", (here, there)),),
        confidence=0.9,
        coverage=Coverage(("bare", "other"), ("bare", "other")),
    )

    drawn = _drawn(answer)

    buttons = [attributes for tag, attributes in tags_of(drawn) if tag == "button"]
    assert text_of(drawn).count("Nobody signed this.") == 1
    assert drawn.count("<article") == 1
    assert [button["data-open"] for button in buttons if button["class"] == "source"] == [
        "quote:0:1",
        "quote:0:2",
    ]


def test_all_documents_that_speak_are_counted() -> None:
    assert "All 2 documents speak to this" in text_of(_drawn(ANSWERED))


def test_silent_documents_are_named_and_can_be_opened() -> None:
    drawn = _drawn(quoting("Who?", cited(BARE, "Nobody signed this.")))

    assert "1 of 2 documents is not quoted on this" in text_of(drawn)
    assert f"document:{HARM.id}" in {
        attributes.get("data-open") for _, attributes in tags_of(drawn)
    }


def test_an_abstention_shows_the_nearest_passages_and_why_they_fall_short() -> None:
    shown = text_of(_drawn(ABSTAINED))

    assert FIRST.quote.exact in shown
    assert "Why it falls short: it does not speak of tea" in shown


def test_a_reason_that_all_nearest_passages_share_is_shown_once() -> None:
    (near,) = ABSTAINED.nearest
    other = replace(near, citation=ANSWERED.claims[0].citations[0])
    shown = text_of(_drawn(replace(ABSTAINED, nearest=(near, other))))

    assert shown.count("it does not speak of tea") == 1


def test_what_a_model_wrote_without_backing_is_shown_with_the_reason() -> None:
    shown = text_of(_drawn(WRITTEN))

    assert "Partly answered from 1 of 2 documents" in shown
    assert "1 sentence left out, see below." in shown
    assert f"He said it in 1999. {HOSTILE}" in shown
    assert f"1999 stands nowhere {HOSTILE}" in shown
    assert f"Written by model {HOSTILE} from the quotes" in shown


def test_nothing_in_a_conversation_becomes_a_tag_or_a_handler() -> None:
    turns = [
        ChatTurn(HOSTILE),
        ChatTurn(HOSTILE, error=HOSTILE),
        *(ChatTurn(HOSTILE, answer) for answer in (ANSWERED, ABSTAINED, WRITTEN)),
    ]

    drawn = render_conversation(turns, library=LIBRARY_VIEW)
    drawn += render_conversation([], library=LIBRARY_VIEW, examples=Examples("1", (HOSTILE,)))

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert "${" not in drawn
    assert "{{" not in drawn


def _marks(drawn: str) -> list[tuple[str | None, str | None]]:
    tags = (attributes for _, attributes in tags_of(drawn) if "data-mark" in attributes)
    return [(attributes["data-mark"], attributes["aria-pressed"]) for attributes in tags]


@pytest.mark.parametrize("answer", [ANSWERED, ABSTAINED, WRITTEN])
def test_every_answer_can_be_marked_and_shows_its_mark(answer: Answer) -> None:
    turns = [ChatTurn("Who?", ANSWERED), ChatTurn("Who?", answer, verdict=ReaderVerdict.WRONG)]

    drawn = render_conversation(turns, library=LIBRARY_VIEW)

    assert _marks(drawn) == [
        ("mark:0:right", "false"),
        ("mark:0:wrong", "false"),
        ("mark:0:incomplete", "false"),
        ("mark:1:right", "false"),
        ("mark:1:wrong", "true"),
        ("mark:1:incomplete", "false"),
    ]
    assert f"{case_texts.MARK}RightWrongMissing a source" in text_of(drawn)


def test_where_there_is_no_answer_there_is_nothing_to_mark() -> None:
    assert (
        _marks(
            render_conversation(
                [ChatTurn("Who?"), ChatTurn("Why?", error="x")], library=LIBRARY_VIEW
            )
        )
        == []
    )


def test_a_question_that_waits_says_so() -> None:
    assert texts.SEARCHING in text_of(render_conversation([ChatTurn("Who?")], library=LIBRARY_VIEW))


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2024-02-17", "17 February 2024"), ("2025-05", "May 2025"), ("2025", "2025")],
)
def test_a_date_says_no_more_than_is_known(written: str, shown: str) -> None:
    assert phrases.day(PublicationDate(written)) == shown


def test_only_the_last_settled_answer_has_questions_to_go_on_with() -> None:
    first, last = ChatTurn("Is it?", ANSWERED), ChatTurn("Was it?", ANSWERED)
    first.follow_ups = last.follow_ups = (f"Who says so? {HOSTILE}",)

    drawn = render_conversation([first, last], library=LIBRARY_VIEW)
    waiting = render_conversation([first, ChatTurn("Was it?")], library=LIBRARY_VIEW)

    assert drawn.count('class="further"') == 1
    assert text_of(drawn).count("Who says so?") == 1
    assert 'class="further"' not in waiting


def test_a_turn_names_its_best_quote_and_silence_none() -> None:
    drawn = render_conversation(
        [ChatTurn("Is it?", ANSWERED), ChatTurn("Is it?", ABSTAINED)], library=LIBRARY_VIEW
    )

    best = re.findall(r'data-best="([^"]+)"', drawn)
    numbered = number_citations(ANSWERED)
    assert len(best) == 1
    assert numbered[int(best[0].rpartition(":")[2])] == ANSWERED.claims[0].main_citation
