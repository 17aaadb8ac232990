import type { Example, UndecidedExample, ViolatingExample } from "../rule";
import { declared, host, image, registry, wrong } from "./image-references";

const tagged = `${registry}/tradai-backend-api-prod:$TAG`;

/** Examples of start scripts by the ways in which a shell names an image. */
export const compliantScripts: readonly Example[] = [
  {
    title: "A host that starts containers with every option that takes no value",
    resources: [
      host(
        ...[
          ...["--detach", "--interactive", "--tty", "--rm", "--init", "--privileged", "--read-only"],
          ...["--quiet", "--publish-all", "--no-healthcheck", "--oom-kill-disable", "--all-tags"],
          ...["--disable-content-trust", "-d", "-i", "-t", "-P", "-q", "-dit", "-itv /data:/data"],
          ...[
            "--env=A=b",
            "--env=A-b",
            "-p80:80",
            "-tp80:80",
            "-v/data:/data-d",
            "--env A",
            "--name 'a b'",
            '--label "a \\" b"',
            "--label a'b c'd",
          ],
        ].map((option) => `docker run ${option} ${image} serve`),
      ),
      ...declared,
    ],
  },
  {
    title: "A host whose commands and files only look like those that start an image",
    resources: [
      host(
        "rootless-docker run nginx",
        "docker running nginx",
        'echo "starting" "then docker run failed"',
        "docker network create backend",
        "docker run || true",
        "docker run ; true",
        "docker run & true",
        "docker run --detach",
        "  # docker run nginx",
        "# copied from docker.io/library/nginx:1.29.1",
        "    # copied from docker.io/library/nginx:1.29.1",
        "    base-image: nginx",
      ),
    ],
  },
];

export const violatingScripts: readonly ViolatingExample[] = [
  ...[
    ...["docker run nginx:1.29.1", "podman create nginx:1.29.1", "nerdctl pull nginx:1.29.1"],
    ...["docker  container  run  nginx:1.29.1", "docker  image  pull  nginx:1.29.1 # for later"],
    ...["(docker run nginx:1.29.1)", "true;docker run nginx:1.29.1;", "true &&docker run nginx:1.29.1&&"],
    ...["true ||docker run nginx:1.29.1&", "ExecStart=docker run nginx:1.29.1", "docker run 'nginx:1.29.1'"],
    ...[
      'docker run "nginx:1.29.1"',
      'echo "starting"; docker run nginx:1.29.1',
      "docker run -p 80 nginx:1.29.1",
    ],
    ...[
      "docker network create tradai && docker run nginx:1.29.1",
      "docker run --memory-swap -1 nginx:1.29.1",
    ],
    ...['docker run "$@" nginx:1.29.1', "sh -c 'docker run nginx:1.29.1'", "id=$(docker run nginx:1.29.1)"],
    ...["docker run -dp8080:80 nginx:1.29.1", "docker run -dp=8080:80 nginx:1.29.1 nginx -g 'daemon off;'"],
    ...["docker run -p8080:80 nginx:1.29.1", "docker run nginx:1.29.1;echo done"],
    ...["docker run 'nginx':\"1.29.1\""],
    ...["image: nginx:1.29.1", "      image:   'nginx:1.29.1'", "docker run \\\n    nginx:1.29.1"],
  ].map((line) =>
    wrong(
      `A host with a public image: ${line.replaceAll(/\s+/g, " ")}`,
      host(line),
      "user data runs nginx:1.29.1: docker.io is not",
    ),
  ),
  ...[
    ...[
      "public.ecr.aws",
      "docker.io",
      "ghcr.io",
      "quay.io",
      "gcr.io",
      "registry.k8s.io",
      "mcr.microsoft.com",
    ],
    ...["111122223333.dkr.ecr.us-east-1.amazonaws.com", "111122223333.dkr-ecr.us-east-1.on.aws"],
  ].map((other) =>
    wrong(
      `A host that copies an image of ${other}`,
      host(`skopeo copy docker://${other}/library/nginx:1.29.1, again`),
      `user data runs ${other}/library/nginx:1.29.1: ${other} is not`,
    ),
  ),
  ...[
    "export TAG=latest",
    'local TAG="latest"',
    "readonly  TAG='latest';",
    "  export  local  TAG=latest ; ",
  ].map((line) =>
    wrong(
      `A variable that holds a moving tag: ${line.trim()}`,
      host(line, `docker run -d ${tagged}`),
      "the tag latest is no version",
    ),
  ),
];

export const undecidedScripts: readonly UndecidedExample[] = [
  "TAG=$(cat /etc/tag)",
  "env TAG=latest",
  "TAG=latest true",
].map((line) => ({
  title: `A tag that only the machine knows: ${line}`,
  resources: [host(line, `docker run ${tagged}`), ...declared],
  resource: "host",
  says: `the image ${tagged} of user data is chosen on the machine`,
}));
