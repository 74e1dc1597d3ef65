"""Characters that would do something of their own where words are taken along."""

from __future__ import annotations

import json
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
FIRST_STRONG, POP = "\u2068", "\u2069"  # UAX #9: what stands between them runs by itself
_OPENING = frozenset("\u2066\u2067\u2068")
# Right-to-left letters and digits, and the marks that turn what comes after them.
_TURNING = frozenset("R AL AN RLE RLO LRE LRO PDF RLI LRI FSI PDI".split())  # noqa: SIM905


def replace_control_characters(words: str) -> str:
    """The words with line ends made regular and a sign in place of each that cannot be seen."""
    return _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", words))


def on_one_line(words: str) -> str:
    """The same with single spaces."""
    return " ".join(replace_control_characters(words).split())


def isolate_bidi(line: str) -> str:
    """A line of text that turns nothing around it, whatever its direction and its marks.

    Unicode ends an isolate at the end of a line, or at a mark that closes it: one that the words
    bring along is given its own to close.
    """
    if _TURNING.isdisjoint(map(unicodedata.bidirectional, line)):
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
    """The same of every line of the words."""
    return "\n".join(map(isolate_bidi, replace_control_characters(words).split("\n")))


def as_json(value: object) -> str:
    """The value as JSON that can be written anywhere, terminals included, and reads the same."""
    written = json.dumps(value, ensure_ascii=False, indent=2).encode(errors="replace").decode()
    return _CONTROLS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written) + "\n"
