import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { quietSdk } from "../../../tools/engine/quiet-sdk";
import { registeredBy } from "../support/mocks";

class Logs extends pulumi.CustomResource {
  constructor() {
    super("aws:s3/bucket:Bucket", "logs", { acl: "private" });
  }
}

/** Where the first frame of each stack trace is that is taken while something runs; "" for one without frames. */
async function tracesOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const taken: string[] = [];
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace") ?? { value: undefined };
  Error.prepareStackTrace = ({ message }, sites) => {
    taken.push(sites[0]?.getFileName() ?? "");
    return message;
  };
  try {
    await run();
  } finally {
    Object.defineProperty(Error, "prepareStackTrace", before);
  }
  return taken;
}

describe("the SDK of a preview", () => {
  before(quietSdk);

  const program = (): pulumi.Resource => new Logs();

  it("takes no stack trace for the outputs of a resource, which would take seconds in all", async () => {
    const taken = await tracesOf(() => registeredBy("dev", "tradai", program));
    assert.ok(taken.length > 0, "the SDK does not ask for stack traces any more: nothing has to be quieted");
    assert.deepEqual(
      taken.filter((file) => file.endsWith("debuggable.js")),
      [],
    );
  });

  it("leaves the stack traces of a program's own errors as they are", async () => {
    const failing = registeredBy("dev", "tradai", () => {
      throw new Error("the program's own");
    });
    await assert.rejects(failing, (error: Error) => error.stack?.includes(__filename) === true);
  });

  it("tells the engine nothing of what is debugged, though of what is said otherwise", async () => {
    const { default: settings } = await import("@pulumi/pulumi/runtime/settings.js");
    const said: string[] = [];
    // Without an engine the SDK prints what it would send.
    const given = { ...console };
    Object.assign(console, { log: (line: string) => said.push(line) });
    Object.assign(settings, { excessiveDebugOutput: true });
    try {
      await registeredBy("dev", "tradai", program);
      await pulumi.log.info("said");
    } finally {
      Object.assign(console, given);
      Object.assign(settings, { excessiveDebugOutput: false });
    }
    assert.deepEqual(said, ["info: [runtime] said"]);
  });

  it("counts no more what a program waits for in vain, or counts what has come", async () => {
    const { default: debuggable } = (await import("@pulumi/pulumi/runtime/debuggable.js")) as unknown as {
      readonly default: {
        readonly debuggablePromise: (promise: Promise<unknown>, context: string) => Promise<unknown>;
        readonly leakedPromises: () => readonly [leaked: ReadonlySet<Promise<unknown>>, message: string];
      };
    };
    const { debuggablePromise, leakedPromises } = debuggable;
    leakedPromises();
    const waiting = new Promise(() => undefined);
    const refused = new Error("refused");
    void debuggablePromise(waiting, "waiting");
    assert.equal(await debuggablePromise(Promise.resolve(1), "come"), 1);
    await assert.rejects(debuggablePromise(Promise.reject(refused), "refused"), refused);
    assert.deepEqual([...leakedPromises()[0]], [waiting]);
  });
});
