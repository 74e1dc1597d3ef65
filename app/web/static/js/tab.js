// The conversation of this browser tab: what the tab shows is saved, whatever other tabs do.
import { made, read, remove, removeAll, write } from "./store.js";

const CURRENT = "onrecord-conversation"; // the conversation's id; it survives a reload of this tab

// Without storage, even reading throws an error.
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
    // then a reload starts a new conversation
  }
};

const begun = (id) => ({ id, turns: {}, revision: undefined });
const opened = new Map(); // conversations being restored, by their ids
let mine = null;
let before = null; // the previous conversation, for which messages may still arrive
let since = 0; // the number of the message that started this conversation

export const current = () => mine?.id ?? remembered();

// Start another conversation with the message of that number.
export const begin = (id, number) => {
  [before, since] = [mine, number];
  mine = opened.get(id) ?? begun(id);
  opened.delete(id);
  remember(id);
};

// The conversation that a message belongs to; a new one while another is being restored.
export const talk = (number) => {
  if (number < since) return (before ??= begun(made()));
  if (!mine) begin(made(), number);
  return mine;
};

// The saved conversation, its turns numbered as the page will number them; null if there is none.
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

// A deleted conversation stays deleted, whatever messages still arrive for it.
const forsake = (is) => {
  for (const one of [mine, before]) if (one && is(one)) one.deleted = true;
};
export const drop = (id) => (forsake((one) => one.id === id), remove(id));
export const dropAll = () => (forsake(() => true), removeAll());

// Save the conversation; true if it was saved as a new one because another tab changed the old one.
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
