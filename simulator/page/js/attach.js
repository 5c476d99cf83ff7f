// Sending what is not text: photo, file, voice note, sticker, contact.
import { button, disclosure, el, icon } from "./dom.js";
import { ask } from "./dialogs.js";

const STICKERS = ["👍", "🙏", "❤️", "😂", "🎉", "👋"];
const LARGEST_FILE = 20 * 1024 * 1024;

/** @param {import("./phone.js").Phone} phone @returns {HTMLElement} */
export function attachMenu(phone) {
  const opener = button([icon("attach")], () => {}, {
    class: "icon-button", "aria-label": "Attach", title: "Attach: photo, file, voice note, sticker",
  });
  const panel = el("div", { class: "panel attach", role: "group", "aria-label": "What to attach" });
  const menu = disclosure(opener, panel);
  const item = (label, does) =>
    button(label, () => {
      menu.close(true);
      does();
    });
  panel.append(
    item("Photo…", () => sendFile(phone, "photo")),
    item("File…", () => sendFile(phone, "document")),
    item("Voice note (a pretend one)…", () => sendVoice(phone)),
    item("My phone number", () => phone.act("contact")),
    el(
      "div",
      { class: "stickers", role: "group", "aria-label": "Stickers" },
      ...STICKERS.map((emoji) => {
        const sticker = item(emoji, () => phone.act("sticker", { emoji }));
        sticker.setAttribute("aria-label", `Sticker ${emoji}`);
        return sticker;
      }),
    ),
  );
  return el("div", { class: "menu-place" }, opener, panel);
}

async function sendFile(phone, kind) {
  const isPhoto = kind === "photo";
  const values = await ask({
    title: isPhoto ? "Send a photo" : "Send a file",
    submit: "Send",
    fields: [
      {
        name: "file", label: isPhoto ? "Photo" : "File", type: "file", required: !isPhoto,
        hint: isPhoto ? "Leave empty to send a sample photo." : null,
        attributes: isPhoto ? { accept: "image/*" } : {},
      },
      ...(isPhoto ? [{ name: "caption", label: "Caption (may be empty)", type: "textarea" }] : []),
    ],
  });
  if (!values) return;
  if (values.file && values.file.size > LARGEST_FILE) {
    phone.overlay.toast("That file is larger than 20 MB. Nothing was sent.");
    return;
  }
  const body = {};
  if (values.caption) body.caption = values.caption;
  if (values.file) Object.assign(body, { file: await base64(values.file), name: values.file.name });
  await phone.act(kind, body);
}

async function sendVoice(phone) {
  const values = await ask({
    title: "Send a voice note",
    intro: "Nothing is recorded: the bot gets a pretend voice note of this length.",
    submit: "Send",
    fields: [
      {
        name: "seconds", label: "Length in seconds", type: "number", value: "8", required: true,
        attributes: { min: 1, max: 3600 },
      },
    ],
  });
  if (values) await phone.act("voice", { seconds: Number(values.seconds) });
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
