"""The `lang` attribute of a document's language."""

from __future__ import annotations

import re

# As much of BCP 47 as documents use: en, uk, zh-Hant, sr-Latn-RS.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def language_tag(language: str | None) -> str | None:
    """The language as the value of a `lang` attribute; None if it is unknown or no valid tag."""
    return language if language and _TAG.fullmatch(language) else None


def lang(language: str | None) -> str:
    """Return ' lang="uk"', for an HTML tag; '' for an unknown language or an invalid tag."""
    tag = language_tag(language)
    return f' lang="{tag}"' if tag else ""
