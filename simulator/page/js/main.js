// Starts the page: loads the world, keeps one phone per person, tabs on narrow windows.
import { fillControls } from "./controls.js";
import { useTimeZone } from "./dates.js";
import { announce } from "./dom.js";
import { Phone } from "./phone.js";
import { recall, remember } from "./remember.js";
import { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { applyTheme } from "./theme.js";

applyTheme();

const place = document.getElementById("phones");
const store = new Store();
const phones = new Map();
const hidden = new Set(recall("hidden", []));
const tabs = new Tabs(document.getElementById("tabs"), () => shownPhones());
let currentId = recall("current");
let controlsFilled = false;

function shownPhones() {
  return [...phones.values()].filter((phone) => !hidden.has(phone.id));
}

const forControls = {
  current: () => shownPhones().find((phone) => phone.id === currentId) ?? shownPhones()[0] ?? null,
  hidden: () => store.state.people.filter((person) => hidden.has(person.id)),
  show: (id) => setHidden(id, false),
  focusPhone,
};

function setHidden(id, isHidden) {
  if (isHidden) hidden.add(id);
  else hidden.delete(id);
  remember("hidden", hidden.size ? [...hidden] : null);
  tabs.refresh();
  arrange();
  store.dispatchEvent(new CustomEvent("state"));
  if (isHidden) forControls.current()?.composer.focus();
  else focusPhone(id);
}

function focusPhone(id) {
  tabs.select(id);
  const phone = phones.get(id);
  phone?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  phone?.composer.focus();
}

/** Phones follow the people: new ones come, gone ones go, in the order of the state. */
function showPeople() {
  document.getElementById("starting")?.remove();
  useTimeZone(store.state.time_zone);
  const known = new Set(store.state.people.map((person) => person.id));
  for (const [id, phone] of phones) {
    if (known.has(id)) continue;
    phone.element.remove();
    phones.delete(id);
  }
  for (const { id } of store.state.people) {
    if (phones.has(id)) phones.get(id).showState();
    else addPhone(id);
  }
  if (!controlsFilled) {
    controlsFilled = true;
    fillControls(document.getElementById("controls"), store, forControls);
  }
  tabs.refresh();
  arrange();
}

function addPhone(id) {
  const phone = new Phone(store, id, { onHide: (which) => setHidden(which, true) });
  phones.set(id, phone);
  phone.element.addEventListener("focusin", () => {
    currentId = id;
    remember("current", id);
  });
  place.append(phone.element);
  phone.log.scrollDown();
}

/** Which phones can be seen: all that are not hidden, or the chosen one on a narrow window. */
function arrange() {
  for (const phone of phones.values()) {
    const shown = !hidden.has(phone.id) && (!tabs.narrow || tabs.selected === phone.id);
    if (phone.element.hidden !== !shown) {
      phone.element.hidden = !shown;
      if (shown) phone.log.scrollDown();
    }
    phone.element.setAttribute("role", tabs.narrow ? "tabpanel" : "region");
  }
}

store.addEventListener("state", showPeople);
store.addEventListener("chat", ({ detail }) => {
  phones.get(detail.person)?.chatChanged(detail);
  tabs.refreshMarks();
});
store.addEventListener("read", ({ detail }) => {
  phones.get(detail.person)?.showUnread();
  tabs.refreshMarks();
});
store.addEventListener("toast", ({ detail }) => phones.get(detail.person)?.toast(detail));
store.addEventListener("connection", ({ detail }) => {
  const bar = document.getElementById("connection");
  const wasLost = bar.textContent !== "";
  bar.textContent = detail.ok ? "" : "No connection to the simulator. Trying again…";
  if (detail.ok && wasLost) announce("Connected again.");
});
tabs.addEventListener("change", () => {
  arrange();
  const phone = phones.get(tabs.selected);
  if (phone) store.markRead(phone.id, phone.chatId);
});
document.addEventListener("keydown", (event) => {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (!event.altKey || event.ctrlKey || event.metaKey || !digit) return;
  const phone = shownPhones()[Number(digit) - 1];
  if (!phone) return;
  event.preventDefault();
  focusPhone(phone.id);
});

store.connect();
