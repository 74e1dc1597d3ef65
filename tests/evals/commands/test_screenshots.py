"""Pictures of every view of the page."""

from __future__ import annotations

import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PIL import Image

from evals.__main__ import cli
from evals.load.page import BROWSERS

if TYPE_CHECKING:
    from pathlib import Path

_VIEWS = {
    "welcome", "narrowing", "display", "take", "earlier", "answer", "silence", "why", "compare",
    "read", "find", "check", "checked", "library", "correct", "evals",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.full
@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="no browser")
def test_a_picture_of_every_view_is_written(tmp_path: Path) -> None:
    arguments = ["screenshots", str(tmp_path), "--size", "phone", "--theme", "dark"]

    done = CliRunner().invoke(cli, arguments)

    assert done.exit_code == 0, done.output
    assert {file.stem for file in tmp_path.iterdir()} == {f"{one}-phone-dark" for one in _VIEWS}
    pictures = [BytesIO(file.read_bytes()) for file in tmp_path.iterdir()]
    assert {Image.open(picture).size for picture in pictures} == {(360, 780)}
