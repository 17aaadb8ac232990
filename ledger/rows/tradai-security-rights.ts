import type { Row } from "../row";

/** Document 002: who may do what in AWS. */
export const tradaiSecurityRights: readonly Row[] = [
  {
    id: "TRADAI-S-02",
    finding: "All functions shared one role: whoever took over one might run tasks and alter any table.",
    state: "closed",
    answer:
      "Each function has a role of its own, with the rights that its row of the wiring asks for. Only the workflows start tasks, and in prod the gate that migrates the database; promote-model may not.",
    evidence: {
      resources: [
        {
          are: [
            "aws.iam.Role function-promote-model-role",
            "aws.iam.Role function-backtest-consumer-role",
            "aws.iam.RolePolicy function-promote-model-policy",
          ],
        },
      ],
      rules: [
        "iam-one-role-per-function",
        "iam-no-wildcards",
        "iam-passrole-scoped",
        "no-dangling-reference",
      ],
      tests: [
        {
          file: "test/unit/compute/roles.test.ts",
          title:
            "starts tasks from what is no workflow, so that a function that is taken over could (TRADAI-S-02)",
        },
        { file: "test/unit/compute/roles.test.ts", title: "lets two functions share a role" },
        { file: "test/mutations/compute-functions.test.ts", title: "two functions on one role" },
      ],
    },
  },
  {
    id: "TRADAI-S-24",
    finding: "Rights on `tradai-*` reached other environments of the same account.",
    state: "closed",
    answer:
      "Every policy comes from one builder, which refuses a name without this environment and this account. Each environment is pinned to its configured account, and prod's is another one.",
    evidence: {
      rules: ["iam-env-scoped", "deploy-target-pinned"],
      tests: [
        {
          file: "test/unit/policy/environment.test.ts",
          title: "refuses every name of another environment in the same account (TRADAI-S-24)",
        },
        {
          file: "test/unit/compute/roles.test.ts",
          title: "names what belongs to another environment",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-25",
    finding: "The command line's role trusted every user of the account who knew a constant.",
    state: "closed",
    answer:
      "Beside the external id the trust asks for a second factor and for the tag that marks an operator of this environment. Pipelines have roles of their own, which GitHub's workflows assume by OpenID Connect.",
    evidence: {
      resources: [{ are: ["aws.iam.Role cli-ci-role"] }],
      rules: ["iam-trust-narrow", "no-dangling-reference"],
      tests: [
        {
          file: "test/unit/bootstrap/roles.test.ts",
          title: "are assumed by another repository, branch or environment",
        },
        {
          file: "test/unit/compute/roles.test.ts",
          title:
            "is assumed without the external id, without a second factor, or by whoever is in the account",
        },
        {
          file: "test/unit/compute/roles.test.ts",
          title: "pushes images, reads secrets, or runs what it likes",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-26",
    finding: "The NAT instance's role might alter any instance and any address.",
    state: "closed",
    answer:
      "What it alters has to carry the NAT instance's own tag; only looking things up has no resource to name. Prod has no NAT instance.",
    evidence: {
      resources: [{ are: ["aws.iam.RolePolicy nat-role-policy"], in: ["dev", "staging"] }],
      rules: ["iam-no-wildcards", "companions-present", "subnet-tiers"],
      tests: [
        {
          file: "test/unit/foundation/nat.test.ts",
          title: "lets the instance alter other instances or addresses",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-27",
    finding: "The function that sets the NAT routes might alter any route table.",
    state: "closed",
    answer:
      "AWS gives route tables random names, so that the role is bound to the tags of this environment's private tables, and to the one scaling group by name.",
    evidence: {
      resources: [{ are: ["aws.iam.RolePolicy function-nat-route-updater-policy"], in: ["dev", "staging"] }],
      rules: ["iam-no-wildcards", "companions-present", "subnet-tiers"],
      tests: [
        {
          file: "test/unit/foundation/nat-updater.test.ts",
          title: "lets the updater alter other route tables, or answer for another group",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-28",
    finding: "The host's role held the rights of four services and could register but not deregister.",
    state: "partly",
    answer:
      "The role names resources of its environment alone and is absent in prod. The host registers its own services; only the cleanup function, which outlives it, takes entries out.",
    rest: "Four services on one host share one role in dev and staging. A role for each needs ECS, as in prod.",
    evidence: {
      resources: [
        {
          are: [
            "aws.iam.RolePolicy consolidated-role-policy",
            "aws.iam.RolePolicy function-deregistration-policy",
          ],
          in: ["dev", "staging"],
        },
      ],
      rules: ["sd-lifecycle-closed", "iam-env-scoped"],
      tests: [
        {
          file: "test/unit/compute/roles.test.ts",
          title: "keeps the host from a documented right, or lets it take others out of discovery",
        },
        {
          file: "test/unit/compute/host-role.test.ts",
          title: "registers with another environment, or takes entries out that are not its own",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-29",
    finding: "The workflows and the API's way into the queue had no role, and nobody might start a workflow.",
    state: "closed",
    answer:
      "The workflows, the API's queue route and the event rule that starts a retraining have roles of their own. Whoever passes a role names it and the service that receives it.",
    evidence: {
      resources: [
        {
          are: [
            "aws.iam.RolePolicy workflow-backtest-workflow-role-policy",
            "aws.iam.RolePolicy workflow-retraining-workflow-role-policy",
            "aws.iam.RolePolicy api-queue-policy",
            "aws.iam.RolePolicy events-policy",
          ],
        },
      ],
      rules: [
        "sfn-role-fits",
        "api-hardened",
        "event-rule-complete",
        "iam-passrole-scoped",
        "iam-actions-fit",
        "no-dangling-arn",
      ],
      tests: [
        {
          file: "test/unit/compute/workflows-role.test.ts",
          title: "may do more or less than its definition does",
        },
        {
          file: "test/unit/compute/roles.test.ts",
          title: "passes a role to anything but a task, or one that is not the task's",
        },
        {
          file: "test/mutations/compute.test.ts",
          title: "a workflow that may not pass the roles of its tasks",
        },
      ],
    },
  },
  {
    id: "TRADAI-S-30",
    finding: "The tasks' role lacked the queue, so that prod's backend would fail its own health check.",
    state: "closed",
    answer:
      "In prod the backend's own role may send to the backtest queue and look at it. No other task's role may.",
    evidence: {
      resources: [{ are: ["aws.iam.RolePolicy task-backend-api-policy"], in: ["prod"] }],
      rules: ["companions-present", "iam-actions-fit", "no-dangling-arn"],
      tests: [
        {
          file: "test/unit/compute/roles.test.ts",
          title: "keeps the backend from its queue, or lets another task send to it (TRADAI-S-30)",
        },
        {
          file: "test/unit/compute/wiring.test.ts",
          title: "may do what it does not need, or may not do what it is for",
        },
      ],
    },
  },
];
