// The table holds the same facts as the graph, for eyes, ears and keyboards that prefer it.
const PAGE = 200;
const order = { column: null, down: false };
let rowLimit = PAGE;
const COLUMNS = [
  ["colSubject", (fact) => entities[fact.s].label],
  ["colRelation", (fact) => fact.r],
  ["colObject", (fact) => entities[fact.o].label],
  ["colStatus", (fact) => t(denied(fact) ? "denied" : possible(fact) ? "possible" : "asserted")],
  ["colSpeaker", (fact) => (fact.a === null ? "" : entities[fact.a].label)],
  ["colConfidence", (fact) => fact.c],
  ...(documents.length > 1 ? [["colDocument", (fact) => (fact.e.length ? documents[fact.e[0].d].title : "")]] : []),
];
const sortedFacts = () => {
  const shown = [...visible.facts];
  if (order.column === null) return shown;
  const key = COLUMNS[order.column][1];
  const compare = new Intl.Collator("sv", { numeric: true }).compare;
  const way = order.down ? -1 : 1;
  return shown
    .map((number) => [key(facts[number]), number])
    .sort((a, b) => way * (typeof a[0] === "number" ? a[0] - b[0] : compare(a[0], b[0])) || a[1] - b[1])
    .map(([, number]) => number);
};
const renderTable = () => {
  if (view.tab !== "table" && !printing) return;
  const rows = sortedFacts();
  $("table").tHead.replaceChildren(
    el(
      "tr",
      {},
      COLUMNS.map(([name], column) =>
        el(
          "th",
          {
            scope: "col",
            "data-column": name,
            "aria-sort": order.column === column ? (order.down ? "descending" : "ascending") : "none",
          },
          el("button", { type: "button", title: t("sortBy", t(name)), onclick: () => sortBy(column) }, t(name)),
        ),
      ),
    ),
  );
  $("table").tBodies[0].replaceChildren(...rows.slice(0, printing ? Infinity : rowLimit).map(tableRow));
  if (!rows.length) $("table").tBodies[0].append(el("tr", {}, el("td", { colspan: COLUMNS.length }, t("none"))));
  const rest = rows.length - rowLimit;
  $("table-more").hidden = rest <= 0;
  $("table-more").textContent = t("more", Math.min(PAGE, rest));
};
const tableRow = (number) => {
  const fact = facts[number];
  const open = el(
    "button",
    {
      type: "button",
      class: "open",
      onclick: (event) => {
        event.stopPropagation();
        openFact(number);
      },
    },
    denied(fact) ? `${t("not")} ` : null,
    term(fact.r),
  );
  const end = (side) => el("td", { dir: "auto" }, el("div", { class: "clip" }, term(entities[fact[side]].label)));
  return el(
    "tr",
    {
      "data-fact": fact.id,
      "aria-current": view.selected && view.selected.fact === fact.id ? "true" : null,
      onclick: () => openFact(number),
    },
    end("s"),
    el("td", {}, open),
    end("o"),
    el("td", { class: denied(fact) ? "not" : null }, COLUMNS[3][1](fact)),
    el("td", {}, el("div", { class: "clip" }, term(COLUMNS[4][1](fact)))),
    el("td", {}, numeral(fact.c, 2)),
    COLUMNS.slice(6).map(([, title]) => el("td", {}, el("div", { class: "clip" }, term(title(fact))))),
  );
};
const openFact = (number) => {
  chooseFact(number);
  // The table was drawn anew: keep the reader's place in it.
  document.querySelector(`tr[data-fact="${facts[number].id}"] .open`)?.focus();
};
const sortBy = (column) => {
  order.down = order.column === column ? !order.down : false;
  order.column = column;
  renderTable();
  $("table").querySelectorAll("thead button")[column].focus();
};
// On paper the whole table follows the picture.
let printing = false;
const drawForPaper = (now) => () => {
  printing = now;
  renderTable();
};
const startTable = () => {
  addEventListener("beforeprint", drawForPaper(true));
  addEventListener("afterprint", drawForPaper(false));
  const field = $("table-filter");
  let wait = 0;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(
      () =>
        change((next) => {
          next.text = field.value;
        }),
      120,
    );
  });
  $("table-more").addEventListener("click", () => {
    rowLimit += PAGE;
    renderTable();
  });
};
