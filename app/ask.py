"""Where questions are asked: a store held open, and the way from a question to an answer."""

from __future__ import annotations

import difflib
import time
from dataclasses import replace
from functools import lru_cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Self

from app.answer import Answer, Claim, Coverage, Seconds
from app.backing.back import back
from app.cast import cast
from app.check import check
from app.checking.record import Record
from app.claims import citable, claim, explained, missing, notices, resting
from app.consider import Shelf, consider
from app.filters import Filters
from app.finding import passages_found
from app.follow.beside import FOLLOWING, FOLLOWING_PER_DOCUMENT, Following
from app.follow.by_model import rewritten
from app.follow.standalone import standalone
from app.llm.model import ModelError
from app.nearest import NEAREST, nearest
from app.question import QuestionError, checked
from app.sides import both_sides
from app.whole import is_whole
from app.why import silence
from app.writing.prose import prose, without
from corpus.located import Located, find
from corpus.reference import Reference
from corpus.sentences import sentence_spans
from corpus.speakers.read import utterances, voice_of
from index.confidence import confidence
from index.embed import SentenceEmbedder
from index.errors import StoreError
from index.evidence.choose import BOUNDS, OTHER_SIDE, PER_DOCUMENT, WIDE, choose
from index.evidence.judge import judge_of
from index.library import Library
from index.store import Store, is_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.cast import Part
    from app.checked import Checked
    from app.considered import Considered
    from app.llm.model import Model
    from app.settings import Settings
    from corpus.document import Document
    from corpus.span import Span
    from corpus.speaker import Voice
    from corpus.speakers.utterance import Utterance
    from index.embed import Embedder
    from index.evidence.judge import Judge
    from index.passages import Passage
    from index.retrieve import Hit

FURTHER = 6  # quotes of a document among which the other side of one is looked for
FOLLOWED = 0.5  # of the least confidence, for what follows an answer: its subject is there


class Desk:
    """A library that answers, with no model, no key and no network."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        abstain_below: float = 0.3,
        max_question_chars: int = 2_000,
        judge: Judge | None = None,
    ) -> None:
        """Load what is live in the store."""
        self._store = store
        self._embedder = embedder
        self._judge = judge
        self._abstain_below = abstain_below
        self._max_question_chars = max_question_chars
        self._lock = Lock()
        self._library = Library.read(store)
        self._words: tuple[str, Record] | None = None

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
            judge=judge_of(settings.evidence),
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

    def document(self, name: str) -> Document:
        """The document of that id; QuestionError, with one that is like it, when there is none."""
        documents = self._fresh().documents
        if name not in documents:
            near = difflib.get_close_matches(name, documents, n=1, cutoff=0.4)
            meant = f"did you mean {near[0]}?" if near else "see: onrecord sources"
            message = f"there is no document {name!r} in the store; {meant}"
            raise QuestionError(message)
        return documents[name]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the library, document by document."""
        return self._fresh().passages

    def find(
        self, question: str, *, top: int = 10, filters: Filters = Filters()
    ) -> tuple[Hit, ...]:
        """The best `top` passages for a question; QuestionError when it can't be asked."""
        found = self.consider(question, filters=filters)
        return passages_found(found, self._shelf(), filters, top=top)

    def ask(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Answer:
        """The last of the `answers`: what the library says to the question, whole."""
        *_, answer = self.answers(question, filters=filters, history=history, model=model)
        return answer

    def answers(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Iterator[Answer]:
        """The library's own words on the question, or its silence with what came nearest.

        Then, with a `model`, its prose over them as it grows, sentence by sentence; the last one is
        the answer. `history` holds the answers to what was asked just before, oldest first.
        """
        question = self._checked(question)
        searched, trouble = self._searched(question, history, model)
        follows = searched != question
        following = Following.of(question, history[-1]) if follows else None
        found = self.consider(searched, filters=filters, following=following)
        quotes = self._quotes(found, follows=bool(following and following.cited))
        if follows:
            quotes = replace(quotes, question=question, searched=searched)
        if model is not None and trouble:
            yield without(quotes, model, trouble)
            return
        yield quotes
        if model is None or not quotes.claims:
            return
        evidence = citable(quotes.claims, self._further(found))
        asked = quotes.searched or question
        held = partial(back, question=asked, weak=model.one_by_one)
        for answer in prose(quotes, evidence, history=history, model=model, back=held):
            claims = resting(answer.claims, evidence)
            yield replace(answer, claims=claims, notices=notices(found, claims))

    def _searched(
        self, question: str, history: Sequence[Answer], model: Model | None
    ) -> tuple[str, str | None]:
        """The question as it stands alone, and what trouble the model had with that."""
        if not history:
            return question, None
        found, trouble = None, None
        if model is not None:
            try:
                found = rewritten(question, history, model)
            except ModelError as error:
                trouble = str(error)
        alone = found or standalone(question, history, self._fresh())
        return (alone if len(alone) <= self._max_question_chars else question), trouble

    def _quotes(self, found: Considered, *, follows: bool) -> Answer:
        """What the library itself says; to a follow-up, more broadly."""
        begun = time.perf_counter()
        sure = confidence(found.features)
        least = self._abstain_below * (FOLLOWED if follows else 1.0)
        silent = sure < least
        chosen = choose(
            () if silent else found.scored,
            sentences_of=found.library.sentences_of,
            bounds=WIDE if found.of_all else FOLLOWING if follows else BOUNDS,
            per_document=FOLLOWING_PER_DOCUMENT if follows else PER_DOCUMENT,
        )
        claims = explained([claim(one, found.library) for one in chosen], chosen, found)
        claims, differ = both_sides(
            claims,
            self._further(found) if claims else (),
            sentences_of=found.library.sentences_of,
            embed=self._embedder.passages,
        )
        speak = {cited.document.id for one in claims for cited in one.citations}
        return Answer(
            question=found.question,
            claims=claims,
            confidence=sure,
            coverage=Coverage(found.asked, tuple(row for row in found.asked if row in speak)),
            nearest=nearest(found) if silent else (),
            missing=() if silent else missing(found.question, chosen),
            differ=differ,
            notices=notices(found, claims),
            why=silence(found, confidence=sure, threshold=least) if not claims else None,
            seconds=Seconds(found.retrieve, found.select + time.perf_counter() - begun),
        )

    def _further(self, found: Considered) -> tuple[Claim, ...]:
        """What stands further below the best, where the other side may be."""
        others = choose(
            found.scored,
            sentences_of=found.library.sentences_of,
            bounds=OTHER_SIDE,
            per_document=FURTHER,
            at_most=4 * FURTHER,
        )
        return explained([claim(one, found.library) for one in others], others, found, beside=True)

    def check(self, words: str) -> Checked:
        """Whether the quotation stands in a document, to the letter or altered, and whose it is.

        OnRecordError when there is no word in it.
        """
        library = self._fresh()
        return check(words, self._record(library), voice_of=self.voice_of, nearest=self._near)

    def _near(self, words: str) -> Iterator[tuple[Document, Span]]:
        """The places most like words that stand nowhere."""
        found = self.consider(" ".join(words.split())[: self._max_question_chars])
        return ((one.document, one.span) for one in found.scored[:NEAREST])

    def _record(self, library: Library) -> Record:
        """The words of the library, read once for each of its revisions."""
        with self._lock:
            if self._words is None or self._words[0] != library.revision:
                self._words = (library.revision, Record.of(library.documents.values()))
            return self._words[1]

    def utterances(self, document: Document) -> tuple[Utterance, ...]:
        """Who speaks where in a document, from its beginning to its end."""
        return _told(document)

    def is_whole(self, document: Document, span: Span) -> bool:
        """Whether it is of whole sentences, as the library cuts them."""
        library = self._fresh()
        if library.documents.get(document.id) != document:  # it changed since it was quoted
            return is_whole(span, tuple(sentence_spans(document.text)))
        return is_whole(span, library.spans_of(document))

    def voice_of(self, document: Document, span: Span) -> Voice:
        """Whose words or claim stands there."""
        return voice_of(_told(document), document.text, span)

    def cast_of(self, document: Document) -> tuple[Part, ...]:
        """Who speaks in one of the library's documents, and how much."""
        return cast(self._fresh().sentences_of(document))

    def locate(self, link: str) -> Located:
        """What became of the quote of a lasting reference; LinkError when it cannot be read."""
        reference = Reference.from_link(link)
        return find(reference, self._fresh().documents.get(reference.document))

    def consider(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        following: Following | None = None,
    ) -> Considered:
        """All that speaks for and against an answer, before anything is chosen."""
        return consider(self._checked(question), self._shelf(), filters, following=following)

    def _shelf(self) -> Shelf:
        return Shelf(self._fresh(), self._store, self._embedder, self._abstain_below, self._judge)

    def _checked(self, question: str) -> str:
        return checked(question, max_chars=self._max_question_chars)

    def _fresh(self) -> Library:
        """The library as it is now: read again when the store has a newer revision."""
        with self._lock:
            if self._store.revision() != self._library.revision:
                self._library = Library.read(self._store)
            return self._library


@lru_cache(maxsize=64)
def _told(document: Document) -> tuple[Utterance, ...]:
    return utterances(document)
