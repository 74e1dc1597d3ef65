// The chat only: the small card that a marker in the prose shows, and folds that stay open.
// It holds words of sources, so it is filled by `textContent` alone.

document.getElementById("peek")?.remove(); // of a chat that Gradio has drawn anew
const peek = document.createElement("div");
peek.className = "peek";
peek.id = "peek";
peek.setAttribute("role", "tooltip");
peek.hidden = true;
for (const name of ["words", "who", "where"]) {
  const line = document.createElement("p");
  line.className = name;
  line.dir = "auto";
  peek.append(line);
}
document.body.append(peek);

const MARGIN = 8; // pixels to the edges of the window and to the marker
let marker = null;
let leaving = 0;

const hidePeek = () => {
  clearTimeout(leaving);
  marker?.removeAttribute("aria-describedby");
  marker = null;
  peek.hidden = true;
};

const placePeek = () => {
  const at = marker.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = peek;
  const left = Math.min(at.left, window.innerWidth - width - MARGIN);
  const below = at.bottom + MARGIN;
  const above = at.top - height - MARGIN;
  const fits = below + height <= window.innerHeight - MARGIN || above < MARGIN;
  peek.style.left = `${Math.max(MARGIN, left)}px`;
  peek.style.top = `${fits ? below : above}px`;
};

const showPeek = (on) => {
  clearTimeout(leaving);
  if (marker === on) return;
  hidePeek();
  marker = on;
  for (const line of peek.children) line.textContent = on.dataset[line.className] ?? "";
  on.setAttribute("aria-describedby", peek.id);
  peek.hidden = false;
  peek.scrollTop = 0;
  placePeek();
};

// The pointer may move onto the card: WCAG 2.2, success criterion 1.4.13.
const leavePeek = () => {
  clearTimeout(leaving);
  leaving = setTimeout(() => document.activeElement !== marker && hidePeek(), 200);
};

element.addEventListener("pointerover", (event) => {
  const over = event.pointerType === "touch" ? null : event.target.closest(".marker");
  if (over) showPeek(over);
});
element.addEventListener("pointerout", (event) => event.target.closest(".marker") && leavePeek());
peek.addEventListener("pointerenter", () => clearTimeout(leaving));
peek.addEventListener("pointerleave", leavePeek);
element.addEventListener("focusin", (event) => {
  const on = event.target.closest(".marker");
  if (on?.matches(":focus-visible")) showPeek(on);
});
element.addEventListener("focusout", (event) => event.target.closest(".marker") && hidePeek());
element.addEventListener("click", (event) => event.target.closest(".marker") && hidePeek());
// To focus a marker may scroll to it: the card goes along while the marker is to be seen.
const followPeek = (event) => {
  if (!marker || peek.contains(event.target)) return;
  const chat = element.closest("#chat").getBoundingClientRect();
  const { top, bottom } = marker.getBoundingClientRect();
  if (bottom < chat.top || top > chat.bottom) hidePeek();
  else placePeek();
};
document.addEventListener("scroll", followPeek, true);
window.addEventListener("resize", hidePeek);
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || peek.hidden) return;
    hidePeek();
    event.stopPropagation(); // the drawer stays
  },
  true,
);

// To draw the chat anew keeps its elements but shuts what was unfolded.
const unfolded = new WeakSet();
element.addEventListener("click", (event) => {
  const fold = event.target.closest("summary")?.parentElement;
  if (!fold) return;
  if (fold.open) unfolded.delete(fold); // as it was before the click
  else unfolded.add(fold);
});

// Asking again, editing and stopping; `detail` is 0 when a key did it.
const acts = { halt: "halt", again: "again", revise: "revise", keep: "keep" };
element.addEventListener("click", (event) => {
  const control = event.target.closest("[data-act]");
  if (!control || !(control.dataset.act in acts)) return;
  trigger(acts[control.dataset.act], { turn: Number(control.dataset.turn) });
  if (control.dataset.act === "revise" || event.detail === 0)
    document.querySelector("#question textarea")?.focus();
});

watch("value", () => {
  for (const fold of element.querySelectorAll("details")) if (unfolded.has(fold)) fold.open = true;
  if (marker && !marker.isConnected) hidePeek();
});
