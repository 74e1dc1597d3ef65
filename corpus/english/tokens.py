"""Tokens of a sentence: words and punctuation marks; a quotation is one token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.quotation_marks import QuotedSpan

TokenRange = tuple[int, int]  # first token and the one after the last
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|Rev|Hon|Maj|Adm|Supt|Ky|Fla|Calif|Mich|Ill|Mass|Conn|Wis|Minn|Pa|Va|Ga|Tex|Ariz|Ark|Mo|Tenn|Wash|Ore|Nev|Okla|Ind|Del|Md|Vt|La)\."
    r"|[A-Z]\.(?= [A-Z])|[^\W_]+(?:[.,'’@/&_-][^\W_]+)*(?:(?<=s)[’'](?= ?\w))?|--|\.\.\.|[^\w\s]|_"
)
MIN_SENTENCE_WORDS = 4  # fewer words between marks are a term, a title or irony
MAX_TERM = 80  # characters


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a quotation (`quote` is then its number).

    `is_term` is True of a few words between marks which the sentence uses as its own: “antiwar”.
    """

    start: int
    end: int
    text: str
    lower: str
    quote: int | None = None
    is_term: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word of the sentence itself, or a term between quotation marks."""
        return self.is_term or (self.quote is None and self.text[0].isalnum())

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.quote is None and self.text[0].isupper()

    @property
    def span(self) -> Span:
        """The span of the token in the text."""
        return Span(self.start, self.end)


def tokenize(
    text: str, sentence: Span, quotes: Sequence[tuple[int, QuotedSpan]]
) -> tuple[Token, ...]:
    """The sentence's tokens; `quotes` are those that overlap it, in order, with their numbers."""
    tokens: list[Token] = []
    start_of_rest = sentence.start
    for number, quote in quotes:
        start, end = max(quote.whole.start, sentence.start), min(quote.whole.end, sentence.end)
        tokens += _word_tokens(text, start_of_rest, start)
        term = _is_term(text, quote)
        lower = quote.words.of(text).lower() if term else ""
        tokens.append(Token(start, end, text[start:end], lower, number, term))
        start_of_rest = end
    return (*tokens, *_word_tokens(text, start_of_rest, sentence.end))


def _is_term(text: str, quote: QuotedSpan) -> bool:
    """Whether the words between the marks are too few to be a quotation.

    After a comma or a colon, or with a final mark of its own, it is a quotation.
    """
    words = quote.words.of(text)
    if len(words) > MAX_TERM or len(words.split()) >= MIN_SENTENCE_WORDS or words[-1] in ",.!?…":
        return False
    return not text[max(0, quote.whole.start - 2) : quote.whole.start].rstrip().endswith((",", ":"))


def _word_tokens(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        tokens.append(Token(match.start(), match.end(), word, word.lower().replace("’", "'")))
    return tokens
