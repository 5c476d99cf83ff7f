// What answerCallbackQuery shows over a chat: a short toast, or an alert that waits for OK.
import { button, el } from "./dom.js";

const SHORTEST_MS = 4000;
const MS_PER_LETTER = 60; // slow readers need longer for more words

let made = 0;

export class Overlay {
  /** @param {(covered: boolean) => void} onCover told when an alert lies over the phone, and when none does */
  constructor(onCover) {
    this.onCover = onCover;
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.element = el("div", { class: "overlay" }, this.toasts);
  }

  /** Show a sentence for a while. It stays while the pointer is on it; a press takes it away. */
  toast(text) {
    const note = el("p", { class: "toast", dir: "auto" }, text);
    let timer = null;
    const leave = () => note.remove();
    const wait = () => (timer = setTimeout(leave, SHORTEST_MS + MS_PER_LETTER * text.length));
    note.addEventListener("pointerenter", () => clearTimeout(timer));
    note.addEventListener("pointerleave", wait);
    note.addEventListener("click", leave);
    this.toasts.append(note);
    while (this.toasts.childElementCount > 3) this.toasts.firstElementChild.remove();
    wait();
  }

  /** Show a sentence until OK is pressed. The focus moves there only if it was on this phone. */
  alert(text, from, giveFocus) {
    made += 1;
    const before = document.activeElement;
    const words = el("p", { id: `alert-words-${made}`, dir: "auto" }, text);
    const title = el("h3", { id: `alert-title-${made}` }, from);
    const box = el("div", {
      class: "alert-box", role: "alertdialog", "aria-labelledby": title.id, "aria-describedby": words.id,
    });
    const shade = el("div", { class: "shade" }, box);
    const close = () => {
      const hadFocus = shade.contains(document.activeElement);
      shade.remove();
      this.onCover(this.element.querySelector(".shade") !== null);
      if (hadFocus && before?.isConnected && before !== document.body) before.focus();
    };
    const ok = button("OK", close, { class: "primary" });
    box.append(title, words, ok);
    shade.addEventListener("keydown", (event) => event.key === "Escape" && close());
    this.element.append(shade);
    this.onCover(true);
    if (giveFocus) ok.focus();
  }
}
