// Dates and times in plain words, in the time zone of the phones.

// The people of the sample timebank live in the United Kingdom, wherever this browser is. A server
// that knows better says so in `state.time_zone`.
let zone = "Europe/London";

/** Use another IANA time zone from now on. */
export function useTimeZone(name) {
  if (name) zone = name;
}

/** "UK time", or the zone's own name. */
export function zoneName() {
  return zone === "Europe/London" ? "UK time" : `${zone.replace(/_/g, " ")} time`;
}

function parts(ms) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", weekday: "long", day: "numeric", month: "long", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]));
}

/** "5:30pm" */
export function clockTime(when) {
  const { hour, minute } = parts(new Date(when).getTime());
  const hours = Number(hour);
  return `${hours % 12 || 12}:${minute}${hours < 12 ? "am" : "pm"}`;
}

/** "Tuesday 12 May 2026" */
export function dayName(when) {
  const { weekday, day, month, year } = parts(new Date(when).getTime());
  return `${weekday} ${day} ${month} ${year}`;
}

/** "Tuesday 12 May 2026, 5:30pm" */
export function fullTime(when) {
  return `${dayName(when)}, ${clockTime(when)}`;
}

/** Wall-clock fields of an instant: {year, month (1-12), day, hour, minute, second}. */
export function wallClock(ms) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", day: "numeric", month: "numeric", year: "numeric",
    hour: "numeric", minute: "numeric", second: "numeric",
  });
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    format.formatToParts(ms).map((part) => [part.type, Number(part.value)]),
  );
  return { year, month, day, hour, minute, second };
}

/** The instant (ms) of a wall-clock time; days beyond the month's end roll over. */
export function instant({ year, month, day, hour, minute, second = 0 }) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  let guess = wanted;
  // Twice, because the offset at the first guess may be that of the other side of a clock change.
  for (let round = 0; round < 2; round += 1) {
    const shown = wallClock(guess);
    const asUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
    guess += wanted - asUtc;
  }
  return guess;
}

/** The next 9 in the morning after an instant. */
export function nextMorning(ms) {
  const today = wallClock(ms);
  const nine = instant({ ...today, hour: 9, minute: 0, second: 0 });
  return nine > ms ? nine : instant({ ...today, day: today.day + 1, hour: 9, minute: 0, second: 0 });
}

/** The same time on the next day, also where the clocks change between. */
export function nextDay(ms) {
  const today = wallClock(ms);
  return instant({ ...today, day: today.day + 1 });
}

/** "2026-05-12T17:30", as <input type="datetime-local"> wants it. */
export function forInput(ms) {
  const now = wallClock(ms);
  const two = (number) => String(number).padStart(2, "0");
  return `${now.year}-${two(now.month)}-${two(now.day)}T${two(now.hour)}:${two(now.minute)}`;
}

/** The instant of such a value, or null. */
export function fromInput(value) {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  return instant({ year, month, day, hour, minute });
}
