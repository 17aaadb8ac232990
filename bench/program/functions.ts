import * as aws from "@pulumi/aws";
import type { Settings } from "../../shared/config";
import { PolicyBuilder, ResourcePolicyBuilder, trustPolicy } from "../../shared/policy";
import { settings } from "../mix";
import { alarmOf, type Unit } from "./unit";

function repositoryOf(scope: Settings, unit: Unit, name: string): aws.ecr.Repository {
  const repository = new aws.ecr.Repository(name, {
    name,
    tags: unit.tags(name),
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "AES256" }],
  });
  new aws.ecr.LifecyclePolicy(name, {
    repository: repository.name,
    policy: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          selection: {
            tagStatus: "any",
            countType: "imageCountMoreThan",
            countNumber: settings.repository.keptImages,
          },
          action: { type: "expire" },
        },
      ],
    }),
  });
  new aws.ecr.RepositoryPolicy(name, {
    repository: repository.name,
    policy: new ResourcePolicyBuilder(scope, "repository", unit.arn("ecr", `repository/${name}`))
      .allow(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
      .to("lambda.amazonaws.com")
      .when({ ArnLike: { "aws:SourceArn": unit.arn("lambda", `function:${name}`) } })
      .because("give functions their image")
      .build().json,
  });
  return repository;
}

function roleOf(scope: Settings, unit: Unit, name: string): aws.iam.Role {
  const role = new aws.iam.Role(name, {
    name,
    tags: unit.tags(name),
    assumeRolePolicy: trustPolicy(scope, "lambda.amazonaws.com").json,
  });
  new aws.iam.RolePolicy(name, {
    name,
    role: role.name,
    policy: new PolicyBuilder(scope)
      .allow(["logs:CreateLogStream", "logs:PutLogEvents"])
      .on(unit.arn("logs", `log-group:/aws/lambda/${name}:*`))
      .because("write its logs")
      .allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"])
      .on(unit.arn("dynamodb", `table/${name.replace("function", "table")}`))
      .because("keep its state")
      .build().json,
  });
  return role;
}

/** A function from an image with everything around it; returns its live alias. */
export function functionOf(scope: Settings, unit: Unit, name: string): aws.lambda.Alias {
  const { memoryMb, timeoutSeconds, retries, eventAgeSeconds, tag } = settings.function;
  const repository = repositoryOf(scope, unit, name);
  const role = roleOf(scope, unit, name);
  const logs = new aws.cloudwatch.LogGroup(name, {
    name: `/aws/lambda/${name}`,
    tags: unit.tags(name),
    retentionInDays: settings.logDays,
  });
  const lambda = new aws.lambda.Function(name, {
    name,
    tags: unit.tags(name),
    role: role.arn,
    packageType: "Image",
    imageUri: repository.repositoryUrl.apply((url) => `${url}:${tag}`),
    memorySize: memoryMb,
    timeout: timeoutSeconds,
    environment: { variables: { STAGE: settings.environment } },
    loggingConfig: { logFormat: "JSON", logGroup: logs.name },
    tracingConfig: { mode: "Active" },
    publish: true,
  });
  const alias = new aws.lambda.Alias(name, {
    name: "live",
    functionName: lambda.name,
    functionVersion: lambda.version,
  });
  new aws.lambda.FunctionEventInvokeConfig(name, {
    functionName: lambda.name,
    qualifier: alias.name,
    maximumRetryAttempts: retries,
    maximumEventAgeInSeconds: eventAgeSeconds,
  });
  for (const metric of ["Errors", "Throttles"])
    alarmOf(unit, `${name}-${metric.toLowerCase()}`, "AWS/Lambda", metric, { FunctionName: lambda.name });
  return alias;
}

/** A scheduled rule that invokes a function. */
export function scheduleOf(unit: Unit, name: string, alias: aws.lambda.Alias | undefined): void {
  if (alias === undefined) throw new Error(`${name} has no function to invoke`);
  const rule = new aws.cloudwatch.EventRule(name, {
    name,
    tags: unit.tags(name),
    scheduleExpression: settings.schedule,
  });
  new aws.cloudwatch.EventTarget(name, { rule: rule.name, targetId: "function", arn: alias.arn });
  new aws.lambda.Permission(name, {
    statementId: "schedule",
    action: "lambda:InvokeFunction",
    function: alias.functionName,
    qualifier: alias.name,
    principal: "events.amazonaws.com",
    sourceArn: rule.arn,
  });
}

/** The role of a task with a managed policy. */
export function taskRoleOf(scope: Settings, unit: Unit, name: string): void {
  const role = new aws.iam.Role(name, {
    name,
    tags: unit.tags(name),
    assumeRolePolicy: trustPolicy(scope, "ecs-tasks.amazonaws.com").json,
  });
  new aws.iam.RolePolicy(name, {
    name,
    role: role.name,
    policy: new PolicyBuilder(scope)
      .allow("sqs:SendMessage")
      .on(unit.arn("sqs", name.replace(/role-\d+/, "queue-1")))
      .because("hand over work")
      .build().json,
  });
  new aws.iam.RolePolicyAttachment(name, {
    role: role.name,
    policyArn: `arn:aws:iam::aws:policy/${settings.managedPolicy}`,
  });
}
