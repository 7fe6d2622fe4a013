// Picture, table or outline: the same view three times, one seen at a time.

import { fillOutline } from "./outline.js";
import { fillTable } from "./table.js";
import { say, state, whenChanged } from "./state.js";

const SHAPES = { picture: () => undefined, table: fillTable, outline: fillOutline };
let shown = "picture";

export function showShapes() {
  for (const name of Object.keys(SHAPES)) document.getElementById(`as-${name}`).addEventListener("click", () => show(name));
  whenChanged(() => SHAPES[shown]());
}

export function show(name) {
  shown = name;
  SHAPES[name]();
  for (const each of Object.keys(SHAPES)) {
    document.getElementById(each).hidden = each !== name;
    document.getElementById(`as-${each}`).setAttribute("aria-pressed", String(each === name));
  }
  document.getElementById(name).focus();
  say(`${name}: ${state.seen.nodes.size} organisations and places, ${state.seen.edges.size} lines`);
}
