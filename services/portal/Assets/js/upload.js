// Sends a chosen file in pieces (tus 1.0.0), so that it goes on where it was after a line that was cut, a pause or a reload. Without
// this script, and when the market refuses, the form sends the file as forms do, and its answer says what is wrong.
"use strict";

const pieceSize = 512 * 1024;
const longestWait = 15;

class Refused extends Error {}

for (const box of document.querySelectorAll("[data-upload]")) {
  const form = box.closest("form"), field = form.querySelector("input[type=file]");
  const bar = box.querySelector("progress"), status = box.querySelector("[role=status]"), button = box.querySelector("button");
  const words = box.dataset;
  let busy = false, paused = false, stop = null, wake = () => {};

  const say = text => { if (status.textContent !== text) status.textContent = text; };
  const keyOf = file => `market.upload ${words.upload} ${file.name} ${file.size} ${file.lastModified}`;
  const recall = file => { try { return localStorage.getItem(keyOf(file)); } catch { return null; } };
  const keep = (file, address) => { try { address ? localStorage.setItem(keyOf(file), address) : localStorage.removeItem(keyOf(file)); } catch { /* It can be sent, not gone on with after a reload. */ } };
  const sleep = seconds => new Promise(resolve => { wake = resolve; if (seconds) setTimeout(resolve, seconds * 1000); });
  const base64 = bytes => btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(""));

  const call = (method, address, headers, body) => {
    stop = new AbortController();
    return fetch(address, { method, body, signal: stop.signal, headers: { "Tus-Resumable": "1.0.0", "X-Market": "1", ...headers } });
  };

  // What passes by itself is tried again; every other refusal is the form's to tell.
  const fail = async answer => {
    const code = (await answer.json().catch(() => null))?.errors?.[0]?.code;
    const passes = answer.status >= 500 || [423, 429, 460].includes(answer.status) || code === "upload.offset";
    throw passes ? new Error(code) : new Refused(code);
  };

  async function announce(file) {
    const name = base64(new TextEncoder().encode(file.name));
    const answer = await call("POST", words.upload, { "Upload-Length": file.size, "Upload-Metadata": `filename ${name}` });
    if (!answer.ok) await fail(answer);
    keep(file, answer.headers.get("Location"));
    return answer.headers.get("Location");
  }

  // Bytes that the market has; null when it knows nothing of it any more.
  async function ask(address) {
    const answer = await call("HEAD", address, {});
    if (answer.status === 404) return null;
    if (!answer.ok) await fail(answer);
    return Number(answer.headers.get("Upload-Offset"));
  }

  async function sendPiece(file, address, offset) {
    const piece = await file.slice(offset, offset + pieceSize).arrayBuffer();
    const headers = { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" };
    if (crypto.subtle) headers["Upload-Checksum"] = `sha256 ${base64(await crypto.subtle.digest("SHA-256", piece))}`;
    const answer = await call("PATCH", address, headers, piece);
    if (!answer.ok) await fail(answer);
    return Number(answer.headers.get("Upload-Offset"));
  }

  // A reader of the screen hears each quarter, not each piece.
  function show(file, offset) {
    bar.max = file.size;
    bar.value = offset;
    say(offset + pieceSize >= file.size ? words.checking : words.sending.replace("{0}", Math.floor(4 * offset / file.size) * 25));
  }

  async function send(file) {
    let address = recall(file), wait = 1;
    while (true) {
      while (paused) await sleep();
      try {
        address ??= await announce(file);
        let offset = await ask(address);
        if (offset === null) keep(file, address = null);
        while (address && offset < file.size) {
          show(file, offset);
          offset = await sendPiece(file, address, offset);
          wait = 1;
        }
        if (address) return keep(file, null);
      } catch (error) {
        if (error instanceof Refused) throw error;
        if (paused) continue;
        say(words.waiting);
        await sleep(wait);
        wait = Math.min(2 * wait, longestWait);
      }
    }
  }

  form.addEventListener("submit", async event => {
    const file = field.files[0];
    if (!file && !busy) return;
    event.preventDefault();
    if (busy) return;
    box.hidden = false;
    const tooLarge = file.size > words.most;
    bar.hidden = button.hidden = tooLarge;
    status.className = tooLarge ? "error" : "help";
    if (tooLarge) return say(words.tooLarge);
    busy = true;
    try {
      await send(file);
      location.assign(words.done);
    } catch {
      keep(file, null);
      form.submit();
    }
  });

  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? words.resume : words.pause;
    if (!paused) return wake();
    say(words.paused);
    stop?.abort();
  });
  addEventListener("online", () => { if (!paused) wake(); });
}
