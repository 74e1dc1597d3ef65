"""Answering services that reply as a test says, or that cannot be used."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from app.ask.speaker_counts import SpeakerCount
from app.check.result import CheckResult
from app.domain.filters import Filters
from app.verify.check_sentence import check_sentence
from corpus.errors import OnRecordError
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from corpus.model.utterance import Utterance
from tests.app.web.example_answers import ANSWERED, QUOTED, place
from tests.app.web.hostile_documents import DOCUMENTS, TWICE
from tests.app.web.service_for_programs import ServiceForPrograms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.llm.model import Model
    from app.verify.check_sentence import CheckedSentence
    from corpus.model.document import Document

_T = TypeVar("_T")


@dataclass
class UnavailableService(ServiceForPrograms):
    """A library that cannot be read until `open` is set; then it is empty."""

    reason: str
    open: bool = False

    @property
    def revision(self) -> str:
        """OnRecordError with the reason."""
        if not self.open:
            raise OnRecordError(self.reason)
        return "empty"

    def example_questions(self) -> Iterator[str | None]:
        """None."""
        return iter(())

    def follow_up_questions(
        self, answer: Answer, *, filters: Filters = Filters(), history: Sequence[Answer] = ()
    ) -> Iterator[str | None]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {answer.question} {filters} {len(history)}"
        raise OnRecordError(message)

    @property
    def documents(self) -> tuple[Document, ...]:
        """OnRecordError with the reason."""
        if not self.open:
            raise OnRecordError(self.reason)
        return ()

    def answers(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {question} {filters} {len(history)} {model}"
        raise OnRecordError(message)

    def check(self, words: str) -> CheckResult:
        """OnRecordError with the reason."""
        message = f"{self.reason} {words}"
        raise OnRecordError(message)

    def check_sentence(
        self, text: str, cited: Sequence[Citation], *, question: str = "", weak: bool = False
    ) -> CheckedSentence:
        """OnRecordError with the reason."""
        message = f"{self.reason} {text} {len(cited)} {question} {weak}"
        raise OnRecordError(message)

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id}"
        raise OnRecordError(message)

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id}"
        raise OnRecordError(message)

    def is_whole(self, document: Document, span: Span) -> bool:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id} {span}"
        raise OnRecordError(message)

    def voice_of(self, document: Document, span: Span) -> Voice:
        """OnRecordError with the reason."""
        message = f"{self.reason} {document.id} {span}"
        raise OnRecordError(message)


@dataclass
class ScriptedService(ServiceForPrograms):
    """Gives or raises what the script has for a question; all other questions get ANSWERED.

    While `gate` is cleared, questions wait; while `opened` is cleared, so does the library. With a
    model, the quotes come first, then one answer of `written` for each word of the model.
    `histories` are the earlier questions that came with each question.
    """

    library: tuple[Document, ...] = DOCUMENTS
    script: Mapping[str, Answer | Exception] = field(default_factory=dict)
    checks: Mapping[str, CheckResult | Exception] = field(default_factory=dict)
    restates: bool = False  # whether the model restates a follow-up first
    written: Mapping[str, Sequence[Answer | Exception]] = field(default_factory=dict)
    histories: list[tuple[str, ...]] = field(default_factory=list)
    gate: Event = field(default_factory=Event)
    opened: Event = field(default_factory=Event)
    examples: Sequence[str | None] = ("Is the bridge safe?",)
    further: Sequence[str | None] = ()  # questions to go on with after each answer
    asked: list[str] = field(default_factory=list)
    filtered: list[Filters] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Let questions and the library through."""
        self.gate.set()
        self.opened.set()

    @property
    def revision(self) -> str:
        """One for each service."""
        return f"{id(self)}"

    def example_questions(self) -> Iterator[str | None]:
        """The scripted examples, where there is a library."""
        return iter(self.examples if self.library else ())

    def follow_up_questions(
        self, answer: Answer, *, filters: Filters = Filters(), history: Sequence[Answer] = ()
    ) -> Iterator[str | None]:
        """The scripted ones, whatever the answer."""
        assert (answer, filters) not in [(earlier, filters) for earlier in history]
        return iter(self.further)

    def release(self) -> None:
        """Let everything through that still waits."""
        self.gate.set()
        self.opened.set()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The library."""
        _wait(self.opened)
        return self.library

    def answers(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """The scripted quotes, then the scripted answers with the model's prose."""
        self.asked.append(question)
        self.filtered.append(filters)
        self.histories.append(tuple(answer.question for answer in history))
        _wait(self.gate)
        if self.restates and history and model is not None:
            with closing(model.stream(())) as words:
                next(words)
        yield _reply(self.script.get(question, ANSWERED))
        if model is not None:
            with closing(model.stream(())) as words:
                for scripted, _ in zip(self.written.get(question, ()), words, strict=False):
                    yield _reply(scripted)

    def check(self, words: str) -> CheckResult:
        """The scripted result; all other quotations are found nowhere."""
        self.asked.append(words)
        _wait(self.gate)
        return _reply(self.checks.get(words, CheckResult(words)))

    def check_sentence(
        self, text: str, cited: Sequence[Citation], *, question: str = "", weak: bool = False
    ) -> CheckedSentence:
        """As the rules have it, without a model."""
        return check_sentence(text, cited, question=question, weak=weak)

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """The mayor, and the document's author if it has one."""
        _wait(self.opened)
        author = document.provenance.author
        authors = (SpeakerCount(Speaker(author, Role.AUTHOR), 3),) if author else ()
        return (*authors, SpeakerCount(QUOTED.speaker, 2))

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """The author of the whole text, who quotes the mayor wherever TWICE occurs."""
        _wait(self.opened)
        author = Speaker(document.provenance.author, Role.AUTHOR)
        whole = Utterance(Span(0, len(document.text)), author)
        quoted = [place(document, TWICE, nth=nth) for nth in range(document.text.count(TWICE))]
        return (whole, *(Utterance(span, QUOTED.speaker) for span in quoted))

    def is_whole(self, document: Document, span: Span) -> bool:
        """Whether the span ends with a full stop."""
        return span.of(document.text).endswith(".")

    def voice_of(self, document: Document, span: Span) -> Voice:
        """Always the mayor, quoted by the author."""
        _wait(self.opened)
        assert span.of(document.text)
        return QUOTED


def _reply(scripted: _T | Exception) -> _T:
    if isinstance(scripted, Exception):
        raise scripted
    return scripted


def _wait(event: Event) -> None:
    if not event.wait(timeout=20):
        message = "the test left it shut"
        raise AssertionError(message)
