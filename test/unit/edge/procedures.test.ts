import assert from "node:assert/strict";
import { createProcedures } from "../../../edge/procedures/procedures";
import { describeEdge } from "./layer";

interface AutomationStep {
  readonly name: string;
  readonly action: string;
  readonly isEnd?: boolean;
  readonly nextStep?: string;
  readonly outputs?: readonly { readonly Name: string }[];
  readonly inputs: Readonly<Record<string, unknown>> & {
    readonly Service?: string;
    readonly Api?: string;
    readonly Choices?: readonly { readonly NextStep: string; readonly StringEquals: string }[];
  };
}

interface Automation {
  readonly schemaVersion: string;
  readonly assumeRole: string;
  readonly parameters: Readonly<Record<string, { readonly allowedValues?: readonly string[] }>>;
  readonly mainSteps: readonly AutomationStep[];
  readonly outputs?: readonly string[];
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

const listed = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

/** The steps in the order in which they can be reached, each branch to its end. */
function reached({ mainSteps }: Automation): Set<string> {
  const seen = new Set<string>();
  const follow = (at: number): void => {
    const step = mainSteps[at];
    assert.ok(step !== undefined, "a step leads behind the last one");
    if (seen.has(step.name)) return;
    seen.add(step.name);
    const named = [...(step.inputs.Choices ?? []).map(({ NextStep }) => NextStep), step.nextStep];
    const next = named.filter((name) => name !== undefined);
    for (const name of next) follow(mainSteps.findIndex((candidate) => candidate.name === name));
    if (next.length === 0 && step.isEnd !== true && at < mainSteps.length - 1) follow(at + 1);
  };
  follow(0);
  return seen;
}

describeEdge(
  "procedures of operators",
  (context) => {
    createProcedures(context);
  },
  ({ environment, facts, made, named, ofType }) => {
    const ids = ["restore", "failover", "rollback"];
    const documentOf = (id: string): Automation =>
      JSON.parse(String(made(`runbook-${id}`).inputs.content)) as Automation;
    const statements = (logical: string): readonly Statement[] =>
      (JSON.parse(String(made(logical).inputs.policy)) as { Statement: readonly Statement[] }).Statement;
    const role = `arn:aws:iam::${facts.account}:role/tradai-procedures-${environment}`;

    it("are not the three that the findings ask for, or lack a name", () => {
      assert.deepEqual(
        ofType("ssm/document:Document")
          .map(({ inputs }) => [inputs.name, inputs.documentType])
          .sort(),
        [...ids].sort().map((id) => [named(`tradai-${id}-{env}`), "Automation"]),
      );
    });

    it("of a failover are kept in the region that is down", () => {
      assert.equal(made("runbook-failover").inputs.region, "eu-west-1");
      assert.equal(made("runbook-restore").inputs.region, undefined);
    });

    for (const id of ids) {
      it(`hold a step that cannot be reached, or lead nowhere: ${id}`, () => {
        const document = documentOf(id);
        assert.equal(document.schemaVersion, "0.3");
        assert.deepEqual([...reached(document)].sort(), document.mainSteps.map(({ name }) => name).sort());
      });

      it(`name a parameter or an answer that does not exist: ${id}`, () => {
        const { parameters, mainSteps, outputs = [] } = documentOf(id);
        const known = new Set([
          ...Object.keys(parameters),
          ...mainSteps.flatMap(({ name, outputs: kept = [] }) => kept.map((row) => `${name}.${row.Name}`)),
          "automation:EXECUTION_ID",
        ]);
        const used = [...JSON.stringify(mainSteps).matchAll(/\{\{ ([\w:.]+) \}\}/g)].map(([, name]) => name);
        assert.deepEqual(
          [...used, ...outputs].filter((name) => name === undefined || !known.has(name)),
          [],
        );
        assert.deepEqual(
          Object.keys(parameters).filter((name) => !used.includes(name)),
          [],
        );
      });

      it(`work with another role than their own: ${id}`, () => {
        assert.equal(documentOf(id).assumeRole, role);
      });

      it(`exist before the role may do what they call: ${id}`, () => {
        assert.ok(made(`runbook-${id}`).waitsFor.includes("procedures-policy"));
      });
    }

    it("call what their role may not, or leave it a right that no step uses", () => {
      const prefixes: Readonly<Record<string, string>> = { backup: "backup", ecs: "ecs", lambda: "lambda" };
      const called = ids
        .flatMap((id) => documentOf(id).mainSteps)
        .filter(({ inputs }) => inputs.Api !== undefined)
        .map(({ inputs }) => `${prefixes[inputs.Service ?? ""] ?? ""}:${inputs.Api ?? ""}`);
      const granted = statements("procedures-policy").flatMap(({ Action }) => listed(Action));
      assert.deepEqual(
        [...new Set(granted)].filter((action) => action !== "iam:PassRole").sort(),
        [...new Set(called)].sort(),
      );
    });

    it("restore what belongs to another environment", () => {
      const restores = statements("procedures-policy").filter(({ Action }) =>
        listed(Action).includes("backup:StartRestoreJob"),
      );
      assert.equal(restores.length, 2);
      for (const { Condition } of restores) {
        assert.deepEqual(Condition, { StringEquals: { "aws:ResourceTag/env": environment } });
      }
    });

    it("end well where what they started did not", () => {
      for (const [id, checks] of [
        ["restore", ["CheckRestore"]],
        ["failover", ["CheckRestore"]],
        ["rollback", ["CheckDeployment", "CheckRevision"]],
      ] as const) {
        const asserted = documentOf(id)
          .mainSteps.filter(({ action }) => action === "aws:assertAwsResourceProperty")
          .map(({ name }) => name);
        for (const check of checks) assert.ok(asserted.includes(check), `${id} ${check}`);
        const waits = documentOf(id).mainSteps.filter(({ action }) => action.startsWith("aws:waitFor"));
        for (const { inputs } of waits) {
          assert.ok((inputs.DesiredValues as readonly string[]).includes("FAILED"), id);
        }
      }
    });

    it("hand another role than that of backups to a service", () => {
      const passed = statements("procedures-policy").filter(({ Action }) =>
        listed(Action).includes("iam:PassRole"),
      );
      assert.deepEqual(
        passed.flatMap(({ Resource }) => listed(Resource)),
        [`arn:aws:iam::${facts.account}:role/tradai-backup-role-${environment}`],
      );
    });

    it("put functions or services of another shape back, or leave one of this environment out", () => {
      const names = documentOf("rollback").parameters.Name?.allowedValues ?? [];
      for (const name of ["tradai-live-trading-{env}", "tradai-health-check-{env}"].map(named)) {
        assert.ok(names.includes(name), name);
      }
      assert.equal(names.includes(named("tradai-backend-api-{env}")), !facts.consolidated);
      assert.equal(names.includes(named("tradai-nat-route-updater-{env}")), facts.consolidated);
    });

    it("can be started by nobody, or by more than operators", () => {
      const { inputs } = made("procedures-operators");
      assert.equal(inputs.role, named("tradai-cli-ci-{env}"));
      const started = statements("procedures-operators").filter(({ Action }) =>
        listed(Action).includes("ssm:StartAutomationExecution"),
      );
      const ssm = (region: string, resource: string): string =>
        `arn:aws:ssm:${region}:${facts.account}:${resource}`;
      const both = (region: string, id: string): string[] => [
        ssm(region, `automation-definition/tradai-${id}-${environment}:*`),
        ssm(region, `document/tradai-${id}-${environment}`),
      ];
      assert.deepEqual(
        started.flatMap(({ Resource }) => listed(Resource)).sort(),
        [
          ...both("eu-central-1", "restore"),
          ...both("eu-central-1", "rollback"),
          ...both("eu-west-1", "failover"),
          ssm("eu-central-1", "automation-execution/*"),
          ssm("eu-west-1", "automation-execution/*"),
        ].sort(),
      );
    });
  },
);
