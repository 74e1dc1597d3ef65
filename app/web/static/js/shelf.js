// The source, beside the chat or, where there is no room for both, over it.

const room = window.matchMedia("(min-width: 1000px)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const ALONE = new Set(["evaluating", "shelving"]); // tabs that use the whole width
let opener = null;
let tab = "asking";

export const isBeside = () => document.body.classList.contains("beside");

// What the source covers completely must not be reached, neither by Tab nor by a screen reader.
const cover = () => {
  const width = document.querySelector("#shelf")?.offsetWidth ?? 0;
  const reads = document.body.classList.contains("reading") && !isBeside();
  const covered = reads && width >= document.documentElement.clientWidth;
  for (const below of document.querySelectorAll("#masthead, #talk")) below.inert = covered;
};

const arrange = () => {
  document.body.classList.toggle("beside", room.matches && !ALONE.has(tab));
  cover();
};
room.addEventListener("change", arrange);
window.addEventListener("resize", cover);
arrange();

// Only Gradio's tab buttons show which tab is selected.
const followTabs = () => {
  const chosen = document.querySelector('#ways [role="tab"][aria-selected="true"]');
  const now = chosen?.getAttribute("aria-controls") ?? tab;
  if (now === tab) return;
  tab = now;
  document.body.dataset.tab = tab;
  document.body.classList.remove("reading");
  document.querySelector("#status")?.toggleAttribute("data-stale", true);
  arrange();
};
export const watchTabs = () =>
  new MutationObserver(followTabs).observe(document.querySelector("#ways"), {
    subtree: true,
    attributeFilter: ["aria-selected"],
  });

export const scroll = (target, block) =>
  target?.scrollIntoView({
    behavior: still.matches || !isBeside() ? "auto" : "smooth",
    block,
    inline: "nearest",
  });

// The parts of a long text that are out of view have no size yet, so a target moves while it is
// scrolled to: scroll again until it stays, unless the reader scrolls.
const STEADY = 12; // frames
let landing = 0;
for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"])
  document.addEventListener(moved, () => (landing += 1), { capture: true, passive: true });

export const land = (target) => {
  const mine = (landing += 1);
  let steady = 0;
  let last = NaN;
  const look = () => {
    if (landing !== mine || !target.isConnected) return;
    target.scrollIntoView({ block: "start", inline: "nearest" });
    const { top } = target.getBoundingClientRect();
    steady = Math.abs(top - last) < 1 ? steady + 1 : 0;
    last = top;
    if (steady < STEADY) requestAnimationFrame(look);
  };
  look();
};

// Focus the source without scrolling: only the reader scrolls.
export const focusShelf = () =>
  document
    .querySelector(isBeside() ? "#shelf h2" : "#shelf [data-close]")
    ?.focus({ preventScroll: true });

export const openShelf = (by) => {
  const shut = !document.body.classList.contains("reading");
  document.body.classList.add("reading");
  cover();
  if (isBeside() || !shut) return;
  opener = by;
  requestAnimationFrame(focusShelf); // a drawer cannot take the focus before it is visible
};

export const closeShelf = () => {
  if (!document.body.classList.contains("reading")) return;
  document.body.classList.remove("reading");
  cover();
  if (!isBeside()) opener?.focus?.();
};

export const closeOnEscape = () =>
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeShelf());
