// Start, and what happens after every change.
const renderCount = () => {
  const nodes = visible.nodes.size;
  $("count").textContent =
    visible.facts.size === facts.length
      ? [amount(total, "entity"), amount(facts.length, "fact"), amount(documents.length, "document")].join(" · ")
      : t("countsShown", nodes, amount(total, "entity"), visible.facts.size, amount(facts.length, "fact"));
};
const renderTabs = () => {
  const table = view.tab === "table";
  $("stage").hidden = table;
  $("table-view").hidden = !table;
  $("show-graph").setAttribute("aria-pressed", String(!table));
  $("show-table").setAttribute("aria-pressed", String(table));
};
function refresh() {
  computeVisible();
  renderTabs();
  renderCount();
  renderFilters();
  updateGraph();
  if (!fitted && view.tab === "graph") requestAnimationFrame(() => fitVisible(false));
  renderTable();
  renderPanel();
  showNotice();
  $("undo").disabled = !undone.length;
  if (document.activeElement !== $("table-filter")) $("table-filter").value = view.text;
  writeAddress();
}
const setTheme = (name) => {
  document.documentElement.dataset.theme = name;
  forgetColours();
  recolour();
};
const startTools = () => {
  $("undo").addEventListener("click", undo);
  $("show-graph").addEventListener("click", () =>
    change((next) => {
      next.tab = "graph";
    }),
  );
  $("show-table").addEventListener("click", () =>
    change((next) => {
      next.tab = "table";
    }),
  );
  $("zoom-in").addEventListener("click", () => zoomBy(1.3));
  $("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  $("zoom-fit").addEventListener("click", () => fitVisible(true, true));
  $("language").addEventListener("click", () => {
    language = language === "sv" ? "en" : "sv";
    remember("language", language);
    translate();
  });
  $("theme").addEventListener("click", () => {
    const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    remember("theme", name);
    setTheme(name);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.target.closest("input")) {
      event.preventDefault();
      undo();
    }
    if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      $("search").focus();
    }
  });
  addEventListener("hashchange", () => {
    readAddress();
    refresh();
  });
};
const translate = () => {
  translatePage();
  renderShare();
  refresh();
};
const start = () => {
  $("app").hidden = false;
  $("title").append(term(title));
  document.documentElement.dataset.theme =
    recall("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  readAddress();
  startFilters();
  startSearch();
  startTable();
  startShare();
  startTools();
  translatePage();
  renderShare();
  computeVisible();
  renderTabs();
  drawGraph();
  refresh();
  document.documentElement.dataset.ready = "true";
  whenIdle(() => foldTexts());
  // For tests and for the curious: what is drawn, and where.
  window.graphbuildPage = {
    entities,
    facts,
    drawn,
    place,
    manner,
    labelPoint,
    shownNodes,
    laid: () => laid,
    network: () => network,
    view: () => view,
  };
};
start();
