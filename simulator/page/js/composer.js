// The box to type in, with what belongs to it: menu, attachments, keyboard of the bot, editing.
import { attachMenu } from "./attach.js";
import { announce, button, disclosure, el, icon, moveFocus } from "./dom.js";
import { summary } from "./message.js";
import { setBlocked } from "./phone_menu.js";
import { recall, remember } from "./remember.js";
import { ReplyKeyboard } from "./reply_keyboard.js";

export class Composer {
  /** @param {import("./phone.js").Phone} phone */
  constructor(phone) {
    this.phone = phone;
    this.editing = null;
    this.replying = null;
    this.#build();
  }

  /** The open chat changed: show its draft. */
  open() {
    this.#stopContext();
    this.box.value = recall(this.#draftName(), "");
    this.#suggest();
    this.refresh();
  }

  /** What can be done here now: menu, keyboard, blocked or not. */
  refresh() {
    const { person, chat, chatInfo } = this.phone;
    const isPrivate = chatInfo.type === "private";
    const blocked = isPrivate && person.blocked_bot;
    this.unblock.hidden = !blocked;
    this.row.hidden = blocked || chatInfo.writes === false;
    this.menuPlace.hidden = chat.commands.length === 0;
    this.#fillMenu(chat.commands);
    this.keyboard.show(blocked ? null : chat.replyKeyboard);
    const name = isPrivate ? this.phone.store.state.bot.first_name : chatInfo.title;
    this.box.setAttribute("aria-label", `Message from ${person.first_name} to ${name}`);
    this.box.placeholder = this.keyboard.placeholder || "Message";
  }

  focus() {
    this.box.focus();
  }

  /** Put words into the box, ready to send. */
  fill(text) {
    this.#stopContext();
    this.box.value = text;
    this.#changed();
    this.focus();
  }

  replyTo(message) {
    this.editing = null;
    this.replying = message;
    this.#showContext("Replying to: ", message);
    this.focus();
  }

  edit(message) {
    this.replying = null;
    this.editing = message;
    this.#showContext("Editing: ", message);
    this.box.value = message.text ?? "";
    this.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  /** Send words as this person, as if typed. */
  async say(text) {
    const reply = this.replying?.message_id;
    this.#stopContext();
    const sent = await this.phone.act("say", reply ? { text, reply_to: reply } : { text });
    this.phone.log.scrollDown();
    return sent;
  }

  #build() {
    this.box = el("textarea", {
      rows: 1, dir: "auto", autocomplete: "off", spellcheck: "false", enterkeyhint: "send",
    });
    this.box.addEventListener("input", () => this.#changed());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.sendButton = button([icon("send")], () => this.#send(), {
      class: "icon-button send", "aria-label": "Send", title: "Send (Enter)",
    });
    this.context = el("div", { class: "context", hidden: true });
    this.suggestions = el("div", { class: "suggestions", role: "group", "aria-label": "Commands", hidden: true });
    this.suggestions.addEventListener("keydown", (event) => this.#keyInSuggestions(event));
    this.keyboard = new ReplyKeyboard(this);
    this.unblock = button("Unblock the bot", () => setBlocked(this.phone, false), {
      class: "primary wide", hidden: true,
    });
    this.menuPlace = this.#menu();
    this.row = el(
      "div",
      { class: "type-row" },
      this.menuPlace,
      attachMenu(this.phone),
      this.box,
      this.keyboard.toggle,
      this.sendButton,
    );
    this.element = el(
      "div",
      { class: "composer" },
      this.context,
      this.suggestions,
      this.row,
      this.keyboard.element,
      this.unblock,
    );
  }

  #menu() {
    const opener = button([icon("menu"), el("span", {}, "Menu")], () => {}, { class: "menu-button" });
    this.commands = el("div", { class: "panel commands", role: "group", "aria-label": "Commands" });
    this.menu = disclosure(opener, this.commands);
    return el("div", { class: "menu-place" }, opener, this.commands);
  }

  #fillMenu(commands) {
    const same = JSON.stringify(commands);
    if (same === this.inMenu) return;
    this.inMenu = same;
    const after = () => {
      this.menu.close(false);
      this.focus();
    };
    this.commands.replaceChildren(...this.#commandButtons(commands, after));
  }

  #commandButtons(commands, after) {
    return commands.map(({ command, description }) => {
      const label = [
        el("span", { class: "command" }, `/${command}`),
        " ",
        el("span", { class: "description", dir: "auto" }, description),
      ];
      return button(label, () => {
        after();
        this.say(`/${command}`);
      });
    });
  }

  #changed() {
    if (!this.editing) remember(this.#draftName(), this.box.value);
    this.#suggest();
  }

  /** Commands that begin with what is typed, from "/" on. */
  #suggest() {
    const typed = /^\/([a-z0-9_]*)$/i.exec(this.box.value)?.[1];
    const begins = ({ command }) => typed !== undefined && command.startsWith(typed.toLowerCase());
    const fits = this.phone.chat.commands.filter(begins);
    const wasHidden = this.suggestions.hidden;
    this.suggestions.hidden = fits.length === 0;
    this.suggestions.replaceChildren(
      ...this.#commandButtons(fits, () => {
        this.#empty();
        this.focus();
      }),
    );
    if (wasHidden && fits.length) announce(`${fits.length} commands. Up arrow to choose one.`);
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") {
      this.#escape();
    } else if (event.key === "ArrowUp") {
      this.#arrowUp(event);
    }
  }

  #escape() {
    if (!this.suggestions.hidden) this.suggestions.hidden = true;
    else if (this.editing || this.replying) this.#cancelContext();
  }

  /** Up arrow: into the commands; with Ctrl reply to the newest; in an empty box edit one's last. */
  #arrowUp(event) {
    const { store, id, chatId } = this.phone;
    if (!this.suggestions.hidden) {
      event.preventDefault();
      this.suggestions.lastElementChild.focus();
    } else if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const newest = store.messages(id, chatId).findLast((message) => message.kind !== "service");
      if (newest) this.replyTo(newest);
    } else if (this.box.value === "" && !this.editing) {
      const isOwn = (message) => message.from?.id === id && message.kind === "text";
      const last = store.messages(id, chatId).findLast(isOwn);
      if (!last) return;
      event.preventDefault();
      this.edit(last);
    }
  }

  #keyInSuggestions(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const atEnd = event.key === "ArrowDown" && document.activeElement === this.suggestions.lastElementChild;
      if (atEnd) this.focus();
      else moveFocus(this.suggestions, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      this.suggestions.hidden = true;
      this.focus();
    }
  }

  async #send() {
    const text = this.box.value;
    if (text.trim() === "") {
      this.focus();
      return;
    }
    const edited = this.editing;
    this.#empty();
    if (edited) this.#stopContext();
    const done = await (edited ? this.phone.act("edit", { message_id: edited.message_id, text }) : this.say(text));
    if (!done && this.box.value === "") this.fill(text); // refused: nothing typed is lost
  }

  #empty() {
    this.box.value = "";
    remember(this.#draftName(), null);
    this.#suggest();
  }

  #draftName() {
    return `draft:${this.phone.id}:${this.phone.chatId}`;
  }

  #showContext(label, message) {
    this.context.hidden = false;
    this.context.replaceChildren(
      el("p", {}, el("span", { class: "strong" }, label), el("span", { dir: "auto" }, summary(message, 80))),
      button([icon("close")], () => this.#cancelContext(), {
        class: "icon-button", "aria-label": "Stop editing or replying",
      }),
    );
    announce(`${label}${summary(message)}. Escape to stop.`);
  }

  #cancelContext() {
    if (this.editing) this.box.value = recall(this.#draftName(), "");
    this.#stopContext();
    this.focus();
  }

  #stopContext() {
    this.editing = null;
    this.replying = null;
    this.context.hidden = true;
  }
}

