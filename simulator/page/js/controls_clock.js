// The movable clock: what time the bot and the phones believe it is.
import { api } from "./api.js";
import { forInput, fromInput, fullTime, nextDay, nextMorning, zoneName } from "./dates.js";
import { ask } from "./dialogs.js";
import { button, el, group } from "./dom.js";

/**
 * @param {import("./store.js").Store} store
 * @param {(call: () => Promise, done?: () => string) => Promise<void>} run
 */
export function clockPart(store, run) {
  const shown = el("time", { class: "value now" });
  const shift = el("p", { class: "hint" });
  const spoken = () => `It is now ${fullTime(store.now())}.`;
  const to = (ms) => run(() => api.clock({ now: new Date(ms).toISOString() }), spoken);
  const real = button("Back to real time", () => run(() => api.clock({ shift_seconds: 0 }), spoken));

  async function choose() {
    const values = await ask({
      title: "Set the date and time",
      intro: "Reminders come when the clock goes forward. Going back may puzzle the bot, as it would in life.",
      submit: "Set",
      fields: [
        {
          name: "when", label: `Date and time (${zoneName()})`, type: "datetime-local",
          value: forInput(store.now()), required: true,
        },
      ],
    });
    const when = values ? fromInput(values.when) : null;
    if (when !== null) await to(when);
  }

  const hourOn = () =>
    run(() => api.clock({ shift_seconds: store.state.clock_shift_seconds + 3600 }), spoken);
  const element = group(
    "Clock",
    el("div", { class: "line" }, el("p", {}, shown, " ", el("span", { class: "zone" }, zoneName())), shift),
    el(
      "div",
      { class: "row" },
      button("+1 hour", hourOn, { "aria-label": "+1 hour: move the clock" }),
      button("+1 day", () => to(nextDay(store.now())), { "aria-label": "+1 day: move the clock" }),
      button("Next morning 9am", () => to(nextMorning(store.now()))),
      button("Set…", choose, { "aria-label": "Set the date and time" }),
      real,
    ),
  );

  function tick() {
    const text = fullTime(store.now());
    if (shown.textContent === text) return;
    shown.textContent = text;
    shown.setAttribute("datetime", new Date(store.now()).toISOString());
  }
  setInterval(() => store.state && tick(), 1000);

  return {
    element,
    refresh() {
      tick();
      const seconds = Math.round(store.state.clock_shift_seconds);
      real.disabled = seconds === 0;
      element.classList.toggle("warning", seconds !== 0);
      const way = seconds > 0 ? "forward" : "back";
      shift.textContent = seconds === 0 ? "This is the real time." : `Moved ${way} ${inWords(Math.abs(seconds))}.`;
    },
  };
}

function inWords(seconds) {
  const minutes = Math.round(seconds / 60);
  const some = (count, word) => (count ? [`${count} ${word}${count === 1 ? "" : "s"}`] : []);
  const parts = [
    ...some(Math.floor(minutes / 1440), "day"),
    ...some(Math.floor((minutes % 1440) / 60), "hour"),
    ...some(minutes % 60, "minute"),
  ];
  return parts.length ? parts.join(" ") : "less than a minute";
}
