"""The events of a reply, read with no trust in whoever sent them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.llm import error_messages as troubles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.llm.endpoint import Endpoint

CHARS_A_TOKEN: Final = 8  # English has 4 to 5: a server that says more ignores what it was told
_THINKS: Final = "<think>"  # how DeepSeek, Qwen and others mark what they say to themselves
_THOUGHT: Final = "</think>"


def pieces(
    events: Iterable[object], *, endpoint: Endpoint, model: str, tokens: int
) -> Iterator[str]:
    """The words of a reply as they come, from its first to its last; a model's thinking left out.

    ModelError at the end of what was said: there was no room for more, nothing was said, the server
    kept it back, broke off, or sent something else. `tokens` bounds the reply even where the server
    was not impressed by it.
    """
    words = ReplyWords(endpoint, room=CHARS_A_TOKEN * tokens)
    said = False
    for text in without_key(_spoken(words.of(events)), endpoint):
        said = True
        yield text
    if words.room <= 0 or words.finish == "length":
        raise troubles.cut_off(tokens)
    if words.finish == "content_filter":
        raise troubles.withheld(model)
    if words.events == 0:
        raise troubles.no_reply(endpoint)
    if words.finish is None:
        raise troubles.broken_off(endpoint)
    if not said:
        raise troubles.nothing_said(model)


class ReplyWords:
    """What a reply holds, and how it ended."""

    def __init__(self, endpoint: Endpoint, *, room: int) -> None:
        """Of a reply that has room for so many characters."""
        self.room = room
        self.events = 0
        self.finish: str | None = None
        self._endpoint = endpoint

    def of(self, events: Iterable[object]) -> Iterator[str]:
        """The words of each event that has some, until the reply ends or has no more room."""
        for event in events:
            self.events += 1
            text, self.finish = self._read(event)
            text = text[: self.room]
            self.room -= len(text)
            if text:
                yield text
            if self.finish or self.room <= 0:
                return

    def _read(self, event: object) -> tuple[str, str | None]:
        choices = getattr(event, "choices", None)
        if not isinstance(choices, list):
            raise troubles.malformed(self._endpoint)
        if not choices:  # an event that counts tokens, or tells of a filter
            return "", None
        delta = getattr(choices[0], "delta", None)
        text = getattr(delta, "content", None) or ""
        finish = getattr(choices[0], "finish_reason", None) or None
        if not isinstance(text, str) or not isinstance(finish, str | None):
            raise troubles.malformed(self._endpoint)
        return text.encode(errors="replace").decode(), finish


def without_key(texts: Iterable[str], endpoint: Endpoint) -> Iterator[str]:
    """The texts, with the key hidden wherever they hold it together: the server knows it."""
    key = endpoint.key.get_secret_value() if endpoint.key else ""
    if len(key) < troubles.TELLING:
        yield from texts
        return
    held = ""  # what may be the beginning of the key
    for text in texts:
        held = (held + text).replace(key, troubles.HIDDEN)
        kept = next(size for size in range(len(key) - 1, -1, -1) if held.endswith(key[:size]))
        ready, held = held[: len(held) - kept], held[len(held) - kept :]
        if ready:
            yield ready
    if held:
        yield held


def _spoken(texts: Iterable[str]) -> Iterator[str]:
    """The texts without blanks at the beginning, and without thinking that stands there."""
    held: str | None = ""  # until it is known how the reply begins
    for text in texts:
        if held is None:
            yield text
            continue
        held = (held + text).lstrip()
        if held.startswith(_THINKS):
            _, thought, rest = held.partition(_THOUGHT)
            held = rest.lstrip() if thought else _THINKS + held[-len(_THOUGHT) :]
        if held and not _THINKS.startswith(held) and not held.startswith(_THINKS):
            yield held
            held = None
    if held and not held.startswith(_THINKS):
        yield held
