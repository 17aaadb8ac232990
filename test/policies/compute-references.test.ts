import assert from "node:assert/strict";
import { judgeArn } from "../../policy-pack/graph/arn-targets";
import { calledFunction } from "../../policy-pack/graph/function-targets";
import { ResourceGraph } from "../../policy-pack/graph/graph";
import { UNKNOWN } from "../../policy-pack/graph/values";
import { parseArn } from "../../policy-pack/iam/patterns";
import type { Fixture } from "../../policy-pack/rule";
import { factsOf } from "./fixtures";

const account = "600802701449";
const place = { account, region: "eu-central-1" };
const graphOf = (...resources: readonly Fixture[]): ResourceGraph =>
  new ResourceGraph(factsOf({ resources }), place);
const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-central-1:${account}:${resource}`;

const worker: Fixture = {
  type: "aws:lambda/function:Function",
  name: "worker",
  inputs: { name: "tradai-worker-prod" },
};
const alias: Fixture = {
  type: "aws:lambda/alias:Alias",
  name: "alias",
  inputs: { name: "live", functionName: "tradai-worker-prod" },
};
/** Bound by an ARN that only AWS knows, as in the first preview. */
const lateAlias: Fixture = {
  ...alias,
  inputs: { name: "live", functionName: UNKNOWN },
  references: { functionName: ["worker"] },
};
const queue: Fixture = { type: "aws:sqs/queue:Queue", name: "queue", inputs: { name: "tradai-jobs-prod" } };
const functionArn = arn("lambda", "function:tradai-worker-prod");

describe("references to what the compute layer declares", () => {
  it("judge an ARN of a task, service, listener, alias or deployment by what is declared", () => {
    const named = (type: string, inputs: Fixture["inputs"]): Fixture => ({ type, name: type, inputs });
    const graph = graphOf(
      worker,
      lateAlias,
      named("aws:sfn/stateMachine:StateMachine", { name: "tradai-backtest-workflow-prod" }),
      named("aws:ecs/cluster:Cluster", { name: "tradai-prod" }),
      named("aws:ecs/service:Service", { name: "tradai-mlflow-prod", cluster: UNKNOWN }),
      named("aws:ecs/taskDefinition:TaskDefinition", { family: "tradai-mlflow-prod" }),
      named("aws:lb/loadBalancer:LoadBalancer", { name: "tradai-prod" }),
      named("aws:lb/targetGroup:TargetGroup", { name: "tradai-mlflow-p" }),
      named("aws:codedeploy/application:Application", { name: "tradai-functions-prod" }),
      named("aws:autoscaling/group:Group", { name: "tradai-nat-asg-prod" }),
      named("aws:servicediscovery/service:Service", { name: "mlflow" }),
    );
    const verdicts = {
      [functionArn]: "declared",
      [`${functionArn}:live`]: "declared",
      [`${functionArn}:7`]: "declared",
      [`${functionArn}:*`]: "declared",
      [`${functionArn}:beta`]: "dangling",
      [arn("lambda", "function:tradai-others-prod:live")]: "dangling",
      [arn("states", "stateMachine:tradai-backtest-workflow-prod")]: "declared",
      [arn("states", "stateMachine:tradai-backtest-prod")]: "dangling",
      [arn("states", "execution:tradai-backtest-workflow-prod:*")]: "declared",
      [arn("states", "execution:tradai-backtest-prod:*")]: "dangling",
      [arn("ecs", "task/tradai-prod/*")]: "declared",
      [arn("ecs", "task/tradai-dev/*")]: "dangling",
      [arn("ecs", "service/tradai-prod/tradai-mlflow-prod")]: "declared",
      [arn("ecs", "service/tradai-prod/*")]: "declared",
      [arn("ecs", "service/tradai-prod/tradai-backend-prod")]: "dangling",
      [arn("ecs", "task-definition/tradai-mlflow-prod:*")]: "declared",
      [arn("ecs", "task-definition/tradai-mlflow-prod:12")]: "declared",
      [arn("ecs", "task-definition/tradai-backend-prod:*")]: "dangling",
      [arn("elasticloadbalancing", "loadbalancer/app/tradai-prod/*")]: "declared",
      [arn("elasticloadbalancing", "listener-rule/app/tradai-prod/*")]: "declared",
      [arn("elasticloadbalancing", "listener/app/tradai-dev/*")]: "dangling",
      [arn("elasticloadbalancing", "targetgroup/tradai-mlflow-p/*")]: "declared",
      [arn("elasticloadbalancing", "targetgroup/tradai-backend-api-p/*")]: "dangling",
      [arn("codedeploy", "application:tradai-functions-prod")]: "declared",
      [arn("codedeploy", "application:tradai-services-prod")]: "dangling",
      [arn("codedeploy", "deploymentgroup:tradai-functions-prod/tradai-worker-prod")]: "nothing of its kind",
      [arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/tradai-nat-asg-prod")]: "declared",
      [arn("autoscaling", "autoScalingGroup:0d3f:autoScalingGroupName/tradai-nat-asg-prod")]: "declared",
      [arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/tradai-consolidated-asg-prod")]:
        "dangling",
      [arn("servicediscovery", "service/*")]: "declared",
      [arn("servicediscovery", "namespace/*")]: "nothing of its kind",
    };
    for (const [text, expected] of Object.entries(verdicts)) {
      const parts = parseArn(text);
      assert.ok(parts, text);
      assert.equal(judgeArn(graph, text, parts), expected, text);
    }
  });

  /** What a target of a rule calls: function, qualifier and alias; or why nothing. */
  const called = (arnOfTarget: unknown, more: Partial<Fixture> = {}, ...resources: Fixture[]): unknown => {
    const graph = graphOf(
      worker,
      queue,
      {
        type: "aws:cloudwatch/eventTarget:EventTarget",
        name: "target",
        inputs: { arn: arnOfTarget },
        ...more,
      },
      ...resources,
    );
    const [target] = graph.ofType("aws:cloudwatch/eventTarget:EventTarget");
    assert.ok(target);
    const found = calledFunction(graph, target, "arn");
    return found.target.kind === "resource"
      ? [found.target.resource.name, found.qualifier, found.alias?.name]
      : found.target.kind;
  };

  it("know a function by its ARN, its name and its qualifier, whether the alias is declared or not", () => {
    const bare = ["worker", undefined, undefined];
    assert.deepEqual(called(functionArn, {}, alias), bare);
    assert.deepEqual(called("tradai-worker-prod"), bare);
    assert.deepEqual(called(`${functionArn}:live`, {}, alias), ["worker", "live", undefined]);
    assert.deepEqual(called(`${functionArn}:live`, {}, lateAlias), ["worker", "live", undefined]);
    assert.deepEqual(called(`${functionArn}:beta`, {}, alias), ["worker", "beta", undefined]);
    assert.deepEqual(called("tradai-worker-prod:live"), ["worker", "live", undefined]);
    assert.deepEqual(
      called(
        `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${functionArn}:live/invocations`,
        {},
        alias,
      ),
      ["worker", "live", undefined],
    );
    assert.equal(called(functionArn.replace("eu-central-1", "eu-west-1")), "undeclared");
    assert.equal(called(arn("sqs", "tradai-jobs-prod")), "undeclared");
  });

  it("know a function by the dependency of an ARN that AWS has not given yet", () => {
    const on = (...names: string[]): Partial<Fixture> => ({ references: { arn: names }, dependsOn: names });
    assert.deepEqual(called(UNKNOWN, on("worker"), alias), ["worker", undefined, undefined]);
    assert.deepEqual(called(UNKNOWN, on("alias"), alias), ["worker", "live", "alias"]);
    assert.deepEqual(called(UNKNOWN, on("worker", "alias"), alias), ["worker", "live", "alias"]);
    assert.deepEqual(called(UNKNOWN, on("alias"), lateAlias), ["worker", "live", "alias"]);
    // A queue that waits for a function is not that function.
    assert.equal(
      called(UNKNOWN, { references: { arn: ["queue"] }, dependsOn: ["queue", "worker", "alias"] }, alias),
      "unknown",
    );
    assert.equal(called(UNKNOWN), "unknown");
  });
});
