import type { Evidence, Row } from "../row";

/** Everything that is declared has a consumer. */
const consumed: Evidence = {
  rules: ["no-orphans"],
  tests: [
    { file: "test/unit/compute/wiring.test.ts", title: "overlooks a function or a task" },
    {
      file: "test/deletions/deletions.ts",
      title: "reports every deletion, but for those that are written down with their reason",
    },
  ],
};

/** The trail records who wrote which version of data and models. */
const writesRecorded: Evidence = {
  resources: [
    {
      are: [
        "aws.cloudtrail.Trail trail",
        "aws.s3.BucketVersioning bucket-arcticdb-versioning",
        "aws.s3.BucketVersioning bucket-mlflow-versioning",
      ],
    },
  ],
  rules: ["trail-complete", "s3-versioned"],
  tests: [
    {
      file: "test/unit/persistent/trail.test.ts",
      title: "misses management events, objects of a data bucket or items of a table",
    },
  ],
};

/** USDCOP: features and models that are provisioned, recorded and checked. */
export const usdcopModels: readonly Row[] = [
  {
    id: "USDCOP-04",
    finding: "A feature store is set up, and inference does not call it.",
    state: "application",
    answer:
      "The same fault in infrastructure is a resource that nobody uses: a table, queue, topic, bucket, secret or repository without a declared consumer fails the preview.",
    evidence: consumed,
  },
  {
    id: "USDCOP-05",
    finding: "MLflow does not record by which data and norms a model was made.",
    state: "application",
    answer:
      "The buckets of data and models keep versions, the trail records each write, and each task runs an image by version or digest.",
    evidence: {
      resources: [
        {
          are: [
            "aws.cloudtrail.Trail trail",
            "aws.s3.BucketVersioning bucket-arcticdb-versioning",
            "aws.s3.BucketVersioning bucket-mlflow-versioning",
          ],
        },
      ],
      rules: ["trail-complete", "s3-versioned", "image-pinned"],
      tests: [
        {
          file: "test/unit/persistent/trail.test.ts",
          title: "misses management events, objects of a data bucket or items of a table",
        },
        {
          file: "test/unit/compute/tasks.test.ts",
          title: "runs an image that nobody pinned, or that another environment pushed",
        },
      ],
    },
  },
  {
    id: "USDCOP-08",
    finding: "The audit of models finds stores and hashes that nobody uses.",
    state: "application",
    answer: "As USDCOP-04 and USDCOP-05.",
    evidence: consumed,
  },
  {
    id: "USDCOP-26",
    finding: "The feature store is only partly integrated.",
    state: "application",
    answer: "As USDCOP-04.",
    evidence: consumed,
  },
  {
    id: "USDCOP-41",
    finding: "The remediation asks to log the hashes of data and norms.",
    state: "application",
    answer: "As USDCOP-05: versions of objects and the trail of their writes stay, whatever the code logs.",
    evidence: writesRecorded,
  },
  {
    id: "USDCOP-42",
    finding: "The remediation asks inference to call the feature store.",
    state: "application",
    answer: "As USDCOP-04.",
    evidence: consumed,
  },
  {
    id: "USDCOP-45",
    finding: "Nothing enforces the expected hash of the norms.",
    state: "application",
    answer:
      "What is enforced here is which image runs: tags cannot be moved, and an image without version or digest fails the preview.",
    evidence: {
      resources: [
        { are: ["aws.ecr.Repository strategy-momentum", "aws.ecr.Repository lambda-promote-model"] },
      ],
      rules: ["image-pinned", "ecr-immutable-scanned"],
      tests: [
        { file: "test/mutations/compute-functions.test.ts", title: "a function on a floating tag" },
        { file: "test/config/bad-deployments.test.ts", title: "a collector by a tag, which moves" },
      ],
    },
  },
  {
    id: "USDCOP-46",
    finding: "The cache knows another number of features than the model.",
    state: "application",
    answer:
      "The keys, indexes and expiry of every table stand in one table of the inventory, from which the program, its grants and its contracts are made.",
    evidence: {
      resources: [
        { are: ["aws.dynamodb.Table table-drift-state", "aws.dynamodb.Table table-retraining-state"] },
      ],
      rules: ["ddb-hardened", "no-dangling-arn"],
      tests: [
        {
          file: "test/unit/persistent/tables.test.ts",
          title: "other keys, another index or another expiry attribute",
        },
      ],
    },
  },
  {
    id: "USDCOP-47",
    finding: "Models have no signature that says what they take.",
    state: "application",
    answer: "The API holds each body to a model before anything behind it sees it.",
    evidence: {
      resources: [
        {
          are: [
            "aws.apigateway.Model api-model-Backtest",
            "aws.apigateway.Model api-model-Promotion",
            "aws.apigateway.RequestValidator api-validator-body",
          ],
        },
      ],
      rules: ["api-hardened"],
      tests: [
        { file: "test/mutations/edge.test.ts", title: "a body that is held to no model" },
        { file: "test/unit/edge/api-models.test.ts", title: "a bad one is let through" },
      ],
    },
  },
];
