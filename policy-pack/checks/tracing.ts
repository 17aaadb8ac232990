import { containersOf } from "../graph/containers";
import { taskType } from "../graph/ecs";
import { targetOf } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { mayDo } from "../iam/role-grants";
import type { Check } from "../rule";

const roleType = "aws:iam/role:Role";

/** A type that traces by itself once it is told to. */
interface Traced {
  readonly path: string;
  readonly isOn: (subject: Resource) => boolean;
  readonly expected: string;
}

const table: Readonly<Record<string, Traced>> = {
  "aws:lambda/function:Function": {
    path: "tracingConfig.mode",
    isOn: ({ inputs }) => inputs.text("tracingConfig.mode") === "Active",
    expected: '`tracingConfig: { mode: "Active" }`',
  },
  "aws:sfn/stateMachine:StateMachine": {
    path: "tracingConfiguration.enabled",
    isOn: ({ inputs }) => inputs.flag("tracingConfiguration.enabled") === true,
    expected: "`tracingConfiguration: { enabled: true }`",
  },
  "aws:apigateway/stage:Stage": {
    path: "xrayTracingEnabled",
    isOn: ({ inputs }) => inputs.flag("xrayTracingEnabled") === true,
    expected: "`xrayTracingEnabled: true`",
  },
};

/** The role with which a type writes its traces; a stage writes with one of AWS's own. */
const roles: Readonly<Record<string, string>> = {
  "aws:lambda/function:Function": "role",
  "aws:sfn/stateMachine:StateMachine": "roleArn",
  [taskType]: "taskRoleArn",
};

export const tracedTypes: readonly string[] = Object.keys(table);

export const traced: Check = function* (subject) {
  const row = table[subject.type];
  if (row && !row.isOn(subject)) {
    yield {
      found: `\`${row.path}\` is ${show(subject.inputs.raw(row.path))}: its part of a call cannot be found`,
      expected: row.expected,
    };
  }
};

const collectors = /aws-otel-collector|opentelemetry-collector|otelcol|adot|xray-daemon/i;

/** Containers trace through a collector beside them. */
export const collected: Check = function* (task) {
  const containers = containersOf(task);
  const isThere = containers.some((container) => collectors.test(String(container.text("image"))));
  if (containers.length > 0 && !isThere) {
    yield {
      found: "no container of the task collects traces and metrics",
      expected: "a container with the image of an OpenTelemetry collector",
      fix: "Put the collector beside the containers of the task.",
    };
  }
};

/** What may not write its traces traces nothing, without an error. */
export const mayTrace: Check = function* (subject, { graph }) {
  const property = roles[subject.type];
  if (property === undefined) {
    return;
  }
  const role = targetOf(graph, subject, property, [roleType]);
  // Stryker disable next-line StringLiteral: a statement on every resource covers any text, one on an ARN neither
  if (role.resource && !mayDo(graph, role.resource, "xray:PutTraceSegments", "*")) {
    yield {
      found: `${role.resource.name} does not grant xray:PutTraceSegments: every trace is dropped`,
      expected: 'a statement of the role with xray:PutTraceSegments on "*"',
      fix: "Let the role write traces.",
    };
  }
};
