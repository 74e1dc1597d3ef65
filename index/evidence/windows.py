"""Windows: what a reader is given of a passage."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Final

from corpus.model.speaker import Role
from index.evidence.reader_net import Window
from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model.document import Document
    from index.passages.passages import Passage
    from index.passages.sentences import Sentence

# Turns are read with the name of who speaks; the author's own text is not.
_TURN_ROLES: Final = frozenset({Role.INTERVIEWER, Role.INTERVIEWEE, Role.COMMENTER, Role.SPEAKER})


def places_of(passage: Passage, sentences: Sequence[Sentence]) -> range:
    """The numbers of the passage's sentences in its document."""
    start = passage.span.start
    first = bisect_left(sentences, start, key=lambda sentence: sentence.span.start)
    return range(first, first + len(passage.sentences))


def window_of(
    document: Document,
    sentences: Sequence[Sentence],
    place: range,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> tuple[Window, list[int]]:
    """What the reader is given of a passage, some sentences around it included, and their numbers.

    Of turns the first sentence is read after its speaker's name.
    """
    before = (number for number in reversed(range(place.start)) if not sentences[number].heading)
    after = (n for n in range(place.stop, len(sentences)) if not sentences[n].heading)
    numbers = [
        *reversed(list(islice(before, ranking.reader_sentences_before))),
        *(number for number in place if not sentences[number].heading),
        *islice(after, ranking.reader_sentences_after),
    ]
    kept = [sentences[number] for number in numbers]
    return Window(
        document.provenance.title or "", tuple(spoken_texts(document.text, kept))
    ), numbers


def spoken_texts(text: str, sentences: Iterable[Sentence]) -> Iterator[str]:
    """The sentences' words, the first of each turn after its speaker's name."""
    before = None
    for sentence in sentences:
        words = " ".join(sentence.span.of(text).split())
        speaker = sentence.voice.speaker
        is_turn = speaker.role in _TURN_ROLES and speaker.name
        yield f"{speaker.name}: {words}" if is_turn and speaker != before else words
        before = speaker
