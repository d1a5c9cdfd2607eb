// What Python embedded: facts, entities and documents, and the network that pyvis made of them.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { title, entities, facts, documents, groups } = read("page-data");
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
const isBig = drawn.nodes.length + drawn.edges.length > 1500;

const denied = (fact) => fact.p === "-";
const possible = (fact) => fact.m === "possible";
const reported = (fact) => fact.a !== null;
// The one way a line is drawn: doubt and denial weigh more than who says so.
const manner = (fact) =>
  denied(fact) ? "denied" : possible(fact) ? "possible" : reported(fact) ? "reported" : "asserted";
const sentenceOf = (item) => documents[item.d].sentences[item.s];
const fold = (text) => text.toLocaleLowerCase("sv").normalize("NFC");
const count = (items, key) => {
  const numbers = new Map();
  for (const item of items) for (const name of [key(item)].flat()) numbers.set(name, (numbers.get(name) || 0) + 1);
  return numbers;
};
