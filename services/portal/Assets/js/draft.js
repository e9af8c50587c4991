// Keeps what a juror typed and did not save yet in this browser, for this person and submission, so that a reload, a cut line or an expired
// session loses nothing. market.js throws it away when it was saved, at the sign-out, and when somebody else signs in. No time is kept.
"use strict";

for (const box of document.querySelectorAll("[data-draft]")) {
  const form = box.closest("form"), words = box.dataset, key = `market.draft ${words.draft}`;
  const status = box.querySelector("[role=status]"), button = box.querySelector("button");
  const fields = [...form.elements].filter(field => field.name.startsWith("scores["));

  const ticks = field => field.type === "checkbox" || field.type === "radio";
  const read = () => fields.map(field => ticks(field) ? field.checked : field.value);
  const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
  const recall = () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keep = draft => { try { draft ? localStorage.setItem(key, JSON.stringify(draft)) : localStorage.removeItem(key); } catch { /* Then it lives as long as the page. */ } };

  function fill(values) {
    fields.forEach((field, index) => {
      if (ticks(field)) field.checked = values[index]; else field.value = values[index];
      field.dispatchEvent(new Event("input"));
    });
  }

  function say(text, label, act) {
    box.hidden = false;
    status.textContent = text;
    button.hidden = !label;
    button.textContent = label ?? "";
    button.onclick = act;
  }

  // What stands there when the page opens is what the market has, or what it just refused.
  const saved = read(), refused = document.getElementById("errors") !== null;
  const putBack = typed => { fill(typed); keep({ saved, typed }); say(words.restored, words.discard, () => leave(typed)); };
  const leave = typed => { fill(saved); keep(null); say(words.discarded, words.restore, () => putBack(typed)); };

  const draft = recall();
  if (draft && draft.typed.length === fields.length && !same(draft.typed, saved)) {
    if (same(draft.saved, saved)) putBack(draft.typed);
    else say(words.older, words.restore, () => putBack(draft.typed));
  } else if (!refused) keep(null);

  form.addEventListener("input", event => {
    if (!event.isTrusted) return;
    const typed = read();
    keep(same(typed, saved) && !refused ? null : { saved, typed });
    say(words.unsaved);
  });
  form.addEventListener("submit", () => { try { sessionStorage.setItem("market.sent", key); } catch { /* It is thrown away when it is read again. */ } });

  const rows = [...form.querySelectorAll("fieldset.row")];
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(event.shiftKey ? "button[value=next]" : "button.primary"));
    }
    const step = event.altKey && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      rows[rows.indexOf(event.target.closest("fieldset.row")) + step]?.querySelector("input, textarea").focus();
    }
  });
  for (const keys of form.querySelectorAll("[data-keys]")) keys.hidden = false;
}
