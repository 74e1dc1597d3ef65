"""Where questions are asked: a store held open, and the way from a question to an answer."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Self

from app.answer import Answer, Claim, Coverage, Nearest, Seconds
from app.citation import Citation
from app.filters import Filters
from corpus.byline import speaker_at
from corpus.errors import OnRecordError
from index.confidence import confidence, features
from index.embed import SentenceEmbedder
from index.errors import StoreError
from index.evidence import Evidence, Scored, choose, known_words, score
from index.library import Library
from index.retrieve import Hit, retrieve
from index.store import Store, is_store
from index.words import spelled, terms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.settings import Settings
    from corpus.document import Document
    from index.embed import Embedder
    from index.passages import Passage

READ = 8  # passages whose sentences are scored
VOICES = 6  # documents besides, of which the best passage is read too
POOL = 60  # passages looked through for those documents
NEAREST = 3
LISTED = 4
STRANGE = "none of the question's words stands in any document; ask in the documents' language"


class QuestionError(OnRecordError):
    """A question that cannot be asked."""


@dataclass(frozen=True, slots=True)
class Considered:
    """What a question brought up: passages, scored sentences, and how they fit; seconds spent."""

    question: str
    library: Library
    asked: tuple[str, ...]
    hits: tuple[Hit, ...]
    scored: list[Scored]
    features: tuple[float, ...]
    retrieve: float
    select: float


class Desk:
    """A library that answers, with no model, no key and no network."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        abstain_below: float = 0.2,
        max_question_chars: int = 2_000,
    ) -> None:
        """Load what is live in the store."""
        self._store = store
        self._embedder = embedder
        self._abstain_below = abstain_below
        self._max_question_chars = max_question_chars
        self._lock = Lock()
        self._library = Library.read(store)

    @classmethod
    def open(cls, settings: Settings, *, purpose: str) -> Self:
        """A desk over the store that the settings name; `purpose` tells others who has it open."""
        if settings.chroma_url is None and not is_store(settings.store):
            message = f"there is no store at {settings.store}; make one: onrecord ingest FOLDER"
            raise StoreError(message)
        embedder = SentenceEmbedder(settings.embedding)
        store = Store.open(settings.store, embedder, url=settings.chroma_url, purpose=purpose)
        return cls(
            store,
            embedder,
            abstain_below=settings.abstain_below,
            max_question_chars=settings.max_question_chars,
        )

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def __enter__(self) -> Self:
        """The desk itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the library."""
        return tuple(self._fresh().documents.values())

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the library, document by document."""
        return self._fresh().passages

    def find(
        self, question: str, *, top: int = 10, filters: Filters = Filters()
    ) -> tuple[Hit, ...]:
        """The best `top` passages for a question; QuestionError when it can't be asked."""
        question = self._checked(question)
        library = self._fresh()
        within = filters.asked(library.documents) if filters else None
        vector = self._embedder.question(question)
        return retrieve(question, vector, library, self._store, top=top, within=within)

    def ask(self, question: str, *, filters: Filters = Filters()) -> Answer:
        """The library's own words on the question, or its silence with what came nearest."""
        found = self.consider(question, filters=filters)
        begun = time.perf_counter()
        sure = confidence(found.features)
        silent = sure < self._abstain_below
        chosen = () if silent else choose(found.scored, sentences_of=found.library.sentences_of)
        claims = tuple(_claim(evidence) for evidence in chosen)
        speak = {cited.document.id for claim in claims for cited in claim.citations}
        return Answer(
            question=found.question,
            claims=claims,
            confidence=sure,
            coverage=Coverage(found.asked, tuple(row for row in found.asked if row in speak)),
            nearest=_nearest(found) if silent else (),
            missing=() if silent else _missing(found.question, chosen),
            seconds=Seconds(found.retrieve, found.select + time.perf_counter() - begun),
        )

    def consider(self, question: str, *, filters: Filters = Filters()) -> Considered:
        """All that speaks for and against an answer, before anything is chosen."""
        question = self._checked(question)
        library = self._fresh()
        asked = filters.asked(library.documents)
        begun = time.perf_counter()
        vector = self._embedder.question(question)
        within = asked if filters else None
        hits = retrieve(question, vector, library, self._store, top=POOL, within=within)
        found = time.perf_counter()
        scored = score(
            question,
            vector,
            _worth_reading(hits),
            sentences_of=library.sentences_of,
            weight=library.lexical.weight,
            embed=self._embedder.passages,
        )
        return Considered(
            question,
            library,
            asked,
            hits,
            scored,
            features(question, scored, library.lexical),
            found - begun,
            time.perf_counter() - found,
        )

    def _checked(self, question: str) -> str:
        question = " ".join(question.split())
        if not question:
            message = "ask something: the question is empty"
            raise QuestionError(message)
        if not question.isascii() and any("\ud800" <= sign <= "\udfff" for sign in question):
            message = "the question is not valid Unicode; see that the terminal speaks UTF-8"
            raise QuestionError(message)
        if len(question) > self._max_question_chars:
            message = (
                f"the question has {len(question):,} characters, the limit is "
                f"{self._max_question_chars:,}; ask it in fewer words"
            )
            raise QuestionError(message)
        return question

    def _fresh(self) -> Library:
        """The library as it is now: read again when the store has a newer revision."""
        with self._lock:
            if self._store.revision() != self._library.revision:
                self._library = Library.read(self._store)
            return self._library


def _worth_reading(hits: Sequence[Hit]) -> list[Hit]:
    """The best passages, and the best one of further documents, so that each can be heard."""
    best = list(hits[:READ])
    heard = {hit.passage.document.id for hit in best}
    for hit in hits[READ:]:
        if len(best) >= READ + VOICES:
            break
        if hit.passage.document.id not in heard:
            heard.add(hit.passage.document.id)
            best.append(hit)
    return best


def _missing(question: str, chosen: Sequence[Evidence]) -> tuple[str, ...]:
    """The question's names and numbers of which the quoted documents say nothing at all."""
    first = question.split(maxsplit=1)[0].strip("“\"'")
    named = {
        stem: word
        for stem, word in spelled(question).items()
        if (word[0].isupper() or word[0].isdigit()) and word != first
    }
    if not named:
        return ()
    quoted = {evidence.document.id: evidence.document for evidence in chosen}.values()
    said = "\n".join(f"{one.provenance.name}\n{one.text}" for one in quoted).casefold()
    return tuple(word for stem, word in named.items() if stem not in said)


def _claim(evidence: Evidence) -> Claim:
    places = ((evidence.document, evidence.span), *evidence.also)
    citations = tuple(
        Citation.at(span, document, speaker_at(document, span)) for document, span in places
    )
    return Claim(evidence.text, citations)


def _nearest(found: Considered) -> tuple[Nearest, ...]:
    """The best sentences all the same, each with what it lacks of the question."""
    asked = spelled(found.question)
    strange = not any(found.library.lexical.knows(stem) for stem in asked)
    nearest = []
    for one in found.scored[:NEAREST]:
        known = f"{one.document.provenance.name} {known_words(one.document)}"
        there = set(terms(f"{one.span.of(one.document.text)} {known}"))
        citation = Citation.at(one.span, one.document, speaker_at(one.document, one.span))
        nearest.append(Nearest(citation, STRANGE if strange else _why(asked, there)))
    return tuple(nearest)


def _why(asked: Mapping[str, str], there: Collection[str]) -> str:
    shared = [f"“{word}”" for stem, word in asked.items() if stem in there]
    lacking = [f"“{word}”" for stem, word in asked.items() if stem not in there]
    if not shared:
        return "near in meaning at most: it shares no word with the question"
    if not lacking:
        return "it has the question's words, but does not seem to answer it"
    return f"it speaks of {_listed(shared)}, but not of {_listed(lacking)}"


def _listed(words: Sequence[str]) -> str:
    if len(words) > LISTED:
        return f"{', '.join(words[:LISTED])} and {len(words) - LISTED} more of the question's words"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
