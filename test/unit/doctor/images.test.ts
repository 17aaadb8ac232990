import assert from "node:assert/strict";
import {
  DescribeImagesCommand,
  ImageNotFoundException,
  RepositoryNotFoundException,
} from "@aws-sdk/client-ecr";
import { found, remedies, World } from "./world";

const noImage = new ImageNotFoundException({ message: "none", $metadata: {} });
const noRepository = new RepositoryNotFoundException({ message: "none", $metadata: {} });
const collector = "tradai-public-dev/aws-observability/aws-otel-collector";

describe("images before an up", () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.restore());
  const examine = (): ReturnType<World["examine"]> => world.examine([], "images");

  it("are asked for at another version than the settings name, or not all of them", async () => {
    const results = await examine();
    assert.deepEqual(found(results), []);
    const asked = world.ecr.commandCalls(DescribeImagesCommand).map(({ args: [{ input }] }) => input);
    // docs/images.md: one for each service (6), strategy (2) and function that is an image (17), and the collector.
    assert.equal(asked.length, 26);
    assert.ok(
      asked.some(
        ({ repositoryName, imageIds }) =>
          repositoryName === "tradai-mlflow-dev" && imageIds?.[0]?.imageTag === "v0.1.1",
      ),
    );
    assert.deepEqual(asked.find(({ repositoryName }) => repositoryName === collector)?.imageIds, [
      { imageDigest: `sha256:${"0".repeat(64)}` },
    ]);
  });

  it("that are missing in their repository are passed over, or cannot be told apart", async () => {
    for (const repositoryName of ["tradai-mlflow-dev", "tradai-lambda-health-check-dev"]) {
      world.ecr.on(DescribeImagesCommand, { repositoryName }).rejects(noImage);
    }
    const results = await examine();
    assert.deepEqual(found(results), [
      ["blocks", "tradai-lambda-health-check-dev:v0.1.1"],
      ["blocks", "tradai-mlflow-dev:v0.1.1"],
    ]);
    assert.deepEqual(
      remedies(results)[1],
      "docker push 600802701449.dkr.ecr.eu-central-1.amazonaws.com/tradai-mlflow-dev:v0.1.1",
    );
  });

  it("block the first deployment, which makes their repositories, or say nothing of the order", async () => {
    world.ecr.on(DescribeImagesCommand).rejects(noRepository);
    const results = await examine();
    assert.deepEqual(found(results), [
      ["warns", "25 of 25 repositories"],
      ["warns", collector],
    ]);
    assert.match(remedies(results)[0] ?? "", /^pulumi up in persistent\/, then push .*npm run images -- dev/);
  });

  it("of a repository that alone is missing let an up begin", async () => {
    world.ecr.on(DescribeImagesCommand, { repositoryName: "tradai-mlflow-dev" }).rejects(noRepository);
    assert.deepEqual(found(await examine()), [["blocks", "1 of 25 repositories"]]);
  });

  for (const [title, error] of [
    ["repository", noRepository],
    ["image", noImage],
  ] as const) {
    it(`of the collector are thought to be cached without their ${title}`, async () => {
      world.ecr.on(DescribeImagesCommand, { repositoryName: collector }).rejects(error);
      const results = await examine();
      assert.deepEqual(found(results), [["warns", collector]]);
      assert.match(remedies(results)[0] ?? "", /from outside the VPC: docker pull .*@sha256:0{64}$/);
    });
  }
});
