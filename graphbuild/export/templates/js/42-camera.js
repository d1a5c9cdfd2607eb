// What part of the drawing fills the screen: beside the legend, under the notice, clear of the zoom buttons.
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const motion = (animate) =>
  animate && !isCalm() && !isBig
    ? { animation: { duration: 350, easingFunction: "easeInOutQuad" } }
    : { animation: false };
const LEAST_ZOOM = 0.68;
const MOST_ZOOM = 1.25;
// A page that opens on the table has no room to fit the graph into until it is shown.
let fitted = false;

const margins = () => {
  const wide = $("graph").clientWidth > 700;
  return {
    left: wide ? $("filters").offsetWidth + 32 : 16,
    right: wide ? 64 : 16,
    top: $("notice").hidden ? 20 : 68,
    bottom: 20,
  };
};
const visibleFrame = (nodes) => {
  const boxes = nodes.map(isBig && !isFew() ? symbolFrame : nodeFrame);
  for (const edge of drawn.edges) {
    if (!bend.has(edge.id) || !visible.facts.has(edge.id)) continue;
    const [x, y] = labelPoint(edge);
    boxes.push([x - 60, y - 16, x + 60, y + 16]);
  }
  const least = (side) => boxes.reduce((low, box) => Math.min(low, box[side]), Infinity);
  const most = (side) => boxes.reduce((high, box) => Math.max(high, box[side]), -Infinity);
  return { left: least(0), top: least(1), right: most(2), bottom: most(3) };
};
// Everything, if it can still be read; otherwise the strongest entity in the middle.
// A neighbourhood or a path was asked for as a whole, and a crowd is a map.
const fitVisible = (animate, all = false) => {
  const nodes = [...shownNodes].filter((id) => visible.nodes.has(id));
  const stage = $("graph");
  if (!network || !nodes.length || !stage.clientWidth) return;
  fitted = true;
  const { left, top, right, bottom } = visibleFrame(nodes);
  const edge = margins();
  const [width, height] = [stage.clientWidth - edge.left - edge.right, stage.clientHeight - edge.top - edge.bottom];
  const whole = Math.min(width / (right - left), height / (bottom - top), MOST_ZOOM);
  const scale = all || isBig || view.path || view.focus ? whole : Math.max(whole, LEAST_ZOOM);
  const heart = place.get(nodes.reduce((best, id) => (entities[id].weight > entities[best].weight ? id : best)));
  const middle = (value, low, high, span) =>
    high - low <= span + 1 ? (low + high) / 2 : Math.min(Math.max(value, low + span / 2), high - span / 2);
  const x = middle(heart.x, left, right, width / scale) - (edge.left - edge.right) / 2 / scale;
  const y = middle(heart.y, top, bottom, height / scale) - (edge.top - edge.bottom) / 2 / scale;
  network.moveTo({ position: { x, y }, scale, ...motion(animate) });
};
// On a phone the panel lies over the lower part of the drawing.
const coveredBelow = () => {
  const [stage, panel] = [$("graph").getBoundingClientRect(), $("panel").getBoundingClientRect()];
  return panel.height && panel.left < stage.right - 20 ? Math.max(0, stage.bottom - panel.top) : 0;
};
// Bring an entity into sight, and leave the picture alone if it is there already.
const showNode = (id) => {
  if (!isDrawn.has(id)) return;
  const { x, y } = place.get(id);
  const at = network.canvasToDOM({ x, y });
  const edge = margins();
  const stage = $("graph");
  const covered = coveredBelow();
  const [right, bottom] = [stage.clientWidth - edge.right, stage.clientHeight - Math.max(60, covered + 40)];
  const inside = at.x > edge.left && at.x < right && at.y > edge.top && at.y < bottom;
  if (inside && network.getScale() >= 0.4) return;
  const scale = Math.max(network.getScale(), 0.7);
  network.moveTo({ position: { x, y: y + covered / 2 / scale }, scale, ...motion(true) });
};
