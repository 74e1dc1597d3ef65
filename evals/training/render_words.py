"""Lists of words for rendered documents: roles, titles, buttons, headings and the like."""

from __future__ import annotations

from corpus.english.word_lists import word_lists

WORDS = word_lists("render_words", package="evals.training")
