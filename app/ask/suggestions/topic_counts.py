"""The topics of a library, counted by speaker and document."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from app.ask.suggestions.topics import is_askable_name
from corpus.speakers.name_matches import name_matches, name_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ask.suggestions.topics import TopicMention

_MIN_MENTIONS = 2  # a topic that is mentioned once is a chance one
_MAX_SPEAKERS = 50  # who say most; the others are not asked by name
_FEW_DOCUMENTS = 4  # in which a topic may be in all of them


class TopicCounts:
    """The mentions of a library's topics, counted by topic, speaker and document."""

    def __init__(self, mentions: Sequence[TopicMention]) -> None:
        """Count them."""
        self.all = Counter(mention.phrase for mention in mentions)
        self.by_speaker: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.by_document: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.documents: defaultdict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            self.by_document[mention.document.id][mention.phrase] += 1
            self.documents[mention.phrase].add(mention.document.id)
            if is_askable_name(name := mention.speaker.name):
                self.by_speaker[name][mention.phrase] += 1

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers who can be asked by name, who says most first."""
        names = sorted(self.by_speaker, key=lambda name: (-self.by_speaker[name].total(), name))
        names = names[:_MAX_SPEAKERS]
        return tuple(
            name
            for name in names
            if not any(other != name and name_matches(other, name) for other in names)
        )

    def rank(self, topic: str) -> tuple[int, int, str]:
        """What comes first when topics are sorted: those of many documents, then the frequent."""
        return -len(self.documents[topic]), -self.all[topic], topic

    def characteristic(self, counts: Mapping[str, int]) -> list[str]:
        """The topics that these counts are about more than the others are, the best first.

        Those of more than half of the documents are what the library is about, and come last.
        """
        often = [topic for topic in counts if self.all[topic] >= _MIN_MENTIONS]
        return sorted(
            often,
            key=lambda topic: (
                self._is_everywhere(topic),
                -counts[topic] / self.all[topic] ** 0.5,
                topic,
            ),
        )

    def shared(self) -> list[str]:
        """The topics of several documents, without people who speak, the most frequent first."""
        speaking = {word for name in self.by_speaker for word in name_words(name)}
        topics = [
            topic
            for topic, where in self.documents.items()
            if len(where) > 1 and not (topic[0].isupper() and set(name_words(topic)) <= speaking)
        ]
        return sorted(topics, key=self.rank)

    def _is_everywhere(self, topic: str) -> bool:
        total = len(self.by_document)
        return total >= _FEW_DOCUMENTS and len(self.documents[topic]) > total / 2
