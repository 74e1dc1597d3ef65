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


def unread_languages(languages: Iterable[str | None], model: str) -> dict[str, int]:
    """The languages of documents that the model does not read, counted; two letters each."""
    found = Counter(language for language in languages if language)
    return {code: count for code, count in found.items() if not is_read_by(model, code)}


def unread_languages_note(documents: Iterable[Document], model: str) -> str | None:
    """A sentence on the documents in languages that the model does not read; None without any."""
    unread = unread_languages(map(document_language, documents), model)
    if not unread:
        return None
    counts = ", ".join(f"{english_language_name(code)} ({count})" for code, count in unread.items())
    return (
        f"Documents in languages that the embedding model {model} does not read: {counts}. They are"
        " searched by their words only, and no confidence is shown for answers from them."
        f" {EMBEDDING_SETTING} names a model that reads them, such as {MULTILINGUAL_EXAMPLE}."
    )
