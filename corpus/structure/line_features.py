"""What a model of line roles sees of each line: shapes of its words, and what returns elsewhere."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from corpus.english.given_names import GIVEN_NAMES
from corpus.model.mark import MarkKind
from corpus.model.span import Span
from corpus.structure.label_words import OFFICES, SPEAKING_NOUNS
from corpus.structure.span_cuts import cover, is_within, meets

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from corpus.model.mark import Mark

FIRST_TOKENS: Final = 22  # of a line, that the model sees
LAST_TOKENS: Final = 4  # of a longer line
LINE_TOKENS: Final = FIRST_TOKENS + LAST_TOKENS
WORD_BUCKETS: Final = 2048
_PUNCTUATION = ".,:;!?-–—()[]{}<>|/\\*_#@»«\"“”'’‘>•·…~=+&%$^`¿¡№§¶"
_KINDS = ("pad", "gap", "tab", "Xx", "X", "XX", "xx", "9", "99", "mixed", "caseless", "other")
SHAPES: Final = len(_KINDS) + len(_PUNCTUATION)
_SHAPE_IDS = {name: number for number, name in enumerate((*_KINDS, *dict.fromkeys(_PUNCTUATION)))}
_TOKEN = re.compile(r"\t|(?<=\S) {2,}(?=\S)|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
_OPENING_TOKENS = 6
_SIGNATURE_TOKENS = 4
_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЄІЇҐ][\w'’-]{2,}")
_ADDRESS = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b")
_ENDS = re.compile(r"[.!?…][\"”’»)\]]*\s*\Z")
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}")
_ROLES = OFFICES | SPEAKING_NOUNS
_IS_EMPHASISED = 7  # among the numbers about a token
_FLAGGED = (MarkKind.HEADING, MarkKind.FURNITURE, MarkKind.QUOTE)


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """A text's lines that are not blank, and their features, one row a line.

    `tokens` are the spans in the text of the tokens that the rows show.
    """

    lines: tuple[Span, ...]
    tokens: tuple[tuple[Span, ...], ...]
    shapes: npt.NDArray[np.int64]
    words: npt.NDArray[np.int64]
    token_numbers: npt.NDArray[np.float32]
    line_numbers: npt.NDArray[np.float32]


def line_features(text: str, marks: Sequence[Mark] = ()) -> LineFeatures:
    """The lines of the text with their features."""
    lines = tuple(Span(match.start(), match.end()) for match in re.finditer(r"(?m)^.*\S.*$", text))
    return _FeatureReader(text, lines, marks).features()


class _FeatureReader:
    def __init__(self, text: str, lines: tuple[Span, ...], marks: Sequence[Mark]) -> None:
        self._text = text
        self._lines = lines
        self._tokens = [_shown_tokens(text, line) for line in lines]
        self._emphasised = cover(mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS)
        self._flagged = [
            cover(mark.span for mark in marks if mark.kind is kind) for kind in _FLAGGED
        ]
        self._openings = Counter(
            word
            for tokens in self._tokens
            for word in {token.of(text).casefold() for token in tokens[:_OPENING_TOKENS]}
        )
        everywhere = re.findall(r"[^\W\d_]+", text)
        self._counts = Counter(everywhere)
        self._folded = Counter(word.casefold() for word in everywhere)
        self._inner_capitals = Counter(re.findall(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]*", text))
        kinds = [[_shape(token.of(text)) for token in tokens] for tokens in self._tokens]
        self._shapes = kinds
        self._signatures = Counter(tuple(row[:_SIGNATURE_TOKENS]) for row in kinds)
        self._punctuation = Counter(_punctuation_signature(row) for row in kinds)
        self._whole = Counter(text[line.start : line.end].strip() for line in lines)
        self._ends = Counter(tuple(row[-2:]) for row in kinds)
        widths = sorted(line.end - line.start for line in lines) or [1]
        self._usual_width = widths[int(len(widths) * 0.9)] if len(widths) > 1 else widths[0]
        indents = [_indent(line.of(text)) for line in lines]
        self._indents = Counter(indents)
        self._indent_of = indents
        self._numbers: dict[str, list[float]] = {}  # of each word

    def features(self) -> LineFeatures:
        count = len(self._lines)
        shapes = np.zeros((count, LINE_TOKENS), np.int64)
        words = np.zeros((count, LINE_TOKENS), np.int64)
        token_numbers = np.zeros((count, LINE_TOKENS, TOKEN_NUMBERS), np.float32)
        rows = []
        for at, tokens in enumerate(self._tokens):
            for place, token in enumerate(tokens):
                word = token.of(self._text)
                shapes[at, place] = _SHAPE_IDS[self._shapes[at][place]]
                words[at, place] = word_bucket(word)
                token_numbers[at, place] = self._word_numbers(word)
                token_numbers[at, place, _IS_EMPHASISED] = is_within(token, self._emphasised)
            rows.append(self._line_numbers(at))
        return LineFeatures(
            self._lines,
            tuple(tuple(tokens) for tokens in self._tokens),
            shapes,
            words,
            token_numbers,
            np.array(rows, np.float32).reshape(count, LINE_NUMBERS),
        )

    def _word_numbers(self, word: str) -> list[float]:
        """The numbers about a word, with 0 for whether it is emphasised where it stands."""
        if word not in self._numbers:
            folded = word.casefold()
            opens = self._openings[folded]
            is_capital = word[:1].isupper()
            self._numbers[word] = [
                float(np.log1p(opens) / 4),
                opens / len(self._lines),
                float(self._counts[folded] > 0 and is_capital),
                min(self._inner_capitals[word], 4) / 4,
                float(folded in GIVEN_NAMES and is_capital),
                float(folded in _ROLES),
                float(np.log1p(self._folded[folded]) / 4),
                0.0,
                len(word) / 10,
            ]
        return self._numbers[word]

    def _line_numbers(self, at: int) -> list[float]:
        text, line = self._text, self._lines[at]
        words = line.of(text)
        kinds = self._shapes[at]
        count = len(self._lines)
        signature = self._signatures[tuple(kinds[:_SIGNATURE_TOKENS])]
        punctuation = self._punctuation[_punctuation_signature(kinds)]
        previous = self._lines[at - 1].of(text) if at else ""
        capitals = sum(kind in ("Xx", "X", "XX") for kind in kinds)
        letters = sum(kind in ("Xx", "X", "XX", "xx", "caseless") for kind in kinds)
        return [
            np.log1p(len(words)) / 6,
            len(words) / max(self._usual_width, 1),
            len(previous) / max(self._usual_width, 1),
            min(self._indent_of[at], 40) / 20,
            self._indents[self._indent_of[at]] / count,
            float(self._has_blank_before(at)),
            float(self._has_blank_before(at + 1)),
            float(bool(_ENDS.search(words))),
            float(bool(_ENDS.search(previous))),
            float("?" in words),
            float(words.rstrip().endswith("?")),
            float(previous.rstrip().endswith(":")),
            capitals / max(letters, 1),
            float(words.isupper()),
            min(len(_ADDRESS.findall(words)), 4) / 4,
            float(bool(_TIME.search(words))),
            np.log1p(signature) / 4,
            signature / count,
            np.log1p(punctuation) / 4,
            punctuation / count,
            np.log1p(self._whole[words.strip()]) / 3,
            self._ends[tuple(kinds[-2:])] / count,
            float(words.lstrip()[:1].islower()),
            float(words.lstrip()[:1] in '"“«„‘'),
            at / count,
            np.log1p(count) / 6,
            float(at == 0),
            *(float(meets(line, spans)) for spans in self._flagged),
            float(is_within(line, self._emphasised)),
            float(bool(self._emphasised)),
            float(self._is_about(at)),
        ]

    def _is_about(self, at: int) -> bool:
        """Whether a name of the line above is among the first words, as nobody names himself."""
        above = set(re.findall(_NAME, self._lines[at - 1].of(self._text))) if at else set()
        opening = self._tokens[at][:_SIGNATURE_TOKENS]
        return any(token.of(self._text) in above for token in opening)

    def _has_blank_before(self, at: int) -> bool:
        if at in (0, len(self._lines)):
            return True
        return self._text.count("\n", self._lines[at - 1].end, self._lines[at].start) > 1


TOKEN_NUMBERS: Final = 9
LINE_NUMBERS: Final = 33


@lru_cache(maxsize=20_000)
def word_bucket(word: str) -> int:
    """The row of the word's embedding: 0 of no word, else by a hash that is the same everywhere."""
    return (
        1 + zlib.crc32(word.casefold().encode()) % (WORD_BUCKETS - 1) if word[:1].isalnum() else 0
    )


def _shown_tokens(text: str, line: Span) -> list[Span]:
    """The first tokens of a line and its last ones."""
    matches = _TOKEN.finditer(text, line.start, line.end)
    found = [Span(match.start(), match.end()) for match in matches]
    if len(found) <= LINE_TOKENS:
        return found
    return [*found[:FIRST_TOKENS], *found[-LAST_TOKENS:]]


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:  # noqa: PLR0911
    if word == "\t":
        return "tab"
    if word.isspace():
        return "gap"
    if word.isdigit():
        return "9" if len(word) <= 2 else "99"  # noqa: PLR2004
    if not word[0].isalnum():
        return word if word in _SHAPE_IDS else "other"
    letters = re.sub(r"['’]", "", word)
    if not letters.isalpha():
        return "mixed"
    if letters.lower() == letters.upper():
        return "caseless"
    if letters.isupper():
        return "X" if len(letters) == 1 else "XX"
    if letters.islower():
        return "xx"
    return "Xx" if letters[0].isupper() else "mixed"


def _punctuation_signature(kinds: Sequence[str]) -> tuple[str, ...]:
    """The first two marks of punctuation of a line's opening, its words counted as one."""
    opening = ["w" if kind in ("Xx", "X", "XX", "xx", "caseless") else kind for kind in kinds[:10]]
    folded = [kind for before, kind in pairwise(["", *opening]) if kind != "w" or before != "w"]
    return tuple(folded[:3])


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())
