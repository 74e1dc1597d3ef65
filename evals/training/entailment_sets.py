"""Pairs of a sentence and a premise from the public sets, each with what it is worth as a label."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from corpus.structure.sentences import sentence_spans
from evals.bench.news import article_texts, json_lines
from evals.training.answer_statements import answer_statement
from index.entailment.entailment_net import EntailmentPremise

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus.model.span import Span

_FOLDS: Final = 20  # by a premise's words; the first is held out
_AROUND: Final = 250  # characters of context before a quote, half of it after
_CONTEXT_SHARE: Final = 0.5  # of the pairs that have their context
# Pairs of each set: none of them drowns another.
NLI_PAIRS: Final = {
    "cad-nli": 8_000, "mnli-val": 8_000, "fever-ev": 3_000, "wikinli3": 2_400, "conjnli": 2_000,
    "snli-devtest": 1_200, "wikisplit": 1_200, "help": 500, "ibm-kpa": 300,
}  # fmt: skip
QUESTION_PAIRS: Final = {"squad2": 2_500, "wiki": 3_000, "amazon": 800}


class PairLabel(IntEnum):
    """What a premise says to a sentence; NOT_ENTAILED leaves open whether it contradicts."""

    ENTAILED = 0
    NEITHER = 1
    CONTRADICTED = 2
    NOT_ENTAILED = 3


@dataclass(frozen=True, slots=True)
class EntailmentExample:
    """A sentence, its premise, the label, the set that it is of and the kind of its edit.

    `origin` is the quote as the set gives it, where an edit changed it.
    """

    sentence: str
    premise: EntailmentPremise
    label: PairLabel
    source: str
    kind: str = ""
    origin: str = ""

    @property
    def is_held_out(self) -> bool:
        """Whether it is kept out of the training, by a digest of the quote before any edit."""
        digest = hashlib.sha256((self.origin or self.premise.quote).encode()).hexdigest()
        return int(digest, 16) % _FOLDS == 0


_NAMES = {
    "entailment": PairLabel.ENTAILED,
    "neutral": PairLabel.NEITHER,
    "contradiction": PairLabel.CONTRADICTED,
    "not_entailment": PairLabel.NOT_ENTAILED,
}


def nli_examples(bench: Path, *, share: float, rng: random.Random) -> Iterator[EntailmentExample]:
    """The pairs of the `nli-*` sets."""
    for name, most in NLI_PAIRS.items():
        records = json_lines(bench / "train" / f"nli-{name}.jsonl.gz")
        rng.shuffle(records)
        for record in records[: round(most * share)]:
            premise = EntailmentPremise(_plain(record["premise"]))
            yield EntailmentExample(
                _plain(record["hypothesis"]), premise, _NAMES[record["label"]], name
            )


def _plain(text: str) -> str:
    """The text without the spaces that a tokeniser put before marks."""
    for spaced, plain in (
        (" ,", ","), (" .", "."), (" ;", ";"), (" :", ":"), (" n't", "n't"), (" 's", "'s"),
        ("( ", "("), (" )", ")"), ("`` ", '"'), (" ''", '"'), (" ?", "?"), (" %", "%"),
    ):  # fmt: skip
        text = text.replace(spaced, plain)
    return " ".join(text.split())


def question_examples(
    bench: Path, *, share: float, rng: random.Random
) -> Iterator[EntailmentExample]:
    """Statements made of questions on paragraphs and their answers, and of wrong answers."""
    for name, articles in _articles(bench):
        paragraphs = [part for article in articles for part in article["paragraphs"]]
        rng.shuffle(paragraphs)
        most = round(QUESTION_PAIRS[name] * share)
        yield from (
            example
            for _, example in zip(
                range(most),
                (pair for part in paragraphs for pair in _paragraph_examples(name, part, rng)),
                strict=False,
            )
        )


def _articles(bench: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for folder, file, name, step in (
        ("squad2-dev", "dev-v2.0.json", "squad2", 2),
        ("squadshifts", "new_wiki_v1.0.json", "wiki", 1),
        ("squadshifts", "amazon_reviews_v1.0.json", "amazon", 1),
    ):
        data = json.loads((bench / folder / file).read_text("utf-8"))["data"]
        yield name, data[::step]


def _paragraph_examples(
    source: str, paragraph: dict[str, Any], rng: random.Random
) -> Iterator[EntailmentExample]:
    text = paragraph["context"]
    answered = [q for q in paragraph["qas"] if not q.get("is_impossible")]
    for record in paragraph["qas"]:
        impossible = record.get("is_impossible", False)
        given = record.get("plausible_answers" if impossible else "answers") or []
        if not given:
            continue
        premise = _premise_at(text, given[0]["answer_start"], rng)
        statement = answer_statement(record["question"], given[0]["text"], rng)
        if statement is None:
            continue
        label = PairLabel.NOT_ENTAILED if impossible else PairLabel.ENTAILED
        yield EntailmentExample(statement, premise, label, source, "unanswerable" * impossible)
        wrong = _other_answer(given[0]["text"], answered, rng)
        if not impossible and wrong and rng.random() < 0.6:  # noqa: PLR2004
            false = answer_statement(record["question"], wrong, rng)
            if false:
                yield EntailmentExample(
                    false, premise, PairLabel.NOT_ENTAILED, source, "wrong answer"
                )


def _other_answer(answer: str, records: Sequence[dict[str, Any]], rng: random.Random) -> str | None:
    """An answer to another question of the same paragraph, of the same shape."""
    others = {
        one["text"]
        for record in records
        for one in record["answers"][:1]
        if _shape(one["text"]) == _shape(answer)
        and one["text"].lower() not in answer.lower()
        and answer.lower() not in one["text"].lower()
    }
    return rng.choice(sorted(others)) if others else None


def _shape(text: str) -> tuple[bool, bool]:
    return any(char.isdigit() for char in text), text[:1].isupper()


def _premise_at(text: str, place: int, rng: random.Random) -> EntailmentPremise:
    """The sentence at a place, sometimes with the next one, and what stands around it."""
    spans = _spans(text)
    at = next((i for i, span in enumerate(spans) if span.end > place), len(spans) - 1)
    last = min(at + (rng.random() < 0.3), len(spans) - 1)  # noqa: PLR2004
    premise = premise_around(text, spans[at].start, spans[last].end)
    return premise if rng.random() < _CONTEXT_SHARE else EntailmentPremise(premise.quote)


@lru_cache(maxsize=4)
def _spans(text: str) -> tuple[Span, ...]:
    return tuple(sentence_spans(text))


def premise_around(text: str, start: int, end: int) -> EntailmentPremise:
    """The text from `start` to `end`, with what stands around it."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND // 2]
    return EntailmentPremise(text[start:end], " ".join(before.split()), " ".join(after.split()))


def written_examples(
    bench: Path, *, share: float, rng: random.Random
) -> Iterator[EntailmentExample]:
    """Our questions on news and opinions with their answers, and with those of other questions."""
    texts = article_texts(bench)
    texts |= {
        one["id"]: one["text"] for one in json_lines(bench / "train" / "opinion-documents.jsonl.gz")
    }
    for name in ("news", "opinion"):
        records = json_lines(bench / "train" / f"{name}-questions.jsonl.gz")
        by_document: dict[str, list[dict[str, Any]]] = {}
        for record in records:
            by_document.setdefault(record["document"], []).append(record)
        for document, asked in by_document.items():
            answered = [one for one in asked if one["need"] and len(one["answer"]) > 12]  # noqa: PLR2004
            for record in answered:
                if rng.random() >= share:
                    continue
                yield from _answer_examples(name, texts[document], record, answered, rng)


def _answer_examples(
    source: str,
    text: str,
    record: dict[str, Any],
    others: Sequence[dict[str, Any]],
    rng: random.Random,
) -> Iterator[EntailmentExample]:
    premise = _needed(text, record)
    question, answer = record["question"], record["answer"]
    asked = f"{question} {answer}"
    sentence = asked if rng.random() < 0.6 else answer  # noqa: PLR2004
    yield EntailmentExample(sentence, premise, PairLabel.ENTAILED, source)
    other = rng.choice(others)
    if other is record or set(map(tuple, other["need"])) & set(map(tuple, record["need"])):
        return
    if rng.random() < 0.5:  # noqa: PLR2004
        false, kind = f"{question} {other['answer']}", "wrong answer"
    else:
        false, kind, premise = asked, "wrong quote", _needed(text, other)
    yield EntailmentExample(false, premise, PairLabel.NOT_ENTAILED, source, kind)


def _needed(text: str, record: dict[str, Any]) -> EntailmentPremise:
    spans = sorted(record["need"])
    first = premise_around(text, *spans[0])
    quote = " ".join(" ".join(text[start:end].split()) for start, end in spans)
    return replace(first, quote=quote)


def document_sentences(bench: Path) -> Iterator[tuple[str, EntailmentPremise]]:
    """Sentences of the news and opinions that are trained on, each with what stands around it."""
    wanted = {
        record["document"] for record in json_lines(bench / "train" / "news-questions.jsonl.gz")
    }
    texts = {name: text for name, text in article_texts(bench).items() if name in wanted}
    texts |= {
        one["id"]: one["text"] for one in json_lines(bench / "train" / "opinion-documents.jsonl.gz")
    }
    for text in texts.values():
        for span in sentence_spans(text):
            sentence = " ".join(span.of(text).split())
            if 40 < len(sentence) < 260 and sentence[-1] in '.!”"':  # noqa: PLR2004
                yield sentence, premise_around(text, span.start, span.end)
