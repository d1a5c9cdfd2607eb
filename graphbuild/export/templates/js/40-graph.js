// The drawing: vis-network paints symbols and lines where Python put them; nothing moves unless someone moves it.
const place = new Map(
  drawn.nodes.map((node) => [
    node.id,
    { x: node.x, y: node.y, radius: node.size, font: node.labelSize, lines: node.label.split("\n") },
  ]),
);
const bend = new Map();
for (const edge of drawn.edges) {
  if (!edge.at) continue;
  const [from, to] = [place.get(edge.from), place.get(edge.to)];
  bend.set(edge.id, [edge.at[0] - (from.x + to.x) / 2, edge.at[1] - (from.y + to.y) / 2]);
}
const home = new Map([...place].map(([id, at]) => [id, [at.x, at.y]]));
const labelPoint = (edge) => {
  const [from, to] = [place.get(edge.from), place.get(edge.to)];
  const [dx, dy] = bend.get(edge.id) || [0, edge.from === edge.to ? -from.radius - 26 : 0];
  return [(from.x + to.x) / 2 + dx, (from.y + to.y) / 2 + dy];
};

let network = null;
let nodeSet = null;
let edgeSet = null;
const shownNodes = new Set(isDrawn);
const shownEdges = new Set(drawn.edges.map((edge) => edge.id));

const groupOptions = () =>
  Object.fromEntries(
    KINDS.map((kind) => {
      const fill = colour(kind);
      const border = kind === "Value" ? colour("muted") : colour("paper");
      const ring = { background: fill, border: colour("ink") };
      return [kind, { color: { background: fill, border, highlight: ring, hover: ring } }];
    }),
  );
// In a crowd lines step back; a paler colour costs less to draw than transparency.
const pale = (tone) => {
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const paper = parts(colour("paper"));
  return `#${parts(tone)
    .map((part, at) =>
      Math.round(0.35 * part + 0.65 * paper[at])
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
};
const edgeColours = () => {
  const tones = Object.fromEntries(
    Object.keys(LINE_COLOUR).map((way) => [way, isBig ? pale(colour(LINE_COLOUR[way])) : colour(LINE_COLOUR[way])]),
  );
  return (fact) => ({ color: tones[manner(fact)], highlight: tones[manner(fact)], hover: tones[manner(fact)] });
};

const drawGraph = () => {
  const tone = edgeColours();
  nodeSet = new vis.DataSet(drawn.nodes.map(({ id, group, shape, size, x, y }) => ({ id, group, shape, size, x, y })));
  const lines = isBig ? [] : drawn.edges;
  edgeSet = new vis.DataSet(lines.map(({ label, at, ...edge }) => ({ ...edge, color: tone(facts[edge.id]) })));
  const options = structuredClone(drawn.options);
  options.groups = groupOptions();
  options.edges.arrows = { to: { scaleFactor: 0.55 } };
  options.nodes.borderWidthSelected = 3;
  options.interaction.hover = !isBig;
  network = new vis.Network($("graph"), { nodes: nodeSet, edges: edgeSet }, options);
  // The container itself takes the keys.
  $("graph").querySelector(".vis-network").removeAttribute("tabindex");
  if (isBig) startCrowd();
  else network.on("beforeDrawing", bendEdges);
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes, edges, pointer }) => pick(nodes[0], edges[0], pointer.canvas));
  network.on("doubleClick", ({ nodes }) => nodes.length && focusOn(nodes[0], 1));
  network.on("dragging", ({ nodes }) => nodes.length && follow(nodes[0]));
  network.on("dragEnd", ({ nodes }) => nodes.length && keepPlace(nodes[0]));
  $("graph").addEventListener("pointermove", pointAt);
  $("graph").addEventListener("keydown", onGraphKey);
  fitVisible(false);
};

// vis-network lets a curve run by a support node; it stands where the curve then meets its label.
const bendEdges = () => {
  for (const edge of drawn.edges) {
    const support = bend.has(edge.id) && network.body.nodes[`edgeId:${edge.id}`];
    if (!support) continue;
    const [dx, dy] = bend.get(edge.id);
    const [from, to] = [place.get(edge.from), place.get(edge.to)];
    support.x = (from.x + to.x) / 2 + 2 * dx;
    support.y = (from.y + to.y) / 2 + 2 * dy;
  }
};
const follow = (id) => {
  const at = network.getPosition(id);
  Object.assign(place.get(id), at);
};
const keepPlace = (id) => {
  follow(id);
  const { x, y } = place.get(id);
  if (local.places.has(id)) return local.places.set(id, [x, y]);
  const [x0, y0] = view.moved[entities[id].id] || home.get(id);
  if (Math.abs(x - x0) < 1 && Math.abs(y - y0) < 1) return undefined;
  return change((next) => {
    next.moved = { ...next.moved, [entities[id].id]: [Math.round(x), Math.round(y)] };
  });
};

const pick = (visNode, visEdge, at) => {
  const node = isBig ? crowdNodeAt(at) : visNode;
  const hit = node === undefined ? labelAt(at) : null;
  const edge = isBig && node === undefined ? crowdEdgeAt(at) : visEdge;
  if (hit) return hit.node === undefined ? chooseFact(hit.edge) : chooseEntity(hit.node);
  if (node !== undefined) return chooseEntity(node);
  if (edge !== undefined) return chooseFact(edge);
  if (picking === null)
    change((next) => {
      next.selected = null;
    });
  return undefined;
};
const pointAt = (event) => {
  const box = $("graph").getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  const at = network.DOMtoCanvas(point);
  const over =
    labelAt(at) ||
    (isBig ? crowdNodeAt(at) : (network.getNodeAt(point) ?? network.getEdgeAt(point))) !== undefined;
  $("graph").style.cursor = over ? "pointer" : "default";
};

const updateGraph = () => {
  if (!network) return;
  drawAdded();
  const changed =
    show(drawn.nodes, shownNodes, ({ id }) => visible.nodes.has(id) && isShowable(id), network.body.nodes) +
    show(drawn.edges, shownEdges, isLineShown, network.body.edges);
  // One event for all: through the data sets, each of thousands of items would be set up anew.
  if (changed) network.body.emitter.emit("_dataChanged");
  movePlaces();
  pinPlaces();
  selectInGraph();
};
const isLineShown = ({ id, from, to }) => visible.facts.has(id) && shownNodes.has(from) && shownNodes.has(to);
const show = (items, shown, wanted, bodies) => {
  let changed = 0;
  for (const item of items) {
    const { id } = item;
    const visibleNow = wanted(item);
    if (visibleNow === shown.has(id)) continue;
    visibleNow ? shown.add(id) : shown.delete(id);
    if (bodies[id]) bodies[id].options.hidden = !visibleNow;
    changed += 1;
  }
  return changed;
};
const movePlaces = () => {
  gather();
  const moves = [];
  for (const [id, [x0, y0]] of home) {
    const [x, y] = local.places.get(id) || view.moved[entities[id].id] || [x0, y0];
    const at = place.get(id);
    if (Math.round(at.x) === Math.round(x) && Math.round(at.y) === Math.round(y)) continue;
    Object.assign(at, { x, y });
    moves.push({ id, x, y });
  }
  if (moves.length) nodeSet.updateOnly(moves);
};
const pinnedNow = new Set();
const pinPlaces = () => {
  const wanted = new Set(view.pinned.map((id) => entityById.get(id)).filter((id) => isDrawn.has(id)));
  const changes = [];
  for (const id of new Set([...wanted, ...pinnedNow])) {
    if (wanted.has(id) === pinnedNow.has(id)) continue;
    changes.push({ id, fixed: wanted.has(id), borderWidth: wanted.has(id) ? 4 : 2 });
  }
  pinnedNow.clear();
  wanted.forEach((id) => pinnedNow.add(id));
  if (changes.length) nodeSet.updateOnly(changes);
};
// What the choice does not touch steps back.
const faded = { nodes: new Set(), edges: new Set() };
const fade = () => {
  if (isBig) return;
  const close = near();
  const change = (set, items, keep, edit) => {
    const changes = [];
    for (const { id } of items) {
      const back = close !== null && !keep.has(id);
      if (back === set.has(id)) continue;
      back ? set.add(id) : set.delete(id);
      changes.push(edit(id, back));
    }
    return changes;
  };
  const tone = edgeColours();
  const nodes = change(faded.nodes, drawn.nodes, close ? close.nodes : new Set(), (id, back) => ({
    id,
    opacity: back ? 0.3 : 1,
  }));
  const edges = change(faded.edges, drawn.edges, close ? close.facts : new Set(), (id, back) => ({
    id,
    color: { ...tone(facts[id]), opacity: back ? 0.25 : 1 },
  }));
  if (nodes.length) nodeSet.updateOnly(nodes);
  if (edges.length) edgeSet.updateOnly(edges);
};
const selectInGraph = () => {
  fade();
  const chosen = view.selected;
  const node = chosen && chosen.entity !== undefined ? entityById.get(chosen.entity) : undefined;
  const edge = chosen && chosen.fact !== undefined ? factById.get(chosen.fact) : undefined;
  if (node !== undefined && shownNodes.has(node))
    network.setSelection({ nodes: [node], edges: [] }, { highlightEdges: !isBig });
  else if (edge !== undefined && shownEdges.has(edge) && !isBig)
    network.setSelection({ nodes: [], edges: [edge] }, { highlightEdges: false });
  else network.unselectAll();
  network.redraw();
};

const recolour = () => {
  if (!network) return;
  const tone = edgeColours();
  network.setOptions({ groups: groupOptions() });
  nodeSet.updateOnly(drawn.nodes.map(({ id, group }) => ({ id, group })));
  if (isBig) return;
  edgeSet.updateOnly(
    drawn.edges.map(({ id }) => ({ id, color: { ...tone(facts[id]), opacity: faded.edges.has(id) ? 0.25 : 1 } })),
  );
};
