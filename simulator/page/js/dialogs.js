// Questions of the page itself (not of the bot), as native modal dialogs: the browser keeps the
// focus inside and gives it back afterwards.
import { button, el } from "./dom.js";

let made = 0;

/**
 * Ask for a few values.
 * @param {{title: string, intro?: string, submit: string, fields: Array<{name: string, label: string,
 *   type?: string, value?: string, hint?: string, required?: boolean, choices?: Array<[string, string]>,
 *   checked?: boolean, attributes?: Object}>}} question
 * @returns {Promise<Object|null>} the values by name (a list for a group of checkboxes), null if cancelled
 */
export function ask({ title, intro, submit, fields }) {
  made += 1;
  const heading = el("h2", { id: `dialog-${made}` }, title);
  const form = el("form", { method: "dialog", novalidate: false });
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": heading.id }, form);
  const inputs = fields.map((field) => makeField(field));
  form.append(
    heading,
    intro ? el("p", { class: "intro" }, intro) : "",
    ...inputs.map((input) => input.row),
    el(
      "div",
      { class: "dialog-buttons" },
      button("Cancel", () => dialog.close("cancel"), { class: "quiet" }),
      el("button", { type: "submit", value: "ok", class: "primary" }, submit),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  inputs[0]?.focus?.();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const values = Object.fromEntries(inputs.map((input) => [input.name, input.read()]));
      dialog.remove();
      resolve(dialog.returnValue === "ok" ? values : null);
    });
  });
}

function makeField(field) {
  if (field.type === "checkboxes") return makeCheckboxes(field);
  const id = `dialog-${made}-${field.name}`;
  const hintId = field.hint ? `${id}-hint` : null;
  const shared = { id, name: field.name, required: field.required, "aria-describedby": hintId };
  let input;
  if (field.type === "select") {
    input = el("select", shared, ...field.choices.map(([value, label]) => el("option", { value }, label)));
  } else if (field.type === "textarea") {
    input = el("textarea", { ...shared, rows: 3, dir: "auto" });
  } else {
    const { type = "text", attributes } = field;
    input = el("input", { ...shared, type, dir: "auto", autocomplete: "off", ...attributes });
  }
  if (field.value !== undefined) input.value = field.value;
  const row = el(
    "div",
    { class: "field" },
    el("label", { for: id }, field.label),
    field.hint ? el("p", { class: "hint", id: hintId }, field.hint) : "",
    input,
  );
  return {
    name: field.name,
    row,
    read: () => (input.type === "file" ? (input.files[0] ?? null) : input.value.trim()),
    focus: () => input.focus(),
  };
}

function makeCheckboxes(field) {
  const boxes = field.choices.map(([value, label]) => {
    const box = el("input", { type: "checkbox", value });
    box.checked = field.checked !== false;
    return { box, row: el("label", { class: "check" }, box, label) };
  });
  return {
    name: field.name,
    row: el("fieldset", { class: "field boxes" }, el("legend", {}, field.label), ...boxes.map(({ row }) => row)),
    read: () => boxes.filter((item) => item.box.checked).map((item) => item.box.value),
    focus: () => boxes[0]?.box.focus(),
  };
}

/**
 * Say something went wrong or show something with one or two ways on.
 * @param {{title: string, text: string, link?: {label: string, href: string}}} notice
 */
export function tell({ title, text, link }) {
  made += 1;
  const heading = el("h2", { id: `dialog-${made}` }, title);
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": heading.id });
  dialog.append(
    heading,
    el("p", { class: "intro breakable", dir: "auto" }, text),
    el(
      "div",
      { class: "dialog-buttons" },
      button("Close", () => dialog.close(), { class: "quiet" }),
      link
        ? el(
            "a",
            {
              class: "as-button primary", href: link.href, target: "_blank", rel: "noopener noreferrer",
              on: { click: () => dialog.close() },
            },
            link.label,
          )
        : "",
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
