"""The login: who gets in, who stays out, and for how long."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import bcrypt
import pytest

from app.config.password_file import PasswordFile
from app.messages import login_texts
from app.web.server.sessions import SESSION_SECONDS, Sessions
from app.web.server.site import SiteConfig
from tests.app.web.hostile_documents import HOSTILE
from tests.app.web.server.sites import Program, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.app.web.server.sites import Reply

WORD = "correct horse"
PAGE = {"Accept": "text/html"}


def _write(file: Path, **words: str) -> Path:
    hashed = {name: bcrypt.hashpw(word.encode(), bcrypt.gensalt(4)) for name, word in words.items()}
    made = file.with_suffix(".new")
    made.write_text("".join(f"{name}:{one.decode()}\n" for name, one in hashed.items()), "utf-8")
    return made.replace(file)


@pytest.fixture
def users(tmp_path: Path) -> Path:
    """A file of two users."""
    return _write(tmp_path / "users", Ann=WORD, Ben=WORD)


@pytest.fixture
def program(users: Path) -> Iterator[Program]:
    """A program before a site with a gate."""
    with site_of(serving=SiteConfig(users=PasswordFile(users))) as found:
        yield found


def _log_in(program: Program, name: str = "Ann", word: str = WORD, target: str = "/") -> Reply:
    form = urlencode({"name": name, "password": word, "next": target}).encode()
    return program.post("/login", form, Content_Type="application/x-www-form-urlencoded")


def _cookie(reply: Reply) -> str:
    return reply.headers["set-cookie"].partition(";")[0]


def _basic(name: str, word: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{name}:{word}'.encode()).decode()}"}


def test_nobody_sees_the_page_without_a_login(program: Program) -> None:
    page = program.get("/?quote=abc", **PAGE)

    assert (page.status, page.body) == (303, b"")
    assert page.headers["location"] == "/login?next=%2F%3Fquote%3Dabc"
    for path in ("/config", "/gradio_api/queue/data", "/sources", "/openapi.json", "/mcp"):
        assert program.get(path).status == 401
    for path in ("/ask", "/mcp", "/gradio_api/queue/join", "/gradio_api/run/predict"):
        assert program.post(path, {"question": "tea"}).status == 401


def test_a_monitor_learns_the_health_without_a_login_and_nothing_more(program: Program) -> None:
    stranger = program.get("/health")
    known = program.get("/health", Cookie=_cookie(_log_in(program)))
    told, wrong = (program.get("/health", **_basic("Ann", it)) for it in (WORD, "wrong"))

    assert stranger.json == wrong.json == {"status": "ok"}
    assert known.json["documents"] == told.json["documents"] == 2


def test_the_login_needs_no_script_and_loads_nothing_from_elsewhere(program: Program) -> None:
    page = program.get("/login", **PAGE)
    sheet = re.search(rb'href="([^"]+login\.css)"', page.body)

    assert page.status == 200
    assert b"<script" not in page.body
    assert sheet
    assert program.get(sheet[1].decode()).status == 200
    assert page.headers["cache-control"] == "no-store"


def test_who_logs_in_sees_the_page_and_is_led_to_where_they_wanted(program: Program) -> None:
    reply = _log_in(program, target="/?quote=abc")
    cookie = reply.headers["set-cookie"]

    assert reply.status == 303
    assert reply.headers["location"] == "/?quote=abc"
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert program.get("/", Cookie=_cookie(reply), **PAGE).status == 200


@pytest.mark.parametrize(
    "target", ["https://example.org/", "//example.org", "/\\example.org", "ask", "/\nx", HOSTILE]
)
def test_a_login_leads_to_no_other_site(program: Program, target: str) -> None:
    assert _log_in(program, target=target).headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "word"), [("Ann", "wrong"), ("Cid", WORD), ("", ""), (HOSTILE, HOSTILE)]
)
def test_a_wrong_name_or_password_is_told_alike(program: Program, name: str, word: str) -> None:
    reply = _log_in(program, name, word)

    assert reply.status == 401
    assert login_texts.WRONG.encode() in reply.body
    assert b"<script" not in reply.body
    assert b"<img" not in reply.body
    assert "set-cookie" not in reply.headers


def test_a_forged_cookie_opens_nothing(program: Program) -> None:
    name = _cookie(_log_in(program)).partition("=")[0]

    assert program.get("/config", Cookie=f"{name}=forged").status == 401


def test_who_logs_out_is_out(program: Program) -> None:
    cookie = _cookie(_log_in(program))

    looked = program.get("/logout", Cookie=cookie, **PAGE)
    still = program.get("/config", Cookie=cookie)
    out = program.post("/logout", Cookie=cookie)

    assert looked.headers["location"] == "/"
    assert "set-cookie" not in looked.headers  # a link of another site logs nobody out
    assert still.status == 200
    assert out.headers["location"] == "/login"
    assert program.get("/config", Cookie=cookie).status == 401


def test_a_new_password_ends_the_logins_with_the_old_one_and_no_others(
    program: Program, users: Path
) -> None:
    ann, ben = (_cookie(_log_in(program, name)) for name in ("Ann", "Ben"))
    lines = users.read_text("utf-8").splitlines()

    _write(users, Ann="battery staple")
    with users.open("a", encoding="utf-8") as more:
        more.write(f"{lines[1]}\n")

    assert program.get("/config", Cookie=ann).status == 401
    assert program.get("/config", Cookie=ben).status == 200


def test_a_program_comes_in_by_its_password(program: Program) -> None:
    right = program.post("/ask", {"question": "tea"}, **_basic("Ann", WORD))
    again = program.post("/ask", {"question": "tea"}, **_basic("Ann", WORD))
    wrong = program.post("/ask", {"question": "tea"}, **_basic("Ann", "wrong"))

    assert (right.status, again.status, wrong.status) == (200, 200, 401)
    assert wrong.headers["www-authenticate"] == "Basic"
    for malformed in ("Basic", "Basic !", "Basic /w==", "Bearer abc"):
        assert program.get("/sources", Authorization=malformed).status == 401


def test_a_program_s_password_is_worth_nothing_once_it_is_changed(
    program: Program, users: Path
) -> None:
    assert program.get("/sources", **_basic("Ann", WORD)).status == 200

    _write(users, Ann="battery staple")

    assert program.get("/sources", **_basic("Ann", WORD)).status == 401


def test_a_browser_s_script_is_not_asked_for_a_password_by_the_browser(program: Program) -> None:
    reply = program.get("/config", Sec_Fetch_Mode="cors", Sec_Fetch_Site="same-origin")

    assert reply.status == 401
    assert "www-authenticate" not in reply.headers


def test_below_a_path_the_login_stays_below_it(users: Path) -> None:
    serving = SiteConfig(users=PasswordFile(users), root_path="/onrecord")
    with site_of(serving=serving) as program:
        away = program.get("/onrecord/", **PAGE)
        page = program.get("/onrecord/login")
        reply = _log_in(program)

    assert away.headers["location"] == "/onrecord/login"
    assert b'action="/onrecord/login"' in page.body
    assert reply.headers["location"] == "/onrecord/"
    assert "Path=/onrecord" in reply.headers["set-cookie"]


def test_a_session_lasts_while_it_is_used() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    token = sessions.begin("Ann", "mark")

    for _ in range(3):
        now[0] += SESSION_SECONDS - 1
        assert sessions.find(token)
    now[0] += SESSION_SECONDS + 1

    assert sessions.find(token) is None
    assert sessions.find(None) is None
