"""Numbers agree in value, unit and direction, in figures or in words."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.quantities import check_quantities
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("It cost 3.1 million crowns.", "It cost 3,100,000 crowns."),
        ("It carried forty cars.", "It carried 40 cars."),
        ("The town paid half.", "The town paid 50 percent."),
        ("It lasts 10-15 years.", "It lasts ten to fifteen years."),
        ("75% of the voters agreed.", "Here three out of four voters agreed."),
        ("More than 40 people came.", "More than 40 people came."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_quantities(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("It cost 3.1 million crowns.", "It cost 3.4 million crowns."),
        ("It carried cars.", "It carried 40 cars."),
        ("The town paid half.", "The town paid a third."),
        ("It lasts 10-15 years.", "It lasts 15 years."),
        ("Less than 40 people came.", "More than 40 people came."),
        ("It carried 40 cars and 9 horses.", "It carried 9 cars."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_quantities(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.NUMBER


def test_a_bound_that_becomes_a_plain_number_is_refused() -> None:
    fault = check_quantities("It carried 40 cars.", evidence_of("It carried about 40 cars."))

    assert fault is not None
    assert fault.kind is FaultKind.NUMBER
