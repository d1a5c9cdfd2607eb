// Elements are made here and text is set as text: nothing from a document is ever read as HTML.
const $ = (id) => document.getElementById(id);
const el = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};
// A name from a document: isolated, so that its writing direction stays its own.
const term = (text) => el("bdi", { class: "term" }, text.length > 300 ? `${text.slice(0, 300)}…` : text);
const svg = (name, attributes, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};

const SHAPES = {
  dot: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  square: (r) => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: (r) => `M0 ${-r}L${r} 0L0 ${r}L${-r} 0z`,
  hexagon: (r) => polygon(6, r, 0),
  triangle: (r) => `M0 ${-0.875 * r}L${r} ${0.857 * r}H${-r}z`,
  triangleDown: (r) => `M0 ${0.875 * r}L${r} ${-0.857 * r}H${-r}z`,
  star: (r) => {
    const points = Array.from({ length: 10 }, (_, n) => {
      const far = (n % 2 ? 0.5 : 1.3) * r * 0.82;
      return `${(far * Math.sin((n * 2 * Math.PI) / 10)).toFixed(2)} ${(-far * Math.cos((n * 2 * Math.PI) / 10) + 0.08 * r).toFixed(2)}`;
    });
    return `M${points.join("L")}z`;
  },
};
const polygon = (sides, r, turn) =>
  `M${Array.from({ length: sides }, (_, n) => {
    const angle = turn + (n * 2 * Math.PI) / sides;
    return `${(r * Math.cos(angle)).toFixed(2)} ${(r * Math.sin(angle)).toFixed(2)}`;
  }).join("L")}z`;
const SHAPE_OF = {
  Person: "dot",
  Organization: "square",
  Country: "hexagon",
  City: "triangle",
  Place: "triangleDown",
  Group: "diamond",
  Document: "square",
  Event: "star",
  Concept: "dot",
  Value: "dot",
};
const DASHES = { asserted: null, reported: null, denied: [9, 5], possible: [2, 5] };

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const symbol = (kind) => {
  const picture = svg(
    "svg",
    { class: "symbol", viewBox: "-9 -9 18 18", "aria-hidden": "true" },
    svg("path", { d: SHAPES[SHAPE_OF[kind]](kind === "Value" ? 4.5 : 7) }),
  );
  picture.style.color = `var(--${kind})`;
  return picture;
};
const LINE_COLOUR = { asserted: "edge", reported: "edge-reported", denied: "edge-denied", possible: "edge" };
const stroke = (way) => {
  const line = svg("path", { d: "M1 8h24" });
  if (DASHES[way]) line.setAttribute("stroke-dasharray", way === "denied" ? "6 4" : "2 3.5");
  const picture = svg("svg", { class: "stroke", viewBox: "0 0 26 16", "aria-hidden": "true" }, line);
  picture.style.color = `var(--${LINE_COLOUR[way]})`;
  return picture;
};

let noticeTimer = 0;
const notify = (text, action = null, seconds = 0) => {
  clearTimeout(noticeTimer);
  const box = $("notice");
  box.replaceChildren(
    el("span", {}, text),
    ...(action ? [el("button", { type: "button", onclick: action.run }, action.name)] : []),
  );
  box.hidden = !text;
  if (seconds) noticeTimer = setTimeout(showNotice, seconds * 1000);
};
const translatePage = () => {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
  for (const node of document.querySelectorAll("[data-title]")) {
    node.title = t(node.dataset.title);
    node.setAttribute("aria-label", t(node.dataset.title));
  }
  $("language").textContent = language === "sv" ? "EN" : "SV";
};
