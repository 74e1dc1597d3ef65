"""Logins that hold on every server of one secret, and on no other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import bcrypt
import pytest

from app.config.password_file import PasswordFile
from app.web.server.sessions import SESSION_SECONDS, SharedSessions
from app.web.server.site import SiteConfig
from tests.app.web.server.sites import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.web.server.sites import Program, Reply

_SECRET, _OTHER = "a secret of all servers, long enough", "another secret, which is as long as it"
_HOUR = 3_600


class _Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def _write(file: Path, word: str) -> Path:
    hashed = bcrypt.hashpw(word.encode(), bcrypt.gensalt(4)).decode()
    made = file.with_suffix(".new")
    made.write_text(f"Ann:{hashed}\n", "utf-8")
    return made.replace(file)


@pytest.fixture
def users(tmp_path: Path) -> Path:
    """A file of one user, which all servers read."""
    return _write(tmp_path / "users", "correct horse")


def _log_in(program: Program) -> str:
    form = urlencode({"name": "Ann", "password": "correct horse", "next": "/"}).encode()
    reply = program.post("/login", form, Content_Type="application/x-www-form-urlencoded")
    return _cookie(reply)


def _cookie(reply: Reply) -> str:
    return reply.headers["set-cookie"].partition(";")[0]


def _site(users: Path, secret: str | None) -> SiteConfig:
    return SiteConfig(users=PasswordFile(users), session_secret=secret)


def test_a_login_holds_on_all_servers_of_a_secret_and_ends_there_with_the_password(
    users: Path,
) -> None:
    with (
        site_of(serving=_site(users, _SECRET)) as one,
        site_of(serving=_site(users, _SECRET)) as other,
    ):
        cookie = _log_in(one)
        before = [site.get("/config", Cookie=cookie).status for site in (one, other)]
        _write(users, "battery staple")
        after = [site.get("/config", Cookie=cookie).status for site in (one, other)]

    assert before == [200, 200]
    assert after == [401, 401]


@pytest.mark.parametrize("secret", [None, _OTHER])
def test_a_login_holds_on_no_server_without_the_secret(users: Path, secret: str | None) -> None:
    with (
        site_of(serving=_site(users, _SECRET)) as one,
        site_of(serving=_site(users, secret)) as other,
    ):
        cookie = _log_in(one)
        theirs = _log_in(other).partition("=")[0]
        same_token = f"{theirs}={cookie.partition('=')[2]}"

        assert other.get("/config", Cookie=cookie).status == 401
        assert other.get("/config", Cookie=same_token).status == 401


def test_who_logs_out_loses_the_cookie_and_is_out_where_it_was_asked_for(users: Path) -> None:
    with site_of(serving=_site(users, _SECRET)) as site:
        cookie = _log_in(site)
        out = site.post("/logout", Cookie=cookie)

        assert "Max-Age=0" in out.headers["set-cookie"]
        assert site.get("/config", Cookie=cookie).status == 401


def test_a_token_that_is_old_is_replaced_with_the_reply_and_no_forged_one(
    users: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        site_of(serving=_site(users, _SECRET)) as one,
        site_of(serving=_site(users, _SECRET)) as other,
    ):
        cookie = _log_in(one)
        young = one.get("/config", Cookie=cookie)
        monkeypatch.setattr("app.web.server.sessions._RENEW_SECONDS", 0)
        old = one.get("/config", Cookie=cookie)
        forged = one.get("/config", Cookie=f"{cookie.partition('=')[0]}=forged")

        assert "set-cookie" not in young.headers
        assert _cookie(old) != cookie
        assert "HttpOnly" in old.headers["set-cookie"]
        assert other.get("/config", Cookie=_cookie(old)).status == 200
        assert "set-cookie" not in forged.headers


def test_a_session_that_is_used_every_hour_never_ends() -> None:
    clock = _Clock()
    sessions = SharedSessions(_SECRET, clock)
    token = sessions.begin("Ann", "mark")

    assert sessions.renewed(token) is None
    for _ in range(24 * 8):
        clock.now += _HOUR
        token = sessions.renewed(token) or token
    session = sessions.find(token)
    assert session is not None
    assert (session.name, session.mark) == ("Ann", "mark")
    assert session.until == clock.now + SESSION_SECONDS


def test_a_session_is_who_began_it_until_it_is_too_old_or_ended() -> None:
    clock = _Clock()
    sessions, others = SharedSessions(_SECRET, clock), SharedSessions(_SECRET, clock)
    token = sessions.begin("Ann", "mark")
    session = others.find(token)

    assert session is not None
    assert (session.name, session.mark) == ("Ann", "mark")
    assert session.until == clock.now + SESSION_SECONDS
    for forged in (None, "", "forged", "ä", token[:-4] + "AAAA", token[::-1]):
        assert sessions.find(forged) is None
        assert sessions.renewed(forged) is None
    clock.now += _HOUR
    renewed = sessions.renewed(token)
    sessions.end(renewed)
    assert sessions.find(token) is sessions.find(renewed) is None
    assert sessions.find(sessions.begin("Ann", "mark"))
    clock.now += SESSION_SECONDS + 1
    assert others.find(token) is None
