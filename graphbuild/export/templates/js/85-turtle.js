// Turtle with graphbuild's own terms: affirmed facts as plain triples, and every fact as a statement with its sentences.
const PREFIXES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  prov: "http://www.w3.org/ns/prov#",
  nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
  dcterms: "http://purl.org/dc/terms/",
  gb: "https://w3id.org/graphbuild/ontology#",
};
const TYPED = new Set([
  "integer",
  "decimal",
  "double",
  "date",
  "dateTime",
  "time",
  "duration",
  "gYear",
  "gYearMonth",
  "gMonthDay",
  "gMonth",
  "gDay",
]);
const literal = (text, tag = "") =>
  `"${text.replace(/[\\"\u0000-\u001f\u007f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)}"${tag}`;
const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (char) => encodeURIComponent(char))}>`;
const node = (number) => {
  const { iri: name, value } = entities[number];
  return name ? iri(name) : literal(value[0], TYPED.has(value[1]) ? `^^xsd:${value[1]}` : "");
};
const turtleEntity = (number) => {
  const { iri: name, label, kind, aliases } = entities[number];
  return (
    [
      `${iri(name)} a gb:${kind}`,
      `    rdfs:label ${literal(label, "@sv")}`,
      ...(aliases.length ? [`    skos:altLabel ${aliases.map((alias) => literal(alias, "@sv")).join(", ")}`] : []),
    ].join(" ;\n") + " ."
  );
};
const turtleFact = (fact) => {
  const sentences = [...new Set(fact.e.map((item) => iri(item.iri)))];
  const parts = [
    `${iri(fact.si)} a gb:Statement`,
    `    rdf:subject ${node(fact.s)}`,
    `    rdf:predicate ${iri(fact.ri)}`,
    `    rdf:object ${node(fact.o)}`,
    `    gb:polarity gb:${denied(fact) ? "Negative" : "Positive"}`,
    `    gb:modality gb:${possible(fact) ? "Possible" : "Asserted"}`,
    fact.a === null ? null : `    prov:wasAttributedTo ${node(fact.a)}`,
    fact.t ? `    gb:time ${literal(fact.t)}` : null,
    `    gb:confidence ${literal(String(fact.c), "^^xsd:decimal")}`,
    sentences.length ? `    prov:wasDerivedFrom ${sentences.join(", ")}` : null,
  ].filter(Boolean);
  const plainly = denied(fact) || possible(fact) ? "" : `${node(fact.s)} ${iri(fact.ri)} ${node(fact.o)} .\n`;
  return `${plainly}${parts.join(" ;\n")} .`;
};
const turtleSentence = (item) => {
  const [start, stop, text] = sentenceOf(item);
  const document = iri(documents[item.d].iri);
  return `${iri(item.iri)} a gb:Sentence ;\n    nif:beginIndex ${literal(String(start), "^^xsd:nonNegativeInteger")} ;\n    nif:endIndex ${literal(String(stop), "^^xsd:nonNegativeInteger")} ;\n    nif:anchorOf ${literal(text)} ;\n    nif:referenceContext ${document} .`;
};
const makeTurtle = (chosen) => {
  const named = [...new Set(chosen.flatMap((fact) => [fact.s, fact.o, fact.a]))]
    .filter((number) => number !== null && entities[number].iri)
    .sort((a, b) => a - b);
  const items = chosen.flatMap((fact) => fact.e);
  const sources = [...new Set(items.map((item) => item.d))].map(
    (number) =>
      `${iri(documents[number].iri)} a gb:SourceDocument ;\n    dcterms:title ${literal(documents[number].title)} .`,
  );
  const blocks = [
    Object.entries(PREFIXES)
      .map(([name, base]) => `@prefix ${name}: <${base}> .`)
      .join("\n"),
    ...named.map(turtleEntity),
    ...chosen.map(turtleFact),
    ...new Set(items.map(turtleSentence)),
    ...sources,
  ];
  return `${blocks.join("\n\n")}\n`;
};
