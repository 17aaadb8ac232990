import { isAbsent, isRecord, textOf, unknown, valuesAt, type Value, type Values } from "../../values";
import { containersOf, portsOf } from "../containers";
import { parseJson } from "../policy-document";
import type { Relation } from "./form";

const type = "aws:ecs/taskDefinition:TaskDefinition";

const onFargate = (inputs: Values): boolean =>
  valuesAt(inputs, "requiresCompatibilities[]").includes("FARGATE");

const range = (least: number, most: number, step: number): number[] =>
  Array.from({ length: (most - least) / step + 1 }, (_, index) => least + index * step);

/** Memory in MiB by CPU units: AmazonECS/latest/developerguide/fargate-tasks-services.html. */
const fargateSizes: Readonly<Record<string, readonly number[]>> = {
  "256": [512, 1024, 2048],
  "512": range(1024, 4096, 1024),
  "1024": range(2048, 8192, 1024),
  "2048": range(4096, 16_384, 1024),
  "4096": range(8192, 30_720, 1024),
  "8192": range(16_384, 61_440, 4096),
  "16384": range(32_768, 122_880, 8192),
};

/** Container definitions that are known: a list, or what is wrong with the text. */
const relation = (
  property: string,
  problem: (inputs: Values, containers: readonly Values[]) => string | undefined,
): Relation => ({
  type,
  problem: (inputs) => {
    const reason = problem(inputs, containersOf(inputs.containerDefinitions) ?? []);
    return reason === undefined ? undefined : { property, reason };
  },
});

const nameOf = ({ name }: Values): string => textOf(name) ?? "";

const inEach =
  (check: (container: Values, inputs: Values, all: readonly Values[]) => string | undefined) =>
  (inputs: Values, containers: readonly Values[]): string | undefined => {
    for (const container of containers) {
      const reason = check(container, inputs, containers);
      if (reason !== undefined) return `container '${nameOf(container)}' ${reason}`;
    }
    return undefined;
  };

/** Go's decoder takes a text where a text belongs, and nothing else. */
function notText(container: Values): string | undefined {
  const wrong = ["environment", "secrets"]
    .flatMap((list) => (Array.isArray(container[list]) ? container[list] : []))
    .filter(isRecord)
    .find((entry) => typeof entry.name !== "string" || typeof (entry.value ?? entry.valueFrom) !== "string");
  return wrong === undefined ? undefined : `has a variable whose value is no text: ${JSON.stringify(wrong)}`;
}

const references = (container: Values, list: string, key: string): (string | undefined)[] =>
  (Array.isArray(container[list]) ? container[list] : []).filter(isRecord).map((entry) => textOf(entry[key]));

/** From API_RegisterTaskDefinition and API_ContainerDefinition. Reviewed 2026-11-21. */
export const taskDefinitionRelations: readonly Relation[] = [
  relation("containerDefinitions", ({ containerDefinitions: text }) => {
    const parsed: Value | undefined = parseJson(text);
    if (text === unknown || parsed === undefined) return undefined;
    return (containersOf(text)?.length ?? 0) > 0 ? undefined : "is a JSON list of at least one container";
  }),
  relation(
    "containerDefinitions",
    inEach((container, _, all) => {
      if (!/^[\w-]{1,255}$/.test(nameOf(container))) return "needs a name of letters, digits, '-' and '_'";
      if ((textOf(container.image) ?? "") === "") return "needs an image";
      return all.filter((other) => nameOf(other) === nameOf(container)).length > 1
        ? "is there twice"
        : undefined;
    }),
  ),
  relation("containerDefinitions", (_, containers) =>
    containers.length > 0 && containers.every(({ essential }) => essential === false)
      ? "at least one container is essential"
      : undefined,
  ),
  relation("containerDefinitions", inEach(notText)),
  relation(
    "containerDefinitions",
    inEach((container, inputs) => {
      const volumes = valuesAt(inputs, "volumes[].name");
      const missing = references(container, "mountPoints", "sourceVolume").find(
        (name) => name !== undefined && !volumes.includes(name),
      );
      return missing === undefined ? undefined : `mounts the unknown volume '${missing}'`;
    }),
  ),
  relation(
    "containerDefinitions",
    inEach((container, _, all) => {
      const missing = references(container, "dependsOn", "containerName").find(
        (name) => !all.some((other) => nameOf(other) === name),
      );
      return missing === undefined ? undefined : `depends on '${missing}', which is not there`;
    }),
  ),
  relation(
    "containerDefinitions",
    inEach((container, { networkMode }) => {
      const mappings = (Array.isArray(container.portMappings) ? container.portMappings : []).filter(isRecord);
      const wrong = mappings.find(
        ({ hostPort, containerPort }) => !isAbsent(hostPort) && hostPort !== containerPort,
      );
      if (wrong === undefined || (networkMode !== "awsvpc" && networkMode !== "host")) return undefined;
      return `maps port ${portsOf(container)[0]?.container ?? ""} to another of the host, which ${networkMode} does not`;
    }),
  ),
  relation(
    "containerDefinitions",
    inEach(({ stopTimeout }, inputs) =>
      onFargate(inputs) && typeof stopTimeout === "number" && stopTimeout > 120
        ? "has a stopTimeout over 120 seconds, Fargate's most"
        : undefined,
    ),
  ),
  relation("networkMode", (inputs) =>
    onFargate(inputs) && inputs.networkMode !== "awsvpc" && inputs.networkMode !== unknown
      ? "Fargate only supports network mode 'awsvpc'"
      : undefined,
  ),
  relation("cpu", (inputs) => {
    const { cpu, memory } = inputs;
    if (!onFargate(inputs) || cpu === unknown || memory === unknown) return undefined;
    if (fargateSizes[textOf(cpu) ?? ""]?.includes(Number(memory)) === true) return undefined;
    return `no task size of Fargate has ${textOf(cpu) ?? "no"} CPU units with ${textOf(memory) ?? "no"} MiB`;
  }),
  relation("cpu", (inputs, containers) => {
    const sum = containers.reduce((total, { cpu }) => total + (typeof cpu === "number" ? cpu : 0), 0);
    const task = Number(textOf(inputs.cpu));
    return sum > task ? `the containers have ${sum} CPU units and the task only ${task}` : undefined;
  }),
  relation("memory", (inputs, containers) => {
    const task = Number(textOf(inputs.memory));
    const over = containers.find(({ memory }) => typeof memory === "number" && memory > task);
    return over === undefined
      ? undefined
      : `container '${nameOf(over)}' may use more than the task's ${task} MiB`;
  }),
  relation("memory", (inputs, containers) => {
    const lacks = containers.find(
      ({ memory, memoryReservation }) => isAbsent(memory) && isAbsent(memoryReservation),
    );
    return isAbsent(inputs.memory) && lacks !== undefined
      ? `neither the task nor container '${nameOf(lacks)}' has any`
      : undefined;
  }),
  relation("executionRoleArn", (inputs, containers) => {
    const wants = containers.find(
      ({ logConfiguration, secrets }) =>
        (isRecord(logConfiguration) && logConfiguration.logDriver === "awslogs") ||
        (Array.isArray(secrets) && secrets.length > 0),
    );
    return onFargate(inputs) && isAbsent(inputs.executionRoleArn) && wants !== undefined
      ? `Fargate needs one for the logs and secrets of container '${nameOf(wants)}'`
      : undefined;
  }),
];
