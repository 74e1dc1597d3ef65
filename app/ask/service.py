"""Where questions are asked: a store held open, and the way from a question to an answer."""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Self

from app.ask.activity import ActiveRequests
from app.ask.claims import citable_claims, notices, with_quote_explanations
from app.ask.follow_up.continuity import Following
from app.ask.follow_up.rewrite_with_model import rewrite_with_model
from app.ask.follow_up.standalone_question import standalone_question
from app.ask.nearest import NEAREST
from app.ask.question import QuestionError, validate_question
from app.ask.quote_answer import quote_answer, remaining_quotes
from app.ask.search import SearchContext, passages_found, search
from app.ask.snapshot import BackgroundReloader, OnDemandReloader
from app.ask.speaker_counts import speaker_counts
from app.ask.status import LibraryHealth
from app.check.check import check
from app.domain.filters import Filters
from app.llm.model import ModelError
from app.verify.verify import verify_sentence
from app.write.written_answer import quotes_without_prose, written_answers
from corpus.reference.located import ResolvedReference, resolve
from corpus.reference.reference import Reference
from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.sentences import is_whole, sentence_spans
from index.evidence.cross_encoder import ranker_for
from index.search.embed import SentenceEmbedder
from index.store.errors import StoreError
from index.store.store import Store, is_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.snapshot import SnapshotSource
    from app.ask.speaker_counts import SpeakerCount
    from app.check.result import CheckResult
    from app.config.settings import Settings
    from app.domain.answer import Answer
    from app.domain.candidates import Candidates
    from app.llm.model import Model
    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice
    from corpus.model.utterance import Utterance
    from index.evidence.cross_encoder import SentenceRanker
    from index.passages.passages import Passage
    from index.search.embed import Embedder
    from index.search.retrieve import Hit
    from index.search.snapshot import Library


class AnswerService:
    """A library that answers, with no model, no key and no network."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        abstain_below: float = 0.3,
        max_question_chars: int = 2_000,
        judge: SentenceRanker | None = None,
        live: bool = False,
    ) -> None:
        """Load what is in the store.

        When that changes, whoever asks next waits until it is read again; `live`, it is read beside
        the questions, which go on with what was there before.
        """
        self.store = store
        self.embedder = embedder
        self._judge = judge
        self._abstain_below = abstain_below
        self._max_question_chars = max_question_chars
        self.quiet = ActiveRequests()
        self._current: SnapshotSource = (
            BackgroundReloader(store) if live else OnDemandReloader(store)
        )

    @classmethod
    def open(cls, settings: Settings, *, purpose: str, live: bool = False) -> Self:
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
            judge=ranker_for(settings.evidence),
            live=live,
        )

    def close(self) -> None:
        """Let go of the store."""
        self._current.close()
        self.store.close()

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
        with self.quiet.track():
            found = self.search(question, filters=filters)
            return passages_found(found, self._shelf(found.library), filters, top=top)

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
        with self.quiet.track():
            found = self.search(searched, filters=filters, following=following)
            quotes = quote_answer(
                found,
                abstain_below=self._abstain_below,
                embed=self.embedder.passages,
                follows=bool(following and following.cited),
            )
        if follows:
            quotes = replace(quotes, question=question, search_query=searched)
        if model is not None and trouble:
            yield quotes_without_prose(quotes, model, trouble)
            return
        yield quotes
        if model is None or not quotes.claims:
            return
        evidence = citable_claims(quotes.claims, remaining_quotes(found))
        asked = quotes.search_query or question
        held = partial(verify_sentence, question=asked, weak=model.restate_only)
        for answer in written_answers(quotes, evidence, history=history, model=model, verify=held):
            claims = with_quote_explanations(answer.claims, evidence)
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
                found = rewrite_with_model(question, history, model)
            except ModelError as error:
                trouble = str(error)
        alone = found or standalone_question(question, history, self._fresh())
        return (alone if len(alone) <= self._max_question_chars else question), trouble

    def check(self, words: str) -> CheckResult:
        """Whether the quotation stands in a document, to the letter or altered, and whose it is.

        OnRecordError when there is no word in it.
        """
        with self.quiet.track():
            words_of = self._current.now().words
            return check(words, words_of, voice_of=self.voice_of, nearest=self._near)

    def _near(self, words: str) -> Iterator[tuple[Document, Span]]:
        """The places most like words that stand nowhere."""
        found = self.search(" ".join(words.split())[: self._max_question_chars])
        return ((one.document, one.span) for one in found.scored[:NEAREST])

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

    def speaker_counts(self, document: Document) -> tuple[SpeakerCount, ...]:
        """Who speaks in one of the library's documents, and how much."""
        return speaker_counts(self._fresh().sentences_of(document))

    def locate(self, link: str) -> ResolvedReference:
        """What became of the quote of a lasting reference; LinkError when it cannot be read."""
        reference = Reference.from_link(link)
        return resolve(reference, self._fresh().documents.get(reference.document))

    def search(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        following: Following | None = None,
    ) -> Candidates:
        """All that speaks for and against an answer, before anything is chosen."""
        question = self._checked(question)
        with self.quiet.track():
            return search(question, self._shelf(self._fresh()), filters, following=following)

    def state(self) -> LibraryHealth:
        """What is there to be asked, and whether the store answers."""
        return LibraryHealth.of(self._current, self.store)

    def refresh(self) -> None:
        """Return once what the store holds is what is asked; OnRecordError when it cannot."""
        self._current.refresh()

    def _shelf(self, library: Library) -> SearchContext:
        return SearchContext(library, self.store, self.embedder, self._abstain_below, self._judge)

    def _checked(self, question: str) -> str:
        return validate_question(question, max_chars=self._max_question_chars)

    def _fresh(self) -> Library:
        return self._current.now().library


@lru_cache(maxsize=64)
def _told(document: Document) -> tuple[Utterance, ...]:
    return read_utterances(document)
