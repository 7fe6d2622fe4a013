// What the view knows and what of it is seen: the data of the page, the date, the filters, and what was expanded.
// Other modules change the state through the functions here, which tell whoever listens.

export const data = JSON.parse(document.getElementById("data").textContent);
export const nodes = new Map(data.nodes.map((node) => [node.id, node]));
export const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
export const about = { nodes: new Map(Object.entries(data.about.nodes)), edges: new Map(Object.entries(data.about.edges)) };
export const key = data.key;
export const state = {
  stop: data.stops.indexOf(data.on),
  offTypes: new Set(),
  offKinds: new Set(),
  opened: new Set(), // spare organisations that were asked for
  chosen: null, // {what: "nodes" | "edges", id}
  steps: [], // what undo takes back: a function each
  seen: { nodes: new Set(), edges: new Set() },
};
const listeners = [];

export function whenChanged(listener) {
  listeners.push(listener);
}

export function changed() {
  state.seen = see();
  for (const listener of listeners) listener();
}

// What is shown: at the date, not filtered away, and not spare unless it was asked for.
function see() {
  const shown = { nodes: new Set(), edges: new Set() };
  for (const [id, facts] of about.nodes) {
    const opened = state.opened.has(id);
    if (facts.spare && !opened) continue;
    const holds = facts.stops.includes(state.stop) || (opened && facts.more?.includes(state.stop));
    if (state.offTypes.has(facts.type) || !holds) continue;
    shown.nodes.add(id);
  }
  for (const [id, facts] of about.edges) {
    const edge = edges.get(id);
    if (state.offKinds.has(facts.kind) || !facts.stops.includes(state.stop)) continue;
    if (shown.nodes.has(edge.from) && shown.nodes.has(edge.to)) shown.edges.add(id);
  }
  return shown;
}

export function setStop(stop) {
  if (stop < 0 || stop >= data.stops.length || stop === state.stop) return;
  state.stop = stop;
  changed();
}

export function choose(what, id) {
  state.chosen = id === null ? null : { what, id };
  for (const listener of chosenListeners) listener();
}
const chosenListeners = [];

export function whenChosen(listener) {
  chosenListeners.push(listener);
}

export function remember(undo) {
  state.steps.push(undo);
}

export function undo() {
  const step = state.steps.pop();
  if (step !== undefined) step();
  return step !== undefined;
}

export function nameOf(id) {
  return about.nodes.get(id)?.name ?? id;
}

export function typeLabel(type) {
  return key.types[type]?.label ?? type;
}

export function kindLabel(kind) {
  return key.kinds[kind]?.label ?? kind;
}

export function functionNames(edge) {
  return edge.functions.map((each) => (each === "*" ? "all functions" : data.functions[each] ?? each));
}

// How many lines at most are named one by one in a panel.
export const LISTED = 60;

export function longDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  const names = "January February March April May June July August September October November December".split(" ");
  return `${day} ${names[month - 1]} ${year}`;
}

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("aria-") || name === "for" || name === "scope" || name.startsWith("data-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

export function say(text) {
  document.getElementById("said").textContent = text;
}
