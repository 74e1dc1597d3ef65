// The source: its quotes come into view below what stays on top of it, and words are found in it.
import { onShown } from "./links.js";
import { find } from "./find.js";
import { focusShelf, land, openShelf } from "./shelf.js";

// A page opened by the link of a quote begins with the source, which covers the rest on a phone.
let linked = new URLSearchParams(location.search).has("quote");

const shelf = () => document.querySelector("#shelf");

// The sheet marks all quotes of an answer; the one that is shown is marked strongly here, so that a
// whole book need not be sent for each.
const mark = () => {
  const active = shelf().querySelector("[data-active]")?.dataset.active;
  let first = true;
  for (const piece of shelf().querySelectorAll("mark[data-quotes]")) {
    const on = active !== undefined && piece.dataset.quotes.split(" ").includes(active);
    piece.classList.toggle("active", on);
    if (on && first) piece.id = "quoted";
    else piece.removeAttribute("id");
    if (on) first = false;
  }
};

const reveal = () => {
  mark();
  const quoted = shelf().querySelector("#quoted");
  const top = shelf().querySelector(".top"); // as high as what it says of the speaker needs
  shelf().style.scrollPaddingTop = `${top?.offsetHeight ?? 0}px`;
  if (quoted) land(quoted);
  else shelf().scrollTo({ top: 0 });
};

// Each click leads to the next place where that one begins to speak.
const goTo = (part) => {
  const places = [...shelf().querySelectorAll(`.sheet [data-part="${part}"]`)];
  const top = shelf().getBoundingClientRect().top + parseFloat(shelf().style.scrollPaddingTop || 0);
  const next = places.find((place) => place.getBoundingClientRect().top > top + 8) ?? places[0];
  if (next) land(next);
};

export const reader = ({ element, watch }) => {
  watch("value", () => {
    if (linked) openShelf(null);
    linked = false;
    if (document.activeElement === document.body) focusShelf(); // what had it is gone
    reveal();
  });
  // The same quote asked for again changes nothing that `watch` would see.
  onShown(reveal);
  element.addEventListener("click", ({ target }) => {
    const part = target.closest("[data-part]")?.dataset.part;
    if (part !== undefined) goTo(part);
  });
  find({ element, watch });
};

export const sheet = ({ watch }) => watch("value", reveal);
