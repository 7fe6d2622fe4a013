// The signs of the legend, and of the exported picture, drawn as SVG: the same shapes that vis-network draws.

const SPACE = "http://www.w3.org/2000/svg";

export function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

export function shapeSign(family) {
  const sign = shape(family, 15, 11, 9, 7);
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
  if (family.shape === "ellipse") return svg("ellipse", { cx: x, cy: y, rx: half * 1.2, ry: high, ...paint });
  if (family.shape === "database") return svg("path", { d: drum(x, y, half, high), ...paint });
  return svg("rect", { x: x - half, y: y - high, width: half * 2, height: high * 2, rx: 3, ...paint });
}

function drum(x, y, half, high) {
  const [left, right, top, bottom, lid] = [x - half, x + half, y - high, y + high, Math.min(high / 3, 8)];
  const body = `M${left} ${top + lid}A${half} ${lid} 0 0 1 ${right} ${top + lid}V${bottom - lid}A${half} ${lid} 0 0 1 ${left} ${bottom - lid}Z`;
  return `${body}M${left} ${top + lid}A${half} ${lid} 0 0 0 ${right} ${top + lid}`;
}

export function round(number) {
  return Math.round(number * 10) / 10;
}
