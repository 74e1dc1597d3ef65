// The chat: scrolls to its last turn, keeps folds open, and handles the buttons that stop, repeat
// and edit a question.
import { keepFocus } from "./focus.js";
import { scroll } from "./shelf.js";

const ACTS = new Set(["halt", "again", "revise", "keep"]);

const followLast = ({ element, watch }) => {
  let seen = "";
  watch("value", () => {
    const turns = element.querySelectorAll(".turn");
    const last = turns[turns.length - 1];
    const state = `${turns.length} ${last?.querySelector(".searching") ? "sought" : "settled"}`;
    if (last && state !== seen) scroll(last, "start");
    seen = state;
  });
};

// A redraw of the chat keeps its elements but closes the folds.
const keepFolds = ({ element, watch }) => {
  const unfolded = new WeakSet();
  element.addEventListener("click", (event) => {
    const fold = event.target.closest("summary")?.parentElement;
    if (!fold) return;
    if (fold.open) unfolded.delete(fold); // its state before the click
    else unfolded.add(fold);
  });
  watch("value", () => {
    for (const fold of element.querySelectorAll("details"))
      if (unfolded.has(fold)) fold.open = true;
  });
};

// `detail` is 0 if a key caused the click.
const act = ({ element, trigger }) =>
  element.addEventListener("click", (event) => {
    const control = event.target.closest("[data-act]");
    if (!control || !ACTS.has(control.dataset.act)) return;
    trigger(control.dataset.act, { turn: Number(control.dataset.turn) });
    if (control.dataset.act === "revise" || event.detail === 0)
      document.querySelector("#question textarea")?.focus();
  });

// Keep the clicked button at its place in the window when the content above it changes height.
const lay = ({ element, trigger, watch }) => {
  let held = null;
  element.addEventListener("click", (event) => {
    const control = event.target.closest("[data-lay]");
    if (!control) return;
    const { lay: layout, turn } = control.dataset;
    held = { turn, layout, top: control.getBoundingClientRect().top };
    trigger("lay", { turn: Number(turn), layout });
  });
  watch("value", () => {
    if (!held) return;
    const { turn, layout, top } = held;
    held = null;
    const control = element.querySelector(`[data-lay="${layout}"][data-turn="${turn}"]`);
    const chat = element.closest("#chat");
    if (control) chat.scrollTop += control.getBoundingClientRect().top - top;
  });
};

// The reader's note on why an answer is right or wrong, which becomes part of its case.
const note = ({ element, trigger }) => {
  const send = (turn) => {
    const form = element.querySelector(`.case[data-turn="${turn}"]`);
    const [words, missing] = [form.querySelector(".word"), form.querySelector(".lacking")];
    if (!words.value.trim() && !missing.value) return words.focus();
    const key = `mark:${turn}:${form.dataset.verdict}`;
    trigger("mark", { key, note: words.value, missing: missing.value });
    words.value = "";
    missing.value = "";
  };
  element.addEventListener("click", ({ target }) => {
    const turn = target.closest("[data-note]")?.dataset.note;
    if (turn !== undefined) send(turn);
  });
  element.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.matches(".word")) send(target.closest(".case").dataset.turn);
  });
};

export const chat = (part) => {
  note(part);
  lay(part);
  followLast(part);
  keepFolds(part);
  keepFocus(part);
  act(part);
};
