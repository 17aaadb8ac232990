import { App, Stack, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { nameOf, resourcesOf, settings } from "../mix";
import { functionOf, scheduleOf, taskRoleOf } from "./functions";
import { listen, queueOf, topicOf } from "./messaging";
import { metricOf, neighbourhood, securityGroupOf } from "./network";
import { bucketOf, logsBucket, parameterOf, tableOf } from "./storage";
import { Unit } from "./unit";

/** CloudFormation takes no more in one stack: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const RESOURCES_OF_A_STACK = 500;

function build(stack: Stack, numbers: readonly number[]): void {
  const vpc = neighbourhood(stack);
  const logs = logsBucket(stack);
  for (const number of numbers) {
    const unit = new Unit(stack, number);
    const topic = nameOf(number, "topic", 1);
    unit.alerts = topicOf(unit, topic);
    const queues = unit.each("queues", "queue", (name) => queueOf(unit, name));
    for (const queue of queues) listen(unit, topic, unit.alerts, queue);
    const [alias] = unit.each("functions", "function", (name) => functionOf(unit, name));
    unit.each("schedules", "schedule", (name) => scheduleOf(unit, name, alias));
    unit.each("roles", "role", (name) => taskRoleOf(unit, name));
    unit.each("buckets", "bucket", (name) => bucketOf(unit, name, logs));
    unit.each("tables", "table", (name) => tableOf(unit, name));
    unit.each("securityGroups", "group", (name) => securityGroupOf(unit, name, vpc));
    unit.each("metrics", "metric", (name) => metricOf(unit, name));
    unit.each("parameters", "parameter", (name) => parameterOf(unit, name));
  }
}

/** So many units of `../mix.ts`, in as few stacks as CloudFormation allows, with cdk-nag's checks: the peer's side. */
function race(units: number): void {
  const { account, region } = settings;
  const app = new App({ analyticsReporting: false });
  const perStack = Math.floor(RESOURCES_OF_A_STACK / resourcesOf("cdk", 1));
  for (let first = 1; first <= units; first += perStack) {
    const count = Math.min(perStack, units - first + 1);
    const stack = new Stack(app, `Units${first}`, { env: { account, region } });
    build(
      stack,
      Array.from({ length: count }, (_, index) => first + index),
    );
  }
  for (const [name, value] of Object.entries(settings.tags)) Tags.of(app).add(name, value);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

race(Number(process.env.UNITS ?? "1"));
