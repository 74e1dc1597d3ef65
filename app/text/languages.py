"""Which of the catalogue's languages a reader gets, and what each calls itself."""

from __future__ import annotations

from typing import Final

from babel import Locale

from app.text.catalogue import DEFAULT_LANGUAGE, languages

_MAX_CHARS: Final = 500  # of a header that is read; browsers send far fewer


def best_language(accepted: str, *, chosen: str | None = None) -> str:
    """The tag of the language of the page: `chosen` if there is one, or the best one `accepted`.

    `accepted` is like the header Accept-Language (RFC 9110, 12.5.4): 'de-AT, de;q=0.9, en;q=0.5'.
    A language counts whatever its region; without any that has messages it is English.
    """
    known = languages()
    if chosen in known:
        return str(chosen)
    ranked = sorted(map(_preference, accepted[:_MAX_CHARS].split(",")), key=lambda one: -one[1])
    return next((tag for tag, weight in ranked if weight > 0 and tag in known), DEFAULT_LANGUAGE)


def language_name(tag: str) -> str:
    """What the language calls itself: 'Deutsch'."""
    name = Locale.parse(tag).get_language_name(tag) or tag
    return f"{name[:1].upper()}{name[1:]}"


def _preference(part: str) -> tuple[str, float]:
    """The language of a part of the header, without its region, and its weight."""
    tag, *parameters = (piece.strip() for piece in part.split(";"))
    weight = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return tag.partition("-")[0].lower(), float(weight)
    except ValueError:
        return "", 0.0
