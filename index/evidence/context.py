"""How far a quote must reach so that nothing it leans on is cut off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.dates import MONTH_PATTERN
from corpus.structure.paragraphs import paragraphs
from corpus.structure.sentences import BULLETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.span import Span
    from index.passages.sentences import Sentence

SHORT = 30  # characters: what is shorter ('Ukraine wanted more.') says little by itself
MAX_LEADS = 2  # sentences taken for what a quote leans on; more would be the passage itself
_LABEL = re.compile(r"(?:[QA]|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}): ")  # "Q: …", "Ann Orr: …"
# What ends the quotation that a mark opens; a ’ before a letter is an apostrophe.
_CLOSES = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’"}
_MARK = re.compile(r"[“”„«»\"‘]|’(?!\w)")
_OPEN = re.compile(r"^[\s•*–—-]*[\"“‘'„«(]*\s*")
_LINK = re.compile(
    r"(?:but|and|so|yet|or|still|then|also|however|moreover|nevertheless|furthermore|indeed|perhaps"
    r"|meanwhile|besides|additionally|nonetheless|similarly|likewise|even so|at the same time"
    r"|unfortunately|ultimately|now|of course|in fact|in addition|in particular)\b,?\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:he|she|they|it|this|that|these|those|his|her|their|its|such|him|them|both|neither"
    r"|ours|theirs|hers|the (?:former|latter|same|publication|two))\b",
    re.IGNORECASE,
)
# Pronouns that stand for nothing said before: "It is worth noting", "This year", "Those who".
_EMPTY = re.compile(
    r"it(?:’s|'s| is| was| has| would be| may be| seems| remains| appears)"
    r"(?: also| now| still| hard| even| entirely| equally)*"
    r" (?:worth|important|clear|likely|unlikely|difficult|hard|possible|impossible|time|necessary"
    r"|better|true|interesting|that|to|unclear|been|become|fair|easy)\b"
    r"|it (?:should|must|can|could|may|might) be (?:noted|said|argued|that)\b"
    r"|this (?:year|week|month|morning|summer|autumn|winter|spring|time|is why i)\b"
    r"|these days\b|that (?:same )?(?:year|day|week)\b|(?:those|they|he|she|that) (?:who|which)\b"
    r"|both (?:sides|of|\w+ and)\b|neither (?:side|\w+ nor)\b|such as\b"
    r"|those (?:who|in|of|that)\b|both [A-Z]",
    re.IGNORECASE,
)
_HARKS_BACK = re.compile(
    r"(?:instead|for example|for instance|in other words|otherwise|therefore|thus|hence|because of"
    r" (?:this|that|it)|as a result|in response|(?:in|on|at|for|under|by|after|with|despite|from"
    r"|according to|to|given|because|since|while|when|if|as) (?:his|her|their|its|this|that|these"
    r"|those|such|him|them|it|he|she|they)\b(?! (?:year|week|month|morning|spring|summer|who)))",
    re.IGNORECASE,
)
# "By early March 2025 its drones …": a time is nobody that a pronoun may mean.
_THEN_IT = re.compile(
    r"(?:in|on|at|by|from|since|after|before|until|during)(?: (?:the|early|late|mid|end|beginning"
    r"|of|spring|summer|autumn|winter|morning|evening|night|week|month|year|same|next|following"
    rf"|{MONTH_PATTERN}"
    r"|\d{1,4}))+,? (?:its|his|her|their|he|she|it|they)\b",
    re.IGNORECASE,
)
# "Even so, he warns, …": who "he" is stands before, wherever in the sentence the clause does.
_HE_SAYS = re.compile(
    r",[”\"’]? (?:he|she|they) (?:also |now |then )?(?:sa(?:ys?|id)|warn(?:s|ed)?|wr(?:ites?|ote)"
    r"|argue[sd]?|add(?:s|ed)?|note[sd]?|believe[sd]?|think[s]?|thought|hold[s]?|held|insist(?:s|ed)?"
    r"|claim(?:s|ed)?|recall(?:s|ed)?|explain(?:s|ed)?|maintain(?:s|ed)?)\b"
)
_DENIES = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)"
    r"|refut(?:es?|ed|ing)|debunk(?:s|ed)|contradict(?:s|ed|ing)?|disavow(?:s|ed)|propaganda|untrue"
    r"|false|(?:not|never|isn[’']t|wasn[’']t) true|no(?:t a word of| grain of)? truth|nonsense"
    r"|a lie|wrong to (?:say|think|believe|suppose|conclude))\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\b(?:this|that|these|those|such|it|the (?:accusations?|allegations?|assertions?|charges?"
    r"|claims?|ideas?|plans?|proposals?|reports?|story|suggestions?))\b",
    re.IGNORECASE,
)
# "It didn't.", "He has not refused.": so short that only what was just said explains it.
_CURTLY_DENIES = re.compile(
    r"(?:but |no, |in fact,? )?(?:i|we|he|she|it|they|this|that|these|those|there) "
    r"(?:\w+n[’']t|cannot|(?:\w+ )?(?:not|never))(?: [\w’']+){0,2}\W*\Z"
    r"|(?:but )?not (?:so|true)\b",
    re.IGNORECASE,
)


# "It is not our bridge. It is the town's.": what is not so is said for the sake of what is.
_NOT = re.compile(r"\b(?:is|was|are|were)(?: not|n[’']t) [^,;:.!?]{1,60}[.!][\"”’»]*\Z")
_BUT = re.compile(
    r"(?:it|they|he|she|this|that|these|those)(?: (?:is|was|are|were)|[’']s) (?!not\b)",
    re.IGNORECASE,
)


def needs_previous_sentence(sentence: str) -> bool:
    """Whether the sentence can't be understood without the one before: 'He argues that …'."""
    words = sentence[_OPEN.match(sentence).end() :]  # type: ignore[union-attr]
    while link := _LINK.match(words):
        words = words[link.end() :]
    if _EMPTY.match(words):
        return False
    return len(words) < SHORT or bool(
        _PRONOUN.match(words)
        or _HARKS_BACK.match(words)
        or _THEN_IT.match(words)
        or _HE_SAYS.search(words)
    )


def denies_previous(sentence: str) -> bool:
    """Whether the sentence denies what was said just before: 'He rejected this idea'."""
    words = sentence[_OPEN.match(sentence).end() :]  # type: ignore[union-attr]
    if _CURTLY_DENIES.match(words):
        return True
    return bool(_DENIES.search(sentence) and _SAID_BEFORE.search(sentence))


def _contrasts(sentence: str, after: str) -> bool:
    """Whether the one says what is not so, and the next at once what is."""
    return bool(_NOT.search(sentence) and _BUT.match(after))


def expand_to_context(text: str, found: Sequence[Sentence], at: int) -> tuple[int, int]:
    """First and last of the sentences that a quote of sentence `at` must take in.

    It takes the quotation it stands in from opening to closing mark, so that the reporting clause
    comes along; the rest of what a semicolon cuts; what introduces it with a colon; a denial that
    follows at once, or what is so where it says what is not; and up to two sentences that it leans
    on, as does a quotation that nothing in its own sentences reports. It never crosses a heading, a
    turn or a gap.
    """
    first, last = _quotation(text, found, at)
    for _ in range(MAX_LEADS):
        if first and _parted(text, found, first - 1, (";",)):
            first = _quotation(text, found, first - 1)[0]
        if _parted(text, found, last, (":", ";")):
            last = _quotation(text, found, last + 1)[1]
    for _ in range(MAX_LEADS):
        if first == 0 or not _joined(text, found, first - 1):
            break
        introduced = found[first - 1].span.of(text).endswith(":")
        words = text[found[first].span.start : found[last].span.end]
        if not (introduced or needs_previous_sentence(found[first].span.of(text)) or _bare(words)):
            break
        first = min(first - 1, _quotation(text, found, first - 1)[0])
    if _joined(text, found, last):
        after = found[last + 1].span.of(text)
        if denies_previous(after) or _contrasts(found[last].span.of(text), after):
            last = _quotation(text, found, last + 1)[1]
    return first, last


def _joined(text: str, found: Sequence[Sentence], at: int) -> bool:
    """Whether sentence `at` and the next one speak together: neither is a heading or a comment."""
    if at + 1 >= len(found) or found[at].heading or found[at + 1].heading:
        return False
    gap = text[found[at].span.end : found[at + 1].span.start]
    if "\n" in gap and _LABEL.match(found[at + 1].span.of(text)):
        return False
    return "\n\n\n" not in gap and not any(bullet in gap for bullet in BULLETS)


def _parted(text: str, found: Sequence[Sentence], at: int, marks: tuple[str, ...]) -> bool:
    """Whether only such a mark stands between sentence `at` and the next one."""
    return found[at].span.of(text).endswith(marks) and _joined(text, found, at)


def _quotation(text: str, found: Sequence[Sentence], at: int) -> tuple[int, int]:
    """The sentences of the quotation that sentence `at` stands in; itself when in none."""
    low, high = _paragraph(text, found, at)
    inside, opened = "", at
    for number in range(low, high + 1):
        if not inside:
            opened = number
        inside = _inside(found[number].span.of(text), inside)
        if not inside and number >= at:
            return (opened, number) if opened <= at else (at, at)
    return (opened, high) if inside and opened <= at and _closes(text, found, high) else (at, at)


def _closes(text: str, found: Sequence[Sentence], high: int) -> bool:
    """Whether a quotation left open at a paragraph's end goes on in the next one, as is the custom.

    Otherwise a mark was forgotten, and the whole paragraph would be taken for nothing.
    """
    if high + 1 >= len(found):
        return False
    return found[high + 1].span.of(text).startswith(tuple(_CLOSES))


def _inside(sentence: str, inside: str) -> str:
    """The mark whose quotation is open after the sentence, '' for none, given that before it."""
    for match in _MARK.finditer(sentence):
        mark = match[0]
        if inside and mark in _CLOSES[inside]:
            inside = ""
        elif not inside and mark in _CLOSES:
            inside = mark
    return inside


def _bare(words: str) -> bool:
    """Whether the words are a quotation, or some in a row, without a word of who says it."""
    inside, outside, start = "", "", 0
    for match in _MARK.finditer(words):
        outside += "" if inside else words[start : match.start()]
        inside, start = _inside(match[0], inside), match.end()
    outside += "" if inside else words[start:]
    return start > 0 and not any(map(str.isalnum, outside))


def _paragraph(text: str, found: Sequence[Sentence], at: int) -> tuple[int, int]:
    """First and last sentence of the paragraph that sentence `at` stands in."""
    home = next(span for span in _paragraphs(text) if span.overlaps(found[at].span))
    low = high = at
    while low > 0 and found[low - 1].span.start >= home.start:
        low -= 1
    while high + 1 < len(found) and found[high + 1].span.end <= home.end:
        high += 1
    return low, high


@lru_cache(maxsize=256)
def _paragraphs(text: str) -> tuple[Span, ...]:
    return paragraphs(text)
