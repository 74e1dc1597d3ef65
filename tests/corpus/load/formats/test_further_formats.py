"""Electronic books, OpenDocument texts and tables of posts."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from corpus.load.formats.epub import read_epub
from corpus.load.formats.odt import read_odt
from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.posts_csv import read_posts_csv
from corpus.load.formats.rtf import read_rtf
from corpus.load.formats.zip_package import MAX_UNPACKED_BYTES
from corpus.model.mark import MarkKind
from tests.corpus import files

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<metadata><dc:title>The weir</dc:title><dc:creator>Dana Orlov</dc:creator>"
    "<dc:creator>Emil Sands</dc:creator><dc:date>2024-05-02T00:00:00Z</dc:date>"
    "<dc:publisher>Upland Press</dc:publisher><dc:language>en</dc:language></metadata><manifest>"
    '<item id="n" href="nav.xhtml" properties="nav"/><item id="two" href="ch%202.xhtml"/>'
    '<item id="one" href="one.xhtml"/></manifest><spine><itemref idref="n"/>'
    '<itemref idref="one"/><itemref idref="two"/></spine></package>'
)
_PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{}</body></html>'
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_ODT = (
    f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:text="{_OFFICE}:text:1.0" '
    f'xmlns:style="{_OFFICE}:style:1.0" xmlns:table="{_OFFICE}:table:1.0" '
    f'xmlns:draw="{_OFFICE}:drawing:1.0">'
    '<office:automatic-styles><style:style style:name="T1"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style><style:style style:name="P9" '
    'style:parent-style-name="Quotations"/></office:automatic-styles>'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)
_META = (
    f'<office:document-meta xmlns:office="{_OFFICE}:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>The weir</dc:title>'
    "<dc:creator>Dana Orlov</dc:creator></office:meta></office:document-meta>"
)


def _zip(parts: dict[str, str]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return written.getvalue()


def _book(**further: str) -> bytes:
    pages = {
        "OPS/nav.xhtml": _PAGE.format("<nav><p>Contents</p></nav>"),
        "OPS/one.xhtml": _PAGE.format(
            "<h1>One</h1><p>The weir was <del>never</del> closed.</p>"
            "<blockquote><p>Nobody asked us.</p></blockquote>"
            '<aside epub:type="footnote" id="f1"><p>For a week.</p></aside>'
        ),
        "OPS/ch 2.xhtml": _PAGE.format("<h1>Two</h1><p>It leaks.</p>"),
    }
    return _zip(
        {"META-INF/container.xml": _CONTAINER, "OPS/book.opf": _PACKAGE, **pages, **further}
    )


def test_a_book_is_read_in_its_order_with_what_it_says_of_itself() -> None:
    read = read_epub(_book())
    kinds = {mark.span.of(read.text): mark.kind for mark in read.marked_text.marks}

    assert read.text.split("\n\n") == [
        "One", "The weir was closed.", "Nobody asked us.", "For a week.", "Two", "It leaks.",
    ]  # fmt: skip
    assert kinds["Nobody asked us."] is MarkKind.QUOTE
    assert kinds["For a week."] is MarkKind.NOTE
    assert kinds["One"] is kinds["Two"] is MarkKind.HEADING
    assert (read.title, read.author) == ("The weir", "Dana Orlov, Emil Sands")
    assert (str(read.published), read.publisher) == ("2024-05-02", "Upland Press")
    assert read.language == "en"


@pytest.mark.parametrize("target", ["#n1", "ch%202.xhtml#n1"])
def test_a_note_of_a_book_is_tied_to_the_words_with_its_mark(target: str) -> None:
    note = '<li id="n1"><p>For a week. <a href="one.xhtml#r1">↩</a></p></li>'
    is_there = target.startswith("#")
    one = f'<p>It was closed.<a id="r1" class="footnote-ref" href="{target}">1</a> It leaks.</p>'
    read = read_epub(
        _book(
            **{
                "OPS/one.xhtml": _PAGE.format(one + (f"<ol>{note}</ol>" if is_there else "")),
                "OPS/ch 2.xhtml": _PAGE.format(
                    "<p>End.</p>" + ("" if is_there else f"<ol>{note}</ol>")
                ),
            }
        )
    )
    noted = [mark for mark in read.marked_text.marks if mark.kind is MarkKind.NOTED]

    assert read.text == "It was closed. It leaks.\n\nEnd.\n\nFor a week."
    assert [read.text[: mark.span.end] for mark in noted] == ["It was closed."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "not a whole EPUB"),
        (_zip({"a.txt": "words"}), "not a whole EPUB"),
        (
            _book(
                **{
                    "META-INF/encryption.xml": '<e><CipherReference xmlns="x" '
                    'URI="OPS/one.xhtml"/></e>'
                }
            ),
            "locked",
        ),
        (files.bomb(MAX_UNPACKED_BYTES + 1), "unpacks to"),
    ],
)
def test_a_broken_locked_or_huge_book_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        read_epub(data)


def test_an_opendocument_text_is_read_as_its_reader_sees_it() -> None:
    body = (
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">The weir</text:h>'
        '<text:p>It is <text:span text:style-name="T1">not </text:span>for sale<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Since May.</text:p>"
        '</text:note-body></text:note>,<text:s text:c="1"/>they say.<office:annotation><text:p>Hm'
        "</text:p></office:annotation></text:p>"
        '<text:p text:style-name="P9">Nobody asked us.</text:p>'
        "<text:list><text:list-item><text:p>the piers</text:p></text:list-item>"
        "<text:list-item><text:p>the planks</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Cost</text:p></table:table-cell>"
        "<table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>It ends.<draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box>"
        "</draw:frame></text:p>"
    )
    read = read_odt(_zip({"content.xml": _ODT.format(body), "meta.xml": _META}))
    kinds = {mark.span.of(read.text): mark.kind for mark in read.marked_text.marks}

    assert read.text == (
        "The weir\n\nIt is for sale, they say.\n\nNobody asked us.\n\n"
        "• the piers\n• the planks\n\nCost | 3\n\nIt ends.\n\nA box.\n\nSince May."
    )
    assert kinds["The weir"] is MarkKind.HEADING
    assert kinds["Nobody asked us."] is MarkKind.QUOTE
    assert kinds["Since May."] is MarkKind.NOTE
    assert (read.title, read.file_by) == ("The weir", "Dana Orlov")
    assert len(read.warnings) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "not a whole OpenDocument"),
        (_zip({"content.xml": "<a>"}), "not a whole OpenDocument"),
        (_zip({"META-INF/manifest.xml": "<encryption-data/>"}), "password"),
    ],
)
def test_a_broken_or_locked_opendocument_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        read_odt(data)


@pytest.mark.parametrize(
    ("header", "sign"),
    [
        ("Author,Date,Text", ","),
        ("user_name;created at;body", ";"),
        ("id\tUser\tWhen\tTweet", "\t"),
    ],
)
def test_each_row_of_a_table_of_posts_is_by_its_author(header: str, sign: str) -> None:
    lead = ["7"] if header.startswith("id") else []
    rows = [
        [
            *lead,
            "Ana",
            "2024-05-02",
            "“The weir leaks.\n\nIt always did.”".replace("“", '"').replace("”", '"'),
        ],
        [*lead, "", "", "Nobody asked us."],
        [*lead, "Bo", "2024-05-03", ""],
    ]
    read = read_posts_csv("\n".join([header, *(sign.join(row) for row in rows)]).encode())
    posts = [
        (mark.name, mark.when, mark.span.of(read.text))
        for mark in read.marked_text.marks
        if mark.kind is MarkKind.COMMENT
    ]

    assert posts == [
        ("Ana", "2024-05-02", "The weir leaks.\n\nIt always did."),
        (None, None, "Nobody asked us."),
    ]


def test_a_table_without_a_column_of_texts_says_what_to_do() -> None:
    with pytest.raises(FormatError, match="name one of them 'text'"):
        read_posts_csv(b"year,paid\n2019,3\n")


_RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}"
    r"{\colortbl;\red0;}{\info{\title The weir}{\author Dana Orlov}}{\header Page 1\par}"
    "\n"
    r"\pard\outlinelevel0 The weir\par\pard It is {\strike not }for sale{\super 1}"
    r"{\footnote\pard Since May.\par It was cheap.}, they say.\par "
    r"\ldblquote Caf\'e9,\rdblquote  she said \emdash  {\v Secret. }{\deleted Gone. }"
    r"\strike never \strike0 \u8222?no\u8221?.\par {\f1 \'cd\'e5\'f2.}\par "
    r"{\*\generator Word;}{\*\bkmkstart a}Cost\cell 3\cell\row "
    r"\{a\} b{\*\annotation Hm}.\par}"
)


def test_rich_text_is_read_as_its_reader_sees_it() -> None:
    read = read_rtf(_RTF.encode("ascii"))
    kinds = {mark.span.of(read.text): mark.kind for mark in read.marked_text.marks}

    assert read.text.split("\n\n") == [
        "The weir",
        "It is for sale1, they say.",
        "“Café,” she said — „no”.",
        "Нет.",
        "Cost | 3",
        "{a} b.",
        "Since May.",
        "It was cheap.",
    ]
    assert kinds["The weir"] is MarkKind.HEADING
    assert kinds["Since May.\n\nIt was cheap."] is MarkKind.NOTE
    assert (read.title, read.file_by) == ("The weir", "Dana Orlov")
    assert read.warnings == (
        "struck-out or hidden words are left out",
        "comments in the margin are left out (1)",
    )


def test_what_is_no_rich_text_is_refused() -> None:
    with pytest.raises(FormatError, match="no RTF"):
        read_rtf(b"words")
