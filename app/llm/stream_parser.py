"""Parse the events of a streamed reply without trusting the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from app.llm import error_messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.llm.endpoint import Endpoint

MAX_CHARS_PER_TOKEN: Final = 8  # English has 4 to 5; a longer reply ignores the limit
_THINK_OPEN: Final = "<think>"  # how DeepSeek, Qwen and others mark their reasoning
_THINK_CLOSE: Final = "</think>"


def pieces(
    events: Iterable[object], *, endpoint: Endpoint, model: str, tokens: int
) -> Iterator[str]:
    """Yield the text of a reply as it streams, without the model's reasoning.

    ModelError after the text: the reply was too long, empty, filtered, broken off or malformed.
    `tokens` limits the reply even where the server ignores the limit.
    """
    words = ReplyWords(endpoint, room=MAX_CHARS_PER_TOKEN * tokens)
    has_text = False
    for text in without_key(_without_reasoning(words.of(events)), endpoint):
        has_text = True
        yield text
    if words.room <= 0 or words.finish == "length":
        raise error_messages.reply_too_long(tokens)
    if words.finish == "content_filter":
        raise error_messages.filtered_reply(model)
    if words.events == 0:
        is_other = words.strange_events > 0
        raise (error_messages.malformed_reply if is_other else error_messages.no_reply)(endpoint)
    if words.finish is None:
        raise error_messages.connection_lost(endpoint)
    if not has_text:
        raise error_messages.empty_reply(model, declined=words.declined, finish=words.finish)


class ReplyWords:
    """The text of a reply, and how it ended."""

    def __init__(self, endpoint: Endpoint, *, room: int) -> None:
        """Start with room for so many characters."""
        self.room = room
        self.events = 0
        self.strange_events = 0  # that say nothing of a reply
        self.finish: str | None = None
        self.declined = False
        self._endpoint = endpoint

    def of(self, events: Iterable[object]) -> Iterator[str]:
        """Yield the text of each event until the reply ends or its room is used up."""
        for event in events:
            text, self.finish = self._read(event)
            text = text[: self.room]
            self.room -= len(text)
            if text:
                yield text
            if self.finish or self.room <= 0:
                return

    def _read(self, event: object) -> tuple[str, str | None]:
        """The text of an event, and why the reply ends with it."""
        choices = event.get("choices") if isinstance(event, Mapping) else event
        if choices is None:  # a ping, or token counts alone
            self.strange_events += 1
            return "", None
        if not isinstance(choices, list):
            raise error_messages.malformed_reply(self._endpoint)
        self.events += 1
        if not choices:  # an event with token counts, or about a filter
            return "", None
        choice = choices[0]
        if not isinstance(choice, Mapping):
            raise error_messages.malformed_reply(self._endpoint)
        delta = choice.get("delta") or choice.get("message") or {}
        text = _content_text(delta.get("content")) if isinstance(delta, Mapping) else None
        finish = choice.get("finish_reason") or None
        if text is None or not isinstance(finish, str | None):
            raise error_messages.malformed_reply(self._endpoint)
        self.declined = self.declined or bool(delta.get("refusal"))
        return text.encode(errors="replace").decode(), finish


def _content_text(content: object) -> str | None:
    """The text of a message, which some servers send in parts; None for anything else."""
    if isinstance(content, list):
        parts = [part.get("text") or "" for part in content if isinstance(part, Mapping)]
        return "".join(parts) if all(isinstance(part, str) for part in parts) else None
    if content is None:
        return ""
    return content if isinstance(content, str) else None


def without_key(texts: Iterable[str], endpoint: Endpoint) -> Iterator[str]:
    """Yield the texts with the key hidden, even where it is split over several texts."""
    key = endpoint.key.get_secret_value() if endpoint.key else ""
    if len(key) < error_messages.MIN_KEY_CHARS:
        yield from texts
        return
    pending = ""  # may be the beginning of the key
    for text in texts:
        pending = (pending + text).replace(key, error_messages.HIDDEN)
        prefix_chars = next(
            size for size in range(len(key) - 1, -1, -1) if pending.endswith(key[:size])
        )
        ready, pending = (
            pending[: len(pending) - prefix_chars],
            pending[len(pending) - prefix_chars :],
        )
        if ready:
            yield ready
    if pending:
        yield pending


def _without_reasoning(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts without leading blanks and without reasoning at the beginning."""
    pending: str | None = ""  # until it is known how the reply begins
    for text in texts:
        if pending is None:
            yield text
            continue
        pending = (pending + text).lstrip()
        if pending.startswith(_THINK_OPEN):
            _, closing_tag, rest = pending.partition(_THINK_CLOSE)
            pending = rest.lstrip() if closing_tag else _THINK_OPEN + pending[-len(_THINK_CLOSE) :]
        if pending and not _THINK_OPEN.startswith(pending) and not pending.startswith(_THINK_OPEN):
            yield pending
            pending = None
    if pending and not pending.startswith(_THINK_OPEN):
        yield pending
