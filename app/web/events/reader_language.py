"""Event handlers that answer each reader in the language of their page."""

from __future__ import annotations

from functools import wraps
from inspect import isgeneratorfunction
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.text.catalogue import current_language, in_language
from app.web.conversation import Conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

E = TypeVar("E")


def localise(events: E) -> E:
    """The same events, whose handlers give messages in the language of their conversation.

    Gradio runs queued events outside of the request that asked for them, so the language must come
    from the conversation, which is among their inputs. Without one it is that of the request.
    """
    return cast("E", _Localised(events))


class _Localised:
    """Gives each handler of the events wrapped."""

    def __init__(self, events: object) -> None:
        self._events = events

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return _in_readers_language(getattr(self._events, name))


def _in_readers_language(handler: Callable[..., Any]) -> Callable[..., Any]:
    if isgeneratorfunction(handler):

        @wraps(handler)
        def generate(*inputs: object) -> Iterator[Any]:
            language, outputs = _language(inputs), handler(*inputs)
            try:
                while True:  # not within a yield, after which another context may go on
                    with in_language(language):
                        output = next(outputs, _END)
                    if output is _END:
                        return
                    yield output
            finally:
                outputs.close()

        return generate

    @wraps(handler)
    def handle(*inputs: object) -> Any:  # noqa: ANN401 - whatever the handler returns
        with in_language(_language(inputs)):
            return handler(*inputs)

    return handle


_END = object()


def _language(inputs: tuple[object, ...]) -> str:
    conversations = (one for one in inputs if isinstance(one, Conversation))
    own = next((one.language for one in conversations), None)
    return own or current_language()
