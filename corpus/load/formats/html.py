"""Web pages: the article and its readers' comments, without navigation."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.load.formats.decode import decode
from corpus.load.formats.html_blocks import (
    HEADING_TAGS,
    add_own_mark,
    element_text,
    is_block,
    with_source_mark,
)
from corpus.load.formats.html_bylines import byline_lines
from corpus.load.formats.html_corrections import take_corrections
from corpus.load.formats.html_dates import page_date
from corpus.load.formats.html_notes import take_notes
from corpus.load.formats.html_threads import take_threads
from corpus.load.formats.html_unseen import drop_unseen
from corpus.load.formats.parsed_file import (
    BULLET,
    CELL,
    Block,
    BlockMark,
    FormatError,
    ParsedFile,
    one_line_or_none,
)
from corpus.load.formats.quotation_blocks import name_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # the HTML standard looks at 1024 bytes; real pages are less tidy
_BLOCK_TAGS = frozenset(("p", "head", "quote", "list", "item", "row", "table", "code", "div"))
_COMMENTS = "Comments"
_MIN_ARTICLE_CHARS = 250  # trafilatura's own least size of an article
_MAX_ADDED = 0.05  # of the text, that may come with the headings
_EMPHASIS_TAGS = ("b", "strong", "em", "i")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_OPEN, _CLOSE = "\u2e28", "\u2e29"  # double parentheses, which no text of today has
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)  # lxml reads them and refuses to write
_NUMBER = re.compile(rf"{_OPEN}(\d+){_CLOSE}")


def read_html(data: bytes) -> ParsedFile:
    """The article, then the posts of a live blog, then readers' comments, each with its marks.

    FormatError when the page has none of them.
    """
    # Loaded here, not above: it takes a while, and only pages need it.
    import lxml.html  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    named = _CHARSET.search(data[:_DECLARED_WITHIN])
    page = decode(data, declared=named[1].decode("ascii") if named else None)
    if "<html" not in page[:_DECLARED_WITHIN].lower():
        # trafilatura takes a fragment, such as a copied article, for no HTML at all.
        page = f"<html><body>{page}</body></html>"
    try:
        tree = lxml.html.document_fromstring(_XML_DECLARATION.sub("", page, count=1))
        drop_unseen(tree)
        threads = take_threads(tree)
        notes = [*take_notes(tree), *take_corrections(tree)]
        bylines = byline_lines(tree)
        # An extensive search would guess a date from any number in the text.
        dates = {"extensive_search": False, "original_date": True}
        about = extract_metadata(tree, None, dates, extensive=False)
        published, warning = page_date(tree, about.date)
        origins = _number_blocks(tree)
        article = _extract(tree, comments=not threads.comments)
    except (RecursionError, ValueError, LxmlError) as error:
        reason = "its HTML is too broken to read: save the page again, or as text"
        raise FormatError(reason) from error
    blocks: list[Block] = []
    if article is not None:
        blocks += _article_blocks(article.body, origins)
        blocks += notes
        blocks += _comments(article.commentsbody, origins)
    blocks += [*threads.posts, *threads.comments]
    if not blocks:
        reason = "no article was found in the page: save its text as .txt"
        raise FormatError(reason)
    language = _LANGUAGE.search(page[:_DECLARED_WITHIN])
    return ParsedFile(
        blocks=name_sources(blocks),
        title=one_line_or_none(about.title),
        author=one_line_or_none(about.author),
        bylines=bylines,
        publisher=one_line_or_none(about.sitename),
        published=published,
        published_from="the page's metadata" if published else None,
        language=one_line_or_none(about.language) or (language[1] if language else None),
        warnings=(warning,) if warning else (),
    )


def _extract(tree: HtmlElement, *, comments: bool) -> Any | None:  # noqa: ANN401 - lxml has no types
    """The page's article.

    All that may be the article where little of it is found, or where that adds only headings.
    """
    article, more = _extraction(tree, comments=comments), None
    sizes = _sizes(article)
    if sum(sizes) < _MIN_ARTICLE_CHARS or not sizes[1]:
        more = _extraction(tree, comments=comments, favor_recall=True)
    more_sizes = _sizes(more)
    adds_headings = more_sizes[1] and more_sizes[0] <= (1 + _MAX_ADDED) * sizes[0]
    is_better = sum(sizes) < _MIN_ARTICLE_CHARS or adds_headings
    return more if more is not None and is_better else article


def _extraction(tree: HtmlElement, *, comments: bool, favor_recall: bool = False) -> Any | None:  # noqa: ANN401 - lxml has no types
    """What trafilatura takes for the article, of a copy of the page."""
    import trafilatura  # noqa: PLC0415

    article = trafilatura.bare_extraction(
        deepcopy(tree),
        favor_recall=favor_recall,
        include_comments=comments,
        include_tables=True,
    )
    return None if isinstance(article, dict) else article


def _sizes(article: Any | None) -> tuple[int, int]:  # noqa: ANN401 - lxml has no types
    """The characters of an article's text, and those of its headings."""
    if article is None or article.body is None:
        return 0, 0
    headings = [*article.body.iter("head")]
    both = [_NUMBER.sub("", "".join(one.itertext())) for one in (article.body, *headings)]
    in_headings = sum(map(len, both[1:]))
    return len(both[0]) - in_headings, in_headings


@dataclass(frozen=True, slots=True)
class _Origin:
    """An element of the page: its marks, and the emphasised words that it opens with."""

    marks: tuple[BlockMark, ...]
    emphasised: str


def _number_blocks(tree: HtmlElement) -> list[_Origin]:
    """Write before the words of each element the index of its origin in the list.

    trafilatura keeps words and drops what its elements were.
    """
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    blocks = [element for element in elements if _is_own_block(element)]
    tails = [element for element in elements if is_block(element) and (element.tail or "").strip()]
    origins = [_Origin(_marks_of(element), _emphasised_lead(element)) for element in blocks]
    origins += [_Origin(_marks_of(element.getparent()), "") for element in tails]
    for number, element in enumerate(blocks):
        first = _first_words(element)
        first.text = f"{_OPEN}{number}{_CLOSE}{_CONTROLS.sub('', first.text or '')}"
    for number, element in enumerate(tails, start=len(blocks)):
        element.tail = f"{_OPEN}{number}{_CLOSE}{_CONTROLS.sub('', element.tail or '')}"
    return origins


def _first_words(element: HtmlElement) -> HtmlElement:
    """The element in which the words begin, such as a link, whose share of a block tells menus."""
    while not (element.text or "").strip():
        child = next((child for child in element if isinstance(child.tag, str)), None)
        if child is None or is_block(child) or not element_text(child).strip():
            return element
        element = child
    return element


def _is_own_block(element: HtmlElement) -> bool:
    """Whether the element is a block, no cell of a row, and holds words that no inner block has."""
    return is_block(element) and element.tag not in ("td", "th") and _has_own_words(element)


def _has_own_words(element: HtmlElement) -> bool:
    inline = [child for child in element if isinstance(child.tag, str) and not is_block(child)]
    own = [element.text, *(child.tail for child in element), *map(element_text, inline)]
    return any((words or "").strip() for words in own)


def _article_blocks(body: Any, origins: Sequence[_Origin]) -> Iterator[Block]:  # noqa: ANN401 - lxml has no types
    """The blocks of the article with the marks of the elements that they come from."""
    for words in _blocks(body):
        before, *numbered = _NUMBER.split(words)
        if said := _tidy(before):
            yield Block(said)
        bullet = before if _tidy(before) == "" else ""
        for number, part in zip(numbered[::2], numbered[1::2], strict=True):
            if said := _tidy(bullet + part):
                origin = origins[int(number)]
                start = len(BULLET) if said.startswith(BULLET) else 0
                is_lead = origin.emphasised and said.startswith(origin.emphasised, start)
                lead = start + len(origin.emphasised) if is_lead else 0
                yield with_source_mark(Block(said, origin.marks, lead))
                bullet = ""


def _marks_of(origin: HtmlElement) -> tuple[BlockMark, ...]:
    """The marks of the element and of those around it, outermost first."""
    marks: tuple[BlockMark, ...] = ()
    for element in reversed((origin, *origin.iterancestors())):
        marks = add_own_mark(element, marks)
    return marks


def _emphasised_lead(element: HtmlElement) -> str:
    """The words set in bold or italics with which the element begins."""
    lead = ""
    if element.tag in HEADING_TAGS or (element.text or "").strip():
        return lead
    for child in element:
        if child.tag == "br" and not lead:
            continue
        if child.tag not in _EMPHASIS_TAGS:
            break
        lead += element_text(child)
        if (child.tail or "").strip():
            break
    return " ".join(lead.split())


def _comments(body: Any, origins: Sequence[_Origin]) -> Iterator[Block]:  # noqa: ANN401 - lxml has no types
    """What trafilatura takes for comments and has no structure that tells them apart."""
    blocks = [block.text for block in _article_blocks(body, origins)]
    if blocks and not blocks[0].lower().endswith(_COMMENTS.lower()):
        yield Block(_COMMENTS)
    for block in blocks:
        yield Block(block if block.startswith(BULLET) else BULLET + block)


def _blocks(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The text between block tags, in order; items after bullets, a table's cells in a row."""
    if body is None:
        return
    words = ""
    for piece in _pieces(body):
        if piece is not None:
            words += piece
            continue
        if block := _tidy(words):
            yield block
        words = ""
    if block := _tidy(words):
        yield block


def _pieces(element: Any) -> Iterator[str | None]:  # noqa: ANN401 - lxml has no types
    """Every piece of text in order; None where a block begins or ends."""
    is_block = element.tag in _BLOCK_TAGS
    if is_block:
        yield None
    if element.tag == "item":
        yield BULLET
    if element.tag == "lb":
        yield "\n"
    yield _flat(element.text)
    for child in element:
        # A paragraph that opens an item or a cell stands on the line of its bullet.
        inner = _pieces(child)
        if element.tag in ("item", "cell") and child.tag == "p":
            inner = (piece or " " for piece in inner)
        yield from inner
        yield _flat(child.tail)
    if element.tag == "cell":
        yield CELL
    if is_block:
        yield None


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _tidy(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    block = "\n".join(line for line in lines if line).strip().removesuffix(CELL.rstrip()).strip()
    return "" if block == BULLET.strip() else block
