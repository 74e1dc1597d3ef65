// Single keys, while nothing is typed; they can be turned off (WCAG 2.2, success criterion 2.1.4).
import { keysWork } from "./display.js";

const press = (selector) => document.querySelector(selector)?.click();

const DOES = {
  "/": () => {
    press("#asking-button");
    document.querySelector("#question textarea")?.focus();
  },
  n: () => press("#shelf .step:last-of-type"),
  p: () => press("#shelf .step"),
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

export const keys = () =>
  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);
    if (!plain || !(event.key in DOES) || isTyping(event) || !keysWork()) return;
    event.preventDefault();
    DOES[event.key]();
  });
