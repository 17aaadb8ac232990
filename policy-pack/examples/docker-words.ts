import type { Example, UndecidedExample, ViolatingExample } from "../rule";
import { host } from "./containers";
import { dockerOptions } from "./docker-guard";

const dev = { environment: "dev" } as const;
/** What a container has to be given; none of it may be taken for the value of a flag before it. */
const given = dockerOptions.filter((each) => each !== "--detach").join(" ");
const unbounded = dockerOptions.filter((each) => !each.startsWith("--memory")).join(" ");
const privileged = `run --name api --privileged ${given} tradai/api:v1.2.3`;

/** Examples by the ways in which a shell writes `docker run`. */
export const compliantWords: readonly Example[] = [
  {
    ...dev,
    title: "A host that starts containers with every option that takes no value",
    resources: [
      host(
        [
          ...["--detach", "--disable-content-trust", "--init", "--interactive", "--no-healthcheck"],
          ...[
            "--oom-kill-disable",
            "--publish-all",
            "--quiet",
            "--read-only",
            "--rm",
            "--sig-proxy",
            "--tty",
          ],
          ...["--use-api-socket", "-d", "-i", "-t", "-P", "-q", "-ditPq", "-d=false", "-di=false"],
        ].map((option) => `docker run ${option} ${given} tradai/api:v1.2.3`),
      ),
    ],
  },
  {
    ...dev,
    title: "A host that starts containers with options and their values in one word",
    resources: [
      host(
        [
          ...["-u10001", "-u=10001", "-du10001", "-du=10001", "-itdu10001", "-du 10001", "-p8080:80 -u10001"],
          ...["-dp 8080:80 -u10001", "-ve -u10001", "-e=A=-u -u10001", "-w/app -u10001", "-h api -u10001"],
        ].map((words) => `docker run ${words} ${given.replace(/--user \S+/, "")} tradai/api:v1.2.3`),
      ),
    ],
  },
  {
    ...dev,
    title: "A host that gives its containers values in quotes, with signs of the shell",
    resources: [
      host(
        [
          '--health-cmd "curl --fail http://$address:8000/ready || exit 1"',
          "--health-cmd 'curl --fail http://localhost:8000/ready; exit $?'",
          '--health-cmd "curl --header \\"Accept: text/plain, */*\\" http://$address:8000"',
          ...[
            "--label a\\ b",
            '--label "it\'s"',
            "--label 'say \"no\"'",
            "--label a' 'b\" \"c",
            "--label a#b",
          ],
          ...["--user $(id -u api):$(id -g api)", '--label "$(hostname -f) (host)"', "--label '#1'"],
        ].map((words) => `docker run ${words} ${given} tradai/api:v1.2.3`),
      ),
    ],
  },
  {
    ...dev,
    title: "A host whose commands only look like those that start a container",
    resources: [
      host([
        ...["# docker run tradai/api", "  # docker run tradai/api", "true # docker run tradai/api"],
        ...[
          'echo "docker run tradai/api"',
          "echo 'see docker run tradai/api'",
          "docker network create tradai",
        ],
        ...["rootless-docker run tradai/api", "docker running", "docker ps", "docker container ls", "docker"],
        ...[
          "dockerd run tradai/api",
          "systemd-run -p MemoryMax=1G dnf install -y docker",
          "docker exec api run",
        ],
        ...[
          "# $(docker run tradai/api)",
          "grep -ci 'docker run tradai/api' /var/log/messages",
          "echo pre-exec 'docker run tradai/api'",
        ],
      ]),
    ],
  },
];

const wrong = (title: string, line: string, says: string): ViolatingExample => ({
  ...dev,
  title,
  resources: [host([line])],
  resource: "consolidated",
  says,
});

export const violatingWords: readonly ViolatingExample[] = [
  ...[
    ...["docker", "podman", "nerdctl", "/usr/bin/docker", "ExecStart=docker", "sudo docker", "if ! docker"],
    ...["docker container", "systemd-run -p MemoryMax=1G docker", "set -e; docker", "sleep 1& docker"],
    ...["docker pull api && docker", "docker start api || docker", "true;docker", "(docker", "docker \\\n "],
    ...["id=$(docker", "docker  ", 'echo "starting"; docker', 'id="$(true) $(docker'],
  ].map((words) =>
    wrong(
      `A privileged container of a host, started by: ${words.replaceAll(/\s+/g, " ")}`,
      `${words} ${privileged}${words.endsWith("$(docker") ? ")" : ""}${words.includes('="$') ? '"' : ""}`,
      "the container api of the start script is privileged",
    ),
  ),
  ...["sh -c", "/bin/sh -ec", "su -c"].map((shell) =>
    wrong(
      `A privileged container of a host, started by another shell: ${shell}`,
      `${shell} 'docker ${privileged}'`,
      "the container api of the start script is privileged",
    ),
  ),
  wrong(
    "A privileged container of a host that is created, and started later",
    `docker create${privileged.replace("run", "")}`,
    "the container api of the start script is privileged",
  ),
  ...["# --memory 512m", "; echo --memory 512m", "&& true --memory 512m", "& true --memory 512m"].map(
    (rest) =>
      wrong(
        `A host's container without limit, behind whose options stands: ${rest}`,
        `docker run --name api ${unbounded} ${rest}`,
        "the container api of the start script may take all memory",
      ),
  ),
  ...[
    "-d",
    "-p8080:80",
    "-dp8080:80",
    "-dp 8080:80",
    "-itdp=8080:80",
    "--publish 8080:80",
    "-eOPTIONS=--memory=1g",
  ].map((words) =>
    wrong(
      `A host's container without limit, by its image, with ${words}`,
      `docker run ${words} ${unbounded} tradai/api:v1.2.3 --memory 512m`,
      "the container tradai/api:v1.2.3 of the start script may take all memory",
    ),
  ),
  ...["$IMAGE", "$IMAGE@sha256:0a1b2c3d", "${IMAGE}@sha256:0a1b2c3d", "${IMAGES[0]}", "$IMAGE serve"].map(
    (image) =>
      wrong(
        `A host's container without limit, of a variable that holds its image: ${image}`,
        `docker run ${unbounded} ${image}`,
        `the container ${image.split(" ")[0]} of the start script may take all memory`,
      ),
  ),
  ...['--env="PORTS=${ports[*]}"', '--env "PORTS=${ports[*]}"', "--env=ALL=$@"].map((words) =>
    wrong(
      `A host's container without limit, whose list is a variable of its own: ${words}`,
      `docker run ${words} --name api ${unbounded} tradai/api:v1.2.3`,
      "the container api of the start script may take all memory",
    ),
  ),
];

export const undecidedWords: readonly UndecidedExample[] = [
  ...[
    "$@",
    "$*",
    '"$@"',
    "${@}",
    "${@:2}",
    "${options[@]}",
    '"${options[@]}"',
    "${options[*]}",
    "$OPTIONS --init",
  ],
].map((words) => ({
  ...dev,
  title: `A list of options that may hold a limit: ${words}`,
  resources: [host([`docker run --name api ${words} ${unbounded} tradai/api:v1.2.3`])],
  resource: "consolidated",
  says: "--memory of api may stand in a variable of the start script",
}));
