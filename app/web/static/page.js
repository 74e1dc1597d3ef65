// Runs once each in the header, the chat, the checked quotation, the status line and the reader.
// Gradio hands in `element`, `trigger` and `watch`; all that is drawn inside `element` has been
// escaped in Python.

const beside = window.matchMedia("(min-width: 1000px)");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const scroll = (target, block) =>
  target?.scrollIntoView({
    behavior: still.matches || !beside.matches ? "auto" : "smooth",
    block,
    inline: "nearest",
  });

// The quote that is shown in the reader, for the card to bear a mark.
const point = () => {
  for (const card of element.querySelectorAll(".card[data-open], :is(.source, .marker)[data-open]")) {
    const current = card.dataset.open === document.body.dataset.shown;
    if (card.tagName !== "BUTTON") card.classList.toggle("current", current);
    else if (current) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
};

// To scroll is for reveal() alone.
const focusReader = () =>
  document
    .querySelector(beside.matches ? "#shelf h2" : "#shelf [data-close]")
    ?.focus({ preventScroll: true });

const openDrawer = (opener) => {
  const shut = !document.body.classList.contains("reading");
  document.body.classList.add("reading");
  if (beside.matches || !shut) return;
  window.onRecordOpener = opener;
  requestAnimationFrame(focusReader); // a drawer that is not yet visible takes no focus
};

const closeDrawer = () => {
  if (!document.body.classList.contains("reading")) return;
  document.body.classList.remove("reading");
  if (!beside.matches) window.onRecordOpener?.focus?.();
};

// A link begins with where this page is: only the browser knows under what name it came.
const copied = ({ copy, link }) =>
  [copy, link && `${location.origin}${location.pathname}${link}`].filter(Boolean).join("\n");

const copy = async (button) => {
  const words = copied(button.dataset);
  try {
    await navigator.clipboard.writeText(words);
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 1500);
  } catch {
    window.prompt("", words); // no clipboard without https, except on this machine
  }
};

element.addEventListener("click", (event) => {
  if (event.target.closest(".because")) return; // a fold in a card opens itself, not the card
  const control = event.target.closest(
    "[data-open], [data-ask], [data-close], [data-copy], [data-mark]",
  );
  if (!control || !element.contains(control)) return;
  const { open, ask, copy: words, mark } = control.dataset;
  if (words !== undefined) copy(control);
  else if (ask !== undefined) trigger("ask", { question: ask });
  else if (mark !== undefined) trigger("mark", { key: mark });
  else if (open === undefined) closeDrawer();
  else if (control.tagName === "BUTTON" || String(window.getSelection()) === "") {
    document.body.dataset.shown = open;
    document.dispatchEvent(new CustomEvent("onrecord-shown"));
    openDrawer(control.tagName === "BUTTON" ? control : control.querySelector("button"));
    trigger("open", { key: open });
  }
});

document.addEventListener("onrecord-shown", point);

if (element.querySelector("header.masthead")) {
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeDrawer());
}

// The status line tells which mark is kept. To draw the chat anew instead would shut what is
// unfolded in it and take the focus from the button.
const showKept = (kept) => {
  const turn = kept.slice(0, kept.lastIndexOf(":") + 1);
  for (const button of document.querySelectorAll(`[data-mark^="${turn}"]`))
    button.setAttribute("aria-pressed", String(button.dataset.mark === kept));
};

const inReader = () => element.closest("#shelf") !== null;
const reveal = () => {
  const quoted = element.querySelector("#quoted");
  const top = element.querySelector(".top"); // as high as what it says of the speaker needs
  const shelf = element.closest("#shelf");
  if (shelf) shelf.style.scrollPaddingTop = `${top?.offsetHeight ?? 0}px`;
  if (quoted) scroll(quoted, "start");
  else document.querySelector("#shelf")?.scrollTo({ top: 0 });
};

// A page opened by the link of a quote begins with the source, which covers the rest on a phone.
let linked = new URLSearchParams(location.search).has("quote");

let seen = "";
watch("value", () => {
  const kept = element.querySelector("[data-kept]")?.dataset.kept;
  if (kept) return showKept(kept);
  point();
  if (inReader()) {
    if (linked) openDrawer(null);
    linked = false;
    if (document.activeElement === document.body) focusReader(); // what had it is gone
    return reveal();
  }
  if (element.querySelector(".checked")) return element.closest("#checked")?.scrollTo({ top: 0 });
  const turns = element.querySelectorAll(".turn");
  const last = turns[turns.length - 1];
  const state = `${turns.length} ${last?.querySelector(".searching") ? "sought" : "settled"}`;
  if (last && state !== seen) scroll(last, "start");
  seen = state;
});
// The same quote asked for again changes nothing that `watch` would see.
document.addEventListener("onrecord-shown", () => inReader() && reveal());
