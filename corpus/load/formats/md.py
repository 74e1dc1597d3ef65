"""Markdown: read as prose, with what its front matter says."""

from __future__ import annotations

import re

from corpus.load.formats.decode import decode
from corpus.load.formats.front_matter import split_front_matter
from corpus.load.formats.line_end_hyphens import mend_line_ends
from corpus.load.formats.md_blocks import first_heading, md_blocks
from corpus.load.formats.parsed_file import ParsedFile
from corpus.load.formats.stated_dates import stated_date
from corpus.model.document import DocumentKind
from corpus.model.normalise import cut_runs

_DATA = re.compile(r"data:[\w/+.;=-]{0,80};base64,[\w+/=-]+")  # a picture within the text
# What the common programs for sites and notes call them; the first one that is there counts.
_AUTHOR = ("author", "authors", "by", "byline", "creator", "writer")
_PUBLISHED = ("published", "date", "publishdate", "pubdate", "datepublished", "created")
_PUBLISHER = ("publisher", "publication", "source", "site", "website", "journal", "newspaper")
_LANGUAGE = ("language", "lang", "locale")
_KIND = ("kind", "type", "genre", "category")


def read_md(data: bytes) -> ParsedFile:
    """The prose without its marks, and the front matter's title, author, date, kind and so on.

    Emphasis, heading marks and link targets go; a list item stands on a line of its own after a
    bullet, and notes stand after the text. FormatError when the front matter is not YAML or TOML.
    """
    text = decode(data).replace("\r\n", "\n").lstrip("\ufeff")
    facts, body = split_front_matter(text)
    published, warning = stated_date(_first(facts, _PUBLISHED))
    return ParsedFile(
        blocks=md_blocks(mend_line_ends(cut_runs(_DATA.sub("data:,", body)))),
        title=facts.get("title") or first_heading(body),
        author=_first(facts, _AUTHOR),
        publisher=_first(facts, _PUBLISHER),
        published=published,
        published_from="the front matter" if published else None,
        kind=_kind(_first(facts, _KIND)),
        language=_first(facts, _LANGUAGE),
        warnings=(warning,) if warning else (),
    )


def _first(facts: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((facts[key] for key in keys if key in facts), None)


def _kind(name: str | None) -> DocumentKind | None:
    return DocumentKind(name.lower()) if name and name.lower() in set(DocumentKind) else None
