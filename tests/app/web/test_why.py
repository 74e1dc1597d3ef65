"""Why a quote was chosen, and which words nothing holds, as folds of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.claim import Claim
from app.domain.explanation import QuoteExplanation, SelectionReason, SilenceExplanation, TermPlace
from app.messages import why_texts
from app.messages.why_texts import NEARNESS, WORDS
from app.web.conversation import ChatTurn
from app.web.render.cards import render_answer, render_conversation
from corpus.model.span import Span
from tests.app.web.example_answers import ABSTAINED, ANSWERED, REPORTED, SECOND
from tests.app.web.hostile_documents import HOSTILE, LONG_WORD
from tests.app.web.library_view import LIBRARY_VIEW
from tests.app.web.markup import attributes_of, tags_of, text_of
from tests.app.web.scripted_prose import GROWING
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask, shows_second

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from tests.app.web.conftest import Open, Serve

_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


def _why(citation: Citation, chosen: SelectionReason = SelectionReason.BEST) -> QuoteExplanation:
    """The whole quote is context of its last word."""
    best = Span(citation.span.end - 1, citation.span.end)
    return QuoteExplanation(
        document=citation.document.id,
        span=citation.span,
        best=best,
        chosen=chosen,
        found_by=("dense", "lexical"),
        rank=2,
        has=("bridge",),
        around=(),
        lacks=(HOSTILE, LONG_WORD),
        cosine=0.5,
        parts=(("words", 0.25), ("asks", -0.25), (HOSTILE, 0.125)),
        score=0.625,
        share=1.0,
        context=1,
    )


def _explained(answer: Answer) -> Answer:
    claims = (
        Claim(claim.text, claim.citations, why=tuple(map(_why, claim.citations)))
        for claim in answer.claims
    )
    return replace(answer, claims=tuple(claims))


EXPLAINED = _explained(ANSWERED)
SILENT = replace(
    ABSTAINED,
    why=SilenceExplanation(
        ((HOSTILE, TermPlace.NOWHERE), ("tea", TermPlace.NOWHERE), ("cost", TermPlace.ELSEWHERE)),
        0.08,
        0.2,
    ),
)


def _drawn(answer: Answer) -> str:
    return render_answer(answer, turn=0, library=LIBRARY_VIEW)


def _folds(drawn: str) -> list[str]:
    """The text of each fold that explains."""
    parts = drawn.split('<details class="fold because">')[1:]
    return [text_of(part.split("</details>")[0]) for part in parts]


def test_each_quote_has_a_fold_that_is_shut() -> None:
    drawn = _drawn(EXPLAINED)

    folds = _folds(drawn)
    assert len(folds) == len(EXPLAINED.claims)
    assert not [known for tag, known in tags_of(drawn) if tag == "details" and "open" in known]
    assert "Chosenthe quote that scores best" in folds[0]
    assert "Foundby its meaning and by its words, in passage 2 of those found" in folds[0]
    assert f"Best sentence“{HOSTILE[-1]}”" in folds[0]
    assert "Words in it“bridge”" in folds[0]
    assert "Score0.62" in folds[0]
    assert "+0.50 nearness in meaning" in folds[0]
    assert "\N{MINUS SIGN}0.25 it is a question" in folds[0]
    assert folds[0].endswith(f"{WORDS}{NEARNESS}")


def test_each_fold_says_to_those_who_hear_it_of_which_quote_it_is() -> None:
    labels = [
        known.get("aria-label") for tag, known in tags_of(_drawn(EXPLAINED)) if tag == "summary"
    ]

    assert labels[1:6:2] == [f"{why_texts.WHY}: number {number}" for number in (1, 2, 3)]


def test_without_reasons_there_is_no_fold() -> None:
    assert _folds(_drawn(ANSWERED)) == []
    assert _folds(_drawn(ABSTAINED)) == []


def test_prose_leaves_the_folds_and_a_quote_that_only_it_cites_has_its_own() -> None:
    whole = _explained(GROWING[-1])
    turn = ChatTurn("grow", whole, model="Quill", quotes=EXPLAINED)

    drawn = render_conversation([turn], library=LIBRARY_VIEW)

    assert REPORTED in [cited for claim in whole.claims for cited in claim.citations]
    assert len(_folds(drawn)) == len(EXPLAINED.claims) + 1


def test_silence_has_a_fold_with_the_words_that_nothing_holds() -> None:
    (fold,) = _folds(_drawn(SILENT))

    assert fold.startswith(f"{why_texts.SILENCE}In no document of the library“{HOSTILE}”, “tea”")
    assert "in none of the sentences that came nearest“cost”" in fold
    assert fold.endswith("with a probability of 8%; below 20% it is silent.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), why_texts.NO_WORDS),
        ((("bridge", TermPlace.WEIGHED),), why_texts.NONE_NOWHERE),
    ],
)
def test_silence_that_no_missing_word_explains_says_so(
    words: tuple[tuple[str, TermPlace], ...], said: str
) -> None:
    (fold,) = _folds(_drawn(replace(SILENT, why=SilenceExplanation(words, 0.08, 0.2))))

    assert said in fold


def test_nothing_in_a_fold_becomes_a_tag_or_a_handler() -> None:
    drawn = _drawn(EXPLAINED) + _drawn(SILENT)

    assert {"script", "img", "a", "b"}.isdisjoint(tag for tag, _ in tags_of(drawn))
    assert not {name for name in attributes_of(drawn) if name.startswith("on")}
    assert not set("${}`\\") & set(drawn)


@pytest.mark.browser
@pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")  # of Gradio 6.31
@pytest.mark.core
@pytest.mark.parametrize("width", [1150, 390])  # where no source opens by itself
def test_a_fold_opens_from_the_keyboard_and_does_not_open_the_source(
    width: int, served: Serve, opened: Open
) -> None:
    service = ScriptedService(script={"why": EXPLAINED, "tea": SILENT})
    page = opened(served(service), width=width)
    ask(page, "why")
    page.locator(".card .about > summary").first.click()
    fold = page.locator(".card .because").first

    shut = fold.locator("dl").is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    fold.locator("dl").wait_for()
    fold.locator("dd").first.click()

    assert not shut
    assert page.locator(".card.current").count() == 0
    assert page.locator("body.reading").count() == 0
    page.locator(".card blockquote").first.click()
    shows_second(page)
    assert SECOND.quote.exact in (page.locator(".card.current").text_content() or "")
    page.keyboard.press("Escape")
    ask(page, "tea")
    page.locator(".found > .because summary").click()
    assert page.evaluate(_SIDEWAYS) <= 0
    assert page.locator("#chat").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
