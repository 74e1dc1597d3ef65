// Keep the focus on its control when the chat is drawn again. Gradio fits the new HTML to the old
// element by element, by their order: where something comes or goes above a control, its element
// is replaced, or becomes another control.

const PARTS = ".head, .prose, .found, .rest, .refused, .asked";
const CONTROLS = "a[href], button, summary, input, select, textarea";
const TELLING = ["open", "act", "lay", "mark", "ask", "note", "turn"];

const place = (element, turn) => [...element.querySelectorAll(".turn")].indexOf(turn);

// What tells a control from the others of the chat.
const identity = (element, control) =>
  JSON.stringify([
    place(element, control.closest(".turn")),
    control.closest(PARTS)?.className,
    control.closest(".card")?.dataset.open,
    control.tagName,
    control.classList[0],
    control.getAttribute("aria-label"),
    TELLING.map((name) => control.dataset[name]),
  ]);

const focusable = (heading) => {
  if (heading) heading.tabIndex = -1;
  return heading;
};

export const keepFocus = ({ element, watch }) => {
  let kept = null; // the focused control, what it is, and the place of its turn
  element.addEventListener("focusin", ({ target }) => {
    const turn = place(element, target.closest(".turn"));
    kept = { control: target, is: identity(element, target), turn };
  });
  // Elements that are removed send no event: what is focused later elsewhere clears this.
  document.addEventListener("focusin", ({ target }) => {
    if (!element.contains(target)) kept = null;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!element.contains(target)) kept = null;
  });
  watch("value", () => {
    if (!kept) return;
    const { control, is, turn } = kept;
    const active = document.activeElement;
    if (active === control && identity(element, control) === is) return;
    if (active !== control && active !== document.body) return;
    const again = [...element.querySelectorAll(CONTROLS)].find((one) => identity(element, one) === is);
    // It is gone, as the button that stops a model: its question is where to go on from.
    const headings = element.querySelectorAll(".turn .question");
    const next = again ?? focusable(headings[turn] ?? headings[headings.length - 1]);
    next?.focus({ preventScroll: true });
  });
};
