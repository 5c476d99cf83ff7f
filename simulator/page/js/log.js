// The list of messages of one chat on one phone. It changes only what changed, so that a screen
// reader hears new messages once and the reader's place and focus stay.
import { button, el, icon } from "./dom.js";
import { dayName } from "./dates.js";
import { messageItem } from "./message.js";

const NEAR_BOTTOM_PX = 60;

export class MessageLog {
  /** @param {Object} around as messageItem takes it, with `onScroll()` and `label` */
  constructor(around) {
    this.around = around;
    this.list = el("ol", { class: "messages", role: "list" });
    const live = { role: "log", "aria-live": "polite", "aria-relevant": "additions" };
    this.element = el("div", { class: "log", tabindex: "0", ...live }, this.list);
    const label = [icon("down"), el("span", {}, "New messages")];
    this.toBottom = button(label, () => this.scrollDown(), { class: "to-bottom", hidden: true });
    this.element.addEventListener("scroll", () => {
      if (this.atBottom()) this.toBottom.hidden = true;
    });
    this.empty = null;
    // A picture that loads, or a keyboard that opens, must not push the newest message out of sight.
    this.stick = true;
    this.element.addEventListener("scroll", () => (this.stick = this.atBottom()), { passive: true });
    const watcher = new ResizeObserver(() => this.stick && this.scrollDown());
    watcher.observe(this.element);
    watcher.observe(this.list);
  }

  /** Show a whole chat. `emptyNote` stands there when it has no message. */
  showAll(messages, label, emptyNote) {
    this.element.setAttribute("aria-label", label);
    this.element.setAttribute("aria-busy", "true");
    this.empty = emptyNote;
    this.list.replaceChildren();
    let day = null;
    for (const message of messages) {
      day = this.#dayLine(message, day);
      this.list.append(messageItem(message, this.around));
    }
    this.#showEmptyNote();
    this.toBottom.hidden = true;
    this.scrollDown();
    requestAnimationFrame(() => this.element.removeAttribute("aria-busy"));
  }

  /** A new message at the end. */
  add(message) {
    const stay = this.atBottom() || message.from?.id === this.around.me;
    this.list.querySelector(".empty")?.remove();
    const days = this.list.querySelectorAll("[data-day]");
    this.#dayLine(message, days.length ? days[days.length - 1].dataset.day : null);
    this.list.append(messageItem(message, this.around));
    if (stay) this.scrollDown();
    else this.toBottom.hidden = false;
  }

  /** A message with new words or buttons, in its place; the focus stays where it can. */
  change(message) {
    const old = this.#item(message.message_id);
    if (!old) return;
    const stay = this.atBottom();
    const focused = old.contains(document.activeElement) ? focusedLabel(old) : null;
    const made = messageItem(message, this.around);
    made.classList.add("changed");
    made.addEventListener("animationend", () => made.classList.remove("changed"), { once: true });
    old.replaceWith(made);
    if (focused !== null) giveFocus(made, focused, this.element);
    if (stay) this.scrollDown();
  }

  /** Take a deleted message away, and its day line if nothing is left under it. */
  remove(id) {
    const old = this.#item(id);
    if (!old) return;
    const before = old.previousElementSibling;
    if (old.contains(document.activeElement)) this.element.focus();
    old.remove();
    if (before?.dataset.day && (!before.nextElementSibling || before.nextElementSibling.dataset.day)) before.remove();
    this.#showEmptyNote();
  }

  atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
  }

  scrollDown() {
    this.element.scrollTop = this.element.scrollHeight;
    this.stick = true;
    this.toBottom.hidden = true;
  }

  /** Bring a message into sight. */
  scrollTo(id) {
    this.#item(id)?.scrollIntoView({ block: "center" });
  }

  #item(id) {
    return this.list.querySelector(`li[data-id="${id}"]`);
  }

  #dayLine(message, previous) {
    const day = dayName(message.date);
    if (day !== previous) this.list.append(el("li", { class: "day", "data-day": day }, el("p", {}, day)));
    return day;
  }

  #showEmptyNote() {
    const none = !this.list.querySelector("li[data-id]");
    if (none && this.empty) this.list.replaceChildren(el("li", { class: "empty" }, this.empty));
  }
}

function focusedLabel(item) {
  const focused = document.activeElement;
  return item.contains(focused) ? focused.textContent : "";
}

function giveFocus(item, label, otherwise) {
  const buttons = [...item.querySelectorAll("button.inline")];
  const same = buttons.find((candidate) => candidate.textContent === label);
  (same ?? buttons[0] ?? otherwise).focus({ preventScroll: true });
}
