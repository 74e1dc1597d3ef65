"""A run as Markdown: metadata, figures, and every failing case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.report.case_failures import case_failures, has_failed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    parts = [f"# {_inline(run.name)}", "\n".join(_made(run)), table(figures)]
    if before is not None:
        parts += [
            f"## Against {_inline(before.name)}, commit {before.made['commit'] or 'unknown'}",
            comparison(changes),
        ]
    failing = [one for one in run.outcomes if has_failed(one)]
    parts.append(f"## {len(failing)} of {len(run.outcomes)} cases fail")
    parts += [
        "\n".join(
            [
                f"- **{_inline(one.case.id)}** ({one.case.kind}): {_inline(one.case.question)}",
                *(f"  - {_inline(fault.words)}" for fault in case_failures(one)),
            ]
        )
        for one in failing
    ]
    stale = [f"- {_inline(one.case.id)}: {_inline(one.stale)}" for one in run.outcomes if one.stale]
    if stale:
        parts += ["## Stale: the gold no longer fits, read it again", "\n".join(stale)]
    return "\n\n".join(parts) + "\n"


def table(figures: Sequence[Figure]) -> str:
    """A table of the figures with interval, n and count of undefined cases."""
    rows = [
        f"| {one.metric.name}{'' if one.metric.higher_is_better else ' (lower is better)'} "
        f"| {one.estimate} | {one.estimate.count} | {one.undefined} |"
        for one in figures
        if one.estimate is not None
    ]
    nothing = [one.metric.name for one in figures if one.estimate is None]
    lines = ["| Figure | with 95 % interval | n | undefined |", "|---|---|---|---|", *rows]
    if nothing:
        lines += ["", f"Nothing to measure: {', '.join(nothing)}."]
    return "\n".join(lines)


def comparison(changes: Sequence[MetricChange]) -> str:
    """A table of figures before and after, with the paired difference and its interval."""
    rows = [
        f"| {one.metric.name} | {one.before:.3f} | {one.after:.3f} | {one.more} "
        f"| {one.more.count} | {_verdict(one)} |"
        for one in changes
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


def _made(run: Run) -> Iterator[str]:
    made = run.made
    commit = made["commit"] or "unknown"
    yield f"- begun {made['started']}, commit {commit}, code {made['code_sha256']}"
    done = "" if run.complete else f", of which only {len(run.outcomes)} were asked"
    yield f"- {made['cases']} cases{done}, {made['drafts_left_out']} drafts left out"
    yield f"- documents: {len(made['documents'])}, {_inline(made['truth'])}"
    yield f"- model: {made['model'] or 'none'}; settings: {_pairs(made['settings'])}"
    yield f"- Python {made['python']}, {_pairs(made['packages'])}; {made['machine']}"


def _pairs(values: dict[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _inline(words: str | None) -> str:
    """The text on one line with Markdown escaped; a lone surrogate becomes "?"."""
    plain = " ".join((words or "").split()).encode(errors="replace").decode()
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#&!~" else sign for sign in plain)
