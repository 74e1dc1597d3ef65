"""PolNeAR's protocol on articles made up for it, and the one regular expression."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus.errors import OnRecordError
from corpus.model.span import Span
from corpus.speakers.attributions import attributions
from evals.bench.articles import GoldAttribution
from evals.bench.polnear import (
    DirectQuotation,
    matches_source,
    overlaps_source,
    read_direct_quotations,
    run,
)
from evals.bench.quote_attributors import attribute_by_pattern, attribute_by_rules
from evals.bench.reported_speech import matches_gold

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = "“We have never charged a toll on this bridge,”"
_TEXT = f"{_WORDS} said Mayor Ada Rill on Monday."
_MAYOR = Span(_TEXT.index("Mayor"), _TEXT.index(" on Monday"))


def _written(folder: Path, *attributions: dict[str, object], text: str = _TEXT) -> Path:
    article = {"id": "a", "text": text, "attributions": attributions}
    (folder / "articles.jsonl").write_text(json.dumps(article) + "\n", "utf-8")
    return folder


def _attributed(
    text: str, source: str, *, words: str = _WORDS, direct: bool = True
) -> dict[str, object]:
    at = text.index(source) if source else 0
    return {
        "content": [[text.index(words), text.index(words) + len(words)]],
        "cue": [],
        "source": [[at, at + len(source)]] if source else [],
        "direct": direct,
    }


def test_direct_quotations_of_eight_words_with_a_source_are_read(tmp_path: Path) -> None:
    said = _attributed(_TEXT, "Mayor Ada Rill")
    short = _attributed(_TEXT, "Mayor Ada Rill", words="“We have never charged a toll")
    data = _written(
        tmp_path,
        said,
        short,
        _attributed(_TEXT, ""),
        _attributed(_TEXT, "Mayor Ada Rill", direct=False),
    )

    (quotation,) = read_direct_quotations(data)

    assert quotation == DirectQuotation("a", _TEXT, (Span(0, len(_WORDS)),), (_MAYOR,))
    assert not quotation.by_pronoun


def test_only_the_last_articles_by_id_are_measured_on(tmp_path: Path) -> None:
    rows = [
        {"id": f"{number:03}", "text": _TEXT, "attributions": [_attributed(_TEXT, "Mayor")]}
        for number in range(241)
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, reversed(rows))), "utf-8")

    assert [one.article for one in read_direct_quotations(tmp_path)] == [
        f"{number:03}" for number in range(1, 241)
    ]


def test_places_are_moved_into_the_normalised_text(tmp_path: Path) -> None:
    text = _TEXT.replace("Ada", "Re\u0301mi")
    data = _written(tmp_path, _attributed(text, "Mayor Re\u0301mi Rill"), text=text)

    (quotation,) = read_direct_quotations(data)

    assert [span.of(quotation.text) for span in quotation.source] == ["Mayor R\u00e9mi Rill"]


def test_part_of_the_source_overlaps_and_only_all_of_it_is_exact() -> None:
    quotation = DirectQuotation("a", _TEXT, (Span(0, len(_WORDS)),), (_MAYOR,))
    surname = Span(_MAYOR.end - len("Rill"), _MAYOR.end)

    assert (overlaps_source(quotation, surname), matches_source(quotation, surname)) == (
        True,
        False,
    )
    assert (overlaps_source(quotation, _MAYOR), matches_source(quotation, _MAYOR)) == (True, True)
    assert (overlaps_source(quotation, None), matches_source(quotation, None)) == (False, False)


def test_who_stands_beside_said_after_the_quotation_is_its_speaker() -> None:
    assert attribute_by_pattern(_TEXT, Span(0, len(_WORDS))) == _MAYOR


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{_WORDS} Rill told the council.", "Rill"),
        (f"{_WORDS} she said.", "she"),
        (f"Ada Rill said: {_WORDS}", "Ada Rill"),
        (f"Tom Orr said no. Ada Rill flatly added: {_WORDS}", "Ada Rill"),
        (f"{_WORDS} said the baker.", None),
        (f"{_WORDS}\n\nTom Orr said that he disagreed.", None),
    ],
)
def test_the_one_regular_expression(text: str, name: str | None) -> None:
    start = text.index(_WORDS)

    found = attribute_by_pattern(text, Span(start, start + len(_WORDS)))

    assert (found.of(text) if found else None) == name


def test_on_record_takes_the_source_of_the_quotation() -> None:
    text = f"Tom Orr said that he disagreed. {_TEXT}"
    at = text.index(_WORDS)

    found = attribute_by_rules(text, Span(at, at + len(_WORDS)))

    assert found is not None
    assert found.of(text) == "Mayor Ada Rill"


def test_on_record_names_nobody_where_nothing_is_quoted() -> None:
    assert attribute_by_rules("The bridge was opened in 2019.", Span(0, 10)) is None


def test_pronouns_stand_apart(tmp_path: Path) -> None:
    text = f"{_TEXT} “And we are not going to charge one now,” she said."
    second = "“And we are not going to charge one now,”"
    data = _written(
        tmp_path,
        _attributed(text, "Mayor Ada Rill"),
        _attributed(text, "she", words=second),
        text=text,
    )

    named, pronouns, _, _ = run(data)

    assert {row.system: row.cells[0] for row in named.rows} == {
        "On Record": "1.000 [1.000, 1.000]",
        "one regular expression": "1.000 [1.000, 1.000]",
    }
    assert [row.count for row in (*named.rows, *pronouns.rows)] == [1, 1, 1, 1]


def test_reported_speech_is_found_and_right_where_content_and_source_are_shared(
    tmp_path: Path,
) -> None:
    text = "Mayor Ada Rill said that the bridge is safe. Tom Orr wants a ferry."
    said = _attributed(text, "Mayor Ada Rill", words="that the bridge is safe", direct=False)
    said["cue"] = [[text.index("said"), text.index("said") + 4]]
    wants = _attributed(text, "Tom Orr", words="a ferry", direct=False)
    data = _written(tmp_path, said, wants, text=text)

    *_, table = run(data)

    (row,) = table.rows
    found, told, right, _ = row.cells
    assert found.startswith(".500")  # an attitude is no claim that somebody tells
    assert (told, right) == ("1.000 [1.000, 1.000]",) * 2
    assert row.count == 2


def test_an_attribution_to_another_does_not_agree() -> None:
    text = "Mayor Ada Rill said that the bridge is safe. Tom Orr left."
    (ours,) = attributions(text, (Span(0, 44), Span(45, len(text))))
    orr = Span(text.index("Tom"), text.index(" left"))
    gold = GoldAttribution(ours.content, (), (orr,), direct=False)

    assert not matches_gold(ours, gold)


def test_data_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="PolNeAR is not there"):
        read_direct_quotations(tmp_path)
