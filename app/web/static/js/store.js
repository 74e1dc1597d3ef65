// The conversations saved in this browser, in one database per user of this page: one store holds
// the conversations, the other holds the list's entries, so that listing need not read the first.

const WHOLE = "conversations";
const LISTED = "listed";
const MOST = 200; // conversations; the oldest are deleted

export const made = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16)).join("");

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const name = () => {
  const user = document.querySelector("[data-user]")?.dataset.user ?? "";
  return `onrecord ${location.pathname} ${user}`;
};

const listed = ({ id, title, turns, updated }, revision) => ({
  id,
  title,
  updated,
  revision,
  questions: Object.keys(turns).length,
});

// Version 1 of the database had no list.
const makeList = (database, { transaction }) => {
  const list = database.createObjectStore(LISTED, { keyPath: "id" });
  list.createIndex("updated", "updated");
  const each = transaction.objectStore(WHOLE).openCursor();
  each.onsuccess = () => {
    if (!each.result) return;
    list.put(listed(each.result.value, made()));
    each.result.continue();
  };
};

const open = () => {
  const request = indexedDB.open(name(), 2);
  request.onupgradeneeded = ({ oldVersion }) => {
    if (oldVersion < 1) request.result.createObjectStore(WHOLE, { keyPath: "id" });
    makeList(request.result, request);
  };
  return done(request);
};

// A request may succeed and still be rolled back, for example when the disk is full: only a
// completed transaction is saved.
const complete = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
  });

const within = async (mode, does) => {
  const database = await open();
  try {
    const transaction = database.transaction([WHOLE, LISTED], mode);
    const stores = [WHOLE, LISTED].map((one) => transaction.objectStore(one));
    const [found] = await Promise.all([does(...stores), complete(transaction)]);
    return found;
  } finally {
    database.close();
  }
};

// The conversation with its revision; undefined if there is none.
export const read = (id) =>
  within("readonly", async (whole, list) => {
    const [found, about] = await Promise.all([done(whole.get(id)), done(list.get(id))]);
    return found && { ...found, revision: about.revision };
  });

// The list's entries, the newest first.
export const all = async () => {
  const found = await within("readonly", (_, list) => done(list.index("updated").getAll()));
  return found.reverse();
};

export const remove = (id) =>
  within("readwrite", (whole, list) => Promise.all([whole, list].map((one) => done(one.delete(id)))));

export const removeAll = () =>
  within("readwrite", (whole, list) => Promise.all([whole, list].map((one) => done(one.clear()))));

const letGo = async (whole, list) => {
  const over = (await done(list.count())) - MOST;
  if (over <= 0) return;
  for (const id of await done(list.index("updated").getAllKeys(null, over))) {
    whole.delete(id);
    list.delete(id);
  }
};

// Save the conversation and return its new revision. If the saved revision is not the one `seen`,
// nothing is written: another tab has "changed" the conversation, or it is "gone".
export const write = (conversation, seen) =>
  within("readwrite", async (whole, list) => {
    const there = await done(list.get(conversation.id));
    if (there?.revision !== seen) return { refused: there ? "changed" : "gone" };
    const revision = made();
    whole.put(conversation);
    list.put(listed(conversation, revision));
    await letGo(whole, list);
    return { revision };
  });
