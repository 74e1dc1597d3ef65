// Single-key shortcuts outside of text fields; they can be turned off (WCAG 2.2, criterion 2.1.4).
import { goToQuote } from "./beside.js";
import { keysWork } from "./display.js";

const press = (selector) => document.querySelector(selector)?.click();

const DOES = {
  "/": () => {
    press("#asking-button");
    document.querySelector("#question textarea")?.focus();
  },
  n: () => goToQuote(1) || press("#shelf .step:last-of-type"),
  p: () => goToQuote(-1) || press("#shelf .step"),
  f: () => press("#shelf .find-open:not([hidden])"),
  b: () => press("#shelf .back"),
  "?": () => {
    const fold = document.querySelector(".display");
    fold.open = true;
    fold.querySelector("summary").focus();
  },
};

const isTyping = ({ target }) =>
  target.isContentEditable || target.matches("input, textarea, select, [role=textbox]");

// Keys pressed during an input method's composition belong to it: Enter ends the composition and
// must not send. (Gradio 6.31 would send. If `isComposing` ended before the key, its code is 229.)
const isComposing = (event) => event.isComposing || event.keyCode === 229;
const leaveToInputMethod = () =>
  document.addEventListener("keydown", (event) => isComposing(event) && event.stopPropagation(), true);

export const keys = () => {
  leaveToInputMethod();
  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.altKey || event.metaKey);
    if (!plain || !(event.key in DOES) || isTyping(event) || !keysWork()) return;
    event.preventDefault();
    DOES[event.key]();
  });
};
