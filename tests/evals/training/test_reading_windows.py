"""Training windows: each answer in one, and others of the same text and of other texts."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.training.reading_windows import (
    CHUNK_CHARS,
    IGNORED,
    MOST_CHARS,
    ReadingExample,
    reading_examples,
)
from tests.evals.training.invented_sets import reading_set

_SET = reading_set()
_TEXT_OF = {one.text: _SET.texts[one.name].sentences for one in _SET.questions}


def _examples(
    *, most: int = 99, near: int = 2, far: int = 2, seed: int = 1
) -> list[ReadingExample]:
    return reading_examples(_SET, most=most, near=near, far=far, seed=seed)


def _first(example: ReadingExample) -> int:
    """Where the window begins in the question's text; -1 where it is of another."""
    sentences, words = _TEXT_OF[example.question], example.window.sentences
    places = range(len(sentences) - len(words) + 1)
    return next((at for at in places if sentences[at : at + len(words)] == words), -1)


@pytest.mark.parametrize("seed", range(5))
def test_each_answer_is_in_a_window_and_each_target_is_its_sentences(seed: int) -> None:
    questions = {one.text: one for one in _SET.questions}
    held: dict[str, set[int]] = {text: set() for text in questions}
    for example in _examples(seed=seed):
        question, first = questions[example.question], _first(example)
        assert len(example.targets) == len(example.window.sentences)
        for number, target in enumerate(example.targets, start=first):
            if first < 0:
                assert target == 0.0
            elif number in question.may:
                assert target == IGNORED
            else:
                assert target == float(number in question.need)
                held[example.question].update({number} & question.need)

    assert held == {text: set(one.need) for text, one in questions.items()}


def test_windows_are_not_much_longer_than_what_the_reader_is_given() -> None:
    for example in _examples():
        words = example.window.sentences
        most = MOST_CHARS if any(target > 0 for target in example.targets) else CHUNK_CHARS
        assert len(words) == 1 or len(" ".join(words)) < most + max(map(len, words)) + len(words)


def test_each_question_has_as_many_windows_in_vain_as_are_wanted() -> None:
    for near, far in ((0, 0), (1, 0), (2, 3)):
        in_vain = [one for one in _examples(near=near, far=far) if max(one.targets) <= 0.0]
        own = Counter(one.question for one in in_vain if _first(one) >= 0)
        other = Counter(one.question for one in in_vain if _first(one) < 0)
        for question in _SET.questions:
            # A question that its text does not answer is asked of one window more.
            assert own[question.text] == (near if question.need else near + 1)
            assert other[question.text] == far


def test_windows_of_its_text_that_do_not_answer_hold_no_answer() -> None:
    questions = {one.text: one for one in _SET.questions}
    for example in _examples():
        first = _first(example)
        if first >= 0 and max(example.targets) <= 0.0:
            places = set(range(first, first + len(example.targets)))
            assert places.isdisjoint(questions[example.question].need)


def test_the_same_seed_makes_the_same_windows_and_another_makes_others() -> None:
    assert _examples(seed=3) == _examples(seed=3)
    assert _examples(seed=3) != _examples(seed=4)


def test_no_more_questions_are_drawn_than_are_wanted() -> None:
    assert len({one.question for one in _examples(most=5)}) == 5


def test_titles_are_sometimes_left_out_and_are_else_those_of_the_windows_text() -> None:
    titles = [one.window.title for seed in range(5) for one in _examples(seed=seed)]

    assert 0 < titles.count("") < len(titles) / 2
    assert set(titles) - {""} == {text.title for text in _SET.texts.values()}
