"""No word leaves the machine: programs run with someone listening, in Python and below it."""

from __future__ import annotations

import ipaddress
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPOSITORY = Path(__file__).resolve().parents[1]
# What may be set on a developer's machine to keep libraries quiet; the programs do without.
_HUSH = ("HF_", "TRANSFORMERS_", "ANONYMIZED_", "CHROMA_", "GRADIO_", "ONRECORD_")
# One process, since most of its time is the loading of the models.
_COMMAND_LINE_AND_WEB_PAGE = """
from app.cli.main import main
for words in (
    ["ingest", "tests/footbridge", "--json"],
    ["ask", "Is the bridge safe?", "--json"],
    ["find", "the bill", "--json"],
    ["sources", "--json"],
):
    sys.argv = ["onrecord", *words]
    try:
        main()
    except SystemExit as end:
        assert not end.code, end.code

import urllib.request
from app.ask.service import AnswerService
from app.config.settings import settings
from app.web.page import build
from app.web.fair_queue import FairQueue
from app.web.server.host import serve_site
from app.web.server.service import Service
from app.web.server.site import SiteConfig, build_site
with AnswerService.open(settings(), purpose="a test") as desk:
    queue, config = FairQueue(1), SiteConfig()
    service = Service(desk, queue, {}, None)
    with serve_site(build_site(build(desk, queue=queue), service, config), config) as page:
        with urllib.request.urlopen(page.address) as reply:
            assert reply.status == 200
"""
_OUTWARD = """
import socket
with socket.socket(type=socket.SOCK_DGRAM) as opened:
    opened.connect(("192.0.2.1", 9))  # for documentation (RFC 5737); connecting sends nothing
"""


@dataclass(frozen=True, slots=True)
class _Heard:
    """The hosts a program turned to, as Python and, if it was asked, the kernel know them."""

    by_python: tuple[str, ...]
    by_kernel: tuple[str, ...] | None
    printed: str = ""
    errors: str = ""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> _Heard:
    """What was heard of the command line and the web page."""
    return _listen_to(_COMMAND_LINE_AND_WEB_PAGE, tmp_path_factory.mktemp("heard"))


def test_those_who_listen_hear(tmp_path: Path) -> None:
    found = _listen_to(_OUTWARD, tmp_path)

    assert found.by_python == ("192.0.2.1",)
    assert found.by_kernel in {None, ("192.0.2.1",)}


@pytest.mark.slow
def test_python_turns_to_no_other_machine(heard: _Heard) -> None:
    assert _elsewhere(heard.by_python) == []


@pytest.mark.slow
def test_the_kernel_is_asked_for_no_other_machine(heard: _Heard) -> None:
    if heard.by_kernel is None:
        pytest.skip("strace is not installed, or may not trace here: Python's own calls are heard")
    assert _elsewhere(heard.by_kernel) == []


@pytest.mark.slow
def test_nothing_but_the_answers_is_printed(heard: _Heard) -> None:
    """The libraries are not told to be quiet, and are."""
    added, answer, *_ = map(json.loads, heard.printed.splitlines())

    assert added["failed"] == []
    assert answer["question"] == "Is the bridge safe?"
    assert heard.errors == ""


def _listen_to(program: str, folder: Path) -> _Heard:
    """Run the program to its end, from the repository, with a store of its own."""
    notes, calls = folder / "notes", folder / "calls"
    opening = f"import sys\nfrom tests.listening import listen\nlisten({str(notes)!r})\n"
    command = [sys.executable, "-c", opening + program]
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(_HUSH)}
    tracer = _tracer(calls)
    run = subprocess.run(
        [*tracer, *command],
        cwd=_REPOSITORY,
        env={**quiet, "ONRECORD_STORE": str(folder / "store")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    by_python = (line.split(maxsplit=1)[1] for line in notes.read_text("utf-8").splitlines())
    by_kernel = _hosts(calls.read_text("utf-8", "replace")) if tracer else None
    return _Heard(tuple(by_python), by_kernel, run.stdout, run.stderr)


def _tracer(calls: Path) -> list[str]:
    """The command that has the kernel's calls written down; empty where that can't be done."""
    strace = shutil.which("strace")
    if strace is None:
        return []
    command = [strace, "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg"]
    # With a filter in the kernel, only these calls stop the program; without one, each call does.
    for tracer in ([*command, "--seccomp-bpf"], command):
        works = subprocess.run(
            [*tracer, sys.executable, "-c", ""], check=False, capture_output=True
        )
        if works.returncode == 0 and not works.stderr:
            return [*tracer, "-o", str(calls)]
    return []


def _hosts(calls: str) -> tuple[str, ...]:
    """The hosts in what strace wrote; a family that is neither local nor known stands for one."""
    found = []
    for line in calls.splitlines():
        for family in re.findall(r"sa_family=(AF_\w+)", line):
            if family in {"AF_INET", "AF_INET6"}:
                found += re.findall(r'inet_(?:addr\(|pton\(AF_INET6?, )"([^"]+)"', line)
            elif family not in {"AF_UNIX", "AF_NETLINK", "AF_UNSPEC"}:
                found.append(family)
    return tuple(found)


def _elsewhere(hosts: Sequence[str]) -> list[str]:
    return [host for host in hosts if not _is_here(host)]


def _is_here(host: str) -> bool:
    if host in {"-", "localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
