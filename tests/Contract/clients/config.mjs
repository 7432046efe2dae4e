// Gives the tests access to wrangler's own reader of configurations. Each line of stdin is {"path", "environment", "folder"}: the
// file, or the folder in which wrangler looks for one and follows a redirect. Each line of stdout is {"config": ...} with what
// wrangler read, or {"error": ...} with why it refused the file. Ends when stdin closes.
import { createInterface } from "node:readline";
import { join } from "node:path";

process.env.WRANGLER_LOG = "none";
const { unstable_readConfig: readConfig } = await import("wrangler");

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(read(JSON.parse(line))));
}

function read({ path, environment, folder }) {
  const place = folder ? { script: join(folder, "index.js") } : { config: path };
  try {
    const config = readConfig({ ...place, env: environment }, { hideWarnings: true, useRedirectIfAvailable: folder !== undefined });
    const { name, account_id, workflows, exports, configPath } = config;
    return { config: { name, account_id, workflows, exports, configPath } };
  } catch (error) {
    return { error: error.message };
  }
}
