// On a narrow window one phone shows at a time, chosen by tabs.
import { button, el, hiddenText } from "./dom.js";
import { recall, remember } from "./remember.js";

const NARROW = "(max-width: 45rem)";

/** Sends "change" when another phone is chosen or the window becomes narrow or wide. */
export class Tabs extends EventTarget {
  #query = matchMedia(NARROW);

  /** @param {HTMLElement} place @param {() => Array<import("./phone.js").Phone>} phones */
  constructor(place, phones) {
    super();
    this.place = place;
    this.phones = phones;
    this.list = el("div", { class: "tab-list", role: "tablist", "aria-label": "Phones" });
    this.list.addEventListener("keydown", (event) => this.#key(event));
    place.append(this.list);
    this.chosen = recall("tab");
    this.#query.addEventListener("change", () => {
      this.refresh();
      this.dispatchEvent(new Event("change"));
    });
  }

  get narrow() {
    return this.#query.matches;
  }

  /** The id of the chosen phone; the first if none was chosen or it is hidden. */
  get selected() {
    const ids = this.phones().map((phone) => phone.id);
    return ids.includes(this.chosen) ? this.chosen : (ids[0] ?? null);
  }

  select(id) {
    if (!this.phones().some((phone) => phone.id === id)) return;
    this.chosen = id;
    remember("tab", id);
    this.refresh();
    this.dispatchEvent(new Event("change"));
  }

  /** Draw the tabs anew. */
  refresh() {
    this.place.hidden = !this.narrow;
    const focused = this.list.contains(document.activeElement) ? document.activeElement.id : null;
    this.list.replaceChildren(
      ...this.phones().map((phone) =>
        button(
          [el("span", { dir: "auto", class: "tab-name" }, phone.person.first_name), el("span", { class: "count" })],
          () => this.select(phone.id),
          {
            role: "tab", id: `tab-${phone.id}`, "aria-controls": phone.element.id, "data-phone": phone.id,
            "aria-selected": String(phone.id === this.selected), tabindex: phone.id === this.selected ? "0" : "-1",
          },
        ),
      ),
    );
    if (focused) document.getElementById(focused)?.focus();
    this.refreshMarks();
  }

  /** Only the unread marks. */
  refreshMarks() {
    for (const phone of this.phones()) {
      const mark = this.list.querySelector(`[data-phone="${phone.id}"] .count`);
      const count = phone.unread();
      mark?.replaceChildren(...(count ? [`${count} new`, hiddenText(count === 1 ? " message" : " messages")] : []));
    }
  }

  #key(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    const ids = this.phones().map((phone) => phone.id);
    let at = ids.indexOf(this.selected);
    if (event.key in steps) at = (at + steps[event.key] + ids.length) % ids.length;
    else if (event.key === "Home") at = 0;
    else if (event.key === "End") at = ids.length - 1;
    else return;
    event.preventDefault();
    this.select(ids[at]);
    document.getElementById(`tab-${ids[at]}`)?.focus();
  }
}
