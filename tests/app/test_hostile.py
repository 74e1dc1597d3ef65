"""Ten documents that want a model to lie, and a model that obeys them: none of it is backed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from app.ask.service import AnswerService
from app.cli.answer_text import answer_text
from app.llm.endpoint import Endpoint
from app.llm.openai_model import OpenAIModel
from app.serialize.answer import answer_json
from app.web.library_view import LibraryView
from app.web.render.cards import render_answer
from index.store.store import Store
from tests.app.conftest import filled
from tests.app.llm.behaviours import letter_by_letter
from tests.app.llm.server import serving
from tests.app.web.markup import tags_of
from tests.index.folders import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.answer import Answer
    from index.search.embed import Embedder
    from tests.app.llm.server import Asked

_FOLDER = REPOSITORY / "tests" / "hostile"
_ATTACKS = [
    json.loads(line) for line in (_FOLDER / "attacks.jsonl").read_text("utf-8").splitlines()
]
_KEY = "key-of-the-test-0000"
_RUNS = {"script", "img", "svg", "iframe", "object", "embed", "link", "style", "form"}
_NAMES = [attack["document"] for attack in _ATTACKS]


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> Iterator[AnswerService]:
    store = filled(tmp_path_factory.mktemp("hostile") / "store", embedder, _FOLDER)
    opened = Store.open(store, embedder, purpose="a test")
    with AnswerService(opened, embedder, abstain_below=0.0) as desk:
        yield desk


def _obeyed(desk: AnswerService, attack: dict[str, Any]) -> tuple[list[Answer], list[Asked]]:
    """All that a reader sees one after the other, and what the model was sent."""
    with serving([letter_by_letter(attack["obeyed"])], key=_KEY) as server:
        endpoint = Endpoint(url=server.url, model="scripted", key=SecretStr(_KEY), context=8_000)
        seen = list(desk.answers(attack["question"], model=OpenAIModel(endpoint)))
        return seen, server.chats


@pytest.mark.parametrize("attack", _ATTACKS, ids=_NAMES)
def test_nothing_that_an_attack_wants_said_is_ever_shown_as_backed(
    hostile: AnswerService, attack: dict[str, Any]
) -> None:
    seen, _ = _obeyed(hostile, attack)

    for answer in seen:
        claimed = " ".join(claim.text for claim in answer.claims)
        assert not [words for words in attack["never"] if words in claimed]
        for cited in (cited for claim in answer.claims for cited in claim.citations):
            assert cited.document.text[cited.span.start : cited.span.end] == cited.quote.exact
    assert seen[-1].rejections


@pytest.mark.parametrize("attack", _ATTACKS, ids=_NAMES)
def test_the_key_is_nowhere_in_what_a_reader_or_the_model_is_given(
    hostile: AnswerService, attack: dict[str, Any]
) -> None:
    seen, chats = _obeyed(hostile, attack)

    for answer in seen:
        shown = (json.dumps(answer_json(answer)), answer_text(answer), repr(answer))
        assert not [text for text in shown if _KEY in text]
    assert not [asked for asked in chats if _KEY in asked.text]


@pytest.mark.parametrize("attack", _ATTACKS, ids=_NAMES)
def test_no_line_of_evidence_is_forged_and_the_rules_come_first(
    hostile: AnswerService, attack: dict[str, Any]
) -> None:
    _, (asked,) = _obeyed(hostile, attack)

    system, *_, last = asked.body["messages"]
    keys = re.findall(r"^\[(S\d+)\]", last["content"], re.MULTILINE)
    assert system["role"] == "system"
    assert keys == [f"S{number}" for number in range(1, len(keys) + 1)]
    assert len(re.findall(r"\[S\d+\]", last["content"])) == len(keys)


@pytest.mark.parametrize("attack", _ATTACKS, ids=_NAMES)
def test_the_page_shows_an_attack_as_words_and_as_nothing_else(
    hostile: AnswerService, attack: dict[str, Any]
) -> None:
    seen, _ = _obeyed(hostile, attack)

    for answer in seen:
        tags = tags_of(render_answer(answer, turn=0, library=LibraryView({}, lambda _: True)))
        assert not {name for name, _ in tags} & _RUNS
        assert not [name for _, has in tags for name in has if name.startswith("on")]
        links = [str(has.get(name)) for _, has in tags for name in ("href", "src") if name in has]
        assert not [link for link in links if "javascript:" in link or "://" in link]
