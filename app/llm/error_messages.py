"""What a server's refusal means, and what to do about it, in one sentence and without any key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.llm.model import ModelError, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.llm.endpoint import Endpoint

MAX_CHARS: Final = 200  # of what a server says that is passed on
NAMED: Final = 5  # models of a server that are named
TELLING: Final = 8  # characters of a key; what is shorter stands for none, and may be any word
_ENDS: Final = 4  # characters at the ends of a masked key that servers leave
HIDDEN: Final = "[key]"
# What servers say when the status alone does not tell: 400, 404 and 500 are used for all of these.
_WORDS: Final = {
    Trouble.TOO_LONG: re.compile(
        r"context[ _](length|size|window)|exceeds? (the )?(available |maximum )?context"
        r"|context the overflows|too many tokens|maximum (prompt|input) length|prompt is too long",
        re.IGNORECASE,
    ),
    Trouble.UNKNOWN_MODEL: re.compile(
        r"model_not_found|model\b.{0,120}\b(not found|does not exist|not (be )?(loaded|available))"
        r"|(unknown|invalid|no such) model|no models? (is |are )?loaded",
        re.IGNORECASE | re.DOTALL,
    ),
    Trouble.WRONG_KEY: re.compile("invalid_api_key"),
    Trouble.RATE_LIMIT: re.compile("rate_limit|insufficient_quota"),
}
_STATUSES: Final = {
    401: Trouble.WRONG_KEY,
    403: Trouble.WRONG_KEY,
    408: Trouble.TIMEOUT,
    413: Trouble.TOO_LONG,
    429: Trouble.RATE_LIMIT,
    504: Trouble.TIMEOUT,
}
_NO_CREDIT: Final = re.compile(r"insufficient_quota|exceeded your current quota|billing|credit")
# Never shown, whatever a server says; bearer tokens and the forms that keys of known servers have.
_LIKE_A_KEY: Final = re.compile(
    r"(?i:bearer\s+|api[-_ ]?key[\"']?\s*[:=]\s*[\"']?)[^\s\"',}]+"
    r"|\b(?:sk|gsk|hf|xai)[-_][\w*-]{8,}"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a server replied instead of what it was asked for; the status is 0 within a stream."""

    status: int
    body: object
    wait: str | None = None

    @property
    def text(self) -> str:
        """Its own words, wherever in the body they stand; empty when there are none."""
        found = self._error
        if isinstance(found, Mapping):
            found = found.get("message") or found.get("detail") or found.get("error")
        return found if isinstance(found, str) else ""

    @property
    def code(self) -> str:
        """Its short name of what is wrong; empty when it has none."""
        found = self._error
        if not isinstance(found, Mapping):
            return ""
        return " ".join(str(found[name]) for name in ("code", "type") if found.get(name))

    @property
    def _error(self) -> object:
        body = self.body
        return body.get("error", body) if isinstance(body, Mapping) else body


def trouble(refusal: Refusal) -> Trouble:
    """The kind of trouble that the status and the words tell of."""
    said = f"{refusal.code} {refusal.text}"
    for kind, words in _WORDS.items():
        if words.search(said):
            return kind
    return _STATUSES.get(refusal.status, Trouble.FAULT)


def refused(refusal: Refusal, endpoint: Endpoint, *, offered: Sequence[str] = ()) -> ModelError:
    """The error that tells what to do about it; `offered` are models that the server has."""
    kind = trouble(refusal)
    where = endpoint.shown
    match kind:
        case Trouble.WRONG_KEY:
            message = (
                f"{where} refuses the key: set the right one"
                if endpoint.key
                else f"{where} wants a key: set ONRECORD_LLM_KEY, or key in the settings file"
            )
        case Trouble.UNKNOWN_MODEL:
            return no_such_model(endpoint, offered=offered)
        case Trouble.RATE_LIMIT:
            message = _too_often(refusal, where)
        case Trouble.TOO_LONG:
            message = (
                f"the question and its evidence are more than the model at {where} takes: "
                "set a smaller context, or choose a model with a larger one"
            )
        case Trouble.TIMEOUT:
            message = f"{where} gave up waiting for its model: ask again, or choose a quicker one"
        case _:
            message = _faulty(refusal, endpoint, where)
    return ModelError(kind, message)


def no_such_model(endpoint: Endpoint, *, offered: Sequence[str]) -> ModelError:
    """The server has no model of that name; some that it has are named."""
    names = [shown(name, endpoint) for name in offered[:NAMED]]
    more = f" and {len(offered) - NAMED} more" if len(offered) > NAMED else ""
    choice = f"choose one of {', '.join(names)}{more}" if names else "see: onrecord models"
    named = f"no model {endpoint.model!r}" if endpoint.model else "no such model"
    message = f"{endpoint.shown} has {named}: {choice}"
    return ModelError(Trouble.UNKNOWN_MODEL, message)


def undecided(endpoint: Endpoint, *, offered: Sequence[str]) -> ModelError:
    """No model is set, and the server has none or several."""
    names = ", ".join(shown(name, endpoint) for name in offered[:NAMED])
    choice = f"set one of its models, such as {names}" if names else "it offers none"
    message = f"which model of {endpoint.shown} is not set: {choice}"
    return ModelError(Trouble.UNKNOWN_MODEL, message)


def unreachable(endpoint: Endpoint, *, untrusted: bool = False) -> ModelError:
    """Nobody answers, or, `untrusted`, nobody who can be told from another."""
    message = (
        f"nothing vouches for the certificate of {endpoint.shown}: "
        "name the file of who signed it as SSL_CERT_FILE"
        if untrusted
        else f"the model's server at {endpoint.shown} cannot be reached: "
        "start it, or see that its address is right"
    )
    return ModelError(Trouble.UNREACHABLE, message)


def late(endpoint: Endpoint) -> ModelError:
    """The server was silent for too long."""
    message = f"{endpoint.shown} did not answer in time: ask again, or set a longer timeout"
    return ModelError(Trouble.TIMEOUT, message)


def broken_off(endpoint: Endpoint) -> ModelError:
    """The connection ended in the middle of a reply."""
    message = f"{endpoint.shown} broke off in the middle of its reply: ask again"
    return ModelError(Trouble.MALFORMED, message)


def no_reply(endpoint: Endpoint) -> ModelError:
    """What comes has no event in it: a web page, or a server that stopped without a word."""
    message = (
        f"{endpoint.shown} sent no reply: see that its address is that of the API, mostly ending "
        "in /v1, and that the context set for it is no larger than its own"
    )
    return ModelError(Trouble.MALFORMED, message)


def malformed(endpoint: Endpoint) -> ModelError:
    """What comes is no reply as the OpenAI API has it."""
    message = (
        f"{endpoint.shown} does not reply as the OpenAI API does: "
        "see that the address is that of the API, mostly ending in /v1"
    )
    return ModelError(Trouble.MALFORMED, message)


def cut_off(tokens: int) -> ModelError:
    """The reply had no room to end in."""
    message = f"the reply was cut off after {tokens} tokens: set more reply_tokens"
    return ModelError(Trouble.CUT_OFF, message)


def nothing_said(model: str) -> ModelError:
    """The reply has no words."""
    return ModelError(
        Trouble.EMPTY, f"{model} replied with nothing: ask again, or choose another model"
    )


def withheld(model: str) -> ModelError:
    """The server's own filter took the reply away."""
    message = f"the server kept back what {model} wrote: ask in other words"
    return ModelError(Trouble.CUT_OFF, message)


def shown(text: str, endpoint: Endpoint) -> str:
    """A server's words as they may be passed on: one line, not long, and without the key."""
    if endpoint.key:
        text = _without(endpoint.key.get_secret_value(), text)
    text = _LIKE_A_KEY.sub(HIDDEN, text)
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    text = " ".join(text.split())
    return text if len(text) <= MAX_CHARS else f"{text[:MAX_CHARS].rstrip()}…"


def _without(key: str, text: str) -> str:
    """The text without the key, and without the ends of it by which a masked one is known."""
    if len(key) < TELLING:
        return re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", HIDDEN, text)
    ends = f"{re.escape(key[:_ENDS])}|{re.escape(key[-_ENDS:])}"
    return re.sub(rf"\S*(?:{ends})\S*", HIDDEN, text.replace(key, HIDDEN))


def _too_often(refusal: Refusal, where: str) -> str:
    if _NO_CREDIT.search(f"{refusal.code} {refusal.text}"):
        return f"the account at {where} has no credit left: add some, or choose another model"
    if refusal.wait and re.fullmatch(r"\d{1,5}(\.\d+)?", refusal.wait):
        return f"{where} was asked too often: ask again in {refusal.wait} seconds"
    return f"{where} was asked too often: ask again in a minute"


def _faulty(refusal: Refusal, endpoint: Endpoint, where: str) -> str:
    said = shown(refusal.text, endpoint)
    if 300 <= refusal.status < 400:  # noqa: PLR2004 - a redirect (RFC 9110)
        return f"{where} sends elsewhere, which is not followed: set the address it stands for"
    told_so = isinstance(refusal.body, Mapping) and endpoint.url.endswith("/v1")
    if refusal.status == 404 and not told_so:  # noqa: PLR2004 - not found
        return f"{where} knows no such path: the address mostly ends in /v1"
    told = f" ({said})" if said and "<" not in said else ""
    status = f" with status {refusal.status}" if refusal.status else ""
    return f"{where} failed{status}{told}: ask again, or look into the server's own log"
