import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo, AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { aboutPack } from "../../policy-pack/analysis/names";
import { loadRules } from "../../policy-pack/rules";
import type { Example } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";
import { resourceRequest, stackRequest } from "./variants/wire";

const root = join(__dirname, "..", "..");
const { rules } = loadRules();

type Answer<Response> = (error: grpc.ServiceError | null, response: Response) => void;

async function asked<Response>(call: (answer: Answer<Response>) => unknown): Promise<Response> {
  return await new Promise((resolve, reject) => {
    call((error, response) => (error === null ? resolve(response) : reject(error)));
  });
}

describe("the policy pack in the one file that the engine starts", function () {
  this.timeout(180_000);
  let pack: ChildProcess;
  let client: AnalyzerClient;

  before(async () => {
    const { endCompiler } = await import("../../tools/setup/compile.mjs");
    const { buildPolicyPack } = await import("../../tools/setup/policy-pack.mjs");
    await buildPolicyPack(root);
    await endCompiler();
    const analyzer = join(root, "tools", "setup", "bin", "pulumi-analyzer-policy-nodejs");
    pack = spawn(analyzer, ["127.0.0.1:1", "."], { cwd: join(root, "policy-pack") });
    assert.ok(pack.stdout);
    const [port] = (await once(pack.stdout.setEncoding("utf8"), "data")) as [string];
    client = new AnalyzerClient(`127.0.0.1:${port.trim()}`, grpc.credentials.createInsecure());
  });
  after(() => {
    client.close();
    pack.kill();
  });

  /** Policies that find something in an example. */
  async function findings(example: Example): Promise<ReadonlySet<string>> {
    const facts = factsOf(example);
    for (const each of facts) {
      const request = resourceRequest(each, (value) => value);
      await asked<AnalyzeResponse>((answer) => client.analyze(request, answer));
    }
    const request = stackRequest(facts, (value) => value);
    const response = await asked<AnalyzeResponse>((answer) => client.analyzeStack(request, answer));
    return new Set(response.getDiagnosticsList().map((each) => each.getPolicyname()));
  }

  it("lacks a rule that has a file", async () => {
    const info = await asked<AnalyzerInfo>((answer) => client.getAnalyzerInfo(new Empty(), answer));
    const served = info.getPoliciesList().map((each) => each.getName());
    assert.deepEqual(
      rules.map(({ name }) => name).filter((name) => !served.includes(name)),
      [],
    );
  });

  it("cannot load a rule without its examples, or loads another one than its file", async () => {
    for (const { name, examples } of rules) {
      // Some examples come with a stack's configuration, which this process was not started with.
      const plain = (each: Example): boolean => each.stackConfig === undefined;
      const [wrong, right] = [examples.violating.find(plain), examples.compliant.find(plain)];
      assert.ok(wrong && right, name);
      const found = await findings(wrong);
      assert.ok(found.has(name), `${name} passes "${wrong.title}"; found: ${[...found].join(", ")}`);
      assert.ok(!found.has(aboutPack.ruleErrors), `a rule failed over "${wrong.title}"`);
      assert.ok(!(await findings(right)).has(name), `${name} refuses "${right.title}"`);
    }
  });
});
