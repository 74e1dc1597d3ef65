"""The five packages are those of this repository."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["app", "corpus", "evals", "index", "prompts"])
def test_a_package_is_imported_from_this_repository(name: str) -> None:
    here = Path(__file__).resolve().parents[1]
    found = import_module(name).__file__

    assert found is not None
    assert Path(found).resolve() == here / name / "__init__.py"
