"""What a question is about, as a phrase that can follow another question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.ask.follow_up.anaphora import own_words
from index.search.terms import surface_forms

if TYPE_CHECKING:
    from app.domain.answer import Answer

MAX_TOPIC_CHARS = 240  # a phrase that a reader takes in at a glance
_DASH = " — "
_ASKING = re.compile(
    r"\W*(?:(?:and|but|so|or|then|also|well)\b[\s,]*)*"
    r"(?:(?:how (?:much|many|long|often|soon|far)|what (?:kind|sort) of|in (?:which|what) \w+"
    r"|what|who|whom|whose|which|when|where|why|how)\b[\s,]*)?"
    r"(?:(?:is|are|was|were|do|does|did|has|have|had|would|will|could|can|might|may|should|must)"
    r"(?:n['’]t)?\b[\s,]*)?(?:(?:it|there)\b\s*)?",
    re.IGNORECASE,
)


def topic_of(answer: Answer) -> str:
    """What that turn and, for a follow-up, the turns before it are about: a short phrase."""
    parts = (answer.search_query or answer.question).split(_DASH)
    kept: list[str] = []
    stems: set[str] = set()
    for part in parts:
        phrase = " ".join(part.split()).strip(" ,;:?!.—–-")
        new = set(surface_forms(phrase)) - stems
        if not new or not own_words(phrase):
            continue
        if sum(map(len, kept)) + len(phrase) > MAX_TOPIC_CHARS:
            phrase = phrase[: MAX_TOPIC_CHARS - sum(map(len, kept))].rpartition(" ")[0]
        if phrase:
            kept.append(phrase)
            stems |= new
    topic = _DASH.join(kept)
    return topic[:1].lower() + topic[1:] if _ASKING.match(topic) else topic


def with_topic(question: str, topic: str) -> str:
    """The question, followed by the topic."""
    plain = " ".join(question.split()).rstrip(" ?!.…")
    return f"{plain}{_DASH}{topic}?" if topic else question
