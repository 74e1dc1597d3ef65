"""Markdown: read as prose, with what its front matter says."""

from __future__ import annotations

import re

from corpus.load.formats.decode import decode
from corpus.load.formats.md_blocks import first_heading, md_blocks
from corpus.load.formats.parsed_file import (
    FormatError,
    ParsedFile,
    metadata_date,
    one_line_or_none,
)
from corpus.model.document import DocumentKind

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_md(data: bytes) -> ParsedFile:
    """The prose without its marks, and the front matter's title, author, date, kind and so on.

    Emphasis, heading marks and link targets go; a list item stands on a line of its own after a
    bullet, and notes stand after the text. FormatError when the front matter is not YAML.
    """
    text = decode(data).replace("\r\n", "\n").lstrip("\ufeff")
    front = _FRONT.match(text)
    facts = _facts(front[1]) if front else {}
    body = text[front.end() :] if front else text
    written = facts.get("published") or facts.get("date")
    published = metadata_date(written)
    return ParsedFile(
        blocks=md_blocks(body),
        title=facts.get("title") or first_heading(body),
        author=facts.get("author"),
        publisher=facts.get("publisher"),
        published=published,
        published_from="the front matter" if published else None,
        kind=_kind(facts.get("kind")),
        language=facts.get("language") or facts.get("lang"),
    )


def _facts(front: str) -> dict[str, str]:
    """The front matter's words by key, lists joined by commas."""
    # Loaded here, not above: it takes a while, and only front matter needs it.
    import yaml  # noqa: PLC0415

    try:
        # BaseLoader makes strings of everything: a date no calendar has is then no YAML error.
        read = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - it builds strings only
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        reason = f"its front matter is not valid YAML near line {line}: mend or remove it"
        raise FormatError(reason) from error
    if read in (None, ""):
        return {}
    if not isinstance(read, dict):
        reason = "its front matter is not a list of 'key: value' lines: mend or remove it"
        raise FormatError(reason)
    return {str(key).lower(): words for key, value in read.items() if (words := _words(value))}


def _words(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(words for part in value if (words := one_line_or_none(part))) or None
    return one_line_or_none(value)


def _kind(name: str | None) -> DocumentKind | None:
    return DocumentKind(name.lower()) if name and name.lower() in set(DocumentKind) else None
