"""Lines of printed pages: paragraphs, headings, and what stands around the text."""

from __future__ import annotations

import pytest

from corpus.load.formats.page_lines import PageLine, plain_lines
from corpus.load.formats.running_lines import without_running_lines
from corpus.load.formats.unwrap import unwrap_lines
from corpus.model.mark import MarkKind

_LINES = (
    "The engineers say that the gate broke at four in the morning, and that the water",
    "reached the mill before anybody in the lower town could be warned, for the bell",
    "was cracked in the winter, and nobody had mended it. So the barn was lost, and with",
    "it the hay of the whole summer, which the council has not paid for.",
)


def _page(*lines: str, head: str = "", foot: str = "", size: float = 11) -> list[PageLine]:
    """A page with lines from the top; the head and foot at the same height on every page."""
    body = [PageLine(line, 700 - 14 * at, size) for at, line in enumerate(lines)]
    top = [PageLine(line, 800 - 12 * at, 9) for at, line in enumerate(head.split("\n")) if line]
    return [*top, *body, *([PageLine(foot, 40, 9)] if foot else [])]


def _paragraphs(*pages: list[PageLine]) -> list[str]:
    return [block.text for block in unwrap_lines(pages)]


def test_a_head_below_the_pages_number_is_left_out() -> None:
    pages = [_page(line, head=f"{number}\nOfficial") for number, line in enumerate(_LINES, start=1)]

    assert _paragraphs(*pages) == [" ".join(_LINES)]


@pytest.mark.parametrize(
    ("heads", "feet"),
    [
        (
            ("CROSSINGS   41", "42   GERRIT OLDE", "CROSSINGS   43", "44   GERRIT OLDE"),
            ("R33",) * 4,
        ),
        (("Hall Review",) * 4, tuple(f"Confidential | Page {n}" for n in range(1, 5))),
    ],
)
def test_heads_that_alternate_and_printers_marks_are_left_out(
    heads: tuple[str, ...], feet: tuple[str, ...]
) -> None:
    pages = [
        _page(line, head=head, foot=foot)
        for line, head, foot in zip(_LINES, heads, feet, strict=True)
    ]

    assert _paragraphs(*pages) == [" ".join(_LINES)]


def test_two_pages_are_enough_where_the_height_is_known() -> None:
    pages = [_page(line, head="Cahiers du large") for line in _LINES[:2]]

    assert _paragraphs(*pages) == [" ".join(_LINES[:2])]


def test_numbered_headings_at_the_head_of_pages_stay() -> None:
    pages = [
        _page(f"Part {number}", f"It is said: {line}.", head=f"Paper 14/881     Page {number}")
        for number, line in enumerate(_LINES, start=1)
    ]

    assert [words for words in _paragraphs(*pages) if words.startswith("Part")] == [
        "Part 1", "Part 2", "Part 3", "Part 4",
    ]  # fmt: skip


def test_larger_type_is_a_heading() -> None:
    page = [PageLine("Results", 720, 13, is_bold=True), *_page(*_LINES)]
    blocks = list(unwrap_lines([page]))

    assert [(block.text[:7], bool(block.marks)) for block in blocks] == [
        ("Results", True), ("The eng", False),
    ]  # fmt: skip
    assert blocks[0].marks[0].kind is MarkKind.HEADING


def test_each_turn_of_a_talk_that_breaks_off_is_a_paragraph() -> None:
    page = plain_lines(
        "MR. COLE: Now and in most of the instances --\nJUSTICE GRAY: And that is the question"
        " that I put to\nthe council earlier.\nMR. COLE: Right.\nJUSTICE GRAY: And we went around"
        " the tree a bit, but\nultimately we came to a submission that the gate was safe."
    )

    assert [words.partition(":")[0] for words in _paragraphs(list(page))] == [
        "MR. COLE", "JUSTICE GRAY", "MR. COLE", "JUSTICE GRAY",
    ]  # fmt: skip


def test_what_stands_below_many_page_numbers_is_text() -> None:
    page = [PageLine(str(n), 700 - 14 * n, 11) for n in range(6)]
    page += [PageLine("+ 1.07 ·", 616, 11), *_page(*_LINES)[-3:]]

    assert next(without_running_lines([page]))[0].text == "+ 1.07 ·"
