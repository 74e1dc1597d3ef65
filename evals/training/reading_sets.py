"""Sets of questions with the sentences that answer them, to train the reader on."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from corpus.model.document import Document, Provenance
from corpus.model.normalise import normalise
from corpus.model.span import Span
from corpus.structure.sentences import sentence_spans
from evals.bench.locations import normalised_span
from evals.bench.news import article_texts, json_lines
from index.evidence.windows import spoken_texts
from index.passages.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path


_BLOCK_LINES = 40  # sentences of a document made of lines in reading order


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as the reader sees it: its title, '' for none, and its sentences in order.

    `starts` and `ends` are the sentences' places in the text, where a set gives places.
    """

    title: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def touched(self, spans: Iterable[Sequence[Any]]) -> frozenset[int]:
        """The indices of the sentences that any of the spans touches."""
        found: set[int] = set()
        for start, end, *_ in spans:
            first = bisect_left(self.ends, start + 1)
            while first < len(self.starts) and self.starts[first] < end:
                found.add(first)
                first += 1
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question, the text it was written for, and the sentences that answer it, by index.

    `may` are harmless besides and count neither way; without `need` the text does not answer.
    """

    text: str
    name: str
    need: frozenset[int]
    may: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadingSet:
    """The texts of a data set by name, and the questions on them."""

    name: str
    texts: dict[str, ReadText]
    questions: tuple[ReadQuestion, ...]


def text_of_document(name: str, text: str, title: str = "") -> ReadText:
    """A document as the product reads it: without headings, and turns with their speakers."""
    provenance = Provenance(id=name, file=f"{name}.txt", sha256="", title=title or None)
    document = Document(provenance, text)
    kept = [sentence for sentence in sentences(document) if not sentence.heading]
    return ReadText(
        title,
        tuple(spoken_texts(text, kept)),
        tuple(sentence.span.start for sentence in kept),
        tuple(sentence.span.end for sentence in kept),
    )


def read_news_set(bench: Path, questions: Path | None = None) -> ReadingSet:
    """Questions on news articles; `questions` names another file than the training set's."""
    records = json_lines(questions or bench / "train" / "news-questions.jsonl.gz")
    wanted = {record["document"] for record in records}
    texts = {name: text for name, text in article_texts(bench).items() if name in wanted}
    return _written_set("news", records, texts, {})


def read_opinions(bench: Path) -> ReadingSet:
    """Questions on interviews, columns, explainers, blogs with comments, letters and a speech."""
    documents = json_lines(bench / "train" / "opinion-documents.jsonl.gz")
    records = json_lines(bench / "train" / "opinion-questions.jsonl.gz")
    texts = {one["id"]: one["text"] for one in documents}
    return _written_set("opinion", records, texts, {one["id"]: one["title"] for one in documents})


def _written_set(
    name: str, records: Iterable[dict[str, Any]], texts: dict[str, str], titles: dict[str, str]
) -> ReadingSet:
    """The questions with their places in the normalised texts."""
    read = {
        key: text_of_document(key, normalise(text), titles.get(key, ""))
        for key, text in texts.items()
    }
    questions = []
    for record in records:
        key = record["document"]
        need, may = (
            read[key].touched(
                (span.start, span.end)
                for span in (normalised_span(texts[key], Span(*pair)) for pair in record[kind])
            )
            for kind in ("need", "may")
        )
        questions.append(ReadQuestion(record["question"], key, need, may - need))
    return ReadingSet(name, read, tuple(questions))


def read_sentence_lists(file: Path, name: str) -> ReadingSet:
    """QED and SelQA: a passage's sentences are given, and which of them answer."""
    texts, questions = {}, []
    for record in json_lines(file):
        key = record["id"]
        texts[key] = ReadText(record.get("title", ""), tuple(record["sentences"]))
        questions.append(ReadQuestion(record["question"], key, frozenset(record["gold"])))
    return ReadingSet(name, texts, tuple(questions))


def read_answer_lines(file: Path) -> ReadingSet:
    """SQuAD 1 by sentence: lines in reading order, each with a question; blocks of them are texts.

    A sentence that was asked twice in a row stands once.
    """
    records = json_lines(file)
    runs = [(words, [one["question"] for one in group]) for words, group in
            groupby(records, key=lambda one: one["sentence"].strip())]  # fmt: skip
    texts, questions = {}, []
    for first in range(0, len(runs), _BLOCK_LINES):
        block, key = runs[first : first + _BLOCK_LINES], f"block-{first}"
        texts[key] = ReadText("", tuple(words for words, _ in block))
        questions += [
            ReadQuestion(asked, key, frozenset({at}))
            for at, (_, all_asked) in enumerate(block)
            for asked in all_asked
        ]
    return ReadingSet("squad1", texts, tuple(questions))


def read_spans(records: Iterable[dict[str, Any]], texts: dict[str, str], name: str) -> ReadingSet:
    """Questions with spans in plain texts, by the name that `doc` or `title` gives."""
    read = {key: _plain_text(text) for key, text in texts.items()}
    questions = tuple(
        ReadQuestion(
            record["question"], record["doc"], read[record["doc"]].touched(record["spans"])
        )
        for record in records
    )
    return ReadingSet(name, read, questions)


def read_covid(train: Path) -> ReadingSet:
    """Questions on long scientific papers."""
    texts = {one["id"]: one["text"] for one in json_lines(train / "covid-documents.jsonl.gz")}
    return read_spans(json_lines(train / "covid-questions.jsonl.gz"), texts, "covid")


def read_policies(train: Path) -> ReadingSet:
    """Questions on paragraphs of privacy policies."""
    records = json_lines(train / "policyqa.jsonl.gz")
    texts = {one["id"]: one["context"] for one in records}
    return read_spans([{**one, "doc": one["id"]} for one in records], texts, "policy")


def read_dialogues(train: Path) -> ReadingSet:
    """Questions on dialogues whose turns have speakers."""
    texts, questions = {}, []
    for record in json_lines(train / "friendsqa.jsonl.gz"):
        key = record["title"]
        turns = tuple(f"{speaker}: {words}" for speaker, words in record["turns"])
        texts[key] = ReadText("", turns)
        questions.append(ReadQuestion(record["question"], key, frozenset(record["gold"])))
    return ReadingSet("dialogue", texts, tuple(questions))


def read_tales(train: Path) -> ReadingSet:
    """Questions on fairy tales, of which a section is known to answer: the sentence that holds it.

    Only questions whose answer stands word for word in a sentence of that section are kept.
    """
    stories = {
        one["story"]: _joined(one["sections"])
        for one in json_lines(train / "fairytale-stories.jsonl.gz")
    }
    texts = {key: text for key, (text, _) in stories.items()}
    questions = []
    for record in json_lines(train / "fairytale-questions.jsonl.gz"):
        text, starts = stories[record["story"]]
        start, end = starts.get(str(record["gold_sections"][0]), (0, 0))
        for answer in record["answers"]:
            at = text.lower().find(answer.lower().rstrip(" ."), start, end)
            if at >= 0 and len(answer) > 8:  # noqa: PLR2004 - shorter ones stand anywhere
                spans = [[at, at + len(answer)]]
                questions.append(
                    {"question": record["question"], "doc": record["story"], "spans": spans}
                )
                break
    return read_spans(questions, texts, "tales")


def _joined(sections: dict[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    text, places = "", {}
    for key, section in sections.items():
        places[key] = (len(text), len(text) + len(section))
        text += f"{section}\n\n"
    return text, places


def read_squad_set(file: Path, name: str, *, even: bool = False) -> ReadingSet:
    """A file in the format of SQuAD 2.0 (Rajpurkar, Jia & Liang 2018); an article is a text."""
    articles = json.loads(file.read_text(encoding="utf-8"))["data"]
    texts: dict[str, ReadText] = {}
    questions: list[ReadQuestion] = []
    for number, article in enumerate(articles):
        if even and number % 2:
            continue
        for part, paragraph in enumerate(article["paragraphs"]):
            key = f"{number}-{part}"
            texts[key] = _plain_text(paragraph["context"])
            for asked in paragraph["qas"]:
                starts = [one["answer_start"] for one in asked.get("answers", ())]
                none = asked.get("is_impossible", False)
                spans = [] if none else [[at, at + 1] for at in starts]
                questions.append(ReadQuestion(asked["question"], key, texts[key].touched(spans)))
    return ReadingSet(name, texts, tuple(questions))


def _plain_text(text: str) -> ReadText:
    spans = list(sentence_spans(text))
    return ReadText(
        "",
        tuple(normalise(span.of(text)).strip() for span in spans),
        tuple(span.start for span in spans),
        tuple(span.end for span in spans),
    )


def public_sets(bench: Path) -> dict[str, Callable[[], ReadingSet]]:
    """The sets of others, by name, each read when it is called."""
    train = bench / "train"
    return {
        "qed": lambda: read_sentence_lists(train / "qed.jsonl.gz", "qed"),
        "selqa": lambda: read_sentence_lists(train / "selqa.jsonl.gz", "selqa"),
        "squad1": lambda: read_answer_lines(train / "squad1-sentences.jsonl.gz"),
        "covid": lambda: read_covid(train),
        "policy": lambda: read_policies(train),
        "dialogue": lambda: read_dialogues(train),
        "tales": lambda: read_tales(train),
        "squad2": lambda: read_squad_set(
            bench / "squad2-dev" / "dev-v2.0.json", "squad2", even=True
        ),
        "wiki": lambda: read_squad_set(bench / "squadshifts" / "new_wiki_v1.0.json", "wiki"),
        "reviews": lambda: read_squad_set(
            bench / "squadshifts" / "amazon_reviews_v1.0.json", "reviews"
        ),
    }
