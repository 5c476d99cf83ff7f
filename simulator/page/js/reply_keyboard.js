// The bot's keyboard under the box (ReplyKeyboardMarkup): each button says its own words.
import { button, el, icon } from "./dom.js";
import { breakable } from "./message.js";

export class ReplyKeyboard {
  #shown = null;
  #folded = false;

  /** @param {import("./composer.js").Composer} composer */
  constructor(composer) {
    this.composer = composer;
    this.placeholder = "";
    const label = { role: "group", "aria-label": "Keyboard from the bot" };
    this.element = el("div", { class: "reply-keyboard", hidden: true, ...label });
    const fold = () => this.#setFolded(!this.#folded);
    this.toggle = button([icon("keyboard")], fold, { class: "icon-button", hidden: true });
  }

  /** Show a keyboard as the server gives it, or none. */
  show(markup) {
    const same = JSON.stringify(markup);
    const rows = markup?.buttons ?? [];
    this.placeholder = markup?.placeholder ?? "";
    if (same !== this.#shown) {
      this.#shown = same;
      this.#folded = false;
      const line = (row) => el("div", { class: "row" }, ...row.map((item) => this.#key(item)));
      this.element.replaceChildren(...rows.map(line));
    }
    this.toggle.hidden = rows.length === 0;
    this.#setFolded(this.#folded);
  }

  #key(item) {
    return button(el("span", { dir: "auto" }, item.text), () => this.#press(item), { class: breakable(item.text) });
  }

  async #press(item) {
    this.composer.focus();
    const { phone } = this.composer;
    if (item.kind === "request" && item.value === "request_contact") await phone.act("contact");
    else if (item.kind === "text") await this.composer.say(item.text);
    else phone.overlay.toast("The simulator cannot do what this button asks for.");
  }

  #setFolded(folded) {
    this.#folded = folded;
    const none = this.toggle.hidden;
    this.element.hidden = none || folded;
    this.toggle.setAttribute("aria-expanded", String(!none && !folded));
    this.toggle.setAttribute("aria-label", folded ? "Show the bot’s keyboard" : "Hide the bot’s keyboard");
  }
}
