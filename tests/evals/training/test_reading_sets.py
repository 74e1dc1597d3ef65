"""Sets for the reader: each format gives texts in sentences, and which of them answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpus.model.normalise import normalise
from evals.training.reading_sets import (
    ReadText,
    public_sets,
    read_answer_lines,
    read_covid,
    read_dialogues,
    read_news_set,
    read_opinions,
    read_policies,
    read_sentence_lists,
    read_squad_set,
    read_tales,
    text_of_document,
)
from tests.evals.training.invented_sets import span_of, write_lines

if TYPE_CHECKING:
    from pathlib import Path

    from evals.training.reading_sets import ReadingSet

_TEXT = "The mayor paid for the bridge. Nobody thanked her for it.\n\nRain fell on the town."


def _answers(read: ReadingSet) -> dict[str, list[str]]:
    """The sentences that answer each question."""
    return {
        one.text: [read.texts[one.name].sentences[at] for at in sorted(one.need)]
        for one in read.questions
    }


_GAPS = st.lists(st.integers(0, 3), min_size=2, max_size=20)
_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5)


@given(_GAPS, _SPANS)
def test_a_span_touches_the_sentences_that_share_a_character_with_it(
    gaps: list[int], sizes: list[tuple[int, int]]
) -> None:
    starts, ends, at = [], [], 0
    for number, gap in enumerate(gaps):
        starts.append(at + gap)
        at = starts[-1] + 1 + number % 4
        ends.append(at)
    text = ReadText("", ("x",) * len(gaps), tuple(starts), tuple(ends))
    spans = [(start, start + size) for start, size in sizes]

    assert text.touched(spans) == {
        number
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        if any(start < last and first < end for first, last in spans)
    }


def test_a_document_is_read_without_headings_and_with_the_names_of_turns() -> None:
    text = normalise("Of the bridge\n\nAda Rill: Is it old?\n\nBo Li: It is. It rusts.")
    read = text_of_document("talk", text, "Of the bridge")

    assert read.title == "Of the bridge"
    assert read.sentences == ("Ada Rill: Is it old?", "Bo Li: It is.", "It rusts.")
    assert [text[start:end] for start, end in zip(read.starts, read.ends, strict=True)] == [
        "Is it old?",
        "It is.",
        "It rusts.",
    ]


def test_news_give_places_in_the_texts_as_they_were_before_normalising(tmp_path: Path) -> None:
    text = f"  \u200b{_TEXT}"
    articles = tmp_path / "polnear-train" / "articles.jsonl"
    articles.parent.mkdir()
    articles.write_text(
        "".join(f"{json.dumps({'id': name, 'text': text})}\n" for name in ("a", "unasked")), "utf-8"
    )
    asked = {
        "question": "Who paid?",
        "document": "a",
        "need": [span_of(text, "mayor paid")],
        "may": [span_of(text, "paid for the bridge. Nobody thanked")],
    }
    write_lines(tmp_path / "train" / "news-questions.jsonl.gz", [asked])
    read = read_news_set(tmp_path)
    (question,) = read.questions

    assert read.texts.keys() == {"a"}
    assert _answers(read) == {"Who paid?": ["The mayor paid for the bridge."]}
    assert question.may == {1}  # what is needed is no more than harmless besides


def test_opinions_bring_their_titles(tmp_path: Path) -> None:
    document = {"id": "a", "text": _TEXT, "title": "Of bridges"}
    asked = {"question": "Who wrote it?", "document": "a", "need": [], "may": []}
    write_lines(tmp_path / "train" / "opinion-documents.jsonl.gz", [document])
    write_lines(tmp_path / "train" / "opinion-questions.jsonl.gz", [asked])
    read = read_opinions(tmp_path)

    assert read.texts["a"].title == "Of bridges"
    assert _answers(read) == {"Who wrote it?": []}


def test_lists_of_sentences_say_which_of_them_answer(tmp_path: Path) -> None:
    record = {"id": "a", "question": "Who paid?", "sentences": ["Rain fell.", "Orr paid."],
              "gold": [1]}  # fmt: skip
    read = read_sentence_lists(write_lines(tmp_path / "qed.gz", [record]), "qed")

    assert (read.name, _answers(read)) == ("qed", {"Who paid?": ["Orr paid."]})


def test_a_line_asked_twice_in_a_row_stands_once(tmp_path: Path) -> None:
    asked = [("Orr paid.", "Who paid?"), (" Orr paid. ", "What did Orr do?"), ("He fled.", "Who?")]
    lines = [{"sentence": words, "question": question} for words, question in asked]
    read = read_answer_lines(write_lines(tmp_path / "squad1.gz", lines))

    assert [text.sentences for text in read.texts.values()] == [("Orr paid.", "He fled.")]
    assert _answers(read) == {
        "Who paid?": ["Orr paid."],
        "What did Orr do?": ["Orr paid."],
        "Who?": ["He fled."],
    }


def test_a_long_run_of_lines_becomes_several_texts_each_with_its_questions(tmp_path: Path) -> None:
    lines = [{"sentence": f"Line {n}.", "question": f"Which is {n}?"} for n in range(90)]
    read = read_answer_lines(write_lines(tmp_path / "squad1.gz", lines))

    assert [len(text.sentences) for text in read.texts.values()] == [40, 40, 10]
    assert _answers(read) == {f"Which is {n}?": [f"Line {n}."] for n in range(90)}


def test_papers_and_policies_give_spans(tmp_path: Path) -> None:
    spans = [span_of(_TEXT, "mayor"), span_of(_TEXT, "Rain")]
    write_lines(tmp_path / "covid-documents.jsonl.gz", [{"id": "a", "text": _TEXT}])
    write_lines(
        tmp_path / "covid-questions.jsonl.gz", [{"question": "Who?", "doc": "a", "spans": spans}]
    )
    write_lines(
        tmp_path / "policyqa.jsonl.gz",
        [{"id": "b", "context": _TEXT, "question": "Who?", "spans": spans[:1]}],
    )
    mayor, rain = "The mayor paid for the bridge.", "Rain fell on the town."

    assert _answers(read_covid(tmp_path)) == {"Who?": [mayor, rain]}
    assert _answers(read_policies(tmp_path)) == {"Who?": [mayor]}


def test_turns_of_dialogues_are_read_after_their_speakers(tmp_path: Path) -> None:
    record = {"title": "a", "question": "Who fled?", "gold": [1],
              "turns": [["Ada", "Rain!"], ["Bo", "Orr fled."]]}  # fmt: skip
    write_lines(tmp_path / "friendsqa.jsonl.gz", [record])

    assert _answers(read_dialogues(tmp_path)) == {"Who fled?": ["Bo: Orr fled."]}


def test_a_tale_answers_in_the_section_that_is_known_to(tmp_path: Path) -> None:
    sections = {"1": "A golden bird sang. It flew.", "2": "They saw a golden bird. It slept."}
    write_lines(tmp_path / "fairytale-stories.jsonl.gz", [{"story": "a", "sections": sections}])
    asked = [("What did they see?", "A golden bird."), ("Who?", "It."), ("Why?", "A silver bird.")]
    write_lines(
        tmp_path / "fairytale-questions.jsonl.gz",
        [{"story": "a", "question": question, "gold_sections": [2], "answers": [answer]}
         for question, answer in asked],
    )  # fmt: skip

    # "It" stands anywhere, and "a silver bird" nowhere.
    assert _answers(read_tales(tmp_path)) == {"What did they see?": ["They saw a golden bird."]}


def test_of_squad_even_articles_are_read_and_what_is_impossible_has_no_answer(
    tmp_path: Path,
) -> None:
    def paragraph(name: str) -> dict[str, object]:
        answers = [{"text": "mayor", "answer_start": _TEXT.index("mayor")}]
        asked = [
            {"question": f"{name}: who paid?", "answers": answers},
            {"question": f"{name}: who fled?", "is_impossible": True, "answers": answers},
        ]
        return {"paragraphs": [{"context": _TEXT, "qas": asked}]}

    file = tmp_path / "dev.json"
    file.write_text(json.dumps({"data": [paragraph("even"), paragraph("odd")]}), "utf-8")
    paid = ["The mayor paid for the bridge."]

    assert _answers(read_squad_set(file, "squad2", even=True)) == {
        "even: who paid?": paid,
        "even: who fled?": [],
    }
    assert len(read_squad_set(file, "wiki").questions) == 4


def test_a_public_set_is_read_only_when_it_is_called(tmp_path: Path) -> None:
    sets = public_sets(tmp_path)
    record = {"id": "a", "question": "Who?", "sentences": ["Orr paid."], "gold": [0]}
    write_lines(tmp_path / "train" / "selqa.jsonl.gz", [record])

    assert sets["selqa"]().name == "selqa"
