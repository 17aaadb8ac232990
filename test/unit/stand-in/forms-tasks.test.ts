import assert from "node:assert/strict";
import { unknown, type Values } from "../../../tools/stand-in/values";
import { container, task } from "./compute-ground";
import { Harness } from "./harness";

const type = "aws:ecs/taskDefinition:TaskDefinition";
const text = (...containers: Values[]): Values => ({ containerDefinitions: JSON.stringify(containers) });
const one = (more: Values): Values => text({ ...container, ...more });
const port = (hostPort: number): Values => ({ portMappings: [{ containerPort: 8000, hostPort }] });
const logged: Values = { logConfiguration: { logDriver: "awslogs" } };
const onHosts: Values = { requiresCompatibilities: ["EC2"], networkMode: "bridge" };

/** What a task definition says that is right but for `wrong`, and what mends it. */
const cases: { title: string; wrong: Values; right: Values; where: RegExp }[] = [
  {
    title: "containers that are no list",
    wrong: { containerDefinitions: JSON.stringify(container) },
    right: text(container),
    where: /^containerDefinitions: is a JSON list/,
  },
  {
    title: "no container at all",
    wrong: text(),
    right: { containerDefinitions: unknown },
    where: /^containerDefinitions: is a JSON list of at least one/,
  },
  {
    title: "containers that are no JSON",
    wrong: { containerDefinitions: "[" },
    right: text(container),
    where: /^containerDefinitions: .*invalid JSON/,
  },
  {
    title: "a container without a name",
    wrong: text({ image: "i" }),
    right: text(container),
    where: /^containerDefinitions: container '' needs a name/,
  },
  {
    title: "a container without an image",
    wrong: one({ image: "" }),
    right: text(container),
    where: /^containerDefinitions: container 'api' needs an image/,
  },
  {
    title: "two containers of one name",
    wrong: text(container, container),
    right: text(container, { ...container, name: "other" }),
    where: /^containerDefinitions: container 'api' is there twice/,
  },
  {
    title: "containers of which none is essential",
    wrong: one({ essential: false }),
    right: one({ essential: true }),
    where: /^containerDefinitions: at least one container is essential/,
  },
  {
    title: "a variable that is no text",
    wrong: one({ environment: [{ name: "PORT", value: 8000 }] }),
    right: one({ environment: [{ name: "PORT", value: "8000" }], secrets: [] }),
    where: /^containerDefinitions: container 'api' has a variable whose value is no text: .*8000/,
  },
  {
    title: "a volume that the task does not have",
    wrong: one({ mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }] }),
    right: { ...one({ mountPoints: [{ sourceVolume: "tmp" }] }), volumes: [{ name: "tmp" }] },
    where: /^containerDefinitions: container 'api' mounts the unknown volume 'tmp'/,
  },
  {
    title: "a dependency on a container that is not there",
    wrong: one({ dependsOn: [{ containerName: "collector", condition: "START" }] }),
    right: text(
      { ...container, dependsOn: [{ containerName: "collector" }] },
      { name: "collector", image: "c" },
    ),
    where: /^containerDefinitions: container 'api' depends on 'collector'/,
  },
  {
    title: "another port of an interface of its own",
    wrong: one(port(80)),
    right: one(port(8000)),
    where: /^containerDefinitions: container 'api' maps port 8000 .*awsvpc/,
  },
  {
    title: "a longer stop than Fargate waits for",
    wrong: one({ stopTimeout: 121 }),
    right: one({ stopTimeout: 120 }),
    where: /^containerDefinitions: container 'api' has a stopTimeout over 120/,
  },
  {
    title: "another network mode on Fargate",
    wrong: { networkMode: "bridge" },
    right: { networkMode: "awsvpc" },
    where: /^networkMode: Fargate only supports/,
  },
  {
    title: "a size that Fargate does not have",
    wrong: { cpu: "256", memory: "4096" },
    right: { cpu: "512", memory: "4096" },
    where: /^cpu: no task size of Fargate has 256 CPU units with 4096 MiB/,
  },
  {
    title: "more CPU units in the containers than in the task",
    wrong: { ...one({ cpu: 512 }), cpu: "256" },
    right: { ...one({ cpu: 256 }), cpu: "256" },
    where: /^cpu: the containers have 512 CPU units/,
  },
  {
    title: "a container with more memory than the task",
    wrong: one({ memory: 1024 }),
    right: one({ memory: 512 }),
    where: /^memory: container 'api' may use more than the task's 512 MiB/,
  },
  {
    title: "no memory anywhere",
    wrong: { ...onHosts, memory: null },
    right: { ...onHosts, ...one({ memoryReservation: 128 }), memory: null },
    where: /^memory: neither the task nor container 'api' has any/,
  },
  {
    title: "logs on Fargate without an execution role",
    wrong: one(logged),
    right: { ...one(logged), executionRoleArn: "arn:aws:iam::111122223333:role/x" },
    where: /^executionRoleArn: Fargate needs one for .*'api'/,
  },
  {
    title: "secrets on Fargate without an execution role",
    wrong: one({ secrets: [{ name: "KEY", valueFrom: "arn" }] }),
    right: { ...one({ secrets: [{ name: "KEY", valueFrom: "arn" }] }), ...onHosts },
    where: /^executionRoleArn: Fargate needs one/,
  },
];

describe("stand-in forms of task definitions", () => {
  for (const { title, wrong, right, where } of cases) {
    it(`refuse ${title}`, () => {
      const { failures } = new Harness().check(type, task(wrong));
      assert.equal(failures.length, 1, failures.join("\n"));
      assert.match(failures[0] ?? "", where);
      assert.deepEqual(new Harness().check(type, task(right)).failures, []);
    });
  }
});
