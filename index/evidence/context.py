"""How far a quote must reach to be understood by itself: rules of English on its sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.english.dates import MONTH_PATTERN
from corpus.structure.paragraphs import paragraphs
from corpus.structure.sentences import BULLETS
from index.evidence.exchange import are_of_one_turn, question_before
from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model.span import Span
    from index.passages.sentences import Sentence

_LABEL = re.compile(r"(?:[QA]|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}): ")  # "Q: …", "Ann Orr: …"
# The mark that ends the quotation which a mark opens; a ’ before a letter is an apostrophe.
_CLOSES = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’"}
_MARK = re.compile(r"[“”„«»\"‘]|’(?!\w)")
_OPEN = re.compile(r"^[\s•*–—-]*[\"“‘'„«(]*\s*")
_LINK = re.compile(
    r"(?:but|and|so|yet|or|still|then|also|however|moreover|nevertheless|furthermore|indeed|perhaps"
    r"|meanwhile|besides|additionally|nonetheless|similarly|likewise|even so|at the same time"
    r"|unfortunately|ultimately|now|of course|in fact|in addition|in particular)\b,?\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:he|she|they|it|this|that|these|those|his|her|their|its|such|him|them|both|neither"
    r"|ours|theirs|hers|the (?:former|latter|same|publication|two))\b",
    re.IGNORECASE,
)
# Pronouns that refer to nothing before: "It is worth noting", "This year", "Those who".
_EMPTY = re.compile(
    r"it(?:’s|'s| is| was| has| would be| may be| seems| remains| appears)"
    r"(?: also| now| still| hard| even| entirely| equally)*"
    r" (?:worth|important|clear|likely|unlikely|difficult|hard|possible|impossible|time|necessary"
    r"|better|true|interesting|that|to|unclear|been|become|fair|easy)\b"
    r"|it (?:should|must|can|could|may|might) be (?:noted|said|argued|that)\b"
    r"|this (?:year|week|month|morning|summer|autumn|winter|spring|time|is why i)\b"
    r"|these days\b|that (?:same )?(?:year|day|week)\b|(?:those|they|he|she|that) (?:who|which)\b"
    r"|both (?:sides|of|\w+ and)\b|neither (?:side|\w+ nor)\b|such as\b"
    r"|those (?:who|in|of|that)\b|both [A-Z]",
    re.IGNORECASE,
)
_HARKS_BACK = re.compile(
    r"(?:instead|for example|for instance|in other words|otherwise|therefore|thus|hence|because of"
    r" (?:this|that|it)|as a result|in response|(?:in|on|at|for|under|by|after|with|despite|from"
    r"|according to|to|given|because|since|while|when|if|as) (?:his|her|their|its|this|that|these"
    r"|those|such|him|them|it|he|she|they)\b(?! (?:year|week|month|morning|spring|summer|who)))",
    re.IGNORECASE,
)
# "By early March 2025 its drones …": a pronoun does not refer to a time.
_THEN_IT = re.compile(
    r"(?:in|on|at|by|from|since|after|before|until|during)(?: (?:the|early|late|mid|end|beginning"
    r"|of|spring|summer|autumn|winter|morning|evening|night|week|month|year|same|next|following"
    rf"|{MONTH_PATTERN}"
    r"|\d{1,4}))+,? (?:its|his|her|their|he|she|it|they)\b",
    re.IGNORECASE,
)
# "Even so, he warns, …": "he" is named before, wherever in the sentence the clause is.
_HE_SAYS = re.compile(
    r",[”\"’]? (?:he|she|they) (?:also |now |then )?(?:sa(?:ys?|id)|warn(?:s|ed)?|wr(?:ites?|ote)"
    r"|argue[sd]?|add(?:s|ed)?|note[sd]?|believe[sd]?|think[s]?|thought|hold[s]?|held|insist(?:s|ed)?"
    r"|claim(?:s|ed)?|recall(?:s|ed)?|explain(?:s|ed)?|maintain(?:s|ed)?)\b"
)
_DENIES = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)"
    r"|refut(?:es?|ed|ing)|debunk(?:s|ed)|contradict(?:s|ed|ing)?|disavow(?:s|ed)|propaganda|untrue"
    r"|false|(?:not|never|isn[’']t|wasn[’']t) true|no(?:t a word of| grain of)? truth|nonsense"
    r"|a lie|wrong to (?:say|think|believe|suppose|conclude))\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\b(?:this|that|these|those|such|it|the (?:accusations?|allegations?|assertions?|charges?"
    r"|claims?|ideas?|plans?|proposals?|reports?|story|suggestions?))\b",
    re.IGNORECASE,
)
# "It didn't.", "He has not refused.": so short that only the sentence before explains it.
_CURTLY_DENIES = re.compile(
    r"(?:but |no, |in fact,? )?(?:i|we|he|she|it|they|this|that|these|those|there) "
    r"(?:\w+n[’']t|cannot|(?:\w+ )?(?:not|never))(?: [\w’']+){0,2}\W*\Z"
    r"|(?:but )?not (?:so|true)\b",
    re.IGNORECASE,
)


# "It is not our bridge. It is the town's.": the negation prepares the affirmation.
_NOT = re.compile(r"\b(?:is|was|are|were)(?: not|n[’']t) [^,;:.!?]{1,60}[.!][\"”’»]*\Z")
_BUT = re.compile(
    r"(?:it|they|he|she|this|that|these|those)(?: (?:is|was|are|were)|[’']s) (?!not\b)",
    re.IGNORECASE,
)
# A correction says first what was wrong, and then what is right.
_CORRECTS = re.compile(
    r"\A(?:correction|erratum|corrigendum)\b|"
    r"\b(?:an?|the) (?:first|earlier|previous|original) version of (?:this|the|my|our) "
    r"(?:article|column|essay|interview|letter|page|piece|post|report|story|text|transcript)\b",
    re.IGNORECASE,
)


def needs_previous_sentence(sentence: str, *, ranking: RankingConfig = RankingConfig()) -> bool:
    """Whether the sentence can't be understood without the one before: 'He argues that …'."""
    words = _without_opening(sentence)
    while link := _LINK.match(words):
        words = words[link.end() :]
    if _EMPTY.match(words):
        return False
    return len(words) < ranking.standalone_chars or _names_nobody(words)


def refers_back(sentence: str) -> bool:
    """Whether the sentence speaks of what only the one before names, however long it is."""
    words = _without_opening(sentence)
    while link := _LINK.match(words):
        words = words[link.end() :]
    return not _EMPTY.match(words) and _names_nobody(words)


def _names_nobody(words: str) -> bool:
    """Whether words without a linking opening begin with a pronoun that is named before."""
    return bool(
        _PRONOUN.match(words)
        or _HARKS_BACK.match(words)
        or _THEN_IT.match(words)
        or _HE_SAYS.search(words)
    )


def denies_previous(sentence: str) -> bool:
    """Whether the sentence denies what was said just before: 'He rejected this idea'."""
    if _CURTLY_DENIES.match(_without_opening(sentence)):
        return True
    return bool(_DENIES.search(sentence) and _SAID_BEFORE.search(sentence))


def _without_opening(sentence: str) -> str:
    """The sentence without bullets and quotation marks at its start."""
    opening = _OPEN.match(sentence)
    return sentence[opening.end() :] if opening else sentence


def _contrasts(sentence: str, following: str) -> bool:
    """Whether the sentence says what is not so, and the following one what is."""
    return bool(_NOT.search(sentence) and _BUT.match(following))


def expand_to_context(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    *,
    ranking: RankingConfig = RankingConfig(),
) -> tuple[int, int]:
    """First and last number of the sentences that a quote of sentence `number` must take in.

    The quote takes in the whole quotation that the sentence is part of, so that the reporting
    clause comes along; the other parts of a sentence split at a semicolon; what introduces it with
    a colon; a denial that follows at once, or the affirmation after "It is not …"; and up to two
    sentences before, where it depends on them or is a quotation that no reporting clause of its own
    attributes. It never crosses a heading, a speaker turn or a gap.
    """
    steps = ranking.max_context_steps
    first, last = _quotation(text, sentences, number)
    for _ in range(steps):
        if first and _continues(text, sentences, first - 1, (";",)):
            first = _quotation(text, sentences, first - 1)[0]
        if _continues(text, sentences, last, (":", ";")):
            last = _quotation(text, sentences, last + 1)[1]
    for _ in range(steps):
        if first == 0 or not _are_connected(text, sentences, first - 1):
            break
        is_introduced = sentences[first - 1].span.of(text).endswith(":")
        words = text[sentences[first].span.start : sentences[last].span.end]
        opening = sentences[first].span.of(text)
        if not (
            is_introduced
            or needs_previous_sentence(opening, ranking=ranking)
            or _is_only_quotation(words)
        ):
            break
        first = min(first - 1, _quotation(text, sentences, first - 1)[0])
    if _are_connected(text, sentences, last):
        following = sentences[last + 1].span.of(text)
        ending = sentences[last].span.of(text)
        if denies_previous(following) or _contrasts(ending, following) or _CORRECTS.search(ending):
            last = _quotation(text, sentences, last + 1)[1]
    if first == last and _explains_answer(text, sentences, last, ranking):
        last = _quotation(text, sentences, last + 1)[1]
    return first, last


def _explains_answer(
    text: str, sentences: Sequence[Sentence], number: int, ranking: RankingConfig
) -> bool:
    """Whether sentence `number` is a bare answer and the next one goes on: "He did. He told …"."""
    if question_before(text, sentences, number, ranking=ranking) is None:
        return False
    if not _are_connected(text, sentences, number):
        return False
    return "\n" not in text[sentences[number].span.end : sentences[number + 1].span.start]


def _are_connected(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether sentence `number` and the next are one run of text, without heading, turn or gap."""
    if number + 1 >= len(sentences):
        return False
    sentence, following = sentences[number], sentences[number + 1]
    if sentence.heading or following.heading:
        return False
    gap = text[sentence.span.end : following.span.start]
    if "\n" in gap and not are_of_one_turn(sentence, following):
        return False
    if "\n" in gap and _LABEL.match(following.span.of(text)):
        return False
    return "\n\n\n" not in gap and not any(bullet in gap for bullet in BULLETS)


def _continues(
    text: str, sentences: Sequence[Sentence], number: int, marks: tuple[str, ...]
) -> bool:
    """Whether sentence `number` ends with one of the marks and the next belongs to it."""
    ending = sentences[number].span.of(text).endswith(marks)
    return ending and _are_connected(text, sentences, number)


def _quotation(text: str, sentences: Sequence[Sentence], number: int) -> tuple[int, int]:
    """First and last sentence of the quotation around sentence `number`, or that sentence."""
    low, high = _paragraph_bounds(text, sentences, number)
    mark, opened = "", number
    for current in range(low, high + 1):
        if not mark:
            opened = current
        mark = _open_mark(sentences[current].span.of(text), mark)
        if not mark and current >= number:
            return (opened, current) if opened <= number else (number, number)
    if mark and opened <= number and _is_continued_quotation(text, sentences, high):
        return opened, high
    return number, number


def _is_continued_quotation(text: str, sentences: Sequence[Sentence], last: int) -> bool:
    """Whether a quotation left open at the end of a paragraph goes on in the next paragraph.

    Then that one starts with a quotation mark. Otherwise a closing mark is missing, and the whole
    paragraph would be taken for a quotation.
    """
    if last + 1 >= len(sentences):
        return False
    return sentences[last + 1].span.of(text).startswith(tuple(_CLOSES))


def _open_mark(sentence: str, mark: str) -> str:
    """The quotation mark open after the sentence, '' for none, given the one open before it."""
    for match in _MARK.finditer(sentence):
        if mark and match[0] in _CLOSES[mark]:
            mark = ""
        elif not mark and match[0] in _CLOSES:
            mark = match[0]
    return mark


def _is_only_quotation(words: str) -> bool:
    """Whether the words are one or more quotations and nothing else, as no reporting clause."""
    mark, outside, start = "", "", 0
    for match in _MARK.finditer(words):
        outside += "" if mark else words[start : match.start()]
        mark, start = _open_mark(match[0], mark), match.end()
    outside += "" if mark else words[start:]
    return start > 0 and not any(map(str.isalnum, outside))


def _paragraph_bounds(text: str, sentences: Sequence[Sentence], number: int) -> tuple[int, int]:
    """First and last sentence of the paragraph of sentence `number`."""
    span = sentences[number].span
    paragraph = next(candidate for candidate in _paragraphs(text) if candidate.overlaps(span))
    low = high = number
    while low > 0 and sentences[low - 1].span.start >= paragraph.start:
        low -= 1
    while high + 1 < len(sentences) and sentences[high + 1].span.end <= paragraph.end:
        high += 1
    return low, high


@lru_cache(maxsize=256)
def _paragraphs(text: str) -> tuple[Span, ...]:
    return paragraphs(text)
