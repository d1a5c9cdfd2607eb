// The legend is the filter: a click on a symbol or a line hides what it stands for. Long lists stay folded.
const LINES = ["asserted", "reported", "possible", "denied"];
const openGroups = new Set();

// How often each choice occurs in all facts: that never changes, so it is counted once.
const totals = {
  kinds: count([...new Set(facts.flatMap((fact) => [fact.s, fact.o]))], (number) => entities[number].kind),
  docs: count(facts, (fact) => [...new Set(fact.e.map((item) => documents[item.d].id))]),
  ...Object.fromEntries(
    ["lines", "polarities", "modalities", "speakers", "groups", "relations"].map((key) => [
      key,
      count(facts, LISTS[key]),
    ]),
  ),
};
const documentTitles = new Map(documents.map(({ id, title: name }) => [id, name]));
const NAME_OF = {
  polarities: (value) => t(value === "-" ? "negated" : "affirmed"),
  modalities: (value) => t(value === "possible" ? "possibleLong" : "assertedLong"),
  speakers: (id) => (id === "" ? t("ownVoice") : entities[entityById.get(id)].label),
  docs: (id) => documentTitles.get(id),
  groups: (name) => (name === "" ? t("otherGroup") : groups[name]?.[language] || name),
  relations: (name) => name,
};
let hiddenBefore = 0;
const renderFilters = () => {
  const active = document.activeElement && document.activeElement.dataset.choice;
  const body = $("filters-body");
  // Where something was just hidden, its name stands on top.
  const top = view.hidden.length === hiddenBefore ? body.scrollTop : 0;
  hiddenBefore = view.hidden.length;
  const legend = (key, values, picture) =>
    group(
      key,
      t(key),
      values
        .filter((value) => totals[key].has(value))
        .map((value) => ({ value, name: t(value), picture: picture(value), amount: totals[key].get(value) })),
    );
  body.replaceChildren(
    ...[
      view.hidden.length ? hiddenGroup() : null,
      legend("kinds", KINDS, symbol),
      legend("lines", LINES, stroke),
      ...Object.keys(NAME_OF).map((key) => listGroup(key, t(key), totals[key], NAME_OF[key])),
      confidenceGroup(),
      timeGroup(),
      el("button", { type: "button", class: "reset", hidden: isFresh(), onclick: resetFilters }, t("reset")),
    ].filter(Boolean),
  );
  body.scrollTop = top;
  if (active) [...body.querySelectorAll("[data-choice]")].find((node) => node.dataset.choice === active)?.focus();
};
// What was hidden one by one comes back one by one.
const hiddenGroup = () =>
  el(
    "div",
    { class: "group" },
    el("h2", { id: "group-hidden" }, t("hidden")),
    el(
      "ul",
      { class: "list", "aria-labelledby": "group-hidden" },
      view.hidden
        .filter((id) => entityById.has(id))
        .map((id) => {
          const { label, kind } = entities[entityById.get(id)];
          const back = () => toggle("hidden", id);
          return el(
            "li",
            {},
            el("button", { type: "button", title: t("showAgain"), onclick: back }, symbol(kind), term(short(label, 60))),
          );
        }),
    ),
  );
const FILTERS = [
  "kinds",
  "lines",
  "speakers",
  "docs",
  "groups",
  "relations",
  "polarities",
  "modalities",
  "hidden",
  "confidence",
  "from",
  "to",
  "text",
  "focus",
  "path",
];
const isFresh = () => FILTERS.every((key) => JSON.stringify(view[key]) === JSON.stringify(FRESH[key]));
const resetFilters = () => {
  change((next) => {
    for (const key of FILTERS) next[key] = structuredClone(FRESH[key]);
  });
  $("table-filter").value = "";
  fitVisible(true);
};
const toggle = (key, value) =>
  change((next) => {
    next[key] = next[key].includes(value) ? next[key].filter((other) => other !== value) : [...next[key], value];
  });
// Only this one; and once it is the only one, all of them again.
const only = (key, value) =>
  change((next) => {
    const others = [...totals[key].keys()].filter((other) => other !== value);
    const isOnly = !next[key].includes(value) && others.every((other) => next[key].includes(other));
    next[key] = isOnly ? [] : others;
  });
const choice = (key, { value, name, picture, amount }) =>
  el(
    "div",
    { class: "choice-row" },
    el(
      "label",
      { class: "choice" },
      el("input", {
        type: "checkbox",
        "data-choice": `${key}:${value}`,
        checked: !view[key].includes(value),
        onchange: () => toggle(key, value),
      }),
      picture,
      el("bdi", { class: "name", title: short(name, 200) }, short(name, 80)),
      el("span", { class: "number" }, amount),
    ),
    totals[key].size > 1
      ? el(
          "button",
          {
            type: "button",
            class: "only",
            "data-choice": `only ${key}:${value}`,
            "aria-label": t("onlyThis", short(name, 80)),
            onclick: () => only(key, value),
          },
          t("only"),
        )
      : null,
  );
const group = (key, name, choices) =>
  el(
    "div",
    { class: "group" },
    el("h2", { id: `group-${key}` }, name),
    el(
      "div",
      { role: "group", "aria-labelledby": `group-${key}` },
      choices.map((item) => choice(key, item)),
    ),
  );
const LONGEST = 60;
const listGroup = (key, name, numbers, nameOf) => {
  if (numbers.size < 2) return null;
  const choices = () =>
    [...numbers]
      .sort((a, b) => b[1] - a[1] || (nameOf(a[0]) < nameOf(b[0]) ? -1 : 1))
      .slice(0, LONGEST)
      .map(([value, amount]) => choice(key, { value, name: nameOf(value), picture: null, amount }));
  return folded(key, name, () => {
    const off = view[key].length > 0;
    const switchAll = el(
      "button",
      {
        type: "button",
        class: "link",
        "data-choice": `${key}-all`,
        onclick: () =>
          change((next) => {
            next[key] = off ? [] : [...numbers.keys()];
          }),
      },
      t(off ? "all" : "noneOf"),
    );
    return [...choices(), el("div", { class: "range" }, switchAll)];
  });
};
const folded = (key, name, content) => {
  const open = openGroups.has(key);
  const flip = () => {
    open ? openGroups.delete(key) : openGroups.add(key);
    renderFilters();
  };
  return el(
    "div",
    { class: "group" },
    el(
      "button",
      {
        type: "button",
        id: `group-${key}`,
        "aria-expanded": String(open),
        "data-choice": `fold-${key}`,
        onclick: flip,
      },
      name,
    ),
    open ? el("div", { role: "group", "aria-labelledby": `group-${key}` }, content()) : null,
  );
};
const confidenceGroup = () => {
  const least = facts.reduce((low, fact) => Math.min(low, fact.c), 1);
  if (!facts.length || least > 0.99) return null;
  return folded("confidence", t("confidence"), () => {
    const shown = el(
      "output",
      { class: "number" },
      numeral(view.confidence, 2),
    );
    const slider = el("input", {
      type: "range",
      min: 0,
      max: 1,
      step: 0.05,
      value: view.confidence,
      "aria-labelledby": "group-confidence",
      "data-choice": "confidence",
    });
    slider.addEventListener("change", () =>
      change((next) => {
        next.confidence = Number(slider.value);
      }),
    );
    return [el("div", { class: "range" }, slider, shown)];
  });
};
const timeGroup = () => {
  const years = [...new Set(facts.map(yearOf).filter(Boolean))].sort();
  if (!years.length) return null;
  const field = (key, other) => {
    const select = el(
      "select",
      { "aria-label": `${t("years")} ${key === "from" ? "≥" : "≤"}`, "data-choice": `year-${key}` },
      el("option", { value: "" }, other),
      years.map((year) => el("option", { value: year, selected: view[key] === year }, year)),
    );
    select.addEventListener("change", () =>
      change((next) => {
        next[key] = select.value;
      }),
    );
    return select;
  };
  return folded("time", t("years"), () => [el("div", { class: "range" }, field("from", "…"), " – ", field("to", "…"))]);
};
const startFilters = () => {
  const narrow = matchMedia("(max-width: 760px)").matches;
  const open = (wanted) => {
    $("filters-toggle").setAttribute("aria-expanded", String(wanted));
    $("filters").toggleAttribute("data-closed", !wanted);
    $("filters-body").hidden = !wanted;
  };
  $("filters-toggle").addEventListener("click", () => open($("filters-body").hidden));
  open(!narrow);
};
