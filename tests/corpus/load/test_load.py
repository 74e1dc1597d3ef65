"""Loading a file: what is kept of it, and a reason in one line when it cannot be read."""

from __future__ import annotations

import contextlib
import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.load.formats.zip_package import MAX_UNPACKED_BYTES
from corpus.load.load import load_file, slug
from corpus.load.sources import SourceEntry
from corpus.model.document import Document, DocumentKind
from corpus.model.publication_date import PublicationDate
from tests.corpus import files


def _load(folder: Path, name: str, data: bytes | str, **kwargs: object) -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return load_file(path, root=folder, **kwargs)  # type: ignore[arg-type]


def test_a_document_keeps_the_digest_of_its_original_bytes(tmp_path: Path) -> None:
    data = "A\u00a0bridge.\r\nClosed.\r\n".encode()
    document = _load(tmp_path, "below/The Bridge.txt", data)

    assert document.text == "A bridge.\nClosed."
    assert document.provenance.sha256 == hashlib.sha256(data).hexdigest()
    assert document.provenance.file == "below/The Bridge.txt"
    assert document.id == "below-the-bridge"


def test_what_a_text_file_does_not_say_is_unknown(tmp_path: Path) -> None:
    provenance = _load(tmp_path, "a.txt", "By Ana Reyes\n\n5 March 2024").provenance

    assert (provenance.title, provenance.author, provenance.published) == (None, None, None)


def test_what_a_person_knows_outranks_the_file_and_the_file_fills_the_gaps(tmp_path: Path) -> None:
    known = SourceEntry(id="one", file="a.md", title="Known", kind=DocumentKind.ESSAY)
    text = "---\ntitle: Own\nauthor: Ana\ndate: 2024-03-05\n---\nWords."
    provenance = _load(tmp_path, "a.md", text, known=known).provenance

    assert (provenance.id, provenance.title, provenance.author) == ("one", "Known", "Ana")
    assert provenance.published == PublicationDate("2024-03-05")
    assert provenance.published_from == "the front matter"


def test_grounds_without_a_date_say_that_the_date_is_unknown(tmp_path: Path) -> None:
    known = SourceEntry(id="one", file="a.md", published_from="after the flood, which it names")
    provenance = _load(
        tmp_path, "a.md", "---\ndate: 2024-03-05\n---\nWords.", known=known
    ).provenance

    assert provenance.published is None
    assert provenance.published_from == "after the flood, which it names"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("a/b.txt", "a-b"), ("A  B_c.d.html", "a-b-c-d"), ("Мост.txt", "мост"),
        ("!!.txt", "document"), ("cafe\u0301.md", "café"), ("no-suffix/x.pdf", "no-suffix-x"),
    ],
)  # fmt: skip
def test_an_id_is_made_of_the_path(file: str, expected: str) -> None:
    assert slug(file) == expected


_BAD = {
    "empty": ("a.txt", b"", "it is empty"),
    "white space": ("a.txt", b" \n\t\r\n\xc2\xa0 ", "holds no words"),
    "only marks": ("a.md", b"---\n***\n", "holds no words"),
    "NUL bytes": ("a.txt", b"text\0with\0nothing", "NUL bytes"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 9, "it is binary"),
    "a PDF named .txt": ("a.txt", files.scan(), "rename it to end in .pdf"),
    "a Word file named .md": ("a.md", files.word(), "rename it to .docx"),
    "RTF named .txt": ("a.txt", b"{\\rtf1 words}", "RTF"),
    "UTF-16 cut short": ("a.txt", b"\xff\xfea\x00b", "begins like utf-16"),
    "an encoding nobody can tell": ("a.txt", b"Caf\xe9 ferm\xe9.", "save it as UTF-8"),
    "another suffix": ("a.pages", b"words", ".pages is not read here: use .txt"),
    "no suffix": ("README", b"words", "no suffix is not read here"),
    "a scan": ("a.pdf", files.scan(), "OCR"),
    "a locked PDF": ("a.pdf", files.pdf([files.PLAIN], password="x"), "password"),  # noqa: S106
    "half a PDF": ("a.pdf", files.pdf([files.PLAIN])[:400], "not a whole PDF"),
    "no PDF": ("a.pdf", b"words", "not a whole PDF"),
    "half a Word file": ("a.docx", files.word()[:900], "not a whole Word file"),
    "no Word file": ("a.docx", b"words", "not a whole Word file"),
    "a ZIP of something else": ("a.docx", files.bomb(10), "not a whole Word file"),
    "a locked Word file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "password"),
    "no mail": ("a.eml", b"just words", "no header of a mail"),
    "a mail without text": ("a.eml", b"From: a@x.example\n\n", "no text"),
    "no mailbox": ("a.mbox", b"just words", "no mailbox"),
    "no article": ("a.html", b"<html><body><script>let x;</script></body></html>", "no article"),
    "front matter cut short": ("a.md", b"---\ntitle: [a\n---\nWords.", "YAML near line"),
    "front matter of another kind": ("a.md", b"---\njust words\n---\nWords.", "key: value"),
}


@pytest.mark.parametrize(("name", "data", "reason"), _BAD.values(), ids=_BAD.keys())
def test_what_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(ReadError) as caught:
        _load(tmp_path, name, data)

    assert caught.value.file == name
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "around"),
    [("a.txt", "{}"), ("a.md", "{}"), ("a.html", "<html><body><p>{}</p></body></html>")],
)
def test_a_word_without_end_is_cut_and_told(tmp_path: Path, name: str, around: str) -> None:
    text = f"{' '.join(files.PLAIN)} {'x' * 500_000}"
    document = _load(tmp_path, name, around.format(text).encode())

    assert len(document.text) < 5_000
    assert document.warnings == (
        "of more than 2000 characters without a space only the first are kept",
    )


def test_a_picture_within_markdown_is_no_word_without_end(tmp_path: Path) -> None:
    text = f"She came.\n\n![dam](data:image/png;base64,{'aGVs' * 9_000})\n\nShe left."
    document = _load(tmp_path, "a.md", text.encode())

    assert document.text.endswith("She left.")
    assert "aGVs" not in document.text
    assert document.warnings == ()


def test_front_matter_that_refers_to_itself_without_end_is_read_at_once(tmp_path: Path) -> None:
    names = "abcdefghijklmnop"
    lists = (f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(names))
    front = "\n".join([f"{names[0]}: &{names[0]} [x]", *lists, f"author: *{names[-1]}"])
    document = _load(tmp_path, "a.md", f"---\n{front}\n---\n\nShe left.".encode())

    assert document.text == "She left."
    assert document.provenance.author is None


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as opened:
        opened.truncate(200_000_000)

    with pytest.raises(ReadError, match=r"larger than 50 MB \(200 MB\)"):
        load_file(path, root=tmp_path)


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    assert _load(tmp_path, "a.txt", "12345", max_bytes=5).text == "12345"
    with pytest.raises(ReadError, match="larger"):
        _load(tmp_path, "a.txt", "123456", max_bytes=5)


def test_a_word_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    data = files.bomb(MAX_UNPACKED_BYTES + 1)

    assert len(data) < 1_000_000
    with pytest.raises(ReadError, match="unpacks to 200 MB"):
        _load(tmp_path, "a.docx", data)


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "I/O error")]
)
def test_a_file_that_the_system_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(ReadError, match=f"cannot be read .{error.strerror}"):
        load_file(tmp_path / "a.txt", root=tmp_path)


def test_a_file_or_folder_that_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()

    with pytest.raises(ReadError, match="No such file"):
        load_file(tmp_path / "gone.txt", root=tmp_path)
    with pytest.raises(ReadError, match="not a file"):
        load_file(tmp_path / "folder.txt", root=tmp_path)


_RUSSIAN = "Мост закрыли в понедельник, сказал мэр. Инженеры нашли ржавчину в двух опорах."
_FRENCH = "Le maire a déclaré que la passerelle était fermée. « Nous l'avons décidé à regret »."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_RUSSIAN, "utf-8"), (_RUSSIAN, "utf-8-sig"), (_RUSSIAN, "utf-16"), (_RUSSIAN, "utf-32"),
        (_RUSSIAN, "cp1251"), (_FRENCH, "latin-1"), (_FRENCH, "cp1252"),
    ],
)  # fmt: skip
def test_encodings_that_can_be_told_are_read(tmp_path: Path, text: str, encoding: str) -> None:
    assert _load(tmp_path, "a.txt", text.encode(encoding)).text == text.replace("\xa0", " ")


@given(st.binary(max_size=200), st.sampled_from([".txt", ".md", ".pdf", ".docx", ".eml", ".mbox"]))
def test_no_bytes_break_the_loader(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    with contextlib.suppress(ReadError):
        assert _load(tmp_path_factory.getbasetemp(), f"any{suffix}", data).text.strip()
