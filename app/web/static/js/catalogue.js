// The library's table: the server filters and sorts it; a removal has to be confirmed.
import { follow } from "./changes.js";
import { draw } from "./drawn.js";

const SOON = 250; // milliseconds after the last letter typed

export const catalogue = ({ element, props, trigger, watch }) => {
  let typing = 0;
  let opening = ""; // the id of the document whose form gets the focus when it opens
  const followed = follow(element, () => trigger("look", {}));

  const sure = (row, asked) => {
    row.querySelector(".sure").hidden = !asked;
    row.querySelector(".offers").hidden = asked;
    row.querySelector(asked ? "[data-unsure]" : "[data-sure]").focus();
  };

  const openForm = () => {
    const form = element.querySelector(`form.correct[data-id="${CSS.escape(opening)}"]`);
    form?.querySelector("input").focus();
    if (form) opening = "";
  };

  const does = {
    by: (by) => trigger("sift", { by }),
    page: (page) => trigger("sift", { page: Number(page) }),
    do: (work, { id }, control) => {
      opening = work === "edit" ? id : "";
      if (opening) openForm(); // it may be open already
      if (work === "remove") sure(control.closest("tr"), false);
      control.closest("form")?.reset(); // cancelling discards what was typed
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
    form.dataset.sent = "";
    trigger("correct", { id: form.dataset.id, fields: Object.fromEntries(new FormData(form)) });
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const asked = event.target.closest(".sure");
    if (asked) sure(asked.closest("tr"), false);
    else if (event.target.closest("form.correct")) does.do("edit", { id: "" }, event.target);
    else return;
    event.stopPropagation();
  });

  watch("value", () => {
    draw(element, props.value ?? "");
    if (opening) openForm();
    followed();
  });
};
