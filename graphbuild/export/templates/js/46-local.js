// Few entities out of a crowd would lie far apart on its map: a neighbourhood gathers in rings, a path in a row.
const FEW = 150;
const RING = 190;
const SHARE = 120;
const PACE = 300;
const local = { key: "", places: new Map() };
const isFew = () => shownNodes.size <= FEW;

const gather = () => {
  const wanted = isBig && (view.focus || view.path) && visible.nodes.size <= FEW;
  const key = wanted ? JSON.stringify([view.focus, view.path, [...visible.nodes]]) : "";
  if (key === local.key) return;
  local.key = key;
  local.places = wanted ? (view.path ? placeRow() : placeRings(entityById.get(view.focus.id))) : new Map();
};
const placeRow = () =>
  new Map(visible.steps.map((id, step) => [id, [step * PACE, step % 2 ? 90 : 0]]));
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
