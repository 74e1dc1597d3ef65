"""A run as Markdown: metadata, figures, and every failing case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.report.case_failures import case_failures, has_failed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.cases.outcome import Outcome
    from evals.metrics.metric import Figure
    from evals.report.compare import MetricChange
    from evals.run.run_file import Run


def render_markdown(
    run: Run,
    figures: Sequence[Figure],
    changes: Sequence[MetricChange] = (),
    *,
    before: Run | None = None,
) -> str:
    """Render the report; with `changes`, the differences from the run `before`."""
    parts = [f"# {_inline(run.name)}", "\n".join(_metadata_lines(run)), table(figures)]
    if before is not None:
        parts += [
            f"## Against {_inline(before.name)}, commit {before.made['commit'] or 'unknown'}",
            comparison(changes),
        ]
    failing = [outcome for outcome in run.outcomes if has_failed(outcome)]
    parts.append(f"## {len(failing)} of {len(run.outcomes)} cases fail")
    parts += ["\n".join(_failing_case(outcome)) for outcome in failing]
    stale = [
        f"- {_inline(outcome.case.id)}: {_inline(outcome.stale)}"
        for outcome in run.outcomes
        if outcome.stale
    ]
    if stale:
        parts += ["## Stale: the gold no longer fits, read it again", "\n".join(stale)]
    return "\n\n".join(parts) + "\n"


def _failing_case(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    yield f"- **{_inline(case.id)}** ({case.kind}): {_inline(case.question)}"
    for failure in case_failures(outcome):
        yield f"  - {_inline(failure.words)}"


def table(figures: Sequence[Figure]) -> str:
    """A table of the figures with interval, n and count of undefined cases."""
    rows = [
        f"| {item.metric.name}{'' if item.metric.higher_is_better else ' (lower is better)'} "
        f"| {item.estimate} | {item.estimate.count} | {item.undefined} |"
        for item in figures
        if item.estimate is not None
    ]
    unmeasured = [item.metric.name for item in figures if item.estimate is None]
    lines = ["| Figure | with 95 % interval | n | undefined |", "|---|---|---|---|", *rows]
    if unmeasured:
        lines += ["", f"Nothing to measure: {', '.join(unmeasured)}."]
    return "\n".join(lines)


def comparison(changes: Sequence[MetricChange]) -> str:
    """A table of figures before and after, with the paired difference and its interval."""
    rows = [
        f"| {change.metric.name} | {change.before:.3f} | {change.after:.3f} | {change.more} "
        f"| {change.more.count} | {_verdict(change)} |"
        for change in changes
    ]
    head = [
        "| Figure | before | now | difference | n | beyond chance |",
        "|---|---|---|---|---|---|",
    ]
    note = (
        f"Of {len(changes)} differences about {len(changes) / 20:.1f} would leave their 95 % "
        "interval by chance alone."
    )
    return "\n".join([*head, *rows, "", note])


def _verdict(change: MetricChange) -> str:
    if not change.beyond_chance:
        return "no"
    return "**worse**" if change.for_the_worse else "better"


def _metadata_lines(run: Run) -> Iterator[str]:
    metadata = run.made
    commit = metadata["commit"] or "unknown"
    yield f"- begun {metadata['started']}, commit {commit}, code {metadata['code_sha256']}"
    incomplete = "" if run.complete else f", of which only {len(run.outcomes)} were asked"
    yield f"- {metadata['cases']} cases{incomplete}, {metadata['drafts_left_out']} drafts left out"
    yield f"- documents: {len(metadata['documents'])}, {_inline(metadata['truth'])}"
    yield f"- model: {metadata['model'] or 'none'}; settings: {_pairs(metadata['settings'])}"
    yield f"- Python {metadata['python']}, {_pairs(metadata['packages'])}; {metadata['machine']}"


def _pairs(values: dict[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _inline(words: str | None) -> str:
    """The text on one line with Markdown escaped; a lone surrogate becomes "?"."""
    plain = " ".join((words or "").split()).encode(errors="replace").decode()
    return "".join(
        f"\\{character}" if character in "\\`*_[]<>|#&!~" else character for character in plain
    )
