import { aliasArns, aliasesOf, functionType } from "../graph/function-targets";
import { serviceType, taskOf } from "../graph/ecs";
import type { ResourceGraph } from "../graph/graph";
import { declared } from "../graph/lists";
import { UnknownRead } from "../graph/reader";
import { resolve, targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { mayDo } from "../iam/role-grants";
import { trusts } from "../iam/trusts";
import type { Check } from "../rule";
import { arnsOf } from "./admission";
import { callsBy } from "./function-calls";

export { serviceType };
const roleType = "aws:iam/role:Role";
const codedeploy = "codedeploy.amazonaws.com";

/** CodeDeploy may move the alias of the function that the group is named after, and read the alarms. */
export const mayDeploy: Check = function* (group, { graph }) {
  const role = declared(targetOf(graph, group, "serviceRoleArn", [roleType]), "serviceRoleArn");
  const name = group.inputs.text("deploymentGroupName");
  const subject = graph.ofType(functionType).find((each) => each.knownText("name") === name);
  if (!role || !subject) {
    return;
  }
  if (!trusts(role, codedeploy)) {
    yield {
      found: `${role.name} does not trust ${codedeploy}`,
      expected: `a trust that admits ${codedeploy}`,
    };
  }
  const own = [
    ...arnsOf(graph, subject),
    ...aliasesOf(graph, subject).aliases.flatMap((alias) => aliasArns(graph, alias)),
  ];
  const missing = [
    ...["lambda:GetAlias", "lambda:UpdateAlias"].filter(
      (action) => !own.some((arn) => mayDo(graph, role, action, arn)),
    ),
    ...(isWatched(group) && !readsAlarms(graph, role) ? ["cloudwatch:DescribeAlarms"] : []),
  ];
  if (missing.length > 0) {
    yield {
      found: `${role.name} does not grant ${missing.join(", ")} for ${subject.name}: every deployment fails`,
      expected: "a statement of the role with what CodeDeploy does",
    };
  }
};

function isWatched({ inputs }: Resource): boolean {
  return inputs.flag("alarmConfiguration.enabled") === true;
}

function readsAlarms(graph: ResourceGraph, role: Resource): boolean {
  const alarms = graph
    .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
    .flatMap((alarm) => arnsOf(graph, alarm));
  const action = "cloudwatch:DescribeAlarms";
  return mayDo(graph, role, action) || alarms.some((arn) => mayDo(graph, role, action, arn));
}

/** ECS may ask the function that decides on a deployment, by the ARN that the hook names. */
export const mayAskGate: Check = function* (service, { graph }) {
  const property = "deploymentConfiguration";
  const hooks = service.inputs.blocks("deploymentConfiguration.lifecycleHooks");
  const roles = hooks.map((hook) =>
    declared(resolve(graph, service, property, hook.raw("roleArn"), [roleType]), hook.at("roleArn")),
  );
  for (const [index, { called, text }] of callsBy(graph, service).entries()) {
    const role = roles[index];
    const subject = declared(called.target, "hookTargetArn");
    if (!role || !subject) {
      continue;
    }
    // Which of several unknown hooks asks which function is not known: one role must be able to ask all.
    if (text === undefined && new Set(roles).size > 1) {
      throw new UnknownRead("hookTargetArn");
    }
    const [arn] =
      text !== undefined ? [text] : called.alias ? aliasArns(graph, called.alias) : arnsOf(graph, subject);
    if (arn === undefined) {
      throw new UnknownRead(`arn of ${subject.name}`);
    }
    if (!mayDo(graph, role, "lambda:InvokeFunction", arn)) {
      yield {
        found: `a deployment asks ${subject.name}, and ${role.name} does not grant lambda:InvokeFunction on ${arn}`,
        expected: "a statement of the hook's role on the ARN that the hook names, the alias included",
      };
    }
  }
};

const channels = [
  ...["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel"],
  ...["ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
];

/** People who are let into a container reach it: its task's role opens the session. */
export const mayOpenSession: Check = function* (service, { graph }) {
  const task = service.inputs.flag("enableExecuteCommand") === true ? taskOf(graph, service) : undefined;
  const role = task && declared(targetOf(graph, task, "taskRoleArn", [roleType]), "taskRoleArn");
  if (!role) {
    return;
  }
  const missing = channels.filter((action) => !mayDo(graph, role, action));
  if (missing.length > 0) {
    yield {
      found: `commands in tasks are enabled, and ${role.name} does not grant ${missing.join(", ")}`,
      expected: "a statement of the task's role with the four actions of a session",
    };
  }
};
