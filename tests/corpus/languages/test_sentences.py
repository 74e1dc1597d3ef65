"""The ends of sentences in languages other than English."""

from __future__ import annotations

import pytest

from corpus.structure.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["Und dabei blieb es.", "Ein Angestellter kam."],
        ["„Ich weiß es.“", "Dann ging er."],
        ["Wir wußten es.", "„Niemand fragt uns“, sagte sie."],
        ["Así es.", "Entonces salió."],
        ["Niemand sah es.", "Am 3. Mai kam er.", "Herr Dr. Kühn sprach."],
        ["Am 12. Oktober 1998 fiel der Damm.", "Im 19. Jahrhundert stand er noch."],
        ["Où est-il ?", "Le préfet l’a vu.", "Elle rit."],
        ["Це так.", "Він пішов.", "Усе."],
        ["Вот и всё.", "Он ушёл."],
        ["To jest to.", "On był tam."],
        [
            "The toe is wet.[4]",
            "Nobody answered.[5][6]",
            "“It leaks.”[7]",
            "He left.¹²",
            "She too.",
        ],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [span.of(text) for span in sentence_spans(text)] == sentences
