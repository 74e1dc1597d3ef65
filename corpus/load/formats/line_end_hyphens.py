"""Words that a line's end parts: joined where the whole is a word, else with their hyphen."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from simplemma import is_known

from corpus.english.word_lists import word_lists
from corpus.languages.language import recognise_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BROKEN = re.compile(r"(?P<all>(?P<first>[^\W_]+(?:-[^\W_]+)*)-)\Z")
_REST = re.compile(r"(?P<rest>[^\W_]+(?:[-'’][^\W_]+)*)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_RANGE = re.compile(r"\w\u2013\Z")  # "2019–" and "Paris–", without a space before the dash
_AT_LINE_END = re.compile(
    r"\w[-\u2010\u2013\u00ad][ \t]*\n[ \t]*(?=[a-zß-öø-ÿа-яёіїєґ])|"
    r"\d[-\u2010\u2013][ \t]*\n[ \t]*\d"
)
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010")
_AND = frozenset(("and", "or", "und", "oder", "bzw", "sowie", "et", "ou", "y", "o", "i", "та", "и"))


@dataclass(frozen=True, slots=True)
class LineEndHyphens:
    """Decides by the words of a document, and then of its language, what a hyphen at an end is."""

    language: str
    words: Mapping[str, int]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """Count the words that no line end parts."""
        lines = list(lines)
        words: Counter[str] = Counter()
        for line in lines:
            found = _WORD.findall(line.casefold())
            words.update(found[:-1] if line.endswith(_HYPHENS) else found)
        return cls(recognise_language(" ".join(lines)), words)

    def join(self, before: str, line: str) -> str:
        """The text with the line appended, after a space where no word goes on over the end."""
        if before.endswith(_SOFT):
            return before[:-1] + line
        if not before.endswith(_HYPHENS):
            is_range = _RANGE.search(before) and line[:1].isalnum()
            return f"{before}{line}" if is_range else f"{before} {line}"
        broken, rest = _BROKEN.search(before.replace("\u2010", "-")), _REST.match(line)
        if broken is None or rest is None:
            return f"{before} {line}"
        if rest["rest"].casefold() in _AND:
            return f"{before} {line}"  # "Vor- und Nachteile", "pre- and post-war"
        if not line[0].islower() or not self._is_one_word(broken["first"], rest["rest"]):
            return before + line
        return before[:-1] + line

    def _is_one_word(self, first: str, rest: str) -> bool:
        whole, parted = f"{first}{rest}".casefold(), f"{first}-{rest}".casefold()
        if self.words.get(whole) or self.words.get(parted):
            return self.words.get(whole, 0) >= self.words.get(parted, 0)
        lists = _hyphen_words(self.language)
        if whole in lists.get("whole", ()):
            return True
        is_compound = (
            first.casefold().rpartition("-")[2] in lists.get("first", ())
            or rest.casefold().partition("-")[0] in lists.get("last", ())
        ) and _is_word(rest, self.language)
        return not is_compound and _is_word(first + rest.partition("-")[0], self.language)


def mend_line_ends(text: str) -> str:
    """The plain text with words that go on over a line's end on one line.

    Only where the next line goes on in small letters, or a figure with a figure: before a capital
    the speaker may have been interrupted.
    """
    if not _AT_LINE_END.search(text):
        return text
    lines = text.split("\n")
    hyphens = LineEndHyphens.of(lines)
    mended = lines[:1]
    for before, line in pairwise(lines):
        goes_on = _AT_LINE_END.search(f"{before}\n{line}")
        joined = hyphens.join(mended[-1].rstrip(), line.lstrip()) if goes_on else ""
        if joined and joined != f"{mended[-1].rstrip()} {line.lstrip()}":
            mended[-1] = joined
        else:
            mended.append(line)
    return "\n".join(mended)


@lru_cache(maxsize=16)
def _hyphen_words(language: str) -> Mapping[str, frozenset[str]]:
    """The words before and after which the language writes a hyphen."""
    lists = word_lists("hyphens", package="corpus.languages")
    return {
        key.partition(" ")[2]: frozenset(" ".join(entries).split())
        for key, entries in lists.items()
        if key.startswith(f"{language} ")
    }


@lru_cache(maxsize=10_000)
def _is_word(word: str, language: str) -> bool:
    try:
        return bool(is_known(word, lang=language) or is_known(word.lower(), lang=language))
    except ValueError:  # a language without a word list
        return False
