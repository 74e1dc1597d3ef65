"""Names that a text gives to initials and roles, in brackets, a key or a line of its head."""

from __future__ import annotations

import re

from corpus.structure.label_forms import LabelForm, form_of
from corpus.structure.label_words import ANSWERERS, ASKERS


def find_introduced_name(initials: str, text: str) -> str | None:
    """The name that the text gives before the initials in brackets: "Taras Bilous (TB)"."""
    letters = initials.replace(".", "")
    words = r" ".join(rf"({letter}[\w.’'-]*)" for letter in letters)
    match = re.search(rf"\b{words} ?\({re.escape(initials)}\)", text)
    if match:
        return match[0].rpartition("(")[0].strip()
    key = re.search(
        rf"^[^\n]{{0,12}}\b{re.escape(initials)}[ \t]*(?:=|[–—-](?=\s)|\t|:)[ \t]*"
        r"([^\n(,;:]{3,60}?)[ \t]*(?:[(,;].*)?$",
        text,
        re.MULTILINE,
    )
    return key[1] if key and _are_initials(letters, key[1]) else None


def _are_initials(letters: str, name: str) -> bool:
    """Whether the letters are those with which the words of the name begin."""
    words = [word for word in name.split() if word[:1].isupper()]
    return form_of(name) in (LabelForm.PERSON, LabelForm.OFFICE) and letters.casefold() in {
        "".join(word[0] for word in part).casefold() for part in (words, words[1:])
    }


def find_defined_name(role: str, text: str) -> str | None:
    """The name that a line of the text gives to a role: "Host: Ann Keller"."""
    if role.casefold() not in ASKERS | ANSWERERS:
        return None
    match = re.search(
        rf"^[ \t]*{re.escape(role)}[ \t]*:[ \t]*([^\n:.!?]+)$", text, re.IGNORECASE | re.MULTILINE
    )
    return match[1].strip() if match and form_of(match[1].strip()) is LabelForm.PERSON else None
