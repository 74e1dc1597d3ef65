"""Load a file as a document: parse its format, normalise its text, collect its provenance."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from corpus.errors import ReadError
from corpus.load.archive import archive_members, archive_of, is_archive, read_member
from corpus.load.authors import author_of
from corpus.load.formats.docx import read_docx
from corpus.load.formats.eml import read_eml
from corpus.load.formats.epub import read_epub
from corpus.load.formats.html import read_html
from corpus.load.formats.mbox import read_mbox
from corpus.load.formats.md import read_md
from corpus.load.formats.odt import read_odt
from corpus.load.formats.parsed_file import FormatError, ParsedFile
from corpus.load.formats.pdf import read_pdf
from corpus.load.formats.posts_csv import read_posts_csv
from corpus.load.formats.rtf import read_rtf
from corpus.load.formats.subtitles import read_subtitles
from corpus.load.formats.txt import read_txt
from corpus.model.document import Document, Provenance
from corpus.model.mark import MarkKind
from corpus.model.normalise import MAX_UNSPACED_CHARS, has_cut_run
from corpus.structure.several_hands import parts_by_several_hands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from corpus.load.sources import SourceEntry
    from corpus.model.publication_date import PublicationDate

MAX_DOCUMENT_BYTES = 50_000_000  # a long book as a PDF with pictures
_FORMATS: Mapping[str, Callable[[bytes], ParsedFile]] = {
    ".txt": read_txt,
    ".md": read_md,
    ".markdown": read_md,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
    ".eml": read_eml,
    ".mbox": read_mbox,
    ".epub": read_epub,
    ".odt": read_odt,
    ".rtf": read_rtf,
    ".csv": read_posts_csv,
}
SUFFIXES = tuple(_FORMATS)
# What others wrote names no author of the document.
_OTHERS = {MarkKind.QUOTE, MarkKind.COMMENT, MarkKind.POST, MarkKind.MESSAGE, MarkKind.TURN}

_SIGNS = " -–—•"
_ENDLESS = f"of more than {MAX_UNSPACED_CHARS} characters without a space only the first are kept"
_EMPTY = "it is empty: remove it, or fill it"


def load_file(
    path: Path,
    *,
    root: Path,
    known: SourceEntry | None = None,
    document_id: str | None = None,
    max_bytes: int = MAX_DOCUMENT_BYTES,
) -> Document:
    """The document in the file; ReadError, with what to do, when there is none to be read.

    `known` outranks what the file says of itself. The id is `known`'s, else `document_id`, else
    made of the path below `root`.
    """
    file = relative(path, root)
    archive = archive_of(path)
    data = None
    if archive is not None or is_archive(path):
        data = _unpack(path, archive, file=file, max_bytes=max_bytes)
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        reason = f"{path.suffix or 'no suffix'} is not read here: use {', '.join(SUFFIXES)}"
        raise ReadError(file, reason)
    if data is None:
        data = _read(path, file=file, max_bytes=max_bytes)
    try:
        draft = form(data)
    except FormatError as error:
        raise ReadError(file, error.reason) from error
    if not any(character.isalnum() for character in draft.text):
        reason = "it holds no words: remove it, or fill it"
        raise ReadError(file, reason)
    identity = (known and known.id) or document_id or slug(file)
    provenance = _provenance(identity, file, data, draft=draft, known=known)
    warnings = (*draft.warnings, _ENDLESS) if has_cut_run(draft.text) else draft.warnings
    return Document(provenance, draft.text, draft.marked_text.marks, warnings)


def relative(path: Path, root: Path) -> str:
    """The path below `root` with forward slashes, or only the name when it is elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def slug(file: str) -> str:
    """The path without its suffix, in small letters, words joined by hyphens: 'a/B c.txt', 'a-b-c'.

    'document' when the path holds no letter or digit.
    """
    stem = re.sub(r"\.[^./]*\Z", "", unicodedata.normalize("NFC", file))
    return re.sub(r"[\W_]+", "-", stem.casefold()).strip("-") or "document"


def _unpack(path: Path, archive: Path | None, *, file: str, max_bytes: int) -> bytes:
    """The bytes of a file in the archive, at least one; ReadError for one of no document."""
    try:
        if archive is None:
            archive_members(path)
            reason = f"it holds no document; On Record reads {', '.join(SUFFIXES)}"
            raise ReadError(file, reason)
        data = read_member(archive, path, max_bytes=max_bytes)
    except FormatError as error:
        raise ReadError(file, error.reason) from error
    if not data:
        raise ReadError(file, _EMPTY)
    return data


def _read(path: Path, *, file: str, max_bytes: int) -> bytes:
    """All bytes of a plain file, at least one and at most `max_bytes`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            reason = "it is not a file: give a file or the folder that holds it"
            raise ReadError(file, reason)
        # The size is asked first, and then not trusted: the file may be growing.
        if status.st_size <= max_bytes:
            with path.open("rb") as opened:
                data = opened.read(max_bytes + 1)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error}): see that it exists and is yours"
        raise ReadError(file, reason) from error
    if status.st_size > max_bytes or len(data) > max_bytes:
        size = max(status.st_size, max_bytes) / 1e6
        reason = f"it is larger than {max_bytes / 1e6:g} MB ({size:.0f} MB): split it"
        raise ReadError(file, reason)
    if not data:
        raise ReadError(file, _EMPTY)
    return data


def _provenance(
    identity: str, file: str, data: bytes, *, draft: ParsedFile, known: SourceEntry | None
) -> Provenance:
    published, published_from = _date_and_grounds(draft, known)
    return Provenance(
        id=identity,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        title=(known and known.title) or draft.title,
        author=(known and known.author) or _author(draft),
        file_by=draft.file_by,
        interviewer=known.interviewer if known else None,
        interviewee=known.interviewee if known else None,
        publisher=(known and known.publisher) or draft.publisher,
        published=published,
        published_from=published_from,
        titled_by=known.titled_by if known else None,
        kind=(known and known.kind) or draft.kind,
        language=(known and known.language) or draft.language,
        reading_note=draft.reading_note,
        address=known.address if known else None,
        fetched=known.fetched if known else None,
    )


def _author(draft: ParsedFile) -> str | None:
    """The author that the text or the file's own words show."""
    own = [
        block.text
        for block in draft.blocks
        if _OTHERS.isdisjoint(mark.kind for mark in block.marks) and block.text not in draft.bylines
    ]
    marked = draft.marked_text
    marks = [mark for mark in marked.marks if mark.kind is not MarkKind.PAGE]
    parts = parts_by_several_hands(marked.text, marks)
    theirs = {line for part in parts for line in part.span.of(marked.text).split("\n")}
    lines = [
        line for words in own for line in words.split("\n") if line.strip(_SIGNS) not in theirs
    ]
    return author_of(
        [draft.author] if draft.author else [],
        "\n".join([*draft.bylines, *lines]),
        title=draft.title,
        publisher=draft.publisher,
        file_by=draft.file_by,
    )


def _date_and_grounds(
    draft: ParsedFile, known: SourceEntry | None
) -> tuple[PublicationDate | None, str | None]:
    """The date and its grounds; a person who gave grounds but no date says it is not known."""
    if known and (known.published or known.published_from):
        return known.published, known.published_from
    return draft.published, draft.published_from
