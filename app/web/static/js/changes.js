// The progress of a change to the library: polled while a change is running, one request at a time,
// and retried after a failure.
import { drawPart } from "./drawn.js";

const AGAIN = 700; // milliseconds between two requests
const LATE = 10_000; // milliseconds until a request times out; also the longest pause

const asked = async () => {
  const response = await fetch("./change", { signal: AbortSignal.timeout(LATE) });
  if (!response.ok || response.redirected) throw new Error(`${response.status} ${response.url}`);
  return response.text();
};

// The progress is shown in the element's `.change`. `look` requests everything that shows the
// library, which is outdated once a change has ended that it does not include. Returns a function
// to call after each redraw of the element.
export const follow = (element, look) => {
  let timer = 0;
  let asking = false;
  let pause = AGAIN;
  let looked = -LATE;

  const state = () => {
    const { busy, ended } = element.querySelector(".change")?.dataset ?? {};
    const seen = element.querySelector(".catalogue")?.dataset.seen;
    return { busy: busy !== undefined, due: ended !== seen };
  };

  const ask = async () => {
    asking = true;
    try {
      const told = await asked();
      const place = element.querySelector(".change");
      if (place) drawPart(place, told);
      pause = AGAIN;
    } catch (error) {
      console.warn(error);
      pause = Math.min(2 * pause, LATE);
    }
    asking = false;
    next();
  };

  const next = () => {
    clearTimeout(timer);
    const { busy, due } = state();
    if (asking || document.hidden || !(busy || due)) return;
    timer = setTimeout(ask, pause);
    if (!due || performance.now() - looked < LATE) return;
    looked = performance.now();
    look();
  };

  document.addEventListener("visibilitychange", next);
  return () => {
    looked = -LATE;
    next();
  };
};
