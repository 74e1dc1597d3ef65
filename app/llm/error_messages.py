"""Turn a server's errors into one sentence with what to do about it, without any key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.llm.model import ModelError, ModelErrorKind
from app.text.message_text import ListText, message_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.llm.endpoint import Endpoint
    from app.text.message_text import MessageText

MAX_ERROR_CHARS: Final = 200  # of a server's text that is shown
MAX_NAMED_MODELS: Final = 5  # of a server
MIN_KEY_CHARS: Final = 8  # a shorter key may be any word, so only whole words are hidden
_MASK_ENDS: Final = 4  # characters at both ends of a key that servers leave when they mask it
HIDDEN: Final = "[key]"
# Patterns of messages, since servers use 400, 404 and 500 for all of these errors.
_MESSAGE_PATTERNS: Final = {
    ModelErrorKind.TOO_LONG: re.compile(
        r"context[ _](length|size|window)|exceeds? (the )?(available |maximum )?context"
        r"|context the overflows|too many tokens|maximum (prompt|input) length|prompt is too long",
        re.IGNORECASE,
    ),
    ModelErrorKind.UNKNOWN_MODEL: re.compile(
        r"model_not_found|model\b.{0,120}\b(not found|does not exist|not (be )?(loaded|available))"
        r"|(unknown|invalid|no such) model|no models? (is |are )?loaded",
        re.IGNORECASE | re.DOTALL,
    ),
    ModelErrorKind.WRONG_KEY: re.compile("invalid_api_key"),
    ModelErrorKind.RATE_LIMIT: re.compile("rate_limit|insufficient_quota"),
}
_STATUSES: Final = {
    401: ModelErrorKind.WRONG_KEY,
    403: ModelErrorKind.WRONG_KEY,
    408: ModelErrorKind.TIMEOUT,
    413: ModelErrorKind.TOO_LONG,
    429: ModelErrorKind.RATE_LIMIT,
    504: ModelErrorKind.TIMEOUT,
}
_NO_CREDIT: Final = re.compile(r"insufficient_quota|exceeded your current quota|billing|credit")
# Never shown: bearer tokens, and keys in the formats of known servers.
_KEY_PATTERN: Final = re.compile(
    r"(?i:bearer\s+|api[-_ ]?key[\"']?\s*[:=]\s*[\"']?)[^\s\"',}]+"
    r"|\b(?:sk|gsk|hf|xai)[-_][\w*-]{8,}"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error reply of a server; the status is 0 for an error event within a stream."""

    status: int
    body: object
    wait: str | None = None

    @property
    def text(self) -> str:
        """The message, wherever it is in the body; empty when there is none."""
        error = self._error
        if isinstance(error, Mapping):
            error = error.get("message") or error.get("detail") or error.get("error")
        return error if isinstance(error, str) else ""

    @property
    def code(self) -> str:
        """The error code and type; empty when there is none."""
        error = self._error
        if not isinstance(error, Mapping):
            return ""
        return " ".join(str(error[name]) for name in ("code", "type") if error.get(name))

    @property
    def _error(self) -> object:
        body = self.body
        return body.get("error", body) if isinstance(body, Mapping) else body


def error_kind(refusal: Refusal) -> ModelErrorKind:
    """The kind of error, by the message and the status."""
    message = f"{refusal.code} {refusal.text}"
    for kind, words in _MESSAGE_PATTERNS.items():
        if words.search(message):
            return kind
    return _STATUSES.get(refusal.status, ModelErrorKind.FAULT)


def refusal_error(
    refusal: Refusal, endpoint: Endpoint, *, offered: Sequence[str] = ()
) -> ModelError:
    """The error for a refusal, with what to do; `offered` are the models of the server."""
    kind = error_kind(refusal)
    where = endpoint.host_and_port
    match kind:
        case ModelErrorKind.WRONG_KEY:
            code = "model-wrong-key" if endpoint.key else "model-no-key"
            text = message_text(code, server=where)
        case ModelErrorKind.UNKNOWN_MODEL:
            return no_such_model(endpoint, offered=offered)
        case ModelErrorKind.RATE_LIMIT:
            text = _rate_limit_message(refusal, where)
        case ModelErrorKind.TOO_LONG:
            text = message_text("model-too-long", server=where)
        case ModelErrorKind.TIMEOUT:
            text = message_text("model-gave-up", server=where)
        case _:
            text = _server_fault_message(refusal, endpoint, where)
    return ModelError(kind, text)


def no_such_model(endpoint: Endpoint, *, offered: Sequence[str]) -> ModelError:
    """The server has no model of that name; the message names some that it has."""
    names = ListText(tuple(printable(name, endpoint) for name in offered[:MAX_NAMED_MODELS]))
    more = len(offered) - MAX_NAMED_MODELS
    choice = (
        message_text("model-choose-or-more", names=names, more=str(more))
        if more > 0
        else message_text("model-choose", names=names)
        if offered
        else message_text("model-choose-none")
    )
    text = (
        message_text(
            "model-unknown",
            server=endpoint.host_and_port,
            model=repr(endpoint.model),
            choice=choice,
        )
        if endpoint.model
        else message_text("model-unknown-unnamed", server=endpoint.host_and_port, choice=choice)
    )
    return ModelError(ModelErrorKind.UNKNOWN_MODEL, text)


def no_model_chosen(endpoint: Endpoint, *, offered: Sequence[str]) -> ModelError:
    """No model is set, and the server has none or several."""
    names = ListText(tuple(printable(name, endpoint) for name in offered[:MAX_NAMED_MODELS]))
    server = endpoint.host_and_port
    text = (
        message_text("model-not-set", server=server, names=names)
        if offered
        else message_text("model-not-set-none", server=server)
    )
    return ModelError(ModelErrorKind.UNKNOWN_MODEL, text)


def unreachable(endpoint: Endpoint, *, untrusted: bool = False) -> ModelError:
    """The server can't be reached or, with `untrusted`, its certificate can't be verified."""
    code = "model-untrusted" if untrusted else "model-unreachable"
    return ModelError(ModelErrorKind.UNREACHABLE, message_text(code, server=endpoint.host_and_port))


def timed_out(endpoint: Endpoint) -> ModelError:
    """The server did not answer in time."""
    text = message_text("model-timed-out", server=endpoint.host_and_port)
    return ModelError(ModelErrorKind.TIMEOUT, text)


def connection_lost(endpoint: Endpoint) -> ModelError:
    """The connection ended in the middle of a reply."""
    text = message_text("model-broke-off", server=endpoint.host_and_port)
    return ModelError(ModelErrorKind.MALFORMED, text)


def no_reply(endpoint: Endpoint) -> ModelError:
    """The reply has no event: a web page, or a server that stopped at once."""
    text = message_text("model-no-reply", server=endpoint.host_and_port)
    return ModelError(ModelErrorKind.MALFORMED, text)


def malformed_reply(endpoint: Endpoint) -> ModelError:
    """The reply does not follow the OpenAI API."""
    text = message_text("model-malformed", server=endpoint.host_and_port)
    return ModelError(ModelErrorKind.MALFORMED, text)


def reply_too_long(tokens: int) -> ModelError:
    """The reply reached its maximum number of tokens."""
    return ModelError(ModelErrorKind.CUT_OFF, message_text("model-cut-off", tokens=str(tokens)))


def empty_reply(model: str, *, declined: bool = False, finish: str = "stop") -> ModelError:
    """The reply has no text: the model `declined`, or it `finish`ed with the call of a tool."""
    wants_tool = finish in {"tool_calls", "function_call"}
    code = "model-declined" if declined else "model-wants-tool" if wants_tool else "model-empty"
    return ModelError(ModelErrorKind.EMPTY, message_text(code, model=model))


def filtered_reply(model: str) -> ModelError:
    """The server's content filter removed the reply."""
    return ModelError(ModelErrorKind.CUT_OFF, message_text("model-filtered", model=model))


def printable(text: str, endpoint: Endpoint) -> str:
    """A server's text as it may be shown: one line, shortened, without the key."""
    if endpoint.key:
        text = _without_key(endpoint.key.get_secret_value(), text)
    text = _KEY_PATTERN.sub(HIDDEN, text)
    text = "".join(character if character.isprintable() else " " for character in text)
    text = " ".join(text.split())
    return text if len(text) <= MAX_ERROR_CHARS else f"{text[:MAX_ERROR_CHARS].rstrip()}…"


def _without_key(key: str, text: str) -> str:
    """The text without the key and without the visible ends of a masked key."""
    if len(key) < MIN_KEY_CHARS:
        return re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", HIDDEN, text)
    ends = f"{re.escape(key[:_MASK_ENDS])}|{re.escape(key[-_MASK_ENDS:])}"
    return re.sub(rf"\S*(?:{ends})\S*", HIDDEN, text.replace(key, HIDDEN))


def _rate_limit_message(refusal: Refusal, where: str) -> MessageText:
    if _NO_CREDIT.search(f"{refusal.code} {refusal.text}"):
        return message_text("model-no-credit", server=where)
    if refusal.wait and re.fullmatch(r"\d{1,5}(\.\d+)?", refusal.wait):
        return message_text("model-too-often-seconds", server=where, seconds=refusal.wait)
    return message_text("model-too-often", server=where)


def _server_fault_message(refusal: Refusal, endpoint: Endpoint, where: str) -> MessageText:
    server_text = printable(refusal.text, endpoint)
    if 300 <= refusal.status < 400:  # noqa: PLR2004 - a redirect (RFC 9110)
        return message_text("model-redirects", server=where)
    is_api_error = isinstance(refusal.body, Mapping) and endpoint.url.endswith("/v1")
    if refusal.status == 404 and not is_api_error:  # noqa: PLR2004 - not found
        return message_text("model-no-path", server=where)
    detail = f" ({server_text})" if server_text and "<" not in server_text else ""
    if refusal.status:
        status = str(refusal.status)
        return message_text("model-failed-status", server=where, status=status, detail=detail)
    return message_text("model-failed", server=where, detail=detail)
