"""Normalise a text, once, before any offset exists.

What changes: Unicode is composed (NFC); line ends become a single newline; soft hyphens,
zero-width spaces, word joiners, byte-order marks and control characters go; no-break and other
fixed spaces become a plain space; characters that a combining stroke strikes out go; half a
surrogate pair, which UTF-8 cannot hold, becomes U+FFFD; trailing spaces and runs of more than two
blank lines go; of more than 2,000 characters without a space, which are no words, the first stay.
What stays: quotation marks, dashes, letter case, spelling, and every other character.
"""

from __future__ import annotations

import re
import unicodedata

# U+200C and U+200D stay: they change letters in Persian, Indic scripts and emoji.
_DROPPED = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])
_SPACES = dict.fromkeys([0x00A0, 0x2007, 0x202F, *range(0x2000, 0x200B), 0x205F, 0x3000], " ")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_STRUCK = re.compile("(?:[^\n\u0335\u0336][\u0335\u0336]+)+ ?|[\u0335\u0336]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)")
MAX_UNSPACED_CHARS = 2_000  # about the longest address that every browser takes
# Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean need no spaces.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
_RUN = re.compile(rf"([^\s{_UNSPACED}]{{{MAX_UNSPACED_CHARS - 1}}})[^\s{_UNSPACED}]{{2,}}")
_CUT_RUN = re.compile(rf"[^\s{_UNSPACED}]{{{MAX_UNSPACED_CHARS - 1}}}…(?!\S)")
_BLANKS = re.compile(r"\n{4,}")


def normalise(text: str) -> str:
    """The normalised text; normalising it again changes nothing."""
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = _CONTROLS.sub("", _STRUCK.sub("", text)).translate(_DROPPED).translate(_SPACES)
    text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    text = _BLANKS.sub("\n\n\n", _TRAILING.sub("", text))
    return cut_runs(text).strip("\n")


def cut_runs(text: str) -> str:
    """The text with at most MAX_UNSPACED_CHARS characters without a space, an ellipsis the last.

    Data in letters and figures, and what a broken file repeats, would be read as one endless word.
    """
    return _RUN.sub(r"\1…", text)


def has_cut_run(text: str) -> bool:
    """Whether `cut_runs` left something out of the text."""
    return bool(_CUT_RUN.search(text))


def spell_ligatures(text: str) -> str:
    """The text with plain letters for the ligatures of printers, such as one for "fi"."""
    return text.translate(_LIGATURES) if not text.isascii() else text


def is_normalised(text: str) -> bool:
    """Whether `normalise` would leave `text` as it is."""
    return normalise(text) == text
