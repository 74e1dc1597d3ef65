"""Turn a server's errors into one sentence with what to do about it, without any key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.llm.model import ModelError, ModelErrorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.llm.endpoint import Endpoint

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
            message = (
                f"{where} refuses the key: set the right one"
                if endpoint.key
                else f"{where} wants a key: set ONRECORD_LLM_KEY, or key in the settings file"
            )
        case ModelErrorKind.UNKNOWN_MODEL:
            return no_such_model(endpoint, offered=offered)
        case ModelErrorKind.RATE_LIMIT:
            message = _rate_limit_message(refusal, where)
        case ModelErrorKind.TOO_LONG:
            message = (
                f"the question and its evidence are more than the model at {where} takes: "
                "set a smaller context, or choose a model with a larger one"
            )
        case ModelErrorKind.TIMEOUT:
            message = f"{where} gave up waiting for its model: ask again, or choose a quicker one"
        case _:
            message = _server_fault_message(refusal, endpoint, where)
    return ModelError(kind, message)


def no_such_model(endpoint: Endpoint, *, offered: Sequence[str]) -> ModelError:
    """The server has no model of that name; the message names some that it has."""
    names = [printable(name, endpoint) for name in offered[:MAX_NAMED_MODELS]]
    more = f" and {len(offered) - MAX_NAMED_MODELS} more" if len(offered) > MAX_NAMED_MODELS else ""
    choice = f"choose one of {', '.join(names)}{more}" if names else "see: onrecord models"
    named = f"no model {endpoint.model!r}" if endpoint.model else "no such model"
    message = f"{endpoint.host_and_port} has {named}: {choice}"
    return ModelError(ModelErrorKind.UNKNOWN_MODEL, message)


def no_model_chosen(endpoint: Endpoint, *, offered: Sequence[str]) -> ModelError:
    """No model is set, and the server has none or several."""
    names = ", ".join(printable(name, endpoint) for name in offered[:MAX_NAMED_MODELS])
    choice = f"set one of its models, such as {names}" if names else "it offers none"
    message = f"which model of {endpoint.host_and_port} is not set: {choice}"
    return ModelError(ModelErrorKind.UNKNOWN_MODEL, message)


def unreachable(endpoint: Endpoint, *, untrusted: bool = False) -> ModelError:
    """The server can't be reached or, with `untrusted`, its certificate can't be verified."""
    message = (
        f"nothing vouches for the certificate of {endpoint.host_and_port}: "
        "name the file of who signed it as SSL_CERT_FILE"
        if untrusted
        else f"the model's server at {endpoint.host_and_port} cannot be reached: "
        "start it, or see that its address is right"
    )
    return ModelError(ModelErrorKind.UNREACHABLE, message)


def timed_out(endpoint: Endpoint) -> ModelError:
    """The server did not answer in time."""
    message = f"{endpoint.host_and_port} did not answer in time: ask again, or set a longer timeout"
    return ModelError(ModelErrorKind.TIMEOUT, message)


def connection_lost(endpoint: Endpoint) -> ModelError:
    """The connection ended in the middle of a reply."""
    message = f"{endpoint.host_and_port} broke off in the middle of its reply: ask again"
    return ModelError(ModelErrorKind.MALFORMED, message)


def no_reply(endpoint: Endpoint) -> ModelError:
    """The reply has no event: a web page, or a server that stopped at once."""
    message = (
        f"{endpoint.host_and_port} sent no reply: see that its address is that of the API, mostly "
        "ending in /v1, and that the context set for it is no larger than its own"
    )
    return ModelError(ModelErrorKind.MALFORMED, message)


def malformed_reply(endpoint: Endpoint) -> ModelError:
    """The reply does not follow the OpenAI API."""
    message = (
        f"{endpoint.host_and_port} does not reply as the OpenAI API does: "
        "see that the address is that of the API, mostly ending in /v1"
    )
    return ModelError(ModelErrorKind.MALFORMED, message)


def reply_too_long(tokens: int) -> ModelError:
    """The reply reached its maximum number of tokens."""
    message = f"the reply was cut off after {tokens} tokens: set more reply_tokens"
    return ModelError(ModelErrorKind.CUT_OFF, message)


def empty_reply(model: str) -> ModelError:
    """The reply has no text."""
    return ModelError(
        ModelErrorKind.EMPTY, f"{model} replied with nothing: ask again, or choose another model"
    )


def filtered_reply(model: str) -> ModelError:
    """The server's content filter removed the reply."""
    message = f"the server kept back what {model} wrote: ask in other words"
    return ModelError(ModelErrorKind.CUT_OFF, message)


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


def _rate_limit_message(refusal: Refusal, where: str) -> str:
    if _NO_CREDIT.search(f"{refusal.code} {refusal.text}"):
        return f"the account at {where} has no credit left: add some, or choose another model"
    if refusal.wait and re.fullmatch(r"\d{1,5}(\.\d+)?", refusal.wait):
        return f"{where} was asked too often: ask again in {refusal.wait} seconds"
    return f"{where} was asked too often: ask again in a minute"


def _server_fault_message(refusal: Refusal, endpoint: Endpoint, where: str) -> str:
    server_text = printable(refusal.text, endpoint)
    if 300 <= refusal.status < 400:  # noqa: PLR2004 - a redirect (RFC 9110)
        return f"{where} sends elsewhere, which is not followed: set the address it stands for"
    is_api_error = isinstance(refusal.body, Mapping) and endpoint.url.endswith("/v1")
    if refusal.status == 404 and not is_api_error:  # noqa: PLR2004 - not found
        return f"{where} knows no such path: the address mostly ends in /v1"
    detail = f" ({server_text})" if server_text and "<" not in server_text else ""
    status = f" with status {refusal.status}" if refusal.status else ""
    return f"{where} failed{status}{detail}: ask again, or look into the server's own log"
