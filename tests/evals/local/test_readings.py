"""Labels of sentences by fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.citation import Citation
from app.domain.claim import Claim
from app.text.json_lines import LineError
from corpus.model.speaker import NOBODY
from evals.local.readings import fingerprint, read_labels
from tests.evals.quarrel import BLOG, ESSAY, span

if TYPE_CHECKING:
    from pathlib import Path

RAIN = Citation.at(span("It rained."), ESSAY, NOBODY)
ASKED = Citation.at(span("Nobody asked us.", BLOG), BLOG, NOBODY)


def test_white_space_and_the_order_of_citations_do_not_change_a_fingerprint() -> None:
    claim = Claim("It rained on us.", (RAIN, ASKED))

    assert fingerprint(claim) == fingerprint(Claim("It  rained\non us.", (ASKED, RAIN)))


def test_other_words_or_other_citations_change_it() -> None:
    claim = Claim("It rained.", (RAIN,))

    assert fingerprint(claim) != fingerprint(Claim("It poured.", (RAIN,)))
    assert fingerprint(claim) != fingerprint(Claim("It rained.", (ASKED,)))
    elsewhere = Citation.at(span("It rained.", nth=1), ESSAY, NOBODY)
    assert fingerprint(claim) != fingerprint(Claim("It rained.", (elsewhere,)))


def test_labels_are_read_by_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_text(
        f'{{"sha256": "{"a" * 64}", "true": true}}\n'
        f'{{"sha256": "{"b" * 64}", "true": false, "note": "no"}}\n',
        "utf-8",
    )

    assert read_labels(file) == {"a" * 64: True, "b" * 64: False}


def test_a_line_without_a_hash_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_text('{"sha256": "abc", "true": true}\n', "utf-8")

    with pytest.raises(LineError, match="sha256"):
        read_labels(file)


def test_the_project_s_own_labels_are_well_formed() -> None:
    assert set(read_labels().values()) <= {True, False}
