"""Settings: read once, with bounds, and no unknown one passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.config.settings import Settings, SettingsError, child_settings, settings
from app.llm.cli_override import Choice


def test_without_an_environment_the_defaults_hold() -> None:
    assert settings({}) == Settings()
    assert settings({"PATH": "/bin", "onrecord_store": "x"}) == Settings()


def test_the_environment_sets_and_what_is_given_counts_more() -> None:
    found = settings(
        {"ONRECORD_STORE": "/a", "ONRECORD_PORT": "80", "ONRECORD_ABSTAIN_BELOW": "0.5"},
        store=Path("/b"),
        host=None,
    )

    assert (found.store, found.port, found.abstain_below) == (Path("/b"), 80, 0.5)
    assert found.host == "127.0.0.1"


def test_marks_have_a_file_of_their_own() -> None:
    assert settings({}).marks == Path(".onrecord/marks.jsonl")
    assert settings({"ONRECORD_MARKS": "/a/m.jsonl"}).marks == Path("/a/m.jsonl")


@pytest.mark.parametrize(
    "name", ["ONRECORD_CORPUS", "ONRECORD_REQUIRE_BROWSER", "ONRECORD_REQUIRE_CORPUS"]
)
def test_what_tests_read_is_no_fault(name: str) -> None:
    assert settings({name: "x"}) == Settings()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ONRECORD_STOER", "did you mean ONRECORD_STORE?"),
        ("ONRECORD_CHROMAURL", "did you mean ONRECORD_CHROMA_URL?"),
        ("ONRECORD_EMBEDDING_MODEL", "did you mean ONRECORD_EMBEDDING?"),
        ("ONRECORD_ZZZ", "is no setting; "),
    ],
)
def test_an_unknown_setting_is_refused_with_the_one_that_was_meant(name: str, meant: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({name: "x"})

    assert str(refused.value).startswith(f"{name} is no setting")
    assert meant in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PORT", "many"),
        ("PORT", ""),
        ("ABSTAIN_BELOW", "1.01"),
        ("ABSTAIN_BELOW", "nan"),
        ("MAX_QUESTION_CHARS", "9"),
        ("MAX_QUESTION_CHARS", "100001"),
        ("EMBEDDING", ""),
        ("UPLOAD_MB", "0"),
        ("UPLOAD_MB", "51"),
        ("UPLOAD_MB", "2.5"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({f"ONRECORD_{name}": value})

    assert str(refused.value).startswith(f"ONRECORD_{name}: ")
    assert repr(value) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_uploads_have_a_bound_and_may_have_a_folder_which_the_page_is_told() -> None:
    usual, given = settings({}), settings({"ONRECORD_UPLOADS": "/a", "ONRECORD_UPLOAD_MB": "50"})

    assert (usual.upload_mb, usual.uploads) == (20, None)
    assert (given.upload_mb, given.uploads) == (50, Path("/a"))
    for one in (usual, given):
        assert settings(child_settings(one, Choice())) == one


def test_a_blank_folder_of_uploads_is_none_and_never_the_folder_one_is_in() -> None:
    assert settings({"ONRECORD_UPLOADS": ""}).uploads is None


def test_a_blank_address_of_a_server_is_none() -> None:
    assert settings({"ONRECORD_CHROMA_URL": ""}).chroma_url is None


def test_a_secret_is_long_reaches_the_page_and_is_shown_nowhere() -> None:
    chosen = settings({"ONRECORD_SESSION_SECRET": "k" * 32})

    assert chosen.session_secret is not None
    assert chosen.session_secret.get_secret_value() == "k" * 32
    assert "kkk" not in repr(chosen)
    assert settings(child_settings(chosen, Choice())) == chosen
    assert settings({"ONRECORD_SESSION_SECRET": ""}).session_secret is None
    with pytest.raises(SettingsError, match=r"ONRECORD_SESSION_SECRET: .*32") as refused:
        settings({"ONRECORD_SESSION_SECRET": "k" * 31})
    assert "kkk" not in str(refused.value)


def test_of_several_servers_the_writer_alone_may_change_the_library() -> None:
    url = {"ONRECORD_CHROMA_URL": "http://127.0.0.1:8000"}

    assert settings({}).may_change_library
    assert not settings({"ONRECORD_READ_ONLY": "1"}).may_change_library
    assert not settings(url).may_change_library
    assert settings(url, library_writer=True).may_change_library
    assert settings({**url, "ONRECORD_LIBRARY_WRITER": "1"}).may_change_library


def test_a_writer_that_only_reads_is_a_contradiction() -> None:
    with pytest.raises(SettingsError, match="ONRECORD_READ_ONLY and ONRECORD_LIBRARY_WRITER"):
        settings({"ONRECORD_READ_ONLY": "1"}, library_writer=True)
