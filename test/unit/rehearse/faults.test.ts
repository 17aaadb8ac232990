import assert from "node:assert/strict";
import { chosenOf } from "../../../tools/rehearse/faults/chosen";
import { importArguments, shellLine } from "../../../tools/rehearse/faults/import-line";
import { differences } from "../../../tools/rehearse/faults/sameness";
import type { Moment } from "../../../tools/rehearse/faults/stage";
import type { CloudResource, SecondRequest } from "../../../tools/stand-in";

const prefix = "urn:pulumi:dev::tradai-persistent::";
const layer = `${prefix}tradai:layer:Persistent::persistent`;
const bucketUrn = `${prefix}tradai:layer:Persistent$aws:s3/bucket:Bucket::logs`;
const keyUrn = `${prefix}aws:kms/key:Key::data`;
const providerUrn = `${prefix}pulumi:providers:aws::default`;

const held = (given: Partial<CloudResource>): CloudResource => ({
  type: "aws:kms/key:Key",
  id: "1111",
  region: "eu-central-1",
  urn: keyUrn,
  unique: "1111",
  seed: `${keyUrn}#0`,
  inputs: { description: "data" },
  outputs: { description: "data", id: "1111", arn: "arn:aws:kms:::key/1111" },
  ...given,
});

function moment(
  state: Readonly<Record<string, unknown>>,
  resources: readonly CloudResource[] = [held({})],
  pending: readonly object[] = [],
): Moment {
  const own = { urn: keyUrn, type: "aws:kms/key:Key", custom: true, id: "1111", ...state };
  return {
    checkpoint: { checkpoint: { latest: { resources: [own], pending_operations: pending } } },
    cloud: { resources, generations: [], finalSnapshots: [] },
  };
}

describe("two moments of a deployment", () => {
  const good = { inputs: { description: "data" }, dependencies: ["a", "b"], protect: true };
  const whole = moment({ inputs: { description: "data" }, dependencies: ["a", "b"], protect: true });
  const lines = (found: Moment): readonly string[] =>
    differences(whole, found).map((line) => line.slice(keyUrn.length + 2));

  it("are the same whatever the time was and in whatever order the engine heard of dependencies", () => {
    const other = { inputs: { description: "data" }, dependencies: ["b", "a"], protect: true };
    assert.deepEqual(lines(moment({ ...other, modified: "2026-01-01T00:00:00Z" })), []);
  });

  it("are the same where AWS chose another id, everywhere alike", () => {
    const other = held({
      ...{ id: "2222", unique: "2222", seed: `${keyUrn}#1` },
      outputs: { description: "data", id: "2222", arn: "arn:aws:kms:::key/2222" },
    });
    const state = { id: "2222", inputs: { description: "data" }, dependencies: ["a", "b"], protect: true };
    assert.deepEqual(lines(moment(state, [other])), []);
  });

  it("are the same where a name that AWS chose begins with an id that it chose, too", () => {
    const made = (id: string, label: string): CloudResource =>
      held({
        ...{ id, unique: id, seed: `${keyUrn}#${label}` },
        outputs: { description: "data", id, dnsName: `${id}-${label}.vpce.amazonaws.com` },
      });
    const [before, after] = [made("1111", "aaaa"), made("2222", "bbbb")];
    assert.deepEqual(differences(moment({}, [before]), moment({ id: "2222" }, [after])), []);
  });

  it("are the same where an id holds a part of another id that AWS chose", () => {
    const moments = ["1111", "2222"].map((digits) => {
      const [listener, rule] = [`listener/${digits}`, `rule/${digits}/3333`];
      return moment({ id: listener }, [
        held({ id: listener, unique: "l", seed: `${keyUrn}#${digits}`, outputs: { id: listener } }),
        held({ urn: `${keyUrn}-rule`, id: rule, unique: "r", seed: "r", outputs: { id: rule } }),
      ]);
    });
    const [before, after] = moments as [Moment, Moment];
    assert.deepEqual(differences(before, after), []);
  });

  it("differ by an input of what was made a second time", () => {
    const inputs = { description: "else" };
    const other = held({
      ...{ id: "2222", unique: "2222", seed: `${keyUrn}#1`, inputs },
      outputs: { ...inputs, id: "2222", arn: "arn:aws:kms:::key/2222" },
    });
    assert.deepEqual(lines(moment({ ...good, id: "2222" }, [other])), [
      'inputs.description in the account is "else", not "data"',
      'outputs.description in the account is "else", not "data"',
    ]);
  });

  describe("of a task definition", () => {
    const service = `${prefix}aws:ecs/service:Service::api`;
    const arn = (revision: number): string => `arn:aws:ecs:::task-definition/api:${revision}`;
    const at = (revision: number, told = revision, used = revision): Moment => {
      const outputs = { family: "api", arn: arn(revision), revision: told };
      const task = { inputs: { family: "api" }, outputs };
      const users = { inputs: { taskDefinition: arn(used) }, outputs: { taskDefinition: arn(used) } };
      const made = held({ ...task, id: "api", unique: `api:${told}`, seed: `${keyUrn}#${revision}` });
      const { checkpoint, cloud } = moment({ ...task, id: "api" }, [
        made,
        held({ ...users, urn: service, id: "s", unique: "s", seed: "s" }),
      ]);
      const state = (checkpoint as { checkpoint: { latest: { resources: object[] } } }).checkpoint.latest;
      state.resources.push({
        ...users,
        urn: service,
        type: "aws:ecs/service:Service",
        custom: true,
        id: "s",
      });
      return { checkpoint, cloud };
    };

    it("are the same where its revision is another one, and what refers to it has that one", () => {
      assert.deepEqual(differences(at(1), at(3)), []);
    });

    it("differ where the service runs another revision than the one that was made", () => {
      assert.deepEqual(differences(at(1), at(3, 3, 2)), [
        `${service}: inputs.taskDefinition in the state is "${arn(2)}", not "${arn(1)}"`,
        `${service}: outputs.taskDefinition in the state is "${arn(2)}", not "${arn(1)}"`,
        `${service}: inputs.taskDefinition in the account is "${arn(2)}", not "${arn(1)}"`,
        `${service}: outputs.taskDefinition in the account is "${arn(2)}", not "${arn(1)}"`,
      ]);
    });

    it("differ where the number is not that of the ARN", () => {
      const found = differences(at(1), at(3, 2));
      assert.ok(
        found.some((line) => line.includes("outputs.revision in the state is 2")),
        found.join("\n"),
      );
    });
  });

  for (const [what, found, told] of [
    [
      "an input",
      moment({ ...good, inputs: { description: "else" } }),
      /^inputs.description in the state is "else", not "data"/,
    ],
    ["a dependency", moment({ ...good, dependencies: ["a"] }), /^dependencies.1 in the state is/],
    ["a protection", moment({ ...good, protect: false }), /^protect in the state is/],
    [
      "an output at AWS",
      moment(good, [held({ outputs: { ...held({}).outputs, description: "else" } })]),
      /^outputs.description in the account/,
    ],
    ["an orphan", moment(good, [held({}), held({ id: "2" })]), /^2 in the account instead of 1/],
    ["a resource that AWS lost", moment(good, []), /^0 in the account instead of 1/],
  ] as const) {
    it(`differ by ${what}`, () => {
      const [first = "", ...rest] = lines(found);
      assert.match(first, told);
      assert.deepEqual(rest, []);
    });
  }

  it("differ by an operation that was left pending", () => {
    const pending = [{ type: "creating", resource: { urn: keyUrn } }];
    assert.deepEqual(differences(whole, moment(good, [held({})], pending)), [`creating ${keyUrn}: pending`]);
  });
});

describe("a line of pulumi import", () => {
  const resource = {
    ...{ urn: bucketUrn, type: "aws:s3/bucket:Bucket", custom: true, parent: layer },
    provider: `${providerUrn}::0a1b`,
  };

  it("names component and provider, and leaves unprotected what the program does not protect", () => {
    assert.equal(
      shellLine(importArguments(resource, "tradai-logs-dev")),
      `pulumi import aws:s3/bucket:Bucket logs tradai-logs-dev --parent parent=${layer} ` +
        `--provider provider=${providerUrn} --protect=false --generate-code=false --yes`,
    );
  });

  it("protects what the program protects", () => {
    assert.ok(importArguments({ ...resource, protect: true }, "x").includes("--protect=true"));
  });

  it("names no component for what stands at the top", () => {
    const stack = `${prefix}pulumi:pulumi:Stack::tradai-persistent-dev`;
    assert.ok(!importArguments({ ...resource, parent: stack }, "x").includes("--parent"));
  });

  it("keeps from the shell what it would take for its own", () => {
    assert.equal(shellLine(["import", "a$b", "it's", "x|y"]), `pulumi import 'a$b' 'it'\\''s' 'x|y'`);
  });
});

describe("what is made to fail", () => {
  const refused = (): SecondRequest => ({ answer: "refused", standsInItsWay: true });
  const resource = (name: string, given: Readonly<Record<string, unknown>> = {}): object => ({
    ...{ urn: `${prefix}aws:s3/bucket:Bucket::${name}`, type: "aws:s3/bucket:Bucket", custom: true },
    ...given,
  });
  const of = (...resources: object[]): unknown => ({ checkpoint: { latest: { resources } } });
  const chosen = (...resources: object[]): readonly string[] =>
    chosenOf(of(...resources), refused).map(({ urn }) => urn.split("::").at(-1) ?? "");

  it("is what least depends on", () => {
    const used = `${prefix}aws:s3/bucket:Bucket::used`;
    const user = { urn: "u", type: "other", custom: true, dependencies: [used] };
    assert.deepEqual(chosen(resource("used"), resource("free"), user), ["free"]);
  });

  it("is not what is protected, where the type has another", () => {
    assert.deepEqual(chosen(resource("a", { protect: true }), resource("b")), ["b"]);
    assert.deepEqual(chosen(resource("a", { retainOnDelete: true }), resource("b")), ["b"]);
  });

  it("is what is protected, where the type has no other", () => {
    assert.deepEqual(chosen(resource("a", { protect: true })), ["a"]);
  });
});
