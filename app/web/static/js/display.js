// The display settings saved in this browser: colours, text size, language, single-key
// shortcuts, and whether sources open by themselves.

const KEPT = "onrecord-display";
const LANGUAGE = "onrecord-language"; // a cookie, since the server writes the page
const A_YEAR = 365 * 24 * 3600; // seconds
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const USUAL = { theme: "system", size: "100", keys: true, beside: true };

const read = () => {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
  } catch {
    return USUAL; // no storage, or invalid data in it
  }
};
let chosen = read();

const isDark = () => chosen.theme === "dark" || (chosen.theme === "system" && dark.matches);

const apply = () => {
  const body = document.body;
  if (body.classList.contains("dark") !== isDark()) body.classList.toggle("dark", isDark());
  document.documentElement.style.fontSize = chosen.size === "100" ? "" : `${chosen.size}%`;
};

apply();
dark.addEventListener("change", apply);
// Gradio sets the system's colours when it has rendered: set the chosen ones again.
new MutationObserver(apply).observe(document.body, { attributeFilter: ["class"] });

const language = () => document.cookie.match(`(?:^|; )${LANGUAGE}=([\\w-]+)`)?.[1] ?? "";

// The conversation is kept in the browser and comes back after the reload.
const chooseLanguage = (tag) => {
  const place = `path=${location.pathname}; SameSite=Lax`;
  document.cookie = `${LANGUAGE}=${tag}; max-age=${tag ? A_YEAR : 0}; ${place}`;
  location.reload();
};

export const keysWork = () => chosen.keys;
export const opensBeside = () => chosen.beside;

export const display = ({ element, watch }) => {
  const draw = () => {
    const languages = element.querySelector(".display [name=language]");
    if (languages) languages.value = language();
    for (const field of element.querySelectorAll(".display input"))
      if (field.type === "radio") field.checked = String(chosen[field.name]) === field.value;
      else field.checked = chosen[field.name];
  };
  element.addEventListener("change", ({ target }) => {
    if (!target.closest(".display")) return;
    if (target.name === "language") return chooseLanguage(target.value);
    chosen = { ...chosen, [target.name]: target.type === "radio" ? target.value : target.checked };
    try {
      localStorage.setItem(KEPT, JSON.stringify(chosen));
    } catch {
      // then the setting lasts until the page is closed
    }
    apply();
  });
  element.addEventListener("click", (event) => {
    if (!event.target.closest(".skip")) return;
    event.preventDefault();
    document.querySelector("#asking-button")?.click();
    document.querySelector("#question textarea")?.focus();
  });
  watch("value", draw);
  draw();
};
