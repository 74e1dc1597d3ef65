// The status line is of the tab where it was said. It tells which mark is kept. To draw the chat anew instead would shut what is
// unfolded in it and take the focus from the button.

const press = (kept) => {
  const turn = kept.slice(0, kept.lastIndexOf(":") + 1);
  for (const button of document.querySelectorAll(`[data-mark^="${turn}"]`))
    button.setAttribute("aria-pressed", String(button.dataset.mark === kept));
  const [, number, verdict] = kept.split(":");
  const form = document.querySelector(`.case[data-turn="${number}"]`);
  if (!form) return;
  form.hidden = false;
  form.dataset.verdict = verdict;
};

export const showKept = ({ element, watch }) =>
  watch("value", () => {
    document.querySelector("#status").removeAttribute("data-stale");
    const kept = element.querySelector("[data-kept]")?.dataset.kept;
    if (kept) press(kept);
  });
