// Labels keep a readable size at any zoom; where two would overlap the weightier one stands and the other waits for more room.
const FONT = getComputedStyle(document.documentElement).getPropertyValue("--font").trim();
const NODE_LEAST = 11;
const EDGE_LEAST = 10;
const EDGE_LABEL_SCALE = 0.5;
const TRIES = 1200;
const fontOf = (size, weight = 400) => `${weight} ${size}px ${FONT}`;
const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();
const widthOf = (text, weight = 400) => {
  const key = `${weight} ${text}`;
  if (!widths.has(key)) {
    ruler.font = fontOf(100, weight);
    widths.set(key, ruler.measureText(text).width / 100);
  }
  return widths.get(key);
};
const short = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
// As in Python: control and direction characters have no place on a canvas.
const plain = (text) =>
  text
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
const byWeight = (a, b) => entities[b.id].weight - entities[a.id].weight || a.id - b.id;
const byStrength = (a, b) =>
  facts[b.id].e.length - facts[a.id].e.length ||
  entities[b.from].weight + entities[b.to].weight - entities[a.from].weight - entities[a.to].weight ||
  a.id - b.id;
const nodeOrder = [...drawn.nodes].sort(byWeight);
const edgeOrder = [...drawn.edges].sort(byStrength);
const speakerNames = entities.map((entity) => short(plain(entity.label), 26));
let laid = [];

const nodeFrame = (id) => {
  const { x, y, radius, font, lines } = place.get(id);
  const half = Math.max(radius, ...lines.map((line) => (widthOf(line) * font) / 2));
  return [x - half, y - radius, x + half, y + radius + 5 + 1.2 * font * lines.length];
};
const symbolFrame = (id) => {
  const { x, y, radius } = place.get(id);
  return [x - radius, y - radius, x + radius, y + radius];
};
const near = () => {
  const chosen = view.selected;
  if (!chosen) return null;
  const own = chosen.entity === undefined ? [] : [entityById.get(chosen.entity)];
  const about = own.length ? factsOf[own[0]] : [factById.get(chosen.fact)];
  const ends = about.flatMap((number) => [facts[number].s, facts[number].o]);
  return { facts: new Set(about), nodes: new Set([...own, ...ends]), heart: own[0] };
};

// Room on the drawing, kept by cells so that a box is compared with its neighbours only.
const makeRoom = (scale) => {
  const taken = new Map();
  const cell = 90 / scale;
  const cells = ([left, top, right, bottom]) => {
    const keys = [];
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1)
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) keys.push(x * 65536 + y);
    return keys;
  };
  const take = (box) => {
    for (const key of cells(box)) taken.has(key) ? taken.get(key).push(box) : taken.set(key, [box]);
  };
  const isFree = (box) => !cells(box).some((key) => (taken.get(key) || []).some((other) => meet(box, other)));
  return { take, isFree };
};
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const arrangeLabels = (scale, frame) => {
  const close = near();
  const room = makeRoom(scale);
  const labels = [];
  const space = isBig && !isFew() ? 26 / scale : 0;
  const put = (label) => {
    const [left, top, right, bottom] = label.box;
    const wide = [left - space, top - space, right + space, bottom + space];
    if (!meet(label.box, frame) || !room.isFree(wide)) return;
    room.take(wide);
    labels.push(label);
  };
  if (!isBig || isFew()) for (const id of shownNodes) room.take(symbolFrame(id));
  const wanted = nearScreen(scale, frame);
  const nodes = chosenFirst(nodeOrder, close && close.nodes, close && close.heart);
  for (const node of wanted(nodes, shownNodes, ({ id }) => [place.get(id).x, place.get(id).y]))
    put(nodeLabel(node, scale, close));
  const edges = isBig && !isFew() && scale < EDGE_LABEL_SCALE ? [] : edgeOrder;
  for (const edge of wanted(chosenFirst(edges, close && close.facts), shownEdges, labelPoint))
    put(edgeLabel(edge, scale, close));
  return labels;
};
// Only what stands near the screen is measured, and in a crowd only the weightiest: the rest would find no room.
const nearScreen = (scale, [left, top, right, bottom]) => {
  const reach = 160 / Math.min(scale, 1);
  return (items, shown, pointOf) => {
    const found = [];
    for (const item of items) {
      if (!shown.has(item.id)) continue;
      const [x, y] = pointOf(item);
      if (x > left - reach && x < right + reach && y > top - reach && y < bottom + reach) found.push(item);
      if (isBig && found.length >= TRIES) break;
    }
    return found;
  };
};
// The chosen one, what belongs to it, and then the rest, each in its order.
const chosenFirst = (items, chosen, heart) => {
  if (!chosen) return items;
  const rank = ({ id }) => (id === heart ? 0 : chosen.has(id) ? 1 : 2);
  return [0, 1, 2].flatMap((wanted) => items.filter((item) => rank(item) === wanted));
};
const nodeLabel = ({ id }, scale, close) => {
  const { x, y, radius, font, lines } = place.get(id);
  const size = Math.max(font, NODE_LEAST / scale);
  const weight = entities[id].weight > 3 ? 600 : 400;
  const half = (Math.max(...lines.map((line) => widthOf(line, weight))) * size) / 2;
  const top = y + radius + 4;
  return {
    node: id,
    x,
    top,
    size,
    weight,
    lines,
    faint: close && !close.nodes.has(id),
    box: [x - half - 2, top, x + half + 2, top + 1.2 * size * lines.length],
  };
};
// Relation with its mark ("inte", "kanske") before it, and beneath it who says so.
const edgeLabel = (edge, scale, close) => {
  const fact = facts[edge.id];
  const size = Math.max(14.5, EDGE_LEAST / scale);
  const small = Math.max(12.5, (EDGE_LEAST - 0.5) / scale);
  const tags = [denied(fact) && t("not"), possible(fact) && t("maybe")].filter(Boolean);
  const tagSize = size * 0.86;
  const tagWidths = tags.map((tag) => widthOf(tag, 600) * tagSize + 0.7 * size);
  const text = edge.label;
  const weight = close && close.facts.has(edge.id) ? 600 : 400;
  const wide = widthOf(text, weight) * size + tagWidths.reduce((sum, width) => sum + width + 0.3 * size, 0);
  const speaker = fact.a === null ? "" : t("by", speakerNames[fact.a]);
  const half = Math.max(wide, speaker ? widthOf(speaker) * small : 0) / 2 + 3;
  const [x, y] = labelPoint(edge);
  const tall = 1.4 * size + (speaker ? 1.2 * small : 0);
  return {
    edge: edge.id,
    way: manner(fact),
    x,
    y,
    size,
    small,
    tags,
    tagSize,
    tagWidths,
    text,
    wide,
    speaker,
    faint: close && !close.facts.has(edge.id),
    weight,
    box: [x - half, y - tall / 2, x + half, y + tall / 2],
  };
};

const drawLabels = (ctx) => {
  const scale = network.getScale();
  laid = arrangeLabels(scale, screenFrame());
  const paint = canvasPainter(ctx);
  for (const label of laid) if (label.node === undefined) paintEdgeLabel(label, paint);
  for (const label of laid) if (label.node !== undefined) paintNodeLabel(label, paint);
};
// The same strokes serve the screen and the SVG file: a painter has box() and text().
const paintNodeLabel = ({ x, top, size, weight, lines, faint }, paint) => {
  lines.forEach((line, row) =>
    paint.text(line, x, top + (row + 0.92) * 1.2 * size - 0.1 * size, size, weight, toneOf("ink"), {
      halo: true,
      faint,
    }),
  );
};
const paintEdgeLabel = (
  { way, x, y, size, small, tags, tagSize, tagWidths, text, wide, weight, speaker, faint, box },
  paint,
) => {
  paint.box(box, toneOf("label-back"), 4, { faint });
  const line = speaker ? y - 0.6 * small : y;
  let pen = x - wide / 2;
  tags.forEach((tag, number) => {
    const width = tagWidths[number];
    const tone = tag === t("not") ? toneOf("edge-denied") : toneOf("muted");
    paint.box([pen, line - 0.62 * size, pen + width, line + 0.62 * size], tone, 0.3 * size, { faint });
    paint.text(tag, pen + width / 2, line + 0.31 * size, tagSize, 600, toneOf("paper"), { faint });
    pen += width + 0.3 * size;
  });
  paint.text(
    text,
    pen + (x + wide / 2 - pen) / 2,
    line + 0.34 * size,
    size,
    weight,
    way === "denied" ? toneOf("edge-denied") : toneOf("ink"),
    { faint },
  );
  if (speaker) paint.text(speaker, x, y + tallBelow(size, small), small, 400, toneOf("edge-reported"), { faint });
};
const tallBelow = (size, small) => 0.7 * size + 0.3 * small;
let tones = {};
const toneOf = (name) => (tones[name] ??= colour(name));
const forgetColours = () => {
  tones = {};
};
const canvasPainter = (ctx) => ({
  box([left, top, right, bottom], fill, round, { faint }) {
    ctx.globalAlpha = faint ? 0.3 : 0.92;
    ctx.fillStyle = fill;
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, round);
    ctx.fill();
    ctx.globalAlpha = 1;
  },
  text(text, x, y, size, weight, fill, { halo, faint }) {
    ctx.globalAlpha = faint ? 0.38 : 1;
    ctx.font = fontOf(size, weight);
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    if (halo) {
      ctx.lineJoin = "round";
      ctx.lineWidth = size * 0.28;
      ctx.strokeStyle = toneOf("label-back");
      ctx.strokeText(text, x, y);
    }
    ctx.fillStyle = fill;
    ctx.fillText(text, x, y);
    ctx.globalAlpha = 1;
  },
});
const labelAt = ({ x, y }) => laid.find(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) || null;
