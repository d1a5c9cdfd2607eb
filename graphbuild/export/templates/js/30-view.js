// The view: what is switched off, focused, hidden, pinned and selected. Every change can be undone and lives in the address.
const FRESH = {
  kinds: [],
  lines: [],
  speakers: [],
  docs: [],
  groups: [],
  relations: [],
  polarities: [],
  modalities: [],
  confidence: 0,
  from: "",
  to: "",
  text: "",
  hidden: [],
  moved: {},
  pinned: [],
  added: [],
  focus: null,
  path: null,
  selected: null,
  tab: "graph",
};
let view = structuredClone(FRESH);
const undone = [];
const visible = { passed: new Set(), facts: new Set(), nodes: new Set(), steps: [] };

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

// What a list of the view switches off: its key, and what a fact has of it.
const LISTS = {
  kinds: (fact) => [entities[fact.s].kind, entities[fact.o].kind],
  lines: (fact) => [manner(fact)],
  polarities: (fact) => [fact.p],
  modalities: (fact) => [fact.m],
  speakers: (fact) => [speakerOf(fact)],
  groups: (fact) => [fact.g],
  relations: (fact) => [fact.r],
  hidden: (fact) => [entities[fact.s].id, entities[fact.o].id],
};
const listFilters = () =>
  Object.entries(LISTS)
    .filter(([key]) => view[key].length)
    .map(([key, read]) => {
      const off = new Set(view[key]);
      return (fact) => !read(fact).some((value) => off.has(value));
    });
const passFilters = () => {
  const checks = listFilters();
  const documentsOff = new Set(view.docs);
  if (view.docs.length)
    checks.push((fact) => !fact.e.length || fact.e.some((item) => !documentsOff.has(documents[item.d].id)));
  if (view.confidence > 0) checks.push((fact) => fact.c >= view.confidence);
  if (view.from || view.to) checks.push(inTime);
  const words = fold(view.text).split(/\s+/).filter(Boolean);
  if (words.length) checks.push((_, number) => words.every((word) => searchText(number).includes(word)));
  const passed = new Set();
  facts.forEach((fact, number) => {
    if (checks.every((check) => check(fact, number))) passed.add(number);
  });
  return passed;
};
const computeVisible = () => {
  const passed = passFilters();
  visible.passed = passed;
  const near = view.focus ? neighbourhood(entityById.get(view.focus.id), view.focus.steps) : null;
  const path = view.path ? findPath(entityById.get(view.path.a), entityById.get(view.path.b)) : null;
  visible.facts = path
    ? path.facts
    : near
      ? new Set([...passed].filter((number) => near.has(facts[number].s) && near.has(facts[number].o)))
      : passed;
  visible.nodes = new Set();
  for (const number of visible.facts) visible.nodes.add(facts[number].s).add(facts[number].o);
  if (near) visible.nodes.add(entityById.get(view.focus.id));
  const hidden = new Set(view.hidden);
  for (const id of view.pinned) if (entityById.has(id) && !hidden.has(id)) visible.nodes.add(entityById.get(id));
  visible.steps = path ? path.steps : [];
};
// Folded while nobody waits, so that the first word typed into the table finds them ready.
const foldTexts = (from = 0) => {
  const upTo = Math.min(from + 500, facts.length);
  for (let number = from; number < upTo; number += 1) searchText(number);
  if (upTo < facts.length) whenIdle(() => foldTexts(upTo));
};
const whenIdle = (run) => (window.requestIdleCallback || setTimeout)(run);
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

// Everything reachable in so many steps over facts that pass the filters, arrows either way.
const neighboursOf = (node, open) =>
  factsOf[node]
    .filter((number) => open.has(number))
    .map((number) => (facts[number].s === node ? facts[number].o : facts[number].s));
const neighbourhood = (start, steps, open = visible.passed) => {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps; step += 1)
    edge = edge.flatMap((node) => neighboursOf(node, open)).filter((node) => !found.has(node) && found.add(node));
  return found;
};
// Breadth first over the same facts.
const findPath = (start, end, open = visible.passed) => {
  const via = new Map([[start, null]]);
  const queue = [start];
  for (let head = 0; head < queue.length && !via.has(end); head += 1) {
    for (const other of neighboursOf(queue[head], open)) {
      if (via.has(other)) continue;
      via.set(other, queue[head]);
      queue.push(other);
    }
  }
  if (!via.has(end)) return { facts: new Set(), steps: [] };
  const steps = [];
  for (let node = end; node !== null; node = via.get(node)) steps.unshift(node);
  const between = new Set();
  steps.slice(1).forEach((node, position) =>
    factsOf[node].forEach((number) => {
      const fact = facts[number];
      if (open.has(number) && (fact.s === steps[position] || fact.o === steps[position])) between.add(number);
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
  const lists = [...Object.keys(LISTS), "docs", "pinned", "added"];
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
