// The panel: what the text says about the chosen entity or fact, word by word.
const renderPanel = () => {
  const panel = $("panel");
  const chosen = view.selected;
  panel.toggleAttribute("data-idle", !chosen);
  if (chosen && factById.has(chosen.fact)) panel.replaceChildren(...factPanel(factById.get(chosen.fact)));
  else if (chosen && entityById.has(chosen.entity))
    panel.replaceChildren(...entityPanel(entityById.get(chosen.entity)));
  else panel.replaceChildren(...overviewPanel());
  panel.scrollTop = 0;
};
const chooseFact = (number) =>
  change((next) => {
    next.selected = { fact: facts[number].id };
  });
const chooseEntity = (number) => {
  if (picking !== null) return finishPath(number);
  return change((next) => {
    next.selected = { entity: entities[number].id };
  });
};
const closeButton = () =>
  el(
    "button",
    {
      type: "button",
      class: "quiet",
      title: t("close"),
      "aria-label": t("close"),
      onclick: () => {
        change((next) => {
          next.selected = null;
        });
        $("graph").focus();
      },
    },
    svg(
      "svg",
      { class: "glyph", viewBox: "0 0 20 20", "aria-hidden": "true" },
      svg("path", { d: "M5 5l10 10M15 5L5 15" }),
    ),
  );
const head = (content) => el("div", { class: "panel-top" }, content, closeButton());
const action = (name, run, pressed) =>
  el(
    "button",
    { type: "button", class: "action", "aria-pressed": pressed === undefined ? null : String(pressed), onclick: run },
    name,
  );

// What holds for the whole text is worked out once.
const once = (make) => {
  let made;
  return () => (made ??= make());
};
const strongestEntities = once(() =>
  entities
    .map((_, number) => number)
    .filter((number) => entities[number].weight)
    .sort((a, b) => entities[b].weight - entities[a].weight || a - b)
    .slice(0, 6),
);
const busiestSpeakers = once(() =>
  [...count(facts.filter(reported), (fact) => fact.a)].sort((a, b) => b[1] - a[1]).slice(0, 5),
);
// What is said often, surely and between much-named entities comes first.
const strengths = once(() =>
  facts.map(({ s, o, e, c }) => c * (e.length + Math.sqrt(entities[s].weight * entities[o].weight))),
);
const overviewPanel = () => {
  const speakers = busiestSpeakers();
  const strength = strengths();
  const heart = [...visible.facts]
    .sort((a, b) => strength[b] - strength[a] || a - b)
    .slice(0, 5)
    .sort((a, b) => a - b);
  return [
    el("h2", {}, t("inText")),
    el("p", { class: "lead" }, t("welcome")),
    ...(heart.length ? [el("h3", {}, t("heart")), factList(heart)] : []),
    el("h3", {}, t("strongest")),
    entityList(strongestEntities(), (number) => factsOf[number].length),
    ...(speakers.length
      ? [
          el("h3", {}, t("whoSays")),
          entityList(
            speakers.map(([number]) => number),
            (number) => speakers.find(([who]) => who === number)[1],
          ),
        ]
      : []),
  ];
};
const entityList = (numbers, times) =>
  el(
    "ul",
    { class: "list" },
    numbers.map((number) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            onclick: () => {
              chooseEntity(number);
            },
          },
          symbol(entities[number].kind),
          term(entities[number].label),
          el("span", { class: "number" }, amount(times(number), "fact")),
        ),
      ),
    ),
  );

const entityPanel = (number) => {
  const entity = entities[number];
  const about = factsOf[number];
  const said = facts
    .map((_, index) => index)
    .filter((index) => facts[index].a === number && facts[index].s !== number && facts[index].o !== number);
  return [
    head(
      el(
        "div",
        {},
        el("h2", { dir: "auto" }, term(entity.label)),
        el("span", { class: "kind" }, symbol(entity.kind), t(entity.kind)),
      ),
    ),
    entity.aliases.length ? el("p", { class: "aliases" }, ...around(t("aliases"), names(entity.aliases))) : null,
    isShowable(number) ? entityActions(number) : about.length ? drawAction(number) : null,
    ...(about.length ? [el("h3", {}, ...around(t("about"), term(entity.label))), factList(about)] : []),
    ...(said.length ? [el("h3", {}, ...around(t("from"), term(entity.label))), factList(said)] : []),
    ...(entity.links.length
      ? [
          el("h3", {}, t("links")),
          el(
            "ul",
            { class: "list" },
            entity.links.map((link) => el("li", {}, outside(link))),
          ),
        ]
      : []),
    entity.reason ? el("p", { class: "aliases" }, `${t("reason")}: `, term(entity.reason)) : null,
  ].filter(Boolean);
};
const names = (list) =>
  el(
    "span",
    {},
    list.flatMap((name, position) => [position ? ", " : "", term(name)]),
  );
const around = (text, node) => {
  const [before, after] = text.split("{0}");
  return [before, node, after || ""];
};
const outside = (link) =>
  /^https?:\/\//i.test(link)
    ? el("a", { class: "link", href: link, rel: "noopener noreferrer", target: "_blank" }, link)
    : term(link);
const entityActions = (number) => {
  const { id } = entities[number];
  const steps = view.focus && view.focus.id === id ? view.focus.steps : 0;
  const pinned = view.pinned.includes(id);
  return el(
    "div",
    { class: "actions" },
    [1, 2, 3].map((step) =>
      action(t("focus", amount(step, "step")), () => focusOn(number, steps === step ? 0 : step), steps === step),
    ),
    action(t("path"), () => startPath(number)),
    action(
      t(pinned ? "unpin" : "pin"),
      () =>
        change((next) => {
          next.pinned = pinned ? next.pinned.filter((other) => other !== id) : [...next.pinned, id];
        }),
      pinned,
    ),
    action(t("hide"), () =>
      change((next) => {
        next.hidden = [...next.hidden, id];
        next.selected = null;
      }),
    ),
  );
};
const drawAction = (number) => {
  const run = () => {
    change((next) => bringNear(next, number));
    showNode(number);
  };
  return el("div", { class: "actions" }, el("p", { class: "aliases" }, t("notDrawn")), action(t("draw"), run));
};
const factList = (numbers) =>
  el(
    "ul",
    { class: "facts" },
    [...numbers]
      .sort((a, b) => visible.facts.has(b) - visible.facts.has(a) || a - b)
      .map((number) => {
        const fact = facts[number];
        return el(
          "li",
          {},
          el("button", { type: "button", onclick: () => chooseFact(number) }, ...sayFact(fact), qualifiers(fact)),
        );
      }),
  );
const sayFact = (fact) =>
  [
    term(entities[fact.s].label),
    " ",
    denied(fact) ? el("span", { class: "not" }, `${t("not")} `) : null,
    el("b", {}, term(fact.r)),
    " ",
    term(entities[fact.o].label),
  ].filter((part) => part !== null);
const qualifiers = (fact) => {
  const parts = [possible(fact) ? t("possible") : null, fact.t].filter(Boolean).join(" · ");
  if (!parts && !reported(fact)) return null;
  return el(
    "span",
    { class: reported(fact) ? "said reported" : "said" },
    ...(reported(fact) ? around(t("by"), term(entities[fact.a].label)) : []),
    reported(fact) && parts ? ` · ${parts}` : parts,
  );
};
