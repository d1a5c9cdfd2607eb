// The query editor: YASGUI bound to this server, with the named queries as examples beside it.
"use strict";

const EXAMPLE = `SELECT ?subject ?relation ?object
WHERE {
  ?statement a gb:Statement ;
    rdf:subject/rdfs:label ?subject ;
    rdf:predicate/rdfs:label ?relation ;
    rdf:object/rdfs:label ?object .
  FILTER(LANG(?relation) = "sv")
}
LIMIT 25`;

// Values of the parameters that the query in the editor names: they travel beside it, never in it.
function readValues(sparql) {
  return [...document.querySelectorAll("#fields input")]
    .filter((field) => sparql.includes(`param:${field.name}()`))
    .map((field) => ({ name: `param.${field.name}`, value: field.value }));
}

function makeEditor(prefixes) {
  const { Yasgui } = window;
  const { Yasqe } = Yasgui;
  const known = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "house-prefixes", persistenceId: null, get: () => known }, false);
  Yasqe.defaults.autocompleters = ["variables", "house-prefixes"]; // those for classes and properties ask a server on the web
  Yasqe.defaults.value = declarePrefixes(EXAMPLE, prefixes);
  const endpoint = new URL("/sparql", location.href).href;
  const yasgui = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    copyEndpointOnNewTab: false,
    populateFromUrl: false,
    persistenceId: null,
    yasr: {
      prefixes,
      persistenceId: null,
      maxPersistentResponseSize: 0,
      plugins: { ...Yasgui.Yasr.defaults.plugins, table: { enabled: true, dynamicConfig: { compact: true, isEllipsed: true } } },
    },
  });
  yasgui.on("queryBefore", (_, tab) => tab.setRequestConfig({ args: readValues(tab.getYasqe().getValue()) }));
  return yasgui;
}

// A query with the declarations that the server does without, so that it can be taken elsewhere.
function declarePrefixes(sparql, prefixes) {
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`(?<![\\w<:-])${prefix}:(?!//)`).test(sparql));
  return used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("") + sparql;
}

function describeParameters(query) {
  return query.parameters.map((parameter) => parameter.name).join(", ");
}

function addQuestion(query) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.name = query.name;
  const name = document.createElement("strong");
  name.textContent = query.name;
  button.append(name);
  if (query.parameters.length) {
    const needs = document.createElement("small");
    needs.textContent = ` (${describeParameters(query)})`;
    button.append(needs);
  }
  const help = document.createElement("span");
  help.textContent = query.help;
  button.append(help);
  button.addEventListener("click", () => choose(query));
  item.append(button);
  document.getElementById("questions").append(item);
}

function addField(parameter) {
  const label = document.createElement("label");
  label.textContent = parameter.name;
  const input = document.createElement("input");
  input.name = parameter.name;
  input.value = parameter.default ?? "";
  input.required = parameter.default === null;
  input.autocomplete = "off";
  label.append(input);
  document.getElementById("fields").append(label);
}

function choose(query) {
  for (const button of document.querySelectorAll("#questions button")) {
    button.setAttribute("aria-current", String(button.dataset.name === query.name));
  }
  window.graphbuildEditor.yasgui.getTab().getYasqe().setValue(query.declared);
  document.getElementById("fields").replaceChildren();
  query.parameters.forEach(addField);
  const form = document.getElementById("values");
  form.hidden = query.parameters.length === 0;
  if (form.hidden) ask();
  else form.querySelector("input").focus();
}

function ask() {
  window.graphbuildEditor.yasgui.getTab().getYasqe().query().catch(() => {}); // the editor shows the reason
}

async function start() {
  const response = await fetch("/queries");
  const { prefixes, queries } = await response.json();
  window.graphbuildEditor = { yasgui: makeEditor(prefixes) };
  for (const query of queries) addQuestion({ ...query, declared: declarePrefixes(query.sparql, prefixes) });
  document.getElementById("values").addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  document.documentElement.dataset.ready = "true";
}

start();
