// Walking the graph: neighbourhoods, the shortest path, and the keyboard.
let picking = null;

const focusOn = (number, steps) => {
  change((next) => {
    next.focus = steps ? { id: entities[number].id, steps } : null;
    if (steps) bring(next, [...neighbourhood(number, steps)]);
    next.path = null;
    next.selected = { entity: entities[number].id };
  });
  fitVisible(true);
};
const startPath = (number) => {
  picking = number;
  showNotice();
  $("search").focus();
};
const finishPath = (number) => {
  const [a, b] = [picking, number];
  picking = null;
  if (a === b) return showNotice();
  const { steps } = findPath(a, b);
  if (!steps.length) {
    const filtered = findPath(a, b, new Set(facts.keys())).steps.length > 0;
    notify(t(filtered ? "pathFiltered" : "pathNone", short(plain(entities[a].label), 40), short(plain(entities[b].label), 40)), null, 5);
    return undefined;
  }
  change((next) => {
    bring(next, steps);
    next.path = { a: entities[a].id, b: entities[b].id };
    next.focus = null;
    next.selected = null;
  });
  return fitVisible(true);
};
// One line over the graph says what narrows it, and undoes that.
const showNotice = () => {
  const name = (id) => short(plain(entities[entityById.get(id)].label), 40);
  if (picking !== null)
    notify(t("pathPick"), {
      name: t("cancel"),
      run: () => {
        picking = null;
        showNotice();
      },
    });
  else if (view.path)
    notify(
      t("pathFound", name(view.path.a), name(view.path.b), amount(Math.max(0, visible.steps.length - 1), "step")),
      { name: t("showAll"), run: () => leave("path") },
    );
  else if (view.focus)
    notify(t("focusOn", name(view.focus.id), amount(view.focus.steps, "step")), {
      name: t("showAll"),
      run: () => leave("focus"),
    });
  else if (spare.size) notify(t("tooMany", numeral(firstDrawn.size + view.added.length), amount(total, "entity")));
  else notify("");
};
const leave = (key) => {
  change((next) => {
    next[key] = null;
  });
  fitVisible(true);
};

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const onGraphKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) stepTo(...ARROWS[event.key]);
  else if (event.key === "+") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else if (event.key === "0") fitVisible(true, true);
  else if (event.key === "Enter") $("panel").focus();
  else if (event.key === "Escape")
    change((next) => {
      next.selected = null;
    });
  else return;
  event.preventDefault();
};
// The nearest entity in a direction; straying to the side counts double.
const stepTo = (dx, dy) => {
  const here = view.selected && view.selected.entity !== undefined ? entityById.get(view.selected.entity) : undefined;
  const nodes = [...shownNodes];
  if (here === undefined || !shownNodes.has(here)) {
    if (nodes.length)
      chooseEntity(nodes.reduce((best, id) => (entities[id].weight > entities[best].weight ? id : best)));
    return;
  }
  const from = place.get(here);
  const distance = (id) => {
    const [x, y] = [place.get(id).x - from.x, place.get(id).y - from.y];
    const ahead = x * dx + y * dy;
    return ahead > 1 ? ahead + 2 * Math.abs(x * dy - y * dx) : Infinity;
  };
  const best = nodes
    .filter((id) => id !== here)
    .reduce((near, id) => (distance(id) < distance(near) ? id : near), here);
  if (best === here || !Number.isFinite(distance(best))) return;
  chooseEntity(best);
  const point = network.canvasToDOM(place.get(best));
  const stage = $("graph");
  if (point.x < 40 || point.y < 40 || point.x > stage.clientWidth - 40 || point.y > stage.clientHeight - 60)
    network.moveTo({ position: place.get(best), ...motion(true) });
};
const zoomBy = (factor) =>
  network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), ...motion(true) });
