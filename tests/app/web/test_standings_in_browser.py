"""What a reader sees of the three standings of written sentences, wide and narrow, light and dark.

Every test also proves, in `opened`, that no request left this machine and no word ran anything.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Semaphore
from typing import TYPE_CHECKING

import pytest

from app.domain.answer import Answer, Coverage, Mode, Rejection
from app.domain.citation import Citation
from app.domain.claim import Claim, SentenceStanding
from app.messages import written_texts
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from tests.app.web.scripted_model import ScriptedModel
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.steps import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

_WORDS = (
    "The council closed the ferry after the storm of March 2019.",
    "A new ferry may cost 40,000 crowns, and nobody has yet said who would pay for it.",
    "Most who came to the meeting would rather have a bridge.",
)
_COLUMN = Document(
    Provenance(
        id="column",
        file="column.md",
        sha256="ab",
        title="Of ferries and bridges",
        author="Ada Rill",
        kind=DocumentKind.COLUMN,
        published=PublicationDate("2024-05-02"),
    ),
    " ".join(_WORDS),
)


def _citation(words: str) -> Citation:
    start = _COLUMN.text.index(words)
    voice = Voice(Speaker("Ada Rill", Role.AUTHOR))
    return Citation.at(Span(start, start + len(words)), _COLUMN, voice)


_CLOSED, _COST, _BRIDGE = map(_citation, _WORDS)
_NUMBER = "no cited sentence holds the number 60,000"
_CONFIRMED = Claim(_WORDS[0], (_CLOSED,), SentenceStanding.CONFIRMED)
_UNCONFIRMED = Claim(
    "A bridge is what most of those at the meeting asked for.",
    (_BRIDGE,),
    SentenceStanding.UNCONFIRMED,
    "its quotes may not say it",
)
_INSTEAD = Claim(_WORDS[1], (_COST,), SentenceStanding.REFUSED, _NUMBER)
_QUOTES = Answer(
    question="What of the ferry?",
    claims=tuple(Claim(one.quote.exact, (one,)) for one in (_CLOSED, _COST, _BRIDGE)),
    confidence=0.9,
    coverage=Coverage(("column",), ("column",)),
)
_WRITTEN = replace(
    _QUOTES,
    claims=(_CONFIRMED, _INSTEAD, _UNCONFIRMED),
    rejections=(Rejection("A new ferry costs 60,000 crowns.", _NUMBER, "number"),),
    replaced=(Rejection("The council closed it in 2018.", "no cited sentence holds 2018"),),
    mode=Mode.WRITTEN,
    model="Quill",
)
_FOCUSED = "document.activeElement.getAttribute('aria-label')"
_ANSWERS = {
    "What of the ferry?": _WRITTEN,
    "What does it cost?": replace(
        _WRITTEN, question="What does it cost?", claims=(_INSTEAD, _UNCONFIRMED), replaced=()
    ),
}


def _asked(
    served: Serve, opened: Open, *, question: str = "What of the ferry?", width: int = 1440
) -> Page:
    page = _asked_of(ScriptedModel(), served, opened, question=question, width=width)
    page.locator("[data-act=again]").wait_for()
    return page


def _asked_of(
    model: ScriptedModel, served: Serve, opened: Open, *, question: str, width: int = 1440
) -> Page:
    service = ScriptedService(
        library=(_COLUMN,),
        script={asked: replace(_QUOTES, question=asked) for asked in _ANSWERS},
        written={asked: (answer,) for asked, answer in _ANSWERS.items()},
    )
    page = opened(served(service, models=[model]), width=width, height=844)
    ask(page, question)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_each_standing_can_be_told_without_unfolding_anything(
    served: Serve, opened: Open, width: int, scheme: str
) -> None:
    page = _asked(served, opened, width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    prose, doubt = page.locator(".prose"), page.locator(".prose .doubt")

    assert doubt.is_visible()
    assert "Not confirmed: its quotes may not say it." in doubt.inner_text()
    assert _WORDS[2] in doubt.inner_text()
    assert f"[2]\N{NO-BREAK SPACE}in its own words: “{_WORDS[1]}”" in prose.inner_text()
    assert "60,000" not in prose.inner_text()
    colours = {
        part.evaluate("one => getComputedStyle(one).textDecorationLine")
        for part in page.locator(".prose .sentence:not(.unconfirmed)").all()
    }
    marked = page.locator(".prose .sentence.unconfirmed")
    assert colours == {"none"}
    assert marked.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_was_refused_and_what_was_written_again_are_folded_with_their_reasons(
    served: Serve, opened: Open
) -> None:
    page = _asked(served, opened)
    folds = page.locator(".refused details")

    assert folds.locator("summary").all_inner_texts() == [
        written_texts.refused_count(1),
        written_texts.replaced_count(1),
    ]
    folds.first.locator("summary").click()
    told = " ".join(folds.first.inner_text().split())
    assert f"A new ferry costs 60,000 crowns. Because {_NUMBER}." in told


@pytest.mark.parametrize("width", [1440, 390])
def test_the_quotes_are_above_the_prose_where_the_sentence_that_answers_was_refused(
    served: Serve, opened: Open, width: int
) -> None:
    page = _asked(served, opened, question="What does it cost?", width=width)
    card, prose = page.locator(".found .card").first, page.locator(".prose .written").first
    above, below = card.bounding_box(), prose.bounding_box()

    assert above
    assert below
    assert above["y"] < below["y"]


@pytest.mark.parametrize("name", [".source", ".about summary"])
def test_a_quote_that_moves_above_the_prose_keeps_the_focus(
    served: Serve, opened: Open, name: str
) -> None:
    model = ScriptedModel(pace=Semaphore(0))
    page = _asked_of(model, served, opened, question="What does it cost?")
    page.locator(f".card {name}").nth(1).focus()
    focused = page.evaluate(_FOCUSED)
    model.pace.release(5)
    page.locator("[data-act=again]").wait_for()
    above = page.locator(".found").evaluate(
        "e => e.compareDocumentPosition(document.querySelector('.prose'))"
        " & Node.DOCUMENT_POSITION_FOLLOWING"
    )

    assert above
    assert page.evaluate(_FOCUSED) == focused


def test_where_the_focused_button_goes_its_question_gets_the_focus(
    served: Serve, opened: Open
) -> None:
    model = ScriptedModel(pace=Semaphore(0))
    page = _asked_of(model, served, opened, question="What of the ferry?")
    page.locator("[data-act=halt]").focus()
    model.pace.release(5)
    page.locator("[data-act=again]").wait_for()
    page.wait_for_function("document.activeElement !== document.body")

    assert page.evaluate("document.activeElement.textContent") == "What of the ferry?"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.answer') !== null")
