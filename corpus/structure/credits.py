"""Credits of an interview: lines that say who asked, and notes on how it was edited."""

from __future__ import annotations

import re

_CAPITAL = r"(?:(?:Dr|Prof|St)\.|[^\W\d_a-zß-öø-ÿа-яёіїєґ](?:\.|[\w’'-]+))"
_PARTICLES = r"(?:de|van|von|der|den|da|di|del|della|la|le|el|al|bin|ibn|du|zu|y)"
FULL_NAME = rf"{_CAPITAL}(?: {_PARTICLES})*(?: (?:{_PARTICLES} )*{_CAPITAL}){{1,3}}"
"""Two to four capitalised words, with the small words of names between, as a pattern."""

_BY = r"(?:\s*:\s*|\s+)"
_CREDIT = re.compile(
    rf"(?:(?:(?:text|words|photos?)(?: and|,|/) )?(?i:interview(?:ed)?)(?: by| von| par| di| de|:)|"
    rf"(?i:interviewer(?:in)?|fragen|questions|asked by|questions by|the questions were asked by|"
    rf"das (?:gespräch|interview) führten?|die fragen stellten?|mit \S+ sprach|"
    rf"(?:propos|entretien)s? (?:recueillis?|réalisée?s?|menés?)(?: et [^.\n]{{1,30}})? par|"
    rf"interview réalisée par|entrevista(?: realizada)? (?:de|por)|entrevistó|intervista di|"
    rf"rozmawiał[ay]?|rozmowę prowadził[a]?|беседовал[аи]?|интервью взял[аи]?|розмовля(?:в|ла)|"
    rf"спілкува(?:вся|лася)|entrevistada? por|intervju(?: av)?:?)){_BY}(?P<name>{FULL_NAME})"
)
_EDITED = re.compile(
    r"(?:this|the) (?:interview|conversation|transcript|discussion)\b[^.]{0,80}\b(?:edited|"
    r"shortened|condensed|abridged|translated|recorded|conducted)\b.{0,200}|edited for .{0,80}|"
    r"das (?:gespräch|interview) wurde .{0,200}|"
    r"cet entretien a été .{0,200}|(?:интервью|розмова|беседа) .{0,40}(?:сокращен|скорочен).{0,80}",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(
    r"(?:[\w-]+['’]s (?:foot)?note|(?:editorial|archival) note|note (?:by|from) the [\w-]+|"
    r"anmerkung de[rs] \w+|note (?:de la rédaction|du traducteur|de l['’]éditeur)|"
    r"nota (?:del|de la|della) \w+|ndlr)\s*[:.–—]\s.+",
    re.IGNORECASE | re.DOTALL,
)
_MAX_CREDIT_CHARS = 160


def interviewer_in(words: str) -> str | None:
    """The name of who asked, in a credit such as "Interview: Ann Keller"; None without one."""
    match = _CREDIT.search(words)
    return match["name"] if match else None


def is_credit(words: str) -> bool:
    """Whether the paragraph is a credit or a note on the editing, and not part of the talk."""
    bare = words.strip("*_()[]– \n")
    return len(bare) <= _MAX_CREDIT_CHARS and bool(_CREDIT.match(bare) or _EDITED.fullmatch(bare))


def is_edited_note(words: str) -> bool:
    """Whether the paragraph is a note on the talk by who edited it, and so the author's words."""
    bare = words.strip("*_()[]– \n")
    return bool(_EDITED.fullmatch(bare) or _NOTE.fullmatch(bare))
