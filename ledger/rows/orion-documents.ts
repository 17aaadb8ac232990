import type { Row } from "../row";

/** ORION: documents that are missing or out of date. */
export const orionDocuments: readonly Row[] = [
  {
    id: "ORION-18",
    finding: "The variables that a service needs are written down nowhere.",
    state: "partly",
    answer:
      "Every setting and its allowed values are a page and a schema for editors, both made from the code. A page lists each variable that a container or function gets.",
    rest: "Variables that a service reads besides are the services' code.",
    evidence: {
      rules: ["naming-and-tags"],
      tests: [
        {
          file: "test/config/generated-documents.test.ts",
          title: "tell something else than the code (npm run docs rewrites them)",
        },
        {
          file: "test/config/generated-documents.test.ts",
          title: "leave out a setting that an environment has",
        },
        {
          file: "test/unit/compute/documents.test.ts",
          title: "do not say what a variable of a container is, which its image has to know",
        },
      ],
      files: ["docs/configuration.md", "docs/configuration.schema.json", "docs/images.md"],
    },
  },
  {
    id: "ORION-34",
    finding: "The API has no documentation.",
    state: "partly",
    answer:
      "An OpenAPI document is made from the table of routes that the API is made from: scopes, bodies, errors and the way into the queue.",
    rest: "What a service answers when all is well is the services' code; the document leaves those bodies open.",
    evidence: {
      rules: ["api-authorised"],
      tests: [
        {
          file: "test/unit/edge/openapi.test.ts",
          title: "has other routes than the API, or asks other scopes",
        },
        { file: "test/unit/edge/openapi.test.ts", title: "is refused by the tools that read OpenAPI" },
      ],
      files: ["docs/openapi.json"],
    },
  },
  {
    id: "ORION-35",
    finding: "Operators have no runbook.",
    state: "partly",
    answer:
      "Every alarm names a page that is there and says what it means and what to do. Restore, failover and rollback are documents of Systems Manager that operators start.",
    rest: "Who is on call, and whom they call, is decided by people: the settings hold addresses alone.",
    evidence: {
      resources: [
        {
          are: [
            "aws.ssm.Document runbook-restore",
            "aws.ssm.Document runbook-failover",
            "aws.ssm.Document runbook-rollback",
          ],
        },
      ],
      rules: ["runbook-linked"],
      tests: [
        {
          file: "test/mutations/edge-watching.test.ts",
          title: "an alarm whose description names no runbook",
        },
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
        {
          file: "test/unit/compute/documents.test.ts",
          title: "are missing for an alarm, or its runbook does not know it",
        },
      ],
      files: ["docs/runbooks/services.md", "docs/runbooks/rollback.md", "docs/deploying.md"],
    },
  },
  {
    id: "ORION-36",
    finding: "The documents of the architecture are out of date.",
    state: "partly",
    answer:
      "What is deployed is written down by the program: golden files of every layer and environment, and made from them the pictures of the architecture, the matrix of roles, the tables of routes and alarms and the pages on settings, policies and procedures. A test fails when one of them is behind, and the pipeline of a pull request runs it.",
    rest: "The documents of the services themselves are people's work.",
    evidence: {
      rules: ["naming-and-tags"],
      tests: [
        { file: "test/golden/golden.test.ts", title: "is planned as its golden file says" },
        {
          file: "test/config/generated-documents.test.ts",
          title: "tell something else than the code (npm run docs rewrites them)",
        },
      ],
      files: [
        "docs/architecture.md",
        "docs/roles.md",
        "docs/routes.md",
        "docs/alarms.md",
        "docs/configuration.md",
      ],
    },
  },
  {
    id: "ORION-62",
    finding: "The page on security says little.",
    state: "application",
    answer:
      "Every policy has an entry on one page that says what it checks, why it matters and how to put it right, with examples that are its tests.",
    evidence: {
      rules: ["naming-and-tags"],
      tests: [
        {
          file: "test/policies/metadata.test.ts",
          title: "tells what, why and how in sentences, so that its message helps",
        },
      ],
      files: ["docs/policies.md", "docs/policy-coverage.md"],
    },
  },
];
