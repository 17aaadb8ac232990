import assert from "node:assert/strict";
import { documentedBuckets, functionNames, inEnvironment } from "../../facts/persistent";
import { only } from "../support/mocks";
import type { Registered } from "../support/mocks";
import { describePersistentLayer } from "./layer";

interface Statement {
  Effect: "Allow" | "Deny";
  Principal: "*" | { Service?: string; AWS?: string };
  Action: string | string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** The statements of a document that is known in the first preview: a string, not an output. */
function statementsOf(resource: Registered, property = "policy"): Statement[] {
  const text = resource.inputs[property];
  assert.equal(typeof text, "string", `${resource.name}: the document is not known`);
  return (JSON.parse(text as string) as { Statement: Statement[] }).Statement;
}

/** The statements that let a service do one thing. */
function allowed(statements: Statement[], service: string, action: string): Statement[] {
  return statements.filter(
    ({ Effect, Principal, Action }) =>
      Effect === "Allow" &&
      typeof Principal === "object" &&
      Principal.Service === service &&
      list(Action).includes(action),
  );
}

/** Who delivers to the logs bucket, and where (architecture.md 1.1, TRADAI-S-08, TRADAI-S-33). */
const deliveries = [
  { service: "cloudtrail.amazonaws.com", keys: "cloudtrail/AWSLogs/{account}/*", source: "aws:SourceArn" },
  {
    service: "logdelivery.elasticloadbalancing.amazonaws.com",
    keys: "alb/AWSLogs/{account}/*",
    source: undefined,
  },
  { service: "logging.s3.amazonaws.com", keys: "s3/*", source: "aws:SourceArn" },
  { service: "delivery.logs.amazonaws.com", keys: "flow-logs/AWSLogs/{account}/*", source: "aws:SourceArn" },
  { service: "config.amazonaws.com", keys: "config/AWSLogs/{account}/Config/*", source: "aws:SourceAccount" },
];

/** Who may use a key besides the account's own principals (decisions.md section 5). */
const keyUsers: Record<string, string[]> = {
  data: [],
  recovery: [],
  logs: ["logs.eu-central-1.amazonaws.com"],
  alerts: [
    "budgets.amazonaws.com",
    "cloudwatch.amazonaws.com",
    "costalerts.amazonaws.com",
    "events.amazonaws.com",
  ],
  trail: ["cloudtrail.amazonaws.com", "cloudtrail.amazonaws.com"],
};

describePersistentLayer("policy documents", ({ environment, facts, registered }) => {
  const policyOf = (bucket: string): Statement[] =>
    statementsOf(only(registered(), "aws:s3/bucketPolicy:BucketPolicy", "bucket", bucket));

  it("lets a bucket or its objects be reached without TLS", () => {
    for (const name of documentedBuckets.map((bucket) => inEnvironment(bucket, environment))) {
      const tls = policyOf(name).filter(
        ({ Effect, Condition }) => Effect === "Deny" && Condition?.Bool?.["aws:SecureTransport"] === "false",
      );
      assert.equal(tls.length, 1, name);
      assert.equal(tls[0]?.Principal, "*", name);
      assert.deepEqual(list(tls[0]?.Action), ["s3:*"], name);
      assert.deepEqual(list(tls[0]?.Resource).sort(), [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]);
    }
  });

  it("refuses a log delivery, or lets it write elsewhere or for another account", () => {
    const statements = policyOf(`tradai-logs-${environment}`);
    for (const { service, keys, source } of deliveries) {
      const puts = allowed(statements, service, "s3:PutObject");
      assert.equal(puts.length, 1, service);
      const path = keys.replace("{account}", facts.account);
      assert.deepEqual(list(puts[0]?.Resource), [`arn:aws:s3:::tradai-logs-${environment}/${path}`], service);
      const conditions = Object.values(puts[0]?.Condition ?? {}).flatMap((keysOf) => Object.keys(keysOf));
      assert.equal(
        source === undefined || conditions.includes(source),
        true,
        `${service}: ${conditions.join()}`,
      );
    }
    const known = new Set(deliveries.map(({ service }) => service));
    const strangers = statements.filter(
      ({ Effect, Principal }) =>
        Effect === "Allow" && (typeof Principal === "string" || !known.has(Principal.Service ?? "")),
    );
    assert.deepEqual(strangers, []);
  });

  it("lets another trail deliver, or a delivery keep its objects", () => {
    const statements = policyOf(`tradai-logs-${environment}`);
    const trail = `arn:aws:cloudtrail:eu-central-1:${facts.account}:trail/tradai-audit-trail-${environment}`;
    for (const action of ["s3:GetBucketAcl", "s3:PutObject"]) {
      const [statement] = allowed(statements, "cloudtrail.amazonaws.com", action);
      assert.equal(statement?.Condition?.ArnEquals?.["aws:SourceArn"], trail, action);
    }
    const [put] = allowed(statements, "cloudtrail.amazonaws.com", "s3:PutObject");
    assert.equal(put?.Condition?.StringEquals?.["s3:x-amz-acl"], "bucket-owner-full-control");
  });

  it("lets somebody delete the audit trail", () => {
    const denied = policyOf(`tradai-logs-${environment}`).filter(
      ({ Effect, Action }) => Effect === "Deny" && list(Action).includes("s3:DeleteObject"),
    );
    assert.equal(denied.length, 1);
    assert.deepEqual(list(denied[0]?.Action).sort(), ["s3:DeleteObject", "s3:DeleteObjectVersion"]);
    assert.deepEqual(list(denied[0]?.Resource), [`arn:aws:s3:::tradai-logs-${environment}/cloudtrail/*`]);
    assert.equal(denied[0]?.Condition, undefined);
  });

  it("locks the account out of a key, or admits a service that does not use it", () => {
    for (const key of registered().filter(({ type }) => type === "aws:kms/key:Key")) {
      const [delegation, ...others] = statementsOf(key);
      assert.deepEqual(delegation?.Principal, { AWS: `arn:aws:iam::${facts.account}:root` }, key.name);
      assert.deepEqual(list(delegation.Action), ["kms:*"], key.name);
      const services = others.map(({ Principal }) =>
        typeof Principal === "string" ? Principal : Principal.Service,
      );
      assert.deepEqual(services.sort(), keyUsers[key.name.replace("key-", "")], key.name);
    }
  });

  it("loses alarms: a source condition on EventBridge, which sends none", () => {
    const key = registered().find(({ name }) => name === "key-alerts");
    assert.ok(key, "the key of the alarm topics is missing");
    const [events] = allowed(statementsOf(key), "events.amazonaws.com", "kms:GenerateDataKey");
    assert.equal(events?.Condition, undefined);
    assert.deepEqual(list(events?.Action).sort(), ["kms:Decrypt", "kms:GenerateDataKey"]);
  });

  it("lets functions of another environment pull an image, or names a role as principal", () => {
    const policies = registered().filter(({ type }) => type === "aws:ecr/repositoryPolicy:RepositoryPolicy");
    assert.equal(policies.length, functionNames.length);
    for (const policy of policies) {
      const [statement, ...others] = statementsOf(policy);
      assert.deepEqual(others, []);
      assert.deepEqual(statement?.Principal, { Service: "lambda.amazonaws.com" });
      assert.deepEqual(list(statement.Action).sort(), ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]);
      assert.equal(
        statement.Condition?.ArnLike?.["aws:SourceArn"],
        `arn:aws:lambda:eu-central-1:${facts.account}:function:tradai-*-${environment}`,
      );
    }
  });

  it("lets the trail's role be used for another trail, or write to another log group", () => {
    const name = `tradai-cloudtrail-role-${environment}`;
    const role = only(registered(), "aws:iam/role:Role", "name", name);
    const [trust] = statementsOf(role, "assumeRolePolicy");
    assert.deepEqual(trust?.Principal, { Service: "cloudtrail.amazonaws.com" });
    assert.equal(
      trust.Condition?.ArnEquals?.["aws:SourceArn"],
      `arn:aws:cloudtrail:eu-central-1:${facts.account}:trail/tradai-audit-trail-${environment}`,
    );
    const grants = only(registered(), "aws:iam/rolePolicy:RolePolicy", "role", name);
    const [write, ...others] = statementsOf(grants);
    assert.deepEqual(others, []);
    assert.deepEqual(list(write?.Action).sort(), ["logs:CreateLogStream", "logs:PutLogEvents"]);
    assert.deepEqual(list(write?.Resource), [
      `arn:aws:logs:eu-central-1:${facts.account}:log-group:/aws/cloudtrail/tradai-${environment}` +
        `:log-stream:${facts.account}_CloudTrail_*`,
    ]);
  });
});
