"use strict";
// Sends a file to the server that this page is from, and goes to the report.
(function () {
  const drop = document.getElementById("drop");
  const input = document.getElementById("file");
  const said = document.getElementById("said");
  const most = Number(drop.dataset.most);
  let busy = false;

  function say(text, failed) {
    said.textContent = text;
    said.classList.toggle("failed", Boolean(failed));
  }

  async function send(file) {
    if (!file || busy) return;
    if (file.size > most) {
      say(file.name + " has more than " + most / 1e6 + " MB; split it.", true);
      return;
    }
    busy = true;
    drop.classList.add("busy");
    say("Reading " + file.name + " \u2026");
    try {
      const answer = await fetch("/lint", {
        method: "POST",
        body: file,
        headers: { "Content-Type": "application/octet-stream", "X-Agreement-Name": encodeURIComponent(file.name) },
      });
      const done = await answer.json();
      if (done.report) {
        location.assign(done.report);
        return;
      }
      say(file.name + ": " + done.error, true);
    } catch (error) {
      say("The server does not answer. Is alliance-lint serve still running?", true);
    } finally {
      busy = false;
      drop.classList.remove("busy");
      input.value = "";
    }
  }

  input.addEventListener("change", () => send(input.files[0]));
  ["dragenter", "dragover"].forEach((name) => addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  }));
  ["dragleave", "drop"].forEach((name) => addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.remove("over");
  }));
  addEventListener("drop", (event) => {
    const files = event.dataTransfer.files;
    if (files.length > 1) say("One file at a time, please.", true);
    else send(files[0]);
  });
  addEventListener("pageshow", () => say(""));
})();
