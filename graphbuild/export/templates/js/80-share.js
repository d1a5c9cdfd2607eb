// Taking things away: pictures, tables, JSON and Turtle of what is visible now.
const save = (name, type, content) => {
  const link = el("a", {
    href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })),
    download: name,
  });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const fileName = (ending) =>
  `${
    plain(title)
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "graph"
  }.${ending}`;
const shownFacts = () => sortedFacts().map((number) => facts[number]);

const makeSvg = () => {
  const stage = $("graph");
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const scale = network.getScale();
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `${corner.x} ${corner.y} ${width / scale} ${height / scale}`,
    "font-family": FONT,
  });
  root.append(
    svg("title", {}, document.createTextNode(plain(title))),
    svg("rect", { x: corner.x, y: corner.y, width: width / scale, height: height / scale, fill: colour("paper") }),
  );
  for (const edge of drawn.edges) if (shownEdges.has(edge.id)) root.append(...svgEdge(edge));
  for (const node of drawn.nodes) if (shownNodes.has(node.id)) root.append(svgNode(node));
  const paint = svgPainter(root);
  for (const label of laid) if (label.node === undefined) paintEdgeLabel({ ...label, faint: false }, paint);
  for (const label of laid) if (label.node !== undefined) paintNodeLabel({ ...label, faint: false }, paint);
  return { text: new XMLSerializer().serializeToString(root), width, height };
};
const svgNode = ({ id, group, shape }) => {
  const { x, y, radius } = place.get(id);
  const scale = network.getScale();
  // As on the screen: from afar a crowd is dots.
  const isDot = isBig && scale < MAP_SCALE;
  return svg("path", {
    d: isDot ? SHAPES.dot(dotSize(radius, scale)) : SHAPES[shape](radius),
    transform: `translate(${x} ${y})`,
    fill: colour(group),
    stroke: colour(group === "Value" ? "muted" : "paper"),
    "stroke-width": isDot ? 0 : 2,
  });
};
const svgEdge = (edge) => {
  const fact = facts[edge.id];
  const scale = network.getScale();
  const full = colour(LINE_COLOUR[manner(fact)]);
  const tone = isBig && !isFew() ? pale(full) : full;
  const width = isBig ? Math.max(1.2, 0.8 / scale) : edge.width;
  const [from, to] = [place.get(edge.from), place.get(edge.to)];
  const [dx, dy] = bend.get(edge.id) || [0, 0];
  if (edge.from === edge.to)
    return [
      svg("circle", {
        cx: from.x,
        cy: from.y - from.radius - 8,
        r: 14,
        fill: "none",
        stroke: tone,
        "stroke-width": width,
      }),
    ];
  const via = [(from.x + to.x) / 2 + 2 * dx, (from.y + to.y) / 2 + 2 * dy];
  const angle = Math.atan2(to.y - via[1], to.x - via[0]);
  const tip = [to.x - Math.cos(angle) * (to.radius + 1), to.y - Math.sin(angle) * (to.radius + 1)];
  const wing = (turn) => `${tip[0] - 9 * Math.cos(angle + turn)} ${tip[1] - 9 * Math.sin(angle + turn)}`;
  const line = svg("path", {
    d: `M${from.x} ${from.y}Q${via[0]} ${via[1]} ${tip[0]} ${tip[1]}`,
    fill: "none",
    stroke: tone,
    "stroke-width": width,
  });
  if (isBig && scale < ARROW_SCALE) return [line];
  if (edge.dashes) line.setAttribute("stroke-dasharray", edge.dashes.join(" "));
  return [line, svg("path", { d: `M${tip[0]} ${tip[1]}L${wing(0.42)}L${wing(-0.42)}z`, fill: tone })];
};
const svgPainter = (root) => ({
  box([left, top, right, bottom], fill, round) {
    root.append(svg("rect", { x: left, y: top, width: right - left, height: bottom - top, rx: round, fill }));
  },
  text(text, x, y, size, weight, fill, { halo }) {
    const node = svg(
      "text",
      { x, y, "font-size": size, "font-weight": weight, fill, "text-anchor": "middle" },
      document.createTextNode(text),
    );
    if (halo)
      for (const [key, value] of Object.entries({
        stroke: colour("label-back"),
        "stroke-width": size * 0.28,
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      }))
        node.setAttribute(key, value);
    root.append(node);
  },
});
const savePng = () => {
  const { text, width, height } = makeSvg();
  const picture = new Image();
  picture.onload = () => {
    const sheet = el("canvas", { width: 2 * width, height: 2 * height });
    sheet.getContext("2d").drawImage(picture, 0, 0, 2 * width, 2 * height);
    sheet.toBlob((blob) => save(fileName("png"), "image/png", blob));
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
};

// A spreadsheet would run a cell that starts like a formula.
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const makeCsv = () => {
  const rows = shownFacts().map((fact) => [
    entities[fact.s].label,
    fact.r,
    entities[fact.o].label,
    denied(fact) ? "negative" : "positive",
    fact.m,
    fact.a === null ? "" : entities[fact.a].label,
    fact.t || "",
    String(fact.c),
    [...new Set(fact.e.map((item) => documents[item.d].id))].join("; "),
    fact.e.map((item) => sentenceOf(item)[2]).join(" | "),
  ]);
  const header = [
    "subject",
    "relation",
    "object",
    "polarity",
    "modality",
    "attribution",
    "time",
    "confidence",
    "document",
    "evidence",
  ];
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};
const makeJson = () => {
  const side = (number) => {
    const { label, kind, iri, aliases } = entities[number];
    return { label, kind, iri, aliases };
  };
  return JSON.stringify(
    shownFacts().map((fact) => ({
      subject: side(fact.s),
      relation: { label: fact.r, iri: fact.ri, aliases: fact.ra },
      object: side(fact.o),
      polarity: fact.p,
      modality: fact.m,
      attribution: fact.a === null ? null : entities[fact.a].label,
      time: fact.t,
      confidence: fact.c,
      evidence: fact.e.map((item) => {
        const [start, end, text] = sentenceOf(item);
        return { document: documents[item.d].id, sentence: item.s, start, end, text, rule: item.rule };
      }),
    })),
    null,
    2,
  );
};

const shareItems = () => [
  ["png", "PNG", savePng, true],
  ["svg", "SVG", () => save(fileName("svg"), "image/svg+xml", makeSvg().text), true],
  ["csv", "CSV", () => save(fileName("csv"), "text/csv;charset=utf-8", makeCsv())],
  ["json", "JSON", () => save(fileName("json"), "application/json", makeJson())],
  ["ttl", "Turtle", () => save(fileName("ttl"), "text/turtle;charset=utf-8", makeTurtle(shownFacts()))],
  ["link", "", () => copy(location.href, t("linked"))],
  ["print", "", () => print()],
];
const renderShare = () =>
  $("share-list").replaceChildren(
    el("p", {}, t("shareNote")),
    ...shareItems().map(([key, format, run]) =>
      el(
        "button",
        {
          type: "button",
          onclick: () => {
            openShare(false);
            run();
          },
        },
        t(key),
        el("small", {}, format),
      ),
    ),
  );
const openShare = (open) => {
  $("share-list").hidden = !open;
  $("share").setAttribute("aria-expanded", String(open));
};
const startShare = () => {
  $("share").addEventListener("click", () => openShare($("share-list").hidden));
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".menu")) openShare(false);
  });
  $("share-list").addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      openShare(false);
      $("share").focus();
    }
  });
};
