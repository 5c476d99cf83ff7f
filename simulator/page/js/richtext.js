// Puts the server's HTML of a message on the page. The server renders it safely; it is read again
// here through a list of what may stand in a message, so that no mistake there can run a script.
import { el } from "./dom.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BR"]);
const SAFE_LINK = /^(https?:|mailto:|tel:|tg:)/i;

/**
 * A fragment with the message's formatting, and text for everything that is not allowed.
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function richText(html) {
  const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  const fragment = document.createDocumentFragment();
  copyInto(fragment, parsed.body);
  return fragment;
}

function copyInto(target, source) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) target.append(copyElement(node));
  }
}

function copyElement(node) {
  const made = makeLike(node);
  copyInto(made, node);
  return made;
}

function makeLike(node) {
  if (PLAIN.has(node.tagName)) return el(node.tagName.toLowerCase());
  if (node.tagName === "BLOCKQUOTE") return el("blockquote", { dir: "auto" });
  if (node.tagName === "A" && SAFE_LINK.test(node.getAttribute("href") ?? "")) {
    return el("a", { href: node.getAttribute("href"), target: "_blank", rel: "noopener noreferrer" });
  }
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler") || node.classList.contains("spoiler")) {
    return spoiler();
  }
  if (node.classList.contains("command")) return el("button", { type: "button", class: "command-link" });
  return el("span");
}

function spoiler() {
  const label = "Hidden text. Press to show it.";
  const cover = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": label });
  const show = () => {
    cover.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", show);
  cover.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      show();
    }
  });
  return cover;
}

// Hebrew, Arabic, Syriac, Thaana, NKo and their presentation forms.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud83a[\udd00-\udd5f]/;

/** "rtl" or "ltr" by the first letter that has a direction, as dir="auto" finds it. */
export function directionOf(text) {
  for (const sign of text ?? "") {
    if (RIGHT_TO_LEFT.test(sign)) return "rtl";
    if (/\p{L}/u.test(sign)) return "ltr";
  }
  return "ltr";
}
