// The filters of the next question. They are stored here and sent with each question; they stay
// until they are changed.

import { shutMenus } from "./menus.js";

const LISTS = ["sources", "kinds", "speakers", "roles"];
const DATES = ["after", "before"];
let send = () => {};
let chosen = {};

// The component that Gradio sends with a question; it displays nothing.
export const filters = ({ props }) => {
  send = (value) => {
    if (props.value !== value) props.value = value;
  };
  send(written());
};

const written = () => (Object.keys(chosen).length ? JSON.stringify(chosen) : "");

const change = (key, values) => {
  const { [key]: _, ...others } = chosen;
  chosen = values.length ? { ...others, [key]: values } : others;
  send(written());
};

export const narrow = ({ element, watch }) => {
  const panel = () => element.querySelector(".narrow");
  const boxes = (key) => [...element.querySelectorAll(`input[type="checkbox"][name="${key}"]`)];
  const values = (key) => [].concat(chosen[key] ?? []);

  const label = (key, value) =>
    DATES.includes(key)
      ? panel().dataset[key].replace("%s", () => value)
      : (boxes(key).find((box) => box.value === value)?.nextElementSibling.textContent ?? value);

  const chip = (key, value) => {
    const words = label(key, value);
    const made = document.createElement("button");
    made.type = "button";
    made.className = "taken";
    Object.assign(made.dataset, { key, value });
    made.setAttribute("aria-label", panel().dataset.remove.replace("%s", () => words));
    const name = document.createElement("bdi");
    name.textContent = words;
    const cross = document.createElement("span");
    cross.setAttribute("aria-hidden", "true");
    cross.textContent = "×";
    made.append(name, cross);
    return made;
  };

  // Show what will be sent: browsers may restore form fields from an earlier visit.
  const draw = () => {
    if (!panel()?.querySelector(".chosen")) return;
    for (const key of LISTS)
      for (const box of boxes(key)) box.checked = values(key).includes(box.value);
    for (const key of DATES) {
      const field = element.querySelector(`input[name="${key}"]`);
      if (field !== document.activeElement) field.value = chosen[key] ?? "";
    }
    const all = [...LISTS, ...DATES].flatMap((key) => values(key).map((value) => chip(key, value)));
    panel().querySelector(".chosen").replaceChildren(...all);
    panel().classList.toggle("active", all.length > 0);
  };

  const set = (key, list) => {
    change(key, DATES.includes(key) ? (list[0] ?? "") : list);
    draw();
  };

  const add = (field) => {
    const name = field.value.trim();
    if (name) set("speakers", [...new Set([...values("speakers"), name])]);
    field.value = "";
    field.focus();
  };

  element.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") {
      const others = values(target.name).filter((value) => value !== target.value);
      set(target.name, target.checked ? [...others, target.value] : others);
    } else if (DATES.includes(target.name)) set(target.name, [target.value.trim()].filter(Boolean));
  });
  element.addEventListener("click", ({ target }) => {
    const taken = target.closest(".taken");
    if (target.closest("[data-add]")) add(target.closest(".other").querySelector("input"));
    else if (target.closest("[data-done]")) shutMenus();
    else if (target.closest("[data-clear]")) restoreFilters({});
    else if (taken) {
      const { key, value } = taken.dataset;
      set(key, values(key).filter((one) => one !== value));
      (element.querySelector(".taken") ?? element.querySelector("summary")).focus();
    }
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".other input")) return;
    event.preventDefault();
    add(event.target);
  });
  document.addEventListener("onrecord-filters", draw);
  watch("value", draw);
  draw();
};

// Set the filters of a restored conversation; {} for none.
export const restoreFilters = (found) => {
  chosen = { ...found };
  send(written());
  document.dispatchEvent(new CustomEvent("onrecord-filters"));
};

export const currentFilters = () => chosen;
