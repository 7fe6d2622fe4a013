// Expanding in place: what an organisation is joined to is added where there is room, and undo takes it away again.
// A page that is served asks the service; one that stands by itself has what it carries.

import { changed, about, data, edges, key, nodes, remember, say, state } from "./state.js";

const COLUMN = 190;
const ROW = 150;

export function canExpand(id) {
  if (about.nodes.get(id)?.drawn !== "organisation") return false;
  return data.ask !== undefined || spareAround(id).length > 0;
}

export async function expand(id) {
  if (data.ask !== undefined && !(await fetchAround(id))) return;
  const fresh = spareAround(id);
  if (fresh.length === 0) return say("Nothing more is known that it is joined to.");
  open(fresh, id);
  return say(`${fresh.length} more shown. Undo with U.`);
}

export function canShowRest() {
  return data.ask === undefined ? rest().length > 0 : !data.shown.every((each) => each.organisations === each.of_organisations && each.lines === each.of_lines);
}

export function showRest() {
  if (data.ask !== undefined) {
    const address = new URL(data.ask.page, document.baseURI);
    address.searchParams.set("limit", String(data.ask.most));
    location.assign(address);
    return;
  }
  open(rest(), null);
}

function rest() {
  return [...about.nodes].filter(([id, facts]) => facts.beyond && !state.opened.has(id)).map(([id]) => id);
}

function spareAround(id) {
  const found = new Set();
  for (const edge of edges.values()) {
    const other = edge.from === id ? edge.to : edge.to === id ? edge.from : null;
    if (other !== null && isHidden(other)) found.add(other);
  }
  return [...found];
}

// What can be opened: what is spare, and what another date shows but not this one, for want of room.
function isHidden(id) {
  const facts = about.nodes.get(id);
  if (facts === undefined || state.opened.has(id)) return false;
  return facts.spare || (facts.more?.includes(state.stop) && !facts.stops.includes(state.stop));
}

// Holders go above what is expanded, subjects below, in the nearest free place.
function open(ids, from) {
  for (const id of ids) {
    state.opened.add(id);
    if (!about.nodes.get(id).spare) continue;
    const above = from !== null && [...edges.values()].some((edge) => edge.from === from && edge.to === id);
    Object.assign(nodes.get(id), freePlace(from === null ? lowest() : nodes.get(from), above ? -1 : 1));
  }
  remember(() => {
    for (const id of ids) state.opened.delete(id);
    changed();
  });
  changed();
}

function lowest() {
  const placed = [...nodes.values()].filter((node) => isPlaced(node.id));
  return placed.reduce((low, node) => (node.y > low.y ? node : low), { x: 0, y: 0 });
}

function isPlaced(id) {
  return !about.nodes.get(id).spare || state.opened.has(id);
}

function freePlace(from, side) {
  const taken = [...nodes.values()].filter((node) => isPlaced(node.id));
  const free = (x, y) => taken.every((node) => Math.abs(node.x - x) >= COLUMN * 0.95 || Math.abs(node.y - y) >= ROW * 0.75);
  for (let row = 1; ; row += 1) {
    const y = from.y + side * row * ROW;
    for (let step = 0; step <= 4 * row; step += 1) {
      for (const way of step === 0 ? [0] : [-1, 1]) {
        const x = from.x + way * step * COLUMN;
        if (free(x, y)) return { x, y };
      }
    }
  }
}

async function fetchAround(id) {
  const address = new URL(data.ask.path, document.baseURI);
  for (const [name, value] of Object.entries({ ...data.ask.query, subject: id })) address.searchParams.set(name, value);
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    take(await answer.json());
    return true;
  } catch (error) {
    say(`The service did not answer (${error.message}).`);
    return false;
  }
}

// What is new becomes spare, on the date that is shown.
function take(more) {
  const stop = more.stops.indexOf(more.on);
  for (const part of ["types", "kinds"]) Object.assign(key[part], { ...more.key[part], ...key[part] });
  Object.assign(data.functions, more.functions);
  for (const node of more.nodes) {
    if (!more.about.nodes[node.id].stops.includes(stop)) continue;
    if (nodes.has(node.id)) {
      about.nodes.get(node.id).more = datesOf(more, more.about.nodes[node.id]);
      continue;
    }
    nodes.set(node.id, { ...node });
    about.nodes.set(node.id, { ...more.about.nodes[node.id], spare: true, lit: false, stops: datesOf(more, more.about.nodes[node.id]) });
  }
  for (const edge of more.edges) {
    if (!more.about.edges[edge.id].stops.includes(stop)) continue;
    if (edges.has(edge.id)) {
      const known = about.edges.get(edge.id);
      known.stops = [...new Set([...known.stops, ...datesOf(more, more.about.edges[edge.id])])].sort((a, b) => a - b);
      continue;
    }
    edges.set(edge.id, edge);
    about.edges.set(edge.id, { ...more.about.edges[edge.id], spare: true, lit: false, stops: datesOf(more, more.about.edges[edge.id]) });
  }
}

// On which of our dates something is: the other view stops at dates of its own, each of which holds up to the next.
function datesOf(more, facts) {
  const held = new Set(facts.stops);
  return data.stops.map((day, number) => [number, more.stops.findLastIndex((other) => other <= day)]).filter(([, other]) => held.has(other)).map(([number]) => number);
}
