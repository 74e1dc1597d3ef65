"""Where the lexical index of a store lies."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path


def index_place(store: str, *, served_as: str | None) -> Path:
    """The folder of the lexical index: in the store, or in this machine's cache for a server's.

    A server's store is known there by `served_as`, the id of its collection of documents.
    """
    if served_as is None:
        return Path(store, "lexical")
    return user_cache_path("onrecord", appauthor=False) / "lexical" / served_as
