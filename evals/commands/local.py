"""python -m evals local: a real, weak model on this machine, with its answers verified."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import click

from app.domain.answer import Mode
from app.domain.claim import SentenceStanding
from app.llm.endpoint import Endpoint
from app.llm.openai_model import OpenAIModel
from app.serialize.answer import citation_json
from corpus.load.folder import discover, load_all
from corpus.model.document import Document
from evals.cases.suites import FOLDERS, read_suite
from evals.local.readings import fingerprint, read_labels
from evals.local.server import LOCAL_CONTEXT, MODEL, serving
from evals.local.timed_question import ask_timed
from evals.systems.onrecord import open_answer_service

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.domain.claim import Claim
    from evals.local.timed_question import LocalAnswer

WAYS = {"together": False, "one-by-one": True}


@click.command()
@click.option("--suite", type=click.Choice(list(FOLDERS)), default="five", show_default=True)
@click.option("--count", type=click.IntRange(1), default=20, show_default=True)
@click.option(
    "--way",
    "ways",
    multiple=True,
    type=click.Choice(list(WAYS)),
    default=["one-by-one"],
    show_default=True,
    help="How quotes are given: together, or one by one to a weak model; repeatable.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every sentence to this file, with what it cites or why it was refused.",
)
def local(suite: str, count: int, ways: tuple[str, ...], out: Path | None) -> None:
    """Start llama.cpp's server on this machine and ask it COUNT questions of the suite.

    The model is weak, so it gets the quotes one by one and has to keep to their words. The exit
    status is 1 when it wrote nothing, or when a sentence passed that a reader found false.
    """
    questions = _questions(suite, count)
    loaded = load_all(discover([FOLDERS[suite]]))
    documents = [one for one in loaded if isinstance(one, Document)]
    known = read_labels()
    false = wrote = 0
    lines: list[str] = []
    with serving() as url, open_answer_service(documents, abstain_below=0.45) as desk:
        model = OpenAIModel(Endpoint(url=url, model=MODEL, context=LOCAL_CONTEXT, reply_tokens=300))
        click.echo(f"{MODEL}, {len(questions)} questions over {suite}")
        for way in ways:
            asked = [ask_timed(desk, one, model, restate_only=WAYS[way]) for one in questions]
            click.echo("\n".join(_summary_lines(way, asked, known)))
            false += sum(known.get(fingerprint(claim)) is False for claim in _claims(asked))
            wrote += sum(one.wrote for one in asked)
            lines += _sentences(way, asked)
    if out:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if false or not wrote:
        click.echo("false sentences passed" if false else "the model wrote nothing")
        sys.exit(1)


def _questions(suite: str, count: int) -> list[str]:
    """An evenly spaced sample of the suite's answerable questions without history."""
    cases = [one for one in read_suite(suite).cases if one.answerable and not one.history]
    return [case.question for case in cases[:: max(1, len(cases) // count)][:count]]


def _claims(asked: Sequence[LocalAnswer]) -> list[Claim]:
    """The model's own sentences that were confirmed."""
    confirmed = SentenceStanding.CONFIRMED
    return [claim for one in asked for claim in one.claims if claim.standing is confirmed]


def _summary_lines(
    way: str, asked: Sequence[LocalAnswer], known: Mapping[str, bool]
) -> Iterator[str]:
    claims = _claims(asked)
    wrote = sum(one.wrote for one in asked)
    found = [known.get(fingerprint(claim)) for claim in claims]
    prose = sum(one.answer.mode is Mode.WRITTEN for one in asked)
    firsts = [one.first for one in asked if one.first is not None]
    whole = sum(one.whole for one in asked)
    yield f"\n{way}: {wrote} sentences written, {len(claims)} confirmed, {prose} answers in prose"
    yield (
        f"  of these, read before: {found.count(True)} true, {found.count(False)} "
        f"false; {found.count(None)} not read yet"
    )
    first = f"{median(firsts):.1f} s to the first backed sentence, " if firsts else ""
    yield (
        f"  median {first}{median(one.whole for one in asked):.1f} s to the whole answer, "
        f"of all time {sum(one.ours for one in asked) / whole:.1%} ours"
    )
    troubles = Counter(one.answer.model_error for one in asked if one.answer.model_error)
    yield from (f"  {count} times: {trouble}" for trouble, count in troubles.most_common())


def _sentences(way: str, asked: Sequence[LocalAnswer]) -> Iterator[str]:
    for one in asked:
        for claim in one.claims:
            cited = [citation_json(cited) for cited in claim.citations]
            yield json.dumps(
                {
                    "way": way,
                    "question": one.question,
                    "passed": claim.text,
                    "sha256": fingerprint(claim),
                    "cites": [{key: it[key] for key in ("speaker", "exact")} for it in cited],
                },
                ensure_ascii=False,
            )
        for refused in one.rejections:
            yield json.dumps(
                {
                    "way": way,
                    "question": one.question,
                    "refused": refused.text,
                    "reason": refused.reason,
                },
                ensure_ascii=False,
            )
