"""A checked quotation as JSON and as text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from app.check.change import QuoterMark
from app.check.result import Match
from app.messages import check_texts
from app.messages.attribution_line import attribution_line
from app.messages.check_texts import whose_words
from app.messages.phrases import positions
from app.serialize.answer import citation_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.check.change import QuotationChange
    from app.check.result import CheckResult, MatchedPlace
    from app.domain.citation import Citation

CHECK_WIDTH = 88
MAX_PLACES = 5  # that are shown with their difference; the others are counted
_RED, _GREEN, _PLAIN = "\x1b[31;9m", "\x1b[32;4m", "\x1b[0m"  # struck out and underlined besides
_STANDING = {
    Match.EXACT: "On record, letter for letter",
    Match.ALTERED: "On record in other words: the quotation is altered",
    Match.ABSENT: "Not on record.",
}


def checked_json(checked: CheckResult) -> dict[str, Any]:
    """Return the check as JSON; each place is a citation with the changes of the quotation."""
    return {
        "words": checked.words,
        "match": str(checked.match),
        "found": [_found_json(found) for found in checked.found],
        "more": checked.more,
        "nearest": [citation_json(near) for near in checked.nearest],
        "attribution": _attribution_json(checked),
    }


def _attribution_json(checked: CheckResult) -> dict[str, str | None] | None:
    """Return the clause given with the words, the name in it, and whether the words are theirs."""
    if checked.attribution is None:
        return None
    verdict = checked.verdict
    return {
        "clause": checked.attribution.clause,
        "name": checked.attribution.name,
        "verdict": None if verdict is None else str(verdict),
    }


def checked_text(checked: CheckResult, *, colour: bool = False) -> str:
    """Format the check for a terminal, with [-words on record-] and {+words of the quotation+}."""
    parts = [*filter(None, [whose_words(checked)]), _standing(checked)]
    for number, found in enumerate(checked.found[:MAX_PLACES], start=1):
        lines = [_wrap_lines(f"“{difference(found, colour=colour)}”", first=f"[{number}] ")]
        lines.append(f"    — {_source_line(found.citation)}")
        lines += [f"    {words}" for words in _notes(found)]
        parts.append("\n".join(lines))
    if left := len(checked.found[MAX_PLACES:]) + checked.more:
        parts.append(f"It is in {left:,} more {'place' if left == 1 else 'places'}.")
    if checked.nearest:
        parts.append("Nearest:")
    for near in checked.nearest:
        words = _wrap_lines(f"“{near.quote.exact}”", first="  · ")
        parts.append(f"{words}\n    — {_source_line(near)}")
    return "\n\n".join(parts)


def difference(found: MatchedPlace, *, colour: bool = False) -> str:
    """Return the words on record with [-what was changed-]{+into what+}; an ellipsis as given."""
    text = found.document.text
    marked: list[QuotationChange | QuoterMark] = [*found.changes, *found.quoter_marks]
    parts, at = [], found.span.start
    for one in sorted(marked, key=lambda one: (one.start, one.end)):
        parts += [text[at : one.start], _marked_change(one, text, colour=colour)]
        at = max(at, one.end)
    parts.append(text[at : found.span.end])
    return "".join(parts)


def _marked_change(one: QuotationChange | QuoterMark, text: str, *, colour: bool) -> str:
    """Format a change, with a space where words would run together."""
    said = one.quoted
    is_own_bracket = isinstance(one, QuoterMark) and said.startswith(("[", "("))
    if (said[:1].isalnum() or is_own_bracket) and text[max(0, one.start - 1) : one.start].isalnum():
        said = f" {said}"
    if said[-1:].isalnum() and text[one.end : one.end + 1].isalnum():
        said = f"{said} "
    if isinstance(one, QuoterMark):
        # A bracket is not a letter: one that replaces nothing would touch the next word.
        return f"{said} " if text[one.end : one.end + 1].isalnum() and not one.replaced else said
    struck, put = (f"{_RED}%s{_PLAIN}", f"{_GREEN}%s{_PLAIN}") if colour else ("[-%s-]", "{+%s+}")
    gone = struck % one.source if one.source else ""
    come = put % said if said else ""
    return gone + come


def _notes(found: MatchedPlace) -> Iterator[str]:
    if found.kinds:
        kinds = ", ".join(check_texts.CHANGES[kind] for kind in found.kinds)
        yield f"changed: {kinds}"
    for own in found.quoter_marks:
        if own.lost_cues:
            words = _list_quoted_words(own.lost_cues)
            yield f"the words left out at “{own.quoted}” contain {words}"
    if found.unquoted_cues:
        yield f"the rest of the sentence contains {_list_quoted_words(found.unquoted_cues)}"


def _standing(checked: CheckResult) -> str:
    line = _STANDING[checked.match]
    places = len(checked.found) + checked.more
    if not places:
        return line
    if checked.match is Match.ALTERED and checked.found[0].has_the_words:
        line = "On record in these words, written otherwise"
    exact = sum(found.match is Match.EXACT for found in checked.found)
    if exact and not checked.more and exact < places:
        return f"{line}, in {exact:,} of {places:,} places:"
    return f"{line}, in {places:,} {'place' if places == 1 else 'places'}:"


def _found_json(found: MatchedPlace) -> dict[str, Any]:
    return {
        "match": str(found.match),
        "likeness": round(found.likeness, 4),
        "citation": citation_json(found.citation),
        "difference": difference(found),
        "changes": [
            {
                "kind": str(change.kind),
                "said": change.quoted,
                "stands": change.source,
                "start": change.start,
                "end": change.end,
                "loses": list(change.lost_cues),
            }
            for change in found.changes
        ],
        "own": [
            {
                "sign": str(own.sign),
                "said": own.quoted,
                "stands": own.replaced,
                "start": own.start,
                "end": own.end,
                "loses": list(own.lost_cues),
            }
            for own in found.quoter_marks
        ],
        "beyond": list(found.unquoted_cues),
    }


def _source_line(cited: Citation) -> str:
    known = cited.provenance
    published = str(known.published) if known.published else "date unknown"
    attribution = ", ".join((attribution_line(cited.voice), *positions(cited)))
    where = f"{known.id} {cited.span.start}-{cited.span.end}"
    return f"{attribution}; “{known.name}”, {published} [{where}]"


def _list_quoted_words(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


def _wrap_lines(text: str, *, first: str) -> str:
    return "\n".join(
        textwrap.fill(
            line, CHECK_WIDTH, initial_indent="    " if at else first, subsequent_indent="    "
        )
        for at, line in enumerate(text.splitlines())
    )
