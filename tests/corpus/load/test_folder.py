"""Finding files: each once, in a stable order, with an id of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError, ReadError, SourcesError
from corpus.load.folder import discover, load_all, unsupported_files
from corpus.model.document import Document

if TYPE_CHECKING:
    from pathlib import Path


def _write(root: Path, *files: str) -> Path:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Words of {file}.", encoding="utf-8")
    return root


def _ids(*paths: Path) -> dict[str, str]:
    return {source.file: source.id for source in discover(paths)}


def test_a_folder_is_searched_to_the_bottom_in_the_order_of_paths(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "c/d.HTML")

    assert _ids(tmp_path) == {
        "a/b/c.md": "a-b-c", "a/z.txt": "a-z", "b.txt": "b", "c/d.HTML": "c-d",
    }  # fmt: skip


def test_hidden_files_and_folders_and_other_suffixes_are_left_out(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "photo.jpg", "below/old.doc")

    assert list(_ids(tmp_path)) == ["a.txt"]
    assert [path.name for path in unsupported_files([tmp_path])] == ["old.doc", "photo.jpg"]


def test_a_hidden_folder_that_is_asked_for_is_read(tmp_path: Path) -> None:
    _write(tmp_path, ".notes/a.txt")

    assert list(_ids(tmp_path / ".notes")) == ["a.txt"]


def test_a_list_of_sources_names_its_files_and_others_are_still_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt", "below/c.txt")
    list_ = '[[source]]\nid = "one"\nfile = "a.txt"\n[[source]]\nid = "two"\nfile = "below/c.txt"\n'
    (tmp_path / "sources.toml").write_text(list_, encoding="utf-8")

    assert _ids(tmp_path) == {"a.txt": "one", "b.txt": "b", "below/c.txt": "two"}
    assert _ids(tmp_path / "a.txt") == {"a.txt": "one"}
    assert unsupported_files([tmp_path]) == ()


def test_a_listed_file_without_an_id_gets_one_from_its_name(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "below/b.txt", "below/b.md")
    list_ = "".join(
        f'[[source]]\nfile = "{name}"\ntitle = "The title"\n'
        for name in ("a.txt", "below/b.txt", "below/b.md")
    )
    (tmp_path / "sources.toml").write_text(list_, encoding="utf-8")

    assert _ids(tmp_path) == {
        "a.txt": "a",
        "below/b.md": "below-b-md",
        "below/b.txt": "below-b-txt",
    }
    (document,) = load_all(discover([tmp_path / "a.txt"]))
    assert isinstance(document, Document)
    assert (document.id, document.provenance.title) == ("a", "The title")


def test_the_nearest_list_counts(tmp_path: Path) -> None:
    _write(tmp_path, "below/c.txt")
    for place, identity, file in (
        (tmp_path, "far", "below/c.txt"),
        (tmp_path / "below", "near", "c.txt"),
    ):
        text = f'[[source]]\nid = "{identity}"\nfile = "{file}"\n'
        (place / "sources.toml").write_text(text, encoding="utf-8")

    assert _ids(tmp_path) == {"below/c.txt": "near"}


def test_a_mistake_in_a_list_stops_the_search(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "sources.toml").write_text("[[source]]\n", encoding="utf-8")

    with pytest.raises(SourcesError):
        discover([tmp_path])


def test_files_of_a_folder_that_would_share_an_id_are_told_apart(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "a.html", "b c.txt", "b-c.txt")
    ids = _ids(tmp_path)

    assert (ids["a.html"], ids["a.txt"]) == ("a-html", "a-txt")
    assert len(set(ids.values())) == 4
    assert all(identity.startswith("b-c-txt-") for file, identity in ids.items() if "b" in file)


def test_an_id_from_a_list_is_kept_when_a_file_would_share_it(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nid = "b"\nfile = "a.txt"\n', encoding="utf-8"
    )

    assert _ids(tmp_path) == {"a.txt": "b", "b.txt": "b-txt"}


def test_two_folders_that_would_share_an_id_are_refused_by_name(tmp_path: Path) -> None:
    _write(tmp_path, "one/a.txt", "two/a.txt")

    with pytest.raises(OnRecordError, match=r"one/a\.txt and .*two/a\.txt .*id 'a'"):
        discover([tmp_path / "one", tmp_path / "two"])


def test_a_file_found_twice_is_loaded_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "b.txt")

    assert list(_ids(tmp_path / "b.txt", tmp_path)) == ["b.txt", "a.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    _write(tmp_path, "below/a.txt")
    (tmp_path / "below" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")

    found = discover([tmp_path])
    loaded = list(load_all(found))

    assert [source.file for source in found] == ["below/a.txt", "self.txt"]
    assert [type(each) for each in loaded] == [Document, ReadError]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    assert list(_ids(tmp_path)) == ["a.txt"]
    (error,) = load_all(discover([tmp_path / "pipe.txt"]))
    assert isinstance(error, ReadError)
    assert "not a file" in error.reason


def test_a_file_that_fails_leaves_the_others_in(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"")

    first, failed, last = load_all(discover([tmp_path]))

    assert isinstance(first, Document)
    assert isinstance(failed, ReadError)
    assert failed.file == "b.txt"
    assert isinstance(last, Document)


def test_a_file_that_goes_between_finding_and_loading_fails_alone(tmp_path: Path) -> None:
    found = discover([_write(tmp_path, "a.txt", "b.txt")])
    (tmp_path / "a.txt").unlink()

    failed, loaded = load_all(found)

    assert isinstance(failed, ReadError)
    assert isinstance(loaded, Document)


def test_files_are_read_one_by_one_as_they_are_asked_for(tmp_path: Path) -> None:
    loading = load_all(discover([_write(tmp_path, "a.txt", "b.txt")]))
    next(loading)
    (tmp_path / "b.txt").write_text("Changed.", encoding="utf-8")

    later = next(loading)

    assert isinstance(later, Document)
    assert later.text == "Changed."


def test_a_folder_without_documents_is_refused_with_what_could_be_read(tmp_path: Path) -> None:
    _write(tmp_path, "photo.jpg")

    with pytest.raises(OnRecordError, match=r"no document.*\.txt.*\.pdf"):
        discover([tmp_path])


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="no such file"):
        discover([tmp_path / "nowhere"])


def test_a_file_of_another_kind_that_is_asked_for_fails_with_a_reason(tmp_path: Path) -> None:
    (error,) = load_all(discover([_write(tmp_path, "a.pages") / "a.pages"]))

    assert isinstance(error, ReadError)
    assert ".pages is not read here" in error.reason
