"""The pairs that the entailment model is trained on: those of the sets, and edits of them."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from evals.training.entailment_sets import (
    EntailmentExample,
    PairLabel,
    document_sentences,
    nli_examples,
    question_examples,
    written_examples,
)
from evals.training.pair_edits import edit_both, false_edits
from evals.training.true_edits import true_edit
from index.entailment.entailment_net import EntailmentPremise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_FALSE_SHARE: Final = 0.55  # of the entailed pairs, that also come with a false edit
_BOTH_SHARE: Final = 0.25
_TRUE_SHARE: Final = 0.3
_EXTRA_SHARE: Final = 0.04  # with a clause of another sentence
_SPEAKER_SHARE: Final = 0.08
_CONTEXT_SHARE: Final = 0.25  # of the pairs without context, that get a strange one
_FREQUENT: Final = frozenset({"negation", "opposite"})  # they apply to most sentences
DOCUMENT_SENTENCES: Final = 2_000
_SAYS: Final = ("says that", "said that", "argues that", "thinks that", "writes that", "believes that")  # fmt: skip  # noqa: E501
_SPEAKERS: Final = (
    "Anna Brod", "Hugo Brandt", "Lena Moor", "Senator Hale", "Dr Okoye", "the mayor", "James Tully",
    "Maria Santos", "the company", "the ministry", "Tom Beck", "Mira Holt", "Professor Lund",
    "Ivan Petrov", "Yusuf Demir", "the report", "Claire Dubois", "Sam Whitaker",
)  # fmt: skip


def entailment_examples(bench: Path, *, seed: int, share: float = 1.0) -> list[EntailmentExample]:
    """All pairs in a random order; the same seed gives the same."""
    rng = random.Random(seed)  # noqa: S311
    sets = (
        *nli_examples(bench, share=share, rng=rng),
        *question_examples(bench, share=share, rng=rng),
        *written_examples(bench, share=share, rng=rng),
        *_copied_sentences(bench, round(DOCUMENT_SENTENCES * share), rng),
    )
    given = [replace(example, origin=example.premise.quote) for example in sets]
    sentences = [example.sentence for example in given]
    pairs = [made for example in given for made in made_pairs(example, sentences, rng)]
    pairs = [_with_strange_context(pair, sentences, rng) for pair in pairs]
    rng.shuffle(pairs)
    return pairs


def _copied_sentences(bench: Path, most: int, rng: random.Random) -> list[EntailmentExample]:
    found = list(document_sentences(bench))
    rng.shuffle(found)
    return [
        EntailmentExample(sentence, premise, PairLabel.ENTAILED, "copied")
        for sentence, premise in found[:most]
    ]


def made_pairs(
    example: EntailmentExample, others: Sequence[str], rng: random.Random
) -> Iterator[EntailmentExample]:
    """The pair itself, and what edits make of it.

    An edit of the sentence alone makes it false, the same edit of its premise too makes it follow
    again: so neither the edited words nor how near the two are decides.
    """
    is_copied = example.source == "copied"
    if is_copied:
        yield replace(example, sentence=true_edit(example.sentence, rng), kind="same")
    else:
        yield example
    if example.label is PairLabel.ENTAILED:
        yield from _edited(example, rng, often=is_copied)
        if rng.random() < _EXTRA_SHARE:
            extra = _without_stop(rng.choice(others))
            joint = rng.choice((", and", ", because", ", which is why", ", although"))
            sentence = f"{_without_stop(example.sentence)}{joint} {extra[:1].lower()}{extra[1:]}."
            yield replace(example, sentence=sentence, label=PairLabel.NEITHER, kind="extra clause")
    if rng.random() < _SPEAKER_SHARE and len(example.sentence) < 200:  # noqa: PLR2004
        yield _spoken(example, rng)


def _edited(
    example: EntailmentExample, rng: random.Random, *, often: bool
) -> Iterator[EntailmentExample]:
    quote = example.premise.quote
    if rng.random() < (1.0 if often else _FALSE_SHARE) and (
        edits := false_edits(example.sentence, quote, rng)
    ):
        kind, sentence = rng.choices(edits, [1 if kind in _FREQUENT else 3 for kind, _ in edits])[0]
        yield replace(example, sentence=sentence, label=PairLabel.NOT_ENTAILED, kind=kind)
    if rng.random() < _BOTH_SHARE and (both := edit_both(example.sentence, quote, rng)):
        premise = replace(example.premise, quote=both[1])
        yield replace(example, sentence=both[0], premise=premise, kind="both")
    if not often and rng.random() < _TRUE_SHARE:
        sentence = true_edit(example.sentence, rng)
        if sentence != example.sentence:
            yield replace(example, sentence=sentence, kind="same")


def _spoken(example: EntailmentExample, rng: random.Random) -> EntailmentExample:
    """The pair as somebody's words: the speaker's name before the quote, and in the sentence."""
    who, other = rng.sample(_SPEAKERS, 2)
    sentence = example.sentence
    lowered = (
        sentence
        if re.match(r"I\b|[A-Z]\w+ [A-Z]|[A-Z]{2}", sentence)
        else sentence[0].lower() + sentence[1:]
    )
    wrong = rng.random() < 0.3  # noqa: PLR2004
    named = other if wrong else who
    if rng.random() < 0.25:  # noqa: PLR2004
        said = f"According to {named}, {lowered}"
    else:
        said = f"{named[0].upper()}{named[1:]} {rng.choice(_SAYS)} {lowered}"
    premise = replace(example.premise, quote=f"{who[0].upper()}{who[1:]}: {example.premise.quote}")
    label = example.label
    if wrong:
        label = PairLabel.NOT_ENTAILED
    return replace(
        example, sentence=said, premise=premise, label=label,
        kind="misattribution" if wrong else example.kind,
    )  # fmt: skip


def _with_strange_context(
    example: EntailmentExample, others: Sequence[str], rng: random.Random
) -> EntailmentExample:
    if example.premise.before or example.premise.after or rng.random() > _CONTEXT_SHARE:
        return example
    before, after = rng.sample(others, 2)
    return replace(example, premise=EntailmentPremise(example.premise.quote, before, after))


def _without_stop(text: str) -> str:
    return text.rstrip(" .!?")


def split_examples(
    examples: Iterable[EntailmentExample],
) -> tuple[list[EntailmentExample], list[EntailmentExample]]:
    """The pairs to train on, and those of the premises that are held out."""
    trained: list[EntailmentExample] = []
    held_out: list[EntailmentExample] = []
    for example in examples:
        (held_out if example.is_held_out else trained).append(example)
    return trained, held_out
