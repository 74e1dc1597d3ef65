"""Run commands side by side: python -m tests.side_by_side "name=command with arguments" ...

What each prints is shown a line at a time, led by its name. The first that fails ends the others.
Only the standard library is used, so that it runs before anything is installed.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPPED = -1  # the exit status of a command that was ended because another failed


@dataclass
class Task:
    """A command with its name, and while it runs its process."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[str] | None = None
    seconds: float = 0.0
    is_stopped: bool = False  # also before its process has begun

    def run(self) -> int:
        """Run to the end; the exit status."""
        begun = time.monotonic()
        try:
            self.process = subprocess.Popen(
                self.command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                start_new_session=True,  # so that what it starts can be ended with it
            )
        except OSError as error:
            self.tell(str(error))
            return 127
        if self.is_stopped:
            self.stop()
        with self.process as process:
            assert process.stdout is not None
            for line in process.stdout:
                self.tell(line.rstrip("\n"))
        self.seconds = time.monotonic() - begun
        return process.returncode

    def tell(self, line: str) -> None:
        """Print a line of the command's."""
        sys.stdout.write(f"[{self.name}] {line}\n")
        sys.stdout.flush()

    def stop(self) -> None:
        """End the command and all that it has started; one that begins just now is ended then."""
        self.is_stopped = True
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)


def task(words: str) -> Task:
    """The task of "name=command with arguments"."""
    name, separator, command = words.partition("=")
    if not separator or not command.strip():
        message = f"{words!r}: say it as name=command"
        raise SystemExit(message)
    return Task(name, shlex.split(command))


def run_all(tasks: Sequence[Task]) -> dict[str, int]:
    """The exit status of each task by name; when one fails, those that run are ended."""
    status = dict.fromkeys((one.name for one in tasks), _STOPPED)
    with ThreadPoolExecutor(len(tasks)) as threads:
        running = {threads.submit(one.run): one for one in tasks}
        try:
            while running:
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    ended = running.pop(future)
                    status[ended.name] = future.result()
                if any(code > 0 for code in status.values()):
                    break
        finally:
            for one in running.values():
                one.stop()
    return status


def main(arguments: Sequence[str]) -> None:
    """Run them; exit with 1, and the names of what failed, when one fails."""
    tasks = [task(words) for words in arguments]
    status = run_all(tasks)
    told = {0: "passed", _STOPPED: "stopped"}
    for one in tasks:
        code = status[one.name]
        one.tell(f"{told.get(code, f'FAILED (exit status {code})')} after {one.seconds:.0f} s")
    if failed := [name for name, code in status.items() if code not in told]:
        sys.exit(f"failed: {', '.join(failed)}")
    if _STOPPED in status.values():
        sys.exit("stopped")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(sys.argv[1:])
        sys.exit(0)
    sys.exit(130)
