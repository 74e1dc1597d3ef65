// The status line belongs to the tab in which its message appeared. It also says which mark was
// saved, so that the chat need not be redrawn, which would close folds and take the button's focus.

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
