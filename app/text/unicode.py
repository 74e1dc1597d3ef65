"""Neutralise control characters and bidirectional marks in text that is shown or exported."""

from __future__ import annotations

import json
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
FIRST_STRONG, POP = "\u2068", "\u2069"  # UAX #9: they isolate the text between them
_OPENING = frozenset("\u2066\u2067\u2068")
# Bidirectional classes of right-to-left letters, digits and marks.
_BIDI_CLASSES = frozenset("R AL AN RLE RLO LRE LRO PDF RLI LRI FSI PDI".split())  # noqa: SIM905


def replace_control_characters(words: str) -> str:
    """Normalise line ends, and replace each control character with U+FFFD."""
    return _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", words))


def on_one_line(words: str) -> str:
    """Replace control characters, and put the words on one line with single spaces."""
    return " ".join(replace_control_characters(words).split())


def isolate_bidi(line: str) -> str:
    """Isolate a line, so that its direction and its marks do not affect the text around it.

    Unicode ends an isolate at the end of a line, or at a closing mark: for each of those in the
    line without an opening one, an opening one is added.
    """
    if _BIDI_CLASSES.isdisjoint(map(unicodedata.bidirectional, line)):
        return line
    unopened = opened = 0
    for sign in line:
        if sign in _OPENING:
            opened += 1
        elif sign == POP and opened:
            opened -= 1
        elif sign == POP:
            unopened += 1
    return f"{FIRST_STRONG * (unopened + 1)}{line}{POP * (opened + 1)}"


def isolate_bidi_lines(words: str) -> str:
    """Replace control characters, and isolate each line of the words."""
    return "\n".join(map(isolate_bidi, replace_control_characters(words).split("\n")))


def as_json(value: object) -> str:
    """Return the value as indented JSON with control characters escaped, which parses the same."""
    written = json.dumps(value, ensure_ascii=False, indent=2).encode(errors="replace").decode()
    return _CONTROLS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written) + "\n"
