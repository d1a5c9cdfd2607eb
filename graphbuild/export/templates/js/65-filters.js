// The legend is the filter: a click on a symbol or a line hides what it stands for. Long lists stay folded.
const LINES = ["asserted", "reported", "possible", "denied"];
const openGroups = new Set();

const renderFilters = () => {
  const active = document.activeElement && document.activeElement.dataset.choice;
  const kinds = count([...new Set(facts.flatMap((fact) => [fact.s, fact.o]))], (number) => entities[number].kind);
  const lines = count(facts, manner);
  const body = $("filters-body");
  const top = body.scrollTop;
  body.replaceChildren(
    ...[
      group(
        "kinds",
        t("kinds"),
        KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
          value: kind,
          name: t(kind),
          picture: symbol(kind),
          amount: kinds.get(kind),
        })),
      ),
      group(
        "lines",
        t("lines"),
        LINES.filter((way) => lines.has(way)).map((way) => ({
          value: way,
          name: t(way),
          picture: stroke(way),
          amount: lines.get(way),
        })),
      ),
      listGroup("speakers", t("speakers"), count(facts, speakerOf), (id) =>
        id === "" ? t("ownVoice") : entities[entityById.get(id)].label,
      ),
      documents.length > 1
        ? listGroup(
            "docs",
            t("docs"),
            count(facts, (fact) => [...new Set(fact.e.map((item) => documents[item.d].id))]),
            (id) => documents.find((document) => document.id === id).title,
          )
        : null,
      listGroup(
        "groups",
        t("groups"),
        count(facts, (fact) => fact.g),
        (name) => (name === "" ? t("otherGroup") : groups[name]?.[language] || name),
      ),
      listGroup(
        "relations",
        t("relations"),
        count(facts, (fact) => fact.r),
        (name) => name,
      ),
      confidenceGroup(),
      timeGroup(),
      el("button", { type: "button", class: "reset", hidden: isFresh(), onclick: resetFilters }, t("reset")),
    ].filter(Boolean),
  );
  body.scrollTop = top;
  if (active) [...body.querySelectorAll("[data-choice]")].find((node) => node.dataset.choice === active)?.focus();
};
const FILTERS = [
  "kinds",
  "lines",
  "speakers",
  "docs",
  "groups",
  "relations",
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
const choice = (key, { value, name, picture, amount }) =>
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
