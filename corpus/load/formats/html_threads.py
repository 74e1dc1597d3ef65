"""The entries of comment threads, forums and live blogs in a web page, by their structure.

An entry is the smallest element that holds the name of a writer and the words below it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.load.formats.html_alike import alike_entries
from corpus.load.formats.html_blocks import element_blocks, element_text
from corpus.load.formats.html_entries import (
    entry_time,
    entry_writer,
    is_said,
    is_writer_name,
    leading_name,
)
from corpus.load.formats.html_vocabulary import (
    BODY_WORDS,
    CONTINUED_WORDS,
    ENTRY_WORDS,
    LIVE_TITLE,
    LIVE_WORDS,
    NAME_TAGS,
    NAME_WORDS,
    NO_THREAD_WORDS,
    THREAD_WORDS,
    UNSAID_TAGS,
    UNSAID_WORDS,
    class_words,
)
from corpus.load.formats.parsed_file import Block, BlockMark
from corpus.model.mark import MarkKind
from corpus.structure.comments import is_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

_MANY = 3  # entries; of so many, some are by other people
_MIN_THREAD_SHARE = 0.4  # of the page's words; lists of other articles have less
_MAX_SINGLE_SHARE = 0.5  # of the page's words
_MAX_DEPTH = 7  # elements between a name and the entry that holds it


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """An entry: its element, its writer's name (None where it has none) and its time as written.

    `head` is the element that holds the name.
    """

    element: HtmlElement
    name: str | None
    when: str | None
    is_comment: bool
    head: HtmlElement | None = None


@dataclass(frozen=True, slots=True)
class Threads:
    """The blocks of a page's entries: posts of its own writers, and comments by readers."""

    posts: tuple[Block, ...] = ()
    comments: tuple[Block, ...] = ()


def take_threads(page: HtmlElement) -> Threads:
    """Remove the entries of threads from the page and return them, each marked with its writer."""
    entries = _entries(page)
    if not entries and (alike := alike_entries(page)):
        for one in alike:
            _remove(one.element)
        return Threads(comments=tuple(block for one in alike for block in one.blocks))
    elements = {entry.element for entry in entries}
    posts: list[Block] = []
    comments: list[Block] = []
    for number, entry in enumerate(entries):
        kind = MarkKind.COMMENT if entry.is_comment else MarkKind.POST
        mark = BlockMark(kind, entry.name, entry.when, number)
        found = list(_entry_blocks(entry, elements, mark))
        (comments if entry.is_comment else posts).extend(found)
    for container in list(_containers(entries)):
        _remove(container)
    return Threads(tuple(posts), tuple(comments))


def _entries(page: HtmlElement) -> tuple[ThreadEntry, ...]:
    """The entries in the order of the page."""
    named: dict[HtmlElement, HtmlElement] = {}
    for name in page.iter(*NAME_TAGS, "div", "p", "dt", "td"):
        if is_writer_name(name) and (entry := _entry_around(name)) is not None:
            named.setdefault(entry, name)
    live = _is_live(page)
    comments: dict[HtmlElement, ThreadEntry] = {}
    posts: dict[HtmlElement, ThreadEntry] = {}
    for element, head in named.items():
        in_thread = _is_in_thread(element)
        entry = ThreadEntry(
            element, entry_writer(head), entry_time(element, head), in_thread or not live, head
        )
        (comments if in_thread else posts)[element] = entry
    if not _is_by_several_hands(comments) or _is_the_article(page, comments):
        comments = {}
    comments |= _unnamed_comments(page, comments)
    entries = {**comments, **_thread_without_a_name(page, posts)}
    entries |= _continued(page, entries)
    order = {element: at for at, element in enumerate(page.iter())}
    return tuple(sorted(entries.values(), key=lambda entry: order[entry.element]))


def _is_by_several_hands(comments: Mapping[HtmlElement, ThreadEntry]) -> bool:
    """Whether what stands at the place of names is not the same in many: a button, a category."""
    names = {entry.name for entry in comments.values()}
    return len(comments) < _MANY or len(names) > 1


def _is_the_article(page: HtmlElement, comments: Collection[HtmlElement]) -> bool:
    """Whether a single comment holds so much of the page that it is what the page is about."""
    return len(comments) == 1 and _share(page, comments) > _MAX_SINGLE_SHARE


def _share(page: HtmlElement, elements: Collection[HtmlElement]) -> float:
    """The share of the page's characters that is in the elements."""
    body = page.find(".//body")
    total = len(element_text(body if body is not None else page))
    return sum(len(element_text(element)) for element in elements) / max(total, 1)


def _unnamed_comments(
    page: HtmlElement, named: Mapping[HtmlElement, ThreadEntry]
) -> dict[HtmlElement, ThreadEntry]:
    """Comments whose head has no class for a name, or no name."""
    shapes = {_shape(element) for element in named}
    found: dict[HtmlElement, ThreadEntry] = {}
    for element in page.iter():
        if not isinstance(element.tag, str) or element in named or not _is_in_thread(element):
            continue
        is_alike = _shape(element) in shapes or bool(class_words(element) & ENTRY_WORDS)
        if is_alike and _owner(element, named) is None and _is_entry_alone(element, named):
            head = leading_name(element)
            name = None if head is None else entry_writer(head)
            time = entry_time(element, head)
            found[element] = ThreadEntry(element, name, time, is_comment=True, head=head)
    return found if named or len(found) > 1 else {}


def _thread_without_a_name(
    page: HtmlElement, posts: Mapping[HtmlElement, ThreadEntry]
) -> dict[HtmlElement, ThreadEntry]:
    """The entries of a forum or live blog, which are most of their page: alike, and with times."""
    shapes = Counter(map(_shape, posts))
    dated = {_shape(element) for element, entry in posts.items() if entry.when}
    alike = {
        element: entry
        for element, entry in posts.items()
        if _shape(element) in dated and shapes[_shape(element)] > 1 and not _is_link(element)
    }
    within = {one for one in posts if any(outer in alike for outer in one.iterancestors())}
    alike |= {element: posts[element] for element in within}
    is_most = _share(page, alike) >= _MIN_THREAD_SHARE
    return alike if is_most and _is_by_several_hands(alike) else {}


def _continued(
    page: HtmlElement, entries: Mapping[HtmlElement, ThreadEntry]
) -> dict[HtmlElement, ThreadEntry]:
    """What is built as entries are, without a name: the writer before goes on, or it is unclear."""
    shapes = {_shape(element) for element in entries if element.get("class")}
    found: dict[HtmlElement, ThreadEntry] = {}
    before: ThreadEntry | None = None
    for element in page.iter():
        is_inner = any(outer in entries for outer in element.iterancestors())
        if element in entries and not is_inner:
            before = entries[element]
        elif (
            isinstance(element.tag, str)
            and before is not None
            and _shape(element) in shapes
            and not any(inner in entries for inner in element.iter())
            and not is_inner
            and any(map(is_said, element.iter()))
        ):
            goes_on = class_words(element) | class_words(element.getparent())
            name = before.name if goes_on & CONTINUED_WORDS else None
            when = entry_time(element, None)
            found[element] = ThreadEntry(element, name, when, before.is_comment)
    return found


def _is_link(element: HtmlElement) -> bool:
    """Whether most of the words are a link, as in a list of other articles."""
    linked = sum(len(element_text(link)) for link in element.iter("a"))
    return linked > len(element_text(element)) / 2


def _is_entry_alone(element: HtmlElement, entries: Collection[HtmlElement]) -> bool:
    """Whether the element holds words of one writer, and no other entry."""
    inner = [one for one in element.iterdescendants() if isinstance(one.tag, str)]
    if any(one in entries or class_words(one) & ENTRY_WORDS for one in inner):
        return False
    return any(map(is_said, inner))


def _entry_around(name: HtmlElement) -> HtmlElement | None:
    """The smallest element around the name that holds words of its writer."""
    for depth, element in enumerate(name.iterancestors()):
        if depth > _MAX_DEPTH or element.tag in ("body", "html"):
            return None
        if any(is_said(inner, besides=name) for inner in element.iter()):
            return element
    return None


def _shape(element: HtmlElement) -> tuple[str, str]:
    """The tag and the first word of the class, by which entries of one thread are alike."""
    classes = (element.get("class") or "").split()
    return str(element.tag), classes[0] if classes else ""


def _is_in_thread(element: HtmlElement) -> bool:
    """Whether the page calls the element, or one around it, a comment or discussion."""
    for depth, one in enumerate((element, *element.iterancestors())):
        if one.tag in ("body", "html", "main"):
            return False
        words = class_words(one)
        if words & NO_THREAD_WORDS or one.tag in UNSAID_TAGS:
            return False
        if words & THREAD_WORDS and depth <= 2 * _MAX_DEPTH:
            return one.find(".//h1") is None
    return False


def _is_live(page: HtmlElement) -> bool:
    """Whether the page is a live blog: by its title or the class of a part of it."""
    title = page.findtext(".//title") or ""
    heading = page.find(".//h1")
    said = f"{title} {element_text(heading) if heading is not None else ''}"
    return bool(LIVE_TITLE.search(said)) or any(
        class_words(element) & LIVE_WORDS for element in page.iter("div", "section", "article")
    )


def _entry_blocks(
    entry: ThreadEntry, entries: Collection[HtmlElement], mark: BlockMark
) -> Iterator[Block]:
    """The words of the entry, without its head, its buttons and the entries within it."""
    bodies = [
        element
        for element in entry.element.iter()
        if isinstance(element.tag, str)
        and class_words(element) & BODY_WORDS
        and not class_words(element) & (UNSAID_WORDS - {"reply", "replies"})
        and _owner(element, entries) is entry.element
    ]
    inside = {inner for body in bodies for inner in body.iter() if inner is not body}
    roots = [body for body in bodies if body not in inside] or [entry.element]

    def is_left_out(element: HtmlElement) -> bool:
        if element is entry.element:
            return False
        if element is entry.head or element in entries or element.tag in (*UNSAID_TAGS, "time"):
            return True
        return element not in roots and bool(class_words(element) & (UNSAID_WORDS | NAME_WORDS))

    for root in roots:
        blocks = element_blocks(root, (mark,), leave_out=is_left_out)
        yield from (block for block in blocks if not is_date(block.text))


def _owner(element: HtmlElement, entries: Collection[HtmlElement]) -> HtmlElement | None:
    return next((one for one in (element, *element.iterancestors()) if one in entries), None)


def _containers(entries: Sequence[ThreadEntry]) -> Iterator[HtmlElement]:
    """What to remove: the entries, and around comments the part of the page that is theirs."""
    for entry in entries:
        yield entry.element
    comments = {entry.element for entry in entries if entry.is_comment}
    around = Counter(
        outer
        for element in comments
        for outer in element.iterancestors()
        if class_words(outer) & THREAD_WORDS and outer.tag not in ("body", "html")
    )
    for outer in around:
        inner = [one for one in comments if outer in one.iterancestors()]
        own = sum(len(element_text(one)) for one in inner)
        if own > len(element_text(outer)) / 2:
            yield outer


def _remove(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
