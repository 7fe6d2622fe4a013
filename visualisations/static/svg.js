// What is seen, drawn as SVG with text that stays text.

import { about, data, edges, key, longDay, nodes, state } from "./state.js";
import { round, shape, svg } from "./signs.js";

const INSIDE = new Set(["box"]);
const LINE = 17;
const HALF = 16;

export function drawSvg() {
  const seen = [...state.seen.nodes].map((id) => nodes.get(id));
  const [xs, ys] = [seen.map((node) => node.x), seen.map((node) => node.y)];
  const edge = 110;
  const reduce = (values, pick) => values.reduce((a, b) => pick(a, b), values[0] ?? 0);
  const [left, top] = [reduce(xs, Math.min) - edge, reduce(ys, Math.min) - edge];
  const [wide, high] = [reduce(xs, Math.max) - left + edge, reduce(ys, Math.max) - top + edge];
  const heading = svg("text", { x: left + 12, y: top + 28, "font-size": 20, "font-weight": "bold", fill: "#212b32" });
  heading.textContent = `${data.title}, as at ${longDay(data.stops[state.stop])}`;
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${wide} ${high}`, width: wide, height: high, "font-family": "Arial, sans-serif", role: "img" });
  const title = svg("title", {});
  title.textContent = heading.textContent;
  const back = svg("rect", { x: left, y: top, width: wide, height: high, fill: "#ffffff" });
  made.append(title, back, heading, ...[...state.seen.edges].map(line), ...seen.map(mark));
  return made;
}

function line(id) {
  const [edge, style] = [edges.get(id), key.styles[key.kinds[about.edges.get(id).kind].style]];
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(dx, dy) || 1;
  const end = 24 / far;
  const bend = edge.smooth ? (edge.smooth.type === "curvedCW" ? 1 : -1) * edge.smooth.roundness : 0;
  const [mx, my] = [from.x + dx / 2 - dy * bend, from.y + dy / 2 + dx * bend];
  const [tx, ty] = [to.x - dx * end, to.y - dy * end];
  const turn = Math.atan2(to.y - my, to.x - mx);
  const wing = (side) => `${round(tx - 10 * Math.cos(turn + side))},${round(ty - 10 * Math.sin(turn + side))}`;
  const path = svg("path", {
    d: `M${round(from.x)} ${round(from.y)}Q${round(mx)} ${round(my)} ${round(tx)} ${round(ty)}`,
    fill: "none", stroke: style.colour, "stroke-width": edge.width, "stroke-dasharray": style.dashes.join(" "),
  });
  const head = svg("polygon", { points: `${round(tx)},${round(ty)} ${wing(0.4)} ${wing(-0.4)}`, fill: style.colour });
  return svg("g", {}, path, head);
}

function mark(node) {
  const family = key.families[node.group];
  const lines = node.label.split("\n");
  const inside = INSIDE.has(family.shape);
  const longest = lines.reduce((most, each) => Math.max(most, each.length), 0);
  const drawn = inside ? shape(family, node.x, node.y, longest * 3.9 + 10, (lines.length * LINE) / 2 + 9) : shape(family, node.x, node.y, HALF, HALF);
  const first = inside ? node.y - ((lines.length - 1) * LINE) / 2 + 5 : node.y - HALF - 8 - (lines.length - 1) * LINE;
  const texts = lines.map((each, number) => {
    const text = svg("text", { x: node.x, y: first + number * LINE, "text-anchor": "middle", "font-size": 14, fill: "#212b32", stroke: inside ? "none" : "#ffffff", "stroke-width": 3, "paint-order": "stroke" });
    text.textContent = each;
    return text;
  });
  return svg("g", {}, drawn, ...texts);
}
