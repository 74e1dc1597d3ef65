"""onrecord verify: whether sources bear the sentences that cite them."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import click
from pydantic import BaseModel, ConfigDict, Field

from app.ask.cited_draft import read_draft
from app.ask.verification import (
    MAX_CITED_PLACES,
    CitedPlace,
    verify_cited,
    verify_uncited,
)
from app.cli.console import line, open_service, say
from app.cli.options import json_option, store_option
from app.config.settings import settings
from app.domain.claim import SentenceStanding
from app.domain.verified_sentence import VerifiedSentence
from app.serialize.verification import verified_json, verified_text
from app.text.json_lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from app.ask.service import AnswerService

NOT_BORNE: Final = 3  # exit status where a sentence is not borne by its sources
_PLACE = re.compile(r"(?P<document>.+):(?P<start>\d+)-(?P<end>\d+)")
_DRAFTS = (".md", ".markdown", ".txt")

NamedSentence = tuple[str | None, VerifiedSentence]


class _PlaceLine(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    document: Annotated[str, Field(min_length=1)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class SentenceLine(BaseModel):
    """A sentence with its quotes, as a file of pairs gives it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | None = None
    sentence: Annotated[str, Field(min_length=1)]
    question: str = ""
    quotes: Annotated[tuple[_PlaceLine, ...], Field(min_length=1, max_length=MAX_CITED_PLACES)]


@click.command()
@click.argument("texts", nargs=-1, metavar="[SENTENCE|DRAFT.md…]")
@click.option(
    "--quote",
    "quotes",
    multiple=True,
    metavar="ID:START-END",
    help="A place that SENTENCE cites; several may be given.",
)
@click.option(
    "--pairs",
    type=click.File("r", encoding="utf-8"),
    help='JSON lines {"id", "sentence", "quotes": [{"document", "start", "end"}]}; - for stdin.',
)
@click.option("--uncited-ok", is_flag=True, help="A draft without any quote is no error.")
@click.option("--strict", is_flag=True, help="Fail for sentences that are only unconfirmed, too.")
@store_option
@json_option
def verify(  # noqa: PLR0913 - one for each option
    texts: tuple[str, ...],
    *,
    quotes: tuple[str, ...],
    pairs: TextIO | None,
    strict: bool,
    uncited_ok: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Say whether sentences are borne by what they cite: confirmed, unconfirmed or refused.

    SENTENCE is held against the places given with --quote, or against the nearest sentences of the
    library. Of drafts in Markdown, each sentence with footnotes or quote links, as exports have
    them, is held against those. The exit status is 3 where a sentence is refused or cites what is
    not there, and with --strict where one is not confirmed.
    """
    are_drafts = not quotes and all(text.lower().endswith(_DRAFTS) for text in texts)
    if bool(texts) is (pairs is not None) or (quotes and pairs):
        message = "give a sentence, a draft or --pairs, one of them"
        raise click.UsageError(message)
    if len(texts) > 1 and not are_drafts:
        message = f"give one sentence, in quotation marks, or drafts ({', '.join(_DRAFTS)}) alone"
        raise click.UsageError(message)
    counts: Counter[SentenceStanding | None] = Counter()
    with open_service(settings(store=store)) as service:
        if pairs is not None:
            found = _verified_pairs(service, pairs)
        elif are_drafts:
            found = _verified_drafts(service, texts, uncited_ok=uncited_ok)
        else:
            found = iter([(None, _verified_sentence(service, texts[0], quotes))])
        for name, verified in found:
            counts[verified.standing] += 1
            told = verified_json(verified, name=name)
            say(line(told) if as_json else f"{_named(name)}{verified_text(verified)}\n")
    if counts.total() > 1 and not as_json:
        say(_summary(counts))
    fails = {SentenceStanding.REFUSED, None} | ({SentenceStanding.UNCONFIRMED} if strict else set())
    if any(counts[standing] for standing in fails):
        sys.exit(NOT_BORNE)


def _verified_sentence(
    service: AnswerService, sentence: str, quotes: tuple[str, ...]
) -> VerifiedSentence:
    if not sentence.strip():
        message = "the sentence is empty"
        raise click.UsageError(message)
    if not quotes:
        return verify_uncited(service, sentence)
    return verify_cited(service, sentence, [_cited_place(quote) for quote in quotes])


def _cited_place(quote: str) -> CitedPlace:
    match = _PLACE.fullmatch(quote)
    if match is None:
        message = f"--quote {quote}: a place is written ID:START-END, such as harbour-column:10-57"
        raise click.UsageError(message)
    return CitedPlace(match["document"], int(match["start"]), int(match["end"]))


def _verified_pairs(service: AnswerService, pairs: TextIO) -> Iterator[NamedSentence]:
    for _, pair in read_lines(pairs, SentenceLine, name=pairs.name):
        places = [CitedPlace(one.document, one.start, one.end) for one in pair.quotes]
        yield pair.id, verify_cited(service, pair.sentence, places, question=pair.question)


def _verified_drafts(
    service: AnswerService, files: tuple[str, ...], *, uncited_ok: bool
) -> Iterator[NamedSentence]:
    """The sentences of the drafts that cite something, each with its file if there are several."""
    for file in files:
        for verified in _verified_draft(service, Path(file), uncited_ok=uncited_ok):
            yield file if len(files) > 1 else None, verified


def _verified_draft(
    service: AnswerService, file: Path, *, uncited_ok: bool
) -> Iterator[VerifiedSentence]:
    try:
        draft = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        raise click.UsageError(message) from error
    sentences = list(read_draft(draft))
    cited = [one for one in sentences if one.places]
    if not cited:
        message = f"{file} has no sentence with a footnote or link to a quote"
        if not uncited_ok:
            raise click.UsageError(message)
        click.echo(message, err=True)
        return
    for one in cited:
        yield verify_cited(service, one.text, one.places)
    if left := len(sentences) - len(cited):
        click.echo(f"{left} {_plural('sentence', left)} without a quote not verified", err=True)


def _named(name: str | None) -> str:
    return f"{name}: " if name is not None else ""


def _summary(counts: Counter[SentenceStanding | None]) -> str:
    told = [f"{counts[one]} {one}" for one in SentenceStanding]
    if counts[None]:
        told.append(f"{counts[None]} not verified")
    return f"{counts.total()} sentences: {', '.join(told)}"


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
