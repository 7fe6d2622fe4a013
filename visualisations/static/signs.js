// The signs of the legend, and of the exported picture, drawn as SVG: the same shapes that vis-network draws.

const SPACE = "http://www.w3.org/2000/svg";

export function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

export function shapeSign(family) {
  const sign = family.shape === "box" ? shape(family, 15, 11, 13, 7) : shape(family, 15, 11, 9, 9);
  return svg("svg", { width: 30, height: 22, "aria-hidden": "true" }, sign);
}

export function lineSign(style) {
  const line = svg("line", { x1: 1, y1: 9, x2: 29, y2: 9, stroke: style.colour, "stroke-width": style.width, "stroke-dasharray": style.dashes.join(" ") });
  return svg("svg", { width: 30, height: 18, "aria-hidden": "true" }, line);
}

const CORNERS = {
  star: () => points(10, (number) => [number % 2 === 0 ? 1.1 : 0.55, number * 36 - 90]),
  hexagon: () => points(6, (number) => [1, number * 60]),
  triangle: () => points(3, (number) => [1.15, number * 120 - 90]),
  triangleDown: () => points(3, (number) => [1.15, number * 120 + 90]),
  diamond: () => points(4, (number) => [1, number * 90]),
  square: () => points(4, (number) => [1.3, number * 90 + 45]),
};

function points(count, at) {
  return Array.from({ length: count }, (_, number) => {
    const [far, degrees] = at(number);
    const turn = (degrees * Math.PI) / 180;
    return [far * Math.cos(turn), far * Math.sin(turn)];
  });
}

// A shape around a middle; those that hold their label are as large as they are told.
export function shape(family, x, y, half, high) {
  const paint = { fill: family.colour, stroke: "#212b32", "stroke-width": 1.5, ...(family.dashed ? { "stroke-dasharray": "5 4" } : {}) };
  const corners = CORNERS[family.shape]?.();
  if (corners !== undefined) {
    const text = corners.map(([dx, dy]) => `${round(x + dx * half)},${round(y + dy * half)}`).join(" ");
    return svg("polygon", { points: text, ...paint });
  }
  if (family.shape === "dot") return svg("circle", { cx: x, cy: y, r: half, ...paint });
  const rounding = Math.min(family.rounding, high);
  return svg("rect", { x: x - half, y: y - high, width: half * 2, height: high * 2, rx: rounding, ...paint });
}

export function round(number) {
  return Math.round(number * 10) / 10;
}
