// A crowd is painted in strokes of many lines at once: vis-network sets up and paints each edge by itself, and thousands would wait.
const BATCH = 400;
const MAP_SCALE = 0.4;
const ARROW_SCALE = 0.3;
const byWay = Object.fromEntries(Object.keys(LINE_COLOUR).map((way) => [way, []]));
if (isBig) for (const edge of drawn.edges) byWay[manner(facts[edge.id])].push(edge);

const startCrowd = () => {
  const { renderer } = network;
  const drawNodes = renderer._drawNodes.bind(renderer);
  // From afar the dots below are all there is to see; vis-network paints symbols once they are large enough.
  renderer._drawNodes = (ctx, hidden) =>
    network.getScale() < MAP_SCALE && !hidden ? { drawExternalLabels: null } : drawNodes(ctx, hidden);
  network.on("beforeDrawing", paintCrowd);
};
const paintCrowd = (ctx) => {
  const scale = network.getScale();
  const frame = screenFrame();
  const close = near();
  ctx.save();
  ctx.lineWidth = Math.max(1.2, 0.8 / scale);
  for (const way of Object.keys(byWay)) {
    const tone = toneOf(LINE_COLOUR[way]);
    paintLines(ctx, inSight(byWay[way], frame), way, isFew() ? tone : pale(tone), scale);
  }
  if (close) {
    ctx.lineWidth = 2.2 / scale;
    const chosen = drawn.edges.filter((edge) => close.facts.has(edge.id));
    for (const way of Object.keys(byWay)) {
      const edges = inSight(
        chosen.filter((edge) => manner(facts[edge.id]) === way),
        frame,
      );
      paintLines(ctx, edges, way, toneOf(LINE_COLOUR[way]), scale);
    }
  }
  if (scale < MAP_SCALE) paintDots(ctx, scale, close);
  ctx.restore();
};
const screenFrame = () => {
  const stage = $("graph");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  return [from.x, from.y, to.x, to.y];
};
const inSight = (edges, [left, top, right, bottom]) =>
  edges.filter((edge) => {
    if (!shownEdges.has(edge.id)) return false;
    const [a, b] = [place.get(edge.from), place.get(edge.to)];
    return !(
      (a.x < left && b.x < left) ||
      (a.x > right && b.x > right) ||
      (a.y < top && b.y < top) ||
      (a.y > bottom && b.y > bottom)
    );
  });
const paintLines = (ctx, edges, way, tone, scale) => {
  ctx.strokeStyle = tone;
  ctx.fillStyle = tone;
  ctx.setLineDash(scale > ARROW_SCALE && DASHES[way] ? DASHES[way] : []);
  inBatches(edges, (edge) => traceLine(ctx, edge), ctx, "stroke");
  if (scale > ARROW_SCALE) inBatches(edges, (edge) => traceArrow(ctx, edge), ctx, "fill");
};
// A path of all lines would be searched for crossings; many short ones are not.
const inBatches = (edges, trace, ctx, finish) => {
  for (let start = 0; start < edges.length; start += BATCH) {
    ctx.beginPath();
    edges.slice(start, start + BATCH).forEach(trace);
    ctx[finish]();
  }
};
const traceLine = (ctx, edge) => {
  const [a, b] = [place.get(edge.from), place.get(edge.to)];
  if (a === b) {
    ctx.moveTo(a.x + 14, a.y - a.radius - 8);
    ctx.arc(a.x, a.y - a.radius - 8, 14, 0, 2 * Math.PI);
  } else {
    ctx.moveTo(a.x, a.y);
    if (bend.has(edge.id)) ctx.quadraticCurveTo(...supportOf(edge), b.x, b.y);
    else ctx.lineTo(b.x, b.y);
  }
};
const supportOf = ({ id, from, to }) => {
  const [a, b] = [place.get(from), place.get(to)];
  const [dx, dy] = bend.get(id) || [0, 0];
  return [(a.x + b.x) / 2 + 2 * dx, (a.y + b.y) / 2 + 2 * dy];
};
const traceArrow = (ctx, edge) => {
  const [a, b] = [place.get(edge.from), place.get(edge.to)];
  if (a === b) return;
  const [x0, y0] = supportOf(edge);
  const angle = Math.atan2(b.y - y0, b.x - x0);
  const [x, y] = [b.x - Math.cos(angle) * (b.radius + 2), b.y - Math.sin(angle) * (b.radius + 2)];
  ctx.moveTo(x, y);
  for (const turn of [0.4, -0.4]) ctx.lineTo(x - 10 * Math.cos(angle + turn), y - 10 * Math.sin(angle + turn));
};
// From afar a crowd is a map: each entity a dot that stays large enough to be seen.
const dotSize = (radius, scale) => Math.max(radius, (1.4 + radius / 10) / scale);
const paintDots = (ctx, scale, close) => {
  for (const kind of KINDS) {
    const nodes = drawn.nodes.filter((node) => node.group === kind && shownNodes.has(node.id));
    ctx.fillStyle = toneOf(kind);
    inBatches(nodes, ({ id }) => traceDot(ctx, place.get(id), scale), ctx, "fill");
  }
  if (!close) return;
  ctx.setLineDash([]);
  ctx.lineWidth = 1.6 / scale;
  ctx.strokeStyle = toneOf("ink");
  const nodes = drawn.nodes.filter((node) => close.nodes.has(node.id) && shownNodes.has(node.id));
  inBatches(nodes, ({ id }) => traceDot(ctx, place.get(id), scale), ctx, "stroke");
};
const traceDot = (ctx, { x, y, radius }, scale) => {
  const size = dotSize(radius, scale);
  ctx.moveTo(x + size, y);
  ctx.arc(x, y, size, 0, 2 * Math.PI);
};

// What lies under the pointer, as the crowd is painted.
const crowdNodeAt = ({ x, y }) => {
  const scale = network.getScale();
  let best;
  let least = Infinity;
  for (const id of shownNodes) {
    const at = place.get(id);
    const away = Math.hypot(at.x - x, at.y - y);
    if (away < least && away <= dotSize(at.radius, scale) + 2 / scale) [best, least] = [id, away];
  }
  return best;
};
const crowdEdgeAt = ({ x, y }) => {
  let best;
  let least = 5 / network.getScale();
  for (const id of shownEdges) {
    const [a, b] = [place.get(facts[id].s), place.get(facts[id].o)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(a.x + along * dx - x, a.y + along * dy - y);
    if (away < least) [best, least] = [id, away];
  }
  return best;
};
