"""A document that grows line by line, each with its role."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.model.mark import Mark, MarkKind
from corpus.model.span import Span
from corpus.structure.line_roles import LineRole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from evals.training.material import Material

_OWN = re.compile(r"\b(?:I|my|me|we|our)\b")
_CYRILLIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абцдефгхийклмнопкрстувшхызАБЦДЕФГХИЙКЛМНОПКРСТУВШХЫЗ",
)


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A line of a rendered document, its role, where the name and the first words are in it."""

    text: str
    role: LineRole
    name: tuple[int, int] | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """A document's text, the lines that are not blank with their roles, and its marks."""

    text: str
    lines: tuple[RenderedLine, ...]
    marks: tuple[Mark, ...]
    kind: str


@dataclass(slots=True)
class Canvas:
    """The lines so far, what is emphasised in them, and how the document is written."""

    material: Material
    rng: Random
    lines: list[RenderedLine | None] = field(default_factory=list)  # None is a blank line
    emphasised: list[tuple[int, int | None]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)  # lines that open with a mark of quotation
    width: int | None = None
    marked: bool = False

    def add(
        self, text: str, role: LineRole, name: tuple[int, int] | None = None, words: int = 0
    ) -> None:
        """Add a line; `name` and `words` are places in it."""
        self.lines.append(RenderedLine(text, role, name, words))

    def blank(self, count: int = 1) -> None:
        """Add blank lines, but none at the beginning or below another."""
        if self.lines and self.lines[-1] is not None:
            self.lines += [None] * count

    def aside(self, text: str) -> None:
        """Add a line of nobody's."""
        self.add(text, LineRole.ASIDE)

    def chance(self, share: float) -> bool:
        """Whether it happens, by this share."""
        return self.rng.random() < share

    def paragraph(
        self,
        words: str,
        role: LineRole,
        *,
        prefix: str = "",
        name: tuple[int, int] | None = None,
        indent: str = "",
        hang: str = "",
    ) -> None:
        """Add the words behind a prefix, wrapped where the document is."""
        whole = f"{indent}{prefix}{words}"
        shift = len(indent)
        span = (name[0] + shift, name[1] + shift) if name else None
        if self.width is None:
            self.add(whole, role, span, shift + len(prefix))
            return
        first, *others = textwrap.wrap(
            whole,
            self.width,
            drop_whitespace=False,
            replace_whitespace=False,
            expand_tabs=False,
            break_long_words=False,
        ) or [whole]
        self.add(first.rstrip(), role, span, shift + len(prefix))
        for line in others:
            self.add(hang + line.strip(), LineRole.WORDS)

    def text(self, least: int = 1, most: int = 6) -> str:
        """Some sentences of prose."""
        paragraphs = self.rng.choice(
            self.material.prose if self.chance(0.7) else self.material.stories
        )
        sentences = _sentences(self.rng.choice(paragraphs))
        count = self.rng.randint(least, most)
        at = self.rng.randrange(max(len(sentences) - count, 0) + 1)
        return " ".join(sentences[at : at + count])[:1200].strip() or "Yes."

    def said(self) -> str:
        """What somebody may say: of a dialogue, a question, or prose."""
        draw = self.rng.random()
        if draw < 0.5:
            return self.rng.choice(self.rng.choice(self.material.dialogues))[1] or "No."
        if draw < 0.6:
            return self.rng.choice(self.material.questions)
        return self.text(1, 4)

    def own(self) -> str:
        """Words in which somebody speaks of himself, where some are found."""
        return self._drawn(self.said, is_own=True)

    def told(self) -> str:
        """Prose in which nobody speaks of himself, where some is found."""
        return self._drawn(self.text, is_own=False)

    def _drawn(self, draw: Callable[[], str], *, is_own: bool) -> str:
        words = draw()
        for _ in range(6):
            if bool(_OWN.search(words)) is is_own:
                break
            words = draw()
        return words

    def story(self) -> str:
        """A paragraph of a story."""
        return self.rng.choice(self.rng.choice(self.material.stories))[:900]

    def article(self) -> Sequence[str]:
        """The paragraphs of a text."""
        return self.rng.choice(self.material.prose if self.chance(0.75) else self.material.stories)

    def finished(self, kind: str) -> RenderedDocument:
        """The document as it stands."""
        kept: list[RenderedLine] = []
        marks: list[Mark] = []
        pieces: list[str] = []
        offset = 0
        bold = dict(self.emphasised)
        is_unquoted = self.chance(0.6)
        for number, written in enumerate(self.lines):
            line = written
            if line is not None and number in self.quoted and is_unquoted:
                line = RenderedLine(line.text.lstrip("> |"), line.role)
                marks.append(Mark(Span(offset, offset + len(line.text)), MarkKind.QUOTE))
            if line is not None and line.text.strip():
                kept.append(line)
                if self.marked and number in bold:
                    end = offset + (bold[number] or len(line.text))
                    marks.append(Mark(Span(offset, end), MarkKind.EMPHASIS))
                if self.marked and number in self.headings:
                    marks.append(Mark(Span(offset, offset + len(line.text)), MarkKind.HEADING))
            words = line.text if line else ""
            pieces.append(words)
            offset += len(words) + 1
        return RenderedDocument("\n".join(pieces), tuple(kept), tuple(marks), kind)

    def to_other_letters(self) -> None:
        """Write all letters in another script, or shift vowels, so that words tell nothing."""
        vowels = list("aeiou")
        self.rng.shuffle(vowels)
        shifted = str.maketrans("aeiouAEIOU", "".join(vowels) + "".join(vowels).upper())
        table = _CYRILLIC if self.chance(0.4) else shifted
        self.lines = [
            line and RenderedLine(line.text.translate(table), line.role, line.name, line.words)
            for line in self.lines
        ]

    def number_lines(self) -> None:
        """Set a number before every line."""
        width = self.rng.choice((2, 3, 4))
        gap = self.rng.choice((" ", "  ", "\t", "    "))
        restart = self.rng.choice((25, 28, 10_000))
        number = 0
        out: list[RenderedLine | None] = []
        for line in self.lines:
            if line is None:
                out.append(None)
                continue
            number = number % restart + 1
            lead = f"{number:>{width}}{gap}"
            name = line.name and (line.name[0] + len(lead), line.name[1] + len(lead))
            out.append(RenderedLine(lead + line.text, line.role, name, line.words + len(lead)))
        self.lines = out
        self.emphasised, self.headings, self.quoted = [], [], set()


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"])", text)
