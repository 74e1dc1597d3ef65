"""Documents in many forms, with the speaker of each run of their words, written for these evals.

A set is a folder of files with `gold.jsonl`: one line a file, with its runs in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import OnRecordError, ReadError
from corpus.load.load import load_file
from corpus.load.sources import SourceEntry
from corpus.model.span import Span
from corpus.model.speaker import Role
from corpus.speakers.attribute import read_utterances, voice_of
from corpus.structure.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Voice

FORMS_FOLDER = Path(__file__).parents[1] / "forms"
THE_AUTHOR = "the author"  # in gold: the author of a document that names none
_UNCLEAR_ROLES = frozenset(Role) - {Role.AUTHOR}


class SpokenRun(BaseModel):
    """Words of a file with their speaker's name, None where it can't be told.

    `accept` holds other right names. `via` is the person whose claim the words report, None where
    they report nobody's; it is judged only where it is given.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: Annotated[str, Field(min_length=1)]
    speaker: str | None
    accept: tuple[str | None, ...] = ()
    role: str | None = None
    via: str | None = None
    via_accept: tuple[str | None, ...] = ()

    @property
    def names(self) -> tuple[str | None, ...]:
        """All right names."""
        return (self.speaker, *self.accept)


class FormGold(BaseModel):
    """What is right for one file: its runs, its author, and what is no speaker and no quote."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    file: str
    runs: tuple[SpokenRun, ...]
    sources: dict[str, str] = {}
    not_quotable: tuple[str, ...] = ()
    not_speakers: tuple[str, ...] = ()
    author: str | None = None


@dataclass(frozen=True, slots=True)
class FormScore:
    """Letters and digits under a right speaker, a wrong one, none, and not found at all.

    `author_right` is None where the gold does not say who the author is. `faults` say what is
    wrong, for people.
    """

    file: str
    right: int
    wrong: int
    unclear: int
    lost: int
    author_right: bool | None
    faults: tuple[str, ...]

    @property
    def total(self) -> int:
        """All letters and digits of the runs, at least 1."""
        return max(self.right + self.wrong + self.unclear + self.lost, 1)


def read_forms(folder: Path) -> tuple[FormGold, ...]:
    """Read the gold of a set; OnRecordError, with the line, when it is not sound."""
    file = folder / "gold.jsonl"
    golds = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            golds.append(FormGold.model_validate_json(line))
        except ValidationError as error:
            message = f"{file}, line {number}: {error}"
            raise OnRecordError(message) from error
    return tuple(golds)


def score_form(folder: Path, gold: FormGold) -> FormScore:
    """Load the file and compare the speaker of each run's words with the gold."""
    entry = SourceEntry(id="form", file=gold.file, **gold.sources) if gold.sources else None  # type: ignore[arg-type]
    try:
        document = load_file(folder / gold.file, root=folder, known=entry)
    except ReadError as error:
        lost = sum(_size(run.text) for run in gold.runs)
        return FormScore(gold.file, 0, 0, 0, lost, None, (f"not read: {error}",))
    return _FormReading(document).score(gold)


class _FormReading:
    """A document with its utterances, in which runs are looked up."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._utterances = read_utterances(document)
        self._sentences = tuple(sentence_spans(document.text))
        self._letters, self._offsets = _fold(document.text)

    def score(self, gold: FormGold) -> FormScore:
        counts = {"right": 0, "wrong": 0, "unclear": 0, "lost": 0}
        faults: list[str] = []
        begin = 0
        for run in gold.runs:
            span = self._find(run.text, begin) or self._find(run.text, 0)
            if span is None:
                counts["lost"] += _size(run.text)
                faults.append(f"lost: {run.text[:80]!r}")
                continue
            begin = span[1]
            for part in self._parts(Span(self._offsets[span[0]], self._offsets[span[1] - 1] + 1)):
                outcome, got = self._judge(run, part)
                counts[outcome] += _size(part.of(self._document.text))
                if outcome != "right":
                    words = part.of(self._document.text)[:80]
                    faults.append(f"{outcome}: {words!r} is given to {got}, not to {run.names}")
        author = self._document.provenance.author
        states_author = "author" in gold.model_fields_set
        author_right = same_words(author, gold.author) if states_author else None
        if author_right is False:
            faults.append(f"author: {author!r}, not {gold.author!r}")
        faults += [*self._false_speakers(gold), *self._false_quotes(gold)]
        return FormScore(gold.file, **counts, author_right=author_right, faults=tuple(faults))

    def _find(self, words: str, begin: int) -> tuple[int, int] | None:
        """The place of the words among the document's letters."""
        letters, _ = _fold(words)
        at = self._letters.find(letters, begin)
        return None if at < 0 else (at, at + len(letters))

    def _parts(self, span: Span) -> Iterator[Span]:
        """The span, sentence by sentence."""
        text = self._document.text
        for sentence in self._sentences:
            if sentence.overlaps(span):
                part = Span(max(sentence.start, span.start), min(sentence.end, span.end))
                if any(map(str.isalnum, part.of(text))):
                    yield part

    def _judge(self, run: SpokenRun, part: Span) -> tuple[str, str]:
        """Whether the part is right, wrong or unclear, and the speaker that it is given to."""
        voice = voice_of(self._utterances, self._document.text, part)
        speaker = voice.via[-1] if voice.reported else voice.speaker
        if voice.reported and "via" in run.model_fields_set:
            relayed = (run.via, *run.via_accept)
            if not any(same_words(voice.speaker.name, name) for name in relayed):
                return "wrong", f"{speaker.name} reporting {voice.speaker.name}"
        is_unclear = speaker.name is None and speaker.role in _UNCLEAR_ROLES
        if any(self._is_meant(name, voice, is_unclear=is_unclear) for name in run.names):
            roles_differ = run.role in ("interviewer", "interviewee") and run.role != speaker.role
            return ("wrong" if roles_differ else "right"), f"{speaker.name} ({speaker.role})"
        return ("unclear" if is_unclear else "wrong"), f"{speaker.name} ({speaker.role})"

    def _is_meant(self, name: str | None, voice: Voice, *, is_unclear: bool) -> bool:
        speaker = voice.via[-1] if voice.reported else voice.speaker
        if name is None:
            return is_unclear
        if name == THE_AUTHOR:
            own = (None, self._document.provenance.author)
            return speaker.role is Role.AUTHOR and speaker.name in own
        return same_words(speaker.name, name)

    def _false_speakers(self, gold: FormGold) -> Iterator[str]:
        names = {utterance.speaker.name for utterance in self._utterances}
        for false in gold.not_speakers:
            if any(name and same_words(name, false) for name in names):
                yield f"no speaker: {false!r}"

    def _false_quotes(self, gold: FormGold) -> Iterator[str]:
        said = [_fold(run.text)[0] for run in gold.runs]
        for false in gold.not_quotable:
            letters, _ = _fold(false)
            in_runs = any(letters in words for words in said)
            if letters and not in_runs and self._is_in_utterance(letters):
                yield f"no quote: {false!r}"

    def _is_in_utterance(self, letters: str) -> bool:
        spans = (utterance.span.of(self._document.text) for utterance in self._utterances)
        return any(letters in _fold(words)[0] for words in spans)


def same_words(name: str | None, other: str | None) -> bool:
    """Whether two names are equal but for case and punctuation."""
    if name is None or other is None:
        return name is other
    left, right = (re.sub(r"\W+", " ", words.casefold()).split() for words in (name, other))
    return left == right


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The text without white space, and the offset of each of its characters."""
    offsets = [at for at, character in enumerate(text) if not character.isspace()]
    return "".join(text[at] for at in offsets), offsets


def _size(text: str) -> int:
    return sum(map(str.isalnum, text))
