import { isRoot } from "../graph/containers";
import type { DockerRun } from "../graph/docker-runs";
import { dockerRunsOf, valuesOf } from "../graph/docker-runs";
import { Undecidable } from "../graph/reader";
import type { Check, Violation } from "../rule";

/** A demand on the options of `docker run`. */
interface Demand {
  readonly option: string;
  readonly isMet: (values: readonly string[]) => boolean;
  readonly found: string;
  readonly expected: string;
}

const demands: readonly Demand[] = [
  {
    option: "user",
    isMet: (values) => !isRoot(values.at(-1)),
    found: "runs as root",
    expected: "`--user` with a number other than 0",
  },
  {
    option: "read-only",
    isMet: (values) => values.at(-1) === "true",
    found: "can write to its own file system",
    expected: "`--read-only`, and `--tmpfs` or a volume for what it writes",
  },
  {
    option: "cap-drop",
    isMet: (values) => values.some((value) => value.toUpperCase() === "ALL"),
    found: "keeps the capabilities that Docker gives every container",
    expected: "`--cap-drop ALL`",
  },
  {
    option: "memory",
    isMet: (values) => values.length > 0,
    found: "may take all memory of the machine that it shares with others",
    expected: "`--memory`",
  },
];

/** What no container of a host is given. */
const forbidden: readonly Demand[] = [
  {
    option: "privileged",
    isMet: (values) => values.every((value) => value === "false"),
    found: "is privileged",
    expected: "no `--privileged`",
  },
  {
    option: "cap-add",
    isMet: (values) => values.length === 0,
    found: "is given capabilities",
    expected: "no `--cap-add`",
  },
  {
    option: "volume",
    isMet: (values) => !values.some((value) => value.includes("docker.sock")),
    found: "holds the socket of Docker, and with it the machine",
    expected: "no mount of docker.sock",
  },
];

/** The containers of a host's start script, as those of a task. */
export const dockerGuarded: Check = function* (machine) {
  let hidden: string | undefined;
  for (const run of dockerRunsOf(machine)) {
    for (const demand of [...demands, ...forbidden]) {
      const values = valuesOf(run, demand.option);
      const isHidden = !run.isComplete && values.length === 0 && demands.includes(demand);
      if (isHidden) {
        hidden ??= `--${demand.option} of ${run.label}`;
      } else if (!demand.isMet(values)) {
        yield violation(run, demand);
      }
    }
  }
  refuseToGuess(hidden);
};

/**
 * A packet of the metadata service dies at its first hop, and a bridge is one: with a hop limit of 1 only containers
 * of the host's own network get credentials.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export const credentialsReach: Check = function* (machine) {
  if (machine.inputs.number("metadataOptions.httpPutResponseHopLimit") !== 1) {
    return;
  }
  let hidden: string | undefined;
  for (const run of dockerRunsOf(machine)) {
    const networks = [...valuesOf(run, "network"), ...valuesOf(run, "net")];
    if (networks.length === 0 && !run.isComplete) {
      hidden ??= `--network of ${run.label}`;
    } else if (!networks.some((each) => each === "host" || each === "none")) {
      yield violation(run, {
        found:
          "stands behind a bridge, and the hop limit of the metadata service is 1: it gets no credentials",
        expected: "`--network host`",
      });
    }
  }
  refuseToGuess(hidden);
};

function violation({ label }: DockerRun, { found, expected }: Violation): Violation {
  return {
    found: `the container ${label} of the start script ${found}`,
    expected,
    fix: `Change its command to: ${expected}.`,
  };
}

function refuseToGuess(hidden: string | undefined): void {
  if (hidden !== undefined) {
    throw new Undecidable(`${hidden} may stand in a variable of the start script`);
  }
}
