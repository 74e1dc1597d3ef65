"""What each command loads: none waits for a library that it does not need."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from evals.run.cached_models import CachedEmbedder
from tests.app.conftest import filled
from tests.index.folders import REPOSITORY, write

if TYPE_CHECKING:
    from pathlib import Path

MODELS = {"torch", "transformers", "sentence_transformers", "llama_index", "sklearn", "pandas"}
PAGE = {"gradio", "fastapi", "mcp", "uvicorn"}
LEFT_OUT = MODELS | PAGE | {"openai"}
_TOLL = "The toll rose to three crowns in May, said Ann Orr."
_CODE = """
import json, sys
from app.cli.main import main
try:
    main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one document, made with the packaged model."""
    folder = write(tmp_path_factory.mktemp("start") / "town", {"note.txt": f"{_TOLL}\n"})
    return filled(folder.parent / "store", CachedEmbedder(), folder)


def _loaded_by(*arguments: str) -> tuple[str, set[str]]:
    """What a command prints in a fresh interpreter, and the packages that it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _CODE, *arguments],
        capture_output=True, check=False, cwd=REPOSITORY, text=True,
    )  # fmt: skip
    *output, loaded = done.stdout.splitlines()
    return "\n".join(output), set(json.loads(loaded))


def test_help_loads_no_heavy_library() -> None:
    output, loaded = _loaded_by("--help")

    assert "Usage:" in output
    assert not loaded & (LEFT_OUT | {"chromadb", "bm25s"})


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["sources"], "note"),
        (["transcript", "note"], "The toll rose"),
        (["check", "The toll rose to three crowns"], "note"),
        (["check", "The toll was a gift of nine crowns."], "The toll rose"),
        (["find", "--lexical", "Who raised the toll?"], "The toll rose"),
        (["find", "--lexical", "Zbigniew"], "No passage shares a word with this."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_needs_no_model_loads_none(
    small_store: Path, arguments: list[str], printed: str
) -> None:
    output, loaded = _loaded_by(*arguments, "--store", str(small_store))

    assert printed in output
    assert "chromadb" in loaded
    assert not loaded & LEFT_OUT


def test_a_quote_is_found_again_without_a_model(small_store: Path) -> None:
    store = ("--store", str(small_store))
    checked, _ = _loaded_by("check", "The toll rose to three crowns", "--json", *store)
    reference = json.loads(checked)["found"][0]["citation"]["reference"]
    output, loaded = _loaded_by("quote", reference, *store)

    assert "The toll rose to three crowns" in output
    assert not loaded & LEFT_OUT


@pytest.mark.slow
def test_a_question_loads_what_its_models_need_and_nothing_of_the_page(small_store: Path) -> None:
    output, loaded = _loaded_by("ask", "Who raised the toll?", "--store", str(small_store))

    assert "note" in output
    assert {"torch", "tokenizers"} <= loaded
    assert not loaded & (PAGE | MODELS - {"torch"} | {"openai"})
