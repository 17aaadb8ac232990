import assert from "node:assert/strict";
import { allowing, list, statementsOf } from "../foundation/documents";
import { describeComputeLayer } from "./layer";

describeComputeLayer("migration gate", ({ facts, made }) => {
  if (facts.consolidated) return;

  it("can delete the database's other snapshots, or cannot delete its own", () => {
    const { Resource } = allowing(
      statementsOf(made("function-migration-gate-policy")),
      "rds:DeleteDBSnapshot",
    );
    const { environment } = made("function-migration-gate").inputs as {
      environment: { variables: { SNAPSHOT_PREFIX: string } };
    };
    assert.deepEqual(
      list(Resource).map((arn) => arn.split(":").slice(-2)),
      [["snapshot", `${environment.variables.SNAPSHOT_PREFIX}-*`]],
    );
    assert.match(environment.variables.SNAPSHOT_PREFIX, /^tradai-mlflow-.*migration/);
  });

  it("waits as long as ECS, or keeps as many snapshots as AWS allows", () => {
    const { environment } = made("function-migration-gate").inputs as {
      environment: { variables: Record<string, string> };
    };
    const { LIMIT_MINUTES, KEEP_SNAPSHOTS } = environment.variables;
    assert.deepEqual([LIMIT_MINUTES, KEEP_SNAPSHOTS], ["60", "10"]);
  });
});
