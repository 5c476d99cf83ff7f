// One message as an element: sender, words or file, time, buttons.
import { button, el, hiddenText, icon } from "./dom.js";
import { clockTime, fullTime } from "./dates.js";
import { directionOf, richText } from "./richtext.js";

const KIND_WORDS = { photo: "Photo", document: "File", voice: "Voice note", sticker: "Sticker" };

/**
 * @param {Object} message as the server gives it
 * @param {{me: number, group: boolean, find: (id: number) => Object|undefined,
 *   onTap: (message: Object, row: number, col: number) => void,
 *   onReply: (message: Object) => void, onEdit: (message: Object) => void,
 *   onLink: (event: MouseEvent) => void}} around
 * @returns {HTMLLIElement}
 */
export function messageItem(message, around) {
  if (message.kind === "service") {
    return el(
      "li",
      { class: "service", "data-id": message.message_id, "data-kind": "service" },
      el("p", { dir: "auto" }, message.text || message.caption || "The chat changed."),
    );
  }
  const mine = message.from?.id === around.me;
  const item = el(
    "li",
    {
      class: `message ${mine ? "mine" : "theirs"} kind-${message.kind}`,
      "data-id": message.message_id,
      "data-kind": message.kind,
      "data-bot": message.from?.is_bot,
      "data-reply": replyId(message),
    },
    bubble(message, around, mine),
  );
  if (message.buttons?.length) item.append(inlineKeyboard(message, around));
  return item;
}

/** What a message says in one line, for replies, pins and screen readers. */
export function summary(message, most = 120) {
  const words = message.text || message.caption || "";
  const kind = message.kind === "voice" && words ? null : KIND_WORDS[message.kind];
  const whole = [kind, words].filter(Boolean).join(": ").replace(/\s+/g, " ");
  return [...whole].length > most ? `${[...whole].slice(0, most - 1).join("")}…` : whole;
}

function bubble(message, around, mine) {
  const name = message.from?.first_name ?? "Unknown";
  const text = wordsOf(message);
  const timed = text !== "" && message.kind !== "sticker";
  const showName = around.group && !mine;
  const lastLine = text.split("\n").findLast((line) => line.trim());
  return el(
    "div",
    { class: timed ? "bubble timed" : "bubble", dir: directionOf(text), "data-end": directionOf(lastLine) },
    showName
      ? el("p", { class: "sender", dir: "auto" }, name)
      : el("p", { class: "visually-hidden" }, mine ? `${name} (you)` : name),
    quoted(message, around),
    body(message, around),
    meta(message),
    tool(message, around, mine),
  );
}

function replyId(message) {
  return message.reply_to?.message_id ?? message.reply_to;
}

function quoted(message, around) {
  const id = replyId(message);
  if (!id) return null;
  const original = around.find(id);
  return el(
    "p",
    { class: "quoted", dir: "auto" },
    hiddenText("In reply to: "),
    el("span", {}, original ? summary(original, 80) : "a message that is gone"),
  );
}

function body(message, around) {
  const parts = [];
  if (message.kind === "photo") parts.push(photo(message));
  if (message.kind === "document") parts.push(fileLine(message, "file"));
  if (message.kind === "voice") parts.push(fileLine(message, "mic"));
  if (message.kind === "sticker") {
    const emoji = message.text || "🙂";
    parts.push(el("p", { class: "sticker" }, hiddenText("Sticker: "), emoji));
  } else if (wordsOf(message)) {
    parts.push(words(message, around));
  }
  return parts;
}

/** The text or caption; "" where the line of a file says it all. */
function wordsOf(message) {
  return (message.kind === "voice" ? message.caption : message.text || message.caption) || "";
}

function words(message, around) {
  const text = el("div", { class: "text", dir: "auto" });
  if (message.html) text.append(richText(message.html));
  else text.append(message.text || message.caption);
  text.append(el("span", { class: message.edit_date ? "spacer edited-spacer" : "spacer", "aria-hidden": "true" }));
  text.addEventListener("click", around.onLink);
  return text;
}

function photo(message) {
  const alt = message.caption ? `Photo: ${message.caption}` : "Photo without a caption";
  if (!message.file?.url) return el("p", { class: "file" }, icon("file"), "Photo");
  const image = el("img", { class: "photo", src: address(message.file.url), alt, loading: "lazy" });
  const instead = () => image.replaceWith(el("p", { class: "file" }, icon("file"), "Photo (can’t be shown here)"));
  image.addEventListener("error", instead, { once: true });
  return image;
}

function fileLine(message, picture) {
  const isFile = message.kind === "document";
  const label = isFile ? message.file?.name || "File" : message.text || "Voice note";
  return el(
    "p",
    { class: "file" },
    icon(picture),
    isFile && message.file?.url
      ? el("a", { href: address(message.file.url), download: message.file.name ?? "", dir: "auto" }, label)
      : el("span", { dir: "auto" }, label),
  );
}

function address(url) {
  return new URL(url.replace(/^\//, ""), document.baseURI).href;
}

function meta(message) {
  return el(
    "p",
    { class: "meta" },
    message.edit_date
      ? el("span", { class: "edited", title: `Changed ${fullTime(message.edit_date)}` }, "edited")
      : null,
    el("time", { datetime: message.date, title: fullTime(message.date) }, clockTime(message.date)),
  );
}

/** For the pointer; the keyboard has arrow keys for it, so Tab goes past. */
function tool(message, around, mine) {
  const make = (name, label, keys, press) =>
    button([icon(name)], press, { class: "tool", "aria-label": label, title: keys, tabindex: "-1" });
  if (!mine) {
    const keys = "Reply (on the keyboard: Ctrl and up arrow)";
    return make("reply", "Reply to this message", keys, () => around.onReply(message));
  }
  if (message.kind !== "text") return null;
  const keys = "Edit (on the keyboard: up arrow in an empty box)";
  return make("edit", "Edit this message", keys, () => around.onEdit(message));
}

const ENDINGS = {
  url: ["link", " (opens a link)"],
  copy: ["copy", " (copies text)"],
  web_app: ["link", " (opens an app)"],
};

function inlineKeyboard(message, around) {
  const rows = message.buttons.map((row, rowAt) => {
    const made = row.map((item, colAt) => inlineButton(item, () => around.onTap(message, rowAt, colAt)));
    return el("div", { class: "row" }, ...made);
  });
  return el("div", { class: "buttons", role: "group", "aria-label": "Buttons of this message" }, ...rows);
}

/** Words longer than a button may be broken; others keep whole. */
export function breakable(label) {
  return /\S{19}/.test(label) ? "long-word" : "";
}

function inlineButton(item, onPress) {
  const [picture, ending] = ENDINGS[item.kind] ?? [null, null];
  const label = [
    el("span", { class: "label", dir: "auto" }, item.text),
    picture ? icon(picture) : null,
    ending ? hiddenText(ending) : null,
  ];
  return button(label, onPress, {
    class: ["inline", item.style ? `style-${item.style}` : "", breakable(item.text)].join(" "),
    "data-kind": item.kind,
    "data-value": item.value,
  });
}
