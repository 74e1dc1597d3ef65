"""The verb `serve`, before a page is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.config.port import bind
from tests.app.running import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.app.running import Run


def test_a_faulty_password_file_is_refused_before_the_page_is_begun(
    onrecord: Callable[..., Run], tmp_path: Path
) -> None:
    (tmp_path / "people").write_text("Ann without a password\n", "utf-8")

    refused(onrecord("serve", "--auth", tmp_path / "people"), "people")


def test_a_port_that_is_none_is_refused(onrecord: Callable[..., Run]) -> None:
    run = onrecord("serve", "--port", "70000")

    assert run.code == 2
    assert "--port" in run.err


def test_a_port_in_use_is_told_before_anything_is_read(onrecord: Callable[..., Run]) -> None:
    with bind("127.0.0.1", 0) as used:
        used.listen()
        port = str(used.getsockname()[1])

        run = onrecord("serve", "--port", port, "--check-port")

        refused(run, port)
    free = onrecord("serve", "--port", port, "--check-port")
    assert (free.code, free.out) == (0, "")


def test_a_writer_that_only_reads_is_refused(onrecord: Callable[..., Run]) -> None:
    refused(onrecord("serve", "--writer", "--read-only"), "contradict")
