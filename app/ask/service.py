"""The service that questions are put to: a store held open, and a snapshot of its library."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self

from app.ask.activity import ActiveRequests
from app.ask.answer_cache import AnswerCache, ignore_answer
from app.ask.configured_readers import configured_readers
from app.ask.library_reader import LibraryReader
from app.ask.notices.filter_notices import filter_notices
from app.ask.pipeline import ModelRewrite, answer_in_quotes, rewrite_follow_up, write_answers
from app.ask.question import validate_question
from app.ask.revision_poll import RevisionPoll
from app.ask.search import SearchContext, ranked_passages, search
from app.ask.snapshot import BackgroundReloader, OnDemandReloader
from app.ask.status import LibraryHealth
from app.ask.suggestions.examples import example_questions
from app.ask.suggestions.follow_ups import follow_up_questions
from app.ask.word_search import passages_by_words, sentences_by_words
from app.check.check import check
from app.domain.answer import Seconds
from app.domain.filters import Filters
from app.verify.check_sentence import SentenceReaders, check_sentence
from app.write.written_answer import quotes_without_prose
from index.evidence.reader import reader_for
from index.question.analysis import analyse_question
from index.ranking_config import RankingConfig
from index.search.embed import SentenceEmbedder
from index.search.stored_documents import CACHED_PASSAGES
from index.store.errors import StoreError
from index.store.lock import is_store
from index.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.answer_cache import AnswerObserver
    from app.ask.pipeline import QuotesResult
    from app.ask.snapshot import SnapshotSource
    from app.check.result import CheckResult
    from app.config.settings import Settings
    from app.domain.answer import Answer
    from app.domain.candidates import Candidates
    from app.domain.citation import Citation
    from app.llm.model import Model
    from app.text.message_text import MessageText
    from app.verify.check_sentence import CheckedSentence
    from index.embedder import Embedder
    from index.evidence.reader import PassageReader
    from index.search.retrieve import Hit
    from index.search.snapshot import Library


class AnswerService(LibraryReader):
    """Answers questions from a store's library: without a language model, a key or a network."""

    def __init__(  # noqa: PLR0913 - a keyword a setting
        self,
        store: Store,
        embedder: Embedder,
        *,
        abstain_below: float = 0.45,
        max_question_chars: int = 2_000,
        reader: PassageReader | None = None,
        sentence_readers: SentenceReaders = SentenceReaders(),
        repair: bool = False,
        live: bool = False,
        ranking: RankingConfig = RankingConfig(),
        cached_answers: int = 0,
        cached_passages: int = CACHED_PASSAGES,
    ) -> None:
        """Load the library.

        When the store changes, the next question waits until the library is read again; with
        `live` it is read in the background, and questions are answered from the old one meanwhile.
        `reader` reads the passages that may answer, `sentence_readers` what a model writes, and
        with `repair` it may write once again what they refuse. The last `cached_answers` answers in
        quotes are kept for the same questions, and the texts of the last `cached_passages` passages
        in memory; `on_answer` is called with each answer.
        """
        self.store = store
        self.embedder = embedder
        self._reader = reader
        self._sentence_readers = sentence_readers
        self._repair = repair
        self._abstain_below = abstain_below
        self._max_question_chars = max_question_chars
        self.quiet = ActiveRequests()
        self.cache = AnswerCache(cached_answers)
        self.on_answer: AnswerObserver = ignore_answer
        reloader = BackgroundReloader if live else OnDemandReloader
        self._current: SnapshotSource = reloader(
            store, ranking=ranking, max_passages=cached_passages
        )
        self._poll = RevisionPoll(self._current.now) if live and store.served else None

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        purpose: str,
        live: bool = False,
        models: bool = True,
        write: bool = False,
    ) -> Self:
        """A service over the store of the settings; `purpose` tells other processes who it is.

        With `write` it is the one process that may change the store, for as long as it runs.
        Without `models` they are loaded when a question needs them, which most verbs never do.
        StoreError when there is no store.
        """
        if settings.chroma_url is None and not is_store(settings.store):
            message = f"there is no store at {settings.store}; make one: onrecord ingest FOLDER"
            raise StoreError(message)
        embedder = SentenceEmbedder(settings.embedding)
        reader = reader_for(settings.evidence)
        for model in (embedder, reader) if models else ():
            if model is not None:
                model.load()
        url = settings.chroma_url
        return cls(
            Store.open(settings.store, embedder, url=url, write=write, purpose=purpose),
            embedder,
            abstain_below=settings.abstain_below,
            max_question_chars=settings.max_question_chars,
            reader=reader,
            sentence_readers=configured_readers(settings),
            repair=settings.repair,
            live=live,
            cached_answers=settings.cached_answers,
            cached_passages=settings.cached_passages,
        )

    def close(self) -> None:
        """Release the store."""
        if self._poll is not None:
            self._poll.close()
        self._current.close()
        self.store.close()

    def __enter__(self) -> Self:
        """Return the service."""
        return self

    def __exit__(self, *_: object) -> None:
        """Release the store."""
        self.close()

    def find(
        self, question: str, *, top: int = 10, filters: Filters = Filters(), lexical: bool = False
    ) -> tuple[Hit, ...]:
        """The best `top` passages for a question; QuestionError when it can't be asked.

        With `lexical` only words are compared, and no model is loaded.
        """
        with self.quiet.track():
            if lexical:
                return passages_by_words(self._validated(question), self.library, filters, top=top)
            candidates = self.search(question, filters=filters)
            context = self._context(candidates.library)
            return ranked_passages(candidates, context, filters, top=top)

    def filter_notices(self, filters: Filters) -> tuple[MessageText, ...]:
        """What a reader should know of the filters, such as a speaker that nobody knows."""
        return filter_notices(filters, self.library)

    def ask(
        self,
        question: str,
        *,
        filters: Filters = Filters(),
        history: Sequence[Answer] = (),
        model: Model | None = None,
    ) -> Answer:
        """The last of the `answers`, complete."""
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
        """The library's own words on the question, or its silence with the nearest sentences.

        Then, with a `model`, its prose over them as it grows, sentence by sentence; the last one is
        the answer. `history` has the answers to the questions just before, oldest first.
        """
        question = self._validated(question)
        rewrite = rewrite_follow_up(question, history, model)
        with self.quiet.track():
            quotes, computed = self._quotes(question, filters, history, rewrite)
        answer = quotes.answer if computed else replace(quotes.answer, seconds=Seconds())
        quotes = replace(quotes, answer=answer)
        if model is not None and rewrite.error:
            answer = quotes_without_prose(answer, model, rewrite.error)
        try:
            yield answer
            if model is not None and answer.claims and not rewrite.error:
                readers, repair = self._sentence_readers, self._repair
                for answer in write_answers(
                    quotes, history=history, model=model, readers=readers, repair=repair
                ):
                    yield answer
        finally:
            self.on_answer(answer, computed=computed)

    def _quotes(
        self, question: str, filters: Filters, history: Sequence[Answer], rewrite: ModelRewrite
    ) -> tuple[QuotesResult, bool]:
        """The answer in quotes, and whether it was computed now."""
        library = self.library
        compute = partial(
            answer_in_quotes,
            question,
            self._context(library),
            filters=filters,
            history=history,
            rewrite=rewrite,
            max_chars=self._max_question_chars,
        )
        key = None if history else (question, filters)
        return self.cache.get_or_compute(library, key, compute)

    def example_questions(self) -> Iterator[str | None]:
        """Questions to begin with, and None for each that was tried and is not answered.

        Each step puts one question to the library, as a reader would, and tells nobody.
        """
        return example_questions(self.library, self._try)

    def follow_up_questions(
        self, answer: Answer, *, filters: Filters = Filters(), history: Sequence[Answer] = ()
    ) -> Iterator[str | None]:
        """Questions to go on with after the answer, and None for each that is not answered.

        They are asked as after this answer and the `history` before it, oldest first.
        """
        before = [earlier.question for earlier in history]
        ask = partial(self._try, filters=filters, history=(*history, answer))
        return follow_up_questions(answer, self.library, ask, before=before)

    def _try(
        self, question: str, filters: Filters = Filters(), history: Sequence[Answer] = ()
    ) -> Answer:
        """The answer in quotes to a question that nobody has asked yet."""
        with self.quiet.track():
            quotes, _ = self._quotes(question, filters, history, ModelRewrite())
        return quotes.answer

    def check_sentence(
        self, text: str, cited: Sequence[Citation], *, question: str = "", weak: bool = False
    ) -> CheckedSentence:
        """The standing of a sentence that somebody wrote over these quotes."""
        readers = self._sentence_readers
        return check_sentence(text, cited, question=question, weak=weak, readers=readers)

    def check(self, words: str) -> CheckResult:
        """Whether the quotation is in a document, exact or altered, and whose words it is.

        OnRecordError when it has no word.
        """
        with self.quiet.track():
            snapshot = self._current.now()
            nearest = partial(sentences_by_words, library=snapshot.library)
            return check(words, snapshot.words, voice_of=self.voice_of, nearest=nearest)

    def search(self, question: str, *, filters: Filters = Filters()) -> Candidates:
        """The passages and sentences that may answer, before anything is selected."""
        question = self._validated(question)
        with self.quiet.track():
            library = self.library
            analysis = analyse_question(question, library.speakers, library.languages)
            return search(analysis, self._context(library), filters)

    def state(self) -> LibraryHealth:
        """What the library holds, and whether the store answers."""
        return LibraryHealth.of(self._current, self.store)

    def refresh(self) -> None:
        """Return once the library is what the store holds; OnRecordError when it cannot be read."""
        self._current.refresh()

    def _context(self, library: Library) -> SearchContext:
        return SearchContext(library, self.store, self.embedder, self._abstain_below, self._reader)

    def _validated(self, question: str) -> str:
        return validate_question(question, max_chars=self._max_question_chars)

    @property
    def library(self) -> Library:
        """The library as it is now."""
        return self._current.now().library
