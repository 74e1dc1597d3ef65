"""What is slowed down: wrong logins by address and name, and requests by the minute."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import bcrypt
import pytest

from app.config.password_file import PasswordFile
from app.web.server.rate_limits import (
    MAX_FAILED_LOGINS,
    MAX_FAILED_LOGINS_OF_ADDRESS,
    FailedLogins,
    client_network,
)
from app.web.server.site import SiteConfig
from tests.app.web.server.sites import Program, site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.app.web.server.sites import Reply

WORD = "correct horse"
HERE, THERE = "192.0.2.1", "192.0.2.2"
_FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def users(tmp_path: Path) -> PasswordFile:
    """Two users."""
    hashed = bcrypt.hashpw(WORD.encode(), bcrypt.gensalt(4)).decode()
    file = tmp_path / "users"
    file.write_text(f"Ann:{hashed}\nBen:{hashed}\n", "utf-8")
    return PasswordFile(file)


@pytest.fixture
def program(users: PasswordFile) -> Iterator[Program]:
    """A program before a site with logins."""
    with site_of(serving=SiteConfig(users=users)) as found:
        yield found


def _by_form(program: Program, name: str, word: str, address: str = HERE) -> Reply:
    form = urlencode({"name": name, "password": word}).encode()
    return program.post("/login", form, Content_Type=_FORM, X_Forwarded_For=address)


def _by_basic(program: Program, name: str, word: str, address: str = HERE) -> Reply:
    key = base64.b64encode(f"{name}:{word}".encode()).decode()
    return program.get("/sources", Authorization=f"Basic {key}", X_Forwarded_For=address)


WAYS = pytest.mark.parametrize("attempt", [_by_form, _by_basic], ids=["form", "basic"])


@WAYS
def test_a_name_that_failed_too_often_has_to_wait_even_with_the_right_password(
    program: Program, attempt: Callable[..., Reply]
) -> None:
    failed = [attempt(program, "Ann", "wrong").status for _ in range(12)]
    blocked = attempt(program, "Ann", WORD)

    assert failed == [401] * MAX_FAILED_LOGINS + [429] * (12 - MAX_FAILED_LOGINS)
    assert blocked.status == 429
    assert 0 < int(blocked.headers["retry-after"]) <= 300
    assert attempt(program, "Ben", WORD).status in {200, 303}
    assert attempt(program, "Ann", WORD, THERE).status in {200, 303}


def test_both_ways_count_together_and_each_says_how_long_to_wait(program: Program) -> None:
    for _ in range(MAX_FAILED_LOGINS):
        _by_basic(program, "Ann", "wrong")
    form, basic = _by_form(program, "Ann", WORD), _by_basic(program, "Ann", WORD)

    assert b"Try again in 5 minutes." in form.body
    assert basic.json["error"].endswith(f"try again in {basic.headers['retry-after']} seconds")


@WAYS
def test_an_address_that_tries_many_names_has_to_wait_and_no_other_has(
    program: Program, attempt: Callable[..., Reply]
) -> None:
    for number in range(MAX_FAILED_LOGINS_OF_ADDRESS):
        assert attempt(program, f"guess {number}", "wrong").status == 401

    assert attempt(program, "Ann", WORD).status == 429
    assert attempt(program, "Ann", WORD, THERE).status in {200, 303}


def test_a_login_of_ones_own_does_not_allow_more_guesses_at_others(program: Program) -> None:
    statuses = []
    for number in range(MAX_FAILED_LOGINS_OF_ADDRESS + 1):
        statuses.append(_by_form(program, f"guess {number}", "wrong").status)
        _by_form(program, "Ben", WORD)

    assert statuses[-1] == 429


def test_the_right_password_is_taken_after_the_wait(users: PasswordFile) -> None:
    serving = SiteConfig(users=users, failed_login_seconds=2)
    with site_of(serving=serving) as program:
        for _ in range(MAX_FAILED_LOGINS):
            _by_basic(program, "Ann", "wrong")
        blocked = _by_basic(program, "Ann", WORD)
        time.sleep(int(blocked.headers.get("retry-after", "0")) + 0.1)
        later = _by_basic(program, "Ann", WORD)

    assert (blocked.status, later.status) == (429, 200)


def test_a_monitor_with_a_wrong_password_still_learns_the_health(program: Program) -> None:
    key = base64.b64encode(b"Ann:wrong").decode()
    for _ in range(MAX_FAILED_LOGINS + 1):
        health = program.get("/health", Authorization=f"Basic {key}")

    assert health.json == {"status": "ok"}


def test_a_right_password_forgets_the_wrong_ones_before_it() -> None:
    failed = FailedLogins()
    for _ in range(MAX_FAILED_LOGINS - 1):
        failed.add(HERE, "Ann")
    failed.forget(HERE, "Ann")
    failed.add(HERE, "Ann")

    assert failed.seconds_to_wait(HERE, "Ann") == 0


def test_requests_are_not_limited_unless_a_setting_says_so() -> None:
    with site_of() as program:
        assert {program.get("/sources").status for _ in range(30)} == {200}


def test_an_address_that_asks_too_often_has_to_wait_and_no_other_has() -> None:
    with site_of(serving=SiteConfig(requests_per_minute=3)) as program:
        allowed = [program.get("/sources", X_Forwarded_For=HERE).status for _ in range(3)]
        blocked = program.post("/ask", {"question": "tea"}, X_Forwarded_For=HERE)
        event = program.post("/gradio_api/queue/join", {}, X_Forwarded_For=HERE)
        page = program.get("/", X_Forwarded_For=HERE)
        health = program.get("/health", X_Forwarded_For=HERE)
        other = program.get("/sources", X_Forwarded_For=THERE)

    assert allowed == [200] * 3
    assert (blocked.status, event.status) == (429, 429)
    assert 0 < int(blocked.headers["retry-after"]) <= 60
    assert "too many requests; try again in" in blocked.json["error"]
    assert (page.status, health.status, other.status) == (200, 200, 200)


def test_who_is_logged_in_is_counted_by_name(users: PasswordFile) -> None:
    with site_of(serving=SiteConfig(users=users, requests_per_minute=2)) as program:
        ann = [_by_basic(program, "Ann", WORD, address).status for address in (HERE, THERE, HERE)]
        ben = _by_basic(program, "Ben", WORD, HERE)

    assert ann == [200, 200, 429]
    assert ben.status == 200


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("unix", "unix"),
    ],
)
def test_an_address_of_ipv6_counts_by_its_network(host: str, network: str) -> None:
    assert client_network({"client": (host, 1)}) == network
    assert client_network({"client": None}) == ""
