import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import Ajv from "ajv";
import { environments } from "../../shared/naming";
import { generatedDocuments } from "../../tools/docs/documents";
import { committed, rewritten } from "./support/folder";
import type { Config } from "./support/folder";
import { remove, set } from "./support/mistakes";

const repository = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(repository, file), "utf8");

describe("generated documents", () => {
  for (const { path: file, render } of generatedDocuments) {
    it(`tell something else than the code (npm run docs rewrites them): ${file}`, () => {
      assert.equal(read(file), render());
    });
  }

  it("leave out a setting that an environment has", () => {
    const text = read("docs/configuration.md");
    for (const environment of environments) {
      for (const key of Object.keys(committed(environment))) {
        assert.ok(text.includes(`\`${key}`), key);
      }
    }
  });
});

describe("what an editor is told", () => {
  const schema = JSON.parse(read("docs/configuration.schema.json")) as object;
  const valid = new Ajv({ strict: true, strictTypes: false }).compile(schema);
  const accepts = (file: unknown): boolean => valid(file);

  for (const environment of environments) {
    it(`marks a good file as wrong: ${environment}`, () => {
      assert.ok(accepts({ config: committed(environment) }), JSON.stringify(valid.errors));
    });

    it(`does not reach the editor, because the file does not name the schema: ${environment}`, () => {
      const [first = ""] = read(`Pulumi.${environment}.yaml`).split("\n");
      const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? "";
      assert.equal(path.normalize(named), "docs/configuration.schema.json");
    });
  }

  it("marks a file as wrong that Pulumi has rewritten, every value as text", () => {
    const file = { config: rewritten(committed("dev")), encryptionsalt: "v1:abc" };
    assert.ok(accepts(file), JSON.stringify(valid.errors));
  });

  const mistakes: readonly (readonly [title: string, edit: (config: Config) => void])[] = [
    ["an account of eleven digits", (config) => (config["tradai:account"] = "12345678901")],
    ["an account without quotes", (config) => (config["tradai:account"] = 123456789012)],
    ["an unknown key", (config) => (config["tradai:acount"] = "123456789012")],
    ["a missing key", (config) => delete config["tradai:region"]],
    ["an unknown region", (config) => (config["tradai:region"] = "eu-central-9")],
    ["an unknown property", set(["tradai:network", "vpc"], "x")],
    ["an unknown property further down", set(["tradai:network", "flowLogs", "day"], 7)],
    ["no way out of the private subnets", remove("tradai:network", "nat")],
    ["a kind of NAT that does not exist", set(["tradai:network", "nat"], "none")],
    ["a domain that is a URL", set(["tradai:network", "dnsFirewall", "domains"], ["https://api.kraken.com"])],
    ["a minor version", set(["tradai:database", "engineVersion"], "15.4")],
    ["a pool of 16", set(["tradai:database", "poolSize"], 16)],
    ["storage whose IOPS would have to be stated", set(["tradai:database", "storageGb"], 400)],
    ["nobody on call", set(["tradai:alerts", "escalation"], [])],
    ["a retention of 31 days", (config) => (config["tradai:retention"] = { logsDays: 31, auditDays: 90 })],
    ["a moving image tag", set(["tradai:images", "version"], "latest")],
    ["a collector by its tag", set(["tradai:images", "collector"], "v0.43.1")],
    ["a bake of no time", set(["tradai:containers", "bakeMinutes"], 0)],
    ["21 tasks", set(["tradai:containers", "services", "live-trading", "max"], 21)],
    ["a service that does not exist", set(["tradai:containers", "services", "redis"], {})],
    ["the same strategy twice", (config) => (config["tradai:strategies"] = ["a", "a"])],
  ];
  for (const [title, edit] of mistakes) {
    it(`lets a mistake pass: ${title}`, () => {
      const config = committed("dev");
      edit(config);
      assert.equal(accepts({ config }), false);
    });
  }

  it("describes nothing: hovering over a key says neither what it is for nor what is allowed", () => {
    const keys = (
      schema as { properties: { config: { properties: Record<string, { description?: string }> } } }
    ).properties.config.properties;
    for (const [key, { description }] of Object.entries(keys)) {
      assert.match(description ?? "", /^.+\. Allowed: .+\. Source: .+\.$/, key);
    }
  });
});
