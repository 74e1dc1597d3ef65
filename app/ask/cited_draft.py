"""Read a draft in Markdown: its sentences with the places that their notes and links cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ask.verification import CitedPlace
from app.write.reply_parser import reply_sentences
from corpus.errors import OnRecordError
from corpus.reference.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Places = tuple[CitedPlace | Reference, ...]

# "[^2.1]: … [harbour-column:10-57]", as exports write it, or with a link that holds a quote.
_NOTE = re.compile(
    r"^ {0,3}\[\^(?P<label>[^\]\s]+)\]:(?P<text>.*(?:\n(?: {4}|\t).*)*)", re.MULTILINE
)
_MARK = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
_LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\((?P<url>[^)\s]*quote=[^)\s]+)\)")
_PLACE = re.compile(r"\[(?P<document>[^\[\]\n]+):(?P<start>\d+)-(?P<end>\d+)\]")
_QUOTE_LINK = re.compile(r"quote=(?P<link>[A-Za-z0-9_-]+)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s*\Z")
_ISOLATES = re.compile("[\u2066-\u2069]")
# Lines that are no prose: headings, block quotes, tables, rules and code.
_NO_PROSE = re.compile(r"^ {0,3}(?:#{1,6}\s|>|\||```|---|===|\*\*\*)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


class DraftError(OnRecordError):
    """A draft that cites a note which it does not have; the message names it."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft, and the places that it cites; none where it cites nothing."""

    text: str
    places: Places


def read_draft(markdown: str) -> Iterator[DraftSentence]:
    """Yield the sentences of a draft; the notes that end a paragraph serve its last sentence.

    DraftError for a note that is not there, or that names no place.
    """
    notes = {match["label"]: _places(match["text"]) for match in _NOTE.finditer(markdown)}
    for paragraph in _paragraphs(_NOTE.sub("", markdown)):
        yield from _paragraph_sentences(paragraph, notes)


def _paragraph_sentences(paragraph: str, notes: Mapping[str, Places]) -> Iterator[DraftSentence]:
    """The sentences of a paragraph, each note and link of which becomes a key."""
    cited: list[Places] = []
    keyed = _MARK.sub(lambda match: _key(match, notes, cited), paragraph)
    keyed = _LINK.sub(lambda match: _link_key(match, cited), keyed)
    for written in reply_sentences([_ESCAPED.sub(r"\1", keyed)]):
        numbers = [int(key.removeprefix("S")) for key in written.keys]
        known = [number for number in numbers if 0 < number <= len(cited)]
        places = [place for number in known for place in cited[number - 1]]
        yield DraftSentence(written.text, tuple(dict.fromkeys(places)))


def _paragraphs(markdown: str) -> Iterator[str]:
    """The paragraphs and points of lists, each on one line."""
    for block in re.split(r"\n\s*\n", markdown):
        lines: list[str] = []
        for line in block.splitlines():
            if _NO_PROSE.match(line):
                continue
            if _ITEM.match(line) and lines:
                yield " ".join(lines)
                lines = []
            lines.append(_ITEM.sub("", line).strip())
        if any(lines):
            yield " ".join(lines)


def _key(
    match: re.Match[str],
    notes: Mapping[str, Places],
    cited: list[Places],
) -> str:
    places = notes.get(match["label"])
    if not places:
        missing = "names no place of a document" if places is not None else "is not there"
        message = f"the note [^{match['label']}] {missing}"
        raise DraftError(message)
    cited.append(places)
    return f"[S{len(cited)}]"


def _link_key(match: re.Match[str], cited: list[Places]) -> str:
    """The words of the link with its key; the key alone where they stand behind a sentence."""
    cited.append(_places(match["url"]))
    is_mark = _SENTENCE_END.search(match.string, 0, match.start())
    return f"{'' if is_mark else match['words']} [S{len(cited)}]"


def _places(text: str) -> Places:
    """The places that a note or an address names."""
    plain = _ISOLATES.sub("", _ESCAPED.sub(r"\1", text))
    links = tuple(Reference.from_link(match["link"]) for match in _QUOTE_LINK.finditer(plain))
    return links or tuple(
        CitedPlace(match["document"].strip(), int(match["start"]), int(match["end"]))
        for match in _PLACE.finditer(plain)
    )
