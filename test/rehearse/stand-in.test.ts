import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LocalWorkspace, PulumiCommand, type EngineEvent, type Stack } from "@pulumi/pulumi/automation";
import { findEngine } from "../../tools/engine/binary";
import {
  Cloud,
  startStandIn,
  unstatedDependencies,
  type Fault,
  type StandIn,
  type StandInOptions,
  type StateResource,
} from "../../tools/stand-in";
import { needsEngine } from "../preview/engine-needed";
import { account, program, type Variation } from "./stand-in-program";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The AWS resources of the program; the component comes on top. */
const made = 16;

/** One operation's outcome: the steps by URN name and type, and everything that was printed. */
interface Outcome {
  failed: boolean;
  printed: string;
  /** `update aws:s3/bucket:Bucket::logs` */
  steps: string[];
  outputsOf(typeAndName: string): Record<string, unknown>;
}

class Rehearsal {
  private constructor(
    private readonly folder: string,
    private readonly standIn: StandIn,
    private readonly stack: Stack,
  ) {}

  static async start(options: Partial<StandInOptions> = {}): Promise<Rehearsal> {
    const folder = mkdtempSync(join(tmpdir(), "stand-in-"));
    const standIn = await startStandIn({ outputs: "unknown", account, region: "eu-central-1", ...options });
    const root = dirname(dirname((await findEngine()).command));
    const stack = await LocalWorkspace.createOrSelectStack(
      { projectName: "stand-in", stackName: "organization/stand-in/dev", program: program() },
      {
        // Left out, the Automation API makes a folder of its own and leaves it behind.
        workDir: folder,
        pulumiCommand: await PulumiCommand.get({ root, skipVersionCheck: true }),
        envVars: {
          PULUMI_BACKEND_URL: `file://${folder}`,
          PULUMI_HOME: join(folder, "home"),
          PULUMI_CONFIG_PASSPHRASE: "stand-in",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          PULUMI_DEBUG_PROVIDERS: standIn.debugProviders,
        },
      },
    );
    await stack.setAllConfig({
      "aws:region": { value: "eu-central-1" },
      "aws:defaultTags": { value: JSON.stringify({ tags: { env: "dev" } }) },
    });
    return new Rehearsal(folder, standIn, stack);
  }

  get cloud(): Cloud {
    return this.standIn.cloud;
  }

  preview(variation: Variation = {}): Promise<Outcome> {
    return this.run(variation, (options) => this.stack.preview(options));
  }

  up(variation: Variation = {}): Promise<Outcome> {
    return this.run(variation, (options) => this.stack.up(options));
  }

  refresh(): Promise<Outcome> {
    return this.run({}, (options) => this.stack.refresh(options));
  }

  destroy(): Promise<Outcome> {
    return this.run({}, (options) => this.stack.destroy(options));
  }

  /** Dependencies that AWS demanded and the program does not state. */
  async unstated(): Promise<string[]> {
    const exported = await this.stack.exportStack();
    const { resources } = exported.deployment as { resources: StateResource[] };
    return unstatedDependencies(this.cloud, resources);
  }

  async close(): Promise<void> {
    await this.standIn.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(
    variation: Variation,
    operation: (options: {
      onOutput: (text: string) => void;
      onError: (text: string) => void;
      onEvent: (event: EngineEvent) => void;
    }) => Promise<unknown>,
  ): Promise<Outcome> {
    (this.stack.workspace as LocalWorkspace).program = program(variation);
    const printed: string[] = [];
    const steps: string[] = [];
    const outputs = new Map<string, Record<string, unknown>>();
    const options = {
      onOutput: (text: string): void => void printed.push(text),
      onError: (text: string): void => void printed.push(text),
      onEvent: ({ resourcePreEvent, resOutputsEvent }: EngineEvent): void => {
        const before = resourcePreEvent?.metadata;
        if (before !== undefined && before.op !== "same" && !before.type.startsWith("pulumi:"))
          steps.push(`${before.op} ${shortened(before.urn)}`);
        const after = resOutputsEvent?.metadata;
        if (after?.new?.outputs !== undefined) outputs.set(shortened(after.urn), after.new.outputs);
      },
    };
    // The SDK makes a stack trace at every step; mapping them back to TypeScript takes longer than all the rest.
    const stackTraceLimit: number = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    const failed = await operation(options)
      .then(
        () => false,
        () => true,
      )
      .finally(() => {
        Error.stackTraceLimit = stackTraceLimit;
      });
    return {
      failed,
      printed: printed.join(""),
      steps,
      outputsOf: (name) => outputs.get(name) ?? {},
    };
  }
}

function shortened(urn: string): string {
  const [type = "", name = ""] = urn.split("::").slice(2);
  return `${type.split("$").at(-1) ?? ""}::${name}`;
}

describe("stand-in with the real engine", function () {
  this.timeout(120_000);
  needsEngine();

  let rehearsal: Rehearsal;
  let predicted: Record<string, unknown>;

  const withRehearsal = async (
    options: Partial<StandInOptions>,
    body: (rehearsal: Rehearsal) => Promise<void>,
  ): Promise<void> => {
    const own = await Rehearsal.start(options);
    try {
      await body(own);
    } finally {
      await own.close();
    }
  };

  before(async () => {
    rehearsal = await Rehearsal.start();
  });
  after(() => rehearsal.close());

  it("previews a first deployment with AWS's own outputs unknown, and warns of nothing", async () => {
    const outcome = await rehearsal.preview();
    assert.equal(outcome.failed, false, outcome.printed);
    assert.equal(outcome.steps.filter((step) => step.startsWith("create aws:")).length, made);
    assert.doesNotMatch(outcome.printed, /warning/i);
    const bucket = outcome.outputsOf("aws:s3/bucket:Bucket::logs");
    assert.deepEqual([bucket.arn, bucket.bucket], [unknown, "tradai-logs-dev"]);
    assert.deepEqual(bucket.tagsAll, { Name: "logs", env: "dev" });
  });

  it("predicts ids and ARNs in the preview when it is told to", () =>
    withRehearsal({ outputs: "predicted" }, async (own) => {
      const outcome = await own.preview();
      assert.equal(outcome.failed, false, outcome.printed);
      assert.equal(outcome.outputsOf("aws:s3/bucket:Bucket::logs").arn, "arn:aws:s3:::tradai-logs-dev");
      const table = outcome.outputsOf("aws:dynamodb/table:Table::state");
      assert.match(JSON.stringify(table.serverSideEncryption), /arn:aws:kms:eu-central-1:111122223333:key\//);
      predicted = outcome.outputsOf("aws:kms/key:Key::data");
      assert.doesNotMatch(JSON.stringify(predicted), new RegExp(unknown));
    }));

  it("deploys, with the outputs that were predicted", async () => {
    const outcome = await rehearsal.up();
    assert.equal(outcome.failed, false, outcome.printed);
    assert.doesNotMatch(outcome.printed, /warning/i);
    assert.equal(rehearsal.cloud.list().length, made);
    assert.deepEqual(await rehearsal.unstated(), []);
    assert.deepEqual(outcome.outputsOf("aws:kms/key:Key::data"), predicted);
    assert.match(outcome.printed, /111122223333\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/tradai\/backend/);
  });

  it("keeps what AWS generates secret out of what is printed", async () => {
    const outcome = await rehearsal.preview();
    const client = rehearsal.cloud.list("aws:cognito/userPoolClient:UserPoolClient")[0];
    const secret = client?.outputs.clientSecret;
    assert.equal(typeof secret, "string");
    assert.equal(outcome.printed.includes(secret as string), false);
  });

  it("makes the children of awsx.ecr.Repository under the component", async () => {
    const outcome = await rehearsal.preview();
    const policy = rehearsal.cloud.get("aws:ecr/lifecyclePolicy:LifecyclePolicy", "tradai/backend");
    assert.match(
      policy?.urn ?? "",
      /::awsx:ecr:Repository\$aws:ecr\/lifecyclePolicy:LifecyclePolicy::backend$/,
    );
    assert.match(
      JSON.stringify(policy?.inputs.policy),
      /countNumber\\":7,\\"countType\\":\\"sinceImagePushed/,
    );
    assert.equal(outcome.failed, false);
  });

  it("shows no change in a second preview", async () => {
    assert.deepEqual((await rehearsal.preview()).steps, []);
  });

  const changes: { title: string; variation: Variation; steps: string[] }[] = [
    {
      title: "an input as an update",
      variation: { readCapacity: 2 },
      steps: ["update aws:dynamodb/table:Table::state"],
    },
    {
      title: "a tag as an update",
      variation: { tag: "other" },
      steps: ["update aws:s3/bucket:Bucket::logs"],
    },
    {
      title: "a table's key as a replacement that deletes the old table first",
      variation: { hashKey: "key" },
      steps: [
        "delete-replaced aws:dynamodb/table:Table::state",
        "replace aws:dynamodb/table:Table::state",
        "create-replacement aws:dynamodb/table:Table::state",
      ],
    },
  ];
  for (const { title, variation, steps } of changes) {
    it(`shows ${title}`, async () => assert.deepEqual((await rehearsal.preview(variation)).steps, steps));
  }

  it("carries an update and a replacement out, and is then unchanged", async () => {
    const variation = { readCapacity: 2, tag: "other", hashKey: "key" };
    const outcome = await rehearsal.up(variation);
    assert.equal(outcome.failed, false, outcome.printed);
    assert.deepEqual((await rehearsal.preview(variation)).steps, []);
    assert.equal((await rehearsal.up()).failed, false);
  });

  it("shows by refresh what was changed behind the engine's back, and up mends it", async () => {
    const bucket = rehearsal.cloud.get("aws:s3/bucket:Bucket", "tradai-logs-dev");
    assert.notEqual(bucket, undefined);
    if (bucket !== undefined) {
      bucket.inputs = { ...bucket.inputs, tags: {}, tagsAll: { env: "dev" } };
      bucket.outputs = { ...bucket.outputs, tags: {}, tagsAll: { env: "dev" } };
    }
    await rehearsal.refresh();
    assert.deepEqual((await rehearsal.up()).steps, ["update aws:s3/bucket:Bucket::logs"]);
  });

  it("destroys everything in an order that AWS accepts", async () => {
    const outcome = await rehearsal.destroy();
    assert.equal(outcome.failed, false, outcome.printed);
    assert.deepEqual(rehearsal.cloud.list(), []);
  });

  const refused: { title: string; variation: Variation; preview?: true; error: RegExp }[] = [
    {
      title: "a property that the schema does not declare, inside a block",
      variation: { lifecycle: { id: "x", status: "Enabled", expirationn: { days: 1 } } },
      preview: true,
      error: /rules\[0\]\.expirationn.*did you mean 'expiration'\?/s,
    },
    {
      title: "a property that the schema does not declare, at the top",
      variation: { raw: { name: "q", fifoQueu: true } },
      preview: true,
      error: /'fifoQueu' is not a property here; did you mean 'fifoQueue'\?/,
    },
    {
      title: "a missing property inside a block",
      variation: { lifecycle: { id: "x" } },
      preview: true,
      error: /Missing required property 'status'/,
    },
    {
      title: "a name twice",
      variation: { secondBucket: true },
      error: /BucketAlreadyOwnedByYou: 'tradai-logs-dev' already exists/,
    },
    {
      title: "a policy that names a role that does not exist",
      variation: { missingPrincipal: true },
      error: /MalformedPolicy: Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role\/nobody"/,
    },
  ];
  for (const { title, variation, preview, error } of refused) {
    it(`refuses ${title}`, () =>
      withRehearsal({}, async (own) => {
        const outcome = await (preview === true ? own.preview(variation) : own.up(variation));
        assert.match(outcome.printed, error);
        assert.equal(outcome.failed, true);
      }));
  }

  it("finds a forgotten dependency every time, whether the order happens to be right or not", () =>
    withRehearsal({}, async (own) => {
      const outcome = await own.up({ noOrder: true });
      // Either AWS's refusal, or a success by chance that the state gives away.
      if (outcome.failed) assert.match(outcome.printed, /InsufficientS3BucketPolicyException/);
      else assert.match((await own.unstated()).join(), /Trail::audit rests on .*BucketPolicy::logs/);
    }));

  it("sees in one rehearsal what an earlier stack made", async () => {
    const cloud = new Cloud();
    const role = { type: "aws:s3/bucket:Bucket", id: "tradai-logs-dev", region: "", urn: "urn:earlier" };
    cloud.put({ ...role, unique: "tradai-logs-dev", seed: "", inputs: {}, outputs: {} });
    await withRehearsal({ cloud }, async (own) => {
      assert.match((await own.up()).printed, /belongs to urn:earlier/);
    });
  });

  it("converges on the next up after a throttled creation", () => {
    const faults: Fault[] = [{ operation: "create", urnMatches: "table:Table::state", error: "throttle" }];
    return withRehearsal({ faults }, async (own) => {
      const first = await own.up();
      assert.match(first.printed, /ThrottlingException/);
      assert.equal((await own.up()).failed, false);
      assert.deepEqual((await own.preview()).steps, []);
    });
  });
});
