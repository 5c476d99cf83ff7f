// The bot's keyboard under the box (ReplyKeyboardMarkup): each button says its own words.
import { button, el, icon } from "./dom.js";

export class ReplyKeyboard {
  #shown = null;
  #folded = false;
  #used = null;

  /** @param {import("./composer.js").Composer} composer */
  constructor(composer) {
    this.composer = composer;
    this.placeholder = "";
    this.element = el("div", { class: "reply-keyboard", role: "group", "aria-label": "Keyboard from the bot", hidden: true });
    this.toggle = button([icon("keyboard")], () => this.#setFolded(!this.#folded), { class: "icon-button", hidden: true });
  }

  /** Show a keyboard as the server gives it, or none. */
  show(markup) {
    const same = JSON.stringify(markup);
    const rows = markup?.keyboard ?? (Array.isArray(markup) ? markup : []);
    this.placeholder = markup?.input_field_placeholder ?? "";
    if (same !== this.#shown) {
      this.#shown = same;
      this.#folded = same === this.#used;
      this.element.replaceChildren(...rows.map((row) => el("div", { class: "row" }, ...row.map((item) => this.#key(item, markup)))));
    }
    this.toggle.hidden = rows.length === 0;
    this.#setFolded(this.#folded);
  }

  #key(item, markup) {
    const text = typeof item === "string" ? item : item.text;
    return button(el("span", { dir: "auto" }, text), () => this.#press(item, text, markup));
  }

  async #press(item, text, markup) {
    if (markup?.one_time_keyboard) {
      this.#used = JSON.stringify(markup);
      this.#setFolded(true);
    }
    this.composer.focus();
    if (item.request_contact || item.kind === "contact") await this.composer.phone.act("contact");
    else await this.composer.say(text);
  }

  #setFolded(folded) {
    this.#folded = folded;
    const none = this.toggle.hidden;
    this.element.hidden = none || folded;
    this.toggle.setAttribute("aria-expanded", String(!none && !folded));
    this.toggle.setAttribute("aria-label", folded ? "Show the bot’s keyboard" : "Hide the bot’s keyboard");
  }
}
