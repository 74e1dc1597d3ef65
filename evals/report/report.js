// Finds failing cases by words and kind; without it all of them are there to read.
"use strict";
const tools = document.getElementById("filter");
const [words, kind] = tools.querySelectorAll("input, select");
const told = tools.querySelector("output");
const cases = [...document.querySelectorAll("article.case")].map(
  (element) => [element, element.textContent.toLowerCase()]);
function show() {
  const wanted = words.value.trim().toLowerCase();
  let count = 0;
  for (const [element, text] of cases) {
    const fits = text.includes(wanted) && (!kind.value || element.dataset.kind === kind.value);
    element.hidden = !fits;
    count += fits;
  }
  for (const group of document.querySelectorAll("section.kind")) {
    group.hidden = !group.querySelector("article:not([hidden])");
  }
  told.textContent = wanted || kind.value ? `${count} of ${cases.length}` : "";
}
tools.addEventListener("input", show);
addEventListener("hashchange", () => {
  words.value = kind.value = "";
  show();
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
});
tools.hidden = false;
