"""Speaker turns: the labels at which another person begins to speak, in whatever shape.

What may be a label is read line by line (`labels.py`). Labels of one kind vote over the whole text:
where names return and alternate the text is a talk, and then every label of that kind begins a
turn, also one that stands once. Where it can't be told whose a turn is, its name is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.english.given_names import PRONOUN_BY_GIVEN_NAME
from corpus.model.mark import MarkKind
from corpus.structure.captions import unnamed_captions
from corpus.structure.directions import examiners, witnesses
from corpus.structure.label_forms import LabelForm, form_of, is_code
from corpus.structure.label_words import NEVER_IN_NAMES, PARTIES
from corpus.structure.labelled_text import SURE_FORMS, LabelledText
from corpus.structure.person_names import has_given_name
from corpus.structure.sentence_ends import SENTENCE_END
from corpus.structure.similar_names import is_short, matching_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from corpus.model.mark import Mark
    from corpus.model.span import Span
    from corpus.structure.labels import Label

_MIN_TIMED_SHARE = 0.3  # of paragraphs with a time, for a recording without names
_MAX_NOTE_WORDS = 2  # of a label that heads a note: "Editor's note"
_MAX_HEAD_WORDS = 2  # in a cell of a table's head
_STARTS = re.compile(r"0?0:0?\d")  # a recording begins at nought, a live blog seldom does


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
    return _TurnReader(LabelledText(text, paragraphs, speakers, emphasised), speakers).turns()


class _TurnReader:
    """Reads the turns of a text: which of its labels begin one, and by whose name."""

    def __init__(self, labelled: LabelledText, speakers: Collection[str]) -> None:
        self._labelled = labelled
        self._groups = labelled.groups()
        self._shapes = {
            shape for shape, group in self._groups.items() if labelled.is_talk(shape, group)
        }
        talk = [label for label in labelled.labels if labelled.shape(label) in self._shapes]
        self._names = _accepted_names(talk, speakers)
        # Then a time that opens a line without a name begins a turn, too.
        self._times_lead = any(label.name and label.when and not label.alone for label in talk)

    def turns(self) -> tuple[SpeakerTurn, ...]:
        """The turns in order; none where the text is no talk."""
        if not self._shapes:
            return tuple(self._recording())
        begun: list[SpeakerTurn] = []
        for label in self._labelled.labels:
            if not begun and (label.form is LabelForm.NONE or self._is_head(label)):
                continue
            turn = self._turn(label)
            if turn is not None:
                begun.append(turn)
        return tuple(_with_parties(self._labelled.text, begun))

    def _recording(self) -> Iterator[SpeakerTurn]:
        """The turns of a recording in which times part the words and nobody is named."""
        times = [
            label for label in self._labelled.labels if label.name is None and not label.chevron
        ]
        starts = times and times[0].when and _STARTS.match(times[0].when)
        if starts and len(times) >= _MIN_TIMED_SHARE * len(self._labelled.paragraphs):
            yield from (_begin(label, None) for label in times)
        else:
            captions = unnamed_captions(self._labelled.labels)
            yield from (_begin(label, None) for label in captions)

    def _is_head(self, label: Label) -> bool:
        """Whether the line stands above the talk: "Host: Ann Keller", or the head of a table."""
        words = self._labelled.words(label).strip()
        if SENTENCE_END.search(words) or not words:
            return False
        if label.kind == "bar":
            return len(words.split()) <= _MAX_HEAD_WORDS
        is_role = label.form is LabelForm.OFFICE or is_code(label.name or "")
        return is_role and "\n" not in words and _is_name_with_office(words)

    def _turn(self, label: Label) -> SpeakerTurn | None:
        """The turn that the label begins; None where it begins none."""
        if label.name is None:
            is_turn = "chevron" in self._shapes if label.chevron else self._times_lead
            return _begin(label, None) if is_turn else None
        shape = self._labelled.shape(label)
        if label.source is not None and shape in self._shapes:
            return _begin(label, self._asker(label))
        known = matching_name(label.name, self._names)
        if shape not in self._shapes:
            is_sure = label.form is LabelForm.OFFICE or (known and label.form is not LabelForm.NONE)
            inline = shape in ("colon", "stop") or self._labelled.is_marked(label)
            return _begin(label, known or label.name) if is_sure and inline else None
        if (label.inner or label.kind == "stop") and not self._stands_like(label, known):
            return None
        return _begin(label, known) if known is not None else self._once(label, label.name)

    def _asker(self, label: Label) -> str | None:
        """The name in the brackets behind "Q"; None where they name a place, a paper or nobody."""
        name, comma, _ = (label.source or "").partition(", ")
        if form_of(name) in SURE_FORMS:
            titled = form_of(name) is LabelForm.OFFICE
            return name if titled or comma or has_given_name(name) else None
        sources = (other.source for other in self._labelled.labels if other.source)
        return name if any(is_short(name, other.partition(",")[0]) for other in sources) else None

    def _stands_like(self, label: Label, known: str | None) -> bool:
        """Whether the line of the label is indented as those of the others are."""
        group = self._groups[self._labelled.shape(label)]
        columns = Counter(other.column for other in group if not other.inner)
        usual = columns.most_common(1)[0][0] if columns else 0
        if label.column != usual:
            return False
        return usual > 0 or not label.inner or known is not None or label.form is LabelForm.OFFICE

    def _once(self, label: Label, name: str) -> SpeakerTurn | None:
        """The turn of a label that stands once: by its name where it looks like one."""
        if label.form is LabelForm.NONE:
            heads = label.kind == "colon" and not label.before_small and not label.inner
            heads = heads and len(name.split()) <= _MAX_NOTE_WORDS
            is_loud = self._has_their_case(label, name) and not label.alone
            return _begin(label, None) if heads or is_loud else None
        if self._is_certain(label, name):
            return _begin(label, name)
        if label.before_small:
            return None
        if label.alone and label.kind == "alone":
            return _begin(label, name) if self._labelled.is_marked(label) else None
        folded = name.casefold()
        is_name = label.form is LabelForm.WORD and (
            folded in PRONOUN_BY_GIVEN_NAME
            or self._labelled.is_mentioned(folded)
            or self._labelled.all_labelled(self._groups[self._labelled.shape(label)])
        )
        return _begin(label, name if is_name else None)

    def _is_certain(self, label: Label, name: str) -> bool:
        """Whether the form, time, type or case of a label says that it is one."""
        if label.form in SURE_FORMS or label.when is not None or label.chevron:
            return True
        is_marked = self._labelled.is_marked(label) and label.kind != "alone"
        return is_marked or self._has_their_case(label, name)

    def _has_their_case(self, label: Label, name: str) -> bool:
        """Whether the name is in capitals, as most labels of its shape are."""
        group = self._groups[self._labelled.shape(label)]
        capitals = sum(bool(other.name and other.name.isupper()) for other in group)
        return name.isupper() and capitals > len(group) / 2


def _is_name_with_office(words: str) -> bool:
    """Whether the words are a name, with no more behind it than "(b. 1911), ring spinner"."""
    name, _, office = re.sub(r"\s*\([^()]*\)", "", words).partition(", ")
    said = NEVER_IN_NAMES.intersection(office.casefold().split())
    is_sure = form_of(name) is LabelForm.PERSON or (office and form_of(name) in SURE_FORMS)
    return bool(name and is_sure) and not said and not SENTENCE_END.search(f"{name}, {office}")


def _begin(label: Label, name: str | None) -> SpeakerTurn:
    return SpeakerTurn(name, label.words, label.span, when=label.when)


def _with_parties(text: str, begun: Iterable[SpeakerTurn]) -> Iterator[SpeakerTurn]:
    """The turns, "Q" under the name of the lawyer who asks and "A" under that of the witness."""
    asking, answering = examiners(text), witnesses(text)
    for turn in begun:
        folded = (turn.name or "").casefold()
        asks = folded in {"q", "question"}
        party = asking if asks else answering if folded in {"a", "answer", "the witness"} else ()
        at = bisect_right(party, turn.start, key=itemgetter(0)) - 1
        yield replace(turn, name=party[at][1]) if at >= 0 else turn


def is_party(name: str | None) -> bool:
    """Whether the label only says that its words are a question or an answer."""
    return (name or "").casefold() in PARTIES


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
