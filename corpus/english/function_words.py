"""The small words of English by part of speech: pronouns, determiners, auxiliaries and others."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

_LISTS = word_lists("function_words")
PERSONAL = frozenset(_LISTS["personal_pronoun"])
SUBJECTS = frozenset(_LISTS["subject_pronoun"])
DETERMINERS = frozenset(_LISTS["determiner"])
ALONE = frozenset(_LISTS["determiner_as_noun_phrase"])
PREPOSITIONS = frozenset(_LISTS["preposition"])
SUBORDINATORS = frozenset(_LISTS["subordinator"])
CONJUNCTIONS = frozenset(_LISTS["preposition_or_subordinator"])
RELATIVES = frozenset(_LISTS["relative_pronoun"])
COORDINATORS = frozenset(_LISTS["coordinator"])
CONTRASTS = frozenset(_LISTS["contrast"])
BE = frozenset(_LISTS["be"])
AUXILIARIES = BE | frozenset(_LISTS["auxiliary"])
MODALS = frozenset(_LISTS["modal"])
NOT_ADVERBS = frozenset(_LISTS["not_adverb"])
NOT_FORMS = frozenset(_LISTS["not_verb_form"])
VERB_PARTICLES = frozenset(_LISTS["name_particle"])
ADVERBS = frozenset(_LISTS["adverb"])
TIMES = frozenset(_LISTS["time"])
NEGATIVE_PRONOUNS = frozenset(_LISTS["nobody"])
PAST = frozenset(_LISTS["past_tense"])
