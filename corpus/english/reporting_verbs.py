"""Reporting verbs: which verbs report what somebody says or holds, and their inflected forms."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("reporting_verbs")
ONLY_QUOTED = frozenset(_LISTS["only_quoted"])
ACCUSING = frozenset(_LISTS["accusing"])
REGARDING = frozenset(_LISTS["regarding"])
ASKING = frozenset(_LISTS["asking"])
NEGATABLE = frozenset(_LISTS["negatable"])
SHOWING = frozenset(_LISTS["showing"])
PARENTHETIC = frozenset(_LISTS["parenthetic"])
READING = frozenset(_LISTS["reading"])
INVERTED = frozenset(_LISTS["inverted"])
WITH_ADDRESSEE = frozenset(_LISTS["with_addressee"])
ALSO_NOUNS = frozenset(_LISTS["also_noun"])


def _forms(verb: str) -> set[str]:
    """The verb's forms: say, says, said, saying."""
    if verb in _IRREGULAR:
        return {verb, *_IRREGULAR[verb]}
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return {verb, third, f"{verb}ed", f"{verb}ing"}


def _lemmas_by_form(key: str) -> dict[str, str]:
    return {form: verb for verb in _LISTS[key] for form in sorted(_forms(verb))}


_VOWELS = frozenset("aeiou")
_IRREGULAR = word_lists("irregular_verbs")
SAYING = _lemmas_by_form("saying")
HOLDING = _lemmas_by_form("holding")
CALLING = _lemmas_by_form("calling")
LEMMAS = CALLING | HOLDING | SAYING
HOLDING_ONLY = frozenset(HOLDING.values())
CALLING_ONLY = frozenset(CALLING.values())
SPEAKING = PARENTHETIC | (frozenset(SAYING.values()) - ONLY_QUOTED)
