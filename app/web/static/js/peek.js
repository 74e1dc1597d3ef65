// The small card of a quote's marker, and of the mark of its checks. It shows text of sources, so it is filled through
// `textContent` only.

const MARGIN = 8; // pixels to the edges of the window and to the marker

const card = () => {
  document.getElementById("peek")?.remove(); // left over from a chat that Gradio has redrawn
  const made = document.createElement("div");
  made.className = "peek";
  made.id = "peek";
  made.setAttribute("role", "tooltip");
  made.hidden = true;
  for (const name of ["words", "who", "where", "stands"]) {
    const line = document.createElement("p");
    line.className = name;
    line.dir = "auto";
    made.append(line);
  }
  document.body.append(made);
  return made;
};

export const peek = ({ element, watch }) => {
  const made = card();
  let marker = null;
  let leaving = 0;

  const hide = () => {
    clearTimeout(leaving);
    marker?.removeAttribute("aria-describedby");
    marker = null;
    made.hidden = true;
  };

  const place = () => {
    const at = marker.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = made;
    const left = Math.min(at.left, window.innerWidth - width - MARGIN);
    const below = at.bottom + MARGIN;
    const above = at.top - height - MARGIN;
    const fits = below + height <= window.innerHeight - MARGIN || above < MARGIN;
    made.style.left = `${Math.max(MARGIN, left)}px`;
    made.style.top = `${fits ? below : above}px`;
  };

  const show = (on) => {
    clearTimeout(leaving);
    if (marker === on) return;
    hide();
    marker = on;
    for (const line of made.children) line.textContent = on.dataset[line.className] ?? "";
    on.setAttribute("aria-describedby", made.id);
    made.hidden = false;
    made.scrollTop = 0;
    place();
  };

  // The pointer may move onto the card: WCAG 2.2, success criterion 1.4.13.
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => document.activeElement !== marker && hide(), 200);
  };

  const over = (event) => event.target.closest("[data-stands]");
  element.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch" && over(event)) show(over(event));
  });
  element.addEventListener("pointerout", (event) => over(event) && leave());
  made.addEventListener("pointerenter", () => clearTimeout(leaving));
  made.addEventListener("pointerleave", leave);
  element.addEventListener("focusin", (event) => {
    if (over(event)?.matches(":focus-visible")) show(over(event));
  });
  element.addEventListener("focusout", (event) => over(event) && hide());
  // What does nothing else when it is clicked shows its card, for those who cannot hover.
  element.addEventListener("click", (event) => {
    if (!over(event)) return;
    if (over(event).matches(".likely") && made.hidden) show(over(event));
    else if (!over(event).matches(".likely")) hide();
  });

  // Focusing a marker may scroll to it: the card follows while the marker is visible.
  const follow = (event) => {
    if (!marker || made.contains(event.target)) return;
    const chat = element.closest("#chat").getBoundingClientRect();
    const { top, bottom } = marker.getBoundingClientRect();
    if (bottom < chat.top || top > chat.bottom) hide();
    else place();
  };
  document.addEventListener("scroll", follow, true);
  window.addEventListener("resize", hide);
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || made.hidden) return;
      hide();
      event.stopPropagation(); // keep the drawer open
    },
    true,
  );
  watch("value", () => marker && !marker.isConnected && hide());
};
