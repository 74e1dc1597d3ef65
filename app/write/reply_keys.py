"""The keys of a reply in the shapes of models: [S1], (S1), [^1], 【S1†source】, `S1`."""

from __future__ import annotations

import re
from typing import Final

MAX_RANGE_KEYS: Final = 20  # of a range such as [S1-S9]; a longer range is only its two ends
_NUMBER = r"`?[Ss]?\d{1,3}`?"
_AND = r"\s*(?:[,;&–—-]|,? ?and)\s*"
_LEAD = r"(?:\^|(?:sources?|quotes?|evidence|ref(?:erence)?s?|see|cf\.?)\s*:?\s*)?"
_LINK = r"(?:\((?:#|https?:)[^)\s]*\))?"
_KEYED = r"[Ss]\d{1,3}"
KEY_GROUP: Final = re.compile(
    rf"\s*(?:`?[\[【]{{1,2}}\s*{_LEAD}(?P<square>{_NUMBER}(?:{_AND}\^?{_NUMBER})*)"
    rf"(?:\s*†[^\]】]*)?\s*[\]】]{{1,2}}`?{_LINK}"
    rf"|\(\s*{_LEAD}(?P<round>{_KEYED}(?:{_AND}{_KEYED})*)\s*\)"
    rf"|`(?P<code>{_KEYED}(?:{_AND}{_KEYED})*)`"
    rf"|<sup>\s*\[?\s*(?P<raised>{_NUMBER}(?:{_AND}{_NUMBER})*)\s*\]?\s*</sup>)",
    re.IGNORECASE,
)
# What may become a key, or a part of one, when more of the reply has come.
MAY_BE_KEY: Final = re.compile(
    r"\s*(?:`?[\[【][^\]】\n]{0,60}|`[^`\n]{0,20}|\([^)\s]{0,200}|\((?:sources?|quotes?|see):? ?"
    r"[^)\n]{0,20}|\([Ss]\d[^)\n]{0,20}|<[^>\n]{0,4}|<sup>[^<\n]{0,20}(?:<[/sup]{0,4})?)\Z",
    re.IGNORECASE,
)
CUT_KEY: Final = re.compile(
    r"\s*(?:`?[\[【]\s*\^?(?:source:?\s*)?[Ss]?[\d\s,;Ss]*(?:†[^\]】]*)?|\([Ss]\d*|`[Ss]\d*"
    r"|<(?:s(?:u(?:p(?:>[^<]*)?)?)?)?)\Z"
)
# A sentence that begins with its key, as in: According to [S1], it sank.
_LEADING = re.compile(
    r"(?P<before>\A\s*|(?<=[.!?])\s+|\n\s*)"
    r"(?:according to|as (?:stated|noted|reported|shown|told) (?:in|by)"
    rf"|per|in|from)(?P<keys>{KEY_GROUP.pattern}),? (?P<first>\w)(?P<rest>[^\n]*?[.!?])(?=\s|\Z)",
    re.IGNORECASE,
)
_KEY = re.compile(r"[Ss]?(\d{1,3})")
_RANGE = re.compile(r"[Ss]?(\d+)`?\s*[–—-]\s*`?[Ss]?(\d+)")


def parse_keys(match: re.Match[str]) -> list[str]:
    """The keys of a group, each as "S3"; a range has all keys from its first to its last."""
    group = next(filter(None, match.groupdict().values()))
    keys: list[str] = []
    position = 0
    while position < len(group):
        key_range = _RANGE.match(group, position)
        key = _KEY.match(group, position)
        if key_range and 0 < int(key_range[2]) - int(key_range[1]) < MAX_RANGE_KEYS:
            keys += [f"S{number}" for number in range(int(key_range[1]), int(key_range[2]) + 1)]
            position = key_range.end()
        elif key:
            keys.append(f"S{int(key[1])}")
            position = key.end()
        else:
            position += 1
    return keys


def move_leading_keys(text: str) -> str:
    """The text with keys that open a sentence at its end: "It sank. [S1]"."""

    def moved(match: re.Match[str]) -> str:
        return f"{match['before']}{match['first'].upper()}{match['rest']}{match['keys']}"

    return _LEADING.sub(moved, text)
