import type { Row } from "../row";
import { gatedVersions } from "./edgar-evidence";

/** EDGAR (document 001): what is written down and automated of deployments. */
export const edgarProcedures: readonly Row[] = [
  {
    id: "EDGAR-22",
    finding: "How deployments go was written down nowhere.",
    state: "partly",
    answer:
      "The strategy of each service is code and configuration. Pages say how services and functions are deployed and looked at, and the rollback's page is generated from its procedure.",
    rest: "When a release is due and who agrees to it is the team's to write down.",
    evidence: {
      resources: [{ are: ["aws.ssm.Document runbook-rollback"] }],
      rules: ["runbook-linked"],
      tests: [
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
      ],
      files: [
        ".github/workflows/deploy.yml",
        "docs/deploying.md",
        "docs/pipelines.md",
        "docs/runbooks/services.md",
        "docs/runbooks/functions.md",
      ],
    },
  },
  {
    id: "EDGAR-23",
    finding: "There was no procedure for a rollback.",
    state: "partly",
    answer:
      "An automation document with a role of its own deploys an earlier revision of a service, or points a function's alias at an earlier version, and checks the outcome.",
    rest: "People have to practise it. It takes back no change of the database's schema.",
    evidence: {
      resources: [{ are: ["aws.ssm.Document runbook-rollback", "aws.iam.Role procedures-role"] }],
      rules: ["runbook-linked"],
      tests: [
        {
          file: "test/unit/edge/procedures.test.ts",
          title: "are not the three that the findings ask for, or lack a name",
        },
        { file: "test/unit/edge/procedures.test.ts", title: "end well where what they started did not" },
      ],
      files: ["docs/runbooks/rollback.md"],
    },
  },
  {
    id: "EDGAR-24",
    finding: "Nothing after the infrastructure's plan was automated.",
    state: "partly",
    answer:
      "A push to main previews and deploys each environment, layer by layer and after an approval, with a role that GitHub's workflows assume in that environment alone. The provider refuses every account but the configured one.",
    rest: "The pipelines have not run on GitHub yet.",
    evidence: {
      rules: ["deploy-target-pinned", "iam-trust-narrow"],
      tests: [
        {
          file: "test/unit/bootstrap/roles.test.ts",
          title: "are assumed by another repository, branch or environment",
        },
        {
          file: "test/unit/bootstrap/grants.test.ts",
          title: "lack the calls for a type that a layer declares",
        },
        {
          file: "test/preview/environments.test.ts",
          title: "the pack is content and a reviewer can read every policy document",
        },
        {
          file: "test/unit/policy/outside.test.ts",
          title: "deploy only from the repository's GitHub environment of the same name",
        },
      ],
      files: [
        ".github/workflows/deploy.yml",
        "bootstrap/deploy-policies.ts",
        "tools/preview/main.ts",
        "tools/shift/main.ts",
        "docs/deploying.md",
      ],
    },
  },
  {
    id: "EDGAR-25",
    finding: "Deployments passed no validation gate, as the document says once more.",
    state: "closed",
    answer:
      "As EDGAR-15: nobody meets a new version of backend-api or mlflow that its gate has not accepted.",
    evidence: gatedVersions,
  },
];
