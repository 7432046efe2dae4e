// The Worker that tests/Live uploads. Each class shows one behaviour of Workflows. The emulated account does not run this
// code: it knows the classes by their names.
import { WorkflowEntrypoint } from "cloudflare:workers";
import { NonRetryableError } from "cloudflare:workflows";

// Ends at once, with one step, and says of which type its params are.
export class CfwLiveEcho extends WorkflowEntrypoint {
  async run(event, step) {
    return await step.do("echo", async () => ({ type: typeof event.payload }));
  }
}

// Waits for an event.
export class CfwLiveWaiting extends WorkflowEntrypoint {
  async run(event, step) {
    const received = await step.waitForEvent("wait", { type: "proceed", timeout: "1 hour" });
    return { type: typeof received.payload };
  }
}

// Sleeps.
export class CfwLiveSleeping extends WorkflowEntrypoint {
  async run(event, step) {
    await step.sleep("sleep", "1 hour");
  }
}

// Fails its first attempt, and waits for the next one.
export class CfwLiveRetrying extends WorkflowEntrypoint {
  async run(event, step) {
    const retries = { limit: 2, delay: "30 minutes", backoff: "constant" };
    await step.do("retry", { retries }, async () => {
      throw new Error("not yet");
    });
  }
}

// Fails, after all attempts.
export class CfwLiveFailing extends WorkflowEntrypoint {
  async run(event, step) {
    await step.do("fail", { retries: { limit: 0, delay: 1000 } }, async () => {
      throw new Error("failed as planned");
    });
  }
}

// Fails with an error that is not retried.
export class CfwLiveNonRetryable extends WorkflowEntrypoint {
  async run(event, step) {
    await step.do("refuse", async () => {
      throw new NonRetryableError("refused as planned");
    });
  }
}

// Has a step to roll back, and waits to be terminated.
export class CfwLiveRollback extends WorkflowEntrypoint {
  async run(event, step) {
    await step.do("reserve", async () => 1, { rollback: async () => {} });
    await step.waitForEvent("wait", { type: "proceed", timeout: "1 hour" });
  }
}

// Has one step that takes two seconds, which analytics measure.
export class CfwLiveTimed extends WorkflowEntrypoint {
  async run(event, step) {
    return await step.do("two seconds", async () => {
      await scheduler.wait(2000);
      return 1;
    });
  }
}

export default {
  fetch() {
    return new Response("This Worker has workflows only.\n", { status: 404 });
  },
};
