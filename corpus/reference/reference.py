"""Lasting references: a quote as a link that opens it, and finds it again after its source changed.

A link holds the words themselves, squeezed, in letters, digits, `-` and `_` alone: nothing that a
mail program or a chat would break or escape. In letters other than Latin that is a fifth of what
percent-encoding makes, so no quote need be cut to its ends.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import OnRecordError
from corpus.model.quote import Quote
from corpus.model.span import Span

if TYPE_CHECKING:
    from corpus.model.document import Document

_VERSION = "1"  # leads every link, so that a later form can be told from this one
_MAX_BYTES = 200_000  # unpacked: a link is a stranger's, and a few letters can unpack to gigabytes
_FOREIGN = re.compile(r"[^A-Za-z0-9_-]")
_FIELDS: Final = ("document", "start", "exact", "prefix", "suffix")  # in a link, in this order


class LinkError(OnRecordError):
    """A reference that cannot be read; the message says what is wrong with it."""


class _ReferenceJson(BaseModel):
    """A reference as a stranger wrote it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    document: str
    start: Annotated[int, Field(ge=0)]
    end: int | None = None
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A document's id, where in it a quote began, and the quote.

    LinkError for a quote without a word, and for what UTF-8 cannot hold.
    """

    document: str
    start: int
    quote: Quote

    def __post_init__(self) -> None:
        """Refuse what could not be found again, or not be written."""
        if self.start < 0:
            message = f"a quote begins at 0 or later, not at {self.start}"
            raise LinkError(message)
        if not (self.document.strip() and self.quote.exact.strip()):
            message = "a reference needs a document's id and words to find again"
            raise LinkError(message)
        try:
            f"{self.document}{self.quote.prefix}{self.quote.exact}{self.quote.suffix}".encode()
        except UnicodeEncodeError as error:
            message = "a reference holds half a character, which is no text"
            raise LinkError(message) from error

    @classmethod
    def at(cls, span: Span, document: Document) -> Self:
        """Of the words that stand there."""
        return cls(document.id, span.start, Quote.at(span, document.text))

    @property
    def span(self) -> Span:
        """Where the words stood."""
        return Span(self.start, self.start + len(self.quote.exact))

    @property
    def link(self) -> str:
        """The reference as a URL's query or fragment can hold it, unescaped: ASCII, one line."""
        return _VERSION + _pack_value([self.as_json()[name] for name in _FIELDS])

    def as_json(self) -> dict[str, Any]:
        """The document's id, W3C's position selector and its quote selector, in one object."""
        return {
            "document": self.document,
            "start": self.span.start,
            "end": self.span.end,
            "exact": self.quote.exact,
            "prefix": self.quote.prefix,
            "suffix": self.quote.suffix,
        }

    @classmethod
    def from_json(cls, value: object) -> Self:
        """The reference that `as_json` wrote; LinkError says what is wrong."""
        try:
            given = _ReferenceJson.model_validate(value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(map(str, first["loc"]))
            message = f"no reference: {where + ': ' if where else ''}{first['msg']}"
            raise LinkError(message) from error
        if not given.exact:
            message = "no reference: exact: it holds no words"
            raise LinkError(message)
        reference = cls(given.document, given.start, Quote(given.exact, given.prefix, given.suffix))
        if given.end not in (None, reference.span.end):
            message = (
                f"no reference: {len(given.exact)} characters cannot stand "
                f"at {given.start} to {given.end}"
            )
            raise LinkError(message)
        return reference

    @classmethod
    def from_link(cls, link: str) -> Self:
        """The reference of a link; LinkError says what became of it on its way."""
        if not link:
            message = "the link is empty"
            raise LinkError(message)
        if foreign := _FOREIGN.search(link):
            message = f"the link has {foreign[0]!r}, which stands in no reference; copy it anew"
            raise LinkError(message)
        if not link.startswith(_VERSION):
            message = f"the link is of a form that is not known here ({link[0]!r})"
            raise LinkError(message)
        values = _unpack_value(link[len(_VERSION) :])
        if not isinstance(values, list) or len(values) != len(_FIELDS):
            message = "the link holds something else than a reference"
            raise LinkError(message)
        return cls.from_json(dict(zip(_FIELDS, values, strict=True)))


def _pack_value(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(written, 9)).decode().rstrip("=")


def _unpack_value(packed: str) -> Any:  # noqa: ANN401 - whatever a stranger wrote
    """What was packed; zlib's checksum tells whether anything of it was lost or changed."""
    cut = "the link was cut short or altered on its way; copy the whole of it"
    unpack = zlib.decompressobj()
    try:
        squeezed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        written = unpack.decompress(squeezed, _MAX_BYTES)
    except (ValueError, zlib.error) as error:
        raise LinkError(cut) from error
    if len(written) >= _MAX_BYTES:
        message = f"the link holds more than {_MAX_BYTES:,} bytes, which no quote does"
        raise LinkError(message)
    if not unpack.eof or unpack.unused_data:
        raise LinkError(cut)
    try:
        return json.loads(written)
    except (ValueError, RecursionError) as error:
        message = "the link holds something else than a reference"
        raise LinkError(message) from error
