// Starts Prism as a validating proxy: prism.mjs <OpenAPI file> <upstream>. The header sl-violations lists violations of a
// request and its response; the response is unchanged. Prints its address as one line of JSON, and ends when its stdin closes.
// This is `prism proxy`, but on a free port and without the rest of Cloudflare's API.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Prism's own packages, in the versions that its command line depends on.
const prism = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-cli"));
const { createLogger } = prism("@stoplight/prism-core");
const { getHttpOperationsFromSpec } = prism("@stoplight/prism-http");
const { createServer } = prism("@stoplight/prism-http-server");

// By the standard, a schema allows properties that it does not name. Nearly all properties are optional, so a misspelt one
// would pass. So schemas are closed here, except those that others extend or share.
function close(node, isPart = false) {
  if (typeof node !== "object" || node === null) {
    return;
  }
  if (node.type === "object" && node.properties && node.additionalProperties === undefined && !isPart) {
    node.additionalProperties = false;
  }
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      close(child, key === "allOf");
    }
  }
}

const [file, upstream] = process.argv.slice(2);
const document = JSON.parse(await readFile(file, "utf8"));
document.paths = Object.fromEntries(
  Object.entries(document.paths).filter(([path]) => path.startsWith("/accounts/{account_id}/workflows")),
);
close(document.paths);

const server = createServer(await getHttpOperationsFromSpec(document), {
  cors: false,
  config: {
    isProxy: true,
    upstream: new URL(upstream),
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    mock: { dynamic: false },
  },
  components: { logger: createLogger("PRISM", { level: "silent" }) },
});

console.log(JSON.stringify({ url: await server.listen(0, "127.0.0.1") }));
process.stdin.once("end", stop);
process.stdin.once("error", stop);
process.stdin.resume();

async function stop() {
  await server.close();
  process.exit();
}
