// Turtle as graphbuild itself writes it: asserted facts as plain triples, and every fact as a statement.
const literal = (text, tag = "") => `"${text.replace(/[\\"\u0000-\u001f\u007f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}"${tag}`;
const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (char) => encodeURIComponent(char))}>`;
const makeTurtle = (chosen) => {
  const lines = ["@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .", ""];
  lines.push(...new Set(chosen.flatMap((fact) => [fact.s, fact.o]).filter((number) => entities[number].iri).sort((a, b) => a - b).map((number) => `${iri(entities[number].iri)} rdfs:label ${literal(entities[number].label, "@sv")} .`)));
  for (const fact of chosen) {
    const target = entities[fact.o].iri ? iri(entities[fact.o].iri) : literal(entities[fact.o].value[0], `^^xsd:${entities[fact.o].value[1]}`);
    if (!denied(fact) && !possible(fact)) lines.push(`${iri(entities[fact.s].iri)} ${iri(fact.ri)} ${target} .`);
  }
  return `${lines.join("\n")}\n`;
};
