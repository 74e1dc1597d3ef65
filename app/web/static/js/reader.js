// The source: scrolls its quotes into view below the sticky header, and searches its text.
import { isShownByItself, onShown } from "./links.js";
import { find } from "./find.js";
import { focusShelf, land, openShelf } from "./shelf.js";

// A page opened with a quote's link starts with the source, which covers the rest on a phone.
let linked = new URLSearchParams(location.search).has("quote");

const shelf = () => document.querySelector("#shelf");

// The server's text marks all quotes of an answer. The current one is highlighted here, so that the
// text, perhaps a whole book, need not be sent again for each.
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
  for (const tick of shelf().querySelectorAll(".quote-tick"))
    tick.classList.toggle("active", tick.dataset.quote === active);
};

// Beside the scroll bar, a mark for each quote: as far down as the quote is in all that scrolls.
const placeTicks = () => {
  const { top } = shelf().getBoundingClientRect();
  const { clientHeight, scrollHeight, scrollTop } = shelf();
  shelf().style.setProperty("--room", `${clientHeight}px`);
  for (const tick of shelf().querySelectorAll(".quote-tick")) {
    const [first] = [...shelf().querySelectorAll("mark[data-number]")].filter(({ dataset }) =>
      dataset.number.split(" ").includes(tick.dataset.quote),
    );
    tick.hidden = !first;
    const down = first && (first.getBoundingClientRect().top - top + scrollTop) / scrollHeight;
    if (first) tick.style.setProperty("--down", down.toFixed(4));
  }
};

const reveal = () => {
  mark();
  const quoted = shelf().querySelector("#quoted");
  const top = shelf().querySelector(".top"); // its height depends on the text about the speaker
  shelf().style.scrollPaddingTop = `${top?.offsetHeight ?? 0}px`;
  if (quoted) land(quoted);
  else shelf().scrollTo({ top: 0 });
  placeTicks();
};

// Each click scrolls to the next place where that speaker starts to speak.
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
    // The focused element is gone.
    if (document.activeElement === document.body && !isShownByItself()) focusShelf();
    reveal();
  });
  // Opening the same quote again changes no value, so `watch` is not called.
  onShown(reveal);
  element.addEventListener("click", ({ target }) => {
    const part = target.closest("[data-part]")?.dataset.part;
    if (part !== undefined) goTo(part);
  });
  element.addEventListener("toggle", placeTicks, true);
  new ResizeObserver(placeTicks).observe(shelf());
  find({ element, watch });
};

export const sheet = ({ watch }) => watch("value", reveal);
