import { aliasesOf } from "../graph/function-targets";
import type { ResourceGraph } from "../graph/graph";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, RuleContext, Violation } from "../rule";

export const deploymentGroupType = "aws:codedeploy/deploymentGroup:DeploymentGroup";
const applicationType = "aws:codedeploy/application:Application";
const configType = "aws:codedeploy/deploymentConfig:DeploymentConfig";
const alarmTypes = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"];

/** What CodeDeploy takes where nothing is said. */
const defaultConfig = "CodeDeployDefault.OneAtATime";

/** What ends a deployment that goes wrong: its own failure and an alarm. */
const rollbackEvents = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"];

/**
 * The deployment groups of a function. CodeDeploy learns the function from each deployment alone, so that a group is
 * its function's by bearing its name, or by depending on it or its alias.
 */
function groupsOf(graph: ResourceGraph, subject: Resource): readonly Resource[] {
  const name = subject.knownText("name");
  const own = [subject, ...aliasesOf(graph, subject).aliases];
  return graph
    .ofType(deploymentGroupType)
    .filter(
      (group) =>
        (name !== undefined && group.knownText("deploymentGroupName") === name) ||
        group.dependencies.some((each) => own.includes(each)),
    );
}

/** A new version is taken into use step by step, and given up by itself. */
export const movedGradually: Check = function* (subject, context) {
  const { graph } = context;
  const groups = groupsOf(graph, subject);
  if (groups.length === 0) {
    const unnamed = graph
      .ofType(deploymentGroupType)
      .find((group) => group.knownText("deploymentGroupName") === undefined);
    if (unnamed || subject.knownText("name") === undefined) {
      throw new UnknownRead(unnamed ? `deploymentGroupName of ${unnamed.name}` : "name");
    }
    yield {
      found:
        "no CodeDeploy deployment group bears the function's name: a new version takes all calls at once",
      expected: "a DeploymentGroup named like the function",
    };
  }
  for (const group of groups) {
    yield* problemsOf(group, context);
  }
};

function* problemsOf(group: Resource, context: RuleContext): Iterable<Violation> {
  // What another layer may declare comes last: it may end the check, and what was reported before stays.
  for (const ask of [rollbackProblem, styleProblem, speedProblem, alarmProblem, platformProblem]) {
    const problem = ask(group, context);
    if (problem) {
      yield { ...problem, resource: group };
    }
  }
}

function styleProblem({ inputs }: Resource): Violation | undefined {
  const type = inputs.text("deploymentStyle.deploymentType");
  const option = inputs.text("deploymentStyle.deploymentOption");
  return type === "BLUE_GREEN" && option === "WITH_TRAFFIC_CONTROL"
    ? undefined
    : {
        found: `the deployment style is ${show(type)}, ${show(option)}, which CodeDeploy refuses for functions`,
        expected: "BLUE_GREEN and WITH_TRAFFIC_CONTROL",
      };
}

function rollbackProblem({ inputs }: Resource): Violation | undefined {
  const isOn = inputs.flag("autoRollbackConfiguration.enabled") === true;
  const events = inputs.texts("autoRollbackConfiguration.events");
  const missing = rollbackEvents.filter((event) => !isOn || !events.includes(event));
  return missing.length > 0
    ? {
        found: `a deployment is not rolled back on ${missing.join(" and ")}`,
        expected: `\`autoRollbackConfiguration\` with ${rollbackEvents.join(" and ")}`,
      }
    : undefined;
}

const isDeclared = (graph: ResourceGraph, name: string, types: readonly string[]): boolean =>
  graph.identifiedBy(name).some(({ type }) => types.includes(type));

function alarmProblem({ inputs }: Resource, { graph, requireWhole }: RuleContext): Violation | undefined {
  const names = inputs.list("alarmConfiguration.alarms");
  if (inputs.flag("alarmConfiguration.enabled") !== true || names.length === 0) {
    return {
      found: "no alarm stops a deployment: a version that fails every call goes live",
      expected: "`alarmConfiguration` with the function's alarms, enabled",
    };
  }
  const gone = names.flatMap((name) =>
    typeof name === "string" && !isDeclared(graph, name, alarmTypes) ? [name] : [],
  );
  if (gone.length === 0) {
    return undefined;
  }
  requireWhole("the alarm may be declared in another layer");
  return {
    found: `no alarm ${gone.join(", ")} is declared: CodeDeploy refuses the deployment`,
    expected: "names of declared alarms",
  };
}

function speedProblem({ inputs }: Resource, { graph, requireWhole }: RuleContext): Violation | undefined {
  const name = inputs.text("deploymentConfigName") ?? defaultConfig;
  if (/^CodeDeployDefault\.Lambda(?:Canary|Linear)/.test(name)) {
    return undefined;
  }
  if (!name.startsWith("CodeDeployDefault.")) {
    if (isDeclared(graph, name, [configType])) {
      return undefined;
    }
    requireWhole("the deployment configuration may be declared in another layer");
  }
  return {
    found: `deployments follow ${name}, which moves nothing step by step`,
    expected: "a canary or linear configuration: `CodeDeployDefault.LambdaCanary10Percent5Minutes`",
  };
}

function platformProblem(group: Resource, { graph, requireWhole }: RuleContext): Violation | undefined {
  const application = targetOf(graph, group, "appName", [applicationType]);
  if (application.kind === "undeclared") {
    requireWhole("the application may be declared in another layer");
    return {
      found: `the application ${application.value} is not declared`,
      expected: "a declared Application",
    };
  }
  const platform =
    application.kind === "resource"
      ? (application.resource.inputs.text("computePlatform") ?? "Server")
      : "Lambda";
  return platform === "Lambda"
    ? undefined
    : {
        found: `the application is for ${platform}`,
        expected: "an Application with `computePlatform: Lambda`",
      };
}
