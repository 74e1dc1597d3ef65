"""One sentence, tokenised and tagged, for tests of rules on its tokens."""

from __future__ import annotations

from corpus.english.parts_of_speech import tag_tokens
from corpus.english.quotation_marks import quoted_spans
from corpus.english.tokens import Token, tokenize
from corpus.model.span import Span


def tagged(sentence: str) -> tuple[tuple[Token, ...], str]:
    """The tokens of the sentence and a letter for each."""
    span = Span(0, len(sentence))
    tokens = tokenize(sentence, span, list(enumerate(quoted_spans(sentence, [span]))))
    return tokens, tag_tokens(tokens)


def words(tokens: tuple[Token, ...], place: tuple[int, int] | None) -> str | None:
    """The words of a range of tokens, None for none."""
    return None if place is None else " ".join(token.text for token in tokens[slice(*place)])
