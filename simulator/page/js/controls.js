// The bar of the simulator's own controls: clock, bot, Telegram's failures, people, samples, look.
import { Refusal, api } from "./api.js";
import { clockPart } from "./controls_clock.js";
import { announce, button, disclosure, el, group, hiddenText, icon } from "./dom.js";
import { ask } from "./dialogs.js";
import { fullName } from "./store.js";
import { themeChoice } from "./theme.js";

const FAULTS = [
  ["500", "server error (500)"],
  ["502", "bad gateway (502)"],
  ["429", "too many requests (429)"],
  ["timeout", "no answer in time"],
  ["drop_before", "line breaks, nothing is done"],
  ["drop_after", "it is done, the answer is lost"],
];
const LANGUAGES = [
  ["en", "English"],
  ["ur", "Urdu"],
  ["pa", "Panjabi"],
  ["bn", "Bengali"],
  ["ar", "Arabic"],
  ["pl", "Polish"],
  ["ro", "Romanian"],
  ["so", "Somali"],
];
const FAULT_WORDS = Object.fromEntries(FAULTS);

/**
 * Fill the bar.
 * @param {HTMLElement} place
 * @param {import("./store.js").Store} store
 * @param {{current: () => import("./phone.js").Phone|null, hidden: () => Array, show: (id: number) => void,
 *   focusPhone: (id: number) => void}} phones
 */
export function fillControls(place, store, phones) {
  const tools = phonesPart();
  const parts = [clockPart(store, run), botPart(), faultPart()];
  const title = el("h1", { id: "controls-title" }, "Simulator controls ", el("span", {}, "(not part of Telegram)"));
  const note = el("p", { class: "note", role: "status" });
  const groups = el("div", { class: "groups", id: "control-groups" }, ...parts.map((part) => part.element));
  const toggle = () => setFolded(groups.classList.contains("open"));
  const fold = button("", toggle, { class: "fold", "aria-controls": groups.id });
  function setFolded(folded) {
    groups.classList.toggle("open", !folded);
    fold.setAttribute("aria-expanded", String(!folded));
    fold.replaceChildren(folded ? "Show" : "Hide", hiddenText(" controls"));
  }
  setFolded(true);
  place.setAttribute("aria-labelledby", title.id);
  place.setAttribute("role", "region");
  place.append(el("div", { class: "title-row" }, title, tools.element, fold), groups, note);
  const refresh = () => [tools, ...parts].forEach((part) => part.refresh?.());
  store.addEventListener("state", refresh);
  refresh();

  /** Run a call of the simulator's; say what happened or why not. */
  async function run(call, done) {
    try {
      await call();
      await store.refreshState();
      note.textContent = "";
      if (done) announce(done());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note.textContent = error.message;
    }
  }

  function botPart() {
    const status = el("p", { class: "value" });
    const doKill = () => run(() => api.control("kill"), () => "The bot was killed.");
    const doStart = () => run(() => api.control("start"), () => "The bot was started.");
    const kill = button("Kill the bot", doKill, { class: "danger" });
    const start = button("Start the bot", doStart);
    const element = group("Bot", el("div", { class: "line" }, status), el("div", { class: "row" }, kill, start));
    return {
      element,
      refresh() {
        const { bot, controls } = store.state;
        element.hidden = !controls?.kill;
        const words = { true: "The bot is running.", false: "The bot is stopped." };
        status.textContent = words[String(bot.running)] ?? "Not known if the bot is running.";
        element.classList.toggle("warning", bot.running === false);
        kill.disabled = bot.running === false;
        start.disabled = bot.running === true;
      },
    };
  }

  function faultPart() {
    const status = el("p", { class: "value" });
    const options = FAULTS.map(([value, label]) => el("option", { value }, label));
    const choice = el("select", { "aria-label": "How Telegram fails" }, ...options);
    const set = (kind, done) => run(() => api.faults({ kind }), () => done);
    const fail = button("Make it fail", () => set(choice.value, "Telegram is failing."), { class: "danger" });
    const mend = button("Make it work again", () => set("none", "Telegram works again."));
    const limits = el("input", { type: "checkbox" });
    limits.addEventListener("change", () => run(() => api.limits(limits.checked)));
    const element = group(
      "Telegram is failing",
      el("div", { class: "line" }, status, el("label", { class: "check" }, limits, "Telegram’s speed limits")),
      el("div", { class: "row" }, choice, fail, mend),
    );
    return {
      element,
      refresh() {
        const kind = faultKind(store.state.faults);
        status.textContent = kind ? `Yes: ${FAULT_WORDS[kind] ?? kind}.` : "No, Telegram works.";
        element.classList.toggle("warning", Boolean(kind));
        fail.hidden = choice.hidden = Boolean(kind);
        mend.hidden = !kind;
        limits.checked = store.state.limits !== false;
      },
    };
  }

  function phonesPart() {
    const back = el("div", { class: "hidden-phones" });
    const add = button("Add a person…", () => addPerson(run, phones));
    return {
      element: el("div", { class: "title-tools" }, back, samples(), add, themeChoice(), keysHelp()),
      refresh() {
        const show = ({ id, first_name: name }) => button(`Show ${name}’s phone`, () => phones.show(id));
        back.replaceChildren(...phones.hidden().map(show));
      },
    };
  }

  function samples() {
    const opener = button(["Sentences to try", icon("down")], () => {}, { class: "with-icon" });
    const panel = el("div", { class: "panel samples", role: "group", "aria-label": "Sentences to try" });
    const menu = disclosure(opener, panel, {
      onOpen() {
        const phone = phones.current();
        const hint = phone
          ? `Puts the sentence into the box on ${phone.person.first_name}’s phone. You send it.`
          : "Show a phone first.";
        panel.replaceChildren(
          el("p", { class: "hint" }, hint),
          ...store.state.samples.map(({ label, text, next }) => {
            const words = el("span", { class: "sample", dir: "auto" }, text);
            const after = next ? [" ", el("span", { class: "next" }, next)] : [];
            return button([el("span", { class: "strong" }, label), " ", words, ...after], () => {
              menu.close(false);
              phones.current()?.composer.fill(text);
            });
          }),
        );
      },
    });
    return store.state.samples?.length ? el("div", { class: "menu-place" }, opener, panel) : "";
  }
}

/** The kind of failure that is on, or null. */
export function faultKind(faults) {
  const kind = Array.isArray(faults) ? faults[0]?.kind : faults?.kind;
  return kind && kind !== "none" ? String(kind) : null;
}

function keysHelp() {
  const opener = button("Keys", () => {});
  const panel = el(
    "div",
    { class: "panel keys", role: "group", "aria-label": "Keys", tabindex: "-1" },
    el(
      "dl",
      {},
      ...[
        ["Enter", "send"],
        ["Shift and Enter", "new line"],
        ["/", "commands; up arrow to choose one"],
        ["Up arrow in an empty box", "edit your last message"],
        ["Ctrl and up arrow", "reply to the newest message"],
        ["Escape", "stop editing, close a menu"],
        ["Alt and 1 to 9", "go to the box of that phone"],
      ].flatMap(([key, does]) => [el("dt", {}, key), el("dd", {}, does)]),
    ),
  );
  disclosure(opener, panel);
  return el("div", { class: "menu-place" }, opener, panel);
}

async function addPerson(run, phones) {
  const values = await ask({
    title: "Add a person",
    intro: "A new phone with a new Telegram account.",
    submit: "Add",
    fields: [
      { name: "first_name", label: "First name", required: true, attributes: { maxlength: 64 } },
      { name: "last_name", label: "Last name (may be empty)", attributes: { maxlength: 64 } },
      {
        name: "language_code", label: "Language of the phone", type: "select",
        choices: LANGUAGES,
      },
      { name: "role_hint", label: "Role, as a note for you (may be empty)", value: "resident" },
    ],
  });
  if (!values) return;
  const person = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  let made = null;
  await run(async () => (made = await api.addPerson(person)), () => `${fullName(person)} has a phone now.`);
  if (made) phones.focusPhone(made.id);
}
