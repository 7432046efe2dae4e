// Starts Cloudflare's local engine with the workflows of worker.mjs, prints its address as one line of JSON, and ends
// when its stdin closes: the one sign that also comes when the parent was killed without a chance to tidy up.
import { readFile } from "node:fs/promises";
import { Miniflare } from "miniflare";

const worker = await readFile(new URL("worker.mjs", import.meta.url), "utf8");

const workflows = {
  Orders: "orders",
  Flaky: "flaky",
  Failing: "failing",
  Approval: "approval",
  Long: "long",
  Echo: "echo",
};

// Without a persistence path Miniflare keeps its state in a temporary folder and deletes it at the end. The registry is
// off, or the workflows of every other `wrangler dev` on this machine would be listed among ours.
const miniflare = new Miniflare({
  host: "127.0.0.1",
  port: 0,
  cf: false,
  enableDevRegistry: false,
  unsafeLocalExplorer: true,
  workers: [
    {
      config: {
        name: "engine-tests",
        compatibilityDate: "2026-11-01",
        exports: Object.fromEntries(
          Object.entries(workflows).map(([className, name]) => [className, { type: "workflow", name }]),
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

// An end that came while the engine was starting is told now. Signals need nothing of us: Miniflare ends workerd and
// deletes its folder on SIGTERM, SIGINT and SIGHUP.
process.stdin.once("end", stop);
process.stdin.once("error", stop);
process.stdin.resume();

async function stop() {
  await miniflare.dispose();
  process.exit();
}
