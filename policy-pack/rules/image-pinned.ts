import { imagesPinned, imageUsers } from "../checks/image-references";
import { account, region } from "../examples/bucket";
import { worker } from "../examples/function";
import { repository } from "../examples/repository";
import type { Fixture, Rule, ViolatingExample } from "../rule";

const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
const image = `${registry}/tradai-backend-api-prod:v0.1.1`;
const digest = `sha256:${"0a1b2c3d".repeat(8)}`;
const collector = `${registry}/ecr-public-prod/aws-observability/collector`;

const declared: readonly Fixture[] = [
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
const host = (...lines: readonly string[]): Fixture => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name: "host",
  inputs: { userData: Buffer.from(["#!/bin/bash", ...lines, ""].join("\n")).toString("base64") },
});
const wrong = (title: string, subject: Fixture, says: string): ViolatingExample => ({
  title,
  resources: [subject, ...declared],
  resource: subject.name,
  says,
});

const rule: Rule = {
  name: "image-pinned",
  title: "Images come from here, by version",
  description:
    "Every function, container and host runs images of declared repositories of this account or of its pull-through cache, by version or digest.",
  rationale:
    "A moving tag runs today what nobody tested, and each task of a service something else; a public registry may be slow, refuse, or serve another's image.",
  remediation:
    "Name the image by its repository of this account with the version's tag or a digest; fetch others' images through a declared pull-through cache by digest.",
  severity: "high",
  kind: "stack",
  findings: [
    ...["TRADAI-H-21", "EDGAR-69", "USDCOP-05", "USDCOP-45", "ORION-01", "ORION-13", "ORION-30"],
    ...["ORION-40", "ORION-45", "ORION-64"],
  ],
  types: imageUsers,
  checks: [imagesPinned],
  examples: {
    compliant: [
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
    ],
    violating: [
      wrong(
        "A function's latest image",
        lambda(image.replace("v0.1.1", "latest")),
        "the tag latest is no version",
      ),
      wrong("An image without tag", lambda(image.replace(":v0.1.1", "")), "without a version it is `latest`"),
      wrong(
        "A tag that names a place",
        lambda(image.replace("v0.1.1", "prod")),
        "the tag prod is no version",
      ),
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
    ],
  },
};

export default rule;
