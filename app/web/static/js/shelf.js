// The source beside the chat, or over it where there is no room for both.

const room = window.matchMedia("(min-width: 1000px)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const ALONE = new Set(["evaluating", "shelving"]); // tabs that use the whole width
let opener = null;
let tab = "asking";

export const isBeside = () => document.body.classList.contains("beside");

// What lies whole below the source is out of reach, of the Tab key and of a reader's voice too.
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

// Gradio tells in its tabs alone which one is chosen.
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

// What is out of sight of a long text has no size yet, so that a place moves while it is come near
// to: look again until it stays, unless the reader scrolls.
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

// To scroll is for the reader alone.
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
  requestAnimationFrame(focusShelf); // a drawer that is not yet visible takes no focus
};

export const closeShelf = () => {
  if (!document.body.classList.contains("reading")) return;
  document.body.classList.remove("reading");
  cover();
  if (!isBeside()) opener?.focus?.();
};

export const closeOnEscape = () =>
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeShelf());
