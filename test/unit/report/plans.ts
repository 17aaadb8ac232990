import type { Plan, PlanResource } from "../../../tools/engine/plan";
import type { Snapshot } from "../../../tools/report/snapshot";
import { comparisonOf, type Comparison } from "../../../tools/report/comparison";
import { reportOf } from "../../../tools/report/markdown";

type Given = Partial<Pick<PlanResource, "protect" | "propertyDependencies">>;

/** A resource of the persistent layer as a plan of dev holds it. */
export function resource(
  type: string,
  name: string,
  inputs: PlanResource["inputs"],
  given: Given = {},
): PlanResource {
  return {
    urn: urnOf(type, name),
    ...{ type, name, inputs, parent: null, protect: false, provider: null, custom: true },
    ...{ dependencies: [], propertyDependencies: {} },
    ...given,
  };
}

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::tradai::tradai:layer:Persistent$${type}::${name}`;
}

export function snapshot(resources: readonly PlanResource[], more: Partial<Snapshot> = {}): Snapshot {
  const plan: Plan = { environment: "dev", project: "tradai", resources: [...resources] };
  return { plan, findings: [], exemptions: [], ...more };
}

/** A role with a policy that allows actions on a resource, and that a service may take. */
export function role(
  statements: readonly object[],
  principal = "lambda.amazonaws.com",
): readonly PlanResource[] {
  const document = (...Statement: readonly object[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement });
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: principal } };
  const roleType = "aws:iam/role:Role";
  return [
    resource(roleType, "worker-role", { name: "tradai-worker-dev", assumeRolePolicy: document(trust) }),
    resource(
      "aws:iam/rolePolicy:RolePolicy",
      "worker-policy",
      { name: "work", role: "tradai-worker-dev", policy: document(...statements) },
      { propertyDependencies: { role: [urnOf(roleType, "worker-role")] } },
    ),
  ];
}

export function compared(before: Snapshot, after: Snapshot): Comparison {
  return comparisonOf(before, after);
}

/** The lines of a report before the sections of the layers, without empty ones. */
export function headOf(report: string): readonly string[] {
  const [head = ""] = report.split(/^## (?:Layer|Outside)|^<details>/m);
  return head.split("\n").filter((line) => line !== "");
}

export function firstLines(before: Snapshot, after: Snapshot): readonly string[] {
  return headOf(reportOf(comparisonOf(before, after), [before.plan, after.plan], "main"));
}
