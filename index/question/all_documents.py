"""Questions put to all documents: "What do the sources say about …?"."""

from __future__ import annotations

import re

_ALL = (
    r"(?:(?:all|each|any|both|most) (?:of )?)?"
    r"(?:the |these |those |our |different |various |other )*"
    r"(?:documents?|sources?|texts?|authors|library|articles|writers|voices|accounts|collection)"
)
_SAY = (
    r"(?:say|says|tell(?: us)?|think|claim|argue|hold|make|write|report|conclude|suggest|state"
    r"|mention)"
)
_ON = r"(?: (?:about|of|on|over|regarding|concerning|as to))?"
_MANY = r"(?:all |the |different |differing |various |main |other |their )*"
_VIEWS = r"(?:views?|opinions?|positions?|accounts|arguments|sides|perspectives|answers|versions)"
_PHRASES = tuple(
    re.compile(phrase, re.IGNORECASE)
    for phrase in (
        rf"^\W*what (?:do|does|did|can|would|have) {_ALL} (?:have to )?{_SAY}{_ON}\b",
        rf"^\W*how (?:do|does|did) {_ALL} (?:see|view|judge|explain|describe|assess|differ{_ON})\b",
        rf"^\W*(?:where|on what|in what) (?:do|does|did) {_ALL} (?:dis)?agree{_ON}\b",
        rf"^\W*where (?:do|does|did) {_ALL} (?:differ|part ways|stand){_ON}\b",
        rf"^\W*what (?:are|is|were) {_MANY}{_VIEWS}(?: in {_ALL})?{_ON}\b",
        rf"^\W*who (?:says|thinks|claims|argues|said) what{_ON}\b",
        rf",? ?\b(?:according to|in the {_VIEWS} of|in|from) {_ALL}\b",
        rf"[.?!,;]? ?\b(?:and )?what do {_ALL} {_SAY}(?: about (?:it|this|that))?(?=\W*\Z)",
    )
)


def topic_for_all_sources(question: str) -> str | None:
    """The topic of a question put to all documents; None for any other question.

    The question itself where it has no words beyond that.
    """
    for phrase in _PHRASES:
        if found := phrase.search(question):
            rest = f"{question[: found.start()]} {question[found.end() :]}"
            rest = " ".join(rest.split()).strip(" ,;:")
            return rest if any(map(str.isalnum, rest)) else question
    return None
