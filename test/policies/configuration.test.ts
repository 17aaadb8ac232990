import assert from "node:assert/strict";
import { parseMessage } from "../../policy-pack/analysis/message";
import { bucket } from "../../policy-pack/examples/bucket";
import { pool, webClient } from "../../policy-pack/examples/user-pool";
import { loadRules } from "../../policy-pack/rules";
import type { Example, Fixture } from "../../policy-pack/rule";
import type { PackLevels, Report } from "./crossguard";
import { runPack, sessionOf } from "./crossguard";

const rules = loadRules().rules.filter(({ name }) =>
  ["cognito-hardened", "cognito-urls", "s3-encrypted", "s3-versioned", "waf-attached"].includes(name),
);

/** Breaks each of the four controls, and a rule of none: the bucket has no versions and the password is short. */
const stage: Fixture = { type: "aws:apigateway/stage:Stage", name: "stage", inputs: { stageName: "prod" } };
const broken: Pick<Example, "resources"> = {
  resources: [
    bucket("results"),
    pool({ mfaConfiguration: "OFF", passwordPolicy: { minimumLength: 6 } }),
    webClient({ callbackUrls: ["http://localhost:3000/callback"] }),
    stage,
  ],
};
const held: readonly string[] = [
  "cognito-hardened: multi-factor authentication",
  "cognito-urls: no http callback in prod",
  "s3-encrypted: encryption at rest",
  "waf-attached: WAF association",
];

const ask = (config: PackLevels, environment = "prod"): Promise<readonly Report[]> =>
  runPack(sessionOf(rules), { ...broken, environment }, config);

const fieldsOf = ({ message }: Report): Readonly<Record<string, string>> => parseMessage(message).fields;

/** Rule and control of everything that is reported as mandatory for a control's sake. */
const controls = (reports: readonly Report[]): string[] => {
  const found = reports.flatMap((report) => {
    const control = fieldsOf(report).control?.split(";")[0];
    return control !== undefined && report.level === "mandatory" ? [`${report.policy}: ${control}`] : [];
  });
  return [...new Set(found)].sort();
};

const changes = (reports: readonly Report[]): string[] =>
  reports
    .filter(({ policy, level }) => policy === "configuration-used" && level === "advisory")
    .map((report) => {
      const { setting = "?", value = "?", preset = "?" } = fieldsOf(report);
      return `${setting}: ${value} instead of ${preset}`;
    });

const problems = (reports: readonly Report[]): string[] =>
  reports
    .filter(({ policy, level }) => policy === "pack-settings" && level === "mandatory")
    .map((report) => fieldsOf(report).found ?? "?");

describe("the mission's four controls", () => {
  it("are violations here, beside others of the same rules", async () => {
    const reports = await ask({});
    assert.deepEqual(controls(reports), held);
    assert.deepEqual(changes(reports), []);
    assert.ok(reports.some((report) => fieldsOf(report).found?.startsWith("passwords may have")));
  });

  const inProd = (settings: object): PackLevels => ({
    "pack-settings": { environments: { prod: settings } },
  });
  const each = (level: string): PackLevels =>
    Object.fromEntries(rules.map(({ name }) => [name, { level }] as const));
  const attempts: Readonly<Record<string, PackLevels>> = {
    "the level of all policies, advisory": { all: { level: "advisory" } },
    "the level of all policies, disabled": { all: { level: "disabled" } },
    "the level of each rule, advisory": each("advisory"),
    "the level of each rule, disabled": each("disabled"),
    "pack-settings disabled": { "pack-settings": { level: "disabled" } },
    "pack-settings and every rule disabled": { ...each("disabled"), "pack-settings": { level: "disabled" } },
    "pack-settings advisory, with a configuration that does not fit": {
      "pack-settings": { level: "advisory", environments: { prod: { localhostAllowed: true } } },
    },
    "the level in the environment": inProd({ enforcement: { "waf-attached": "disabled" } }),
    "localhost allowed in prod": inProd({ localhostAllowed: true }),
    "no customer keys in prod": inProd({ customerKeys: false }),
    "the scope of a layer where every layer is seen": { "pack-settings": { scope: "layer" } },
  };
  for (const [how, config] of Object.entries(attempts)) {
    it(`are not lowered by: ${how}`, async () => {
      assert.deepEqual(controls(await ask(config)), held);
    });
  }

  it("refuse a configuration that would touch them, by the control's name, and use nothing of it", async () => {
    const level = await ask(inProd({ logDays: 1, enforcement: { "waf-attached": "advisory" } }));
    assert.deepEqual(problems(level), [
      'environments.prod.enforcement: the rule waf-attached holds the control "WAF association", which is mandatory in every environment and cannot be lowered',
    ]);
    assert.deepEqual(changes(level), []);
    assert.match(
      problems(await ask(inProd({ localhostAllowed: true })))[0] ?? "",
      /^environments\.prod\.localhostAllowed: can only be false: "no http callback in prod" is mandatory/,
    );
    assert.match(
      problems(await ask({ "pack-settings": { scope: "layer", level: "advisory" } }))[0] ?? "",
      /^scope: can only be "whole" in the project tradai,.* "WAF association"/,
    );
  });

  it("leave the rest of their rules to the level that CrossGuard is given", async () => {
    const reports = await ask({ "cognito-hardened": { level: "advisory" } });
    const passwords = reports.find((report) => fieldsOf(report).found?.startsWith("passwords may have"));
    assert.equal(passwords?.level, "advisory");
  });
});

describe("enforcement in one environment", () => {
  const inDev = (settings: object): PackLevels => ({ "pack-settings": { environments: { dev: settings } } });
  const levelOf = (reports: readonly Report[], policy: string): string | undefined =>
    reports.find((report) => report.policy === policy)?.level;

  it("holds there, is printed, and touches no other environment", async () => {
    const config = inDev({ enforcement: { "s3-versioned": "advisory" } });
    const dev = await ask(config, "dev");
    assert.equal(levelOf(dev, "s3-versioned"), "advisory");
    assert.deepEqual(changes(dev), ["level of s3-versioned in dev: advisory instead of mandatory"]);
    const prod = await ask(config, "prod");
    assert.equal(levelOf(prod, "s3-versioned"), "mandatory");
    assert.deepEqual(changes(prod), []);
  });

  it("switches a rule off, with a trace", async () => {
    const reports = await ask(inDev({ enforcement: { "s3-versioned": "disabled" } }), "dev");
    assert.equal(levelOf(reports, "s3-versioned"), undefined);
    assert.deepEqual(changes(reports), ["level of s3-versioned in dev: disabled instead of mandatory"]);
  });

  it("goes before the level that CrossGuard is given for all environments", async () => {
    const config = { ...inDev({ enforcement: { "s3-versioned": "mandatory" } }) };
    const reports = await ask({ ...config, "s3-versioned": { level: "advisory" } }, "dev");
    assert.equal(levelOf(reports, "s3-versioned"), "mandatory");
  });

  it("names the right spelling of a rule, a level and a setting", async () => {
    const said = async (settings: object): Promise<string> =>
      problems(await ask(inDev(settings), "dev")).join("\n");
    assert.match(
      await said({ enforcement: { "s3-version": "advisory" } }),
      /environments\.dev\.enforcement: nothing is named "s3-version"; did you mean "s3-versioned"\?/,
    );
    assert.match(
      await said({ enforcement: { "s3-versioned": "off" } }),
      /environments\.dev\.enforcement\.s3-versioned: .*"mandatory"\|"advisory"\|"disabled"/,
    );
    assert.match(await said({ logDay: 3 }), /environments\.dev: .*"logDay"/);
    assert.match(problems(await ask({ "pack-settings": { enviroments: {} } })).join(), /"enviroments"/);
  });
});

describe("what a configuration changes", () => {
  it("is printed: parameters of this environment, with what holds without it", async () => {
    const reports = await ask({
      "pack-settings": { environments: { prod: { logDays: 7, customerKeys: true }, dev: { logDays: 3 } } },
    });
    assert.deepEqual(changes(reports), ["logDays in prod: 7 instead of 90"]);
  });

  it("is printed though policies are disabled, which are named", async () => {
    assert.deepEqual(changes(await ask({ "s3-versioned": { level: "disabled" } })), [
      "level of s3-versioned: disabled instead of as the pack says",
    ]);
    const [all, ...more] = changes(await ask({ all: { level: "disabled" } }));
    assert.deepEqual(more, []);
    for (const name of ["pack-settings", "s3-versioned", "waf-attached", "exemptions-valid"]) {
      assert.ok(all?.includes(name), `${name}: ${all ?? "nothing"}`);
    }
  });
});
