// Conversations live in this browser: each turn is kept once it is settled, and a page that is
// loaded again goes on where it was. What the server sends holds words of sources: text only.
import { shutMenus } from "./menus.js";
import { currentFilters, restoreFilters } from "./narrow.js";
import { all, read, remove, removeAll, write } from "./store.js";

const CURRENT = "onrecord-conversation"; // in this tab: which conversation it is

const made = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16)).join("");
const current = () => sessionStorage.getItem(CURRENT);
const name = (id) => sessionStorage.setItem(CURRENT, id);
const turnsOf = (found) => Object.keys(found.turns).map(Number).sort((a, b) => a - b).map((at) => found.turns[at]);

let menu = null; // the row above the chat
let working = Promise.resolve(); // one after another: a turn may settle while another is written

const soon = (does) => {
  working = working.then(does).catch((error) => {
    console.warn(error);
    const refused = menu?.element.querySelector("[data-refused]");
    if (refused) refused.classList.add("refused");
  });
};

// What a turn has become, put in its place.
export const kept = ({ props, watch }) =>
  watch("value", () => {
    if (!props.value) return;
    const { title, turns, begins } = JSON.parse(props.value);
    // What still comes of the conversation before is said before another begins.
    if (begins) name(begins);
    if (!Object.keys(turns).length) return;
    if (!current()) name(made());
    const id = current();
    const filters = currentFilters();
    soon(async () => {
      const found = (await read(id)) ?? { id, turns: {} };
      for (const [number, turn] of Object.entries(turns))
        if (turn === null) delete found.turns[number];
        else found.turns[number] = turn;
      await write({ ...found, title, filters, updated: Date.now() });
    });
  });

// Until the page is greeted, what it draws would cover what is got back.
let greet = null;
const greeted = new Promise((resolve) => (greet = resolve));

export const awaitGreeting = ({ element, watch }) => {
  const look = () => element.querySelector(".opening") || setTimeout(greet);
  watch("value", look);
  look();
};

const restore = (id, loading = false) =>
  soon(async () => {
    await greeted; // which also tells whose conversations these are
    const found = await read(id);
    if (!found || !Object.keys(found.turns).length) return;
    const turns = turnsOf(found);
    await write({ ...found, turns: { ...turns } }); // numbered as the page will number them
    restoreFilters(found.filters ?? {});
    const saved = JSON.stringify({ version: 1, title: found.title, turns });
    menu.trigger("restore", { saved, loading, id });
  });

const fresh = () => {
  menu.trigger("fresh", { id: made() });
  document.querySelector("#question textarea")?.focus();
};

const button = (words, does, { look = "plain", label } = {}) => {
  const drawn = document.createElement("button");
  drawn.type = "button";
  drawn.className = look;
  drawn.append(words);
  if (label) drawn.setAttribute("aria-label", label);
  drawn.addEventListener("click", does);
  return drawn;
};

const item = (found, list) => {
  const row = document.createElement("li");
  const number = Object.keys(found.turns).length;
  const title = document.createElement("bdi");
  title.textContent = found.title;
  const about = document.createElement("span");
  about.className = "muted";
  const when = new Date(found.updated).toLocaleString(document.documentElement.lang || undefined, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const many = number === 1 ? list.dataset.one : list.dataset.many.replace("%s", number);
  about.textContent = `${when} · ${many}`;
  const opener = button(title, () => (shutMenus(), restore(found.id)), { look: "past" });
  opener.append(about);
  if (found.id === current()) opener.setAttribute("aria-current", "true");
  const label = list.dataset.delete.replace("%s", found.title);
  const gone = button("×", () => soon(async () => (await remove(found.id), forget([found.id]), await list_())), {
    label,
  });
  row.append(opener, gone);
  return row;
};

// A conversation that is deleted is gone from the page too.
const forget = (ids) => ids.includes(current()) && fresh();

const list_ = async () => {
  const list = menu.element.querySelector(".kept");
  const found = (await all()).filter((one) => Object.keys(one.turns).length);
  const none = document.createElement("li");
  none.className = "muted";
  none.textContent = list.dataset.none;
  list.replaceChildren(...(found.length ? found.map((one) => item(one, list)) : [none]));
  menu.element.querySelector(".all").hidden = !found.length;
  sure(false);
};

const sure = (asked) => {
  menu.element.querySelector(".sure").hidden = !asked;
  menu.element.querySelector("[data-keep=ask-all]").hidden = asked;
  if (asked) menu.element.querySelector("[data-keep=keep-all]").focus();
};

export const keeping = (part) => {
  menu = part;
  const { element, trigger } = part;
  const does = {
    fresh,
    "ask-all": () => sure(true),
    "keep-all": () => sure(false),
    "delete-all": () => soon(async () => (await removeAll(), await list_(), shutMenus(), fresh())),
  };
  element.addEventListener("click", ({ target }) => {
    const keep = target.closest("[data-keep]")?.dataset.keep;
    const form = target.closest("[data-form]")?.dataset.form;
    if (keep) does[keep]();
    if (form) {
      shutMenus();
      trigger("take", { form });
    }
  });
  element.addEventListener(
    "toggle",
    ({ target }) => target.open && target.matches(".earlier") && soon(list_),
    true,
  );
  if (current()) restore(current(), true);
};

// What is taken along, handed over as a file, to the clipboard, or as a page to print.
export const parcel = ({ props, watch }) =>
  watch("value", async () => {
    if (!props.value) return;
    const { form, name, type, text } = JSON.parse(props.value);
    if (form === "text" && navigator.clipboard) return navigator.clipboard.writeText(text);
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    if (form === "html" && window.open(url, "_blank")) return;
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
  });
