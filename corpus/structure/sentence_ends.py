"""Where sentences end: at the last mark of punctuation, before note marks, tags, links, emoji."""

from __future__ import annotations

import re
import unicodedata

SENTENCE_END = re.compile(r"""[.!?…:;,。\uff01\uff1f]["”\u2019»)\]]*\Z|["”»]\Z""")
_FULL_STOP = re.compile(r"""(?:[.!?…。\uff01\uff1f]["”\u2019»)\]]*|["”»])\Z""")
_NOTE = (
    r"\[(?!edit\b|modifier\b|bearbeiten\b)[a-z\d][^\[\]\n]{0,40}\]|\(\d{1,3}\)|[¹²³⁰-⁹]+|[*†‡]{1,3}"
)
_NOTE_OF_CLAIM = re.compile(r"(?<=\S)(?:\[\d{1,3}\]|[¹²³⁰-⁹])\Z")
_TAG = r"(?<!\w)(?:[#@][^\W\d_]|#\d(?=[\w/-]))[\w/-]*"
_LINK = r"<?(?:https?://|www\.)\S+>?"
_TRAILING = re.compile(rf"\s*(?:{_NOTE}|{_TAG}|{_LINK})\s*\Z")
_ABBREVIATION_END = re.compile(r"\A.{0,60}\b(?:[A-Z]\.){2,}\Z")
_MIN_QUOTED_WORDS = 4  # fewer in quotation marks are a term or the name of a work
_ATTRIBUTED = re.compile(r"[“„«\"](?P<said>[^“”„«»\"]+)[”“»\"],?\s*(?:[-–—―]{1,2}\s?|\()[^\W\d_].*")


def without_trailing_marks(words: str) -> str:
    """The words without the note marks, tags, links and emoji that follow the last of them."""
    while True:
        rest = words.rstrip()
        while rest and _is_sign(rest[-1]):
            rest = rest[:-1].rstrip()
        match = _TRAILING.search(rest)
        if match is not None:
            rest = rest[: match.start()]
        if rest == words:
            return words
        words = rest


def ends_sentence(words: str) -> bool:
    """Whether a sentence ends here; a full stop that belongs to an abbreviation ends none.

    A note mark ends one too, because it stands behind a claim.
    """
    if _NOTE_OF_CLAIM.search(words):
        return True
    bare = without_trailing_marks(words)
    form = SENTENCE_END if bare == words else _FULL_STOP  # "Watch it here: https://…" ends none
    return bool(form.search(bare)) and not _ABBREVIATION_END.search(bare)


def is_attributed_quotation(words: str) -> bool:
    """Whether the line is what somebody said and who it was: "“We asked twice” – Ana Reyes"."""
    match = _ATTRIBUTED.fullmatch(words)
    return match is not None and len(match["said"].split()) >= _MIN_QUOTED_WORDS


def _is_sign(character: str) -> bool:
    """Whether the character is an emoji or a part of one."""
    return unicodedata.category(character) in ("So", "Sk") or character in "\ufe0f\u200d\u20e3"
