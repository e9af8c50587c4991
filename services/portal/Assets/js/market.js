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

// The server's clock decides; the browser's only measures how long the page has been open.
const opened = performance.now();
const words = (count, one, many) => (count === 1 ? one : many).replace("{0}", count);
function tick() {
  for (const span of document.querySelectorAll(".countdown[data-until]")) {
    const d = span.dataset;
    const left = Math.floor(d.until - d.now - (performance.now() - opened) / 1000);
    const days = Math.floor(left / 86400), hours = Math.floor(left / 3600), minutes = Math.floor(left / 60);
    span.textContent = left <= 0 ? d.over
      : days >= 2 ? words(days, d.day, d.days)
      : hours >= 1 ? `${words(hours, d.hour, d.hours)} ${words(minutes - hours * 60, d.minute, d.minutes)}`
      : words(Math.max(1, minutes), d.minute, d.minutes);
  }
}
if (document.querySelector(".countdown[data-until]")) setInterval(tick, 15000);

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
