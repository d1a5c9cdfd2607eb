// Few entities out of a crowd would lie far apart on its map: a neighbourhood gathers in rings, a path in a row.
const FEW = 150;
const RING = 190;
const SHARE = 120;
const PACE = 300;
const SIDE = 46;
const local = { key: "", places: new Map(), bent: [] };
const isFew = () => shownNodes.size <= FEW;

const gather = () => {
  const wanted = isBig && (view.focus || view.path) && visible.nodes.size <= FEW;
  const key = wanted ? JSON.stringify([view.focus, view.path, [...visible.nodes]]) : "";
  if (key === local.key) return;
  local.key = key;
  local.places = wanted ? (view.path ? placeRow() : placeRings(entityById.get(view.focus.id))) : new Map();
  for (const id of local.bent) bend.delete(id);
  local.bent = wanted ? bendParallels() : [];
};
const placeRow = () => new Map(visible.steps.map((id, step) => [id, [step * PACE, step % 2 ? 90 : 0]]));
// Lines between the same two part, so that each has room for its label.
const bendParallels = () => {
  const pairs = new Map();
  for (const number of visible.facts) {
    const [low, high] = [facts[number].s, facts[number].o].sort((a, b) => a - b);
    if (low !== high) pairs.set(`${low} ${high}`, [...(pairs.get(`${low} ${high}`) || []), number]);
  }
  const bent = [];
  for (const [key, numbers] of pairs) {
    const [a, b] = key.split(" ").map((id) => local.places.get(Number(id)));
    if (numbers.length < 2 || !a || !b) continue;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy) || 1;
    numbers.forEach((number, position) => {
      const side = SIDE * (position - (numbers.length - 1) / 2);
      bend.set(number, [(-dy / length) * side, (dx / length) * side]);
      bent.push(number);
    });
  }
  return bent;
};
// Each ring in the order in which its entities lie around the centre on the map, children beside their parents.
const placeRings = (centre) => {
  const places = new Map([[centre, [0, 0]]]);
  const turn = new Map([[centre, 0]]);
  let [ring, reach] = [[centre], 0];
  while (ring.length) {
    const next = new Map();
    for (const parent of ring)
      for (const child of neighboursOf(parent, visible.facts))
        if (!places.has(child) && !next.has(child)) next.set(child, places.size === 1 ? bearing(centre, child) : turn.get(parent));
    ring = [...next.keys()].sort((a, b) => next.get(a) - next.get(b) || a - b);
    reach = Math.max(reach + RING, (ring.length * SHARE) / (2 * Math.PI));
    ring.forEach((id, position) => {
      const angle = (2 * Math.PI * (position + 0.5)) / ring.length;
      turn.set(id, angle);
      places.set(id, [1.2 * reach * Math.cos(angle), reach * Math.sin(angle)]);
    });
  }
  return places;
};
const bearing = (from, to) => {
  const [[x0, y0], [x, y]] = [home.get(from), home.get(to) || [0, 0]];
  return Math.atan2(y - y0, x - x0) + Math.PI;
};
