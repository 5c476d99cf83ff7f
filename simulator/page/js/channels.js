// Channels: making one, and letting the bot post there.
import { api } from "./api.js";
import { ask, tell } from "./dialogs.js";
import { fullName } from "./store.js";

/** A new channel of this phone's person; the bot is not in it yet. */
export async function newChannel(phone) {
  const others = phone.store.state.people.filter((person) => person.id !== phone.id);
  const values = await ask({
    title: "New channel",
    intro: `Only ${phone.person.first_name} writes in it. The bot is not in it yet.`,
    submit: "Make the channel",
    fields: [
      { name: "title", label: "Name of the channel", required: true, attributes: { maxlength: 128 } },
      {
        name: "readers", label: "Who reads it?", type: "checkboxes",
        choices: others.map((person) => [String(person.id), fullName(person)]),
      },
    ],
  });
  if (!values) return;
  const made = await phone.attempt(() =>
    api.addChannel({ title: values.title, owner: phone.id, readers: values.readers.map(Number) }),
  );
  if (!made) return;
  await phone.store.refreshState();
  phone.openChat(made.id);
}

/** What Telegram does with a link that asks for a channel: choose one, and what the bot may do. */
export async function addToChannel(phone) {
  const own = phone.person.chats.filter((chat) => chat.type === "channel" && chat.writes);
  if (own.length === 0) {
    tell({
      title: "No channel yet",
      text: `${phone.person.first_name} has no channel. Make one in the menu of this phone: New channel.`,
    });
    return;
  }
  const values = await ask({
    title: "Add the bot to a channel",
    intro: "It becomes an administrator of the channel.",
    submit: "Add as administrator",
    fields: [
      {
        name: "channel", label: "Channel", type: "select",
        choices: own.map((chat) => [String(chat.id), chat.title]),
      },
      { name: "post", label: "It may post messages", type: "select", choices: [["yes", "Yes"], ["no", "No"]] },
    ],
  });
  if (values) await setBot(phone, Number(values.channel), "administrator", values.post === "yes");
}

/** Make the bot an administrator of a channel, or remove it. */
export async function setBot(phone, channel, status, canPost = true) {
  await phone.attempt(() => api.setBot(channel, { status, can_post: canPost, by: phone.id }));
  await phone.store.refreshState();
}
