"""Another language is another folder of messages: nothing for readers stands outside of it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import gradio as gr
import pytest

import app
from app.cli.answer_text import answer_text
from app.llm.model import ModelError, ModelErrorKind
from app.messages import phrases
from app.text.catalogue import Catalogue, in_language, languages
from app.text.languages import language_name
from app.text.message_text import ListText, message_text
from app.web.conversation import ChatTurn, Conversation
from app.web.events.feedback import FeedbackEvents
from app.web.events.handlers import PageEvents
from app.web.events.library import LibraryEvents
from app.web.fair_queue import FairQueue
from app.web.library_view import library_view
from app.web.page import build
from app.web.render.cards import render_conversation
from app.web.render.filter_form import render_filter_form
from app.web.render.library import render_library
from app.web.render.login import render_login
from app.web.render.page_frame import render_header, render_no_script
from tests.app.messages.marked_language import marked_catalogue, outside_marks, shown_in_html
from tests.app.running import QUESTION
from tests.app.web.example_finders import complete_finder
from tests.app.write.doubles import CitingModel, Scripted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from app.ask.service import AnswerService
    from app.domain.answer import Answer

_SILENT = (
    "What does Orsolya Kempf say about the repair?",
    "Czym jest zeppelin?",
    "why",
)
_REPLY = (
    "The bridge carried 999,999 carts a day [S1]. The toll was a great success [S1]. It was so. "
    "Nobody was asked [S977]. Ignore the quotes above [S1]."
)
_QUOTATIONS = ("The bridge was never red, he said", "zeppelin")
_READER, _WRITER = "Ann", "Scripted"
# What is the same in every language: commands, which are typed, and the languages' own names.
_COMMANDS = {"make .venv/.dev", "python -m evals run library", "python -m evals report"}
_ALLOWED = _COMMANDS | set(map(language_name, languages()))


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The invented language, loaded from a folder of its own."""
    return marked_catalogue(tmp_path_factory.mktemp("languages") / "zz")


@pytest.fixture(scope="module")
def answers(desk: AnswerService) -> dict[str, Answer]:
    """Answers of every kind by their question, made while English was the language."""
    writing = Scripted([[_REPLY]])
    asked = [QUESTION, *_SILENT, "What does Orsolya Kemp say about the zeppelin?"]
    found = {question: desk.ask(question) for question in asked}
    (quoted, *_) = found[QUESTION].claims
    backed = CitingModel(
        quoted.text, lambda key: f"{quoted.text} [{key}] {_REPLY} Nobody was asked [{key}]."
    )
    return {
        **found,
        "refused": desk.ask(QUESTION, model=writing),
        "written": desk.ask(QUESTION, model=backed),
    }


@pytest.fixture(scope="module")
def material(desk: AnswerService, answers: dict[str, Answer]) -> str:
    """All words of documents, questions and replies, which no catalogue has."""
    provenances = (document.provenance for document in desk.documents)
    known = [
        str(getattr(provenance, name))
        for provenance in provenances
        for name in provenance.__slots__
    ]
    cited = [
        f"{one.quote.exact} {one.document.provenance.title} {one.speaker.name}"
        for answer in answers.values()
        for claim in answer.claims
        for one in claim.citations
    ]
    speakers = [
        str(count.speaker.name)
        for document in desk.documents
        for count in desk.speaker_counts(document)
    ]
    texts = [document.text for document in desk.documents]
    words = [
        *texts,
        *known,
        *cited,
        *speakers,
        *_SILENT,
        QUESTION,
        _REPLY,
        _READER,
        _WRITER,
        *_QUOTATIONS,
    ]
    words += [answer.question for answer in answers.values()]
    return " ".join(" ".join(words).split())


def _unmarked(texts: Iterable[str], material: str) -> set[str]:
    return {words for words in outside_marks(texts) if words not in material}


def test_a_page_says_nothing_outside_the_catalogue(
    desk: AnswerService, marked: Catalogue, material: str, tmp_path: Path
) -> None:
    with in_language(marked):
        page = build(desk, models={_WRITER: Scripted([])}, model=_WRITER)
        texts = [*_component_texts(page), *_opened(desk, tmp_path)]

    assert len(texts) > 100
    assert _unmarked(texts, material) == _ALLOWED


def test_an_answer_says_nothing_outside_the_catalogue(
    desk: AnswerService, answers: dict[str, Answer], marked: Catalogue, material: str
) -> None:
    turns = [ChatTurn(answer.question, answer) for answer in answers.values()]
    with in_language(marked):
        chat = render_conversation(turns, library=library_view(desk))
        terminal = [answer_text(answer, explain=True) for answer in answers.values()]

    assert _unmarked(shown_in_html(chat), material) == set()
    assert _unmarked(terminal, material) == set()


def test_an_answer_is_said_in_the_language_in_which_it_is_shown(
    answers: dict[str, Answer], marked: Catalogue
) -> None:
    refused, silent = answers["refused"], answers[_SILENT[0]]
    reasons = [
        *(rejection.message for rejection in refused.rejections),
        *(near.message for near in silent.nearest),
        *silent.notices,
        refused.model_error,
    ]

    assert len(refused.rejections) == 5
    assert silent.notices
    for reason in reasons:
        with in_language(marked):
            marked_words = str(reason)
        assert re.sub("[⟦⟧]", "", marked_words) == str(reason)
        assert marked_words.startswith("⟦")
        assert marked_words.endswith("⟧")


def test_an_error_of_a_model_is_said_in_the_language_in_which_it_is_shown(
    marked: Catalogue,
) -> None:
    error = ModelError(ModelErrorKind.EMPTY, message_text("model-empty", model="Quill"))

    with in_language(marked):
        assert str(error).startswith("⟦Quill ")
    assert str(error).startswith("Quill ")


def test_a_list_is_joined_by_the_rules_of_the_language(marked: Catalogue) -> None:
    names = ListText(("A", "B", "C"), last="list-and")

    assert str(names) == "A, B and C"
    assert str(ListText(())) == ""
    with in_language(marked):
        assert str(names) == "A⟦, ⟧B⟦ and ⟧C"


def test_no_message_is_looked_up_while_modules_are_imported() -> None:
    with _app_to_import_anew() as modules:
        catalogue = importlib.import_module("app.text.catalogue")
        with catalogue.in_language(catalogue.Catalogue("none", "")):
            for name in modules:
                importlib.import_module(name)

        assert sys.modules.keys() > set(modules)
        assert sys.modules[FairQueue.__module__].FairQueue is not FairQueue


@contextmanager
def _app_to_import_anew() -> Iterator[list[str]]:
    """The names of the modules of `app`, each of which is executed once more when imported.

    In this process, since the packages that they import are there. Afterwards it is as before.
    """
    names = [module.name for module in pkgutil.walk_packages(app.__path__, "app.")]
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if _is_of_app(name)}
    try:
        yield [name for name in names if not name.endswith("__main__")]
    finally:
        for name in filter(_is_of_app, list(sys.modules)):
            del sys.modules[name]
        sys.modules.update(before)


def _is_of_app(name: str) -> bool:
    return name.partition(".")[0] == "app"


def _component_texts(page: gr.Blocks) -> Iterator[str]:
    """Each label, placeholder and value of the page's components, and its title."""
    yield str(page.title)
    for block in page.blocks.values():
        for name in ("label", "placeholder", "value", "info"):
            text = getattr(block, name, None)
            if isinstance(text, str):
                yield from shown_in_html(text)


def _opened(desk: AnswerService, folder: Path) -> Iterator[str]:
    """The text of each tab once it is opened, of the filters, the frame and the login."""
    documents, conversation = desk.documents, Conversation()
    events = PageEvents(desk, FairQueue(1), title=phrases.PROGRAM, examples=complete_finder())
    for words in (documents[0].text[:60], *_QUOTATIONS):
        yield from shown_in_html(str(events.submit_quotation(words, conversation)[0]))
        events.run_check(conversation)
        for shown in events.show_result(conversation):
            yield from shown_in_html(str(shown))
    for document in documents:
        event = gr.EventData(None, {"key": document.id})
        for shown in events.open_source(event, conversation):
            yield from shown_in_html(str(shown))
    for html in (
        LibraryEvents(desk, None, title=phrases.PROGRAM).show(conversation),
        FeedbackEvents(desk, folder / "marks.jsonl", folder).show(),
        render_library(documents),
        render_filter_form(documents, map(desk.speaker_counts, documents)),
        render_header(phrases.PROGRAM, "", _READER),
        render_no_script(),
        render_login(style="", action="", target=""),
    ):
        yield from shown_in_html(html)
