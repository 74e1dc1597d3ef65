"""A text with all that may be labels, grouped by their shape, and the vote whether it is a talk."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.structure.directions import is_direction
from corpus.structure.label_forms import LabelForm, is_numbered_speaker
from corpus.structure.labels import labels
from corpus.structure.similar_names import is_short, matching_name
from corpus.structure.times import TIME

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from corpus.model.span import Span
    from corpus.structure.labels import Label

_MIN_LABELLED_SHARE = 0.2  # of paragraphs; fewer, and what stands before colons is no talk
_MIN_ADDRESSED_SHARE = 0.3  # of turns that say "I" or "you", for a talk without questions
_MIN_SURE_SHARE = 0.5  # of labels that look like people
_MIN_NUMBERED = 3  # such as "Respondent 12", which nothing but people's words is labelled with
_TIMED_SHARE = 0.5  # of labels with a time, for a recording
_QUESTION = re.compile(r"[?？؟][\"”’»)\]]*\s*\Z")  # noqa: RUF001 - the marks of other scripts
_LAST_TIME = re.compile(rf"\s{TIME}\s*\Z")  # some programs write it behind the words
_ADDRESS = re.compile(
    r"\b(?:I|we|you|your|my|our|ich|wir|mir|mich|uns|je|nous|vous|yo|usted|nosotros|io|noi|eu|nós|"
    r"я|мы|вы|ми|ви|jag|vi|ik|wij|ja|my)\b|\b(?:j|m)['’]"
)
SURE_FORMS = (LabelForm.OFFICE, LabelForm.PERSON)
_NAME_FORMS = (*SURE_FORMS, LabelForm.WORD)


class LabelledText:
    """The labels of a text, what each one's words are, and which shapes of labels make a talk."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        speakers: Collection[str],
        emphasised: Sequence[Span],
    ) -> None:
        """Find the labels; `emphasised` are the beginnings of paragraphs in bold or italics."""
        self.text = text
        self.paragraphs = paragraphs
        self._known = {name.casefold(): name for name in speakers}
        self._emphasised = {span.start: span.end for span in emphasised}
        found = _without_headings(text, labels(text, paragraphs, emphasised))
        self._ends = {
            label.span.start: after.span.start if after else len(text)
            for label, after in zip(found, [*found[1:], None], strict=False)
        }
        self.labels = tuple(found)

    def groups(self) -> Mapping[str, Sequence[Label]]:
        """The labels by their shape."""
        groups: dict[str, list[Label]] = defaultdict(list)
        for label in self.labels:
            groups[self.shape(label)].append(label)
        return groups

    def shape(self, label: Label) -> str:
        """What labels of one talk have in common; the time counts for names on their own lines."""
        if label.chevron:
            return "chevron"
        if label.name is None:
            return "time"
        if label.alone and label.kind == "alone":
            timed = "timed" if label.when else "alone"
            return f"{timed}-marked" if self.is_marked(label) else timed
        if label.kind == "gap" and _is_question_or_answer(label):
            return "stop"
        return "marked" if self.is_marked(label) and label.kind == "gap" else label.kind

    def is_marked(self, label: Label) -> bool:
        """Whether the name, and no more than the label, is set in bold or italics."""
        end = self._emphasised.get(label.span.start)
        return end is not None and end <= label.words + 1

    def is_talk(self, shape: str, group: Sequence[Label]) -> bool:
        """Whether labels of one shape name people who speak in turn."""
        usable = [label for label in group if label.form is not LabelForm.NONE]
        spoken = [label for label in usable if any(map(str.isalpha, self.words(label)))]
        if shape == "time" or not usable or len(spoken) <= len(usable) / 2:
            return False
        names = {label.folded for label in usable}
        is_known = any(matching_name(label.name or "", self._known) for label in usable)
        all_known = all(label.folded in self._known for label in usable)
        if all_known or (is_known and len(usable) > 1 and (len(names) > 1 or shape != "alone")):
            return True
        if any(label.folded in self._known for label in usable) and shape != "alone":
            return True
        numbered = [label for label in usable if is_numbered_speaker(label.name or "")]
        if self._is_recording(shape, usable) or (
            numbered == usable and len(names) >= _MIN_NUMBERED
        ):
            return True
        many = len(usable) >= _MIN_LABELLED_SHARE * len(self.paragraphs)
        return len(names) > 1 and many and self._are_people(shape, usable, names)

    def _is_recording(self, shape: str, usable: Sequence[Label]) -> bool:
        """Whether the labels have times, or arrows before them, and look like people."""
        timed = sum(label.when is not None for label in usable) >= _TIMED_SHARE * len(usable)
        counts = Counter(label.folded for label in usable)
        sure = sum(label.form in SURE_FORMS for label in usable) >= _MIN_SURE_SHARE * len(usable)
        looks_like_people = max(counts.values()) > 1 or sure
        return (timed or shape == "chevron") and len(usable) > 1 and looks_like_people

    def _are_people(self, shape: str, usable: Sequence[Label], names: Collection[str]) -> bool:
        """Whether the labels return in alternation, look like people, and talk to one another."""
        asked = any(map(self._asks, usable))
        if shape == "alone" and not asked:
            return False
        if not _alternate(usable):
            all_sure = all(label.form in SURE_FORMS for label in usable)
            return all_sure and asked and shape != "alone"
        if _is_introduced(names):
            return True
        counts = Counter(label.folded for label in usable)
        returning = [label for label in usable if counts[label.folded] > 1]
        most = _MIN_SURE_SHARE * len(returning)
        if asked or self._addressed(usable) >= _MIN_ADDRESSED_SHARE * len(usable):
            is_sure = sum(label.form in SURE_FORMS for label in returning) >= most
            return is_sure or self._are_names(usable, returning, names)
        return all(label.form is LabelForm.OFFICE for label in usable)

    def _are_names(
        self, usable: Sequence[Label], returning: Sequence[Label], names: Collection[str]
    ) -> bool:
        """Whether single words that return are names: one asks, or the text mentions them."""
        asking = {label.folded for label in usable if self._asks(label)}
        if max(map(len, names)) == 1:
            return bool(asking) and len(names) == 2  # noqa: PLR2004 - one letter asks, one answers
        if sum(label.form in _NAME_FORMS for label in returning) <= len(returning) / 2:
            return False
        one_asks = len(asking) == 1 and all(
            self._asks(label) for label in usable if label.folded in asking
        )
        capitals = all(label.name and label.name.isupper() for label in returning)
        talks = bool(asking) and self._addressed(usable) > 0
        return one_asks or capitals or talks or any(map(self.is_mentioned, names))

    def _addressed(self, usable: Sequence[Label]) -> int:
        """The number of labels whose words say "I", "we" or "you"."""
        return sum(bool(_ADDRESS.search(self.words(label))) for label in usable)

    def _asks(self, label: Label) -> bool:
        return bool(_QUESTION.search(_LAST_TIME.sub("", self.words(label))))

    def words(self, label: Label) -> str:
        """The words from the label to the next one."""
        return self.text[label.words : self._ends[label.span.start]]

    def is_mentioned(self, folded: str) -> bool:
        """Whether the text has the name elsewhere with a capital, and never in small letters."""
        last = re.escape(folded.rsplit(maxsplit=1)[-1])
        if re.search(rf"(?<!\w){last}(?!\w)", self.text):
            return False
        elsewhere = rf"(?<=[\w,] ){last}(?![\w]|\s*[:：])"  # noqa: RUF001 - a colon of other scripts
        return bool(re.search(elsewhere, self.text, re.IGNORECASE))

    def all_labelled(self, group: Sequence[Label]) -> bool:
        """Whether every turn is one paragraph, so that each that opens like one has a label."""
        start, end = group[0].span.start, group[-1].span.end
        labelled = {label.span.start for label in group if not label.alone}
        within = [span for span in self.paragraphs if start <= span.start < end]
        return all(span.start in labelled or is_direction(span.of(self.text)) for span in within)


def _without_headings(text: str, found: Sequence[Label]) -> list[Label]:
    """The labels without those on a line of their own right above another: they head nothing."""
    kept: list[Label] = []
    for label, following in zip(found, [*found[1:], None], strict=False):
        bare = label.alone and label.when is None and label.name is not None
        heads = (
            following
            and (following.form in _NAME_FORMS or following.when is not None)
            and not following.before_small
            and not text[label.span.end : following.span.start].strip()
        )
        if bare and (following is None or heads):
            if following is None and text[label.span.end :].strip():
                kept.append(label)
            continue
        kept.append(label)
    return kept


def _is_question_or_answer(label: Label) -> bool:
    return label.folded[:1] in {"q", "a"} and label.folded[1:].isdigit() | (not label.folded[1:])


def _alternate(usable: Sequence[Label]) -> bool:
    """Whether a name returns after another one has stood between."""
    last: dict[str, int] = {}
    for at, label in enumerate(usable):
        if label.folded in last and last[label.folded] < at - 1:
            return True
        last[label.folded] = at
    return False


def _is_introduced(names: Collection[str]) -> bool:
    """Whether a label is the surname of a full name that another one gives."""
    return any(
        is_short(name, other) and len(other.split()) > len(name.split())
        for name in names
        for other in names
    )
