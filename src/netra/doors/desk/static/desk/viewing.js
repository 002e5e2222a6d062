// Keys, frame steps, time marks and drawing a place. Without this file every link still works.
"use strict";

const FRAME = 1 / 25; // seconds; a recording does not tell a page how many pictures it has

const player = document.querySelector("video[data-player], audio[data-player]");
const form = document.querySelector("form[data-remark]");

function writing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

// Single letters can be switched off: they stand in the way of speech input.
const keys = document.querySelector("[data-keys]");
if (keys) {
  const box = keys.querySelector("input");
  keys.hidden = false;
  box.checked = localStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  if (keys && !keys.querySelector("input").checked) return;
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  if (event.key.startsWith("Arrow") && event.target.closest(".look-stage, video, audio")) return;
  const key = event.key === "=" ? "+" : event.key;
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control === null || control.closest("[hidden]")) return;
  event.preventDefault();
  control.click();
});

// What was typed stays in this tab until it is sent, however the piece is looked at meanwhile.
if (form) {
  const name = `remark ${location.pathname}`;
  const fields = [...form.querySelectorAll("textarea, input:not([type=hidden])")];
  const page = () => (form.elements.page ? form.elements.page.value : "");
  const keep = () => {
    const typed = fields.filter((field) => field.value).map((field) => [field.name, field.value]);
    if (typed.length) sessionStorage.setItem(name, JSON.stringify({ page: page(), typed }));
    else sessionStorage.removeItem(name);
  };
  const before = JSON.parse(sessionStorage.getItem(name) || "null");
  if (before && fields.every((field) => !field.value)) {
    const placed = ["x", "y", "width", "height"];
    for (const [which, value] of before.typed) {
      const field = form.elements[which];
      if (field && (before.page === page() || !placed.includes(which))) field.value = value;
    }
    form.closest("details").open = true;
  }
  addEventListener("pagehide", keep);
  form.addEventListener("submit", () => { removeEventListener("pagehide", keep); sessionStorage.removeItem(name); });
}

function told(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - minutes * 60).toFixed(3).padStart(6, "0")}`;
}

if (player) {
  for (const part of document.querySelectorAll("[data-frames], [data-time-now]")) part.hidden = false;
  const clock = document.querySelector("[data-clock]");
  const show = () => { if (clock) clock.textContent = told(player.currentTime); };
  const unplayed = () => { document.querySelector("[data-unplayed]").hidden = player.error === null; };
  player.addEventListener("error", unplayed);
  unplayed();
  for (const name of ["timeupdate", "seeked", "loadedmetadata"]) player.addEventListener(name, show);
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      player.pause();
      player.currentTime = Math.max(0, player.currentTime + Number(button.dataset.step) * FRAME);
    });
  }
  for (const link of document.querySelectorAll("[data-seek]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      player.currentTime = Number(link.dataset.seek);
      player.focus();
    });
  }
  const take = document.querySelector("[data-time-now] button");
  if (take && form) {
    take.addEventListener("click", () => {
      take.closest("details").open = true;
      const start = form.elements.from_time;
      (start.value ? form.elements.to_time : start).value = told(player.currentTime);
    });
  }
}

// Dragging over the first picture, while the form is open and the picture stands upright.
const sheet = document.querySelector("[data-sheet]");
if (sheet && form && form.elements.x) {
  const details = form.closest("details");
  document.querySelector("[data-drag-hint]").hidden = false;
  const share = (value, whole) => Math.min(100, Math.max(0, (value / whole) * 100));
  let start = null;
  let outline = null;
  const spot = (event) => {
    const frame = sheet.getBoundingClientRect();
    return { x: share(event.clientX - frame.left, frame.width), y: share(event.clientY - frame.top, frame.height) };
  };
  sheet.addEventListener("dragstart", (event) => event.preventDefault());
  sheet.addEventListener("pointerdown", (event) => {
    if (!details.open || event.button !== 0) return;
    event.preventDefault();
    start = spot(event);
    sheet.setPointerCapture(event.pointerId);
    if (outline === null) {
      outline = document.createElement("div");
      outline.className = "look-drawn";
      sheet.append(outline);
    }
  });
  sheet.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const end = spot(event);
    const place = {
      x: Math.min(start.x, end.x), y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x), height: Math.abs(end.y - start.y),
    };
    for (const [side, name] of [["x", "left"], ["y", "top"], ["width", "width"], ["height", "height"]]) {
      outline.style.setProperty(name, `${place[side]}%`);
      form.elements[side].value = (Math.floor(place[side] * 10) / 10).toFixed(1);
    }
  });
  const end = () => { start = null; };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
}
