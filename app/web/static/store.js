// Conversations as this browser keeps them, in a database of its own for each reader of this page.

const STORE = "conversations";
const MOST = 200; // conversations; the oldest are let go

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const name = () => {
  const user = document.querySelector("[data-user]")?.dataset.user ?? "";
  return `onrecord ${location.pathname} ${user}`;
};

const open = () => {
  const request = indexedDB.open(name(), 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
  return done(request);
};

const within = async (mode, does) => {
  const database = await open();
  try {
    return await done(does(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

export const read = (id) => within("readonly", (store) => store.get(id));
export const remove = (id) => within("readwrite", (store) => store.delete(id));
export const removeAll = () => within("readwrite", (store) => store.clear());

// The newest first.
export const all = async () => {
  const found = await within("readonly", (store) => store.getAll());
  return found.sort((one, other) => other.updated - one.updated);
};

export const write = async (conversation) => {
  await within("readwrite", (store) => store.put(conversation));
  for (const old of (await all()).slice(MOST)) await remove(old.id);
};
