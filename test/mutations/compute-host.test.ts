import { edited, grants, startScript, withoutAction } from "./edits";
import { changed, describeMistakes, removed } from "./mistakes";
import type { Mistake } from "./mistakes";

/** The consolidated host is in dev and staging alone. */
const hosted = ["dev"] as const;

const mistakes: readonly Mistake[] = [
  {
    title: "the host's terminate hook without its rule",
    environments: hosted,
    mutation: removed("aws:cloudwatch/eventRule:EventRule", "consolidated-terminate"),
    rule: "asg-resilient",
    resource: "consolidated",
    // Nobody deregisters the host, and what is left of the function's schedule is watched by nothing.
    breaksToo: ["alarm-coverage", "no-dangling-reference", "sd-lifecycle-closed"],
  },
  {
    title: "a terminate hook whose function the rule may not start",
    environments: hosted,
    mutation: removed("aws:lambda/permission:Permission", "consolidated-terminate-permission"),
    rule: "event-rule-complete",
    resource: "consolidated-terminate-target",
  },
  {
    title: "a rule that listens for launches in place of terminations",
    environments: hosted,
    mutation: edited(
      "aws:cloudwatch/eventRule:EventRule",
      "consolidated-terminate",
      "eventPattern",
      (pattern) => pattern.replace("Instance-terminate", "Instance-launch"),
    ),
    rule: "asg-resilient",
    resource: "consolidated",
    // Nobody deregisters the host.
    breaksToo: ["sd-lifecycle-closed"],
  },
  {
    title: "a registrar whose entries the deregistration function may not remove",
    environments: hosted,
    mutation: grants("function-deregistration-policy", withoutAction("servicediscovery:DeregisterInstance")),
    rule: "sd-lifecycle-closed",
    resource: "consolidated",
  },
  {
    title: "hop limit 1 with a container on Docker's bridge network",
    environments: hosted,
    mutation: startScript("consolidated", (script) =>
      script.replace(
        "docker run --detach --name backend-api \\\n  --network host \\\n",
        "docker run --detach --name backend-api \\\n",
      ),
    ),
    rule: "container-hardened",
    resource: "consolidated",
  },
  {
    title: "metadata that answers without a token",
    environments: hosted,
    mutation: changed("aws:ec2/launchTemplate:LaunchTemplate", "consolidated", {
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "optional", httpPutResponseHopLimit: 1 },
    }),
    rule: "asg-resilient",
    resource: "consolidated",
  },
  {
    title: "a container of the host on `latest`",
    environments: hosted,
    mutation: startScript("consolidated", (script) =>
      script.replace(
        "  600802701449.dkr.ecr.eu-central-1.amazonaws.com/tradai-backend-api-dev:v0.1.1;",
        "  600802701449.dkr.ecr.eu-central-1.amazonaws.com/tradai-backend-api-dev:latest;",
      ),
    ),
    rule: "image-pinned",
    resource: "consolidated",
  },
  {
    title: "a host that is judged by its machine alone",
    environments: hosted,
    mutation: changed("aws:autoscaling/group:Group", "consolidated", { healthCheckType: "EC2" }),
    rule: "asg-resilient",
    resource: "consolidated",
  },
  {
    title: "a host that no target group knows",
    environments: hosted,
    mutation: changed("aws:autoscaling/group:Group", "consolidated", { targetGroupArns: [] }),
    rule: "tg-health-drain",
    resource: "target-group-backend-api",
    breaksToo: ["no-orphans"],
  },
  {
    title: "a host without its log group for a container",
    environments: hosted,
    mutation: removed("aws:cloudwatch/logGroup:LogGroup", "task-backend-api-logs"),
    rule: "logs-owned",
    // Its role may write to a group that nothing declares.
    breaksToo: ["no-dangling-arn", "no-dangling-reference"],
    resource: "consolidated",
  },
  {
    title: "a name under which the host registers no service",
    environments: hosted,
    mutation: startScript("consolidated", (script) => script.replace("\nregister mlflow\n", "\n")),
    rule: "sd-lifecycle-closed",
    resource: "discovery-mlflow",
  },
];

describeMistakes("compute", mistakes);
