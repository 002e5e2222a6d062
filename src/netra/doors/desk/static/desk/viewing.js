// Keys, frame steps, time marks and drawing a place. Without this file every link still works.
"use strict";

const FRAME = 1 / 25; // seconds; a recording does not tell a page how many pictures it has

const player = document.querySelector("video[data-player], audio[data-player]");
const form = document.querySelector("form[data-remark]");

function writing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
  if (event.key.startsWith("Arrow") && event.target.closest(".look-stage, video, audio")) return;
  const key = event.key === "=" ? "+" : event.key;
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control === null || control.closest("[hidden]")) return;
  event.preventDefault();
  control.click();
});

function told(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - minutes * 60).toFixed(3).padStart(6, "0")}`;
}

if (player) {
  for (const part of document.querySelectorAll("[data-frames], [data-time-now]")) part.hidden = false;
  const clock = document.querySelector("[data-clock]");
  const show = () => { if (clock) clock.textContent = told(player.currentTime); };
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
