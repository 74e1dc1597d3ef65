"""What a reader must know of a question besides its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ask.notices.premise import premise_notice
from app.ask.notices.unknown_speakers import unknown_speaker_notice
from app.ask.passage_selection import is_asked, is_named
from app.ask.words_only import words_only_notice
from app.text.message_text import ListText, message_text
from index.evidence.evidence import EvidencePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.candidates import Candidates
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.text.message_text import MessageText


def question_notices(candidates: Candidates) -> tuple[MessageText, ...]:
    """Notices on the question itself: a premise that does not hold, a speaker nobody knows.

    And that it was searched by its words only, in a language that the embedding model doesn't read.
    """
    notices = (
        premise_notice(candidates),
        unknown_speaker_notice(candidates),
        words_only_notice(candidates.words_only) if candidates.words_only else None,
    )
    return tuple(notice for notice in notices if notice is not None)


def unquoted_speaker_notice(candidates: Candidates, claims: Sequence[Claim]) -> MessageText | None:
    """That no quote is by the people whose words are asked for, nor names them if unknown.

    None where one is, and where nothing is quoted.
    """
    target = candidates.target
    cited = [citation for claim in claims for citation in claim.citations]
    if not cited:
        return None
    asked, unknown = target.speakers, target.unknown_names
    if asked and not any(is_asked(one.document, one.voice, target) for one in cited):
        return message_text("notice-not-by", names=ListText(tuple(asked), "list-or"))
    if unknown and not any(_names_one_of(unknown, one, candidates) for one in cited):
        return message_text("notice-not-by-nor-named", names=ListText(tuple(unknown), "list-or"))
    return None


def _names_one_of(names: Sequence[str], citation: Citation, candidates: Candidates) -> bool:
    place = EvidencePlace(citation.document, citation.span, citation.voice)
    return is_named(names, place, ranking=candidates.library.ranking)
