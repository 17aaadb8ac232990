import assert from "node:assert/strict";
import { mappingFacts, strategies } from "../../facts/compute";
import {
  consolidatedFunctionEdges,
  fargateFunctionEdges,
  fargateTaskEdges,
  functionEdges,
  strategyEdges,
  taskEdges,
} from "../../facts/compute-wiring";
import { statementsOf } from "../foundation/documents";
import { applicationOf, toldTo } from "./containers";
import { grantedEdges, toBeTold, toldEdges } from "./edges";
import { describeComputeLayer } from "./layer";

/** What no policy has to allow: a service is called over the network, where foundation's flows admit it. */
const overNetwork = (edge: string): boolean => edge.startsWith("call ");

describeComputeLayer("wiring", ({ environment, facts, ofType, made, named }) => {
  const functions = {
    ...functionEdges,
    ...(facts.consolidated ? consolidatedFunctionEdges : fargateFunctionEdges),
  };
  const tasks: Readonly<Record<string, readonly string[]>> = {
    ...taskEdges,
    ...Object.fromEntries(strategies.map((strategy) => [`strategy-${strategy}`, strategyEdges])),
    ...(facts.consolidated ? {} : fargateTaskEdges),
  };

  it("overlooks a function or a task", () => {
    assert.deepEqual(
      ofType("lambda/function:Function")
        .map(({ name }) => name)
        .sort(),
      Object.keys(functions)
        .map((id) => `function-${id}`)
        .sort(),
    );
    assert.deepEqual(
      ofType("ecs/taskDefinition:TaskDefinition")
        .map(({ name }) => name)
        .sort(),
      Object.keys(tasks)
        .map((id) => `task-${id}`)
        .sort(),
    );
  });

  for (const [id, edges] of Object.entries(functions)) {
    it(`function ${id} may do what it does not need, or may not do what it is for`, () => {
      const granted = grantedEdges(
        statementsOf(made(`function-${id}-policy`)),
        { ...facts, environment },
        id,
      );
      assert.deepEqual(granted, edges.filter((edge) => !overNetwork(edge)).sort());
    });

    it(`function ${id} does not know where its work is, or is told of what it may not touch`, () => {
      const { variables } = made(`function-${id}`).inputs.environment as {
        variables: Record<string, string>;
      };
      // The migration runs in the cluster, of which the gate is told as well.
      const besides = edges.includes("run migration") ? ["cluster"] : [];
      assert.deepEqual(
        toldEdges(variables, { ...facts, environment }, id),
        [...toBeTold(edges), ...besides].sort(),
      );
    });
  }

  it("has messages handed to a function that may not take them, or not handed to one that may", () => {
    const consuming = Object.entries(functions).flatMap(([id, edges]) =>
      edges
        .filter((edge) => edge.startsWith("consume "))
        .map((edge) => `${id} tradai-${edge.replace("consume ", "")}-{env}.fifo`),
    );
    assert.deepEqual(
      consuming.sort(),
      mappingFacts.map(({ consumer, queue }) => `${consumer} ${queue}`).sort(),
    );
    const mapped = ofType("lambda/eventSourceMapping:EventSourceMapping").map(({ inputs, name }) =>
      [name.replace("mapping-", ""), String(inputs.eventSourceArn).split(":").at(-1)].join(" "),
    );
    assert.deepEqual(mapped.sort(), consuming.map(named).sort());
  });

  for (const [id, edges] of Object.entries(tasks)) {
    it(`task ${id} may do what it does not need, or may not do what it is for`, () => {
      const place = { ...facts, environment };
      const granted = grantedEdges(statementsOf(made(`task-${id}-policy`)), place, id);
      assert.deepEqual(
        granted,
        edges.filter((edge) => !overNetwork(edge) && !edge.startsWith("secret ")).sort(),
      );
    });

    it(`task ${id} does not know where its work is, or is told of what it may not touch`, () => {
      const told = toldEdges(toldTo(applicationOf(made(`task-${id}`))), { ...facts, environment }, id);
      assert.deepEqual(told, toBeTold(edges));
    });

    it(`task ${id} is started with a secret that is not its own, or without one`, () => {
      const secrets = edges.filter((edge) => edge.startsWith("secret ")).map((edge) => edge.slice(7));
      const injected = (applicationOf(made(`task-${id}`)).secrets ?? []).map(({ valueFrom }) =>
        String(valueFrom.split(`:secret:tradai/${environment}/`)[1]),
      );
      assert.deepEqual(injected, secrets);
      const readable = statementsOf(made(`execution-${id}-policy`))
        .filter(({ Action }) => [Action].flat().includes("secretsmanager:GetSecretValue"))
        .flatMap(({ Resource }) => [Resource ?? []].flat())
        .map((arn) => arn.replace(/^.*:secret:tradai\/[a-z]+\//, "").replace(/-\?{6}$/, ""));
      assert.deepEqual(readable, secrets);
    });
  }
});
