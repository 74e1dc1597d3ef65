"""The words that web pages use in classes and ids of threads, and what they are used for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


# Words in the class, id or itemprop of an element that holds a writer's name.
NAME_WORDS = _words(
    "author user username nick nickname poster fn name commenter hnuser by byline handle writer"
    " contributor kommentator autor auteur"
)
OTHER_THAN_NAME_WORDS = _words(
    "title rank avatar img image icon count posts post actions action menu nav bio location badge"
    " content text body area list meta comments form input label number edited age date site"
    " entry says reply link button category tag tags"
)
HEADER_WORDS = _words("meta head header info author byline poster by name names tagline")
BODY_WORDS = _words("body content text message md cooked commtext markup elements bodytext")
UNSAID_WORDS = _words(
    "actions action reply replies button buttons score votes vote likes share report footer meta"
    " permalink rank profile postprofile avatar flag nav navs tagline header byline poster time"
    " date moderation awaiting signature"
)
NO_THREAD_WORDS = _words("respond form login teaser related newsletter subscribe cookie consent")
THREAD_WORDS = _words(
    "comment comments comtr commentarea discussion disqus responses replies kommentar"
    " kommentare commentaires comentarios comentario reactions talkback answer question"
)
ENTRY_WORDS = _words("comment response reply kommentar commentaire comentario answer")
CONTINUED_WORDS = _words("joined continued grouped consecutive followup compact cozy same")
TIME_WORDS = _words("date time datetime age ago when")
LIVE_WORDS = _words("live liveblog ticker liveticker")
LIVE_TITLE = re.compile(
    r"\blive(?:blog|ticker)?\b|\bas it happened\b|\bticker\b|\ben direct", re.IGNORECASE
)
NAME_TAGS = frozenset(("a", "b", "strong", "cite", "span", "h3", "h4", "h5", "h6", "address"))
UNSAID_TAGS = frozenset(
    ("script", "style", "form", "button", "label", "nav", "svg", "template", "noscript")
)
TIME_TEXT = re.compile(
    r"\d{1,2}[.:]\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}|\b\d+ ?[a-zä]{1,8} ago\b|vor \d+|"
    r"il y a \d+|hace \d+",
    re.IGNORECASE,
)


def class_words(element: HtmlElement) -> frozenset[str]:
    """The words in the element's class, id and itemprop, in small letters."""
    written = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "rel"))
    return frozenset(word.lower() for word in _WORD.findall(written))
