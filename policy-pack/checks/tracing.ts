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
  /** The role with which it writes its traces; a stage writes with one of AWS's own. */
  readonly role?: string;
}

const table: Readonly<Record<string, Traced>> = {
  "aws:lambda/function:Function": {
    path: "tracingConfig.mode",
    isOn: ({ inputs }) => inputs.text("tracingConfig.mode") === "Active",
    expected: '`tracingConfig: { mode: "Active" }`',
    role: "role",
  },
  "aws:sfn/stateMachine:StateMachine": {
    path: "tracingConfiguration.enabled",
    isOn: ({ inputs }) => inputs.flag("tracingConfiguration.enabled") === true,
    expected: "`tracingConfiguration: { enabled: true }`",
    role: "roleArn",
  },
  "aws:apigateway/stage:Stage": {
    path: "xrayTracingEnabled",
    isOn: ({ inputs }) => inputs.flag("xrayTracingEnabled") === true,
    expected: "`xrayTracingEnabled: true`",
  },
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
  const isThere = containers.some((container) => collectors.test(container.text("image") ?? ""));
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
  const property = subject.type === taskType ? "taskRoleArn" : table[subject.type]?.role;
  if (property === undefined) {
    return;
  }
  const role = targetOf(graph, subject, property, [roleType]);
  if (role.kind === "resource" && !mayDo(graph, role.resource, "xray:PutTraceSegments", "*")) {
    yield {
      found: `${role.resource.name} does not grant xray:PutTraceSegments: every trace is dropped`,
      expected: 'a statement of the role with xray:PutTraceSegments on "*"',
      fix: "Let the role write traces.",
    };
  }
};
