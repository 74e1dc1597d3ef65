"""The languages of documents that the embedding model does not read, for one note to the user."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.languages.names import language_name
from corpus.languages.recognise import document_language
from index.search.embed import DEFAULT_MODEL, model_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.model.document import Document

_CARD_LANGUAGES = re.compile(r"\A---\n(?:.*\n)*?language:[ \t]*(?P<one>\S*)\n(?P<more>(?:- .+\n)*)")
_PACKAGED = {DEFAULT_MODEL: frozenset({"en"})}
_ANY = {"multilingual", "mul"}


def model_languages(model: str) -> frozenset[str] | None:
    """The languages that a model's card names, by their codes; None where it does not tell."""
    if model in _PACKAGED:
        return _PACKAGED[model]
    card = Path(model_place(model), "README.md")
    match = _CARD_LANGUAGES.match(card.read_text(encoding="utf-8")) if card.is_file() else None
    if match is None:
        return None
    named = frozenset([match["one"], *re.findall(r"- (\S+)", match["more"])]) - {""}
    return None if not named or named & _ANY else named


def unread_languages(documents: Iterable[Document], model: str) -> str | None:
    """A sentence on the documents in languages that the model does not read; None without any."""
    read = model_languages(model)
    if read is None:
        return None
    found = Counter(language for one in documents if (language := document_language(one)))
    unread = {language: count for language, count in found.items() if language not in read}
    if not unread:
        return None
    counts = ", ".join(f"{language_name(code)} ({count})" for code, count in unread.items())
    return (
        f"Documents in languages that the embedding model {model} does not read: {counts}. They are"
        " searched by their words only, and confidence says nothing there. ONRECORD_EMBEDDING names"
        " a model that reads them, such as paraphrase-multilingual-MiniLM-L12-v2."
    )
