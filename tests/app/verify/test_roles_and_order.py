"""Names keep their roles around a verb, and events their order."""

from __future__ import annotations

import pytest

from app.verify.fault import FaultKind
from app.verify.roles_and_order import check_roles_and_order
from tests.app.verify.invented import evidence_of


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Kemp accused Worth.", "Worth was accused by Kemp."),
        ("Kemp accused Worth.", "Kemp accused Worth."),
        ("The ferry sank before the bridge opened.", "The bridge opened after the ferry sank."),
        ("The roof was repaired by Kemp.", "The roof was repaired by Kemp."),
    ],
)
def test_a_sentence_that_agrees_with_its_quote_passes(quote: str, sentence: str) -> None:
    assert check_roles_and_order(sentence, evidence_of(quote)) is None


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Yesterday Kemp accused Worth.", "Yesterday Worth accused Kemp."),
        ("The ferry sank before the bridge opened.", "The bridge opened before the ferry sank."),
        ("The roof was repaired by Kemp, not Worth.", "The roof was repaired by Worth."),
        ("Kemp praised Worth's plan.", "Kemp's plan was praised."),
    ],
)
def test_a_sentence_that_does_not_is_refused(quote: str, sentence: str) -> None:
    fault = check_roles_and_order(sentence, evidence_of(quote))

    assert fault is not None
    assert fault.kind is FaultKind.WORDS
