// A page starts with the strongest part of a large graph; what is asked for later joins the drawing beside its neighbours.
const MORE = 200;
const STEP = 45;
const APART = 16;
const firstDrawn = new Set(isDrawn);
const spare = new Map((drawn.spare || []).map((node) => [node.id, node]));
const isShowable = (number) => firstDrawn.has(number) || view.added.includes(entities[number].id);

// Note in the next view that these are to be drawn; the weightiest first, and never so many that the page would stall.
const bring = (next, numbers) => {
  const missing = numbers
    .filter((number) => !firstDrawn.has(number) && spare.has(number) && !next.added.includes(entities[number].id))
    .sort((a, b) => entities[b].weight - entities[a].weight || a - b)
    .slice(0, MORE);
  if (missing.length) next.added = [...next.added, ...missing.map((number) => entities[number].id)];
};
const bringNear = (next, number) => {
  bring(next, [number]);
  bring(next, [...neighbourhood(number, 1)]);
};
const drawAdded = () => {
  if (!network) return;
  const fresh = [...new Set(view.added)]
    .map((id) => entityById.get(id))
    .filter((number) => spare.has(number) && !isDrawn.has(number));
  if (!fresh.length) return;
  nodeSet.add(fresh.map(addNode));
  addEdges(new Set(fresh));
  nodeOrder.sort(byWeight);
  edgeOrder.sort(byStrength);
};
const addNode = (number) => {
  const { id, group, shape, size, label, labelSize } = spare.get(number);
  const anchor = factsOf[number]
    .flatMap((fact) => [facts[fact].s, facts[fact].o])
    .filter((other) => isDrawn.has(other))
    .sort((a, b) => entities[b].weight - entities[a].weight || a - b)[0];
  const { x, y } = freeSpot(anchor === undefined ? { x: 0, y: 0 } : place.get(anchor), size);
  const node = { id, group, shape, size, x, y, label, labelSize };
  drawn.nodes.push(node);
  isDrawn.add(id);
  shownNodes.add(id);
  place.set(id, { x, y, radius: size, font: labelSize, lines: label.split("\n") });
  home.set(id, [x, y]);
  nodeOrder.push(node);
  return { id, group, shape, size, x, y };
};
// Round and round from the anchor until nobody stands near.
const freeSpot = (from, radius) => {
  for (let turn = 1; ; turn += 1) {
    const reach = STEP * Math.sqrt(turn);
    const x = Math.round(from.x + reach * Math.cos(2.4 * turn));
    const y = Math.round(from.y + reach * Math.sin(2.4 * turn));
    if (![...place.values()].some((at) => Math.hypot(at.x - x, at.y - y) < at.radius + radius + APART)) return { x, y };
  }
};
const addEdges = (fresh) => {
  const numbers = new Set([...fresh].flatMap((number) => factsOf[number]));
  for (const number of numbers) {
    const fact = facts[number];
    if (!isDrawn.has(fact.s) || !isDrawn.has(fact.o)) continue;
    const edge = { id: number, from: fact.s, to: fact.o, arrows: "to", label: short(plain(fact.r), 30), width: 1.4 };
    if (DASHES[manner(fact)]) edge.dashes = DASHES[manner(fact)];
    drawn.edges.push(edge);
    shownEdges.add(number);
    edgeOrder.push(edge);
    byWay[manner(fact)].push(edge);
    if (!isBig) edgeSet.add({ ...edge, label: "", color: edgeColours()(fact) });
  }
};
