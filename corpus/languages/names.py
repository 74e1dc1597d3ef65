"""The English names of languages."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def english_language_name(code: str) -> str:
    """The name of a language by its two letters; the letters where Unicode's CLDR has no name."""
    try:
        return Locale.parse(code).get_language_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
