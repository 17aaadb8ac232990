import { mayAskGate, mayDeploy, mayOpenSession, serviceType } from "../checks/deployment-grants";
import { imagesFetchable, logsWritable, secretsReadable, taskType } from "../checks/execution-grants";
import { deploymentGroupType } from "../checks/function-deployments";
import { roleServesLambda } from "../checks/function-grants";
import { ofType } from "../checks/of-type";
import { functionArn, worker, workerRole } from "../examples/function";
import { alias } from "../examples/function-deployment";
import { networkRoles } from "../examples/policy-forms";
import {
  execution,
  grant,
  parts,
  pull,
  pullCached,
  pullOwn,
  read,
  readParameter,
  registry,
  repositories,
  role,
  secret,
  task,
  write,
  decrypt,
} from "../examples/task-grants";
import {
  asking,
  deploying,
  gatesAtOnce,
  interfaces,
  inVpc,
  lacking,
  live,
  move,
  opened,
  running,
  session,
  traces,
  watch,
} from "../examples/work-grants";
import { grantedWork } from "../examples/work-grants-edge";
import { undecidedWork, withheldWork } from "../examples/work-withheld";
import { functionType } from "../graph/function-targets";
import { UNKNOWN } from "../graph/values";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "iam-grants-match-wiring",
  title: "Roles have what their work takes",
  description:
    "Every task's execution role may fetch its images, read its secrets and write its logs, and every role of a function, deployment, hook or session grants what AWS does with it.",
  rationale:
    "A grant that is missing shows at the first start: no task comes up in the middle of a deployment, and the message names neither the secret nor the statement.",
  remediation: "Add the statement to the role that the message names, on the resource that it names.",
  severity: "high",
  kind: "stack",
  relations: [50],
  findings: ["TRADAI-H-02", "TRADAI-H-04", "TRADAI-H-07", "TRADAI-H-09", "TRADAI-S-29", "TRADAI-S-30"],
  types: [taskType, functionType, deploymentGroupType, serviceType],
  checks: [
    ...[secretsReadable, imagesFetchable, logsWritable].map((check) => ofType([taskType], check)),
    ofType([functionType], roleServesLambda),
    ofType([deploymentGroupType], mayDeploy),
    ...[mayAskGate, mayOpenSession].map((check) => ofType([serviceType], check)),
  ],
  examples: {
    compliant: [
      { title: "A task whose execution role has what it takes", resources: running(...execution) },
      { title: "A task whose role another stack declares", resources: [task(), ...parts] },
      {
        title: "An image that the registry's policy lets in",
        resources: [
          ...running(
            ...execution.filter((each) => each !== pullCached),
            grant(`${repositories}/ecr-public/*`, ...pull),
          ),
          { type: "aws:ecr/registryPolicy:RegistryPolicy", name: "registry", inputs: {} },
        ],
      },
      { title: "A function in the VPC", resources: [inVpc, ...workerRole(interfaces, traces)] },
      {
        title: "A function in the VPC whose role only its dependencies tell",
        resources: [
          {
            ...inVpc,
            inputs: { ...inVpc.inputs, role: UNKNOWN },
            dependsOn: ["worker-role", "worker-policy"],
          },
          ...workerRole(interfaces, traces),
        ],
      },
      ...networkRoles([interfaces, traces]).map(([how, ...granted]) => ({
        title: `A function in the VPC with ${how}`,
        resources: [inVpc, ...granted],
      })),
      {
        title: "A function in the VPC with AWS's own policy",
        resources: [
          inVpc,
          ...workerRole(traces),
          {
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            name: "network",
            inputs: {
              role: "tradai-worker-role-prod",
              policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess",
            },
          },
        ],
      },
      { title: "A function outside it", resources: [worker(), ...workerRole()] },
      {
        title: "A deployment of a function",
        resources: deploying("codedeploy.amazonaws.com", move, watch),
      },
      { title: "A gate that ECS may ask", resources: asking(live) },
      {
        title: "Two gates before AWS has given them their ARNs",
        resources: [
          ...asking(live).filter(({ name }) => name !== "service" && name !== "ecs-hooks-policy"),
          { ...worker({ name: "tradai-second-prod", role: "tradai-second-role-prod" }), name: "second" },
          { ...alias({ functionName: "tradai-second-prod" }), name: "second-alias" },
          gatesAtOnce,
          ...role(
            "ecs-hooks",
            "ecs.amazonaws.com",
            grant(live, "lambda:InvokeFunction"),
            grant(live.replace("worker", "second"), "lambda:InvokeFunction"),
          ).slice(1),
        ],
      },
      { title: "A session that the task may open", resources: opened(session) },
      ...grantedWork,
    ],
    violating: [
      lacking("A secret that is not granted", "does not grant secretsmanager:GetSecretValue", read),
      lacking(
        "Another secret",
        "does not grant secretsmanager:GetSecretValue",
        read,
        grant(`${secret}-others-??????`, "secretsmanager:GetSecretValue"),
      ),
      lacking("A parameter that is not granted", "does not grant ssm:GetParameters", readParameter),
      lacking("A secret that cannot be decrypted", "kms:Decrypt on logs", decrypt),
      lacking(
        "An image that cannot be fetched",
        "does not grant ecr:BatchGetImage, ecr:GetDownloadUrlForLayer on tradai-backend-api-prod",
        pullOwn,
      ),
      lacking(
        "A cache that cannot be filled",
        "does not grant ecr:BatchImportUpstreamImage on ecr-public/",
        pullCached,
        grant(`${repositories}/ecr-public/*`, ...pull),
      ),
      lacking("A group that cannot be written", "logs:CreateLogStream and logs:PutLogEvents", write),
      {
        title: "Secrets without execution role",
        resources: [
          task({
            executionRoleArn: undefined,
            containerDefinitions: JSON.stringify([
              { name: "a", image: "a", secrets: [{ name: "A", valueFrom: secret }] },
            ]),
          }),
        ],
        resource: "task",
        says: "has no execution role",
      },
      {
        title: "A registry without execution role",
        resources: [
          task({
            executionRoleArn: undefined,
            containerDefinitions: JSON.stringify([{ name: "a", image: `${registry}/a:1` }]),
          }),
        ],
        resource: "task",
        says: "takes images of ECR",
      },
      {
        title: "A function that cannot be put into the VPC",
        resources: [inVpc, ...workerRole(traces)],
        resource: "worker",
        says: "cannot be created in the VPC",
      },
      {
        title: "A function whose traces are refused",
        resources: [inVpc, ...workerRole(interfaces)],
        resource: "worker",
        says: "its traces are lost",
      },
      {
        title: "A deployment that may not move the alias",
        resources: deploying("codedeploy.amazonaws.com", watch),
        resource: "group",
        says: "lambda:GetAlias, lambda:UpdateAlias for worker",
      },
      {
        title: "A deployment that cannot see its alarms",
        resources: deploying("codedeploy.amazonaws.com", move),
        resource: "group",
        says: "does not grant cloudwatch:DescribeAlarms",
      },
      {
        title: "A deployment whose role is for somebody else",
        resources: deploying("lambda.amazonaws.com", move, watch),
        resource: "group",
        says: "does not trust codedeploy.amazonaws.com",
      },
      {
        title: "A gate of which only the function is granted, not the alias",
        resources: asking(functionArn),
        resource: "service",
        says: `lambda:InvokeFunction on ${live}`,
      },
      {
        title: "Two gates of which one is not granted",
        resources: [
          ...asking(live).filter(({ name }) => name !== "service"),
          { ...worker({ name: "tradai-second-prod", role: "tradai-second-role-prod" }), name: "second" },
          { ...alias({ functionName: "tradai-second-prod" }), name: "second-alias" },
          gatesAtOnce,
        ],
        resource: "service",
        says: "asks second",
      },
      {
        title: "A session that the task may not open",
        resources: opened(grant("*", "ssmmessages:CreateControlChannel")),
        resource: "service",
        says: "does not grant ssmmessages:CreateDataChannel, ssmmessages:OpenControlChannel, ssmmessages:OpenDataChannel",
      },
      ...withheldWork,
    ],
    undecided: undecidedWork,
  },
};

export default rule;
