import { calleeExists, hasCaller } from "../checks/function-callers";
import { callingTypes, machineType, serviceType } from "../checks/function-calls";
import { ofType } from "../checks/of-type";
import { policy } from "../examples/bucket";
import { gatedService, workflow } from "../examples/function-deployment";
import { eventRule, eventTarget, functionArn, permission, worker, workerRole } from "../examples/function";
import { queueArn } from "../examples/queue";
import { functionType } from "../graph/function-targets";
import type { Fixture, Rule, ViolatingExample } from "../rule";

/** What a workflow or a deployment calls is there: that is for `sfn-role-fits` and `ecs-deploy-safe`. */
const judgedElsewhere: readonly string[] = [machineType, serviceType];
const callers = callingTypes.filter((type) => !judgedElsewhere.includes(type));

const live = `${functionArn}:live`;
const gone = functionArn.replace("worker", "others");
const mapping = (functionName: string): Fixture => ({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  name: "mapping",
  inputs: { functionName, eventSourceArn: queueArn("tradai-jobs-prod.fifo") },
});
const target = (arn: string): Fixture => eventTarget(queueArn("tradai-events-dlq-prod"), { arn });
const starter: readonly Fixture[] = [
  {
    type: functionType,
    name: "starter",
    inputs: { name: "tradai-starter-prod", role: "tradai-starter-role-prod" },
  },
  { type: "aws:iam/role:Role", name: "starter-role", inputs: { name: "tradai-starter-role-prod" } },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "starter-policy",
    inputs: {
      role: "tradai-starter-role-prod",
      policy: policy({ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: live }),
    },
  },
  {
    ...permission({ function: "tradai-starter-prod" }),
    name: "starter-permission",
  },
];
const alias: Fixture = {
  type: "aws:lambda/alias:Alias",
  name: "alias",
  inputs: { name: "live", functionName: "tradai-worker-prod" },
};
const invokeConfig: Fixture = {
  type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  name: "invoke-config",
  inputs: { functionName: "tradai-worker-prod", qualifier: "live" },
};
const wrong = (
  title: string,
  resource: string,
  says: string,
  ...resources: readonly Fixture[]
): ViolatingExample => ({ title, resource, says, resources });

const rule: Rule = {
  name: "lambda-triggered",
  title: "Functions are called, and what is called is there",
  description:
    "Every function has a caller: a permission, a mapping, a workflow, a deployment or another program; and every caller's function is declared.",
  rationale:
    "A function that nothing calls looks deployed and never ran, as promote-model and model-rollback did for months; a caller of nothing fails when it is needed.",
  remediation: "Declare the caller that the function was made for, or remove the function; correct the name.",
  severity: "high",
  kind: "stack",
  findings: ["TRADAI-H-07", "TRADAI-H-08", "TRADAI-H-26", "USDCOP-14"],
  types: [functionType, ...callers],
  checks: [ofType([functionType], hasCaller), ofType(callers, calleeExists)],
  examples: {
    compliant: [
      { title: "A rule's function", resources: [worker(), eventRule(), target(functionArn), permission()] },
      { title: "A queue's consumer", resources: [worker(), alias, mapping(live)] },
      { title: "A step of a workflow", resources: [worker(), alias, workflow(live)] },
      { title: "A step by its name", resources: [worker(), workflow("tradai-worker-prod")] },
      { title: "A gate of deployments", resources: [worker(), alias, gatedService(live)] },
      { title: "A function that another one calls", resources: [worker(), alias, ...starter] },
      {
        title: "A target that is no function",
        resources: [eventRule(), target(queueArn("tradai-jobs-prod.fifo"))],
      },
    ],
    violating: [
      wrong("A function that nothing calls", "worker", "it never runs", worker(), alias, invokeConfig),
      wrong(
        "A function that only itself may call",
        "worker",
        "it never runs",
        worker(),
        ...workerRole({ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: functionArn }),
      ),
      wrong(
        "A function that a role of nobody may call",
        "worker",
        "it never runs",
        worker(),
        alias,
        ...starter.slice(1, 3),
      ),
      wrong(
        "A function beside one that AWS lets into the VPC",
        "worker",
        "it never runs",
        worker(),
        alias,
        ...starter.filter(({ name }) => name !== "starter-policy"),
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "network",
          inputs: {
            role: "tradai-starter-role-prod",
            policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
          },
        },
      ),
      wrong("A rule that calls what is gone", "target", gone, eventRule(), target(gone)),
      wrong("A permission of what is gone", "permission", "tradai-worker-prod, which nothing", permission()),
      wrong("A mapping to what is gone", "mapping", `${gone}:live, which nothing`, mapping(`${gone}:live`)),
    ],
  },
};

export default rule;
