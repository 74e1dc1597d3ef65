"""Questions on what is disputed, made of sentences of two speakers that contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, islice
from typing import TYPE_CHECKING

from app.ask.suggestions.suggestion import (
    MAX_QUESTION_CHARS,
    Suggestion,
    SuggestionKind,
    about_disagreement,
)
from corpus.english.function_words import PERSONAL
from index.contradiction.contradiction import common_words, contradicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.ask.suggestions.topics import TopicMention

_MAX_PAIRS = 4_000  # of sentences that are compared, in a second, for which a reader may wait
_MAX_MENTIONS = 40  # of a topic that are compared
_MAX_WORDS = 14
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|disputes?d?|rejects?|rejected) that (?P<claim>[^.;:!?]+)"
)
_STATEMENT = re.compile(r"(?P<claim>[A-Z][^.;:!?“”\"()—]+)\.\Z")
_NO_STATEMENT = PERSONAL | frozenset(
    """this that these those who which but and so not no never nobody my our your his her their i
    says said say writes wrote argues denies""".split()  # noqa: SIM905
)


def disputed_questions(
    mentions: Sequence[TopicMention], *, topic: str | None = None
) -> Iterator[Suggestion]:
    """A question for each two mentions of a topic that contradict each other, and its topic's.

    With a `topic` only on that one. Whether a search finds both sides is not known before.
    """
    common = common_words({mention.words for mention in mentions})
    topics: dict[str, None] = {}
    for one, other in islice(_pairs(mentions, topic), _MAX_PAIRS):
        if not contradicts(one.words, other.words, 1.0, common):
            continue
        topics[one.phrase] = None
        statements = filter(None, map(disputed_statement, (one.words, other.words)))
        if statement := min(statements, key=len, default=None):
            question = f"Is it disputed that {statement}?"
            if len(question) <= MAX_QUESTION_CHARS:
                yield Suggestion(SuggestionKind.DISAGREEMENT, question, one.phrase)
    yield from map(about_disagreement, topics)


def disputed_statement(sentence: str) -> str | None:
    """What a sentence states or denies, as a clause that can follow "that"; None if it is long."""
    match = _DENIED.search(sentence) or _STATEMENT.match(sentence)
    if match is None:
        return None
    claim = match["claim"].strip(" ,")
    words = claim.split()
    folded = {word.lower().strip(",") for word in words}
    if len(words) > _MAX_WORDS or _NO_STATEMENT & folded:
        return None
    if words[0] in {"The", "A", "An"}:
        return claim[0].lower() + claim[1:]
    is_denied = match.re is _DENIED
    return claim if is_denied else None  # the first word may be a name or not


def _pairs(
    mentions: Sequence[TopicMention], only: str | None
) -> Iterator[tuple[TopicMention, TopicMention]]:
    """Two mentions of a topic by different speakers, of the most frequent topics first."""
    by_topic: defaultdict[str, list[TopicMention]] = defaultdict(list)
    for mention in mentions:
        if only in {None, mention.phrase}:
            by_topic[mention.phrase].append(mention)
    for topic in sorted(by_topic, key=lambda one: (-len(by_topic[one]), one)):
        for one, other in combinations(by_topic[topic][:_MAX_MENTIONS], 2):
            if one.speaker != other.speaker:
                yield one, other
