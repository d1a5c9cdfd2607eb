// Search with suggestions over labels, aliases and relations; a combobox as WAI-ARIA describes it.
const HITS = 12;
const searchables = [
  ...entities.map((entity, number) => ({
    number,
    kind: entity.kind,
    weight: entity.weight,
    name: entity.label,
    keys: [entity.label, ...entity.aliases].map(fold),
  })),
  ...[...count(facts, (fact) => fact.r)].map(([name, weight]) => ({
    relation: name,
    weight,
    name,
    keys: [fold(name), fold(name).replaceAll("-", " ")],
  })),
];
let hits = [];
let at = -1;

// 0 the whole name, 1 its beginning, 2 the beginning of a word, 3 anywhere.
const rank = (key, word) =>
  key === word
    ? 0
    : key.startsWith(word)
      ? 1
      : key.includes(` ${word}`) || key.includes(`-${word}`)
        ? 2
        : key.includes(word)
          ? 3
          : 9;
const findHits = (text) => {
  const word = fold(text.trim());
  if (!word) return [];
  return searchables
    .map((entry) => ({
      entry,
      score: Math.min(...entry.keys.map((key, position) => rank(key, word) + (position ? 0.5 : 0))),
    }))
    .filter(({ score }) => score < 9)
    .sort((a, b) => a.score - b.score || b.entry.weight - a.entry.weight || (a.entry.name < b.entry.name ? -1 : 1))
    .slice(0, HITS)
    .map(({ entry }) => entry);
};
const hitNote = (entry, word) => {
  if (entry.relation !== undefined) return `${t("relation")} · ${entry.weight}`;
  const alias = fold(entry.name).includes(word)
    ? undefined
    : entities[entry.number].aliases.find((name) => fold(name).includes(word));
  if (alias !== undefined) return short(alias, 60);
  return entry.weight && !visible.nodes.has(entry.number) ? t("hiddenNow") : t(entry.kind);
};
const renderHits = () => {
  const field = $("search");
  const word = fold(field.value.trim());
  hits = findHits(field.value);
  at = hits.length ? 0 : -1;
  const items = hits.map((entry, position) =>
    el(
      "li",
      {
        role: "option",
        id: `hit-${position}`,
        "aria-selected": String(position === at),
        onpointerdown: (event) => {
          event.preventDefault();
          choose(entry);
        },
      },
      entry.relation === undefined ? symbol(entry.kind) : stroke("asserted"),
      term(entry.name),
      el("small", {}, hitNote(entry, word)),
    ),
  );
  $("hits").replaceChildren(
    ...(items.length
      ? items
      : [el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("noHit"))]),
  );
  openHits(word !== "");
};
const openHits = (open) => {
  $("hits").hidden = !open;
  $("search").setAttribute("aria-expanded", String(open));
  if (open && at >= 0) $("search").setAttribute("aria-activedescendant", `hit-${at}`);
  else $("search").removeAttribute("aria-activedescendant");
};
const moveHit = (step) => {
  if (!hits.length) return;
  at = (at + step + hits.length) % hits.length;
  [...$("hits").children].forEach((item, position) => item.setAttribute("aria-selected", String(position === at)));
  $("hits").children[at].scrollIntoView({ block: "nearest" });
  openHits(true);
};
const choose = (entry) => {
  openHits(false);
  $("search").value = "";
  if (entry.relation !== undefined) {
    // A relation that is said once is a fact: its sentence opens at once.
    const said = facts.filter((fact) => fact.r === entry.relation);
    change((next) => {
      next.relations = [...totals.relations.keys()].filter((name) => name !== entry.relation);
      next.selected = said.length === 1 ? { fact: said[0].id } : null;
    });
    return fitVisible(true);
  }
  if (picking !== null) return finishPath(entry.number);
  // What was found must be seen, whatever the filters hide.
  change((next) => {
    next.selected = { entity: entities[entry.number].id };
    if (!visible.nodes.has(entry.number) && entities[entry.number].weight)
      Object.assign(next, {
        ...structuredClone(FRESH),
        selected: next.selected,
        moved: next.moved,
        pinned: next.pinned,
        added: next.added,
        tab: next.tab,
      });
    if (!firstDrawn.has(entry.number)) bringNear(next, entry.number);
  });
  return showNode(entry.number);
};
const startSearch = () => {
  const field = $("search");
  field.addEventListener("input", renderHits);
  field.addEventListener("focus", () => field.value && renderHits());
  field.addEventListener("blur", () => openHits(false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      moveHit(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && hits[at]) {
      event.preventDefault();
      choose(hits[at]);
    } else if (event.key === "Escape") {
      field.value = "";
      openHits(false);
    }
  });
};
