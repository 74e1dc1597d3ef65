"""The reader: each sentence has a reading, whatever is read beside it and however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from index.evidence.reader import NONE, TRAINED, Reader, read_windows, reader_for
from index.evidence.reader_net import (
    HEAD_BIASES,
    HEAD_WEIGHTS,
    WEIGHTS,
    WINDOW_TOKENS,
    Window,
    load_reader,
    write_reader,
)
from index.store.errors import EvidenceModelError
from tests.index.evidence.tiny_reader import tiny_net
from tests.index.folders import prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from torch import Tensor

    from index.evidence.reader import WindowReading

    Layers = dict[str, Tensor]

_NET = tiny_net()
_ASKED = "Who counted the piers in spring?"
_TOLERANCE = 1e-4  # padding moves the last digits


def _window(number: int) -> Window:
    """A window of one to twelve sentences, with a title or none."""
    text = prose(number, paragraphs=3).replace("\n\n", " ")
    sentences = [f"{words}." for words in text.split(". ")]
    return Window("Of bridges" * (number % 2), tuple(sentences[: 1 + number % 12]))


_WINDOWS = [_window(number) for number in range(30)]  # more than one batch


def _numbers(readings: Sequence[WindowReading]) -> list[float]:
    return [value for one in readings for value in (*one.sentences, one.window)]


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(_WINDOWS))))
def test_a_window_is_read_alike_in_any_order_and_beside_any_other(order: list[int]) -> None:
    together = read_windows(_NET, _ASKED, [_WINDOWS[number] for number in order])
    single = [read_windows(_NET, _ASKED, [_WINDOWS[number]])[0] for number in order]

    assert [len(one.sentences) for one in together] == [
        len(_WINDOWS[number].sentences) for number in order
    ]
    assert _numbers(together) == pytest.approx(_numbers(single), abs=_TOLERANCE)


def test_a_sentence_is_read_with_its_question_its_title_and_its_neighbours() -> None:
    words = "The mayor counted two piers."
    windows = [
        Window("", (words,)),
        Window("Of bridges", (words,)),
        Window("", ("Rain fell.", words)),
    ]
    readings = [one.sentences[-1] for one in read_windows(_NET, _ASKED, windows)]
    other = read_windows(_NET, "Was it dear?", windows[:1])[0].sentences[0]

    assert len({round(value, 3) for value in (*readings, other)}) == 4


_TEXTS = st.text(max_size=40) | st.integers(0, 600).map(lambda count: "word " * count)


@settings(max_examples=50, deadline=None)
@given(_TEXTS, _TEXTS, st.lists(_TEXTS, max_size=30))
def test_whatever_is_read_fits_and_each_sentence_has_a_place(
    question: str, title: str, sentences: list[str]
) -> None:
    (row,) = _NET.rows(question, [Window(title, tuple(sentences))])

    assert len(row.ids) <= WINDOW_TOKENS
    assert row.second < len(row.ids)
    assert len(row.bounds) == len(sentences)
    assert all(row.second < begin < end <= len(row.ids) for begin, end in row.bounds)


def test_the_place_of_a_sentence_holds_its_words() -> None:
    sentences = ("The mayor counted two piers.", "Nobody saw it.")
    (row,) = _NET.rows(_ASKED, [Window("Of bridges", sentences)])
    held = [_NET.tokenizer.pieces.decode(row.ids[begin : end - 1]) for begin, end in row.bounds]

    assert held == [words.lower() for words in sentences]


def test_a_long_sentence_leaves_room_for_the_next() -> None:
    long = "word " * 700
    first, second = (
        read_windows(_NET, _ASKED, [Window("", (long, words))])[0].sentences[1]
        for words in ("Nobody saw it.", "Bread is dear.")
    )

    assert first != pytest.approx(second, abs=_TOLERANCE)


def test_nothing_to_read_gives_no_reading() -> None:
    assert read_windows(_NET, _ASKED, []) == []

    (reading,) = read_windows(_NET, _ASKED, [Window("Of bridges", ())])
    assert reading.sentences == ()

    empty, full = read_windows(_NET, "", [Window("", ()), Window("", ("", "Rain fell."))])
    assert (len(empty.sentences), len(full.sentences)) == (0, 2)


def test_the_setting_names_a_reader_or_none(tmp_path: Path) -> None:
    assert reader_for(NONE) is None
    with pytest.raises(EvidenceModelError, match=f"no evidence model in {tmp_path}"):
        reader_for(str(tmp_path))


def test_the_reader_that_comes_along_finds_a_plain_answer() -> None:
    sentences = (
        "The council met on Monday evening to discuss the old footbridge over the river Ane.",
        "The bridge was designed in 1931 by the engineer Mara Lind, who also built the landing.",
        "Several residents complained about the noise of the works, which last until June.",
    )
    (reading,) = Reader()("Who designed the bridge?", [Window("", sentences)])

    assert max(reading.sentences) == reading.sentences[1]


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_reader(load_reader(TRAINED / WEIGHTS), tmp_path / WEIGHTS)
    before, after = (load_file(folder / WEIGHTS) for folder in (TRAINED, tmp_path))

    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_a_file_that_is_no_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_text("Not a tensor.", "utf-8")

    with pytest.raises(EvidenceModelError, match="cannot be loaded"):
        Reader(tmp_path).load()


def test_a_reader_of_another_width_is_refused(tmp_path: Path) -> None:
    write_reader(_NET, tmp_path / WEIGHTS)

    with pytest.raises(EvidenceModelError, match=r"cannot be loaded: .*size mismatch"):
        Reader(tmp_path).load()


def _without_heads(layers: Layers) -> Layers:
    return {name: value for name, value in layers.items() if name != HEAD_WEIGHTS}


def _heads_only(layers: Layers) -> Layers:
    return {name: layers[name] for name in (HEAD_WEIGHTS, HEAD_BIASES)}


def _short_heads(layers: Layers) -> Layers:
    return {**layers, HEAD_WEIGHTS: torch.zeros(3)}


def _one_more_layer(layers: Layers) -> Layers:
    return {**layers, "encoder.layer.99.weight": torch.zeros(3)}


@pytest.mark.parametrize("change", [_without_heads, _heads_only, _short_heads, _one_more_layer])
def test_weights_of_another_model_are_refused(
    change: Callable[[Layers], Layers], tmp_path: Path
) -> None:
    save_file(change(load_file(TRAINED / WEIGHTS)), str(tmp_path / WEIGHTS))

    with pytest.raises(EvidenceModelError, match=r"another model's|cannot be loaded"):
        Reader(tmp_path).load()
