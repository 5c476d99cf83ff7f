// Small helpers that make elements. No sentence of the bot's passes through innerHTML here:
// children that are strings become text.

/**
 * Make an element.
 * @param {string} tag
 * @param {Object} [props] attributes; `on` holds listeners; null, undefined and false are left out
 * @param {...(Node|string|null|false|Array)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A real <button type="button">. @returns {HTMLButtonElement} */
export function button(label, onClick, props = {}) {
  return el("button", { type: "button", ...props, on: { click: onClick } }, label);
}

/** Text for screen readers only. */
export function hiddenText(text) {
  return el("span", { class: "visually-hidden" }, text);
}

/** A labelled group of controls. */
export function group(title, ...children) {
  return el("fieldset", { class: "group" }, el("legend", {}, title), ...children);
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  send: "M3 20.500 21.500 12 3 3.500 3 10l13 2-13 2z",
  attach: "M8 12.500V7a4 4 0 0 1 8 0v9.500a2.500 2.500 0 0 1-5 0V8",
  more: "M12 6.100v-.2M12 12.100v-.2M12 18.100v-.2",
  down: "M6 9l6 6 6-6",
  keyboard: "M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M7 14h10",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  link: "M8 16 16 8M9.500 8H16v6.500",
  copy: "M9 9h10v11H9zM5 15V4h10",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  reply: "M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
};

/** A decorative line icon, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button that shows and hides a panel. Escape and a press elsewhere close it; Escape gives the
 * focus back to the button.
 * @param {HTMLButtonElement} opener
 * @param {HTMLElement} panel
 * @param {{onOpen?: () => void}} [options]
 */
export function disclosure(opener, panel, { onOpen } = {}) {
  panel.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  const outside = (event) => {
    if (!panel.contains(event.target) && !opener.contains(event.target)) close(false);
  };
  function close(giveFocusBack) {
    if (panel.hidden) return;
    panel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (giveFocusBack) opener.focus();
  }
  function open() {
    onOpen?.();
    panel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside, true);
    (panel.querySelector("button, [href], input, select") ?? panel).focus();
  }
  opener.addEventListener("click", () => (panel.hidden ? open() : close(true)));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (moveFocus(panel, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    }
  });
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== opener) close(false);
  });
  return { open, close };
}

/** Move the focus to the next (1) or previous (-1) button of a panel. False in a text field. */
export function moveFocus(panel, step) {
  if (["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement?.tagName)) return false;
  const buttons = [...panel.querySelectorAll("button:not(:disabled), [href]")];
  if (buttons.length === 0) return false;
  const at = buttons.indexOf(document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length].focus();
  return true;
}

let said = 0;

/** Say a sentence to screen readers only. The same sentence twice is spoken twice. */
export function announce(text) {
  const place = document.getElementById("announcer");
  said += 1;
  place.textContent = said % 2 ? text : `${text}\u00a0`;
}
