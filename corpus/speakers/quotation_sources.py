"""The source in the clause beside a quotation, whatever the verb: "...," grumbled Orr."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import CLAIMS, TEXT_NOUNS
from corpus.english.function_words import NEGATIVE_PRONOUNS, SUBJECTS
from corpus.english.possessives import POSSESSIVE_PRONOUNS, has_possessive_ending
from corpus.english.reporting_verbs import LEMMAS, SAYING
from corpus.speakers.head_nouns import is_name, is_source
from corpus.speakers.noun_phrases import after, clause_start, subject
from corpus.speakers.semantic_classes import TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.english.tokens import Token, TokenRange
    from corpus.speakers.analysed_sentence import AnalysedSentence

_NAME_BEFORE = re.compile(r"(?:\A|-)(Z{1,4}(?:CZ{1,4})?):\Z")
_ENDS_UTTERANCE = re.compile(r"[,.!?…—–-][\"“”’'»]*\Z")
_PARTICLES = frozenset({"in", "back", "out", "up", "on", "off", "away"})
_AFTER_SAYING = frozenset({"", ".", ",", "P", "S", "R", "Y", "Q", "Z", "D"})
_ORIGINS = frozenset({"from", "by"})
_ORIGIN_REACH = 8  # tokens of a source and of what describes it
_WORDED = CLAIMS | TEXT_NOUNS | TEXTS
_WORDED |= {"it", "this", "line", "note", "shout", "cry", "call", "postcard", "text", "answer"}
_QUESTION_WORDS = frozenset({"how", "what"})
_SELF = frozenset({"i", "we"})
_VERB_TAGS = frozenset("VEAM")
_TOWARDS = frozenset({"to", "with"})
_MEETING = frozenset(  # what somebody who then speaks is met by; "gave" and "sent" are not
    "ask asked asking meet met visit visited find found reach reached approached interviewed "  # noqa: SIM905
    "stopped caught saw spoke speak talked talk".split()
)
_WANTING = frozenset({"want", "wants", "wanted", "demands", "demanded"})
_FULL_NAME = re.compile("Z{2,4}")


def source_after(frame: AnalysedSentence, place: int) -> TokenRange | None:
    """The source in the clause after the quotation at `place`; None where there is none.

    The quotation must end as an utterance does, with a mark of its own or a comma after it.
    """
    tokens, tags = frame.tokens, frame.tags
    start = place + 1
    if tags[start : start + 1] in {",", "-"}:
        start += 1
    elif not _ENDS_UTTERANCE.search(tokens[place].text):
        return None
    if start >= len(tags):
        return None
    if tokens[start].lower == "as":
        start += 1
    return (
        _subject_and_verb(tokens, tags, start)
        or _verb_and_subject(tokens, tags, start)
        or _after_copula(tokens, tags, start)
    )


def source_before(frame: AnalysedSentence, place: int) -> TokenRange | None:
    """The source in the clause that leads to the quotation: "Orr: ...", "Orr shrugged: ..."."""
    tokens, tags = frame.tokens, frame.tags
    named = _NAME_BEFORE.search(tags[:place])
    if named is not None:
        return named.span(1)
    if place < 2 or tags[place - 1] not in ",:-":  # noqa: PLR2004 # a word and a mark
        return None
    origin = source_of_text(tokens, tags, place - 1)
    if origin is not None:
        return origin
    return _leading_noun(tokens, tags, clause_start(tags, place - 1), place)


def _leading_noun(tokens: Sequence[Token], tags: str, start: int, place: int) -> TokenRange | None:
    """The subject of the clause before the quotation, or the only name before a colon."""
    noun = subject(tokens, tags, start, place - 1)
    if "M" in tags[noun[1] if noun else start : place]:
        return None  # "could insist": nobody said it
    is_colon = tags[place - 1] == ":"
    if noun is None:
        return _only_name(tokens, tags, start, place - 1, _ORIGINS) if is_colon else None
    if tokens[noun[0]].lower in NEGATIVE_PRONOUNS:
        return None
    described = after(tokens, tags, noun[0])
    noun = described if described is not None and described[1] < place else noun
    told = noun[0] > start and tokens[noun[0] - 1].lower in SAYING  # "Said Orr, “...”"
    # "The bridge, “a gift to nobody”, ...": it is described.
    return noun if told or noun[1] < place - 1 or is_colon else None


def source_within(frame: AnalysedSentence, place: int) -> TokenRange | None:
    """The source in the clause that leads to the quotation, where its subject is another.

    "Kemp was told by Orr: ...", "Kemp recalled what Orr had said: ...", "I met Orr in May: ...".
    """
    tokens, tags = frame.tokens, frame.tags
    if place < 2 or tags[place - 1] not in ",:-":  # noqa: PLR2004 # a word and a mark
        return None
    start = clause_start(tags, place - 1)
    for at in range(place - 2, start, -1):
        agent = tokens[at].lower == "by" and _is_passive(tokens, tags[:at])
        noun = after(tokens, tags, at + 1) if agent or tokens[at].lower in _QUESTION_WORDS else None
        if noun is None or noun[1] >= place:
            continue
        verb = _skip(tags, noun[1], "RA")
        if agent or tokens[verb].lower in SAYING:
            return noun
    return _addressed(tokens, tags, start, place)


def _addressed(tokens: Sequence[Token], tags: str, start: int, place: int) -> TokenRange | None:
    """The person that the writer met or asked, before words that are no question."""
    noun = subject(tokens, tags, start, place - 1)
    if noun is None or tokens[noun[0]].lower not in _SELF or "?" in tokens[place].text[-2:]:
        return None
    verb = _skip(tags, noun[1], "RA")
    if tokens[verb].lower not in _MEETING or "M" in tags[noun[1] : place]:
        return None
    return _only_name(tokens, tags, verb, place - 1, _TOWARDS)


def _only_name(
    tokens: Sequence[Token], tags: str, start: int, end: int, behind: Collection[str]
) -> TokenRange | None:
    """The only full name from `start` to `end`; prepositions but those in `behind` hide a name."""
    names = [
        found.span()
        for found in _FULL_NAME.finditer(tags, start, end)
        if tags[found.start() - 1 : found.start()] not in {"P", "F"}
        or tokens[found.start() - 1].lower in behind
    ]
    return names[0] if len(names) == 1 else None


def _is_passive(tokens: Sequence[Token], before: str) -> bool:
    """Whether the words before "by" are "was told"."""
    verb = len(before) - 1
    return tokens[verb].lower in SAYING and before[:verb].rstrip("R").endswith("A")


def source_of_text(tokens: Sequence[Token], tags: str, colon: int) -> TokenRange | None:
    """The source in "a letter from Orr:" and "she had it from Orr:", right before the colon."""
    if tags[colon : colon + 1] != ":":
        return None
    for at in range(colon - 2, max(0, colon - _ORIGIN_REACH), -1):
        if tokens[at].lower not in _ORIGINS:
            continue
        text = tokens[at - 1].lower
        noun = after(tokens, tags, at + 1)
        if noun is None or noun[1] != colon or text not in _WORDED:
            return None
        return noun
    return None


def source_opening(frame: AnalysedSentence) -> TokenRange | None:
    """The source in a clause that was cut off from a quotation: "...?" Orr asked as he left."""
    tokens, tags = frame.tokens, frame.tags
    noun = after(tokens, tags, 0)
    if noun is None:
        return None
    verb = _skip(tags, noun[1], ",RA")
    if not _is_finite(tokens, tags, verb) or tags[verb + 1 : verb + 2] not in _AFTER_SAYING:
        return None
    goes_on = not tokens[0].text[0].isupper()
    knows = [token.lower for token in tokens[verb + 1 : verb + 3]] == ["to", "know"]
    asks = knows and tokens[verb].lower in _WANTING
    return noun if goes_on or asks or tokens[verb].lower in SAYING else None


def source_acting(frame: AnalysedSentence) -> TokenRange | None:
    """Who acts in a sentence before a quotation: "Orr put down his spade. ..."; else None."""
    tokens, tags = frame.tokens, frame.tags
    if tags.endswith(("?", ":")) or "Q" in tags:
        return None
    noun = subject(tokens, tags, 0, len(tags))
    if noun is None or tags[slice(*noun)] == "O":
        return None
    first, end = noun
    if not set(tags) & _VERB_TAGS and tokens[end - 1].lower.endswith("s") and tags[end - 1] == "N":
        noun = first, end - 1  # "Orr laughs."
    return noun if noun[0] < noun[1] and is_source(tokens, tags, noun) else None


def _subject_and_verb(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    """The source in "Orr, the mayor, later pressed on"."""
    noun = after(tokens, tags, start)
    if noun is None:
        return None
    verb = _skip(tags, noun[1], ",RA")
    return noun if _is_finite(tokens, tags, verb) else None


def _verb_and_subject(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    """The source in "grumbled Orr" and "put in young Orr"."""
    verb = _skip(tags, start, "RBC")
    if not _is_finite(tokens, tags, verb):
        return None
    noun_start = verb + 1
    if noun_start < len(tags) and tokens[noun_start].lower in _PARTICLES:
        noun_start += 1
    noun = after(tokens, tags, _skip(tags, noun_start, "R"))
    return noun if noun and (is_name(tokens, tags, noun) or is_source(tokens, tags, noun)) else None


def _after_copula(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    """The source in "was her verdict" and "was how they put it"."""
    if tags[start] != "A" or start + 1 >= len(tags):
        return None
    word = tokens[start + 1].lower
    if word in POSSESSIVE_PRONOUNS:
        return start + 1, start + 2
    owner = _skip(tags, start + 1, "Z")
    if owner < len(tags) and has_possessive_ending(tokens[owner].lower):
        return start + 1, owner + 1
    if word in _QUESTION_WORDS and start + 2 < len(tags) and tokens[start + 2].lower in SUBJECTS:
        return start + 2, start + 3
    return None


def _is_finite(tokens: Sequence[Token], tags: str, verb: int) -> bool:
    """Whether the word can be a finite verb, as far as its form shows."""
    if verb >= len(tags) or tokens[verb].quote is not None or tokens[verb].is_capital:
        return False
    word = tokens[verb].lower
    third_person = tags[verb] == "N" and word.endswith("s") and not word.endswith("ss")
    return tags[verb] in "EV" or third_person or word in LEMMAS


def _skip(tags: str, at: int, skipped: str) -> int:
    while at < len(tags) and tags[at] in skipped:
        at += 1
    return at
