// What Python embedded: facts, entities and documents, and the network that pyvis made of them.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const page = read("page-data");
const { title, documents, groups } = page;
// What Python left out because it is as usual, or named once for all, is put back (export/page/compact.py).
const entities = page.entities.map((entity) => ({ aliases: [], links: [], reason: "", ...entity }));
const span = (start, stop) => (start < 0 ? null : [start, stop]);
const readEvidence = ([d, s, rule, s0, s1, r0, r1, o0, o1, iri]) => {
  const [start, stop] = documents[d].sentences[s];
  const mark = [span(s0, s1), span(r0, r1), span(o0, o1)];
  return { d, s, rule: page.rules[rule], mark, iri: iri ?? `${documents[d].iri}#char=${start},${stop}` };
};
const facts = page.facts.map(({ h, r, e, ...fact }) => {
  const [label, ri, re, g] = page.relations[r];
  const usual = { p: "+", m: "asserted", a: null, t: null, tl: null, ra: [] };
  return { ...usual, ...fact, id: h.slice(0, 12), si: page.statement + h, r: label, ri, re, g, e: e.map(readEvidence) };
});
const drawn = read("network-data");
const KINDS = ["Person", "Organization", "Country", "City", "Place", "Group", "Document", "Event", "Concept", "Value"];

const entityById = new Map(entities.map((entity, number) => [entity.id, number]));
const factById = new Map(facts.map((fact, number) => [fact.id, number]));
const factsOf = entities.map(() => []);
facts.forEach((fact, number) => {
  factsOf[fact.s].push(number);
  if (fact.o !== fact.s) factsOf[fact.o].push(number);
});
const isDrawn = new Set(drawn.nodes.map((node) => node.id));
// Entities that facts join; others only speak.
const total = entities.filter((entity) => entity.weight).length;
const isBig = drawn.nodes.length + drawn.edges.length > 1500;

const denied = (fact) => fact.p === "-";
const possible = (fact) => fact.m === "possible";
const reported = (fact) => fact.a !== null;
// The one way a line is drawn: doubt and denial weigh more than who says so.
const manner = (fact) =>
  denied(fact) ? "denied" : possible(fact) ? "possible" : reported(fact) ? "reported" : "asserted";
const sentenceOf = (item) => documents[item.d].sentences[item.s];
const fold = (text) => text.toLowerCase().normalize("NFC");
const count = (items, key) => {
  const numbers = new Map();
  for (const item of items) for (const name of [key(item)].flat()) numbers.set(name, (numbers.get(name) || 0) + 1);
  return numbers;
};
