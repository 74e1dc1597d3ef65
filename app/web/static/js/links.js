// Handle clicks on everything that can be opened, asked, marked or copied. The HTML inside a
// component was escaped in Python.
import { closeShelf, openShelf } from "./shelf.js";

const SHOWN = "onrecord-shown"; // event: the reader shows something else

export const onShown = (does) => document.addEventListener(SHOWN, does);

// A link starts with this page's address: only the browser knows under which name it was opened.
const copied = ({ copy, link }) =>
  [copy, link && `${location.origin}${location.pathname}${link}`].filter(Boolean).join("\n");

const copy = async (button) => {
  const words = copied(button.dataset);
  try {
    await navigator.clipboard.writeText(words);
    const label = button.dataset.label ?? button.textContent;
    button.dataset.label = label;
    const show = (words, done) => {
      button.textContent = words;
      button.classList.toggle("done", done);
    };
    show(button.dataset.done, true);
    setTimeout(show, 1500, label, false);
  } catch {
    window.prompt("", words); // no clipboard without https, except on localhost
  }
};

// The quote shown in the reader, whose card is highlighted.
const point = (element) => {
  const shown = document.body.dataset.shown;
  for (const card of element.querySelectorAll(".card[data-open], :is(.source, .marker)[data-open]")) {
    const current = card.dataset.open === shown;
    if (card.tagName !== "BUTTON") card.classList.toggle("current", current);
    else if (current) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
};

const announce = (key) => {
  document.body.dataset.shown = key;
  document.dispatchEvent(new CustomEvent(SHOWN));
};

// Show a quote that nobody clicked: the focus, the status line and a closed drawer stay as they are.
let isByItself = false;
export const isShownByItself = () => isByItself;
export const showQuote = (trigger, key) => {
  isByItself = true;
  announce(key);
  trigger("open", { key, quiet: true });
};

export const links = ({ element, trigger, watch }) => {
  element.addEventListener("click", (event) => {
    const fold = event.target.closest(".about, .because"); // a fold does not open the source
    if (fold && !event.target.closest("button")) return;
    const control = event.target.closest(
      "[data-open], [data-ask], [data-close], [data-copy], [data-mark]",
    );
    if (!control || !element.contains(control)) return;
    const { open, ask, copy: words, mark } = control.dataset;
    if (words !== undefined) copy(control);
    else if (ask !== undefined) trigger("ask", { question: ask });
    else if (mark !== undefined) trigger("mark", { key: mark });
    else if (open === undefined) closeShelf();
    else if (control.tagName === "BUTTON" || String(window.getSelection()) === "") {
      isByItself = false;
      announce(open);
      openShelf(control.tagName === "BUTTON" ? control : control.querySelector("button"));
      trigger("open", { key: open });
    }
  });
  onShown(() => point(element));
  watch("value", () => point(element));
};
