import type { Evidence, Row } from "../row";

/** Each service and function has a repository of its own, and runs what is in it by version. */
const ownImages: Evidence = {
  resources: [
    {
      are: [
        "aws.ecr.Repository backend-api",
        "aws.ecr.LifecyclePolicy backend-api",
        "aws.ecr.Repository lambda-backtest-consumer",
      ],
    },
  ],
  rules: ["image-pinned", "ecr-lifecycle"],
  tests: [
    {
      file: "test/unit/persistent/repositories.test.ts",
      title: "has an image repository too many, too few or by another name",
    },
    {
      file: "test/unit/compute/tasks.test.ts",
      title: "runs an image that nobody pinned, or that another environment pushed",
    },
  ],
};

/** One runtime for every bundle, and no image without a version. */
const oneRuntime: Evidence = {
  rules: ["image-pinned", "lambda-bounded"],
  tests: [
    {
      file: "test/unit/compute/functions.test.ts",
      title: "runs bundles on runtimes that differ from one another",
    },
    {
      file: "test/unit/compute/functions.test.ts",
      title: "runs code that nobody pinned, or that another environment pushed",
    },
  ],
};

/** A producer of logs has one group, and a group one producer. */
const oneOfEach: Evidence = {
  rules: ["logs-owned"],
  tests: [
    {
      file: "test/unit/compute/logs.test.ts",
      title: "has a group too many or too few: two for one producer, or none",
    },
  ],
};

/** ORION: images, packages and the scripts that build them. */
export const orionImages: readonly Row[] = [
  {
    id: "ORION-01",
    finding: "Six services have no Dockerfile.",
    state: "partly",
    answer:
      "Every service, function and strategy has a declared repository, and what runs names it with a version. The rules of an image are written down.",
    rest: "Dockerfiles are the services' code. Whether a version was pushed shows at the deployment: nothing is looked up in a preview.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ecr.Repository backend-api",
            "aws.ecr.LifecyclePolicy backend-api",
            "aws.ecr.Repository lambda-backtest-consumer",
          ],
        },
      ],
      rules: ["image-pinned", "ecr-lifecycle"],
      tests: [
        {
          file: "test/unit/persistent/repositories.test.ts",
          title: "has an image repository too many, too few or by another name",
        },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "runs an image that nobody pinned, or that another environment pushed",
        },
      ],
      files: ["docs/images.md"],
    },
  },
  {
    id: "ORION-02",
    finding: "A build command names a path that does not exist.",
    state: "partly",
    answer:
      "The code that this repository bundles is looked for before the first resource is registered, and every layer is previewed from its own folder by the tests.",
    rest: "The build commands of the services are their code.",
    evidence: {
      rules: ["deploy-target-pinned"],
      tests: [
        {
          file: "test/unit/components/handler-bundle.test.ts",
          title: "lets the engine wait for a handler that does not exist",
        },
        {
          file: "test/layers/layers.test.ts",
          title: "plans in its own folder what the inline preview shows",
        },
      ],
      files: [".ci/run", ".github/workflows/pull-request.yml"],
    },
  },
  {
    id: "ORION-13",
    finding: "The pipeline tests with another version of Python than production runs.",
    state: "partly",
    answer:
      "Functions of this repository share one runtime, and a runtime that AWS no longer supports fails the preview. Everything else runs the very image that was pushed, by version.",
    rest: "The services' code builds and tests with the version that its image holds.",
    evidence: oneRuntime,
  },
  {
    id: "ORION-28",
    finding: "A test package is listed twice.",
    state: "application",
    answer:
      "The same fault in infrastructure is two resources for one job: two log groups of one producer, or two producers of one group, fail the preview.",
    evidence: oneOfEach,
  },
  {
    id: "ORION-30",
    finding: "Every service carries heavy packages that few of them need.",
    state: "application",
    answer:
      "Each service and function has an image and a size of its own, within what the environment pays for.",
    evidence: {
      resources: [{ are: ["aws.ecr.Repository lambda-health-check", "aws.ecr.Repository data-collection"] }],
      rules: ["image-pinned", "cost-bounded", "no-dangling-reference"],
      tests: [
        {
          file: "test/config/bad-containers.test.ts",
          title: "processor units that dev may not pay for, but prod may",
        },
      ],
    },
  },
  {
    id: "ORION-40",
    finding: "The table of components calls the Dockerfiles partial.",
    state: "partly",
    answer: "As ORION-01.",
    rest: "Dockerfiles are the services' code.",
    evidence: ownImages,
  },
  {
    id: "ORION-45",
    finding: "The table of the pipeline calls the set-up of Python wrong.",
    state: "partly",
    answer: "As ORION-13.",
    rest: "The services' pipelines set up the version that their images hold.",
    evidence: oneRuntime,
  },
  {
    id: "ORION-63",
    finding: "The table of packages finds test packages twice.",
    state: "application",
    answer: "As ORION-28.",
    evidence: oneOfEach,
  },
  {
    id: "ORION-64",
    finding: "Packages have no fixed versions.",
    state: "partly",
    answer:
      "Images run by version or digest, and tags cannot be moved. The packages of this repository are exact, with one lockfile.",
    rest: "The packages inside the services' images are their code.",
    evidence: {
      resources: [{ are: ["aws.ecr.Repository backend-api", "aws.ecr.PullThroughCacheRule image-cache"] }],
      rules: ["image-pinned", "ecr-immutable-scanned"],
      tests: [
        { file: "test/config/bad-deployments.test.ts", title: "a collector by a tag, which moves" },
        { file: "test/setup/dependencies.test.ts", title: "are stale when " },
      ],
      files: ["package-lock.json", ".npmrc", ".github/workflows/dependencies.yml"],
    },
  },
  {
    id: "ORION-65",
    finding: "The services have no scripts of their own.",
    state: "application",
    answer:
      "This repository has one command for each job, such as preview, test, rehearse, diff, doctor and shift, and a pipeline for each occasion; every layer is deployed from its own folder.",
    evidence: {
      rules: ["deploy-target-pinned"],
      tests: [
        {
          file: "test/layers/layers.test.ts",
          title: "plans in its own folder what the inline preview shows",
        },
      ],
      files: ["package.json", ".github/workflows/deploy.yml", "docs/pipelines.md"],
    },
  },
];
