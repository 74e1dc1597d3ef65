"""Scores: the signals of a sentence, what a reader makes of it, and which are embedded."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from corpus.model.document import DocumentKind
from corpus.model.speaker import Role
from index.evidence.reader import WindowReading
from index.evidence.score import ScoringModels, contributions, log_odds, probability_of, score
from index.passages.passages import passages
from index.passages.sentences import sentences
from index.ranking_config import RankingConfig
from index.search.query import Query, SpeakerFilter
from index.search.retrieve import Hit
from index.search.terms import stemmed_terms
from tests.index.doubles import BAG
from tests.index.folders import invented, talk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model.document import Document
    from index.embedder import Vectors
    from index.evidence.evidence import ScoredSentence
    from index.evidence.reader import PassageReader
    from index.evidence.reader_net import Window

_sentences_of = lru_cache(sentences)


@dataclass(frozen=True)
class ScriptedReader:
    """Reads each sentence as it is told to, and notes what it is given."""

    told: Callable[[str], float]
    given: list[Window] = field(default_factory=list)

    def __call__(self, question: str, windows: Sequence[Window], /) -> list[WindowReading]:
        """One reading a window; the likeliest sentence is the window's."""
        assert question
        self.given.extend(windows)
        read = [tuple(map(self.told, window.sentences)) for window in windows]
        return [WindowReading(one, max(one, default=0.0)) for one in read]


def _asked(
    question: str,
    *documents: Document,
    reader: PassageReader | None = None,
    embed: Callable[[Sequence[str]], Vectors] = BAG.passages,
    speakers: SpeakerFilter | None = None,
    ranking: RankingConfig = RankingConfig(),
) -> list[ScoredSentence]:
    """The sentences of all passages, each term weighing the same."""
    every = [passage for document in documents for passage in passages(document)]
    hits = [Hit(passage, at, at + 1, 0.0, ("dense",)) for at, passage in enumerate(every)]
    query = Query(question, stemmed_terms(question), BAG.question(question))
    if speakers is not None:
        query = Query(question, stemmed_terms(question), BAG.question(question), speakers)
    return score(
        query,
        hits,
        sentences_of=_sentences_of,
        weight=lambda _: 1.0,
        models=ScoringModels(embed, reader),
        ranking=ranking,
    )


def test_the_sentence_with_the_questions_words_is_best() -> None:
    document = invented("Bread is dear. The mayor closed the footbridge. Rain fell on Sunday.")
    best, *_ = _asked("Who closed the footbridge?", document)

    assert best.text == "The mayor closed the footbridge."
    assert best.overlap == 1.0
    assert best.signals.words == 1.0


def test_scores_are_the_log_odds_of_the_signals_best_first() -> None:
    scored = _asked("Who closed the bridge on Monday?", invented(talk(3, turns=8), "a"))

    assert [one.score for one in scored] == [log_odds(one.signals) for one in scored]
    assert [one.score for one in scored] == sorted((one.score for one in scored), reverse=True)
    assert all(0.0 < probability_of(one) < 1.0 for one in scored)
    for one in scored:
        assert sum(contributions(one.signals).values()) == pytest.approx(one.score)


def test_it_is_told_which_sentences_ask_and_which_of_them_an_interviewers() -> None:
    known = {"kind": DocumentKind.INTERVIEW, "interviewer": "Ana Reyes", "interviewee": "Bo Li"}
    turns = invented("Q: Is the bridge old?\n\nA: I think so. And is the bridge old?", **known)
    signals = {one.text: one.signals for one in _asked("bridge old", turns)}

    assert {text: (one.asks, one.interviews) for text, one in signals.items()} == {
        "Is the bridge old?": (True, True),
        "I think so.": (False, False),
        "And is the bridge old?": (True, False),
    }


def test_the_nearest_and_the_likeliest_sentence_are_what_others_are_measured_by() -> None:
    document = invented("The bridge is of stone. Mara Lind built it. Rain fell.", "a")
    scored = _asked("stone bridge", document, reader=ScriptedReader(lambda words: -len(words)))

    for gap, value in (("cosine_gap", "cosine"), ("reading_gap", "reading")):
        values = [getattr(one.signals, value) for one in scored]
        gaps = [getattr(one.signals, gap) for one in scored]
        assert gaps == pytest.approx([one - max(values) for one in values])
        assert max(gaps) == 0.0


def test_the_reader_can_turn_the_order() -> None:
    document = invented("The bridge is of grey stone. Mara Lind built it.", "a")
    told = ScriptedReader(lambda words: 20.0 if "Mara" in words else -20.0)

    without = _asked("Who raised the stone bridge?", document)
    read = _asked("Who raised the stone bridge?", document, reader=told)

    assert [one.number for one in without] == [0, 1]
    assert [one.number for one in read] == [1, 0]
    assert [one.signals.reading for one in without] == [None, None]


def test_each_sentence_has_its_own_reading_though_headings_are_left_out() -> None:
    document = invented(
        "Of the bridge\n\nThe bridge is old. It rusts.\n\nOf the ferry\n\nThe ferry is slow.\n\n"
        + talk(5, turns=6),
        "a",
    )
    reader = ScriptedReader(lambda words: float(len(words)))
    scored = _asked("Is the ferry slow?", document, reader=reader)

    assert len(scored) > 4
    for one in scored:
        name = one.voice.speaker.name
        read = {float(len(one.text)), float(len(f"{name}: {one.text}"))}
        assert one.signals.reading in read
        assert one.signals.window >= one.signals.reading


def test_a_passage_is_read_with_the_sentences_around_it() -> None:
    long = " ".join(f"The bridge has {number} stones and {number} piers." for number in range(40))
    reader = ScriptedReader(lambda _: 0.0)
    document = invented(long, "a")
    _asked("How many stones?", document, reader=reader)
    first, second, *_ = reader.given

    own = len(passages(document)[0].sentences)
    assert first.sentences[own - 2 :] == second.sentences[:3]  # two before, and the first itself


def test_the_reader_is_not_called_where_nothing_was_found() -> None:
    reader = ScriptedReader(lambda _: 0.0)

    assert _asked("Who closed the footbridge?", reader=reader) == []
    assert reader.given == []


def test_speakers_who_are_not_allowed_are_not_scored() -> None:
    known = {"kind": DocumentKind.INTERVIEW, "interviewer": "Ana Reyes", "interviewee": "Bo Li"}
    document = invented("Q: Is the bridge old?\n\nA: The bridge is safe.", **known)
    speakers = SpeakerFilter(lambda _, voice: voice.speaker.role is Role.INTERVIEWEE)

    scored = _asked("Is the bridge safe?", document, speakers=speakers)

    assert {one.voice.speaker.name for one in scored} == {"Bo Li"}


def test_what_the_reader_favours_is_best_though_it_has_none_of_the_words() -> None:
    text = " ".join(f"The bridge has {number} stones." for number in range(9)) + " Orr laid them."
    reader = ScriptedReader(lambda words: 20.0 if "Orr" in words else -20.0)

    best, *_ = _asked(
        "How many stones has the bridge?",
        invented(text, "a"),
        reader=reader,
    )

    assert best.text == "Orr laid them."
