// Gradio runs one line of script for each component when it is rendered, which passes the component
// to its function here. That line may run before or after this file is loaded.
import { beside, besideCheck } from "./beside.js";
import { catalogue } from "./catalogue.js";
import { chat } from "./chat.js";
import { display } from "./display.js";
import { awaitGreeting, keeping, kept, parcel } from "./keep.js";
import { keys } from "./keys.js";
import { links } from "./links.js";
import { menus } from "./menus.js";
import { filters, narrow } from "./narrow.js";
import { peek } from "./peek.js";
import { reader, sheet } from "./reader.js";
import { closeOnEscape, watchTabs } from "./shelf.js";
import { showKept } from "./status.js";
import { writer } from "./writer.js";

const kinds = {
  masthead: [links, display, menus, keys, closeOnEscape],
  chat: [links, chat, beside, peek, awaitGreeting, watchTabs],
  checked: [links, besideCheck, (part) => part.watch("value", () => part.element.scrollTo?.({ top: 0 }))],
  catalogue: [links, catalogue],
  status: [showKept],
  reader: [links, reader],
  sheet: [sheet],
  keeping: [keeping],
  kept: [kept],
  parcel: [parcel],
  narrow: [narrow],
  filters: [filters],
  writer: [writer],
};

// A component that fails to start is logged, and all others start nevertheless.
const attach = ([name, part]) => {
  for (const start of kinds[name] ?? [])
    try {
      start(part);
    } catch (error) {
      console.error(error);
    }
};
const waiting = window.onRecord ?? [];
window.onRecord = { push: attach };
waiting.forEach(attach);
