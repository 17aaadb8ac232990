import { containersOf, isRoot, labelOf } from "../graph/containers";
import { servicesOf } from "../graph/ecs";
import type { Reader } from "../graph/reader";
import { show } from "../graph/values";
import type { Check, Violation } from "../rule";

/** Asks a question of each container of a task; one that cannot be read ends the check. */
function ofEach(ask: (container: Reader, label: string) => Iterable<Violation>): Check {
  return function* (task) {
    for (const container of containersOf(task)) {
      yield* ask(container, labelOf(container));
    }
  };
}

export const isReadable: Check = function* (task) {
  if (containersOf(task).length === 0) {
    yield {
      found: "`containerDefinitions` holds no container that can be read",
      expected: "a JSON list of containers",
    };
  }
};

export const notRoot = ofEach(function* (container, label) {
  const user = container.value("user");
  if (isRoot(typeof user === "number" ? String(user) : container.text("user"))) {
    yield {
      found: `the ${label} runs as ${show(user)}: whoever breaks out of it is root on the machine`,
      expected: "`user` with a number other than 0",
    };
  }
});

export const readOnlyRoot = ofEach(function* (container, label) {
  if (container.flag("readonlyRootFilesystem") !== true) {
    yield {
      found: `the ${label} can write to its own file system`,
      expected: "`readonlyRootFilesystem: true`, and a volume for what it writes",
    };
  }
});

export const unprivileged = ofEach(function* (container, label) {
  if (container.flag("privileged") === true) {
    yield { found: `the ${label} is privileged`, expected: "`privileged: false`" };
  }
  const dropped = container.texts("linuxParameters.capabilities.drop");
  if (!dropped.some((each) => each.toUpperCase() === "ALL")) {
    yield {
      found: `the ${label} keeps the capabilities that Docker gives every container`,
      expected: '`linuxParameters.capabilities.drop: ["ALL"]`',
    };
  }
  const added = container.texts("linuxParameters.capabilities.add");
  if (added.length > 0) {
    yield { found: `the ${label} is given ${added.join(", ")}`, expected: "no capability added" };
  }
});

/** True for a number above 0: ECS takes 0 for nothing. */
const isSet = (reader: Reader, path: string): boolean => Number(reader.number(path)) > 0;

/** Memory and processor are bounded by the task, and between its containers by all of them but one. */
export const limited: Check = function* (task) {
  const containers = containersOf(task);
  const unbounded = containers.filter((container) => !isSet(container, "memory"));
  const isTaskBounded = isSet(task.inputs, "memory");
  const excess = isTaskBounded ? unbounded.slice(1) : unbounded;
  for (const container of excess) {
    yield {
      found: `the ${labelOf(container)} may take all memory there is`,
      expected: "`memory` on it, in MiB",
    };
  }
  const isShared = isSet(task.inputs, "cpu");
  for (const container of containers) {
    if (!isShared && !isSet(container, "cpu")) {
      yield {
        found: `the ${labelOf(container)} may take every processor`,
        expected: "`cpu` on it or on the task",
      };
    }
  }
};

/** Drivers need these of their options on Fargate, and ECS refuses the task without them. */
const awslogsOptions = ["awslogs-group", "awslogs-region", "awslogs-stream-prefix"] as const;

export const logs = ofEach(function* (container, label) {
  const driver = container.text("logConfiguration.logDriver");
  if (driver === undefined || driver === "none") {
    yield { found: `what the ${label} says is lost`, expected: "`logConfiguration` with a driver" };
  }
  const missing = awslogsOptions.filter((each) => !container.has(`logConfiguration.options.${each}`));
  if (driver === "awslogs" && missing.length > 0) {
    yield {
      found: `the logs of the ${label} lack ${missing.join(", ")}`,
      expected: "group, region and prefix",
    };
  }
});

/** ECS refuses more on Fargate (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html). */
const longestStop = 120;

export const stopsInTime = ofEach(function* (container, label) {
  const seconds = container.number("stopTimeout");
  if (seconds === undefined || seconds > longestStop) {
    yield {
      found: `the \`stopTimeout\` of the ${label} is ${show(seconds)}`,
      expected: `seconds up to ${longestStop}, enough to finish a request`,
    };
  }
});

/** True for a container that others wait for until it has ended. */
function isFirstStep(container: Reader, all: readonly Reader[]): boolean {
  const name = container.text("name");
  return all.some((other) =>
    other
      .blocks("dependsOn")
      .some(
        (each) =>
          each.text("containerName") === name &&
          ["COMPLETE", "SUCCESS"].includes(String(each.text("condition"))),
      ),
  );
}

/**
 * ECS replaces an unhealthy task of a service, and only that: the health of a task that was run by itself changes
 * nothing (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html).
 */
export const healthChecked: Check = function* (task, { graph }) {
  const containers = containersOf(task);
  if (servicesOf(graph, task).length === 0) {
    return;
  }
  for (const container of containers.filter((each) => !isFirstStep(each, containers))) {
    const label = labelOf(container);
    const command = container.texts("healthCheck.command");
    if (command.length === 0 || command[0] === "NONE") {
      yield {
        found: `nobody asks the ${label} whether it is well`,
        expected: "`healthCheck` with a command",
      };
    } else if (!isSet(container, "healthCheck.startPeriod")) {
      yield {
        found: `the ${label} has no time to start before it is judged`,
        expected: "`healthCheck.startPeriod` in seconds",
      };
    }
  }
};
