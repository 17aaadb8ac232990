import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvironment } from "../../../shared/config/load";
import { environments } from "../../../shared/naming";
import { repositoryRoot } from "../../../tools/engine/repository";
import { imageLines, imagesOf, type Image } from "../../../tools/images/images";
import { textOf } from "./files";

describe("images that a deployment pushes", () => {
  for (const environment of environments) {
    it(`are others than those that ${environment} runs`, () => {
      const images = imagesOf(loadEnvironment(environment, repositoryRoot));
      const golden = textOf(`test/golden/${environment}/compute.yaml`);
      const run = golden.match(/\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com\/[\w/.-]+[:@][\w:.-]+/g) ?? [];
      assert.deepEqual(images.map(({ reference }) => reference).sort(), [...new Set(run)].sort());
    });
  }
});

/** Commands that note their calls; the registry has the image of one service. */
const fakes = {
  npm: `printf '%s' "$LINES_OF_IMAGES"`,
  aws: `case "$*" in *get-login-password*) echo password ;; *tradai-backend-api-dev*) echo v1 ;; esac`,
  docker: `echo "docker $*" >> "$CALLS"; case "$1" in login) cat > /dev/null ;; esac`,
};

describe("push-images.sh", () => {
  const folder = mkdtempSync(join(tmpdir(), "tradai-images-"));
  const calls = join(folder, "calls");
  const registry = "1.dkr.ecr.eu-central-1.amazonaws.com";
  const image = (source: string | undefined, repository: string, version: string): Image => ({
    ...(source !== undefined && { source }),
    repository,
    version,
    reference: `${registry}/${repository}${version.startsWith("sha256") ? "@" : ":"}${version}`,
  });
  const lines = imageLines([
    image("backend-api", "tradai-backend-api-dev", "v1"),
    image("mlflow", "tradai-mlflow-dev", "v1"),
    image(undefined, "tradai-public-dev/collector", "sha256:12"),
  ]);

  before(() => {
    for (const [name, body] of Object.entries(fakes)) {
      writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${body}\n`);
      chmodSync(join(folder, name), 0o755);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function push(source: string): { code: number | null; stdout: string; docker: string[] } {
    writeFileSync(calls, "");
    const { status, stdout } = spawnSync(join(repositoryRoot, ".github/scripts/push-images.sh"), {
      encoding: "utf8",
      env: {
        PATH: `${folder}:/usr/bin:/bin`,
        CALLS: calls,
        LINES_OF_IMAGES: lines,
        ENVIRONMENT: "dev",
        IMAGE_SOURCE: source,
        GITHUB_ACTOR: "somebody",
        REGISTRY_TOKEN: "token",
      },
    });
    return { code: status, stdout, docker: readFileSync(calls, "utf8").split("\n").slice(0, -1) };
  }

  it("pushes over a tag that is there, leaves one out, or forgets the cache's first pull", () => {
    const { code, docker } = push("ghcr.io/tradai");
    assert.deepEqual(docker, [
      `docker login --username AWS --password-stdin ${registry}`,
      "docker login --username somebody --password-stdin ghcr.io",
      "docker pull --quiet --platform linux/amd64 ghcr.io/tradai/mlflow:v1",
      `docker tag ghcr.io/tradai/mlflow:v1 ${registry}/tradai-mlflow-dev:v1`,
      `docker push --quiet ${registry}/tradai-mlflow-dev:v1`,
      `docker image rm --force ghcr.io/tradai/mlflow:v1 ${registry}/tradai-mlflow-dev:v1`,
      `docker pull --quiet ${registry}/tradai-public-dev/collector@sha256:12`,
    ]);
    assert.equal(code, 0);
  });

  it("goes on to the compute layer without an image that nobody pushed", () => {
    const { code, stdout } = push("");
    assert.equal(code, 1);
    assert.match(stdout, /no image 1\.dkr\.ecr\.[\w.-]+\/tradai-mlflow-dev:v1;/);
    assert.doesNotMatch(stdout, /backend-api/);
  });
});
