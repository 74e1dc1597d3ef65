"""Files of every format, made for a test."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

if TYPE_CHECKING:
    from collections.abc import Sequence

PARAGRAPHS = (
    (
        "The council closed the footbridge on Monday, after engineers had found rust in two of its"
        " piers, and it did not say for how long."
    ),
    (
        "Shopkeepers on the east bank object. They say that half of their customers used to walk"
        " over the river, and that a detour of two miles is too much for anyone with a bag."
    ),
    "“Nobody asked us,” said one of them, who has sold bread by the river for forty years.",
)
PLAIN = tuple(words.replace("“", '"').replace("”", '"') for words in PARAGRAPHS)


def pdf(
    pages: Sequence[Sequence[str]], *, title: str | None = None, author: str | None = None,
    password: str | None = None, heads: bool = False,
) -> bytes:  # fmt: skip
    """A PDF with a running head and page numbers on request; locked when given a password."""
    paper = FPDF()
    for number, page in enumerate(pages, start=1):
        paper.add_page()
        paper.set_font("helvetica", size=12)
        if heads:
            paper.cell(0, 6, f"The Gazette, 5 March, {number}", new_x="LMARGIN", new_y="NEXT")
        for words in page:
            paper.multi_cell(0, 6, words, align="L", new_x="LMARGIN", new_y="NEXT")
        if heads:
            paper.cell(0, 6, str(number))
    if title:
        paper.set_title(title)
    if author:
        paper.set_author(author)
    if password:
        paper.set_encryption("owner", password, encryption_method=EncryptionMethod.RC4)
    return bytes(paper.output())


def scan() -> bytes:
    """A PDF whose one page is drawn, without a letter."""
    paper = FPDF()
    paper.add_page()
    paper.rect(20, 20, 100, 100, style="F")
    return bytes(paper.output())


def word(*, title: str = "", author: str = "") -> bytes:
    """A Word file: a paragraph, two items, a table, a paragraph."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.add_paragraph(PARAGRAPHS[0])
    document.add_paragraph("the piers", style="List Bullet")
    document.add_paragraph("the planks", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Cost", "3", "Time", "4"), strict=True
    ):
        cell.text = words
    document.add_paragraph(PARAGRAPHS[1])
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a python-docx document."""
    opened = BytesIO()
    document.save(opened)  # type: ignore[attr-defined]
    return opened.getvalue()


def bomb(unpacked: int) -> bytes:
    """A small ZIP that unpacks to `unpacked` bytes."""
    opened = BytesIO()
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * unpacked)
    return opened.getvalue()


def page(*body: str, head: str = "") -> bytes:
    """A web page with navigation, a script, the body given, and a foot."""
    return (
        f'<!doctype html><html lang="en"><head><title>Bridge closed</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">Sport</a></li></ul></nav>'
        f"<article><h1>Bridge closed</h1>{''.join(body)}<script>let secret = 1;</script></article>"
        "<footer><p>Terms of use</p></footer></body></html>"
    ).encode()
