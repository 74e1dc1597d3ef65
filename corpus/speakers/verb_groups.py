"""Verb groups of reporting verbs: whether a word is a verb, its auxiliaries, and its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import PEOPLE
from corpus.english.function_words import ALONE, AUXILIARIES, BE
from corpus.english.reporting_verbs import (
    ALSO_NOUNS,
    CALLING_ONLY,
    INVERTED,
    LEMMAS,
    NEGATABLE,
    SAYING,
)
from corpus.speakers.noun_phrases import after, before, insertion, without_finite_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token, TokenRange

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "when", "whenever", "what", "how", "than"})
_GOING_ON = frozenset(
    {"go", "goes", "went", "continued", "continues", "proceeded", "used", "likes", "liked", "on"}
)
_QUOTING = frozenset(
    {"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing", "recorded", "reported"}
)
_PLURAL = frozenset({"all", "many", "most", "some", "several", "few", "both", "these", "those"})
_QUOTED_WITHIN = 15  # tokens between "quotes" and "as saying"


def may_be_verb(tokens: Sequence[Token], tags: str, verb: int) -> bool:
    """Whether the word is a verb, not a noun or adjective, as far as its neighbours show."""
    if verb == 0:
        return False
    word, last, tag = tokens[verb].lower, tokens[verb - 1].lower, tags[verb - 1]
    alone = last in ALONE and not word.endswith("ing")  # "the most pressing problem"
    if tag == "F" or (tag == "D" and not alone and not _is_number(tokens, tags, verb - 1)):
        return False
    if tag == "," and tags[verb] == "E" and LEMMAS[word] in CALLING_ONLY and "A" in tags[:verb]:
        return False  # "is a column, described as sharp"
    if last in _PLURAL and word.endswith("s") and not word.endswith("ss"):
        return False  # "All disputes": the verb of a plural has no -s
    if tag == "P" and last not in ({"as", "by"} if word.endswith("ing") else {"to"}):
        return False
    return word not in ALSO_NOUNS or _is_no_noun(tokens, tags, verb)


def _is_number(tokens: Sequence[Token], tags: str, at: int) -> bool:
    """Whether a noun may end with the number: "surveys of 2024", "Article 33"."""
    word = tokens[at].lower
    return word.isdigit() and (bool(_YEAR.fullmatch(word)) or tags[at - 1 : at] == "Z")


def _is_no_noun(tokens: Sequence[Token], tags: str, verb: int) -> bool:
    """Whether a word that is often a noun, such as "claims", is a verb here."""
    word, last = tokens[verb].lower, tokens[verb - 1].lower
    tag, follows = tags[verb - 1], tags[verb + 1 : verb + 2]
    if tag == "G" or (tag == "D" and last in ALONE) or follows in {"F", "A", "M", "E", "V"}:
        return False
    if follows == "P" and tag in "NZ":
        return False
    if tag != "N" or tags[verb] != "N":
        return True
    plural = last.endswith("s") or last in PEOPLE
    return plural != word.endswith("s")


def group_start(tokens: Sequence[Token], tags: str, verb: int) -> int | None:
    """The start of the verb group ("has also said"); None where it reports nothing.

    It reports nothing in "would say", "did not say", "has to say" and "was told".
    """
    at, passive = verb, False
    while at > 0:
        word, tag = tokens[at - 1].lower, tags[at - 1]
        if _unsays(word, tag, LEMMAS[tokens[verb].lower]):
            return None
        if word == "to":
            if at < 2 or tokens[at - 2].lower not in _GOING_ON:  # noqa: PLR2004 # "went to"
                return None
            at -= 3 if tokens[at - 2].lower == "on" else 2
            continue
        if tag not in "AXR":
            break
        passive = passive or word in BE
        if word in AUXILIARIES and "'" in word and not word.endswith("n't"):
            break  # "he's" holds the subject
        at -= 1
    return None if passive and not tokens[verb].lower.endswith("ing") else max(at, 0)


def _unsays(word: str, tag: str, lemma: str) -> bool:
    """Whether the word before a verb makes it a possibility, or negates it."""
    if tag == "M" or word in {"will", "won't"} or word.endswith(("'ll", "'d")):
        return True
    return (tag == "X" or word.endswith("n't")) and lemma not in NEGATABLE


def teller(
    tokens: Sequence[Token], tags: str, start: int, verb: int
) -> tuple[TokenRange, bool] | None:
    """The source, and whether it is after the verb (inverted)."""
    word = tokens[verb].lower
    participle = word.endswith("ing") and "A" not in tags[start:verb]
    if participle and tokens[start - 1].lower == "as":
        noun = _quoted_as(tokens, tags, start - 1)
        return (noun, False) if noun is not None else None
    if not participle and word in SAYING:
        noun = _after_verb(tokens, tags, start, verb)
        if noun is not None:
            return noun, True
    noun = _before_verb(tokens, tags, start)
    if noun is None or (noun[0] > 0 and tokens[noun[0] - 1].lower in _HYPOTHETICAL):
        return None
    return noun, False


def _after_verb(tokens: Sequence[Token], tags: str, start: int, verb: int) -> TokenRange | None:
    """The source in "..., said Orr", where only punctuation precedes the verb."""
    lemma = LEMMAS[tokens[verb].lower]
    if lemma == "tell" or tags[start - 1] not in "Q,-":
        return None
    noun = after(tokens, tags, verb + 1)
    if noun is None or tags[start - 1] == "Q":
        return noun
    ends = noun[1] >= len(tags) or tags[noun[1]] in ".,Q;-"
    return noun if ends and lemma in INVERTED else None


def _before_verb(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    last = tags[start - 1]
    noun = None
    if last in "ZNDOEGYA)R":
        noun = before(tokens, tags, start)
    elif last == "W":
        comma = start > 1 and tags[start - 2] == ","
        noun = before(tokens, tags, start - 2 if comma else start - 1)
        noun = without_finite_verb(tokens, tags, noun) if noun else None
    if noun is None and last in ",-BC)PERGQ":
        noun = insertion(tokens, tags, start - 1)
    return noun


def _quoted_as(tokens: Sequence[Token], tags: str, at: int) -> TokenRange | None:
    """The source that another quotes: "quotes Orr as saying", "Orr was quoted as saying"."""
    for back in range(at - 1, max(-1, at - _QUOTED_WITHIN), -1):
        if tokens[back].lower not in _QUOTING:
            continue
        if back < at - 1 and tags[back + 1] != "P":  # "quoted by the Lantern as saying"
            return after(tokens, tags, back + 1)
        while back > 0 and tags[back - 1] in "AR":
            back -= 1  # noqa: PLW2901 # the auxiliaries belong to the verb
        return _before_verb(tokens, tags, back) if back > 0 else None
    return None
