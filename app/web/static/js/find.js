// Search in the open document: all matches are highlighted, without a change to its text.

const MOST = 2000; // matches; more would not help a reader
const fold = (words) => words.normalize("NFC").toLowerCase();

// The text nodes of the document, each with its offset in the whole text.
const texts = (sheet) => {
  const walk = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = "";
  while (walk.nextNode()) {
    nodes.push({ node: walk.currentNode, start: whole.length });
    whole += walk.currentNode.data;
  }
  return { nodes, whole };
};

const at = (nodes, place) => {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (nodes[middle].start <= place) low = middle;
    else high = middle - 1;
  }
  return [nodes[low].node, place - nodes[low].start];
};

const placesOf = (words, sheet) => {
  const { nodes, whole } = texts(sheet);
  const wanted = fold(words).replace(/\s+/g, " ").trim();
  if (!wanted || !nodes.length) return [];
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
  const found = [];
  // Case is ignored; letters whose length depends on their case, in a few scripts, do not match.
  for (const { 0: match, index } of whole.matchAll(new RegExp(escaped, "giu"))) {
    const range = document.createRange();
    range.setStart(...at(nodes, index));
    range.setEnd(...at(nodes, index + match.length - 1).map((one, i) => (i ? one + 1 : one)));
    found.push(range);
    if (found.length === MOST) break;
  }
  return found;
};

export const find = ({ element, watch }) => {
  const highlights = CSS.highlights;
  let places = [];
  let current = -1;

  const row = () => element.querySelector(".find");
  const field = () => row()?.querySelector("input");
  const opener = () => element.querySelector(".find-open");

  const draw = () => {
    const { found, none } = field().dataset;
    const [now, all] = [current + 1, places.length].map((number) => number.toLocaleString());
    row().querySelector(".places").textContent = !field().value.trim()
      ? ""
      : places.length
        ? found.replace("%s", () => now).replace("%s", () => all)
        : none;
    highlights.set("found", new Highlight(...places));
    highlights.set("found-now", new Highlight(...places.slice(current, current + 1)));
  };

  const show = (next) => {
    if (places.length) current = (next + places.length) % places.length;
    draw();
    const place = places[current];
    if (!place) return;
    const shelf = document.querySelector("#shelf");
    const top = element.querySelector(".top")?.offsetHeight ?? 0;
    const { top: there } = place.getBoundingClientRect();
    const box = shelf.getBoundingClientRect();
    if (there < box.top + top || there > box.bottom - 40)
      shelf.scrollBy({ top: there - box.top - top - shelf.clientHeight / 4 });
  };

  const search = () => {
    const sheet = document.querySelector("#sheet .sheet");
    places = sheet ? placesOf(field().value, sheet) : [];
    current = -1;
    show(0);
  };

  const end = () => {
    highlights.delete("found");
    highlights.delete("found-now");
    [places, current] = [[], -1];
    if (!row()) return;
    row().hidden = true;
    opener().setAttribute("aria-expanded", "false");
  };

  const begin = () => {
    row().hidden = false;
    opener().setAttribute("aria-expanded", "true");
    field().focus();
    field().select();
    if (field().value) search();
  };

  element.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-find]")?.dataset.find;
    if (step === undefined) return;
    if (step === "") row().hidden ? begin() : end();
    else if (step === "0") (end(), opener().focus());
    else show(current + Number(step));
  });
  element.addEventListener("input", ({ target }) => target === field() && search());
  element.addEventListener("keydown", (event) => {
    if (event.target !== field()) return;
    if (event.key === "Enter") show(current + (event.shiftKey ? -1 : 1));
    else if (event.key === "Escape") {
      end();
      opener().focus();
      event.stopPropagation(); // keep the drawer open
    } else return;
    event.preventDefault();
  });
  watch("value", () => {
    if (!highlights && opener()) opener().hidden = true; // the browser's own search still works
    if (highlights) end();
  });
};
