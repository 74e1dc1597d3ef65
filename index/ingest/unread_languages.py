"""The languages of documents that the embedding model does not read, for a note to the user."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.languages.names import english_language_name
from corpus.languages.recognise import document_language
from index.search.model_languages import (
    EMBEDDING_SETTING,
    MULTILINGUAL_EXAMPLE,
    is_read_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model.document import Document


def unread_languages(documents: Iterable[Document], model: str) -> dict[str, int]:
    """The documents that the model does not read, counted by the two letters of their language."""
    found = Counter(language for one in documents if (language := document_language(one)))
    return {code: count for code, count in found.items() if not is_read_by(model, code)}


def unread_languages_note(documents: Iterable[Document], model: str) -> str | None:
    """A sentence on the documents in languages that the model does not read; None without any."""
    unread = unread_languages(documents, model)
    if not unread:
        return None
    counts = ", ".join(f"{english_language_name(code)} ({count})" for code, count in unread.items())
    return (
        f"Documents in languages that the embedding model {model} does not read: {counts}. They are"
        " searched by their words only, and no confidence is shown for answers from them."
        f" {EMBEDDING_SETTING} names a model that reads them, such as {MULTILINGUAL_EXAMPLE}."
    )
