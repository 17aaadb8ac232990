import assert from "node:assert/strict";
import { changesOf } from "../../../tools/stand-in/diff";
import { signatureKey, undisclosed, unknown, type Values } from "../../../tools/stand-in/values";
import { Harness, schemas } from "./harness";

const table = "aws:dynamodb/table:Table";
const old: Values = {
  name: "t",
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
  attributes: [{ name: "id", type: "S" }],
  tags: { Name: "t" },
};

const cases: { title: string; change: Values; diffs: string[]; replaces: string[] }[] = [
  { title: "an input: update", change: { billingMode: "PROVISIONED" }, diffs: ["billingMode"], replaces: [] },
  { title: "a tag: update", change: { tags: { Name: "u" } }, diffs: ["tags"], replaces: [] },
  { title: "a key: replace", change: { hashKey: "k" }, diffs: ["hashKey"], replaces: ["hashKey"] },
  { title: "the name: replace", change: { name: "u" }, diffs: ["name"], replaces: ["name"] },
  { title: "the region: replace", change: { region: "eu-west-1" }, diffs: ["region"], replaces: ["region"] },
  { title: "nothing", change: {}, diffs: [], replaces: [] },
  { title: "null for absent: nothing", change: { rangeKey: null }, diffs: [], replaces: [] },
  {
    title: "a key not known yet: replace",
    change: { hashKey: unknown },
    diffs: ["hashKey"],
    replaces: ["hashKey"],
  },
  {
    title: "an input not known yet: update",
    change: { billingMode: unknown },
    diffs: ["billingMode"],
    replaces: [],
  },
];

describe("stand-in comparison of old and new inputs", () => {
  for (const { title, change, diffs, replaces } of cases) {
    it(`shows for ${title}`, () => {
      const result = new Harness().diff(table, old, { ...old, ...change });
      assert.deepEqual(result.diffs, diffs);
      assert.deepEqual(result.replaces, replaces);
    });
  }

  it("sees no change in a policy whose keys stand in another order", () => {
    const type = "aws:s3/bucketPolicy:BucketPolicy";
    const left = {
      bucket: "b",
      policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*"}]}',
    };
    const right = {
      bucket: "b",
      policy: '{"Statement":[{"Action":"s3:*","Effect":"Allow"}],"Version":"2012-10-17"}',
    };
    assert.deepEqual(new Harness().diff(type, left, right).diffs, []);
  });

  it("sees no change in what AWS's provider filled in by itself, at any depth", () => {
    const filled = {
      ...old,
      tableClass: "STANDARD",
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35, __defaults: ["recoveryPeriodInDays"] },
      __defaults: ["tableClass"],
    };
    const news = { ...old, pointInTimeRecovery: { enabled: true } };
    assert.deepEqual(new Harness().diff(table, filled, news).diffs, []);
    const stated = { ...news, tableClass: "STANDARD_INFREQUENT_ACCESS" };
    assert.deepEqual(new Harness().diff(table, filled, stated).diffs, ["tableClass"]);
  });

  it("sees a change where an input is taken away that the program itself gave", () => {
    const given = { ...old, tableClass: "STANDARD", __defaults: [] };
    assert.deepEqual(new Harness().diff(table, given, old).diffs, ["tableClass"]);
  });

  it("compares files by their content, wherever they lie", () => {
    const type = "aws:lambda/function:Function";
    const code = (hash: string, path: string): Values => ({
      name: "f",
      code: { [signatureKey]: "0def7320c3a5731c473e5ecbe6d01bc7", hash, path },
    });
    assert.deepEqual(new Harness().diff(type, code("a", "/ci/f.zip"), code("a", "/home/f.zip")).diffs, []);
    assert.deepEqual(new Harness().diff(type, code("a", "f.zip"), code("b", "f.zip")).diffs, ["code"]);
  });

  it("compares a secret that nobody disclosed only with what is not made of such a one", () => {
    const type = "aws:secretsmanager/secretVersion:SecretVersion";
    const version = (secretString: string): Values => ({ secretId: "s", secretString });
    const unread = version(undisclosed);
    assert.deepEqual(new Harness().diff(type, unread, version(`{"key":"${undisclosed}"}`)).diffs, []);
    assert.deepEqual(new Harness().diff(type, unread, version('{"key":"new"}')).diffs, ["secretString"]);
  });

  it("replaces for some properties inside a block, and updates for the others", () => {
    const type = "aws:servicediscovery/service:Service";
    const service = (dnsConfig: Values): Values => ({
      name: "s",
      dnsConfig: { namespaceId: "ns-1", dnsRecords: [{ ttl: 10, type: "A" }], ...dnsConfig },
    });
    const replaced = (dnsConfig: Values): string[] =>
      new Harness().diff(type, service({}), service(dnsConfig)).replaces;
    assert.deepEqual(replaced({ routingPolicy: "WEIGHTED" }), ["dnsConfig"]);
    assert.deepEqual(replaced({ dnsRecords: [{ ttl: 10, type: "SRV" }] }), ["dnsConfig"]);
    assert.deepEqual(replaced({ dnsRecords: [{ ttl: 60, type: "A" }] }), []);
  });

  it("names the changed property inside a block", () => {
    const schema = schemas.resource(table);
    assert.notEqual(schema, undefined);
    const changes = changesOf(
      schema ?? { properties: {} },
      old,
      {
        ...old,
        attributes: [
          { name: "id", type: "N" },
          { name: "x", type: "S" },
        ],
        tags: { Name: "t", a: "b" },
      },
      schemas,
    );
    assert.deepEqual(
      changes.map(({ path, kind }) => `${kind} ${path}`),
      ["update attributes[0].type", "add attributes[1]", "add tags.a"],
    );
  });

  it("replaces for what is inside a block that forces it", () => {
    const type = "aws:ecr/repository:Repository";
    const result = new Harness().diff(
      type,
      { name: "r", encryptionConfigurations: [{ encryptionType: "AES256" }] },
      { name: "r", encryptionConfigurations: [{ encryptionType: "KMS" }] },
    );
    assert.deepEqual(result.replaces, ["encryptionConfigurations"]);
  });

  it("deletes first where the replacement bears the same name, and not where it gets another id", () => {
    const harness = new Harness();
    assert.equal(harness.diff(table, old, { ...old, hashKey: "k" }).deleteFirst, true);
    assert.equal(harness.diff(table, old, { ...old, name: "u" }).deleteFirst, false);
    assert.equal(harness.diff(table, old, { ...old, billingMode: "PROVISIONED" }).deleteFirst, false);
    const key = "aws:kms/key:Key";
    const change = harness.diff(key, { keyUsage: "ENCRYPT_DECRYPT" }, { keyUsage: "SIGN_VERIFY" });
    assert.deepEqual([change.replaces, change.deleteFirst], [["keyUsage"], false]);
  });
});
