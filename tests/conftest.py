"""What holds for every test: how many examples, and where the killed programs are killed."""

from __future__ import annotations

import gc
import os
from random import SystemRandom
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from evals.cases.suites import FIVE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A machine that is busy with something else makes no property false: so no deadline.
for _profile, _examples in (("quick", 25), ("ci", 50), ("nightly", 1_000)):
    settings.register_profile(_profile, deadline=None, max_examples=_examples)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

KILL_SEED = "KILL_SEED"
SLOW_FILES = (
    "test_editor_killed.py",
    "test_kill.py",
    "test_background_reload.py",
    "test_gate_catches.py",
    "test_silence.py",
    "test_five.py",
    "test_premise.py",
    "test_commands.py",
    "test_evidence.py",
    "test_accessible.py",
    "test_kept_in_tabs.py",
    "test_hostile_in_browser.py",
)  # begun first, so that no process ends with one of them while the others have nothing to do


REQUIRE_CORPUS = "ONRECORD_REQUIRE_CORPUS"


def pytest_configure() -> None:
    """Choose where programs are killed, before other processes that share the choice begin.

    While modules are imported no garbage is looked for, since all that they make stays.
    """
    gc.disable()
    os.environ.setdefault(KILL_SEED, str(SystemRandom().randrange(1_000_000)))


def pytest_collection_finish() -> None:
    """Look for garbage again, but among what the tests make, not in the modules."""
    gc.enable()
    gc.freeze()


def pytest_report_header() -> str:
    """How to have the same again."""
    return f"hypothesis profile {settings.get_current_profile_name()}, {KILL_SEED}={_seed()}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files first; skip what needs the five documents where they are not."""
    absent = pytest.mark.skip(
        reason=f"the five documents are not at {FIVE}; ONRECORD_CORPUS names another folder"
    )
    if not FIVE.is_dir() and os.environ.get(REQUIRE_CORPUS) != "1":
        for item in items:
            if item.get_closest_marker("five"):
                item.add_marker(absent)
    rank = {name: at for at, name in enumerate(SLOW_FILES)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the tests' own, where the lexical indexes of served stores are."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def kill_seed() -> int:
    """What the moments of kills are drawn with: another each time, unless the environment says."""
    return _seed()


def _seed() -> int:
    return int(os.environ[KILL_SEED])
