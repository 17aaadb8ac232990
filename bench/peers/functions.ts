import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Repository, RepositoryEncryption, TagMutability, TagStatus } from "aws-cdk-lib/aws-ecr";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { ManagedPolicy, Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Alias, DockerImageCode, DockerImageFunction, LoggingFormat, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { settings } from "../mix";
import { alarmOf, named, type Unit } from "./unit";

function repositoryOf(unit: Unit, name: string): Repository {
  const repository = new Repository(unit, `${name}-repository`, {
    repositoryName: name,
    imageTagMutability: TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    encryption: RepositoryEncryption.AES_256,
    lifecycleRules: [{ tagStatus: TagStatus.ANY, maxImageCount: settings.repository.keptImages }],
  });
  return named(repository, name);
}

function roleOf(unit: Unit, name: string): Role {
  const role = new Role(unit, `${name}-role`, {
    roleName: name,
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
  });
  named(role, name);
  new Policy(unit, `${name}-policy`, {
    policyName: name,
    roles: [role],
    statements: [
      new PolicyStatement({
        sid: "WriteItsLogs",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [unit.arn("logs", `log-group:/aws/lambda/${name}:*`)],
      }),
      new PolicyStatement({
        sid: "KeepItsState",
        actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
        resources: [unit.arn("dynamodb", `table/${name.replace("function", "table")}`)],
      }),
    ],
  });
  // What the function adds by itself stands in the policy above, as on the other side.
  return role.withoutPolicyUpdates() as Role;
}

/** A function from an image with everything around it; returns its live alias. */
export function functionOf(unit: Unit, name: string): Alias {
  const { memoryMb, timeoutSeconds, retries, eventAgeSeconds, tag } = settings.function;
  const repository = repositoryOf(unit, name);
  const logGroup = new LogGroup(unit, `${name}-logs`, {
    logGroupName: `/aws/lambda/${name}`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const lambda = new DockerImageFunction(unit, name, {
    functionName: name,
    role: roleOf(unit, name),
    code: DockerImageCode.fromEcr(repository, { tagOrDigest: tag }),
    memorySize: memoryMb,
    timeout: Duration.seconds(timeoutSeconds),
    environment: { STAGE: settings.environment },
    loggingFormat: LoggingFormat.JSON,
    logGroup,
    tracing: Tracing.ACTIVE,
  });
  named(logGroup, name);
  named(lambda, name);
  const alias = new Alias(unit, `${name}-live`, {
    aliasName: "live",
    version: lambda.currentVersion,
    retryAttempts: retries,
    maxEventAge: Duration.seconds(eventAgeSeconds),
  });
  for (const metric of ["Errors", "Throttles"])
    alarmOf(unit, `${name}-${metric.toLowerCase()}`, "AWS/Lambda", metric, {
      FunctionName: lambda.functionName,
    });
  return alias;
}

/** A scheduled rule that invokes a function. */
export function scheduleOf(unit: Unit, name: string, alias: Alias | undefined): void {
  if (alias === undefined) throw new Error(`${name} has no function to invoke`);
  const rule = new Rule(unit, name, {
    ruleName: name,
    schedule: Schedule.expression(settings.schedule),
    targets: [new LambdaFunction(alias)],
  });
  named(rule, name);
}

/** The role of a task with a managed policy. */
export function taskRoleOf(unit: Unit, name: string): void {
  const { account, region } = settings;
  const role = new Role(unit, name, {
    roleName: name,
    assumedBy: new ServicePrincipal("ecs-tasks.amazonaws.com", {
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${account}:*` },
      },
    }),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(settings.managedPolicy)],
  });
  named(role, name);
  new Policy(unit, `${name}-policy`, {
    policyName: name,
    roles: [role],
    statements: [
      new PolicyStatement({
        sid: "HandOverWork",
        actions: ["sqs:SendMessage"],
        resources: [unit.arn("sqs", name.replace(/role-\d+/, "queue-1"))],
      }),
    ],
  });
}
