// Areas drawn by dragging and moved by arrow keys. Without this file they are typed.
"use strict";

const stage = document.querySelector("[data-stage]");
const list = document.querySelector("[data-areas]");
const names = ["left", "top", "width", "height"];
const step = 0.5; // per cent that an arrow key moves

function input(row, name) {
  return row.querySelector(`input[name$="-${name}"]`);
}

function value(row, name) {
  const found = input(row, name);
  return found === null ? 0 : Number(found.value.replace(",", "."));
}

function write(row, box) {
  for (const name of names) input(row, name).value = String(Math.round(box[name] * 10) / 10);
}

function read(row) {
  return Object.fromEntries(names.map((name) => [name, value(row, name)]));
}

function empty(row) {
  return [...row.querySelectorAll("input")].every((each) => each.value === "" || each.type === "checkbox");
}

function here(row) {
  if (input(row, "page")) return value(row, "page") === Number(stage.dataset.page);
  const at = Number(stage.dataset.at);
  return !input(row, "from_s") || (value(row, "from_s") <= at && at <= value(row, "to_s"));
}

function fresh() {
  const found = [...list.querySelectorAll("[data-area]")].find(empty);
  if (found) return found;
  const total = document.querySelector('input[name="area-TOTAL_FORMS"]');
  const number = Number(total.value);
  const html = document.querySelector("[data-spare]").innerHTML;
  list.insertAdjacentHTML("beforeend", html.replaceAll("__prefix__", number).replaceAll("__number__", number + 1));
  total.value = String(number + 1);
  return list.lastElementChild;
}

function held(box) {
  const width = Math.min(100, Math.max(step, box.width));
  const height = Math.min(100, Math.max(step, box.height));
  const left = Math.min(100 - width, Math.max(0, box.left));
  return { width, height, left, top: Math.min(100 - height, Math.max(0, box.top)) };
}

function key(event, row) {
  const turns = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (!(event.key in turns)) return;
  event.preventDefault();
  const [x, y] = turns[event.key].map((each) => each * step);
  const box = read(row);
  const moved = event.shiftKey
    ? { ...box, width: box.width + x, height: box.height + y }
    : { ...box, left: box.left + x, top: box.top + y };
  write(row, held(moved));
  draw(row);
}

function draw(chosen) {
  for (const each of stage.querySelectorAll(".redact-box")) each.remove();
  [...list.querySelectorAll("[data-area]")].forEach((row, index) => {
    const box = read(row);
    if (!box.width || !box.height || !here(row)) return;
    const shown = document.createElement("button");
    shown.type = "button";
    shown.className = "redact-box";
    shown.textContent = String(index + 1);
    shown.setAttribute("aria-label", `${stage.dataset.name} ${index + 1}`);
    for (const name of names) shown.style[name] = `${box[name]}%`;
    shown.addEventListener("keydown", (event) => key(event, row));
    stage.append(shown);
    if (row === chosen) shown.focus();
  });
}

function place(event) {
  const edge = stage.getBoundingClientRect();
  const share = (at, start, length) => Math.min(100, Math.max(0, ((at - start) / length) * 100));
  return [share(event.clientX, edge.left, edge.width), share(event.clientY, edge.top, edge.height)];
}

function drag(first) {
  if (first.pointerType === "touch") return; // a finger scrolls past the picture
  if (first.button !== 0 || first.target.closest(".redact-box")) return;
  const [x, y] = place(first);
  let row = null;
  stage.setPointerCapture(first.pointerId);
  const move = (event) => {
    const [toX, toY] = place(event);
    if (row === null && Math.abs(toX - x) < 1 && Math.abs(toY - y) < 1) return;
    if (row === null) {
      row = fresh();
      const at = Number(stage.dataset.at);
      for (const [name, said] of [["page", stage.dataset.page], ["from_s", Math.max(0, at - 1)], ["to_s", at + 1]]) {
        if (input(row, name)) input(row, name).value = String(said);
      }
    }
    write(row, held({ left: Math.min(x, toX), top: Math.min(y, toY), width: Math.abs(toX - x), height: Math.abs(toY - y) }));
    draw(null);
  };
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", () => {
    stage.removeEventListener("pointermove", move);
    if (row) draw(row);
  }, { once: true });
}

if (stage && list) {
  stage.dataset.drawable = "";
  for (const each of document.querySelectorAll("[data-script]")) each.hidden = false;
  stage.addEventListener("pointerdown", drag);
  list.addEventListener("input", () => draw(null));
  draw(null);
}
