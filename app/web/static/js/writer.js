// The list of models. Its value goes with the next question; each browser tab has its own.

export const writer = ({ element, props }) => {
  // A browser may remember the list of the page before: what is shown must be what is sent.
  const list = element.querySelector("select");
  const send = () => {
    if (props.value !== list.value) props.value = list.value;
  };
  list.addEventListener("change", send);
  window.addEventListener("pageshow", send);
};
