// Starts Cloudflare's local engine with the workflows of worker.mjs, prints its address as one line of JSON, and ends
// when its stdin closes: this also happens if the parent was killed. The engine is the one that is installed in the working
// folder. Arguments give it another Worker: its file, and its workflows as name=Class.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { Miniflare } = require("miniflare");

// The options of the engines of September 2026: they require a type, and have no registry without its folder.
const isOld = require("miniflare/package.json").version < "5.202610";

const scriptName = "engine-tests";
const [workerFile = new URL("worker.mjs", import.meta.url), ...pairs] = process.argv.slice(2);
const worker = await readFile(workerFile, "utf8");

// Each name and its class. The last five belong to one test class each, which counts their instances.
const workflows = pairs.length > 0 ? Object.fromEntries(pairs.map((pair) => pair.split("="))) : {
  orders: "Orders",
  flaky: "Flaky",
  failing: "Failing",
  approval: "Approval",
  long: "Long",
  booking: "Booking",
  outputs: "Outputs",
  echo: "Echo",
  listed: "Echo",
  filtered: "Flaky",
  paged: "Echo",
  haunted: "Echo",
  stopped: "Approval",
};

// Without a persistence path Miniflare keeps its state in a temporary folder and deletes it at the end. The registry is
// off. Otherwise, the list would include the workflows of every other `wrangler dev` on this machine.
const miniflare = new Miniflare({
  host: "127.0.0.1",
  port: 0,
  cf: false,
  ...(isOld ? {} : { enableDevRegistry: false }),
  unsafeLocalExplorer: true,
  workers: [
    {
      config: {
        ...(isOld ? { type: "worker" } : {}),
        name: scriptName,
        compatibilityDate: isOld ? "2026-09-15" : "2026-11-01",
        env: Object.fromEntries(
          Object.entries(workflows).map(([name, className]) => [name.toUpperCase(), binding(name, className)]),
        ),
        manifest: {
          mainModule: "worker.mjs",
          modulesRoot: import.meta.dirname,
          modules: { "worker.mjs": { type: "esm", contents: worker } },
        },
      },
    },
  ],
});

const address = await miniflare.ready;
console.log(JSON.stringify({ url: address.origin }));

// Handle an end of stdin during the start. Signals need no handler: Miniflare ends workerd and deletes its folder on
// SIGTERM, SIGINT and SIGHUP.
process.stdin.once("end", stop);
process.stdin.once("error", stop);
process.stdin.resume();

function binding(name, className) {
  return { type: "workflow", name, worker: scriptName, exportName: className };
}

async function stop() {
  await miniflare.dispose();
  process.exit();
}
