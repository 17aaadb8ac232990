import { containerOf, containerPorts, hasOwnAddress, mappingsOf, requiredTask } from "../graph/ecs";
import type { Mapping } from "../graph/ecs";
import { listenersTo } from "../graph/listeners";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import type { Check, Violation } from "../rule";

const isFunctions = ({ inputs }: Resource): boolean => inputs.text("targetType") === "lambda";
/** True for target groups that ask their targets for a path. */
const asksByHttp = ({ inputs }: Resource): boolean => {
  const protocol = inputs.text("healthCheck.protocol") ?? inputs.text("protocol") ?? "HTTP";
  return protocol === "HTTP" || protocol === "HTTPS";
};

/** What ELB asks where a check says nothing, in seconds (API_CreateTargetGroup). */
const defaults = { interval: 30, timeout: 5, unhealthyThreshold: 5 } as const;
const secondsOf = ({ inputs }: Resource, property: keyof typeof defaults): number =>
  inputs.number(`healthCheck.${property}`) ?? defaults[property];

/** Each target group says how it asks; the path and codes that ELB takes by itself fit nobody. */
export const asked: Check = function* (group) {
  if (isFunctions(group)) {
    return;
  }
  const { inputs } = group;
  if (inputs.object("healthCheck") === undefined || inputs.flag("healthCheck.enabled") === false) {
    yield { found: "nobody asks its targets whether they are well", expected: "`healthCheck`" };
    return;
  }
  const wanted = [
    ...(asksByHttp(group) ? ["path", "matcher"] : []),
    ...["interval", "timeout", "healthyThreshold", "unhealthyThreshold"],
  ];
  const missing = wanted.filter((property) => !inputs.has(`healthCheck.${property}`));
  if (missing.length > 0) {
    yield {
      found: `its health check leaves ${missing.join(", ")} to ELB`,
      expected: `\`healthCheck\` with ${wanted.join(", ")}`,
    };
  }
};

/** Relation 47: an answer that refuses the question is no sign of health. */
export const onlySuccess: Check = function* ({ inputs }) {
  const matcher = inputs.text("healthCheck.matcher");
  const admitted = (matcher?.split(",") ?? []).map((part) => part.split("-").map(Number));
  if (admitted.some((range) => range.some((code) => !(code < 400)))) {
    yield {
      found: `the health check takes ${show(matcher)} for an answer of somebody who is well`,
      expected: "codes below 400, best 200 alone",
    };
  }
};

/** Relation 47: an answer is waited for less long than till the next question. */
export const answeredInTime: Check = function* (group) {
  const timeout = secondsOf(group, "timeout");
  const interval = secondsOf(group, "interval");
  if (!isFunctions(group) && timeout >= interval) {
    yield {
      found: `the health check waits ${timeout} s for an answer and asks again after ${interval} s`,
      expected: "a timeout below the interval",
    };
  }
};

/** A target that goes away answers what it has begun. */
export const drains: Check = function* (group) {
  const delay = group.inputs.number("deregistrationDelay");
  if (!isFunctions(group) && (delay === undefined || delay === 0)) {
    yield {
      found:
        delay === undefined
          ? "how long it drains is left to ELB: every deployment waits 300 s"
          : "its targets are cut off in the middle of a request",
      expected: "`deregistrationDelay` in seconds, above the stop timeout of the containers",
    };
  }
};

/** Relation 46: the container and the port that a service maps are those of its task. */
export const mapsWhatIsThere: Check = function* (service, { graph }) {
  for (const { containerName, containerPort, groups } of mappingsOf(graph, service)) {
    const task = requiredTask(graph, service);
    const container = containerOf(task, containerName);
    if (!container) {
      yield {
        found: `the load balancer's block names the container ${containerName}, which ${task.name} lacks`,
        expected: "the name of a container of the task definition",
      };
    } else if (!containerPorts(container).includes(containerPort)) {
      yield {
        found: `the load balancer calls ${containerName} on ${containerPort}, and it answers on ${containerPorts(container).join(", ") || "no port"}`,
        expected: "a containerPort of its portMappings",
      };
    }
    yield* kindOfTargets(task, groups);
  }
};

function* kindOfTargets(task: Resource, groups: readonly Resource[]): Generator<Violation> {
  const own = hasOwnAddress(task);
  for (const group of groups) {
    const kind = group.inputs.text("targetType") ?? "instance";
    if (own && kind !== "ip") {
      yield {
        found: `${group.name} takes targets of kind ${kind}, and tasks of ${task.name} have addresses of their own`,
        expected: '`targetType: "ip"`',
      };
    }
  }
}

/** The path in a command that asks a URL; undefined where it does not. */
export function pathAskedBy(command: string): string | undefined {
  const path = /https?:\/\/[^\s'"/]+([^\s'"?#)]*)/.exec(command)?.[1];
  return path === "" ? "/" : path;
}

/** Relation 47: ECS and the load balancer ask a container the same. */
export const samePath: Check = function* (service, { graph }) {
  for (const { containerName, groups } of mappingsOf(graph, service)) {
    const container = containerOf(requiredTask(graph, service), containerName);
    const own = container && pathAskedBy(container.texts("healthCheck.command").join(" "));
    for (const group of own === undefined ? [] : groups) {
      const path = group.inputs.text("healthCheck.path");
      // What asks for a connection has none, and one left to ELB is told of the target group.
      if (path !== undefined && path !== own) {
        yield {
          found: `ECS asks ${containerName} for ${own} and ${group.name} for ${path}: the one may be well and the other not`,
          expected: "one path",
        };
      }
    }
  }
};

/** Relation 47: no task is given up before the load balancer could find it well. */
export const givenTime: Check = function* (service, { graph }) {
  const mappings = mappingsOf(graph, service);
  const grace = service.inputs.number("healthCheckGracePeriodSeconds");
  const longest = Math.max(0, ...mappings.flatMap(({ groups }) => groups.map(timeToGiveUp)));
  if ((grace ?? 0) < longest) {
    yield {
      found: `\`healthCheckGracePeriodSeconds\` is ${show(grace)}, and its target group gives a task up after ${longest} s`,
      expected: `${longest} or more`,
    };
  }
};

function timeToGiveUp(group: Resource): number {
  return secondsOf(group, "interval") * secondsOf(group, "unhealthyThreshold");
}

/** ECS refuses a target group that no load balancer uses. */
export const called: Check = function* (service, { graph, requireWhole }) {
  for (const { groups } of mappingsOf(graph, service)) {
    const found = groups.map((group) => listenersTo(graph, group));
    if (groups.length === 0 || found.some(({ listeners }) => listeners.length > 0)) {
      continue;
    }
    requireWhole("the listener may be declared in another layer");
    // Stryker disable next-line MethodExpression: one unread listener leaves every group open
    if (found.some(({ isComplete }) => !isComplete)) {
      throw new Undecidable("a listener's target group is known only after the update");
    }
    yield {
      found: `no listener and no rule of one sends requests to ${namesOf({ groups })}: ECS refuses the service`,
      expected: "a listener rule that forwards to it",
    };
  }
};

const namesOf = ({ groups }: Pick<Mapping, "groups">): string => groups.map(({ name }) => name).join(", ");
