// The three-dots menu of a phone: what a person can do in Telegram besides writing.
import { api } from "./api.js";
import { newChannel, setBot } from "./channels.js";
import { button, disclosure, el, icon } from "./dom.js";
import { ask } from "./dialogs.js";
import { fullName } from "./store.js";

const PAYLOAD = "[A-Za-z0-9_\\-]{1,64}";

/**
 * @param {import("./phone.js").Phone} phone
 * @returns {{element: HTMLElement, refresh: () => void}}
 */
export function phoneMenu(phone) {
  const opener = button([icon("more")], () => {}, { class: "icon-button", title: "More" });
  const panel = el("div", { class: "panel phone-panel", role: "group", "aria-label": "More" });
  const menu = disclosure(opener, panel, { onOpen: fill });

  function item(label, does) {
    return button(label, () => {
      menu.close(true);
      does();
    });
  }

  function fill() {
    const blocked = phone.person.blocked_bot;
    const inGroup = phone.chatInfo.type === "group";
    const ownChannel = phone.chatInfo.type === "channel" && phone.chatInfo.writes;
    panel.replaceChildren(
      item("Open with a start link…", () => startLink(phone)),
      item(blocked ? "Unblock the bot" : "Block the bot", () => setBlocked(phone, !blocked)),
      item("New group with the bot…", () => newGroup(phone)),
      item("New channel…", () => newChannel(phone)),
      ownChannel ? item("Remove the bot from this channel", () => setBot(phone, phone.chatId, "kicked")) : "",
      inGroup ? item("Turn this group into a supergroup", () => upgrade(phone)) : "",
      item("Hide this phone", () => phone.hooks.onHide(phone.id)),
    );
  }

  return {
    element: el("div", { class: "menu-place" }, opener, panel),
    refresh: () => opener.setAttribute("aria-label", `More on ${phone.person.first_name}’s phone`),
  };
}

/** Block or unblock the bot for this person. */
export async function setBlocked(phone, blocked) {
  const done = await phone.attempt(() => api.act(phone.id, blocked ? "block" : "unblock"));
  if (done) await phone.store.refreshState();
}

async function startLink(phone) {
  const { bot } = phone.store.state;
  const values = await ask({
    title: "Open with a start link",
    intro:
      `As when ${phone.person.first_name} scans a poster. Paste a link such as ` +
      `https://t.me/${bot.username}?start=abc, or only the part after “start=”.`,
    submit: "Start",
    fields: [{ name: "link", label: "Link or code (may be empty)" }],
  });
  if (!values) return;
  const code = /[?&]start=([^&\s]*)/.exec(values.link)?.[1] ?? values.link;
  if (code && !new RegExp(`^${PAYLOAD}$`).test(code)) {
    phone.overlay.toast("A start code has 1 to 64 letters, digits, _ or -. Nothing was sent.");
    return;
  }
  await phone.start(code);
}

async function newGroup(phone) {
  const others = phone.store.state.people.filter((person) => person.id !== phone.id);
  const values = await ask({
    title: "New group with the bot",
    intro: `${phone.person.first_name} and the bot are in it.`,
    submit: "Make the group",
    fields: [
      { name: "title", label: "Name of the group", required: true, attributes: { maxlength: 128 } },
      {
        name: "members", label: "Who else?", type: "checkboxes",
        choices: others.map((person) => [String(person.id), fullName(person)]),
      },
    ],
  });
  if (!values) return;
  const made = await phone.attempt(() =>
    api.addGroup({ title: values.title, members: [phone.id, ...values.members.map(Number)] }),
  );
  if (!made) return;
  await phone.store.refreshState();
  phone.openChat(made.id);
  phone.composer.focus();
}

async function upgrade(phone) {
  const made = await phone.attempt(() => api.upgradeGroup(phone.chatId));
  if (!made) return;
  await phone.store.refreshState();
  phone.openChat(made.id);
}
