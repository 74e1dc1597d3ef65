"""Names in a written sentence: each must stand in the cited words or in what is known of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.verify.common_words import is_general
from app.verify.dates import without_dates
from app.verify.demonyms import PLACES, form, is_demonym, stands_for
from app.verify.fault import FaultKind, SentenceFault
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.verify.evidence import CitedEvidence

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL = re.compile(r"(?:[A-Z]\.){2,}|[A-ZÀ-ÞА-ЯЄІЇҐ][^\W\d_]*(?:['’-][^\W\d_]+)*")
_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady president prime minister chancellor senator
    general mayor councillor i i'm i've i'd i'll st i’m i’ve i’d i’ll""".split()  # noqa: SIM905
)
_STARTS = re.compile(r"(?:\A|[.!?:]\s+|[“”\"‘(]\s*|—\s*)\Z")
_COUNTRY = re.compile(r"\b(?:his|her|their|our|this) (?:own )?(?:country|nation|homeland)\b")
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|it|its|this|that|these|those|who|the (?:president"
    r"|minister|leader|country|side|author|man|woman|latter|former))\b",
    re.IGNORECASE,
)


def fault(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """The first name that nothing cited holds, or that stands beside another noun there."""
    plain = _one_word(without_dates(text))
    there = _forms(f"{ground.words}\n{ground.known}\n{ground.question}")
    if _PRONOUN.search(ground.words):
        there |= {form(found[0]) for found in _CAPITAL.finditer(ground.before)}
    if _COUNTRY.search(ground.words):
        there |= {form(word) for word in _WORD.findall(ground.around) if is_demonym(word)}
    for found in _CAPITAL.finditer(plain):
        word = found[0]
        if _is_ordinary(plain, found) or _stands(word, plain, found.start(), there):
            continue
        if _is_whole_name(plain, found, there, ground) or _initials(word, ground.words):
            continue
        return SentenceFault(FaultKind.NAME, f"no cited sentence names {word}")
    return _misjoined(text, ground)


def _one_word(text: str) -> str:
    """The text with countries of two words by their one: "the United States" is America."""
    plain = re.sub(r"\bUnited States(?: of America)?\b", "America", text)
    return re.sub(r"\bUnited Kingdom\b|\bGreat Britain\b", "Britain", plain)


def _forms(text: str) -> set[str]:
    """The forms of all words: what has a capital in the sentence may have none in the quote."""
    found = set()
    for word in _WORD.findall(_one_word(text)):
        found.add(form(word))
        found.update(form(part) for part in re.split(r"[-’']", word) if len(part) > 1)
    return found


def _is_ordinary(text: str, found: re.Match[str]) -> bool:
    """Whether a capital is no name's: the word begins the sentence, or is a title."""
    word = found[0].lower()
    if word in _TITLES or word.rstrip("s") == "mr":
        return True
    starts = _STARTS.search(text[: found.start()]) is not None
    return starts and (is_general(word) or not _CAPITAL.match(text[found.end() :].lstrip()[:1]))


def _stands(word: str, text: str, at: int, there: set[str]) -> bool:
    if form(word) in there:
        return True
    parts = re.split(r"[-’']", word)
    if len(parts) > 1 and all(form(part) in there or len(part) < 2 for part in parts):  # noqa: PLR2004
        return True
    country = stands_for(word)
    if country and country in there and not PLACES.search(text[:at]):
        return True
    return any(stemmed_terms(word)) and any(form(one) in there for one in stemmed_terms(word))


def _is_whole_name(text: str, found: re.Match[str], there: set[str], ground: CitedEvidence) -> bool:
    """Whether it belongs to a name beside it that stands there: "Ann" of the "Orr" in a quote.

    The two must stand together elsewhere in a cited document.
    """
    for pair in _pairs(text, found):
        other = pair.replace(found[0], "").strip()
        if form(other) in there and any(pair in one.text for one in ground.documents):
            return True
    return False


def _pairs(text: str, found: re.Match[str]) -> Iterator[str]:
    before = re.search(r"([A-Z][\w’'-]*)\s\Z", text[: found.start()])
    after = re.match(r"\s([A-Z][\w-]*)", text[found.end() :])
    if before:
        yield f"{before[1]} {found[0]}"
    if after:
        yield f"{found[0]} {after[1]}"


def _initials(word: str, words: str) -> bool:
    """Whether it abbreviates a name of several words that stands there, or the other way round."""
    letters = word.replace(".", "")
    if not (letters.isupper() and len(letters) > 1):
        return False
    for found in re.finditer(r"\b[A-Z]\w+(?:[ -](?:(?:of|for|and|the|in|on) )*[A-Z]\w+)+", words):
        if "".join(part[0] for part in re.findall(r"[A-Z]\w+", found[0])) == letters:
            return True
    return False


def _misjoined(text: str, ground: CitedEvidence) -> SentenceFault | None:
    """A nation's adjective on a noun that the quotes give to other nations only."""
    theirs: dict[str, set[str]] = {}
    for nation, noun in _joined(ground.words):
        theirs.setdefault(noun, set()).add(nation)
    for nation, noun in _joined(text):
        if (those := theirs.get(noun)) and nation not in those:
            return SentenceFault(
                FaultKind.NAME, f"the quotes say this of {_list(those)}, not {nation}"
            )
    return None


def _list(names: set[str]) -> str:
    return " or ".join(sorted(one.title() for one in names))


def _joined(text: str) -> Iterator[tuple[str, str]]:
    """Nations with the stem of the noun that they stand before, or that is "of" them."""
    words = _WORD.findall(text)
    for at, word in enumerate(words[:-1]):
        if word[0].isupper() and is_demonym(re.sub(r"['’]s?\Z", "", word)):
            noun = stemmed_terms(words[at + 1])
            if noun and not is_demonym(words[at + 1]) and not is_general(words[at + 1].lower()):
                yield form(word), noun[0]
