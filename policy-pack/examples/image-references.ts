import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";
import { worker } from "./function";
import { repository } from "./repository";

export const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
export const image = `${registry}/tradai-backend-api-prod:v0.1.1`;
const digest = `sha256:${"0a1b2c3d".repeat(8)}`;
const collector = `${registry}/ecr-public-prod/aws-observability/collector`;

export const declared: readonly Fixture[] = [
  repository(),
  {
    type: "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
    name: "cache",
    inputs: { ecrRepositoryPrefix: "ecr-public-prod", upstreamRegistryUrl: "public.ecr.aws" },
  },
];
const lambda = (imageUri: string): Fixture => worker({ packageType: "Image", imageUri });
const task = (...images: readonly string[]): Fixture => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "task",
  inputs: {
    family: "tradai-backend-api-prod",
    containerDefinitions: JSON.stringify(
      images.map((each, index) => ({ name: index === 0 ? "backend-api" : "collector", image: each })),
    ),
  },
});
const taskOf = (container: Readonly<Record<string, unknown>>): Fixture => ({
  ...task(),
  inputs: { family: "tradai-backend-api-prod", containerDefinitions: JSON.stringify([container]) },
});
export const host = (...lines: readonly string[]): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "host",
  inputs: { userData: Buffer.from(["#!/bin/bash", ...lines, ""].join("\n")).toString("base64") },
});
export const wrong = (title: string, subject: Fixture, says: string): ViolatingExample => ({
  title,
  resources: [subject, ...declared],
  resource: subject.name,
  says,
});

export const compliantImages: readonly Example[] = [
  { title: "A function's image by version", resources: [lambda(image), ...declared] },
  {
    title: "A function's image by digest",
    resources: [lambda(`${registry}/tradai-backend-api-prod@${digest}`), ...declared],
  },
  { title: "A function of an archive", resources: [worker()] },
  {
    title: "A task whose second container comes through the cache",
    resources: [task(image, `${collector}:v0.43.1@${digest}`), ...declared],
  },
  {
    title: "A host that starts a container",
    resources: [
      host(
        `retry docker pull --quiet ${image}`,
        "until docker run --detach --name backend-api \\",
        '  --network host --log-opt "awslogs-stream=$instance" --health-cmd "curl -f http://$address:8000" \\',
        `  ${image}; do`,
        "  docker rm --force backend-api",
        '  echo "docker run failed: nginx:latest" >&2',
        "done",
        "# docker run nginx",
      ),
      ...declared,
    ],
  },
  {
    title: "A host that says its image once",
    resources: [host(`IMAGE="${image}"`, "docker run -d -p 8000:8000 ${IMAGE} serve"), ...declared],
  },
  { title: "A host without containers", resources: [host("dnf install -y nftables")] },
  {
    title: "Tags of versions, dates and commits",
    resources: [
      task(
        ...["1.2", "v10.11.12", "20261122", "0a1b2c3", "build-0a1b2c3", "main_0a1b2c3d", "main.0a1b2c3d"].map(
          (tag) => image.replace("v0.1.1", tag),
        ),
      ),
      ...declared,
    ],
  },
];

export const violatingImages: readonly ViolatingExample[] = [
  wrong(
    "A function's latest image",
    lambda(image.replace("v0.1.1", "latest")),
    `the function runs ${image.replace("v0.1.1", "latest")}: the tag latest is no version`,
  ),
  ...[`x${registry}`, `${registry}.example.com`].map((other) =>
    wrong(
      `A registry that only looks like the account's: ${other}`,
      lambda(`${other}/tradai-backend-api-prod:v0.1.1`),
      `${other} is not this account's registry`,
    ),
  ),
  wrong("An image without tag", lambda(image.replace(":v0.1.1", "")), "without a version it is `latest`"),
  wrong("A tag that names a place", lambda(image.replace("v0.1.1", "prod")), "the tag prod is no version"),
  wrong("A tag of a major version", lambda(image.replace("v0.1.1", "v1")), "the tag v1 is no version"),
  wrong(
    "A public image of AWS",
    lambda("public.ecr.aws/lambda/python:3.13.2026.10.01"),
    "public.ecr.aws is not this account's registry",
  ),
  wrong(
    "An image of another account",
    lambda(image.replace(account, "111122223333")),
    "111122223333.dkr.ecr.eu-central-1.amazonaws.com is not",
  ),
  wrong(
    "An image of another region",
    lambda(image.replace(region, "us-east-1")),
    "600802701449.dkr.ecr.us-east-1.amazonaws.com is not",
  ),
  wrong(
    "A repository that nothing declares",
    lambda(image.replace("backend-api", "others")),
    "nothing declares the repository tradai-others-prod",
  ),
  wrong(
    "A second container of Docker Hub",
    task(image, "otel/opentelemetry-collector:0.139.0"),
    "container collector runs otel/opentelemetry-collector:0.139.0: docker.io is not",
  ),
  wrong(
    "An upstream image by tag",
    task(image, `${collector}:v0.43.1`),
    "whoever publishes it may move the tag",
  ),
  wrong("A container without image", task(""), "runs nothing"),
  ...[`${image}@sha256:0a1b2c3d`, `:${image}`].map((cut) =>
    wrong(
      `What is no image: ${cut.replace(registry, "...")}`,
      lambda(cut),
      `the function runs ${cut}: no image`,
    ),
  ),
  {
    ...wrong(
      "An image of Docker Hub, where nothing tells account and region",
      { ...lambda("nginx:1.29.1"), provider: {} },
      "docker.io is not this account's registry",
    ),
    environment: "dev",
  },
  wrong(
    "A host that starts a public image",
    host("docker run --rm -it --env A=b nginx:1.29.1 sh"),
    "user data runs nginx:1.29.1: docker.io is not",
  ),
  wrong(
    "A host that fetches a moving tag",
    host(`docker pull -q ${image.replace("v0.1.1", "stable")} && echo done`),
    "the tag stable is no version",
  ),
  wrong(
    "A unit that starts a moving tag",
    host(
      "cat > /etc/systemd/system/a.service <<UNIT",
      `ExecStart=/usr/bin/docker run --name=a ${image.replace("v0.1.1", "main")}`,
      "UNIT",
    ),
    "the tag main is no version",
  ),
  wrong(
    "A file of Compose that names a public image",
    host("cat > compose.yaml <<YAML", '    image: "grafana/grafana:12.1.0"', "YAML"),
    "grafana/grafana:12.1.0: docker.io is not",
  ),
  wrong(
    "A variable that holds a moving tag",
    host(`TAG=latest`, `docker run -d ${registry}/tradai-backend-api-prod:$TAG`),
    "the tag latest is no version",
  ),
  wrong(
    "A second container without name",
    taskOf({ image: "nginx:1.29.1" }),
    "container without name runs nginx:1.29.1: docker.io is not",
  ),
  wrong(
    "A container of which no image is said",
    taskOf({ name: "api" }),
    "container api runs nothing: no image",
  ),
  wrong(
    "A repository beside the cache's",
    lambda(`${registry}/ecr-public-prods/nginx:1.29.1`),
    "nothing declares the repository ecr-public-prods/nginx",
  ),
  ...["build-12345", "build-0a1b2c", "xabcdefab", "abcdefab-x"].map((tag) =>
    wrong(
      `A tag that counts, or holds too little of a commit: ${tag}`,
      lambda(image.replace("v0.1.1", tag)),
      `the tag ${tag} is no version`,
    ),
  ),
  ...["localhost", "localhost:5000", "registry.example.com:5000"].map((host) =>
    wrong(
      `A registry of its own: ${host}`,
      lambda(`${host}/tradai-backend-api-prod:v0.1.1`),
      `${host} is not this account's registry`,
    ),
  ),
];

const open = (title: string, says: string, ...resources: readonly Fixture[]): UndecidedExample => ({
  title,
  resources,
  resource: resources[0]?.name ?? "",
  says,
});

export const undecidedImages: readonly UndecidedExample[] = [
  {
    ...open(
      "A repository that another layer may declare",
      "the repository may be declared in another layer",
      lambda(image),
    ),
    scope: "layer",
  },
  open(
    "A repository whose name is known only after the update",
    "`name` of repository is known only after the update",
    lambda(image),
    { type: "aws:ecr/repository:Repository", name: "repository", inputs: { name: UNKNOWN } },
  ),
  open(
    "A cache whose prefix is known only after the update",
    "`ecrRepositoryPrefix` of cache is known only after the update",
    lambda(image),
    {
      type: "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
      name: "cache",
      inputs: { ecrRepositoryPrefix: UNKNOWN },
    },
  ),
];
