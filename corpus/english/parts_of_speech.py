"""Part-of-speech tags of a sentence, by word lists, word forms and neighbouring tokens.

One letter a token, so that a sentence is a string:
Z name or other word with a capital, N noun, adjective or anything else, O pronoun,
D determiner, number or possessive, P preposition, F "of", C "and", B "but", S subordinator,
W "who", R adverb, Y time, V past tense, E form in -ed, G form in -ing, A auxiliary, M modal,
X negation, Q quotation;
marks stand for themselves, every dash as "-".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.english.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONTRASTS,
    COORDINATORS,
    DETERMINERS,
    MODALS,
    NOT_ADVERBS,
    NOT_FORMS,
    PAST,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    VERB_PARTICLES,
)
from corpus.english.negation import NEGATIVE_ADVERBS
from corpus.english.possessives import has_possessive_ending
from corpus.english.reporting_verbs import LEMMAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token

_SHORTEST = 4  # letters of a word that can end in -ed, -ing or -ly as more than a root
_CLASSES = (
    ("M", MODALS),
    ("A", AUXILIARIES),
    ("X", NEGATIVE_ADVERBS),
    ("F", frozenset({"of"})),
    ("P", PREPOSITIONS),
    ("S", SUBORDINATORS),
    ("W", RELATIVES),
    ("C", COORDINATORS),
    ("B", CONTRASTS),
    ("Y", TIMES),
    ("R", ADVERBS),
    ("V", PAST),
)
_LEAD = 4  # tokens: "On 11 February that author"
_BY_WORD = {word: tag for tag, words in reversed(_CLASSES) for word in words}
_NO_NOUN = PERSONAL | DETERMINERS | frozenset(_BY_WORD)
_UNCHANGED = frozenset({"put", "cut", "set", "let", "shut"})  # in the past tense
_PARTICIPLES = frozenset(  # irregular, that open a sentence
    "gone left written torn built sent known seen born given taken shown hidden lost found made "  # noqa: SIM905
    "drawn caught hung kept broken chosen".split()
)
_AFTER_PARTICIPLES = (
    PREPOSITIONS | SUBORDINATORS | TIMES | PERSONAL | DETERMINERS | RELATIVES | BE | {"which"}
)
_DASHES = frozenset({"—", "–", "--", "-", "―"})


def tag_tokens(tokens: Sequence[Token]) -> str:
    """The tags of the tokens, one letter for each."""
    found: list[str] = []
    for at, token in enumerate(tokens):
        found.append(_tag(token, at, found[-1] if found else "", tokens))
    return "".join(found)


def _tag(token: Token, at: int, before: str, tokens: Sequence[Token]) -> str:
    if token.quote is not None:
        return "N" if token.is_term else "Q"
    if not token.is_word:
        return "-" if token.text in _DASHES else token.text[0]
    word = token.lower
    if token.text == "US":
        return "Z"  # the country, not the pronoun
    initial = at == 0 or before in {":", "-", ".", "("}
    if token.is_capital and not initial and word not in TIMES and word != "i":
        return "D" if _is_possessive(word) else "Z"
    return _by_word(tokens, at, before)


def _by_word(tokens: Sequence[Token], at: int, before: str) -> str:  # noqa: PLR0911 # a class each
    word = tokens[at].lower
    if word in PERSONAL:
        return _pronoun(word, at, tokens)
    if word in DETERMINERS or word[0].isdigit() or _is_possessive(word):
        return "D"
    if word == "that" and _points(tokens, at, before):
        return "D"
    if word in VERB_PARTICLES and before == "Z" and _capital_follows(tokens, at):
        return "Z"
    if word == "that" and before in {"N", "Z"} and _verb_follows(tokens, at):
        return "W"
    if word in _UNCHANGED and before in {"Z", "O", "Q", ","}:
        return "V"
    if (known := _BY_WORD.get(word)) is not None:
        after_noun = at > 0 and tokens[at - 1].text.isdigit()  # "the essay of 2024 also says"
        return "N" if known in "VR" and before in {"D", "P"} and not after_noun else known
    return _by_form(tokens, at, before)


def _pronoun(word: str, at: int, tokens: Sequence[Token]) -> str:
    """O, but D for "her" before a noun."""
    if word != "her" or at + 1 >= len(tokens) or not tokens[at + 1].is_word:
        return "O"
    follows = tokens[at + 1].lower
    return "O" if follows in _BY_WORD or follows in PERSONAL | DETERMINERS else "D"


def _by_form(tokens: Sequence[Token], at: int, before: str) -> str:  # noqa: PLR0911 # a class each
    token, word = tokens[at], tokens[at].lower
    if at == 0 and word in _PARTICIPLES and _is_followed(tokens):
        return "E"  # "Gone are the days ..."
    if token.is_capital and _is_verb(tokens, at + 1):
        return "Z"  # "Kelly said", "Ebeling said"
    if at == 0 and word.endswith("ed") and len(word) > _SHORTEST and _is_followed(tokens):
        return "E"  # "Asked about the bridge, Orr ..."
    if token.is_capital and not word.endswith("ing"):
        return "R" if _is_adverb(word) else "Z"
    if len(word) > _SHORTEST and word not in NOT_FORMS:
        if _is_adverb(word):
            return "R"
        if word.endswith("ed"):
            return "N" if before in {"D", "P"} else "E"
        if word.endswith("ing") and before != "D":
            return "G"
    return "N"


def _is_followed(tokens: Sequence[Token]) -> bool:
    """Whether the first token is followed by what can follow a participle, not a name."""
    follows = tokens[1].lower if len(tokens) > 1 else ""
    return follows in _AFTER_PARTICIPLES


def _capital_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].is_capital


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower if at < len(tokens) else ""
    return word in AUXILIARIES | PAST or word in LEMMAS


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows "that", which then is a relative pronoun."""
    return _is_verb(tokens, at + 1) or (at + 1 < len(tokens) and tokens[at + 1].lower in MODALS)


def _points(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether "that" is the determiner of the noun after it: "according to that report"."""
    noun = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if not noun.isalpha() or tokens[at + 1].is_capital or noun in _NO_NOUN or noun.endswith("s"):
        return False
    dated = before == "Y" and at <= _LEAD and tokens[0].lower in PREPOSITIONS
    if before in {"", ","} or dated:
        return at + 2 < len(tokens) and tokens[at + 2].lower in LEMMAS
    return before == "P" and tokens[at - 1].lower in {"to", "by", "under", "from", "on", "at"}


def _is_possessive(word: str) -> bool:
    return has_possessive_ending(word) and word not in AUXILIARIES and word != "let's"


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in NOT_ADVERBS
