import * as aws from "@pulumi/aws";
import { createRole } from "../shared/components";
import type { LayerContext } from "../shared/components";
import { servicesOnEcs } from "../shared/inventory";
import { PolicyBuilder, trustPeople } from "../shared/policy";

/**
 * The role of people who deploy and start services from the command line: those who carry the tag, with a second factor
 * and the agreed external id (architecture.md 1.3, TRADAI-S-25). It passes the roles of the services' tasks and no others.
 */
export function createCliRole(context: LayerContext): void {
  const { arns, names, settings } = context;
  const name = names.role("cli-ci");
  const onEcs = servicesOnEcs(settings);
  const repositories = [
    ...onEcs.map(({ id }) => arns.serviceRepository(id)),
    ...settings.strategies.map((strategy) => arns.strategyRepository(strategy)),
  ];
  const roles = onEcs.flatMap(({ id }) => [names.taskRole(id), names.executionRole(id)]);
  const role = createRole(
    context,
    "cli-ci-role",
    name,
    trustPeople(settings, {
      principalTags: { "tradai-operator": settings.environment },
      externalId: "tradai-cli",
      reason: "let operators work from the command line",
    }),
  );
  const document = new PolicyBuilder(settings)
    .allow(["ecs:DescribeServices", "ecs:UpdateService"])
    .on(onEcs.map(({ id }) => arns.service(id)))
    .because("deploy start and stop services")
    .allow(["ecs:DescribeTasks", "ecs:StopTask"])
    .on(arns.tasks())
    .when({ ArnEquals: { "ecs:cluster": arns.cluster() } })
    .because("look at tasks and stop one")
    .allowWithoutResource("ecs:ListTasks", "list the tasks of the cluster", {
      ArnEquals: { "ecs:cluster": arns.cluster() },
    })
    .allow("ecs:RegisterTaskDefinition")
    .on(onEcs.map(({ id }) => arns.taskDefinition(names.service(id))))
    .because("write a new revision of a task")
    .allowWithoutResource("ecs:DescribeTaskDefinition", "read a task definition, which has no resource")
    .withDynamoDbCrud(["deployments"])
    .allow(["ecr:DescribeImages", "ecr:DescribeRepositories"])
    .on(repositories)
    .because("see which images there are")
    .withPassRole(
      roles.map((passed) => arns.roleNamed(passed)),
      "ecs-tasks.amazonaws.com",
    )
    .build();
  new aws.iam.RolePolicy(
    "cli-ci-policy",
    { name: "work", role: role.name, policy: document.json },
    context.options(),
  );
}
