import type { Fixture } from "../rule";
import { account, policy } from "./bucket";
import { edgeLayer } from "./edge";
import { trustService } from "./iam";

type Inputs = Readonly<Record<string, unknown>>;

export const runbookRole = (service = "ssm.amazonaws.com"): Fixture => ({
  type: "aws:iam/role:Role",
  name: "runbook-role",
  inputs: { name: "tradai-runbook-prod", assumeRolePolicy: policy(trustService(service)) },
});

const content = {
  schemaVersion: "0.3",
  description: "Goes back to the version before.",
  assumeRole: `arn:aws:iam::${account}:role/tradai-runbook-prod`,
  parameters: { Service: { type: "String", description: "name of the service" } },
  mainSteps: [
    {
      name: "find",
      action: "aws:executeAwsApi",
      inputs: { Service: "ecs", Api: "DescribeServices", services: ["{{ Service }}"] },
    },
    { name: "wait", action: "aws:sleep", inputs: { Duration: "{{ find.Time }}" } },
  ],
};

/** An automation document, with changes of what it says. */
export function automation(id: string, changes: Inputs = {}, inputs: Inputs = {}): Fixture {
  return {
    type: "aws:ssm/document:Document",
    name: `runbook-${id}`,
    layer: "edge",
    inputs: {
      name: `tradai-${id}-prod`,
      documentType: "Automation",
      documentFormat: "JSON",
      content: JSON.stringify({ ...content, ...changes }),
      ...inputs,
    },
  };
}

/** The three procedures with their role, with changes by name. */
export function runbooks(...changed: readonly Fixture[]): readonly Fixture[] {
  return [edgeLayer, runbookRole(), ...["restore", "failover", "rollback"].map((id) => automation(id))].map(
    (each) => changed.find(({ name }) => name === each.name) ?? each,
  );
}
