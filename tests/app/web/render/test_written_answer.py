"""Written answers as HTML: prose, markers, what is told of the model, and what is not shown."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.answer import Rejection
from app.domain.claim import Claim, SentenceStanding
from app.domain.numbering import number_citations
from app.export.plain_text import answer_to_copy
from app.messages import phrases, written_texts
from app.web.conversation import ChatTurn, Conversation
from app.web.render.cards import render_answer, render_conversation
from app.web.render.model_choice import render_model_choice
from tests.app.web.example_answers import (
    ABSTAINED,
    ANSWERED,
    FIRST,
    REPORTED,
    SECOND,
    WRITTEN,
    cited,
    quoting,
)
from tests.app.web.hostile_documents import BARE, HOSTILE
from tests.app.web.library_view import LIBRARY_VIEW
from tests.app.web.markup import attributes_of, tags_of, text_of
from tests.app.web.scripted_prose import CUT_OFF, GROWING, REFUSED_ALL, SENTENCES, prose

if TYPE_CHECKING:
    from app.domain.answer import Answer

WHOLE = GROWING[-1]


def _turn(answer: Answer, *, writing: bool = False, note: str | None = None) -> ChatTurn:
    return ChatTurn("grow", answer, model="Quill", quotes=ANSWERED, writing=writing, note=note)


def _drawn(turn: ChatTurn) -> str:
    return render_conversation([turn], library=LIBRARY_VIEW)


def _markers(drawn: str) -> list[dict[str, str | None]]:
    return [known for _, known in tags_of(drawn) if known.get("class") == "marker"]


def test_each_sentence_is_followed_by_the_markers_of_its_quotes() -> None:
    shown = text_of(_drawn(_turn(WHOLE)))

    assert f"{SENTENCES[0].text}\N{NO-BREAK SPACE}[2]" in shown
    assert f"{SENTENCES[1].text}\N{NO-BREAK SPACE}[1][2]" in shown
    assert f"{SENTENCES[2].text}\N{NO-BREAK SPACE}[4]" in shown


def test_a_marker_opens_its_quote_and_tells_it() -> None:
    first, *_ = _markers(_drawn(_turn(WHOLE)))

    assert first["data-open"] == "quote:0:2"
    assert first["data-words"] == FIRST.quote.exact
    assert first["data-who"] == "The mayor, quoted"
    assert first["data-where"] == f"“Title {HOSTILE}”, interview, 17 February 2024"
    assert first["aria-label"] == "Quote 2: The mayor, quoted, interview, 17 February 2024"


@pytest.mark.parametrize("answer", [ANSWERED, *GROWING])
def test_no_number_changes_while_the_prose_grows(answer: Answer) -> None:
    kept = number_citations(answer, first=ANSWERED)

    assert dict(list(kept.items())[:3]) == dict(number_citations(ANSWERED))
    assert list(kept)[3:] == ([4] if answer is WHOLE else [])


def test_the_quotes_stay_as_they_were_while_the_prose_grows() -> None:
    drawn = [
        render_answer(answer, turn=0, library=LIBRARY_VIEW, of=_turn(answer, writing=True))
        for answer in (ANSWERED, *GROWING)
    ]
    found = [part.split('<div class="found">')[1].split("</section>")[0] for part in drawn]

    assert len(set(found)) == 1
    assert drawn[-1].count("<article") == len(ANSWERED.claims) + 1


def test_a_quote_that_only_the_prose_cites_has_a_card_and_can_be_opened() -> None:
    turn = _turn(WHOLE)

    assert REPORTED.quote.exact in text_of(_drawn(turn))
    assert Conversation([turn]).numbered_citations(0)[4] == REPORTED
    assert Conversation([turn]).numbered_citations(0)[1] == SECOND


def test_while_it_is_written_the_turn_says_who_writes_and_can_be_stopped_but_not_marked() -> None:
    drawn = _drawn(_turn(GROWING[0], writing=True))

    acts = [known["data-act"] for _, known in tags_of(drawn) if "data-act" in known]
    assert written_texts.writing("Quill") in text_of(drawn)
    assert acts == ["halt"]
    assert "data-mark" not in attributes_of(drawn)


def test_a_settled_answer_says_who_wrote_it_and_can_be_asked_again_and_edited() -> None:
    drawn = _drawn(_turn(WHOLE))

    acts = [known["data-act"] for _, known in tags_of(drawn) if "data-act" in known]
    assert phrases.written_by("Quill") in text_of(drawn)
    assert acts == ["again", "revise"]


def test_only_the_last_turn_can_be_asked_again() -> None:
    drawn = render_conversation([_turn(WHOLE), ChatTurn("next")], library=LIBRARY_VIEW)

    acts = [
        (known["data-act"], known["data-turn"])
        for _, known in tags_of(drawn)
        if "data-act" in known
    ]
    assert acts == [("halt", "1")]


def test_what_was_searched_for_stands_under_the_question_when_it_differs() -> None:
    same = replace(WHOLE, search_query=WHOLE.question)

    assert f"Searched for: What did the mayor say? {HOSTILE}" in text_of(_drawn(_turn(WHOLE)))
    assert phrases.SEARCHED not in text_of(_drawn(_turn(same)))


def test_what_did_not_fit_the_model_is_counted() -> None:
    assert "2 further passages were left out" in text_of(_drawn(_turn(WHOLE)))
    assert "1 further passage was left out" in text_of(
        _drawn(_turn(replace(WHOLE, omitted_quotes=1)))
    )


def test_what_is_not_backed_is_folded_counted_and_told_why() -> None:
    drawn = _drawn(_turn(WHOLE))

    fold = drawn[drawn.index("<details") :]
    assert "2 sentences of the model are not shown, because the check refused them" in (
        text_of(fold)
    )
    assert f"Because no cited sentence holds 2031 {HOSTILE}." in text_of(fold)
    assert "open" not in dict(tags_of(fold))["details"]


def test_the_number_of_the_quote_stands_before_its_words_in_the_place_of_what_is_refused() -> None:
    quote = replace(quoting("?", FIRST).claims[0], standing=SentenceStanding.REFUSED)
    shown = text_of(_drawn(_turn(replace(WHOLE, claims=(SENTENCES[0], quote)))))

    assert f"[2]\N{NO-BREAK SPACE}in its own words: “{FIRST.quote.exact}”" in shown


def test_beside_what_is_not_confirmed_stand_the_reason_and_the_quote_unfolded() -> None:
    doubted = replace(
        SENTENCES[0], standing=SentenceStanding.UNCONFIRMED, doubt="its quotes may not say it"
    )
    drawn = _drawn(_turn(replace(WHOLE, claims=(doubted,))))
    beside = drawn.split('class="doubt"')[1].split("</p>")[0]

    assert "Not confirmed: its quotes may not say it." in text_of(f"<p{beside}</p>")
    assert FIRST.quote.exact in text_of(f"<p{beside}</p>")
    assert "<details" not in beside


def _order(drawn: str) -> list[str]:
    return re.findall(r'<div class="(prose|found)">', drawn)


def test_the_quotes_come_first_where_the_sentence_that_answers_was_refused() -> None:
    quote = replace(quoting("?", FIRST).claims[0], standing=SentenceStanding.REFUSED)
    answer = replace(WHOLE, claims=(quote, SENTENCES[0]))

    assert _order(_drawn(_turn(answer))) == ["found", "prose"]
    assert _order(_drawn(_turn(answer, writing=True))) == ["prose", "found"]
    assert _order(_drawn(_turn(replace(WHOLE, claims=(SENTENCES[0], quote))))) == ["prose", "found"]


def test_what_was_written_again_is_told_beside_it_and_with_its_first_wording_in_a_fold() -> None:
    first = Rejection("Forty were hurt.", "no cited sentence holds 40", "number")
    claims = (SENTENCES[0], replace(SENTENCES[2], is_repaired=True))
    shown = text_of(_drawn(_turn(replace(WHOLE, claims=claims, rejections=(), replaced=(first,)))))

    assert shown.count(written_texts.SECOND_WORDING) == 1
    assert shown.index(SENTENCES[2].text) < shown.index(written_texts.SECOND_WORDING)
    assert (
        "1 sentence was written again, because the check refused its first wording"
        "Forty were hurt. Because no cited sentence holds 40."
    ) in re.sub(r"\n+", "", shown)
    assert written_texts.replaced_count(1) not in text_of(_drawn(_turn(WHOLE)))


def test_an_answer_that_fell_back_says_so_shows_the_quotes_and_what_was_refused() -> None:
    shown = text_of(_drawn(_turn(REFUSED_ALL)))

    assert "No written answer from Quill" in shown
    assert "None of the 2 sentences that Quill wrote passed the check." in shown
    assert written_texts.QUOTES_INSTEAD in shown
    assert SECOND.quote.exact in shown
    assert written_texts.refused_count(2) in shown


def test_prose_that_ends_early_says_why_and_is_kept() -> None:
    shown = text_of(_drawn(_turn(CUT_OFF)))

    assert f"Quill did not finishThe server ended the reply early {HOSTILE}" in shown
    assert written_texts.KEPT in shown
    assert SENTENCES[0].text in shown


@pytest.mark.parametrize(
    ("answer", "rest"), [(GROWING[0], written_texts.KEPT), (ANSWERED, written_texts.QUOTES_INSTEAD)]
)
def test_what_a_reader_stopped_says_so_and_shows_what_there_is(answer: Answer, rest: str) -> None:
    turn = _turn(answer, writing=True)
    turn.stop_with(written_texts.STOPPED)

    assert f"{written_texts.STOPPED} {rest}" in text_of(_drawn(turn))
    assert turn.is_settled


def test_a_silent_library_has_no_prose_and_no_quotes_to_write_over() -> None:
    shown = text_of(_drawn(replace_quotes(_turn(ABSTAINED), ABSTAINED)))

    assert phrases.QUOTES not in shown
    assert "Written by" not in shown


def replace_quotes(turn: ChatTurn, quotes: Answer) -> ChatTurn:
    """The turn with other quotes."""
    turn.quotes = quotes
    return turn


def test_nothing_a_model_writes_becomes_a_tag_or_a_marker() -> None:
    forged = 'x</bdi></p><button class="marker" data-open="quote:0:9">[9]</button> [9] \u202e[S1]'
    answer = replace(prose("grow", 0), mode=WHOLE.mode, claims=(Claim(forged, (FIRST,)),))

    drawn = _drawn(_turn(answer)) + _drawn(_turn(WHOLE)) + _drawn(_turn(WRITTEN))

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert not set("${}`\\") & set(drawn)
    assert "quote:0:9" not in {marker["data-open"] for marker in _markers(drawn)}
    assert forged in text_of(drawn)


def test_a_sentence_is_isolated_so_that_its_direction_reaches_no_marker() -> None:
    answer = replace(WHOLE, claims=(Claim("\u202eedis tfel", (FIRST,)),))

    drawn = _drawn(_turn(answer))

    assert '<bdi class="sentence">\u202eedis tfel</bdi>' in drawn


def test_a_settled_answer_can_be_copied_with_the_numbers_of_the_page() -> None:
    (copied,) = [
        known["data-copy"]
        for _, known in tags_of(_drawn(_turn(WHOLE)))
        if known.get("aria-label") == written_texts.COPY_LABEL
    ]

    assert copied == answer_to_copy(WHOLE, first=ANSWERED)


def test_many_sentences_are_set_in_paragraphs() -> None:
    quote = cited(BARE, "Nobody signed this.")
    claims = tuple(Claim(f"Sentence {number}.", (quote,)) for number in range(9))

    drawn = _drawn(_turn(replace(WHOLE, claims=claims)))

    assert drawn.count('<p class="written">') == 3


def test_the_choice_has_no_model_first_and_marks_the_one_chosen() -> None:
    drawn = render_model_choice(["Quill", f"Nib {HOSTILE}"], "Quill")

    options = [known for tag, known in tags_of(drawn) if tag == "option"]
    assert [option["value"] for option in options] == ["", "Quill", f"Nib {HOSTILE}"]
    assert ["selected" in option for option in options] == [False, True, False]
    assert text_of(drawn).startswith(f"{written_texts.CHOICE}{written_texts.NO_MODEL}Quill")
    assert not set("${}`\\") & set(drawn)
