// One fact: its parts, who says so, and every sentence with subject, relation and object marked.
const factPanel = (number) => {
  const fact = facts[number];
  const end = (side) =>
    el(
      "button",
      { type: "button", class: "end", onclick: () => chooseEntity(fact[side]) },
      symbol(entities[fact[side]].kind),
      term(entities[fact[side]].label),
    );
  return [
    head(
      el(
        "h2",
        { class: "triple" },
        end("s"),
        el(
          "span",
          { class: "middle" },
          downArrow(fact),
          denied(fact) ? el("span", { class: "not" }, t("not")) : null,
          term(fact.r),
        ),
        end("o"),
      ),
    ),
    factTags(fact),
    el("h3", {}, t("evidenceHead", fact.e.length)),
    ...fact.e.map((item) => quote(item, fact)),
    el(
      "p",
      { class: "keys" },
      ["subject", "relation", "object"].map((role) => el("mark", { class: role }, t(role))),
    ),
    el("h3", {}, t("details")),
    factDetails(fact),
    factSteps(number),
  ];
};
const downArrow = (fact) => {
  const arrow = svg(
    "svg",
    { class: "down", viewBox: "0 0 16 30", "aria-hidden": "true" },
    svg("path", {
      d: "M8 1v24",
      ...(DASHES[manner(fact)] ? { "stroke-dasharray": denied(fact) ? "5 3" : "2 3" } : {}),
    }),
    svg("path", { d: "M3.5 21L8 28l4.5-7" }),
  );
  arrow.style.color = `var(--${LINE_COLOUR[manner(fact)]})`;
  return arrow;
};
const factTags = (fact) =>
  el(
    "div",
    { class: "tags" },
    reported(fact)
      ? el(
          "button",
          { type: "button", class: "tag reported", onclick: () => chooseEntity(fact.a) },
          ...around(t("by"), term(entities[fact.a].label)),
        )
      : null,
    denied(fact) ? el("span", { class: "tag denied" }, t("denied")) : null,
    el("span", { class: possible(fact) ? "tag possible" : "tag" }, t(possible(fact) ? "possibleLong" : "assertedLong")),
    fact.t ? el("span", { class: "tag" }, term(fact.t)) : null,
  );
const quote = (item, fact) => {
  const [start, stop, text] = sentenceOf(item);
  const { title: name, source, sentences, metadata } = documents[item.d];
  const beside = (index) => (sentences[index] ? el("p", { class: "near", dir: "auto" }, sentences[index][2]) : null);
  return el(
    "blockquote",
    { class: "quote" },
    beside(item.s - 1),
    el("p", { class: "sentence", dir: "auto" }, marked(text, item.mark)),
    beside(item.s + 1),
    el(
      "footer",
      {},
      term(name),
      el("span", {}, t("sentence", item.s + 1, start, stop)),
      metadata.map(([key, value]) => el("span", {}, term(`${key}: ${value}`))),
      source && source !== name ? el("span", {}, `${t("source")}: `, outside(source)) : null,
      el(
        "button",
        {
          type: "button",
          onclick: () =>
            copy(
              `”${text}” (${name}, ${t("sentence", item.s + 1, start, stop)}${source ? `, ${source}` : ""})`,
              t("cited"),
            ),
        },
        t("cite"),
      ),
    ),
  );
};
// Marks may overlap: at each character the narrowest one wins.
const marked = (text, marks) => {
  const spans = marks
    .map((span, role) => span && { start: span[0], stop: span[1], role: ["subject", "relation", "object"][role] })
    .filter(Boolean);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, stop }) => [start, stop])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, position) => {
    const piece = text.slice(from, cuts[position + 1]);
    const inside = spans
      .filter(({ start, stop }) => start <= from && stop >= cuts[position + 1])
      .sort((a, b) => a.stop - a.start - b.stop + b.start)[0];
    return inside ? el("mark", { class: inside.role, title: t(inside.role) }, piece) : piece;
  });
};
const factDetails = (fact) => {
  const row = (name, value) => [el("dt", {}, name), el("dd", {}, value)];
  const meter = el("span", { class: "meter", "aria-hidden": "true" }, el("i"));
  meter.firstChild.style.width = `${Math.round(100 * fact.c)}%`;
  return el(
    "dl",
    { class: "details" },
    row(t("speaker"), fact.a === null ? t("ownVoice") : term(entities[fact.a].label)),
    row(t("polarity"), t(denied(fact) ? "negated" : "affirmed")),
    row(t("modality"), t(possible(fact) ? "possibleLong" : "assertedLong")),
    row(t("certainty"), el("span", {}, meter, numeral(fact.c, 2))),
    fact.t ? row(t("time"), term(fact.t)) : [],
    row(t("rule"), names([...new Set(fact.e.map((item) => item.rule))])),
    fact.ra.length ? row(t("otherNames"), names(fact.ra)) : [],
    fact.re ? row(t("english"), fact.re) : [],
  );
};
const factSteps = (number) => {
  const order = visible.facts.has(number) ? [...visible.facts] : [number];
  const at = order.indexOf(number);
  const step = (offset) => () => {
    chooseFact(order[(at + offset + order.length) % order.length]);
    $("panel").focus();
  };
  return el(
    "div",
    { class: "steps" },
    el("button", { type: "button", class: "link", onclick: step(-1) }, t("previous")),
    t("position", at + 1, order.length),
    el("button", { type: "button", class: "link", onclick: step(1) }, t("next")),
  );
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
