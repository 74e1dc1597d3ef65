"""The gate, and citing code that is broken on purpose: each break must be caught.

The breaks are patched in, for code that works cannot be asked to fail.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from app.ask.claims import claim_for
from app.ask.service import AnswerService
from app.ask.snapshot import Snapshot
from app.config.settings import Settings
from app.domain.claim import Claim
from app.serialize.answer import citation_json
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from evals.cases.suites import Suite, read_suite
from evals.gate.baseline import read_baseline
from evals.gate.gate import GateVerdict, gate_verdict
from evals.metrics.registry import METRICS
from evals.run.cached_models import CachedEmbedder, cached_reader_for
from evals.run.run import outcomes
from evals.run.run_file import Run
from evals.run.run_metadata import run_metadata
from evals.run.system_under_test import AnswerServiceUnderTest
from index.evidence.select import select_evidence
from index.ingest.ingest import ingest_documents
from index.search.snapshot import Library
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.domain.citation import Citation
    from corpus.model.document import Document
    from index.evidence.evidence import Evidence
    from index.evidence.reader import PassageReader
    from index.search.embed import Embedder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["a fifth", pytest.param("all", marks=pytest.mark.full)])
def suite(request: pytest.FixtureRequest) -> Suite:
    """The suite with every fifth case, which must do to catch a break; or with all of them."""
    every = read_suite("footbridge")
    return every if request.param == "all" else replace(every, cases=every.cases[::5])


@pytest.fixture(scope="module")
def truth(suite: Suite) -> Mapping[str, Document]:
    return suite.documents()


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return CachedEmbedder()


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    found = cached_reader_for(Settings().evidence)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def stored(
    truth: Mapping[str, Document],
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("now")
    yield from _store(folder, list(truth.values()), embedder)


@pytest.fixture(scope="module")
def outdated(
    truth: Mapping[str, Document],
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Library]:
    """The library before each document was edited: then a line stood above it."""
    before = [replace(one, text=f"Draft.\n\n{one.text}") for one in truth.values()]
    for store in _store(tmp_path_factory.mktemp("before"), before, embedder):
        yield Library.read(store)


def _store(folder: Path, documents: Sequence[Document], embedder: Embedder) -> Iterator[Store]:
    with Store.open(folder, embedder, write=True) as store:
        ingest_documents(documents, store, embedder)
    with Store.open(folder, embedder) as store:
        yield store


class _Scene(NamedTuple):
    """What a break can lay hands on."""

    desk: AnswerService
    patch: pytest.MonkeyPatch
    outdated: Library


@pytest.fixture
def scene(
    stored: Store,
    embedder: Embedder,
    reader: PassageReader,
    outdated: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> _Scene:
    desk = AnswerService(stored, embedder, abstain_below=Settings().abstain_below, reader=reader)
    return _Scene(desk, monkeypatch, outdated)


def _verdict(desk: AnswerService, suite: Suite, truth: Mapping[str, Document]) -> GateVerdict:
    """What the project's own gate says of the desk, by the baseline that is committed."""
    made = run_metadata(suite, truth, system="onrecord", truth="the project's own")
    run = Run(made, tuple(outcomes(suite.cases, AnswerServiceUnderTest(desk), documents=truth)))
    return gate_verdict(run, read_baseline(METRICS), METRICS)


def _off_by_one(cited: Citation) -> dict[str, Any]:
    shown = citation_json(cited)
    return {**shown, "start": shown["start"] + 1, "end": shown["end"] + 1}


def _of_another_document(cited: Citation) -> dict[str, Any]:
    other = "essay" if cited.document.id != "essay" else "column"
    return {**citation_json(cited), "document": other}


def _offset_by_one(scene: _Scene) -> None:
    scene.patch.setattr("app.serialize.answer.citation_json", _off_by_one)


def _wrong_document(scene: _Scene) -> None:
    scene.patch.setattr("app.serialize.answer.citation_json", _of_another_document)


def _cut_negation(scene: _Scene) -> None:
    def cut(*given: Any, **named: Any) -> tuple[Evidence, ...]:
        return tuple(map(_after_the_negation, select_evidence(*given, **named)))

    scene.patch.setattr("app.ask.quote_answer.select_evidence", cut)


def _after_the_negation(evidence: Evidence) -> Evidence:
    """The quote from the word after its first "not", if it has one."""
    at = evidence.text.find(" not ")
    start = evidence.span.start + at + len(" not ")
    return replace(evidence, span=Span(start, evidence.span.end)) if at >= 0 else evidence


def _lost_context(scene: _Scene) -> None:
    scene.patch.setattr(
        "index.evidence.select.expand_to_context", lambda _text, _sentences, at, **_: (at, at)
    )


def _wrong_speaker(scene: _Scene) -> None:
    somebody = Voice(Speaker("Orsolya Kemp", Role.AUTHOR))

    def laid_to_somebody(*given: Any) -> Claim:
        told = claim_for(*given)
        return Claim(told.text, tuple(replace(one, voice=somebody) for one in told.citations))

    scene.patch.setattr("app.ask.quote_answer.claim_for", laid_to_somebody)


def _stale_revision(scene: _Scene) -> None:
    scene.patch.setattr(AnswerService, "library", property(lambda _: scene.outdated))


def _never_silent(scene: _Scene) -> None:
    scene.patch.setattr("app.ask.quote_answer.confidence", lambda *_: 1.0)


def _always_silent(scene: _Scene) -> None:
    scene.patch.setattr("app.ask.quote_answer.confidence", lambda *_: 0.0)


def test_sound_code_passes(scene: _Scene, suite: Suite, truth: Mapping[str, Document]) -> None:
    """Also when what the desk holds has become outdated: it reads the library anew."""
    # The desk alone knows what it holds.
    scene.desk._current.last = Snapshot(scene.outdated)  # noqa: SLF001

    assert _verdict(scene.desk, suite, truth).failures == ()


@pytest.mark.parametrize(
    ("break_it", "caught_by"),
    [
        (_offset_by_one, "Exactness"),
        (_wrong_document, "Exactness"),
        (_cut_negation, "In context"),
        (_lost_context, "In context"),
        (_wrong_speaker, "Speaker"),
        (_stale_revision, "Exactness"),
        (_never_silent, "Answered, of the unanswerable"),
        (_always_silent, "Answered, of the answerable"),
    ],
)
def test_broken_code_is_caught(
    break_it: Callable[[_Scene], None],
    caught_by: str,
    scene: _Scene,
    suite: Suite,
    truth: Mapping[str, Document],
) -> None:
    break_it(scene)

    failures = _verdict(scene.desk, suite, truth).failures

    assert any(failure.startswith(caught_by) for failure in failures), failures
