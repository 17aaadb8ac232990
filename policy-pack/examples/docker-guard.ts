import type { Example, UndecidedExample, ViolatingExample } from "../rule";
import { host } from "./containers";

const dev = { environment: "dev" } as const;
export const dockerOptions: readonly string[] = [
  ...["--detach", "--network host", "--user 10001:10001", "--read-only", "--tmpfs /tmp"],
  ...["--cap-drop ALL", "--memory 512m"],
];
const run = (...options: readonly string[]): string =>
  `docker run --name backend-api \\\n  ${options.join(" \\\n  ")} \\\n  "$image" serve --user root`;
const without = (option: string, ...instead: readonly string[]): string =>
  run(...dockerOptions.filter((each) => !each.startsWith(option)), ...instead);
const hops = (httpPutResponseHopLimit: number): Readonly<Record<string, unknown>> => ({
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit },
});

export const compliantDocker: readonly Example[] = [
  { ...dev, title: "A host whose container shares its network", resources: [host([run(...dockerOptions)])] },
  {
    ...dev,
    title: "A host whose container has no network, drops all in small letters and is not privileged",
    resources: [
      host([
        without("--network", "--net none"),
        without("--cap-drop", "--cap-drop=NET_RAW", "--cap-drop all", "--privileged=false"),
        without("--memory", "-m 512m", "--volume /data:/data"),
        without("--user", "--user root", "--user 10001"),
      ]),
    ],
  },
  {
    ...dev,
    title:
      "A host whose container behind a bridge is let through by the hop limit, which another rule judges",
    resources: [host([without("--network")], hops(2))],
  },
];

const wrong = (title: string, line: string, says: string): ViolatingExample => ({
  ...dev,
  title,
  resources: [host([line])],
  resource: "consolidated",
  says,
});

export const violatingDocker: readonly ViolatingExample[] = [
  wrong("A host's container as root", without("--user"), "backend-api of the start script runs as root"),
  wrong("A host's container as root by name", without("--user", "-u root"), "runs as root"),
  wrong("A host's container as root by number", without("--user", "-u 0"), "runs as root"),
  wrong(
    "A host's container as root, as its last word says",
    run(...dockerOptions, "--user 0:0"),
    "runs as root",
  ),
  wrong("A host's container that writes", without("--read-only"), "can write"),
  wrong(
    "A host's container that writes, as its last word says",
    run(...dockerOptions, "--read-only=false"),
    "can write",
  ),
  wrong("A host's container with capabilities", without("--cap-drop"), "keeps the capabilities"),
  wrong(
    "A host's container with all capabilities but one",
    without("--cap-drop", "--cap-drop NET_RAW"),
    "keeps the capabilities",
  ),
  wrong("A host's container without limit", without("--memory"), "all memory of the machine"),
  wrong("A privileged container of a host", run(...dockerOptions, "--privileged"), "is privileged"),
  wrong("A capability on a host", run(...dockerOptions, "--cap-add=NET_ADMIN"), "given capabilities"),
  wrong(
    "A container that holds Docker",
    run(...dockerOptions, "-v /data:/data", "-v /var/run/docker.sock:/var/run/docker.sock"),
    "the socket of Docker",
  ),
  wrong(
    "A bridge behind a hop limit of one",
    without("--network", "--publish 8000:8000"),
    "it gets no credentials",
  ),
  wrong("A network of its own name", without("--network", "--net=tradai"), "it gets no credentials"),
  wrong(
    "A network of its own name beside a variable",
    without("--network", "--net=tradai", '"$@"'),
    "it gets no credentials",
  ),
  wrong(
    "A container without name that writes, by its image",
    `docker run -dit ${dockerOptions.filter((each) => each !== "--read-only").join(" ")} tradai/api:v1.2.3 serve`,
    "the container tradai/api:v1.2.3 of the start script can write",
  ),
  wrong(
    "A container without name and image that writes",
    `docker run ${dockerOptions.filter((each) => each !== "--read-only").join(" ")}`,
    "the container an image of the start script can write",
  ),
];

const open = (title: string, says: string, ...lines: readonly string[]): UndecidedExample => ({
  ...dev,
  title,
  resources: [host(lines)],
  resource: "consolidated",
  says,
});

export const undecidedDocker: readonly UndecidedExample[] = [
  ...["--user", "--read-only", "--cap-drop", "--memory", "--network"].map((option) =>
    open(
      `A variable that may hold ${option}`,
      `${option} of backend-api may stand in a variable of the start script`,
      without(option, '"${options[@]}"'),
    ),
  ),
  open(
    "Two containers, with a variable each that may hold their network",
    "--network of backend-api may stand in a variable of the start script",
    without("--network", '"$@"'),
    without("--network", "$OPTIONS", "--init").replace("backend-api", "mlflow"),
  ),
  open(
    "A host that starts a file of Compose",
    "a file of Docker Compose are not read",
    "docker compose --file /etc/tradai/compose.yaml up --detach",
  ),
  open(
    "A host that starts a file of Compose by the elder command",
    "a file of Docker Compose are not read",
    "docker-compose up --detach",
  ),
];
