// Gradio runs one line for each part of the page when it is drawn, which hands the part on to what
// knows it here. The line may come before this file or after it.
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
  masthead: (part) => (links(part), display(part), menus(), keys(), closeOnEscape()),
  chat: (part) => (links(part), chat(part), peek(part), awaitGreeting(part), watchTabs()),
  checked: (part) => (links(part), part.watch("value", () => part.element.scrollTo?.({ top: 0 }))),
  catalogue: (part) => (links(part), catalogue(part)),
  status: showKept,
  reader: (part) => (links(part), reader(part)),
  sheet,
  keeping,
  kept,
  parcel,
  narrow,
  filters,
  writer,
};

const attach = ([name, part]) => kinds[name]?.(part);
const waiting = window.onRecord ?? [];
window.onRecord = { push: attach };
waiting.forEach(attach);
