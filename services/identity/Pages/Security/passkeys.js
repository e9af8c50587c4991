// Asks the browser for a passkey and puts its answer in the form. Without this script the forms that need it stay hidden.
"use strict";

async function ask(form) {
  const asked = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const options = await asked.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.credential.value = JSON.stringify(credential.toJSON());
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  form.hidden = false;
  const button = form.querySelector("button");
  const failed = form.querySelector(".passkey-failed");
  form.addEventListener("submit", event => {
    event.preventDefault();
    button.disabled = true;
    failed.hidden = true;
    ask(form).catch(() => {
      button.disabled = false;
      failed.hidden = false;
      failed.focus();
    });
  });
}
