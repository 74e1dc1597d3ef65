"""Words that mail programs and chats write, in many languages, from `data/messages.tsv`."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("messages", package="corpus.structure")


def message_words(key: str) -> tuple[str, ...]:
    """The entries of the list, in the order of the file."""
    return _LISTS[key]


def message_pattern(*keys: str) -> str:
    """One regular expression, grouped, that matches an entry of any of the lists."""
    return f"(?:{'|'.join(entry for key in keys for entry in _LISTS[key])})"
