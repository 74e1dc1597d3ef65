"""The languages that an embedding model reads."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from index.search.embed import DEFAULT_MODEL, model_place

EMBEDDING_SETTING: Final = "ONRECORD_EMBEDDING"
MULTILINGUAL_EXAMPLE: Final = "paraphrase-multilingual-MiniLM-L12-v2"  # reads fifty languages
_CARD_LANGUAGES = re.compile(r"\A---\n(?:.*\n)*?language:[ \t]*(?P<one>\S*)\n(?P<more>(?:- .+\n)*)")
_PACKAGED = {DEFAULT_MODEL: frozenset({"en"})}
_ANY = {"multilingual", "mul"}


@lru_cache(maxsize=8)
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


def is_read_by(model: str, language: str | None) -> bool:
    """Whether the model reads the language; True where either is unknown."""
    read = model_languages(model)
    return language is None or read is None or language in read
