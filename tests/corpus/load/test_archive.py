"""ZIP archives are read as folders, within bounds; what cannot be trusted is refused by name."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError, ReadError
from corpus.load.archive import MAX_MEMBERS, file_size, is_present
from corpus.load.folder import discover, load_all, unsupported_files
from corpus.model.document import Document
from tests.index.folders import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEMP = "Kemp said that the bridge is safe."


def _pack(path: Path, members: Mapping[str, str | bytes], *, stored: bool = False) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def _load(*paths: Path) -> dict[str, str]:
    """The text or the reason of each file, by its name."""
    sources = discover(paths)
    return {
        source.file: loaded.reason if isinstance(loaded, ReadError) else loaded.text
        for source, loaded in zip(sources, load_all(sources), strict=True)
    }


def test_an_archive_is_read_as_if_it_were_a_folder(tmp_path: Path) -> None:
    talks = _pack(
        tmp_path / "talks.zip",
        {"b/Kemp.txt": KEMP, "a.md": "# Toll\n\nThree crowns.", "map.png": b"\x89PNG", "b/": ""},
    )
    sources = discover([talks])

    assert [(source.file, source.id) for source in sources] == [
        ("talks.zip/a.md", "talks-zip-a"),
        ("talks.zip/b/Kemp.txt", "talks-zip-b-kemp"),
    ]
    loaded = list(load_all(sources))
    assert all(isinstance(one, Document) for one in loaded)
    assert [one.provenance.file for one in loaded if isinstance(one, Document)] == [
        "talks.zip/a.md", "talks.zip/b/Kemp.txt",
    ]  # fmt: skip
    assert [path.name for path in unsupported_files([talks])] == ["map.png"]


def test_an_archive_in_a_folder_is_read_with_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "all", {"essay.txt": "The ferry sank."})
    _pack(tmp_path / "all" / "talks.ZIP", {"a.txt": KEMP})

    assert _load(tmp_path / "all") == {"essay.txt": "The ferry sank.", "talks.ZIP/a.txt": KEMP}


def test_a_sources_file_beside_it_tells_of_its_members(tmp_path: Path) -> None:
    _pack(tmp_path / "talks.zip", {"a.txt": KEMP})
    write(tmp_path, {"sources.toml": '[[source]]\nfile = "talks.zip/a.txt"\nauthor = "Bo Li"\n'})

    for paths in ([tmp_path], [tmp_path / "talks.zip"]):
        (document,) = load_all(discover(paths))
        assert isinstance(document, Document)
        assert document.provenance.author == "Bo Li"


def test_a_member_is_present_until_it_is_taken_out(tmp_path: Path) -> None:
    talks = _pack(tmp_path / "talks.zip", {"a.txt": KEMP})

    assert is_present(talks / "a.txt")
    assert file_size(talks / "a.txt") == len(KEMP)
    assert _load(talks / "a.txt") == {"talks.zip/a.txt": KEMP}
    assert not is_present(talks / "b.txt")
    with pytest.raises(OnRecordError, match="no such file in the archive"):
        discover([talks / "b.txt"])


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "..\\out.txt", "C:\\out.txt"]
)
def test_a_name_that_leads_out_of_the_archive_refuses_all_of_it(tmp_path: Path, name: str) -> None:
    talks = _pack(tmp_path / "talks.zip", {"a.txt": KEMP, name: "Harm."})

    (reason,) = _load(talks).values()
    assert "leads out of it" in reason


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = _pack(tmp_path / "bomb.zip", {"a.txt": b"0" * 30_000_000})

    (reason,) = _load(bomb).values()
    assert "times its size" in reason


def test_a_small_file_that_packs_tightly_is_no_bomb(tmp_path: Path) -> None:
    text = "\n".join(["The toll is three crowns."] * 2_000)
    talks = _pack(tmp_path / "talks.zip", {"a.txt": text})

    assert len(text) > 100 * talks.stat().st_size
    assert _load(talks)["talks.zip/a.txt"].count("crowns") == 2_000


def test_more_files_than_a_pile_of_documents_has_are_refused(tmp_path: Path) -> None:
    names = {f"{number}.txt": "x" for number in range(MAX_MEMBERS + 1)}

    (reason,) = _load(_pack(tmp_path / "many.zip", names, stored=True)).values()
    assert "more than 5,000" in reason


def test_an_encrypted_member_is_refused_by_its_name(tmp_path: Path) -> None:
    talks = _pack(tmp_path / "talks.zip", {"a.txt": KEMP, "b.txt": KEMP}, stored=True)
    data = bytearray(talks.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1  # the flag of encryption, of the first member
    talks.write_bytes(data)

    loaded = _load(talks)
    assert "it is encrypted: unpack it yourself" in loaded["talks.zip/a.txt"]
    assert loaded["talks.zip/b.txt"] == KEMP


def test_an_archive_within_an_archive_is_refused_by_its_name(tmp_path: Path) -> None:
    inner = _pack(tmp_path / "inner.zip", {"b.txt": KEMP}).read_bytes()
    loaded = _load(_pack(tmp_path / "talks.zip", {"a.txt": KEMP, "inner.zip": inner}))

    assert loaded["talks.zip/a.txt"] == KEMP
    assert "an archive within an archive" in loaded["talks.zip/inner.zip"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
def test_names_without_a_named_encoding_are_told_by_their_letters(
    tmp_path: Path, encoding: str
) -> None:
    talks = _pack(tmp_path / "talks.zip", {"xxxxxx.txt": KEMP}, stored=True)
    name = "письмо".encode(encoding)[:6] if encoding == "cp866" else "пис".encode()
    talks.write_bytes(talks.read_bytes().replace(b"xxxxxx", name))

    (file,) = _load(talks)
    assert file == f"talks.zip/{name.decode(encoding)}.txt"


@pytest.mark.parametrize("data", [b"PK\x03\x04 torn", b"", b"no archive"])
def test_a_broken_archive_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "torn.zip").write_bytes(data)

    (file, reason), *_ = _load(tmp_path / "torn.zip").items()
    assert file == "torn.zip"
    assert "no ZIP archive" in reason


def test_a_torn_member_leaves_the_others_in(tmp_path: Path) -> None:
    talks = _pack(tmp_path / "talks.zip", {"a.txt": KEMP, "b.txt": "The ferry."}, stored=True)
    talks.write_bytes(talks.read_bytes().replace(b"ferry", b"torn!"))

    loaded = _load(talks)
    assert loaded["talks.zip/a.txt"] == KEMP
    assert "cannot be unpacked" in loaded["talks.zip/b.txt"]


def test_an_archive_without_documents_says_so(tmp_path: Path) -> None:
    loaded = _load(_pack(tmp_path / "talks.zip", {"map.png": b"\x89PNG", "__MACOSX/a.txt": "x"}))

    assert "it holds no document" in loaded["talks.zip"]
