import assert from "node:assert/strict";
import { createWaf } from "../../../edge/waf/waf";
import {
  aclFacts,
  countedWhereLocalhost,
  rateFact,
  redactedHeaders,
  ruleFacts,
  wafLogDays,
  wafLogGroup,
} from "../../facts/edge-waf";
import { buildPart, describeEdge } from "./layer";
import type { Declared, Part } from "./layer";

const stageArn = "arn:aws:apigateway:eu-central-1::/restapis/a1b2c3/stages/v1";
const part: Part = (context, { persistent }) => createWaf(context, { persistent, stage: { arn: stageArn } });

interface Visibility {
  readonly metricName: string;
  readonly cloudwatchMetricsEnabled: boolean;
  readonly sampledRequestsEnabled: boolean;
}

interface ManagedGroup {
  readonly vendorName: string;
  readonly name: string;
  readonly version?: string;
  readonly ruleActionOverrides?: readonly { readonly name: string; readonly actionToUse: object }[];
}

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly action?: object;
  readonly overrideAction?: object;
  readonly statement: {
    readonly rateBasedStatement?: object;
    readonly managedRuleGroupStatement?: ManagedGroup;
  };
  readonly visibilityConfig: Visibility;
}

const rulesOf = ({ inputs }: Declared): readonly Rule[] => inputs.rules as Rule[];
const overridesOf = (acl: Declared): readonly (readonly [string, string, object])[] =>
  rulesOf(acl).flatMap(({ name, statement }) =>
    (statement.managedRuleGroupStatement?.ruleActionOverrides ?? []).map(
      (override) => [name, override.name, override.actionToUse] as const,
    ),
  );

describeEdge("web ACLs", part, ({ environment, facts, named, ofType, valuesOf, made }) => {
  it("has a web ACL too many, too few, by another name, or one that blocks whatever no rule knows", () => {
    assert.deepEqual(valuesOf("wafv2/webAcl:WebAcl", "name"), aclFacts.map(({ name }) => named(name)).sort());
    for (const { logical } of aclFacts) {
      const { scope, defaultAction } = made(logical).inputs;
      assert.equal(scope, "REGIONAL");
      assert.deepEqual(defaultAction, { allow: {} });
    }
  });

  for (const { logical, metric } of aclFacts) {
    it(`${logical} lacks a documented rule, or asks them in another order`, () => {
      const rules = rulesOf(made(logical));
      assert.deepEqual(
        rules.map(({ name, priority, visibilityConfig }) => ({
          priority,
          name,
          metric: visibilityConfig.metricName,
        })),
        ruleFacts,
      );
      const [rate, ...managed] = rules;
      assert.deepEqual(rate?.action, { block: {} });
      assert.deepEqual(rate.statement.rateBasedStatement, rateFact);
      for (const { name, action, overrideAction, statement } of managed) {
        assert.equal(action, undefined, name);
        assert.deepEqual(overrideAction, { none: {} }, name);
        assert.equal(statement.managedRuleGroupStatement?.name, name);
        assert.equal(statement.managedRuleGroupStatement.vendorName, "AWS");
        // A version that is held misses what AWS learns.
        assert.equal(statement.managedRuleGroupStatement.version, undefined);
      }
    });

    it(`${logical} is not measured or sampled, or under a name that no alarm looks for`, () => {
      const own = made(logical).inputs.visibilityConfig as Visibility;
      assert.equal(own.metricName, named(metric));
      for (const each of [own, ...rulesOf(made(logical)).map(({ visibilityConfig }) => visibilityConfig)]) {
        assert.ok(each.cloudwatchMetricsEnabled && each.sampledRequestsEnabled, each.metricName);
      }
    });

    it(`${logical} leaves requests out of its records, or keeps what signs callers in`, () => {
      const { inputs } = made(`${logical}-logging`);
      assert.equal(inputs.resourceArn, `arn-of-${logical}`);
      assert.deepEqual(inputs.logDestinationConfigs, ["arn-of-waf-logs"]);
      assert.equal(inputs.loggingFilter, undefined);
      assert.deepEqual(
        inputs.redactedFields,
        redactedHeaders.map((name) => ({ singleHeader: { name } })),
      );
      // Samples know nothing of what logging leaves out.
      assert.deepEqual(made(logical).inputs.dataProtectionConfig, {
        dataProtections: [
          { action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: [...redactedHeaders] } },
        ],
      });
    });

    it(`${logical} asks for records before they are let into the log group`, () => {
      assert.ok(made(`${logical}-logging`).waitsFor.includes("waf-logs-policy"));
    });
  }

  it("counts both ACLs as one, so that the silence of one goes unnoticed", () => {
    const metrics = ofType("wafv2/webAcl:WebAcl").map(
      ({ inputs }) => (inputs.visibilityConfig as Visibility).metricName,
    );
    assert.equal(new Set(metrics).size, aclFacts.length);
  });

  it("stands in front of nothing, or of what all clients share one address behind", () => {
    const guarded = ofType("wafv2/webAclAssociation:WebAclAssociation").map(({ inputs }) => [
      inputs.webAclArn,
      inputs.resourceArn,
    ]);
    assert.equal(guarded.length, aclFacts.length);
    const byAcl = new Map(guarded.map(([acl, target]) => [acl, String(target)]));
    assert.equal(byAcl.get("arn-of-waf"), stageArn);
    assert.match(byAcl.get("arn-of-waf-auth") ?? "", /^arn:aws:cognito-idp:[a-z0-9-]+:\d{12}:userpool\//);
  });

  it("keeps a developer from signing in, or lets through what it should block", () => {
    assert.deepEqual(overridesOf(made("waf")), []);
    assert.deepEqual(
      overridesOf(made("waf-auth")),
      environment === "dev" ? [["AWSManagedRulesCommonRuleSet", countedWhereLocalhost, { count: {} }]] : [],
    );
  });

  it("keeps records for another time than documented, or unencrypted where there is a key", () => {
    const { inputs } = made("waf-logs");
    assert.equal(inputs.name, named(wafLogGroup));
    assert.equal(inputs.retentionInDays, wafLogDays[environment]);
    assert.equal(inputs.kmsKeyId !== undefined, facts.logsKey);
  });

  it("admits other writers than the log delivery of this account", () => {
    const { policyName, policyDocument } = made("waf-logs-policy").inputs;
    assert.equal(policyName, named("tradai-waf-logs-{env}"));
    const { Statement } = JSON.parse(String(policyDocument)) as { Statement: Record<string, unknown>[] };
    assert.deepEqual(Statement, [
      {
        Sid: "DeliverTheRecordsOfTheWebACLs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `arn:aws:logs:eu-central-1:${facts.account}:log-group:${named(wafLogGroup)}:log-stream:*`,
        Condition: {
          ArnLike: { "aws:SourceArn": `arn:aws:logs:eu-central-1:${facts.account}:*` },
          StringEquals: { "aws:SourceAccount": facts.account },
        },
      },
    ]);
  });
});

describe("edge layer: web ACLs and a developer's machine", () => {
  const elsewhere = ["https://localhost.tradai.example.com/callback"];
  const counted = async (callbackUrls: string[], logoutUrls: string[]): Promise<readonly string[]> => {
    const declared = await buildPart("dev", part, (settings) => ({
      ...settings,
      identity: { ...settings.identity, callbackUrls, logoutUrls },
    }));
    const acls = declared.filter(({ type }) => type === "aws:wafv2/webAcl:WebAcl");
    assert.equal(acls.length, aclFacts.length);
    return acls.flatMap((acl) => overridesOf(acl).map(([, name]) => `${acl.name} ${name}`));
  };

  it("lets through what it should block, although nobody returns to localhost", async function () {
    this.timeout(120_000);
    assert.deepEqual(await counted(elsewhere, elsewhere), []);
  });

  it("keeps a developer from signing out", async function () {
    this.timeout(120_000);
    assert.deepEqual(await counted(elsewhere, ["http://localhost:3000/logout"]), [
      `waf-auth ${countedWhereLocalhost}`,
    ]);
  });
});
