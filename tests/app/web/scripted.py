"""A desk that says what it is told to, over documents that mean harm."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from threading import Event, Semaphore
from typing import TYPE_CHECKING, TypeVar

from app.ask.speaker_counts import SpeakerCount
from app.check.change import ChangeKind as Sort
from app.check.change import QuotationChange, QuoterMark
from app.check.quotation import Sign
from app.check.result import CheckResult, MatchedPlace
from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.filters import Filters
from app.domain.views import Difference
from corpus.errors import OnRecordError
from corpus.model.document import Document, DocumentKind, Provenance
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import UNCLEAR, Role, Speaker, Voice
from corpus.model.utterance import Utterance
from tests.app.web.shut_desk import DeskForPrograms

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from app.llm.model import Message, Model

_T = TypeVar("_T")
HOSTILE = (
    '<script>window.pwned=1</script> <img src=x onerror="window.pwned=1"> '
    "[click](javascript:alert(1)) ${window.pwned=1} {{constructor}} `x` </mark></p> &lt;b&gt; '\""
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 6
TWICE = "The bridge is safe."
_FILLER = "\n\n".join(
    f"Paragraph {number} speaks of the weather on the river." for number in range(40)
)
_TEXT = (
    f"An essay\n\n{TWICE} So said the mayor in the spring.\n\n{_FILLER}\n\n"
    f"In the autumn he said it again.\n\n{TWICE} {HOSTILE} {LONG_WORD}\n\n{_FILLER}"
)


def provenance(identity: str, **known: object) -> Provenance:
    """A provenance that knows what is given, and nothing else."""
    return Provenance(id=identity, file=f"{identity}.txt", sha256="0" * 64, **known)  # type: ignore[arg-type]


BARE = Document(provenance("bare"), "Nobody signed this. It carries no date.")
HARM = Document(
    provenance(
        f"harm {HOSTILE}",
        title=f"Title {HOSTILE}",
        author=f"Author {HOSTILE}",
        publisher=f"Publisher {HOSTILE}",
        interviewer=f"Interviewer {HOSTILE}",
        interviewee=f"Interviewee {HOSTILE}",
        published=PublicationDate("2024-02-17"),
        published_from=f"Grounds {HOSTILE}",
        titled_by=f"Titler {HOSTILE}",
        kind=DocumentKind.INTERVIEW,
        language=f"en {HOSTILE}",
    ),
    _TEXT,
)
DOCUMENTS = (HARM, BARE)


def place(document: Document, words: str, *, nth: int = 0) -> Span:
    """The `nth` place of the document, counted from 0, where the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def cited(
    document: Document, words: str, voice: Voice | Speaker = UNCLEAR, *, nth: int = 0
) -> Citation:
    """The words at that place; a speaker without more speaks directly."""
    voice = Voice(voice) if isinstance(voice, Speaker) else voice
    return Citation.at(place(document, words, nth=nth), document, voice)


def quoting(question: str, *citations: Citation, asked: tuple[Document, ...] = DOCUMENTS) -> Answer:
    """An answer of quotes, each a claim."""
    return Answer(
        question=question,
        claims=tuple(Claim(citation.quote.exact, (citation,)) for citation in citations),
        confidence=0.86,
        coverage=Coverage(
            tuple(document.id for document in asked),
            tuple({citation.document.id: None for citation in citations}),
        ),
    )


AUTHOR = Speaker(None, Role.AUTHOR)
QUOTED = Voice(Speaker(f"Mayor {HOSTILE}", Role.QUOTED), via=(AUTHOR,))
SECOND = cited(HARM, f"{TWICE} {HOSTILE}", Speaker(f"Mayor {HOSTILE}", Role.QUOTED))
FIRST = cited(HARM, TWICE, Speaker("The mayor", Role.QUOTED))
ANSWERED = quoting("Is the bridge safe?", SECOND, FIRST, cited(BARE, "Nobody signed this."))
ABSTAINED = Answer(
    question="What does tea cost?",
    claims=(),
    confidence=0.08,
    coverage=Coverage((HARM.id, BARE.id), ()),
    nearest=(Nearest(FIRST, f"it does not speak of tea {HOSTILE}"),),
    missing=("tea",),
)
WRITTEN = Answer(
    question="What did he say?",
    claims=(Claim(f"He said it twice. {HOSTILE}", (FIRST, SECOND)),),
    rejections=(Rejection(f"He said it in 1999. {HOSTILE}", f"1999 stands nowhere {HOSTILE}"),),
    confidence=0.6,
    coverage=Coverage((HARM.id, BARE.id), (HARM.id,)),
    mode=Mode.WRITTEN,
    model=f"model {HOSTILE}",
)

CLERK = Speaker(f"Clerk {HOSTILE}", Role.QUOTED)
REPORTED = cited(BARE, "It carries no date.", Voice(CLERK, reported=True, via=(AUTHOR,)))
DIFFERING = replace(
    quoting("Do they agree?", SECOND, REPORTED, FIRST, cited(BARE, "Nobody signed this.")),
    differ=(Difference(SECOND, REPORTED),),
    notices=(f"The library does not hold that they agree. {HOSTILE}",),
)


@dataclass
class ScriptedModel:
    """Writes a word for each release of `pace`, and tells when its request has ended.

    `words` counts those that were asked of it, the one it is at included.
    """

    name: str = "Quill"
    pace: Semaphore = field(default_factory=lambda: Semaphore(1_000))
    ended: Event = field(default_factory=Event)
    words: int = 0
    context: int = 4_096
    reply_tokens: int = 512
    restate_only: bool = False

    def count(self, messages: Sequence[Message]) -> int:
        """As many as there are messages."""
        return len(messages)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Words without end."""
        try:
            while True:
                self.words += 1
                if not self.pace.acquire(timeout=20):
                    message = "the test left it waiting"
                    raise AssertionError(message)
                yield f"word {len(messages)} "
        finally:
            self.ended.set()


@dataclass
class ScriptedDesk(DeskForPrograms):
    """Gives each question its answer, or raises its error; the rest are answered alike.

    While `gate` is shut, questions wait; until it is `opened`, so does the library. With a model,
    the quotes come first, and for each word of it the next of what is `written`.
    """

    library: tuple[Document, ...] = DOCUMENTS
    script: Mapping[str, Answer | Exception] = field(default_factory=dict)
    checks: Mapping[str, CheckResult | Exception] = field(default_factory=dict)
    restates: bool = False  # whether a follow-up is first put to the model
    written: Mapping[str, Sequence[Answer | Exception]] = field(default_factory=dict)
    told: list[tuple[str, ...]] = field(default_factory=list)
    gate: Event = field(default_factory=Event)
    opened: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    filtered: list[Filters] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with all open."""
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
        """What the script says, and what the model writes over it."""
        self.asked.append(question)
        self.filtered.append(filters)
        self.told.append(tuple(answer.question for answer in history))
        _wait(self.gate)
        if self.restates and history and model is not None:
            with closing(model.stream(())) as words:
                next(words)
        yield _said(self.script.get(question, ANSWERED))
        if model is not None:
            with closing(model.stream(())) as words:
                for said, _ in zip(self.written.get(question, ()), words, strict=False):
                    yield _said(said)

    def check(self, words: str) -> CheckResult:
        """What `checks` says; the rest stand nowhere."""
        self.asked.append(words)
        _wait(self.gate)
        return _said(self.checks.get(words, CheckResult(words)))

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """The mayor, and in a document with one an author."""
        _wait(self.opened)
        author = document.provenance.author
        told = (SpeakerCount(Speaker(author, Role.AUTHOR), 3),) if author else ()
        return (*told, SpeakerCount(QUOTED.speaker, 2))

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """An author from beginning to end, who quotes the mayor where it is said twice."""
        _wait(self.opened)
        author = Speaker(document.provenance.author, Role.AUTHOR)
        whole = Utterance(Span(0, len(document.text)), author)
        quoted = [place(document, TWICE, nth=nth) for nth in range(document.text.count(TWICE))]
        return (whole, *(Utterance(span, QUOTED.speaker) for span in quoted))

    def is_whole(self, document: Document, span: Span) -> bool:
        """Whether a full stop ends it."""
        return span.of(document.text).endswith(".")

    def voice_of(self, document: Document, span: Span) -> Voice:
        """The mayor, quoted by the author, wherever it is."""
        _wait(self.opened)
        assert span.of(document.text)
        return QUOTED


def _said(said: _T | Exception) -> _T:
    if isinstance(said, Exception):
        raise said
    return said


def _wait(event: Event) -> None:
    if not event.wait(timeout=20):
        message = "the test left it shut"
        raise AssertionError(message)


SCRIPT: Mapping[str, Answer | Exception] = {
    "tea": ABSTAINED,
    "written": WRITTEN,
    "too long": OnRecordError(f"Ask at most 2,000 characters {HOSTILE}"),
    "fault": RuntimeError("a secret of the program"),
}

_CHANGED = place(BARE, "It carries no date.")
ALTERED = f"It […] carries a date {HOSTILE}"
NOWHERE = f"nowhere {HOSTILE}"
CHECKS: Mapping[str, CheckResult | Exception] = {
    TWICE: CheckResult(
        TWICE,
        tuple(MatchedPlace(HARM, place(HARM, TWICE, nth=nth), QUOTED) for nth in range(2)),
        more=3,
    ),
    ALTERED: CheckResult(
        ALTERED,
        (
            MatchedPlace(
                BARE,
                _CHANGED,
                Voice(AUTHOR),
                changes=(
                    QuotationChange(Sort.NEGATION_DROPPED, "a", "no", _CHANGED.start + 11, ("no",)),
                    QuotationChange(Sort.ADDED, HOSTILE, "", _CHANGED.start + 18),
                ),
                quoter_marks=(QuoterMark(Sign.ELLIPSIS, "[…]", "", _CHANGED.start + 3),),
                unquoted_cues=("never", HOSTILE),
                likeness=0.8,
            ),
        ),
    ),
    NOWHERE: CheckResult(NOWHERE, nearest=(FIRST,)),
    "...": OnRecordError(f"There is no word among these {HOSTILE}"),
    "fault": RuntimeError("a secret of the program"),
}
