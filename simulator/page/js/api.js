// The simulator's person API (all JSON over HTTP under /sim/).

/** A refusal of the simulator, in one sentence for people. */
export class Refusal extends Error {}

function address(path) {
  return new URL(path, document.baseURI);
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(address(path), options);
  } catch {
    throw new Refusal("The simulator does not answer. Is it still running?");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refusal(body?.error ?? `The simulator answered ${response.status}.`);
  return body;
}

const get = (path) => call(path, { cache: "no-store" });
const post = (path, body = {}) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const api = {
  state: () => get("sim/state"),
  chat: (person, chat) => get(`sim/people/${person}/chats/${chat}`),
  eventStream: (after) => new EventSource(address(`sim/events?after=${after}`)),
  act: (person, action, body) => post(`sim/people/${person}/${action}`, body),
  addPerson: (person) => post("sim/people", person),
  addGroup: (group) => post("sim/groups", group),
  addChannel: (channel) => post("sim/channels", channel),
  setBot: (group, body) => post(`sim/groups/${group}/bot`, body),
  upgradeGroup: (group) => post(`sim/groups/${group}/upgrade`),
  clock: (body) => post("sim/clock", body),
  faults: (body) => post("sim/faults", body),
  limits: (on) => post("sim/limits", { on }),
  control: (what) => post(`sim/controls/${what}`),
};
