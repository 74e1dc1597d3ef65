// The library as a table: sifted and sorted by the server, changed after a second word.

const SOON = 250; // milliseconds after the last letter that is typed
const AGAIN = 700; // milliseconds until it is asked how far a change is

export const catalogue = ({ element, trigger, watch }) => {
  let typing = 0;
  let looking = 0;
  let focused = "";

  const sure = (row, asked) => {
    row.querySelector(".sure").hidden = !asked;
    row.querySelector(".offers").hidden = asked;
    row.querySelector(asked ? "[data-unsure]" : "[data-sure]").focus();
  };

  const does = {
    by: (by) => trigger("sift", { by }),
    page: (page) => trigger("sift", { page: Number(page) }),
    do: (work, { id }) => {
      focused = work === "edit" && id ? ".correct input" : "";
      trigger("do", { do: work, id: id ?? "" });
    },
    sure: (_, __, control) => sure(control.closest("tr"), true),
    unsure: (_, __, control) => sure(control.closest("tr"), false),
  };

  element.addEventListener("click", ({ target }) => {
    const control = target.closest("[data-by], [data-page], [data-do], [data-sure], [data-unsure]");
    if (!control) return;
    const [[name, value]] = Object.entries(control.dataset).filter(([one]) => one in does);
    does[name](value, control.dataset, control);
  });
  element.addEventListener("input", ({ target }) => {
    if (!target.matches(".sift")) return;
    clearTimeout(typing);
    typing = setTimeout(() => trigger("sift", { words: target.value }), SOON);
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target.closest("form.correct");
    trigger("correct", { id: form.dataset.id, fields: Object.fromEntries(new FormData(form)) });
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const asked = event.target.closest(".sure");
    if (asked) sure(asked.closest("tr"), false);
    else if (event.target.closest("form.correct")) does.do("edit", { id: "" });
    else return;
    event.stopPropagation();
  });

  watch("value", () => {
    clearTimeout(looking);
    // To draw the table anew keeps its elements, and with them what was asked of another row.
    for (const asked of element.querySelectorAll(".sure:not([hidden])")) asked.hidden = true;
    for (const offers of element.querySelectorAll(".offers[hidden]")) offers.hidden = false;
    for (const field of element.querySelectorAll("form.correct :is(input, select)"))
      if (field.tagName === "INPUT") field.value = field.getAttribute("value") ?? "";
      else field.value = field.querySelector("[selected]")?.value ?? "";
    if (focused) element.querySelector(focused)?.focus();
    focused = "";
    if (element.querySelector("[data-busy]")) looking = setTimeout(() => trigger("look", {}), AGAIN);
  });
  // One look after the last one that was busy, for what is drawn elsewhere of the library.
  let busy = false;
  watch("value", () => {
    const now = element.querySelector("[data-busy]") !== null;
    if (busy && !now) trigger("look", {});
    busy = now;
  });
};
