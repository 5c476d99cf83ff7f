// One phone: whose it is, which chat is open, the messages, and the box to type in.
import { Refusal, api } from "./api.js";
import { announce, button, el, hiddenText } from "./dom.js";
import { addToChannel } from "./channels.js";
import { Composer } from "./composer.js";
import { tell } from "./dialogs.js";
import { MessageLog } from "./log.js";
import { summary } from "./message.js";
import { recall, remember } from "./remember.js";
import { Overlay } from "./overlay.js";
import { fullName } from "./store.js";
import { phoneMenu } from "./phone_menu.js";

export class Phone {
  /** @param {import("./store.js").Store} store @param {number} id @param {{onHide: (id: number) => void}} hooks */
  constructor(store, id, hooks) {
    this.store = store;
    this.id = id;
    this.hooks = hooks;
    this.chatId = recall(`open:${id}`) ?? id;
    this.around = {
      me: id,
      group: false,
      find: (message) => this.store.chat(this.id, this.chatId).messages.get(message),
      onTap: (message, row, col) => this.tap(message, row, col),
      onReply: (message) => this.composer.replyTo(message),
      onEdit: (message) => this.composer.edit(message),
      onLink: (event) => this.#followInside(event),
    };
    this.log = new MessageLog(this.around);
    this.composer = new Composer(this);
    this.overlay = new Overlay((covered) => {
      for (const part of [this.log.element, this.composer.element, this.chats]) part.inert = covered;
    });
    this.#build();
    this.#listen();
    this.showState();
    this.openChat(this.chatId, { quiet: true });
  }

  get person() {
    return this.store.person(this.id);
  }

  get chat() {
    return this.store.chat(this.id, this.chatId);
  }

  get chatInfo() {
    return this.person.chats.find((chat) => chat.id === this.chatId) ?? this.person.chats[0];
  }

  /** Do something in the open chat; what goes wrong is said on this phone. True if it worked. */
  async act(action, body = {}) {
    return this.attempt(() => api.act(this.id, action, { chat: this.chatId, ...body }));
  }

  /** Run a call; a refusal becomes a sentence on this phone and null is returned. */
  async attempt(call) {
    try {
      return (await call()) ?? {};
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.overlay.toast(error.message);
      return null;
    }
  }

  async tap(message, row, col) {
    const item = message.buttons[row][col];
    const answer = await this.act("tap", { message_id: message.message_id, row, col });
    if (!answer) return;
    if (item.kind === "copy") await this.#copy(item.value);
    else if (answer.url || item.kind === "url" || item.kind === "web_app") this.openLink(answer.url ?? item.value);
    else if (item.kind === "callback") announce(`Pressed ${item.text}.`);
    else this.overlay.toast("The simulator cannot do what this button asks for.");
  }

  /** Open a link as Telegram would: links to the bot inside, others after a question. */
  openLink(address) {
    const payload = this.#startPayload(address);
    if (payload !== null) this.start(payload);
    else if (this.#asksForChannel(address)) addToChannel(this);
    else tell({ title: "Open this link?", text: address, link: { label: "Open", href: address } });
  }

  /** Press Start, with the payload of a deep link if there is one. */
  async start(payload = "") {
    this.openChat(this.id);
    await this.attempt(() => api.act(this.id, "start", payload ? { payload } : {}));
    this.composer.focus();
  }

  openChat(chatId, { quiet = false } = {}) {
    const known = this.person.chats.some((chat) => chat.id === chatId);
    this.chatId = known ? chatId : this.person.chats[0].id;
    remember(`open:${this.id}`, this.chatId);
    this.element.dataset.chat = this.chatId;
    this.around.group = this.chatInfo.type !== "private";
    this.#showMessages();
    this.composer.open();
    this.showState();
    if (!quiet) this.store.markRead(this.id, this.chatId);
  }

  /** Names, chats, unread marks, pinned line, blocked or not: all but the messages. */
  showState() {
    const person = this.person;
    const name = fullName(person);
    this.element.setAttribute("aria-label", `${name}’s phone`);
    this.ownerName.textContent = name;
    this.ownerName.title = name;
    this.role.textContent = person.role_hint || "";
    this.role.hidden = !person.role_hint;
    if (!person.chats.some((chat) => chat.id === this.chatId)) {
      this.openChat(person.chats[0].id, { quiet: true });
      return;
    }
    this.#showChatHead();
    this.#showChats();
    this.#showPinned();
    this.showUnread();
    this.menu.refresh();
    this.composer.refresh();
  }

  showUnread() {
    const count = this.unread();
    this.unreadMark.hidden = count === 0;
    this.unreadMark.replaceChildren(`${count} new`, hiddenText(count === 1 ? " message" : " messages"));
    this.element.classList.toggle("has-unread", count > 0);
    for (const choice of this.chats.querySelectorAll("button")) {
      const waiting = this.store.unread(this.id, Number(choice.dataset.chat));
      choice.querySelector(".count").textContent = waiting ? ` ${waiting} new` : "";
    }
  }

  /** Unread messages in all chats of this person. */
  unread() {
    return this.person.chats.reduce((sum, chat) => sum + this.store.unread(this.id, chat.id), 0);
  }

  /** A change in one of this person's chats. */
  chatChanged({ chat, change, message }) {
    if (chat === this.chatId) this.#openChatChanged(change, message);
    if (this.attended() && chat === this.chatId) this.store.markRead(this.id, chat);
    this.showUnread();
  }

  toast({ text, alert }) {
    const giveFocus = this.element.contains(document.activeElement) || document.activeElement === document.body;
    if (alert) this.overlay.alert(text, this.store.state.bot.first_name, giveFocus);
    else this.overlay.toast(text);
  }

  /** Is somebody at this phone: focus in it, or the pointer over it? */
  attended() {
    const shown = !this.element.hidden && document.visibilityState === "visible";
    return shown && (this.element.contains(document.activeElement) || this.element.matches(":hover"));
  }

  #build() {
    this.ownerName = el("h2", { dir: "auto" });
    this.role = el("p", { class: "role" });
    this.unreadMark = el("span", { class: "unread", hidden: true });
    this.menu = phoneMenu(this);
    this.chats = el("div", { class: "chats", role: "group", "aria-label": "Chats" });
    this.avatar = el("span", { class: "avatar", "aria-hidden": "true" });
    this.chatTitle = el("span", { class: "title", dir: "auto" });
    this.chatStatus = el("span", { class: "status" });
    this.pinned = el("div", { class: "pinned", hidden: true });
    this.element = el(
      "section",
      { class: "phone", id: `phone-${this.id}`, "data-person": this.id },
      el(
        "header",
        { class: "owner" },
        el("div", { class: "who" }, this.ownerName, this.role),
        this.unreadMark,
        this.menu.element,
      ),
      el(
        "div",
        { class: "chat-head" },
        this.avatar,
        el("p", { class: "chat-name" }, this.chatTitle, this.chatStatus),
      ),
      this.chats,
      this.pinned,
      el("div", { class: "screen" }, this.log.element, this.log.toBottom, this.overlay.element),
      this.composer.element,
    );
  }

  #listen() {
    const here = () => this.store.markRead(this.id, this.chatId);
    this.element.addEventListener("focusin", here);
    this.element.addEventListener("pointerenter", here);
    this.element.addEventListener("pointerdown", here);
  }

  #openChatChanged(change, message) {
    if (change === "message") this.log.add(message);
    else if (change === "delete") this.log.remove(message.message_id);
    else if (change === "all") this.#showMessages();
    else if (change === "edit") {
      this.log.change(message);
      const who = message.from?.first_name ?? "The bot";
      if (message.from?.id !== this.id) {
        announce(`${who} changed a message on ${this.person.first_name}’s phone: ${summary(message, 200)}`);
      }
    }
    this.composer.refresh();
    this.#showChatHead();
    this.#showPinned();
  }

  #showMessages() {
    const messages = this.store.messages(this.id, this.chatId);
    const title = this.#titleOf(this.chatInfo);
    this.log.showAll(messages, `Messages: ${this.person.first_name} and ${title}`, this.#emptyNote());
  }

  #titleOf(chat) {
    return chat.type === "private" ? this.store.state.bot.first_name : chat.title;
  }

  #emptyNote() {
    const { bot } = this.store.state;
    if (this.chatInfo.type === "channel") return el("p", {}, "Nothing posted in this channel yet.");
    if (this.chatInfo.type !== "private") return el("p", {}, "Nothing said in this group yet.");
    return el(
      "div",
      {},
      el("p", { class: "strong" }, bot.first_name),
      el("p", {}, "No messages here yet. Press Start to say hello."),
      button("Start", () => this.start(), { class: "primary start" }),
    );
  }

  #showChatHead() {
    const { bot } = this.store.state;
    const info = this.chatInfo;
    const title = this.#titleOf(info);
    this.avatar.textContent = [...title][0]?.toUpperCase() ?? "?";
    this.chatTitle.textContent = title;
    this.chatTitle.title = title;
    if (this.chat.typing) this.chatStatus.textContent = "typing…";
    else if (info.type === "channel") this.chatStatus.textContent = `channel, ${info.readers} readers`;
    else if (info.type !== "private") this.chatStatus.textContent = "group";
    else this.chatStatus.textContent = this.person.blocked_bot ? "bot, blocked" : `bot, @${bot.username}`;
  }

  #showChats() {
    const { chats } = this.person;
    this.chats.hidden = chats.length < 2;
    const focused = this.chats.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    this.chats.replaceChildren(
      ...chats.map((chat) =>
        button(
          [
            el("span", { dir: "auto", class: "chat-title" }, this.#titleOf(chat)),
            el("span", { class: "count" }),
          ],
          () => this.openChat(chat.id),
          { "aria-pressed": String(chat.id === this.chatId), "data-chat": chat.id },
        ),
      ),
    );
    if (focused) this.chats.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  #showPinned() {
    const { pinned } = this.chat;
    const id = typeof pinned === "object" ? pinned?.message_id : pinned;
    const message = id ? this.chat.messages.get(id) : null;
    this.pinned.hidden = !message;
    this.pinned.dataset.message = id ?? "";
    if (!message) return;
    this.pinned.replaceChildren(
      button(
        [el("span", { class: "strong" }, "Pinned: "), el("span", { dir: "auto" }, summary(message))],
        () => this.log.scrollTo(id),
      ),
    );
  }

  /** A press in a message's words: commands are sent, links to this bot open here. */
  #followInside(event) {
    const command = event.target.closest(".command-link");
    if (command) {
      this.composer.say(command.textContent);
      return;
    }
    const link = event.target.closest("a[href]");
    const payload = link ? this.#startPayload(link.href) : null;
    if (payload === null) return;
    event.preventDefault();
    this.start(payload);
  }

  /** The payload of a link to this bot ("" without one), null for any other address. */
  #startPayload(address) {
    const found = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/([A-Za-z0-9_]+)\/?(?:\?(.*))?$/.exec(address ?? "");
    const inApp = /^tg:\/\/resolve\?(.*)$/.exec(address ?? "");
    const query = new URLSearchParams((found ? found[2] : inApp?.[1]) ?? "");
    const name = found ? found[1] : query.get("domain");
    if (name?.toLowerCase() !== this.store.state.bot.username.toLowerCase() || query.has("startgroup") || query.has("startchannel")) return null;
    return query.get("start") ?? "";
  }

  /** Is this a link that adds this bot to a channel? */
  #asksForChannel(address) {
    const found = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/([A-Za-z0-9_]+)\/?\?(.*)$/.exec(address ?? "");
    const { username } = this.store.state.bot;
    return found?.[1].toLowerCase() === username.toLowerCase() && new URLSearchParams(found[2]).has("startchannel");
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.overlay.toast(`Copied: ${text}`);
    } catch {
      tell({ title: "Copy this text", text });
    }
  }
}
