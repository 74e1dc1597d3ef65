"""Entries of a forum, chat or thread in a web page without telling classes: blocks built alike.

A name and a time stand at the same places in each entry, whatever the page calls these.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.load.formats.html_blocks import HEADING_TAGS, element_blocks, element_text
from corpus.load.formats.html_vocabulary import (
    NO_THREAD_WORDS,
    THREAD_WORDS,
    TIME_TEXT,
    UNSAID_TAGS,
    class_words,
)
from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.model.mark import MarkKind
from corpus.structure.comments import date_in, is_date, reader_name
from corpus.structure.person_names import is_person_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

_MIN_ENTRIES = 3
_MIN_SHARE = 0.4  # of the page's words, where the page does not call them a thread
_MIN_NAMED_SHARE = 0.5  # of the entries that have words
_MAX_NAME_CHARS = 40
_MAX_TIME_CHARS = 60
_AGE = re.compile(r"\d{1,2} ?(?:s|min?|h|hrs?|d|w|wk|mo|yr?)")
_SENTENCE = re.compile(r"[.!?…:]\s|[.!?…:]\Z")
_RULE = re.compile(r"[_=—–-]{2,}")
_QUOTES = re.compile(
    r"(?P<name>[^\n:]{1,40}) (?:said|wrote|schrieb|a écrit|escribió|написал\w*): ?\W?",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"click to expand\W*|last edited (?:by|on|at)\b.*|edited \d.*|reply|quote|report|like",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[.*[—–-] ?(?P<name>[^\[\]—–]{2,40}?) ?\]", re.DOTALL)
_FURNITURE = BlockMark(MarkKind.FURNITURE)


@dataclass(frozen=True, slots=True)
class AlikeEntry:
    """An entry: its element, its writer's name if it has one, its time, and its words."""

    element: HtmlElement
    name: str | None
    when: str | None
    blocks: tuple[Block, ...]


def alike_entries(page: HtmlElement) -> tuple[AlikeEntry, ...]:
    """The entries of the page by their writers, those without a name unclear; none without names.

    A page of which they are the smaller part has none either, unless it calls them a thread: they
    may be a list of articles. Entries with headings are posts of the page's own writers.
    """
    groups: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for element in page.iter("div", "li", "tr", "table", "article", "section", "dl", "p"):
        groups[str(element.tag), _build(element)].append(element)
    body = page.find(".//body")
    total = len(element_text(body if body is not None else page))
    for group in groups.values():
        is_long = sum(len(element_text(one)) for one in _outermost(group)) >= _MIN_SHARE * total
        if len(group) < _MIN_ENTRIES or not (is_long or _is_thread(group[0])):
            continue
        headed = any(next(one.iter(*HEADING_TAGS), None) is not None for one in group)
        if (is_long or not headed) and (entries := _entries(group)):
            return tuple(_finished(entries, MarkKind.POST if headed else MarkKind.COMMENT))
    return ()


def _build(element: HtmlElement) -> str:
    """What elements that are built alike share: the first class, else the id without numbers."""
    classes = (element.get("class") or "").split()
    if classes:
        return classes[0]
    parent = element.getparent()
    around = "" if parent is None else f" {parent.tag} {parent.get('class') or ''}"
    return re.sub(r"\d+", "#", element.get("id") or "") or around


def _outermost(group: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    inner = set(group)
    return (one for one in group if not any(outer in inner for outer in one.iterancestors()))


def _is_thread(element: HtmlElement) -> bool:
    """Whether the page calls what the element is in a thread, and no list of other articles."""
    around = [class_words(one) for one in (element, *element.iterancestors())]
    return any(words & THREAD_WORDS for words in around) and not any(
        words & NO_THREAD_WORDS for words in around
    )


def _entries(group: Sequence[HtmlElement]) -> tuple[AlikeEntry, ...]:
    """The elements as entries, where most have a name at one place and a time at another."""
    pieces = {one: _pieces(one, group) for one in group}
    times = _place(pieces, _is_time)
    names = _place(pieces, _may_be_name)
    named = [pieces[one][names] for one in group if names in pieces[one]] if names else []
    said = [text for text, _ in named]
    is_people = len(set(said)) < len(said) or sum(map(is_person_name, said)) >= len(said) / 2
    if not times or not names or len(set(said)) == 1 or not is_people:
        return ()
    heads = {
        element
        for held in pieces.values()
        for path, (_, element) in held.items()
        if path in (names, times)
    }
    entries = [_entry(one, pieces[one], (names, times), {*group, *heads}) for one in group]
    told = [entry for entry in entries if entry is not None]
    return tuple(told) if len(told) >= _MIN_ENTRIES else ()


def _pieces(
    entry: HtmlElement, group: Collection[HtmlElement]
) -> dict[str, tuple[str, HtmlElement]]:
    """The short texts of the entry by their places in it, in order, those of inner entries not."""
    found: dict[str, tuple[str, HtmlElement]] = {}

    def walk(element: HtmlElement, path: str) -> None:
        text = " ".join((element.text or "").split())
        if 0 < len(text) <= _MAX_TIME_CHARS and element is not entry:
            found.setdefault(path, (text, element))
        for number, child in enumerate(element):
            if isinstance(child.tag, str) and child not in group and child.tag not in UNSAID_TAGS:
                same = sum(one.tag == child.tag for one in element[:number])
                walk(child, f"{path}/{child.tag}.{child.get('class') or ''}[{same}]")

    walk(entry, "")
    return found


def _place(
    pieces: Mapping[HtmlElement, Mapping[str, tuple[str, HtmlElement]]],
    fits: Callable[[str, HtmlElement], bool],
) -> str | None:
    """The first place at which most entries have a text that fits, not the same in all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for held in pieces.values():
        for path, (text, element) in held.items():
            if fits(text, element):
                counts[path][text] += 1
    with_words = sum(bool(held) for held in pieces.values())
    return next(
        (
            path
            for path, texts in counts.items()
            if texts.total() >= max(_MIN_ENTRIES, _MIN_NAMED_SHARE * with_words) and len(texts) > 1
        ),
        None,
    )


def _is_time(text: str, element: HtmlElement) -> bool:
    is_shown = is_date(text) or date_in(text) or TIME_TEXT.fullmatch(text) or _AGE.fullmatch(text)
    return bool(is_shown) or element.tag == "time"


def _may_be_name(text: str, element: HtmlElement) -> bool:
    return (
        len(text) <= _MAX_NAME_CHARS
        and any(map(str.isalpha, text))
        and element.tag not in (*HEADING_TAGS, "p", "time")
        and not _SENTENCE.search(text)
        and not _is_time(text, element)
    )


def _entry(
    element: HtmlElement,
    pieces: Mapping[str, tuple[str, HtmlElement]],
    places: tuple[str, str],
    left_out: Collection[HtmlElement],
) -> AlikeEntry | None:
    """The element as an entry; None where it holds no words, or little but links."""
    names, times = places
    name = reader_name(pieces[names][0]) if names in pieces else None
    when = date_in(pieces[times][0]) or pieces[times][0] if times in pieces else None
    blocks = tuple(
        block
        for block in element_blocks(
            element, (), leave_out=lambda one: one in left_out or one.tag in UNSAID_TAGS
        )
        if not is_date(block.text) and any(map(str.isalnum, block.text))
    )
    linked = sum(len(element_text(link)) for link in element.iter("a"))
    is_list = linked > len(element_text(element)) / 2
    return AlikeEntry(element, name, when, blocks) if blocks and not is_list else None


def _finished(entries: Sequence[AlikeEntry], kind: MarkKind) -> Iterator[AlikeEntry]:
    """The entries without mottos, buttons and reactions, what they quote by its writers."""
    names = {entry.name for entry in entries if entry.name}
    texts = Counter(block.text for entry in entries for block in entry.blocks)
    repeated = {text for text, times in texts.items() if times > 1 and not _SENTENCE.search(text)}
    for number, entry in enumerate(entries):
        mark = BlockMark(kind, entry.name, entry.when, number)
        yield replace(entry, blocks=tuple(_marked(entry.blocks, mark, names, repeated)))


def _marked(
    blocks: Sequence[Block], mark: BlockMark, names: set[str], repeated: Collection[str]
) -> Iterator[Block]:
    quoted: str | None = None
    for block in blocks:
        if _RULE.match(block.text):
            return
        label = _QUOTES.fullmatch(block.text)
        if label and label["name"] in names:
            quoted = label["name"]
            yield Block(block.text, (mark, _FURNITURE))
        elif block.text in repeated or _is_button(block.text, names):
            yield Block(block.text, (mark, _FURNITURE))
        elif quoted:
            yield Block(block.text, (mark, BlockMark(MarkKind.QUOTE, quoted)))
            quoted = None
        else:
            yield from _with_notes(block, mark)


def _with_notes(block: Block, mark: BlockMark) -> Iterator[Block]:
    """The lines of the block; one in brackets that another signs is that one's."""
    lines: list[str] = []
    for line in block.text.split("\n"):
        note = _NOTE.fullmatch(line.strip())
        if note is None:
            lines.append(line)
            continue
        if lines:
            yield replace(block, text="\n".join(lines), marks=(mark, *block.marks))
            lines = []
        yield Block(line, (mark, BlockMark(MarkKind.COMMENT, note["name"])))
    if lines:
        yield replace(block, text="\n".join(lines), marks=(mark, *block.marks))


def _is_button(words: str, names: set[str]) -> bool:
    """Whether the line is one of the program's, or only a sign and the name of another."""
    return bool(_BUTTON.fullmatch(words)) or re.sub(r"^[\W_]+", "", words) in names
