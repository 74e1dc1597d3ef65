"""The table of filters, from which every way of giving filters derives."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from app.cli.main import cli
from app.cli.questions_file import QuestionLine
from app.domain.filters import ARGUMENT_RULES, FILTER_RULES, Filters
from app.domain.filters_schema import GivenFilters
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role

_ALL = Filters(
    sources=("essay",),
    kinds=(DocumentKind.ESSAY,),
    speakers=("Kemp",),
    after=PublicationDate("2024"),
    before=PublicationDate("2025-01"),
    roles=(Role.AUTHOR,),
)


def test_every_filter_passes_documents_or_voices_and_has_an_option() -> None:
    options = CliRunner().invoke(cli, ["find", "--help"]).output

    for rule in FILTER_RULES:
        assert (rule.document is None) != (rule.voice is None)
        assert f"{rule.option} " in options


def test_json_has_the_keys_of_the_table_and_comes_back() -> None:
    assert [*GivenFilters.model_fields] == [rule.name for rule in FILTER_RULES]
    assert {rule.name for rule in ARGUMENT_RULES} <= QuestionLine.model_fields.keys()
    assert GivenFilters.of(_ALL).parsed() == _ALL
    assert GivenFilters().parsed() == Filters()


def test_a_date_that_is_none_is_refused_with_its_key() -> None:
    with pytest.raises(ValidationError) as refused:
        GivenFilters.model_validate({"after": "yesterday"})

    assert refused.value.errors()[0]["loc"] == ("after",)


def test_a_blank_value_is_refused_in_the_words_of_its_own_filter() -> None:
    for rule in FILTER_RULES:
        value = None if rule.is_date else [] if rule.choices else [" "]
        blank = GivenFilters.model_validate({rule.name: value})

        assert blank.blank_refusal() == rule.not_blank
    blank = GivenFilters.model_validate({"speakers": ["Kemp", " "]})
    assert str(blank.blank_refusal()) == "give a name, or a part of one"
    assert GivenFilters.model_validate({"speakers": ["Kemp"]}).blank_refusal() is None
