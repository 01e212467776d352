"use strict";
// One report is one .agreement. Without this script everything can be read and every link leads somewhere; it adds filters,
// keys, copying and sorting.
(function () {
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  function setUp(report) {
    const cards = all(".finding", report);
    const key = report.id.slice(0, -3);
    const text = report.querySelector(".text");
    const filters = report.querySelector(".filters");
    let current = null;

    const visible = () => cards.filter((card) => !card.hidden);
    const number = (card) => card.id.slice(key.length + 1);
    const placeOf = (card) => document.getElementById(key + "m" + number(card));
    const signs = (card) => all("[data-f]", text || report).filter((sign) => sign.dataset.f.split(" ").includes(number(card)));

    function show(card, scroll) {
      if (current) {
        current.classList.remove("current");
        signs(current).forEach((sign) => sign.classList.remove("current"));
      }
      current = card;
      card.classList.add("current");
      signs(card).forEach((sign) => sign.classList.add("current"));
      if (scroll) {
        card.focus({ preventScroll: true });
        card.scrollIntoView({ block: "start" });
        if (text && getComputedStyle(text).position === "sticky") inText(placeOf(card));
      }
    }

    // Scrolls the text alone, not the page around it.
    function inText(place) {
      if (!place) return;
      place.scrollIntoView({ block: "nearest" });
      const offset = place.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += offset - text.clientHeight / 3;
      if (current) current.scrollIntoView({ block: "start" });
    }

    function filter() {
      const severities = all("[name=severity]:checked", filters).map((box) => box.value);
      const family = filters.elements.family.value;
      cards.forEach((card) => {
        card.hidden = !severities.includes(card.dataset.severity) || (family !== "" && card.dataset.family !== family);
      });
      const hidden = new Set(cards.filter((card) => card.hidden).map(number));
      if (text) {
        all("[data-f]", text).forEach((sign) => {
          sign.classList.toggle("off", sign.dataset.f.split(" ").every((each) => hidden.has(each)));
        });
        all(".pin", text).forEach((pin) => { pin.hidden = pin.classList.contains("off"); });
      }
      const left = cards.length - hidden.size;
      report.querySelector(".shown").textContent = hidden.size ? left + " of " + cards.length + " shown" : "";
    }

    if (filters) {
      filters.hidden = false;
      filters.addEventListener("change", filter);
      filters.addEventListener("submit", (event) => event.preventDefault());
      filters.reset();
    }
    all(".copy", report).forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    });
    all(".switch", report).forEach((label) => {
      label.hidden = false;
      const box = label.querySelector("input");
      box.addEventListener("change", () => text.classList.toggle("plain", !box.checked));
      text.classList.toggle("plain", !box.checked);
    });
    all("input.provisions", report).forEach((box) => { box.autocomplete = "off"; });

    report.addEventListener("click", (event) => {
      const card = event.target.closest(".finding");
      if (card) {
        show(card, false);
        const link = event.target.closest("a.place");
        const place = link && document.getElementById(link.hash.slice(1));
        if (place && text && getComputedStyle(text).position === "sticky" && text.contains(place)) {
          event.preventDefault();
          inText(place);
        }
        return;
      }
      const sign = event.target.closest("[data-f]");
      if (!sign || sign.classList.contains("off")) return;
      const target = document.getElementById(key + "f" + sign.dataset.f.split(" ")[0]);
      if (!target) return;
      event.preventDefault();
      target.hidden = false;
      show(target, true);
    });

    return {
      step(by) {
        const shown = visible();
        if (!shown.length) return;
        const at = shown.indexOf(current);
        show(shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)], true);
      },
      swap() {
        if (!current || !text) return;
        const place = placeOf(current);
        if (text.contains(document.activeElement)) show(current, true);
        else if (place) { inText(place); place.scrollIntoView({ block: "nearest" }); text.focus({ preventScroll: true }); }
      },
      copy() {
        const button = current && current.querySelector(".copy");
        if (button) copy(button);
      },
      wording() {
        const shown = all(".wording", report);
        const open = shown.some((each) => !each.open);
        shown.forEach((each) => { each.open = open; });
      },
      toggle(severity) {
        const box = filters && filters.querySelector("[value=" + severity + "]");
        if (box) { box.checked = !box.checked; filter(); }
      },
      help() {
        const keys = report.querySelector(".keys");
        keys.open = !keys.open;
      },
    };
  }

  function copy(button) {
    const words = document.getElementById(button.dataset.copy);
    const done = (said) => {
      button.textContent = said;
      setTimeout(() => { button.textContent = "Copy wording"; }, 1600);
    };
    const byHand = () => {
      words.closest("details").open = true;
      const range = document.createRange();
      range.selectNodeContents(words);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      done(document.execCommand("copy") ? "Copied" : "Selected: copy it with Ctrl+C");
    };
    if (navigator.clipboard) navigator.clipboard.writeText(words.textContent).then(() => done("Copied"), byHand);
    else byHand();
  }

  // Of many reports on a page one is shown at a time; each is made ready when it is first shown.
  const ready = new Map();

  function shownReport() {
    const shown = all(".agreement").find((report) => report.offsetParent !== null);
    if (shown && !ready.has(shown)) ready.set(shown, setUp(shown));
    return shown && ready.get(shown);
  }

  addEventListener("hashchange", shownReport);
  shownReport();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const act = shownReport();
    if (!act) return;
    const does = {
      j: () => act.step(1), k: () => act.step(-1), t: act.swap, c: act.copy, w: act.wording, "?": act.help,
      1: () => act.toggle("error"), 2: () => act.toggle("warning"), 3: () => act.toggle("info"),
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });

  addEventListener("beforeprint", () => all(".duties details, .wording, .suppressed").forEach((each) => { each.open = true; }));

  all(".heat").forEach((table) => {
    const body = table.tBodies[0];
    const heads = all(".checks th", table);
    heads.forEach((head, column) => {
      head.querySelector("button").addEventListener("click", () => {
        const how = head.querySelector("button").dataset.sort;
        const up = how === "most" ? "descending" : "ascending";
        const down = how === "most" ? "ascending" : "descending";
        const to = head.getAttribute("aria-sort") === up ? down : up;
        heads.forEach((each) => each.setAttribute("aria-sort", each === head ? to : "none"));
        const value = (row) => (how === "text" ? row.cells[column].textContent : Number(row.cells[column].dataset.v));
        const rows = Array.from(body.rows);
        const sign = to === "ascending" ? 1 : -1;
        rows.sort((a, b) => {
          const [x, y] = [value(a), value(b)];
          return sign * (how === "text" ? x.localeCompare(y) : x - y);
        });
        body.append(...rows);
      });
    });
  });
})();
