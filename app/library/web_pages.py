"""Pages fetched by their address, kept beside the store so that it can be read again from them."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.library.web_address import fetch_page, is_web_address
from corpus.errors import ReadError
from corpus.load.load import slug
from corpus.load.sources import SOURCES_NAME, read_sources
from index.ingest.ingest import IngestReport, ingest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.library.web_address import FetchedPage
    from index.embedder import Embedder
    from index.store.store import Store

FETCHED_FOLDER = "fetched"
_MAX_NAME = 80  # characters
_DAY = re.compile(r'^fetched = ".*"$', re.MULTILINE)


def keep_page(
    address: str,
    store: Path,
    *,
    fetch: Callable[[str], FetchedPage] = fetch_page,
    today: Callable[[], date] = lambda: datetime.now(tz=UTC).date(),
) -> Path:
    """Fetch the page, and keep its bytes in a folder beside the store; returns the file.

    A `sources.toml` beside the file has its address and the day; what a person added there stays.
    ReadError when the page can't be fetched: what was fetched before is then as it was.
    """
    page = fetch(address)
    folder = _folder_for(address, store.parent / FETCHED_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{folder.name}{page.suffix}"
    for former in folder.glob(f"{folder.name}.*"):
        if former != file:  # the server sends another format now
            former.unlink()
            (folder / SOURCES_NAME).unlink(missing_ok=True)
    file.write_bytes(page.data)
    _write_origin(folder / SOURCES_NAME, file, page, today())
    return file


def ingest_named(
    names: Sequence[str],
    store: Store,
    embedder: Embedder,
    *,
    beside: Path,
    progress: Callable[[str, float], None],
    fetch: Callable[[str], FetchedPage] = fetch_page,
) -> IngestReport:
    """Update the store from paths and web addresses; pages are kept `beside` the store.

    A page that can't be fetched is reported, and leaves the others in.
    """
    failed: list[ReadError] = []
    paths: list[Path] = []
    for name in names:
        if not is_web_address(name):
            paths.append(Path(name))
            continue
        progress(name, 0.0)
        try:
            paths.append(keep_page(name, beside, fetch=fetch))
        except ReadError as error:
            failed.append(error)
    report = ingest(paths, store, embedder, progress=progress) if paths else IngestReport()
    report.failed[:0] = failed
    return report


def _folder_for(address: str, parent: Path) -> Path:
    """The folder of the address, by its words; with a digest where another address has it."""
    name = slug(f"{address.partition('://')[2]}.")[:_MAX_NAME].strip("-")
    folder = parent / name
    listed = folder / SOURCES_NAME
    if not listed.is_file() or any(one.address == address for one in read_sources(listed)):
        return folder
    return parent / f"{name}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _write_origin(listed: Path, file: Path, page: FetchedPage, today: date) -> None:
    day = f'fetched = "{today.isoformat()}"'
    if listed.is_file():
        text = listed.read_text(encoding="utf-8")
        listed.write_text(_DAY.sub(day, text), encoding="utf-8")
        return
    values = {"id": file.stem, "file": file.name, "address": page.address}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    listed.write_text("\n".join(("[[source]]", *lines, day, "")), encoding="utf-8")
