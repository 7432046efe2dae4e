// Workflows for the tests of the module. Every pause is short, because tests wait for a status.
import { WorkflowEntrypoint } from "cloudflare:workers";
import { NonRetryableError } from "cloudflare:workflows";

// The common case: steps (two with the same name), a sleep, and, if requested, an event.
export class Orders extends WorkflowEntrypoint {
  async run(event, step) {
    const { orderId = "none", items = ["one", "two"], approve = false } = event.payload;

    const order = await step.do("validate order", async () => ({ orderId, items: items.length }));
    for (const item of items) {
      await step.do("reserve item", async () => item);
    }
    await step.sleep("cool down", 100);

    if (!approve) {
      return { order };
    }
    const approval = await step.waitForEvent("wait for approval", { type: "approval", timeout: "1 hour" });
    return { order, approvedBy: approval.payload.by };
  }
}

// Fails `failures` times, then succeeds; three attempts at most.
export class Flaky extends WorkflowEntrypoint {
  async run(event, step) {
    const { failures = 2 } = event.payload;
    const retries = { limit: 2, delay: 50, backoff: "constant" };

    const attempts = await step.do("call supplier", { retries, timeout: "10 seconds" }, async ({ attempt }) => {
      if (attempt <= failures) {
        throw new Error(`supplier is down (${attempt})`);
      }
      return attempt;
    });
    return { attempts };
  }
}

// Fails at once with a non-retryable error.
export class Failing extends WorkflowEntrypoint {
  async run(event, step) {
    await step.do("prepare", async () => "ready");
    await step.do("charge", async () => {
      throw new NonRetryableError("card declined");
    });
  }
}

// Waits for an event, with the timeout of the params.
export class Approval extends WorkflowEntrypoint {
  async run(event, step) {
    const { timeout = "1 hour" } = event.payload;
    const approval = await step.waitForEvent("wait for approval", { type: "approval", timeout });
    return approval.payload;
  }
}

// Runs until it is stopped, at most ten minutes.
export class Long extends WorkflowEntrypoint {
  async run(event, step) {
    const { ticks = 600 } = event.payload;
    for (let tick = 0; tick < ticks; tick++) {
      await step.do("tick", async () => tick);
      await step.sleep("pause", 1000);
    }
    return { ticks };
  }
}

// Rolls back its step by starting an `echo` with its own id as prefix, so that a test can observe the rollback.
export class Booking extends WorkflowEntrypoint {
  async run(event, step) {
    const undo = async ({ stepName, output }) => {
      await this.env.ECHO.create({ id: `${event.instanceId}-undone`, params: { stepName, output } });
    };

    await step.do("book", async () => "seat 7", { rollback: undo });
    await step.waitForEvent("wait for payment", { type: "payment", timeout: "1 hour" });
  }
}

// Steps with different outputs: a long one, an empty one, and a stream.
export class Outputs extends WorkflowEntrypoint {
  async run(event, step) {
    await step.do("long", async () => "x".repeat(100_000));
    await step.do("nothing", async () => {});
    await step.do("stream", async () => new Blob(["streamed"]).stream());
  }
}

// Returns its params, so that a test can compare them.
export class Echo extends WorkflowEntrypoint {
  async run(event) {
    return event.payload;
  }
}

export default {
  fetch() {
    return new Response("The workflows are under /cdn-cgi/local/explorer/api/workflows.\n", { status: 404 });
  },
};
