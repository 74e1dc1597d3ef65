// Conversations are saved in this browser: each turn once it is settled; a reload restores the
// conversation. The server's messages contain text of sources, which is only inserted as text.
import { shutMenus } from "./menus.js";
import { currentFilters, restoreFilters } from "./narrow.js";
import { all, made } from "./store.js";
import { begin, current, drop, dropAll, keep, reopen, talk } from "./tab.js";

let menu = null; // the row above the chat
let working = Promise.resolve(); // the tasks run one after another, in order

// Show a message in the row above the chat: the name of one of its data attributes, or none.
const say = (what = "") => {
  const row = menu?.element.querySelector(".keeping");
  if (!row) return;
  row.classList.toggle("refused", what === "refused");
  row.querySelector(".said").textContent = row.dataset[what] ?? "";
};

const soon = (does) => {
  working = working.then(does).catch((error) => {
    console.warn(error);
    say("refused");
  });
};

const hold = (conversation, { title, turns }) => {
  if (!Object.keys(turns).length) return;
  const about = { title, filters: currentFilters() };
  soon(async () => say((await keep(conversation, turns, about)) ? "branched" : ""));
};

// Save the turns of a message. A message may arrive twice: the server repeats everything that was
// not acknowledged.
let begun = 0; // the number of the first message of this conversation
let heardLeft = 0; // the number of the last message about a previous conversation
export const kept = ({ props, watch }) =>
  watch("value", () => {
    if (!props.value) return;
    const { begins, since, left, number, ...told } = JSON.parse(props.value);
    menu?.trigger("heard", { number });
    if (begins && since > begun) {
      begun = since;
      begin(begins, since);
      say();
      const before = talk(since - 1);
      if (!left) soon(() => drop(before.id)); // its turns were moved into this conversation
      else if (left.number > heardLeft) hold(before, left);
      heardLeft = left?.number ?? heardLeft;
    }
    hold(talk(number), told);
  });

// Wait for the server's first rendering, which would replace a conversation restored earlier.
let greet = null;
const greeted = new Promise((resolve) => (greet = resolve));

export const awaitGreeting = ({ element, watch }) => {
  const look = () => element.querySelector(".opening") || setTimeout(greet);
  watch("value", look);
  look();
};

const restore = (id, loading = false) =>
  soon(async () => {
    await greeted; // which also names the user whose conversations these are
    const found = await reopen(id);
    if (!found) return;
    restoreFilters(found.filters ?? {});
    const saved = JSON.stringify({ version: 1, title: found.title, turns: found.turns });
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
  const title = document.createElement("bdi");
  title.textContent = found.title;
  const about = document.createElement("span");
  about.className = "muted";
  const when = new Date(found.updated).toLocaleString(document.documentElement.lang || undefined, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const { one, many } = list.dataset;
  const number = found.questions === 1 ? one : many.replace("%s", () => found.questions);
  about.textContent = `${when} · ${number}`;
  const opener = button(title, () => (shutMenus(), restore(found.id)), { look: "past" });
  opener.append(about);
  if (found.id === current()) opener.setAttribute("aria-current", "true");
  const label = list.dataset.delete.replace("%s", () => found.title);
  const gone = button("×", () => soon(() => forget(found.id)), {
    label,
  });
  row.append(opener, gone);
  return row;
};

// Delete a conversation, and clear the page if it shows it.
const forget = async (id) => {
  await drop(id);
  await list_();
  if (id === current()) fresh();
};

const list_ = async () => {
  const list = menu.element.querySelector(".kept");
  const found = (await all()).filter((one) => one.questions);
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
    "delete-all": () => soon(async () => (await dropAll(), await list_(), shutMenus(), fresh())),
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

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard without https, or permission denied
  }
};

// Hand over an export: to the clipboard, as a page to print, or else as a file.
export const parcel = ({ props, watch }) =>
  watch("value", async () => {
    if (!props.value) return;
    const { form, name, type, text } = JSON.parse(props.value);
    if (form === "text" && (await copied(text))) return;
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    if (form === "html" && window.open(url, "_blank")) return;
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
  });
