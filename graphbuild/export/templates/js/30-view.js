// The view: what is switched off, focused, hidden, pinned and selected. Every change can be undone and lives in the address.
const FRESH = {
  kinds: [],
  lines: [],
  speakers: [],
  docs: [],
  groups: [],
  relations: [],
  confidence: 0,
  from: "",
  to: "",
  text: "",
  hidden: [],
  moved: {},
  pinned: [],
  focus: null,
  path: null,
  selected: null,
  tab: "graph",
};
let view = structuredClone(FRESH);
const undone = [];
const visible = { facts: new Set(), nodes: new Set(), steps: [] };

const speakerOf = (fact) => (fact.a === null ? "" : entities[fact.a].id);
// The year a fact names: its time, or the date that is its object.
const yearOf = (fact) => {
  const value = entities[fact.o].value;
  const text = fact.tl || fact.t || (value && /^(g|date)/.test(value[1]) ? value[0] : "");
  return (/^\d{4}/.exec(text) || [""])[0];
};
const change = (edit) => {
  const before = JSON.stringify(view);
  edit(view);
  if (JSON.stringify(view) === before) return;
  undone.push(before);
  if (undone.length > 200) undone.shift();
  refresh();
};
const undo = () => {
  if (!undone.length) return;
  view = JSON.parse(undone.pop());
  refresh();
};

const computeVisible = () => {
  const off = Object.fromEntries(
    ["kinds", "lines", "speakers", "docs", "groups", "relations", "hidden"].map((key) => [key, new Set(view[key])]),
  );
  const words = fold(view.text).split(/\s+/).filter(Boolean);
  const near = view.focus ? neighbourhood(entityById.get(view.focus.id), view.focus.steps) : null;
  const path = view.path ? findPath(entityById.get(view.path.a), entityById.get(view.path.b)) : null;
  const passes = (fact, number) =>
    !off.kinds.has(entities[fact.s].kind) &&
    !off.kinds.has(entities[fact.o].kind) &&
    !off.lines.has(manner(fact)) &&
    !off.speakers.has(speakerOf(fact)) &&
    !off.groups.has(fact.g) &&
    !off.relations.has(fact.r) &&
    !off.hidden.has(entities[fact.s].id) &&
    !off.hidden.has(entities[fact.o].id) &&
    fact.c >= view.confidence &&
    inTime(fact) &&
    (!fact.e.length || fact.e.some((item) => !off.docs.has(documents[item.d].id))) &&
    (!near || (near.has(fact.s) && near.has(fact.o))) &&
    (!path || path.facts.has(number)) &&
    words.every((word) => searchText(number).includes(word));
  visible.facts = new Set(facts.map((_, number) => number).filter((number) => passes(facts[number], number)));
  visible.nodes = new Set([...visible.facts].flatMap((number) => [facts[number].s, facts[number].o]));
  if (near) visible.nodes.add(entityById.get(view.focus.id));
  for (const id of view.pinned) if (entityById.has(id) && !off.hidden.has(id)) visible.nodes.add(entityById.get(id));
  visible.steps = path ? path.steps : [];
};
const inTime = (fact) => {
  if (!view.from && !view.to) return true;
  const year = yearOf(fact);
  return year !== "" && (!view.from || year >= view.from) && (!view.to || year <= view.to);
};
const texts = [];
const searchText = (number) => {
  if (texts[number] === undefined) {
    const fact = facts[number];
    const parts = [fact.s, fact.o, ...(fact.a === null ? [] : [fact.a])].flatMap((end) => [
      entities[end].label,
      ...entities[end].aliases,
    ]);
    texts[number] = fold(
      [...parts, fact.r, ...fact.ra, fact.t || "", ...fact.e.map((item) => sentenceOf(item)[2])].join(" "),
    );
  }
  return texts[number];
};

// Everything reachable in so many steps, over all facts that are not hidden one by one.
const neighbourhood = (start, steps) => {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps; step += 1) {
    edge = edge
      .flatMap((node) => factsOf[node].map((number) => (facts[number].s === node ? facts[number].o : facts[number].s)))
      .filter((node) => !found.has(node) && found.add(node));
  }
  return found;
};
// Breadth first, arrows either way; hidden entities are no way through.
const findPath = (start, end) => {
  const closed = new Set(view.hidden.map((id) => entityById.get(id)));
  const via = new Map([[start, null]]);
  const queue = [start];
  for (let head = 0; head < queue.length && !via.has(end); head += 1) {
    for (const number of factsOf[queue[head]]) {
      const other = facts[number].s === queue[head] ? facts[number].o : facts[number].s;
      if (!via.has(other) && !closed.has(other)) {
        via.set(other, queue[head]);
        queue.push(other);
      }
    }
  }
  if (!via.has(end)) return { facts: new Set(), steps: [] };
  const steps = [];
  for (let node = end; node !== null; node = via.get(node)) steps.unshift(node);
  const between = new Set();
  steps.slice(1).forEach((node, position) =>
    factsOf[node].forEach((number) => {
      const fact = facts[number];
      if (fact.s === steps[position] || fact.o === steps[position]) between.add(number);
    }),
  );
  return { facts: between, steps };
};

// The address holds only what differs from a fresh view, and what comes back from it is checked.
const writeAddress = () => {
  const kept = Object.fromEntries(
    Object.entries(view).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(FRESH[key])),
  );
  const fragment = Object.keys(kept).length ? `#view=${encodeURIComponent(JSON.stringify(kept))}` : "";
  if (fragment === location.hash) return;
  try {
    history.replaceState(null, "", fragment || `${location.pathname}${location.search}`);
  } catch {
    /* a page inside a page may not */
  }
};
const readAddress = () => {
  const match = /^#view=(.+)$/.exec(location.hash);
  if (!match) return;
  let given;
  try {
    given = JSON.parse(decodeURIComponent(match[1]));
  } catch {
    return;
  }
  view = { ...structuredClone(FRESH), ...checkedView(given) };
};
const checkedView = (given) => {
  const known = (id) => typeof id === "string" && entityById.has(id);
  const lists = ["kinds", "lines", "speakers", "docs", "groups", "relations", "hidden", "pinned"];
  const rules = {
    confidence: (value) => Number.isFinite(value),
    from: (value) => /^\d{0,4}$/.test(value),
    to: (value) => /^\d{0,4}$/.test(value),
    text: (value) => typeof value === "string",
    tab: (value) => value === "graph" || value === "table",
    focus: (value) => value && known(value.id) && [1, 2, 3].includes(value.steps),
    path: (value) => value && known(value.a) && known(value.b),
    selected: (value) => value && (known(value.entity) || factById.has(value.fact)),
    moved: (value) =>
      value &&
      typeof value === "object" &&
      Object.entries(value).every(
        ([id, at]) => known(id) && Array.isArray(at) && at.length === 2 && at.every(Number.isFinite),
      ),
  };
  if (!given || typeof given !== "object") return {};
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) =>
      lists.includes(key)
        ? Array.isArray(value) && value.every((item) => typeof item === "string")
        : rules[key] && rules[key](value),
    ),
  );
};
