"""Tell the encoding of bytes in which each character is one byte, or that it cannot be told.

Each encoding that the bytes may be in is a reading. A reading is good when its letters are those of
one language, whose small words it has, and its other characters stand where they do in print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.languages.alphabets import alphabets
from corpus.languages.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.languages.alphabets import Alphabet

DEFAULT = "windows-1252"
# ISO 8859 without those whose letters a Windows encoding has in the same places.
_ENCODINGS = {
    "western": (DEFAULT, "iso-8859-15", "mac-roman", "cp850"),
    "central": ("windows-1250", "iso-8859-2", "iso-8859-16", "mac-latin2", "cp852"),
    "cyrillic": ("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "mac-cyrillic", "cp866"),
    "greek": ("windows-1253", "iso-8859-7"),
    "turkish": ("windows-1254", "iso-8859-9", "mac-turkish"),
    "baltic": ("windows-1257", "iso-8859-13", "iso-8859-4"),
}
_READ_BYTES = 200_000  # of a file; what follows is in the same encoding
_WORD = re.compile(r"[^\W\d_]+")
_MIN_SUPPORT = 0.08  # of a text's words that are small words of its language; prose has 30 to 50 %
_RIVAL_SUPPORT = 0.6  # of the best reading's; with fewer small words a reading is no rival
_MIN_SMALL_WORDS = 2  # of a reading in another encoding than the default
_MARGIN = 0.05  # of cost and support, within which two readings are equally good
_MAX_ODD = 0.01  # of characters beyond ASCII that may stand where none does, as misprints
_MAX_FOREIGN = 0.2  # of them that may be letters of another language, in names
_STRAY = 1.5  # characters of either kind that a short text may have

_LETTER = r"[^\W\d_]"
_ODD = re.compile(
    # Controls, boxes, marks without a letter, mathematics, and what no text of the time has.
    "[\x80-\x9f\u00a4\u00a6\u00ac\u00a8\u00af\u00b4\u00b8\u02c6-\u02dd\u2200-\u22ff\u2500-\u25ff"
    "\ue000-\uf8ff\ufb00-\ufb06\ufffd\u1e02-\u1e9d\u1ea0-\u1ef3\u2017\u0192]"
    # Signs that are no letters, between letters.
    rf"|(?<={_LETTER})[¡¢£¥§©ª«®°±²³µ¶·¹º»¼½¾¿×÷‰†‡•€™“”„‚‘‹›№](?={_LETTER})"
    r"|(?<!\S)»(?=[\u0400-\u04ff])"
    # Signs that go with the word or number before them.
    rf"|[ª²³¹º”†‡¶·±¼½¾€¥£¢®™](?={_LETTER})"
    rf"|°(?![CFKNSEWO]\b)(?={_LETTER})|(?<![\w)\]])[²³¹ªº]|(?<!m)(?<={_LETTER})[²³¹]"
    # Signs that go with what comes after them.
    rf"|(?<={_LETTER})[¡¿§±¶µ×÷·‰„‚¼½¾№¥£¢]|[¡¿](?![^\W_]|[¡¿“\"«(])|©(?=[a-z])"
    # Letters after a figure, and single ones.
    r"|(?<=[^\W\d_a-zA-Z])–(?=[a-z])"
    r"|(?<=\d)[^\W\d_a-zA-Z]|\b[œæßœþð]\b"
    # Sequences that words of the western languages do not have: central European letters read as
    # western ones make them.
    r"|(?i:ñ(?=[bcdfghjklmnpqrstvwxz])|(?<=[aeiou])[æèå]\b|[aeiouyáéíóúý]ø[aeiouáéíóúý]"
    r"|è(?=[aeiou])|ì(?=[a-z])|[Þþðý]|ê(?=[aeiou]|ga)|ù(?=\w)|ã(?=[bcdfghjklnpqrtvx]))"
    # Two alphabets in one word.
    r"|[a-zA-Z](?=[\u0370-\u04ff])|[\u0370-\u04ff](?=[a-zA-Z])"
)
_ODD_IN_ENGLISH = re.compile(r"\b[áíóúñçâîôûäöïëìòùèêæ]|\b[ÊËÏ](?=[bcdfghjkmnpqrstvwxz])")
_CLOSING = re.compile(r"(?<=\S)‘")  # of single German quotation marks
_ODD_IN_DOS = re.compile("[\u00a0\u00ad]")
_RARE = re.compile(  # in some texts, but rather misread letters
    r"(?<=[^\W\d_A-Z])[–—\u00a0\u00ad](?=[^\W\d_A-Z])|(?<![^\s(])[–—](?=[a-z])|(?<=\d)[£¥]"
    r"|(?:\A|[.!?…] )[а-яіїєґ]"
)
_MARKS = ".,;:!?…'\"()[]«»„“”‚‘’–—-"
_DENSE = re.compile(r"[^\W\d_a-zA-Z]{3,}|\b[^\W\d_a-zA-Z]{2,}\b")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A decoded text in one language; `odd`, `foreign` and `support` say how good it is.

    `odd` counts characters where none stands in print, `foreign` letters of other languages, and
    `support` is the share of the words that are small words of the language.
    """

    encoding: str
    language: str
    text: str
    beyond: int
    odd: int
    foreign: int
    small_words: int
    support: float

    @property
    def is_clean(self) -> bool:
        """Whether next to no characters are odd or foreign."""
        stray = _STRAY if self.encoding == DEFAULT else 0
        return self.odd <= _MAX_ODD * self.beyond and self.foreign <= max(
            _MAX_FOREIGN * self.beyond, stray
        )

    @property
    def is_western(self) -> bool:
        return self.encoding in _ENCODINGS["western"]

    @property
    def is_supported(self) -> bool:
        return self.support >= _MIN_SUPPORT and (
            self.encoding == DEFAULT or self.small_words >= _MIN_SMALL_WORDS
        )

    @property
    def cost(self) -> float:
        """How bad the reading is: 0 is the best."""
        return (3 * self.odd + self.foreign) / self.beyond - self.support


def detect_single_byte(data: bytes) -> str | None:
    """The encoding's name; None where it is uncertain.

    Where western readings differ in nothing that tells, it is windows-1252, which most are.
    """
    readings = list(_readings(data[:_READ_BYTES]))
    most = max((reading.support for reading in readings), default=0)
    clean = [reading for reading in readings if reading.is_clean]
    supported = [
        reading
        for reading in clean
        if reading.is_supported and reading.support >= _RIVAL_SUPPORT * most
    ]
    if not supported:
        return _unsupported(clean) if most < _MIN_SUPPORT else None
    best = min(supported, key=lambda reading: reading.cost)
    rivals = [
        reading
        for reading in supported
        if reading.text != best.text and reading.cost <= best.cost + _MARGIN
    ]
    if not rivals:
        return best.encoding
    is_default = any(reading.encoding == DEFAULT for reading in (best, *rivals))
    return DEFAULT if is_default and all(one.is_western for one in (best, *rivals)) else None


def is_plausible(data: bytes, encoding: str) -> bool:
    """Whether the bytes may be in the encoding; True also of those that are not known here."""
    known = [group for group, names in _ENCODINGS.items() if encoding in names]
    sample = data[:_READ_BYTES]
    return not known or any(
        reading.is_clean for reading in _readings(sample) if reading.encoding == encoding
    )


def _unsupported(readings: list[_Reading]) -> str | None:
    """The default, where it is a good reading of words too few to tell their language."""
    others = {one.text for one in readings if not one.is_western and one.foreign == 0}
    western = [one for one in readings if one.is_western and not _DENSE.search(one.text)]
    default = [one for one in western if one.encoding == DEFAULT]
    texts = {one.text for one in western}
    return DEFAULT if default and len(texts) == 1 and not others - texts else None


def _readings(data: bytes) -> Iterator[_Reading]:
    for group, encodings in _ENCODINGS.items():
        for encoding in encodings:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            yield from _languages_of(text, encoding, alphabets()[group])


def _languages_of(text: str, encoding: str, languages: tuple[Alphabet, ...]) -> Iterator[_Reading]:
    words = _WORD.findall(text)
    beyond = [character for character in text if character > "\x7f"]
    letters = [character for character in beyond if character.isalpha()]
    odd = len(_ODD.findall(text)) + sum(map(_breaks_case, words))
    odd += abs(text.count("‚") - len(_CLOSING.findall(text)))
    odd += len(_ODD_IN_DOS.findall(text)) if encoding.startswith("cp") else 0
    rare = len(_RARE.findall(text))
    alone = [word.lower() for word in words if len(word) == 1 and word > "\x7f"]
    tokens = [token.strip(_MARKS).lower() for token in text.split()]
    for language in languages:
        foreign = rare + sum(letter not in language.letters for letter in letters)
        foreign += sum(word not in language.small_words for word in alone)
        small = sum(word in language.small_words for word in tokens)
        yield _Reading(
            encoding=encoding,
            language=language.language,
            text=text,
            beyond=max(1, len(beyond)),
            odd=odd + (len(_ODD_IN_ENGLISH.findall(text)) if language.language == ENGLISH else 0),
            foreign=foreign,
            small_words=small,
            support=small / max(1, len(tokens)),
        )


def _breaks_case(word: str) -> bool:
    """Whether a capital stands within a word's small letters, one of the two beyond ASCII."""
    if word.isascii() or word.islower() or word.isupper() or word.istitle():
        return False
    pairs = pairwise(word)
    return any(
        not (before + after).isascii() and after.isupper() and before != "ß"
        for before, after in pairs
        if before.islower() or not after.isascii()
    )
