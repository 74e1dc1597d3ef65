"""Lines of a talk that nobody says: what happens, times, and whose questions follow."""

from __future__ import annotations

import re

from corpus.structure.label_words import SOUND_CUES
from corpus.structure.narration import is_minuted
from corpus.structure.times import is_time_line

_STAGE_DIRECTION = re.compile(r"[*_]*(?:\([^()\n]*\)|\[[^\[\]\n]*\])[.:]?[*_]*")
_SITTING = re.compile(
    r"[^\n.:?]{0,80}\b(?:interject\w*|rose|rising|applause|laughter|interruption|cheers?)"
    r"(?:[—–-]{1,2}|\.)?"
)
_SOUND = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(SOUND_CUES)))})(?: \d{{1,3}})?\s*:.{{0,200}}",
    re.IGNORECASE,
)
_NAME = r"[^\Wa-z\d_][^\n:,()]{1,50}?"
_EXAMINER = re.compile(
    r"(?:BY (?P<by>[^\Wa-z\d_][^\na-z:]{1,50}?)|(?i:(?:further |re-?)?(?:(?:direct|cross|chief|"
    r"redirect|recross)[ -]*)?(?:examination|examined|questions?|questioned|questioning)"
    rf"(?:[ -]in[ -]chief)?(?: \(?continued\)?)?,? (?:by|from)(?: the)?) (?P<name>{_NAME})):?"
)
_EXAMINER_LINE = re.compile(rf"^[ \t]*{_EXAMINER.pattern}[ \t]*$", re.MULTILINE)
_SWORN = r"(?i:(?:duly )?(?:sworn|affirmed|recalled|called))"
_WITNESS_LINE = re.compile(
    rf"^[ \t]*[(\[]?(?P<name>{_NAME})(?: \({_SWORN}[^()\n]*\)|"
    rf",\s{{1,40}}[^\n.]{{0,60}}\b(?i:witness|plaintiff|defendant),? {_SWORN}\b[^\n]{{0,30}}|"
    rf",\s{{1,40}}(?:having been|was|being|called)[^\n.]{{0,60}}|"
    rf",? (?:(?:was|is) )?{_SWORN}\b[^\n]{{0,30}})[.)\]]{{0,2}}[ \t]*$",
    re.MULTILINE,
)


def is_direction(words: str) -> bool:
    """Whether a paragraph of a talk tells what happens and is nobody's words: "[Crosstalk]"."""
    return (
        bool(_STAGE_DIRECTION.fullmatch(words) or _SITTING.fullmatch(words))
        or bool(_SOUND.fullmatch(words))
        or is_minuted(words)
        or is_time_line(words)
        or is_examiner(words)
    )


def is_noise(words: str) -> bool:
    """Whether brackets tell what is heard meanwhile, after which the same person goes on."""
    return bool(_STAGE_DIRECTION.fullmatch(words))


def is_examiner(words: str) -> bool:
    """Whether the line says whose questions follow: "BY MS. TARRANT:"."""
    return bool(_EXAMINER.fullmatch(words))


def examiners(text: str) -> tuple[tuple[int, str], ...]:
    """Where the questions of another lawyer begin, in order, with the lawyer's name."""
    found = _EXAMINER_LINE.finditer(text)
    return tuple((match.end(), " ".join((match["by"] or match["name"]).split())) for match in found)


def witnesses(text: str) -> tuple[tuple[int, str], ...]:
    """Where the answers of another witness begin, in order, with the witness's name."""
    found = _WITNESS_LINE.finditer(text)
    return tuple((match.end(), " ".join(match["name"].split())) for match in found)
