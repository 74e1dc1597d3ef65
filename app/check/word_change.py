"""The change in a word that the quotation and its source share: its spelling, case or form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.check.change import ChangeKind, QuotationChange, QuoterMark
from app.check.fold import APOSTROPHES, fold
from app.check.quotation import Sign
from corpus.model.normalise import spell_ligatures

if TYPE_CHECKING:
    from app.check.aligned_text import Alignment, Pair


def word_change(
    alignment: Alignment, pair: Pair, *, before: Pair | None, has_sentence_change: bool
) -> QuotationChange | QuoterMark | None:
    """The change in a matching word; None where it is written alike.

    `before` is the matching word before it. After sentences were joined or split, the case of the
    first letter is part of that change. The parts of a contraction are compared as one.
    """
    item, start = alignment.quotation.items[pair[0]], int(alignment.word_index.starts[pair[1]])
    quoted_word, source_word = item.raw, alignment.raw(pair[1])
    first = pair
    if _is_before_clitic(alignment, pair):
        return None  # compared with what follows
    if alignment.has_clitic(pair) and before == (pair[0] - 1, pair[1] - 1):
        first = before
        start = int(alignment.word_index.starts[before[1]])
        quoted_word = alignment.quotation.text[
            alignment.quotation.items[before[0]].start : item.end
        ]
        source_word = alignment.document.text[start : int(alignment.word_index.ends[pair[1]])]
    quoted_word, source_word = spell_ligatures(quoted_word), spell_ligatures(source_word)
    if quoted_word == source_word:
        return None
    if not _differs_in_first_case(quoted_word, source_word):
        kind = _kind(quoted_word, source_word, is_contraction=alignment.has_clitic(pair))
        return QuotationChange(kind, quoted_word, source_word, start)
    letter = alignment.quotation.items[first[0]]
    is_lowered = first[0] in alignment.quotation.openings and quoted_word[0].islower()
    if letter.sign is not None or is_lowered:
        return QuoterMark(letter.sign or Sign.CAPITAL, f"[{quoted_word[0]}]", source_word[0], start)
    if has_sentence_change:
        return None
    return QuotationChange(ChangeKind.CASE, quoted_word, source_word, start)


def _kind(quoted: str, source: str, *, is_contraction: bool) -> ChangeKind:
    plain, source_plain = quoted.translate(APOSTROPHES), source.translate(APOSTROPHES)
    if plain == source_plain:
        return ChangeKind.MARKS
    if plain.casefold() == source_plain.casefold():
        return ChangeKind.CASE
    if is_contraction:
        return ChangeKind.CONTRACTION
    is_number = any(map(str.isdigit, quoted + source)) and fold(quoted) != fold(source)
    return ChangeKind.NUMBER_FORM if is_number else ChangeKind.SPELLING


def _differs_in_first_case(quoted: str, source: str) -> bool:
    return quoted[1:] == source[1:] and quoted[0].casefold() == source[0].casefold()


def _is_before_clitic(alignment: Alignment, pair: Pair) -> bool:
    """Whether the next word is the same in both, and the rest of a contraction in one of them."""
    following = (pair[0] + 1, pair[1] + 1)
    return following in alignment.matching_pairs and alignment.has_clitic(following)
