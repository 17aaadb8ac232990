import type { DockerArguments } from "./docker-arguments";
import { dockerCommands } from "./docker-arguments";
import { scriptOf } from "./machines";
import { oncePerResource } from "./once";
import { Undecidable } from "./reader";

/** One `docker run` of a start script. */
export interface DockerRun extends DockerArguments {
  /** The name that it gives its container, or the image. */
  readonly label: string;
}

/**
 * The `docker run` commands of a machine's start script. Throws `UnknownRead` where the script is unknown, and
 * `Undecidable` where it starts containers from a file of Compose.
 */
export const dockerRunsOf = oncePerResource((machine): readonly DockerRun[] => {
  const script = scriptOf(machine);
  if (/\bdocker[ -]compose\s/.test(script)) {
    throw new Undecidable("the containers of a file of Docker Compose are not read");
  }
  return dockerCommands(script, ["run", "create"]).map((found) => ({
    ...found,
    label: found.options.get("name")?.[0] ?? found.image ?? "an image",
  }));
});

/** The values of an option, in their order. */
export const valuesOf = ({ options }: DockerRun, option: string): readonly string[] =>
  options.get(option) ?? [];

/** The ports of the host on which a container answers. */
export interface HostPorts {
  readonly ports: readonly number[];
  /** False where it may answer on others: on one that Docker chooses, or that a variable holds. */
  readonly isComplete: boolean;
}

/**
 * The ports of the host on which a container answers: those that it publishes, or the ones that its health check asks
 * where it shares the host's network. The last number of a published port, `127.0.0.1:8000-8002:80-82`, is the
 * container's, the one before it the host's (https://docs.docker.com/engine/network/port-publishing/).
 */
export function portsOfRun(run: DockerRun): HostPorts {
  const published = valuesOf(run, "publish").map((each) => /(?:^|:)(\d+)(?:-(\d+))?:[^:]+$/.exec(each));
  const asked = valuesOf(run, "health-cmd").map((each) => /https?:\/\/[^\s/]*?:(\d+)/.exec(each));
  const found = published.length > 0 ? published : asked;
  return {
    ports: found
      .filter((match) => match !== null)
      .flatMap(([, first, last = first]) => range(Number(first), Number(last))),
    isComplete: run.isComplete && found.length > 0 && !found.includes(null),
  };
}

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
