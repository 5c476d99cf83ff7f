// The page's copy of the simulated world: people, chats, messages. It loads them, keeps them true
// by the server's events, and tells the rest of the page what changed. It draws nothing.
import { api } from "./api.js";
import { recall, remember } from "./remember.js";

const RETRY_MS = [500, 1000, 2000, 4000, 5000];
const BOT_LOOK_MS = 2000;
const TOGETHER_MS = 30;
const TYPING_MS = 5200; // Telegram shows "typing" for five seconds

/**
 * Events it sends: "state" (people, clock, faults, bot), "chat" (detail {person, chat, change,
 * message}; change is message, edit, delete, meta or all), "toast" (detail {person, chat, text,
 * alert}), "read" (detail {person, chat}), "connection" (detail {ok}).
 */
export class Store extends EventTarget {
  state = null;
  #chats = new Map();
  #lastEvent = 0;
  #stream = null;
  #failures = 0;
  #clockOffset = 0;
  #soon = new Set();
  #waiting = 0;
  #refreshing = null;

  constructor() {
    super();
    setInterval(() => this.#lookAtBot(), BOT_LOOK_MS);
  }

  /** Load everything, then follow the events. Tries again until it works. */
  async connect() {
    try {
      await this.#load();
    } catch {
      this.#retry();
      return;
    }
    this.#failures = 0;
    this.#follow();
    this.#tell("connection", { ok: true });
    this.#mark();
  }

  /** Simulated time now, in milliseconds. */
  now() {
    return Date.now() + this.#clockOffset;
  }

  person(id) {
    return this.state.people.find((person) => person.id === id);
  }

  /** The chat of a person as it stands: {messages: Map, commands, replyKeyboard, ...}. */
  chat(person, chat) {
    return this.#chats.get(`${person}:${chat}`) ?? emptyChat();
  }

  messages(person, chat) {
    return [...this.chat(person, chat).messages.values()];
  }

  /** Number of others' messages after the last one this person has read. */
  unread(person, chat) {
    const read = recall(`read:${person}:${chat}`, 0);
    const isNew = (message) => message.message_id > read && message.from?.id !== person;
    return this.messages(person, chat).filter(isNew).length;
  }

  /** Everything of this chat is read now. */
  markRead(person, chat) {
    const newest = this.#newest(person, chat);
    if (newest === recall(`read:${person}:${chat}`, 0)) return;
    remember(`read:${person}:${chat}`, newest);
    this.#tell("read", { person, chat });
  }

  /** Load the state again, now. */
  async refreshState() {
    this.#takeState(await api.state());
    await this.#loadNewChats();
    this.#tell("state");
  }

  async #load() {
    // The number of the newest event comes before the chats: what happens while they load is then
    // told twice (harmless) instead of never.
    this.#takeState(await api.state());
    this.#lastEvent = this.state.last_event;
    const load = (person) => person.chats.map((chat) => this.#loadChat(person.id, chat.id));
    await Promise.all(this.state.people.flatMap(load));
    this.#tell("state");
    for (const person of this.state.people) {
      for (const chat of person.chats) this.#tell("chat", { person: person.id, chat: chat.id, change: "all" });
    }
  }

  #takeState(state) {
    this.state = state;
    this.#clockOffset = new Date(state.now).getTime() - Date.now();
  }

  async #loadNewChats() {
    for (const person of this.state.people) {
      for (const chat of person.chats) {
        if (this.#chats.has(`${person.id}:${chat.id}`)) continue;
        await this.#loadChat(person.id, chat.id);
        this.#tell("chat", { person: person.id, chat: chat.id, change: "all" });
      }
    }
  }

  async #loadChat(person, chat) {
    const loaded = await api.chat(person, chat);
    const shown = loaded.messages.filter((message) => !message.deleted);
    this.#chats.set(`${person}:${chat}`, {
      messages: new Map(shown.map((message) => [message.message_id, message])),
      ...metaOf(loaded),
    });
    // Never seen before, or the server's world began anew with lower numbers: all counts as read.
    const newest = this.#newest(person, chat);
    if (recall(`read:${person}:${chat}`) === null || recall(`read:${person}:${chat}`) > newest) {
      remember(`read:${person}:${chat}`, newest);
    }
  }

  #newest(person, chat) {
    return Math.max(0, ...this.chat(person, chat).messages.keys());
  }

  #follow() {
    this.#stream = api.eventStream(this.#lastEvent);
    this.#stream.onmessage = (event) => this.#take(JSON.parse(event.data));
    this.#stream.onerror = () => this.#retry();
  }

  #retry() {
    this.#stream?.close();
    this.#tell("connection", { ok: false });
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    setTimeout(() => this.connect(), wait);
  }

  #take(event) {
    this.#lastEvent = Math.max(this.#lastEvent, event.n);
    if (event.type === "state") this.#stateLater();
    if (event.type === "commands" && !event.chat) this.#allMetaLater();
    for (const person of this.#peopleOf(event)) this.#takeFor(person, event);
    this.#mark();
  }

  /** Tell those who drive the page how far it is: all events up to this one are drawn. */
  #mark() {
    if (this.#waiting === 0) document.documentElement.dataset.event = this.#lastEvent;
  }

  /** Run something a little later, once for all calls with this key until then, in order of calls. */
  #later(key, does) {
    if (this.#soon.has(key)) return;
    this.#soon.add(key);
    this.#waiting += 1;
    const run = async () => {
      this.#soon.delete(key);
      await does().catch(() => {});
      this.#waiting -= 1;
      this.#mark();
    };
    setTimeout(run, TOGETHER_MS);
  }

  /** The people an event is for: the one named, or everybody in its chat. */
  #peopleOf(event) {
    if (event.person !== null && event.person !== undefined) return [event.person];
    const isIn = (person) => person.chats.some((chat) => chat.id === event.chat);
    return this.state.people.filter(isIn).map((person) => person.id);
  }

  #takeFor(person, event) {
    const chat = event.chat ?? person; // Telegram's id of a private chat is the person's
    const known = this.#chats.get(`${person}:${chat}`);
    if (event.type === "toast" || event.type === "alert") {
      this.#tell("toast", { person, chat, text: event.text ?? "", alert: event.type === "alert" });
    } else if (["commands", "keyboard", "state"].includes(event.type)) {
      this.#metaLater(person, chat);
    } else if (["message", "edit", "delete"].includes(event.type)) {
      if (!known || !event.message) this.#stateLater();
      else this.#takeMessage(person, chat, known, event);
    }
  }

  #takeMessage(person, chat, known, { type, message }) {
    if (type === "delete" || message.deleted) {
      known.messages.delete(message.message_id);
      this.#tell("chat", { person, chat, change: "delete", message });
      return;
    }
    const change = known.messages.has(message.message_id) ? "edit" : "message";
    known.messages.set(message.message_id, message);
    if (change === "message") known.typing = false;
    this.#tell("chat", { person, chat, change, message });
    if (message.kind === "service") {
      // Something was pinned, or somebody came or went, perhaps this person.
      this.#stateLater();
      this.#metaLater(person, chat);
    }
  }

  #stateLater() {
    this.#later("state", () => {
      this.#refreshing = this.refreshState();
      return this.#refreshing;
    });
  }

  #allMetaLater() {
    for (const person of this.state.people) {
      for (const chat of person.chats) this.#metaLater(person.id, chat.id);
    }
  }

  /** Load again what stands around a chat's messages, once for events that come together. */
  #metaLater(person, chat) {
    this.#later(`${person}:${chat}`, async () => {
      await this.#refreshing; // the event may be that this person is no longer in that chat
      if (!this.person(person)?.chats.some(({ id }) => id === chat)) return;
      const loaded = await api.chat(person, chat);
      const known = this.#chats.get(`${person}:${chat}`);
      if (!known) return;
      Object.assign(known, metaOf(loaded));
      this.#tell("chat", { person, chat, change: "meta" });
      if (known.typing) setTimeout(() => this.#metaLater(person, chat), TYPING_MS); // it ends without an event
    });
  }

  /** A bot that dies by itself sends no event: look now and then. */
  async #lookAtBot() {
    if (!this.state || document.visibilityState !== "visible") return;
    const state = await api.state().catch(() => null);
    if (state && state.bot.running !== this.state.bot.running) {
      this.#takeState(state);
      this.#tell("state");
    }
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function emptyChat() {
  return { messages: new Map(), commands: [], menuButton: null, pinned: null, replyKeyboard: null, typing: false };
}

function metaOf(loaded) {
  return {
    commands: loaded.commands ?? [],
    menuButton: loaded.menu_button ?? null,
    pinned: loaded.pinned ?? null,
    replyKeyboard: loaded.reply_keyboard ?? null,
    typing: Boolean(loaded.typing),
  };
}

/** "Amina Begum" */
export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
