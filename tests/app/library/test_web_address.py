"""Web pages are fetched from public addresses only, within bounds; every failure says why."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from app.library.web_address import fetch_page, is_public, is_web_address, resolve_host
from corpus.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PAGE = b"<html><title>Toll</title><p>The toll is three crowns.</p></html>"


class _Pages(BaseHTTPRequestHandler):
    """A few pages, and ways not to serve one."""

    def do_GET(self) -> None:
        """Serve the page of the path."""
        host = self.headers["Host"]
        replies = {
            "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
            "/notes": (200, {"Content-Type": "text/plain"}, b"The ferry sank."),
            "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/file.pdf": (200, {"Content-Type": "application/octet-stream"}, b"%PDF-1.4"),
            "/moved": (302, {"Location": "/page"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/inside": (
                302,
                {"Location": f"http://inside.test:{host.partition(':')[2]}/page"},
                b"",
            ),
            "/metadata": (302, {"Location": "http://169.254.169.254/latest"}, b""),
            "/local-file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/login": (403, {}, b"no"),
            "/broken": (500, {}, b"no"),
            "/empty": (200, {"Content-Type": "text/html"}, b""),
        }
        status, headers, body = replies.get(self.path, (404, {}, b"no"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a site that is called public.test and is on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://public.test:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def resolve_for_tests(host: str, _port: int) -> Sequence[str]:
    """The test's site by name; another host of this network; numbers as they are."""
    return {"public.test": ["127.0.0.1"], "inside.test": ["10.0.0.5"]}.get(host, [host])


def is_allowed_for_tests(address: str) -> bool:
    """The test's own server besides what is public."""
    return address == "127.0.0.1" or is_public(address)


def test_a_page_is_fetched_with_the_type_that_the_server_names(site: str) -> None:
    for path, suffix, data in (
        ("/page", ".html", PAGE),
        ("/notes", ".txt", b"The ferry sank."),
        ("/file.pdf", ".pdf", b"%PDF-1.4"),
    ):
        page = fetch_page(site + path, resolve=resolve_for_tests, is_allowed=is_allowed_for_tests)
        assert (page.suffix, page.data, page.address) == (suffix, data, site + path)


def test_a_redirect_is_followed_and_its_end_known(site: str) -> None:
    page = fetch_page(f"{site}/moved", resolve=resolve_for_tests, is_allowed=is_allowed_for_tests)

    assert (page.address, page.final) == (f"{site}/moved", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/round", "redirects more than 5 times"),
        ("/inside", "inside.test is on this machine or in its network"),
        ("/metadata", "169.254.169.254 is on this machine or in its network"),
        ("/local-file", "only http and https"),
        ("/login", "does not give it to programs (status 403)"),
        ("/broken", "status 500"),
        ("/nothing", "there is no such page"),
        ("/picture", "the server sends image/png"),
        ("/empty", "the page is empty"),
    ],
)
def test_each_failure_says_why(site: str, path: str, reason: str) -> None:
    with pytest.raises(ReadError) as refused:
        fetch_page(site + path, resolve=resolve_for_tests, is_allowed=is_allowed_for_tests)

    assert reason in refused.value.reason
    assert refused.value.file == site + path


def test_a_page_beyond_the_bounds_is_refused(site: str) -> None:
    for bound, reason in (({"max_bytes": 10}, "larger than"), ({"max_seconds": 1e-9}, "too long")):
        with pytest.raises(ReadError, match=reason):
            fetch_page(
                f"{site}/page",
                resolve=resolve_for_tests,
                is_allowed=is_allowed_for_tests,
                **bound,
            )


def test_without_the_test_s_leave_this_machine_is_never_asked(site: str) -> None:
    with pytest.raises(ReadError, match="on this machine"):
        fetch_page(f"{site}/page", resolve=resolve_for_tests)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://[::1]/",
        "http://[::ffff:10.0.0.1]/", "http://192.168.1.1/", "http://169.254.169.254/latest",
        "http://0.0.0.0/", "http://[fe80::1]/",
    ],
)  # fmt: skip
def test_numbers_of_this_machine_and_its_network_are_refused(address: str) -> None:
    with pytest.raises(ReadError, match="on this machine"):
        fetch_page(address, resolve=resolve_host)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.1.2.3", False), ("100.100.100.200", False), ("168.63.129.16", False),
        ("224.0.0.1", False), ("2002:0a00:0001::", False), ("64:ff9b::a00:1", False),
        ("fd00::1", False), ("::ffff:93.184.216.34", True),
    ],
)  # fmt: skip
def test_an_address_is_public_only_if_anyone_may_have_it(number: str, *, public: bool) -> None:
    assert is_public(number) is public


def test_one_address_of_this_network_among_public_ones_is_refused() -> None:
    with pytest.raises(ReadError, match="on this machine"):
        fetch_page("http://both.test/", resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://public.test/a", "only http and https"),
        ("http://me:secret@public.test/", "name or password"),
        ("http:///page", "names no host"),
        ("http://public.test:99999/", "cannot be fetched"),
    ],
)
def test_an_address_that_cannot_be_asked_is_refused(address: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        fetch_page(address, resolve=resolve_for_tests, is_allowed=is_allowed_for_tests)


def test_a_host_that_is_not_found_is_named() -> None:
    def fail(_host: str, _port: int) -> Sequence[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(ReadError, match=r"the host nowhere.test is not found \(Name or service"):
        fetch_page("http://nowhere.test/", resolve=fail)


def test_paths_are_no_addresses() -> None:
    assert is_web_address("https://example.com/a")
    assert is_web_address("ftp://example.com/a")
    assert not is_web_address("talks/a.txt")
    assert not is_web_address(r"C:\talks\a.txt")
