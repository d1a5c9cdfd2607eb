// The interface in Swedish and English; the facts stay in the language of their text.
const WORDS = {
  sv: {
    search: "Sök person, plats, relation …", hits: "Sökförslag", noHit: "Inget heter så", relation: "relation", hiddenNow: "dold nu",
    views: "Vy", graph: "Graf", table: "Tabell", undo: "Ångra", share: "Spara", language: "EN: Switch to English", theme: "Byt mellan ljust och mörkt",
    filters: "Teckenförklaring och filter", legend: "Förklaring och filter", zoom: "Zoom", zoomIn: "Zooma in", zoomOut: "Zooma ut", zoomFit: "Visa hela grafen",
    keys: "Piltangenter flyttar till närmaste entitet, Retur öppnar belägg, plus och minus zoomar, noll visar hela grafen, Escape avmarkerar. Samma fakta finns i tabellen.",
    tableFilter: "Filtrera fakta", facts: "Fakta", evidence: "Belägg", countsShown: "Visar {0} av {1} och {2} av {3}", entity: ["entitet", "entiteter"], fact: ["faktum", "fakta"], document: ["dokument", "dokument"], step: ["steg", "steg"],
    Person: "Person", Organization: "Organisation", Country: "Land", City: "Stad", Place: "Plats", Group: "Grupp", Document: "Dokument", Event: "Händelse", Concept: "Begrepp", Value: "Värde",
    kinds: "Entiteter", lines: "Fakta", asserted: "påstås", reported: "enligt någon", denied: "nekas", possible: "möjligt", speakers: "Talare", ownVoice: "Texten själv", docs: "Dokument", relations: "Relationer", confidence: "Lägsta säkerhet", years: "Tid", timeless: "utan tid", reset: "Visa allt igen", all: "Alla", noneOf: "Inga",
    not: "inte", maybe: "kanske", by: "enligt {0}", welcome: "Klicka på en entitet eller en relation för att se vad texten säger.", heart: "Viktigast", strongest: "Oftast nämnda", whoSays: "Vem säger det", inText: "I texten",
    aliases: "Kallas också {0}", focus: "Fokus {0}", path: "Hitta väg till …", pathPick: "Välj den andra entiteten: klicka eller sök.", pathNone: "Det finns ingen väg mellan {0} och {1}.", pathFound: "Kortaste vägen {0} – {1}: {2}", hide: "Dölj", pin: "Nåla fast", unpin: "Lossa", cancel: "Avbryt", close: "Stäng", back: "Tillbaka", focusOn: "{0} och {1} omkring", showAll: "Visa allt",
    says: "Säger", about: "Fakta om {0}", from: "Uttalat av {0}", sentence: "mening {0}, tecken {1}–{2}", cite: "Kopiera citat", cited: "Citatet är kopierat", rule: "Regel", certainty: "Säkerhet", time: "Tid", speaker: "Talare", polarity: "Polaritet", modality: "Modalitet", affirmed: "jakande", negated: "nekande", assertedLong: "påstås", possibleLong: "möjligt, planerat eller önskat", links: "Länkar", reason: "Sammanförd därför att", otherNames: "Relationens andra namn",
    subject: "subjekt", object: "objekt", details: "Detaljer", evidenceHead: "Belägg ({0})", next: "Nästa fakta", previous: "Föregående", position: "{0} av {1}", source: "Källa",
    colSubject: "Subjekt", colRelation: "Relation", colObject: "Objekt", colStatus: "Status", colSpeaker: "Enligt", colConfidence: "Säkerhet", colDocument: "Dokument", more: "Visa {0} till", none: "Inga fakta passar filtren.", sortBy: "Sortera efter {0}",
    png: "Bild av vyn", svg: "Vektorbild av vyn", csv: "Synliga fakta", json: "Synliga fakta med belägg", ttl: "Synliga fakta som RDF", print: "Skriv ut", link: "Kopiera länk till vyn", linked: "Länken är kopierad", shareNote: "Gäller det som syns just nu.", tooMany: "Ritar de {0} starkaste av {1} entiteter; tabellen har alla fakta.", notDrawn: "Ritas inte: grafen är för stor. Tabellen har alla fakta.",
  },
  en: {
    search: "Search person, place, relation …", hits: "Suggestions", noHit: "Nothing goes by that name", relation: "relation", hiddenNow: "hidden now",
    views: "View", graph: "Graph", table: "Table", undo: "Undo", share: "Save", language: "SV: Byt till svenska", theme: "Switch between light and dark",
    filters: "Legend and filters", legend: "Legend and filters", zoom: "Zoom", zoomIn: "Zoom in", zoomOut: "Zoom out", zoomFit: "Show the whole graph",
    keys: "Arrow keys move to the nearest entity, Enter opens its evidence, plus and minus zoom, zero shows the whole graph, Escape clears. The table holds the same facts.",
    tableFilter: "Filter facts", facts: "Facts", evidence: "Evidence", countsShown: "Showing {0} of {1} and {2} of {3}", entity: ["entity", "entities"], fact: ["fact", "facts"], document: ["document", "documents"], step: ["step", "steps"],
    Person: "Person", Organization: "Organisation", Country: "Country", City: "City", Place: "Place", Group: "Group", Document: "Document", Event: "Event", Concept: "Concept", Value: "Value",
    kinds: "Entities", lines: "Facts", asserted: "stated", reported: "according to someone", denied: "denied", possible: "possible", speakers: "Speakers", ownVoice: "The text itself", docs: "Documents", relations: "Relations", confidence: "Least confidence", years: "Time", timeless: "without time", reset: "Show everything again", all: "All", noneOf: "None",
    not: "not", maybe: "maybe", by: "says {0}", welcome: "Click an entity or a relation to see what the text says.", heart: "At its heart", strongest: "Mentioned most", whoSays: "Who says so", inText: "In the text",
    aliases: "Also called {0}", focus: "Focus {0}", path: "Find path to …", pathPick: "Choose the other entity: click or search.", pathNone: "There is no path between {0} and {1}.", pathFound: "Shortest path {0} – {1}: {2}", hide: "Hide", pin: "Pin", unpin: "Unpin", cancel: "Cancel", close: "Close", back: "Back", focusOn: "{0} and {1} around", showAll: "Show all",
    says: "Says", about: "Facts about {0}", from: "Said by {0}", sentence: "sentence {0}, characters {1}–{2}", cite: "Copy citation", cited: "Citation copied", rule: "Rule", certainty: "Confidence", time: "Time", speaker: "Speaker", polarity: "Polarity", modality: "Modality", affirmed: "affirmed", negated: "denied", assertedLong: "stated", possibleLong: "possible, planned or wished", links: "Links", reason: "Merged because", otherNames: "Other names of the relation",
    subject: "subject", object: "object", details: "Details", evidenceHead: "Evidence ({0})", next: "Next fact", previous: "Previous", position: "{0} of {1}", source: "Source",
    colSubject: "Subject", colRelation: "Relation", colObject: "Object", colStatus: "Status", colSpeaker: "According to", colConfidence: "Confidence", colDocument: "Document", more: "Show {0} more", none: "No facts match the filters.", sortBy: "Sort by {0}",
    png: "Picture of the view", svg: "Vector picture of the view", csv: "Visible facts", json: "Visible facts with evidence", ttl: "Visible facts as RDF", print: "Print", link: "Copy link to this view", linked: "Link copied", shareNote: "Covers what is visible now.", tooMany: "Drawing the {0} strongest of {1} entities; the table has every fact.", notDrawn: "Not drawn: the graph is too large. The table has every fact.",
  },
};

const recall = (key) => { try { return localStorage.getItem(`graphbuild.${key}`); } catch { return null; } };
const remember = (key, value) => { try { localStorage.setItem(`graphbuild.${key}`, value); } catch { /* a page from disk may have no storage */ } };
let language = recall("language") || ((navigator.languages || [navigator.language]).some((name) => /^(sv|nb|nn|no|da)\b/i.test(name)) ? "sv" : "en");
if (!WORDS[language]) language = "sv";
const t = (key, ...values) => (WORDS[language][key] ?? key).replace(/\{(\d)\}/g, (hole, number) => (number < values.length ? String(values[number]) : hole));
const amount = (number, noun) => `${number.toLocaleString(language)} ${WORDS[language][noun][number === 1 ? 0 : 1]}`;
