import type { Example, Fixture, ViolatingExample } from "../rule";
import { alone, host, task } from "./served-ports";

const script = (...lines: readonly string[]): Fixture => ({
  ...host,
  inputs: { ...host.inputs, userData: ["#!/bin/bash", ...lines].join("\n") },
});
const asking = (url: string): string => `docker run --network host --health-cmd "curl --fail ${url}" one:1`;

/** Examples of a host's group by the ways in which its start script tells the ports of its containers. */
export const compliantDockerPorts: readonly Example[] = [
  ...[
    ...["-p 9000:80", "-p9000:80", "-dp 9000:80", "-dp=9000:80", "--publish=9000:80", "-p 9000:80/tcp"],
    ...[
      "-p 10.0.1.5:9000:80",
      "-p [fd00:1:2::5]:9000:80",
      "-p 8998-9001:80-83",
      "-p 9000-9000:80",
      "-p 9000:$PORT",
    ],
    ...["-p 8000:80 -p 9000:81", "-p 9000:80 --health-cmd 'curl http://$address:80'"],
  ].map((words) => ({
    title: `A host that publishes the port that its group admits: ${words}`,
    resources: alone(script(`docker run ${words} one:1`), 9000),
  })),
  ...["http://$address:9000/ready", "https://localhost:9000 || exit 1"].map((url) => ({
    title: `A host whose container shares its network and asks itself at ${url}`,
    resources: alone(script(asking(url)), 9000),
  })),
  {
    title: "A host of two containers, of which the second one answers",
    resources: alone(script("docker run -p 8000:80 one:1", asking("http://$address:9000")), 9000),
  },
  ...[
    ...["-p 80", "-p 9000:80 -p 80", "-p $PORT:80", "-p $PORT2:80", '-p 9000:80 "$@"', "--network host"],
    ...["--health-cmd /ready", "-p 127.0.0.1::80"],
  ].map((words) => ({
    title: `A host of which a task tells the port, since the script starts a container that may answer anywhere: ${words}`,
    resources: [
      ...alone(script("docker run -p 9000:9000 one:1", `docker run ${words} two:1`), 5000),
      task({ containerPort: 5000 }),
    ],
  })),
];

export const violatingDockerPorts: readonly ViolatingExample[] = [
  ["-p 8000:9000", "8000"],
  ["-p 8998-8999:9000-9001", "8998, 8999"],
  ["-p 8000:80 -p 8001:9000", "8000, 8001"],
  ["-p 8000:80 --health-cmd 'curl http://localhost:9000'", "8000"],
].map(([words, ports]) => ({
  title: `A port of a host that publishes others: ${words}`,
  resources: alone(script(`docker run ${words} one:1`), 9000),
  resource: "in",
  says: `group-member admits tcp 9000, but its members answer on ${ports}`,
}));
