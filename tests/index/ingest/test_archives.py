"""Documents of an archive are added, kept and removed like those of a folder."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from index.ingest.ingest import ingest
from index.ingest.rescan import rescan
from index.store.store import Store
from tests.index.doubles import BAG

if TYPE_CHECKING:
    from pathlib import Path


def _pack(path: Path, **texts: str) -> None:
    with zipfile.ZipFile(path, "w") as out:
        for name, text in texts.items():
            out.writestr(f"{name}.txt", text)


def test_an_archive_s_documents_come_stay_and_go(tmp_path: Path) -> None:
    talks = tmp_path / "talks.zip"
    _pack(talks, kemp="Kemp said that the bridge is safe.", toll="The toll is three crowns.")
    with Store.open(tmp_path / "store", BAG, write=True, purpose="a test") as store:
        first = ingest([talks], store, BAG)
        again = ingest([talks], store, BAG)
        _pack(talks, kemp="Kemp said that the bridge is not safe.")
        third = rescan(store, BAG)
        ids = {*store.records()}

    assert sorted(first.added) == ["talks-zip-kemp", "talks-zip-toll"]
    assert sorted(again.unchanged) == sorted(first.added)
    assert (third.changed, third.removed) == (["talks-zip-kemp"], ["talks-zip-toll"])
    assert ids == {"talks-zip-kemp"}


def test_a_document_removed_by_hand_comes_back_with_its_archive_by_name(tmp_path: Path) -> None:
    talks = tmp_path / "talks.zip"
    _pack(talks, kemp="Kemp said that the bridge is safe.")
    with Store.open(tmp_path / "store", BAG, write=True, purpose="a test") as store:
        ingest([talks], store, BAG)
        store.exclude(store.records()["talks-zip-kemp"])
        report = ingest([talks], store, BAG)

    assert report.added == ["talks-zip-kemp"]
