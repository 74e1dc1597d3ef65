"""Fetch a public web page once, within bounds; never one of this machine or its network."""

from __future__ import annotations

import ipaddress
import socket
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn
from urllib.parse import urljoin, urlsplit

from corpus.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import httpx2

MAX_PAGE_BYTES: Final = 20_000_000
MAX_REDIRECTS: Final = 5
MAX_SECONDS: Final = 60.0  # for all of it; a single step may take a fourth
_SCHEMES: Final = {"http": 80, "https": 443}
_TYPES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/csv": ".csv",
    "text/vtt": ".vtt",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_REDIRECTS: Final = {301, 302, 303, 307, 308}
_TOO_SLOW: Final = "the server took too long: try again later, or save the page as a file"
_AGENT: Final = "onrecord (reads one page that its user names)"
# Public by their numbers, though inside of networks: Azure's metadata, IPv4 behind NAT64.
_INSIDE: Final = (ipaddress.ip_network("168.63.129.16/32"), ipaddress.ip_network("64:ff9b::/96"))


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """The bytes at an address: `final` after redirects, `suffix` by the type the server names."""

    address: str
    final: str
    data: bytes
    suffix: str


def is_web_address(word: str) -> bool:
    """Whether a word of the command line is an address instead of a path."""
    return "://" in word and word.partition("://")[0].isalpha()


def is_public(address: str) -> bool:
    """Whether an IP address is anyone's on the internet, so not of this machine or its network."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if inner is not None and not is_public(str(inner)):
            return False
    inside = any(number in network for network in _INSIDE if network.version == number.version)
    return number.is_global and not number.is_multicast and not inside


def resolve_host(host: str, port: int) -> list[str]:
    """The IP addresses of a host; OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch_page(
    address: str,
    *,
    resolve: Callable[[str, int], Sequence[str]] = resolve_host,
    is_allowed: Callable[[str], bool] = is_public,
    max_bytes: int = MAX_PAGE_BYTES,
    max_seconds: float = MAX_SECONDS,
) -> FetchedPage:
    """The page at the address; ReadError, which says why, when it can't or mustn't be fetched.

    Each hop connects to an IP address that was looked up and allowed just before, so that no
    redirect and no change of DNS leads elsewhere.
    """
    # Loaded here, not above: --help must not wait for it.
    import httpx2  # noqa: PLC0415

    deadline = time.monotonic() + max_seconds
    at = address
    reason = f"it redirects more than {MAX_REDIRECTS} times: give the address it ends at"
    try:
        for _ in range(MAX_REDIRECTS + 1):
            if time.monotonic() > deadline:
                _refuse(address, _TOO_SLOW)
            ip = _allowed_ip(address, at, resolve, is_allowed)
            with _opened(at, ip, max_seconds / 4) as reply:
                if reply.status_code in _REDIRECTS and "location" in reply.headers:
                    at = urljoin(at, reply.headers["location"])
                    continue
                _refuse_status(address, reply)
                data = _body(address, reply, max_bytes, deadline)
                return FetchedPage(address, at, data, _suffix(address, at, reply))
    except httpx2.TimeoutException:
        reason = _TOO_SLOW
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        reason = f"it cannot be fetched ({' '.join(str(error).split())[:200]}): check the address"
    raise ReadError(address, reason)


def _refuse(address: str, reason: str) -> NoReturn:
    raise ReadError(address, reason)


def _allowed_ip(
    address: str,
    at: str,
    resolve: Callable[[str, int], Sequence[str]],
    is_allowed: Callable[[str], bool],
) -> str:
    """The IP address to connect to for one hop; ReadError unless all of the host's are allowed."""
    parts = urlsplit(at)
    if parts.scheme not in _SCHEMES:
        _refuse(address, f"only http and https addresses are fetched, not {parts.scheme}:")
    if parts.username is not None or parts.password is not None:
        _refuse(address, "an address with a name or password in it is not fetched: save the page")
    if not parts.hostname:
        _refuse(address, "it names no host: write it as https://host/page")
    host = parts.hostname
    try:
        found = resolve(host, parts.port or _SCHEMES[parts.scheme])
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        _refuse(address, f"the host {host} is not found ({reason}): check the address")
    if not found or not all(map(is_allowed, found)):
        _refuse(
            address,
            f"{host} is on this machine or in its network, whose pages are not fetched:"
            " save the page as a file, and ingest that",
        )
    return found[0]


@contextmanager
def _opened(at: str, ip: str, seconds: float) -> Iterator[httpx2.Response]:
    """The reply to a request of one hop, connected to that IP address and to no other."""
    import httpx2  # noqa: PLC0415 - see fetch_page

    url = httpx2.URL(at)
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": _AGENT,
        "Accept-Encoding": "identity",
    }
    # The certificate must be that of the name, though the connection is to the number.
    extensions = {"sni_hostname": url.raw_host.decode("ascii")}
    with (
        httpx2.Client(trust_env=False, follow_redirects=False, timeout=seconds) as client,
        client.stream(
            "GET", url.copy_with(host=ip), headers=headers, extensions=extensions
        ) as reply,
    ):
        yield reply


def _refuse_status(address: str, reply: httpx2.Response) -> None:
    if reply.status_code in {401, 402, 403, 451}:
        _refuse(
            address,
            f"the server does not give it to programs (status {reply.status_code}):"
            " save the page from a browser, and ingest the file",
        )
    if reply.status_code in {404, 410}:
        _refuse(address, f"there is no such page (status {reply.status_code}): check the address")
    if not reply.is_success:
        _refuse(address, f"the server answers with status {reply.status_code}: try again later")


def _body(address: str, reply: httpx2.Response, max_bytes: int, deadline: float) -> bytes:
    data = bytearray()
    for part in reply.iter_bytes():
        data += part
        if len(data) > max_bytes:
            _refuse(address, f"it is larger than {max_bytes / 1e6:g} MB: save and split it")
        if time.monotonic() > deadline:
            _refuse(address, _TOO_SLOW)
    if not data:
        _refuse(address, "the page is empty")
    return bytes(data)


def _suffix(address: str, at: str, reply: httpx2.Response) -> str:
    kind = reply.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind in {"application/octet-stream", "binary/octet-stream"}:
        named = [end for end in _TYPES.values() if urlsplit(at).path.lower().endswith(end)]
        if named:
            return named[0]
    if kind not in _TYPES:
        _refuse(address, f"the server sends {kind}, which is not read here")
    return _TYPES[kind]
