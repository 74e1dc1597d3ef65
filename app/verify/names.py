"""Check the names of a sentence: each must be in the quotes, their provenance or the question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.text.message_text import ListText, message_text
from app.verify.common_words import is_common_word
from app.verify.dates import blank_out_dates
from app.verify.demonyms import PLACE_PREPOSITION, country_of_capital, is_demonym, normalize_name
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
_SENTENCE_START = re.compile(r"(?:\A|[.!?:]\s+|[“”\"‘(]\s*|—\s*)\Z")
_COUNTRY = re.compile(r"\b(?:his|her|their|our|this) (?:own )?(?:country|nation|homeland)\b")


def check_names(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of the first name without a source, or of a nation with the wrong noun.

    A name that stands near the quotes has a source: a sentence may name who "he" is.
    """
    normalized = _shorten_countries(blank_out_dates(text))
    known_forms = _normalized_forms(
        f"{evidence.quoted_text}\n{evidence.provenance_text}\n{evidence.question}"
    )
    known_forms |= {
        normalize_name(match[0]) for match in _CAPITAL.finditer(evidence.surrounding_text)
    }
    if _COUNTRY.search(evidence.quoted_text):
        known_forms |= {
            normalize_name(word)
            for word in _WORD.findall(evidence.surrounding_text)
            if is_demonym(word)
        }
    for match in _CAPITAL.finditer(normalized):
        word = match[0]
        if _is_ordinary(normalized, match) or _is_known_name(
            word, normalized, match.start(), known_forms
        ):
            continue
        if _completes_known_name(normalized, match, known_forms, evidence) or _is_initials_of_name(
            word, evidence.quoted_text
        ):
            continue
        return SentenceFault(FaultKind.NAME, message_text("refused-name", name=word))
    return _nation_fault(text, evidence)


def _shorten_countries(text: str) -> str:
    """The text with two-word countries replaced: "the United States" by "America"."""
    shortened = re.sub(r"\bUnited States(?: of America)?\b", "America", text)
    return re.sub(r"\bUnited Kingdom\b|\bGreat Britain\b", "Britain", shortened)


def _normalized_forms(text: str) -> set[str]:
    """The normalized words and parts of words, capitalised or not."""
    forms = set()
    for word in _WORD.findall(_shorten_countries(text)):
        forms.add(normalize_name(word))
        forms.update(normalize_name(part) for part in re.split(r"[-’']", word) if len(part) > 1)
    return forms


def _is_ordinary(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word is no name: it begins the sentence, or is a title."""
    word = match[0].lower()
    if word in _TITLES or word.rstrip("s") == "mr":
        return True
    starts = _SENTENCE_START.search(text[: match.start()]) is not None
    return starts and (is_common_word(word) or not _CAPITAL.match(text[match.end() :].lstrip()[:1]))


def _is_known_name(word: str, text: str, position: int, known_forms: set[str]) -> bool:
    """Whether the word, its parts, its country or its stem is among the known forms."""
    if normalize_name(word) in known_forms:
        return True
    parts = re.split(r"[-’']", word)
    if len(parts) > 1 and all(
        normalize_name(part) in known_forms or len(part) < 2  # noqa: PLR2004
        for part in parts
    ):
        return True
    country = country_of_capital(word)
    if country and country in known_forms and not PLACE_PREPOSITION.search(text[:position]):
        return True
    return any(stemmed_terms(word)) and any(
        normalize_name(stem) in known_forms for stem in stemmed_terms(word)
    )


def _completes_known_name(
    text: str, match: re.Match[str], known_forms: set[str], evidence: CitedEvidence
) -> bool:
    """Whether the word completes a name of the quotes: "Ann" where a quote has "Orr".

    "Ann Orr" must be elsewhere in a cited document.
    """
    for full_name in _adjacent_pairs(text, match):
        other = full_name.replace(match[0], "").strip()
        if normalize_name(other) in known_forms and any(
            full_name in document.text for document in evidence.documents
        ):
            return True
    return False


def _adjacent_pairs(text: str, match: re.Match[str]) -> Iterator[str]:
    before = re.search(r"([A-Z][\w’'-]*)\s\Z", text[: match.start()])
    after = re.match(r"\s([A-Z][\w-]*)", text[match.end() :])
    if before:
        yield f"{before[1]} {match[0]}"
    if after:
        yield f"{match[0]} {after[1]}"


def _is_initials_of_name(word: str, quoted_text: str) -> bool:
    """Whether the word is the initials of a name of several words in the quotes."""
    letters = word.replace(".", "")
    if not (letters.isupper() and len(letters) > 1):
        return False
    for match in re.finditer(
        r"\b[A-Z]\w+(?:[ -](?:(?:of|for|and|the|in|on) )*[A-Z]\w+)+", quoted_text
    ):
        if "".join(part[0] for part in re.findall(r"[A-Z]\w+", match[0])) == letters:
            return True
    return False


def _nation_fault(text: str, evidence: CitedEvidence) -> SentenceFault | None:
    """Return the fault of a nation's adjective on a noun that has only others in the quotes."""
    nations_by_noun: dict[str, set[str]] = {}
    for nation, noun in _nations_with_nouns(evidence.quoted_text):
        nations_by_noun.setdefault(noun, set()).add(nation)
    for nation, noun in _nations_with_nouns(text):
        if (quote_nations := nations_by_noun.get(noun)) and nation not in quote_nations:
            nations = ListText(tuple(sorted(map(str.title, quote_nations))), "list-or")
            reason = message_text("refused-nation", nations=nations, nation=nation)
            return SentenceFault(FaultKind.NAME, reason)
    return None


def _nations_with_nouns(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a nation and the stem of the noun right after it."""
    words = _WORD.findall(text)
    for index, word in enumerate(words[:-1]):
        if word[0].isupper() and is_demonym(re.sub(r"['’]s?\Z", "", word)):
            noun = stemmed_terms(words[index + 1])
            if (
                noun
                and not is_demonym(words[index + 1])
                and not is_common_word(words[index + 1].lower())
            ):
                yield normalize_name(word), noun[0]
