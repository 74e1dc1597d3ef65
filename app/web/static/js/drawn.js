// Replace HTML from the server by newer HTML. Elements whose HTML is the same stay in the page,
// with everything that the reader has typed, unfolded or focused in them.

const INNER = ".catalogue, .change, .job, .scrolled, table, tbody"; // updated child by child
const sources = new WeakMap(); // the HTML that the server sent for each element

const remember = (part) => {
  sources.set(part, part.outerHTML);
  if (part.matches(INNER)) for (const one of part.children) remember(one);
};

const isAlike = (old, part) =>
  part.matches(INNER) && old.tagName === part.tagName && old.className === part.className;

const take = (parts, fits) => {
  const at = parts.findIndex(fits);
  return at < 0 ? null : parts.splice(at, 1)[0];
};

// An element that stays is moved only if the order changed: moving it would take its focus away.
const putParts = (place, wanted) => {
  const before = [...place.children];
  const now = [...wanted.children].map((part) => {
    const same = take(before, (old) => sources.get(old) === part.outerHTML);
    const alike = same ? null : take(before, (old) => isAlike(old, part));
    if (alike) put(alike, part);
    else if (!same) remember(part);
    return same ?? alike ?? part;
  });
  for (const old of before) old.remove();
  now.forEach((part, at) => {
    if (place.children[at] !== part) place.insertBefore(part, place.children[at] ?? null);
  });
};

const put = (old, part) => {
  sources.set(old, part.outerHTML);
  for (const { name } of [...old.attributes]) if (!part.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of part.attributes) old.setAttribute(name, value);
  putParts(old, part);
};

const quoted = (words) => `"${CSS.escape(words)}"`;

// A selector that finds the control again after a redraw.
const told = (control) => {
  if (control.form && control.name)
    return `form[data-id=${quoted(control.form.dataset.id)}] [name=${quoted(control.name)}]`;
  const label = control.getAttribute("aria-label");
  return label && `[aria-label=${quoted(label)}]`;
};

const given = (field) => field.querySelector?.("option[selected]")?.value ?? field.defaultValue ?? "";
const fieldsOf = (element) => element.querySelectorAll("form[data-id] :is(input, select)");
const typedIn = (element) =>
  [...fieldsOf(element)]
    .filter((field) => field.value !== given(field))
    .map((field) => [field, told(field)]);

// A form may be absent for a while, if the filter excludes its document.
const away = new Map(); // fields with what was typed in them, by their selectors

const typeAgain = (element, typed) => {
  for (const [field, where] of typed) if (!field.isConnected) away.set(where, field);
  for (const [where, field] of away) {
    const again = element.querySelector(where);
    if (again) again.value = field.value;
    if (again || "sent" in field.form.dataset) away.delete(where);
  }
};

const focusAgain = (element, active, caret) => {
  const found = active.isConnected ? active : told(active) && element.querySelector(told(active));
  // The form was sent or cancelled: focus its document's edit button, or else the heading.
  const of = active.closest("form")?.dataset.id ?? active.dataset.id ?? "";
  const next = found ?? element.querySelector(`[data-do=edit][data-id=${quoted(of)}]`);
  (next ?? element.querySelector("h2"))?.focus({ preventScroll: true });
  if (found && caret !== null) found.setSelectionRange?.(...caret);
};

const read = (html) => {
  const made = document.createElement("template");
  made.innerHTML = html; // escaped in Python
  return made.content;
};

export const drawPart = (part, html) => {
  put(part, read(html).firstElementChild);
  // The elements around it no longer match the HTML that the server sent for them.
  for (let around = part.parentElement; around; around = around.parentElement) sources.delete(around);
};

export const draw = (element, html) => {
  const active = element.contains(document.activeElement) ? document.activeElement : null;
  const caret = active?.matches("input") ? [active.selectionStart, active.selectionEnd] : null;
  const typed = typedIn(element);
  putParts(element, read(html));
  typeAgain(element, typed);
  if (active && document.activeElement !== active) focusAgain(element, active, caret);
};
