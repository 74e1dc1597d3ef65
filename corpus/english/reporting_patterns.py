"""Reporting verbs as patterns, for text that is not tagged: questions and written sentences.

The patterns are alternatives of a regular expression, without a group around them.
"""

from __future__ import annotations

from corpus.english.word_lists import alternatives

WRITER_SAYS = alternatives("reporting_patterns", "writer_says")
WRITER_HOLDS = alternatives("reporting_patterns", "writer_holds")
QUESTION_SAYS = alternatives("reporting_patterns", "question")
