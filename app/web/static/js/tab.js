// The conversation of this tab: what is shown in it is what is kept of it, whatever other tabs do.
import { made, read, remove, removeAll, write } from "./store.js";

const CURRENT = "onrecord-conversation"; // in this tab, over a reload: which conversation it is

// A browser that keeps nothing refuses even to be asked.
const remembered = () => {
  try {
    return sessionStorage.getItem(CURRENT);
  } catch {
    return null;
  }
};
const remember = (id) => {
  try {
    sessionStorage.setItem(CURRENT, id);
  } catch {
    // then a page that is loaded again begins anew
  }
};

const begun = (id) => ({ id, turns: {}, revision: undefined });
const opened = new Map(); // those that are being got back, by their ids
let mine = null;
let before = null; // the one that was left last, of which something may still be on its way
let since = 0; // the number of the message with which this one began

export const current = () => mine?.id ?? remembered();

// Another begins with that message.
export const begin = (id, number) => {
  [before, since] = [mine, number];
  mine = opened.get(id) ?? begun(id);
  opened.delete(id);
  remember(id);
};

// The one that a message is of; while another is being got back, one of its own.
export const talk = (number) => {
  if (number < since) return (before ??= begun(made()));
  if (!mine) begin(made(), number);
  return mine;
};

// Its turns numbered as the page will number them; nothing where there is none.
export const reopen = async (id) => {
  const found = await read(id);
  if (!found || !Object.keys(found.turns).length) return null;
  const numbers = Object.keys(found.turns).map(Number).sort((a, b) => a - b);
  const turns = numbers.map((number) => found.turns[number]);
  opened.set(id, { id, turns: { ...turns }, revision: found.revision });
  return { ...found, turns };
};

const put = (turns, news) => {
  for (const [number, turn] of Object.entries(news))
    if (turn === null) delete turns[number];
    else turns[number] = turn;
};

// What is deleted stays so, whatever is still on its way.
const forsake = (is) => {
  for (const one of [mine, before]) if (one && is(one)) one.deleted = true;
};
export const drop = (id) => (forsake((one) => one.id === id), remove(id));
export const dropAll = () => (forsake(() => true), removeAll());

// Whether it became a conversation of its own: another tab has changed the one that it was.
export const keep = async (conversation, news, about) => {
  if (conversation.deleted) return false;
  put(conversation.turns, news);
  const send = () => {
    const { id, turns, revision } = conversation;
    return write({ id, turns, ...about, updated: Date.now() }, revision);
  };
  let { revision, refused } = await send();
  if (refused === "changed") {
    conversation.id = made();
    if (conversation === mine) remember(conversation.id);
  } else if (refused === "gone") {
    conversation.turns = {}; // deleted in another tab
    put(conversation.turns, news);
  }
  if (refused) {
    conversation.revision = undefined;
    ({ revision } = await send());
  }
  conversation.revision = revision;
  return refused === "changed";
};
