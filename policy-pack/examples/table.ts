import type { Fixture } from "../rule";
import { account, region } from "./bucket";

export const tableKey = `arn:aws:kms:${region}:${account}:key/3f0c0c1e-0000-4000-8000-000000000001`;

/** A table as prod wants it, with changes and without some of its settings. */
export function table(inputs: Readonly<Record<string, unknown>>, without: readonly string[] = []): Fixture {
  const complete = {
    name: "tradai-deployments-prod",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "service",
    pointInTimeRecovery: { enabled: true },
    serverSideEncryption: { enabled: true, kmsKeyArn: tableKey },
    deletionProtectionEnabled: true,
    ...inputs,
  };
  return {
    type: "aws:dynamodb/table:Table",
    name: "deployments",
    inputs: Object.fromEntries(Object.entries(complete).filter(([name]) => !without.includes(name))),
  };
}

/** What scales a table's provisioned capacity. */
export function scalable(dimension: "Read" | "Write", physical = "tradai-deployments-prod"): Fixture {
  return {
    type: "aws:appautoscaling/target:Target",
    name: `deployments-${dimension.toLowerCase()}`,
    inputs: {
      serviceNamespace: "dynamodb",
      resourceId: `table/${physical}`,
      scalableDimension: `dynamodb:table:${dimension}CapacityUnits`,
    },
  };
}
