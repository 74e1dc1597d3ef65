"""Nouns of attribution: what a claim is called, who can make one, and what reports one."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("attribution_nouns")
CLAIMS = frozenset(_LISTS["claim"])
IN_VIEWS = frozenset(_LISTS["in_view"])
BY_VIEWS = frozenset(_LISTS["by_account"])
VIEWS = IN_VIEWS | BY_VIEWS | frozenset(_LISTS["verdict"] + _LISTS["example"])
EXAMPLES = frozenset(_LISTS["example"])
IMPRESSING = frozenset(_LISTS["impressing_verb"])
CONVICTIONS = frozenset(_LISTS["conviction"])
VOICING = frozenset(_LISTS["voicing_verb"])
RISKS = frozenset(_LISTS["risk"])
REFERRING = frozenset(_LISTS["referring_verb"])
GIVING = frozenset(_LISTS["giving_verb"])
LISTED = frozenset(_LISTS["listed"])
TEXT_NOUNS = frozenset(_LISTS["text"])
NOT_PEOPLE = frozenset(_LISTS["not_person"])
PEOPLE = frozenset(_LISTS["person"])
