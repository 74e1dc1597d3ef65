"""Object complements: "considers the path unsafe", "sees the fee as unavoidable"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import LISTED
from corpus.english.reporting_verbs import REGARDING
from corpus.speakers.noun_phrases import after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token

_NEAR = 6  # tokens after an object in which "as one of the causes" is
_JUDGING = frozenset({"find", "think", "consider", "judge", "deem", "believe", "call"})
_DEGREES = frozenset("too so very quite rather far more most less least as wholly even".split())  # noqa: SIM905
_ADJECTIVE = re.compile(
    r"(?:un|in|im|ir|il|dis)\w+(?:ed|ic|al|[ae]nt|ive|ary|fair|safe|wise|just|likely|true|"
    r"necessary|clear|important|correct|realistic)|\w+(?:able|ible|ful|less|ous|istic|worthy)|"
    r"(?:un)?(?:fair|safe|wise|clear|likely|healthy|happy)|wrong|right|false|true|good|bad|better|"
    r"best|worse|worst|high|low|small|big|large|long|short|cheap|dear|easy|hard|difficult|"
    r"expensive|excessive|necessary|essential|vital|legal|permanent|urgent|late|early|dead|guilty|"
    r"tragic|absurd|silly|weak|strong|dull|thin|sound|crucial|inevitable|mild|harsh|sincere"
)


def has_complement(tokens: Sequence[Token], tags: str, verb: int, lemma: str) -> bool:
    """Whether the verb says what its object is: an adjective, another noun, or "as" follows it.

    "Considers the path unsafe", not "considers the path"; "sees him as a rival", not "sees him".
    """
    noun = after(tokens, tags, verb + 1)
    if noun is None:
        return False
    first, end = noun
    follows = [token.lower for token in tokens[end : end + 2]]
    if lemma in REGARDING:
        listed = LISTED.intersection(token.lower for token in tokens[end + 1 : end + _NEAR])
        return follows[:1] == ["as"] and (lemma != "name" or bool(listed))
    if lemma not in _JUDGING:
        return False
    renamed = any(
        tags[at] == "D" and tags[at - 1] in "NZDO" and tokens[at].lower in {"a", "an"}
        for at in range(first + 1, min(end + 1, len(tags)))
    )
    described = any(map(_ADJECTIVE.fullmatch, follows[: 1 + (tags[end : end + 1] == "R")]))
    last = end - 1 > first + (tags[first] == "D") and _ADJECTIVE.fullmatch(tokens[end - 1].lower)
    return renamed or described or bool(last) or (follows[:1] != [] and follows[0] in _DEGREES)
