// On a wide screen the best quote of a new answer, or the place of a checked quotation, is opened in
// its source by itself, and keys go from quote to quote of the answer.
import { opensBeside } from "./display.js";
import { showQuote } from "./links.js";
import { isBeside, scroll } from "./shelf.js";

const wide = window.matchMedia("(min-width: 1200px)");

const opens = () => wide.matches && isBeside() && opensBeside();

// Only an answer that was asked for here opens a source: not one that is restored or laid out anew.
export const beside = ({ element, trigger, watch }) => {
  let asked = false;
  watch("value", () => {
    const turns = element.querySelectorAll(".turn");
    const last = turns[turns.length - 1];
    if (last?.querySelector(".searching")) asked = true;
    else if (asked) {
      asked = false;
      const { best } = last?.dataset ?? {};
      if (best && opens()) showQuote(trigger, best);
    }
  });
};

// The first place of a quotation that was checked here opens as well.
export const besideCheck = ({ element, trigger, watch }) => {
  let isSought = false;
  watch("value", () => {
    const wasSought = isSought;
    isSought = element.querySelector(".searching") !== null;
    const place = element.querySelector(".card:not(.near)")?.dataset.open;
    if (wasSought && !isSought && place && opens()) showQuote(trigger, place);
  });
};

// The quotes of the answer whose quote is shown, or else of the last one, in the order of the page.
const quotes = (shown) => {
  const turns = [...document.querySelectorAll("#chat .turn")];
  const has = (turn) => shown && turn.querySelector(`[data-open="${CSS.escape(shown)}"]`);
  const turn = turns.find(has) ?? turns[turns.length - 1];
  const visible = [...(turn?.querySelectorAll(".card .source[data-open^=quote]") ?? [])].filter(
    (one) => one.checkVisibility(),
  );
  return visible.filter(
    (one, at) => visible.findIndex(({ dataset }) => dataset.open === one.dataset.open) === at,
  );
};

// Whether there was another quote of the answer to go to.
export const goToQuote = (by) => {
  if (!isBeside()) return false;
  const { shown } = document.body.dataset;
  const all = quotes(shown);
  if (!all.length) return false;
  const at = all.findIndex(({ dataset }) => dataset.open === shown);
  const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[(at + by + all.length) % all.length];
  next.click();
  scroll(next.closest(".card"), "nearest");
  return true;
};
