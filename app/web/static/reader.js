// The source: its quote comes into view, below what stays on top of it.
import { onShown } from "./links.js";
import { focusShelf, openShelf, scroll } from "./shelf.js";

// A page opened by the link of a quote begins with the source, which covers the rest on a phone.
let linked = new URLSearchParams(location.search).has("quote");

export const reader = ({ element, watch }) => {
  const reveal = () => {
    const quoted = element.querySelector("#quoted");
    const top = element.querySelector(".top"); // as high as what it says of the speaker needs
    const shelf = element.closest("#shelf");
    if (shelf) shelf.style.scrollPaddingTop = `${top?.offsetHeight ?? 0}px`;
    if (quoted) scroll(quoted, "start");
    else shelf?.scrollTo({ top: 0 });
  };
  watch("value", () => {
    if (linked) openShelf(null);
    linked = false;
    if (document.activeElement === document.body) focusShelf(); // what had it is gone
    reveal();
  });
  // The same quote asked for again changes nothing that `watch` would see.
  onShown(reveal);
};
