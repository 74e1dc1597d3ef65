"""What is wrong with a page as it is shown: for readers of any ability, and of any language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

_GRAVE = {"serious", "critical"}
# Gradio's buttons change their colours slowly.
STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"
# Controls whose words are cut, or that cover each other; wider or longer words make both.
_CRAMPED = """() => {
    const all = [...document.querySelectorAll('button, summary, select, input, textarea, a[href]')]
        .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter(one => !one.closest('[inert]'));
    const named = one => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`;
    const cut = all.filter(one => one.matches('button, summary, a')
        && one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).overflowX !== 'visible');
    // What is scrolled out of a column is not seen: only the seen part of a box counts.
    const seen = one => {
        let { top, bottom, left, right } = one.getBoundingClientRect();
        for (let around = one.parentElement; around; around = around.parentElement) {
            if (getComputedStyle(around).overflowX === 'visible') continue;
            const box = around.getBoundingClientRect();
            [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
            [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        }
        return { one, top, bottom, left, right };
    };
    const boxes = all.map(seen).filter(({ top, bottom, left, right }) =>
        bottom - top > 2 && right - left > 2);
    // Menus and fixed heads are meant to cover what is below them.
    const layer = one => {
        const around = one.parentElement;
        if (!around) return document.body;
        const { position } = getComputedStyle(around);
        return /sticky|fixed|absolute/.test(position) ? around : layer(around);
    };
    const covers = (a, b) => !a.one.contains(b.one) && !b.one.contains(a.one)
        && layer(a.one) === layer(b.one)
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3
        && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3;
    const pairs = boxes.flatMap((a, at) => boxes.slice(at + 1).filter(b => covers(a, b))
        .map(b => `${named(a.one)} and ${named(b.one)}`));
    return [...cut.map(one => `cut: ${named(one)}`), ...pairs];
}"""
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"


def faults(page: Page) -> list[str]:
    """What axe-core calls serious or worse, controls that are cut or covered, and width beyond."""
    page.wait_for_function(STILL)
    wide = page.evaluate(_SIDEWAYS)
    beyond = [f"{wide} pixels wider than the window"] if wide > 0 else []
    return [*serious_faults(page), *page.evaluate(_CRAMPED), *beyond]


def serious_faults(page: Page) -> list[str]:
    """What axe-core calls serious or worse, each with where it is."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in _GRAVE
        for node in one["nodes"]
    ]
