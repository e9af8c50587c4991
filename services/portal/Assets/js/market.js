// Small extras. Every page is complete without them.
"use strict";

document.getElementById("errors")?.focus();

for (const area of document.querySelectorAll("textarea[data-max]")) {
  const note = document.createElement("p");
  note.className = "help counter";
  note.setAttribute("aria-live", "polite");
  area.after(note);
  const show = () => { note.textContent = area.dataset.left.replace("{0}", area.dataset.max - area.value.length); };
  area.addEventListener("input", show);
  show();
}

// The market's clock decides. The browser's own is never read: it only measures how long ago the market's was, and a page that
// stays open, or a computer that slept, asks the market again.
const answered = performance.getEntriesByType("navigation")[0]?.responseStart || performance.now();
const timers = [...document.querySelectorAll(".countdown[data-until]")];
const words = (count, one, many) => (count === 1 ? one : many).replace("{0}", count);
const time = new Intl.DateTimeFormat("nl-BE", { timeZone: "Europe/Brussels", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
let clock = null;
let spoken = null;
const nowOf = data => clock ? clock.now + performance.now() - clock.at : +data.now + performance.now() - answered;

function leftInWords(data, milliseconds) {
  const left = Math.floor(milliseconds / 1000);
  if (milliseconds <= 0) return data.over;
  const days = Math.floor(left / 86400), hours = Math.floor(left / 3600), minutes = Math.floor(left / 60);
  return data.left.replace("{0}", days >= 2 ? words(days, data.day, data.days)
    : hours >= 1 ? `${words(hours, data.hour, data.hours)} ${words(minutes % 60, data.minute, data.minutes)}`
    : minutes >= 10 ? words(minutes, data.minute, data.minutes)
    : `${words(minutes, data.minute, data.minutes)} ${words(left % 60, data.second, data.seconds)}`);
}

// A screen reader hears of the time left when it matters, not with every second.
function speak(data, left) {
  const step = [60, 15, 5, 1, 0].findLast(minutes => left <= minutes * 60000);
  if (spoken && spoken.step !== undefined && step !== undefined && step !== spoken.step) spoken.note.textContent = leftInWords(data, left);
  if (spoken) spoken.step = step ?? Infinity;
}

function tick() {
  for (const span of timers) {
    const left = span.dataset.until - nowOf(span.dataset), text = leftInWords(span.dataset, left);
    if (span.textContent !== text) span.textContent = text;
    const shown = span.nextElementSibling;
    if (shown?.matches(".market-clock")) shown.textContent = shown.dataset.words.replace("{0}", time.format(nowOf(span.dataset)));
    if (timers.length === 1) speak(span.dataset, left);
  }
}

async function readClock() {
  const asked = performance.now();
  const now = await fetch("/klok", { cache: "no-store" }).then(answer => answer.json()).then(answer => answer.now).catch(() => null);
  if (now) clock = { now, at: asked };
  tick();
}

if (timers.length > 0) {
  if (timers.length === 1) {
    const note = document.createElement("p");
    note.className = "visually-hidden";
    note.setAttribute("role", "status");
    timers[0].closest("main")?.append(note);
    spoken = { note, step: undefined };
  }
  setInterval(tick, matchMedia("(prefers-reduced-motion: reduce)").matches ? 30000 : 1000);
  setInterval(() => { if (!document.hidden) readClock(); }, 60000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) readClock(); });
  addEventListener("pageshow", event => { if (event.persisted) readClock(); });
  tick();
}

// A menu that is open closes on Escape and when the focus leaves it.
for (const menu of document.querySelectorAll("details.person")) {
  menu.addEventListener("keydown", event => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  menu.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
}

// A double click must not send a form twice.
addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

// What js/draft.js kept goes when it was saved, when somebody signs out, and when somebody else signs in.
function dropDrafts(drop) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("market.draft ") && drop(key)) localStorage.removeItem(key);
  } catch { /* Then nothing was kept. */ }
}

const person = document.querySelector("details.person")?.dataset.person;
if (person) dropDrafts(key => !key.startsWith(`market.draft ${person} `));
if (/[?&]ok=scores-/.test(location.search)) dropDrafts(key => key === sessionStorage.getItem("market.sent"));
document.querySelector("form[action='/bff/logout']")?.addEventListener("submit", () => dropDrafts(() => true));

// Browsers keep a page that was left alive, to show it at once when somebody goes back. Somebody's own page stays hidden then
// until it is sure that the same person is still signed in; no-store alone does not keep it away.
const who = document.querySelector("details.person > summary")?.textContent;
if (who) {
  addEventListener("pagehide", event => { document.documentElement.hidden = event.persisted; });
  addEventListener("pageshow", async event => {
    if (!event.persisted) return;
    const session = await fetch("/bff/session").then(answer => answer.json()).catch(() => null);
    if (session?.signedIn && session.name === who) document.documentElement.hidden = false;
    else location.reload();
  });
}
