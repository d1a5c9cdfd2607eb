// The panel: what the text says about the chosen entity or fact, word by word.
const renderPanel = () => {
  const panel = $("panel");
  const chosen = view.selected;
  panel.toggleAttribute("data-idle", !chosen);
  if (chosen && factById.has(chosen.fact)) panel.replaceChildren(...factPanel(factById.get(chosen.fact)));
  else if (chosen && entityById.has(chosen.entity)) panel.replaceChildren(...entityPanel(entityById.get(chosen.entity)));
  else panel.replaceChildren(...overviewPanel());
  panel.scrollTop = 0;
};
const chooseFact = (number) => change((next) => { next.selected = { fact: facts[number].id }; });
const chooseEntity = (number) => {
  if (picking !== null) return finishPath(number);
  return change((next) => { next.selected = { entity: entities[number].id }; });
};
const closeButton = () => el("button", { type: "button", class: "quiet", title: t("close"), "aria-label": t("close"), onclick: () => { change((next) => { next.selected = null; }); $("graph").focus(); } }, svg("svg", { class: "glyph", viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: "M5 5l10 10M15 5L5 15" })));
const head = (content) => el("div", { class: "panel-top" }, content, closeButton());
const action = (name, run, pressed) => el("button", { type: "button", class: "action", "aria-pressed": pressed === undefined ? null : String(pressed), onclick: run }, name);

const overviewPanel = () => {
  const strongest = entities.map((_, number) => number).filter((number) => entities[number].weight).sort((a, b) => entities[b].weight - entities[a].weight || a - b).slice(0, 6);
  const speakers = [...count(facts.filter(reported), (fact) => fact.a)].sort((a, b) => b[1] - a[1]).slice(0, 5);
  const heart = [...visible.facts].sort((a, b) => strength(b) - strength(a) || a - b).slice(0, 5).sort((a, b) => a - b);
  return [
    el("h2", {}, t("inText")),
    el("p", { class: "lead" }, t("welcome")),
    ...(heart.length ? [el("h3", {}, t("heart")), factList(heart)] : []),
    el("h3", {}, t("strongest")),
    entityList(strongest, (number) => factsOf[number].length),
    ...(speakers.length ? [el("h3", {}, t("whoSays")), entityList(speakers.map(([number]) => number), (number) => speakers.find(([who]) => who === number)[1])] : []),
  ];
};
// What is said often, surely and between much-named entities comes first.
const strength = (number) => {
  const { s, o, e, c } = facts[number];
  return c * (e.length + Math.sqrt(entities[s].weight * entities[o].weight));
};
const entityList = (numbers, times) => el("ul", { class: "list" }, numbers.map((number) => el("li", {}, el("button", { type: "button", onclick: () => { chooseEntity(number); } }, symbol(entities[number].kind), term(entities[number].label), el("span", { class: "number" }, amount(times(number), "fact"))))));

const entityPanel = (number) => {
  const entity = entities[number];
  const about = factsOf[number];
  const said = facts.map((_, index) => index).filter((index) => facts[index].a === number && facts[index].s !== number && facts[index].o !== number);
  return [
    head(el("div", {}, el("h2", { dir: "auto" }, term(entity.label)), el("span", { class: "kind" }, symbol(entity.kind), t(entity.kind)))),
    entity.aliases.length ? el("p", { class: "aliases" }, ...around(t("aliases"), names(entity.aliases))) : null,
    entity.reason ? el("p", { class: "aliases" }, `${t("reason")}: `, term(entity.reason)) : null,
    isDrawn.has(number) ? entityActions(number) : el("p", { class: "aliases" }, about.length ? t("notDrawn") : ""),
    ...(about.length ? [el("h3", {}, ...around(t("about"), term(entity.label))), factList(about)] : []),
    ...(said.length ? [el("h3", {}, ...around(t("from"), term(entity.label))), factList(said)] : []),
    ...(entity.links.length ? [el("h3", {}, t("links")), el("ul", { class: "list" }, entity.links.map((link) => el("li", {}, outside(link))))] : []),
  ].filter(Boolean);
};
const names = (list) => el("span", {}, list.flatMap((name, position) => [position ? ", " : "", term(name)]));
const around = (text, node) => { const [before, after] = text.split("{0}"); return [before, node, after || ""]; };
const outside = (link) => (/^https?:\/\//i.test(link) ? el("a", { class: "link", href: link, rel: "noopener noreferrer", target: "_blank" }, link) : term(link));
const entityActions = (number) => {
  const { id } = entities[number];
  const steps = view.focus && view.focus.id === id ? view.focus.steps : 0;
  const pinned = view.pinned.includes(id);
  return el("div", { class: "actions" },
    [1, 2, 3].map((step) => action(t("focus", amount(step, "step")), () => focusOn(number, steps === step ? 0 : step), steps === step)),
    action(t("path"), () => startPath(number)),
    action(t(pinned ? "unpin" : "pin"), () => change((next) => { next.pinned = pinned ? next.pinned.filter((other) => other !== id) : [...next.pinned, id]; }), pinned),
    action(t("hide"), () => change((next) => { next.hidden = [...next.hidden, id]; next.selected = null; })));
};
const factList = (numbers) => el("ul", { class: "facts" }, [...numbers].sort((a, b) => visible.facts.has(b) - visible.facts.has(a) || a - b).map((number) => {
  const fact = facts[number];
  return el("li", {}, el("button", { type: "button", onclick: () => chooseFact(number) }, ...sayFact(fact), qualifiers(fact)));
}));
const sayFact = (fact) => [term(entities[fact.s].label), " ", denied(fact) ? el("span", { class: "not" }, `${t("not")} `) : null, el("b", {}, term(fact.r)), " ", term(entities[fact.o].label)].filter((part) => part !== null);
const qualifiers = (fact) => {
  const parts = [possible(fact) ? t("possible") : null, fact.t].filter(Boolean).join(" · ");
  if (!parts && !reported(fact)) return null;
  return el("span", { class: reported(fact) ? "said reported" : "said" }, ...(reported(fact) ? around(t("by"), term(entities[fact.a].label)) : []), reported(fact) && parts ? ` · ${parts}` : parts);
};

const factPanel = (number) => {
  const fact = facts[number];
  const end = (side) => el("button", { type: "button", class: "end", onclick: () => chooseEntity(fact[side]) }, symbol(entities[fact[side]].kind), term(entities[fact[side]].label));
  return [
    head(el("h2", { class: "triple" }, end("s"), el("span", { class: "middle" }, downArrow(fact), denied(fact) ? el("span", { class: "not" }, t("not")) : null, term(fact.r)), end("o"))),
    factTags(fact),
    el("h3", {}, t("evidenceHead", fact.e.length)),
    ...fact.e.map((item) => quote(item, fact)),
    el("p", { class: "keys" }, ["subject", "relation", "object"].map((role) => el("mark", { class: role }, t(role)))),
    el("h3", {}, t("details")),
    factDetails(fact),
    factSteps(number),
  ];
};
const downArrow = (fact) => {
  const arrow = svg("svg", { class: "down", viewBox: "0 0 16 30", "aria-hidden": "true" }, svg("path", { d: "M8 1v24", ...(DASHES[manner(fact)] ? { "stroke-dasharray": denied(fact) ? "5 3" : "2 3" } : {}) }), svg("path", { d: "M3.5 21L8 28l4.5-7" }));
  arrow.style.color = `var(--${LINE_COLOUR[manner(fact)]})`;
  return arrow;
};
const factTags = (fact) => el("div", { class: "tags" },
  reported(fact) ? el("button", { type: "button", class: "tag reported", onclick: () => chooseEntity(fact.a) }, ...around(t("by"), term(entities[fact.a].label))) : null,
  denied(fact) ? el("span", { class: "tag denied" }, t("denied")) : null,
  el("span", { class: possible(fact) ? "tag possible" : "tag" }, t(possible(fact) ? "possibleLong" : "assertedLong")),
  fact.t ? el("span", { class: "tag" }, term(fact.t)) : null);
const quote = (item, fact) => {
  const [start, stop, text] = sentenceOf(item);
  const { title: name, source, sentences } = documents[item.d];
  const beside = (index) => (sentences[index] ? el("p", { class: "near", dir: "auto" }, sentences[index][2]) : null);
  return el("blockquote", { class: "quote" },
    beside(item.s - 1), el("p", { class: "sentence", dir: "auto" }, marked(text, item.mark)), beside(item.s + 1),
    el("footer", {}, term(name), el("span", {}, t("sentence", item.s + 1, start, stop)), source && source !== name ? el("span", {}, `${t("source")}: `, term(source)) : null,
      el("button", { type: "button", onclick: () => copy(`”${text}” (${name}, ${t("sentence", item.s + 1, start, stop)}${source ? `, ${source}` : ""})`, t("cited")) }, t("cite"))));
};
// Marks may overlap: at each character the narrowest one wins.
const marked = (text, marks) => {
  const spans = marks.map((span, role) => span && { start: span[0], stop: span[1], role: ["subject", "relation", "object"][role] }).filter(Boolean);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, stop }) => [start, stop])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, position) => {
    const piece = text.slice(from, cuts[position + 1]);
    const inside = spans.filter(({ start, stop }) => start <= from && stop >= cuts[position + 1]).sort((a, b) => a.stop - a.start - b.stop + b.start)[0];
    return inside ? el("mark", { class: inside.role, title: t(inside.role) }, piece) : piece;
  });
};
const factDetails = (fact) => {
  const row = (name, value) => [el("dt", {}, name), el("dd", {}, value)];
  const meter = el("span", { class: "meter", "aria-hidden": "true" }, el("i"));
  meter.firstChild.style.width = `${Math.round(100 * fact.c)}%`;
  return el("dl", { class: "details" },
    row(t("speaker"), fact.a === null ? t("ownVoice") : term(entities[fact.a].label)), row(t("polarity"), t(denied(fact) ? "negated" : "affirmed")), row(t("modality"), t(possible(fact) ? "possibleLong" : "assertedLong")),
    row(t("certainty"), el("span", {}, meter, fact.c.toLocaleString(language, { minimumFractionDigits: 2 }))), fact.t ? row(t("time"), term(fact.t)) : [],
    row(t("rule"), names([...new Set(fact.e.map((item) => item.rule))])), fact.ra.length ? row(t("otherNames"), names(fact.ra)) : []);
};
const factSteps = (number) => {
  const order = visible.facts.has(number) ? [...visible.facts] : [number];
  const at = order.indexOf(number);
  const step = (offset) => () => { chooseFact(order[(at + offset + order.length) % order.length]); $("panel").focus(); };
  return el("div", { class: "steps" }, el("button", { type: "button", class: "link", onclick: step(-1) }, t("previous")), t("position", at + 1, order.length), el("button", { type: "button", class: "link", onclick: step(1) }, t("next")));
};
const copy = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page opened from disk may lack the clipboard: select from a passing field instead.
    const field = el("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  notify(done, null, 2.5);
};
