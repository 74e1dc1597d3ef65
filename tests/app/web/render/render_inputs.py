"""The inputs of the render functions, in which every text is the same."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

from app.ask.speaker_counts import SpeakerCount
from app.domain.answer import Answer, Coverage, Mode, Nearest, Rejection
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.filters import Filters
from app.domain.job_kind import JobKind
from app.domain.views import Difference
from app.library.job import Job
from app.web.conversation import ChatTurn
from app.web.library_view import LibraryView
from app.web.render import (
    library_table,
    quotes,
    reader,
)
from app.web.table_query import TableQuery, page_of
from corpus.errors import OnRecordError
from corpus.model.document import Document, DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.span import Span
from corpus.model.speaker import Role, Speaker, Voice
from corpus.model.utterance import Utterance
from corpus.reference.reference import Reference
from corpus.reference.resolve import ResolvedReference
from tests.app.web.hostile_documents import provenance


class RenderInputs:
    """One library, answer and conversation, in which every text is the same."""

    def __init__(self, words: str) -> None:
        """Make everything of the words."""
        self.words = words
        author = Speaker(words, Role.AUTHOR)
        quoted = Speaker(words, Role.QUOTED)
        self.document = Document(
            provenance(
                words,
                title=words,
                author=words,
                publisher=words,
                interviewer=words,
                interviewee=words,
                published=PublicationDate("2024-02-17"),
                published_from=words,
                titled_by=words,
                kind=DocumentKind.INTERVIEW,
                language=f"{words}!",  # never a tag of a language
            ),
            words,
        )
        self.undated = Document(provenance(f"{words} 2", title=words), words)
        span = Span(0, len(words))
        self.spans = {1: span, 2: Span(0, 1)}
        self.utterances = (Utterance(span, author), Utterance(Span(0, 1), quoted))
        self.voice = Voice(quoted, reported=True, via=(author, author))
        self.citation = replace(
            Citation.at(span, self.document, self.voice), others=(author, quoted)
        )
        self.other = Citation.at(span, self.undated, Voice(author))
        self.answer = Answer(
            question=words,
            claims=(Claim(words, (self.citation,)), Claim(words, (self.other,))),
            rejections=(Rejection(words, words),),
            replaced=(Rejection(words, words),),
            confidence=0.5,
            coverage=Coverage((words, f"{words} 2"), ()),
            nearest=(Nearest(self.other, words),),
            missing=(words,),
            differ=(Difference(self.citation, self.other),),
            notices=(words,),
            mode=Mode.WRITTEN,
            model=words,
            search_query=f"{words}?",
            model_error=words,
            omitted_quotes=2,
        )
        self.quotes = replace(self.answer, mode=Mode.QUOTES, model_error=None)
        self.turn = ChatTurn(words, self.answer, quotes=self.quotes, model=words)
        self.turn.filters = self.filters = Filters(sources=(words,), speakers=(words,))
        self.library = LibraryView({words: words}, lambda _: False)
        self.cards = quotes.Cards(self.answer, 0, is_whole=lambda _: True)
        self.counts = (SpeakerCount(author, 2), SpeakerCount(quoted, 1))
        self.reference = Reference(words, 0, self.citation.quote)

    def job(self, *, failed: bool) -> Job:
        """A job that is running, or that failed."""
        job = Job(JobKind.ADD, (self.words,))
        if failed:
            future: Future[object] = Future()
            future.set_exception(OnRecordError(self.words))
            job.follow(future)  # type: ignore[arg-type]
        return job

    def view(self) -> reader.ReaderView:
        """The document with a link's quote that is no longer in it."""
        lost = ResolvedReference(self.reference, self.document, near=0)
        return reader.ReaderView(
            self.document,
            self.spans,
            self.utterances,
            turn=0,
            active=1,
            citation=self.citation,
            resolved=lost,
        )

    def table(self) -> library_table.LibraryTable:
        """The document being corrected."""
        query = TableQuery()
        return library_table.LibraryTable(
            page=page_of([self.document], query),
            query=query,
            speakers={self.words: self.counts * 2},
            may_change=True,
            current=self.job(failed=False),
            editing=self.words,
            has_documents=True,
        )
