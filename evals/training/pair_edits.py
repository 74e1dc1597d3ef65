"""Edits of a sentence: those that keep what it says, and those that make another statement of it.

All are made by code from word lists and patterns, none from the sentences that are measured on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.word_lists import word_lists

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

    # An edit: the sentence, its premise and a source of chance; None where it does not apply.
    Edit = Callable[[str, str, random.Random], str | None]

_NAME = re.compile(r"(?<![.!?“\"] )(?<!\A)\b[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of the [A-Z]\w+))*")
_INITIAL_NAME = re.compile(r"\A[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_FULL_NAME = re.compile(r"I\b|[A-Z][\w’'-]+ [A-Z]")
_NUMBER = re.compile(r"\b\d[\d,]*(?:\.\d+)?\b")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|can|could|will|would|should|must|may|might|does|do|did)\b"
    r"(?! not\b|n['’]t)"
)
_NOT = re.compile(r"\b(?:not|never) |n['’]t\b|\bno longer ")
_PAST = re.compile(r"(?<=\w )\b([a-z]{3,})ed\b(?= (?:the|a|an|his|her|its|their|in|to|on|that)\b)")
_SHORT_STEM = re.compile(r"\w{0,2}[aeiou][tkdrnm]")
_BE = re.compile(r"\b(?:is|are|was|were|been|being|be|has|have|had)\s+(?:\w+ly )?\Z")
CLAUSE_JOINTS = (
    re.compile(
        r"\A(?P<a>.{12,}?),? (?P<joint>because|so that|before|after|until) "
        r"(?P<b>.{12,}?)(?P<end>[.!?]*)\Z"
    ),
    re.compile(
        r"\A(?P<a>.{6,}?) (?P<joint>led to|caused|resulted in|rather than|instead of|depends on"
        r"|prevented|replaced|followed|over) (?P<b>.{6,}?)(?P<end>[.!?]*)\Z"
    ),
)
_BY = re.compile(
    r"(?:\A|(?<=, )|(?<=that ))(?P<a>[^,;:.]{2,40}?) "
    r"(?P<verb>(?:is|are|was|were|has been|have been) (?:\w+ )?"
    r"\w+(?:ed|en|wn|ght|de|lt|ld|ne) by) (?P<b>[^,;:.]{2,40}?)(?=[,.]|\Z| in | on | at )"
)


def _pairs(*keys: str, both_ways: bool = False) -> tuple[tuple[str, str], ...]:
    lists = word_lists("pair_edits", package="evals.training")
    halves = (entry.partition(" / ") for key in keys for entry in lists[key])
    pairs = [(first, second) for first, _, second in halves]
    turned = [(second, first) for first, second in pairs] if both_ways else []
    return tuple(dict.fromkeys([*pairs, *turned]))


@lru_cache(maxsize=16)
def _table(*keys: str, both_ways: bool = False) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table: dict[str, list[str]] = {}
    for first, second in _pairs(*keys, both_ways=both_ways):
        table.setdefault(first.lower(), []).append(second)
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), table


def _replace(
    text: str, rng: random.Random, *keys: str, both_ways: bool = False
) -> tuple[str, str] | None:
    """A word of the text that a list has, and what takes its place."""
    pattern, table = _table(*keys, both_ways=both_ways)
    matches = [match for match in pattern.finditer(text) if _is_plain(match)]
    if not matches:
        return None
    match = rng.choice(matches)
    return match[0], rng.choice(table[match[0].lower()])


def _is_plain(match: re.Match[str]) -> bool:
    """Whether the word is no name: "May" within a sentence is a month."""
    return match.start() == 0 or match[0][0].islower() or match[0][-1] == "s"


def _substitute(text: str, old: str, new: str) -> str:
    """The text with the word replaced, with a capital where the old one has it."""

    def as_written(match: re.Match[str]) -> str:
        return new[0].upper() + new[1:] if match[0][0].isupper() else new

    return re.sub(rf"\b{re.escape(old)}\b", as_written, text, flags=re.IGNORECASE)


def names(text: str) -> list[str]:
    """The names of a text, by their capitals; a first word alone does not count."""
    initial = _INITIAL_NAME.match(text)
    found = [initial[0]] if initial else []
    found += [match[0] for match in _NAME.finditer(text)]
    return list(dict.fromkeys(name for name in found if len(name) > 2 and name != "I"))  # noqa: PLR2004


def swap_names(text: str, _premise: str, rng: random.Random) -> str | None:
    """Two names in each other's place; none that "and" or "or" joins."""
    found = names(text)
    candidates = [
        (first, second)
        for first in found
        for second in found
        if text.find(first) < text.find(second)
        and first not in second
        and second not in first
        and not re.search(
            rf"{re.escape(first)}(?:, \w+)*,? (?:and|or|&|met|with) {re.escape(second)}|"
            rf"{re.escape(first)}, {re.escape(second)}", text
        )
    ]  # fmt: skip
    if not candidates:
        return None
    first, second = rng.choice(candidates)
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def other_name(text: str, premise: str, rng: random.Random) -> str | None:
    """A name of the premise in the place of another one of the sentence."""
    own = names(text)
    others = [n for n in names(premise) if not any(n in name or name in n for name in own)]
    if not own or not others:
        return None
    return text.replace(rng.choice(own), rng.choice(others))


def other_number(text: str, premise: str, rng: random.Random) -> str | None:
    """Another number, one of the premise where it has others."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    others = [n for n in _NUMBER.findall(premise) if n != match[0] and len(n) == len(match[0])]
    if others and rng.random() < 0.6:  # noqa: PLR2004
        return text.replace(match[0], rng.choice(others), 1)
    digits = list(match[0])
    places = [at for at, digit in enumerate(digits) if digit.isdigit()]
    at = places[-1] if rng.random() < 0.5 else places[0]  # noqa: PLR2004
    digits[at] = rng.choice([d for d in "123456789" if d != digits[at]])
    return text.replace(match[0], "".join(digits), 1)


def negate(text: str, _premise: str, rng: random.Random) -> str | None:
    """The sentence with its first negation dropped, or with one added."""
    if match := _NOT.search(text):
        if match[0].endswith("t") and text[: match.start()].endswith(("ca", "wo")):
            return text.replace("can't", "can").replace("won't", "will")
        return text[: match.start()] + text[match.end() :]
    auxiliaries = list(_AUXILIARY.finditer(text))
    pasts = [match for match in _PAST.finditer(text) if not _BE.search(text[: match.start()])]
    if auxiliaries and not (pasts and rng.random() < 0.3):  # noqa: PLR2004
        match = auxiliaries[0]
        return f"{text[: match.end()]} {rng.choice(('not', 'not', 'never'))}{text[match.end() :]}"
    if pasts:
        match = pasts[0]
        return f"{text[: match.start()]}did not {_lemma(match[1])}{text[match.end() :]}"
    return None


def _lemma(stem: str) -> str:
    """The base form of a regular verb, from its past without -ed."""
    if stem[-1] == "i":
        return f"{stem[:-1]}y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    has_silent_e = stem[-1] in "vcgusz" or _SHORT_STEM.fullmatch(stem)
    return f"{stem}e" if has_silent_e else stem


def word_edit(*keys: str, both_ways: bool = False) -> Edit:
    """An edit that puts another word of these lists in the place of one."""

    def edit(text: str, _premise: str, rng: random.Random) -> str | None:
        found = _replace(text, rng, *keys, both_ways=both_ways)
        return None if found is None else _substitute(text, *found)

    return edit


def turn_cause(text: str, _premise: str, _rng: random.Random) -> str | None:
    """What comes before "because", "before" or "led to" and what comes after, exchanged."""
    for pattern in CLAUSE_JOINTS:
        if match := pattern.match(text):
            return join_clauses(match["b"], match["joint"], match["a"], match["end"])
    return None


def join_clauses(first: str, joint: str, second: str, end: str) -> str:
    """Two clauses in this order; the second begins with a capital only where a name does."""
    return f"{with_capital(first)} {joint} {without_capital(second)}{end}"


def without_capital(text: str) -> str:
    """The clause as it begins within a sentence: with a capital only where a name does."""
    return text if _FULL_NAME.match(text) else text[:1].lower() + text[1:]


def turn_passive(text: str, _premise: str, _rng: random.Random) -> str | None:
    """The patient and the agent of a passive, exchanged."""
    match = _BY.search(text)
    if match is None:
        return None
    swapped = f"{match['b']} {match['verb']} {without_capital(match['a'])}"
    return with_capital(text[: match.start()] + swapped + text[match.end() :])


def drop_limit(text: str, _premise: str, rng: random.Random) -> str | None:
    """The sentence without "only", "mostly", "about"."""
    limits = word_lists("pair_edits", package="evals.training")["limit"]
    found = [limit for limit in limits if re.search(rf"\b{limit} ", text, re.IGNORECASE)]
    if not found:
        return None
    return with_capital(re.sub(rf"\b{rng.choice(found)} ", "", text, flags=re.IGNORECASE))


def with_capital(text: str) -> str:
    """The clause as it begins a sentence."""
    return text[:1].upper() + text[1:]


FALSE_EDITS: tuple[tuple[str, Edit], ...] = (
    ("roles", swap_names),
    ("roles", turn_passive),
    ("referent", other_name),
    ("number", other_number),
    ("negation", negate),
    ("opposite", word_edit("opposite", both_ways=True)),
    ("quantity", word_edit("quantity")),
    ("order", word_edit("joint")),
    ("certainty", word_edit("certainty")),
    ("cause", turn_cause),
    ("limit", drop_limit),
)


def false_edits(text: str, premise: str, rng: random.Random) -> list[tuple[str, str]]:
    """Each edit that applies: its kind, and a sentence that says something else."""
    edited = ((kind, edit(text, premise, rng)) for kind, edit in FALSE_EDITS)
    return [
        (kind, new) for kind, new in edited if new is not None and _differs(new, (text, premise))
    ]


def edit_both(sentence: str, premise: str, rng: random.Random) -> tuple[str, str] | None:
    """The sentence and its premise with one word or name of both replaced: it still follows."""
    found = _replace(sentence, rng, "opposite", "certainty", "quantity", both_ways=True)
    shared = [name for name in names(sentence) if name in premise]
    numbers = [number for number in _NUMBER.findall(sentence) if number in premise]
    if found and re.search(rf"\b{re.escape(found[0])}\b", premise, re.IGNORECASE):
        return _substitute(sentence, *found), _substitute(premise, *found)
    if shared and rng.random() < 0.6:  # noqa: PLR2004
        old, new = rng.choice(shared), rng.choice(_STRANGE_NAMES)
    elif numbers:
        old = rng.choice(numbers)
        new = old[:-1] + rng.choice([digit for digit in "123456789" if digit != old[-1]])
    else:
        return None
    return sentence.replace(old, new), premise.replace(old, new)


_STRANGE_NAMES = (
    "Okafor", "Ines Moreau", "Lindqvist", "Tamsin Oakes", "Bratislava", "Petrov", "Norland",
    "Hadley Cross", "the Meridian Trust", "Zhang Wei", "Castellane", "Amara Diallo", "Veldhuis",
)  # fmt: skip


def _differs(text: str, others: Iterable[str]) -> bool:
    """Whether the text is another one than each of the others, but for case and marks."""
    bare = re.sub(r"\W+", " ", text.casefold()).strip()
    return all(bare != re.sub(r"\W+", " ", other.casefold()).strip() for other in others)
