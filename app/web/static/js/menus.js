// Menus that open over the page: one at a time; Escape, or a click or the focus elsewhere, closes
// them.

const SHUT = "details.menu[open], details.narrowing[open]";

const shut = (fold, focus) => {
  fold.open = false;
  if (focus) fold.querySelector("summary").focus();
};

export const shutMenus = (focus = true) => {
  for (const fold of document.querySelectorAll(SHUT)) shut(fold, focus);
};

export const menus = () => {
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.open || !target.matches(SHUT)) return;
      for (const other of document.querySelectorAll(SHUT)) if (other !== target) shut(other, false);
    },
    true,
  );
  for (const left of ["pointerdown", "focusin"])
    document.addEventListener(left, ({ target }) => {
      for (const fold of document.querySelectorAll(SHUT)) if (!fold.contains(target)) shut(fold, false);
    });
  document.addEventListener(
    "keydown",
    (event) => {
      const fold = document.querySelector(SHUT);
      if (event.key !== "Escape" || !fold) return;
      shut(fold, true);
      event.stopPropagation(); // close nothing else
    },
    true,
  );
};
