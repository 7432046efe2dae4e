// Gives the tests access to Cloudflare's SDK. Each line of stdin is a call of something below `workflows`,
// {"baseURL", "apiToken", "method": "instances.get", "arguments": [...]}; each line of stdout is its response, {"result": ...}
// or {"error": {"name", "status", "code"}}. A list is read to its end. Ends when stdin closes.
import { createInterface } from "node:readline";
import Cloudflare from "cloudflare";

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}

async function answer({ baseURL, apiToken, method, arguments: values }) {
  const { workflows } = new Cloudflare({ baseURL, apiToken, maxRetries: 0 });
  const names = method.split(".");
  const last = names.pop();
  const resource = names.reduce((parent, name) => parent[name], workflows);
  try {
    const promise = resource[last](...values);
    return { result: Symbol.asyncIterator in promise ? await Array.fromAsync(promise) : ((await promise) ?? null) };
  } catch (error) {
    if (error instanceof Cloudflare.APIError) {
      return { error: { name: error.constructor.name, status: error.status, code: error.errors[0]?.code } };
    }
    throw error;
  }
}
