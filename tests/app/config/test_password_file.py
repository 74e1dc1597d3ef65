"""Who may see the page: names and hashed passwords in a file."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import bcrypt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config.password_file import MOST, PasswordFile, PasswordFileError, set_password
from tests.app.running import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.app.running import Run

WORD = "correct horse"


def _with(file: Path, *lines: str) -> Path:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _hashed(password: str) -> str:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode()


def test_who_is_added_is_known_by_the_password_and_by_no_other(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "users"

    assert set_password("Ann", WORD, file)
    users = PasswordFile(file)

    assert users.knows("Ann", WORD)
    assert not users.knows("Ann", f"{WORD} ")
    assert not users.knows("Ben", WORD)
    assert not users.knows("", "")


def test_a_file_holds_no_password_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "users"

    set_password("Ann", WORD, file)

    assert WORD not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_password_is_changed_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "users"
    set_password("Ann", WORD, file)
    set_password("Ben", WORD, file)
    users = PasswordFile(file)
    before = users.mark("Ann"), users.mark("Ben")

    added = set_password("Ann", "battery staple", file)

    assert not added
    assert users.knows("Ann", "battery staple")
    assert not users.knows("Ann", WORD)
    assert users.mark("Ann") != before[0]
    assert users.mark("Ben") == before[1]


def test_who_is_taken_out_of_the_file_is_known_no_more(tmp_path: Path) -> None:
    file = _with(tmp_path / "users", f"Ann:{_hashed(WORD)}", f"Ben:{_hashed(WORD)}")
    users = PasswordFile(file)

    replaced = _with(tmp_path / "new", f"Ben:{_hashed(WORD)}")
    replaced.replace(file)

    assert users.mark("Ann") is None
    assert not users.knows("Ann", WORD)


def test_the_users_stay_while_the_file_cannot_be_read_which_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = _with(tmp_path / "users", f"Ann:{_hashed(WORD)}")
    users = PasswordFile(file)

    _with(file, "Ann is no line")
    assert users.knows("Ann", WORD)
    assert users.knows("Ann", WORD)
    assert [f"{file}:1" in one for one in caplog.messages] == [True]
    file.unlink()

    assert users.knows("Ann", WORD)
    assert len(caplog.messages) == 2


def test_lines_of_apache_s_tool_and_remarks_are_read(tmp_path: Path) -> None:
    hashed = _hashed(WORD).replace("$2b$", "$2y$", 1)
    file = _with(tmp_path / "users", "# the editors", "", f"Ann:{hashed}")

    assert PasswordFile(file).knows("Ann", WORD)


@pytest.mark.parametrize(
    "line", ["Ann", "Ann:", f"Ann:{WORD}", "Ann:$apr1$abcdefgh$abcdefghijklmnopqrstuv", "Ann:$2b$"]
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    file = _with(tmp_path / "users", "# first", line)

    with pytest.raises(PasswordFileError, match=r"users:2: .*onrecord password"):
        PasswordFile(file)


def test_an_empty_file_would_let_nobody_in_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PasswordFileError, match="it names nobody"):
        PasswordFile(_with(tmp_path / "users", "# nobody"))


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("", WORD),
        (" Ann", WORD),
        ("a:b", WORD),
        ("#a", WORD),
        ("a\nb", WORD),
        ("a" * 101, WORD),
        ("Ann", "short"),
        ("Ann", "é" * 37),
        ("Ann", "nul\0nul\0nul"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(
    tmp_path: Path, name: str, password: str
) -> None:
    with pytest.raises(PasswordFileError):
        set_password(name, password, tmp_path / "users")
    assert not (tmp_path / "users").exists()


@given(st.text(max_size=200))
def test_no_password_that_is_typed_breaks_anything(
    tmp_path_factory: pytest.TempPathFactory, password: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "typed"
    if not file.exists():
        _with(file, f"Ann:{_hashed(WORD)}")

    assert PasswordFile(file).knows("Ann", password) is (password == WORD)


def test_the_longest_password_counts_to_its_last_byte(tmp_path: Path) -> None:
    file = tmp_path / "users"
    set_password("Ann", "x" * MOST, file)

    assert PasswordFile(file).knows("Ann", "x" * MOST)
    assert not PasswordFile(file).knows("Ann", "x" * (MOST - 1))
    assert not PasswordFile(file).knows("Ann", "x" * (MOST + 1))


def test_the_command_adds_and_changes(
    onrecord: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "users"
    for number, said in enumerate(("may see the page now", "has a new password")):
        (tmp_path / "typed").write_text(f"{WORD} {number}\n", "utf-8")
        with (tmp_path / "typed").open(encoding="utf-8") as typed:
            monkeypatch.setattr("sys.stdin", typed)
            run = onrecord("password", file, "Ann")

        assert run.code == 0
        assert said in run.out
    assert PasswordFile(file).knows("Ann", f"{WORD} 1")


def test_a_page_is_not_served_to_users_who_cannot_be_read(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    refused(onrecord("serve", "--root-path", "no path"), "ROOT_PATH", "write it like /onrecord")
    refused(onrecord("serve", "--auth", tmp_path / "none"), "onrecord password")
