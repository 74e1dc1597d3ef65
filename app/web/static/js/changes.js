// How far a change of the library is: asked for by a timer of its own as long as one is under way,
// one request at a time, and tried again where it fails.
import { drawPart } from "./drawn.js";

const AGAIN = 700; // milliseconds until it is asked again
const LATE = 10_000; // milliseconds until an answer is no longer waited for; the longest pause

const asked = async () => {
  const response = await fetch("./change", { signal: AbortSignal.timeout(LATE) });
  if (!response.ok || response.redirected) throw new Error(`${response.status} ${response.url}`);
  return response.text();
};

// What tells it is `.change` in the element; `look` asks for all that shows the library, which is
// due once another change has ended than the last that is seen there. Gives what is to be done
// whenever the element is drawn anew.
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
