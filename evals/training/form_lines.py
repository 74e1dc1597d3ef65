"""Line roles of documents whose runs of words have their speakers: gold aligned with the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.errors import ReadError
from corpus.load.load import load_file
from corpus.load.sources import SourceEntry
from corpus.structure.line_roles import LineRole
from evals.cases.forms import THE_AUTHOR, read_forms
from evals.training.canvas import RenderedDocument, RenderedLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.model.document import Document
    from evals.cases.forms import FormGold, SpokenRun

_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")  # heard while another speaks
_OPENS_QUOTE = '"“„«‘'


def form_documents(folder: Path) -> Iterator[tuple[FormGold, Document, RenderedDocument]]:
    """Each file of a set with its document and the roles of its lines."""
    for gold in read_forms(folder):
        entry = SourceEntry(id="form", file=gold.file, **gold.sources) if gold.sources else None  # type: ignore[arg-type]
        try:
            document = load_file(folder / gold.file, root=folder, known=entry)
        except ReadError:
            continue
        yield gold, document, align_lines(document, gold)


def align_lines(document: Document, gold: FormGold) -> RenderedDocument:
    """The lines of the document with the roles that the gold's runs give them."""
    text = document.text
    author = document.provenance.author or gold.author
    runs = list(_placed(text, gold))
    lines: list[RenderedLine] = []
    before: str | None = author or THE_AUTHOR
    for match in re.finditer(r"(?m)^.*\S.*$", text):
        start, end = match.span()
        here = [run for run in runs if run[0] < end and run[1] > start]
        if not here or _IN_BRACKETS.fullmatch(match[0]):
            lines.append(RenderedLine(match[0], LineRole.ASIDE))
            continue
        begin, _, run = here[0]
        words = max(begin, start)
        label = text[start:words]
        is_labelled = begin > start and bool(re.search(r"[^\W\d_]", label))
        is_inline = text[max(begin - 1, 0)] in _OPENS_QUOTE or text[begin] in _OPENS_QUOTE
        speaker = run.speaker
        is_author = speaker in {THE_AUTHOR, author} and run.role in {None, "author"}
        if is_author and before in {THE_AUTHOR, author} and not _name_in(label, run):
            is_labelled = False
        if begin < start or (is_inline and not is_labelled and not is_author):
            lines.append(RenderedLine(match[0], LineRole.WORDS))
            if begin < start:
                continue
        elif is_labelled or speaker != before or speaker is None:
            first = before == speaker and is_author and not is_labelled
            role = LineRole.WORDS if first else LineRole.BEGINS
            role = LineRole.RETURNS if is_author and not is_labelled and not first else role
            name = _name_in(label, run) if is_labelled else None
            lines.append(RenderedLine(match[0], role, name, words - start))
        else:
            lines.append(RenderedLine(match[0], LineRole.WORDS))
        if not is_inline or is_labelled:
            before = speaker
    return RenderedDocument(text, tuple(_with_heads(lines, runs)), document.marks, gold.file)


def _placed(text: str, gold: FormGold) -> Iterator[tuple[int, int, SpokenRun]]:
    """Each run that is found, with its place in the text."""
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    flat = "".join(text[at] for at in places)
    cursor = 0
    for run in gold.runs:
        wanted = "".join(run.text.split())
        at = flat.find(wanted, cursor)
        at = at if at >= 0 else flat.find(wanted)
        if at >= 0 and wanted:
            cursor = at + len(wanted)
            yield places[at], places[cursor - 1] + 1, run


def _name_in(words: str, run: SpokenRun) -> tuple[int, int] | None:
    """Where a right name, or the last word of one, stands in the words."""
    for name in run.names:
        for wanted in (name, *reversed((name or "").split())):
            if wanted and (found := re.search(re.escape(wanted), words, re.IGNORECASE)):
                return found.span()
    return None


def _with_heads(
    lines: list[RenderedLine], runs: list[tuple[int, int, SpokenRun]]
) -> Iterator[RenderedLine]:
    """The lines, those above the first words of a speaker that name him as heads."""
    by_words = [(re.sub(r"\s", "", run.text), run) for _, _, run in runs]
    for at, line in enumerate(lines):
        if line.role is not LineRole.ASIDE:
            yield line
            continue
        below = next(
            (other for other in lines[at + 1 : at + 5] if other.role is not LineRole.ASIDE), None
        )
        if below is None or below.name or below.role is LineRole.WORDS:
            yield line
            continue
        said = re.sub(r"\s", "", below.text[below.words :])
        run = next(
            (
                run
                for words, run in by_words
                if words.startswith(said[:40]) or said.startswith(words)
            ),
            None,
        )
        name = _name_in(line.text, run) if run else None
        yield RenderedLine(line.text, LineRole.HEAD, name, len(line.text)) if name else line
