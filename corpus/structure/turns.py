"""Speaker turns: the labels at which another person begins to speak, in whatever shape.

What may be a label is read line by line (`labels.py`). Labels of one kind vote over the whole text:
where names return and alternate the text is a talk, and then every label of that kind begins a
turn, also one that stands once. Where it can't be told whose a turn is, its name is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.model.mark import MarkKind
from corpus.structure.captions import unnamed_captions
from corpus.structure.label_words import NEVER_IN_NAMES
from corpus.structure.labels import (
    Label,
    LabelForm,
    examiners,
    form_of,
    is_code,
    is_direction,
    labels,
)
from corpus.structure.person_names import has_given_name
from corpus.structure.similar_names import is_misspelt, is_short
from corpus.structure.titles import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from corpus.model.mark import Mark
    from corpus.model.span import Span

_MIN_LABELLED_SHARE = 0.2  # of paragraphs; fewer, and what stands before colons is no talk
_MIN_ADDRESSED_SHARE = 0.3  # of turns that say "I" or "you", for a talk without questions
_MIN_SURE_SHARE = 0.5  # of labels that look like people
_TIMED_SHARE = 0.5  # of labels with a time, for a recording
_QUESTION = re.compile(r"[?？؟][\"”’»)\]]*\s*\Z")  # noqa: RUF001 - the marks of other scripts
_ADDRESS = re.compile(
    r"\b(?:I|we|you|your|my|our|ich|wir|mir|mich|uns|je|nous|vous|yo|usted|nosotros|io|noi|eu|nós|"
    r"я|мы|вы|ми|ви|jag|vi|ik|wij|ja|my)\b|\b(?:j|m)['’]"
)
_SURE_FORMS = (LabelForm.OFFICE, LabelForm.PERSON)
_NAME_FORMS = (*_SURE_FORMS, LabelForm.WORD)


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Where a person begins to speak: the label, the name, and the offset of the first word.

    `name` is as the document mostly writes it, "Q" or "A" where it says no more, and None where
    it can't be told who speaks. `label` is None where no words of the text name the speaker.
    `end` is where the turn ends, None where that is where the next one begins. `when` is the time
    of the turn as the document gives it. `asks` is True of an interviewer's question without a
    name, False of the answer to one, and None where a name or nothing tells.
    """

    name: str | None
    words: int
    label: Span | None = None
    end: int | None = None
    when: str | None = None
    asks: bool | None = None

    @property
    def start(self) -> int:
        """The offset at which the turn begins, with its label."""
        return self.label.start if self.label else self.words


def turns(
    text: str,
    paragraphs: Sequence[Span],
    speakers: Collection[str] = (),
    marks: Sequence[Mark] = (),
) -> tuple[SpeakerTurn, ...]:
    """The turns of an interview or another talk, in order.

    `paragraphs` are the author's own, without comments and the like; `speakers` are known from the
    provenance. Turns that the file's format marks are taken as they are.
    """
    marked = [mark for mark in marks if mark.kind is MarkKind.TURN]
    if marked:
        return tuple(
            SpeakerTurn(mark.name, mark.span.start, end=mark.span.end, when=mark.when)
            for mark in marked
        )
    emphasised = [mark.span for mark in marks if mark.kind is MarkKind.EMPHASIS]
    return _Talk(text, paragraphs, speakers, emphasised).turns()


class _Talk:
    """The labels of a text by their kind, and what they show of one another."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        speakers: Collection[str],
        emphasised: Sequence[Span],
    ) -> None:
        self._text = text
        self._speakers = speakers
        self._known = {name.casefold(): name for name in speakers}
        self._paragraphs = paragraphs
        self._emphasised = {span.start: span.end for span in emphasised}
        found = _without_headings(text, labels(text, paragraphs, emphasised))
        self._ends = {
            label.span.start: after.span.start if after else len(text)
            for label, after in zip(found, [*found[1:], None], strict=False)
        }
        self._labels = found

    def turns(self) -> tuple[SpeakerTurn, ...]:
        """The turns in order; none where the text is no talk."""
        groups: dict[str, list[Label]] = defaultdict(list)
        for label in self._labels:
            groups[self._shape(label)].append(label)
        shapes = {shape for shape, group in groups.items() if self._is_talk(shape, group)}
        if not shapes:
            return tuple(self._begin(label, None) for label in unnamed_captions(self._labels))
        talk = [label for label in self._labels if self._shape(label) in shapes]
        names = _accepted_names(talk, self._speakers)
        begun: list[SpeakerTurn] = []
        for label in self._labels:
            if not begun and (label.form is LabelForm.NONE or self._is_head(label)):
                continue
            turn = self._turn(label, groups[self._shape(label)], shapes, names)
            if turn is not None:
                begun.append(turn)
        return tuple(self._with_examiners(begun))

    def _is_head(self, label: Label) -> bool:
        """Whether the line stands above the talk: "Host: Ann Keller", or the head of a table."""
        words = self._words(label).strip()
        if label.kind == "bar":
            return len(words.split()) <= 2 and not SENTENCE_END.search(words)  # noqa: PLR2004
        return (
            (label.form is LabelForm.OFFICE or is_code(label.name or ""))
            and "\n" not in words
            and _is_name_with_office(words)
        )

    def _with_examiners(self, begun: Iterable[SpeakerTurn]) -> Iterator[SpeakerTurn]:
        """The turns, those that a "Q" begins under the name of the lawyer whose turn it is."""
        found = examiners(self._text)
        for turn in begun:
            at = bisect_right(found, turn.start, key=itemgetter(0)) - 1
            is_question = turn.name is not None and turn.name.casefold() in {"q", "question"}
            yield replace(turn, name=found[at][1]) if at >= 0 and is_question else turn

    def _shape(self, label: Label) -> str:
        """What labels of one talk have in common; the time counts for names on their own lines."""
        if label.chevron:
            return "chevron"
        if label.name is None:
            return "time"
        if label.alone and label.kind == "alone":
            timed = "timed" if label.when else "alone"
            return f"{timed}-marked" if self._is_marked(label) else timed
        if label.kind == "gap" and _is_question_or_answer(label):
            return "stop"
        return "marked" if self._is_marked(label) and label.kind == "gap" else label.kind

    def _is_marked(self, label: Label) -> bool:
        """Whether the name, and no more than the label, is set in bold or italics."""
        end = self._emphasised.get(label.span.start)
        return end is not None and end <= label.words + 1

    def _is_talk(self, shape: str, group: Sequence[Label]) -> bool:
        """Whether these labels name people who speak in turn."""
        if shape == "time":
            return False
        usable = [label for label in group if label.form is not LabelForm.NONE]
        spoken = [label for label in usable if self._has_words(label)]
        names = {label.folded for label in usable}
        if not usable or len(spoken) <= len(usable) / 2:
            return False
        if any(_matching_name(label.name or "", self._known) for label in usable) and (
            len(names) > 1 or shape != "alone"
        ):
            return self._known_ones(usable)
        timed = sum(label.when is not None for label in usable) >= _TIMED_SHARE * len(usable)
        if (timed or shape == "chevron") and len(usable) > 1:
            return True
        if len(names) < 2 or len(usable) < _MIN_LABELLED_SHARE * len(self._paragraphs):  # noqa: PLR2004
            return False
        return self._are_people(shape, usable, names)

    def _known_ones(self, usable: Sequence[Label]) -> bool:
        return any(label.folded in self._known for label in usable) or len(usable) > 1

    def _are_people(self, shape: str, usable: Sequence[Label], names: Collection[str]) -> bool:
        """Whether the labels return in alternation, look like people, and talk to one another."""
        counts = Counter(label.folded for label in usable)
        core = [label for label in usable if counts[label.folded] > 1] or usable
        most = _MIN_SURE_SHARE * len(core)
        sure = sum(label.form in _SURE_FORMS for label in core) >= most
        offices = sum(label.form is LabelForm.OFFICE for label in core) >= most
        asked = any(self._asks(label) for label in usable)
        addressed = sum(bool(_ADDRESS.search(self._words(label))) for label in usable)
        talks = asked or addressed >= _MIN_ADDRESSED_SHARE * len(usable)
        if shape == "alone" and not asked:
            return False
        if not _alternate(usable):
            all_sure = all(label.form in _SURE_FORMS for label in usable)
            return all_sure and asked and shape != "alone"
        if offices:
            return talks or all(label.form is LabelForm.OFFICE for label in usable)
        if sure:
            return talks
        if max(map(len, names)) == 1:
            return asked and len(names) == 2  # noqa: PLR2004 - one letter asks, the other answers
        weak = sum(label.form in _NAME_FORMS for label in core) > len(core) / 2
        capitals = all(label.name and label.name.isupper() for label in core)
        mentioned = any(map(self._is_mentioned, names))
        asking = {label.folded for label in usable if self._asks(label)}
        one_asks = len(asking) == 1 and all(
            self._asks(label) for label in usable if label.folded in asking
        )
        return weak and talks and (mentioned or capitals or one_asks or (asked and addressed > 0))

    def _words(self, label: Label) -> str:
        return self._text[label.words : self._ends[label.span.start]]

    def _has_words(self, label: Label) -> bool:
        return any(map(str.isalpha, self._words(label)))

    def _asks(self, label: Label) -> bool:
        return bool(_QUESTION.search(self._words(label)))

    def _is_mentioned(self, folded: str) -> bool:
        """Whether the text has the name elsewhere with a capital, and never in small letters."""
        last = re.escape(folded.rsplit(maxsplit=1)[-1])
        if re.search(rf"(?<!\w){last}(?!\w)", self._text):
            return False
        return bool(
            re.search(rf"(?<=[\w,] ){last}(?![\w]|\s*[:：])", self._text, re.IGNORECASE)  # noqa: RUF001
        )

    def _turn(
        self,
        label: Label,
        group: Sequence[Label],
        shapes: Collection[str],
        names: Mapping[str, str],
    ) -> SpeakerTurn | None:
        """The turn that the label begins; None where it begins none."""
        shape = self._shape(label)
        known = _matching_name(label.name or "", names)
        if label.source is not None and shape in shapes:
            return self._begin(label, self._asker(label))
        if label.name is None:
            is_turn = "chevron" in shapes if label.chevron else self._times_lead(shapes)
            return self._begin(label, None) if is_turn else None
        if shape not in shapes:
            strong = label.form is LabelForm.OFFICE or (known and label.form is not LabelForm.NONE)
            inline = label.kind in ("colon", "stop") or self._is_marked(label)
            return self._begin(label, known or label.name) if strong and inline else None
        if (label.inner or label.kind == "stop") and not self._stands_like(label, group, known):
            return None
        if known is not None:
            return self._begin(label, known)
        return self._once(label, group)

    def _asker(self, label: Label) -> str | None:
        """The name in the brackets behind "Q"; None where they name a place, a paper or nobody."""
        name, comma, _ = (label.source or "").partition(", ")
        if form_of(name) in _SURE_FORMS:
            titled = form_of(name) is LabelForm.OFFICE
            return name if titled or comma or has_given_name(name) else None
        others = (other.source.partition(",")[0] for other in self._labels if other.source)
        return name if any(is_short(name, other) for other in others) else None

    def _times_lead(self, shapes: Collection[str]) -> bool:
        """Whether the labels of the talk begin with a time on the line of the words."""
        led = [
            label
            for label in self._labels
            if label.name and label.when and not label.alone and self._shape(label) in shapes
        ]
        return bool(led)

    def _stands_like(self, label: Label, group: Sequence[Label], known: str | None) -> bool:
        """Whether the line of the label is indented as those of the others are."""
        columns = Counter(other.column for other in group if not other.inner)
        usual = columns.most_common(1)[0][0] if columns else 0
        if label.column != usual:
            return False
        return usual > 0 or not label.inner or known is not None or label.form is LabelForm.OFFICE

    def _once(self, label: Label, group: Sequence[Label]) -> SpeakerTurn | None:
        """The turn of a label that stands once: by its name where it looks like one."""
        name = label.name or ""
        same_case = name.isupper() and _mostly_capitals(group)
        certain = (
            label.form in _SURE_FORMS
            or same_case
            or label.when is not None
            or label.chevron
            or (self._is_marked(label) and label.kind != "alone")
        )
        if label.form is LabelForm.NONE:
            heads = label.kind == "colon" and not label.before_small and not label.inner
            heads = heads and len(name.split()) <= 2  # noqa: PLR2004
            return self._begin(label, None) if heads or (same_case and not label.alone) else None
        if label.before_small and not certain:
            return None
        if certain:
            return self._begin(label, name)
        if label.alone and label.kind == "alone":
            return self._begin(label, name) if self._is_marked(label) else None
        word = label.form is LabelForm.WORD
        given = name.casefold() in PRONOUN_BY_GIVEN_NAME or self._is_mentioned(name.casefold())
        return self._begin(label, name if word and (given or self._all_labelled(group)) else None)

    def _all_labelled(self, group: Sequence[Label]) -> bool:
        """Whether every turn is one paragraph, so that each that opens like one has a label."""
        start, end = group[0].span.start, group[-1].span.end
        labelled = {label.span.start for label in group if not label.alone}
        within = [span for span in self._paragraphs if start <= span.start < end]
        return all(span.start in labelled or is_direction(span.of(self._text)) for span in within)

    def _begin(self, label: Label, name: str | None) -> SpeakerTurn:
        return SpeakerTurn(name, label.words, label.span, when=label.when)


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


def _is_name_with_office(words: str) -> bool:
    """Whether the words are a name, with no more behind it than "(b. 1911), ring spinner"."""
    name, _, office = re.sub(r"\s*\([^()]*\)", "", words).partition(", ")
    said = NEVER_IN_NAMES.intersection(office.casefold().split())
    is_sure = form_of(name) is LabelForm.PERSON or (office and form_of(name) in _SURE_FORMS)
    return bool(name and is_sure) and not said and not SENTENCE_END.search(f"{name}, {office}")


def _alternate(usable: Sequence[Label]) -> bool:
    """Whether a name returns after another one has stood between."""
    last: dict[str, int] = {}
    for at, label in enumerate(usable):
        if label.folded in last and last[label.folded] < at - 1:
            return True
        last[label.folded] = at
    return False


def _mostly_capitals(group: Sequence[Label]) -> bool:
    capitals = sum(bool(label.name and label.name.isupper()) for label in group)
    return capitals > len(group) / 2


def _accepted_names(talk: Iterable[Label], speakers: Collection[str]) -> Mapping[str, str]:
    """The names that are known or repeated, case-folded, each with its most frequent spelling."""
    counts = Counter(
        label.name for label in talk if label.name and label.form is not LabelForm.NONE
    )
    folded = Counter(name.casefold() for name in counts.elements())
    spellings = {name.casefold(): name for name, _ in reversed(counts.most_common())}
    known = {name.casefold(): name for name in speakers}
    repeated = {name: spellings[name] for name, times in folded.items() if times > 1}
    return {**repeated, **known}


def _matching_name(name: str, names: Mapping[str, str]) -> str | None:
    """The accepted name that is meant; None when it is none of them."""
    exact = names.get(name.casefold())
    if exact is not None or not name:
        return exact
    if any(is_short(name, known) or _is_full_name(name, known) for known in names.values()):
        return name
    near = {known for known in names.values() if is_misspelt(name, known)}
    return near.pop() if len(near) == 1 else None


def _is_full_name(name: str, short: str) -> bool:
    """Whether the name is the full form of a label, and not a line that begins with it."""
    ends = name.casefold().endswith(short.casefold()) or short.isupper()
    return ends and is_short(short, name)
