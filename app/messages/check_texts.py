"""Messages of the tab where a quotation is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.check.attribution import AttributionVerdict
from app.check.change import ChangeKind
from app.check.result import Match
from app.messages.attribution_line import display_name
from app.messages.phrases import quoted_list
from app.text.catalogue import Labels, constants, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.check.result import CheckResult

else:
    __getattr__ = constants("check")

TAB: str
LABEL: str
PLACEHOLDER: str
CHECK: str
NOTHING: str
LOOKING: str
NOT_CHECKED: str
FAULT: str
WELCOME: str
WELCOME_MORE: str
WELCOME_OWN: str
GIVEN: str
CHANGED: str
KEY_SAID: str
KEY_STANDS: str
SAID: str
STANDS: str
END: str
OWN: str
OWN_LEFT_OUT: str
NEAREST: str
SHOW: str

VERDICTS = Labels.of_enum("check-verdict", Match)
VERDICTS_MORE = Labels.of_enum("check-verdict", Match, "-more")
CHANGES = Labels.of_enum("check-change", ChangeKind)


def quotation_too_long(characters: int, limit: int) -> str:
    """Return the refusal of a text that is a document rather than a quotation."""
    return message("check-too-long", chars=characters, limit=limit)


def places(shown: int, more: int) -> str:
    """'Found in 3 places.'; '' for one."""
    count = shown + more
    if count <= 1:
        return ""
    if more:
        return message("check-places-shown", places=count, shown=shown)
    return message("check-places", places=count)


def beyond(words: Sequence[str]) -> str:
    """List the negations, denials and hedges of the sentences that were not quoted."""
    return message("check-beyond", words=quoted_list(dict.fromkeys(words)))


def lost_cues_message(said: str, words: Sequence[str]) -> str:
    """List the negations and hedges among the words that an ellipsis or a bracket replaces."""
    return message("check-lost", mark=said, words=quoted_list(dict.fromkeys(words)))


def whose_words(checked: CheckResult) -> str:
    """'Another's words, not Ann Orr's: …'; '' where they are by the person named, or nobody is."""
    name = checked.attribution.name if checked.attribution else None
    if name is None or checked.verdict in {None, AttributionVerdict.SAME}:
        return ""
    if checked.verdict is AttributionVerdict.UNKNOWN:
        return message("check-unknown-words", name=name)
    speakers = dict.fromkeys(display_name(place.voice.speaker) for place in checked.found)
    return message("check-others-words", name=name, speakers=message("list-and").join(speakers))


def check_announcement(checked: CheckResult) -> str:
    """Return the status line once a quotation is checked."""
    return message(
        "check-told", verdict=VERDICTS[checked.match], explanation=VERDICTS_MORE[checked.match]
    )
