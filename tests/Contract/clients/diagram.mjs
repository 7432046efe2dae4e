// Gives the tests access to Mermaid's own parser and to Graphviz. Each line of stdin is {"mermaid": text} or {"dot": text}; each
// line of stdout is {"nodes": {id: text}, "groups": {id: text}, "edges": [[from, to, text]]} as the parser understood it, or
// {"error": ...}. Ends when stdin closes.
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";
import { instance } from "@viz-js/viz";

// Mermaid cleans texts with DOMPurify, which needs a document.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000, maxEdges: 1_000_000 });
const viz = await instance();

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await read(JSON.parse(line))));
}

async function read(call) {
  try {
    return call.mermaid === undefined ? readDot(call.dot) : await readMermaid(call.mermaid);
  } catch (error) {
    return { error: error.message ?? String(error) };
  }
}

async function readMermaid(text) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { nodes, edges } = db.getData();
  const boxes = nodes.filter((node) => !node.isGroup);
  return {
    nodes: Object.fromEntries(boxes.map((node) => [node.id, shown(node.label)])),
    groups: Object.fromEntries(nodes.filter((node) => node.isGroup).map((node) => [node.id, shown(node.label)])),
    edges: edges.map((edge) => [edge.start, edge.end, shown(edge.label ?? "")]),
  };
}

// The text as a browser shows it. Mermaid keeps the code of a character between placeholders until it draws.
function shown(label) {
  const element = document.createElement("div");
  element.innerHTML = label
    .replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";")
    .replaceAll(/<br *\/?>/g, "\n");
  return element.textContent.trim();
}

// What Graphviz draws, from its SVG: in its JSON, some texts are escaped twice.
function readDot(text) {
  const parser = new window.DOMParser();
  const svg = parser.parseFromString(viz.renderString(text, { format: "svg" }), "image/svg+xml");
  const items = (kind) => [...svg.querySelectorAll(`g.${kind}`)].map((item) => ({
    name: item.querySelector("title").textContent,
    label: [...item.querySelectorAll("text")].map((one) => one.textContent).join("\n").trim(),
  }));
  return {
    nodes: Object.fromEntries(items("node").map(({ name, label }) => [name, label])),
    groups: Object.fromEntries(items("cluster").map(({ name, label }) => [name.slice("cluster_".length), label])),
    edges: items("edge").map(({ name, label }) => [...name.split("->"), label]),
  };
}
