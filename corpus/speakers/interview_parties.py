"""Who asks and who answers in an interview, where the turns do not say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.structure.credits import FULL_NAME, interviewer_in, is_credit
from corpus.structure.label_forms import LabelForm, form_of, is_code
from corpus.structure.person_names import has_given_name, is_common

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.model.document import Document
    from corpus.structure.document_structure import DocumentStructure

_FULL_NAME = re.compile(FULL_NAME)
# ruff: noqa: RUF001 - words of languages in Cyrillic script
_ASKED = (
    r"(?:asked|asks|spoke (?:with|to)|speaks (?:with|to)|talked (?:with|to)|talks (?:with|to)|"
    r"interviewed|interviews|met|meets|questioned|sat down with|(?:has |have )?put (?:the|his|her|"
    r"our|these|ten|some) questions?(?: to)?|sprach mit|spricht mit|befragte|traf|fragte|"
    r"a rencontré|a interrogé|s'est entretenue? avec|entrevistó a|habló con|ha incontrato|"
    r"rozmawia z|беседует с|поговорил[аи]? с|розмовляє з|поспілкува(?:вся|лася) з)"
)
_ASKER = re.compile(rf"(?P<name>{FULL_NAME}),? (?:\([^)]*\) )?(?:has |have )?{_ASKED}")
_ASKED_ONE = re.compile(
    rf"{_ASKED} (?:(?:the|our|her|his|with|a|an) )?(?:[a-zß-öø-ÿ]+ )?(?P<name>{FULL_NAME})"
)
_TITLED = re.compile(
    rf"^[\"“„«‘]?(?P<name>{FULL_NAME})"
    r"(?:\s?[:,–—-]|(?: on| about| über| sur| sobre| su| o| о| про)\b)"
)
_ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herr|Frau|Monsieur|Madame|M|Mme|Señora?|Signora?|Pan|"
    r"Pani|Господин|Госпожа|Пан|Пані)\.? (?P<name>[^\W\d_a-zß-öø-ÿ][\w’'-]+)"
)
_ARTICLES = frozenset(
    ("the", "a", "an", "el", "la", "los", "las", "un", "una", "der", "die", "das", "ein", "eine")
) | {"le", "les", "une", "il", "lo", "gli", "uno", "os", "um", "uma"}
_SMALL_WORD = re.compile(r"\b[a-zß-öø-ÿа-яёіїєґ][\w’'-]*")
_PLACE = re.compile(
    r"\b(?:at|in|on|of|from|near|to|the|im|in|am|den|dem|des|der|die|das|à|de|la|le)\s\Z"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The names of interviewer and interviewee; what can't be told is None."""

    interviewer: str | None = None
    interviewee: str | None = None


def parties_of(document: Document, structure: DocumentStructure) -> Parties:
    """The two of an interview: from the provenance, credits, the title, the lead, the byline."""
    provenance = document.provenance
    text = document.text
    first = min((turn.start for turn in structure.turns), default=len(text))
    lead = text[:first]
    interviewer = (
        provenance.interviewer
        or _credited(structure)
        or _matched(_ASKER, lead)
        or _author(document)
    )
    interviewee = provenance.interviewee or _interviewee(document, structure, lead, interviewer)
    return Parties(interviewer, interviewee)


def _credited(structure: DocumentStructure) -> str | None:
    names = (interviewer_in(span.of(structure.text)) for span in structure.paragraphs)
    return next((name for name in names if name), None)


def _author(document: Document) -> str | None:
    """The byline, where it is a person's name."""
    author = document.provenance.author
    return author if author and form_of(author) is LabelForm.PERSON else None


def _matched(pattern: re.Pattern[str], words: str) -> str | None:
    match = pattern.search(words)
    return match["name"] if match else None


def _interviewee(
    document: Document, structure: DocumentStructure, lead: str, interviewer: str | None
) -> str | None:
    """The person that the lead says was asked, the title names, or the questions address."""
    lead = "\n".join(line for line in lead.split("\n") if not is_credit(line))
    labels = tuple(f"{turn.name}. " for turn in structure.turns if turn.name and is_code(turn.name))
    lead = "\n".join(line for line in lead.split("\n") if not (labels and line.startswith(labels)))
    asked = _matched(_ASKED_ONE, lead)
    titled = _matched(_TITLED, document.provenance.title or "") or _matched(_TITLED, lead)
    small = set(_SMALL_WORD.findall(structure.text))
    for name in (asked, titled):
        if name and name != interviewer and _is_name(name, small):
            return name
    named = _people_in(f"{document.provenance.title or ''}\n{lead}", interviewer)
    names = [name for name in named if _is_name(name, small)]
    questions = " ".join(
        span.of(structure.text)
        for turn in structure.turns
        if turn.asks
        for span in structure.paragraphs
        if span.start >= turn.start and span.start <= turn.words
    )
    addressed = {match["name"].casefold() for match in _ADDRESSED.finditer(questions)}
    called = [name for name in names if name.split()[-1].casefold() in addressed]
    distinct = set(called or names)
    return _base_form(distinct.pop(), structure.text) if len(distinct) == 1 else None


def _is_name(name: str, small: Collection[str]) -> bool:
    """Whether the words name a person, and are not a title's that the text has in small letters."""
    if name.split(maxsplit=1)[0].casefold() in _ARTICLES:
        return False
    return form_of(name) is LabelForm.PERSON and (
        has_given_name(name) or not is_common(name, small)
    )


def _base_form(name: str, text: str) -> str:
    """The name as the text has it without an ending, in a language that inflects names."""
    if name.isascii():
        return name
    others = {match[0] for match in _FULL_NAME.finditer(text) if _is_inflected(name, match[0])}
    return min(others, key=len, default=name)


def _is_inflected(name: str, base: str) -> bool:
    """Whether each word of the name is that of the other one with a longer ending."""
    words, bases = name.split(), base.split()
    return len(words) == len(bases) and all(
        word.startswith(stem[: max(3, len(stem) - 1)]) and len(stem) <= len(word) <= len(stem) + 4
        for word, stem in zip(words, bases, strict=True)
    )


def _people_in(words: str, interviewer: str | None) -> Sequence[str]:
    """The full names in the words, other than the interviewer's and those of places."""
    return [
        match[0]
        for line in words.split("\n")
        for match in _FULL_NAME.finditer(line)
        if form_of(match[0]) is LabelForm.PERSON
        and match[0] != interviewer
        and not match[0].isupper()
        and not _PLACE.search(line[: match.start()])
    ]
