/**
 * What the migration gate calls, for its role and for the test that holds both together. Plain data: the layer reads it
 * without loading the SDK. To run the task it passes the task's two roles to ECS besides.
 */
export const migrationGateActions = {
  /**
   * On the database, whose snapshots it lists, and on those of migrations; a snapshot that is made with a tag is tagged,
   * too.
   */
  onSnapshots: ["rds:AddTagsToResource", "rds:CreateDBSnapshot", "rds:DescribeDBSnapshots"],
  /** On its snapshots of migrations alone: no other may disappear. */
  onOldSnapshots: ["rds:DeleteDBSnapshot"],
  /** On the migration's task definition, in every revision. */
  onTaskDefinition: ["ecs:RunTask"],
  /** On the tasks of the cluster. */
  onTasks: ["ecs:DescribeTasks"],
  /**
   * Its resource is the container instance, of which Fargate has none; the cluster is a condition:
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
   */
  withoutResource: ["ecs:ListTasks"],
} as const;
