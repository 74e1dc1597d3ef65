"""What a browser is told, and which of Gradio's doors are open."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from app.web.page import build
from app.web.server.page_html import STYLE_SHEETS
from app.web.server.request_guard import MAX_BODY_BYTES, route_of
from app.web.server.security_headers import script_digests
from app.web.server.site import SiteConfig
from index.store.errors import StoreError
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.server.sites import Program, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    """A program before a site that is served to this machine alone, and takes no uploads."""
    with site_of() as found:
        yield found


def test_a_browser_is_told_to_fetch_nothing_from_elsewhere(program: Program) -> None:
    policy = program.get("/").headers["content-security-policy"]

    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def test_the_scripts_that_may_run_are_those_of_the_page_and_no_other(program: Program) -> None:
    reply = program.get("/")

    named = set(re.findall(r"'(sha256-[^']+)'", reply.headers["content-security-policy"]))
    assert named == set(script_digests(reply.body))
    assert len(named) > 1


def test_a_script_is_known_by_the_digest_of_what_stands_between_its_tags() -> None:
    page = b'<script src="a.js"></script><script type="module">\nx\n</script>'

    expected = base64.b64encode(hashlib.sha256(b"\nx\n").digest()).decode()
    assert script_digests(page) == (f"sha256-{expected}",)


def test_the_page_names_no_other_host(program: Program) -> None:
    page = program.get("/").body.decode()

    assert set(re.findall(r"https?://([\w.:-]+)", page)) <= {program.address.split("/")[2]}
    assert "og:" not in page


def test_a_page_is_squeezed_for_who_can_unpack_it(program: Program) -> None:
    plain, squeezed = program.get("/"), program.get("/", Accept_Encoding="gzip, br")

    assert squeezed.headers["content-encoding"] == "gzip"
    assert len(squeezed.body) < len(plain.body) / 2
    assert script_digests(gzip.decompress(squeezed.body)) == script_digests(plain.body)


def test_what_never_changes_is_kept_by_the_browser(program: Program) -> None:
    page = program.get("/").body.decode()
    sheet = re.search(r'href="\.(/_onrecord/[^"]+page\.css)"', page)
    assert sheet

    reply = program.get(sheet[1])

    assert reply.headers["content-type"].startswith("text/css")
    assert page.count(' rel="stylesheet" href="./_onrecord') == 1
    assert all(
        files("app.web.static").joinpath(name).read_bytes() in reply.body for name in STYLE_SHEETS
    )
    assert "immutable" in reply.headers["cache-control"]
    assert program.get(sheet[1].replace("page.css", "host.py")).status == 404
    assert program.get("/_onrecord/000000000000/css/style.css").status == 404
    gone = program.get("/assets/gone-12345678.js")
    assert gone.status == 404
    assert "immutable" not in gone.headers.get("cache-control", "")


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/deep_link",
        "/gradio_api/vibe-code",
        "/gradio_api/runs",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://example.org",
        "/gradio_api/upload",
        "/gradio_api/info",
        "/monitoring",
        "/manifest.json",
        "/gradio_api/mcp",
    ],
)
def test_what_the_page_does_not_need_is_not_there(program: Program, path: str) -> None:
    assert program.get(path).status == 404
    assert program.post(path, {}).status == 404


def test_uploads_are_taken_where_they_are_wanted_and_have_a_bound() -> None:
    form = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n%s\r\n--x--'
    )
    sent = {"Content_Type": "multipart/form-data; boundary=x"}
    with site_of(serving=SiteConfig(max_upload_bytes=1_000)) as program:
        small = program.post("/gradio_api/upload", form % b"words", **sent)
        large = program.post("/gradio_api/upload", form % (b"words" * 1_000), **sent)

    assert small.status == 200
    assert large.status == 413


def test_who_uploads_where_another_server_changes_the_library_is_told_which() -> None:
    def reason() -> str:
        return "it is changed on desk-7"

    def unknown() -> str:
        message = "the store does not answer"
        raise StoreError(message)

    told = []
    for why in (reason, unknown):
        with site_of(serving=SiteConfig(why_read_only=why)) as program:
            told.append(program.post("/gradio_api/upload", b"words"))

    assert [reply.status for reply in told] == [403, 403]
    assert told[0].json["error"] == "it is changed on desk-7"
    assert told[1].json["error"] == "the store does not answer"


def test_a_body_that_is_too_large_is_not_read(program: Program) -> None:
    assert program.post("/ask", b"", Content_Length=str(MAX_BODY_BYTES + 1)).status == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
    ],
)
def test_a_page_of_another_site_can_ask_for_nothing(
    program: Program, headers: dict[str, str]
) -> None:
    assert program.post("/ask", {"question": "tea"}, **headers).status == 403


def test_the_page_itself_and_programs_can_ask(program: Program) -> None:
    ours = program.address.rstrip("/")

    assert program.post("/ask", {"question": "tea"}, Origin=ours).status == 200
    assert program.post("/ask", {"question": "tea"}, Sec_Fetch_Site="same-origin").status == 200
    assert program.post("/ask", {"question": "tea"}).status == 200


def test_a_name_that_another_gives_to_this_machine_does_not_lead_here(program: Program) -> None:
    assert program.get("/", Host="evil.example:80").status == 403
    assert program.get("/", Host="localhost:7860").status == 200


@pytest.mark.parametrize(
    ("path", "root", "below"),
    [
        ("/", "", "/"),
        ("/ask", "", "/ask"),
        ("/x/ask", "/x", "/ask"),
        ("/ask", "/x", "/ask"),
        ("/x", "/x", "/"),
        ("/xy", "/x", "/xy"),
    ],
)
def test_a_path_is_the_same_whether_or_not_a_proxy_has_cut_it(
    path: str, root: str, below: str
) -> None:
    assert route_of({"path": path, "root_path": root}) == below


def test_a_page_sends_nothing_about_its_use() -> None:
    assert build(ScriptedService()).analytics_enabled is False
