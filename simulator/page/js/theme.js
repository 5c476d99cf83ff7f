// Dark or light: as the system says, unless chosen here.
import { el } from "./dom.js";
import { recall, remember } from "./remember.js";

const CHOICES = [["system", "As the system"], ["light", "Light"], ["dark", "Dark"]];

/** Apply the kept choice; call before anything is drawn. */
export function applyTheme(choice = recall("theme", "system")) {
  if (choice === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.dataset.theme = choice;
}

/** A labelled choice of look. */
export function themeChoice() {
  const select = el("select", {}, ...CHOICES.map(([value, label]) => el("option", { value }, label)));
  select.value = recall("theme", "system");
  select.addEventListener("change", () => {
    remember("theme", select.value === "system" ? null : select.value);
    applyTheme(select.value);
  });
  return el("label", { class: "check" }, "Look", select);
}
