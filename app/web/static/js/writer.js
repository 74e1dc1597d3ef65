// The list of models. Its value is sent with the next question; each browser tab has its own.

export const writer = ({ element, props }) => {
  // Browsers may restore the choice from an earlier visit: show what will be sent.
  const list = element.querySelector("select");
  const send = () => {
    if (props.value !== list.value) props.value = list.value;
  };
  list.addEventListener("change", send);
  window.addEventListener("pageshow", send);
};
