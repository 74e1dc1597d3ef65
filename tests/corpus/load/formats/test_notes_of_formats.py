"""Notes, text boxes and comments of Word files and Markdown; the strict dialect of Word."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.load.formats.docx import read_docx
from corpus.load.formats.md import read_md
from corpus.model.mark import MarkKind
from tests.corpus import files

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from corpus.load.formats.parsed_file import ParsedFile

_W = nsdecls("w")
_CONTENT = "<w:txbxContent><w:p><w:r><w:t>The builder paid.</w:t></w:r></w:p></w:txbxContent>"
_BOX = (
    f'<w:r {_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:AlternateContent><mc:Choice Requires="wps">{_CONTENT}</mc:Choice>'
    f"<mc:Fallback>{_CONTENT}</mc:Fallback></mc:AlternateContent></w:r>"
)
_NOTES = (
    f'<w:footnotes {_W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Two withdrew.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_OFFICE = b"http://schemas.openxmlformats.org/"


def _noted(read: ParsedFile) -> list[tuple[str, str]]:
    """The line before the mark of each note, and the note."""
    marks = read.marked_text.marks
    notes = {mark.name: mark.span.of(read.text) for mark in marks if mark.kind is MarkKind.NOTE}
    places = [mark for mark in marks if mark.kind is MarkKind.NOTED]
    return [(read.text[: mark.span.end].rsplit("\n", 1)[-1], notes[mark.name]) for mark in places]


def _append(paragraph: Paragraph, run: str) -> None:
    paragraph._p.append(parse_xml(run))  # noqa: SLF001 - python-docx has no other way


def _word() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Seven said that it was shut")
    _append(paragraph, f'<w:r {_W}><w:footnoteReference w:id="2"/></w:r>')
    paragraph.add_run(" that night.")
    box = document.add_paragraph("The inspection took place in June.")
    _append(box, _BOX)
    document.add_comment(box.runs[0], text="Check this.")
    notes = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        _NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    return files.saved(document)


def _strict(data: bytes) -> bytes:
    """The same file in the strict dialect."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            for old in (b"officeDocument/2006/relationships", b"wordprocessingml/2006/main"):
                new = b"http://purl.oclc.org/ooxml/" + old.replace(b"/2006", b"")
                part = part.replace(_OFFICE + old, new)
            target.writestr(name, part)
    return written.getvalue()


def test_a_note_of_word_knows_what_it_is_about_and_a_text_box_stands_apart() -> None:
    read = read_docx(_word())

    assert _noted(read) == [("Seven said that it was shut", "Two withdrew.")]
    assert read.text.split("\n\n") == [
        "Seven said that it was shut that night.",
        "The inspection took place in June.",
        "The builder paid.",
        "Two withdrew.",
    ]
    assert read.warnings == ("comments in the margin are left out (1)",)


def test_a_strict_word_file_is_read_as_any_other() -> None:
    assert read_docx(_strict(_word())).text == read_docx(_word()).text


def test_the_notes_of_markdown_know_what_they_are_about() -> None:
    text = (
        "# Level[^t]\n\nIt was high.[^1] Nobody **voted**[^b] against.^[Roe was away.]\n\n"
        "[^1]: The vote was nine to six.\n[^b]: By hand.\n[^t]: In metres."
    )
    read = read_md(text.encode())

    assert read.title == "Level"
    assert _noted(read) == [
        ("Level", "In metres."),
        ("It was high.", "The vote was nine to six."),
        ("It was high. Nobody voted", "By hand."),
        ("It was high. Nobody voted against.", "Roe was away."),
    ]
