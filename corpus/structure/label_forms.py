"""The form of a label: how much its words look like somebody's name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.english.given_names import GIVEN_NAMES
from corpus.structure.label_words import (
    ASKERS,
    NEVER_IN_NAMES,
    NO_NAMES,
    OFFICES,
    PARTICLES,
    SPEAKING_NOUNS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_PREPOSITIONS = {
    *("for", "in", "at", "by", "to", "from", "with", "on", "of", "and", "after", "before"),
}
_FUNCTION_WORDS = {"the", "a", "an", "of", "in", "on", "for", "to"}
_SPEAKER_NUMBER = re.compile(
    r"(?:unknown )?(?:speaker|sprecher(?:in)?|person|participant|locuteur|interlocuteur|hablante|"
    r"respondent|interviewer|interviewee|male|female|voice|mówca|спикер)[ _-]?#?\d{1,3}|"
    r"unknown speaker",
    re.IGNORECASE,
)
_CODE = re.compile(r"[^\W\d_a-zß-öø-ÿ]{1,4}\.?\d{0,3}|(?:[^\W\d_a-zß-öø-ÿ]\.){2,4}")
_QUESTION_OR_ANSWER = re.compile(r"[QA]\d{0,4}|Question|Answer")


class LabelForm(StrEnum):
    """How much a label looks like somebody's name."""

    OFFICE = "office"  # a title, an office, a role in a talk, a numbered speaker
    PERSON = "person"  # two capitalised words or more
    WORD = "word"  # one capitalised word, or a code
    PHRASE = "phrase"  # other words that begin with a capital
    NONE = "none"  # "Note", "Summary", or part of a sentence


def form_of(name: str) -> LabelForm:
    """How much the words look like a name."""
    words = name.replace("\u2019", "'").split()
    folded = [word.casefold().strip(".,") for word in words]
    if is_numbered_speaker(name) or _QUESTION_OR_ANSWER.fullmatch(name):
        return LabelForm.OFFICE
    if _is_no_name(name, words, folded):
        return LabelForm.NONE
    if _has_office(folded):
        return LabelForm.OFFICE
    if len(words) == 1:
        return LabelForm.WORD
    capitalised = all(word[:1].isupper() or word.casefold() in PARTICLES for word in words)
    is_person = capitalised and not _FUNCTION_WORDS.intersection(folded)
    return LabelForm.PERSON if is_person else LabelForm.PHRASE


def _is_no_name(name: str, words: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether the words head a note, or are part of a sentence."""
    if " ".join(folded) in NO_NAMES or not (name[:1].isupper() or is_caseless(name)):
        return True
    capitals = all(word[:1].isupper() for word in words[1:])
    if folded[0] in NO_NAMES - OFFICES - SPEAKING_NOUNS and not capitals:
        return True
    is_name = folded[0] in GIVEN_NAMES and name.istitle()  # "Will Bamberg"
    others = folded[1:] if is_name else folded
    in_sentence = bool(NEVER_IN_NAMES.intersection(others)) or folded[0] in _PREPOSITIONS
    return len(words) > 1 and in_sentence


def _has_office(folded: Sequence[str]) -> bool:
    """Whether a title opens the name, or a noun of people who speak is in it."""
    if folded[0] in OFFICES and len(folded) > 1:
        return True
    nouns = OFFICES | SPEAKING_NOUNS
    return folded[0] in nouns or any(word in nouns - ASKERS for word in folded[1:])


def is_numbered_speaker(name: str) -> bool:
    """Whether the label is such as "Speaker 1" or "SPEAKER_00"."""
    return bool(_SPEAKER_NUMBER.fullmatch(name))


def is_code(name: str) -> bool:
    """Whether the label is initials or another short code in capitals: "AK", "P07", "INT"."""
    return bool(_CODE.fullmatch(name))


def is_caseless(words: str) -> bool:
    """Whether the script has no capitals to recognise a name by."""
    return words[:1].isalpha() and words.lower() == words.upper()
