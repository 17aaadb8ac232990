import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bucketRows,
  documentedFunctionIds,
  keyRows,
  foundationParameterIds,
  persistentParameterIds,
  secretRows,
  serviceIds,
  tableRows,
} from "../../../shared/inventory";
import { Arns, roleIds } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { UserError } from "../../../shared/errors";
import { PolicyBuilder } from "../../../shared/policy";
import type { PolicyScope } from "../../../shared/policy";
import { dev } from "./scope";

/** Environments in one account, with suffixes that are called like environments. */
const scopes: readonly PolicyScope[] = [
  dev,
  { ...dev, environment: "staging" },
  { ...dev, environment: "prod" },
  { ...dev, globalSuffix: "x7" },
  { ...dev, globalSuffix: "prod" },
  { ...dev, environment: "prod", globalSuffix: "dev" },
];

interface Family {
  readonly action: string;
  readonly arns: readonly string[];
}

/** Resources of one environment by an action that fits them: names of architecture.md and decisions.md section 5. */
function familiesOf(scope: PolicyScope): readonly Family[] {
  const arns = new Arns(scope);
  const { region, account, environment } = scope;
  const local = (service: string, ...resources: string[]): string[] =>
    resources.map((resource) => `arn:aws:${service}:${region}:${account}:${resource}`);
  return [
    {
      action: "s3:GetObject",
      arns: bucketRows.map((row) => `${arns.bucket(row.id)}/a`),
    },
    { action: "s3:ListBucket", arns: bucketRows.map((row) => arns.bucket(row.id)) },
    { action: "dynamodb:GetItem", arns: tableRows.map((row) => arns.table(row.id)) },
    {
      action: "ssm:GetParameter",
      arns: [...persistentParameterIds, ...foundationParameterIds].map((id) => arns.parameter(id)),
    },
    {
      action: "secretsmanager:GetSecretValue",
      arns: secretRows.map((row) => arns.secret(row).replace("??????", "a1B2c3")),
    },
    {
      action: "logs:PutLogEvents",
      arns: local(
        "logs",
        ...[
          `/aws/cloudtrail/tradai-${environment}`,
          `/tradai/${environment}/mlflow`,
          `/aws/lambda/tradai-health-check-${environment}`,
          `/aws/vpc/tradai-${environment}/flow-logs`,
          `aws-waf-logs-tradai-${environment}`,
        ].map((name) => `log-group:${name}:log-stream:a`),
      ),
    },
    {
      action: "lambda:InvokeFunction",
      arns: documentedFunctionIds.flatMap((id) =>
        local("lambda", `function:tradai-${id}-${environment}`, `function:tradai-${id}-${environment}:live`),
      ),
    },
    {
      action: "sqs:SendMessage",
      arns: local(
        "sqs",
        `tradai-backtest-queue-${environment}.fifo`,
        `tradai-backtest-dlq-${environment}.fifo`,
        `tradai-events-dlq-${environment}`,
      ),
    },
    {
      action: "sns:Publish",
      arns: local("sns", `tradai-alerts-${environment}`, `tradai-registration-${environment}`),
    },
    {
      action: "ecr:BatchGetImage",
      arns: [
        ...serviceIds.map((id) => arns.serviceRepository(id)),
        ...documentedFunctionIds.map((id) => arns.functionRepository(id)),
      ],
    },
    { action: "iam:PassRole", arns: roleIds.map((id) => arns.role(id)) },
    {
      action: "kms:CreateAlias",
      arns: keyRows.filter((row) => row.region === "home").map((row) => arns.keyAlias(row.id)),
    },
    {
      action: "states:StartExecution",
      arns: local("states", `stateMachine:tradai-backtest-workflow-${environment}`),
    },
    {
      action: "ecs:RunTask",
      arns: local("ecs", `task-definition/tradai-strategy-momentum-${environment}:1`),
    },
    { action: "codeartifact:ReadFromRepository", arns: [arns.packageRepository("python")] },
    {
      action: "elasticloadbalancing:RegisterTargets",
      arns: local(
        "elasticloadbalancing",
        `targetgroup/tradai-mlflow-${environment.charAt(0)}/0123456789abcdef`,
      ),
    },
  ];
}

/** How AWS matches a Resource: `*` any text, `?` one character; a variable could be anything. */
function matches(pattern: string, arn: string): boolean {
  const source = pattern
    .replace(/\$\{[^}]*\}/g, "*")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`).test(arn);
}

/** Every resource of the other environments, whatever their suffix. */
function foreignTo(environment: Environment): readonly string[] {
  return (["dev", "staging", "prod"] as const)
    .filter((other) => other !== environment)
    .flatMap((other) =>
      ["", "x7", environment].map((globalSuffix) => ({ ...dev, environment: other, globalSuffix })),
    )
    .flatMap((scope) => [
      ...familiesOf(scope).flatMap((family) => family.arns),
      // Keys may hold any word, this environment's name too: a wildcard in a bucket's name reaches them.
      ...bucketRows.map(
        (row) => `${new Arns(scope).bucket(row.id)}/tradai-x-${environment}/y-${environment}`,
      ),
    ]);
}

/** What a hasty or hostile hand does to an ARN: replaces some of its words or characters. */
const edit = fc.record({
  by: fc.constantFrom("word", "character"),
  at: fc.integer({ min: 0, max: 60 }).map((percent) => percent / 60),
  length: fc.integer({ min: 0, max: 4 }),
  put: fc.oneof(
    fc.constantFrom("*", "?", "-*", "/*", ":*"),
    fc.constantFrom(
      "",
      "prod",
      "dev",
      "staging",
      "-prod",
      "/",
      ":",
      "*-dev",
      "tradai-*",
      "x",
      "${aws:PrincipalTag/env}",
    ),
  ),
});

function edited(
  arn: string,
  { by, at, length, put }: { by: string; at: number; length: number; put: string },
): string {
  // Behind the account only: what stands before it is refused whenever it is touched.
  const start = arn.split(":").slice(0, 5).join(":").length + 1;
  const parts = arn.slice(start).split(by === "word" ? /(?<=[-/:.])|(?=[-/:.])/ : "");
  parts.splice(Math.round(at * parts.length), length, put);
  return arn.slice(0, start) + parts.join("");
}

const attempts = fc.constantFrom(...scopes).chain((scope) =>
  fc.constantFrom(...familiesOf(scope)).chain((family) =>
    fc.record({
      scope: fc.constant(scope),
      action: fc.constant(family.action),
      arn: fc.constantFrom(...family.arns),
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    }),
  ),
);

describe("the environment's border", () => {
  for (const scope of scopes) {
    const suffix = scope.globalSuffix === "" ? "" : ` with the suffix "${scope.globalSuffix}"`;
    it(`accepts every name of ${scope.environment}${suffix}, or nothing could be granted`, () => {
      for (const { action, arns } of familiesOf(scope)) {
        for (const arn of arns) {
          assert.doesNotThrow(() => new PolicyBuilder(scope).allow(action).on(arn).because("use it"));
        }
      }
    });
  }

  it("refuses every name of another environment in the same account (TRADAI-S-24)", () => {
    for (const other of scopes) {
      for (const { action, arns } of familiesOf(other)) {
        for (const scope of scopes.filter((candidate) => candidate.environment !== other.environment)) {
          for (const arn of arns) {
            assert.throws(
              () => new PolicyBuilder(scope).allow(action).on(arn),
              UserError,
              `${scope.environment}: ${arn}`,
            );
          }
        }
      }
    }
  });

  it("holds against any edit: what is accepted matches no resource of another environment (TRADAI-S-24)", () => {
    const foreign = new Map(scopes.map(({ environment }) => [environment, foreignTo(environment)]));
    let accepted = 0;
    fc.assert(
      fc.property(attempts, ({ scope, action, arn, edits }) => {
        const pattern = edits.reduce(edited, arn);
        try {
          new PolicyBuilder(scope).allow(action).on(pattern).because("use it").build();
        } catch (error) {
          assert.ok(error instanceof UserError, String(error));
          return;
        }
        accepted += 1;
        assert.deepEqual(
          (foreign.get(scope.environment) ?? []).filter((other) => matches(pattern, other)),
          [],
          `${scope.environment} accepts ${pattern}`,
        );
      }),
      { numRuns: 4000 },
    );
    assert.ok(accepted > 300, `only ${accepted} edits were accepted: the test says nothing`);
  });
});
