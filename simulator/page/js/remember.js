// What this browser keeps between reloads: theme, open chats, drafts, what was read. The world
// itself is the server's. A browser that refuses storage only forgets these.

const KEY = "phones-simulator";

function readAll() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

const kept = readAll();

/** A kept value, or `otherwise`. */
export function recall(name, otherwise = null) {
  return name in kept ? kept[name] : otherwise;
}

/** Keep a value; null forgets it. */
export function remember(name, value) {
  if (value === null || value === "") delete kept[name];
  else kept[name] = value;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Private windows may refuse: the page works without.
  }
}
